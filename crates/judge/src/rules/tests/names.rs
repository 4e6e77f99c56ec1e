//! Site names in titles, pages that only name the ailment, expected words, labels above a title.

use super::*;

/// A title with the name of its site behind it, in every style.
fn with_site(link: &Link, style: &str) -> Link {
    let mut link = link.clone();
    link.expectation.titles = vec![style.replace('T', &link.expectation.titles[0])];
    link
}

#[test]
fn the_name_of_the_site_is_no_part_of_the_aid() {
    let text = "<p>Parking costs two pounds an hour. Buses stop at the main gate.</p><p>Ask at the desk for a ticket.</p>";
    for link in all() {
        for style in [
            "T | Riverside",
            "T - Riverside",
            "T – Riverside",
            "T / Riverside",
            "T; Riverside",
            "T [Riverside]",
        ] {
            let titled = with_site(&link, style);
            let parking = page(&link, "Bus", text).replace("| Site", "| Riverside");
            let found = reason(&titled, &at(&titled, &parking), Some(&honest(&titled)));
            assert!(!found.starts_with("ok"), "{style}: {found}");
            let home = page(&link, "Riverside", text).replace("Riverside | Site", "Riverside");
            let found = reason(&titled, &at(&titled, &home), Some(&honest(&titled)));
            assert!(!found.starts_with("ok"), "{style}: {found}");
            let found = reason(&titled, &at(&titled, &home), Some(&same(&titled, &home)));
            assert_eq!(found, "soft-404", "{style}");
            let own = aid_page(&link).replace("| Site", "| Riverside");
            assert_eq!(
                reason(&titled, &at(&titled, &own), Some(&honest(&titled))),
                "ok",
                "{style}"
            );
        }
    }
}

#[test]
fn expected_words_add_to_the_title_and_never_replace_it() {
    let knee = "<p>Arthritis of the knee hurts. Surgery replaces the knee joint. The knee is then stiff for weeks.</p>";
    for words in [&["surgery"][..], &["."], &["the"], &["knee"]] {
        let link = by_words(scoliosis(), words);
        let html = page(&link, "Knee arthritis: should I have surgery?", knee);
        let found = reason(&link, &at(&link, &html), Some(&honest(&link)));
        assert!(!found.starts_with("ok"), "{words:?}: {found}");
        assert_eq!(
            reason(&link, &at(&link, &aid_page(&link)), Some(&honest(&link))),
            if words == ["knee"] { "no-evidence" } else { "ok" },
            "{words:?}"
        );
    }
}

#[test]
fn a_label_above_the_title_is_no_name() {
    for (link, label) in [
        (scoliosis(), "News"),
        (scoliosis(), "Press releases"),
        (hernia(), "Nieuws"),
        (bandscheibe(), "Aktuelles"),
        (hernie(), "Actualités"),
    ] {
        let title = &link.expectation.titles[0];
        let html = page(&link, label, &format!("<h2>{title}</h2>{}", text_of(&link)));
        check(&link, &html, "ok");
    }
}

#[test]
fn norwegian_is_no_danish_where_the_page_says_so() {
    let mut link =
        link("https://a.example/skoliose", "Skoliose: operasjon eller ikke?", "Skoliose", "no");
    let html = "<html lang=no><title>Skoliose: operasjon eller ikke?</title><h1>Skoliose: operasjon eller ikke?</h1><p>Ved skoliose er ryggen bøyd til siden. De fleste trenger ikke operasjon, og det er ikke farlig å vente. Snakk med legen din om hva som er viktig for deg, og om du vil vente eller ikke.</p>";
    // A template that was never translated says nothing; the aid's own title does.
    for tag in ["no", "nb", "nn", "en-US", "''"] {
        check(&link, &html.replace("lang=no", &format!("lang={tag}")), "ok");
    }
    let danish = html.replace("lang=no", "lang=da");
    check(&link, &danish, "other-language");
    link.expectation.languages = vec!["nb".into()];
    check(&link, html, "ok");
}

#[test]
fn pages_that_only_name_the_ailment_are_no_aid() {
    for link in all() {
        let subject = &link.expectation.subjects[0];
        let (team, prices, news, event) = match link.expectation.languages[0].as_str() {
            "nl" => ("Ons team", "Prijslijst", "Nieuwsbericht", "Informatieavond"),
            "de" => ("Unser Team", "Preisliste", "Pressemitteilung", "Vortragsabend"),
            "fr" => ("Notre équipe", "Grille tarifaire", "Communiqué de presse", "Soirée"),
            _ => ("Our team", "Price list", "Press release", "Public lecture"),
        };
        for (name, path, body) in [
            (
                team,
                "team",
                format!("<p>{subject}: Dr. A. a@b.example</p><p>{subject}: Dr. C. c@b.example</p>"),
            ),
            (prices, "prices", format!("<p>{subject}: € 120</p><p>{subject}, MRI: € 90</p>")),
            (news, "news", format!("<p>{subject}. Dr. Hale, {subject}.</p>")),
            (event, "events", format!("<p>{subject}: 19:30</p><p>{subject} 20:15</p>")),
        ] {
            let html = page(&link, &format!("{subject}: {name}"), &body);
            let found = reason(&link, &at(&link, &html), Some(&honest(&link)));
            assert!(!found.starts_with("ok"), "{name}: {found}");
            let to = format!("/{path}/x");
            let found = reason(&link, &via(&link, &[(301, &to)], 200, &html), Some(&honest(&link)));
            assert!(!found.starts_with("moved") && !found.starts_with("ok"), "{name}: {found}");
        }
    }
}

#[test]
fn a_search_is_never_where_an_aid_has_moved_to() {
    for link in all() {
        let title = &link.expectation.titles[0];
        for to in ["/search?q=x", "/?s=x", "/zoeken/x", "/suche?suchbegriff=x", "/recherche?mot=x"]
        {
            let found = reason(
                &link,
                &via(&link, &[(301, to)], 200, &page(&link, title, text_of(&link))),
                Some(&honest(&link)),
            );
            assert_eq!(found, "other-topic", "{to}");
        }
    }
}
