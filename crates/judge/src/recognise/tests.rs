//! Pages that carry a title, and pages that only name the ailment.

use signpost_core::Expectation;

use super::{Level, recognise};
use crate::page::Page;
use crate::page::tests::answer;

fn level(title: &str, subject: &str, language: &str, html: &str) -> Level {
    let expectation = Expectation {
        titles: vec![title.to_owned()],
        subjects: vec![subject.to_owned()],
        languages: vec![language.into()],
        ..Expectation::default()
    };
    let page = Page::read(&answer(200, html));
    let found = recognise(&expectation, &page);
    assert!(found.features.len() <= 10);
    assert!(found.features.iter().all(|feature| feature.sentence.ends_with('.')));
    assert!(found.features.iter().all(|feature| (0.0..=1.0).contains(&feature.value)));
    found.level
}

#[test]
fn a_title_is_recognised_wherever_it_stands_and_in_other_forms_of_its_words() {
    for (title, subject, language, html) in [
        (
            "Scoliosis: Should I Have Surgery?",
            "Scoliosis",
            "en",
            "<title>Scoliosis surgery: should I have it? | Site</title><p>Scoliosis is a curve. Surgery is one way.",
        ),
        (
            "Scoliosis: Should I Have Surgery?",
            "Scoliosis",
            "en",
            "<title>Record 12</title><h1>Record</h1><p>Scoliosis: should I have surgery?</p><p>Year: 2020</p>",
        ),
        (
            "Hernia: opereren of afwachten?",
            "Hernia",
            "nl",
            "<title>Opereren of afwachten bij een hernia</title><p>Een hernia gaat vaak vanzelf over.",
        ),
        (
            "Arthrose im Knie: operieren oder nicht?",
            "Arthrose im Knie",
            "de",
            "<h1>Kniearthrose: Operation oder nicht?</h1><p>Bei Kniearthrose kann man operieren oder nicht.",
        ),
        (
            "Hernie discale : opération ou attente ?",
            "Hernie discale",
            "fr",
            "<h1>Hernies discales : opérer ou attendre ?</h1><p>Une hernie discale passe souvent. On peut opérer ou attendre.",
        ),
    ] {
        assert_eq!(level(title, subject, language, html), Level::Recognised, "{html}");
    }
}

#[test]
fn the_name_of_the_ailment_alone_is_no_proof() {
    for (title, subject, language, html) in [
        (
            "Scoliosis: Should I Have Surgery?",
            "Scoliosis",
            "en",
            "<title>Our scoliosis team | Site</title><p>The team sees people with scoliosis. The team meets on Monday. Call the team.",
        ),
        (
            "Hernia: opereren of afwachten?",
            "Hernia",
            "nl",
            "<title>Tarieven | Kliniek</title><p>Tarieven voor 2025. Hernia: 120 euro. Knie: 90 euro. Tarieven gelden per consult.",
        ),
        (
            "Bandscheibenvorfall: operieren oder abwarten?",
            "Bandscheibenvorfall",
            "de",
            "<title>Veranstaltung</title><h1>Vortrag am Dienstag</h1><p>Vortrag zum Thema Bandscheibenvorfall im Rathaus, der Vortrag ist frei.",
        ),
        (
            "Hernie discale : opération ou attente ?",
            "Hernie discale",
            "fr",
            "<title>Notre équipe | Clinique</title><p>Notre équipe reçoit le lundi. L’équipe suit les personnes avec une hernie discale, et l’équipe répond au téléphone.",
        ),
    ] {
        assert!(level(title, subject, language, html) < Level::Recognised, "{html}");
    }
}
