//! What readers are told of an aid wherever another one names it, and of a collection where only a part is gone.

use serde_json::{Value, json};
use signpost_renderer::Rendered;

use crate::site::{between, change_aid, file, json_of, rendered_after, site};

const FIRST: &str = "https://ohri.example/?ID=1";
const SECOND: &str = "https://ohri.example/2.pdf";

fn card<'r>(rendered: &'r Rendered, id: &str) -> &'r str {
    let page = file(rendered, "en/knee-pain/index.html");
    between(page, &format!("id=\"aid-{id}\""), "<p class=\"facts\"")
}

fn summary(rendered: &Rendered) -> &str {
    between(file(rendered, "en/feed.xml"), "<summary>", "</summary>")
}

/// The link of the other aid on arthrosis, which failed once.
fn down() -> Value {
    json!({"url": "https://thuisarts.example/knie", "verdict": "down", "reason": "timeout", "last_ok": "2026-11-21T08:00:00Z"})
}

fn dead(url: &str) -> Value {
    json!({"url": url, "verdict": "dead", "reason": "http-404", "since": "2026-11-01T04:00:00Z",
           "suggestion": {"kind": "archived-copy", "url": "https://archive.example/20250301/x"}})
}

#[test]
fn no_part_of_a_collection_that_is_withdrawn_or_archived_offers_a_copy() {
    let copy = |reason: &str| {
        let first =
            json!({"url": FIRST, "verdict": "changed", "reason": reason, "confirmed": true});
        card(&rendered_after(&site(), json!([first, dead(SECOND)])), "arthrosis-ohri")
            .contains("archive.example")
    };
    assert!(!copy("archived-notice") && !copy("withdrawn-notice"));
    // The other part of one that is offered does.
    assert!(copy("soft-404"));
}

