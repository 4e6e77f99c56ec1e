//! The same link a second time: the page is the same, revised, replaced, or cannot be compared.

use super::*;
use crate::conclude::{Group, History, conclude};
use crate::memory::Fingerprint;
use crate::{Keep, judge_beside};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use signpost_core::Look;
use signpost_core::Verdict;
use signpost_core::report::Note;

fn long_text(link: &Link) -> String {
    let extra: String = (0..12)
        .map(|n| {
            format!("<p>Point {n}a: walk{n} rest{n} lift{n} bend{n} sleep{n} ask{n} wait{n}.</p>")
        })
        .collect();
    format!("{}{extra}", text_of(link))
}

fn remembered(link: &Link) -> Fingerprint {
    let html = page(link, &link.expectation.titles[0], &long_text(link));
    let first = judge(link, &at(link, &html), Some(&honest(link)), Memory::Nothing);
    first.fingerprint.expect("a fine page is remembered")
}

fn again(link: &Link, seen: &Observation) -> Judgement {
    judge(link, seen, Some(&honest(link)), Memory::Page(&remembered(link)))
}

#[test]
fn the_same_page_is_fine_whatever_single_words_say() {
    for link in all() {
        // Words by which another page would be called taken over, or a list of news.
        let words = "<p>Casino bonus. Affiliate links may earn us a commission.</p>";
        let title = &link.expectation.titles[0];
        let html = page(&link, title, &format!("{}{words}", long_text(&link)));
        let judgement = again(&link, &at(&link, &html));
        assert_eq!(judgement.reason.as_str(), "ok", "{:#?}", judgement.evidence.steps);
        assert!(judgement.notes.is_empty());
        assert!(judgement.fingerprint.is_some());
    }
}

#[test]
fn a_revised_page_is_fine_with_a_note() {
    for link in all() {
        let new: String = (50..80)
            .map(|n| {
                format!("<p>{} new{n} other{n} text{n} here{n}.</p>", link.expectation.subjects[0])
            })
            .collect();
        let html = page(&link, &link.expectation.titles[0], &new);
        let judgement = again(&link, &at(&link, &html));
        assert_eq!(judgement.reason.as_str(), "ok", "{:#?}", judgement.evidence.steps);
        assert_eq!(judgement.notes, [Note::Revised]);
    }
}

#[test]
fn another_page_is_replaced_though_it_names_the_ailment() {
    for link in all() {
        let subject = &link.expectation.subjects[0];
        let new: String = (50..80)
            .map(|n| format!("<p>{subject} new{n} other{n} text{n} here{n}.</p>"))
            .collect();
        let html = page(&link, &format!("{subject}: Dr. Hale"), &new);
        let judgement = again(&link, &at(&link, &html));
        assert_eq!(judgement.reason.as_str(), "replaced", "{:#?}", judgement.evidence.steps);
        assert!(judgement.fingerprint.is_none());
    }
}

#[test]
fn staff_under_the_name_of_the_aid_is_not_the_aid_revised() {
    for mut link in all() {
        let subject = link.expectation.subjects[0].clone();
        link.expectation.titles = vec![format!("{subject}: magnesium")];
        let aid = page(&link, &subject, &format!("<p>Magnesium.</p>{}", long_text(&link)));
        let before = judge(&link, &at(&link, &aid), Some(&honest(&link)), Memory::Nothing);
        let new: String =
            (50..80).map(|n| format!("<p>{subject} new{n} other{n} here{n}.</p>")).collect();
        // What the clinic says below each of its pages.
        let below = long_text(&link).split_inclusive("</p>").skip(12).collect::<String>();
        let html = format!(
            "<title>{subject} – team</title><main><h1>{subject}: Dr. Hale</h1>{new}{below}</main>"
        );
        let memory = before.fingerprint.expect("a fine page is remembered");
        let seen = at(&link, &html);
        let judgement = judge(&link, &seen, Some(&honest(&link)), Memory::Page(&memory));
        assert_ne!(judgement.reason.verdict(), Verdict::Ok, "{:#?}", judgement.evidence.steps);
    }
}

#[test]
fn a_sentence_in_the_place_of_the_text_is_no_new_edition() {
    for (link, left) in all().into_iter().zip([
        "Our editors are writing this page for you and yours.",
        "Onze redactie schrijft aan deze pagina voor u.",
        "Unsere Redaktion schreibt an dieser Seite für Sie.",
        "Notre rédaction écrit cette page pour vous.",
    ]) {
        let title = &link.expectation.titles[0];
        let judgement = again(&link, &at(&link, &page(&link, title, &format!("<p>{left}</p>"))));
        assert_eq!(judgement.reason.as_str(), "no-evidence", "{:#?}", judgement.evidence.steps);
    }
}

#[test]
fn walls_logins_and_faults_are_no_other_page() {
    let link = scoliosis();
    for (html, expected) in [
        (
            "<title>Just a moment...</title><p>Checking your browser before you go on.</p>",
            "bot-wall",
        ),
        (
            "<title>Log in</title><h1>Log in</h1><form><input type=password></form>",
            "login-required",
        ),
        ("<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>", "server-error"),
    ] {
        assert_eq!(again(&link, &at(&link, html)).reason.as_str(), expected, "{html}");
    }
}

