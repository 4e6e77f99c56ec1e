//! The run itself is judged first: whether its answers are the hosts' own.
//!
//! A hospital's web filter, a hotel's portal or a broken uplink makes every link look broken at
//! once. Nothing is concluded about any link then.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use signpost_core::Link;
use signpost_core::report::{AuditReport, Evidence, LinkReport, Redirect, RedirectKind};
use signpost_core::verdict::{Reason, Verdict};
use url::Url;

use super::history::History;
use super::picture::Picture;
use crate::address;
use crate::rules::{self, Judgement};
use crate::words;

/// On so many registrable domains one page must be to be somebody else's. Two may share an owner.
const DOMAINS: usize = 3;

/// So many registrable domains must have had a fine link before half of them says anything.
const ENOUGH: usize = 5;

/// A link that was asked, with what earlier audits know of it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The link.
    pub link: &'a Link,
    /// What its answer means.
    pub judgement: &'a Judgement,
    /// What earlier audits found.
    pub history: Option<&'a History>,
}

/// What a run is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Its answers are the hosts' own, as far as anybody can tell.
    Sound,
    /// One page stands on hosts that have nothing to do with each other.
    Interposed {
        /// The page's title, made fit to be shown.
        title: Option<String>,
        /// The registrable domains that showed it.
        domains: Vec<String>,
        /// What to keep: the same picture on another day is believed. There is none of a page that no day
        /// makes believable.
        picture: Option<Picture>,
    },
    /// More than half of the domains that had a fine link turned at once.
    Upheaval {
        /// The registrable domains that turned.
        domains: BTreeSet<String>,
        /// How many domains had a fine link.
        of: usize,
        /// What to keep: the same picture on another day is believed.
        picture: Option<Picture>,
    },
}

impl Run {
    /// What to keep of it, so that the same on another day is believed.
    pub fn picture(&self) -> Option<&Picture> {
        match self {
            Self::Sound => None,
            Self::Interposed { picture, .. } | Self::Upheaval { picture, .. } => picture.as_ref(),
        }
    }

    /// The same where nothing is kept: no other day will know of it.
    #[must_use]
    pub fn unkept(mut self) -> Self {
        if let Self::Interposed { picture, .. } | Self::Upheaval { picture, .. } = &mut self {
            *picture = None;
        }
        self
    }
}

/// Judges a whole run; `before` is the picture of the last one that was not believed.
pub fn judge_run(asked: &[Asked<'_>], before: Option<&Picture>, today: Date) -> Run {
    let sights = seen(asked);
    judge(Answers::of(&sights), &sights, before, today)
}

/// What the answers to a part of the links have in common, to be judged with the other parts.
pub fn answers(asked: &[Asked<'_>]) -> Answers {
    Answers::of(&seen(asked))
}

/// Judges a run that was divided, by the report on all of its parts.
pub fn judge_report<'a>(report: &'a AuditReport, before: Option<&Picture>, today: Date) -> Run {
    let sight = |link: &'a LinkReport| {
        Some(Sight {
            domain: domain(link.url.as_deref()?)?,
            before: link.previous.map(|previous| previous.reason),
            was_fine: link.previous.is_some_and(|previous| previous.verdict.is_fine()),
            was_ever_fine: link.last_ok.is_some()
                || link.previous.is_some_and(|previous| previous.verdict.is_fine()),
            reason: link.reason,
            page: link.evidence.page_digest.clone(),
            evidence: &link.evidence,
        })
    };
    let sights: Vec<Sight<'a>> = report.links.iter().filter_map(sight).collect();
    judge(Answers::of(&sights), &sights, before, today)
}

/// Judges a run that was divided, by what ledgers say of its links before and after it, and by what the
/// answers to each part have in common.
pub fn judge_ledgers<'a>(
    links: impl Iterator<Item = (&'a str, &'a History, &'a History)>,
    answers: Answers,
    before: Option<&Picture>,
    today: Date,
) -> Run {
    let none = Evidence::default();
    let sight = |(url, known, now): (&str, &History, &History)| {
        Some(Sight {
            domain: domain(url)?,
            before: Some(known.reason),
            was_fine: known.verdict.is_fine(),
            was_ever_fine: known.was_ever_fine(),
            reason: now.reason,
            page: None,
            evidence: &none,
        })
    };
    let sights: Vec<Sight<'_>> = links.filter_map(sight).collect();
    judge(answers, &sights, before, today)
}

/// What tells a page's text from others, as reports have it.
pub(super) fn digest(page: u64) -> String {
    format!("{page:016x}")
}

