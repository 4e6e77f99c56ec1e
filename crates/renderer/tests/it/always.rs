//! Content without errors always renders: whatever would stop it is a fault that validation finds.

use std::fs;
use std::path::{Path, PathBuf};

use signpost_core::diagnostic::Severity;
use signpost_renderer::{Options, render};

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

/// Renders content if it has no errors; says whether it had none.
fn renders(content: &Path, what: &str) -> bool {
    let loaded = signpost_core::load(content).unwrap();
    let today = jiff::civil::date(2026, 11, 22);
    let faults = signpost_core::rules::check(&loaded, today);
    if faults.iter().any(|fault| fault.severity == Severity::Error) {
        return false;
    }
    let rendered = render(&loaded.site, None, &Options::default());
    assert!(rendered.is_ok(), "{what}: {}", rendered.unwrap_err());
    true
}

#[test]
fn whatever_is_written_in_place_of_a_value() {
    let room = tempfile::tempdir().unwrap();
    let content = room.path().join("content");
    copy(&real(), &content);
    let values = [
        "cy",
        "[ur, zh-TW, qqq]",
        "x",
        "\"\"",
        "javascript:alert(1)",
        "[a](../b/)",
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
    let room = tempfile::tempdir().unwrap();
    let content = room.path().join("content");
    copy(&real(), &content);
    let aid = content.join("aids/herniated-disc-nl.yaml");
    let text = fs::read_to_string(&aid).unwrap();
    for language in ["cy", "ur", "ro", "zu", "yue", "fil", "he", "pt-BR", "qqq"] {
        fs::write(&aid, text.replace("languages: [nl]", &format!("languages: [{language}]")))
            .unwrap();
        assert!(renders(&content, language), "{language} passes");
    }
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
