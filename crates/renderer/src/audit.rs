//! What an audit means to a reader: for each address, whether it can be followed and what to say.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use serde::Serialize;
use sha2::{Digest, Sha256};
use signpost_core::model::AidLink;
use signpost_core::report::{AuditReport, LinkReport, SuggestionKind};
use signpost_core::{Reason, Verdict};

use crate::address;
use crate::error::RenderError;

/// An audit report, with the digest of the file that it was read from for the manifest.
#[derive(Debug, Clone)]
pub struct Audited {
    /// The report.
    pub report: AuditReport,
    /// The SHA-256 of the report's file, in small hexadecimal digits.
    pub sha256: String,
}

impl Audited {
    /// Reads a report as `audit --format json` wrote it.
    ///
    /// # Errors
    ///
    /// When the bytes are not a report of the version that this code reads.
    pub fn from_json(bytes: &[u8]) -> Result<Self, RenderError> {
        let report = AuditReport::from_json(bytes)
            .map_err(|error| RenderError::Audit { reason: error.to_string() })?;
        Ok(Self { report, sha256: sha256(bytes) })
    }
}

/// The digest of some bytes, in small hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a link can be followed, as far as anybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    /// It can, or nothing speaks against it.
    Available,
    /// It can, and its provider says there that the aid is no longer updated.
    Archived,
    /// It failed when it was last tried; readers may have better luck.
    Unanswered,
    /// It shows something else.
    Changed,
    /// It says that the aid was withdrawn.
    Withdrawn,
    /// It is gone.
    Dead,
}

impl State {
    /// Whether readers are sent there.
    pub(crate) fn is_linked(self) -> bool {
        matches!(self, Self::Available | Self::Archived | Self::Unanswered)
    }
}

/// What is known of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Whether it can be followed.
    pub(crate) state: State,
    /// When it was last seen to be fine, by the audit or by a person.
    pub(crate) checked: Option<Date>,
    /// When it was tried, where that failed.
    pub(crate) tried: Option<Date>,
    /// A copy in a web archive.
    pub(crate) archived_copy: Option<String>,
}

/// A report that can be asked about an address.
pub(crate) struct AuditIndex<'a> {
    started: Option<Timestamp>,
    links: HashMap<&'a str, &'a LinkReport>,
}

impl<'a> AuditIndex<'a> {
    /// The index of a report; without one, nothing is known of any address.
    pub(crate) fn new(audit: Option<&'a Audited>) -> Self {
        let links = audit.iter().flat_map(|audit| &audit.report.links);
        Self {
            started: audit.map(|audit| audit.report.started),
            links: links.filter_map(|link| Some((link.url.as_deref()?, link))).collect(),
        }
    }

    /// What is known of a link.
    ///
    /// A link that moved is followed as it is written, because it leads to the same aid and only a
    /// person puts another address into a page. One that is blocked is followed as well: robots
    /// are refused there, readers are not.
    pub(crate) fn finding(&self, link: &AidLink) -> Finding {
        let verified = link.verified.as_ref().map(|verified| verified.on);
        let (Some(report), Some(started)) = (self.links.get(link.url.as_str()), self.started)
        else {
            return Finding {
                state: State::Available,
                checked: verified,
                tried: None,
                archived_copy: None,
            };
        };
        let state = match (report.verdict, report.reason) {
            (Verdict::Ok | Verdict::Moved | Verdict::Blocked | Verdict::Skipped, _) => {
                State::Available
            }
            (Verdict::Down, _) => State::Unanswered,
            (Verdict::Changed, Reason::ArchivedNotice) => State::Archived,
            (Verdict::Changed, Reason::WithdrawnNotice) => State::Withdrawn,
            (Verdict::Changed, _) => State::Changed,
            (Verdict::Dead, _) => State::Dead,
        };
        let seen = matches!(report.verdict, Verdict::Ok | Verdict::Moved)
            || matches!(state, State::Archived);
        let seen = if seen { Some(started) } else { report.last_ok };
        let archived_copy = report
            .suggestion
            .as_ref()
            .filter(|it| it.kind == SuggestionKind::ArchivedCopy && address::is_elsewhere(&it.url))
            .map(|it| it.url.clone());
        Finding {
            state,
            checked: seen.map(day).max(verified),
            tried: (state == State::Unanswered).then(|| day(started)),
            archived_copy,
        }
    }
}

/// The day of a moment, in UTC: the same on every machine.
fn day(moment: Timestamp) -> civil::Date {
    moment.to_zoned(TimeZone::UTC).date()
}
