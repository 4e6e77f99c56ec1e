//! Pages in whose texts nothing was found: as long as they are the same, nothing will be.
//!
//! To read every text of a large site takes most of the time of [`check`](super::check()), and after
//! a save all of them but one are as they were.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::digest::sha256;
use crate::load::Loaded;
use crate::source::SourcePath;
use serde::{Deserialize, Serialize};

/// The pages without a finding, each known by the texts of all of its versions and of `site.yaml`.
/// Another program may find something in them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clean(BTreeSet<String>);

impl Clean {
    pub(super) fn knows(&self, digest: &str) -> bool {
        self.0.contains(digest)
    }

    /// Those pages without a diagnostic, out of all pages with their digests.
    pub(super) fn after(digests: BTreeMap<&str, String>, diagnostics: &[Diagnostic]) -> Self {
        let labels = diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels);
        let found: BTreeSet<&str> = labels.map(|label| label.file.folder()).collect();
        let clean = digests.into_iter().filter(|(folder, _)| !found.contains(folder));
        Self(clean.map(|(_, digest)| digest).collect())
    }
}

/// The digest of each page, by its folder.
pub(super) fn digests(loaded: &Loaded) -> BTreeMap<&str, String> {
    let mut pages: BTreeMap<&str, String> = BTreeMap::new();
    let site = loaded.sources.digest(&SourcePath::from("site.yaml"));
    for page in &loaded.site.pages {
        let parts = pages.entry(page.file.folder()).or_insert_with(|| site.to_owned());
        *parts += &format!("\n{} {}", loaded.sources.digest(&page.file), page.file);
    }
    pages.into_iter().map(|(page, parts)| (page, sha256(parts.as_bytes()))).collect()
}
