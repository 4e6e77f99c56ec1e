//! Faults of the syntax are shown at the line with the mistake, in words that say what to type.

mod common;

use common::{AID, Content, PAGE, aid, page};
use insta::assert_snapshot;

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

#[test]
fn signs_that_look_like_others() {
    assert_snapshot!(aid("status: active", "status：active"), @"
    aids/scoliosis-ohri.yaml:9:1 error[yaml-syntax] this sign stands where a colon must be
      at: status：active
      help: type an ordinary colon and a space: status: active
    ");
    assert_snapshot!(aid("  - url", "  – url"), @"
    aids/scoliosis-ohri.yaml:11:3 error[yaml-syntax] this sign does not begin an item of a list, though it looks like a hyphen
      at: – url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
      help: type a hyphen and a space: - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
    ");
    assert_snapshot!(aid("\"Scoliosis: Should I (or My Child) Have Surgery?\"", "“Scoliosis: Surgery?”"), @r#"
    aids/scoliosis-ohri.yaml:12:5 error[yaml-syntax] these curly quotes are part of the text; YAML knows only straight ones
      at: title: “Scoliosis: Surgery?”
      help: put the text in straight quotes: "…"; most editors type them in a plain text file
    "#);
    assert_snapshot!(aid("id: scoliosis-ohri", "id: scoliosis–ohri"), @"
    aids/scoliosis-ohri.yaml:2:5 error[invalid-value] `id` cannot be `scoliosis–ohri`
      at: scoliosis–ohri
      help: write `scoliosis-ohri`: a sign in it only looks like the right one
    ");
    assert_snapshot!(page("on: 2026-11-22", "on: 2026‑11‑22"), @"
    pages/back-pain/en.yaml:72:14 error[invalid-date] `2026‑11‑22` is not written as a date
      at: 2026‑11‑22
      help: write `2026-11-22`: a sign in it only looks like the right one
    ");
    assert_snapshot!(page("can ease", "can\u{2028}ease"), @"
    pages/back-pain/en.yaml:38:22 error[control-character] there is a character here that cannot be seen and has no place in a text
      at:  
      help: delete the line and type it again, rather than paste it
    ");
}

#[test]
fn a_line_in_a_column_of_its_own() {
    assert_snapshot!(aid("status: active", " status: active"), @"
    aids/scoliosis-ohri.yaml:9:2 error[yaml-syntax] this line does not begin in the column of the lines that it belongs to
      at: status: active
      help: put no spaces before it, as before the others
    ");
    assert_snapshot!(aid("    title:", "   title:"), @r#"
    aids/scoliosis-ohri.yaml:12:4 error[yaml-syntax] this line does not begin in the column of the lines that it belongs to
      at: title: "Scoliosis: Should I (or My Child) Have Surgery?"
      help: put 4 spaces before it, as before the others
    "#);
    assert_snapshot!(aid("    title:", "      title:"), @r#"
    aids/scoliosis-ohri.yaml:12:7 error[yaml-syntax] this line does not begin in the column of the lines that it belongs to
      at: title: "Scoliosis: Should I (or My Child) Have Surgery?"
      help: put 4 spaces before it, as before the others
    "#);
    assert_snapshot!(aid("    title:", "title:"), @r#"
    aids/scoliosis-ohri.yaml:12:1 error[yaml-syntax] this line does not begin in the column of the lines that it belongs to
      at: title: "Scoliosis: Should I (or My Child) Have Surgery?"
      help: put 4 spaces before it, as before the others
    "#);
    assert_snapshot!(page("  - condition: spinal-stenosis", " - condition: spinal-stenosis"), @"
    pages/back-pain/en.yaml:42:2 error[yaml-syntax] this line does not begin in the column of the lines that it belongs to
      at: - condition: spinal-stenosis
      help: put 2 spaces before it, as before the others
    ");
    assert_snapshot!(page("  - condition: spinal-stenosis", "- condition: spinal-stenosis"), @"
    pages/back-pain/en.yaml:42:1 error[yaml-syntax] this line does not begin in the column of the lines that it belongs to
      at: - condition: spinal-stenosis
      help: put 2 spaces before it, as before the others
    ");
    assert_snapshot!(page("  - condition: non-specific", "    condition: non-specific"), @"
    pages/back-pain/en.yaml:15:5 error[yaml-syntax] there is no hyphen before the first item of this list
      at: condition: non-specific-back-pain
      help: put 2 spaces before it and write - condition: non-specific-back-pain
    ");
    assert_snapshot!(page("aids:\n  heading", "aids:\nheading"), @"
    pages/back-pain/en.yaml:64:1 error[yaml-syntax] this line does not begin in the column of the lines that it belongs to
      at: heading: Back pain decision aids
      help: put 2 spaces before it, as before the others
    ");
    assert_snapshot!(aid("  - url", "  -url"), @"
    aids/scoliosis-ohri.yaml:11:3 error[yaml-syntax] there is no space after the hyphen
      at: -url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
      help: write - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
    ");
    assert_snapshot!(aid("  - url", "  -\turl"), @"
    aids/scoliosis-ohri.yaml:11:4 error[yaml-syntax] there is a tab here, which YAML does not allow
      at: 	url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
      help: type a space in its place
    ");
}

#[test]
fn brackets_and_quotes() {
    assert_snapshot!(page("scoliosis-ohri]", "scoliosis-ohri"), @"
    pages/back-pain/en.yaml:71:9 error[yaml-syntax] this bracket is not closed
      at: [
      help: write ] where the list ends
    ");
    assert_snapshot!(page("scoliosis-ohri]", "scoliosis-ohri]]"), @"
    pages/back-pain/en.yaml:71:107 error[yaml-syntax] this bracket closes nothing
      at: ]
      help: take it out, or open it where the list begins
    ");
    assert_snapshot!(aid("nl: Scoliose}", "nl: Scoliose"), @"
    aids/scoliosis-ohri.yaml:3:10 error[yaml-syntax] this bracket is not closed
      at: {
      help: write } where the list ends
    ");
    assert_snapshot!(aid("{en: Scoliosis, nl", "{en: Scoliosis nl"), @"
    aids/scoliosis-ohri.yaml:3:27 error[yaml-syntax] a comma is missing before this, or a bracket is not closed
      at: : Scoliose}
      help: a list in brackets needs a comma between its items and a bracket at its end: [a, b]; a text with a colon or a comma in it must be in quotes
    ");
    assert_snapshot!(aid("Have Surgery?\"", "Have \"Surgery\"?\""), @r#"
    aids/scoliosis-ohri.yaml:12:53 error[yaml-syntax] the text ended at the quote before this
      at: Surgery"?"
      help: put a backslash before a quote inside a text in double quotes: \"; write an apostrophe in single quotes twice: ''
    "#);
    assert_snapshot!(page("title: Back", "title: @Back"), @r#"
    pages/back-pain/en.yaml:5:1 error[yaml-syntax] a text that begins with this sign must be in quotes
      at: title: @Back pain treatment options
      help: write title: "@Back pain treatment options"
    "#);
    assert_snapshot!(aid("{en: Scoliosis, nl: Scoliose}", "{en:Scoliosis, nl: Scoliose}"), @"
    aids/scoliosis-ohri.yaml:3:11 error[unknown-key] there is no space after the colon
      at: en:Scoliosis
      help: write en: Scoliosis
    ");
    assert_snapshot!(page("by: Signpost maintainers}", "by: Jansen, R.}"), @"
    pages/back-pain/en.yaml:72:38 error[unknown-key] the key `R.` does not belong here
      at: R.
      help: if the comma before it belongs to a text, put that text in quotes; the keys that may stand here are: on, by, role
    ");
    assert_snapshot!(page("low-back-pain-ohri, herniated-disc-nl", "low-back-pain-ohri herniated-disc-nl"), @"
    pages/back-pain/en.yaml:71:10 error[invalid-value] entry 1 of `list` cannot be `low-back-pain-ohri herniated-disc-nl`
      at: low-back-pain-ohri herniated-disc-nl
      help: put commas between the entries: low-back-pain-ohri, herniated-disc-nl
    ");
}

#[test]
fn texts_with_signs_of_yaml_in_them() {
    assert_snapshot!(page("title: Back pain treatment", "title: Back pain: treatment"), @r#"
    pages/back-pain/en.yaml:5:17 error[yaml-syntax] a colon with a space after it ends a key, and this is none
      at: : treatment options
      help: put the text in quotes: title: "Back pain: treatment options"
    "#);
    assert_snapshot!(page("intro: |\n", "intro:\n"), @"
    pages/back-pain/en.yaml:8:1 error[yaml-syntax] a text of several lines must begin with | behind its key
      at: intro:
      help: write intro: |
    ");
    assert_snapshot!(page("title: Back", "title: |Back"), @"
    pages/back-pain/en.yaml:5:8 error[yaml-syntax] a text of several lines begins on the line after this sign
      at: |Back pain treatment options
      help: begin it on the next line, indented; a text of one line that begins with this sign must be in quotes
    ");
    assert_snapshot!(page("back problems, with", "back problems,\nwith"), @"
    pages/back-pain/en.yaml:7:1 error[yaml-syntax] this line has no key, so it must belong to the text above it
      at: with decision aids that help you choose the one that suits you best.
      help: put 2 spaces before it, or join it to the line above
    ");
    assert_snapshot!(page("description: The", "description: >\n  The"), @"
    pages/back-pain/en.yaml:7:3 error[invalid-value] `description` cannot be `The treatments for four back problems, with decision aids th…`
      at: The treatments for four back problems, with decision aids that help you choose the one that suits you best.
      help: write it on one line behind its key, without > or | there
    ");
    assert_snapshot!(aid("url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037", "url: [OHRI](https://decisionaid.ohri.ca/AZsumm.php?ID=1037)"), @"
    aids/scoliosis-ohri.yaml:11:3 error[yaml-syntax] this is a link as Markdown has it, and only texts such as body are Markdown
      at: - url: [OHRI](https://decisionaid.ohri.ca/AZsumm.php?ID=1037)
      help: write the address by itself: url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
    ");
    assert_snapshot!(page("title: Back pain treatment options", "title: [Back pain](https://a.example/)"), @r#"
    pages/back-pain/en.yaml:5:1 error[yaml-syntax] this is a link as Markdown has it, and only texts such as body are Markdown
      at: title: [Back pain](https://a.example/)
      help: write the words by themselves: title: "Back pain"
    "#);
    // What an editor noted behind it stays a note.
    assert_snapshot!(page("title: Back pain treatment options", "title: [PDF] Back pain # checked"), @r#"
    pages/back-pain/en.yaml:5:1 error[yaml-syntax] a text that begins with this sign must be in quotes
      at: title: [PDF] Back pain # checked
      help: write title: "[PDF] Back pain" # checked
    "#);
}

/// What other programs make of Markdown, and readers here see as it is typed.
#[test]
fn marks_that_only_other_programs_know() {
    let said =
        |text: &str| Content::real().edit(PAGE, "Painkillers can ease the pain.", text).faults();
    assert_snapshot!(said("Take ~~5~~ 10 tablets."), @"
    pages/back-pain/en.yaml:38:12 warning[markdown-slip] nothing is shown struck through
      at: ~~
      help: write only what is right, without the marks and the words between them
    ");
    assert_snapshot!(said("Painkillers can help[^1]."), @"
    pages/back-pain/en.yaml:38:27 warning[markdown-slip] notes below a text are not shown as notes
      at: [^
      help: write the note where it belongs, in brackets: (…)
    ");
    assert_snapshot!(said("You can:\n\n      - [ ] rest\n      - [x] walk\n\n      Then wait."), @"
    pages/back-pain/en.yaml:40:9 warning[markdown-slip] boxes to tick are not shown as boxes
      at: [ ]
      help: write - rest
    pages/back-pain/en.yaml:41:9 warning[markdown-slip] boxes to tick are not shown as boxes
      at: [x]
      help: write - walk
    ");
    assert_snapshot!(said("You can:\n\n      a) rest\n      b) walk\n\n      Then wait."), @"
    pages/back-pain/en.yaml:40:7 warning[markdown-slip] this is not a list item: lists are counted with numbers, or not at all
      at: a)
      help: write 1. rest
    ");
    assert_snapshot!(said("| rest | walk |\n      |---|---|\n      | often | daily |\n\n      Then wait."), @"
    pages/back-pain/en.yaml:38:7 warning[markdown-slip] tables are not shown as tables
      at: |
      help: write a list
    ");
    assert_snapshot!(said("Take xx mg of it."), @"
    pages/back-pain/en.yaml:38:12 error[unfinished-text] this text is still to be written
      at: xx
      help: write it, and take `xx` out
    ");
    assert_snapshot!(said("Take ５ of them."), @"
    pages/back-pain/en.yaml:38:12 warning[look-alike] a letter of `５` is from another alphabet: ５ (a digit of another script)
      at: ５
      help: write `5`, typed rather than pasted
    ");
}

/// A paragraph of another version, in any language that can be told, and a title that was not translated.
#[test]
fn texts_that_were_not_translated() {
    let dutch =
        |from: &str, to: &str| Content::real().edit("pages/back-pain/nl.yaml", from, to).faults();
    assert_snapshot!(dutch(
        "Pijnstillers verlichten vaak de klachten.",
        "Les analgésiques peuvent soulager la douleur pendant la nuit, mais ils ne guérissent pas la hernie."
    ), @"
    pages/back-pain/nl.yaml:30:7 warning[translation-differs] this text reads like `fr`, and the page is in `nl`
      at: Les analgésiques peuvent soulager la douleur pendant la nuit, mais ils ne guérissent pas la hernie.
      help: write it in `nl`
    ");
    assert_snapshot!(dutch(
        "Pijnstillers verlichten vaak de klachten.",
        "Schmerzmittel können die Beschwerden oft lindern, aber sie heilen den Bandscheibenvorfall nicht."
    ), @"
    pages/back-pain/nl.yaml:30:7 warning[translation-differs] this text reads like `de`, and the page is in `nl`
      at: Schmerzmittel können die Beschwerden oft lindern, aber sie heilen den Bandscheibenvorfall nicht.
      help: write it in `nl`
    ");
    assert_snapshot!(
        dutch("title: \"Rugpijn: welke behandelingen zijn er?\"", "title: Back pain treatment options"),
        @"
    pages/back-pain/nl.yaml:5:1 warning[translation-differs] this text is word for word that of the version in `en`
      at: title
      also: pages/back-pain/en.yaml:5:1
      help: translate it into `nl`
    "
    );
}

#[test]
fn a_bracket_behind_carriage_returns() {
    assert_snapshot!(Content::real().write("aids/a.yaml", "\r\r\r{l\u{fffd}\r\r[\u{fffd}\u{fffd} ").faults(), @"
    aids/a.yaml:6:1 error[yaml-syntax] a comma is missing before this, or a bracket is not closed
      at: [��
      help: a list in brackets needs a comma between its items and a bracket at its end: [a, b]; a text with a colon or a comma in it must be in quotes
    ");
}

#[test]
fn a_finding_does_not_say_who_opened_a_link() {
    let content = Content::real();
    let text = content.read(AID);
    for by in [
        "[SecretBob]",
        "{SecretBob}",
        "{name: SecretBob}",
        "\"<SecretBob>\"",
        "[SecretBob, SecretEve]",
    ] {
        let text = format!("{text}    verified: {{on: 2026-11-20, by: {by}}}\n");
        let (_, faults) = Content::real().write(AID, text).check();
        let told =
            faults.iter().map(|it| format!("{} {:?}", it.message, it.help)).collect::<String>();
        assert!(!told.contains("Secret"), "{by}: {told}");
    }
}

#[test]
fn a_space_from_a_word_processor_behind_a_hyphen() {
    assert_snapshot!(page("  - condition: scoliosis", "  -\u{a0}condition: scoliosis"), @"
    pages/back-pain/en.yaml:54:3 error[yaml-syntax] the space after the hyphen is one that YAML does not know, as word processors make them
      at: - condition: scoliosis
      help: type an ordinary space: - condition: scoliosis
    ");
    assert_snapshot!(aid("  - url: https", "  -\u{202f}url: https"), @"
    aids/scoliosis-ohri.yaml:11:3 error[yaml-syntax] the space after the hyphen is one that YAML does not know, as word processors make them
      at: - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
      help: type an ordinary space: - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037
    ");
    let list = |space: &str| {
        let content = Content::real();
        let text = content.read(PAGE);
        let line = text.lines().find(|line| line.starts_with("  list: [")).expect("the list");
        let items = line.trim_start_matches("  list: [").trim_end_matches(']').split(", ");
        let items: String = items.map(|item| format!("\n    -{space}{item}")).collect();
        let text = text.replace(line, &format!("  list:{items}"));
        content.write(PAGE, text).faults()
    };
    assert_eq!(list(" "), "");
    assert_snapshot!(list("\u{a0}"), @"
    pages/back-pain/en.yaml:72:5 error[wrong-type] the space after the hyphen is one that YAML does not know, as word processors make them
      at: - low-back-pain-ohri
        - herniated-disc-nl
        - herniated-disc-ohri
        - spinal-stenosis-ohri
        - scoliosis-ohri
      help: type an ordinary space after each hyphen of the list
    ");
    let line = Content::real().read(AID);
    let line = line.lines().find(|line| line.starts_with("    expect:")).expect("the line");
    let expect = aid(line, "    expect:\n      -\u{a0}scoliosis\n      -\u{a0}surgery");
    assert_snapshot!(expect, @"
    aids/scoliosis-ohri.yaml:14:7 error[wrong-type] the space after the hyphen is one that YAML does not know, as word processors make them
      at: - scoliosis
          - surgery
      help: type an ordinary space after each hyphen of the list
    ");
}

#[test]
fn a_sign_of_a_comment_in_brackets() {
    assert_snapshot!(aid("subject: {en: Scoliosis, nl: Scoliose}", "subject: {en: #1 Scoliosis, nl: Scoliose}"), @r##"
    aids/scoliosis-ohri.yaml:3:15 error[yaml-syntax] this # begins a comment, so that the bracket behind it closes nothing
      at: #1 Scoliosis, nl: Scoliose
      help: put the text in quotes: "#1 Scoliosis"
    "##);
    assert_snapshot!(aid("languages: [en]", "languages: [#1 en, nl]"), @r##"
    aids/scoliosis-ohri.yaml:7:13 error[yaml-syntax] this # begins a comment, so that the bracket behind it closes nothing
      at: #1 en, nl
      help: put the text in quotes: "#1 en"
    "##);
    assert_snapshot!(aid("languages: [en]", "languages: [en # old, nl]"), @r#"
    aids/scoliosis-ohri.yaml:7:16 error[yaml-syntax] this # begins a comment, so that the bracket behind it closes nothing
      at: # old, nl
      help: if it is a note, write it on a line above; if it belongs to the text, put the text in quotes: "en # old"
    "#);
}

#[test]
fn a_colon_in_a_text_with_other_signs() {
    let title = |to: &str| aid("title: \"Scoliosis: Should I (or My Child) Have Surgery?\"", to);
    assert_snapshot!(title("title: Back pain: options # note: x"), @r#"
    aids/scoliosis-ohri.yaml:12:21 error[yaml-syntax] a colon with a space after it ends a key, and this is none
      at: : options # note: x
      help: put the text in quotes: title: "Back pain: options" # note: x
    "#);
    assert_snapshot!(title("title: The \"spine\": options"), @r#"
    aids/scoliosis-ohri.yaml:12:23 error[yaml-syntax] a colon with a space after it ends a key, and this is none
      at: : options
      help: put the text in quotes: title: 'The "spine": options'
    "#);
    assert_snapshot!(title("title: Back: what's #1"), @r#"
    aids/scoliosis-ohri.yaml:12:16 error[yaml-syntax] a colon with a space after it ends a key, and this is none
      at: : what's #1
      help: put the text in quotes: title: "Back: what's #1"
    "#);
}
