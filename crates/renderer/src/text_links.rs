//! Links in the texts of pages: which of them readers are not sent after.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use jiff::civil::Date;
use signpost_core::Site;
use signpost_core::link;
use signpost_core::model::{Entry, Page, Status};
use signpost_core::source::SourcePath;
use url::Url;

use crate::audit::AuditIndex;

/// The links in the texts of pages.
#[derive(Debug, Default)]
pub(crate) struct TextLinks<'a> {
    /// The addresses of each page's texts, once somebody has asked.
    pages: HashMap<&'a SourcePath, OnceLock<BTreeSet<String>>>,
    /// The addresses that only aids have which were withdrawn, and when the last of them was.
    withdrawn: BTreeMap<String, Option<Date>>,
}

impl<'a> TextLinks<'a> {
    /// Those of a site.
    pub(crate) fn new(site: &'a Site) -> Self {
        let mut withdrawn: BTreeMap<String, Option<Date>> = BTreeMap::new();
        let mut others = BTreeSet::new();
        let is_any = site.aids.values().any(|aid| aid.status == Status::Withdrawn);
        for aid in site.aids.values().filter(|_| is_any) {
            for address in aid.links.iter().filter_map(|link| place(&link.url)) {
                if aid.status == Status::Withdrawn {
                    let on = withdrawn.entry(address).or_default();
                    *on = aid.withdrawn_on.max(*on);
                } else {
                    others.insert(address);
                }
            }
        }
        withdrawn.retain(|address, _| !others.contains(address));
        let pages = site.pages.iter().map(|page| (&page.file, OnceLock::new())).collect();
        Self { pages, withdrawn }
    }

    /// Whether readers of a text are sent to an address that it links.
    pub(crate) fn is_followed(&self, audit: &AuditIndex, address: &str) -> bool {
        audit.is_linked(address) && self.withdrawn(address).is_none()
    }

    /// The addresses in a page's texts that readers are not sent to.
    pub(crate) fn lost<'s>(
        &'s self,
        audit: &'s AuditIndex,
        page: &Entry<Page>,
    ) -> impl Iterator<Item = &'s str> {
        self.of(page).filter(|address| !self.is_followed(audit, address))
    }

    /// The days on which something changed about the links in a page's texts.
    pub(crate) fn changed<'s>(
        &'s self,
        audit: &'s AuditIndex,
        page: &'s Entry<Page>,
    ) -> impl Iterator<Item = Date> {
        self.of(page).flat_map(|address| {
            let found = audit.finding_at(address, None).changed;
            found.into_iter().chain(self.withdrawn(address).flatten())
        })
    }

    fn of(&self, page: &Entry<Page>) -> impl Iterator<Item = &str> {
        let links =
            self.pages.get(&page.file).map(|links| links.get_or_init(|| addresses(page).collect()));
        links.into_iter().flatten().map(String::as_str)
    }

    /// When the aid was withdrawn that had this address; `None` if there is none.
    fn withdrawn(&self, address: &str) -> Option<Option<Date>> {
        if self.withdrawn.is_empty() {
            return None;
        }
        place(address).and_then(|place| self.withdrawn.get(&place).copied())
    }
}

/// Every address that the texts of a site's pages link.
pub(crate) fn all_addresses(site: &Site) -> HashSet<String> {
    site.pages.iter().flat_map(|page| addresses(page)).collect()
}

/// Every address that the texts of a page link: those that an audit asks, too.
fn addresses(page: &Page) -> impl Iterator<Item = String> {
    page.texts().flat_map(|(_, text)| link::addresses(text).map(|(address, _)| address))
}

/// An address as browsers read it, without the place on its page. Behind `#/` and `#!` scripts name a page of
/// its own.
fn place(address: &str) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    if url.fragment().is_some_and(|fragment| !fragment.starts_with(['/', '!'])) {
        url.set_fragment(None);
    }
    Some(url.into())
}
