//! Links of lists: what stands around a link adds to what the link says, and takes nothing away.

use signpost_core::Around;

use super::*;

/// A link as a list has it: its own words, and what stands around it.
fn listed(title: &str, heading: &str, language: &str) -> Link {
    let mut link = link(ADDRESS, title, heading, language);
    let expected = &mut link.expectation;
    expected.around = Around {
        headings: std::mem::take(&mut expected.subjects),
        languages: std::mem::take(&mut expected.languages),
    };
    expected.around.headings.retain(|heading| !heading.is_empty());
    link
}

/// A page with this title and the text of an aid.
fn titled(aid: &Link, title: &str) -> String {
    page(aid, title, text_of(aid))
}

/// The page of an aid that does not name its subject in the title.
fn titles() -> [(Link, &'static str); 4] {
    [
        (scoliosis(), "Should I (or my child) have surgery?"),
        (hernia(), "Galstenen: moet ik mijn galblaas laten verwijderen?"),
        (bandscheibe(), "Operieren oder abwarten?"),
        (hernie(), "Opération ou attente ?"),
    ]
}

#[test]
fn a_heading_that_is_not_on_the_page_is_nothing_against_its_title() {
    for heading in
        ["Useful links", "Keuzehulpen", "Liens utiles", "Onze keuzehulpen", "Rücken und Gelenke"]
    {
        for (aid, title) in titles() {
            let link = listed(title, heading, aid.expectation.languages[0].as_str());
            let html = titled(&aid, title);
            check(&link, &html, "ok");
            // A host that has a page for every address.
            let stranger = same(&link, &titled(&aid, "Welkom bij ons"));
            assert_eq!(
                reason(&link, &at(&link, &html), Some(&stranger)),
                "ok",
                "{heading}: {title}"
            );
        }
    }
}

#[test]
fn a_heading_that_is_on_the_page_adds_to_the_title() {
    let html = titled(&hernia(), "Een hernia: laat u zich opereren of niet?");
    check(&listed("Laten opereren of afwachten?", "Hernia", "nl"), &html, "ok");
    // A heading that says nothing is as good as none.
    for heading in ["", "Useful links"] {
        check(&listed("Laten opereren of afwachten?", heading, "nl"), &html, "other-topic");
    }
    // And the same question about something else is not recognised.
    let other = titled(&hernia(), "Een gebroken arm: opereren of niet?");
    check(&listed("Laten opereren of afwachten?", "Galstenen", "nl"), &other, "no-evidence");
}

#[test]
fn the_title_says_the_language_before_the_list_does() {
    let title = "Hernia: opereren of afwachten?";
    check(&listed(title, "", "en"), &titled(&hernia(), title), "ok");
    // Its own words tell the language, where the page has them in another order.
    let link = listed("Moet ik mijn hernia laten opereren of afwachten?", "Hernia", "en");
    check(&link, &titled(&hernia(), "Hernia: opereren, of toch afwachten?"), "ok");
    // What the list says is believed where nothing else says anything.
    check(
        &listed("Scoliosis: surgery?", "", "nl"),
        &titled(&scoliosis(), "Scoliosis in children"),
        "other-language",
    );
}
