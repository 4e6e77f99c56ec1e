//! The audit reports that pages are rendered with: which are taken, and what is said of them.

use std::path::PathBuf;

use anyhow::ensure;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use signpost_core::Site;
use signpost_renderer::Audited;

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

/// When a report is so old that readers may be told what no longer holds: after two intervals of the
/// audit. One that comes late, as runs do on a busy day, is no reason for a warning.
fn late(audited: &Audited, site: &Site) -> Timestamp {
    let started = audited.started().to_zoned(TimeZone::UTC);
    let every = site.config.audited_every();
    let late = every.after(every.after(started.date())).to_datetime(started.time());
    late.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |late| late.timestamp())
}

/// What the reports know of the content.
pub(super) fn known(audited: &Audited, site: &Site) -> String {
    let known = audited.known(site);
    let day = audited.started().to_zoned(TimeZone::UTC).strftime("%-d %B %Y").to_string();
    let mut text = format!("The audit of {day}: {} of {} links known.\n", known.known, known.all);
    // An audit of some other content knows few of these links, or many that are not here.
    if known.known * 2 < known.all || known.foreign * 2 > known.known.max(1) {
        text.push_str(&format!(
            "warning: the audit seems to be of other content: it does not know {} of these links, and knows {} that no aid has\n",
            known.all - known.known,
            known.foreign
        ));
    }
    text
}

/// From when on the reports are too old, and what somebody should know then.
pub(super) fn overdue(audited: &Audited, site: &Site) -> (Timestamp, String) {
    let warning = format!(
        "warning: that audit is more than two intervals old (the time between audits is {}); readers are told what it found, so run a new one\n",
        site.config.audited_every()
    );
    (late(audited, site), warning)
}
