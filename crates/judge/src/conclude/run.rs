//! The run itself is judged first: whether its answers are the hosts' own.
//!
//! A hospital's web filter, a hotel's portal or a broken uplink makes every link look broken at
//! once. Nothing is concluded about any link then.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use signpost_core::Link;
use signpost_core::report::{AuditReport, LinkReport};
use signpost_core::verdict::{Reason, Verdict};
use url::Url;

use super::history::History;
use crate::address;
use crate::rules::Judgement;
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
    let sight = |one: &Asked<'_>| {
        Some(Sight {
            domain: domain(one.link.url.as_deref()?)?,
            before: one.history.map(|known| known.reason),
            was_fine: one.history.is_some_and(|known| is_fine(known.verdict)),
            reason: one.judgement.reason,
            page: one.judgement.page.map(digest),
            title: one.judgement.evidence.title.clone(),
        })
    };
    judge_all(asked.iter().filter_map(sight), before, today)
}

/// Judges a run that was divided, by the report on all of its parts.
pub fn judge_report(report: &AuditReport, before: Option<&Picture>, today: Date) -> Run {
    let sight = |link: &LinkReport| {
        Some(Sight {
            domain: domain(link.url.as_deref()?)?,
            before: link.previous.map(|previous| previous.reason),
            was_fine: link.previous.is_some_and(|previous| is_fine(previous.verdict)),
            reason: link.reason,
            page: link.evidence.page_digest.clone(),
            title: link.evidence.title.clone(),
        })
    };
    judge_all(report.links.iter().filter_map(sight), before, today)
}

/// Judges a run by what ledgers say of its links before and after it, in which no page is told from
/// another.
pub fn judge_ledgers<'a>(
    links: impl Iterator<Item = (&'a str, &'a History, &'a History)>,
    before: Option<&Picture>,
    today: Date,
) -> Run {
    let sight = |(url, known, now): (&str, &History, &History)| {
        let (was_fine, reason) = (is_fine(known.verdict), now.reason);
        let before = Some(known.reason);
        Some(Sight { domain: domain(url)?, before, was_fine, reason, page: None, title: None })
    };
    judge_all(links.filter_map(sight), before, today)
}

/// What tells a page's text from others, as reports have it.
pub(super) fn digest(page: u64) -> String {
    format!("{page:016x}")
}

/// What a run is judged by, of one link.
struct Sight {
    /// The registrable domain that it is on.
    domain: String,
    /// What was found of it on the last audit.
    before: Option<Reason>,
    /// Whether it was fine then.
    was_fine: bool,
    reason: Reason,
    page: Option<String>,
    title: Option<String>,
}

fn is_fine(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Ok | Verdict::Moved)
}

