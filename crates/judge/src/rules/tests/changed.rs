//! Something is there, and it is not the aid.

use super::*;

#[test]
fn another_topic() {
    let link = scoliosis();
    let text = "<p>Acne is a disease of the skin. Creams help many people, and pills help some. It takes weeks before you see a change. Ask your doctor.</p>";
    check(&link, &page(&link, "Acne: which treatment?", text), "other-topic");
    check(
        &by_words(link.clone(), &["scoliosis", "surgery"]),
        &page(&link, "Acne: which treatment?", text),
        "other-topic",
    );
    // The aid is named beside it, and in a list of what else there is.
    let beside = "<ul><li><a href=/s>Scoliosis: Should I (or My Child) Have Surgery?</a></ul>";
    check(&link, &page(&link, "Acne: which treatment?", &format!("{text}{beside}")), "other-topic");
    check(
        &by_words(link.clone(), &["scoliosis", "surgery"]),
        &page(&link, "Acne: which treatment?", &format!("{text}{beside}")),
        "other-topic",
    );
    assert_eq!(
        reason(
            &link,
            &via(
                &link,
                &[(301, "https://elsewhere.example/acne")],
                200,
                &page(&link, "Acne", text)
            ),
            None
        ),
        "other-topic"
    );
}

#[test]
fn the_subject_alone_is_no_proof_of_the_aid() {
    let link =
        link(ADDRESS, "Epilepsy: Should I Stop My Medicine Before Pregnancy?", "Epilepsy", "en");
    let text = "<p>In epilepsy, cells of the brain fire together, and a fit follows. An EEG and a scan look for the cause. Epilepsy may begin at any age. Many people with epilepsy have no fits for years.</p><p>When you see a fit, stay calm, keep the person from harm, and look at the clock. Put nothing in the mouth. Call for help when it lasts for more than five minutes, or when another follows it.</p>";
    check(&link, &page(&link, "Epilepsy", text), "no-evidence");
    // It is said to be such a page, be it in other words.
    let aid = "<p>This decision aid shows the benefits and harms of each way to treat it.</p>";
    check(&link, &page(&link, "Epilepsy", &format!("{text}{aid}")), "ok");
    let asked = "<p>Some stop their medicine before a pregnancy. Others take less of it.</p>";
    check(&link, &page(&link, "Epilepsy", &format!("{text}{asked}")), "ok");
    // A new address takes more than to leave the old one where it is.
    let little = "<p>This decision aid is about medicine for epilepsy.</p>";
    let sent = |status| {
        via(
            &link,
            &[(status, "/epilepsy")],
            200,
            &page(&link, "Epilepsy", &format!("{text}{little}")),
        )
    };
    assert_eq!(reason(&link, &sent(302), None), "ok-temporary-redirect");
    assert_eq!(reason(&link, &sent(301), None), "no-evidence");
}

#[test]
fn another_alphabet_cannot_be_compared() {
    let mut link = scoliosis();
    link.expectation.languages = vec!["ja".into(), "en".into()];
    let text = "<p>背骨が曲がる病気です。手術を受けるかどうかを医師と話し合って決めましょう。装具を使う方法もあります。痛みや見た目、仕事のことも考えて選びます。</p>".repeat(2);
    check(&link, &page(&link, "側弯症の手術を考えている方へ", &text), "no-evidence");
}

#[test]
fn another_question_about_the_same() {
    let link = link(ADDRESS, "Low Back Pain: Should I Have an MRI?", "Low back pain", "en");
    let text = "<p>Spinal manipulation is done by hand. Manipulation may relieve low back pain for a while. It does not suit everybody.</p>".repeat(2);
    check(
        &link,
        &page(&link, "Low Back Pain: Should I Try Spinal Manipulation?", &text),
        "other-topic",
    );
    let hernia_groin = page(
        &link,
        "Inguinal hernia: repair now or later?",
        "<p>A hernia in the groin can be repaired by surgery. Many wait, since a hernia may never give trouble.</p>",
    );
    let disc = super::link(
        ADDRESS,
        "Herniated disk in lower back: Treatment options.",
        "Herniated disc",
        "en",
    );
    check(&disc, &hernia_groin, "other-topic");
}

