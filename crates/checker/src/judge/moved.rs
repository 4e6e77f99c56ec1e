//! The aid is there: how the reader got to it.

use signpost_core::report::{RedirectKind, Suggestion, SuggestionKind};
use signpost_core::verdict::Reason;
use url::Url;

use super::address;
use super::case::Case;
use crate::observation::{Hop, Observation};

/// The verdict on a page that shows the aid, the sentence for it, and where the aid has moved to.
pub(super) fn verdict(case: &Case<'_>) -> (Reason, &'static str, Option<Suggestion>) {
    let observation = case.observation;
    let asked = without_fragment(&observation.asked);
    let landed = without_fragment(case.landed());
    if observation.hops.is_empty() || asked == landed || came_back(&asked, &landed) {
        return (Reason::Ok, "So the aid is there.", None);
    }
    if has_temporary(observation) {
        return (Reason::OkTemporaryRedirect, "So the aid is there; the redirect says itself that it may change (RFC 9110, sections 15.4.3, 15.4.4 and 15.4.8), so the address stays as it is.", None);
    }
    let suggestion = Some(Suggestion { kind: SuggestionKind::NewAddress, url: with_fragment(case.landed(), &observation.asked) });
    if observation.hops.iter().any(|hop| hop.kind == RedirectKind::MetaRefresh) {
        return (Reason::MovedByMetaRefresh, "So the aid is there, at the address that the page sends its readers on to.", suggestion);
    }
    if is_upgrade(&asked, &landed) {
        return (Reason::HttpToHttps, "So the aid is there, at the same address with https.", suggestion);
    }
    (Reason::MovedPermanently, "So the aid is there, at an address that every redirect on the way calls permanent (RFC 9110, sections 15.4.2 and 15.4.9).", suggestion)
}

/// Whether any redirect says that it may change: everything but 301 and 308. A meta refresh says neither, and is
/// mostly what somebody writes who has moved a page and cannot change the server.
pub(super) fn has_temporary(observation: &Observation) -> bool {
    let temporary = |hop: &Hop| hop.kind == RedirectKind::Http && !matches!(hop.status, 301 | 308);
    observation.hops.iter().any(temporary)
}

/// A detour that set a cookie and came back with no more than a session in the address.
fn came_back(asked: &Url, landed: &Url) -> bool {
    asked.scheme() == landed.scheme()
        && asked.host_str() == landed.host_str()
        && asked.path() == landed.path().split(';').next().unwrap_or_default()
        && address::is_same(asked, landed)
}

/// Whether only the scheme differs, with the port that goes with it.
fn is_upgrade(asked: &Url, landed: &Url) -> bool {
    asked.scheme() == "http"
        && landed.scheme() == "https"
        && asked.host_str() == landed.host_str()
        && asked.path() == landed.path()
        && asked.query() == landed.query()
}

fn without_fragment(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    url
}

/// A fragment is kept across a redirect that has none of its own (RFC 9110, section 10.2.2).
fn with_fragment(landed: &Url, asked: &Url) -> String {
    let mut url = landed.clone();
    if url.fragment().is_none() {
        url.set_fragment(asked.fragment());
    }
    url.into()
}
