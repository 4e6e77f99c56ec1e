//! Whether a link's page is still the one that is remembered, and which rules are asked then.
//!
//! Memory is stronger evidence than words: the page that was fine stays fine whatever single words
//! say, and another page is another page even if it names the ailment. What keeps the page from
//! being seen (walls, logins, faults) says nothing about either.

use signpost_core::verdict::{Confidence, Reason};

use super::case::Case;
use super::rule::{Rule, Stage};
use crate::memory::{EDITION, ENOUGH, Memory, Sameness, TRACE, compare};
use crate::page::Media;

/// What memory says of a page.
pub(super) enum Known {
    /// There is nothing to go by.
    Nothing,
    /// It is still that page.
    Same(String),
    /// It is that page with much new text.
    Revised(String),
    /// It has much the same name and hardly any of the text, so the rules have to tell.
    Doubtful(String),
    /// The same, where the name is all that the rules could recognise: the staff of a ward has it as well, and so has
    /// a page that lost its text.
    NameAlone(String),
    /// It is another page.
    Other(String),
    /// A person saw the aid there lately.
    Look,
}

impl Known {
    /// Compares a page with what is remembered of it.
    pub(super) fn of(case: &Case<'_>, memory: Memory<'_>) -> Self {
        let before = match memory {
            Memory::Nothing => return Self::Nothing,
            Memory::Look => return Self::Look,
            // The page that the look was taken for had too little to remember, so this is another one.
            Memory::LookAtLittle
                if case.fingerprint().is_worth_keeping(&case.page, case.control_page) =>
            {
                return Self::Nothing;
            }
            Memory::LookAtLittle => return Self::Look,
            Memory::Page(before) => before,
        };
        let now = case.fingerprint();
        let comparison = compare(before, now);
        let whole = case.answer.cut.is_none() && case.page.cut.is_none();
        // A page of one sentence is no new edition of an aid.
        let emptied = whole
            && case.page.media == Media::Html
            && before.words >= ENOUGH
            && comparison.kept < EDITION
            && matches!(comparison.sameness, Sameness::Revised | Sameness::CannotTell)
            && text_left(case) < ENOUGH;
        if emptied {
            return Self::NameAlone(
                "Next to none of the remembered text is left on it.".to_owned(),
            );
        }
        match comparison.sameness {
            Sameness::Same => Self::Same(comparison.why),
            Sameness::Revised if whole => Self::Revised(comparison.why),
            // What was not read to its end may be the same further down.
            Sameness::Other if whole => Self::Other(comparison.why),
            Sameness::CannotTell if whole && now.words >= ENOUGH && before.words >= ENOUGH => {
                let recognised = &case.shown.recognised;
                let by_name = recognised.mere_name || recognised.unasked || !recognised.in_body;
                match comparison.kept < TRACE && by_name {
                    true => Self::NameAlone(comparison.why),
                    false => Self::Doubtful(comparison.why),
                }
            }
            Sameness::Revised | Sameness::Other | Sameness::CannotTell => Self::Nothing,
        }
    }

    /// Whether a rule still has something to say. A notice was not there when the page was found to
    /// be fine, so it is news on a page that is otherwise the same; and what else another page may
    /// be, such as parked, says more than that it is another one.
    pub(super) fn leaves_to(&self, rule: &Rule) -> bool {
        let recognises = matches!(rule.id, "page-kind" | "recognition");
        match self {
            Self::Nothing | Self::Look | Self::Doubtful(_) | Self::NameAlone(_) => true,
            Self::Same(_) => rule.stage == Stage::Hidden || rule.id == "notice",
            Self::Revised(_) => {
                !recognises && !matches!(rule.id, "other-document" | "unreadable-file")
            }
            Self::Other(_) => !recognises,
        }
    }

    /// Whether it is the page that is remembered, revised or not.
    pub(super) fn is_that_page(&self) -> bool {
        matches!(self, Self::Same(_) | Self::Revised(_))
    }

    /// Whether a finding yields to a person's look: one that rests on words alone does.
    pub(super) fn outranks(&self, reason: Reason) -> bool {
        matches!(self, Self::Look) && reason.confidence() == Confidence::Low
    }
}

/// How many words the page has below its headings that are not on another page of the site as well.
fn text_left(case: &Case<'_>) -> u32 {
    let text = case.own_blocks().filter(|block| block.heading.is_none() && !block.linked);
    u32::try_from(text.map(|block| block.line.length()).sum::<usize>()).unwrap_or(u32::MAX)
}
