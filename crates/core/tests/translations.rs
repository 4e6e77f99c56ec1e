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

#[test]
fn a_page_that_is_that_of_a_third_language() {
    let content =
        Content::real().edit("site.yaml", "languages: [en, nl]", "languages: [en, nl, de]");
    let text = content.read(DUTCH).replace("language: nl", "language: de");
    let said = content.write("pages/back-pain/de.yaml", text).faults();
    let told: Vec<&str> =
        said.lines().filter(|line| line.contains("translation-differs")).collect();
    assert_snapshot!(told.join("\n"), @"pages/back-pain/de.yaml:5:1 warning[translation-differs] all of this page is word for word that of the version in `nl`");
}

#[test]
fn a_text_in_the_language_of_its_translation() {
    let content = Content::real();
    let dutch = content.read(DUTCH);
    let intro = |text: &str| {
        let start = text.find("intro: |").expect("an intro");
        text[start..start + text[start..].find("sections:").expect("sections")].to_owned()
    };
    let english = content.read(ENGLISH);
    let english = english.replace(&intro(&english), &intro(&dutch));
    assert_snapshot!(content.write(ENGLISH, english).faults(), @"
    pages/back-pain/en.yaml:8:1 warning[translation-differs] this text is word for word that of the version in `nl`
      at: intro
      also: pages/back-pain/nl.yaml:8:1
      help: translate it into `en`
    ");
}

#[test]
fn headings_that_were_not_translated() {
    let dutch = |from: &str, to: &str| Content::real().edit(DUTCH, from, to).faults();
    assert_snapshot!(dutch("heading: Keuzehulpen bij rugpijn", "heading: Back pain decision aids"), @"
    pages/back-pain/nl.yaml:65:3 warning[translation-differs] this text is word for word that of the version in `en`
      at: heading
      also: pages/back-pain/en.yaml:64:3
      help: translate it into `nl`
    ");
    assert_snapshot!(dutch("heading: Scoliose", "heading: Scoliosis"), @"
    pages/back-pain/nl.yaml:55:5 warning[translation-differs] this text is word for word that of the version in `en`
      at: heading
      also: pages/back-pain/en.yaml:55:5
      help: translate it into `nl`
    ");
    let both = |heading: &str| {
        Content::real()
            .edit(ENGLISH, "heading: Scoliosis", &format!("heading: {heading}"))
            .edit(DUTCH, "heading: Scoliose", &format!("heading: {heading}"))
            .faults()
    };
    assert_snapshot!(both("Living with a crooked back"), @"
    pages/back-pain/nl.yaml:55:5 warning[translation-differs] this text is word for word that of the version in `en`
      at: heading
      also: pages/back-pain/en.yaml:55:5
      help: translate it into `nl`
    ");
    assert_eq!(both("Morbus Scheuermann"), "");
    assert_eq!(both("Failed back surgery syndrome"), "");
}

/// A file whose name is no language of the site is told which one its page is in.
#[test]
fn the_language_to_translate_into() {
    let content = Content::real();
    let text = content.read(ENGLISH).replace("language: en", "language: nl");
    let told = content.remove(DUTCH).write("pages/back-pain/nederlands.yaml", text).faults();
    let helps: Vec<&str> = told.lines().filter(|line| line.contains("translate it into")).collect();
    assert!(!helps.is_empty() && helps.iter().all(|it| it.ends_with("into `nl`")), "{told}");
}

#[test]
fn links_and_names_in_another_language() {
    assert_eq!(
        said(
            "Read more: [sciatica leaflet](https://www.versusarthritis.org/about-arthritis/conditions/sciatica/)",
            "Lees ook: [Low Back Pain: Should I Have an MRI? What to ask your doctor](https://decisionaid.ohri.ca/)"
        ),
        ""
    );
}
