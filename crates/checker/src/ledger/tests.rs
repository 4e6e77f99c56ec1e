use std::fs;

use signpost_core::report::Evidence;
use signpost_core::verdict::{Reason, Verdict};
use signpost_core::{Expectation, Link};
use signpost_judge::Judgement;
use signpost_judge::conclude::{Group, conclude};

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

/// Writes down that a run found this of an address.
fn record(ledger: &mut Ledger, url: &str, reason: Reason, now: &str) {
    let link = Link {
        url: Some(url.to_owned()),
        expectation: Expectation::default(),
        look: None,
        sources: Vec::new(),
    };
    let evidence = Evidence { attempts: 1, ..Evidence::default() };
    let judgement = Judgement::new(reason, evidence);
    let before = ledger.history(url);
    let group = Group::default();
    let report = conclude(&link, &judgement, &group, before.as_ref(), &[], None, at(now));
    let after =
        History::after(before.as_ref(), &report, None, None, None, at(now)).expect("a history");
    ledger.record(url, after);
}

fn text(ledger: &Ledger) -> String {
    let mut text = Vec::new();
    let Contents { run, entries, .. } = &ledger.contents;
    format::write(&mut text, run, entries).expect("memory");
    String::from_utf8(text).expect("text")
}

fn read(text: &str) -> Ledger {
    Ledger { contents: format::read(text.as_bytes(), Timestamp::MAX).unwrap(), ..Ledger::default() }
}

