//! Making only what is different: the outcome is that of making everything.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use signpost_core::Loaded;
use signpost_renderer::{
    Made, Memory, Options, RenderError, Rendered, Written, digest, recall, render, render_again,
    write_and_remember,
};

use crate::always::{copy, real};

fn room() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let room = tempfile::tempdir().unwrap();
    let (content, out) = (room.path().join("content"), room.path().join("dist"));
    copy(&real(), &content);
    (room, content, out)
}

fn options(content: &Path) -> Options {
    Options { content: Some(content.to_owned()), ..Options::default() }
}

fn load(content: &Path) -> Loaded {
    signpost_core::load(content).unwrap()
}

/// The same page under another name.
fn neck_pain(text: &str) -> String {
    text.replace("id: back-pain", "id: neck-pain").replace("slug: back-pain", "slug: neck-pain")
}

/// Every change that a maintainer makes in a day, one after the other.
const CHANGES: [(&str, &str, &str); 12] = [
    ("pages/back-pain/en.yaml", "title: Back pain", "title: Pain in the back"),
    ("aids/scoliosis-ohri.yaml", "updated: 2020", "updated: 2021"),
    ("aids/scoliosis-ohri.yaml", "status: active", "status: archived"),
    ("providers/ohri.yaml", "name: Ottawa", "name: The Ottawa"),
    ("pages/back-pain/nl.yaml", "slug: rugpijn", "slug: pijn-in-de-rug"),
    ("pages/back-pain/nl.yaml", "slug: pijn-in-de-rug", "slug: rugpijn\nformer_slugs: [pijn]"),
    ("site.yaml", "review_every: 24 months", "review_every: 12 months"),
    ("pages/back-pain/en.yaml", "language: en\n", "language: en\ndraft: true\n"),
    ("pages/back-pain/en.yaml", "draft: true\n", "draft: false\n"),
    ("aids/herniated-disc-nl.yaml", "languages: [nl]", "languages: [nl, en]"),
    ("aids/herniated-disc-ohri.yaml", "subject:", "subjct:"),
    ("aids/herniated-disc-ohri.yaml", "subjct:", "subject:"),
];

#[test]
fn after_each_save_the_site_is_what_it_would_be_from_the_start() {
    let (_room, content, _) = room();
    let options = options(&content);
    let mut loaded = load(&content);
    let (_, mut made) =
        render_again(&loaded.site, &loaded.sources, None, &options, &Made::default()).unwrap();
    let today = jiff::civil::date(2026, 11, 22);
    for (file, from, to) in CHANGES {
        let path = content.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();

        loaded.refresh().unwrap();
        let anew = load(&content);
        let faults = |loaded: &Loaded| format!("{:?}", signpost_core::rules::check(loaded, today));
        assert_eq!(faults(&loaded), faults(&anew), "{file}: {to}");
        if !anew.diagnostics.is_empty() {
            continue;
        }
        let whole = render(&anew.site, None, &options).unwrap();
        let (again, next) =
            render_again(&loaded.site, &loaded.sources, None, &options, &made).unwrap();
        assert_eq!(again, whole, "{file}: {to}");
        made = next;
    }
    // And what is added or goes.
    let page = content.join("pages/neck-pain/en.yaml");
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    let text = fs::read_to_string(content.join("pages/back-pain/en.yaml")).unwrap();
    fs::write(&page, neck_pain(&text)).unwrap();
    for _ in 0..2 {
        loaded.refresh().unwrap();
        let (again, next) =
            render_again(&loaded.site, &loaded.sources, None, &options, &made).unwrap();
        assert_eq!(again, render(&load(&content).site, None, &options).unwrap());
        made = next;
        drop(fs::remove_file(&page));
    }
}

