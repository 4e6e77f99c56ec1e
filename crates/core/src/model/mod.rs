//! The content model: one type for each kind of file, as `schemas/` describes it.
//!
//! The types are as strict as the schemas (`deny_unknown_fields`), and a test keeps the two in
//! step. What a file says about *other* files (does that provider exist?) is for [`crate::rules`].

mod aid;
mod id;
mod localized;
mod page;
mod provider;
mod site;
mod span;
mod suppression;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

pub use aid::{Access, Aid, AidLink, Decision, Status, Updated, Verified};
pub use id::{AidId, ConditionId, PageId, ProviderId};
pub(crate) use localized::primary;
pub use localized::{Language, Localized};
pub use page::{AidSection, Page, PageKind, Review, Section};
pub use provider::{Manners, Provider};
pub use site::{SiteAudit, SiteConfig};
pub use span::{Interval, Period};
pub use suppression::Suppression;

use crate::place::SourcePath;

/// A value together with the content file that it was read from.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// The file, relative to the content folder.
    pub file: SourcePath,
    /// What the file says.
    pub value: T,
}

impl<T> Deref for Entry<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Everything a content folder says.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// `site.yaml`; [`SiteConfig::default`] where that file could not be read, which is an error of
    /// its own and keeps such a site from being rendered.
    pub config: SiteConfig,
    /// `providers/*.yaml`, by id.
    pub providers: BTreeMap<ProviderId, Entry<Provider>>,
    /// `aids/*.yaml`, by id.
    pub aids: BTreeMap<AidId, Entry<Aid>>,
    /// `pages/*/*.yaml`, sorted by id and then language.
    pub pages: Vec<Entry<Page>>,
    /// `suppressions.yaml`.
    pub suppressions: Vec<Suppression>,
    /// The files in `static/` that readers get as they are, by their paths in it.
    pub statics: BTreeSet<String>,
}

impl Site {
    /// The provider that an aid names, if it names one that exists.
    pub fn provider_of(&self, aid: &Aid) -> Option<&Provider> {
        self.providers.get(aid.provider.as_ref()?).map(|entry| &entry.value)
    }

    /// The provider one of whose hosts is `host`.
    pub fn provider_of_host(&self, host: &str) -> Option<&Provider> {
        self.providers.values().map(|entry| &entry.value).find(|provider| provider.owns(host))
    }

    /// The pages that list an aid.
    pub fn pages_listing<'a>(&'a self, aid: &'a AidId) -> impl Iterator<Item = &'a Entry<Page>> {
        self.pages.iter().filter(move |page| page.aids.list.contains(aid))
    }

    /// The page with this id in this language.
    pub fn page(&self, id: &PageId, language: &Language) -> Option<&Entry<Page>> {
        self.pages.iter().find(|page| page.id == *id && page.language == *language)
    }
}
