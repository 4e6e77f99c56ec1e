//! Pages that have the name of the aid and little below it, and pages that go on with something else.

use super::*;

/// Below its own title a page may say in any language, and in any words, that the aid is not there.
#[test]
fn a_sentence_without_a_word_of_the_title_is_for_a_person_to_read() {
    for (language, title, subject, said) in [
        (
            "en",
            "Tennis elbow: wait or inject?",
            "tennis elbow",
            "Coming soon to this page, please bear with us.",
        ),
        (
            "en",
            "Tennis elbow: wait or inject?",
            "tennis elbow",
            "The text that was here now lives at <a href=/n>another place</a>.",
        ),
        (
            "nl",
            "Hernia: opereren of afwachten?",
            "hernia",
            "Er wordt aan deze tekst gewerkt, kom later terug.",
        ),
        (
            "de",
            "Hallux valgus: operieren?",
            "Hallux valgus",
            "Der Inhalt wird zurzeit neu geschrieben.",
        ),
        (
            "fr",
            "Cataracte : opérer ou attendre ?",
            "cataracte",
            "Ce texte sera bientôt de nouveau en ligne.",
        ),
        (
            "it",
            "Protesi di ginocchio: sì o no?",
            "artrosi",
            "Questa guida non è più disponibile al pubblico.",
        ),
        (
            "es",
            "¿Operar el túnel carpiano?",
            "túnel carpiano",
            "Contenido exclusivo para suscriptores de la revista.",
        ),
        (
            "pt",
            "Joelho: operar ou esperar?",
            "joelho",
            "Este texto foi retirado e está a ser revisto.",
        ),
        (
            "da",
            "Diskusprolaps: operation eller ej?",
            "diskusprolaps",
            "Siden er flyttet til en anden adresse.",
        ),
    ] {
        let link = link(ADDRESS, title, subject, language);
        check(&link, &page(&link, title, &format!("<p>{said}</p>")), "no-evidence");
    }
}

#[test]
fn a_short_text_on_what_is_expected_is_the_aid_and_so_is_what_is_begun_by_a_button() {
    for (language, title, subject, said) in [
        (
            "en",
            "Tennis elbow: wait or inject?",
            "tennis elbow",
            "<p>An injection helps at once, and waiting in the long run.</p>",
        ),
        (
            "nl",
            "Hernia: opereren of afwachten?",
            "hernia",
            "<p>Afwachten kan bijna altijd zonder gevaar.</p>",
        ),
        (
            "it",
            "Protesi di ginocchio: sì o no?",
            "artrosi",
            "<p>Una protesi toglie il dolore a nove persone su dieci.</p>",
        ),
        (
            "es",
            "¿Operar el túnel carpiano?",
            "túnel carpiano",
            "<p>Responda a siete preguntas.</p><button>Empezar</button>",
        ),
        (
            "de",
            "Hallux valgus: operieren?",
            "Hallux valgus",
            "<p>Alles auf zwei Seiten:</p><p><a href=/hallux.pdf>Zum Herunterladen</a></p>",
        ),
    ] {
        let link = link(ADDRESS, title, subject, language);
        check(&link, &page(&link, title, said), "ok");
    }
}

/// A page that is called by the subject and some of what is asked, and goes on with what nobody asked.
#[test]
fn a_name_that_goes_on_from_the_subject_is_for_a_person_to_look_at() {
    for (language, title, subject, name, text) in [
        (
            "en",
            "Carpal tunnel syndrome: splint or surgery?",
            "carpal tunnel syndrome",
            "Carpal tunnel syndrome surgery waiting times",
            "<p>Alder Vale: 22 weeks for carpal tunnel syndrome surgery. Figures are updated monthly.</p>",
        ),
        (
            "en",
            "Cataract surgery: now or later?",
            "cataract",
            "Cataract surgery vouchers",
            "<p>Cataract surgery as a present: our vouchers are valid for three years.</p>",
        ),
        (
            "nl",
            "Staar: opereren of afwachten?",
            "staar",
            "Staar operatie wachttijden",
            "<p>De wachttijd voor een operatie aan staar is hier elf weken.</p>",
        ),
        (
            "de",
            "Hallux valgus: Einlagen oder Operation?",
            "Hallux valgus",
            "Hallux valgus Operation Fallpauschale",
            "<p>Die Fallpauschale für eine Operation wird jedes Jahr neu berechnet.</p>",
        ),
        (
            "fr",
            "Cataracte : opérer ou attendre ?",
            "cataracte",
            "Cataracte opération remboursement mutuelle",
            "<p>Votre mutuelle paie la moitié de l’opération de la cataracte.</p>",
        ),
    ] {
        let link = link(ADDRESS, title, subject, language);
        check(&link, &page(&link, name, text), "no-evidence");
    }
}

#[test]
fn a_name_that_goes_on_above_a_text_that_helps_to_choose_is_the_aid() {
    for (language, title, subject, name, text) in [
        (
            "en",
            "Carpal tunnel syndrome: splint or surgery?",
            "carpal tunnel syndrome",
            "Carpal tunnel syndrome surgery handbook",
            "<p>This decision aid compares a splint with surgery for carpal tunnel syndrome.</p>",
        ),
        (
            "nl",
            "Staar: opereren of afwachten?",
            "staar",
            "Staar: opereren of afwachten met druppels?",
            "<p>Opereren kan bij staar altijd nog; afwachten mag.</p>",
        ),
    ] {
        let link = link(ADDRESS, title, subject, language);
        check(&link, &page(&link, name, text), "ok");
    }
}