#[test]
fn a_few_words_do_not_outweigh_the_language_that_a_page_states() {
    let link = link(ADDRESS, "Prothèse de hanche", "Prothèse de hanche", "fr");
    for said in [
        "Économisez 60 % ! Vol, hôtel et opération.",
        "Économisez vos forces ! Vol, hôtel et opération. Parlez-en.",
    ] {
        let html = format!(
            "<html lang=fr><title>Prothèse de hanche</title><h1>Prothèse de hanche</h1><p>{said}</p>"
        );
        assert_ne!(reason(&link, &at(&link, &html), Some(&honest(&link))), "other-language");
    }
}

#[test]
fn another_language() {
    let english = "<p>In a herniated disc the disc presses on a nerve. It often gets better by itself, and you can have surgery or wait. Talk to your doctor about what you want.</p>";
    check(&hernia(), &page(&hernia(), "Hernia: surgery or wait?", english), "other-language");
    check(
        &hernia(),
        &page(&hernia(), "Slipped disc: have an operation or not?", english),
        "other-language",
    );
    check(
        &scoliosis(),
        &page(
            &scoliosis(),
            "Scoliose: opereren of niet?",
            &text_of(&hernia()).replace("hernia", "scoliose"),
        ),
        "other-language",
    );
    check(
        &bandscheibe(),
        &page(&bandscheibe(), "Hernie discale", text_of(&hernie())),
        "other-language",
    );
    check(
        &hernie(),
        &page(&hernie(), "Bandscheibenvorfall", text_of(&bandscheibe())),
        "other-language",
    );
    let back = link(ADDRESS, "Low Back Pain: Should I Have an MRI?", "Low back pain", "en");
    check(
        &back,
        &page(
            &back,
            "Lage rugpijn: wel of geen MRI?",
            "<p>Bij lage rugpijn is een MRI meestal niet nodig. De pijn gaat vaak vanzelf over, en op de foto is niet te zien waar de pijn van komt.</p>",
        ),
        "other-language",
    );
    let words = by_words(hernia(), &["hernia"]);
    check(
        &words,
        &page(
            &words,
            "Hernia repair",
            "<p>A hernia is a bulge in the groin. You can have it repaired, or wait and see what happens with it.</p>",
        ),
        "other-language",
    );
}

#[test]
fn withdrawn_below_a_menu_that_is_marked_as_none() {
    for (link, notice) in [
        (scoliosis(), "Please note: this decision aid has been withdrawn and is not updated."),
        (hernia(), "Let op: deze keuzehulp is ingetrokken en wordt niet meer bijgewerkt."),
        (bandscheibe(), "Hinweis: Diese Entscheidungshilfe wurde zurückgezogen."),
        (hernie(), "Attention : cette aide à la décision a été retirée en mai 2024."),
    ] {
        let menu: String =
            (0..12).map(|n| format!("<div><a href=/m{n}>Entry {n}</a></div>")).collect();
        let title = &link.expectation.titles[0];
        let shown = |inner: &str| format!("<title>{title}</title><div>{menu}</div>{inner}");
        let html = shown(&format!("<h1>{title}</h1><p>{notice}</p>{}", text_of(&link).repeat(3)));
        let missing = seen_at_control(&link, 404, &shown("<h1>Not found</h1>"));
        assert_eq!(reason(&link, &at(&link, &html), Some(&missing)), "withdrawn-notice");
    }
}

#[test]
fn archived_in_a_sentence_of_one_word() {
    for (link, notice) in [
        (scoliosis(), "Archived. We took this off our site."),
        (hernia(), "Gearchiveerd. Wij hebben dit offline gehaald."),
        (bandscheibe(), "Archiviert. Wir haben dieses Angebot vom Netz genommen."),
        (hernie(), "Archivé. Nous l’avons mis hors ligne."),
    ] {
        let title = &link.expectation.titles[0];
        check(
            &link,
            &page(&link, title, &format!("<p>{notice}</p>{}", text_of(&link))),
            "archived-notice",
        );
    }
}

