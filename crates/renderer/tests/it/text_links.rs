//! Links in the texts of pages whose addresses are lost: their words stay, and lead nowhere.

use serde_json::{Value, json};
use signpost_core::Site;
use signpost_core::source::Sources;
use signpost_renderer::{Made, Options, render, render_again};

use crate::site::{audit, between, change_aid, file, site};

const GONE: &str = "https://guide.example/gone";
const FINE: &str = "https://guide.example/fine";

/// The site with a text in the places of the English page that hold Markdown.
fn with_texts(intro: &str, body: &str, aids: &str) -> Site {
    let mut site = site();
    let page = &mut site.pages[0].value;
    intro.clone_into(&mut page.intro);
    body.clone_into(&mut page.sections[1].body);
    aids.clone_into(&mut page.aids.intro);
    site
}

/// Whether the intro links this address, with what an audit found of it; all forms say the same.
fn links(site: &Site, url: &str, found: &Value) -> bool {
    let mut link = json!({"url": url});
    for (name, value) in found.as_object().unwrap() {
        link[name] = value.clone();
    }
    let rendered = render(site, Some(&audit(json!([link]))), &Options::default()).unwrap();
    let page: Value = serde_json::from_str(file(&rendered, "en/knee-pain/index.json")).unwrap();
    let html = file(&rendered, "en/knee-pain/index.html");
    let html = between(html, "<div class=\"intro\">", "</div>");
    let text = file(&rendered, "en/knee-pain/index.txt");
    let told = [html, page["intro_html"].as_str().unwrap()].map(|it| it.contains("words</a>"));
    assert_eq!(told, [text.contains("words [1]"); 2], "{html}\n{text}");
    assert!(html.contains("the words"), "{html}");
    told[0]
}

