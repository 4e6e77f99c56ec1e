//! What a provider said of an aid on its own page, whatever became of the page since, and where readers are sent instead.

use serde_json::{Value, json};
use signpost_core::Site;
use signpost_renderer::{Options, Rendered, render};

use crate::site::{audit_on, between, change_aid, file, json_of, rendered_after, site};

const KNIE: &str = "https://thuisarts.example/knie";

fn entry(rendered: &Rendered) -> &str {
    between(file(rendered, "en/knee-pain/index.txt"), "Worn knee: surgery or no", "\n\n")
}

/// A finding of today about the aid, of which its provider said something earlier.
fn found(verdict: &str, reason: &str, notice: &str) -> Value {
    json!([{
        "url": KNIE, "verdict": verdict, "reason": reason, "confirmed": true,
        "since": "2026-11-20T04:00:00Z", "first_failed": "2026-11-10T04:00:00Z", "last_ok": "2026-11-09T04:00:00Z",
        "notice": {"reason": notice, "since": "2026-11-10T04:00:00Z"},
        "suggestion": {"kind": "archived-copy", "url": "https://archive.example/20250301/x"},
    }])
}

#[test]
fn what_was_withdrawn_stays_so_whatever_became_of_its_page() {
    for (verdict, reason) in [
        ("dead", "http-404"),
        ("dead", "down-for-days"),
        ("changed", "other-topic"),
        ("down", "timeout"),
        ("blocked", "bot-wall"),
    ] {
        let rendered = rendered_after(&site(), found(verdict, reason, "withdrawn-notice"));
        let aid = json_of(&rendered, "arthrosis-nl");
        assert_eq!(aid["standing"], "withdrawn", "{reason}");
        let link = &aid["links"][0];
        assert_eq!(
            (&link["url"], &link["archived_copy"]),
            (&Value::Null, &Value::Null),
            "{reason}"
        );
        assert_eq!(aid["home"], Value::Null, "{reason}");
        assert!(entry(&rendered).contains("we found this on 10\n  November 2026"), "{reason}");
    }
}