#[test]
fn a_ledger_is_sorted_lines_and_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("audit/ledger.jsonl");
    let mut ledger = Ledger::load(&path, Timestamp::MAX).unwrap();
    record(&mut ledger, "https://b.test/", Reason::Timeout, "2026-11-20T04:00:00Z");
    record(&mut ledger, "https://a.test/", Reason::Ok, "2026-11-20T04:00:00Z");
    ledger.complete(&Scope::Whole, at("2026-11-20T04:00:00Z"));
    ledger.save(&path).unwrap();
    insta::assert_snapshot!(fs::read_to_string(&path).unwrap(), @r#"
    {"version":2,"run":{"started":"2026-11-20T04:00:00Z"}}
    {"url":"https://a.test/","verdict":"ok","reason":"ok","since":"2026-11-20T04:00:00Z"}
    {"url":"https://b.test/","verdict":"down","reason":"timeout","severity":"warning","since":"2026-11-20T04:00:00Z","first_failed":"2026-11-20T04:00:00Z","down":{"since":"2026-11-20T04:00:00Z","days":1,"last":"2026-11-20"}}
    "#);
    assert_eq!(Ledger::read(&path, Timestamp::MAX).unwrap().contents, ledger.contents);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn a_line_changes_only_when_something_about_its_link_does() {
    let mut ledger = Ledger::default();
    record(&mut ledger, "https://a.test/", Reason::Ok, "2026-11-20T04:00:00Z");
    record(&mut ledger, "https://b.test/", Reason::Http404, "2026-11-20T04:00:00Z");
    let before = text(&ledger);
    for day in ["2026-11-21T04:00:00Z", "2026-11-22T04:00:00Z"] {
        record(&mut ledger, "https://a.test/", Reason::Ok, day);
        record(&mut ledger, "https://b.test/", Reason::Http404, day);
    }
    assert_eq!(text(&ledger), before);
}

#[test]
fn a_link_that_stops_being_fine_remembers_when_it_last_was() {
    let mut ledger = Ledger::default();
    record(&mut ledger, "https://a.test/", Reason::Ok, "2026-11-01T04:00:00Z");
    ledger.complete(&Scope::Whole, at("2026-11-20T04:00:00Z"));
    record(&mut ledger, "https://a.test/", Reason::Http404, "2026-11-21T04:00:00Z");
    let history = ledger.history("https://a.test/").unwrap();
    assert_eq!(history.last_ok, Some(at("2026-11-20T04:00:00Z")));
}

#[test]
fn ledgers_of_version_1_are_read() {
    let ledger = read(concat!(
        r#"{"url":"https://a.test/","verdict":"ok","reason":"ok","last_ok":"2026-11-01T04:00:00Z"}"#,
        "\r\n",
        r#"{"url":"https://b.test/","verdict":"dead","reason":"timeout","first_failed":"2026-10-01T04:00:00Z","down_since":"2026-10-01T04:00:00Z","down_runs":9}"#,
        "\r\n",
        r#"{"url":"https://c.test/","verdict":"changed","reason":"parked","last_ok":"2026-09-01T04:00:00Z","first_failed":"2026-10-01T04:00:00Z"}"#,
        "\r\n",
    ));
    let known = |url: &str| ledger.history(url).unwrap();
    assert_eq!(known("https://a.test/").last_ok, Some(at("2026-11-01T04:00:00Z")));
    assert_eq!(known("https://b.test/").reason, Reason::DownForDays);
    assert_eq!(known("https://b.test/").verdict, Verdict::Dead);
    assert!(known("https://c.test/").settled, "what was an error stays one");
    assert_eq!(ledger.rejected().count(), 0);
}

#[test]
fn a_merge_of_two_branches_costs_nothing() {
    let ledger = read(
        "\u{feff}<<<<<<< HEAD\n\
         {\"url\":\"https://a.test/\",\"verdict\":\"ok\",\"reason\":\"ok\",\"since\":\"2026-11-01T04:00:00Z\"}\n\
         =======\n\
         {\"url\":\"https://a.test/\",\"verdict\":\"dead\",\"reason\":\"http-404\",\"since\":\"2026-11-20T04:00:00Z\",\"settled\":true}\n\
         >>>>>>> other\n\
         {\"url\": 7}\n",
    );
    assert_eq!(ledger.history("https://a.test/").unwrap().reason, Reason::Http404);
    let rejected: Vec<_> = ledger.rejected().collect();
    assert_eq!(rejected, [RejectedLine { line: 6, text: "{\"url\": 7}".to_owned() }]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    ledger.save(&path).unwrap();
    let kept = fs::read_to_string(folder.path().join("ledger.jsonl.rejected")).unwrap();
    assert_eq!(kept, "{\"url\": 7}\n");
    // What is kept of another day stays beside it, and nothing is kept twice.
    for text in ["garbage\n{\"url\": 7}\n", "garbage\n"] {
        read(text).save(&path).unwrap();
    }
    let kept = fs::read_to_string(folder.path().join("ledger.jsonl.rejected")).unwrap();
    assert_eq!(kept, "{\"url\": 7}\ngarbage\n");
}

/// The line of a link that is fine.
fn line(url: &str) -> String {
    format!(
        "{{\"url\":\"{url}\",\"verdict\":\"ok\",\"reason\":\"ok\",\"since\":\"2026-11-01T04:00:00Z\"}}"
    )
}

/// Editors end lines in three ways. All are the same ledger, and a line has the same number.
#[test]
fn a_ledger_with_any_line_ends_is_the_same() {
    let lines =
        [line("https://a.test/"), String::new(), "garbage".to_owned(), line("https://b.test/")];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    let kept = folder.path().join("ledger.jsonl.rejected");
    for end in ["\n", "\r\n", "\r"] {
        for text in [lines.join(end), lines.join(end) + end] {
            let ledger = read(&text);
            assert_eq!(ledger.links(), 2, "{text:?}");
            let rejected = RejectedLine { line: 3, text: "garbage".to_owned() };
            assert_eq!(ledger.rejected().collect::<Vec<_>>(), [rejected], "{text:?}");
            // What is kept beside it may have been saved by the same editor.
            for last in ["", end] {
                fs::write(&kept, format!("more{end}garbage{last}")).unwrap();
                ledger.save(&path).unwrap();
                assert_eq!(fs::read_to_string(&kept).unwrap().matches("garbage").count(), 1);
            }
            fs::write(&kept, "more").unwrap();
            ledger.save(&path).unwrap();
            assert_eq!(fs::read_to_string(&kept).unwrap(), "more\ngarbage\n");
        }
    }
    // Two that end lines in two ways were merged.
    let mixed = read(&format!(
        "{}\r{}\n{}\r\n",
        line("https://a.test/"),
        line("https://b.test/"),
        line("https://c.test/")
    ));
    assert_eq!((mixed.links(), mixed.rejected().count()), (3, 0));
}

#[cfg(unix)]
#[test]
fn a_second_name_of_a_ledger_keeps_what_it_had() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("precious"), "export PATH\n").unwrap();
    for name in ["ledger.jsonl", "ledger.jsonl.rejected"] {
        fs::hard_link(at("precious"), at(name)).unwrap();
    }
    read("garbage\n").save(&at("ledger.jsonl")).unwrap();
    assert_eq!(fs::read_to_string(at("ledger.jsonl")).unwrap(), "");
    assert!(fs::read_to_string(at("ledger.jsonl.rejected")).unwrap().ends_with("garbage\n"));
    assert_eq!(fs::read_to_string(at("precious")).unwrap(), "export PATH\n");
}

