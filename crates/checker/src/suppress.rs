//! Accepted findings: asked all the same, reported as skipped, and no longer than agreed.

use jiff::civil::Date;
use signpost_core::model::Suppression;
use signpost_core::report::{AuditReport, LinkReport};
use signpost_core::verdict::{Reason, Verdict};

/// Skips a link whose finding is accepted. Its evidence stays.
pub(crate) fn apply(report: &mut LinkReport, suppressions: &[Suppression], today: Date) {
    let Some(url) = &report.url else { return };
    let accepted = suppressions.iter().find(|suppression| {
        suppression.covers(url)
            && suppression.in_force(today)
            && suppression.verdict == report.verdict
    });
    let Some(accepted) = accepted else { return };
    report.evidence.steps.push(format!(
        "It is {}/{}, which is accepted until {}: {}",
        report.verdict, report.reason, accepted.until, accepted.reason
    ));
    report.verdict = Verdict::Skipped;
    report.reason = Reason::Suppressed;
    report.severity = Verdict::Skipped.severity();
}

/// A suppression that is an error itself, because it does nothing any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unneeded<'a> {
    /// The suppression.
    pub suppression: &'a Suppression,
    /// Why it does nothing.
    pub why: Why,
}

/// Why a suppression does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its last day is over.
    Expired,
    /// No link in the content begins like this or is this.
    MatchesNothing,
    /// The links that it is about have another verdict, for example this one.
    OtherVerdict(Verdict),
}

/// The suppressions that do nothing any more, in their order.
///
/// Only a report on *all* of the content's links can tell: hand in no other. A link that could not
/// be judged today, because it is down or its host was not to be asked, says nothing against the
/// suppression that is about it.
pub fn unneeded<'a>(
    suppressions: &'a [Suppression],
    report: &AuditReport,
    today: Date,
) -> Vec<Unneeded<'a>> {
    suppressions
        .iter()
        .filter_map(|suppression| {
            Some(Unneeded { suppression, why: why(suppression, report, today)? })
        })
        .collect()
}

fn why(suppression: &Suppression, report: &AuditReport, today: Date) -> Option<Why> {
    if !suppression.in_force(today) {
        return Some(Why::Expired);
    }
    let about = |link: &&LinkReport| link.url.as_deref().is_some_and(|url| suppression.covers(url));
    let mut other = None;
    for link in report.links.iter().filter(about) {
        let inconclusive = link.verdict == Verdict::Down || link.reason == Reason::RateLimited;
        if link.reason == Reason::Suppressed || inconclusive {
            return None;
        }
        other = Some(link.verdict);
    }
    Some(other.map_or(Why::MatchesNothing, Why::OtherVerdict))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use signpost_core::report::Evidence;

    use super::*;

    const TODAY: Date = date(2026, 11, 22);

    fn suppression(url: &str, verdict: Verdict, until: Date) -> Suppression {
        Suppression {
            url: Some(url.to_owned()),
            prefix: None,
            verdict,
            reason: "opened by hand".to_owned(),
            until,
        }
    }

    fn report(url: &str, reason: Reason) -> LinkReport {
        LinkReport {
            url: Some(url.to_owned()),
            verdict: reason.verdict(),
            reason,
            severity: reason.verdict().severity(),
            evidence: Evidence::default(),
            sources: Vec::new(),
            suggestion: None,
            first_failed: None,
            last_ok: None,
        }
    }

    #[test]
    fn an_accepted_finding_is_skipped_until_its_last_day() {
        let accepted = [suppression("https://a.test/", Verdict::Blocked, TODAY)];
        let verdict = |url, reason, today| {
            let mut report = report(url, reason);
            apply(&mut report, &accepted, today);
            report.reason
        };
        let tomorrow = date(2026, 11, 23);
        assert_eq!(verdict("https://a.test/", Reason::Forbidden, TODAY), Reason::Suppressed);
        assert_eq!(verdict("https://a.test/", Reason::Forbidden, tomorrow), Reason::Forbidden);
        assert_eq!(verdict("https://a.test/", Reason::Http404, TODAY), Reason::Http404);
        assert_eq!(verdict("https://b.test/", Reason::Forbidden, TODAY), Reason::Forbidden);
    }

    #[test]
    fn a_suppression_that_does_nothing_is_found() {
        let suppressions = [
            suppression("https://a.test/", Verdict::Blocked, TODAY),
            suppression("https://b.test/", Verdict::Blocked, TODAY),
            suppression("https://c.test/", Verdict::Blocked, TODAY),
            suppression("https://d.test/", Verdict::Blocked, date(2026, 11, 21)),
            suppression("https://e.test/", Verdict::Blocked, TODAY),
        ];
        let links = vec![
            report("https://a.test/", Reason::Suppressed),
            report("https://b.test/", Reason::Ok),
            report("https://d.test/", Reason::Suppressed),
            report("https://e.test/", Reason::Timeout),
        ];
        let report = AuditReport::new(Timestamp::UNIX_EPOCH, links);
        let found: Vec<_> = unneeded(&suppressions, &report, TODAY)
            .into_iter()
            .map(|unneeded| (unneeded.suppression.url.as_deref().unwrap(), unneeded.why))
            .collect();
        assert_eq!(
            found,
            [
                ("https://b.test/", Why::OtherVerdict(Verdict::Ok)),
                ("https://c.test/", Why::MatchesNothing),
                ("https://d.test/", Why::Expired),
            ]
        );
    }
}
