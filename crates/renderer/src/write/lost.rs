//! Addresses that readers know and that lead nowhere any more.

use std::path::Path;

use serde::Deserialize;

use signpost_files::Folder;

use crate::manifest;
use crate::output::Rendered;

/// An address that a page had the last time, and that nothing has now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostAddress {
    /// The page's file in the content folder.
    pub file: String,
    /// Its address the last time, below the site's own.
    pub before: String,
    /// Its slug the last time.
    pub slug: String,
    /// Its address now.
    pub now: String,
}

/// A page as it was rendered the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastPage {
    /// The path of its HTML in the output folder.
    path: String,
    page: String,
    language: String,
}

impl PastPage {
    /// The page's file in the content folder.
    pub fn file(&self) -> String {
        manifest::page_file(&self.page, &self.language)
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

/// The pages that the last run wrote into a folder, by its manifest, but for drafts. Where there is none, or none that
/// can be read, there are none.
pub fn past_pages(out: &Path) -> Vec<PastPage> {
    #[derive(Deserialize)]
    struct Manifest {
        files: Vec<File>,
    }
    #[derive(Deserialize)]
    struct File {
        path: String,
        page: Option<String>,
        language: Option<String>,
        #[serde(default)]
        draft: bool,
    }
    let bytes = Folder::open(out).and_then(|folder| folder.read(manifest::PATH, manifest::LARGEST));
    let manifest = bytes.ok().and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).ok());
    let files = manifest.into_iter().flat_map(|manifest| manifest.files);
    let pages = files.filter(|file| file.path.ends_with("/index.html") && !file.draft);
    let pages = pages.filter_map(|File { path, page, language, .. }| {
        Some(PastPage { path, page: page?, language: language? })
    });
    pages.collect()
}

/// The addresses of pages that are still there, but under another slug, by the manifest of the
/// last run. To be asked before [`write`](super::write()), which replaces that manifest.
pub fn lost_addresses(rendered: &Rendered, out: &Path) -> Vec<LostAddress> {
    let mut lost = Vec::new();
    for past in past_pages(out) {
        if rendered.file(&past.path).is_some() {
            continue;
        }
        let now = rendered.files.iter().find(|now| {
            now.path.ends_with("/index.html")
                && now.page.as_ref().is_some_and(|it| it.as_str() == past.page)
                && now.language.as_ref().is_some_and(|it| it.as_str() == past.language)
        });
        if let Some(now) = now {
            lost.push(LostAddress {
                file: past.file(),
                before: format!("/{}", past.folder()),
                slug: past.slug().to_owned(),
                now: format!("/{}", now.path.trim_end_matches("index.html")),
            });
        }
    }
    lost
}
