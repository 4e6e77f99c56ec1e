//! Links whose title is the name of an ailment, which many a page has that is none of an aid.

use signpost_core::Verdict;

use super::*;

/// A page with this title and heading, and so much text on the ailment.
fn named(language: &str, name: &str, text: &str) -> String {
    format!(
        "<html lang={language}><title>{name}</title><nav><a href=/>Start</a></nav><main><h1>{name}</h1>{text}</main>"
    )
}

const LEAFLETS: [(&str, &str, &str); 4] = [
    (
        "en",
        "Gallstones",
        "<p>Gallstones are hard lumps. Most people with gallstones feel nothing of them, and need nothing done. You can wait, take tablets or have the gallbladder removed.</p>",
    ),
    (
        "nl",
        "Galstenen",
        "<p>Galstenen zijn harde korrels. De meeste mensen met galstenen merken er niets van en hoeven niets te doen. U kunt afwachten of de galblaas laten weghalen.</p>",
    ),
    (
        "de",
        "Gallensteine",
        "<p>Gallensteine sind harte Gebilde. Die meisten Menschen merken von Gallensteinen nichts und müssen nichts tun. Man kann abwarten oder die Gallenblase entfernen.</p>",
    ),
    (
        "fr",
        "Calculs biliaires",
        "<p>Les calculs biliaires sont des cailloux durs. La plupart des gens ne sentent pas leurs calculs biliaires et ne doivent rien faire. On peut attendre ou enlever la vésicule.</p>",
    ),
];

/// Kinds of documents in the languages of these.
const KINDS: [[&str; 3]; 4] = [
    ["Brochure", "Factsheet", "Handout"],
    ["Brochure", "Informatieblad", "Boekje"],
    ["Patienteninformation", "Faltblatt", "Merkblatt"],
    ["Fiche d’information", "Dépliant", "Livret"],
];

/// What tells nothing in a title is what a notice says of the page.
#[test]
fn a_notice_calls_the_page_by_any_kind_of_document() {
    for ((language, name, _), kinds) in LEAFLETS.into_iter().zip(KINDS) {
        for kind in kinds {
            let said = match language {
                "nl" => format!("U vindt deze {kind} nu op <a href=/n>een andere plek</a>."),
                "de" => {
                    format!("Diese {kind} finden Sie künftig auf <a href=/n>der neuen Seite</a>.")
                }
                "fr" => {
                    format!("Vous trouverez désormais cette {kind} à <a href=/n>cette adresse</a>.")
                }
                _ => format!("You can now find this {kind} at <a href=/n>our other site</a>."),
            };
            let link = link(ADDRESS, name, name, language);
            let html = named(language, name, &format!("<p>{said}</p>"));
            assert_ne!(reason(&link, &at(&link, &html), Some(&honest(&link))), "ok", "{said}");
        }
    }
}

#[test]
fn the_kind_of_document_and_the_year_tell_nothing() {
    for ((language, name, text), kinds) in LEAFLETS.into_iter().zip(KINDS) {
        for kind in kinds {
            let link = link(ADDRESS, &format!("{kind} {name} (2019)"), name, language);
            check(&link, &named(language, name, text), "ok");
            check(&link, &named(language, &format!("{name} (2024)"), text), "ok");
        }
    }
}

