//! The files for machines, and that the same site always becomes the same bytes.

use serde_json::{Value, json};
use signpost_renderer::{Options, RenderError, Rendered, render};

use crate::site::{add_page, audit, file, rendered, site};

#[test]
fn the_same_site_becomes_the_same_bytes() {
    let audit = audit(json!([
        {"url": "https://thuisarts.example/knie", "verdict": "dead", "reason": "http-404"},
        {"url": "https://ohri.example/?ID=3", "verdict": "ok", "reason": "ok"},
    ]));
    let once = render(&site(), Some(&audit), &Options::default()).unwrap();
    let again = render(&site(), Some(&audit), &Options::default()).unwrap();
    assert_eq!(once, again);
    let paths: Vec<_> = once.files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.is_sorted(), "{paths:?}");
}

#[test]
fn the_manifest_lists_every_file_but_itself() {
    let audit = audit(json!([]));
    let rendered = render(&site(), Some(&audit), &Options::default()).unwrap();
    let manifest: Value = serde_json::from_str(file(&rendered, "manifest.json")).unwrap();
    assert_eq!(manifest["audit"]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(manifest["audit"]["started"], "2026-11-22T08:00:00Z");
    let listed: Vec<_> = manifest["files"].as_array().unwrap().iter().collect();
    assert_eq!(listed.len(), rendered.files.len() - 1);
    let lines: Vec<String> = listed
        .iter()
        .filter(|it| !it["path"].as_str().unwrap().starts_with("assets/"))
        .map(|it| {
            let text = |name: &str| it[name].as_str().unwrap_or("-").to_owned();
            let (path, media_type) = (text("path"), text("media_type"));
            format!("{path} {media_type} {} {}", text("language"), text("page"))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    404.html text/html; charset=utf-8 en -
    en/feed.xml application/atom+xml en -
    en/index.html text/html; charset=utf-8 en -
    en/knee-pain/aids-arthrosis.html text/html; charset=utf-8 en knee-pain
    en/knee-pain/aids-meniscus.html text/html; charset=utf-8 en knee-pain
    en/knee-pain/aids.html text/html; charset=utf-8 en knee-pain
    en/knee-pain/index.html text/html; charset=utf-8 en knee-pain
    en/knee-pain/index.json application/json en knee-pain
    en/knee-pain/index.txt text/plain; charset=utf-8 en knee-pain
    index.html text/html; charset=utf-8 en -
    index.json application/json - -
    nl/feed.xml application/atom+xml nl -
    nl/index.html text/html; charset=utf-8 nl -
    nl/kniepijn/aids-arthrosis.html text/html; charset=utf-8 nl knee-pain
    nl/kniepijn/aids-meniscus.html text/html; charset=utf-8 nl knee-pain
    nl/kniepijn/aids.html text/html; charset=utf-8 nl knee-pain
    nl/kniepijn/index.html text/html; charset=utf-8 nl knee-pain
    nl/kniepijn/index.json application/json nl knee-pain
    nl/kniepijn/index.txt text/plain; charset=utf-8 nl knee-pain
    robots.txt text/plain; charset=utf-8 - -
    sitemap.xml application/xml - -
    ");
    let page = listed.iter().find(|it| it["path"] == "en/knee-pain/index.txt").unwrap();
    insta::assert_snapshot!(page["sources"], @r#"["aids/arthrosis-nl.yaml","aids/arthrosis-ohri.yaml","aids/meniscus-lost.yaml","aids/meniscus-ohri.yaml","pages/knee-pain/en.yaml","pages/knee-pain/nl.yaml","providers/ohri.yaml","providers/thuisarts.yaml","site.yaml"]"#);
    assert_eq!(page["bytes"], rendered.file("en/knee-pain/index.txt").unwrap().bytes.len());
}

/// What is wrong with every file of a kind, by its schema.
fn faults(rendered: &Rendered, schema: &str, name: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let files: Vec<_> = rendered.files.iter().filter(|it| it.path.ends_with(name)).collect();
    assert!(!files.is_empty(), "there is no {name}");
    let mut faults = Vec::new();
    for file in files {
        let value = serde_json::from_slice(&file.bytes).unwrap();
        faults.extend(
            schema
                .iter_errors(&value)
                .map(|error| format!("{} {}: {error}", file.path, error.instance_path())),
        );
    }
    faults
}

#[test]
fn what_programs_read_is_as_its_schema_says() {
    let manifest = include_str!("../../../../schemas/manifest.schema.json");
    let page = include_str!("../../../../schemas/rendered-page.schema.json");
    let index = include_str!("../../../../schemas/index.schema.json");
    let copy = json!({"kind": "archived-copy", "url": "https://web.archive.example/1"});
    let audit = audit(json!([
        {"url": "https://thuisarts.example/knie", "verdict": "dead", "reason": "http-404", "suggestion": copy},
        {"url": "https://ohri.example/?ID=3", "verdict": "ok", "reason": "ok"},
    ]));
    for audit in [None, Some(&audit)] {
        let rendered = render(&site(), audit, &Options::default()).unwrap();
        assert_eq!(faults(&rendered, manifest, "manifest.json"), Vec::<String>::new());
        assert_eq!(faults(&rendered, page, "/index.json"), [] as [String; 0]);
        let mut top = rendered.clone();
        top.files.retain(|file| file.path == "index.json");
        assert_eq!(faults(&top, index, "index.json"), [] as [String; 0]);
    }
}

#[test]
fn a_page_as_json() {
    let rendered = rendered(&site());
    let json = file(&rendered, "nl/kniepijn/index.json");
    let mut page: Value = serde_json::from_str(json).unwrap();
    let aids = page["aids"].as_array_mut().unwrap().drain(1..2).collect::<Vec<_>>();
    insta::assert_snapshot!(serde_json::to_string_pretty(&aids[0]).unwrap(), @r#"
    {
      "id": "arthrosis-nl",
      "anchor": "aid-arthrosis-nl",
      "line": "Versleten knie: wel of geen operatie NL",
      "status": "active",
      "standing": "offered",
      "available": true,
      "provider": "Thuisarts.nl",
      "languages": [
        "nl"
      ],
      "updated": "2024-05-03",
      "facts": [
        "Thuisarts.nl",
        "in het Nederlands",
        "laatst bijgewerkt op 3 mei 2024"
      ],
      "notices": [],
      "links": [
        {
          "url": "https://thuisarts.example/knie",
          "title": null,
          "state": "available",
          "access": "open",
          "pdf": false,
          "last_worked": null,
          "unavailable_since": null,
          "facts": [
            "gratis"
          ],
          "notice": null,
          "caution": null,
          "archived_copy": null,
          "home": null
        }
      ],
      "successor": null,
      "others": [],
      "home": null
    }
    "#);
    page["aids"] = json!([]);
    page["sections"].as_array_mut().unwrap().truncate(2);
    insta::assert_snapshot!(serde_json::to_string_pretty(&page).unwrap(), @r#"
    {
      "version": 2,
      "id": "knee-pain",
      "language": "nl",
      "url": "https://example.org/nl/kniepijn/",
      "title": "Kniepijn: welke behandelingen zijn er?",
      "description": "The treatments for knee pain.",
      "kind": "aids",
      "intro_html": "<p>Knee pain is <em>common</em>. Read <a href=\"https://example.org/nl/\">other pages</a> too, or <a href=\"https://example.org/nl/kniepijn/#arthrosis\">about arthrosis</a>.</p>\n<p>This page is about:</p>",
      "sections": [
        {
          "anchor": "before-you-read",
          "condition": null,
          "heading": "Before you read",
          "also_called": [],
          "body_html": "<p>Ask your doctor what is wrong. The words in this paragraph go on for longer than one line.</p>\n<ol>\n<li>Rest.</li>\n<li>Move:<ul>\n<li>walk</li>\n<li>swim</li>\n</ul>\n</li>\n</ol>",
          "aids": [],
          "aids_html": "",
          "aids_html_url": null
        },
        {
          "anchor": "arthrosis",
          "condition": "arthrosis",
          "heading": "Arthrosis",
          "also_called": [
            "worn knee",
            "wear & tear"
          ],
          "body_html": "<p>A knee wears out.</p>\n<blockquote>\n<p>It can be replaced.</p>\n</blockquote>\n<p>See <a href=\"https://guide.example/a?b=1&amp;c=2\" rel=\"external noopener\">the guideline</a>.</p>",
          "aids": [
            "arthrosis-nl",
            "arthrosis-ohri"
          ],
          "aids_html": "<ul class=\"aids\" lang=\"nl\" dir=\"ltr\">\n<li class=\"aid offered\" id=\"aid-arthrosis-nl\">\n<h3>Versleten knie: wel of geen operatie <abbr title=\"in het Nederlands\">NL</abbr></h3>\n<ul class=\"links\">\n<li><a href=\"https://thuisarts.example/knie\" hreflang=\"nl\" rel=\"external noopener\">Open deze keuzehulp</a> <span class=\"access\">(gratis)</span>\n</li>\n</ul>\n<p class=\"facts\"><bdi>Thuisarts.nl</bdi>; <bdi>in het Nederlands</bdi>; <bdi>laatst bijgewerkt op 3 mei 2024</bdi></p>\n</li>\n<li class=\"aid offered\" id=\"aid-arthrosis-ohri\">\n<h3>Versleten knie (OHRI): meerdere keuzehulpen over de behandelmethoden <abbr title=\"in het Engels\">EN</abbr></h3>\n<ul class=\"links\">\n<li><a href=\"https://ohri.example/?ID=1\" hreflang=\"en\" rel=\"external noopener\"><bdi lang=\"en\">Knee: Should I Have Surgery?</bdi></a> <span class=\"access\">(gratis)</span>\n</li>\n<li><a href=\"https://ohri.example/2.pdf\" hreflang=\"en\" rel=\"external noopener\"><bdi lang=\"en\">Knee: Exercise.</bdi></a> <span class=\"access\">(u moet de maker erom vragen, pdf)</span>\n</li>\n</ul>\n<p class=\"facts\"><bdi>Ottawa Hospital Research Institute</bdi>; <bdi>in het Engels</bdi>; <bdi>laatst bijgewerkt in 2020</bdi></p>\n</li>\n</ul>\n",
          "aids_html_url": "https://example.org/nl/kniepijn/aids-arthrosis.html"
        }
      ],
      "aids_heading": "Knee pain decision aids",
      "aids_intro_html": "<p>Talk to your doctor.</p>",
      "aids": [],
      "reviewed": {
        "on": "2026-11-22",
        "by": "A. Doctor",
        "role": null,
        "next": "2028-11-22"
      },
      "suggest_url": null,
      "translations": [
        {
          "language": "en",
          "title": "Knee pain treatment options",
          "url": "https://example.org/en/knee-pain/"
        }
      ]
    }
    "#);
}

#[test]
fn the_sitemap_and_the_feed_have_the_dates_of_the_content() {
    let rendered = rendered(&site());
    insta::assert_snapshot!(file(&rendered, "sitemap.xml"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
    <url><loc>https://example.org/en/</loc><lastmod>2026-11-22</lastmod></url>
    <url><loc>https://example.org/en/knee-pain/</loc><lastmod>2026-11-22</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="https://example.org/en/knee-pain/"/>
    <xhtml:link rel="alternate" hreflang="nl" href="https://example.org/nl/kniepijn/"/></url>
    <url><loc>https://example.org/nl/</loc><lastmod>2026-11-22</lastmod></url>
    <url><loc>https://example.org/nl/kniepijn/</loc><lastmod>2026-11-22</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="https://example.org/en/knee-pain/"/>
    <xhtml:link rel="alternate" hreflang="nl" href="https://example.org/nl/kniepijn/"/></url>
    </urlset>
    "#);
    insta::assert_snapshot!(file(&rendered, "robots.txt"), @"
    User-agent: *
    Allow: /

    Sitemap: https://example.org/sitemap.xml
    ");
    insta::assert_snapshot!(file(&rendered, "nl/feed.xml"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
    <id>tag:example.org,2026:nl</id>
    <title>Keuzehulpen</title>
    <subtitle>Informatie over behandelingen, met keuzehulpen die u helpen kiezen.</subtitle>
    <link rel="self" type="application/atom+xml" href="https://example.org/nl/feed.xml"/>
    <link rel="alternate" type="text/html" href="https://example.org/nl/"/>
    <updated>2026-11-22T00:00:00Z</updated>
    <entry>
    <id>tag:example.org,2026:nl/knee-pain</id>
    <title>Kniepijn: welke behandelingen zijn er?</title>
    <link rel="alternate" type="text/html" href="https://example.org/nl/kniepijn/"/>
    <updated>2026-11-22T00:00:00Z</updated>
    <author><name>A. Doctor</name>
    </author>
    <summary>The treatments for knee pain. Gescheurde meniscus: wel of geen medicijnen EN (nu niet beschikbaar).</summary>
    </entry>
    </feed>
    "#);
}

#[test]
fn another_address_changes_only_addresses() {
    let options =
        Options { base_url: Some("https://aids.example".to_owned()), ..Options::default() };
    let rendered = render(&site(), None, &options).unwrap();
    let html = file(&rendered, "en/knee-pain/index.html");
    assert!(html.contains("<link rel=\"canonical\" href=\"https://aids.example/en/knee-pain/\">"));
    assert!(!html.contains("https://example.org"));
    let options = Options { base_url: Some("aids.example".to_owned()), ..Options::default() };
    insta::assert_snapshot!(render(&site(), None, &options).unwrap_err(), @"`aids.example` cannot be the address of the site; write one that starts with https:// and ends with a slash, such as https://example.org/");
}

#[test]
fn two_pages_cannot_have_one_address() {
    let mut site = site();
    let mut page = serde_json::to_value(&site.pages[0].value).unwrap();
    page["id"] = json!("other");
    add_page(&mut site, page);
    let error = render(&site, None, &Options::default()).unwrap_err();
    assert!(matches!(error, RenderError::SameAddress { .. }));
    insta::assert_snapshot!(error, @"pages/knee-pain/en.yaml and pages/other/en.yaml both have the address /en/knee-pain/; give one of them another `slug`");
}

#[test]
fn a_fragment_of_a_section_has_the_reader_s_own_language_first() {
    let rendered = rendered(&site());
    let first = |path: &str| {
        let page: Value = serde_json::from_str(file(&rendered, path)).unwrap();
        let html = page["sections"][1]["aids_html"].as_str().unwrap().to_owned();
        let ids = page["sections"][1]["aids"].as_array().unwrap().clone();
        assert_eq!(
            html.split(" id=\"aid-")
                .skip(1)
                .map(|it| it.split('"').next().unwrap())
                .collect::<Vec<_>>(),
            ids
        );
        (ids[0].clone(), page["aids"][0]["id"].clone())
    };
    // A page's own list stays in its editor's order.
    let (own, editors) = ("arthrosis-nl".into(), "arthrosis-ohri".into());
    assert_eq!(first("nl/kniepijn/index.json"), (own, Value::clone(&editors)));
    assert_eq!(first("en/knee-pain/index.json"), (Value::clone(&editors), editors));
}

#[test]
fn each_condition_of_a_page_has_a_fragment_of_its_own() {
    let mut site = site();
    for page in &mut site.pages {
        // Nothing about this one is listed any more, and somebody embeds it all the same.
        page.value.aids.list.retain(|id| !id.as_str().starts_with("meniscus"));
    }
    let rendered = rendered(&site);
    let index: Value = serde_json::from_str(file(&rendered, "index.json")).unwrap();
    let mut told = Vec::new();
    for (number, folder) in ["en/knee-pain", "nl/kniepijn"].into_iter().enumerate() {
        let page: Value =
            serde_json::from_str(file(&rendered, &format!("{folder}/index.json"))).unwrap();
        let urls = index["pages"][number]["condition_aids_html_urls"].as_object().unwrap();
        let sections = page["sections"].as_array().unwrap();
        let of_conditions = sections.iter().filter(|section| !section["condition"].is_null());
        for section in of_conditions {
            let url = &section["aids_html_url"];
            assert_eq!(*url, urls[section["condition"].as_str().unwrap()]);
            let path = url.as_str().unwrap().strip_prefix("https://example.org/").unwrap();
            let html = file(&rendered, path);
            let in_json = section["aids_html"].as_str().unwrap();
            assert!(html == in_json || in_json.is_empty() && !html.contains("<li"), "{html}");
            let ids: Vec<&str> =
                html.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
            told.push(format!("{path} {}", ids.join(" ")).trim().to_owned());
        }
        assert!(sections.iter().any(|section| section["aids_html_url"].is_null()));
    }
    insta::assert_snapshot!(told.join("\n"), @"
    en/knee-pain/aids-arthrosis.html aid-arthrosis-ohri aid-arthrosis-nl
    en/knee-pain/aids-meniscus.html
    nl/kniepijn/aids-arthrosis.html aid-arthrosis-nl aid-arthrosis-ohri
    nl/kniepijn/aids-meniscus.html
    ");
}
