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

#[test]
fn the_kind_of_document_and_the_year_tell_nothing() {
    let kinds = [
        ["Brochure", "Factsheet", "Handout"],
        ["Brochure", "Informatieblad", "Boekje"],
        ["Patienteninformation", "Faltblatt", "Merkblatt"],
        ["Fiche d’information", "Dépliant", "Livret"],
    ];
    for ((language, name, text), kinds) in LEAFLETS.into_iter().zip(kinds) {
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
    for title in
        ["Gallstones: causes and symptoms", "Living with gallstones", "Gallstones | Clinic"]
    {
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
        check(&link(ADDRESS, name, name, language), &named(language, name, nothing), "no-evidence");
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
    check(&link, &named("fr", "Varices : laser ou opération ?", text), "taken-over");
}
