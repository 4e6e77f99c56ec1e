//! Labelled cases of captured pages, as files outside the repository.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::Deserialize;
use signpost_judge::observation::Answer;
use signpost_judge::page::Page;
use url::Url;

/// How much of a page is read: more than the audit reads.
const MOST: u64 = 8 << 20;

/// A labelled case: a link, and what its address answers.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Case {
    /// What the content says of the aid.
    pub(super) lang: String,
    pub(super) title: String,
    pub(super) subject: String,
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
}

/// A captured page.
pub(super) struct Captured {
    pub(super) case: Case,
    pub(super) answer: Answer,
    pub(super) page: Page,
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
        let Some(name) = case.routes.values().find_map(|route| route.file.as_ref()) else {
            continue;
        };
        let body = read(&root.join(name))?;
        let host = case.was.clone().unwrap_or_else(|| "page.example".to_owned());
        let Ok(url) = Url::parse(&format!("https://{host}{}", case.path)) else { continue };
        let answer = answer(url, body);
        let page = Page::read(&answer);
        pages.push(Captured { case, answer, page });
    }
    Ok(pages)
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
pub(super) fn answer(url: Url, body: Vec<u8>) -> Answer {
    let headers = vec![("content-type".to_owned(), "text/html".to_owned())];
    Answer { url, status: 200, headers, body, cut: None }
}
