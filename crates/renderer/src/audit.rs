//! What audits mean to a reader: for each address, whether it can be followed and what to say.

mod changed;
mod domains;
mod finding;

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;
use signpost_core::Site;
use signpost_core::digest::sha256;
use signpost_core::model::{AidLink, Period};
use signpost_core::report::{AuditReport, LinkReport};

pub(crate) use finding::{Copy, Finding, State};

use crate::error::RenderError;
use crate::text_links;
use domains::LostDomains;

/// Audit reports, with the digests of the files that they were read from for the manifest. Of each
/// link, the newest report that knows it is believed.
#[derive(Debug, Clone)]
pub struct Audited {
    /// From the oldest to the newest.
    reports: Vec<OneReport>,
}

#[derive(Debug, Clone)]
struct OneReport {
    report: AuditReport,
    sha256: String,
}

/// How much of a site audits know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The reports that decide what readers are told, from the newest to the oldest. One whose answers
    /// newer ones have all replaced is not among them.
    pub by: Vec<KnownBy>,
    /// How many addresses the site's aids have.
    pub all: usize,
    /// How many addresses the reports know that no aid has any more.
    pub foreign: usize,
}

/// How much of a site one report knows, and none that is newer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownBy {
    /// When its audit started.
    pub started: Timestamp,
    /// How many addresses of the site's aids; none where it only knows links in texts.
    pub links: usize,
}

impl Known {
    /// How many of the site's addresses the reports say something about.
    pub fn links(&self) -> usize {
        self.by.iter().map(|by| by.links).sum()
    }
}

impl Audited {
    /// Reads a report as `audit --format json` wrote it.
    ///
    /// # Errors
    ///
    /// When the bytes are not a report of a version that this code reads.
    pub fn from_json(bytes: &[u8]) -> Result<Self, RenderError> {
        let report = AuditReport::from_json(bytes)
            .map_err(|error| RenderError::Audit { reason: error.to_string() })?;
        Ok(Self::of(report, bytes))
    }

    /// A report that was read already, and the bytes that it was read from.
    pub fn of(mut report: AuditReport, bytes: &[u8]) -> Self {
        let started = report.started;
        report.links.iter_mut().for_each(|link| finding::settle(link, started));
        Self { reports: vec![OneReport { report, sha256: sha256(bytes) }] }
    }

    /// Several reports as one, provided that together they are about the whole content.
    ///
    /// # Errors
    ///
    /// When there is none, or when they are about a selection of links only: a reader of the others
    /// would not be told what the audit found.
    pub fn merge(all: Vec<Self>) -> Result<Self, RenderError> {
        let mut reports: Vec<_> = all.into_iter().flat_map(|audited| audited.reports).collect();
        reports.sort_by_key(|it| it.report.started);
        let merged = AuditReport::merge(reports.iter().map(|it| it.report.clone()).collect())
            .map_err(|error| RenderError::Audit { reason: error.to_string() })?;
        if !merged.scope.is_whole() {
            return Err(RenderError::PartOfAnAudit);
        }
        Ok(Self { reports })
    }

    /// When the newest audit started that asked every link. One that came in parts started with the
    /// first of them; a later selection of links makes the rest no newer.
    pub fn started(&self) -> Timestamp {
        let whole = self.reports.iter().rfind(|it| it.report.scope.is_whole());
        let first = whole.or(self.reports.first());
        first.map_or(Timestamp::UNIX_EPOCH, |it| it.report.started)
    }

    /// When each audit started, with the digest of its report, from the oldest to the newest.
    pub(crate) fn reports(&self) -> impl Iterator<Item = (Timestamp, &str)> {
        self.reports.iter().map(|it| (it.report.started, it.sha256.as_str()))
    }

    /// How much of a site the reports know.
    pub fn known(&self, site: &Site) -> Known {
        let links = site.aids.values().flat_map(|aid| &aid.links);
        let all: HashSet<&str> = links.map(|link| link.url.as_str()).collect();
        // Most reports know an aid's address, and then nobody need read the texts.
        let in_texts = LazyCell::new(|| text_links::all_addresses(site));
        let mut told = HashSet::new();
        let mut by = Vec::new();
        for OneReport { report, .. } in self.reports.iter().rev() {
            let addresses = report.links.iter().filter_map(|link| link.url.as_deref());
            let own: Vec<&str> = addresses.filter(|address| told.insert(*address)).collect();
            let links = own.iter().filter(|address| all.contains(*address)).count();
            if links > 0 || own.iter().any(|address| in_texts.contains(*address)) {
                by.push(KnownBy { started: report.started, links });
            }
        }
        // Those in the texts of pages are no aids'.
        let is_aids = |link: &&LinkReport| {
            link.sources.is_empty() || link.sources.iter().any(|it| it.aid.is_some())
        };
        let of_aids = self.reports.iter().flat_map(|it| &it.report.links).filter(is_aids);
        let of_aids: HashSet<&str> = of_aids.filter_map(|link| link.url.as_deref()).collect();
        Known { by, all: all.len(), foreign: of_aids.difference(&all).count() }
    }
}

/// Reports that can be asked about an address.
pub(crate) struct AuditIndex {
    links: HashMap<String, Said>,
    lost: LostDomains,
    /// The time from one audit to the next.
    every: Period,
}

/// What is said of an address.
struct Said {
    /// When the audit started.
    started: Timestamp,
    /// What it found, with what people have seen since laid over it.
    report: LinkReport,
    /// The day on which a person saw the aid where the audit would have told readers something else.
    looked: Option<Date>,
}

impl AuditIndex {
    /// The index of some reports, with what people have seen since laid over them; without any,
    /// nothing is known of any address.
    pub(crate) fn new(audit: Option<&Audited>, site: &Site) -> Self {
        let mut links = HashMap::new();
        for one in audit.iter().flat_map(|audit| &audit.reports) {
            let started = one.report.started;
            let looked_at = one.report.with_looks(site);
            for (found, report) in one.report.links.iter().zip(looked_at.links) {
                let decides = finding::state(found) != finding::state(&report);
                let looked = report.last_ok.filter(|_| decides).map(finding::day);
                if let Some(url) = report.url.clone() {
                    links.insert(url, Said { started, report, looked });
                }
            }
        }
        let lost = LostDomains::of(links.values().map(|said| &said.report));
        Self { links, lost, every: site.config.audited_every() }
    }

    /// What is known of a link.
    pub(crate) fn finding(&self, link: &AidLink) -> Finding {
        self.finding_at(&link.url, link.verified.as_ref().map(|verified| verified.on))
    }

    /// What is known of an address that a person saw last on this day.
    pub(crate) fn finding_at(&self, url: &str, verified: Option<Date>) -> Finding {
        match self.links.get(url) {
            None => Finding::unknown(verified),
            Some(said) => Finding::new(said, self.every, verified),
        }
    }

    /// Whether readers of a text are sent to an address, by what is known of it.
    pub(crate) fn is_linked(&self, address: &str) -> bool {
        self.links.get(address).is_none_or(|said| finding::state(&said.report).is_linked())
    }

    /// Whether an address is on a domain that is no longer its owner's, or no longer there.
    pub(crate) fn is_lost(&self, address: &str) -> bool {
        self.lost.has(address)
    }
}
