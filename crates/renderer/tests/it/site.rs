//! The site that the tests render, and short ways to ask for parts of what it becomes.

use serde_json::{Value, json};
use signpost_core::Site;
use signpost_core::model::{Aid, Entry, Page, Provider, SiteConfig};
use signpost_core::report::AuditReport;
use signpost_core::source::SourcePath;
use signpost_renderer::{Audited, Options, Rendered, render};

/// A site with one page, "Knee pain", in English and in Dutch, and the aids of the design besides.
pub(crate) fn site() -> Site {
    let mut site = Site { config: config(), ..Site::default() };
    for (id, name, short_name) in [
        ("ohri", "Ottawa Hospital Research Institute", Some("OHRI")),
        ("thuisarts", "Thuisarts.nl", None),
    ] {
        add_provider(
            &mut site,
            json!({
                "id": id, "name": name, "short_name": short_name,
                "home": format!("https://{id}.example/"), "hosts": [format!("{id}.example")],
            }),
        );
    }
    for aid in aids() {
        add_aid(&mut site, aid);
    }
    add_page(&mut site, page_en());
    add_page(&mut site, page_nl());
    site
}

/// A site with nothing but its name.
pub(crate) fn config() -> SiteConfig {
    serde_json::from_value(json!({
        "name": {"en": "Decision aids", "nl": "Keuzehulpen"},
        "base_url": "https://example.org/",
        "languages": ["en", "nl"],
        "default_language": "en",
        "review_every": "24 months",
        "aid_stale_after": "5 years",
    }))
    .unwrap()
}

pub(crate) fn aids() -> [Value; 4] {
    [
        json!({
            "id": "arthrosis-ohri", "subject": {"en": "Worn knee", "nl": "Versleten knie"},
            "condition": "arthrosis", "provider": "ohri", "decision": "treatment-methods",
            "collection": true, "languages": ["en"], "updated": 2020, "status": "active",
            "links": [
                {"url": "https://ohri.example/?ID=1", "title": "Knee: Should I Have Surgery?"},
                {"url": "https://ohri.example/2.pdf", "title": "Knee: Exercise.", "access": "contact"},
            ],
        }),
        json!({
            "id": "arthrosis-nl", "subject": {"en": "Worn knee", "nl": "Versleten knie"},
            "condition": "arthrosis", "provider": "thuisarts", "decision": "surgery-or-not",
            "languages": ["nl"], "updated": "2024-05-03", "status": "active",
            "links": [{"url": "https://thuisarts.example/knie"}],
        }),
        json!({
            "id": "meniscus-ohri", "subject": {"en": "Torn meniscus", "nl": "Gescheurde meniscus"},
            "condition": "meniscus", "provider": "ohri", "decision": "test-or-not",
            "languages": ["en", "fr"], "status": "active",
            "links": [{"url": "https://ohri.example/?ID=3", "title": "Meniscus: An MRI?", "access": "login"}],
        }),
        json!({
            "id": "meniscus-lost", "subject": {"en": "Torn meniscus", "nl": "Gescheurde meniscus"},
            "condition": "meniscus", "decision": "medication-or-not",
            "languages": ["en"], "status": "unresolved", "links": [],
        }),
    ]
}

fn page_en() -> Value {
    json!({
        "id": "knee-pain", "language": "en", "slug": "knee-pain",
        "title": "Knee pain treatment options",
        "description": "The treatments for knee pain.",
        "intro": "Knee pain is *common*. Read [other pages](../) too, or [about arthrosis](#arthrosis).\n\nThis page is about:\n",
        "sections": [
            {"heading": "Before you read", "body": "Ask your doctor what is wrong. The words in this paragraph go on for longer than one line.\n\n1. Rest.\n2. Move:\n   - walk\n   - swim\n"},
            {"condition": "arthrosis", "heading": "Arthrosis", "also_called": ["worn knee", "wear & tear"],
             "body": "A knee wears out.\n\n> It can be replaced.\n\nSee [the guideline](https://guide.example/a?b=1&c=2).\n"},
            {"condition": "meniscus", "heading": "Torn meniscus", "body": "### What helps\n\nIt often heals.\n"},
        ],
        "aids": {"heading": "Knee pain decision aids", "intro": "Talk to your doctor.\n",
                 "list": ["arthrosis-ohri", "arthrosis-nl", "meniscus-ohri", "meniscus-lost"]},
        "review": {"on": "2026-11-22", "by": "A. Doctor"},
    })
}

