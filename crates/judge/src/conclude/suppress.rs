//! Accepted findings: reported all the same, as notes, and no longer than agreed.

use jiff::civil::Date;
use signpost_core::model::Suppression;
use signpost_core::report::{Accepted, AuditReport, LinkReport};
use signpost_core::verdict::{Reason, Verdict};

/// The suppression that covers a link and is in force, if its verdict is this one.
pub fn acceptance(
    suppressions: &[Suppression],
    url: Option<&str>,
    verdict: Verdict,
    today: Date,
) -> Option<Accepted> {
    let url = url?;
    let accepted = suppressions.iter().find(|suppression| {
        suppression.covers(url) && suppression.in_force(today) && suppression.verdict == verdict
    })?;
    Some(Accepted { reason: accepted.reason.clone(), until: accepted.until })
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
        // What it would accept is there, though it was not laid over this report.
        let needed = link.accepted.is_some() || link.verdict == suppression.verdict;
        if needed || inconclusive {
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
        LinkReport::new(Some(url.to_owned()), reason, Evidence::default())
    }

    #[test]
    fn a_finding_is_accepted_until_the_last_day() {
        let accepted = [suppression("https://a.test/", Verdict::Blocked, TODAY)];
        let covers =
            |url, verdict, today| acceptance(&accepted, Some(url), verdict, today).is_some();
        assert!(covers("https://a.test/", Verdict::Blocked, TODAY));
        assert!(!covers("https://a.test/", Verdict::Blocked, date(2026, 11, 23)));
        assert!(!covers("https://a.test/", Verdict::Dead, TODAY));
        assert!(!covers("https://b.test/", Verdict::Blocked, TODAY));
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
        let accepted = |url| LinkReport {
            accepted: Some(Accepted { reason: "opened by hand".to_owned(), until: TODAY }),
            ..report(url, Reason::Forbidden)
        };
        let links = vec![
            accepted("https://a.test/"),
            report("https://b.test/", Reason::Ok),
            accepted("https://d.test/"),
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
