//! HTML.

use serde_json::json;
use signpost_renderer::{Options, RenderError, render};

use crate::site::{add_page, between, file, rendered, site};

#[test]
fn the_head_of_a_page() {
    let rendered = rendered(&site());
    let head = between(file(&rendered, "en/knee-pain/index.html"), "<!doctype", "</head>");
    insta::assert_snapshot!(mask_assets(head), @r#"
    <!doctype html>
    <html lang="en" dir="ltr">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="same-origin">
    <title>Knee pain treatment options – Decision aids</title>
    <link rel="canonical" href="https://example.org/en/knee-pain/">
    <link rel="alternate" hreflang="en" href="https://example.org/en/knee-pain/">
    <link rel="alternate" hreflang="nl" href="https://example.org/nl/kniepijn/">
    <link rel="alternate" hreflang="x-default" href="https://example.org/en/knee-pain/">
    <meta name="description" content="The treatments for knee pain.">
    <meta property="og:type" content="article">
    <meta property="og:title" content="Knee pain treatment options">
    <meta property="og:description" content="The treatments for knee pain.">
    <meta property="og:url" content="https://example.org/en/knee-pain/">
    <meta property="og:site_name" content="Decision aids">
    <meta property="og:locale" content="en_GB">
    <link rel="alternate" type="text/plain" href="index.txt">
    <link rel="alternate" type="application/json" href="index.json">
    <link rel="stylesheet" href="../../assets/style.….css">
    <link rel="icon" type="image/svg+xml" href="../../assets/icon.….svg">
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalWebPage","url":"https://example.org/en/knee-pain/","name":"Knee pain treatment options","description":"The treatments for knee pain.","inLanguage":"en","lastReviewed":"2026-11-22","about":[{"@type":"MedicalCondition","name":"Arthrosis","alternateName":["worn knee","wear \u0026 tear"]},{"@type":"MedicalCondition","name":"Torn meniscus"}],"audience":{"@type":"Patient"},"isPartOf":{"@type":"WebSite","name":"Decision aids","url":"https://example.org/en/"}}</script>
    "#);
}

#[test]
fn the_body_of_a_page() {
    let mut site = site();
    site.config.source = Some("https://git.example/edit/content/".to_owned());
    let rendered = rendered(&site);
    let html = file(&rendered, "en/knee-pain/index.html");
    insta::assert_snapshot!(between(html, "<body>", "<section id=\"decision-aids\">"), @r##"
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="site">
    <a class="name" href="../../en/index.html">Decision aids</a>
    <nav aria-label="Languages">
    <ul>
    <li><a href="../../en/knee-pain/index.html" lang="en" hreflang="en" aria-current="true">English</a></li>
    <li><a href="../../nl/kniepijn/index.html" lang="nl" hreflang="nl">Nederlands</a></li>
    </ul>
    </nav>
    </header>
    <main id="main">
    <article>
    <h1>Knee pain treatment options</h1>
    <nav class="contents" aria-labelledby="contents">
    <h2 id="contents">In this page</h2>
    <ul>
    <li><a href="#before-you-read">Before you read</a></li>
    <li><a href="#arthrosis">Arthrosis</a></li>
    <li><a href="#meniscus">Torn meniscus</a></li>
    <li class="to-aids"><a href="#decision-aids">Knee pain decision aids</a></li>
    </ul>
    </nav>
    <div class="intro">
    <p>Knee pain is <em>common</em>. Read <a href="../index.html">other pages</a> too, or <a href="#arthrosis">about arthrosis</a>.</p>
    <p>This page is about:</p>
    <ul>
    <li><a href="#arthrosis">Arthrosis</a> (<bdi>worn knee</bdi>, <bdi>wear &amp; tear</bdi>)</li>
    <li><a href="#meniscus">Torn meniscus</a></li>
    </ul>
    </div>
    <section id="before-you-read">
    <h2>Before you read</h2>
    <p>Ask your doctor what is wrong. The words in this paragraph go on for longer than one line.</p>
    <ol>
    <li>Rest.</li>
    <li>Move:<ul>
    <li>walk</li>
    <li>swim</li>
    </ul>
    </li>
    </ol>
    </section>
    <section id="arthrosis">
    <h2>Arthrosis</h2>
    <p>A knee wears out.</p>
    <blockquote>
    <p>It can be replaced.</p>
    </blockquote>
    <p>See <a href="https://guide.example/a?b=1&amp;c=2" rel="external noopener">the guideline</a>.</p>
    <div class="section-aids">
    <p>Decision aids about this</p>
    <ul>
    <li>Worn knee (OHRI): multiple decision aids about the treatment methods <abbr title="in English">EN</abbr>
    <ul>
    <li><a href="https://ohri.example/?ID=1" hreflang="en" rel="external noopener">Knee: Should I Have Surgery?</a> <span class="access">(free)</span></li>
    <li><a href="https://ohri.example/2.pdf" hreflang="en" rel="external noopener">Knee: Exercise.</a> <span class="access">(you have to ask its maker for it, PDF)</span></li>
    </ul>
    </li>

    <li><a href="https://thuisarts.example/knie" hreflang="nl" rel="external noopener">Worn knee: surgery or no surgery <abbr title="in Dutch">NL</abbr></a> <span class="access">(in Dutch, free)</span></li>

    </ul>
    </div>
    </section>
    <section id="meniscus">
    <h2>Torn meniscus</h2>
    <h3>What helps</h3>
    <p>It often heals.</p>
    <div class="section-aids">
    <p>Decision aid about this</p>
    <ul>
    <li><a href="https://ohri.example/?ID=3" rel="external noopener">Torn meniscus (OHRI): test or no test <abbr title="in English">EN</abbr>/<abbr title="in French">FR</abbr></a> <span class="access">(you need to log in)</span></li>

    <li><a href="#aid-meniscus-lost">Torn meniscus: medication or no medication <abbr title="in English">EN</abbr></a> <strong class="state">not available now</strong></li>

    </ul>
    </div>
    </section>
    "##);
}

#[test]
fn the_aids_of_a_page_in_dutch() {
    let rendered = rendered(&site());
    let html = file(&rendered, "nl/kniepijn/index.html");
    insta::assert_snapshot!(between(html, "<section id=\"decision-aids\">", "</main>"), @r##"
    <section id="decision-aids">
    <h2>Knee pain decision aids</h2>
    <p>Talk to your doctor.</p>
    <p class="codes">EN: in het Engels; NL: in het Nederlands; FR: in het Frans.</p>
    <ul class="aids">
    <li class="aid offered" id="aid-arthrosis-ohri">
    <h3>Versleten knie (OHRI): meerdere keuzehulpen over de behandelmethoden <abbr title="in het Engels">EN</abbr></h3>
    <ul class="links">
    <li><a href="https://ohri.example/?ID=1" hreflang="en" rel="external noopener"><bdi lang="en">Knee: Should I Have Surgery?</bdi></a> <span class="access">(gratis)</span>
    </li>
    <li><a href="https://ohri.example/2.pdf" hreflang="en" rel="external noopener"><bdi lang="en">Knee: Exercise.</bdi></a> <span class="access">(u moet de maker erom vragen, pdf)</span>
    </li>
    </ul>
    <p class="facts"><bdi>Ottawa Hospital Research Institute</bdi>; <bdi>in het Engels</bdi>; <bdi>laatst bijgewerkt in 2020</bdi></p>
    </li>
    <li class="aid offered" id="aid-arthrosis-nl">
    <h3>Versleten knie: wel of geen operatie <abbr title="in het Nederlands">NL</abbr></h3>
    <ul class="links">
    <li><a href="https://thuisarts.example/knie" hreflang="nl" rel="external noopener">Open deze keuzehulp</a> <span class="access">(gratis)</span>
    </li>
    </ul>
    <p class="facts"><bdi>Thuisarts.nl</bdi>; <bdi>in het Nederlands</bdi>; <bdi>laatst bijgewerkt op 3 mei 2024</bdi></p>
    </li>
    <li class="aid offered" id="aid-meniscus-ohri">
    <h3>Gescheurde meniscus (OHRI): wel of geen onderzoek <abbr title="in het Engels">EN</abbr>/<abbr title="in het Frans">FR</abbr></h3>
    <ul class="links">
    <li><a href="https://ohri.example/?ID=3" rel="external noopener"><bdi>Meniscus: An MRI?</bdi></a> <span class="access">(u moet inloggen)</span>
    </li>
    </ul>
    <p class="facts"><bdi>Ottawa Hospital Research Institute</bdi>; <bdi>in het Engels</bdi>; <bdi>in het Frans</bdi></p>
    </li>
    <li class="aid unavailable" id="aid-meniscus-lost">
    <h3>Gescheurde meniscus: wel of geen medicijnen <abbr title="in het Engels">EN</abbr></h3>
    <p class="notice">Het adres van deze keuzehulp is niet bekend.</p>
    <p>Een andere keuzehulp hierover:</p>
    <ul class="others">
    <li><a href="#aid-meniscus-ohri">Gescheurde meniscus (OHRI): wel of geen onderzoek <abbr title="in het Engels">EN</abbr>/<abbr title="in het Frans">FR</abbr></a></li>
    </ul>
    <p class="facts"><bdi>in het Engels</bdi></p>
    </li>
    </ul>
    </section>
    <footer>
    <p>Laatst nagekeken op 22 november 2026 door A. Doctor. De volgende controle is uiterlijk op 22 november 2028.</p>
    <ul>
    <li><a href="index.txt" type="text/plain">Deze pagina als platte tekst</a></li>
    </ul>
    <p class="here">Deze pagina op internet: https://example.org/nl/kniepijn/</p>
    </footer>
    </article>
    "##);
}

#[test]
fn the_list_of_pages() {
    let rendered = rendered(&site());
    insta::assert_snapshot!(between(file(&rendered, "en/index.html"), "<body>", "</body>"), @r##"
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="site">
    <a class="name" href="../en/index.html">Decision aids</a>
    <nav aria-label="Languages">
    <ul>
    <li><a href="../en/index.html" lang="en" hreflang="en" aria-current="true">English</a></li>
    <li><a href="../nl/index.html" lang="nl" hreflang="nl">Nederlands</a></li>
    </ul>
    </nav>
    </header>
    <main id="main">
    <h1>Decision aids</h1>
    <p class="intro">Choose a page below. Each one explains the treatments in plain words and lists decision aids: tools that help you choose the treatment that suits you best.</p>
    <section>
    <h2>Conditions</h2>
    <ul class="conditions">
    <li><a href="knee-pain/index.html#arthrosis">Arthrosis</a> (<bdi>worn knee</bdi>, <bdi>wear &amp; tear</bdi>)</li>
    <li><a href="knee-pain/index.html#meniscus">Torn meniscus</a></li>
    </ul>
    </section>
    <section>
    <h2>Pages</h2>
    <ul class="pages">
    <li><a href="knee-pain/index.html">Knee pain treatment options</a>
    <p>The treatments for knee pain.</p></li>
    </ul>
    </section>
    <footer>
    <ul>
    <li><a href="feed.xml" type="application/atom+xml">Follow changes (Atom feed)</a></li>
    </ul>
    </footer>
    </main>
    "##);
}

#[test]
fn a_language_without_pages_says_so() {
    let mut site = site();
    site.pages.retain(|page| page.language.as_str() == "en");
    let rendered = rendered(&site);
    assert!(file(&rendered, "nl/index.html").contains("Er zijn nog geen pagina’s"));
    // Nothing to switch to from a page in one language, but there is from the list of pages.
    assert!(!file(&rendered, "en/knee-pain/index.html").contains("<nav aria-label"));
    assert!(file(&rendered, "en/index.html").contains("<nav aria-label"));
}

#[test]
fn the_way_in_and_the_dead_end() {
    let mut site = site();
    site.config.base_url = "https://example.org/aids/".to_owned();
    let rendered = rendered(&site);
    let index = file(&rendered, "index.html");
    insta::assert_snapshot!(mask_assets(between(index, "<meta http-equiv", "</html>")), @r##"
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="same-origin">
    <meta http-equiv="refresh" content="0; url=en/index.html">
    <title>Decision aids</title>
    <link rel="canonical" href="https://example.org/aids/en/">
    <link rel="stylesheet" href="assets/style.….css">
    <link rel="icon" type="image/svg+xml" href="assets/icon.….svg">
    </head>
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="site">
    <a class="name" href="en/index.html">Decision aids</a>
    </header>
    <main id="main">
    <h1>Decision aids</h1>
    <h2>Choose a language</h2>
    <ul class="pages">
    <li><a href="en/index.html" lang="en" hreflang="en">English</a></li>
    <li><a href="nl/index.html" lang="nl" hreflang="nl">Nederlands</a></li>
    </ul>
    </main>
    </body>
    "##);
    let not_found = file(&rendered, "404.html");
    insta::assert_snapshot!(mask_assets(between(not_found, "<title>", "</html>")), @r##"
    <title>Page not found</title>
    <meta name="robots" content="noindex">
    <link rel="stylesheet" href="/aids/assets/style.….css">
    <link rel="icon" type="image/svg+xml" href="/aids/assets/icon.….svg">
    </head>
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="site">
    <a class="name" href="/aids/en/index.html">Decision aids</a>
    </header>
    <main id="main">
    <h1>Page not found</h1>
    <div lang="en" dir="ltr">
    <p>There is no page at this address. It may have moved. <a href="/aids/en/index.html" hreflang="en">Go to the list of pages</a></p>
    </div>
    <section lang="nl" dir="ltr">
    <h2>Pagina niet gevonden</h2>
    <p>Op dit adres staat geen pagina. Misschien is de pagina verhuisd. <a href="/aids/nl/index.html" hreflang="nl">Naar de lijst van pagina’s</a></p>
    </section>
    </main>
    </body>
    "##);
}

#[test]
fn ids_are_unique_and_every_internal_link_leads_somewhere() {
    let mut site = site();
    let mut page = serde_json::to_value(&site.pages[0].value).unwrap();
    page["id"] = json!("main");
    page["slug"] = json!("back-pain");
    page["intro"] = json!("Read [about knees](../knee-pain/#arthrosis).");
    // Conditions and headings that would take the templates' own ids, or each other's.
    page["sections"] = json!([
        {"condition": "main", "heading": "Main", "body": ""},
        {"condition": "main", "heading": "Main again", "body": ""},
        {"heading": "Decision aids", "body": ""},
        {"heading": "Aid: arthrosis-ohri", "body": ""},
    ]);
    add_page(&mut site, page);
    let rendered = rendered(&site);
    let pages: Vec<_> =
        rendered.files.iter().filter(|it| it.path.ends_with("index.html")).collect();
    assert_eq!(pages.len(), 6);
    let base = url::Url::parse("https://example.org/").unwrap();
    for page in pages {
        let html = file(&rendered, &page.path);
        let ids = attributes(html, " id=\"");
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{}: {ids:?}", page.path);
        for href in attributes(html, " href=\"") {
            let url = base.join(&page.path).unwrap().join(href).unwrap();
            if url.host_str() != base.host_str() {
                continue;
            }
            let mut path = url.path().trim_start_matches('/').to_owned();
            if path.is_empty() || path.ends_with('/') {
                path.push_str("index.html");
            }
            let target = file(&rendered, &path);
            if let Some(fragment) = url.fragment() {
                assert!(target.contains(&format!(" id=\"{fragment}\"")), "{}: {href}", page.path);
            }
        }
    }
}

#[test]
fn a_relative_link_that_leads_nowhere_is_refused() {
    let mut site = site();
    for good in [
        "../",
        "../../nl/kniepijn/#meniscus",
        "#decision-aids",
        "#aid-meniscus-lost",
        "/en/",
        "index.txt",
    ] {
        site.pages[0].value.intro = format!("- [x]({good})");
        rendered(&site);
    }
    for bad in ["../neck-pain/", "#hip", "../../fr/", "/assets/x", "knee-pain"] {
        site.pages[0].value.intro = format!("- [x]({bad})");
        let error = render(&site, None, &Options::default()).unwrap_err();
        assert!(matches!(error, RenderError::DeadLink { .. }), "{bad}: {error}");
    }
    let error = render(&site, None, &Options::default()).unwrap_err();
    insta::assert_snapshot!(error, @"pages/knee-pain/en.yaml, intro: `knee-pain` leads to no page of the site; write it as seen from the page itself, such as `../neck-pain/` or `#scoliosis`");
}

fn attributes<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    html.split(start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn a_page_with_its_style_is_small() {
    let rendered = rendered(&site());
    let style = rendered.files.iter().find(|it| it.path.ends_with(".css")).unwrap().bytes.len();
    let page = rendered.file("en/knee-pain/index.html").unwrap().bytes.len();
    assert!(style + page < 30_000, "{style} + {page}");
}

/// Without the digests in the names of assets, which every change of style changes.
fn mask_assets(html: &str) -> String {
    let mut masked = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("assets/") {
        let dot = at + rest[at..].find('.').unwrap() + 1;
        masked.push_str(&rest[..dot]);
        masked.push('…');
        rest = &rest[dot + 12..];
    }
    masked + rest
}
