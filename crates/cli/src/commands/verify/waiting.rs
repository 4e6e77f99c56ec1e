//! Which links wait for a person's look, and why.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use signpost_checker::Ledger;
use signpost_core::address::is_http;
use signpost_core::model::{AidLink, Status};
use signpost_core::report::{LinkReport, Note};
use signpost_core::{AuditReport, Loaded};
use url::Url;

use crate::output::printable;

/// A link that waits for a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// The address.
    pub(crate) url: String,
    /// The aids that name it, and where.
    pub(crate) aids: Vec<(String, String)>,
    /// What it should show.
    pub(crate) title: Option<String>,
    /// Why a person must look, a sentence's rest each.
    pub(crate) why: Vec<String>,
    /// What the last audit saw, a line each.
    pub(crate) seen: Vec<String>,
}

/// What is known of earlier audits.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The last report, which says what was seen.
    pub(crate) report: Option<AuditReport>,
    /// The ledger, which says at least what was found.
    pub(crate) ledger: Ledger,
}

/// Every link that waits for a look, sorted by address.
pub(crate) fn links(loaded: &Loaded, known: &Known, today: Date) -> Vec<Waiting> {
    let mut waiting: BTreeMap<&str, Waiting> = BTreeMap::new();
    for (id, aid) in &loaded.site.aids {
        for (index, link) in aid.links.iter().enumerate() {
            if aid.status == Status::Withdrawn
                || !Url::parse(&link.url).is_ok_and(|url| is_http(&url))
            {
                continue;
            }
            let why = why(link, known, loaded, today);
            if why.is_empty() {
                continue;
            }
            let place = loaded.sources.locate(&aid.file, &format!("/links/{index}/url"));
            let place = format!("{}:{}", loaded.sources.display_path(&aid.file), place.line);
            let one = waiting.entry(&link.url).or_insert_with(|| Waiting {
                url: link.url.clone(),
                aids: Vec::new(),
                title: link.title.clone(),
                why: Vec::new(),
                seen: seen(&link.url, known),
            });
            one.aids.push((id.as_str().to_owned(), place));
            for reason in why {
                if !one.why.contains(&reason) {
                    one.why.push(reason);
                }
            }
        }
    }
    waiting.into_values().collect()
}

fn why(link: &AidLink, known: &Known, loaded: &Loaded, today: Date) -> Vec<String> {
    let mut why = Vec::new();
    let looked = link.verified.as_ref().map(|verified| verified.on);
    match looked {
        None => why.push("nobody has opened it yet".to_owned()),
        Some(on) if loaded.site.config.review_every.after(on) < today => {
            why.push(format!("it was last opened on {on}, longer ago than `review_every`"));
        }
        Some(_) => {}
    }
    // A look that is as new as the audit has answered its question.
    let day = |time: jiff::Timestamp| time.to_zoned(TimeZone::UTC).date();
    let newer = |audit: Date| looked.is_none_or(|on| on < audit);
    if let Some(report) = known.report.as_ref().filter(|report| newer(day(report.started))) {
        if let Some(found) = report.link(&link.url).filter(|found| found.needs_a_look()) {
            why.push(format!("the audit cannot tell: it {}", found.reason.meaning()));
            why.extend(found.notes.iter().map(|note| format!("it {}", note.meaning())));
        }
    } else if let Some(history) = known.ledger.history(&link.url) {
        let last = known.ledger.last_run().filter(|_| history.revised);
        // Nobody knows when that was which is still to come.
        let audited = Some(day(last.unwrap_or(history.since))).filter(|on| *on <= today);
        if history.needs_a_look() && (looked.is_none() || audited.is_some_and(newer)) {
            why.push(match history.revised {
                true => format!("it {}", Note::Revised.meaning()),
                false => format!("the audit cannot tell: it {}", history.reason.meaning()),
            });
        }
    }
    why
}

fn seen(url: &str, known: &Known) -> Vec<String> {
    if let Some((report, found)) =
        known.report.as_ref().and_then(|report| Some((report, report.link(url)?)))
    {
        let mut seen = vec![format!(
            "{} ({}) on {}",
            found.verdict,
            found.reason,
            report.started.strftime("%Y-%m-%d")
        )];
        seen.extend(details(found));
        return seen;
    }
    let history = known.ledger.history(url);
    let line = history.map(|history| {
        let since = history.since.strftime("%Y-%m-%d");
        format!("{} ({}) since {since}", history.verdict, history.reason)
    });
    line.into_iter().collect()
}

fn details(found: &LinkReport) -> Vec<String> {
    let evidence = &found.evidence;
    let title = evidence.title.as_ref().map(|title| format!("title: “{}”", printable(title)));
    let target = evidence.final_url.as_ref().map(|url| format!("leads to {}", printable(url)));
    let error = evidence.error.as_ref().map(|error| printable(error));
    title.into_iter().chain(target).chain(error).collect()
}
