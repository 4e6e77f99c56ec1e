//! What an audit changes for a reader.

use serde_json::{Value, json};
use signpost_core::Site;
use signpost_renderer::{Audited, Options, render};

use crate::site::{add_page, audit, audit_on, between, change_aid, file, site};

/// The aids of the page in both forms, with an audit that says this of the links.
fn aids(site: &Site, links: Value) -> (String, String) {
    let rendered = render(site, Some(&audit(links)), &Options::default()).unwrap();
    let html =
        between(file(&rendered, "en/knee-pain/index.html"), "<ul class=\"aids\">", "</section>");
    let text = between(file(&rendered, "en/knee-pain/index.txt"), "Talk to", "* * *");
    (html.to_owned(), text.to_owned())
}

fn knie(verdict: &str, reason: &str) -> Value {
    json!({"url": "https://thuisarts.example/knie", "verdict": verdict, "reason": reason})
}

#[test]
fn of_a_collection_with_one_link_left_readers_are_told_of_one() {
    let dead = |url: &str| json!({"url": url, "verdict": "dead", "reason": "http-404", "confirmed": true, "since": "2026-11-01T04:00:00Z"});
    let heading = |links: Value| {
        let rendered = render(&site(), Some(&audit(links)), &Options::default()).unwrap();
        let html = file(&rendered, "en/knee-pain/index.html");
        between(html, "<h3>Worn knee (OHRI): ", " <abbr").to_owned()
    };
    let several = "<h3>Worn knee (OHRI): multiple decision aids about the treatment methods";
    assert_eq!(heading(json!([])), several);
    assert_eq!(
        heading(json!([dead("https://ohri.example/2.pdf")])),
        "<h3>Worn knee (OHRI): treatment methods"
    );
    // Where none is left, nobody looks for one.
    let both = json!([dead("https://ohri.example/?ID=1"), dead("https://ohri.example/2.pdf")]);
    assert_eq!(heading(both), several);
}

#[test]
fn what_a_feed_says_of_a_link_is_the_same_after_each_audit_that_finds_the_same() {
    let site = site();
    let told = |day: u32, verdict: &str, reason: &str| {
        let mut link = knie(verdict, reason);
        link["last_ok"] = json!("2026-11-01T04:00:00Z");
        link["first_failed"] = json!("2026-11-03T04:00:00Z");
        link["since"] = json!("2026-11-03T04:00:00Z");
        let report = audit_on(&format!("2026-11-{day:02}"), &json!([link]));
        let rendered = render(&site, Some(&report), &Options::default()).unwrap();
        let feed = file(&rendered, "en/feed.xml");
        between(feed, "<entry>", "</entry>").to_owned()
    };
    let first = told(3, "down", "timeout");
    assert_eq!(told(4, "down", "timeout"), first);
    assert_ne!(told(4, "ok", "ok"), first);
}

