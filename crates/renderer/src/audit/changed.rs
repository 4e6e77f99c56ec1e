//! The day on which what readers see of a link changed last, which feed and sitemap say.
//!
//! A report says since when a link has its verdict, and not since when that is confirmed. So the day
//! is worked out from what stays the same from one report to the next: a day that later reports
//! took back would make the dates of a feed run backwards.

use jiff::civil::Date;
use signpost_core::model::Period;
use signpost_core::report::LinkReport;
use signpost_core::{Reason, Verdict};

use super::Said;
use super::finding::{self, Held, State, day, held, state};

/// The day on which what readers see of a link changed last. `every` is the time from one audit to
/// the next, and `verified` the day on which a person saw the aid there.
pub(super) fn changed(said: &Said, every: Period, verified: Option<Date>) -> Option<Date> {
    if said.looked.is_some() {
        return said.looked;
    }
    let today = day(said.started);
    let held = held(&said.report);
    // An archived page on which nothing else was found is as it was on the day on which that was found.
    let archived = finding::noticed(&said.report, Reason::ArchivedNotice);
    let archived = archived.filter(|_| state(&said.report).is_linked());
    let since = day(archived.or(held.since)?);
    let found = if is_second_finding(held, &said.report) {
        every.after(since).min(today).max(since)
    } else {
        since
    };
    // Readers had the link back when a person saw the aid, until the audit after that.
    let is_doubtful = state(&said.report) != State::Available;
    let looked = verified.filter(|on| is_doubtful && (since..today).contains(on));
    Some(found.max(looked.and_then(|on| on.tomorrow().ok()).unwrap_or(found)))
}

/// Whether it took another day to confirm the verdict, and readers were told only then. How long a link has been down
/// counts from the day on which that made it dead.
fn is_second_finding(held: Held, report: &LinkReport) -> bool {
    matches!(held.verdict, Verdict::Changed | Verdict::Dead)
        && held.reason != Reason::DownForDays
        && !held.reason.is_told_at_once()
        && held.confirmed
        && report.last_ok.is_some()
}
