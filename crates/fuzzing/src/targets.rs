//! What takes foreign bytes, each as a function that must come back without a panic.

use std::fs;
use std::sync::LazyLock;
use std::time::Duration;

use jiff::Timestamp;
use signpost_checker::Ledger;
use signpost_core::import::{Import, Request, import as import_text};
use signpost_core::lists::Format;
use signpost_core::model::{Language, PageId};
use signpost_core::source::SourcePath;
use signpost_core::{AuditReport, Diagnostic, Expectation, Link, Site, fix as fixing};
use signpost_judge::Judgement;
use signpost_judge::conclude::Memory;
use signpost_judge::memory::{Fingerprint, Sameness, compare};
use signpost_judge::observation::{Answer, Observation, Outcome};
use signpost_judge::page::Page;
use signpost_judge::retry_after;
use url::Url;

pub use crate::formats::formats;

/// A target, by its name.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: &[Target] = &[
    ("html", html),
    ("judge", judge),
    ("pdf", pdf),
    ("charset", charset),
    ("headers", headers),
    ("yaml", yaml),
    ("import", import),
    ("fix", fix),
    ("ledger", ledger),
    ("journal", journal),
    ("report", report),
    ("formats", formats),
    ("encodings", encodings),
    ("lists", lists),
    ("markdown", markdown),
    ("certificate", certificate),
    ("memory", memory),
    ("archive", archive),
];

/// What is too much by itself: the limits of the program that runs targets are tried on these.
pub const TRAPS: &[Target] = &[("hang", hang), ("glutton", glutton)];

/// Never comes back.
fn hang(_: &[u8]) {
    loop {
        std::hint::spin_loop();
    }
}

