//! A person's look, laid over a report: what somebody saw after the audit outranks the audit.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{AuditReport, Change, LinkReport, Summary};
use crate::diagnostic::Severity;
use crate::model::Site;
use crate::verdict::{Confidence, Reason, Verdict};

impl AuditReport {
    /// The report with everything that a person has verified since the audit began, by the content
    /// of today. On the same UTC day the person wins. Who it was stays in the content.
    #[must_use]
    pub fn with_looks(&self, site: &Site) -> Self {
        let mut looks: BTreeMap<&str, Date> = BTreeMap::new();
        for link in site.aids.values().flat_map(|aid| &aid.links) {
            if let Some(verified) = &link.verified {
                let on = looks.entry(&link.url).or_insert(verified.on);
                *on = verified.on.max(*on);
            }
        }
        let day = self.started.to_zoned(TimeZone::UTC).date();
        let mut report = self.clone();
        for link in &mut report.links {
            let look = link.url.as_deref().and_then(|url| looks.get(url));
            if let Some(on) = look.filter(|on| **on >= day) {
                lay_over(link, *on);
            }
        }
        report.summary = Summary::of(&report.links);
        report
    }
}

fn lay_over(link: &mut LinkReport, on: Date) {
    // What is fine already says more than that somebody looked.
    if link.verdict == Verdict::Ok && link.notes.is_empty() || link.url.is_none() {
        return;
    }
    let found = format!("{}/{}", link.verdict, link.reason);
    link.evidence.steps.push(format!(
        "The audit found {found}, but a person opened the link on {on}, and it showed the aid."
    ));
    let mattered = link.severity > Severity::Note;
    // A new address stays worth writing down.
    if link.verdict != Verdict::Moved {
        link.suggestion = None;
        (link.verdict, link.reason) = (Verdict::Ok, Reason::Verified);
        link.severity = Severity::Fine;
    }
    (link.confidence, link.confirmed) = (Confidence::High, true);
    link.notes.clear();
    link.change = (mattered && link.severity == Severity::Fine).then_some(Change::Recovered);
    let at = on.to_zoned(TimeZone::UTC).map(|day| day.timestamp()).ok();
    link.last_ok = at.max(link.last_ok);
    (link.first_failed, link.known, link.notice) = (None, None, None);
}