#[test]
fn a_notice_on_the_same_page_is_news() {
    let link = scoliosis();
    let title = &link.expectation.titles[0];
    let notice = "<div role=alert><p>This decision aid has been withdrawn.</p></div>";
    let html = page(&link, title, &format!("{notice}{}", long_text(&link)));
    assert_eq!(again(&link, &at(&link, &html)).reason.as_str(), "withdrawn-notice");
}

#[test]
fn what_was_cut_off_proves_no_other_page() {
    let link = scoliosis();
    let new: String =
        (50..80).map(|n| format!("<p>new{n} other{n} text{n} here{n}.</p>")).collect();
    let mut seen = at(&link, &page(&link, "Our team", &new));
    if let Outcome::Answer(answer) = &mut seen.outcome {
        answer.cut = Some(crate::observation::Cut::Size);
    }
    assert_ne!(again(&link, &seen).reason.as_str(), "replaced");
}

#[test]
fn a_page_that_moved_is_known_at_its_new_address() {
    let link = scoliosis();
    let html = page(&link, &link.expectation.titles[0], &long_text(&link));
    let judgement = again(&link, &via(&link, &[(301, "/new/scoliosis")], 200, &html));
    assert_eq!(judgement.reason.as_str(), "moved-permanently");
}

#[test]
fn walls_logins_and_shells_are_not_remembered() {
    let link = scoliosis();
    for html in [
        "<title>Log in</title><form><input type=password></form>",
        "<div id=app></div><script src=a.js></script>",
    ] {
        assert!(
            judge(&link, &at(&link, html), None, Memory::Nothing).fingerprint.is_none(),
            "{html}"
        );
    }
}

#[test]
fn an_audit_that_remembers_nothing_says_the_same() {
    let link = scoliosis();
    let html = page(&link, &link.expectation.titles[0], &long_text(&link));
    let seen = at(&link, &html);
    let kept = judge(&link, &seen, None, Memory::Nothing);
    let unkept = judge_beside(&link, &seen, None, Memory::Nothing, Keep::Nothing);
    assert!(kept.fingerprint.is_some());
    assert_eq!(unkept, Judgement { fingerprint: None, ..kept });
}

/// What audits say on one day after the other of a link that a person opened before the first of them.
fn after_a_look(link: &Link, days: &[&str], look: Look) -> Vec<String> {
    let link = Link { look: Some(look), ..link.clone() };
    let mut history: Option<History> = None;
    let mut said = Vec::new();
    for (day, html) in (2..).zip(days) {
        let today = date(2026, 11, day);
        let now = today.to_zoned(TimeZone::UTC).unwrap().timestamp();
        let memory = History::memory(history.as_ref(), link.look, today);
        let found = judge(&link, &at(&link, html), Some(&honest(&link)), memory);
        let group = Group { known: true, ..Group::default() };
        let report = conclude(&link, &found, &group, history.as_ref(), &[], None, now);
        let page = found.fingerprint.as_ref();
        let after = History::after(history.as_ref(), &report, None, page, link.look, now);
        // As it comes from a ledger.
        history = after.map(|it| {
            serde_json::from_str(&serde_json::to_string(&it).unwrap()).expect("a history")
        });
        said.push(report.reason.to_string());
    }
    said
}

fn look(on: Date) -> Look {
    Look { on, until: date(2028, 1, 1) }
}

/// A look is for the first page that an audit finds after it, also where that is one which only a script fills.
#[test]
fn a_look_at_a_page_of_scripts_is_none_at_another_page() {
    const SHELL: &str = "<!doctype html><div id=app></div><script src=/app.js></script>";
    for link in all() {
        let other = page(
            &link,
            "Gardening",
            &(0..20)
                .map(|n| format!("<p>rose{n} tulip{n} lawn{n} seed{n}.</p>"))
                .collect::<String>(),
        );
        let aid = page(&link, &link.expectation.titles[0], &long_text(&link));
        let days = |days: &[&str]| after_a_look(&link, days, look(date(2026, 1, 1)));
        assert_eq!(days(&[&other, &other]), ["ok", "ok"], "the person saw it after all");
        let found = days(&[SHELL, SHELL, &other, SHELL, &other]);
        assert_eq!([&found[..2], &found[3..4]].concat(), ["ok"; 3]);
        for found in [&found[2], &found[4]] {
            assert!(!["ok", "verified"].contains(&found.as_str()), "{found}");
        }
        assert_eq!(days(&[SHELL, &aid, &aid]), ["ok"; 3]);
        assert_eq!(days(&[SHELL, &aid, &other]).last().unwrap(), "replaced");
        // A wall is no page that was looked at.
        let wall = "<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/h/b/orchestrate.js></script>";
        assert_eq!(days(&[wall, &other]), ["bot-wall", "ok"]);
        // A person looks again, and sees the other page.
        let again = |on| after_a_look(&link, &[SHELL, &other], look(on)).pop().unwrap();
        assert_eq!(again(date(2026, 11, 3)), "ok");
        assert_ne!(again(date(2026, 11, 2)), "ok");
    }
}