#[test]
fn a_link_that_works_says_when_it_was_checked() {
    let links = json!([
        knie("ok", "ok"),
        {"url": "https://ohri.example/?ID=1", "verdict": "ok", "reason": "ok"},
        {"url": "https://ohri.example/2.pdf", "verdict": "moved", "reason": "moved-permanently",
         "suggestion": {"kind": "new-address", "url": "https://ohri.example/new.pdf"}},
        {"url": "https://ohri.example/?ID=3", "verdict": "blocked", "reason": "forbidden",
         "last_ok": "2026-10-01T23:30:00Z"},
    ]);
    let (html, text) = aids(&site(), links);
    insta::assert_snapshot!(text, @"
    Talk to your doctor.

    (EN: in English; NL: in Dutch; FR: in French)

    Worn knee (OHRI): multiple decision aids about the treatment methods EN
      - Knee: Should I Have Surgery? [4]
        free
      - Knee: Exercise. [5]
        you have to ask its maker for it; PDF
      Ottawa Hospital Research Institute; in English; last updated in 2020;
      links last worked on 22 November 2026

    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 22 November 2026

    Torn meniscus (OHRI): test or no test EN/FR
      Meniscus: An MRI? [7]
      you need to log in
      Ottawa Hospital Research Institute; in English; in French; link last
      worked on 1 October 2026

    Torn meniscus: medication or no medication EN
      The address of this decision aid is not known.
      in English
      Another decision aid about this:
        Torn meniscus (OHRI): test or no test EN/FR
    ");
    assert!(html.contains("href=\"https://ohri.example/2.pdf\"") && !html.contains("new.pdf"));
}

#[test]
fn a_dead_link_is_not_a_link() {
    let links = json!([
        knie("dead", "http-404"),
        {"url": "https://ohri.example/?ID=1", "verdict": "dead", "reason": "soft-404",
         "suggestion": {"kind": "archived-copy", "url": "https://archive.example/?a=1&b=2"}},
    ]);
    let (html, text) = aids(&site(), links);
    insta::assert_snapshot!(between(&html, "<ul class=\"aids\">", "<li class=\"aid offered\" id=\"aid-meniscus-ohri"), @r##"
    <ul class="aids">
    <li class="aid offered" id="aid-arthrosis-ohri">
    <h3>Worn knee (OHRI): treatment methods <abbr title="in English">EN</abbr></h3>
    <ul class="links">
    <li>Knee: Should I Have Surgery?
    <p class="notice">This decision aid has not been available since 22 November 2026.</p>
    <p><a href="https://archive.example/?a=1&amp;b=2" hreflang="en" rel="external noopener">Copy in a web archive</a>. It may be out of date: talk to your doctor before you rely on it.</p>
    <p><a href="https://ohri.example/" rel="external noopener">Look for it on the website of Ottawa Hospital Research Institute</a></p>
    </li>
    <li><a href="https://ohri.example/2.pdf" hreflang="en" rel="external noopener">Knee: Exercise.</a> <span class="access">(you have to ask its maker for it, PDF)</span>
    </li>
    </ul>
    <p class="facts"><bdi>Ottawa Hospital Research Institute</bdi>; <bdi>in English</bdi>; <bdi>last updated in 2020</bdi></p>
    </li>
    <li class="aid unavailable" id="aid-arthrosis-nl">
    <h3>Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></h3>
    <ul class="links">
    <li>
    <p class="notice">This decision aid has not been available since 22 November 2026.</p>
    </li>
    </ul>
    <p>Another decision aid about this:</p>
    <ul class="others">
    <li><a href="#aid-arthrosis-ohri">Worn knee (OHRI): treatment methods <abbr title="in English">EN</abbr></a></li>
    </ul>
    <p><a href="https://thuisarts.example/" rel="external noopener">Look for it on the website of Thuisarts.nl</a></p>
    <p class="facts"><bdi>Thuisarts.nl</bdi>; <bdi>in Dutch</bdi>; <bdi>last updated on 3 May 2024</bdi></p>
    </li>
    "##);
    insta::assert_snapshot!(between(&text, "Worn knee (OHRI)", "Torn meniscus"), @"
    Worn knee (OHRI): treatment methods EN
      - Knee: Should I Have Surgery?
        This decision aid has not been available since 22 November 2026.
        Copy in a web archive: [4]
        It may be out of date: talk to your doctor before you rely on it.
        Look for it on the website of Ottawa Hospital Research Institute:
        [5]
      - Knee: Exercise. [6]
        you have to ask its maker for it; PDF
      Ottawa Hospital Research Institute; in English; last updated in 2020

    Worn knee: surgery or no surgery NL
      This decision aid has not been available since 22 November 2026.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Another decision aid about this:
        Worn knee (OHRI): treatment methods EN
      Look for it on the website of Thuisarts.nl: [7]
    ");
    assert!(!html.contains("thuisarts.example/knie") && !html.contains("?ID=1\""));
}

#[test]
fn a_section_names_the_dead_one_of_several_links() {
    let dead = json!({"url": "https://ohri.example/?ID=1", "verdict": "dead", "reason": "soft-404",
         "last_ok": "2026-11-20T04:00:00Z"});
    let fine = json!({"url": "https://ohri.example/2.pdf", "verdict": "ok", "reason": "ok"});
    let rendered = render(&site(), Some(&audit(json!([dead, fine]))), &Options::default()).unwrap();
    let html = file(&rendered, "en/knee-pain/index.html");
    insta::assert_snapshot!(between(html, "<li>Worn knee (OHRI)", "</div>"), @r##"
    <li>Worn knee (OHRI): treatment methods <abbr title="in English">EN</abbr>
    <ul>
    <li>Knee: Should I Have Surgery? <span class="access">(link last worked on 20 November 2026)</span> <strong class="state">not available now</strong></li>
    <li><a href="https://ohri.example/2.pdf" hreflang="en" rel="external noopener">Knee: Exercise.</a> <span class="access">(you have to ask its maker for it, PDF)</span></li>
    </ul>
    </li>

    <li><a href="https://thuisarts.example/knie" hreflang="nl" rel="external noopener">Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></a> <span class="access">(in Dutch, free)</span></li>

    </ul>
    "##);
}

#[test]
fn each_other_verdict_tells_the_truth() {
    let mut told = String::new();
    for (verdict, reason) in [
        ("changed", "other-topic"),
        ("changed", "withdrawn-notice"),
        ("changed", "archived-notice"),
        ("down", "timeout"),
        ("blocked", "bot-wall"),
    ] {
        let (html, text) = aids(&site(), json!([knie(verdict, reason)]));
        let linked = html.contains("https://thuisarts.example/knie");
        let text = between(&text, "Worn knee: surgery", "Torn");
        told.push_str(&format!("{verdict}/{reason}, linked: {linked}\n{text}"));
    }
    insta::assert_snapshot!(told, @"
    changed/other-topic, linked: false
    Worn knee: surgery or no surgery NL
      Since 22 November 2026, the address of this decision aid has shown
      something else. That is why there is no link.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
      Look for it on the website of Thuisarts.nl: [6]

    changed/withdrawn-notice, linked: false
    Worn knee: surgery or no surgery NL
      Its provider has withdrawn this decision aid; we found this on 22
      November 2026. That is why there is no link.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN

    changed/archived-notice, linked: true
    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      Its provider has archived this decision aid and no longer updates it;
      we found this on 22 November 2026. It should no longer guide a
      decision.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 22 November 2026
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
      Look for a newer one on the website of Thuisarts.nl: [7]

    down/timeout, linked: true
    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      The link did not work when it was last tried, on 22 November 2026. It
      may work again now.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024

    blocked/bot-wall, linked: true
    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
    ");
}

#[test]
fn the_direct_link_of_a_section_says_what_its_card_says() {
    let mut told = String::new();
    for (verdict, reason, confidence) in
        [("down", "timeout", "high"), ("changed", "other-topic", "low")]
    {
        let mut link = knie(verdict, reason);
        link["confidence"] = json!(confidence);
        let audited = audit(json!([link]));
        let rendered = render(&site(), Some(&audited), &Options::default()).unwrap();
        for language in ["en/knee-pain", "nl/kniepijn"] {
            let html = file(&rendered, &format!("{language}/index.html"));
            let section = between(html, "<section id=\"arthrosis\">", "</section>");
            told += between(section, "<li><a href=\"https://thuisarts.example/knie\"", "\n");
            let text = file(&rendered, &format!("{language}/index.txt"));
            told += between(text, "See the guideline [3].\n", "Torn meniscus\n");
            let json: Value =
                serde_json::from_str(file(&rendered, &format!("{language}/index.json"))).unwrap();
            told += &format!("{}\n", json["aids"][1]["links"][0]["caution"]);
            let fragment = file(&rendered, &format!("{language}/aids-arthrosis.html"));
            let notice = json["aids"][1]["links"][0]["notice"].as_str().unwrap();
            assert!(fragment.contains(notice), "{fragment}");
        }
        let feed = file(&rendered, "en/feed.xml");
        told += &format!("{}\n\n", between(feed, "<summary>", "</summary>"));
    }
    insta::assert_snapshot!(told, @r#"
    <li><a href="https://thuisarts.example/knie" hreflang="nl" rel="external noopener">Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></a> <span class="access">(in Dutch, free)</span> <strong class="state">did not work when last tried, on 22 November 2026</strong></li>See the guideline [3].

    There are decision aids about this at the end of this text, but it is
    not certain that all of their links work now.

    "did not work when last tried, on 22 November 2026"
    <li><a href="https://thuisarts.example/knie" hreflang="nl" rel="external noopener">Versleten knie: wel of geen operatie <abbr title="in het Nederlands">NL</abbr></a> <span class="access">(gratis)</span> <strong class="state">werkte niet toen die voor het laatst is geprobeerd, op 22 november 2026</strong></li>See the guideline [3].

    Aan het eind van deze tekst staan keuzehulpen hierover, maar het is niet
    zeker of alle links nu werken.

    "werkte niet toen die voor het laatst is geprobeerd, op 22 november 2026"
    <summary>The treatments for knee pain. Worn knee: surgery or no surgery NL (did not work when last tried). Torn meniscus: medication or no medication EN (not available now).

    <li><a href="https://thuisarts.example/knie" hreflang="nl" rel="external noopener">Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></a> <span class="access">(in Dutch, free)</span> <strong class="state">not certain that it still leads there, last tried on 22 November 2026</strong></li>See the guideline [3].

    There are decision aids about this at the end of this text, but it is
    not certain that all of their links work now.

    "not certain that it still leads there, last tried on 22 November 2026"
    <li><a href="https://thuisarts.example/knie" hreflang="nl" rel="external noopener">Versleten knie: wel of geen operatie <abbr title="in het Nederlands">NL</abbr></a> <span class="access">(gratis)</span> <strong class="state">niet zeker of de link er nog naartoe gaat, voor het laatst geprobeerd op 22 november 2026</strong></li>See the guideline [3].

    Aan het eind van deze tekst staan keuzehulpen hierover, maar het is niet
    zeker of alle links nu werken.

    "niet zeker of de link er nog naartoe gaat, voor het laatst geprobeerd op 22 november 2026"
    <summary>The treatments for knee pain. Worn knee: surgery or no surgery NL (not certain that it still leads there). Torn meniscus: medication or no medication EN (not available now).
    "#);
}

#[test]
fn no_date_is_earlier_than_a_look_or_later_than_the_audit() {
    let mut site = site();
    let verified = json!({"on": "2026-11-12", "by": "A. Doctor"});
    let link = json!({"url": "https://thuisarts.example/knie", "verified": verified});
    change_aid(&mut site, "arthrosis-nl", json!({"links": [link]}));
    let told = |more: Value| {
        let mut link = knie("dead", "http-404");
        for (name, value) in more.as_object().unwrap() {
            link[name] = value.clone();
        }
        let (_, text) = aids(&site, json!([link]));
        between(&text, "Worn knee: surgery", "  Another decision aid").to_owned()
    };
    let copy = |day: &str| json!({"kind": "archived-copy", "url": format!("https://web.archive.org/web/{day}000000/https://a.example/")});
    // Since before the look; again after it; and at times that nobody can know.
    let told = [
        told(json!({"since": "2026-11-10T04:00:00Z", "first_failed": "2026-11-10T04:00:00Z"})),
        told(json!({"since": "2026-11-10T04:00:00Z", "first_failed": "2026-11-14T04:00:00Z"})),
        told(
            json!({"since": "2027-03-01T04:00:00Z", "last_ok": "2027-02-01T04:00:00Z", "suggestion": copy("20290101")}),
        ),
        told(
            json!({"accepted": {"reason": "seen by hand", "until": "2026-11-21"}, "suggestion": copy("20260101")}),
        ),
    ];
    insta::assert_snapshot!(told.concat(), @"
    Worn knee: surgery or no surgery NL
      This decision aid has not been available since 13 November 2026.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 12 November 2026
    Worn knee: surgery or no surgery NL
      This decision aid has not been available since 14 November 2026.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 12 November 2026
    Worn knee: surgery or no surgery NL
      This decision aid has not been available since 22 November 2026.
      Copy in a web archive: [6]
      It may be out of date: talk to your doctor before you rely on it.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 12 November 2026
    Worn knee: surgery or no surgery NL
      This decision aid has not been available since 22 November 2026.
      Copy of 1 January 2026 in a web archive: [6]
      It may be out of date: talk to your doctor before you rely on it.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 12 November 2026
    ");
    let mut accepted = knie("dead", "http-404");
    accepted["accepted"] = json!({"reason": "seen by hand", "until": "2026-11-22"});
    assert!(aids(&site, json!([accepted])).0.contains("href=\"https://thuisarts.example/knie\""));
    // A time in the future does not get into the dates of feed and sitemap either.
    let mut later = knie("dead", "http-404");
    later["since"] = json!("2027-03-01T04:00:00Z");
    let rendered = render(&site, Some(&audit(json!([later]))), &Options::default()).unwrap();
    for name in ["sitemap.xml", "en/feed.xml"] {
        assert!(!file(&rendered, name).contains("2027"), "{name}");
    }
}

#[test]
fn nothing_is_called_free_where_the_audit_was_asked_to_log_in() {
    let knie = knie("blocked", "login-required");
    let contact = json!({"url": "https://ohri.example/2.pdf", "verdict": "blocked", "reason": "login-required"});
    let (html, text) = aids(&site(), json!([knie, contact]));
    insta::assert_snapshot!(between(&text, "Worn knee (OHRI)", "  Thuisarts.nl"), @"
    Worn knee (OHRI): multiple decision aids about the treatment methods EN
      - Knee: Should I Have Surgery? [4]
        free
      - Knee: Exercise. [5]
        you have to ask its maker for it; PDF
      Ottawa Hospital Research Institute; in English; last updated in 2020

    Worn knee: surgery or no surgery NL
      Address: [6]
      you may have to log in
    ");
    assert!(html.contains("<span class=\"access\">(you may have to log in)</span>"), "{html}");
    let mut accepted = knie;
    accepted["accepted"] = json!({"reason": "seen by hand", "until": "2027-01-01"});
    let (_, text) = aids(&site(), json!([accepted]));
    assert!(!text.contains("you may have to log in"), "{text}");
}

#[test]
fn a_check_by_a_person_counts_as_well() {
    let mut site = site();
    let verified = json!({"on": "2026-11-25", "by": "A. Doctor"});
    let link = json!({"url": "https://thuisarts.example/knie", "verified": verified});
    change_aid(&mut site, "arthrosis-nl", json!({"links": [link]}));
    let (html, _) = aids(&site, json!([knie("ok", "ok")]));
    assert!(html.contains("link last worked on 25 November 2026"), "{html}");
}

#[test]
fn a_withdrawn_aid_says_since_when_and_names_its_successor() {
    let mut site = site();
    let withdrawn = |successor: Value| json!({"status": "withdrawn", "withdrawn_on": "2025-02-01", "successor": successor});
    change_aid(&mut site, "arthrosis-nl", withdrawn(json!("arthrosis-ohri")));
    change_aid(&mut site, "meniscus-ohri", withdrawn(Value::Null));
    let (html, text) = aids(&site, json!([]));
    insta::assert_snapshot!(between(&html, "<li class=\"aid withdrawn\" id=\"aid-arthrosis-nl", "<li class=\"aid withdrawn\" id=\"aid-meniscus-ohri"), @r##"
    <li class="aid withdrawn" id="aid-arthrosis-nl">
    <h3>Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></h3>
    <p class="notice">This decision aid was withdrawn on 1 February 2025.</p>
    <p>Use this decision aid instead: <a href="#aid-arthrosis-ohri">Worn knee (OHRI): multiple decision aids about the treatment methods <abbr title="in English">EN</abbr></a></p>
    <p class="facts"><bdi>Thuisarts.nl</bdi>; <bdi>in Dutch</bdi>; <bdi>last updated on 3 May 2024</bdi></p>
    </li>
    "##);
    insta::assert_snapshot!(between(&text, "Worn knee: surgery", "Torn meniscus: medication"), @"
    Worn knee: surgery or no surgery NL
      This decision aid was withdrawn on 1 February 2025.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Use this decision aid instead:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN

    Torn meniscus (OHRI): test or no test EN/FR
      This decision aid was withdrawn on 1 February 2025.
      Ottawa Hospital Research Institute; in English; in French
    ");
}

#[test]
fn a_successor_is_found_wherever_it_is() {
    let mut site = site();
    let withdrawn =
        json!({"status": "withdrawn", "withdrawn_on": "2025-02-01", "successor": "meniscus-ohri"});
    change_aid(&mut site, "arthrosis-nl", withdrawn);
    site.pages[0].value.aids.list.retain(|id| id.as_str() != "meniscus-ohri");
    let find = |site: &Site, links| {
        let (html, text) = aids(site, links);
        let withdrawn = "This decision aid was withdrawn";
        let html = between(&html, withdrawn, "<ul class=\"").to_owned();
        format!("{html}\n{}", between(&text, withdrawn, "Torn meniscus: medication"))
    };
    insta::assert_snapshot!(find(&site, json!([])), @r#"
    This decision aid was withdrawn on 1 February 2025.</p>
    <p>Use this decision aid instead: <a href="https://ohri.example/?ID=3" rel="external noopener">Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></a> <span class="access">(you need to log in)</span></p>
    <p>Another decision aid about this:</p>

    This decision aid was withdrawn on 1 February 2025.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Use this decision aid instead:
        Torn meniscus (OHRI): test or no test EN/FR [6]
        (you need to log in)
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
    "#);
    let dead =
        json!({"url": "https://ohri.example/?ID=3", "verdict": "dead", "reason": "http-410"});
    insta::assert_snapshot!(find(&site, json!([dead])), @r#"
    This decision aid was withdrawn on 1 February 2025.</p>
    <p>It was replaced by this decision aid, which is not available now: Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></p>
    <p><a href="https://ohri.example/" rel="external noopener">Look for it on the website of Ottawa Hospital Research Institute</a></p>
    <p>Another decision aid about this:</p>

    This decision aid was withdrawn on 1 February 2025.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      It was replaced by this decision aid, which is not available now:
        Torn meniscus (OHRI): test or no test EN/FR
      Look for it on the website of Ottawa Hospital Research Institute: [6]
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
    "#);

    let mut other = serde_json::to_value(&site.pages[0].value).unwrap();
    other["id"] = json!("meniscus");
    other["slug"] = json!("meniscus");
    other["aids"]["list"] = json!(["meniscus-ohri"]);
    add_page(&mut site, other);
    insta::assert_snapshot!(find(&site, json!([])), @r#"
    This decision aid was withdrawn on 1 February 2025.</p>
    <p>Use this decision aid instead: <a href="../../en/meniscus/index.html#aid-meniscus-ohri">Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></a></p>
    <p>Another decision aid about this:</p>

    This decision aid was withdrawn on 1 February 2025.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Use this decision aid instead:
        Torn meniscus (OHRI): test or no test EN/FR [6]
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
    "#);
}

#[test]
fn of_several_reports_the_newest_that_knows_a_link_counts() {
    let older = crate::site::audit_on(
        "2026-11-20",
        &json!([
            knie("dead", "http-404"),
            {"url": "https://ohri.example/?ID=3", "verdict": "dead", "reason": "http-404"},
        ]),
    );
    let newer = crate::site::audit_on("2026-11-21", &json!([knie("ok", "ok")]));
    let audited = Audited::merge(vec![newer, older]).unwrap();
    let known = audited.known(&site());
    let by: Vec<_> = known.by.iter().map(|by| (by.started.to_string(), by.links)).collect();
    let [newer, older] = ["2026-11-21T08:00:00Z", "2026-11-20T08:00:00Z"].map(str::to_owned);
    assert_eq!((by, known.all), (vec![(newer, 1), (older, 1)], 4));
    let rendered = render(&site(), Some(&audited), &Options::default()).unwrap();
    let html = file(&rendered, "en/knee-pain/index.html");
    assert!(html.contains("href=\"https://thuisarts.example/knie\""));
    assert!(!html.contains("href=\"https://ohri.example/?ID=3\""));
    let manifest: Value = serde_json::from_str(file(&rendered, "manifest.json")).unwrap();
    assert_eq!(manifest["audit"]["started"], "2026-11-21T08:00:00Z");
    assert_eq!(manifest["audits"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_not_a_report_is_refused() {
    insta::assert_snapshot!(Audited::from_json(b"[]").unwrap_err(), @"this is not an audit report: invalid length 0, expected struct AuditReport with 6 elements; write one with `signpost audit`");
    let report = |change: Value| {
        let mut report = json!({
            "version": 2, "started": "2026-11-22T08:00:00Z", "links": [],
            "summary": {"ok": 0, "moved": 0, "changed": 0, "dead": 0, "down": 0, "blocked": 0, "skipped": 0},
        });
        for (name, value) in change.as_object().unwrap() {
            report[name] = value.clone();
        }
        report.to_string().into_bytes()
    };
    // Of some links only, readers of the others would be told nothing.
    let part = |number: usize| {
        let scope = json!({"kind": "shard", "number": number, "of": 2});
        Audited::from_json(&report(json!({"scope": scope}))).unwrap()
    };
    insta::assert_snapshot!(Audited::merge(vec![part(1)]).unwrap_err(), @"these reports are about a part of the links, and readers of the others would be told nothing; add the other parts, or the report of a whole audit");
    assert_eq!(
        Audited::merge(vec![part(1), part(2)]).unwrap().started().to_string(),
        "2026-11-22T08:00:00Z"
    );
    insta::assert_snapshot!(Audited::from_json(&report(json!({"version": 3}))).unwrap_err(), @"this is not an audit report: its version is 3, and only versions up to 2 can be read; write one with `signpost audit`");
}

#[test]
fn an_archived_aid_keeps_the_day_on_which_that_was_found() {
    let mut link = knie("changed", "archived-notice");
    link["since"] = json!("2026-11-03T05:00:00Z");
    link["last_ok"] = json!("2026-11-02T05:00:00Z");
    let (_, text) = aids(&site(), json!([link]));
    assert!(text.contains("3 November 2026"), "{text}");
}
