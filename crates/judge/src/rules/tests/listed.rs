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
        check(&listed("Laten opereren of afwachten?", heading, "nl"), &html, "no-evidence");
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

#[test]
fn the_language_of_a_list_takes_nothing_from_a_page_that_is_called_by_the_link() {
    for (aid, title, own) in shortened() {
        for language in ["en", "nl", "de", "fr", "es"] {
            let link = of_a_list(listed(title, "Useful links", language));
            check(&link, &titled(&aid, own), "ok");
        }
    }
    let own = "Stoppen met roken: pleisters, pillen of begeleiding?";
    let link = of_a_list(listed("Pleisters, pillen of begeleiding", "", "en"));
    assert_ne!(reason(&link, &at(&link, &titled(&hernia(), own)), None), "other-language");
    // A page that is called otherwise is in the wrong language, and so is one that a table gives a language.
    let text = "<p>Stoppen met roken is moeilijk. Pleisters en kauwgom helpen. Uw huisarts kan pillen voorschrijven.";
    let other = page(&hernia(), "Roken en uw longen", text);
    check(&of_a_list(listed("Roken", "", "en")), &other, "other-language");
    let mut link = of_a_list(listed("Stoppen met roken", "", ""));
    link.expectation.languages = vec!["en".into()];
    link.expectation.around.languages.clear();
    check(&link, &titled(&hernia(), own), "other-language");
}

/// The same link, from a list.
fn of_a_list(mut link: Link) -> Link {
    link.sources = vec![signpost_core::report::LinkSource {
        file: "list.md".to_owned(),
        line: 1,
        column: 1,
        kind: signpost_core::report::SourceKind::File,
        aid: None,
        title: None,
        pages: Vec::new(),
    }];
    link
}

/// Titles of lists, each with the page's own, which says more, in the language of an aid.
fn shortened() -> Vec<(Link, &'static str, &'static str)> {
    vec![
        (scoliosis(), "Carpal tunnel syndrome", "Carpal tunnel syndrome: surgery or splint?"),
        (scoliosis(), "Gallstones", "Gallstones (cholelithiasis): watchful waiting or removal?"),
        (hernia(), "Stoppen met roken", "Stoppen met roken: pleisters, pillen of begeleiding?"),
        (hernia(), "Spataderen", "Spataderen: wel of niet behandelen?"),
        (bandscheibe(), "Grauer Star", "Grauer Star – neue Linse oder Geduld?"),
        (hernie(), "Apnée du sommeil", "Apnée du sommeil : masque ou orthèse ?"),
    ]
}

#[test]
fn a_list_may_call_a_page_by_the_beginning_of_its_title() {
    for (aid, title, own) in shortened() {
        let language = aid.expectation.languages[0].as_str();
        for heading in ["", "Useful links", "Keuzehulpen"] {
            let link = of_a_list(listed(title, heading, language));
            check(&link, &titled(&aid, own), "ok");
            // What a site says of itself before the title is no part of it.
            check(&link, &titled(&aid, &format!("{own} | Site")), "ok");
        }
    }
    // Content may do so as well, with a subject and without, where the page is called that and more.
    for heading in ["", "Carpal tunnel syndrome"] {
        let content = listed("Carpal tunnel syndrome", heading, "en");
        let own = "Carpal tunnel syndrome: surgery or splint?";
        check(&content, &titled(&scoliosis(), own), "ok");
    }
}

#[test]
fn a_page_that_repeats_the_words_of_a_list_is_still_what_it_is() {
    for (aid, title, _) in shortened() {
        let link = of_a_list(listed(title, "", aid.expectation.languages[0].as_str()));
        let lost = page(&aid, &format!("{title}: page not found"), "<p>Sorry, this page is gone.");
        check(&link, &lost, "soft-404");
        let text = "<p>This domain is for sale. Buy this domain now. Make an offer.</p>";
        let for_sale = page(&aid, &format!("{title}: domain for sale"), text);
        check(&link, &for_sale, "parked");
        check(&link, &titled(&aid, &format!("{title}: course dates")), "other-topic");
        // A host that shows one page for every address.
        let catch_all = titled(&aid, &format!("{title}: all that you need to know"));
        check_everywhere(&link, &catch_all, "soft-404");
    }
    // One word begins many names, so it has to be the whole of what it names.
    let hernia = of_a_list(listed("Hernia", "", "nl"));
    let clinic =
        "<p>Wij zien elke dag veel mensen in ons huis. Kom langs en drink een kop koffie met ons.";
    check(&hernia, &page(&self::hernia(), "Hernia kliniek Amsterdam", clinic), "no-evidence");
    // The words that a row of a table asks for are still asked for.
    let link = of_a_list(by_words(listed("Carpal tunnel syndrome", "", "en"), &["orthosis"]));
    let own = "Carpal tunnel syndrome: surgery or splint?";
    check(&link, &titled(&scoliosis(), own), "no-evidence");
}