#[test]
fn withdrawn() {
    for (link, notice) in [
        (scoliosis(), "<div class=alert role=alert>This decision aid has been withdrawn.</div>"),
        (
            scoliosis(),
            "<p><strong>Please note:</strong> this decision aid was withdrawn on 1 May 2024 and is kept here for reference.</p>",
        ),
        (scoliosis(), "<p>We are sorry that this tool is no longer available.</p>"),
        (scoliosis(), "<p class=badge>Withdrawn</p>"),
        (
            scoliosis(),
            "<p><strong>Withdrawn by its developer in May 2024.</strong> See the new one.</p>",
        ),
        (scoliosis(), "<p>Where has it gone? Withdrawn by its developer in May 2024.</p>"),
        (scoliosis(), "<h2>This leaflet has been replaced by a newer one</h2>"),
        (hernia(), "<div class=melding>Deze keuzehulp is per 1 januari ingetrokken.</div>"),
        (hernia(), "<p>Let op: deze keuzehulp is niet meer beschikbaar.</p>"),
        (bandscheibe(), "<p>Diese Entscheidungshilfe wurde am 3. Mai 2024 zurückgezogen.</p>"),
        (hernie(), "<p>Cette aide à la décision a été retirée le 3 mai 2024.</p>"),
    ] {
        let title = link.expectation.titles[0].clone();
        check(
            &link,
            &page(&link, &title, &format!("{notice}{}", text_of(&link))),
            "withdrawn-notice",
        );
        check(&link, &page(&link, &title, notice), "withdrawn-notice");
        check_everywhere(&link, &page(&link, &title, notice), "withdrawn-notice");
        let mut known = link.clone();
        known.expectation.notice_known = true;
        check(&known, &page(&known, &title, &format!("{notice}{}", text_of(&known))), "ok");
    }
    let link = scoliosis();
    for title in [
        "WITHDRAWN: Scoliosis: Should I (or My Child) Have Surgery?",
        "Scoliosis: Should I (or My Child) Have Surgery? [withdrawn]",
    ] {
        check(&link, &page(&link, title, text_of(&link)), "withdrawn-notice");
    }
    // In a cell of a record, far from the top.
    let record = |availability: &str| {
        let rows =
            "<tr><td>Format</td><td>A web page with worksheets that can be printed</td></tr>"
                .repeat(8);
        let table =
            format!("<table>{rows}<tr><td>How to get it</td><td>{availability}</td></tr></table>");
        page(&link, &link.expectation.titles[0], &format!("{}{table}", text_of(&link)))
    };
    check(&link, &record("This decision aid is no longer available."), "withdrawn-notice");
    check(&link, &record("This decision aid is no longer available on paper, only here."), "ok");
    check(
        &link,
        &page(
            &link,
            "This decision aid has been withdrawn",
            "<p>Ask your doctor for other information.</p>",
        ),
        "withdrawn-notice",
    );
}

#[test]
fn archived() {
    for (link, notice) in [
        (
            scoliosis(),
            "<div class=banner>This page has been archived and is no longer updated.</div>",
        ),
        (scoliosis(), "<p>You are viewing an archived version of this page.</p>"),
        (scoliosis(), "<p>Archived: findings should not be considered current.</p>"),
        (
            scoliosis(),
            "<aside class=notice>This decision aid is no longer kept up to date.</aside>",
        ),
        (hernia(), "<p>Deze keuzehulp wordt sinds 2021 niet meer bijgewerkt.</p>"),
        (bandscheibe(), "<p>Hinweis: Diese Seite wird nicht mehr aktualisiert.</p>"),
        (hernie(), "<p>Cette page est archivée et n'est plus mise à jour.</p>"),
    ] {
        let title = link.expectation.titles[0].clone();
        check(
            &link,
            &page(&link, &title, &format!("{notice}{}", text_of(&link))),
            "archived-notice",
        );
    }
    let link = scoliosis();
    check(
        &link,
        &page(&link, "Archived - Scoliosis: Should I (or My Child) Have Surgery?", text_of(&link)),
        "archived-notice",
    );
    // The name of a section is no notice.
    check(&link, &aid_page(&link).replace("| Site", "| Archive"), "ok");
}

