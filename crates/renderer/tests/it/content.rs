//! Kinds of pages, and addresses that pages had.

use serde_json::{Value, json};
use signpost_core::Site;
use signpost_renderer::{Lost, LostAddress, LostForm, Options, lost, render, write};

use crate::site::{add_page, between, file, rendered, site};

fn change_page(site: &mut Site, index: usize, change: &Value) {
    let mut page = serde_json::to_value(&site.pages[index].value).unwrap();
    for (name, value) in change.as_object().unwrap() {
        page[name] = value.clone();
    }
    site.pages[index].value = serde_json::from_value(page).unwrap();
}

fn text_page() -> Value {
    json!({
        "id": "about", "language": "en", "kind": "text", "slug": "about-us", "title": "About us",
        "description": "Who makes this site.",
        "intro": "Call [our helpline](tel:+31-800-0113).\n",
        "review": {"on": "2026-11-20", "by": "B. Editor"},
    })
}

#[test]
fn a_draft_is_only_in_the_preview() {
    let mut site = site();
    let mut draft = serde_json::to_value(&site.pages[0].value).unwrap();
    draft["id"] = json!("neck-pain");
    draft["slug"] = json!("neck-pain");
    draft["title"] = json!("Neck pain");
    draft["draft"] = json!(true);
    add_page(&mut site, draft);
    let published = rendered(&site);
    for file in &published.files {
        let text = String::from_utf8_lossy(&file.bytes);
        assert!(!text.contains("neck-pain") && !text.contains("Neck pain"), "{}", file.path);
    }
    let options = Options { drafts: true, ..Options::default() };
    let preview = render(&site, None, &options).unwrap();
    let html = file(&preview, "en/neck-pain/index.html");
    assert!(html.contains("<p class=\"draft\">This is a draft."), "{html}");
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{html}");
}

#[test]
fn an_address_that_a_page_had_sends_readers_on() {
    let mut site = site();
    change_page(&mut site, 0, &json!({"former_slugs": ["sore-knee"]}));
    let rendered = rendered(&site);
    let html = file(&rendered, "en/sore-knee/index.html");
    for part in [
        "<meta http-equiv=\"refresh\" content=\"0; url=../knee-pain/index.html\">",
        "<link rel=\"canonical\" href=\"https://example.org/en/knee-pain/\">",
        "<a href=\"../knee-pain/index.html\">Knee pain treatment options</a>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    // Texts may link to it, and nothing lists it.
    assert!(!file(&rendered, "sitemap.xml").contains("sore-knee"));
}

#[test]
fn an_address_that_a_page_had_serves_programs_what_the_page_is_now() {
    let mut site = site();
    change_page(&mut site, 0, &json!({"former_slugs": ["sore-knee"]}));
    let rendered = rendered(&site);
    let in_folder = |folder: &str| {
        let files = rendered.files.iter();
        files
            .filter_map(|it| Some((it.path.strip_prefix(folder)?.to_owned(), it)))
            .collect::<Vec<_>>()
    };
    let (before, now) = (in_folder("en/sore-knee/"), in_folder("en/knee-pain/"));
    let names: Vec<_> = before.iter().map(|(name, _)| name.as_str()).collect();
    insta::assert_snapshot!(names.join("\n"), @"
    aids-arthrosis.html
    aids-meniscus.html
    aids.html
    index.html
    index.json
    index.txt
    ");
    for ((name, before), (_, now)) in before.iter().zip(&now) {
        let is_page = name == "index.html";
        assert_eq!(before.bytes == now.bytes, !is_page, "{name}");
        // The page is shown at its present address only.
        assert_eq!((before.page.is_some(), now.page.is_some()), (false, true), "{name}");
        assert!(is_page || before.sources == now.sources, "{name}");
    }
    let page: serde_json::Value =
        serde_json::from_str(file(&rendered, "en/sore-knee/index.json")).unwrap();
    assert_eq!(page["url"], "https://example.org/en/knee-pain/");
}

#[test]
fn a_changed_slug_is_noticed_as_long_as_nothing_sends_its_readers_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut site = site();
    write(&rendered(&site), folder.path()).unwrap();
    assert_eq!(lost(&rendered(&site), folder.path()), Lost::default());
    change_page(&mut site, 0, &json!({"slug": "sore-knee"}));
    let address = LostAddress {
        file: "pages/knee-pain/en.yaml".to_owned(),
        language: "en".into(),
        before: "/en/knee-pain/".to_owned(),
        slug: "knee-pain".to_owned(),
        now: Some("/en/sore-knee/".to_owned()),
        taken_by: None,
    };
    let moved = Lost { addresses: vec![address], forms: Vec::new() };
    assert_eq!(lost(&rendered(&site), folder.path()), moved);
    change_page(&mut site, 0, &json!({"former_slugs": ["knee-pain"]}));
    assert_eq!(lost(&rendered(&site), folder.path()), Lost::default());
}

#[test]
fn an_address_that_passes_to_another_page_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let mut site = site();
    let mut other = serde_json::to_value(&site.pages[0].value).unwrap();
    other["id"] = json!("meniscus");
    other["slug"] = json!("meniscus");
    add_page(&mut site, other);
    write(&rendered(&site), folder.path()).unwrap();
    let index = site.pages.iter().position(|page| page.id.as_str() == "meniscus").unwrap();
    // The two change places, so that nothing answers with an error.
    change_page(&mut site, 0, &json!({"slug": "meniscus"}));
    change_page(&mut site, index, &json!({"slug": "knee-pain"}));
    let swapped = |site: &Site| {
        let Lost { addresses, forms } = lost(&rendered(site), folder.path());
        assert_eq!(forms, []);
        let told = addresses.into_iter().map(|it| (it.before, it.taken_by.unwrap_or_default()));
        told.collect::<Vec<_>>()
    };
    let (knee, meniscus) = ("pages/knee-pain/en.yaml", "pages/meniscus/en.yaml");
    let expected = [("/en/knee-pain/", meniscus), ("/en/meniscus/", knee)];
    let expected = expected.map(|(before, by)| (before.to_owned(), by.to_owned()));
    assert_eq!(swapped(&site), expected);
    // Another page may take the place of one that is gone.
    site.pages.retain(|page| page.id.as_str() == "meniscus" || page.language.as_str() == "nl");
    assert_eq!(swapped(&site)[1..], []);
}

