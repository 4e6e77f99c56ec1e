//! Links of one host that all end on one address.
//!
//! One redirect may be a move. Several links that name different things cannot all have moved to
//! one page, unless it shows each of them. InternetArchiveBot and others look for the same pattern.

use std::collections::BTreeMap;

use signpost_core::Link;
use signpost_core::verdict::Reason;
use url::Url;

use super::Judgement;
use super::address;

/// Looks at all links of a run together, and changes the judgement on those that share their target
/// without good reason. `links` and `judgements` belong together by position.
pub fn shared_targets(links: &[&Link], judgements: &mut [Judgement]) {
    let mut groups: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (index, (link, judgement)) in links.iter().zip(judgements.iter()).enumerate() {
        if let Some((asked, landed)) = redirected(link, judgement) {
            let mut target = landed;
            target.set_fragment(None);
            let host = format!(
                "{}:{}",
                asked.host_str().unwrap_or_default(),
                asked.port_or_known_default().unwrap_or_default()
            );
            groups.entry((host, target.into())).or_default().push(index);
        }
    }
    for ((_, target), group) in groups {
        // Addresses that differ in form alone are one link.
        let asked: Vec<Url> = group.iter().filter_map(|index| parse(links[*index])).collect();
        let different = asked.iter().any(|url| !address::is_same(url, &asked[0]));
        let unlike =
            group.iter().any(|index| links[*index].expectation != links[group[0]].expectation);
        if group.len() < 2 || !different || !unlike {
            continue;
        }
        for index in &group {
            let judgement = &mut judgements[*index];
            if judgement.clear {
                continue;
            }
            judgement.reason = Reason::SharedTarget;
            judgement.suggestion = None;
            let others = group.len() - 1;
            let links = if others == 1 { "another link" } else { "other links" };
            judgement.evidence.steps.push(format!(
                "On this host {links} to something else end on the same page, {}, which does not show each of them.",
                crate::page::words::plain(&target, 200)
            ));
        }
    }
}

/// Where a link was sent on to that would otherwise pass, or that shows something else.
fn redirected(link: &Link, judgement: &Judgement) -> Option<(Url, Url)> {
    let suspect = matches!(
        judgement.reason,
        Reason::Ok
            | Reason::OkTemporaryRedirect
            | Reason::MovedPermanently
            | Reason::MovedByMetaRefresh
            | Reason::OtherTopic
            | Reason::NoEvidence
            | Reason::Soft404
    );
    if !suspect || judgement.login || judgement.evidence.redirects.is_empty() {
        return None;
    }
    let asked = parse(link)?;
    let landed = Url::parse(judgement.evidence.final_url.as_deref()?).ok()?;
    address::moved_away(&asked, &landed).then_some((asked, landed))
}

fn parse(link: &Link) -> Option<Url> {
    Url::parse(link.url.as_deref()?).ok()
}
