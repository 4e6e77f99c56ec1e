//! Labelled cases of captured pages, as files outside the repository.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use serde::Deserialize;
use signpost_core::report::RedirectKind;
use signpost_core::{Expectation, Link};
use signpost_judge::observation::{Answer, Hop, Observation, Outcome};
use signpost_judge::page::Page;
use url::Url;

/// How much of a page is read: more than the audit reads.
const MOST: u64 = 8 << 20;

/// A labelled case: a link, and what its address answers.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Case {
    /// What the case is an example of.
    pub(super) scenario: String,
    /// What the content says of the aid.
    pub(super) lang: String,
    pub(super) title: String,
    pub(super) subject: String,
    /// The verdicts that are right.
    pub(super) want: Vec<String>,
    /// The path of the link.
    pub(super) path: String,
    /// The host that the page came from.
    pub(super) was: Option<String>,
    /// What each path answers.
    routes: BTreeMap<String, Route>,
}

#[derive(Debug, Clone, Deserialize)]
struct Route {
    file: Option<PathBuf>,
    /// The host that this page came from, where it is another one.
    was: Option<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
}

impl Case {
    /// The link as an editor would write it.
    pub(super) fn link(&self, asked: &Url, title: &str) -> Link {
        Link {
            url: Some(asked.to_string()),
            expectation: Expectation {
                titles: vec![title.to_owned()],
                subjects: vec![self.subject.clone()],
                languages: vec![self.lang.as_str().into()],
                ..Expectation::default()
            },
            sources: Vec::new(),
            look: None,
        }
    }
}

/// A captured page.
pub(super) struct Captured {
    pub(super) case: Case,
    pub(super) answer: Answer,
    pub(super) page: Page,
    /// What is seen at the link's address.
    pub(super) seen: Observation,
}

/// Reads cases, and the page of each that has one. Paths are relative to the folder above `fit` and
/// `test`, where the tools were run.
pub(super) fn pages(file: &Path) -> anyhow::Result<Vec<Captured>> {
    let root = file.parent().and_then(Path::parent).unwrap_or(Path::new("."));
    let text = fs::read_to_string(file).with_context(|| {
        format!("{} cannot be read; cases.py of the real pages makes it", file.display())
    })?;
    let mut pages = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let case: Case =
            serde_json::from_str(line).with_context(|| format!("in {}", file.display()))?;
        pages.extend(captured(case, root)?);
    }
    Ok(pages)
}

/// Asks for the page of a case: an address that a route redirects leads to that of another.
fn captured(case: Case, root: &Path) -> anyhow::Result<Option<Captured>> {
    let host = case.was.clone().unwrap_or_else(|| "page.example".to_owned());
    let Ok(asked) = Url::parse(&format!("https://{host}{}", case.path)) else { return Ok(None) };
    let (mut url, mut hops) = (asked.clone(), Vec::new());
    let mut route = case.routes.get(&case.path).or(case.routes.values().next());
    while let Some(to) = route.and_then(|route| route.headers.get("Location")) {
        let next = url.join(to)?;
        let (from, to) = (std::mem::replace(&mut url, next.clone()), next);
        hops.push(Hop { from, to, status: 301, kind: RedirectKind::Http });
        route = case.routes.get(url.path());
    }
    let Some((name, came_from)) = route.and_then(|route| Some((route.file.as_ref()?, &route.was)))
    else {
        return Ok(None);
    };
    let mut body = read(&root.join(name))?;
    if let Some(from) = came_from.as_ref().or(case.was.as_ref()) {
        body = at_home(&body, from, &host);
    }
    let answer = answer(url, 200, body);
    let page = Page::read(&answer);
    let seen = observation(asked, hops, answer.clone());
    Ok(Some(Captured { case, answer, page, seen }))
}

/// A page whose links to its old host lead to the host that it stands on now.
fn at_home(body: &[u8], from: &str, to: &str) -> Vec<u8> {
    let Ok(mut text) = String::from_utf8(body.to_vec()) else { return body.to_vec() };
    for scheme in ["https://", "http://"] {
        for host in [from.to_owned(), format!("www.{from}")] {
            text = text.replace(&format!("{scheme}{host}"), &format!("https://{to}"));
        }
    }
    text.into_bytes()
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    let open = || format!("{} cannot be read", file.display());
    let stream = File::open(file).with_context(open)?;
    let mut body = Vec::new();
    if file.extension().is_some_and(|end| end == "gz") {
        flate2::read::MultiGzDecoder::new(stream).take(MOST).read_to_end(&mut body)
    } else {
        stream.take(MOST).read_to_end(&mut body)
    }
    .with_context(open)?;
    Ok(body)
}

/// An answer with this page.
pub(super) fn answer(url: Url, status: u16, body: Vec<u8>) -> Answer {
    let headers = vec![("content-type".to_owned(), "text/html".to_owned())];
    Answer { url, status, headers, body, cut: None }
}

/// What is seen where this answer came in the end.
pub(super) fn observation(asked: Url, hops: Vec<Hop>, answer: Answer) -> Observation {
    Observation {
        asked,
        hops,
        outcome: Outcome::Answer(answer),
        setbacks: Vec::new(),
        attempts: 1,
        elapsed: Duration::ZERO,
        certificate_expires: None,
    }
}
