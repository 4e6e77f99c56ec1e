//! Whether the page is the aid, when nothing else is the matter with it.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::expectation::{self, Level};
use crate::page::Media;
use crate::page::words::plain;

/// A page on something else, or one on which nothing can be recognised.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    if matches!(case.page.media, Media::Pdf | Media::Other)
        || expectation::is_empty(&case.link.expectation)
    {
        return None;
    }
    let only_listed = case.shown.level == Level::Listed && case.moved_away();
    if case.shown.met() && !only_listed {
        return None;
    }
    if only_listed {
        return Finding::new(
            Reason::OtherTopic,
            "The reader is sent on to a page that only links to what is expected.",
        );
    }
    let missing = plain(&case.shown.missing.join(", "), 120);
    if case.is_shell() {
        return Finding::new(
            Reason::NoEvidence,
            "The page is put together by scripts or frames, so there is nothing here to recognise the aid by.",
        );
    }
    if case.length() < 5 {
        return Finding::new(
            Reason::NoEvidence,
            "The page has next to no text, so there is nothing to recognise the aid by.",
        );
    }
    // What was expected may stand in the part that was not read.
    if case.page.truncated && expectation::touches(&case.link.expectation, &case.page) {
        return Finding::new(
            Reason::NoEvidence,
            format!(
                "The page was too long to be read as a whole, and what was read of it does not show: {missing}."
            ),
        );
    }
    // An aid may be called by another name of its subject: `High blood pressure` for `Hypertension`.
    if case.shown.subject_spoken_of
        && !case.moved_away()
        && case.length() >= 60
        && case.sibling.as_ref().is_some_and(|sibling| sibling.honest)
    {
        return Finding::new(
            Reason::NoEvidence,
            format!("The page speaks of the subject, but does not show: {missing}."),
        );
    }
    Finding::new(Reason::OtherTopic, format!("The page does not show what is expected: {missing}."))
}
