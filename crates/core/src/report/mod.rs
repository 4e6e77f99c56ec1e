//! The audit report: what became of every link, with the evidence for it.
//!
//! `schemas/audit-report.schema.json` describes the same thing for other programs. Reports of
//! version 1 are read as well: what they do not say is taken as they meant it.

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

mod evidence;
mod link;
mod look;
mod merge;
mod read;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::verdict::Verdict;

pub use evidence::{Control, Evidence, Redirect, RedirectKind, Tls};
pub use link::{
    Accepted, Change, Known, LinkReport, LinkSource, Note, Notice, Previous, SourceKind,
    Suggestion, SuggestionKind,
};
pub use merge::MergeError;
pub use read::ReadError;

/// What became of every link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditReport {
    /// The version of the report's format.
    pub version: u32,
    /// When the audit started.
    pub started: Timestamp,
    /// Which links of the content the report is about.
    #[serde(default)]
    pub scope: Scope,
    /// How many links got each verdict.
    pub summary: Summary,
    /// What is wrong besides the links; an error makes the audit's exit code 1.
    #[serde(default)]
    pub faults: Vec<Fault>,
    /// The links, sorted by address; those without one come first.
    pub links: Vec<LinkReport>,
}

impl AuditReport {
    /// The version of the report's format that this code writes. It reads all versions up to it.
    pub const VERSION: u32 = 2;

    /// A report on all links of the content, which it sorts and counts.
    ///
    /// ```
    /// use signpost_core::report::{Evidence, LinkReport};
    /// use signpost_core::{AuditReport, Reason, Severity, Verdict};
    ///
    /// let gone = LinkReport::new(Some("https://aids.example/knee".to_owned()), Reason::Http404, Evidence::default());
    /// let fine = LinkReport::new(Some("https://aids.example/back".to_owned()), Reason::Ok, Evidence::default());
    /// let report = AuditReport::new("2026-11-25T04:17:00Z".parse().unwrap(), vec![gone, fine]);
    /// assert_eq!(report.summary.count(Verdict::Dead), 1);
    /// assert_eq!(report.severity(), Severity::Error);
    /// assert!(report.link("https://aids.example/back").unwrap().is_fine());
    /// ```
    pub fn new(started: Timestamp, links: Vec<LinkReport>) -> Self {
        Self::of(Scope::Whole, started, links)
    }

    /// A report on these links, which it sorts and counts.
    pub fn of(scope: Scope, started: Timestamp, mut links: Vec<LinkReport>) -> Self {
        links.sort_by(|a, b| (&a.url, &a.sources).cmp(&(&b.url, &b.sources)));
        let summary = Summary::of(&links);
        Self { version: Self::VERSION, started, scope, summary, faults: Vec::new(), links }
    }

    /// What chose the links, where all of them are of lists, so that it says nothing of the content.
    pub fn of_lists(&self) -> Option<&str> {
        match &self.scope {
            Scope::Selection { chosen_by }
                if !self.links.is_empty() && self.links.iter().all(LinkReport::is_listed) =>
            {
                Some(chosen_by)
            }
            _ => None,
        }
    }

    /// What became of this address.
    pub fn link(&self, url: &str) -> Option<&LinkReport> {
        // Links without an address come first, so that the order holds for the rest too.
        let index = self.links.binary_search_by(|link| link.url.as_deref().cmp(&Some(url))).ok()?;
        self.links.get(index)
    }

    /// The worst that was found.
    pub fn severity(&self) -> Severity {
        let links = self.links.iter().map(|link| link.severity);
        let faults = self.faults.iter().map(|fault| fault.severity);
        links.chain(faults).max().unwrap_or(Severity::Fine)
    }

    /// The worst of what is new: links whose severity rose since the last audit, and the faults.
    pub fn new_severity(&self) -> Severity {
        let new = self.links.iter().filter(|link| link.change == Some(Change::New));
        let faults = self.faults.iter().map(|fault| fault.severity);
        new.map(|link| link.severity).chain(faults).max().unwrap_or(Severity::Fine)
    }
}

/// Which links of the content a report is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Scope {
    /// All of them.
    #[default]
    Whole,
    /// One of several parts, which together are all of them.
    Shard {
        /// Which part, from 1.
        number: usize,
        /// Of how many.
        of: usize,
    },
    /// Some of them, chosen on the command line.
    Selection {
        /// The arguments that chose them, for a person to read.
        chosen_by: String,
    },
}

impl Scope {
    /// Whether the report is about all links.
    pub fn is_whole(&self) -> bool {
        *self == Self::Whole
    }
}

/// Something wrong besides the links: a suppression that has expired, a file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fault {
    /// The diagnostic's code, as docs/diagnostics.md lists it.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, as a sentence without its full stop.
    pub message: String,
    /// The content file, or the ledger.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Fault {
    /// The code of lines of a ledger that cannot be understood.
    pub const LEDGER_LINE: &str = "ledger-line";
}

/// How many links got each verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each field is the verdict of the same name")]
pub struct Summary {
    pub ok: usize,
    pub moved: usize,
    pub changed: usize,
    pub dead: usize,
    pub down: usize,
    pub blocked: usize,
    pub skipped: usize,
}

impl Summary {
    fn of(links: &[LinkReport]) -> Self {
        let mut summary = Self::default();
        for link in links {
            *summary.count_mut(link.verdict) += 1;
        }
        summary
    }

    /// How many links got this verdict.
    pub fn count(mut self, verdict: Verdict) -> usize {
        *self.count_mut(verdict)
    }

    fn count_mut(&mut self, verdict: Verdict) -> &mut usize {
        match verdict {
            Verdict::Ok => &mut self.ok,
            Verdict::Moved => &mut self.moved,
            Verdict::Changed => &mut self.changed,
            Verdict::Dead => &mut self.dead,
            Verdict::Down => &mut self.down,
            Verdict::Blocked => &mut self.blocked,
            Verdict::Skipped => &mut self.skipped,
        }
    }
}
