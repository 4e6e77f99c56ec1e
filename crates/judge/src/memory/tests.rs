//! Pages before and after what happens to pages.

use super::{Fingerprint, Sameness, compare};
use crate::observation::Answer;
use crate::page::Page;
use crate::page::tests::answer;

const TITLE: &str = "Scoliosis: should my child have surgery?";

/// A text of so many sentences, of which no two are alike.
fn text(about: &str, sentences: std::ops::Range<usize>) -> String {
    let word = |n: usize, at: usize| {
        format!("{}{}", ["heal", "bend", "curve", "walk"][at % 4], n * 7 + at)
    };
    sentences
        .map(|n| {
            let words: Vec<String> = (0..9).map(|at| word(n, at)).collect();
            format!("<p>With {about}, {}.</p>", words.join(" "))
        })
        .collect()
}

fn html(title: &str, heading: &str, body: &str) -> String {
    format!(
        "<html lang=en><title>{title} | Site</title><nav><a href=/>Home</a></nav><main><h1>{heading}</h1>{body}</main>"
    )
}

fn taken(html: &str, control: Option<&Page>) -> Fingerprint {
    let answer = answer(200, html);
    Fingerprint::taken(&answer, &Page::read(&answer), control)
}

fn kept(seen: &Answer, control: Option<&str>) -> Option<Fingerprint> {
    let control = control.map(|html| Page::read(&answer_of(html)));
    Fingerprint::of(seen, &Page::read(seen), control.as_ref())
}

fn said(before: &str, now: &str) -> Sameness {
    compare(&taken(before, None), &taken(now, None)).sameness
}

fn answer_of(html: &str) -> Answer {
    answer(200, html)
}

#[test]
fn surroundings_dates_and_comments_make_no_other_page() {
    let before = html(TITLE, TITLE, &text("scoliosis", 0..40));
    let chrome = before.replace("<main>", "<aside><p>Open day on Sunday, bring a friend with you</p></aside><main><p>Last update: 3 May 2025, 4711 visits</p>");
    let comments = before.replace("</main>", &format!("{}</main>", text("my neighbour", 100..115)));
    let template = format!(
        "<title>{TITLE} – A New Site</title><div id=x><h2>{TITLE}</h2>{}</div>",
        text("scoliosis", 0..40).replace("<p>", "<div>").replace("</p>", "</div>")
    );
    for now in [&before, &chrome, &comments, &template] {
        assert_eq!(said(&before, now), Sameness::Same, "{now}");
    }
}

#[test]
fn an_edition_is_revised() {
    let before = html(TITLE, TITLE, &text("scoliosis", 0..40));
    let half = format!("{}{}", text("scoliosis", 0..20), text("curved spines", 60..80));
    assert_eq!(said(&before, &html(TITLE, TITLE, &half)), Sameness::Revised);
    let all = text("curved spines", 60..100);
    assert_eq!(said(&before, &html(TITLE, TITLE, &all)), Sameness::Revised);
    // Where the heading adds to the name, the rules have to tell: it may be the page of a person or a ward.
    let heading = format!("{TITLE} Our surgeons");
    assert_eq!(said(&before, &html(TITLE, &heading, &all)), Sameness::CannotTell);
    let retitled = format!("{TITLE} Second edition 2025");
    assert_eq!(said(&before, &html(&retitled, &retitled, &half)), Sameness::Revised);
}

#[test]
fn another_page_is_another_page_though_it_names_the_ailment() {
    let before = html(TITLE, TITLE, &text("scoliosis", 0..40));
    for title in [
        "Scoliosis: should my child have a brace?",
        "Our scoliosis team",
        "Scoliosis: price list",
        "Search results for scoliosis",
    ] {
        let now = html(title, title, &text("a staff of scoliosis", 60..100));
        assert_eq!(said(&before, &now), Sameness::Other, "{title}");
    }
}

#[test]
fn what_cannot_be_told_is_not_guessed() {
    let before = html(TITLE, TITLE, &text("scoliosis", 0..40));
    assert_eq!(
        said(&before, &html("Other", "Other", "<p>One moment, please.")),
        Sameness::CannotTell
    );
    // The title of an edition, and not a word of the old text.
    let longer = format!("{TITLE} A new page");
    let now = html(&longer, &longer, &text("a brace", 60..100));
    assert_eq!(said(&before, &now), Sameness::CannotTell);
    let mut older = taken(&before, None);
    older.version = 0;
    assert_eq!(compare(&older, &taken(&before, None)).sameness, Sameness::CannotTell);
}

#[test]
fn only_a_page_of_its_own_is_remembered() {
    let long = html(TITLE, TITLE, &text("scoliosis", 0..40));
    assert!(kept(&answer_of(&long), None).is_some());
    assert!(kept(&answer_of(&long), Some(&html("Not found", "Not found", ""))).is_some());
    assert!(kept(&answer_of(&long), Some(&long)).is_none());
    assert!(kept(&answer_of(&html(TITLE, TITLE, "<p>Please log in.")), None).is_none());
    assert!(kept(&answer_of("<div id=root></div><script src=app.js></script>"), None).is_none());
    let mut cut = answer_of(&long);
    cut.cut = Some(crate::observation::Cut::Size);
    assert!(kept(&cut, None).is_none());
}

#[test]
fn what_every_page_of_the_site_says_is_no_name() {
    let control = Page::read(&answer_of("<title>Nothing here | Site</title><h1>Site</h1>"));
    let print = taken(&html("Gout", "Site", &text("gout", 0..9)), Some(&control));
    assert_eq!((print.title.as_str(), print.heading.as_str()), ("Gout", ""));
}

#[test]
fn a_file_is_known_by_its_bytes_and_then_by_its_title() {
    let pdf = |title: &str, rest: &str| {
        let mut answer = answer_of("");
        answer.body = format!("%PDF-1.4\n<< /Title ({title}) >> 1 0 obj {rest}").into_bytes();
        kept(&answer, None).unwrap()
    };
    let before = pdf(TITLE, "a");
    assert_eq!(compare(&before, &pdf(TITLE, "a")).sameness, Sameness::Same);
    assert_eq!(compare(&before, &pdf("", "b")).sameness, Sameness::CannotTell);
    assert_eq!(compare(&before, &pdf("Annual report", "b")).sameness, Sameness::CannotTell);
    let page = taken(&html(TITLE, TITLE, &text("scoliosis", 0..40)), None);
    assert_eq!(compare(&before, &page).sameness, Sameness::CannotTell);
}

#[test]
fn a_fingerprint_is_small_and_is_read_as_it_was_written() {
    let print = taken(&html(TITLE, TITLE, &text("scoliosis", 0..400)), None);
    let json = serde_json::to_string(&print).unwrap();
    assert!(json.len() < 700, "{}", json.len());
    assert_eq!(serde_json::from_str::<Fingerprint>(&json).unwrap(), print);
}