#[test]
fn a_list_of_aids_that_is_made_no_more_is_noticed_wherever_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut site = site();
    change_page(&mut site, 0, &json!({"former_slugs": ["sore-knee"]}));
    write(&rendered(&site), folder.path()).unwrap();
    // The problem has another id now, or the page says nothing of it.
    site.pages[0].value.sections.retain(|section| {
        section.condition.as_ref().is_none_or(|condition| condition.as_str() != "meniscus")
    });
    let lost = |site: &Site| lost(&rendered(site), folder.path());
    let form = |before: &str, condition: Option<&str>| LostForm {
        file: "pages/knee-pain/en.yaml".to_owned(),
        before: before.to_owned(),
        condition: condition.map(str::to_owned),
    };
    let of_meniscus = ["/en/knee-pain/aids-meniscus.html", "/en/sore-knee/aids-meniscus.html"]
        .map(|before| form(before, Some("meniscus")));
    assert_eq!(lost(&site), Lost { addresses: Vec::new(), forms: of_meniscus.to_vec() });
    change_page(&mut site, 0, &json!({"kind": "text"}));
    assert!(lost(&site).forms.contains(&form("/en/knee-pain/aids.html", None)));
}

#[test]
fn a_page_of_text_stands_at_the_foot_of_every_page() {
    let mut site = site();
    add_page(&mut site, text_page());
    let rendered = rendered(&site);
    let page = file(&rendered, "en/about-us/index.html");
    // What is no medical matter is not said to be one.
    assert!(page.contains("\"@type\":\"WebPage\",") && !page.contains("MedicalWebPage"));
    insta::assert_snapshot!(between(page, "<main", "</body>"), @r#"
    <main id="main">
    <article>
    <h1>About us</h1>
    <div class="intro">
    <p>Call <a href="tel:+31-800-0113">our helpline</a>.</p>
    </div>
    <footer>
    <p>Last reviewed on 20 November 2026 by B. Editor. Next review due by 20 November 2028.</p>
    <ul>
    <li><a href="index.txt" type="text/plain">This page as plain text</a></li>
    </ul>
    <p class="here">This page on the web: https://example.org/en/about-us/</p>
    </footer>
    </article>
    </main>
    <footer class="site">
    <ul>
    <li><a href="../../en/about-us/index.html">About us</a></li>
    </ul>
    </footer>
    "#);
    insta::assert_snapshot!(file(&rendered, "en/about-us/index.txt"), @"
    About us
    ========

    Call our helpline (+31-800-0113).

    * * *

    Last reviewed on 20 November 2026 by B. Editor.
    Next review due by 20 November 2028.
    This page on the web: [1]

    Addresses
    ---------

    [1] https://example.org/en/about-us/
    ");
    for (path, href) in [
        ("en/knee-pain/index.html", "../../en/about-us/index.html"),
        ("en/index.html", "../en/about-us/index.html"),
        ("404.html", "/en/about-us/index.html"),
    ] {
        let foot = between(file(&rendered, path), "<footer class=\"site\">", "</footer>");
        assert!(foot.contains(&format!("<a href=\"{href}\">About us</a>")), "{path}: {foot}");
    }
    let home = between(file(&rendered, "en/index.html"), "<main", "</main>");
    assert!(!home.contains("About us"), "{home}");
    assert!(!file(&rendered, "nl/index.html").contains("<footer class=\"site\">"));
    assert!(!file(&rendered, "en/feed.xml").contains("About us"));
    assert!(file(&rendered, "sitemap.xml").contains("/en/about-us/"));
    assert!(rendered.file("en/about-us/aids.html").is_none());
}

#[test]
fn a_reader_is_told_what_makes_a_reviewer_fit_and_when_the_next_review_is() {
    let mut site = site();
    let review = json!({"on": "2026-11-22", "by": "A. Doctor", "role": "general practitioner"});
    change_page(&mut site, 0, &json!({"review": review}));
    let html = rendered(&site);
    let foot = between(file(&html, "en/knee-pain/index.html"), "<footer>", "<ul>");
    insta::assert_snapshot!(foot, @"
    <footer>
    <p>Last reviewed on 22 November 2026 by A. Doctor, general practitioner. Next review due by 22 November 2028.</p>
    ");
}

#[test]
fn nothing_runs_and_nothing_is_loaded_from_elsewhere() {
    for html in rendered(&site()).files.iter().filter(|file| file.path.ends_with("index.html")) {
        let text = String::from_utf8_lossy(&html.bytes);
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ";
        assert!(text.contains(policy), "{}", html.path);
    }
}

#[test]
fn aids_can_stand_on_any_page_of_any_site() {
    let mut site = site();
    crate::site::change_aid(
        &mut site,
        "arthrosis-nl",
        json!({"status": "withdrawn", "withdrawn_on": "2025-02-01", "successor": "arthrosis-ohri"}),
    );
    let rendered = rendered(&site);
    let fragment = file(&rendered, "en/knee-pain/aids.html");
    assert!(fragment.starts_with("<ul class=\"aids\" lang=\"en\" dir=\"ltr\">"), "{fragment}");
    let successor = "<a href=\"https://example.org/en/knee-pain/#aid-arthrosis-ohri\">";
    assert!(fragment.contains(successor), "{fragment}");
    let page: Value = serde_json::from_str(file(&rendered, "en/knee-pain/index.json")).unwrap();
    let of_section = |index: usize| page["sections"][index]["aids_html"].as_str().unwrap();
    assert_eq!(of_section(0), "");
    assert!(of_section(1).contains(successor) && !of_section(1).contains("meniscus"));
    let aids = page["aids"].as_array().unwrap();
    assert_eq!(aids[1]["successor"]["url"], "https://example.org/en/knee-pain/#aid-arthrosis-ohri");
}

/// A site in which page after page is about problems with these names.
fn about(names: &[&str]) -> Site {
    let mut site = site();
    for (index, name) in names.iter().enumerate() {
        let (id, condition) = (format!("page-{index}"), format!("problem-{index}"));
        add_page(
            &mut site,
            json!({
                "id": id, "language": "en", "slug": id, "title": format!("About {name}"), "description": "A page.",
                "intro": "A page.\n", "sections": [{"condition": condition, "heading": name, "body": "Text.\n"}],
                "aids": {"heading": "Aids", "intro": "Talk to your doctor.\n", "list": ["arthrosis-ohri"]},
                "review": {"on": "2026-11-22", "by": "A. Doctor"},
            }),
        );
    }
    site
}

#[test]
fn the_home_page_is_by_condition_and_has_letters_once_it_is_long() {
    let few = rendered(&about(&["Zoster", "Asthma"]));
    let home = between(file(&few, "en/index.html"), "<section>", "</section>");
    assert!(!home.contains("letters"), "{home}");
    assert!(home.find("Asthma") < home.find("Zoster"), "{home}");

    let names = [
        "Zoster",
        "asthma",
        "Ängste",
        "Épaule",
        "Eczema",
        "Ulcer",
        "Übergewicht",
        "Gout",
        "“Growing pains”",
        "Hernia",
        "Hip pain",
        "Neck pain",
        "Osteoporosis",
        "Psoriasis",
        "Rosacea",
        "Sciatica",
        "Tinnitus",
        "Vertigo",
        "Warts",
    ];
    let many = rendered(&about(&names));
    let home =
        between(file(&many, "en/index.html"), "<ul class=\"letters\">", "<h3 id=\"letter-5\">");
    insta::assert_snapshot!(home, @r##"
    <ul class="letters">
    <li><a href="#letter-0">A</a></li>
    <li><a href="#letter-1">E</a></li>
    <li><a href="#letter-2">G</a></li>
    <li><a href="#letter-3">H</a></li>
    <li><a href="#letter-4">N</a></li>
    <li><a href="#letter-5">O</a></li>
    <li><a href="#letter-6">P</a></li>
    <li><a href="#letter-7">R</a></li>
    <li><a href="#letter-8">S</a></li>
    <li><a href="#letter-9">T</a></li>
    <li><a href="#letter-10">U</a></li>
    <li><a href="#letter-11">V</a></li>
    <li><a href="#letter-12">W</a></li>
    <li><a href="#letter-13">Z</a></li>
    </ul>
    <h3 id="letter-0">A</h3>
    <ul class="conditions">
    <li><a href="page-2/index.html#problem-2">Ängste</a> <span class="on-page">on the page “About Ängste”</span></li>
    <li><a href="knee-pain/index.html#arthrosis">Arthrosis</a> (<bdi>worn knee</bdi>, <bdi>wear &amp; tear</bdi>) <span class="on-page">on the page “Knee pain treatment options”</span></li>
    <li><a href="page-1/index.html#problem-1">asthma</a> <span class="on-page">on the page “About asthma”</span></li>
    </ul>
    <h3 id="letter-1">E</h3>
    <ul class="conditions">
    <li><a href="page-4/index.html#problem-4">Eczema</a> <span class="on-page">on the page “About Eczema”</span></li>
    <li><a href="page-3/index.html#problem-3">Épaule</a> <span class="on-page">on the page “About Épaule”</span></li>
    </ul>
    <h3 id="letter-2">G</h3>
    <ul class="conditions">
    <li><a href="page-7/index.html#problem-7">Gout</a> <span class="on-page">on the page “About Gout”</span></li>
    <li><a href="page-8/index.html#problem-8">“Growing pains”</a> <span class="on-page">on the page “About “Growing pains””</span></li>
    </ul>
    <h3 id="letter-3">H</h3>
    <ul class="conditions">
    <li><a href="page-9/index.html#problem-9">Hernia</a> <span class="on-page">on the page “About Hernia”</span></li>
    <li><a href="page-10/index.html#problem-10">Hip pain</a> <span class="on-page">on the page “About Hip pain”</span></li>
    </ul>
    <h3 id="letter-4">N</h3>
    <ul class="conditions">
    <li><a href="page-11/index.html#problem-11">Neck pain</a> <span class="on-page">on the page “About Neck pain”</span></li>
    </ul>
    "##);
}

#[test]
fn a_long_list_of_aids_stands_below_the_headings_of_its_problems() {
    let mut site = site();
    let mut list = vec!["arthrosis-ohri".to_owned(), "meniscus-ohri".to_owned()];
    for index in 0..8 {
        let id = format!("more-{index}");
        let (condition, language) =
            if index % 2 == 0 { ("meniscus", "nl") } else { ("arthrosis", "en") };
        crate::site::add_aid(
            &mut site,
            json!({
                "id": id, "subject": {"en": format!("Knee {index}")}, "condition": condition, "decision": "surgery-or-not",
                "languages": [language], "status": "active", "links": [{"url": format!("https://a.example/{index}")}],
            }),
        );
        list.push(id);
    }
    change_page(
        &mut site,
        0,
        &json!({"aids": {"heading": "Aids", "intro": "Talk to your doctor.\n", "list": list}}),
    );
    let rendered = rendered(&site);
    let html = between(
        file(&rendered, "en/knee-pain/index.html"),
        "<section id=\"decision-aids\">",
        "</section>",
    );
    let outline: Vec<&str> = html
        .lines()
        .filter(|line| line.starts_with("<h") || line.starts_with("<ul class=\"aids\""))
        .collect();
    insta::assert_snapshot!(outline.join("\n"), @r#"
    <h2>Aids</h2>
    <h3 class="group">Arthrosis</h3>
    <ul class="aids">
    <h4>Worn knee (OHRI): multiple decision aids about the treatment methods <abbr title="in English">EN</abbr></h4>
    <h4>Knee 1: surgery or no surgery <abbr title="in English">EN</abbr></h4>
    <h4>Knee 3: surgery or no surgery <abbr title="in English">EN</abbr></h4>
    <h4>Knee 5: surgery or no surgery <abbr title="in English">EN</abbr></h4>
    <h4>Knee 7: surgery or no surgery <abbr title="in English">EN</abbr></h4>
    <h3 class="group">Torn meniscus</h3>
    <ul class="aids">
    <h4>Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></h4>
    <h4>Knee 0: surgery or no surgery <abbr title="in Dutch">NL</abbr></h4>
    <h4>Knee 2: surgery or no surgery <abbr title="in Dutch">NL</abbr></h4>
    <h4>Knee 4: surgery or no surgery <abbr title="in Dutch">NL</abbr></h4>
    <h4>Knee 6: surgery or no surgery <abbr title="in Dutch">NL</abbr></h4>
    "#);
    let text = file(&rendered, "en/knee-pain/index.txt");
    assert!(
        text.contains("\nArthrosis\n.........\n")
            && text.contains("\nTorn meniscus\n.............\n"),
        "{text}"
    );
}
