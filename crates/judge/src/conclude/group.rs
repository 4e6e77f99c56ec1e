//! Links of one host that all end on one address.
//!
//! One redirect may be a move. Several links that name different things cannot all have moved to
//! one page, unless it shows each of them. InternetArchiveBot and others look for the same pattern.
//! The group is every link of the content, from the ledger where an audit did not ask it, so that
//! a verdict does not depend on which links were chosen.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use signpost_core::Link;
use signpost_core::verdict::Reason;
use url::Url;

use crate::address;
use crate::rules::Judgement;

/// What the other links add to a link's own answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Whether the host answered no connection.
    pub unresponsive: bool,
    /// The page on which links to other things end as well.
    pub shared: Option<Shared>,
    /// Whether it is known where the other links of the host end.
    pub known: bool,
}

/// A page on which several links end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Its address.
    pub target: String,
    /// How many other links end there.
    pub others: usize,
}

/// Where a link sends its readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Landing {
    /// The address.
    pub url: String,
    /// Whether the page there shows this very aid in one place, so that it may be the target of
    /// other links as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub clear: bool,
}

/// What is known of where a link ends.
#[derive(Debug, Clone)]
pub enum Standing<'a> {
    /// It was asked, and this was found.
    Asked(&'a Judgement),
    /// It was not asked, but an earlier audit knows.
    Remembered(Option<&'a Landing>),
    /// Nobody knows.
    Unknown,
}

/// A link of the content, and what is known of where it ends.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    /// The link.
    pub link: &'a Link,
    /// What is known.
    pub standing: Standing<'a>,
}

/// What the other links add to each of these, by position.
pub fn groups(members: &[Member<'_>]) -> Vec<Group> {
    let asked: Vec<Option<Url>> = members.iter().map(|member| parse(member.link)).collect();
    let mut groups = vec![Group { known: true, ..Group::default() }; members.len()];
    let mut by_target: BTreeMap<(String, String), Vec<(usize, bool)>> = BTreeMap::new();
    let mut unknown: HashMap<String, usize> = HashMap::new();
    let mut silent: HashSet<String> = HashSet::new();
    for (index, (member, url)) in members.iter().zip(&asked).enumerate() {
        let Some(url) = url else { continue };
        let landing = match &member.standing {
            Standing::Asked(judgement) => {
                if judgement.reason == Reason::HostUnresponsive {
                    silent.extend(last_host(member.link, judgement));
                }
                landing(member.link, judgement)
            }
            Standing::Remembered(landing) => landing.cloned(),
            Standing::Unknown => {
                *unknown.entry(host(url)).or_default() += 1;
                None
            }
        };
        if let Some((landing, mut target)) =
            landing.and_then(|landing| Some((landing.clone(), Url::parse(&landing.url).ok()?)))
        {
            target.set_fragment(None);
            by_target.entry((host(url), target.into())).or_default().push((index, landing.clear));
        }
    }
    for (index, (member, url)) in members.iter().zip(&asked).enumerate() {
        if let (Some(url), Standing::Asked(judgement)) = (url, &member.standing) {
            groups[index].known = !unknown.contains_key(&host(url));
            groups[index].unresponsive =
                last_host(member.link, judgement).is_some_and(|host| silent.contains(&host));
        }
    }
    for ((_, target), group) in by_target {
        let first = group[0].0;
        // Addresses that differ in form alone are one link.
        let different = group.iter().any(|(index, _)| {
            matches!((&asked[*index], &asked[first]), (Some(a), Some(b)) if !address::is_same(a, b))
        });
        let unlike = group
            .iter()
            .any(|(index, _)| members[*index].link.expectation != members[first].link.expectation);
        if group.len() < 2 || !different || !unlike {
            continue;
        }
        for (index, clear) in &group {
            if !clear {
                let others = group.len() - 1;
                groups[*index].shared = Some(Shared { target: target.clone(), others });
            }
        }
    }
    groups
}

/// Where a link was sent on to that would otherwise pass, or that shows something else.
pub fn landing(link: &Link, judgement: &Judgement) -> Option<Landing> {
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
    let url = judgement.evidence.final_url.clone()?;
    let landed = Url::parse(&url).ok()?;
    address::moved_away(&asked, &landed).then_some(Landing { url, clear: judgement.clear })
}

/// The host that a link leads to in the end, as far as is known.
fn last_host(link: &Link, judgement: &Judgement) -> Option<String> {
    let last = judgement.evidence.final_url.as_ref().or(link.url.as_ref())?;
    Some(host(&Url::parse(last).ok()?))
}

fn host(url: &Url) -> String {
    format!(
        "{}:{}",
        url.host_str().unwrap_or_default(),
        url.port_or_known_default().unwrap_or_default()
    )
}

fn parse(link: &Link) -> Option<Url> {
    Url::parse(link.url.as_deref()?).ok()
}
