//! What a provider says of an aid on the aid's own page: that it was withdrawn, or archived. A page that is gone
//! afterwards, refuses or shows something else takes nothing of that back.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use signpost_core::report::Notice;
use signpost_core::verdict::Reason;
use signpost_core::{Look, Severity};

use super::history::History;

/// What the provider says of a link's aid, by today's finding and by earlier ones.
pub(super) fn notice(
    history: Option<&History>,
    reason: Reason,
    is_accepted: bool,
    look: Option<Look>,
    now: Timestamp,
) -> Option<Notice> {
    // What a person accepts as it is, is not held against the link on other days.
    if reason.verdict().is_fine() || reason.is_notice() && is_accepted {
        return None;
    }
    let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    // On the same day the person wins.
    let is_refuted = |notice: &Notice| {
        look.is_some_and(|look| look.holds(day(now)) && look.on >= day(notice.since))
    };
    let before = history.and_then(said);
    let before = before.filter(|notice| notice.since <= now && !is_refuted(notice));
    if !reason.is_notice() {
        return before;
    }
    before.filter(|notice| notice.reason == reason).or(Some(Notice { reason, since: now }))
}

/// What the provider said by earlier findings. Lines of a ledger from before notices were kept have them as findings.
fn said(history: &History) -> Option<Notice> {
    let last = Some((history.reason, history.since, history.severity));
    let known = history.known.map(|known| (known.reason, known.since, known.severity));
    let found = [last, known].into_iter().flatten();
    // What mattered no more than that was accepted.
    let mut found = found.filter(|(reason, _, it)| reason.is_notice() && *it > Severity::Note);
    let found = found.next().map(|(reason, since, _)| Notice { reason, since });
    history.notice.or(found)
}