/// What is said names the file that is the cause, and says what it is.
#[test]
fn what_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    let ledger = read("garbage\n");
    let mut said = Vec::new();
    for end in [".rejected", "", ".journal"] {
        let in_the_way = beside(&path, end);
        fs::create_dir(&in_the_way).unwrap();
        let error = match end {
            ".journal" => Ledger::load(&path, Timestamp::MAX).err(),
            _ => ledger.save(&path).err(),
        };
        fs::remove_dir(&in_the_way).unwrap();
        let error = error.unwrap().to_string();
        said.push(error.replace(&folder.path().join("").display().to_string(), ""));
    }
    insta::assert_snapshot!(said.join("\n"), @"
    cannot write ledger.jsonl.rejected, which keeps the lines that are none of the ledger's
    cannot write the ledger ledger.jsonl
    cannot write the journal ledger.jsonl.journal
    ");
}

/// An address that an editor saved in another encoding is not known by another name.
#[test]
fn a_line_in_another_encoding_is_set_aside() {
    let line = "{\"url\":\"https://a.test/größe\",\"verdict\":\"ok\",\"reason\":\"ok\",\"since\":\"2026-11-01T04:00:00Z\"}\n";
    let latin: Vec<u8> = line.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let contents =
        format::read([line.as_bytes(), &latin].concat().as_slice(), Timestamp::MAX).unwrap();
    assert_eq!((contents.entries.len(), contents.rejected.len()), (1, 1));
    assert_eq!(contents.rejected[0].0, 2);
}

/// An editor on Windows, or PowerShell, may save a ledger as UTF-16. Nothing of it is lost, and it is UTF-8 again.
#[test]
fn a_ledger_in_utf_16_is_read_and_written_in_utf_8() {
    let text = format!("{}\r\n{}\r\n", line("https://a.test/größe"), line("https://b.test/😀"));
    let plain = read(&text);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    for (mark, order) in [
        ("\u{feff}", u16::to_le_bytes as fn(u16) -> _),
        ("\u{feff}", u16::to_be_bytes),
        ("", u16::to_le_bytes),
    ] {
        let bytes: Vec<u8> = format!("{mark}{text}").encode_utf16().flat_map(order).collect();
        fs::write(&path, bytes).unwrap();
        let ledger = Ledger::load(&path, Timestamp::MAX).unwrap();
        assert_eq!(ledger.contents, plain.contents);
        assert_eq!(ledger.rejected().count(), 0);
        ledger.save(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), self::text(&plain));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
    // What was damaged is one line, and not all.
    let mut units: Vec<u16> = format!("\u{feff}{text}").encode_utf16().collect();
    let half = units.iter().position(|unit| (0xdc00..0xe000).contains(unit)).unwrap();
    units.remove(half);
    let bytes: Vec<u8> = units.into_iter().flat_map(u16::to_le_bytes).collect();
    let contents = format::read(bytes.as_slice(), Timestamp::MAX).unwrap();
    assert_eq!((contents.entries.len(), contents.rejected.len()), (1, 1));
}