fn judge_all(sights: impl Iterator<Item = Sight>, before: Option<&Picture>, today: Date) -> Run {
    let sights: Vec<Sight> = sights.collect();
    if let Some(run) = interposed(&sights) {
        return run;
    }
    let mut fine: BTreeMap<&str, bool> = BTreeMap::new();
    for sight in sights.iter().filter(|sight| sight.was_fine) {
        let verdict = sight.reason.verdict();
        let turned = !is_fine(verdict) && verdict != Verdict::Skipped;
        *fine.entry(&sight.domain).or_insert(true) &= turned;
    }
    let of = fine.len();
    let turned = fine.into_iter().filter(|(_, turned)| *turned);
    let domains: BTreeSet<String> = turned.map(|(domain, _)| domain.to_owned()).collect();
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

/// The page that stands in several hosts' place, if one does. Walls, parked domains, faults and the
/// pages that web servers come with look alike on hosts that have nothing to do with each other.
fn interposed(sights: &[Sight]) -> Option<Run> {
    let mut pages: BTreeMap<&str, (BTreeSet<&str>, Option<&String>)> = BTreeMap::new();
    for sight in sights {
        let known = matches!(
            sight.reason,
            Reason::BotWall
                | Reason::Parked
                | Reason::TakenOver
                | Reason::ServerError
                | Reason::Http404
                | Reason::Http410
                | Reason::RateLimited
                | Reason::RedirectToErrorPage
        );
        let Some(page) = &sight.page else { continue };
        // What was so on an audit that was believed comes from no filter of today.
        let is_old = sight.before == Some(sight.reason);
        if known || is_old || is_servers_own(sight) || is_fine(sight.reason.verdict()) {
            continue;
        }
        let (domains, title) = pages.entry(page).or_default();
        domains.insert(&sight.domain);
        *title = title.or(sight.title.as_ref());
    }
    let (domains, title) = pages.into_values().max_by_key(|(domains, _)| domains.len())?;
    (domains.len() >= DOMAINS).then(|| Run::Interposed {
        title: title.cloned(),
        domains: domains.into_iter().map(str::to_owned).collect(),
    })
}

/// Whether a refusal is the page that a web server comes with, by its title: the status and its phrase (RFC
/// 9110, section 15.5), as Apache, nginx and IIS write it, and no name of anybody's network.
fn is_servers_own(sight: &Sight) -> bool {
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
    let words = words::words(sight.title.as_deref().unwrap_or_default());
    words.iter().any(|word| matches!(word.as_str(), "401" | "403" | "forbidden"))
        && words.iter().all(|word| WORDS.contains(&word.as_str()))
}

/// The registrable domain that an address is on, or its host where it has none.
fn domain(url: &str) -> Option<String> {
    let url = Url::parse(url).ok().filter(Url::has_host)?;
    Some(address::registrable(&url).to_owned())
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
        // Hosts of numbers have nothing to do with each other, however the numbers end.
        let numeric = [
            ("http://10.1.2.3/1", Reason::OtherTopic, Some(7)),
            ("http://99.9.2.3/1", Reason::OtherTopic, Some(7)),
            ("http://[2001:db8::1]/1", Reason::OtherTopic, Some(7)),
        ];
        assert!(
            matches!(run(&numeric, false, None), Run::Interposed { domains, .. } if domains == ["10.1.2.3", "99.9.2.3", "[2001:db8::1]"])
        );
        // A dot behind the host makes it no other.
        let dotted = page(Reason::OtherTopic, "https://www.b.org./1");
        assert_eq!(run(&dotted, false, None), Run::Sound);
        // It was so on an audit that was believed: three sites behind one sign-in, say.
        let known = |reason| {
            let text = format!(
                r#"{{"verdict":"blocked","reason":"{reason}","since":"2026-11-01T00:00:00Z"}}"#
            );
            serde_json::from_str::<History>(&text).unwrap()
        };
        let links = ["https://a.org/1", "https://b.org/1", "https://c.nl/1"].map(link);
        let evidence = Evidence { title: Some("Sign in".to_owned()), ..Evidence::default() };
        let judgement =
            Judgement { page: Some(7), ..Judgement::new(Reason::LoginRequired, evidence) };
        for (before, is_sound) in [("login-required", true), ("forbidden", false)] {
            let history = known(before);
            let asked = links.each_ref().map(|link| Asked {
                link,
                judgement: &judgement,
                history: Some(&history),
            });
            assert_eq!(judge_run(&asked, None, TODAY) == Run::Sound, is_sound, "{before}");
        }
        // A refusal that web servers come with, and one that somebody wrote.
        for (title, is_sound) in [
            ("403 Forbidden", true),
            ("403 - Forbidden: Access is denied.", true),
            ("Error 403", true),
            ("HTTP 401 Unauthorized", true),
            ("Access denied", false),
            ("403 Forbidden | Riverside Hospital network", false),
            ("Toegang geweigerd", false),
        ] {
            let evidence = Evidence { title: Some(title.to_owned()), ..Evidence::default() };
            let judgement =
                Judgement { page: Some(7), ..Judgement::new(Reason::Forbidden, evidence) };
            let asked =
                links.each_ref().map(|link| Asked { link, judgement: &judgement, history: None });
            assert_eq!(judge_run(&asked, None, TODAY) == Run::Sound, is_sound, "{title}");
        }
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
