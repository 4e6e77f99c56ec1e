//! Aids that are there, and look as if they were not.

use super::*;

#[test]
fn an_aid_in_each_language() {
    for link in all() {
        check(&link, &aid_page(&link), "ok");
        // A host that shows its one aid for every address shows it for this one too.
        check_everywhere(&link, &aid_page(&link), "ok");
    }
}

#[test]
fn the_same_words_mean_nothing_within_an_aid() {
    let link = scoliosis();
    for extra in [
        "<h2>When no cause is found</h2><p>In 404 people out of 1000 the page of history is blank.</p>",
        "<h2>Not found a good answer?</h2><p>Ask your doctor about the error of measurement.</p>",
        "<p>The implant of that maker was withdrawn from the market in 2004. It has been replaced by another one.</p>",
        "<p>Archived X-rays are no longer available after ten years. An earlier version of this aid was archived.</p>",
        "<p>Parking at the hospital is free. Braces are for sale in the shop. Each domain of life counts.</p>",
        "<p>Some feel that surgery is a lottery, a roulette, a casino; online pharmacies sell pills without prescription.</p>",
        "<p>Do not worry if the search for a cause gives no results.</p>",
        "<p>Log in to your account to save your answers.</p><form><input type=email></form>",
        "<aside><form action=/login><input name=u><input type=password></form></aside>",
        "<form><label>Your question <textarea></textarea></label><div class=g-recaptcha></div></form>",
        "<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>",
        "<div id=cookie-consent><p>Verify your choices. Please log in. We value your privacy.</p></div>",
        "<div hidden><p>Page not found</p></div><p style='display:none'>No results found</p>",
        "<template><h1>404</h1></template><noscript>Please enable JavaScript</noscript>",
        "<table><tr><th>Option<th>Benefit<th>Harm<tr><td>Surgery<td>Straighter spine<td>Infection</table>",
        "<h3>Notes</h3><table><tr><td>Your notes<td><tr><td>Questions<td></table>",
        "<h2>Version</h2><p>This decision aid was updated in 2024 and replaces the one of 2019.</p>",
        "<p>Please wait six months before you decide. Access denied to pain: that is the aim.</p>",
    ] {
        check(
            &link,
            &page(
                &link,
                "Scoliosis: Should I (or My Child) Have Surgery?",
                &format!("{}{extra}", text_of(&link)),
            ),
            "ok",
        );
        check(
            &link,
            &page(
                &link,
                "Scoliosis: Should I (or My Child) Have Surgery?",
                &format!("{extra}{}", text_of(&link)),
            ),
            "ok",
        );
    }
}

/// An article whose page is called more than the link, with what surrounds it on commercial sites.
#[test]
fn what_is_sold_beside_an_article_makes_no_shop_of_it() {
    for (link, title, page_title, footer) in [
        (
            scoliosis(),
            "Surgery for scoliosis",
            "Surgery for scoliosis in teenagers",
            "<p>Shop now</p><p>Free shipping from $49.99</p>",
        ),
        (
            hernia(),
            "Opereren bij een hernia",
            "Opereren bij een hernia of afwachten",
            "<p>In winkelwagen</p><p>Gratis verzending vanaf € 20,00</p>",
        ),
        (
            bandscheibe(),
            "Bandscheibenvorfall operieren",
            "Bandscheibenvorfall operieren oder abwarten",
            "<p>In den Warenkorb</p><p>Kostenloser Versand ab 19,99 €</p>",
        ),
    ] {
        let mut link = link;
        link.expectation.titles = vec![title.into()];
        let mut article = text_of(&link).repeat(8);
        for said in ["Anna says:", "Ben says:", "Cleo says:", "Dirk says:"] {
            article += &format!("<p>{said}</p><p>3 June 2020 at 10:15 am</p><p>Thanks.</p>");
        }
        let page = page(&link, page_title, &article).replace("<p>Contact</p>", footer);
        check(&link, &page, "ok");
    }
}

