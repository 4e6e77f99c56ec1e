//! Pages that carry a title, and pages that only name the ailment.

use signpost_core::Expectation;

use super::{Level, recognise};
use crate::page::Page;
use crate::page::tests::answer;

fn level(title: &str, subject: &str, language: &str, html: &str) -> Level {
    let expectation = Expectation {
        titles: vec![title.to_owned()],
        subjects: if subject.is_empty() { Vec::new() } else { vec![subject.to_owned()] },
        languages: vec![language.into()],
        ..Expectation::default()
    };
    let page = Page::read(&answer(200, html));
    let found = recognise(&expectation, &page, None);
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

#[test]
fn another_question_about_the_same_ailment_is_another_aid() {
    for (title, subject, language, html) in [
        (
            "Low back pain: should I have an MRI?",
            "Low back pain",
            "en",
            "<h1>Low back pain: should I try manipulation?</h1><p>Manipulation is done by hand. Manipulation may relieve low back pain for a while. Manipulation suits few.",
        ),
        (
            "Hernia: opereren of afwachten?",
            "Hernia",
            "nl",
            "<h1>Hernia: fietsen of zwemmen?</h1><p>Fietsen is goed bij een hernia. Fietsen en zwemmen maken sterk. Zwemmen kost minder kracht dan fietsen.",
        ),
        (
            "Skoliose: Korsett oder Operation?",
            "Skoliose",
            "de",
            "<h1>Skoliose: Reiten oder Turnen?</h1><p>Turnen macht bei Skoliose Freude. Reiten und Turnen halten beweglich. Reiten ist teurer als Turnen.",
        ),
        (
            "Hernie discale : opération ou attente ?",
            "Hernie discale",
            "fr",
            "<h1>Hernie discale : vélo ou natation ?</h1><p>La natation convient bien. Le vélo et la natation musclent le dos. Une hernie discale supporte le vélo.",
        ),
    ] {
        assert!(level(title, subject, language, html) < Level::Recognised, "{html}");
    }
}

#[test]
fn another_name_of_the_same_ailment_is_as_good() {
    for (title, subject, language, html) in [
        (
            "Piles: bands or surgery?",
            "Piles",
            "en",
            "<h1>Haemorrhoids: bands or an operation?</h1><p>Haemorrhoids can be tied off with bands, or removed in an operation.",
        ),
        (
            "Hoge bloeddruk: pillen of bewegen?",
            "Hoge bloeddruk",
            "nl",
            "<h1>Hypertensie: pillen of bewegen?</h1><p>Bij hypertensie helpen pillen, en ook bewegen.",
        ),
        (
            "Bluthochdruck: Tabletten oder Bewegung?",
            "Bluthochdruck",
            "de",
            "<h1>Arterielle Hypertonie: Tabletten oder Bewegung?</h1><p>Bei arterieller Hypertonie helfen Tabletten, und auch Bewegung.",
        ),
        (
            "Arthrose du genou : prothèse ou exercice ?",
            "Arthrose du genou",
            "fr",
            "<h1>Gonarthrose : prothèse ou exercice ?</h1><p>La gonarthrose se traite par l’exercice, ou par une prothèse.",
        ),
    ] {
        assert_eq!(level(title, subject, language, html), Level::Recognised, "{html}");
    }
}

#[test]
fn a_title_without_a_subject_is_recognised_in_other_words() {
    for (title, language, html) in [
        (
            "Liesbreuk, opereren of afwachten",
            "nl",
            "<title>Liesbreuk: keuze tussen een operatie en afwachten | Kliniek</title><h1>Liesbreuk: keuze tussen een operatie en afwachten</h1><p>Een liesbreuk gaat niet vanzelf over. U kunt kiezen voor een operatie of voor afwachten.",
        ),
        (
            "Gallstones – wait or have surgery",
            "en",
            "<title>Surgery for gallstones, or wait? | Trust</title><h1>Surgery for gallstones, or wait?</h1><p>Gallstones often cause no pain. You can have surgery or wait.",
        ),
        (
            "Endometriose – operieren oder Hormone",
            "de",
            "<title>Hormone oder Operation bei Endometriose | Klinik</title><h1>Hormone oder Operation bei Endometriose</h1><p>Endometriose wird mit Hormonen oder einer Operation behandelt.",
        ),
        (
            "RGO : médicament ou chirurgie",
            "fr",
            "<title>Reflux gastro-œsophagien : chirurgie ou médicament ? | Centre</title><h1>Reflux gastro-œsophagien : chirurgie ou médicament ?</h1><p>Le reflux gastro-œsophagien se soigne par un médicament ou une chirurgie.",
        ),
    ] {
        assert_eq!(level(title, "", language, html), Level::Recognised, "{html}");
    }
}

#[test]
fn the_same_question_about_something_else_is_not_recognised_without_a_subject() {
    for (title, language, html) in [
        (
            "Hip replacement: should I have surgery now or wait?",
            "en",
            "<title>Knee replacement: should I have surgery now or wait? | Trust</title><h1>Knee replacement: should I have surgery now or wait?</h1><p>Knee replacement is surgery. You can have it now, or wait. Your knee may get better.",
        ),
        (
            "Verzakking: een pessarium of een operatie?",
            "nl",
            "<title>Liesbreuk: een breukband of een operatie? | Kliniek</title><h1>Liesbreuk: een breukband of een operatie?</h1><p>Een liesbreuk kan met een operatie of met een breukband. Een liesbreuk is niet erg.",
        ),
        (
            "Grauer Star: soll ich mich jetzt operieren lassen?",
            "de",
            "<title>Leistenbruch: soll ich mich jetzt operieren lassen? | Klinik</title><h1>Leistenbruch: soll ich mich jetzt operieren lassen?</h1><p>Ein Leistenbruch wird oft operiert. Den Leistenbruch kann man auch beobachten.",
        ),
    ] {
        assert!(level(title, "", language, html) < Level::Recognised, "{html}");
    }
}
