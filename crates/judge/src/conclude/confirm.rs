//! When a finding may be acted on.
//!
//! One bad answer may be a server's bad day. Wikipedia's InternetArchiveBot, which has tended the
//! links of an encyclopedia for years, waits for three failures over six days before it calls a link
//! dead; the times here are a little shorter because a patient reads the page meanwhile, and still
//! longer than a long weekend on which nobody is there to restart a server.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use signpost_core::Look;

use super::history::{Found, History, down_after};

/// On so many days a link must be down to be called dead.
const DAYS: u32 = 3;

/// Over so long a time a link must be down to be called dead.
const TIME: SignedDuration = SignedDuration::from_hours(120);

/// Why a link that is down counts as dead, if it does.
pub(super) fn aged(
    found: Option<Found>,
    history: Option<&History>,
    look: Option<Look>,
    now: Timestamp,
) -> Option<String> {
    if found != Some(Found::Down) {
        return None;
    }
    let down = down_after(history, look, now);
    let long = now.duration_since(down.since);
    (down.days >= DAYS && long >= TIME).then(|| {
        format!(
            "It was down on each of {} days over {} hours, so it counts as dead.",
            down.days,
            long.as_hours()
        )
    })
}

/// Whether a finding may be acted on: always, unless the link was fine the last time that anybody
/// could tell, and this is the first day on which something is wrong.
pub(super) fn is_confirmed(found: Option<Found>, history: Option<&History>, today: Date) -> bool {
    match (found, history) {
        (Some(Found::Down), _) => false,
        (Some(Found::Wrong), Some(known)) => {
            let doubted = known.doubted.filter(|first| *first <= today);
            known.settled || doubted.map_or(!known.was_ever_fine(), |first| first < today)
        }
        _ => true,
    }
}
