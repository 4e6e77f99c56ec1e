//! The audit reports that pages are rendered with: which are taken, and what is said of them.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use signpost_core::Site;
use signpost_renderer::Audited;

/// How far the clocks of two machines may be apart.
const CLOCKS: i64 = 1;
/// How old a report may be, in days: two intervals of the daily audit.
const OLD: i64 = 2;

/// Reads the reports, of which some may be parts of one audit.
pub(super) fn read(paths: &[PathBuf], now: Timestamp) -> anyhow::Result<Option<Audited>> {
    if paths.is_empty() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for path in paths {
        let (_, bytes) = super::report::read(path)?;
        let shown = path.display();
        let audited = Audited::from_json(&bytes).with_context(|| format!("in {shown}"))?;
        let started = audited.started();
        ensure!(
            started <= now.saturating_add(CLOCKS.hours())?,
            "{shown} is the report of an audit at {started}, which is still to come; is the clock of this machine right?"
        );
        all.push(audited);
    }
    Ok(Some(Audited::merge(all)?))
}

/// What the reports know of the content, and what somebody should know of the reports.
pub(super) fn say(audited: &Audited, site: &Site, now: Timestamp) -> String {
    let started = audited.started();
    let known = audited.known(site);
    let day = started.to_zoned(TimeZone::UTC).strftime("%-d %B %Y").to_string();
    let mut text = format!("The audit of {day}: {} of {} links known.\n", known.known, known.all);
    if started.saturating_add((OLD * 24).hours()).is_ok_and(|late| late < now) {
        text.push_str(
            "warning: that audit is more than two days old; readers are told what it found, so run a new one\n",
        );
    }
    // An audit of some other content knows few of these links, or many that are not here.
    if known.known * 2 < known.all || known.foreign * 2 > known.known.max(1) {
        text.push_str("warning: the audit seems to be of other content");
        text.push_str(&format!(
            ": it does not know {} of these links, and knows {} that no aid has\n",
            known.all - known.known,
            known.foreign
        ));
    }
    text
}
