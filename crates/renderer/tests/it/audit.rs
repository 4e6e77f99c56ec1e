//! What an audit changes for a reader.

use serde_json::{Value, json};
use signpost_core::Site;
use signpost_renderer::{Audited, Options, render};

use crate::site::{add_page, audit, between, change_aid, file, site};

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

    Worn knee (OHRI): multiple decision aids about the treatment methods EN
      - Knee: Should I Have Surgery? [4]
      - Knee: Exercise. [5]
        PDF; you have to ask its maker for it
      Ottawa Hospital Research Institute; in English; last updated in 2020;
      links last checked on 22 November 2026

    Worn knee: surgery or no surgery NL
      Address: [6]
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last checked
      on 22 November 2026

    Torn meniscus (OHRI): test or no test EN/FR
      Meniscus: An MRI? [7]
      Ottawa Hospital Research Institute; in English; in French; you need to
      log in; link last checked on 1 October 2026

    Torn meniscus: medication or no medication EN
      in English
      The address of this decision aid is not known.
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
    insta::assert_snapshot!(between(&html, "<ul class=\"aids\">", "<li class=\"aid\" id=\"aid-meniscus-ohri"), @r#"
    <ul class="aids">
    <li class="aid" id="aid-arthrosis-ohri">
    <h3>Worn knee (OHRI): multiple decision aids about the treatment methods <abbr title="in English">EN</abbr></h3>
    <ul class="links">
    <li>Knee: Should I Have Surgery?
    <p class="notice">This decision aid is currently unavailable.</p>
    <p><a href="https://archive.example/?a=1&amp;b=2" hreflang="en" rel="external noopener">Archived copy</a></p>
    </li>
    <li><a href="https://ohri.example/2.pdf" hreflang="en" rel="external noopener">Knee: Exercise.</a>
    <ul class="facts">
    <li>PDF</li>
    <li>you have to ask its maker for it</li>
    </ul>
    </li>
    </ul>
    <ul class="facts">
    <li>Ottawa Hospital Research Institute</li>
    <li>in English</li>
    <li>last updated in 2020</li>
    </ul>
    </li>
    <li class="aid gone" id="aid-arthrosis-nl">
    <h3>Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></h3>
    <p class="notice">This decision aid is currently unavailable.</p>
    <ul class="facts">
    <li>Thuisarts.nl</li>
    <li>in Dutch</li>
    <li>last updated on 3 May 2024</li>
    </ul>
    </li>
    "#);
    insta::assert_snapshot!(between(&text, "Worn knee (OHRI)", "Torn meniscus"), @"
    Worn knee (OHRI): multiple decision aids about the treatment methods EN
      - Knee: Should I Have Surgery?
        This decision aid is currently unavailable.
        Archived copy: [4]
      - Knee: Exercise. [5]
        PDF; you have to ask its maker for it
      Ottawa Hospital Research Institute; in English; last updated in 2020

    Worn knee: surgery or no surgery NL
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      This decision aid is currently unavailable.
    ");
    assert!(!html.contains("thuisarts.example") && !html.contains("?ID=1\""));
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
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      The address of this decision aid currently shows something else. That
      is why there is no link.

    changed/withdrawn-notice, linked: false
    Worn knee: surgery or no surgery NL
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      Its address says that this decision aid was withdrawn. That is why
      there is no link.

    changed/archived-notice, linked: true
    Worn knee: surgery or no surgery NL
      Address: [6]
      Thuisarts.nl; in Dutch; last updated on 3 May 2024; link last checked
      on 22 November 2026
      This decision aid is kept for reference. It is no longer updated.

    down/timeout, linked: true
    Worn knee: surgery or no surgery NL
      Address: [6]
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      The link did not work when it was last tried, on 22 November 2026. It
      may work again now.

    blocked/bot-wall, linked: true
    Worn knee: surgery or no surgery NL
      Address: [6]
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
    ");
}

#[test]
fn a_check_by_a_person_counts_as_well() {
    let mut site = site();
    let verified = json!({"on": "2026-11-25", "by": "A. Doctor"});
    let link = json!({"url": "https://thuisarts.example/knie", "verified": verified});
    change_aid(&mut site, "arthrosis-nl", json!({"links": [link]}));
    let (html, _) = aids(&site, json!([knie("ok", "ok")]));
    assert!(html.contains("link last checked on 25 November 2026"), "{html}");
}

#[test]
fn a_withdrawn_aid_says_since_when_and_names_its_successor() {
    let mut site = site();
    let withdrawn = |successor: Value| json!({"status": "withdrawn", "withdrawn_on": "2025-02-01", "successor": successor});
    change_aid(&mut site, "arthrosis-nl", withdrawn(json!("arthrosis-ohri")));
    change_aid(&mut site, "meniscus-ohri", withdrawn(Value::Null));
    let (html, text) = aids(&site, json!([]));
    insta::assert_snapshot!(between(&html, "<li class=\"aid gone\" id=\"aid-arthrosis-nl", "<li class=\"aid gone\" id=\"aid-meniscus-ohri"), @r##"
    <li class="aid gone" id="aid-arthrosis-nl">
    <h3>Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></h3>
    <p class="notice">This decision aid was withdrawn on 1 February 2025.</p>
    <p>Use this decision aid instead: <a href="#aid-arthrosis-ohri">Worn knee (OHRI): multiple decision aids about the treatment methods <abbr title="in English">EN</abbr></a></p>
    <ul class="facts">
    <li>Thuisarts.nl</li>
    <li>in Dutch</li>
    <li>last updated on 3 May 2024</li>
    </ul>
    </li>
    "##);
    insta::assert_snapshot!(between(&text, "Worn knee: surgery", "Torn meniscus: medication"), @"
    Worn knee: surgery or no surgery NL
      Thuisarts.nl; in Dutch; last updated on 3 May 2024
      This decision aid was withdrawn on 1 February 2025.
      Use this decision aid instead:
        Worn knee (OHRI): multiple decision aids about the treatment methods EN

    Torn meniscus (OHRI): test or no test EN/FR
      Ottawa Hospital Research Institute; in English; in French
      This decision aid was withdrawn on 1 February 2025.
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
        let html = between(&html, "<p>Use", "</p>").to_owned();
        format!("{html}\n{}", between(&text, "Use", "Torn meniscus: medication"))
    };
    insta::assert_snapshot!(find(&site, json!([])), @r#"
    <p>Use this decision aid instead: <a href="https://ohri.example/?ID=3" rel="external noopener">Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></a>
    Use this decision aid instead:
        Torn meniscus (OHRI): test or no test EN/FR [6]
    "#);
    let dead =
        json!({"url": "https://ohri.example/?ID=3", "verdict": "dead", "reason": "http-410"});
    insta::assert_snapshot!(find(&site, json!([dead])), @r#"
    <p>Use this decision aid instead: Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr>
    Use this decision aid instead:
        Torn meniscus (OHRI): test or no test EN/FR
    "#);

    let mut other = serde_json::to_value(&site.pages[0].value).unwrap();
    other["id"] = json!("meniscus");
    other["slug"] = json!("meniscus");
    other["aids"]["list"] = json!(["meniscus-ohri"]);
    add_page(&mut site, other);
    insta::assert_snapshot!(find(&site, json!([])), @r#"
    <p>Use this decision aid instead: <a href="../../en/meniscus/#aid-meniscus-ohri">Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></a>
    Use this decision aid instead:
        Torn meniscus (OHRI): test or no test EN/FR [6]
    "#);
}

#[test]
fn what_is_not_a_report_is_refused() {
    insta::assert_snapshot!(Audited::from_json(b"[]").unwrap_err(), @"this is not an audit report: invalid length 0, expected struct AuditReport with 6 elements; write one with `signpost audit`");
    let mut report = serde_json::to_value(audit(json!([])).report).unwrap();
    report["version"] = json!(3);
    insta::assert_snapshot!(Audited::from_json(report.to_string().as_bytes()).unwrap_err(), @"this is not an audit report: its version is 3, and only versions up to 2 can be read; write one with `signpost audit`");
}
