//! Certificates that will expire soon: no finding yet, and worth telling the host's owner.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use signpost_core::report::{AuditReport, Evidence};
use url::Url;

/// So many days before its end a certificate should have been renewed. Let's Encrypt renews at a
/// third of the validity, so that 14 days are past the point where a machine forgot.
const SOON: i32 = 14;

/// Adds what is known of the certificate to the evidence.
pub(crate) fn note(evidence: &mut Evidence, expires: Option<Timestamp>, today: Date) {
    let Some(expires) = expires else { return };
    evidence.tls.get_or_insert_default().not_after.get_or_insert(expires);
    if let Some((day, left)) = soon(expires, today) {
        evidence.steps.push(format!("Its certificate expires soon, on {day} ({left} days)."));
    }
}

/// A certificate that expires soon after an audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expiring {
    /// The host whose certificate it is.
    pub host: String,
    /// The last day on which it is good.
    pub day: Date,
    /// How many days after the audit that is.
    pub left: i32,
    /// How many links of the report lead to that host.
    pub links: usize,
}

/// The certificates that expire soon after an audit, the first to do so first.
pub fn expiring(report: &AuditReport) -> Vec<Expiring> {
    let today = report.started.to_zoned(TimeZone::UTC).date();
    let mut links: BTreeMap<(Date, String), usize> = BTreeMap::new();
    for link in &report.links {
        let tls = link.evidence.tls.as_ref().filter(|tls| tls.problem.is_none());
        let soon = tls.and_then(|tls| soon(tls.not_after?, today));
        let last = link.evidence.final_url.as_ref().or(link.url.as_ref());
        let host = last.and_then(|url| Some(Url::parse(url).ok()?.host_str()?.to_owned()));
        if let (Some((day, _)), Some(host)) = (soon, host) {
            *links.entry((day, host)).or_default() += 1;
        }
    }
    let told = |((day, host), links): ((Date, String), usize)| {
        let left = today.until(day).map_or(0, |left| left.get_days());
        Expiring { host, day, left, links }
    };
    links.into_iter().map(told).collect()
}

/// The day on which a certificate expires and how many days away that is, if it is soon.
fn soon(expires: Timestamp, today: Date) -> Option<(Date, i32)> {
    let day = expires.to_zoned(TimeZone::UTC).date();
    let left = today.until(day).ok()?.get_days();
    (0..=SOON).contains(&left).then_some((day, left))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn two_weeks_before_its_end_a_certificate_is_noted() {
        let steps = |expires: &str| {
            let mut evidence = Evidence::default();
            note(&mut evidence, expires.parse().ok(), date(2026, 11, 22));
            assert!(evidence.tls.unwrap().not_after.is_some());
            evidence.steps
        };
        assert_eq!(
            steps("2026-11-29T12:00:00Z"),
            ["Its certificate expires soon, on 2026-11-29 (7 days)."]
        );
        assert_eq!(steps("2026-12-06T23:59:59Z").len(), 1);
        assert!(steps("2026-12-07T00:00:00Z").is_empty());
    }
}