#[test]
fn titles_that_sound_like_errors() {
    for (title, subject) in [
        ("When a cause cannot be found: living with back pain", "Back pain"),
        ("Oops! Bladder leakage: what can I do?", "Bladder leakage"),
        ("Cause not found: unexplained pain", "Unexplained pain"),
        ("Gone too soon: grief after a miscarriage", "Grief"),
        ("Alcohol withdrawal: should I detox at home?", "Alcohol withdrawal"),
        ("Gambling: do I need help?", "Gambling"),
        ("Viagra and other pills: are they for me?", "Erectile dysfunction"),
        ("Blocked tear ducts: should my baby have a probing procedure?", "Blocked tear ducts"),
        ("Access to your records: log in or ask?", "Records"),
    ] {
        let link = link(ADDRESS, title, subject, "en");
        let text = format!(
            "<p>This decision aid is about {subject}. It sets out what you can do and what you can leave. Each option has benefits and harms.</p><p>Talk to your doctor about what matters most to you before you decide on any of the options.</p>"
        );
        check(&link, &page(&link, title, &text), "ok");
        check_everywhere(&link, &page(&link, title, &text), "ok");
    }
}

#[test]
fn short_aids() {
    let link = scoliosis();
    let title = "Scoliosis: Should I (or My Child) Have Surgery?";
    for body in [
        "<p>Surgery or a brace? Start the decision aid.</p><button>Start</button>",
        "<p>Choose a language to begin.</p><button>English</button><button>Français</button>",
        "<iframe src=/aid/frame></iframe>",
        "<div id=root></div>",
    ] {
        check(&link, &page(&link, title, body), "ok");
    }
    check(
        &link,
        "<title>Scoliosis: Should I (or My Child) Have Surgery?</title><frameset><frame src=a></frameset>",
        "ok",
    );
    check(
        &link,
        "<h1><img src=a.png alt='Scoliosis: Should I (or My Child) Have Surgery?'></h1><p>Begin</p>",
        "ok",
    );
}

#[test]
fn titles_that_were_revised() {
    for (link, title) in [
        (scoliosis(), "Scoliosis: Is Surgery Right for Me or My Child?"),
        (scoliosis(), "Surgery for scoliosis: a decision aid"),
        (scoliosis(), "Scoliosis – should I have an operation?"),
        (hernia(), "Keuzehulp Hernia: afwachten of een operatie"),
        (hernia(), "Hernia"),
        (bandscheibe(), "Bandscheibenvorfall – Operation oder Abwarten? (aktualisiert 2025)"),
        (hernie(), "Hernie discale: faut-il opérer ou attendre?"),
    ] {
        check(&link, &page(&link, title, text_of(&link)), "ok");
    }
}

#[test]
fn words_are_found_wherever_they_stand() {
    let link = by_words(scoliosis(), &["scoliosis", "surgery"]);
    check(
        &link,
        &page(&link, "Curved spine", "<p>Scoliosis is common. <b>Surgeries</b> are rare.</p>"),
        "ok",
    );
    let mut link = by_words(link, &["herniated disc", "tumour"]);
    link.expectation.titles = vec!["Herniated disc: surgery or exercise?".to_owned()];
    link.expectation.subjects = vec!["Herniated disc".to_owned()];
    check(
        &link,
        &page(
            &link,
            "Backs",
            "<p>Herniated disks, and tumors of the spine, can press on nerves of the back.</p>",
        ),
        "ok",
    );
    let mut link = by_words(bandscheibe(), &["Operation", "Rücken"]);
    link.expectation.titles = vec!["Rücken: Operation oder abwarten?".to_owned()];
    link.expectation.subjects = vec!["Rücken".to_owned()];
    check(
        &link,
        &page(
            &link,
            "Bandscheibe",
            "<p>Eine Rückenoperation ist nicht immer nötig, und das ist gut so für Sie.</p>",
        ),
        "ok",
    );
}

