//! Texts that are still to be written, wherever a reader would see them or a person signs them.

mod common;

use common::{AID, Content, PAGE, said};
use insta::assert_snapshot;

#[test]
fn names_that_are_still_to_be_written() {
    let provider = "providers/ohri.yaml";
    assert_snapshot!(said(provider, "name: Ottawa Hospital Research Institute", "name: TODO"), @"
    providers/ohri.yaml:3:7 error[unfinished-text] this text is still to be written
      at: TODO
      help: write it, and take `TODO` out
    ");
    assert_snapshot!(said(provider, "short_name: OHRI", "short_name: TBD"), @"
    providers/ohri.yaml:4:13 error[unfinished-text] this text is still to be written
      at: TBD
      help: write it, and take `TBD` out
    ");
    assert_snapshot!(said("site.yaml", "nl: Keuzehulpen", "nl: TODO"), @"
    site.yaml:2:31 error[unfinished-text] this text is still to be written
      at: TODO
      help: write it, and take `TODO` out
    ");
}

#[test]
fn what_a_person_signs() {
    let by = Content::real().read(PAGE);
    let by = by.lines().find(|line| line.starts_with("review:")).expect("a review").to_owned();
    let nobody = [
        "your name or role",
        "uw naam",
        "votre nom",
        "Name",
        "unknown",
        "niemand",
        "Unbekannt",
        "inconnu",
    ];
    for name in ["n/a", "X", "TODO"].into_iter().chain(nobody) {
        let told = said(PAGE, &by, &format!("review: {{on: 2026-11-22, by: {name}}}"));
        assert!(told.contains("error[unfinished-text]"), "{name}: {told}");
    }
    for name in ["Su Chen", "R. Noch", "General practitioner"] {
        assert_eq!(
            said(PAGE, &by, &format!("review: {{on: 2026-11-22, by: {name}}}")),
            "",
            "{name}"
        );
    }
    let text = Content::real().read(AID);
    let signed = format!("{}    verified: {{on: 2026-11-20, by: n.v.t.}}\n", text);
    assert_snapshot!(Content::real().write(AID, signed).faults(), @"
    aids/scoliosis-ohri.yaml:14:36 error[unfinished-text] this text is still to be written
      at: n.v.t.
      help: write the name or the role of the person who did it
    ");
    // What a remedy says to type is not yet what it should be.
    let remedy = |faults: Vec<signpost_core::Diagnostic>, code: signpost_core::Code| {
        let mut helps = faults.into_iter().filter(|it| it.code == code).filter_map(|it| it.help);
        helps.next().expect("a remedy")
    };
    let old = said(PAGE, &by, "review: {on: 2023-03-01, by: the editors}");
    let typed =
        old.split("and write: ").nth(1).expect("what to write").lines().next().expect("a line");
    assert!(said(PAGE, &by, typed).contains("error[unfinished-text]"), "{typed}");
    let help = remedy(Content::real().check().1, signpost_core::Code::UnverifiedLink);
    let typed = help.split("add to the link: ").nth(1).expect("what to add");
    let signed = Content::real().write(AID, format!("{text}    {typed}\n")).faults();
    assert_snapshot!(signed, @"
    aids/scoliosis-ohri.yaml:14:36 error[unfinished-text] this text is still to be written
      at: your name or role
      help: write the name or the role of the person who did it
    ");
    for reason in ["TODO", "\"-\"", "tbd"] {
        let suppression = format!(
            "- url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n  verdict: blocked\n  \
             reason: {reason}\n  until: 2026-12-01\n"
        );
        let told = Content::real().write("suppressions.yaml", suppression).faults();
        assert!(told.contains("error[unfinished-text]"), "{reason}: {told}");
    }
}

#[test]
fn a_description_of_dots() {
    let text = Content::real().read(PAGE);
    let line = text.lines().find(|it| it.starts_with("description:")).expect("a description");
    assert_snapshot!(said(PAGE, line, "description: \"...\""), @"
    pages/back-pain/en.yaml:6:15 error[unfinished-text] this text is still to be written
      at: ...
      help: write it, and take `...` out
    ");
}

#[test]
fn titles_that_programs_give() {
    let text = Content::real().read(AID);
    let line = text.lines().find(|it| it.trim().starts_with("title:")).expect("a title");
    assert_snapshot!(said(AID, line, "    title: 404 Not Found"), @"
    aids/scoliosis-ohri.yaml:12:12 error[unfinished-text] this text is still to be written
      at: 404 Not Found
      help: write it, and take `404 Not Found` out
    ");
}

#[test]
fn lines_that_readers_fill_in() {
    for line in ["Fill in your weight: ____ kg.", "Name: ........", "Your pain: ______ of 10."] {
        let text = format!("can ease the pain.\n\n      {line}");
        assert_eq!(said(PAGE, "can ease the pain.", &text), "", "{line}");
    }
}
