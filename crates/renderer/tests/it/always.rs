//! Content without errors always renders: whatever would stop it is a fault that validation finds.

use std::fs;
use std::path::{Path, PathBuf};

use signpost_core::diagnostic::Severity;
use signpost_core::report::{AuditReport, Evidence, LinkReport};
use signpost_core::{Loaded, Reason};
use signpost_renderer::{Audited, Options, render};

pub(crate) fn real() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Renders content if it has no errors, as everybody does who renders it; says whether it had none.
fn renders(content: &Path, what: &str) -> bool {
    let loaded = signpost_core::load(content).unwrap();
    let today = jiff::civil::date(2026, 11, 22);
    let faults = signpost_core::rules::check(&loaded, today);
    if faults.iter().any(|fault| fault.severity == Severity::Error) {
        return false;
    }
    for (options, audit) in ways(content, &loaded) {
        let rendered = render(&loaded.site, audit.as_ref(), &options);
        assert!(rendered.is_ok(), "{what}, with {options:?}: {}", rendered.unwrap_err());
    }
    true
}

/// How content is rendered: as it is, as `publish.yml` does it, and as a preview with a look of its own.
pub(crate) fn ways(content: &Path, loaded: &Loaded) -> [(Options, Option<Audited>); 3] {
    let published = Options {
        base_url: Some("https://o.github.io/repo/".to_owned()),
        content: Some(content.to_owned()),
        ..Options::default()
    };
    let preview = Options {
        drafts: true,
        templates: Some(content.join("../templates")),
        base_url: Some("http://127.0.0.1:8000/".to_owned()),
        ..published.clone()
    };
    [(Options::default(), None), (published, Some(findings(loaded, 0))), (preview, None)]
}

/// An audit that finds a link to be gone, the next to be taken over, and so on. Each day it finds
/// something else of one of them.
pub(crate) fn findings(loaded: &Loaded, day: usize) -> Audited {
    const REASONS: [Reason; 5] =
        [Reason::Http404, Reason::TakenOver, Reason::Ok, Reason::DownForDays, Reason::OtherTopic];
    let links = signpost_core::link::collect(&loaded.site, &loaded.sources);
    let count = links.len();
    let links = links.into_iter().enumerate().map(|(index, link)| {
        let reason = REASONS[(index + (day + index) / count) % REASONS.len()];
        let reason = if link.url.is_some() { reason } else { Reason::NoAddress };
        LinkReport::new(link.url, reason, Evidence::default())
    });
    let started = "2026-11-22T08:00:00Z".parse().unwrap();
    let report = AuditReport::new(started, links.collect());
    let bytes = serde_json::to_vec(&report).unwrap();
    Audited::of(report, &bytes)
}

/// A folder with the real content, and beside it one with templates.
pub(crate) fn room() -> (tempfile::TempDir, PathBuf) {
    let room = tempfile::tempdir().unwrap();
    let content = room.path().join("content");
    copy(&real(), &content);
    let templates = room.path().join("templates");
    fs::create_dir_all(templates.join("files")).unwrap();
    fs::write(templates.join("foot.hbs"), "<p>{{value \"organisation\"}}</p>\n").unwrap();
    fs::write(templates.join("values.yaml"), "organisation: {en: Hospital, nl: Ziekenhuis}\n")
        .unwrap();
    fs::write(templates.join("extra.css"), "p { margin: 0 }\n").unwrap();
    fs::create_dir_all(content.join("static/files")).unwrap();
    fs::write(content.join("static/files/leaflet.pdf"), "%PDF-1.4").unwrap();
    (room, content)
}

