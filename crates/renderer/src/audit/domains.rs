//! Domains that have gone the way of a link: its readers must not be sent to the next page there.

use std::collections::BTreeSet;

use signpost_core::Reason;
use signpost_core::address::registrable;
use signpost_core::report::LinkReport;
use url::Url;

use super::finding::{held, state};

/// The registrable domains that somebody else has, that are for sale, or whose servers are gone.
#[derive(Debug, Default)]
pub(super) struct LostDomains(BTreeSet<String>);

impl LostDomains {
    /// Those by what is known of every link.
    pub(super) fn of<'r>(reports: impl Iterator<Item = &'r LinkReport> + Clone) -> Self {
        // Where one address is silent and others answer, the domain is still there.
        let answering = reports.clone().filter(|it| it.is_fine() || it.evidence.status.is_some());
        let answering: BTreeSet<String> =
            answering.filter_map(|it| domain(it.url.as_deref()?)).collect();
        let mut lost = BTreeSet::new();
        for report in reports.filter(|it| !state(it).is_linked()) {
            let asked = report.url.as_deref().and_then(domain);
            match held(report).reason {
                Reason::TakenOver => lost.extend(asked),
                Reason::Parked => {
                    // It may be the domain that the address leads to which is for sale; on another day it may lead
                    // elsewhere.
                    let today = Some(&report.evidence).filter(|_| report.reason == Reason::Parked);
                    lost.extend(today.and_then(|it| domain(it.final_url.as_deref()?)));
                    lost.extend(asked);
                }
                Reason::DownForDays if report.evidence.status.is_none() => {
                    lost.extend(asked.filter(|domain| !answering.contains(domain)));
                }
                _ => {}
            }
        }
        Self(lost)
    }

    /// Whether an address is on one of them.
    pub(super) fn has(&self, address: &str) -> bool {
        // Mostly there is none, and this is asked of each aid on each page.
        !self.0.is_empty() && domain(address).is_some_and(|domain| self.0.contains(&domain))
    }
}

fn domain(address: &str) -> Option<String> {
    Some(registrable(&Url::parse(address).ok()?).to_owned())
}
