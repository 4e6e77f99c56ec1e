//! The audit report: what became of every link, with the evidence for it.
//!
//! `schemas/audit-report.schema.json` describes the same thing for other programs.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::model::AidId;
use crate::verdict::{Reason, Verdict};

/// What became of every link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditReport {
    /// The version of the report's format.
    pub version: u32,
    /// When the audit started.
    pub started: Timestamp,
    /// How many links got each verdict.
    pub summary: Summary,
    /// The links, sorted by address; those without one come first.
    pub links: Vec<LinkReport>,
}

impl AuditReport {
    /// The version of the report's format that this code writes and reads.
    pub const VERSION: u32 = 1;

    /// A report on these links, which it sorts and counts.
    pub fn new(started: Timestamp, mut links: Vec<LinkReport>) -> Self {
        links.sort_by(|a, b| (&a.url, &a.sources).cmp(&(&b.url, &b.sources)));
        let summary = Summary::of(&links);
        Self { version: Self::VERSION, started, summary, links }
    }

    /// What became of this address.
    pub fn link(&self, url: &str) -> Option<&LinkReport> {
        self.links.iter().find(|link| link.url.as_deref() == Some(url))
    }

    /// The worst that was found.
    pub fn severity(&self) -> Severity {
        self.links.iter().map(|link| link.severity).max().unwrap_or(Severity::Fine)
    }
}

/// How many links got each verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// What became of one link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkReport {
    /// The address as the content writes it; `None` for an aid whose address is not known.
    pub url: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// How much it matters.
    pub severity: Severity,
    /// What the verdict rests on.
    pub evidence: Evidence,
    /// Where the content names the address.
    pub sources: Vec<LinkSource>,
    /// What could be put in the address's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Suggestion>,
    /// Since when the link fails without a break, as far as the ledger knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_failed: Option<Timestamp>,
    /// When the link was last found to be fine, as far as the ledger knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_ok: Option<Timestamp>,
}

/// A place in the content that names an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkSource {
    /// The content file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The aid.
    pub aid: AidId,
    /// The pages that list the aid, as `language/slug`.
    pub pages: Vec<String>,
}

/// What a verdict rests on. All text from the network in it is bounded in length.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The status of the last answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The redirects followed, in order.
    #[serde(default)]
    pub redirects: Vec<Redirect>,
    /// The address that answered in the end, where it is another than the link's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub final_url: Option<String>,
    /// The title of the page seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The media type of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// The language that the page seems to be in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What an address that cannot exist answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sibling: Option<Sibling>,
    /// What is known of the certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls: Option<Tls>,
    /// What the server's `Retry-After` asked for, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u64>,
    /// How many requests were made for the link, retries and redirects included.
    pub attempts: u32,
    /// How long the link took, in milliseconds.
    pub elapsed_ms: u64,
    /// What went wrong, where no answer could be had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// How the verdict follows, one sentence a step.
    #[serde(default)]
    pub steps: Vec<String>,
}

/// A redirect that was followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redirect {
    /// The address that redirected.
    pub from: String,
    /// The address it redirected to.
    pub to: String,
    /// The status of the answer.
    pub status: u16,
    /// How it redirected.
    pub kind: RedirectKind,
}

/// How an answer redirected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RedirectKind {
    /// By status and `Location` (RFC 9110, section 15.4).
    Http,
    /// By `<meta http-equiv="refresh">` in the page.
    MetaRefresh,
    /// By a script in a page that has nothing else.
    Script,
}

/// What an address that cannot exist answered, next to the link's own answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sibling {
    /// The address that cannot exist.
    pub url: String,
    /// Its status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// How much its text is like the link's, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub similarity: Option<f64>,
    /// Whether the two are one and the same page.
    pub same: bool,
}

/// What is known of a certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// When it expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_after: Option<Timestamp>,
    /// What is wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

/// What could be put in a link's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// A copy in a web archive.
    ArchivedCopy,
}
