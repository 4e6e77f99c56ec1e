//! A file with thousands of faults costs as much as its length, not as the square of it: where the
//! work was once done anew for each fault, these tests took minutes.

mod common;

use common::{AID, Content, PAGE};
use signpost_core::fix::write_remedies;
use signpost_core::import::{Request, import};
use signpost_core::model::{Language, PageId};
use signpost_core::source::SourcePath;
use signpost_core::{Remedy, Site};

/// How many faults of this kind are told, each at a place.
fn told(content: &Content, code: &str) -> usize {
    let (loaded, diagnostics) = content.check();
    let faults = diagnostics.iter().filter(|fault| fault.code.as_str() == code);
    let places = faults.map(|fault| {
        let label = fault.place();
        loaded.sources.place(&label.file, label.span.start)
    });
    places.filter(|place| place.line > 1).count()
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

#[test]
fn unknown_keys() {
    let keys = lines(20_000, |number| format!("zz{number}: x\n"));
    let content = Content::real().edit(AID, "status:", &(keys + "status:"));
    assert_eq!(told(&content, "unknown-key"), 20_000);
}

#[test]
fn misspelt_keys() {
    let sections = lines(5_000, |number| format!("  - headin: x{number}\n    boddy: y\n"));
    let content = Content::real().edit(PAGE, "sections:\n", &format!("sections:\n{sections}"));
    assert_eq!(told(&content, "unknown-key"), 10_000);
}

#[test]
fn equal_links() {
    let links = "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n".repeat(15_000);
    let content = Content::real().edit(AID, "links:\n", &format!("links:\n{links}"));
    assert_eq!(told(&content, "duplicate-link"), 15_000);
}

#[test]
fn keys_that_stand_twice() {
    let links =
        lines(10_000, |number| format!("  - url: x\n    url: https://a.example/{number}\n"));
    let content = Content::real().edit(AID, "links:\n", &format!("links:\n{links}"));
    assert_eq!(told(&content, "duplicate-key"), 10_000);
}

#[test]
fn marks_in_one_text() {
    let text = lines(40_000, |number| format!("  **{number} é\n\n"));
    let content = Content::real().edit(PAGE, "intro: |\n", &format!("intro: |\n{text}"));
    assert_eq!(told(&content, "markdown-slip"), 40_000);
}

#[test]
fn one_very_long_line() {
    let names = lines(20_000, |number| format!("é{number}: &a x, "));
    let content = Content::real().edit(AID, "status:", &format!("zz: {{{names}}}\nstatus:"));
    assert_eq!(told(&content, "yaml-feature"), 20_000);
}

#[test]
fn spaces_before_a_unit() {
    for spaces in ["\u{a0}".repeat(500_000), "x\u{a0}".repeat(250_000), "… \u{a0}".repeat(100_000)]
    {
        let text = format!("intro: |\n  {spaces}\n  Take xx mg.\n");
        let content = Content::real().edit(PAGE, "intro: |\n", &text);
        assert_eq!(told(&content, "unfinished-text"), 1);
    }
}

#[test]
fn numbers_of_other_kinds_in_a_translation() {
    let numbers = |unit: &str| lines(40_000, |number| format!("  {number} {unit}\n"));
    let intro = |text: &str| format!("intro: |\n{text}");
    let content = Content::real().edit(PAGE, "intro: |\n", &intro(&numbers("mg"))).edit(
        "pages/back-pain/nl.yaml",
        "intro: |\n",
        &intro(&numbers("weken")),
    );
    assert_eq!(told(&content, "translation-differs"), 1);
}

#[test]
fn characters_that_nobody_sees() {
    let text = format!("intro: |\n  {}a\n\n", "a\u{200b}".repeat(20_000));
    let content = Content::real().edit(PAGE, "intro: |\n", &text);
    assert_eq!(told(&content, "control-character"), 20_000);
}

#[test]
fn a_text_of_many_lines_that_begin_alike() {
    for line in ["• a", "1.Rest", "– Ruhe", "\u{a0}- rest", "- rest\n  Text", "a) ice"] {
        let lines = format!("  {}\n", line.replace('\n', "\n  ")).repeat(60_000);
        let content = Content::real().edit(PAGE, "intro: |\n", &format!("intro: |\n{lines}\n"));
        content.check();
    }
    let addresses = "https://a( http://-".repeat(30_000);
    Content::real().edit(PAGE, "intro: |\n", &format!("intro: |\n  {addresses}\n")).check();
}

#[test]
fn bullets_before_numbers_below_many_lines() {
    let lines = "  a\n".repeat(30_000) + &"  • 5 mg\n".repeat(30_000);
    let content = Content::real().edit(PAGE, "intro: |\n", &format!("intro: |\n{lines}\n"));
    assert_eq!(told(&content, "markdown-slip"), 30_000);
}

/// A text with as many lists as paragraphs: each item may be a problem that one of these begins with.
#[test]
fn lists_and_paragraphs_of_a_text_that_is_imported() {
    let text = lines(10_000, |number| format!("- Pain {number}\n\nIntroduction {number}\n\n"));
    let request = Request {
        text: &text,
        language: Language::from("en"),
        page: PageId::from("knee"),
        today: jiff::civil::date(2026, 11, 22),
    };
    let made = import(&request, &Site::default());
    assert!(made.page.contains("Pain 9999") && made.page.contains("Introduction 9999"));
}

#[test]
fn aliases_of_a_large_value_and_many_on_one_line() {
    // Written out, these would be 25 million keys.
    let keys = lines(5_000, |number| format!("k{number}: 1, "));
    let uses = "  - <<: *a\n".repeat(5_000);
    let text = format!("x: &a {{{keys}}}\nlist:\n{uses}status:");
    let content = Content::real().edit(AID, "status:", &text);
    assert_eq!(told(&content, "yaml-feature"), 5_001);

    let uses = "*a, ".repeat(10_000);
    let content = Content::real().edit(AID, "status:", &format!("x: [&a 1, {uses}]\nstatus:"));
    assert_eq!(told(&content, "yaml-feature"), 10_001);
}

#[test]
fn remedies_for_lines_of_one_file() {
    let text = "a  b\n".repeat(40_000);
    let file = SourcePath::from("aids/a.yaml");
    let remedies = (0..40_000).map(|number| Remedy {
        file: file.clone(),
        span: 5 * number + 1..5 * number + 3,
        replacement: " ".to_owned(),
        automatic: true,
    });
    let remedies: Vec<_> = remedies.collect();
    let fixed = write_remedies(&text, &remedies.iter().collect::<Vec<_>>());
    assert_eq!((fixed.text, fixed.lines.len()), ("a b\n".repeat(40_000), 40_000));
}

/// A file of nothing but zeros takes no room in a pull request, and all of its length in memory.
#[test]
fn files_that_readers_get_as_they_are() {
    let content = Content::real().write("static/other.pdf", "");
    let large = |content: Content, file: &str, bytes: u64| {
        let content = content.write(file, "");
        std::fs::File::options()
            .write(true)
            .open(content.path(file))
            .and_then(|file| file.set_len(bytes))
            .expect("room");
        content
    };
    let mib = 1024 * 1024;
    let content = (0..5).fold(content, |it, n| large(it, &format!("static/{n}.mp4"), 100 * mib));
    assert_eq!(content.faults(), "");
    let content = large(content, "static/5.mp4", 13 * mib);
    insta::assert_snapshot!(content.faults(), @r"
    static:1:1 error[unexpected-file] the files here have more than 512 MiB together
      at: 
      help: put large files on a host that is made for them, and link them
    ");
    let content = large(Content::real(), "static/one.mp4", 101 * mib);
    insta::assert_snapshot!(content.faults(), @r"
    static/one.mp4:1:1 error[unexpected-file] the file is larger than 100 MiB
      at: 
      help: put large files on a host that is made for them, and link them
    ");
}

#[test]
fn marks_of_quotations_and_lists_before_one_word() {
    for mark in [">", "> ", "1. ", "- ", "* > 2) "] {
        let text = format!("  {} word\n", mark.repeat(20_000));
        let content = Content::real().edit(PAGE, "intro: |\n", &format!("intro: |\n{text}"));
        assert_eq!(told(&content, "markdown-slip"), 1, "{mark}");
    }
    // A line of hyphens or asterisks is no list.
    let text = format!("  word\n\n  {}\n\n", "- ".repeat(60));
    let content = Content::real().edit(PAGE, "intro: |\n", &format!("intro: |\n{text}"));
    assert_eq!(told(&content, "markdown-slip"), 0);
}
