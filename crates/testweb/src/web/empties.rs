//! Records without content and searches without results.

use crate::aids::*;
use crate::link::{OK, blocked, dead};
use crate::page::{Page, escape, organisation};
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    records(web);
    searches(web);
    nothing_to_show(web);
}

/// Statuses that promise something for later or say that there is nothing to show. Firewalls and
/// queues answer robots by them, so they say nothing of the aid.
fn nothing_to_show(web: &mut Scene) {
    let rows: [(_, _, &'static Aid, u16, _); 4] = [
        (
            "nothing-202",
            "https://counter.test/aids/scoliosis",
            &SCOLIOSIS,
            202,
            "The request was accepted for processing, and nothing comes of it.",
        ),
        (
            "nothing-204-dutch",
            "https://loket.test/keuzehulpen/hernia",
            &HERNIA,
            204,
            "No content, which tells a browser to stay on the page where it is.",
        ),
        (
            "nothing-205-german",
            "https://schalter.test/hilfen/skoliose",
            &SKOLIOSE,
            205,
            "Reset content, which tells a browser to clear a form.",
        ),
        (
            "nothing-206-french",
            "https://guichet.test/aides/lombalgie",
            &LOMBALGIE,
            206,
            "A part of the page that nobody asked for, and the part is empty.",
        ),
    ];
    for (name, url, aid, status, story) in rows {
        web.serve(name, url, aid, blocked("no-evidence"), story, move |_, _| Reply::empty(status));
    }
}

fn records(web: &mut Scene) {
    web.host("keuzehulpenbank.test").named("Keuzehulpenbank", "nl").otherwise(|request, _| {
        let aid = match request.path() {
            "/record/118" => Some(&STENOSE),
            _ => None,
        };
        Reply::html(sheet(
            "nl",
            "Keuzehulpenbank",
            "Keuzehulp",
            [
                ("Titel", aid.map(|aid| aid.title)),
                ("Onderwerp", aid.map(|aid| aid.subject)),
                ("Omschrijving", aid.map(|aid| aid.text[0])),
                ("Organisatie", aid.map(|_| "Orthopedie Nederland")),
                ("Laatst bijgewerkt", aid.map(|_| "2023")),
            ],
            "-",
        ))
    });
    web.link(
        "empty-record-dutch",
        "https://keuzehulpenbank.test/record/117",
        &KNIE,
        dead("empty-record"),
        "The record shows every label with a dash where its value was.",
    );
    web.link(
        "full-record-dutch",
        "https://keuzehulpenbank.test/record/118",
        &STENOSE,
        OK,
        "The next record of the same bank is filled in.",
    );
    web.host("entscheidungsregister.test").named("Register", "de").otherwise(|request, _| {
        let aid = (request.query("nr").as_deref() == Some("52")).then_some(&BANDSCHEIBE);
        Reply::html(sheet(
            "de",
            "Register der Entscheidungshilfen",
            "Eintrag",
            [
                ("Titel", aid.map(|aid| aid.title)),
                ("Thema", aid.map(|aid| aid.subject)),
                ("Beschreibung", aid.map(|aid| aid.text[0])),
                ("Herausgeber", aid.map(|_| "Institut für Orthopädie")),
                ("Stand", aid.map(|_| "2022")),
            ],
            "",
        ))
    });
    web.link(
        "empty-record-german",
        "https://entscheidungsregister.test/eintrag?nr=53",
        &DEPRESSION,
        dead("empty-record"),
        "The form of the entry is there and every value in it is missing.",
    );
    web.link(
        "full-record-german",
        "https://entscheidungsregister.test/eintrag?nr=52",
        &BANDSCHEIBE,
        OK,
        "The entry before it is filled in.",
    );
}

/// A record in a definition list, the way many databases print theirs.
fn sheet(
    language: &'static str,
    site: &str,
    title: &str,
    rows: [(&str, Option<&str>); 5],
    missing: &str,
) -> Page {
    let rows: String = rows
        .iter()
        .map(|(label, value)| {
            format!("<dt>{label}:</dt><dd>{}</dd>\n", escape(value.unwrap_or(missing)))
        })
        .collect();
    Page::new(language, site, title).main(format!("<dl>\n{rows}</dl>"))
}

fn searches(web: &mut Scene) {
    let story = "The link leads to a search that finds nothing any more.";
    for (name, host, url, aid, title, text) in [
        (
            "no-results-english",
            "aid-finder.test",
            "https://aid-finder.test/search?q=stenosis",
            &STENOSIS,
            "Search results",
            "Your search for “stenosis” returned 0 results. Check the spelling or try fewer words.",
        ),
        (
            "no-results-dutch",
            "zoekhulp.test",
            "https://zoekhulp.test/zoeken?term=rugpijn",
            &RUGPIJN,
            "Zoekresultaten",
            "Geen resultaten gevonden voor “rugpijn”. Probeer een ander zoekwoord.",
        ),
        (
            "no-results-german",
            "suchhilfe.test",
            "https://suchhilfe.test/suche?begriff=skoliose",
            &SKOLIOSE,
            "Suchergebnisse",
            "Ihre Suche nach „skoliose“ ergab leider keine Treffer.",
        ),
        (
            "no-results-french",
            "recherche-sante.test",
            "https://recherche-sante.test/recherche?mot=lombalgie",
            &LOMBALGIE,
            "Résultats de la recherche",
            "Aucun résultat pour « lombalgie ». Essayez un autre mot.",
        ),
    ] {
        let language = aid.language;
        web.host(host).named(organisation(language), language);
        web.serve(name, url, aid, dead("no-results"), story, move |_, _| {
            Reply::html(Page::text(language, organisation(language), title, &[text]))
        });
    }
    web.serve(
        "search-with-results",
        "https://aid-finder.test/search?q=knee+osteoarthritis",
        &KNEE,
        OK,
        "The link leads to a search, and the search finds the aid and describes it.",
        |_, _| {
            let main = format!(
                "<p>1 result</p><article><h2><a href=\"/aids/88\">{}</a></h2>{}</article>",
                escape(KNEE.title),
                crate::page::paragraphs(KNEE.text)
            );
            Reply::html(
                Page::new("en", "Aid Finder", "Search results: knee osteoarthritis").main(main),
            )
        },
    );
}