/// What a run is judged by, of one link.
struct Sight<'a> {
    /// The registrable domain that it is on.
    domain: String,
    /// What was found of it on the last audit.
    before: Option<Reason>,
    /// Whether it was fine then.
    was_fine: bool,
    /// Whether it was fine on any audit.
    was_ever_fine: bool,
    reason: Reason,
    page: Option<String>,
    evidence: &'a Evidence,
}

fn seen<'a>(asked: &[Asked<'a>]) -> Vec<Sight<'a>> {
    let sight = |one: &Asked<'a>| {
        Some(Sight {
            domain: domain(one.link.url.as_deref()?)?,
            before: one.history.map(|known| known.reason),
            was_fine: one.history.is_some_and(|known| known.verdict.is_fine()),
            was_ever_fine: one.history.is_some_and(History::was_ever_fine),
            reason: one.judgement.reason,
            page: one.judgement.page.map(digest),
            evidence: &one.judgement.evidence,
        })
    };
    asked.iter().filter_map(sight).collect()
}

/// Judges a run by its two rules. Both write into one picture, so that the day after the first is believed
/// is not the first day of the second.
fn judge(answers: Answers, sights: &[Sight<'_>], before: Option<&Picture>, today: Date) -> Run {
    let pages = answers.interposed();
    let largest = |one: &&&Page, other: &&&Page| {
        one.domains.len().cmp(&other.domains.len()).then_with(|| other.page.cmp(&one.page))
    };
    let interposed = |page: &Page, picture| Run::Interposed {
        title: page.title.clone(),
        domains: page.domains.iter().cloned().collect(),
        picture,
    };
    let in_their_place = pages.iter().filter(|page| !answers.may_be_theirs(page));
    if let Some(page) = in_their_place.max_by(largest) {
        return interposed(page, None);
    }
    let mut picture = Picture::new(today);
    let new = pages.iter().filter(|page| !picture.shows(&page.page, &page.domains, before, today));
    let new = new.max_by(largest);
    let turned = turned(sights);
    let sudden = turned.filter(|(domains, _)| !picture.turned(domains, before, today));
    match (new, sudden) {
        (Some(page), _) => interposed(page, Some(picture)),
        (None, Some((domains, of))) => Run::Upheaval { domains, of, picture: Some(picture) },
        (None, None) => Run::Sound,
    }
}

/// The domains that had a fine link and have none any more, and of how many, if they are more than half.
fn turned(sights: &[Sight<'_>]) -> Option<(BTreeSet<String>, usize)> {
    let mut fine: BTreeMap<&str, bool> = BTreeMap::new();
    for sight in sights.iter().filter(|sight| sight.was_fine) {
        let verdict = sight.reason.verdict();
        let is_known = verdict != Verdict::Skipped && sight.reason != Reason::Proxy;
        let turned = !verdict.is_fine() && is_known;
        *fine.entry(&sight.domain).or_insert(true) &= turned;
    }
    let of = fine.len();
    let turned = fine.into_iter().filter(|(_, turned)| *turned);
    let domains: BTreeSet<String> = turned.map(|(domain, _)| domain.to_owned()).collect();
    (of >= ENOUGH && domains.len() * 2 > of).then_some((domains, of))
}

/// What the answers to links have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// How many registrable domains answered.
    domains: usize,
    /// The pages that are none of an aid, by what tells their text from others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pages: Vec<Page>,
}

/// A page that is none of an aid, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Page {
    page: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    domains: BTreeSet<String>,
    /// Whether it says something of a link that it should not say wrongly. A link that is blocked never ages,
    /// and stays with its readers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    harms: bool,
    /// Whether it takes nothing from anybody: it says no more than that a person must look, of links that no audit
    /// ever found fine.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    costs_nothing: bool,
    /// Where the permanent redirects end by which every link came that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved_to: Option<String>,
}

impl Answers {
    fn of(sights: &[Sight<'_>]) -> Self {
        let answered = sights.iter().filter(|sight| sight.evidence.status.is_some());
        let answered: BTreeSet<&str> = answered.map(|sight| &*sight.domain).collect();
        let pages = sights.iter().filter(|sight| is_strange(sight)).filter_map(|sight| {
            // Nothing tells an empty answer from that of another host.
            let is_empty = sight.reason == Reason::EmptyBody;
            let is_blocked = sight.reason.verdict() == Verdict::Blocked;
            Some(Page {
                page: sight.page.clone()?,
                title: sight.evidence.title.clone(),
                domains: [sight.domain.clone()].into(),
                harms: !is_blocked && !is_empty,
                costs_nothing: is_blocked && !sight.was_ever_fine,
                moved_to: moved_to(sight.evidence),
            })
        });
        Self { domains: answered.len(), pages: Vec::new() }.with(pages)
    }

    /// What the answers to these links and to others have in common. Parts of an audit have no domain in
    /// common.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { domains: self.domains + other.domains, ..self }.with(other.pages)
    }

