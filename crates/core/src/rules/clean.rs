//! Pages and aids in which nothing was found: as long as they are the same, nothing will be.
//!
//! To read every text of a large site takes most of the time of [`check`](super::check()), and after
//! a save all of them but one are as they were.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::digest::sha256;
use crate::load::Loaded;
use crate::source::SourcePath;
use serde::{Deserialize, Serialize};

/// The pages and aids without a finding: each page is known by the texts of all of its versions and of
/// `site.yaml`, each aid by its own text and those of the providers and `site.yaml`. Another program
/// may find something in them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clean(BTreeSet<String>);

impl Clean {
    pub(super) fn knows(&self, digest: &str) -> bool {
        self.0.contains(digest)
    }

    /// Those without a diagnostic, out of all with their digests.
    pub(super) fn after(digests: BTreeMap<&str, String>, diagnostics: &[Diagnostic]) -> Self {
        let labels = diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels);
        let found: BTreeSet<&str> = labels.map(|label| whole(&label.file)).collect();
        let clean = digests.into_iter().filter(|(whole, _)| !found.contains(whole));
        Self(clean.map(|(_, digest)| digest).collect())
    }
}

/// What a file is a part of: the folder of a page in all its languages, or else the file alone.
pub(super) fn whole(file: &SourcePath) -> &str {
    match file.as_str().starts_with("pages/") {
        true => file.as_str().rsplit_once('/').map_or("", |(folder, _)| folder),
        false => file.as_str(),
    }
}

/// Every page and every aid, by its [`whole`].
pub(super) fn wholes(loaded: &Loaded) -> BTreeSet<&str> {
    let pages = loaded.site.pages.iter().map(|page| whole(&page.file));
    pages.chain(loaded.site.aids.values().map(|aid| whole(&aid.file))).collect()
}

/// The digest of each page and each aid, by its [`whole`].
pub(super) fn digests(loaded: &Loaded) -> BTreeMap<&str, String> {
    let sources = &loaded.sources;
    let part = |file: &SourcePath| format!("\n{} {file}", sources.digest(file));
    let site = sources.digest(&SourcePath::from("site.yaml")).to_owned();
    let providers = loaded.site.providers.values().map(|it| part(&it.file));
    let around_aids = sha256((site.clone() + &providers.collect::<String>()).as_bytes());
    let mut wholes: BTreeMap<&str, String> = BTreeMap::new();
    for page in &loaded.site.pages {
        *wholes.entry(whole(&page.file)).or_insert_with(|| site.clone()) += &part(&page.file);
    }
    for aid in loaded.site.aids.values() {
        wholes.insert(whole(&aid.file), around_aids.clone() + &part(&aid.file));
    }
    // Each is made of digests, and those of a whole are many.
    wholes.into_par_iter().map(|(whole, parts)| (whole, sha256(parts.as_bytes()))).collect()
}
