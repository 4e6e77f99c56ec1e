//! Content and findings that mean harm. Both come from strangers: pull requests and the web.

use serde_json::json;
use signpost_core::Site;
use signpost_core::model::Localized;
use signpost_renderer::{Options, render};

use crate::site::{audit, between, change_aid, file, rendered, site};

const EVIL: &str = "</script><script>alert('1')</script> \"><img src=x onerror=\"alert(2)\"> {{frame}} &amp; \u{fffe}\u{ffff}\u{1}";

fn hostile() -> Site {
    let mut site = site();
    site.config.name = Localized::from([("en", EVIL)]);
    for page in &mut site.pages {
        let page = &mut page.value;
        for text in [&mut page.title, &mut page.description, &mut page.intro, &mut page.review.by] {
            *text = EVIL.to_owned();
        }
        page.aids.heading = EVIL.to_owned();
        page.aids.intro = EVIL.to_owned();
        for section in &mut page.sections {
            section.heading = EVIL.to_owned();
            section.also_called = vec![EVIL.to_owned()];
            section.body =
                format!("# {EVIL}\n\n- {EVIL}\n\n`{EVIL}`\n\n[{EVIL}](https://e.example/?a=\"b>)");
        }
    }
    for provider in site.providers.values_mut() {
        provider.value.name = EVIL.to_owned();
        provider.value.short_name = Some(EVIL.to_owned());
    }
    for aid in site.aids.values_mut() {
        aid.value.subject = Localized::from([("en", EVIL)]);
        for link in &mut aid.value.links {
            link.title = Some(EVIL.to_owned());
            link.url = "https://e.example/?q='\"><script>alert(3)</script>".to_owned();
        }
    }
    site
}

#[test]
fn nothing_escapes_its_place_in_html() {
    let site = hostile();
    let copy = json!({"kind": "archived-copy", "url": "https://e.example/\"><script>"});
    let links = json!([{
        "url": "https://e.example/?q='\"><script>alert(3)</script>",
        "verdict": "dead", "reason": "http-404", "suggestion": copy,
    }]);
    for audit in [None, Some(audit(links))] {
        let rendered = render(&site, audit.as_ref(), &Options::default()).unwrap();
        for page in rendered.files.iter().filter(|file| file.path.ends_with(".html")) {
            let html = file(&rendered, &page.path);
            let scripts = html.matches("<script").count();
            assert_eq!(scripts, html.matches("<script type=\"application/ld+json\">").count());
            assert!(!html.contains("<img") && !html.contains("\"><img"), "{html}");
            if html.contains("ld+json") {
                let json = between(html, "{\"@context", "</script>");
                let json: serde_json::Value = serde_json::from_str(json).unwrap();
                assert!(json["name"].as_str().unwrap().starts_with("</script>"));
            }
        }
        let feed = file(&rendered, "en/feed.xml");
        assert!(!feed.contains("<script") && !feed.contains("<img"));
    }
}

#[test]
fn no_page_or_feed_has_a_character_that_xml_cannot_hold() {
    let rendered = render(&hostile(), None, &Options::default()).unwrap();
    let json = |path: &str| path.ends_with(".json");
    for file in rendered.files.iter().filter(|file| !json(&file.path)) {
        let Ok(text) = std::str::from_utf8(&file.bytes) else { continue };
        let odd = text.chars().find(|c| !signpost_core::chars::is_xml(*c));
        assert_eq!(odd, None, "{}", file.path);
    }
}

#[test]
fn findings_cannot_bring_a_link_that_runs() {
    let copy = json!({"kind": "archived-copy", "url": "javascript:alert(1)"});
    let link = json!({
        "url": "https://thuisarts.example/knie", "verdict": "dead", "reason": "http-404",
        "suggestion": copy,
    });
    let rendered = render(&site(), Some(&audit(json!([link]))), &Options::default()).unwrap();
    for file in &rendered.files {
        assert!(!String::from_utf8_lossy(&file.bytes).contains("javascript:"), "{}", file.path);
    }
}

#[test]
fn links_that_run_are_refused_wherever_they_stand() {
    let error = |site: &Site| render(site, None, &Options::default()).unwrap_err().to_string();
    let mut in_aid = site();
    change_aid(&mut in_aid, "arthrosis-nl", json!({"links": [{"url": "javascript:alert(1)"}]}));
    insta::assert_snapshot!(error(&in_aid), @"the aid `arthrosis-nl`: `javascript:alert(1)` must not be linked; only addresses that start with https:// or http:// may, and relative ones in Markdown");
    let mut in_body = site();
    in_body.pages[0].value.sections[1].body = "[x](data:text/html,y)".to_owned();
    insta::assert_snapshot!(error(&in_body), @"pages/knee-pain/en.yaml, section 2: `data:text/html,y` must not be linked; only addresses that start with https:// or http:// may, and relative ones in Markdown");
    let mut in_source = site();
    in_source.config.source = Some("javascript:".to_owned());
    insta::assert_snapshot!(error(&in_source), @"site.yaml, source: `javascript:` must not be linked; only addresses that start with https:// or http:// may, and relative ones in Markdown");
}

#[test]
fn text_in_another_direction_stays_in_its_place() {
    let mut site = site();
    let title = "\u{202e}سؤال عن الركبة؟";
    change_aid(
        &mut site,
        "arthrosis-nl",
        json!({
            "subject": {"ar": "الركبة\u{2067}"}, "languages": ["ar"],
            "links": [{"url": "https://thuisarts.example/knie", "title": title}],
        }),
    );
    let rendered = rendered(&site);
    let html = file(&rendered, "en/knee-pain/index.html");
    insta::assert_snapshot!(between(html, "<li class=\"aid offered\" id=\"aid-arthrosis-nl\"", "<p class=\"facts\""), @r#"
    <li class="aid offered" id="aid-arthrosis-nl">
    <h3><bdi lang="ar">الركبة</bdi>: surgery or no surgery <abbr title="in Arabic">AR</abbr></h3>
    <ul class="links">
    <li><a href="https://thuisarts.example/knie" hreflang="ar" rel="external noopener"><bdi lang="ar">سؤال عن الركبة؟</bdi></a> <span class="access">(free)</span>
    </li>
    </ul>
    "#);
    let text = file(&rendered, "en/knee-pain/index.txt");
    assert!(!text.contains(['\u{202e}', '\u{2067}']));
}