    fn with(self, more: impl IntoIterator<Item = Page>) -> Self {
        let mut pages: BTreeMap<String, Page> = BTreeMap::new();
        for page in self.pages.into_iter().chain(more) {
            match pages.entry(page.page.clone()) {
                Entry::Vacant(place) => drop(place.insert(page)),
                Entry::Occupied(mut known) => {
                    let known = known.get_mut();
                    known.domains.extend(page.domains);
                    known.title = known.title.take().or(page.title);
                    known.harms |= page.harms;
                    known.costs_nothing &= page.costs_nothing;
                    known.moved_to =
                        known.moved_to.take().filter(|to| page.moved_to.as_ref() == Some(to));
                }
            }
        }
        Self { pages: pages.into_values().collect(), ..self }
    }

    /// The pages that may stand in several hosts' place. A page that says nothing but that a person must look
    /// is one only where it stands on most domains: on a few that have one login, it harms nothing.
    fn interposed(&self) -> Vec<&Page> {
        let counts =
            |page: &&Page| page.domains.len() >= DOMAINS && (page.harms || self.is_on_most(page));
        self.pages.iter().filter(counts).collect()
    }

    fn is_on_most(&self, page: &Page) -> bool {
        page.domains.len() * 2 > self.domains
    }

    /// Whether the same page on another day is the hosts' own. What stands on most of them never is, unless
    /// all have moved permanently to one address, as those do that become one, or nothing is lost by it: hosts of one
    /// consent service have its page from the first audit on.
    fn may_be_theirs(&self, page: &Page) -> bool {
        !self.is_on_most(page) || page.moved_to.is_some() || page.costs_nothing
    }
}

/// Whether a page is none of its host's own, as far as its reason tells. Parked domains, faults and the pages
/// that web servers come with look alike on hosts that have nothing to do with each other. So do the walls of a
/// service, which is why nothing tells theirs from others.
fn is_strange(sight: &Sight<'_>) -> bool {
    let known = matches!(
        sight.reason,
        Reason::Parked
            | Reason::TakenOver
            | Reason::ServerError
            | Reason::Http404
            | Reason::Http410
            | Reason::RateLimited
            | Reason::RedirectToErrorPage
    );
    // A sentence that stands at each of a host's addresses and says nothing of a fault may be a filter's.
    let is_bare = sight.reason == Reason::ServerError
        && sight.evidence.rule.as_deref() == Some(rules::CONTROL_PAGE);
    let known = known && !is_bare;
    // What was so on an audit that was believed comes from no filter of today.
    let is_old = sight.before == Some(sight.reason);
    !known && !is_old && !is_servers_own(sight) && !sight.reason.verdict().is_fine()
}

/// Where a link's redirects end, if the server calls each of them permanent (RFC 9110, sections 15.4.2 and
/// 15.4.9).
fn moved_to(evidence: &Evidence) -> Option<String> {
    let is_permanent =
        |hop: &Redirect| hop.kind == RedirectKind::Http && matches!(hop.status, 301 | 308);
    let last = evidence.redirects.last()?;
    let to = last.to.split('#').next().unwrap_or_default();
    evidence.redirects.iter().all(is_permanent).then(|| to.to_owned())
}

/// Whether a refusal is the page that a web server comes with, by its title: the status and its phrase (RFC
/// 9110, section 15.5), as Apache, nginx and IIS write it, and no name of anybody's network.
fn is_servers_own(sight: &Sight<'_>) -> bool {
    const WORDS: [&str; 11] = [
        "401",
        "403",
        "error",
        "http",
        "unauthorized",
        "authorization",
        "required",
        "forbidden",
        "access",
        "is",
        "denied",
    ];
    if !matches!(sight.reason, Reason::Forbidden | Reason::LoginRequired) {
        return false;
    }
    let words = words::words(sight.evidence.title.as_deref().unwrap_or_default());
    words.iter().any(|word| matches!(word.as_str(), "401" | "403" | "forbidden"))
        && words.iter().all(|word| WORDS.contains(&word.as_str()))
}

/// The registrable domain that an address is on, or its host where it has none.
fn domain(url: &str) -> Option<String> {
    let url = Url::parse(url).ok().filter(Url::has_host)?;
    Some(address::registrable(&url).to_owned())
}

#[cfg(test)]
mod tests;
