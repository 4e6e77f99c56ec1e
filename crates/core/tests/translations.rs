//! What is said of a page and its translation, exactly as a person is told.

mod common;

use common::Content;
use insta::assert_snapshot;

const ENGLISH: &str = "pages/back-pain/en.yaml";
const DUTCH: &str = "pages/back-pain/nl.yaml";

/// The real content with a sentence more in each language.
fn with(english: &str, dutch: &str) -> Content {
    Content::real()
        .edit(ENGLISH, "can ease the pain.", &format!("can ease the pain. {english}"))
        .edit(DUTCH, "kunnen de pijn verlichten.", &format!("kunnen de pijn verlichten. {dutch}"))
}

fn said(english: &str, dutch: &str) -> String {
    with(english, dutch).faults()
}

#[test]
fn a_mark_between_thousands_that_was_taken_over() {
    assert_snapshot!(said("At most 1,500 mg.", "Hooguit 1,500 mg."), @"
    pages/back-pain/nl.yaml:34:5 warning[translation-differs] the version in `en` says 1500 mg, this one 1.5 mg
      at: body
      also: pages/back-pain/en.yaml:34:5
      help: 1,500 is 1.5 for readers of `nl`: find out which of the two is right, and write it in both, each with the marks of its language
    ");
    assert_snapshot!(said("At most 2.500 mg.", "Hooguit 2.500 mg."), @"
    pages/back-pain/nl.yaml:34:5 warning[translation-differs] the version in `en` says 2.5 mg, this one 2500 mg
      at: body
      also: pages/back-pain/en.yaml:34:5
      help: 2.500 is 2500 for readers of `nl`: find out which of the two is right, and write it in both, each with the marks of its language
    ");
    assert_eq!(said("At most 1,500 mg.", "Hooguit 1.500 mg."), "");
    assert_eq!(said("At most 1,500 mg.", "Hooguit 1\u{a0}500 mg."), "");
    assert_eq!(said("At most 2.5 mg.", "Hooguit 2,5 mg."), "");
}

#[test]
fn what_is_counted_in_a_translation() {
    assert_snapshot!(said("Take 2 tablets.", "Neem 4 tabletten."), @"
    pages/back-pain/nl.yaml:34:5 warning[translation-differs] the version in `en` says 2 tablets, this one 4 tablets
      at: body
      also: pages/back-pain/en.yaml:34:5
      help: find out which of the two is right, and write it in both
    ");
    assert_snapshot!(said("It costs €50.", "Het kost 500 €."), @"
    pages/back-pain/nl.yaml:34:5 warning[translation-differs] the version in `en` says 50 €, this one 500 €
      at: body
      also: pages/back-pain/en.yaml:34:5
      help: find out which of the two is right, and write it in both
    ");
    assert_snapshot!(said("It helps 5 in 100 people.", "Het helpt 50 van de 100 mensen."), @"
    pages/back-pain/nl.yaml:34:5 warning[translation-differs] the version in `en` says 5 in 100, this one 50 in 100
      at: body
      also: pages/back-pain/en.yaml:34:5
      help: find out which of the two is right, and write it in both
    ");
    assert_eq!(said("Take 2 tablets for €50.", "Neem 2 tabletten voor € 50."), "");
    assert_eq!(said("It helps 5 in 100 people.", "Het helpt 5 op de 100 mensen."), "");
}

#[test]
fn signs_that_are_escaped_are_the_same() {
    assert_eq!(said("From 5\\-10 mg.", "Van 5-10 mg."), "");
    assert_eq!(said("From 5 \\- 10 mg.", "Van 5 - 10 mg."), "");
    assert_eq!(said("A score of \\-2.5.", "Een score van -2,5."), "");
}
