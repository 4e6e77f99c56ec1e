//! The aid is there: how the reader got to it.

use signpost_core::report::{RedirectKind, Suggestion, SuggestionKind};
use signpost_core::verdict::Reason;
use url::Url;

use super::case::Case;
use crate::address;
use crate::observation::{Hop, Observation};

/// The verdict on a page that shows the aid, the sentence for it, and where the aid has moved to.
pub(super) fn verdict(case: &Case<'_>) -> (Reason, &'static str, Option<Suggestion>) {
    let observation = case.observation;
    let asked = without_fragment(&observation.asked);
    let landed = without_fragment(case.landed());
    if observation.hops.is_empty() || asked == landed || came_back(&asked, &landed) {
        return (Reason::Ok, "So the aid is there.", None);
    }
    // What comes before the first redirect that may change is what lasts (RFC 9110, section 15.4:
    // a permanent redirect is to be written back, a temporary one is not).
    let lasting: Vec<&Hop> = observation.hops.iter().take_while(|hop| !is_temporary(hop)).collect();
    let complete = lasting.len() == observation.hops.len();
    let target = match lasting.last() {
        _ if complete => case.landed(),
        Some(last) if address::moved_away(&asked, &last.to) || is_upgrade(&asked, &last.to) => {
            &last.to
        }
        _ => {
            return (
                Reason::OkTemporaryRedirect,
                "So the aid is there; the redirect says itself that it may change, so the address stays as it is.",
                None,
            );
        }
    };
    let url = with_fragment(target, &observation.asked);
    let suggestion = Some(Suggestion { kind: SuggestionKind::NewAddress, url });
    if lasting.iter().any(|hop| hop.kind == RedirectKind::Notice) {
        return (
            Reason::MovedByNotice,
            "So the aid is there, at the address that the page says it has moved to.",
            suggestion,
        );
    }
    if lasting.iter().any(|hop| hop.kind != RedirectKind::Http) {
        return (
            Reason::MovedByMetaRefresh,
            "So the aid is there, at the address that the page sends its readers on to.",
            suggestion,
        );
    }
    if is_upgrade(&asked, &without_fragment(target)) {
        return (
            Reason::HttpToHttps,
            "So the aid is there, at the same address with https.",
            suggestion,
        );
    }
    let why = if complete {
        "So the aid is there, at an address that every redirect on the way calls permanent."
    } else {
        "So the aid is there; it has moved permanently to the address before the first temporary redirect."
    };
    (Reason::MovedPermanently, why, suggestion)
}

/// Whether any redirect says that it may change.
pub(super) fn has_temporary(observation: &Observation) -> bool {
    observation.hops.iter().any(is_temporary)
}

/// Whether the server says of every redirect that it is permanent.
pub(super) fn is_for_good(observation: &Observation) -> bool {
    !has_temporary(observation) && observation.hops.iter().any(|hop| hop.kind == RedirectKind::Http)
}

/// Everything but 301 and 308 may change (RFC 9110, section 15.4). A page that sends its
/// readers on says nothing of it, and is mostly what somebody writes who has moved a page and cannot
/// change the server.
fn is_temporary(hop: &Hop) -> bool {
    hop.kind == RedirectKind::Http && !matches!(hop.status, 301 | 308)
}

/// A detour that set a cookie and came back with no more than a session in the address.
fn came_back(asked: &Url, landed: &Url) -> bool {
    asked.scheme() == landed.scheme()
        && asked.host_str() == landed.host_str()
        && asked.path() == landed.path().split(';').next().unwrap_or_default()
        && essential(asked) == essential(landed)
}

/// The query without what a server keeps its readers apart by.
fn essential(url: &Url) -> Vec<(String, String)> {
    let session = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.contains("sess")
            || name.contains("cookie")
            || matches!(name.as_str(), "sid" | "_ga" | "_gl" | "token" | "visit" | "visitor")
    };
    url.query_pairs().into_owned().filter(|(name, _)| !session(name)).collect()
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