#[test]
fn a_single_page_application_that_shows_the_aid_at_its_own_address() {
    let link = scoliosis();
    let shell = |title: &str| {
        format!(
            "<html><head><title>{title}</title></head><body><div id=app></div><noscript>You need to enable JavaScript to run this app.</noscript><script src=/app.js></script></body></html>"
        )
    };
    let own = shell("Scoliosis: Should I (or My Child) Have Surgery?");
    assert_eq!(reason(&link, &at(&link, &own), Some(&same(&link, &shell("Health tools")))), "ok");
    // Nothing to go by on either side.
    check_everywhere(&link, &shell("Health tools"), "no-evidence");
    let described = "<title>Tools</title><meta property=og:title content='Scoliosis: Should I (or My Child) Have Surgery?'><div id=root></div><script src=a></script>";
    assert_eq!(reason(&link, &at(&link, described), Some(&same(&link, &shell("Tools")))), "ok");
}

#[test]
fn two_languages_on_one_page() {
    let link = hernia();
    let both = format!("{}{}", text_of(&link), text_of(&scoliosis()));
    check(
        &link,
        &page(&link, "Hernia: opereren of afwachten? / Hernia: surgery or wait?", &both),
        "ok",
    );
    // The language that a content system states is often not that of the text.
    check(&link, &aid_page(&link).replace("lang=nl", "lang=en"), "ok");
}

#[test]
fn what_stands_behind_a_login_as_the_aid_says() {
    let form = "<form action=/login><label>E-mail <input type=email></label><label>Password <input type=password></label><button>Go</button></form>";
    for access in [Access::Login, Access::Code, Access::Paid, Access::Contact] {
        let link = with_access(scoliosis(), access);
        check_everywhere(&link, &page(&link, "Log in", form), "ok");
    }
    let link = with_access(scoliosis(), Access::Code);
    check(
        &link,
        &page(&link, "Welcome", "<p>Enter your access code.</p><form><input name=x></form>"),
        "ok",
    );
    let link = with_access(scoliosis(), Access::Login);
    let hops = [(302, "https://login.example.org/?return=x")];
    assert_eq!(
        reason(&link, &via(&link, &hops, 200, &page(&link, "Sign in", form)), None),
        "ok-temporary-redirect"
    );
    assert_eq!(reason(&link, &seen(ADDRESS, 401, ""), None), "ok");
    assert_eq!(reason(&link, &seen(ADDRESS, 404, ""), None), "http-404");
}

/// A PDF that says what it is called.
const PDF: &str = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj\n<< /Title (Scoliosis: Should I \\(or My Child\\) Have Surgery?) >>\nendobj\ntrailer\n<< /Root 1 0 R /Info 3 0 R >>\n%%EOF";

/// The beginning of a PDF of which nothing can be read.
const UNREADABLE: &str =
    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages";

#[test]
fn a_file_of_which_nothing_can_be_read_is_for_a_person_to_open() {
    let mut link = scoliosis();
    link.url = Some("https://aids.example.org/docs/scoliosis.pdf".into());
    assert_eq!(reason(&link, &at(&link, UNREADABLE), Some(&honest(&link))), "no-evidence");
}

#[test]
fn files() {
    let mut link = scoliosis();
    link.url = Some("https://aids.example.org/docs/scoliosis.pdf".into());
    let pdf = with_header(at(&link, PDF), "content-type", "application/octet-stream");
    assert_eq!(reason(&link, &pdf, Some(&honest(&link))), "ok");
    let hops = [(301, "/new/scoliosis-2024.pdf")];
    assert_eq!(reason(&link, &via(&link, &hops, 200, PDF), None), "moved-permanently");
}

#[test]
fn a_subject_alone() {
    let mut link = hernia();
    link.expectation.titles.clear();
    check(&link, &page(&link, "Hernia", text_of(&link)), "ok");
    check(
        &link,
        &page(
            &link,
            "Knie",
            "<p>De knie doet pijn bij het lopen. Wat kunt u doen om de pijn te verminderen en wat niet?</p>",
        ),
        "other-topic",
    );
}

