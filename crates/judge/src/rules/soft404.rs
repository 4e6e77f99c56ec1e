//! Pages that say `200 OK` and mean `404`.
//!
//! Sources: Bar-Yossef et al. 2004 for asking an address that cannot exist; the phrases are no more
//! than one more sign, since half of all soft 404 have none of them.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::expectation::Extent;
use crate::address;
use crate::lexicon;
use crate::page::{Form, Media, Place};
use crate::words::plain;

/// The page is what the host shows for an address that cannot exist.
pub(super) fn by_control_page(case: &Case<'_>) -> Option<Finding> {
    let control = case.control.as_ref().filter(|control| control.same)?;
    // The host sends what it does not know to this very address, which therefore does exist.
    if control.sent_to_link {
        return None;
    }
    // A single-page application answers every address with one shell. What it fills in for
    // this address alone is what counts; with nothing filled in, there is nothing to judge by.
    if case.shown.met() && !control.met || case.shown.own_title {
        return None;
    }
    if !case.shown.met() && (case.is_shell() || case.page.media == Media::Other) {
        return None;
    }
    if is_bare(case) && !control.sent_together {
        let why = "The host shows this sentence and nothing else, for an address that cannot exist too: no website shows that for a missing page, so it cannot do its work.";
        return Finding::new(Reason::ServerError, why);
    }
    let why = if control.sent_together {
        "The host sends an address that cannot exist to the same page."
    } else {
        "The host shows the same page for an address that cannot exist."
    };
    Finding::new(Reason::Soft404, why)
}

/// How many words a page has at most that is a message and nothing else.
const MESSAGE: usize = 40;

/// Whether a page is a message that leads nowhere and does not say that something is missing.
fn is_bare(case: &Case<'_>) -> bool {
    let says_missing = || {
        let lines = case.page.blocks.iter().map(|block| &block.line).chain(&case.parts);
        lines.into_iter().any(lexicon::is_error)
    };
    let leads = case.page.blocks.iter().any(|block| block.linked || block.place != Place::Main);
    case.is_page()
        && case.answer.cut.is_none()
        && !leads
        && case.page.links == 0
        && case.page.form == Form::default()
        && case.length() > 0
        && case.length() < MESSAGE
        && !says_missing()
}

/// The page says that there is nothing, in its title, its headings or as its only message.
pub(super) fn by_phrase(case: &Case<'_>) -> Option<Finding> {
    // The title of the aid above a text of some length, and an error message besides: a page with a
    // fault in it.
    if case.shown.own_title && case.length() >= 60 {
        return None;
    }
    let names = case.headlines();
    // `Back pain: cause not found` names an aid, where a text of its own stands below it and a
    // missing page would show. `Page not found` names none.
    let honest = case.control.as_ref().is_some_and(|control| control.honest);
    let aid = honest && case.met_at_length() && case.length() >= 120;
    let said = case
        .parts
        .iter()
        .find(|line| if aid { lexicon::is_error(line) } else { lexicon::is_error_name(line) });
    let said = said.or_else(|| names.iter().find(|line| lexicon::is_error(line))).or_else(|| {
        let mut headings = case.page.headings.iter().map(|heading| &heading.line);
        headings.by_ref().filter(|_| !case.shown.met()).find(|line| lexicon::is_error(line))
    });
    if let Some(said) = said {
        return Finding::new(
            Reason::Soft404,
            format!("The page says “{}” in place of an aid.", plain(said.trim(), 100)),
        );
    }
    let home = case
        .page
        .canonical
        .as_ref()
        .is_some_and(|own| address::is_home(own) && address::is_same_site(own, case.landed()));
    if home && !address::is_home(&case.observation.asked) && case.shown.extent == Extent::Missing {
        return Finding::new(Reason::Soft404, "The page gives the home page as its own address.");
    }
    None
}
