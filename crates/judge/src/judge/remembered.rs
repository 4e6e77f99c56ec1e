//! What is remembered of a page, beside what the rules say of it.
//!
//! Memory is asked first of all that looks at content: a page that is still the one that is
//! remembered is the aid, whatever single words say. Only a notice on it is news, since it was fine
//! without one.

use super::case::Case;
use super::{Rule, Stage};
use crate::memory::{self, Comparison, Fingerprint, Sameness};

/// A page next to what is remembered of it.
pub(super) struct Recalled {
    comparison: Comparison,
    sameness: Sameness,
}

impl Recalled {
    pub(super) fn new(before: &Fingerprint, case: &Case<'_>) -> Self {
        let now = Fingerprint::taken(case.answer, &case.page, case.control.as_ref());
        let comparison = memory::compare(before, &now);
        // What was cut off by our own limits can prove that a page is the same, never that it is
        // another one.
        let cut = case.page.cut.is_some();
        let sameness = match comparison.sameness {
            Sameness::Same => Sameness::Same,
            _ if cut => Sameness::CannotTell,
            other => other,
        };
        Self { comparison, sameness }
    }

    /// Whether memory has answered what a rule asks.
    pub(super) fn settles(&self, rule: &Rule) -> bool {
        let recognises = matches!(rule.id, "page-kind" | "recognition");
        match self.sameness {
            Sameness::Same => rule.stage > Stage::Hidden && rule.id != "notice",
            Sameness::Revised => {
                recognises || matches!(rule.id, "other-document" | "unreadable-file")
            }
            // What else it may be, such as parked, says more than that it is another page.
            Sameness::Other => recognises,
            Sameness::CannotTell => false,
        }
    }

    /// The sentence that says what became of the page.
    pub(super) fn why(&self) -> &str {
        &self.comparison.why
    }

    pub(super) fn is_replaced(&self) -> bool {
        self.sameness == Sameness::Other
    }

    pub(super) fn is_revised(&self) -> bool {
        self.sameness == Sameness::Revised
    }

    /// Whether it is the page that is remembered, revised or not.
    pub(super) fn is_known(&self) -> bool {
        matches!(self.sameness, Sameness::Same | Sameness::Revised)
    }
}

/// What to remember of a page that is fine. What was remembered stays as long as the page is known
/// by it: slow changes then add up, and a revised page stays so until a person has read it again.
pub(super) fn to_keep(
    memory: Option<&Fingerprint>,
    recalled: Option<&Recalled>,
    case: &Case<'_>,
) -> Option<Fingerprint> {
    if let (Some(before), Some(recalled)) = (memory, recalled)
        && (recalled.is_known() || before.version == memory::VERSION)
    {
        return Some(before.clone());
    }
    Fingerprint::of(case.answer, &case.page, case.control.as_ref())
}
