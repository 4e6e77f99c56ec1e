//! What the ledger keeps of a run that was not believed, so that the same on another day is.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What made a run hard to believe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The UTC day on which these domains turned at once.
    pub day: Date,
    /// The registrable domains that turned at once; none where no more happened than `pages`.
    pub domains: BTreeSet<String>,
    /// Each page that stood on domains that have nothing to do with each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PicturedPage>,
}

/// A page that stood on domains that have nothing to do with each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PicturedPage {
    /// The UTC day on which it first stood there.
    pub day: Date,
    /// What tells the page's text from others.
    pub page: String,
    /// The registrable domains.
    pub domains: BTreeSet<String>,
}

impl Picture {
    /// A picture of nothing yet.
    pub(super) fn new(today: Date) -> Self {
        Self { day: today, domains: BTreeSet::new(), pages: Vec::new() }
    }

    /// Puts down that these domains turned at once, and says whether they had done so on an earlier day.
    pub(super) fn turned(
        &mut self,
        domains: &BTreeSet<String>,
        before: Option<&Self>,
        today: Date,
    ) -> bool {
        let known = before.filter(|it| it.day <= today && are_again(&it.domains, domains));
        self.day = known.map_or(today, |known| known.day);
        self.domains = known.map_or(domains, |known| &known.domains).clone();
        self.day < today
    }

    /// Puts down that this page stands on these domains, and says whether it had stood there on an earlier
    /// day.
    pub(super) fn shows(
        &mut self,
        page: &str,
        domains: &BTreeSet<String>,
        before: Option<&Self>,
        today: Date,
    ) -> bool {
        let known = before.and_then(|it| it.pages.iter().find(|known| known.page == page));
        let known = known.filter(|it| it.day <= today && are_again(&it.domains, domains));
        let new = || PicturedPage { day: today, page: page.to_owned(), domains: domains.clone() };
        let shown = known.cloned().unwrap_or_else(new);
        let is_again = shown.day < today;
        self.pages.push(shown);
        is_again
    }
}

/// Whether more than half of the domains that were kept are among those of now. A clock that was wrong on
/// one day says nothing of another.
fn are_again(kept: &BTreeSet<String>, now: &BTreeSet<String>) -> bool {
    kept.intersection(now).count() * 2 > kept.len()
}