#[test]
fn a_name_with_more_to_it_is_another_page() {
    for (language, name, title, text) in [
        (
            "en",
            "Gallstones",
            "Choir sings in new clinic for gallstones",
            "<p>The mayor cut the ribbon on Monday. The clinic for gallstones cost two million, and the choir of the school sang for the guests.</p>",
        ),
        (
            "nl",
            "Galstenen",
            "Burgemeester opent polikliniek galstenen",
            "<p>De burgemeester knipte maandag het lint door. De polikliniek galstenen kostte twee miljoen euro en telt acht kamers.</p>",
        ),
        (
            "de",
            "Gallensteine",
            "Spendenlauf zugunsten der Ambulanz Gallensteine",
            "<p>Am Sonntag liefen dreihundert Menschen durch den Stadtpark. Der Erlös geht an die Ambulanz für Gallensteine.</p>",
        ),
    ] {
        let link = link(ADDRESS, name, name, language);
        let judgement =
            judged(&link, &at(&link, &named(language, title, text)), Some(&honest(&link)));
        assert_ne!(judgement.reason.verdict(), Verdict::Ok, "{title}");
    }
    // What comes first is what it is called by.
    for (language, name, title) in [
        ("fr", "Calculs biliaires", "Inauguration d’un pavillon moderne : calculs biliaires"),
        ("nl", "Galstenen", "Koor zingt voor nieuwe afdeling: galstenen"),
        ("de", "Gallensteine", "Bürgermeister tanzt beim Sommerfest: Gallensteine"),
    ] {
        let text = format!("<p>{name}: 140. {}</p>", "Lundi le maire a dansé. ".repeat(9));
        let link = link(ADDRESS, name, name, language);
        let seen = at(&link, &named(language, title, &text));
        assert_ne!(judged(&link, &seen, Some(&honest(&link))).reason.verdict(), Verdict::Ok);
    }
    for title in [
        "Gallstones: causes and symptoms",
        "Living with gallstones",
        "Gallstones | Clinic",
        "Patient information: gallstones",
    ] {
        let (language, name, text) = LEAFLETS[0];
        check(&link(ADDRESS, name, name, language), &named(language, title, text), "ok");
    }
}

#[test]
fn a_name_with_nothing_below_it_is_no_aid() {
    for ((language, name, _), nothing) in LEAFLETS.into_iter().zip([
        "<p>No content available.</p>",
        "",
        "<p>Kein Inhalt.</p>",
        "<p>Contenu à venir.</p>",
    ]) {
        let link = link(ADDRESS, name, name, language);
        check(&link, &named(language, name, nothing), "no-evidence");
        // A logo and a menu without `<nav>` are on every page of the site.
        let around = |inner: &str| {
            format!(
                "<html lang={language}><title>{name}</title><body><a href=/><img src=/logo.png alt=Clinic></a><div><a href=/a>Wards</a> <a href=/b>Contact</a></div>{inner}"
            )
        };
        let seen = at(&link, &around(&format!("<h1>{name}</h1>{nothing}")));
        let missing = seen_at_control(&link, 404, &around("<h1>Not found</h1>"));
        assert_eq!(reason(&link, &seen, Some(&missing)), "no-evidence", "{name}");
    }
}

#[test]
fn the_subject_without_the_question_is_no_aid() {
    for (language, name, question, nothing) in [
        (
            "en",
            "Tonsillitis in children",
            "watchful waiting, antibiotics or tonsillectomy?",
            "Our editors are still writing this page for you and yours.",
        ),
        (
            "nl",
            "Borstreconstructie na borstkanker",
            "prothese of eigen weefsel?",
            "Onze redactie schrijft nog aan deze pagina voor u.",
        ),
        (
            "de",
            "Riss des vorderen Kreuzbands",
            "Physiotherapie oder später entscheiden?",
            "Unsere Redaktion schreibt noch an dieser Seite für Sie.",
        ),
        (
            "fr",
            "Canal lombaire étroit",
            "rééducation, infiltration ou laminectomie ?",
            "Notre rédaction écrit encore cette page pour vous.",
        ),
    ] {
        let title = format!("{name}: {question}");
        // Without the subjects that only content has.
        let mut link = link(ADDRESS, &title, name, language);
        link.expectation.subjects.clear();
        check(&link, &named(language, name, &format!("<p>{nothing}</p>")), "no-evidence");
        let asked = format!("<p>{nothing}</p><p>{question}</p>");
        check(&link, &named(language, name, &asked), "ok");
    }
}

#[test]
fn software_that_broke_off_is_down() {
    let (language, name, _) = LEAFLETS[0];
    let link = link(ADDRESS, name, name, language);
    for fault in [
        "<title>Oops</title><h1>Oops, an error occurred!</h1><p>Code: 20261126</p>",
        "<title>Error: Failed to start the session because headers have already been sent</title><h1>Error</h1>",
        "<title>Fehler</title><h1>Es konnte keine Verbindung zur Datenbank hergestellt werden</h1>",
        "<title>Fout</title><h1>Er is een fout opgetreden</h1>",
        "<title>Erreur</title><h1>Une erreur est survenue</h1>",
    ] {
        check_everywhere(&link, fault, "server-error");
    }
}

