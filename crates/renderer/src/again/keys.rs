//! The key of a page: the digest of everything that it is made from.

use std::fmt;

use sha2::{Digest as _, Sha256};
use signpost_core::model::{Entry, Page};
use signpost_core::source::Sources;

use crate::Options;
use crate::context::{Context, page_path};
use crate::overrides::Overrides;
use signpost_core::digest::sha256;

/// What the keys of all pages are made from.
pub(crate) struct Keys<'s> {
    sources: &'s Sources,
    /// The digest of what every page depends on.
    all: String,
}

impl<'s> Keys<'s> {
    pub(crate) fn new(
        sources: &'s Sources,
        context: &Context<'_>,
        options: &Options,
        overrides: &Overrides,
    ) -> Self {
        let mut all = Hash::default();
        all.add(&options.program);
        all.add(context.base.as_str());
        all.add(&options.drafts);
        for (name, text) in overrides.files() {
            all.add(name);
            all.add(&sha256(text));
        }
        for edition in &context.editions {
            for page in &edition.foot {
                all.add(&page_path(page));
                all.add(&page.title);
            }
        }
        Self { sources, all: all.finish() }
    }

    /// The key of a page.
    pub(crate) fn of(&self, context: &Context<'_>, page: &Entry<Page>) -> String {
        let mut key = Hash::default();
        key.add(&self.all);
        for source in context.sources(page) {
            key.add(&source);
            key.add(self.sources.digest(&source));
        }
        let edition = context.edition(&page.language);
        for aid in page.aids.list.iter().filter_map(|id| context.site.aids.get(id)) {
            let successor = aid.successor.as_ref();
            let listing = successor.and_then(|id| edition?.page_listing(id));
            key.add(&listing.map(|page| page_path(page)).unwrap_or_default());
            let successor = successor.and_then(|id| context.site.aids.get(id));
            for aid in [Some(aid), successor].into_iter().flatten() {
                for link in &aid.links {
                    key.add(&format_args!("{:?}", context.audit.finding(link)));
                }
                // What is found of another page's link may say that the provider's domain is lost.
                let home = context.site.provider_of(aid).map(|provider| provider.home.as_str());
                key.add(&home.is_some_and(|home| context.audit.is_lost(home)));
            }
        }
        for address in context.lost_in_texts(page) {
            key.add(address);
        }
        key.finish()
    }
}

/// A digest of values one after the other, none of which can run into the next.
#[derive(Default)]
pub(super) struct Hash(Sha256);

impl Hash {
    pub(super) fn add(&mut self, value: &(impl fmt::Display + ?Sized)) {
        self.add_bytes(value.to_string().as_bytes());
    }

    pub(super) fn add_bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    pub(super) fn finish(self) -> String {
        signpost_core::digest::hex(&self.0.finalize())
    }
}