#[test]
fn a_place_that_the_page_does_not_have_is_noted() {
    for (fragment, missing) in [("risks", false), ("harms", true), ("/aids/1", false)] {
        for link in [scoliosis(), hernia(), bandscheibe(), hernie()] {
            let html = page(&link, &link.expectation.titles[0], text_of(&link)).replacen(
                "<p>",
                "<p id=\"risks\">",
                1,
            );
            let mut seen = at(&link, &html);
            seen.asked.set_fragment(Some(fragment));
            let judgement = judge(&link, &seen, Some(&honest(&link)), Memory::Nothing);
            assert_eq!(judgement.reason.verdict().as_str(), "ok", "{:?}", judgement.evidence.steps);
            let noted = judgement.notes.contains(&signpost_core::report::Note::AnchorMissing);
            assert_eq!(noted, missing, "{fragment}");
        }
    }
}

#[test]
fn a_title_that_promises_a_pdf_may_lead_to_the_page_before_it() {
    for (language, title, subject, text) in [
        ("en", "Knee arthritis and exercise (PDF)", "Knee arthritis", "Download the leaflet"),
        ("nl", "Liesbreuk en opereren (PDF)", "Liesbreuk", "Download de folder"),
        ("de", "Knieprothese im Alter [PDF]", "Knieprothese", "Merkblatt herunterladen"),
    ] {
        let link = link(ADDRESS, title, subject, language);
        let download =
            format!("<p><a href=/files/12.pdf>{text}</a></p><p>Reload. Read. Print.</p>");
        // Another name, from which nobody can tell.
        let unknown = page(&link, "Leaflet 12", &download);
        assert_ne!(reason(&link, &at(&link, &unknown), None), "not-a-pdf", "{title}");
        let own = title.rsplit_once(' ').map_or(title, |(own, _)| own);
        check(&link, &page(&link, own, text_of(&link)), "ok");
        let other = page(&link, "Leaflet 12", "<p>Reload. Read. Print. There is nothing else.</p>");
        assert_eq!(reason(&link, &at(&link, &other), None), "not-a-pdf", "{title}");
    }
}

#[test]
fn a_box_to_log_in_on_every_page_is_no_login() {
    let menu = "<form class=login action=/login><input name=u><input type=password name=p></form>";
    for (language, title, name, text) in [
        (
            "en",
            "FRAX fracture risk",
            "Fracture risk tool",
            "<p>Fill in age, sex and weight.</p><form><input type=radio name=a> FRAX</form>",
        ),
        (
            "nl",
            "Ziektelastmeter COPD",
            "Ziektelast bij COPD",
            "<p>Vul in hoe u slaapt.</p><form><input type=radio name=a> COPD</form>",
        ),
        (
            "de",
            "FINDRISK Test",
            "Diabetes-Risikotest",
            "<p>Der FINDRISK fragt nach Alter und Gewicht.</p><form><input type=radio name=a> 45</form>",
        ),
    ] {
        let link = link(ADDRESS, title, title, language);
        let html = |name: &str, text: &str| {
            format!(
                "<html lang={language}><title>{name} | Hospital</title><body><div>{menu}</div><main><h1>{name}</h1>{text}</main>"
            )
        };
        let missing = seen_at_control(&link, 404, &html("404", "<p>404</p>"));
        let found = reason(&link, &at(&link, &html(name, text)), Some(&missing));
        assert_ne!(found, "login-required", "{title}");
        // Where the site's other page has none, the form is the page's own.
        let missing = seen_at_control(&link, 404, "<title>404</title><h1>404</h1>");
        let found = reason(&link, &at(&link, &html(name, text)), Some(&missing));
        assert_eq!(found, "login-required", "{title}");
    }
}