#[test]
fn a_dead_link_of_a_text_is_its_words_in_every_form() {
    let site = with_texts(
        &format!(
            "Read *[the **guide**]({GONE})* or [this]({FINE}).\n\n- [痛み]({GONE})\n- [see][1]\n\n[1]: {GONE}\n"
        ),
        &format!("### [Hulp]({GONE} \"titel\")\n\n> <{GONE}>\n"),
        &format!("Sprechen Sie mit Ihrem [Arzt]({GONE})."),
    );
    let dead = json!([{"url": GONE, "verdict": "dead", "reason": "http-404"}]);
    let rendered = render(&site, Some(&audit(dead)), &Options::default()).unwrap();
    let page: Value = serde_json::from_str(file(&rendered, "en/knee-pain/index.json")).unwrap();
    let html = file(&rendered, "en/knee-pain/index.html");
    let body = page["sections"][1]["body_html"].as_str().unwrap();
    let intro = page["intro_html"].as_str().unwrap();
    let aids = page["aids_intro_html"].as_str().unwrap();
    assert!([intro, body, aids].iter().all(|it| html.contains(it)), "{html}");
    let text = file(&rendered, "en/knee-pain/index.txt");
    insta::assert_snapshot!(format!("{intro}\n{body}\n{aids}\n\n{}{}{}", between(text, "Read", "- Arth"), between(text, "Hulp", "Torn"), between(text, "Sprechen", "(EN")), @r#"
    <p>Read <em>the <strong>guide</strong></em> or <a href="https://guide.example/fine" rel="external noopener">this</a>.</p>
    <ul>
    <li>痛み</li>
    <li>see</li>
    </ul>
    <h3>Hulp</h3>
    <blockquote>
    <p><code>guide.example</code></p>
    </blockquote>
    <p>Sprechen Sie mit Ihrem Arzt.</p>

    Read *the *guide** or this [1].

    - 痛み
    - see

    Hulp
    ....

    > guide.example

    There are decision aids about this at the end of this text.

    Sprechen Sie mit Ihrem Arzt.
    "#);
    assert!(!text.contains(&format!("] {GONE}")) && text.contains(&format!("[1] {FINE}")));
}

#[test]
fn a_text_keeps_the_links_that_an_aid_would_keep() {
    let site = with_texts(&format!("Here are [the words]({GONE})."), "A text.", "Talk.");
    let accepted = json!({"reason": "we know", "until": "2027-01-01"});
    for (linked, found) in [
        (false, json!({"verdict": "dead", "reason": "http-410"})),
        (false, json!({"verdict": "dead", "reason": "down-for-days"})),
        (false, json!({"verdict": "changed", "reason": "taken-over", "confirmed": false})),
        (false, json!({"verdict": "changed", "reason": "parked", "confirmed": false})),
        (true, json!({"verdict": "dead", "reason": "http-404", "confirmed": false})),
        (true, json!({"verdict": "dead", "reason": "http-404", "confidence": "low"})),
        (true, json!({"verdict": "dead", "reason": "http-404", "accepted": accepted})),
        (true, json!({"verdict": "down", "reason": "timeout"})),
        (true, json!({"verdict": "blocked", "reason": "forbidden"})),
        (true, json!({"verdict": "moved", "reason": "moved-permanently"})),
    ] {
        assert_eq!(links(&site, GONE, &found), linked, "{found}");
    }
}

#[test]
fn a_withdrawn_aid_is_not_linked_by_a_text_either() {
    let fine = json!({"verdict": "ok", "reason": "ok"});
    let knie = "https://thuisarts.example/knie";
    for address in [knie, "https://Thuisarts.example/knie", "https://thuisarts.example/knie#wat"] {
        let mut site = with_texts(&format!("Here are [the words]({address})."), "A text.", "Talk.");
        assert!(links(&site, address, &fine), "{address}");
        let withdrawn = json!({"status": "withdrawn", "withdrawn_on": "2026-11-01"});
        change_aid(&mut site, "arthrosis-nl", withdrawn);
        assert!(!links(&site, address, &fine), "{address}");
        // Another aid is there now.
        change_aid(&mut site, "meniscus-ohri", json!({"links": [{"url": knie}]}));
        assert!(links(&site, address, &fine), "{address}");
    }
}

/// Programs of scripts name their pages behind `#/`: one of them that is withdrawn takes no other out.
#[test]
fn a_page_behind_a_fragment_is_another_page() {
    let fine = json!({"verdict": "ok", "reason": "ok"});
    for (address, is_kept) in [
        ("https://thuisarts.example/", true),
        ("https://thuisarts.example/#/keuzehulp/2", true),
        ("https://thuisarts.example/#/keuzehulp/1", false),
    ] {
        let mut site = with_texts(&format!("Here are [the words]({address})."), "A text.", "Talk.");
        let gone = "https://thuisarts.example/#/keuzehulp/1";
        change_aid(&mut site, "arthrosis-nl", json!({"links": [{"url": gone}]}));
        let withdrawn = json!({"status": "withdrawn", "withdrawn_on": "2026-11-01"});
        change_aid(&mut site, "arthrosis-nl", withdrawn);
        assert_eq!(links(&site, address, &fine), is_kept, "{address}");
    }
}

/// What readers could copy, or another program make a link of, stands nowhere.
#[test]
fn an_address_as_the_words_of_a_lost_link_is_shown_by_its_host_alone() {
    for written in
        [format!("<{GONE}>"), format!("[guide.example/gone]({GONE})"), format!("[{GONE}/]({GONE})")]
    {
        let site = with_texts(&format!("See {written} too."), "A text.", "Talk.");
        let parked = json!([{"url": GONE, "verdict": "changed", "reason": "parked"}]);
        let rendered = render(&site, Some(&audit(parked)), &Options::default()).unwrap();
        for form in ["index.html", "index.txt", "index.json"] {
            let text = file(&rendered, &format!("en/knee-pain/{form}"));
            assert!(!text.contains("guide.example/gone"), "{written}: {form}");
            assert!(text.contains("guide.example"), "{written}: {form}");
        }
    }
}

#[test]
fn what_is_found_of_a_text_s_link_makes_its_page_anew() {
    let site = with_texts("A text.", &format!("See [the guide]({GONE})."), "Talk.");
    let options = Options::default();
    let sources = Sources::default();
    let mut made = Made::default();
    for (verdict, reason) in [("ok", "ok"), ("dead", "http-404"), ("ok", "ok")] {
        let audit = audit(json!([{"url": GONE, "verdict": verdict, "reason": reason}]));
        let (again, next) = render_again(&site, &sources, Some(&audit), &options, &made).unwrap();
        assert_eq!(again, render(&site, Some(&audit), &options).unwrap(), "{reason}");
        made = next;
    }
}
