//! Links in the texts of pages: which of them readers are not sent after.

use std::collections::BTreeSet;

use signpost_core::Site;
use signpost_core::model::{Page, Status};
use url::Url;

use crate::audit::AuditIndex;
use crate::markdown;

/// The addresses that only aids which were withdrawn have.
#[derive(Debug, Default)]
pub(crate) struct TextLinks {
    withdrawn: BTreeSet<String>,
}

impl TextLinks {
    /// Those of a site.
    pub(crate) fn new(site: &Site) -> Self {
        let of = |withdrawn: bool| {
            let aids = site.aids.values();
            let aids = aids.filter(move |aid| (aid.status == Status::Withdrawn) == withdrawn);
            aids.flat_map(|aid| &aid.links).filter_map(|link| place(&link.url))
        };
        let others: BTreeSet<String> = of(false).collect();
        Self { withdrawn: of(true).filter(|address| !others.contains(address)).collect() }
    }

    /// Whether readers of a text are sent to an address that it links.
    pub(crate) fn is_followed(&self, audit: &AuditIndex, address: &str) -> bool {
        audit.is_linked(address)
            && !place(address).is_some_and(|place| self.withdrawn.contains(&place))
    }

    /// The addresses in a page's texts that readers are not sent to.
    pub(crate) fn lost(&self, audit: &AuditIndex, page: &Page) -> BTreeSet<String> {
        let links = texts(page).flat_map(markdown::links);
        links.filter(|address| !self.is_followed(audit, address)).collect()
    }
}

/// Every text of a page that is Markdown.
fn texts(page: &Page) -> impl Iterator<Item = &str> {
    let bodies = page.sections.iter().map(|section| section.body.as_str());
    [page.intro.as_str()].into_iter().chain(bodies).chain([page.aids.intro.as_str()])
}

/// An address as browsers read it, without the place on its page.
fn place(address: &str) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    url.set_fragment(None);
    Some(url.into())
}
