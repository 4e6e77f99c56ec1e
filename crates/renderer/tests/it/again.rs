//! Making only what is different: the outcome is that of making everything.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use signpost_core::rules::{Clean, check, check_again, errors_again};
use signpost_core::{Loaded, Severity};
use signpost_renderer::{
    Audited, Inputs, Made, Memory, Options, RenderError, Rendered, Written, recall, render,
    render_again, render_pages, write_and_remember,
};

use crate::always::{findings, ways};

fn room() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (room, content) = crate::always::room();
    let out = room.path().join("dist");
    (room, content, out)
}

fn options(content: &Path) -> Options {
    Options { content: Some(content.to_owned()), ..Options::default() }
}

/// One of the ways in which content is rendered, with what the last time left for the next.
struct Way {
    options: Options,
    is_audited: bool,
    made: Made,
}

impl Way {
    fn all(content: &Path) -> Vec<Self> {
        let loaded = load(content);
        let way = |(options, audit): (Options, Option<Audited>)| Self {
            options: Options { content: Some(content.to_owned()), ..options },
            is_audited: audit.is_some(),
            made: Made::default(),
        };
        ways(content, &loaded).into_iter().map(way).collect()
    }

    /// Renders with the audit of this day what is different, which must be what everything is.
    fn render(&mut self, loaded: &Loaded, day: usize, what: &str) {
        let audit = self.is_audited.then(|| findings(loaded, day));
        let (site, sources) = (&loaded.site, &loaded.sources);
        let whole = render(site, audit.as_ref(), &self.options).unwrap();
        let (again, made) =
            render_again(site, sources, audit.as_ref(), &self.options, &self.made).unwrap();
        assert!(again == whole, "{what}, with {:?}", self.options);
        self.made = made;
    }
}

fn load(content: &Path) -> Loaded {
    signpost_core::load(content).unwrap()
}

/// The same page under another name.
fn neck_pain(text: &str) -> String {
    text.replace("id: back-pain", "id: neck-pain").replace("slug: back-pain", "slug: neck-pain")
}

/// Every change that a maintainer makes in a day, one after the other.
const CHANGES: [(&str, &str, &str); 18] = [
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
    (
        "pages/back-pain/en.yaml",
        "Painkillers can ease",
        "[Painkillers](https://guide.example/painkillers) can ease",
    ),
    (
        "pages/back-pain/nl.yaml",
        "Pijnstillers kunnen",
        "[Pijnstillers](https://www.thuisarts.nl/hernia#pijn) en [scoliose](/en/back-pain/#scoliosis) kunnen",
    ),
    (
        "aids/herniated-disc-nl.yaml",
        "status: active",
        "status: withdrawn\nwithdrawn_on: 2026-11-01\nsuccessor: herniated-disc-ohri",
    ),
    ("pages/back-pain/en.yaml", "  list: [", "  list: [herniated-disc-nl, "),
    ("providers/thuisarts.yaml", "home: https://www.", "home: https://"),
    ("pages/back-pain/en.yaml", "- condition: scoliosis", "- condition: skoliosis"),
    ("aids/herniated-disc-ohri.yaml", "subject:", "subjct:"),
    ("aids/herniated-disc-ohri.yaml", "subjct:", "subject:"),
];

/// How many of them leave content that can be rendered.
const SOUND: usize = 15;

#[test]
fn the_pages_that_were_saved_are_made_before_all_else() {
    let (_room, content, _) = room();
    let mut loaded = load(&content);
    let options = options(&content);
    let mut before = render(&loaded.site, None, &options).unwrap();
    for (file, from, to) in &CHANGES[..SOUND] {
        let path = content.join(file);
        let text = fs::read_to_string(&path).unwrap().replacen(from, to, 1);
        fs::write(&path, text).unwrap();
        // What a person saves, and what an editor makes for a moment.
        let seen = [path.clone(), path.with_file_name("4913")];
        let changed = match loaded.refresh_files(&seen).unwrap() {
            Some(changed) => changed,
            None => loaded.refresh().unwrap(),
        };
        let fresh = load(&content);
        assert_eq!(format!("{:?}", loaded.diagnostics), format!("{:?}", fresh.diagnostics));
        let changed = changed.into_iter().collect::<BTreeSet<_>>();
        let whole = render(&loaded.site, None, &options).unwrap();
        let pages = render_pages(&loaded.site, None, &options, &before, &changed).unwrap();
        for made in pages.iter().flat_map(|it| &it.files) {
            // At a former address, all but what sends readers on is as it is at the present one.
            let is_copy = made.path.split('/').count() == 3 && !made.path.ends_with("/index.html");
            let is_of_saved = (made.page.is_some() || is_copy)
                && made.sources.iter().any(|it| changed.contains(it));
            let should = if is_of_saved { whole.file(&made.path) } else { before.file(&made.path) };
            // A page whose address changed is at the old one still.
            assert_eq!(Some(&**made), should.or(before.file(&made.path)), "{file}: {to}");
        }
        let shown = pages.as_ref().unwrap_or(&before);
        for page in whole.files.iter().filter(|it| it.page.is_some()) {
            if page.sources.iter().any(|it| changed.contains(it)) {
                assert_eq!(shown.file(&page.path), Some(&**page), "{file}: {to}");
            }
        }
        before = whole;
    }
}

