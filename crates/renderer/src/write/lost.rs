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

/// The addresses of pages that are still there, but under another slug, by the manifest of the
/// last run. To be asked before [`write`](super::write()), which replaces that manifest.
pub fn lost_addresses(rendered: &Rendered, out: &Path) -> Vec<LostAddress> {
    #[derive(Deserialize)]
    struct Manifest {
        files: Vec<File>,
    }
    #[derive(Deserialize)]
    struct File {
        path: String,
        page: Option<String>,
        language: Option<String>,
    }
    let bytes = Folder::open(out).and_then(|folder| folder.read(manifest::PATH, manifest::LARGEST));
    let manifest = bytes.ok().and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).ok());
    let mut lost = Vec::new();
    for file in manifest.into_iter().flat_map(|manifest| manifest.files) {
        let (Some(page), Some(language)) = (&file.page, &file.language) else { continue };
        let Some(before) = file.path.strip_suffix("index.html") else { continue };
        if rendered.file(&file.path).is_some() {
            continue;
        }
        let now = rendered.files.iter().find(|now| {
            now.path.ends_with("/index.html")
                && now.page.as_ref().is_some_and(|it| it.as_str() == page)
                && now.language.as_ref().is_some_and(|it| it.as_str() == language)
        });
        if let Some(now) = now {
            lost.push(LostAddress {
                file: format!("pages/{page}/{language}.yaml"),
                before: format!("/{before}"),
                slug: before.trim_end_matches('/').rsplit('/').next().unwrap_or("").to_owned(),
                now: format!("/{}", now.path.trim_end_matches("index.html")),
            });
        }
    }
    lost
}
