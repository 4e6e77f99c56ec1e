//! A month in the life of a page's aids, published day by day: what a reader is told each day, in
//! every form.

use serde_json::{Value, json};
use signpost_core::Site;
use signpost_renderer::{Options, render};

use crate::site::{audit_on, between, change_aid, file, site};

const KNIE: &str = "https://thuisarts.example/knie";
const MRI: &str = "https://ohri.example/?ID=3";

/// What the page says of one aid on a day: its section, its own entry as text, and what programs and
/// feed readers are told.
fn day(site: &Site, on: &str, aid: &str, links: Value) -> String {
    let mut links = links;
    for url in [KNIE, MRI, "https://ohri.example/?ID=1", "https://ohri.example/2.pdf"] {
        if !links.as_array().unwrap().iter().any(|link| link["url"] == url) {
            let fine = json!({"url": url, "verdict": "ok", "reason": "ok"});
            links.as_array_mut().unwrap().push(fine);
        }
    }
    let audited = audit_on(on, &links);
    let rendered = render(site, Some(&audited), &Options::default()).unwrap();
    let page: Value = serde_json::from_str(file(&rendered, "en/knee-pain/index.json")).unwrap();
    let index: Value = serde_json::from_str(file(&rendered, "index.json")).unwrap();
    let find = |value: &Value| {
        value["aids"].as_array().unwrap().iter().find(|it| it["id"] == aid).unwrap().clone()
    };
    let of_page = find(&page);
    let condition = &find(&index)["condition"];
    let text = file(&rendered, "en/knee-pain/index.txt");
    let mut lines = text.lines().skip_while(|line| *line != of_page["line"].as_str().unwrap());
    let entry: Vec<_> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    let html = file(&rendered, "en/knee-pain/index.html");
    let section = between(html, &format!("<section id={condition}>"), "</section>");
    let section = between(section, "<div class=\"section-aids\">", "</div>");
    let tag = |html: &str| {
        let mut text = String::new();
        let mut inside = false;
        for c in html.chars() {
            inside = (inside || c == '<') && c != '>';
            if !inside && c != '>' {
                text.push(c);
            }
        }
        text.lines().map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" | ")
    };
    let standing = of_page["standing"].as_str().unwrap();
    assert!(html.contains(&format!("<li class=\"aid {standing}\" id=\"aid-{aid}\">")), "{on}");
    let feed = file(&rendered, "en/feed.xml");
    let modified = between(file(&rendered, "sitemap.xml"), "en/knee-pain/</loc>", "</lastmod>");
    // All forms say the same.
    let urls: Vec<&str> = of_page["links"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|link| link["url"].as_str())
        .collect();
    for url in [KNIE, MRI] {
        let escaped = format!("href=\"{url}\"");
        if find(&index)["links"].as_array().unwrap().iter().any(|link| link == url) {
            assert!(html.contains(&escaped) && text.contains(url), "{on}: {url} is a link");
        }
    }
    assert_eq!(json!(urls), find(&index)["links"], "{on}");
    assert_eq!(of_page["standing"], find(&index)["standing"], "{on}");
    format!(
        "{on}, {aid}: {standing}\nsection: {}\n{}\nfeed: {}, {}\nsitemap: {}\n\n",
        tag(section),
        entry.join("\n"),
        between(feed, "<updated>", "T").trim_start_matches("<updated>"),
        between(feed, "<summary>", "</summary>").trim_start_matches("<summary>"),
        modified.rsplit('>').next().unwrap_or_default(),
    )
}