fn page_nl() -> Value {
    let mut page = page_en();
    page["language"] = json!("nl");
    page["slug"] = json!("kniepijn");
    page["title"] = json!("Kniepijn: welke behandelingen zijn er?");
    page
}

pub(crate) fn add_provider(site: &mut Site, provider: Value) {
    let value: Provider = serde_json::from_value(provider).unwrap();
    let file = SourcePath::from(format!("providers/{}.yaml", value.id).as_str());
    site.providers.insert(value.id.clone(), Entry { file, value });
}

/// Adds an aid, or replaces the one of the same id.
pub(crate) fn add_aid(site: &mut Site, aid: Value) {
    let value: Aid = serde_json::from_value(aid).unwrap();
    let file = SourcePath::from(format!("aids/{}.yaml", value.id).as_str());
    site.aids.insert(value.id.clone(), Entry { file, value });
}

pub(crate) fn add_page(site: &mut Site, page: Value) {
    let value: Page = serde_json::from_value(page).unwrap();
    let file = SourcePath::from(format!("pages/{}/{}.yaml", value.id, value.language).as_str());
    site.pages.push(Entry { file, value });
}

/// A change to an aid of the site, given as the fields that differ.
pub(crate) fn change_aid(site: &mut Site, id: &str, change: Value) {
    let mut aid = serde_json::to_value(&site.aids[id].value).unwrap();
    for (name, value) in change.as_object().unwrap() {
        aid[name] = value.clone();
    }
    add_aid(site, aid);
}

/// An audit of 22 November 2026 that says these things of the links, and nothing of others.
pub(crate) fn audit(links: Value) -> Audited {
    audit_on("2026-11-22", &links)
}

/// An audit of a day that says these things of the links, and nothing of others.
pub(crate) fn audit_on(day: &str, links: &Value) -> Audited {
    let links: Vec<Value> = links.as_array().unwrap().iter().map(link_report).collect();
    let started = format!("{day}T08:00:00Z").parse().unwrap();
    let links = serde_json::from_value(Value::Array(links)).unwrap();
    let report = AuditReport::new(started, links);
    Audited::from_json(&serde_json::to_vec(&report).unwrap()).unwrap()
}

fn link_report(link: &Value) -> Value {
    let mut report = json!({
        "severity": "fine",
        "evidence": {"attempts": 1, "elapsed_ms": 5},
        "sources": [],
    });
    for (name, value) in link.as_object().unwrap() {
        report[name] = value.clone();
    }
    report
}

pub(crate) fn rendered(site: &Site) -> Rendered {
    render(site, None, &Options::default()).unwrap()
}

/// The text of a rendered file.
pub(crate) fn file<'a>(rendered: &'a Rendered, path: &str) -> &'a str {
    let paths: Vec<_> = rendered.files.iter().map(|file| &file.path).collect();
    let file = rendered.file(path).unwrap_or_else(|| panic!("no {path} among {paths:?}"));
    std::str::from_utf8(&file.bytes).unwrap()
}

/// What stands between two marks, the first of them included.
pub(crate) fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).unwrap_or_else(|| panic!("no {from} in {text}"));
    let end = text[start..].find(to).unwrap_or_else(|| panic!("no {to} after {from} in {text}"));
    &text[start..start + end]
}

/// The site after an audit on its usual day that found this.
pub(crate) fn rendered_after(site: &Site, links: Value) -> Rendered {
    render(site, Some(&audit(links)), &Options::default()).unwrap()
}

/// An aid in the JSON of the English page.
pub(crate) fn json_of(rendered: &Rendered, id: &str) -> Value {
    let page: Value = serde_json::from_str(file(rendered, "en/knee-pain/index.json")).unwrap();
    let mut aids = page["aids"].as_array().unwrap().iter();
    aids.find(|aid| aid["id"] == id).unwrap().clone()
}
