//! What only shows when all links are looked at together.

use std::collections::HashSet;

use signpost_core::Link;
use signpost_core::verdict::Reason;
use url::Url;

use crate::pace;
use signpost_judge::judge::Judgement;

/// Gives one finding to all links of a host that swallowed every connection, whichever of them were
/// asked before it was given up on. Otherwise chance would decide which link gets which reason.
pub(crate) fn unresponsive_hosts(links: &[&Link], judgements: &mut [Judgement]) {
    let hosts: Vec<_> = links
        .iter()
        .zip(judgements.iter())
        .map(|(link, judgement)| host(link, judgement))
        .collect();
    let given_up: HashSet<_> = hosts
        .iter()
        .zip(judgements.iter())
        .filter(|(_, judgement)| judgement.reason == Reason::HostUnresponsive)
        .filter_map(|(host, _)| host.as_ref())
        .collect();
    for (host, judgement) in hosts.iter().zip(judgements) {
        let shared = host.as_ref().is_some_and(|host| given_up.contains(host));
        if judgement.reason == Reason::Timeout && shared {
            judgement.reason = Reason::HostUnresponsive;
            judgement
                .evidence
                .steps
                .push("The host has answered none of the links that lead to it.".to_owned());
        }
    }
}

/// The host that a link leads to in the end, as far as is known.
fn host(link: &Link, judgement: &Judgement) -> Option<String> {
    let last = judgement.evidence.final_url.as_ref().or(link.url.as_ref())?;
    Some(pace::key(&Url::parse(last).ok()?))
}

#[cfg(test)]
mod tests {
    use signpost_core::Expectation;
    use signpost_core::report::Evidence;

    use super::*;

    #[test]
    fn all_links_of_a_host_that_was_given_up_on_share_its_finding() {
        let all = [
            ("http://hole.test/1", Reason::Timeout),
            ("http://hole.test/2", Reason::HostUnresponsive),
            ("http://slow.test/1", Reason::Timeout),
        ];
        let links = all.map(|(url, _)| Link {
            url: Some(url.to_owned()),
            expectation: Expectation::default(),
            sources: Vec::new(),
        });
        let mut judgements = all.map(|(_, reason)| Judgement {
            reason,
            evidence: Evidence::default(),
            suggestion: None,
            clear: false,
            login: false,
        });
        unresponsive_hosts(&links.each_ref(), &mut judgements);
        assert_eq!(
            judgements.map(|judgement| judgement.reason),
            [Reason::HostUnresponsive, Reason::HostUnresponsive, Reason::Timeout]
        );
    }
}