#[test]
fn what_was_archived_stays_so_and_says_what_became_of_its_page() {
    let archived = |verdict, reason| {
        let rendered = rendered_after(&site(), found(verdict, reason, "archived-notice"));
        let aid = json_of(&rendered, "arthrosis-nl");
        assert_eq!(aid["standing"], "archived", "{reason}");
        assert_eq!(aid["links"][0]["archived_copy"], Value::Null, "{reason}");
        entry(&rendered).to_owned()
    };
    insta::assert_snapshot!(archived("dead", "http-404"), @"
    Worn knee: surgery or no surgery NL
      Its provider has archived this decision aid and no longer updates it;
      we found this on 10 November 2026. It should no longer guide a
      decision. This decision aid has not been available since 20 November
      2026.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
      Look for a newer one on the website of Thuisarts.nl: [6]
    ");
    insta::assert_snapshot!(archived("down", "timeout"), @"
    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      Its provider has archived this decision aid and no longer updates it;
      we found this on 10 November 2026. It should no longer guide a
      decision. The link did not work when it was last tried, on 22 November
      2026. It may work again now.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 9 November 2026
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
      Look for a newer one on the website of Thuisarts.nl: [7]
    ");
    insta::assert_snapshot!(archived("blocked", "bot-wall"), @"
    Worn knee: surgery or no surgery NL
      Address: [6]
      free
      Its provider has archived this decision aid and no longer updates it;
      we found this on 10 November 2026. It should no longer guide a
      decision.
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last worked
      on 9 November 2026
      Another decision aid about this:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN
      Look for a newer one on the website of Thuisarts.nl: [7]
    ");
}

#[test]
fn what_a_person_has_accepted_is_left_to_that_person() {
    let mut links = found("changed", "archived-notice", "archived-notice");
    links[0]["accepted"] = json!({"reason": "seen by hand", "until": "2027-01-01"});
    let aid = json_of(&rendered_after(&site(), links), "arthrosis-nl");
    assert_eq!((&aid["standing"], &aid["links"][0]["notice"]), (&json!("offered"), &Value::Null));
}

#[test]
fn the_date_of_an_archived_aid_does_not_run_backwards() {
    let mut site = site();
    for page in &mut site.pages {
        page.value.review.on = jiff::civil::date(2026, 10, 1);
    }
    let changed = |on: &str, verdict: &str, reason: &str, since: &str| {
        let links = json!([{
            "url": KNIE, "verdict": verdict, "reason": reason, "confirmed": true, "since": since,
            "notice": {"reason": "archived-notice", "since": "2026-11-03T04:00:00Z"},
        }]);
        let rendered = render(&site, Some(&audit_on(on, &links)), &Options::default()).unwrap();
        between(file(&rendered, "en/feed.xml"), "<updated>", "T").to_owned()
    };
    // Something else was wrong with it before the notice, and it does not answer on a day.
    let days = [
        changed("2026-11-03", "changed", "archived-notice", "2026-11-02T04:00:00Z"),
        changed("2026-11-06", "blocked", "forbidden", "2026-11-06T04:00:00Z"),
        changed("2026-11-07", "down", "timeout", "2026-11-07T04:00:00Z"),
        changed("2026-11-08", "changed", "archived-notice", "2026-11-02T04:00:00Z"),
    ];
    assert!(days.iter().all(|day| day == "<updated>2026-11-03"), "{days:?}");
}

#[test]
fn an_aid_that_a_person_saw_is_gone_since_the_day_after_however_often_it_is_asked() {
    let mut site = site();
    let link = json!({"url": KNIE, "verified": {"on": "2026-11-12", "by": "A. Editor"}});
    change_aid(&mut site, "arthrosis-nl", json!({"links": [link]}));
    let dead = json!([{
        "url": KNIE, "verdict": "dead", "reason": "http-404", "confirmed": true,
        "since": "2026-11-10T04:00:00Z", "first_failed": "2026-11-10T04:00:00Z",
    }]);
    for day in ["2026-11-13", "2026-11-14", "2026-11-22"] {
        let audited = audit_on(day, &dead);
        let rendered = render(&site, Some(&audited), &Options::default()).unwrap();
        let link = &json_of(&rendered, "arthrosis-nl")["links"][0];
        assert_eq!(link["unavailable_since"], "2026-11-13", "{day}");
    }
}

/// A page in which everything about a problem was withdrawn, and what took its place is on no page.
fn replaced(successor: Value) -> Site {
    let mut site = site();
    site.pages[0].value.aids.list.retain(|id| id.as_str() != "meniscus-ohri");
    site.pages[0].value.aids.list.retain(|id| id.as_str() != "arthrosis-ohri");
    change_aid(
        &mut site,
        "arthrosis-nl",
        json!({"status": "withdrawn", "successor": "meniscus-ohri"}),
    );
    change_aid(&mut site, "meniscus-ohri", successor);
    site
}

fn section(rendered: &Rendered) -> &str {
    between(file(rendered, "en/knee-pain/index.html"), "<div class=\"section-aids\">", "</div>")
}

#[test]
fn a_section_names_what_took_the_place_of_all_that_it_had() {
    let rendered = rendered_after(&replaced(json!({})), json!([]));
    insta::assert_snapshot!(section(&rendered), @r##"
    <div class="section-aids">
    <p>Decision aid about this</p>
    <ul>
    <li><a href="#aid-arthrosis-nl">Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></a> <span class="access">(in Dutch)</span> <strong class="state">withdrawn</strong>
    <p>Use this decision aid instead: <a href="https://ohri.example/?ID=3" rel="external noopener">Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></a> <span class="access">(you need to log in)</span></p>
    </li>

    </ul>
    "##);
    insta::assert_snapshot!(between(file(&rendered, "en/knee-pain/index.txt"), "There is", "\n\n"), @"There is a decision aid about this at the end of this text.");
}

#[test]
fn readers_are_sent_to_each_part_of_a_successor_that_can_be_used() {
    let links: Vec<_> = (1..=3)
        .map(|part| json!({"url": format!("https://ohri.example/{part}"), "title": format!("Part {part}")}))
        .collect();
    let site = replaced(json!({"links": links, "collection": true}));
    let archived = |part: u8| json!({"url": format!("https://ohri.example/{part}"), "verdict": "changed", "reason": "archived-notice", "confirmed": true});
    let one_archived = rendered_after(&site, json!([archived(1)]));
    let entry = |rendered: &Rendered| {
        let html = file(rendered, "en/knee-pain/index.html");
        between(html, "id=\"aid-arthrosis-nl\"", "<p class=\"facts\"").to_owned()
    };
    insta::assert_snapshot!(entry(&one_archived), @r#"
    id="aid-arthrosis-nl">
    <h3>Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></h3>
    <p class="notice">This decision aid was withdrawn.</p>
    <p>Use this decision aid instead: Torn meniscus (OHRI): multiple decision aids about test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></p>
    <ul class="links">
    <li><a href="https://ohri.example/2" rel="external noopener"><bdi>Part 2</bdi></a> <span class="access">(free)</span></li>
    <li><a href="https://ohri.example/3" rel="external noopener"><bdi>Part 3</bdi></a> <span class="access">(free)</span></li>
    </ul>
    "#);
    insta::assert_snapshot!(between(file(&one_archived, "en/knee-pain/index.txt"), "  Use", "\n\n"), @"
    Use this decision aid instead:
      Torn meniscus (OHRI): multiple decision aids about test or no test EN/FR
      - Part 2 [4]
        free
      - Part 3 [5]
        free
    ");
    let successor = &json_of(&one_archived, "arthrosis-nl")["successor"];
    let urls: Vec<_> = successor["links"].as_array().unwrap().iter().map(|it| &it["url"]).collect();
    assert_eq!(json!(urls), json!(["https://ohri.example/2", "https://ohri.example/3"]));
    // One that is left is the aid.
    let two_archived = rendered_after(&site, json!([archived(1), archived(3)]));
    insta::assert_snapshot!(entry(&two_archived), @r#"
    id="aid-arthrosis-nl">
    <h3>Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></h3>
    <p class="notice">This decision aid was withdrawn.</p>
    <p>Use this decision aid instead: <a href="https://ohri.example/2" rel="external noopener">Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></a> <span class="access">(free)</span></p>
    "#);
}

#[test]
fn what_is_archived_of_a_collection_is_said_of_and_counted_as_such() {
    let archived = json!({"url": "https://ohri.example/?ID=1", "verdict": "changed", "reason": "archived-notice", "confirmed": true});
    let rendered = rendered_after(&site(), json!([archived]));
    insta::assert_snapshot!(between(file(&rendered, "en/feed.xml"), "<summary>", "</summary>"), @"<summary>The treatments for knee pain. Worn knee (OHRI): treatment methods EN (1 of 2 archived). Torn meniscus: medication or no medication EN (not available now).");
    insta::assert_snapshot!(section(&rendered), @r#"
    <div class="section-aids">
    <p>Decision aids about this</p>
    <ul>
    <li>Worn knee (OHRI): treatment methods <abbr title="in English">EN</abbr>
    <ul>
    <li><a href="https://ohri.example/?ID=1" hreflang="en" rel="external noopener">Knee: Should I Have Surgery?</a> <span class="access">(free, link last worked on 22 November 2026)</span> <strong class="state">archived</strong></li>
    <li><a href="https://ohri.example/2.pdf" hreflang="en" rel="external noopener">Knee: Exercise.</a> <span class="access">(you have to ask its maker for it, PDF)</span></li>
    </ul>
    </li>

    <li><a href="https://thuisarts.example/knie" hreflang="nl" rel="external noopener">Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></a> <span class="access">(in Dutch, free)</span></li>

    </ul>
    "#);
}
