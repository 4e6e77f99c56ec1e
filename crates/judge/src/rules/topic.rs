//! Whether the page is the aid, when nothing else is the matter with it.

use signpost_core::verdict::Reason;

use super::about::{self, About};
use super::case::{Case, Finding};
use super::expectation::{self, Level};
use super::moved;
use crate::address;
use crate::page::Media;
use crate::page::words::{self, plain};
use crate::recognise;

/// A page on something else, or one on which nothing can be recognised.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    if case.page.media == Media::Other || expectation::is_empty(&case.link.expectation) {
        return None;
    }
    if case.page.media == Media::Pdf {
        return pdf(case);
    }
    let only_listed = case.shown.level == Level::Listed && case.moved_away();
    if only_listed {
        return Finding::new(
            Reason::OtherTopic,
            "The reader is sent on to a page that only links to what is expected.",
        );
    }
    if case.shown.met() {
        if let Some(finding) = names_the_problem(case) {
            return Some(finding);
        }
        if !is_sent_to_little(case) {
            return None;
        }
        return Finding::new(
            Reason::NoEvidence,
            "The reader is sent on for good to a page that has little of what the title says.",
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
    if is_in_other_letters(case) {
        return Finding::new(
            Reason::NoEvidence,
            "The page is in other letters than what is expected, so the two cannot be compared.",
        );
    }
    if matches!(case.shown.about, About::Unclear { .. }) && is_sent_to_it(case) {
        return None;
    }
    match &case.shown.about {
        About::Other(sign) => Finding::new(
            Reason::OtherTopic,
            format!("The page does not show what is expected: {missing}. {sign}"),
        ),
        About::Unclear { like: true } => Finding::new(
            Reason::NoEvidence,
            format!(
                "The page has words of what is expected, and not enough of them to tell whether it shows: {missing}."
            ),
        ),
        _ => Finding::new(
            Reason::NoEvidence,
            format!("The page does not say what it is about, and does not show: {missing}."),
        ),
    }
}

/// A page that has the subject and hardly anything of what the title says about it. The name of a
/// problem is proof of no aid.
fn names_the_problem(case: &Case<'_>) -> Option<Finding> {
    let by_words = !case.link.expectation.words.is_empty();
    let shown = &case.shown;
    if shown.own_title || by_words || case.is_shell() || case.length() < SOME {
        return None;
    }
    let found = recognise::recognise(&case.link.expectation, &case.page, case.landed());
    // What asks a question or helps with a choice may put all of it in words of its own.
    let asks = case.page.names().iter().any(|name| name.contains('?'));
    if found.level > recognise::Level::Strange || asks || about::helps_to_choose(&case.page) {
        return None;
    }
    let said: Vec<&str> = found
        .features
        .iter()
        .filter(|feature| ["name", "line", "question"].contains(&feature.name))
        .map(|feature| feature.sentence.as_str())
        .collect();
    Finding::new(
        Reason::NoEvidence,
        format!(
            "The page names the problem, and by its title it is the aid to {:.0} % only: {}",
            found.score * 100.0,
            said.join(" ")
        ),
    )
}

/// How many words a page has at least that can be recognised by what it says.
const SOME: usize = 20;

/// Whether most letters of the page are of another script than the titles and subjects: a Japanese
/// page, listed under the English translation of its title.
fn is_in_other_letters(case: &Case<'_>) -> bool {
    let expected = &case.link.expectation;
    let latin = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        // Latin letters end with Unicode's block Latin Extended Additional.
        let latin =
            letters.clone().filter(|c| *c <= '\u{1eff}' && !('\u{370}'..'\u{1e00}').contains(c));
        latin.count() * 2 >= letters.count()
    };
    let mut titles = expected.titles.iter().chain(&expected.subjects).chain(&expected.words);
    titles.all(|title| latin(title)) && !latin(&case.page.text())
}

/// Whether a permanent redirect leads to a page on the subject that has little of the title. As the
/// new address is put into the content, it takes more than to leave an old one there.
fn is_sent_to_little(case: &Case<'_>) -> bool {
    case.moved_away()
        && moved::is_for_good(case.observation)
        && !case.shown.own_title
        && !expectation::is_mostly_asked(&case.link.expectation, &case.page)
}

/// How many words of a PDF have to be read to know what it is about.
const READ: usize = 8;

/// A PDF is the aid if its title or its text says so, as a page's must. Many have the title of the file
/// that they were made from, and of many nothing can be read: that proves nothing, neither way.
fn pdf(case: &Case<'_>) -> Option<Finding> {
    let expected = &case.link.expectation;
    let document = case.page.of_document();
    // Where a title asks nothing about its subject, half of that is no sign of anything.
    let by_title = expected.words.is_empty()
        && !expected.titles.is_empty()
        && expectation::touches(expected, &document);
    if case.shown.met()
        || expectation::shown(expected, &document).met()
        || by_title && expectation::is_mostly_asked(expected, &document)
    {
        return None;
    }
    let shown = |page| expectation::touches(expected, page) || expectation::in_body(expected, page);
    let length = words::count(&case.page.document);
    if let About::Other(sign) = &case.shown.about
        && length >= READ
        && !shown(&case.page)
        && !shown(&document)
    {
        return Finding::new(
            Reason::OtherTopic,
            format!("What can be read of the PDF has nothing of what is expected. {sign}"),
        );
    }
    let why = match (case.page.title.trim().is_empty(), length) {
        (true, 0) => {
            "Neither a title nor any text of the PDF can be read, so there is nothing to recognise the aid by."
        }
        (false, 0) => {
            "Nothing but the title of the PDF can be read, and it is not what is expected."
        }
        _ => "What can be read of the PDF has too little of what is expected.",
    };
    Finding::new(Reason::NoEvidence, why)
}

/// Whether the server sends this address alone to one that names the subject. It is the provider who
/// says there that the two are the same.
fn is_sent_to_it(case: &Case<'_>) -> bool {
    let landed = case.landed();
    let alone = case
        .control
        .as_ref()
        .is_some_and(|control| control.honest || !control.sent_together && !control.same);
    let words_missing = !case.link.expectation.words.is_empty();
    alone
        && !words_missing
        && case.moved_away()
        && !address::is_home(landed)
        && !address::is_error(landed)
        && expectation::is_named_by(&case.link.expectation, landed.path())
}