#[test]
fn a_doubt_stands_beside_every_line_that_sends_readers_on() {
    let mut site = site();
    change_aid(
        &mut site,
        "arthrosis-ohri",
        json!({"status": "withdrawn", "successor": "arthrosis-nl"}),
    );
    let replaced = rendered_after(&site, json!([down()]));
    insta::assert_snapshot!(between(card(&replaced, "arthrosis-ohri"), "<p>Use", "</p>"), @r##"<p>Use this decision aid instead: <a href="#aid-arthrosis-nl">Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></a> <strong class="state">did not work when last tried, on 22 November 2026</strong>"##);
    insta::assert_snapshot!(between(file(&replaced, "en/knee-pain/index.txt"), "  Use", "\n\n"), @"
    Use this decision aid instead:
      Worn knee: surgery or no surgery NL
      (did not work when last tried, on 22 November 2026)
    ");
    let successor = &json_of(&replaced, "arthrosis-ohri")["successor"];
    assert_eq!(successor["standing"], "offered");
    assert_eq!(successor["caution"], "did not work when last tried, on 22 November 2026");

    change_aid(&mut site, "arthrosis-ohri", json!({"successor": null}));
    let beside = rendered_after(&site, json!([down()]));
    insta::assert_snapshot!(between(card(&beside, "arthrosis-ohri"), "<ul class=\"others\">", "</ul>"), @r##"
    <ul class="others">
    <li><a href="#aid-arthrosis-nl">Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></a> <strong class="state">did not work when last tried, on 22 November 2026</strong></li>
    "##);
    insta::assert_snapshot!(between(file(&beside, "en/knee-pain/index.txt"), "  Another", "\n\n"), @"
    Another decision aid about this:
      Worn knee: surgery or no surgery NL
        (did not work when last tried, on 22 November 2026)
    ");
}

#[test]
fn what_is_archived_stays_so_where_its_link_is_gone_too() {
    let mut site = site();
    change_aid(&mut site, "arthrosis-nl", json!({"status": "archived"}));
    let rendered = rendered_after(&site, json!([dead("https://thuisarts.example/knie")]));
    insta::assert_snapshot!(card(&rendered, "arthrosis-nl"), @r##"
    id="aid-arthrosis-nl">
    <h3>Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></h3>
    <p class="notice">This decision aid is archived and no longer updated. It should no longer guide a decision.</p>
    <ul class="links">
    <li>
    <p class="notice">This decision aid has not been available since 1 November 2026.</p>
    </li>
    </ul>
    <p>Another decision aid about this:</p>
    <ul class="others">
    <li><a href="#aid-arthrosis-ohri">Worn knee (OHRI): multiple decision aids about the treatment methods <abbr title="in English">EN</abbr></a></li>
    </ul>
    <p><a href="https://thuisarts.example/" rel="external noopener">Look for a newer one on the website of Thuisarts.nl</a></p>
    "##);
    insta::assert_snapshot!(summary(&rendered), @"<summary>The treatments for knee pain. Worn knee: surgery or no surgery NL (archived). Torn meniscus: medication or no medication EN (not available now).");
    assert_eq!(json_of(&rendered, "arthrosis-nl")["standing"], "archived");
    assert_eq!(json_of(&rendered, "arthrosis-nl")["available"], false);
}

#[test]
fn what_its_provider_has_taken_back_is_withdrawn_also_where_it_was_archived() {
    let mut site = site();
    change_aid(&mut site, "arthrosis-nl", json!({"status": "archived"}));
    let url = "https://thuisarts.example/knie";
    let links = json!([{"url": url, "verdict": "changed", "reason": "withdrawn-notice"}]);
    let rendered = rendered_after(&site, links);
    assert_eq!(json_of(&rendered, "arthrosis-nl")["standing"], "withdrawn");
    assert!(!card(&rendered, "arthrosis-nl").contains("Look for"));
}

#[test]
fn a_feed_says_how_much_of_a_collection_is_gone() {
    let withdrawn = json!({"url": FIRST, "verdict": "changed", "reason": "withdrawn-notice"});
    for (links, told) in [
        (json!([dead(SECOND)]), "1 of 2 not available now"),
        (json!([withdrawn]), "1 of 2 withdrawn"),
        (json!([withdrawn, dead(SECOND)]), "withdrawn"),
        (json!([]), ""),
    ] {
        let rendered = rendered_after(&site(), links);
        assert_eq!(summary(&rendered).contains(&format!(" ({told}).")), !told.is_empty(), "{told}");
    }
}

#[test]
fn what_a_reader_meets_at_a_successor_on_another_site_stands_beside_it() {
    let mut site = site();
    site.pages[0].value.aids.list.retain(|id| id.as_str() != "arthrosis-nl");
    let link = json!({"url": "https://thuisarts.example/knie.pdf", "access": "paid"});
    change_aid(&mut site, "arthrosis-nl", json!({"links": [link]}));
    change_aid(
        &mut site,
        "arthrosis-ohri",
        json!({"status": "withdrawn", "successor": "arthrosis-nl"}),
    );
    let rendered = rendered_after(&site, json!([]));
    insta::assert_snapshot!(between(card(&rendered, "arthrosis-ohri"), "<p>Use", "</p>"), @r#"<p>Use this decision aid instead: <a href="https://thuisarts.example/knie.pdf" hreflang="nl" rel="external noopener">Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></a> <span class="access">(in Dutch, you have to pay for it, PDF)</span>"#);
    insta::assert_snapshot!(between(file(&rendered, "en/knee-pain/index.txt"), "  Use", "\n\n"), @"
    Use this decision aid instead:
      Worn knee: surgery or no surgery NL [4]
      (in Dutch; you have to pay for it; PDF)
    ");
    let facts = &json_of(&rendered, "arthrosis-ohri")["successor"]["facts"];
    assert_eq!(*facts, json!(["in Dutch", "you have to pay for it", "PDF"]));
    // The code in its line is explained like those of the page's own aids.
    insta::assert_snapshot!(between(file(&rendered, "en/knee-pain/index.html"), "<p class=\"codes\"", "</p>"), @r#"<p class="codes">EN: in English; NL: in Dutch; FR: in French."#);
}

#[test]
fn a_page_changes_when_a_successor_does_that_no_page_lists() {
    let mut site = site();
    change_aid(
        &mut site,
        "arthrosis-nl",
        json!({"status": "withdrawn", "successor": "meniscus-ohri"}),
    );
    site.pages[0].value.aids.list.retain(|id| id.as_str() != "meniscus-ohri");
    for page in &mut site.pages {
        page.value.review.on = jiff::civil::date(2026, 10, 1);
    }
    let changed = |links: Value| {
        let rendered = rendered_after(&site, links);
        between(file(&rendered, "en/feed.xml"), "<updated>", "</updated>").to_owned()
    };
    let gone = json!({"url": "https://ohri.example/?ID=3", "verdict": "dead", "reason": "http-410", "since": "2026-11-21T00:00:00Z"});
    assert!(changed(json!([])).ends_with("2026-10-01T00:00:00Z"));
    assert!(changed(json!([gone])).ends_with("2026-11-21T00:00:00Z"));
}

#[test]
fn codes_of_languages_with_one_name_are_told_apart() {
    let mut site = site();
    change_aid(&mut site, "arthrosis-ohri", json!({"languages": ["zh-Hant"]}));
    change_aid(&mut site, "arthrosis-nl", json!({"languages": ["zh-Hans"]}));
    let rendered = rendered_after(&site, json!([]));
    insta::assert_snapshot!(between(file(&rendered, "en/knee-pain/index.txt"), "(ZH", "\n\n"), @"
    (ZH-HANT: in Traditional Chinese; ZH-HANS: in Simplified Chinese; EN: in
    English; FR: in French)
    ");
}