#[test]
fn every_day_of_a_month_tells_readers_the_truth() {
    let mut site = site();
    for page in &mut site.pages {
        page.value.review.on = "2026-10-01".parse().unwrap();
    }
    let copy = json!({"kind": "archived-copy", "url": "https://web.archive.org/web/20250301000000/https://thuisarts.example/knie"});
    let mut told = String::new();

    told += &day(&site, "2026-11-02", "arthrosis-nl", json!([]));
    let dead = |confirmed: bool, since: &str, last_ok: &str| {
        json!([{
            "url": KNIE, "verdict": "dead", "reason": "http-404", "confidence": "high",
            "confirmed": confirmed, "since": format!("{since}T04:00:00Z"),
            "last_ok": format!("{last_ok}T04:00:00Z"), "suggestion": copy,
        }])
    };
    let unconfirmed = dead(false, "2026-11-03", "2026-11-02");
    told += &day(&site, "2026-11-03", "arthrosis-nl", unconfirmed);
    told += &day(&site, "2026-11-04", "arthrosis-nl", dead(true, "2026-11-03", "2026-11-02"));
    let recovered =
        json!([{"url": KNIE, "verdict": "ok", "reason": "ok", "since": "2026-11-10T04:00:00Z"}]);
    told += &day(&site, "2026-11-10", "arthrosis-nl", recovered);
    let unsure = json!([{
        "url": KNIE, "verdict": "changed", "reason": "other-topic", "confidence": "low",
        "since": "2026-11-12T04:00:00Z", "last_ok": "2026-11-11T04:00:00Z",
    }]);
    told += &day(&site, "2026-11-12", "arthrosis-nl", unsure);
    let notice = json!([{
        "url": KNIE, "verdict": "changed", "reason": "withdrawn-notice", "confidence": "high",
        "confirmed": false, "since": "2026-11-15T04:00:00Z", "suggestion": copy,
        "last_ok": "2026-11-14T04:00:00Z",
    }]);
    told += &day(&site, "2026-11-15", "arthrosis-nl", notice);

    // An editor writes it down, and names what takes its place.
    change_aid(
        &mut site,
        "arthrosis-nl",
        json!({"status": "withdrawn", "withdrawn_on": "2026-11-14", "successor": "meniscus-ohri"}),
    );
    let gone = json!([{
        "url": MRI, "verdict": "dead", "reason": "http-410", "confidence": "high",
        "confirmed": true, "since": "2026-11-16T04:00:00Z", "last_ok": "2026-11-15T04:00:00Z",
    }]);
    told += &day(&site, "2026-11-17", "arthrosis-nl", gone.clone());
    let back =
        json!({"url": MRI, "verdict": "ok", "reason": "ok", "since": "2026-11-20T04:00:00Z"});
    told += &day(&site, "2026-11-20", "arthrosis-nl", json!([back]));
    change_aid(
        &mut site,
        "arthrosis-ohri",
        json!({"status": "archived", "archived_on": "2026-11-24"}),
    );
    told += &day(&site, "2026-11-25", "arthrosis-ohri", json!([]));

    // The audit cannot see it, a person can.
    told += &day(&site, "2026-11-27", "meniscus-ohri", gone.clone());
    let verified = json!({"on": "2026-11-28", "by": "A. Editor"});
    let link =
        json!({"url": MRI, "title": "Meniscus: An MRI?", "access": "login", "verified": verified});
    change_aid(&mut site, "meniscus-ohri", json!({"links": [link]}));
    told += &day(&site, "2026-11-28", "meniscus-ohri", gone);
    assert!(!told.contains("A. Editor"));
    let days: Vec<&str> = told.lines().filter(|it| it.starts_with("sitemap:")).collect();
    assert!(days.len() == 11 && days.is_sorted(), "{days:?}");
    insta::assert_snapshot!(told, @"
    2026-11-02, arthrosis-nl: offered
    section: Decision aids about this | Worn knee (OHRI): multiple decision aids about the treatment methods EN | Knee: Should I Have Surgery? (free) | Knee: Exercise. (you have to ask its maker for it, PDF) | Worn knee: surgery or no surgery NL (in Dutch, free)
    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 2 November 2026
    feed: 2026-10-01, The treatments for knee pain. Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-10-01

    2026-11-03, arthrosis-nl: offered
    section: Decision aids about this | Worn knee (OHRI): multiple decision aids about the treatment methods EN | Knee: Should I Have Surgery? (free) | Knee: Exercise. (you have to ask its maker for it, PDF) | Worn knee: surgery or no surgery NL (in Dutch, free) did not work when last tried, on 3 November 2026
    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      The link did not work when it was last tried, on 3 November 2026. It
      may work again now.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 2 November 2026
    feed: 2026-11-03, The treatments for knee pain. Worn knee: surgery or no surgery NL (did not work when last tried). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-03

    2026-11-04, arthrosis-nl: unavailable
    section: Decision aids about this | Worn knee (OHRI): multiple decision aids about the treatment methods EN | Knee: Should I Have Surgery? (free) | Knee: Exercise. (you have to ask its maker for it, PDF) | Worn knee: surgery or no surgery NL (in Dutch) not available now
    Worn knee: surgery or no surgery NL
      This decision aid has not been available since 3 November 2026.
      Copy of 1 March 2025 in a web archive: [6]
      It may be out of date: talk to your doctor before you rely on it.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 2 November 2026
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
      Look for it on the website of Thuisarts.nl: [7]
    feed: 2026-11-04, The treatments for knee pain. Worn knee: surgery or no surgery NL (not available now). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-04

    2026-11-10, arthrosis-nl: offered
    section: Decision aids about this | Worn knee (OHRI): multiple decision aids about the treatment methods EN | Knee: Should I Have Surgery? (free) | Knee: Exercise. (you have to ask its maker for it, PDF) | Worn knee: surgery or no surgery NL (in Dutch, free)
    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 10 November 2026
    feed: 2026-11-10, The treatments for knee pain. Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-10

    2026-11-12, arthrosis-nl: offered
    section: Decision aids about this | Worn knee (OHRI): multiple decision aids about the treatment methods EN | Knee: Should I Have Surgery? (free) | Knee: Exercise. (you have to ask its maker for it, PDF) | Worn knee: surgery or no surgery NL (in Dutch, free) not certain that it still leads there, last tried on 12 November 2026
    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      When the link was last tried, on 12 November 2026, it was not certain
      that it still leads to this decision aid.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 11 November 2026
    feed: 2026-11-12, The treatments for knee pain. Worn knee: surgery or no surgery NL (not certain that it still leads there). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-12

    2026-11-15, arthrosis-nl: withdrawn
    section: Decision aids about this | Worn knee (OHRI): multiple decision aids about the treatment methods EN | Knee: Should I Have Surgery? (free) | Knee: Exercise. (you have to ask its maker for it, PDF) | Worn knee: surgery or no surgery NL (in Dutch) withdrawn
    Worn knee: surgery or no surgery NL
      Its provider has withdrawn this decision aid; we found this on 15
      November 2026. That is why there is no link.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 14 November 2026
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
    feed: 2026-11-15, The treatments for knee pain. Worn knee: surgery or no surgery NL (withdrawn). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-15

    2026-11-17, arthrosis-nl: withdrawn
    section: Decision aids about this | Worn knee (OHRI): multiple decision aids about the treatment methods EN | Knee: Should I Have Surgery? (free) | Knee: Exercise. (you have to ask its maker for it, PDF) | Worn knee: surgery or no surgery NL (in Dutch) withdrawn
    Worn knee: surgery or no surgery NL
      This decision aid was withdrawn on 14 November 2026.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      It was replaced by this decision aid, which is not available now:
        Torn meniscus (OHRI): test or no test EN/FR
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
    feed: 2026-11-17, The treatments for knee pain. Worn knee: surgery or no surgery NL (withdrawn). Torn meniscus (OHRI): test or no test EN/FR (not available now). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-17

    2026-11-20, arthrosis-nl: withdrawn
    section: Decision aids about this | Worn knee (OHRI): multiple decision aids about the treatment methods EN | Knee: Should I Have Surgery? (free) | Knee: Exercise. (you have to ask its maker for it, PDF) | Worn knee: surgery or no surgery NL (in Dutch) withdrawn
    Worn knee: surgery or no surgery NL
      This decision aid was withdrawn on 14 November 2026.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Use this decision aid instead:
        Torn meniscus (OHRI): test or no test EN/FR
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
    feed: 2026-11-20, The treatments for knee pain. Worn knee: surgery or no surgery NL (withdrawn). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-20

    2026-11-25, arthrosis-ohri: archived
    section: No decision aid about this is available now | Worn knee (OHRI): multiple decision aids about the treatment methods EN archived | Worn knee: surgery or no surgery NL (in Dutch) withdrawn
    Worn knee (OHRI): multiple decision aids about the treatment methods EN
      This decision aid was archived on 24 November 2026 and is no longer
      updated. It should no longer guide a decision.
      - Knee: Should I Have Surgery? [4]
        free
      - Knee: Exercise. [5]
        you have to ask its maker for it; PDF
      Ottawa Hospital Research Institute; in English; last updated in 2020;
      links last worked on 25 November 2026
      Look for a newer one on the website of Ottawa Hospital Research
      Institute: [6]
    feed: 2026-11-24, The treatments for knee pain. Worn knee (OHRI): multiple decision aids about the treatment methods EN (archived). Worn knee: surgery or no surgery NL (withdrawn). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-24

    2026-11-27, meniscus-ohri: unavailable
    section: No decision aid about this is available now | Torn meniscus (OHRI): test or no test EN/FR not available now | Torn meniscus: medication or no medication EN not available now
    Torn meniscus (OHRI): test or no test EN/FR
      Meniscus: An MRI?
      This decision aid has not been available since 16 November 2026.
      Ottawa Hospital Research Institute; in English; in French; link last
      worked on 15 November 2026
      Look for it on the website of Ottawa Hospital Research Institute: [6]
    feed: 2026-11-24, The treatments for knee pain. Worn knee (OHRI): multiple decision aids about the treatment methods EN (archived). Worn knee: surgery or no surgery NL (withdrawn). Torn meniscus (OHRI): test or no test EN/FR (not available now). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-24

    2026-11-28, meniscus-ohri: offered
    section: Decision aid about this | Torn meniscus (OHRI): test or no test EN/FR (you need to log in) | Torn meniscus: medication or no medication EN not available now
    Torn meniscus (OHRI): test or no test EN/FR
      Meniscus: An MRI? [7]
      you need to log in
      Ottawa Hospital Research Institute; in English; in French; link last
      worked on 28 November 2026
    feed: 2026-11-28, The treatments for knee pain. Worn knee (OHRI): multiple decision aids about the treatment methods EN (archived). Worn knee: surgery or no surgery NL (withdrawn). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-28
    ");
}

#[test]
fn a_domain_that_was_taken_over_leaves_at_once_and_a_copy_says_its_day() {
    let site = site();
    let copy = json!({"kind": "archived-copy", "url": "https://web.archive.org/web/20250301000000/https://thuisarts.example/knie"});
    let taken = json!([{
        "url": KNIE, "verdict": "changed", "reason": "taken-over", "confidence": "high",
        "confirmed": false, "since": "2026-11-03T04:00:00Z", "suggestion": copy,
    }]);
    insta::assert_snapshot!(day(&site, "2026-11-03", "arthrosis-nl", taken), @"
    2026-11-03, arthrosis-nl: unavailable
    section: Decision aids about this | Worn knee (OHRI): multiple decision aids about the treatment methods EN | Knee: Should I Have Surgery? (free) | Knee: Exercise. (you have to ask its maker for it, PDF) | Worn knee: surgery or no surgery NL (in Dutch) not available now
    Worn knee: surgery or no surgery NL
      Since 3 November 2026, the address of this decision aid has shown
      something else. That is why there is no link.
      Copy of 1 March 2025 in a web archive: [6]
      It may be out of date: talk to your doctor before you rely on it.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
    feed: 2026-11-22, The treatments for knee pain. Worn knee: surgery or no surgery NL (not available now). Torn meniscus: medication or no medication EN (not available now).
    sitemap: 2026-11-22
    ");
}

/// A server that fails for a day, or refuses, gives readers no link back and no news.
#[test]
fn what_was_gone_stays_gone_while_nothing_says_otherwise() {
    let site = site();
    let link = |found: Value| {
        let mut link = json!({
            "url": KNIE, "severity": "error", "confidence": "high", "confirmed": true,
            "first_failed": "2026-11-03T04:00:00Z", "last_ok": "2026-11-02T04:00:00Z",
        });
        link.as_object_mut().unwrap().extend(found.as_object().unwrap().clone());
        day(&site, "2026-11-06", "arthrosis-nl", json!([link]))
    };
    let since = "2026-11-03T04:00:00Z";
    for (verdict, reason) in [("dead", "http-404"), ("changed", "other-topic")] {
        let known = json!({"verdict": verdict, "reason": reason, "since": since});
        let before = link(json!({
            "verdict": verdict, "reason": reason, "since": since,
            "confidence": if verdict == "dead" { "high" } else { "low" },
        }));
        for (verdict, reason) in [("down", "server-error"), ("blocked", "forbidden")] {
            let today = "2026-11-06T04:00:00Z";
            let now = json!({"verdict": verdict, "reason": reason, "since": today, "known": known});
            assert_eq!(link(now), before, "{verdict}");
        }
    }
}
