//! What a rule is.

use super::case::{Case, Finding};

/// A question that is asked of an answer.
pub(super) struct Rule {
    /// What the rule is called in reports.
    pub(super) id: &'static str,
    pub(super) stage: Stage,
    /// Whether it finds that something is missing, which a page that was not read whole cannot prove.
    pub(super) absence: bool,
    pub(super) run: fn(&Case<'_>) -> Option<Finding>,
}

/// What a group of rules asks, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// What keeps the page from being seen.
    Hidden,
    /// What is there in place of the aid.
    Instead,
    /// What is different about the aid.
    Different,
}