#[test]
fn a_shop_under_the_aids_own_title() {
    let link = link(ADDRESS, "Varices : laser ou opération ?", "Varices", "fr");
    let text = "<p>Vol, hôtel et chirurgien : 1 290,00 €. Clinique à Tunis, suivi par messagerie.</p><p>Devis gratuit</p>";
    let check = |text: &str, expected| {
        check(&link, &named("fr", "Varices : laser ou opération ?", text), expected);
    };
    check(text, "taken-over");
    // Round amounts, time and again.
    check(
        "<p>Clinique à Tunis dès 1 290 €, vol compris.</p><p>Devis gratuit</p><p>Rhinoplastie 1 900 €.</p>",
        "taken-over",
    );
    // What a treatment costs, and an article beside which something is sold.
    let aid = "<p>Le laser ferme la veine. L’opération enlève la veine. ".to_owned();
    check(&format!("{aid}Une opération coûte de 900 à 1 300 €. Devis gratuit.</p>"), "ok");
    let article = aid.repeat(30);
    check(&format!("{article}<p>Livre : 19,90 €. Acheter maintenant</p>"), "ok");
    check(
        &format!("{aid}</p></main><aside><p>Livre : 19,90 €.</p><p>Acheter maintenant</p></aside>"),
        "ok",
    );
}

#[test]
fn a_short_title_that_goes_on_with_something_else_is_for_a_person_to_look_at() {
    for (language, title, subject, name, text) in [
        (
            "en",
            "Hip replacement",
            "Hip osteoarthritis",
            "Hip replacement claims",
            "<p>Our solicitors look at your hip replacement for nothing. Call them now and ask for the money that is yours, since time runs out.</p>",
        ),
        (
            "nl",
            "Staaroperatie",
            "Staar",
            "Staaroperatie: letselschade",
            "<p>Onze advocaten beoordelen uw staaroperatie gratis. Bel ons vandaag nog, want de termijn verloopt en uw schade wordt anders niet vergoed.</p>",
        ),
        (
            "de",
            "Knieprothese: ja oder nein?",
            "Kniearthrose",
            "Knieprothese: Fallzahlen und Qualitätsbericht",
            "<p>Im Jahr 2024 haben wir 412 Mal eine Knieprothese eingesetzt. Die Tabelle nennt die Zahlen aller Kliniken im Land und ihre Bettenzahl.</p>",
        ),
        (
            "fr",
            "Prothèse de hanche : oui ou non ?",
            "Arthrose de la hanche",
            "Prothèse de hanche : indemnisation",
            "<p>Nos avocats défendent vos droits après une prothèse de hanche. Le premier entretien est gratuit, appelez-nous dès demain matin.</p>",
        ),
    ] {
        let link = link(ADDRESS, title, subject, language);
        let page = named(language, name, text);
        check(&link, &page, "no-evidence");
        let moved = via(&link, &[(301, "https://aids.example.org/n/9")], 200, &page);
        assert_eq!(reason(&link, &moved, Some(&honest(&link))), "no-evidence", "{name}");
    }
    let aid = link(ADDRESS, "Keuzehulp hernia", "Hernia", "nl");
    let report = "<p>De keuzehulp hernia werd vorig jaar door drie ziekenhuizen gebruikt, zo blijkt uit het verslag.</p>";
    check(&aid, &named("nl", "Keuzehulp hernia: evaluatie en cijfers 2025", report), "no-evidence");
    let knee = link(ADDRESS, "Knee replacement", "Knee osteoarthritis", "en");
    let sold = "<p>Your knee replacement for knee osteoarthritis at a fixed price, with a free talk about your options.</p>";
    check(&knee, &named("en", "Knee replacement | from £12,500", sold), "no-evidence");
    // A number is none of a name, as recognition has it everywhere.
    let told = "<p>A knee replacement for knee osteoarthritis takes two hours.</p>";
    check(&knee, &named("en", "Knee replacement PIL0231v4", told), "ok");
    // What a leaflet is divided into, a question or a choice may follow, and help with a choice may stand below.
    for (name, text) in [
        ("Knee replacement: risks and recovery", told),
        ("Knee replacement or physiotherapy", told),
        ("Knee replacement: worth the trouble?", told),
        (
            "Knee replacement for grandparents",
            "<p>This decision aid is on knee replacement for knee osteoarthritis.</p>",
        ),
    ] {
        check(&knee, &named("en", name, text), "ok");
    }
}