/// Takes memory without end.
fn glutton(_: &[u8]) {
    let mut taken = Vec::new();
    loop {
        taken.push(vec![1_u8; 1 << 20]);
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn address() -> Url {
    Url::parse("https://aid.test/record?id=1037").expect("an address")
}

fn answer(kind: &str, body: &[u8]) -> Answer {
    Answer {
        url: address(),
        status: 200,
        headers: vec![("content-type".to_owned(), kind.to_owned())],
        body: body.to_vec(),
        cut: None,
    }
}

fn read(kind: &str, body: &[u8]) {
    let page = Page::read(&answer(kind, body));
    drop((page.text(), page.all_text(), page.names().len()));
}

/// The first line names the encodings of a body (`gzip, br`), the rest is packed in them.
pub fn encodings(bytes: &[u8]) {
    const MOST: usize = 1 << 20;
    let (names, body) = split(bytes);
    let unpacked = signpost_checker::unpack(&String::from_utf8_lossy(names), body.to_vec(), MOST);
    assert!(unpacked.len() <= MOST.max(body.len()) + 1, "{} bytes", unpacked.len());
}

/// A list of links in every format, and the content made of it.
pub fn lists(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for format in [Format::Csv, Format::Markdown, Format::Html, Format::Text] {
        let Ok(list) = signpost_core::lists::read(format, &text) else { continue };
        let request = request(&text);
        let made = signpost_core::lists::content(&list, &request, &Site::default());
        is_yaml(&made);
    }
}

/// A page of HTML.
pub fn html(bytes: &[u8]) {
    read("text/html; charset=utf-8", bytes);
}

/// A PDF.
pub fn pdf(bytes: &[u8]) {
    let body = [b"%PDF-1.7\n", bytes].concat();
    read("application/pdf", &body);
}

/// The first line names a character encoding, the rest is in it.
pub fn charset(bytes: &[u8]) {
    let (name, body) = split(bytes);
    read(&format!("text/html; charset={}", String::from_utf8_lossy(name)), body);
}

/// Judging any page as an aid, next to any page as the control page.
pub fn judge(bytes: &[u8]) {
    let half = bytes.len() / 2;
    let (page, control) = bytes.split_at_checked(half).unwrap_or_default();
    let judged = || judged(page, control, Memory::Nothing);
    assert_eq!(judged().reason, judged().reason, "the same page is judged in the same way");
}

/// After a look of a person, which has more say than what is recognised.
fn judged_by_look(page: &[u8]) {
    judged(page, &[], Memory::Look);
}

fn judged(page: &[u8], control: &[u8], memory: Memory<'_>) -> Judgement {
    let link = Link {
        url: Some(address().to_string()),
        expectation: Expectation {
            titles: vec!["Scoliosis: Should I (or My Child) Have Surgery?".to_owned()],
            subjects: vec!["Scoliosis".to_owned(), "Scoliose".to_owned()],
            languages: vec!["en".into(), "nl".into()],
            ..Expectation::default()
        },
        look: None,
        sources: Vec::new(),
    };
    let kind = if page.starts_with(b"%PDF") { "application/pdf" } else { "text/html" };
    let seen = |body: &[u8]| Observation {
        asked: address(),
        hops: Vec::new(),
        outcome: Outcome::Answer(answer(kind, body)),
        setbacks: Vec::new(),
        attempts: 1,
        elapsed: Duration::ZERO,
        certificate_expires: None,
    };
    signpost_judge::judge(&link, &seen(page), Some(&seen(control)), memory)
}

/// The fields of an answer, one a line, then an empty line and its body. A line without a colon is a
/// `Retry-After`.
pub fn headers(bytes: &[u8]) {
    const MOST: usize = 1 << 20;
    let (head, body) = split_at(bytes, b"\n\n");
    let head = String::from_utf8_lossy(head);
    let field = |line: &str| match line.split_once(':') {
        Some((name, value)) => (name.trim().to_ascii_lowercase(), value.trim().to_owned()),
        None => ("retry-after".to_owned(), line.to_owned()),
    };
    let headers: Vec<_> = head.lines().map(field).collect();
    let named = |wanted: &'static str| headers.iter().filter(move |(name, _)| name == wanted);
    for (_, value) in named("retry-after") {
        if let Some(wait) = retry_after::parse(value, Timestamp::UNIX_EPOCH) {
            retry_after::in_words(wait.as_secs());
        }
    }
    let encodings = named("content-encoding").map(|(_, value)| value.as_str());
    let encodings = encodings.collect::<Vec<_>>().join(", ");
    let body = signpost_checker::unpack(&encodings, body.to_vec(), MOST);
    let answer = |status| Answer {
        url: address(),
        status,
        headers: headers.clone(),
        body: body.clone(),
        cut: None,
    };
    for status in [200, 301, 404] {
        let answer = answer(status);
        let page = Page::read(&answer);
        drop((page.text(), page.all_text(), page.names().len()));
        if let Some(to) = signpost_checker::leads_to(&answer) {
            assert!(matches!(to.scheme(), "http" | "https"), "{to}");
            assert!(to.username().is_empty() && to.password().is_none(), "{to}");
            assert!(to.host_str().is_some_and(|host| !host.is_empty()), "{to}");
        }
    }
}

/// What may be a certificate: what is read of it is in it.
pub fn certificate(bytes: &[u8]) {
    let said = signpost_checker::read_certificate(bytes);
    assert!(said.names.is_none_or(|length| length <= bytes.len()), "{said:?}");
    if let Some(place) = &said.issuer_place {
        assert!(place.starts_with("http://"), "{place}");
        let is_there = bytes.windows(place.len()).any(|it| it == place.as_bytes());
        assert!(is_there, "{place} is nowhere in the certificate");
    }
    assert_eq!(said, signpost_checker::read_certificate(bytes));
}

/// A page that is remembered, or what a ledger says of it, then after the byte 0x1e the page that is there now.
pub fn memory(bytes: &[u8]) {
    let (before, now) = split_at(bytes, b"\x1e");
    let taken = |body: &[u8]| {
        let answer = answer("text/html; charset=utf-8", body);
        Fingerprint::taken(&answer, &Page::read(&answer), None)
    };
    let remembered =
        serde_json::from_slice::<Fingerprint>(before).unwrap_or_else(|_| taken(before));
    let written = serde_json::to_string(&remembered).expect("JSON");
    let again: Fingerprint = serde_json::from_str(&written).expect("a fingerprint");
    assert_eq!(again, remembered, "a ledger changes what is remembered");
    for (before, now) in [(&remembered, &taken(now)), (&remembered, &remembered)] {
        let found = compare(before, now);
        assert!((0.0..=1.0).contains(&found.resemblance), "{found:?}");
        assert!((0.0..=1.0).contains(&found.kept), "{found:?}");
    }
    // A page that has not changed is never another one.
    let found = compare(&taken(now), &taken(now));
    assert!(matches!(found.sameness, Sameness::Same | Sameness::CannotTell), "{found:?}");
    let page = [now, now].concat();
    let judged = || judged(&page, now, Memory::Page(&remembered));
    assert_eq!(judged().reason, judged().reason, "the same page is judged in the same way");
    judged_by_look(now);
}

/// What an archive answers when it is asked for a copy: one that is offered is the archive's own, of the
/// same host, and in secure transport.
pub fn archive(bytes: &[u8]) {
    let base = Url::parse("https://archive.org/").expect("an address");
    let Some((url, bare, day)) =
        signpost_checker::archive::read_availability(bytes, &address(), &base)
    else {
        return;
    };
    for url in [&url, &bare] {
        assert_eq!(url.scheme(), "https", "{url}");
        assert!(matches!(url.host_str(), Some("web.archive.org" | "archive.org")), "{url}");
        assert!(url.username().is_empty() && url.port().is_none(), "{url}");
        let original = url.as_str().split_once("/web/").and_then(|(_, it)| it.split_once('/'));
        let original = original.and_then(|(_, it)| Url::parse(it).ok()).expect("an address");
        assert!(matches!(original.host_str(), Some("aid.test" | "www.aid.test")), "{url}");
    }
    assert!(day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'), "{day}");
}

/// A content file of each kind, with its schema and every rule.
pub fn yaml(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        path
    };
    for name in
        ["site.yaml", "suppressions.yaml", "providers/p.yaml", "aids/a.yaml", "pages/a/en.yaml"]
    {
        fs::write(at(name), bytes).expect("a file");
    }
    let loaded = signpost_core::load(folder.path()).expect("a folder that can be listed");
    let day = jiff::civil::date(2026, 11, 22);
    for fault in signpost_core::rules::check(&loaded, day) {
        let place = fault.place();
        let text = loaded.sources.text(&place.file);
        assert!(text.get(place.span.clone()).is_some(), "{}: a place between letters", fault.code);
    }
}

/// A plain-text page to import.
pub fn import(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let made = import_text(&request(&text), &Site::default());
    // What is written is YAML that can be read again.
    is_yaml(&made);
}

fn request(text: &str) -> Request<'_> {
    Request {
        text,
        language: Language::from("en"),
        page: PageId::from("knee"),
        today: jiff::civil::date(2026, 11, 22),
    }
}

fn is_yaml(made: &Import) {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["pages/knee", "aids"] {
        fs::create_dir_all(folder.path().join(name)).expect("a folder");
    }
    fs::write(folder.path().join("pages/knee/en.yaml"), &made.page).expect("a file");
    for (number, (_, text)) in made.aids.iter().enumerate() {
        fs::write(folder.path().join(format!("aids/a{number}.yaml")), text).expect("a file");
    }
    let loaded = signpost_core::load(folder.path()).expect("a folder");
    // More than a hundred brackets that nothing closes are refused wherever they stand.
    let is_bound = |fault: &Diagnostic| fault.message.contains("nested too deeply");
    let syntax = loaded
        .diagnostics
        .iter()
        .find(|fault| fault.code.as_str() == "yaml-syntax" && !is_bound(fault));
    assert!(syntax.is_none(), "{syntax:?} in\n{made:?}");
}

/// An aid's file with a new address written into it: nothing but that changes.
pub fn fix(bytes: &[u8]) {
    const OLD: &str = "https://a.test/";
    const NEW: &str = "https://b.test/new";
    let text = String::from_utf8_lossy(bytes);
    let path = SourcePath::from("aids/a.yaml");
    if let Ok(fixed) = fixing::replace_url(&path, &text, OLD, NEW) {
        let before = text.matches(OLD).count();
        assert!(before > 0, "nothing to replace");
        assert!(fixed.text.contains(NEW));
        let undone = fixed.text.replace(NEW, OLD);
        assert_eq!(undone, text.replace(NEW, OLD), "something else was changed");
    }
}

/// A ledger.
pub fn ledger(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.jsonl");
    fs::write(&path, bytes).expect("a file");
    if let Ok(ledger) = Ledger::load(&path, Timestamp::UNIX_EPOCH) {
        ledger.save(&path).expect("a ledger that can be written");
        drop(ledger);
        Ledger::load(&path, Timestamp::UNIX_EPOCH)
            .map(drop)
            .expect("what was written is read again");
    }
}

/// What an audit that was killed left in its journal.
pub fn journal(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    assert!(signpost_checker::read_journal(&text) <= text.lines().count(), "results from nowhere");
}

/// An audit's report: what is read comes back as it was.
pub fn report(bytes: &[u8]) {
    if let Ok(report) = serde_json::from_slice::<AuditReport>(bytes) {
        let written = serde_json::to_string(&report).expect("JSON");
        let again: AuditReport = serde_json::from_str(&written).expect("a report");
        assert_eq!(written, serde_json::to_string(&again).expect("JSON"));
    }
}

/// The Markdown of a page, as HTML, plain text and everything else: no markup comes through, and no
/// character that XML cannot hold.
pub fn markdown(bytes: &[u8]) {
    static CONTENT: LazyLock<Site> = LazyLock::new(|| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let mut site = signpost_core::load(&folder).expect("the content").site;
        site.pages.truncate(1);
        site
    });
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut site = CONTENT.clone();
    let Some(page) = site.pages.first_mut() else { return };
    page.value.intro = text.clone();
    page.value.title.clone_from(&text);
    let title = text;
    let Ok(rendered) =
        signpost_renderer::render(&site, None, &signpost_renderer::Options::default())
    else {
        return;
    };
    let has = |file: &str, endings: &[&str]| endings.iter().any(|ending| file.ends_with(ending));
    for file in
        rendered.files.iter().filter(|file| has(&file.path, &[".html", ".xml", ".txt", ".json"]))
    {
        let text = std::str::from_utf8(&file.bytes).expect("UTF-8");
        if has(&file.path, &[".html", ".xml"]) {
            assert!(!text.contains("<script>"), "{}", file.path);
        }
        if has(&file.path, &[".json"]) {
            // JSON holds every character, and its readers know which ones are to be escaped.
            serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        } else {
            assert!(text.chars().all(signpost_core::chars::is_xml), "{}", file.path);
        }
        assert!(!text.contains('\u{1b}'), "{}: a command for a terminal", file.path);
    }
    // The text form has the letters of the title and of what is plain in the introduction, in their order.
    let texts = rendered.files.iter().filter(|file| file.path.ends_with("/index.txt"));
    let texts: Vec<_> = texts.map(|file| letters(&String::from_utf8_lossy(&file.bytes))).collect();
    let title = letters(&title);
    assert!(texts.iter().any(|text| text.contains(&title)), "{title:?} is in no text: {texts:#?}");
}

/// The letters and digits of a text, however its lines are broken.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    split_at(bytes, b"\n")
}

/// What stands before and after the first of these; everything and nothing where there is none.
fn split_at<'b>(bytes: &'b [u8], mark: &[u8]) -> (&'b [u8], &'b [u8]) {
    let at = bytes.windows(mark.len()).position(|it| it == mark).unwrap_or(bytes.len());
    (bytes.get(..at).unwrap_or_default(), bytes.get(at + mark.len()..).unwrap_or_default())
}
