//! Addresses that readers know and that lead nowhere any more.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use signpost_core::model::Language;
use signpost_files::Folder;

use crate::manifest;
use crate::output::Rendered;

/// An address that a page had the last time, and that nothing has now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostAddress {
    /// The page's file in the content folder.
    pub file: String,
    /// The page's language.
    pub language: Language,
    /// Its address the last time, below the site's own.
    pub before: String,
    /// Its slug the last time, or one from which its readers were sent on then.
    pub slug: String,
    /// Its address now, if it is still published.
    pub now: Option<String>,
}

/// An address of a page as it was rendered the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastPage {
    /// The path of its HTML in the output folder.
    path: String,
    page: String,
    language: String,
    is_former: bool,
}

impl PastPage {
    /// The page's file in the content folder.
    pub fn file(&self) -> String {
        manifest::page_file(&self.page, &self.language)
    }

    /// Whether readers were only sent on from there.
    pub fn is_former(&self) -> bool {
        self.is_former
    }

    /// Its slug.
    pub fn slug(&self) -> &str {
        self.folder().trim_end_matches('/').rsplit('/').next().unwrap_or_default()
    }

    /// Its address below the site's own, without the slash that it begins with.
    fn folder(&self) -> &str {
        self.path.strip_suffix("index.html").unwrap_or(&self.path)
    }
}

/// The addresses of pages that the last run wrote into a folder, by its manifest, but for drafts. Where there is
/// none, or none that can be read, there are none.
pub fn past_pages(out: &Path) -> Vec<PastPage> {
    #[derive(Deserialize)]
    struct Manifest<'a> {
        #[serde(borrow)]
        files: Vec<File<'a>>,
    }
    #[derive(Deserialize)]
    struct File<'a> {
        #[serde(borrow)]
        path: Cow<'a, str>,
        page: Option<&'a str>,
        language: Option<&'a str>,
        #[serde(default)]
        draft: bool,
        #[serde(borrow)]
        sources: Option<&'a RawValue>,
    }
    let bytes = Folder::open(out).and_then(|folder| folder.read(manifest::PATH, manifest::LARGEST));
    let bytes = bytes.unwrap_or_default();
    let manifest = serde_json::from_slice::<Manifest<'_>>(&bytes).ok();
    let files = manifest.map(|manifest| manifest.files).unwrap_or_default();
    let drafts: HashSet<String> = files
        .iter()
        .filter(|file| file.draft)
        .filter_map(|file| Some(manifest::page_file(file.page?, file.language?)))
        .collect();
    let pages = files.into_iter().filter(|file| file.path.ends_with("/index.html"));
    let pages = pages.filter_map(|File { path, page, language, sources, .. }| {
        let language = language?;
        let sent_on_to = || {
            let sources: Vec<&str> = serde_json::from_str(sources?.get()).ok()?;
            sent_on_to(&path, language, &sources)
        };
        let is_former = page.is_none();
        let page = page.or_else(sent_on_to)?.to_owned();
        Some(PastPage { path: path.into_owned(), page, language: language.to_owned(), is_former })
    });
    pages.filter(|page| !drafts.contains(&page.file())).collect()
}

/// The page to which a file in `/<language>/<slug>/` that is no page itself sends its readers.
fn sent_on_to<'a>(path: &str, language: &str, sources: &[&'a str]) -> Option<&'a str> {
    let slug = path.strip_prefix(language)?.strip_prefix('/')?.strip_suffix("/index.html")?;
    let end = format!("/{language}.yaml");
    let page = sources.iter().find_map(|it| it.strip_prefix("pages/")?.strip_suffix(&end))?;
    (!slug.contains('/')).then_some(page)
}

/// The addresses that pages had, or were reached by, and that nothing has now, by the manifest of the
/// last run. To be asked before [`write`](super::write()), which replaces that manifest.
pub fn lost_addresses(rendered: &Rendered, out: &Path) -> Vec<LostAddress> {
    let paths: HashSet<&str> = rendered.files.iter().map(|file| file.path.as_str()).collect();
    let past = past_pages(out).into_iter().filter(|past| !paths.contains(past.path.as_str()));
    let lost = past.map(|past| {
        let now = rendered.files.iter().find(|now| {
            now.path.ends_with("/index.html")
                && now.page.as_ref().is_some_and(|it| it.as_str() == past.page)
                && now.language.as_ref().is_some_and(|it| it.as_str() == past.language)
        });
        LostAddress {
            file: past.file(),
            language: past.language.as_str().into(),
            before: format!("/{}", past.folder()),
            slug: past.slug().to_owned(),
            now: now.map(|now| format!("/{}", now.path.trim_end_matches("index.html"))),
        }
    });
    lost.collect()
}