#[test]
fn a_page_whose_sources_did_not_change_is_not_made_again() {
    let (_room, content, _) = room();
    let options = options(&content);
    let page = content.join("pages/back-pain/en.yaml");
    let text = fs::read_to_string(&page).unwrap();
    let other = content.join("pages/neck-pain/en.yaml");
    fs::create_dir_all(other.parent().unwrap()).unwrap();
    fs::write(&other, neck_pain(&text)).unwrap();
    let loaded = load(&content);
    let (first, made) =
        render_again(&loaded.site, &loaded.sources, None, &options, &Made::default()).unwrap();
    assert_eq!((made.len(), made.is_empty()), (3, false));

    fs::write(&page, text.replace("description: ", "description: All about it. ")).unwrap();
    let loaded = load(&content);
    let (second, _) = render_again(&loaded.site, &loaded.sources, None, &options, &made).unwrap();
    let is_same = |path: &str| {
        let of = |site: &Rendered| site.files.iter().find(|it| it.path == path).map(Arc::clone);
        Arc::ptr_eq(&of(&first).unwrap(), &of(&second).unwrap())
    };
    assert!(!is_same("en/back-pain/index.html"));
    // A translation names the others by their titles, so it depends on their files.
    assert!(!is_same("nl/rugpijn/index.html"));
    assert!(is_same("en/neck-pain/index.html") && is_same("en/neck-pain/index.txt"));
}

/// Renders as the command does: what the folder knows is taken from there.
fn run(content: &Path, out: &Path) -> Written {
    let options = options(content);
    let inputs = digest(&[], &[content], &[]);
    let memory = Memory { inputs: inputs.clone(), ..Memory::default() };
    let last = recall(out, "");
    if let Some(last) = last.as_ref().filter(|last| last.memory.inputs == inputs)
        && let Ok(written) = write_and_remember(&last.rendered, out, &last.memory, &last.made)
    {
        return written;
    }
    let loaded = load(content);
    let write = |made: &Made| {
        let (rendered, made) =
            render_again(&loaded.site, &loaded.sources, None, &options, made).unwrap();
        write_and_remember(&rendered, out, &memory, &made)
    };
    match write(&last.map(|last| last.made).unwrap_or_default()) {
        Err(RenderError::Touched { .. }) => write(&Made::default()).unwrap(),
        written => written.unwrap(),
    }
}

/// Every file of a folder with what it holds, but not what is for the next run alone.
fn files(out: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with(".signpost-state") {
                found.push((path.strip_prefix(out).unwrap().to_owned(), fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_run_after_any_change_leaves_what_a_first_run_would() {
    let (room, content, out) = room();
    run(&content, &out);
    let again = run(&content, &out);
    assert_eq!((again.written, again.removed), (0, 0));
    for (number, (file, from, to)) in CHANGES[..10].iter().enumerate() {
        let path = content.join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        run(&content, &out);
        let fresh = room.path().join(format!("fresh-{number}"));
        run(&content, &fresh);
        assert_eq!(files(&out), files(&fresh), "{file}: {to}");
    }
}

#[test]
fn a_file_that_somebody_changed_or_removed_is_made_anew() {
    let (_room, content, out) = room();
    run(&content, &out);
    let right = files(&out);
    let page = out.join("en/back-pain/index.html");
    let bytes = fs::read(&page).unwrap();
    let time = fs::metadata(&page).unwrap().modified().unwrap();
    let harms: [&dyn Fn(); 6] = [
        // Of the same length, and with the time that it had.
        &|| {
            fs::write(&page, vec![b'x'; bytes.len()]).unwrap();
            fs::File::options().write(true).open(&page).unwrap().set_modified(time).unwrap();
        },
        &|| fs::write(&page, "shorter").unwrap(),
        &|| fs::remove_file(&page).unwrap(),
        &|| fs::remove_dir_all(out.join("en")).unwrap(),
        &|| fs::write(out.join(".signpost-state"), "{}").unwrap(),
        &|| {
            let manifest = fs::read_to_string(out.join("manifest.json")).unwrap();
            fs::write(out.join("manifest.json"), manifest.replace("index.html", "index.htm"))
                .unwrap();
        },
    ];
    for (number, harm) in harms.iter().enumerate().take(5) {
        harm();
        run(&content, &out);
        assert_eq!(files(&out), right, "{number}");
    }
    // A manifest that names other files is not the one that was written with the state.
    harms[5]();
    assert!(recall(&out, "").is_none());
}

#[test]
fn another_program_makes_everything_anew() {
    let (_room, content, out) = room();
    run(&content, &out);
    assert!(recall(&out, "").is_some());
    assert!(recall(&out, "another").is_none());
}