#[test]
fn parked() {
    for text in [
        "This domain is for sale! Make an offer today.",
        "Buy this domain. The owner of aids.example.org is offering it for sale.",
        "This domain is parked free, courtesy of a registrar.",
        "Dit domein is te koop. Doe een bod.",
        "Diese Domain steht zum Verkauf.",
        "Ce nom de domaine est à vendre.",
        "This domain name has expired. Renew it now.",
    ] {
        for link in all() {
            let html = format!(
                "<title>aids.example.org</title><h1>{text}</h1><p>Related searches</p><a href=x>Back pain</a>"
            );
            check_everywhere(&link, &html, "parked");
            check(&link, &html, "parked");
        }
    }
    let link = scoliosis();
    check(
        &link,
        "<title>aids.example.org</title><script src=https://www.sedoparking.com/frmpark/x.js></script><p>Scoliosis brace. Surgery.</p>",
        "parked",
    );
    // In a language that the lexicon does not know, and in a script without spaces.
    for (text, buy) in [
        ("Ta strona czeka na nowego gospodarza", "Kup teraz"),
        ("Questo nome cerca casa", "Acquista"),
        ("Tuto adresu si můžete pořídit", "Koupit"),
        ("新しい持ち主を募集しています", "購入する"),
    ] {
        for (market, expected) in [
            ("https://sedo.com/search/details/?domain=example.org", true),
            ("//www.afternic.com/forsale/Example.org?x=1", true),
            ("https://dan.com/buy-domain/aids%2Eexample.org", true),
            ("https://dan.com/buy-domain/another-example.org", false),
            ("https://sedo.com/", false),
            ("https://health.test/example.org", false),
        ] {
            let html =
                format!("<title>{text}</title><h1>{text}</h1><p><a href='{market}'>{buy}</a>");
            let found = reason(&link, &at(&link, &html), Some(&honest(&link)));
            assert_eq!(found == "parked", expected, "{market}: {found}");
        }
    }
    // An aid that says which addresses may be had beside its own.
    let beside = "<p><a href='https://sedo.com/search/details/?domain=example.org'>Our old address is for sale</a>";
    let html = page(&link, &link.expectation.titles[0], &format!("{}{beside}", text_of(&link)));
    check(&link, &html, "ok");
    check(
        &link,
        "<html><head><script>window.park=\"eyJ\";</script></head><body><div id=target></div></body></html>",
        "parked",
    );
    assert_eq!(
        reason(
            &link,
            &via(
                &link,
                &[(302, "https://www.hugedomains.com/domain_profile.cfm?d=x")],
                200,
                "<title>x is for you</title>"
            ),
            None
        ),
        "parked"
    );
    check_everywhere(
        &link,
        "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the server works.</p>",
        "parked",
    );
}

#[test]
fn taken_over() {
    for (title, text) in [
        (
            "Best online casino 2026",
            "Play slots and roulette for real money. Claim your welcome bonus and free spins.",
        ),
        ("Slot Gacor Maxwin", "Situs judi slot online terpercaya dengan jackpot."),
        ("Buy Viagra online", "Cialis and Levitra without prescription. Order now."),
        ("Goksites vergelijken", "De beste casino bonus en gratis spins. Speel nu op gokkasten."),
        (
            "Sportwetten Bonus",
            "Die besten Wettanbieter mit Freispielen und Willkommensbonus im Online Casino.",
        ),
        ("Casino en ligne", "Machines à sous, tours gratuits et bonus de bienvenue."),
    ] {
        for link in all() {
            check_everywhere(&link, &page(&link, title, &format!("<p>{text}</p>")), "taken-over");
        }
    }
    // An aid about addiction has the same words.
    let gambling =
        link(ADDRESS, "Gambling problems: should I get help?", "Gambling addiction", "en");
    let text = "<p>Casino games, betting sites and online slots can lead to addiction. Free spins and a welcome bonus keep people playing. Talk to your doctor about treatment.</p>".repeat(2);
    check(&gambling, &page(&gambling, "Gambling problems: should I get help?", &text), "ok");
    check(&gambling, &page(&gambling, "When betting takes over", &text), "other-topic");
}

