//! The run itself is judged first: whether its answers are the hosts' own.
//!
//! A hospital's web filter, a hotel's portal or a broken uplink makes every link look broken at
//! once. Nothing is concluded about any link then.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use signpost_core::Link;
use signpost_core::verdict::{Reason, Verdict};
use url::Url;

use super::history::History;
use crate::rules::Judgement;

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
    },
    /// More than half of the domains that had a fine link turned at once.
    Upheaval {
        /// What to keep: the same picture on another day is believed.
        picture: Picture,
        /// How many domains had a fine link.
        of: usize,
    },
}

/// Which domains turned at once, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The UTC day.
    pub day: Date,
    /// The registrable domains.
    pub domains: BTreeSet<String>,
}

/// Judges a whole run; `before` is the picture of the last one that was not believed.
pub fn judge_run(asked: &[Asked<'_>], before: Option<&Picture>, today: Date) -> Run {
    if let Some(run) = interposed(asked) {
        return run;
    }
    let mut fine: BTreeMap<String, bool> = BTreeMap::new();
    for one in asked {
        let was_fine =
            one.history.is_some_and(|known| matches!(known.verdict, Verdict::Ok | Verdict::Moved));
        if let Some(domain) = domain(one.link).filter(|_| was_fine) {
            let verdict = one.judgement.reason.verdict();
            let turned = !matches!(verdict, Verdict::Ok | Verdict::Moved | Verdict::Skipped);
            let all = fine.entry(domain).or_insert(true);
            *all &= turned;
        }
    }
    let of = fine.len();
    let domains: BTreeSet<String> =
        fine.into_iter().filter(|(_, turned)| *turned).map(|(domain, _)| domain).collect();
    if of < ENOUGH || domains.len() * 2 <= of {
        return Run::Sound;
    }
    let seen_before = before.filter(|picture| picture.day < today).is_some_and(|picture| {
        picture.domains.intersection(&domains).count() * 2 > picture.domains.len()
    });
    if seen_before {
        return Run::Sound;
    }
    Run::Upheaval { picture: Picture { day: today, domains }, of }
}

/// The page that stands in several hosts' place, if one does. Walls, parked domains and faults are
/// known to look alike on hosts that have nothing to do with each other.
fn interposed(asked: &[Asked<'_>]) -> Option<Run> {
    let mut pages: BTreeMap<u64, (BTreeSet<String>, Option<String>)> = BTreeMap::new();
    for one in asked {
        let known = matches!(
            one.judgement.reason,
            Reason::BotWall
                | Reason::Parked
                | Reason::TakenOver
                | Reason::ServerError
                | Reason::Http404
                | Reason::Http410
                | Reason::RateLimited
                | Reason::RedirectToErrorPage
        );
        let good = matches!(one.judgement.reason.verdict(), Verdict::Ok | Verdict::Moved);
        let (Some(page), Some(domain)) = (one.judgement.page, domain(one.link)) else { continue };
        if known || good {
            continue;
        }
        let (domains, title) = pages.entry(page).or_default();
        domains.insert(domain);
        if title.is_none() {
            title.clone_from(&one.judgement.evidence.title);
        }
    }
    let (domains, title) = pages.into_values().max_by_key(|(domains, _)| domains.len())?;
    (domains.len() >= DOMAINS)
        .then(|| Run::Interposed { title, domains: domains.into_iter().collect() })
}

/// The registrable domain that a link is on, or its host where it has none.
fn domain(link: &Link) -> Option<String> {
    let url = Url::parse(link.url.as_deref()?).ok()?;
    let host = url.host_str()?;
    Some(psl::domain_str(host).unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use signpost_core::Expectation;
    use signpost_core::report::Evidence;

    use super::*;

    const TODAY: Date = date(2026, 11, 20);

    fn link(url: &str) -> Link {
        Link {
            url: Some(url.to_owned()),
            expectation: Expectation::default(),
            look: None,
            sources: Vec::new(),
        }
    }

    fn fine() -> History {
        serde_json::from_str(r#"{"verdict":"ok","reason":"ok","since":"2026-11-01T00:00:00Z"}"#)
            .unwrap()
    }

    fn run(found: &[(&str, Reason, Option<u64>)], known: bool, before: Option<&Picture>) -> Run {
        let links: Vec<Link> = found.iter().map(|(url, ..)| link(url)).collect();
        let evidence = || Evidence { attempts: 1, ..Evidence::default() };
        let judgements: Vec<Judgement> = found
            .iter()
            .map(|(_, reason, page)| Judgement {
                page: *page,
                ..Judgement::new(*reason, evidence())
            })
            .collect();
        let history = known.then(fine);
        let asked: Vec<Asked<'_>> = links
            .iter()
            .zip(&judgements)
            .map(|(link, judgement)| Asked { link, judgement, history: history.as_ref() })
            .collect();
        judge_run(&asked, before, TODAY)
    }

    #[test]
    fn one_page_on_three_domains_is_somebody_elses() {
        let page = |reason, third| {
            [
                ("https://www.a.org/1", reason, Some(7)),
                ("https://b.org/1", reason, Some(7)),
                (third, reason, Some(7)),
            ]
        };
        let interposed = |run| matches!(run, Run::Interposed { domains, .. } if domains == ["a.org", "b.org", "c.nl"]);
        assert!(interposed(run(&page(Reason::OtherTopic, "https://x.c.nl/1"), false, None)));
        assert_eq!(run(&page(Reason::OtherTopic, "https://x.b.org/1"), false, None), Run::Sound);
        // Walls and parked domains look alike everywhere.
        for reason in [Reason::BotWall, Reason::Parked, Reason::ServerError] {
            assert_eq!(run(&page(reason, "https://c.nl/1"), false, None), Run::Sound);
        }
    }

    #[test]
    fn half_of_the_web_does_not_turn_in_a_night() {
        let found = |turned: usize| -> Vec<(&str, Reason, Option<u64>)> {
            [
                "https://a.org/",
                "https://b.org/",
                "https://c.org/",
                "https://d.org/",
                "https://e.org/",
            ]
            .into_iter()
            .enumerate()
            .map(|(index, url)| {
                (url, if index < turned { Reason::Timeout } else { Reason::Ok }, None)
            })
            .collect()
        };
        assert_eq!(run(&found(2), true, None), Run::Sound);
        let Run::Upheaval { mut picture, of } = run(&found(3), true, None) else { panic!("sound") };
        assert_eq!((picture.domains.len(), of), (3, 5));
        assert!(matches!(run(&found(3), true, Some(&picture)), Run::Upheaval { .. }), "same day");
        picture.day = date(2026, 11, 19);
        assert_eq!(run(&found(3), true, Some(&picture)), Run::Sound, "seen on two days");
        assert_eq!(run(&found(5), false, None), Run::Sound, "none of them was ever fine");
    }
}