#[test]
fn after_each_save_the_site_is_what_it_would_be_from_the_start() {
    let (_room, content, _) = room();
    let mut ways = Way::all(&content);
    let mut loaded = load(&content);
    ways.iter_mut().for_each(|way| way.render(&loaded, 0, "at first"));
    let today = jiff::civil::date(2026, 11, 22);
    let (_, mut clean) = check_again(&loaded, today, &Clean::default());
    for (day, (file, from, to)) in CHANGES.into_iter().enumerate() {
        let path = content.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();

        loaded.refresh().unwrap();
        let anew = load(&content);
        let (again, next) = check_again(&loaded, today, &clean);
        assert_eq!(format!("{again:?}"), format!("{:?}", check(&anew, today)), "{file}: {to}");
        clean = next;
        if anew.diagnostics.is_empty() && day < SOUND {
            ways.iter_mut().for_each(|way| way.render(&loaded, day, &format!("{file}: {to}")));
        }
    }
    // And what is added or goes.
    for (file, from, to) in CHANGES[SOUND..].iter().rev() {
        let path = content.join(file);
        fs::write(&path, fs::read_to_string(&path).unwrap().replacen(to, from, 1)).unwrap();
    }
    let page = content.join("pages/neck-pain/en.yaml");
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    let text = fs::read_to_string(content.join("pages/back-pain/en.yaml")).unwrap();
    fs::write(&page, neck_pain(&text)).unwrap();
    for day in 0..2 {
        loaded.refresh().unwrap();
        let (again, next) = check_again(&loaded, today, &clean);
        assert_eq!(format!("{again:?}"), format!("{:?}", check(&load(&content), today)));
        clean = next;
        ways.iter_mut().for_each(|way| way.render(&loaded, day, "a page more or less"));
        drop(fs::remove_file(&page));
    }
}

#[test]
fn an_audit_alone_changes_what_it_is_about_and_no_more() {
    let (_room, content, _) = room();
    let page = content.join("pages/back-pain/en.yaml");
    let text = fs::read_to_string(&page).unwrap();
    let link = "[Painkillers](https://guide.example/painkillers) can ease";
    fs::write(&page, text.replacen("Painkillers can ease", link, 1)).unwrap();
    // The other page learns from it what became of a provider's domain.
    let other = content.join("pages/neck-pain/en.yaml");
    fs::create_dir_all(other.parent().unwrap()).unwrap();
    let (before, _) = text.split_once("  list: [").unwrap();
    let list = "  list: [herniated-disc-ohri]\nreview: {on: 2026-11-22, by: me}\n";
    fs::write(&other, neck_pain(&format!("{before}{list}"))).unwrap();
    let loaded = load(&content);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let mut ways = Way::all(&content);
    let way = ways.iter_mut().find(|way| way.is_audited).unwrap();
    for day in (0..40).chain([39, 0]) {
        way.render(&loaded, day, &format!("day {day}"));
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
    run_as(content, out, &options(content), None)
}

/// The same, as somebody does with an audit and choices of their own.
fn run_as(content: &Path, out: &Path, options: &Options, audit: Option<&Audited>) -> Written {
    let words = vec![format!("{options:?} {audit:?}")];
    let inputs = Inputs::list(words, &[content], &[]).unwrap().digest();
    let last = recall(out, "");
    if let Some(last) = last.as_ref().filter(|last| last.memory.inputs == inputs)
        && let Ok(written) = write_and_remember(&last.rendered, out, &last.memory, &last.made)
    {
        return written;
    }
    let loaded = load(content);
    let clean = last.as_ref().map(|last| last.memory.clean.clone()).unwrap_or_default();
    let today = jiff::civil::date(2026, 11, 22);
    let (faults, clean) = errors_again(&loaded, today, &clean);
    let mut all = check(&loaded, today);
    all.retain(|fault| fault.severity == Severity::Error);
    assert_eq!(format!("{faults:?}"), format!("{all:?}"));
    let memory = Memory { inputs, clean, ..Memory::default() };
    let write = |made: &Made| {
        let (rendered, made) =
            render_again(&loaded.site, &loaded.sources, audit, options, made).unwrap();
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
    for (number, (file, from, to)) in CHANGES[..SOUND].iter().enumerate() {
        let path = content.join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        // Now as it is, now as it is published, now as a preview.
        let loaded = load(&content);
        let way = &Way::all(&content)[number % 3];
        let audit = way.is_audited.then(|| findings(&loaded, number));
        run_as(&content, &out, &way.options, audit.as_ref());
        let fresh = room.path().join(format!("fresh-{number}"));
        run_as(&content, &fresh, &way.options, audit.as_ref());
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

#[test]
fn what_a_page_has_at_its_former_address_is_kept_with_it() {
    let (_room, content, out) = room();
    let edit = |file: &str, from: &str, to: &str| {
        let path = content.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    };
    edit("pages/back-pain/nl.yaml", "slug: rugpijn", "slug: rugklachten\nformer_slugs: [rugpijn]");
    run(&content, &out);
    // The page itself is made from the same as before, and taken from the folder with its copies.
    edit("pages/back-pain/en.yaml", "title: Back pain", "title: Pain in the back");
    run(&content, &out);
    let (_room, _, elsewhere) = room();
    run(&content, &elsewhere);
    assert_eq!(files(&out), files(&elsewhere));
    // One that somebody took away is there again after the next run.
    fs::remove_file(out.join("nl/rugpijn/aids.html")).unwrap();
    run(&content, &out);
    assert_eq!(files(&out), files(&elsewhere));
}
