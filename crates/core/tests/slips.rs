//! Faults of the syntax are shown at the line with the mistake, in words that say what to type.

mod common;

use common::Content;
use insta::assert_snapshot;

const AID: &str = "aids/scoliosis-ohri.yaml";
const PAGE: &str = "pages/back-pain/en.yaml";

/// What is said of an aid's file with `to` in the place of `from`.
fn aid(from: &str, to: &str) -> String {
    Content::real().edit(AID, from, to).faults()
}

fn page(from: &str, to: &str) -> String {
    Content::real().edit(PAGE, from, to).faults()
}

#[test]
fn no_space_after_a_colon() {
    assert_snapshot!(aid("status: active", "status:active"), @"
    aids/scoliosis-ohri.yaml:9:1 error[yaml-syntax] there is no space after the colon
      at: status:active
      help: write status: active
    ");
    assert_snapshot!(aid("- url: https", "- url:https"), @"
    aids/scoliosis-ohri.yaml:11:3 error[yaml-syntax] there is no space after the colon
      at: - url:https://decisionaid.ohri.ca/AZsumm.php?ID=1037
      help: write url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
    ");
}

#[test]
fn no_colon_after_a_key() {
    assert_snapshot!(aid("status: active", "status active"), @"
    aids/scoliosis-ohri.yaml:9:1 error[yaml-syntax] there is no colon after the key
      at: status active
      help: write status: active
    ");
    assert_snapshot!(aid("links:\n", "links\n"), @"
    aids/scoliosis-ohri.yaml:10:1 error[yaml-syntax] there is no colon after the key
      at: links
      help: write links:
    ");
    assert_snapshot!(page("intro: |\n", "intro |\n"), @"
    pages/back-pain/en.yaml:8:1 error[yaml-syntax] there is no colon after the key
      at: intro |
      help: write intro: |
    ");
}

#[test]
fn a_space_from_a_word_processor() {
    assert_snapshot!(aid("status: active", "status:\u{a0}active"), @"
    aids/scoliosis-ohri.yaml:9:1 error[yaml-syntax] the space after the colon is one that YAML does not know, as word processors make them
      at: status: active
      help: type an ordinary space: status: active
    ");
    assert_snapshot!(aid("    title: ", "    title:\u{a0}"), @r#"
    aids/scoliosis-ohri.yaml:12:5 error[unknown-key] the space after the colon is one that YAML does not know, as word processors make them
      at: title: "Scoliosis
      help: delete what stands between `title:` and its value, and type a space
    "#);
    assert_snapshot!(aid("    title: ", "\u{a0}\u{a0}\u{a0}\u{a0}title: "), @r#"
    aids/scoliosis-ohri.yaml:12:1 error[yaml-syntax] the line begins with spaces that YAML does not know, as word processors make them
      at:     title: "Scoliosis: Should I (or My Child) Have Surgery?"
      help: delete them and type ordinary spaces
    "#);
}

#[test]
fn marks_of_a_conflict() {
    let conflict = "<<<<<<< HEAD\nstatus: active\n=======\nstatus: archived\n>>>>>>> other\n";
    assert_snapshot!(aid("status: active\n", conflict), @"
    aids/scoliosis-ohri.yaml:9:1 error[yaml-syntax] this mark was left by git where two versions of the file differ
      at: <<<<<<< HEAD
      help: choose which lines between <<<<<<< and >>>>>>> are right, then delete the others and the marks themselves
    ");
    assert_snapshot!(page("      Painkillers can ease", "=======\n      Painkillers can ease"), @"
    pages/back-pain/en.yaml:38:1 error[yaml-syntax] this mark was left by git where two versions of the file differ
      at: =======
      help: choose which lines between <<<<<<< and >>>>>>> are right, then delete the others and the marks themselves
    ");
}

#[test]
fn a_text_that_is_indented_too_little() {
    assert_snapshot!(page("      With scoliosis,", "    With scoliosis,"), @"
    pages/back-pain/en.yaml:58:5 error[yaml-syntax] this line is indented too little for the text that it belongs to
      at: With scoliosis, the spine curves sideways. Surgery can correct this, but it is
      help: put 6 spaces before it, and before every other line of the text
    ");
    assert_snapshot!(page("      not always needed.", "not always needed."), @"
    pages/back-pain/en.yaml:59:1 error[yaml-syntax] this line is indented too little for the text that it belongs to
      at: not always needed. In mild cases, you can choose only to have the curve
      help: put 6 spaces before it, and before every other line of the text
    ");
    assert_snapshot!(page("      not always needed.", "     not always needed."), @"
    pages/back-pain/en.yaml:59:6 error[yaml-syntax] this line is indented too little for the text that it belongs to
      at: not always needed. In mild cases, you can choose only to have the curve
      help: put 6 spaces before it, and before every other line of the text
    ");
}

#[test]
fn characters_that_cannot_be_seen() {
    assert_snapshot!(aid("status: active", "status: act\0ive"), @"aids/scoliosis-ohri.yaml:9:12 error[control-character] there is a character here that cannot be seen and has no place in a text\n  at: \0\n  help: delete the line and type it again, rather than paste it");
    assert_snapshot!(aid("status: active", "status: \u{feff}active"), @"
    aids/scoliosis-ohri.yaml:9:9 error[control-character] there is a character here that cannot be seen and has no place in a text
      at: ﻿
      help: delete the line and type it again, rather than paste it
    ");
    assert_snapshot!(aid("status: active", "\u{feff}status: active"), @"
    aids/scoliosis-ohri.yaml:9:1 error[control-character] there is a character here that cannot be seen and has no place in a text
      at: ﻿
      help: delete the line and type it again, rather than paste it
    ");
}

#[test]
fn a_comma_too_many() {
    assert_snapshot!(aid("languages: [en]", "languages: [en,,]"), @"
    aids/scoliosis-ohri.yaml:7:16 error[yaml-syntax] an item of this list is missing
      at: ,
      help: take one comma out, or write the item that is missing
    ");
}

#[test]
fn lists_without_end() {
    for depth in [200, 100_000] {
        let deep = format!("languages: {}{}", "[".repeat(depth), "]".repeat(depth));
        let said = aid("languages: [en]", &deep);
        assert!(said.contains("aids/scoliosis-ohri.yaml:7:"), "{said}");
        assert!(said.contains("error[yaml-syntax] lists are nested too deeply here"), "{said}");
        assert_eq!(said.matches("error[").count(), 1, "{said}");
    }
}

#[test]
fn a_number_that_is_too_long() {
    assert_snapshot!(aid("updated: 2020", "updated: 20202020202020202020202020"), @"
    aids/scoliosis-ohri.yaml:8:10 error[invalid-value] `updated` must be 2100 or less
      at: 20202020202020202020202020
      help: write a year without quotation marks, for example 2020, or a date as year-month-day, for example 2020-05-31
    ");
}

#[test]
fn a_backslash_in_double_quotes() {
    assert_snapshot!(aid("\"Scoliosis: Should", "\"\\ud800Scoliosis: Should"), @r"
    aids/scoliosis-ohri.yaml:12:13 error[yaml-syntax] this backslash means nothing in double quotes
      at: \ud800
      help: write \\ for a backslash itself, or take it out
    ");
    assert_snapshot!(aid("\"Scoliosis: Should", "\"\\qScoliosis: Should"), @r"
    aids/scoliosis-ohri.yaml:12:13 error[yaml-syntax] this backslash means nothing in double quotes
      at: \q
      help: write \\ for a backslash itself, or take it out
    ");
}
