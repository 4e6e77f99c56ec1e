//! Redirects that lead away from the aid: to an error page or to the home page.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::expectation::Extent;
use crate::address;
use crate::lexicon::{self, HOME};
use crate::words::plain;

/// A redirect to a page that says there is nothing.
pub(super) fn to_error_page(case: &Case<'_>) -> Option<Finding> {
    if case.observation.hops.is_empty() || !case.moved_away() || case.shown.own_title {
        return None;
    }
    let landed = case.landed();
    if address::is_error(landed)
        && !address::is_error(&case.observation.asked)
        && !case.met_at_length()
    {
        return Finding::new(
            Reason::RedirectToErrorPage,
            "The reader is sent on to the address of an error page.",
        );
    }
    // A move to a new address of its own that is not there either is no error page, but a missing
    // page.
    let all_alike = case.control.as_ref().map(|control| control.sent_together);
    if !all_alike.unwrap_or(!address::resemble(&case.observation.asked, landed)) {
        return None;
    }
    let error = case.parts.iter().find(|line| lexicon::is_error_name(line))?;
    Finding::new(
        Reason::RedirectToErrorPage,
        format!("The reader is sent on to a page that says “{}”.", plain(error.trim(), 80)),
    )
}

/// A redirect to the home page, which InternetArchiveBot counts as dead as well. A home page may
/// mention what the aid is about, so only its own title saves it; or that it is the front page of a
/// site made for the aid, by a host name of its own.
pub(super) fn to_home(case: &Case<'_>) -> Option<Finding> {
    let asked = &case.observation.asked;
    let landed = case.landed();
    if case.observation.hops.is_empty() || address::is_home(asked) || !case.moved_away() {
        return None;
    }
    let own_site = address::is_same_site(asked, landed);
    let dedicated = !own_site || address::is_dedicated(asked, landed);
    if case.shown.own_title
        || dedicated && case.shown.extent == Extent::Named
        || !own_site && case.shown.met()
    {
        return None;
    }
    if own_site && address::is_home(landed) {
        return Finding::new(Reason::RedirectToHome, "The reader is sent on to the home page.");
    }
    if own_site
        && case
            .page
            .canonical
            .as_ref()
            .is_some_and(|own| address::is_home(own) && address::is_same_site(own, landed))
    {
        return Finding::new(
            Reason::RedirectToHome,
            "The reader is sent on to a page that gives the home page as its own address.",
        );
    }
    let named_home = case.parts.iter().any(|line| {
        HOME.is(line)
            || line.starts_with(" welcome to ")
            || line.starts_with(" welkom bij ")
            || line.starts_with(" willkommen bei ")
            || line.starts_with(" bienvenue ")
    });
    let folder_home =
        address::is_above(landed, asked) && (named_home || address::ends_home(landed));
    if own_site && !case.shown.met() && (folder_home || address::ends_home(landed)) {
        return Finding::new(
            Reason::RedirectToHome,
            "The reader is sent on to the home page of this part of the site.",
        );
    }
    None
}
