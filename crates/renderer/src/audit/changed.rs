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
use super::finding::{State, day, gone, state};

/// The day on which what readers see of a link changed last. `every` is the time from one audit to
/// the next, and `verified` the day on which a person saw the aid there.
pub(super) fn changed(said: &Said, every: Period, verified: Option<Date>) -> Option<Date> {
    if said.looked.is_some() {
        return said.looked;
    }
    let today = day(said.started);
    let known = gone(&said.report).map(|known| known.since);
    let since = day(known.or(said.report.since)?);
    let found = if is_second_finding(&said.report) {
        every.after(since).min(today).max(since)
    } else {
        since
    };
    // Readers had the link back when a person saw the aid, until the audit after that.
    let is_doubtful = state(&said.report) != State::Available;
    let looked = verified.filter(|on| is_doubtful && (since..today).contains(on));
    Some(found.max(looked.and_then(|on| on.tomorrow().ok()).unwrap_or(found)))
}

/// Whether it took another day to confirm the verdict. How long a link has been down counts from
/// the day on which that made it dead.
fn is_second_finding(report: &LinkReport) -> bool {
    let (verdict, reason, confirmed) = match gone(report) {
        Some(known) => (known.verdict, known.reason, true),
        None => (report.verdict, report.reason, report.confirmed),
    };
    matches!(verdict, Verdict::Changed | Verdict::Dead)
        && reason != Reason::DownForDays
        && confirmed
        && report.last_ok.is_some()
}