/// What a newer program says of its run may be anything.
#[test]
fn a_newer_version_is_known_by_its_number_alone() {
    let link = r#"{"url":"https://a.test/","verdict":"ok","reason":"ok"}"#;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    for first in [
        r#"{"version":3,"run":{"started":1}}"#,
        r#"{"version":3}"#,
        r#"{"version":4,"runs":[{"started":"2027-01-01T04:00:00Z"}]}"#,
        r#"{"version":4,"run":null,"url":7}"#,
    ] {
        let text = format!("{first}\n{link}\n");
        fs::write(&path, &text).unwrap();
        let said = Ledger::load(&path, Timestamp::MAX).unwrap_err();
        assert!(matches!(said, LedgerError::Newer(..)), "{first}: {said}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
    // What is no first line of a known version is still kept apart.
    let ledger = read("{\"version\":2,\"run\":{\"started\":1}}\n{\"version\":\"old\"}\n");
    assert_eq!(ledger.rejected().count(), 2);
}

/// Else a newer program could not tell by which rules the links' lines were written.
#[test]
fn a_ledger_of_a_part_says_its_version_too() {
    let mut ledger = Ledger::default();
    assert_eq!(text(&ledger), "");
    record(&mut ledger, "https://a.test/", Reason::Ok, "2026-11-20T04:00:00Z");
    insta::assert_snapshot!(text(&ledger), @r#"
    {"version":2,"run":{}}
    {"url":"https://a.test/","verdict":"ok","reason":"ok","since":"2026-11-20T04:00:00Z"}
    "#);
    assert_eq!(read(&text(&ledger)).contents, ledger.contents);
}

#[test]
fn merged_ledgers_keep_the_newer_line() {
    let mut one = Ledger::default();
    let mut other = Ledger::default();
    record(&mut one, "https://a.test/", Reason::Ok, "2026-11-01T04:00:00Z");
    record(&mut other, "https://a.test/", Reason::Http404, "2026-11-20T04:00:00Z");
    record(&mut other, "https://b.test/", Reason::Ok, "2026-11-20T04:00:00Z");
    one.merge(vec![other], at("2026-11-21T04:00:00Z"));
    assert_eq!(one.history("https://a.test/").unwrap().reason, Reason::Http404);
    assert!(one.knows("https://b.test/"));
}

/// Each part of a divided audit writes a copy of the whole ledger, with its own links brought up to date.
#[test]
fn what_a_part_found_is_not_lost_to_the_old_copies_of_the_others() {
    let url = "https://a.test/";
    let mut whole = Ledger::default();
    record(&mut whole, url, Reason::Ok, "2026-11-01T04:00:00Z");
    record(&mut whole, "https://b.test/", Reason::Ok, "2026-11-01T04:00:00Z");
    whole.complete(&Scope::Whole, at("2026-11-01T04:00:00Z"));
    for (day, confirmed) in [("2026-11-02", false), ("2026-11-03", true), ("2026-11-04", true)] {
        let now = format!("{day}T04:00:00Z");
        let [mut one, mut two] = [read(&text(&whole)), read(&text(&whole))];
        record(&mut one, url, Reason::Http404, &now);
        record(&mut two, "https://b.test/", Reason::Ok, &now);
        one.complete(&Scope::Shard { number: 1, of: 2 }, at(&now));
        two.complete(&Scope::Shard { number: 2, of: 2 }, at(&now));
        for parts in [[&one, &two], [&two, &one]] {
            let mut merged = read(&text(&whole));
            merged.merge(parts.map(|part| read(&text(part))).into(), at(&now));
            assert_eq!(merged.history(url).unwrap().settled, confirmed, "{day}");
            assert_eq!(merged.last_run(), Some(at(&now)));
            // Nothing was there to begin with, as where each part keeps a ledger of its own.
            let mut merged = Ledger::default();
            merged.merge(parts.map(|part| read(&text(part))).into(), at(&now));
            assert_eq!(merged.history(url).unwrap().settled, confirmed, "{day}");
        }
        whole.merge(vec![one, two], at(&now));
    }
    let line = text(&whole).lines().next().unwrap().to_owned();
    assert_eq!(line, r#"{"version":2,"run":{"started":"2026-11-04T04:00:00Z"}}"#);
}

#[test]
fn an_audit_of_which_a_part_was_stopped_was_none_of_all_links() {
    let mut whole = Ledger::default();
    whole.complete(&Scope::Whole, at("2026-11-01T04:00:00Z"));
    let mut one = read(&text(&whole));
    record(&mut one, "https://a.test/", Reason::Ok, "2026-11-08T04:00:00Z");
    one.complete(&Scope::Shard { number: 1, of: 2 }, at("2026-11-08T04:00:00Z"));
    whole.merge(vec![one], at("2026-11-08T05:00:00Z"));
    assert!(whole.knows("https://a.test/"));
    assert_eq!(whole.last_run(), Some(at("2026-11-01T04:00:00Z")));
}

/// A look, a suppression, a page that was read again: the day of the verdict stays.
#[test]
fn what_a_part_found_milder_than_before_counts() {
    let base = "{\"url\":\"https://a.test/\",\"verdict\":\"blocked\",\"reason\":\"forbidden\",\"severity\":\"warning\",\"since\":\"2026-11-01T04:00:00Z\"}\n\
        {\"url\":\"https://b.test/\",\"verdict\":\"ok\",\"reason\":\"ok\",\"severity\":\"note\",\"revised\":true,\"since\":\"2026-11-01T04:00:00Z\"}\n";
    let part =
        base.replace("warning", "note").replace(",\"severity\":\"note\",\"revised\":true", "");
    for (into, parts) in [
        (base, vec![part.as_str()]),
        (base, vec![part.as_str(), base]),
        (base, vec![base, part.as_str()]),
    ] {
        let mut whole = read(into);
        whole.merge(parts.into_iter().map(read).collect(), at("2026-11-02T04:00:00Z"));
        assert!(text(&whole).ends_with(&part), "{}", text(&whole));
    }
}

#[test]
fn a_part_of_none_is_no_audit() {
    for part in [r#""number":0,"of":0"#, r#""number":3,"of":2"#] {
        let line = format!(
            "{{\"version\":2,\"run\":{{\"part\":{{\"started\":\"2026-11-08T04:00:00Z\",{part}}}}}}}\n"
        );
        let mut whole = Ledger::default();
        whole.merge(vec![read(&line)], at("2026-11-08T05:00:00Z"));
        assert_eq!(whole.last_run(), None, "{part}");
    }
}

/// A clock that was wrong once does not decide forever.
#[test]
fn a_line_of_the_future_gives_way() {
    let mut whole = Ledger::default();
    record(&mut whole, "https://a.test/", Reason::Ok, "2036-11-01T04:00:00Z");
    let mut other = Ledger::default();
    record(&mut other, "https://a.test/", Reason::Http404, "2026-11-20T04:00:00Z");
    whole.merge(vec![other], at("2026-11-20T05:00:00Z"));
    assert_eq!(whole.history("https://a.test/").unwrap().reason, Reason::Http404);
}

/// A run, of all links or of a part, that is in the future was none.
#[test]
fn a_run_of_the_future_counts_for_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let now = at("2026-11-20T04:00:00Z");
    let kept = |name: &str, first: &str| {
        let path = folder.path().join(name);
        let link = r#"{"url":"https://a.test/","verdict":"ok","reason":"ok","since":"2026-11-01T04:00:00Z"}"#;
        fs::write(&path, format!("{first}\n{link}\n")).unwrap();
        path
    };
    let run = |started: &str| format!(r#"{{"version":2,"run":{{"started":"{started}"}}}}"#);
    let of = |path: &Path| Ledger::read(path, now).unwrap();
    let future = kept("future", &run("2062-11-20T04:00:00Z"));
    assert_eq!(of(&future).last_run(), None);
    assert_eq!(
        of(&future).history("https://a.test/").unwrap().last_ok,
        Some(at("2026-11-01T04:00:00Z"))
    );
    // The clocks of two machines need not agree to the second.
    assert!(of(&kept("ahead", &run("2026-11-20T04:30:00Z"))).last_run().is_some());
    assert_eq!(of(&kept("day", &run("2026-11-21T04:00:00Z"))).last_run(), None);
    // Both sides of a merge in git.
    let both = format!("{}\n{}", run("2062-11-20T04:00:00Z"), run("2026-11-19T04:00:00Z"));
    assert_eq!(of(&kept("both", &both)).last_run(), Some(at("2026-11-19T04:00:00Z")));

    let past = kept("past", &run("2026-11-18T04:00:00Z"));
    for (into, other) in [(&past, &future), (&future, &past)] {
        let mut merged = of(into);
        merged.merge(vec![of(other)], now);
        assert_eq!(merged.last_run(), Some(at("2026-11-18T04:00:00Z")), "{}", into.display());
    }
    let part = |number: usize, started: &str| {
        let part = format!(r#""part":{{"started":"{started}","number":{number},"of":2}}"#);
        let name = format!("part-{number}-{}", started.replace(':', ""));
        of(&kept(&name, &format!(r#"{{"version":2,"run":{{{part}}}}}"#)))
    };
    for (second, last) in [("2026-11-19T05:00:00Z", "19"), ("2062-11-19T05:00:00Z", "18")] {
        let mut merged = of(&past);
        merged.merge(vec![part(1, "2026-11-19T04:00:00Z"), part(2, second)], now);
        assert_eq!(merged.last_run(), Some(at(&format!("2026-11-{last}T04:00:00Z"))));
    }
    // Into a ledger by a wrong clock, parts are news all the same, and are judged.
    let mut whole = of(&future);
    let mut one = part(1, "2026-11-19T04:00:00Z");
    one.have_in_common(common(9, &["a.test", "b.test", "c.test"], ""));
    assert!(matches!(whole.believes(&[one]), Run::Interposed { .. }));
}

#[test]
fn two_audits_cannot_have_one_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    let first = Ledger::load(&path, Timestamp::MAX).unwrap();
    assert!(
        matches!(Ledger::load(&path, Timestamp::MAX), Err(LedgerError::Busy(of)) if of == path)
    );
    drop(first);
    Ledger::load(&path, Timestamp::MAX).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// What the answers to a part have in common, by a page on these domains.
fn common(domains: usize, page: &[&str], moved_to: &str) -> Answers {
    let text = format!(
        r#"{{"domains":{domains},"pages":[{{"page":"07","title":"Blocked","domains":{page:?},"harms":true{moved_to}}}]}}"#
    );
    serde_json::from_str(&text).expect("answers")
}

/// The parts are judged by their ledgers as the whole is by its answers: on the first day nothing is taken over, on
/// the next one the same page is believed, and the picture goes with that.
#[test]
fn a_page_that_only_all_parts_together_show_is_believed_on_another_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    let mut whole = Ledger::load(&path, Timestamp::MAX).unwrap();
    record(&mut whole, "https://a.test/", Reason::Ok, "2026-11-01T04:00:00Z");
    whole.complete(&Scope::Whole, at("2026-11-01T04:00:00Z"));
    let base = text(&whole);
    let parts = |now: &str, of_first: &[&str], moved_to: &str| {
        let [mut one, mut two] = [read(&base), read(&base)];
        record(&mut one, "https://a.test/", Reason::OtherTopic, now);
        for (part, number, page) in [(&mut one, 1, of_first), (&mut two, 2, &["c.test"][..])] {
            part.complete(&Scope::Shard { number, of: 2 }, at(now));
            part.have_in_common(common(4, page, moved_to));
        }
        // As they come from their files.
        vec![read(&text(&one)), read(&text(&two))]
    };
    let few = ["a.test", "b.test"];
    let first = parts("2026-11-02T04:00:00Z", &few, "");
    let run = whole.believes(&first);
    assert!(matches!(&run, Run::Interposed { picture: Some(_), .. }), "{run:?}");
    let line = text(&whole).lines().next().unwrap().to_owned();
    insta::assert_snapshot!(line, @r#"{"version":2,"run":{"started":"2026-11-01T04:00:00Z","picture":{"day":"2026-11-02","domains":[],"pages":[{"day":"2026-11-02","page":"07","domains":["a.test","b.test","c.test"]}]}}}"#);
    assert!(whole.believes(&first) == run, "the same day");
    let most = parts("2026-11-03T04:00:00Z", &["a.test", "b.test", "d.test", "e.test"], "");
    assert!(matches!(whole.believes(&most), Run::Interposed { picture: None, .. }));
    assert_eq!(
        text(&whole).lines().next().unwrap(),
        line,
        "that is kept which another day may show"
    );
    let again = parts("2026-11-04T04:00:00Z", &few, "");
    assert_eq!(whole.believes(&again), Run::Sound);
    whole.merge(again, at("2026-11-04T05:00:00Z"));
    assert_eq!(whole.picture(), None);
    assert_eq!(
        whole.history("https://a.test/").unwrap().doubted,
        Some(jiff::civil::date(2026, 11, 4))
    );
    // Parts of which one went another way.
    let moved = r#","moved_to":"https://one.test/""#;
    let all = ["a.test", "b.test", "d.test", "e.test"];
    assert!(whole.believes(&parts("2026-11-05T04:00:00Z", &all, moved)).picture().is_some());
    let mut apart = parts("2026-11-06T04:00:00Z", &all, moved);
    apart[1].have_in_common(common(4, &["c.test"], ""));
    assert!(whole.believes(&apart).picture().is_none());
    assert_eq!(whole.believes(&parts("2026-11-06T04:00:00Z", &all, moved)), Run::Sound);
}

/// A ledger that nobody keeps promises nothing of another day.
#[test]
fn a_ledger_that_is_not_kept_keeps_no_picture() {
    let mut ledger = Ledger::default();
    let mut part = Ledger::default();
    part.complete(&Scope::Shard { number: 1, of: 1 }, at("2026-11-02T04:00:00Z"));
    part.have_in_common(common(9, &["a.test", "b.test", "c.test"], ""));
    let run = ledger.believes(&[part]);
    assert!(matches!(run, Run::Interposed { picture: None, .. }), "{run:?}");
    assert_eq!(ledger.picture(), None);
}

/// An audit of all links found this of one.
fn run(ledger: &mut Ledger, url: &str, reason: Reason, now: &str) {
    record(ledger, url, reason, now);
    ledger.complete(&Scope::Whole, at(now));
}

/// Two ledgers that were kept apart, each of one link: what each run found, by the day of November.
fn kept_apart(found: &[(u8, usize, Reason)]) -> [Ledger; 2] {
    let mut ledgers = [Ledger::default(), Ledger::default()];
    for (day, ledger, reason) in found {
        let now = format!("2026-11-{day:02}T04:00:00Z");
        run(&mut ledgers[*ledger], "https://a.test/", *reason, &now);
    }
    ledgers
}

#[test]
fn a_fine_answer_of_either_ledger_breaks_a_run_of_failures() {
    use Reason::{Forbidden, Http404, MovedPermanently, Ok, OtherLanguage, ServerError};
    let (now, later) = (at("2026-11-20T05:00:00Z"), "2026-11-20T04:00:00Z");
    let mut said = String::new();
    for found in [
        // The first is what the other ledger remembers from before.
        &[(1, 0, Ok), (1, 1, Ok), (2, 0, Http404), (3, 1, Ok), (4, 0, Http404)][..],
        &[(2, 0, Http404), (3, 1, Ok), (4, 0, Http404)],
        &[(2, 0, Http404), (3, 1, MovedPermanently), (4, 0, Http404)],
        &[(1, 0, Ok), (2, 0, OtherLanguage), (3, 1, Ok), (4, 0, OtherLanguage)],
        // It knows of the fine answer although it failed later.
        &[(1, 0, Ok), (2, 0, Http404), (3, 1, Ok), (4, 1, Http404), (5, 0, Http404)],
        &[(1, 0, Ok), (2, 0, ServerError), (3, 0, ServerError), (4, 1, Ok), (5, 0, ServerError)],
        // Down for days.
        &[(1, 0, ServerError), (4, 0, ServerError), (6, 1, Ok), (8, 0, ServerError)],
        // Nobody can tell, and what was known before is undone.
        &[(1, 0, Ok), (2, 0, Http404), (3, 0, Http404), (4, 1, Ok), (5, 0, Forbidden)],
        // A fine answer before or after them breaks none.
        &[(1, 1, Ok), (2, 0, Http404), (3, 0, Http404)],
        &[(2, 0, Http404), (3, 0, Http404), (4, 1, Ok)],
    ] {
        let merged = |[mut into, other]: [Ledger; 2]| {
            into.merge(vec![other], now);
            into
        };
        let [one, two] = kept_apart(found);
        let mut merge = merged([one.clone(), two.clone()]);
        let line = text(&merge);
        assert_eq!(line, text(&merged([two.clone(), one.clone()])), "{found:?}");
        let mut both = Ledger::default();
        both.merge(vec![one.clone(), two.clone()], now);
        assert_eq!(line, text(&both), "{found:?}");
        // One audit of two lists remembers as much.
        let mut recalled = one;
        recalled.recall([&two], now);
        let known = |ledger: &Ledger| {
            let known = ledger.history("https://a.test/").expect("a line");
            (known.verdict, known.settled, known.doubted, known.not_fine_since())
        };
        assert_eq!(known(&recalled), known(&merge), "{found:?}");

        let (verdict, settled, doubted, since) = known(&merge);
        let since = since.map_or("-".to_owned(), |it| it.strftime("%d").to_string());
        let doubted = doubted.map_or("-".to_owned(), |it| it.strftime("%d").to_string());
        said += &format!("{verdict} since {since}, doubted {doubted}, settled {settled}");
        record(&mut merge, "https://a.test/", Http404, later);
        said += &format!("; then 404, settled {}\n", known(&merge).1);
    }
    insta::assert_snapshot!(said, @"
    dead since 04, doubted 04, settled false; then 404, settled true
    dead since 04, doubted 04, settled false; then 404, settled true
    dead since 04, doubted 04, settled false; then 404, settled true
    changed since 04, doubted 04, settled false; then 404, settled true
    dead since 05, doubted 05, settled false; then 404, settled true
    down since 05, doubted -, settled false; then 404, settled false
    ok since -, doubted -, settled false; then 404, settled false
    blocked since 05, doubted -, settled false; then 404, settled false
    dead since 02, doubted -, settled true; then 404, settled true
    ok since -, doubted -, settled false; then 404, settled false
    ");
}

/// However many ledgers there are, and in whatever order they come.
#[test]
fn the_order_of_ledgers_makes_no_difference() {
    use Reason::{Http404, Ok, ServerError, Timeout};
    let reasons = [Ok, Http404, ServerError, Timeout];
    let now = at("2026-11-20T05:00:00Z");
    // Each number is what two ledgers found on six days, one after the other.
    for number in 0..reasons.len().pow(6) {
        let found = |day: u32| reasons[number / reasons.len().pow(day) % reasons.len()];
        let found: Vec<_> = (0..6)
            .map(|day| (u8::try_from(day + 1).unwrap(), day as usize * 5 % 3 % 2, found(day)))
            .collect();
        let [one, two] = kept_apart(&found);
        let [mut first, mut second] = [one.clone(), two.clone()];
        first.merge(vec![two], now);
        second.merge(vec![one], now);
        assert_eq!(text(&first), text(&second), "{found:?}");
        let known = first.history("https://a.test/").unwrap();
        let fine = found.iter().filter(|(.., reason)| *reason == Ok).map(|(day, ..)| *day).max();
        let last_fine = fine.map(|day| at(&format!("2026-11-{day:02}T04:00:00Z")));
        assert!(known.last_ok >= last_fine, "{found:?}: {known:?}");
        if let (Some(since), Some(fine)) = (known.not_fine_since(), last_fine) {
            assert!(since > fine, "{found:?}: {known:?}");
        }
    }
}

#[test]
fn a_link_is_known_by_every_spelling_of_its_address() {
    let mut said = String::new();
    for (known, asked) in [
        ("https://a.test/knee", "https://A.test/knee"),
        ("https://A.test:443/knee", "https://a.test/knee"),
        ("http://a.test:80/knee", "http://a.test/knee"),
        ("https://a.test/%6bnee", "https://a.test/knee"),
        ("https://a.test/knee?q=%c3%a9", "https://a.test/knee?q=é"),
        ("https://a.test./knee", "https://a.test/knee"),
        ("https://a.test/knee#top", "https://a.test/knee"),
        ("https://a.test/knee#a", "HTTPS://a.test./x/../kn%65e#b"),
        ("https://a.test", "https://a.test/"),
        ("https://bücher.test/", "https://xn--bcher-kva.test/"),
        // Other pages.
        ("https://a.test/knee", "https://a.test/Knee"),
        ("https://a.test/knee", "http://a.test/knee"),
        ("https://a.test/knee", "https://a.test/knee/"),
        ("https://a.test/a%2Fb", "https://a.test/a/b"),
        ("https://a.test:8443/knee", "https://a.test/knee"),
        ("https://a.test/#/knee", "https://a.test/#/hip"),
        ("https://a.test/#!knee", "https://a.test/"),
        ("mailto:A@a.test", "mailto:a@a.test"),
    ] {
        let mut ledger = Ledger::default();
        record(&mut ledger, known, Reason::Ok, "2026-11-01T04:00:00Z");
        // Asked for before something else was written.
        assert!(ledger.history("https://b.test/").is_none());
        record(&mut ledger, "https://c.test/%61", Reason::Http404, "2026-11-01T04:00:00Z");
        assert!(ledger.history("https://c.test/a").is_some_and(|it| it.reason == Reason::Http404));
        record(&mut ledger, asked, Reason::Http404, "2026-11-02T04:00:00Z");
        let settled = ledger.history(asked).unwrap().settled;
        said += &format!("{known} {asked}: {}\n", if settled { "new" } else { "known" });
    }
    insta::assert_snapshot!(said, @"
    https://a.test/knee https://A.test/knee: known
    https://A.test:443/knee https://a.test/knee: known
    http://a.test:80/knee http://a.test/knee: known
    https://a.test/%6bnee https://a.test/knee: known
    https://a.test/knee?q=%c3%a9 https://a.test/knee?q=é: known
    https://a.test./knee https://a.test/knee: known
    https://a.test/knee#top https://a.test/knee: known
    https://a.test/knee#a HTTPS://a.test./x/../kn%65e#b: known
    https://a.test https://a.test/: known
    https://bücher.test/ https://xn--bcher-kva.test/: known
    https://a.test/knee https://a.test/Knee: new
    https://a.test/knee http://a.test/knee: new
    https://a.test/knee https://a.test/knee/: new
    https://a.test/a%2Fb https://a.test/a/b: new
    https://a.test:8443/knee https://a.test/knee: new
    https://a.test/#/knee https://a.test/#/hip: new
    https://a.test/#!knee https://a.test/: new
    mailto:A@a.test mailto:a@a.test: new
    ");
}
