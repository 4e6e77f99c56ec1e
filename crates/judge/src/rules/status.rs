//! What the status alone says (RFC 9110, section 15).

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use crate::observation::NETWORK_AUTHENTICATION_REQUIRED;

/// The verdict on a status that is not a success.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    let status = case.answer.status;
    if case.answer.shows_page() {
        return None;
    }
    let (reason, why) = match status {
        404 => (
            Reason::Http404,
            "The server says that there is no such page (RFC 9110, section 15.5.5).",
        ),
        410 => (
            Reason::Http410,
            "The server says that the page is permanently gone (RFC 9110, section 15.5.11).",
        ),
        403 => (
            Reason::Forbidden,
            "The server refuses to show the page, which says nothing about whether it is there.",
        ),
        408 => (
            Reason::Timeout,
            "The server gave up waiting for the request (RFC 9110, section 15.5.9).",
        ),
        // RFC 6585, section 4.
        429 => (Reason::RateLimited, "The server asks to come back later."),
        // 425, RFC 8470: the server asks for the same request again.
        425 => (Reason::RateLimited, "The server asks to try again later."),
        NETWORK_AUTHENTICATION_REQUIRED => (
            Reason::HttpError,
            "A network on the way wants its user to log in first (RFC 6585, section 6), so the page was not asked.",
        ),
        500..=599 => (
            Reason::ServerError,
            "The server has a fault, which says nothing about whether the page is there.",
        ),
        999 => (
            Reason::Http999,
            "The status 999 is no HTTP; some sites send it to whatever they take for a robot.",
        ),
        _ => (Reason::HttpError, "This status says nothing about whether the page is there."),
    };
    Finding::new(reason, why)
}

/// The verdict on a success that brings nothing along.
pub(super) fn empty(case: &Case<'_>) -> Option<Finding> {
    use crate::page::Media::{Empty, Html};
    let page = &case.page;
    let bare = page.media == Html
        && page.blocks.is_empty()
        && page.sources.is_empty()
        && page.script.scripts + page.script.frames + page.script.images == 0
        && page.script.noscript.is_empty()
        && page.form == crate::page::Form::default();
    let status = case.answer.status;
    if matches!(status, 204 | 205) || page.media == Empty || bare {
        // 202 promises an answer later, 204 and 205 say that there is none to show, and firewalls
        // answer robots by them. Only 200 says that this is the page (RFC 9110, section 15.3).
        if status != 200 {
            return Finding::new(
                Reason::NoEvidence,
                format!("The status {status} with nothing to show says nothing about the page."),
            );
        }
        return Finding::new(
            Reason::EmptyBody,
            "The answer says that all is well, and has nothing in it.",
        );
    }
    None
}
