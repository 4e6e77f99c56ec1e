//! The audit reports that pages are rendered with: which are taken, and what is said of them.

use std::path::PathBuf;

use anyhow::ensure;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use signpost_core::Site;
use signpost_renderer::{Audited, Known};

/// How far the clocks of two machines may be apart.
const CLOCKS: i64 = 1;

/// Reads the reports, of which some may be parts of one audit.
pub(super) fn read(paths: &[PathBuf], now: Timestamp) -> anyhow::Result<Option<Audited>> {
    if paths.is_empty() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for path in paths {
        let (report, bytes) = super::report::read_of_content(path)?;
        let shown = path.display();
        let audited = Audited::of(report, &bytes);
        let started = audited.started();
        ensure!(
            started <= now.saturating_add(CLOCKS.hours())?,
            "{shown} is the report of an audit at {started}, which is in the future; is the clock of this machine right?"
        );
        all.push(audited);
    }
    Ok(Some(Audited::merge(all)?))
}

/// What is said of the reports, and from when on they are too old with what somebody should know then.
pub(super) fn said(audited: &Audited, site: &Site) -> (String, Option<(Timestamp, String)>) {
    let known = audited.known(site);
    let mut text = told_by(audited, &known);
    text.extend(missing(&known));
    (text, overdue(&known, site))
}

/// A line for each day whose audit decides what readers are told of an aid, the newest first.
fn told_by(audited: &Audited, known: &Known) -> String {
    let mut days: Vec<(String, usize)> = Vec::new();
    for by in known.by.iter().filter(|by| by.links > 0) {
        let day = day(by.started);
        match days.last_mut() {
            // The parts of one audit.
            Some((last, links)) if *last == day => *links += by.links,
            _ => days.push((day, by.links)),
        }
    }
    let (newest, links) = match days.first() {
        Some((day, links)) => (day.clone(), *links),
        None => (day(audited.started()), 0),
    };
    let mut text = format!("The audit of {newest}: {links} of {} links known.\n", known.all);
    for (day, links) in days.iter().skip(1) {
        text.push_str(&format!("The audit of {day}: {links} more, which no later one knows.\n"));
    }
    text
}

/// What somebody should know where the reports know few of these links, or many that are not here.
fn missing(known: &Known) -> Option<String> {
    let Known { all, foreign, .. } = *known;
    let links = known.links();
    let (audit, knows, does, seems) = match known.by.len() {
        0 | 1 => ("the audit", "it knows", "does", "seems"),
        _ => ("the audits", "they know", "do", "seem"),
    };
    let none = links == 0;
    if foreign * 2 > links.max(1) {
        let links = if none { "none".to_owned() } else { links.to_string() };
        Some(format!(
            "warning: {audit} {seems} to be of other content: {knows} {links} of the {all} links, and {foreign} that no aid has\n"
        ))
    } else if links * 2 < all {
        let unknown = if none { "any".to_owned() } else { (all - links).to_string() };
        Some(format!(
            "warning: {audit} {does} not know {unknown} of the {all} links, so readers are told nothing of them; run a new one\n"
        ))
    } else {
        None
    }
}

/// When the oldest report that readers are told something of is too old. One that comes late, as runs do on a
/// busy day, is no reason for a warning, so it is after two intervals of the audit.
fn overdue(known: &Known, site: &Site) -> Option<(Timestamp, String)> {
    let oldest = known.by.last()?.started;
    let started = oldest.to_zoned(TimeZone::UTC);
    let every = site.config.audited_every();
    let late = every.after(every.after(started.date())).to_datetime(started.time());
    let late = late.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |late| late.timestamp());
    let warning = format!(
        "warning: the audit of {} is more than two intervals old (the time between audits is {every}); readers are told what it found, so run a new one\n",
        day(oldest)
    );
    Some((late, warning))
}

fn day(time: Timestamp) -> String {
    time.to_zoned(TimeZone::UTC).strftime("%-d %B %Y").to_string()
}
