//! Two lines about one link, from ledgers that were kept apart: the newer counts. If it tells of failures
//! without a break, and the other knows of a fine answer between them, there was one.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use signpost_core::verdict::Verdict;
use signpost_judge::conclude::History;

/// A link's line, and when the last run of all links began that its ledger has been through: as long as nothing
/// changes, the line itself does not say when it was last so.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) history: History,
    pub(super) run: Option<Timestamp>,
}

/// What two lines say together. The first counts only if it tells of something later, where `is_change` says that
/// the other is the same line, changed by an audit: what that found is news, milder or worse.
///
/// A time after `now` is as good as none.
pub(super) fn both(known: Told, new: Told, is_change: bool, now: Timestamp) -> Told {
    let order = |told: &Told| {
        let Told { history, .. } = told;
        let rank = (!is_change).then_some((history.settled, history.severity, history.page_on));
        (last(told, now), rank)
    };
    let is_known_later = order(&known) > order(&new);
    let (newer, older) = if is_known_later { (known, new) } else { (new, known) };
    let run = newer.run;
    let (Some(since), Some(fine)) = (newer.history.not_fine_since(), last_fine(&older, now)) else {
        return newer;
    };
    if last_fine(&newer, now) >= Some(fine) {
        return newer;
    }
    if fine <= since {
        return Told { history: History { last_ok: Some(fine), ..newer.history }, run };
    }
    let again = last(&newer, now).filter(|again| *again > fine);
    let broken = again.and_then(|again| newer.history.broken_by(fine, again));
    broken.map_or(older, |history| Told { history, run })
}

/// The last moment of which a line tells.
fn last(told: &Told, now: Timestamp) -> Option<Timestamp> {
    newest(&told.history, now).max(told.run)
}

/// When a line last knew the link to be fine.
fn last_fine(told: &Told, now: Timestamp) -> Option<Timestamp> {
    let Told { history, run } = told;
    let fine = match history.verdict {
        Verdict::Ok | Verdict::Moved => Some(history.since).max(*run),
        _ => history.last_ok,
    };
    fine.filter(|fine| *fine <= now)
}

/// The last moment that stands in a line.
fn newest(history: &History, now: Timestamp) -> Option<Timestamp> {
    let days = [history.doubted, history.down.map(|down| down.last), history.turns.last().copied()];
    let days = days.into_iter().flatten();
    let moments = days.filter_map(|day| Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp()));
    let moments = moments.chain([history.since]).chain(history.last_ok).chain(history.first_failed);
    moments.filter(|moment| *moment <= now).max()
}
