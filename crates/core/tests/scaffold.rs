//! New files validate from the start: they may lack what only a person can write, and say so, but
//! nothing in them is wrong.

mod common;

use common::{Content, TODAY};
use insta::assert_snapshot;
use signpost_core::model::{Access, Decision};
use signpost_core::scaffold::{NewAid, NewLink, NewPage, NewProvider, NewSection};

fn aid() -> NewAid {
    NewAid {
        id: "knee-nice".into(),
        subject: vec![
            ("en".into(), "Knee: to operate or not".to_owned()),
            ("nl".into(), "Knie".to_owned()),
        ],
        condition: "knee-wear".into(),
        provider: Some("nice".into()),
        decision: Decision::SurgeryOrNot,
        collection: false,
        languages: vec!["en".into()],
        updated: None,
        links: vec![NewLink {
            url: "https://www.nice.test/knee?id=1".to_owned(),
            title: Some("Knee: Should I?".to_owned()),
            access: Access::Login,
            expect: vec!["knee".to_owned()],
        }],
        comments: Vec::new(),
    }
}

fn page(language: &str) -> NewPage {
    NewPage {
        id: "knee".into(),
        language: language.into(),
        slug: "knee".to_owned(),
        slug_is_open: false,
        title: "Knee: what can be done?".to_owned(),
        description: None,
        intro: None,
        sections: vec![NewSection {
            condition: Some("knee-wear".into()),
            heading: None,
            also_called: Vec::new(),
            body: None,
        }],
        aids_heading: None,
        aids_intro: None,
        aids: vec!["knee-nice".into()],
        reviewed: TODAY,
        reviewer: Some("A. Jansen, editor".to_owned()),
        comments: Vec::new(),
    }
}

fn provider() -> NewProvider {
    NewProvider {
        id: "nice".into(),
        name: "National Institute: #1".to_owned(),
        short_name: None,
        home: "https://www.nice.test/".parse().expect("an address"),
    }
}

#[test]
fn new_files_only_lack_what_a_person_must_write() {
    let content = Content::real()
        .write("providers/nice.yaml", provider().to_yaml())
        .write("aids/knee-nice.yaml", aid().to_yaml())
        .write("pages/knee/en.yaml", page("en").to_yaml())
        .write("pages/knee/nl.yaml", page("nl").to_yaml());
    let (_, diagnostics) = content.check();
    // In a draft, what is still to be written is as it should be.
    assert_eq!(content.faults(), "");
    let todo = |it: &&signpost_core::Diagnostic| it.code == signpost_core::Code::UnfinishedText;
    assert_eq!(diagnostics.iter().filter(todo).count(), 8);
    let page = content.read("pages/knee/nl.yaml");
    let published = ["en", "nl"].into_iter().fold(content, |content, language| {
        content.edit(&format!("pages/knee/{language}.yaml"), "draft: true\n", "")
    });
    let (_, diagnostics) = published.check();
    let errors =
        diagnostics.iter().filter(todo).filter(|it| it.severity == signpost_core::Severity::Error);
    assert_eq!(errors.count(), 8, "nothing is published with it");
    let content = published;
    assert_snapshot!(content.read("aids/knee-nice.yaml"), @r#"
    # yaml-language-server: $schema=../../schemas/aid.schema.json
    id: knee-nice
    subject: {en: "Knee: to operate or not", nl: Knie}
    condition: knee-wear
    provider: nice
    decision: surgery-or-not
    languages: [en]
    status: active
    links:
      - url: https://www.nice.test/knee?id=1
        title: "Knee: Should I?"
        access: login
        expect: [knee]
    "#);
    assert_snapshot!(page, @r#"
    # yaml-language-server: $schema=../../../schemas/page.schema.json
    id: knee
    language: nl
    # A draft is not published. Take the next line out when nothing is left to do.
    draft: true
    slug: knee
    title: "Knee: what can be done?"
    description: "TODO: one sentence about the page, for search results."
    # The overview of the conditions is made from the sections and follows the last sentence.
    intro: |
      TODO: what this page is about, with a last sentence that leads up to the overview.
    sections:
      - condition: knee-wear
        heading: "TODO: a heading, the usual name of knee-wear."
        also_called: []
        body: |
          TODO: what it is, and which treatments there are.
    aids:
      heading: Keuzehulpen
      intro: |
        Deze keuzehulpen vertellen u meer over de voor- en nadelen van de behandelingen. Ook
        helpen ze u ontdekken wat u zelf het liefst wilt. Bespreek ze met uw arts voordat u
        beslist.
      list: [knee-nice]
    review: {on: 2026-11-22, by: "A. Jansen, editor"}
    "#);
    assert_snapshot!(content.read("providers/nice.yaml"), @r#"
    # yaml-language-server: $schema=../../schemas/provider.schema.json
    id: nice
    name: "National Institute: #1"
    home: https://www.nice.test/
    hosts: [www.nice.test]
    "#);
}

#[test]
fn every_language_has_its_advice() {
    for language in ["en", "nl", "de", "fr"] {
        let site = format!(
            "name: {{{language}: Aids}}\nbase_url: https://example.org/\nlanguages: [{language}]\ndefault_language: {language}\nreview_every: 24 months\naid_stale_after: 5 years\n"
        );
        let content = Content::empty()
            .write("site.yaml", site)
            .write(&format!("pages/knee/{language}.yaml"), page(language).to_yaml());
        assert!(!content.faults().contains("missing-advice"), "{language}");
    }
}
