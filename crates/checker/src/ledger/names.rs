//! Links that are known by another address than the one that is asked for: another spelling of it, or the one
//! that it had before it moved.

use std::collections::{BTreeMap, HashMap};

use signpost_core::address;
use signpost_judge::conclude::History;
use url::Url;

/// By the plain form of an address, under which one a ledger knows it, and whether that one moved to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(HashMap<String, (String, bool)>);

impl Names {
    /// The other names of everything that a ledger knows.
    pub(super) fn of(entries: &BTreeMap<String, History>) -> Self {
        let mut names = HashMap::new();
        let mut moves = HashMap::new();
        for (url, history) in entries {
            // Most are written in their plain form, by which they are found without this.
            if let Some(plain) = plain(url).filter(|plain| plain != url) {
                names.entry(plain).or_insert_with(|| (url.clone(), false));
            }
            if let Some(to) = history.moved_to.as_deref().and_then(plain) {
                moves.entry(to).or_insert_with(|| (url.clone(), true));
            }
        }
        // What is known of an address itself comes before what is known of one that led there.
        for (plain, known) in moves {
            names.entry(plain).or_insert(known);
        }
        Self(names)
    }

    /// Under which address a ledger knows that of this plain form, and whether that one moved to it.
    pub(super) fn get(&self, plain: &str) -> Option<(&str, bool)> {
        self.0.get(plain).map(|(url, moved)| (url.as_str(), *moved))
    }
}

/// The one form of all spellings of an address. The place on the page is none of it, unless it is what a script
/// shows a page by.
pub(super) fn plain(url: &str) -> Option<String> {
    let mut url = Url::parse(url).ok().filter(address::is_http)?;
    if !url.fragment().is_some_and(|fragment| fragment.starts_with(['/', '!'])) {
        url.set_fragment(None);
    }
    Some(address::plain(url))
}