#[test]
fn a_link_within_the_site_leads_there_wherever_it_is_published() {
    let (_room, content) = room();
    let page = content.join("pages/back-pain/en.yaml");
    let text = fs::read_to_string(&page).unwrap();
    let mut rendered = 0;
    for address in [
        "/",
        "/en/",
        "/nl/rugpijn/#scoliosis",
        "/files/leaflet.pdf",
        "../../files/leaflet.pdf",
        "../../../en/",
        "/repo/en/",
        "../../../repo/nl/",
        "/../en/",
        "/en/back-pain/index.txt",
    ] {
        let link = format!("[Painkillers]({address}) can ease");
        fs::write(&page, text.replace("Painkillers can ease", &link)).unwrap();
        rendered += usize::from(renders(&content, address));
    }
    assert_eq!(rendered, 6);
    let link = "[Painkillers](/nl/rugpijn/#scoliosis) can ease";
    fs::write(&page, text.replace("Painkillers can ease", link)).unwrap();
    let loaded = signpost_core::load(&content).unwrap();
    let (options, _) = &ways(&content, &loaded)[1];
    let rendered = render(&loaded.site, None, options).unwrap();
    let told = |path: &str, words: &str| {
        let text = crate::site::file(&rendered, path);
        text.lines().find(|line| line.contains(words)).unwrap().trim().to_owned()
    };
    insta::assert_snapshot!([
        told("en/back-pain/index.html", "Painkillers</a>"),
        told("en/back-pain/index.txt", "can ease"),
        told("en/back-pain/index.txt", "#scoliosis"),
        told("en/back-pain/index.json", "Painkillers</a>"),
    ].join("\n\n"), @r#"
    <p><a href="../../nl/rugpijn/index.html#scoliosis">Painkillers</a> can ease the pain. Sleeping pills can help at night.</p>

    Painkillers [1] can ease the pain. Sleeping pills can help at night.

    [1] https://o.github.io/repo/nl/rugpijn/#scoliosis

    "body_html": "<p>A herniated disc often gets better by itself within a few weeks when you move\nyour back more and more, step by step.</p>\n<p><a href=\"https://o.github.io/repo/nl/rugpijn/#scoliosis\">Painkillers</a> can ease the pain. Sleeping pills can help at night.</p>\n<p>If it has not improved after several weeks, surgery (an operation) may be\nconsidered.</p>",
    "#);
}

#[test]
fn whatever_is_written_in_place_of_a_value() {
    let (_room, content) = room();
    let values = [
        "cy",
        "[ur, zh-TW, qqq]",
        "x",
        "\"\"",
        "javascript:alert(1)",
        "[a](../b/)",
        "\"[a](/en/)\"",
        "\"[a](../../../en/)\"",
        "2026-11-22",
        "[]",
        "true",
    ];
    let mut rendered = 0;
    for file in [
        "site.yaml",
        "aids/herniated-disc-nl.yaml",
        "aids/low-back-pain-ohri.yaml",
        "providers/ohri.yaml",
        "pages/back-pain/en.yaml",
    ] {
        let path = content.join(file);
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let Some((key, _)) = line.split_once(": ") else { continue };
            // A few values at each place, another few at the next.
            for value in values.iter().skip(index % 3).step_by(3) {
                let mut changed = lines.clone();
                let new = format!("{key}: {value}");
                changed[index] = &new;
                fs::write(&path, changed.join("\n") + "\n").unwrap();
                rendered += usize::from(renders(&content, &format!("{file}: {new}")));
            }
        }
        fs::write(&path, text).unwrap();
    }
    assert!(rendered > 30, "{rendered} of the changes are no errors");
}

#[test]
fn a_site_and_its_aids_can_be_in_any_language() {
    let (_room, content) = room();
    let aid = content.join("aids/herniated-disc-nl.yaml");
    let text = fs::read_to_string(&aid).unwrap();
    for language in ["cy", "ur", "ro", "zu", "yue", "fil", "he", "pt-BR", "zh-Hans"] {
        fs::write(&aid, text.replace("languages: [nl]", &format!("languages: [{language}]")))
            .unwrap();
        assert!(renders(&content, language), "{language} passes");
    }
    fs::write(&aid, text.replace("languages: [nl]", "languages: [qqq]")).unwrap();
    assert!(!renders(&content, "qqq"), "no reader could be told what it is");
    fs::write(&aid, &text).unwrap();
    // Words that nobody has translated are English, and say so.
    let site = fs::read_to_string(content.join("site.yaml")).unwrap();
    fs::write(
        content.join("site.yaml"),
        site.replace("languages: [en, nl]", "languages: [en, nl, ur]"),
    )
    .unwrap();
    let page = fs::read_to_string(content.join("pages/back-pain/en.yaml")).unwrap();
    let page = page.replace("language: en\n", "language: ur\n");
    fs::write(content.join("pages/back-pain/ur.yaml"), page).unwrap();
    let loaded = signpost_core::load(&content).unwrap();
    let rendered = render(&loaded.site, None, &Options::default()).unwrap();
    let html = crate::site::file(&rendered, "ur/back-pain/index.html");
    assert!(html.contains("<html lang=\"ur\" dir=\"rtl\">"), "{html}");
    assert!(html.contains("<a class=\"skip\" href=\"#main\" lang=\"en\" dir=\"ltr\">"), "{html}");
    let english = crate::site::file(&rendered, "en/back-pain/index.html");
    assert!(english.contains("lang=\"ur\" hreflang=\"ur\">اردو</a>"), "{english}");
}
