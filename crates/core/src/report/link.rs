//! What became of one link.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::diagnostic::Severity;
use crate::model::AidId;
use crate::verdict::{Confidence, Reason, Verdict};

/// What became of one link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkReport {
    /// The address as the content writes it; `None` for an aid whose address is not known.
    pub url: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// How sure it is.
    #[serde(default)]
    pub confidence: Confidence,
    /// Whether the finding may be acted on: `false` for a link that was fine the last time and is
    /// `dead` or `changed` for the first time.
    #[serde(default = "yes")]
    pub confirmed: bool,
    /// How much it matters.
    pub severity: Severity,
    /// What else an editor should know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What the verdict rests on.
    pub evidence: Evidence,
    /// Where the content names the address.
    pub sources: Vec<LinkSource>,
    /// What could be put in the address's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Suggestion>,
    /// Since when the link has its present verdict, as far as the ledger knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// What the audit before this one found, where it asked the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Previous>,
    /// What was known of the link before answers that told nothing, such as a failure of its server: one
    /// of those undoes nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Known>,
    /// What the provider says of the aid on its page, or said there before the page was gone or refused: none of that
    /// takes it back. It ends when the link is found to be fine, or when a person has seen the aid there since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// How it compares with the audit before; `None` for what was fine and still is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// The suppression that accepts the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Accepted>,
    /// Since when the link fails without a break, as far as the ledger knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_failed: Option<Timestamp>,
    /// When the link was last found to be fine, as far as the ledger knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_ok: Option<Timestamp>,
}

fn yes() -> bool {
    true
}

impl LinkReport {
    /// A first finding with nothing behind it: no history, no suppression, no suggestion.
    pub fn new(url: Option<String>, reason: Reason, evidence: Evidence) -> Self {
        Self {
            url,
            verdict: reason.verdict(),
            reason,
            confidence: reason.confidence(),
            confirmed: true,
            severity: reason.verdict().severity(),
            notes: Vec::new(),
            evidence,
            sources: Vec::new(),
            suggestion: None,
            since: None,
            previous: None,
            known: None,
            notice: None,
            change: None,
            accepted: None,
            first_failed: None,
            last_ok: None,
        }
    }

    /// Whether readers find the aid there, as far as anybody can tell.
    ///
    /// ```
    /// use signpost_core::Reason;
    /// use signpost_core::report::{Evidence, LinkReport};
    ///
    /// // Readers who follow a redirect arrive at the aid as well.
    /// assert!(LinkReport::new(None, Reason::MovedPermanently, Evidence::default()).is_fine());
    /// assert!(!LinkReport::new(None, Reason::Http404, Evidence::default()).is_fine());
    /// ```
    pub fn is_fine(&self) -> bool {
        self.verdict.is_fine()
    }

    /// Whether nothing but lists names it, so that there is no content to change.
    pub fn is_listed(&self) -> bool {
        self.sources.iter().all(|source| source.kind == SourceKind::File)
            && !self.sources.is_empty()
    }

    /// What is known of the link although it did not answer today, or not with its page: that it is dead, say.
    pub fn still_known(&self) -> Option<Known> {
        self.known.filter(|_| matches!(self.verdict, Verdict::Down | Verdict::Blocked))
    }

    /// What the provider said there before, where neither today's finding nor what is still known says the same.
    pub fn earlier_notice(&self) -> Option<Notice> {
        let said = [Some(self.reason), self.still_known().map(|known| known.reason)];
        self.notice.filter(|notice| !said.contains(&Some(notice.reason)))
    }

    /// Whether a person has to look, because the audit cannot tell or an editor has to reread it.
    pub fn needs_a_look(&self) -> bool {
        let unsure = self.verdict == Verdict::Blocked
            || self.verdict == Verdict::Changed && self.confidence == Confidence::Low;
        unsure && self.severity > Severity::Note || self.notes.contains(&Note::Revised)
    }
}

/// What else an editor should know of a link, whatever its verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// The page has the same name as before, and much of its text is new: reread it.
    Revised,
    /// The page has no anchor with the name that the address ends with, after `#`.
    AnchorMissing,
    /// The link worked and failed alternately during the last weeks.
    Flapping,
}

impl Note {
    /// The note as reports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Revised => "revised",
            Self::AnchorMissing => "anchor-missing",
            Self::Flapping => "flapping",
        }
    }

    /// What a maintainer is told, as the rest of a sentence that begins with the link.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Revised => "has the same name and much new text, so it should be read again",
            Self::AnchorMissing => "has no anchor with the name after # in the address",
            Self::Flapping => "worked and failed alternately during the last weeks",
        }
    }
}

/// What the audit before found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
}

/// What was known of a link before answers that told nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// Since when it had that verdict.
    pub since: Timestamp,
}

/// What a provider says of an aid on the aid's own page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// That it was withdrawn, or archived.
    pub reason: Reason,
    /// When that was first found.
    pub since: Timestamp,
}

/// How a finding compares with that of the audit before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It matters more than it did.
    New,
    /// It is known, and not better than it was.
    Still,
    /// It needed something done, and is fine now.
    Recovered,
}

/// A suppression that accepts a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// Why the finding is accepted, in the maintainer's words.
    pub reason: String,
    /// The last day on which it is.
    pub until: Date,
}

/// A place that names an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LinkSource {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What names it there.
    #[serde(default)]
    pub kind: SourceKind,
    /// The aid, where it is one that names the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aid: Option<AidId>,
    /// The title that a list gives the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The pages that list the aid or have the text, as `language/slug`.
    #[serde(default)]
    pub pages: Vec<String>,
}

impl LinkSource {
    /// What a person calls the link: the aid's id, the title in a list, or what else names the address.
    pub fn name(&self) -> &str {
        match (&self.aid, self.kind) {
            (Some(aid), _) => aid.as_str(),
            (None, SourceKind::Text) => "a page's text",
            (None, _) => self.title.as_deref().unwrap_or("a link"),
        }
    }
}

/// What kind of place names an address.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A decision aid's file.
    #[default]
    Aid,
    /// A text of a page.
    Text,
    /// A file that is no content: a list of links that was named on the command line.
    File,
}

/// What could be put in a link's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What kind of address it is.
    pub kind: SuggestionKind,
    /// The address.
    pub url: String,
}

/// What kind of address is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuggestionKind {
    /// Where the aid has moved to.
    NewAddress,
    /// Where the page says that it has moved to, though the aid was not found there: for a person
    /// to look at, never written into the content by itself.
    PossibleAddress,
    /// A copy in a web archive.
    ArchivedCopy,
}