#[test]
fn not_a_pdf() {
    let mut link = scoliosis();
    link.url = Some("https://aids.example.org/docs/scoliosis.pdf".into());
    check(&link, &aid_page(&link), "not-a-pdf");
    check(
        &link,
        &page(&link, "Our library", "<p>Choose a document from the list of all documents.</p>"),
        "not-a-pdf",
    );
    check(&link, &page(&link, "Page not found", "<p>Sorry.</p>"), "soft-404");
    check_everywhere(
        &link,
        &page(&link, "Our library", "<p>Choose a document from the list of all documents.</p>"),
        "soft-404",
    );
}

#[test]
fn no_evidence() {
    let link = scoliosis();
    for html in [
        "<title>Tool</title><div id=root></div><script src=app.js></script>",
        "<title>Tool</title><app-root>Loading...</app-root><script src=app.js></script>",
        "<title>Tool</title><body><p>Please enable JavaScript to use this site.</p><script src=a></script>",
        "<title>Tool</title><frameset><frame src=a><frame src=b></frameset>",
        "<title>Tool</title><body><img src=infographic.png>",
        "<title>Werkzeug</title><div id=app></div><noscript>Bitte aktivieren Sie JavaScript.</noscript><script src=a></script>",
    ] {
        check(&link, html, "no-evidence");
        check_everywhere(&link, html, "no-evidence");
    }
    let image = with_header(at(&link, "\u{0}PNG"), "content-type", "image/png");
    assert_eq!(reason(&link, &image, Some(&honest(&link))), "no-evidence");
}

#[test]
fn taken_over_under_the_old_title() {
    let link = scoliosis();
    let title = &link.expectation.titles[0];
    for text in [
        "The best online casino bonuses: free spins, slots, roulette. Sign up and win real money.",
        "Buy Viagra and Cialis without prescription. Order now.",
        "ScolioAway ends scoliosis in 7 days. Add to cart. Free shipping. Money-back guarantee.",
    ] {
        let body = format!("<p>{text}</p>").repeat(4);
        check(&link, &page(&link, title, &body), "taken-over");
    }
    // A hospital may sell a book, and an aid may speak of a gamble.
    for text in [
        "You can buy our book about scoliosis. Add to cart.",
        "Surgery is a lottery, a roulette, a casino, some say. Ask your doctor.",
    ] {
        let body = format!("{}<p>{text}</p>", text_of(&link));
        check(&link, &page(&link, title, &body), "ok");
    }
}

#[test]
fn a_domain_for_sale_by_its_name() {
    let link = scoliosis();
    let html = "<title>aids.example.org is for sale | Dealer</title><h1>aids.example.org</h1><p>Lease to own.";
    check_everywhere(&link, html, "parked");
}

#[test]
fn another_name_of_the_subject() {
    let link = link(ADDRESS, "Hypertension: medicine or lifestyle?", "Hypertension", "en");
    let text = format!(
        "It is also called hypertension. {}",
        "Some take tablets every day, and others walk more and eat less salt. ".repeat(5)
    );
    let html =
        page(&link, "High blood pressure: medicine or lifestyle?", &format!("<p>{text}</p>"));
    assert_eq!(reason(&link, &at(&link, &html), Some(&honest(&link))), "ok");
    let html = page(
        &link,
        "Ten kitchen gadgets we like",
        &format!("<p>{}</p>", "We tested fryers. ".repeat(30)),
    );
    assert_eq!(reason(&link, &at(&link, &html), Some(&honest(&link))), "other-topic");
}
