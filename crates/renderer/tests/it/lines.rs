//! The lines of aids, which must read exactly as the design has them.

use serde_json::json;
use signpost_core::Site;
use signpost_renderer::{Options, render};

use crate::site::{add_aid, add_page, between, config, file, rendered, site};

/// The five aids of the first page, as far as their lines go.
fn seed() -> Site {
    let mut seed = site();
    seed.pages.clear();
    let mut list = Vec::new();
    for (id, en, nl, provider, decision, collection, language) in [
        ("a", "Low back pain", "Lage rugpijn", "ohri", "treatment-methods", true, "en"),
        ("b", "Hernia", "Hernia", "thuisarts", "treatment-methods", false, "nl"),
        ("c", "Hernia", "Hernia", "ohri", "treatment-methods", false, "en"),
        ("d", "Spinal stenosis", "Spinale stenose", "ohri", "treatment-methods", true, "en"),
        ("e", "Scoliosis", "Scoliose", "ohri", "surgery-or-not", false, "en"),
    ] {
        list.push(id);
        add_aid(
            &mut seed,
            json!({
                "id": id, "subject": {"en": en, "nl": nl}, "condition": "back",
                "provider": provider, "decision": decision, "collection": collection,
                "languages": [language], "status": "active",
                "links": [{"url": format!("https://ohri.example/?ID={id}")}],
            }),
        );
    }
    for language in ["en", "nl"] {
        add_page(
            &mut seed,
            json!({
                "id": "back", "language": language, "slug": "back", "title": "Back",
                "description": "Backs.", "intro": "",
                "sections": [{"heading": "H", "body": ""}],
                "aids": {"heading": "Aids", "intro": "", "list": list},
                "review": {"on": "2026-11-22", "by": "A"},
            }),
        );
    }
    seed
}

/// The lines in a page's text: what stands at its left edge after the heading.
fn lines(site: &Site, path: &str) -> String {
    let rendered = rendered(site);
    let aids = between(file(&rendered, path), "Aids\n", "* * *");
    let lines = aids.lines().filter(|line| line.contains(": ") && !line.starts_with([' ', '(']));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_seed_page_has_the_lines_of_the_design() {
    insta::assert_snapshot!(lines(&seed(), "en/back/index.txt"), @"
    Low back pain (OHRI): multiple decision aids about the treatment methods EN
    Hernia: treatment methods NL
    Hernia (OHRI): treatment methods EN
    Spinal stenosis (OHRI): multiple decision aids about the treatment methods EN
    Scoliosis (OHRI): surgery or no surgery EN
    ");
    insta::assert_snapshot!(lines(&seed(), "nl/back/index.txt"), @"
    Lage rugpijn (OHRI): meerdere keuzehulpen over de behandelmethoden EN
    Hernia: behandelmethoden NL
    Hernia (OHRI): behandelmethoden EN
    Spinale stenose (OHRI): meerdere keuzehulpen over de behandelmethoden EN
    Scoliose (OHRI): wel of geen operatie EN
    ");
}

#[test]
fn html_shows_the_same_lines() {
    let seed = seed();
    let rendered = rendered(&seed);
    for language in ["en", "nl"] {
        let html = file(&rendered, &format!("{language}/back/index.html"));
        let shown: Vec<String> = html
            .split("<h3>")
            .skip(1)
            .map(|rest| text_of(&rest[..rest.find("</h3>").unwrap()]))
            .collect();
        assert_eq!(shown.join("\n"), lines(&seed, &format!("{language}/back/index.txt")));
    }
}

/// The text in some HTML, as a browser would show it.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text
}

#[test]
fn every_decision_has_words_for_one_aid_and_for_several() {
    let mut site = seed();
    site.config.languages.push("de".into());
    let mut list = Vec::new();
    for decision in [
        "treatment-methods",
        "surgery-or-not",
        "medication-or-not",
        "test-or-not",
        "screening-or-not",
    ] {
        for collection in [false, true] {
            let id = format!("{decision}-{collection}");
            add_aid(
                &mut site,
                json!({
                    "id": id, "subject": {"en": "X"}, "condition": "x", "decision": decision,
                    "collection": collection, "languages": ["en", "pt-BR"], "status": "unresolved",
                    "links": [],
                }),
            );
            list.push(id);
        }
    }
    let mut page = serde_json::to_value(&site.pages[0].value).unwrap();
    page["aids"]["list"] = json!(list);
    site.pages.clear();
    for language in ["en", "nl", "de"] {
        page["language"] = json!(language);
        add_page(&mut site, page.clone());
    }
    insta::assert_snapshot!(lines(&site, "en/back/index.txt"), @"
    X: treatment methods EN/PT-BR
    X: multiple decision aids about the treatment methods EN/PT-BR
    X: surgery or no surgery EN/PT-BR
    X: multiple decision aids about surgery or no surgery EN/PT-BR
    X: medication or no medication EN/PT-BR
    X: multiple decision aids about medication or no medication EN/PT-BR
    X: test or no test EN/PT-BR
    X: multiple decision aids about test or no test EN/PT-BR
    X: screening or no screening EN/PT-BR
    X: multiple decision aids about screening or no screening EN/PT-BR
    ");
    insta::assert_snapshot!(lines(&site, "nl/back/index.txt"), @"
    X: behandelmethoden EN/PT-BR
    X: meerdere keuzehulpen over de behandelmethoden EN/PT-BR
    X: wel of geen operatie EN/PT-BR
    X: meerdere keuzehulpen over wel of geen operatie EN/PT-BR
    X: wel of geen medicijnen EN/PT-BR
    X: meerdere keuzehulpen over wel of geen medicijnen EN/PT-BR
    X: wel of geen onderzoek EN/PT-BR
    X: meerdere keuzehulpen over wel of geen onderzoek EN/PT-BR
    X: wel of geen screening EN/PT-BR
    X: meerdere keuzehulpen over wel of geen screening EN/PT-BR
    ");
    insta::assert_snapshot!(lines(&site, "de/back/index.txt"), @"
    X: Behandlungsmethoden EN/PT-BR
    X: mehrere Entscheidungshilfen über die Behandlungsmethoden EN/PT-BR
    X: Operation oder keine Operation EN/PT-BR
    X: mehrere Entscheidungshilfen über Operation oder keine Operation EN/PT-BR
    X: Medikamente oder keine Medikamente EN/PT-BR
    X: mehrere Entscheidungshilfen über Medikamente oder keine Medikamente EN/PT-BR
    X: Untersuchung oder keine Untersuchung EN/PT-BR
    X: mehrere Entscheidungshilfen über Untersuchung oder keine Untersuchung EN/PT-BR
    X: Früherkennung oder keine Früherkennung EN/PT-BR
    X: mehrere Entscheidungshilfen über Früherkennung oder keine Früherkennung EN/PT-BR
    ");
}

#[test]
fn a_site_without_languages_is_refused() {
    let error = |site: &Site| render(site, None, &Options::default()).unwrap_err().to_string();
    insta::assert_snapshot!(error(&Site::default()), @"`` cannot be the address of the site; write one that starts with https:// and ends with a slash, such as https://example.org/");
    let mut site = Site { config: config(), ..Site::default() };
    site.config.languages.clear();
    insta::assert_snapshot!(error(&site), @"the site has no languages; list them under `languages` in site.yaml");
}
