//! What a report says of one address, in a reader's terms.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use serde::Serialize;
use signpost_core::model::Period;
use signpost_core::report::{Known, LinkReport, Notice, SuggestionKind};
use signpost_core::verdict::Confidence;
use signpost_core::{Reason, Verdict};

use super::Said;
use super::changed::changed;
use crate::address;

/// Whether a link can be followed, as far as anybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    /// It can, or nothing speaks against it.
    Available,
    /// It can, and its provider says there that the aid is no longer updated.
    Archived,
    /// It failed when it was last tried, and that is not confirmed; readers may have better luck.
    Unanswered,
    /// It answered, and it is not certain that it still shows the aid.
    Unsure,
    /// It shows something else.
    Changed,
    /// It says that the aid was withdrawn.
    Withdrawn,
    /// It is gone.
    Dead,
}

impl State {
    /// Whether readers are sent there although nobody knows that the aid can be had there now.
    pub(crate) fn is_doubtful(self) -> bool {
        matches!(self, Self::Unanswered | Self::Unsure)
    }

    /// Whether readers are sent there.
    pub(crate) fn is_linked(self) -> bool {
        matches!(self, Self::Available | Self::Archived | Self::Unanswered | Self::Unsure)
    }
}

/// What is known of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Whether it can be followed.
    pub(crate) state: State,
    /// Whether the audit was asked to log in there.
    pub(crate) asks_login: bool,
    /// When it last worked, as an audit or a person saw it.
    pub(crate) worked: Option<Date>,
    /// When it was last tried, where that left a doubt.
    pub(crate) tried: Option<Date>,
    /// Since when it is as `state` says, where readers are not sent there.
    pub(crate) since: Option<Date>,
    /// Since when its provider says there that the aid is archived, or said so before the page was gone.
    pub(crate) archived: Option<Date>,
    /// When what readers see changed last, as far as that is known.
    pub(crate) changed: Option<Date>,
    /// A copy in a web archive.
    pub(crate) archived_copy: Option<Copy>,
}

/// A copy in a web archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copy {
    /// Its address.
    pub(crate) url: String,
    /// The day on which it was made, where its address says so.
    pub(crate) made: Option<Date>,
}

impl Finding {
    /// What is known of an address that no audit has asked.
    pub(super) fn unknown(verified: Option<Date>) -> Self {
        Self {
            state: State::Available,
            asks_login: false,
            worked: verified,
            tried: None,
            since: None,
            archived: None,
            changed: None,
            archived_copy: None,
        }
    }

    /// What a report says, by audits that come this often.
    pub(super) fn new(said: &Said, every: Period, verified: Option<Date>) -> Self {
        let Said { started, report, .. } = said;
        let started = *started;
        let state = state(report);
        let archived = noticed(report, Reason::ArchivedNotice).map(day);
        let fine = report.is_fine() && report.reason != Reason::Verified;
        let is_read = report.reason == Reason::ArchivedNotice && state == State::Archived;
        let seen = match fine || is_read {
            true => Some(day(started)),
            // A page that is archived works on every day, and is not fine: when it last did is not known once it is gone.
            false => report.last_ok.map(day).filter(|_| archived.is_none() || state.is_linked()),
        };
        let worked = seen.max(verified);
        // What failed before the link was last fine has nothing to do with why it fails now. A page that shows something
        // else was no failure before it did, and one that is archived none at all.
        let fine_on = report.last_ok.map(day).max(verified);
        let failed = report.first_failed.filter(|_| state == State::Dead && archived.is_none());
        let times: Vec<Date> = held(report).since.into_iter().chain(failed).map(day).collect();
        let is_later = |since: &&Date| fine_on.is_none_or(|fine_on| **since >= fine_on);
        // Where all of that was before a person's look, nobody has seen it work since the day after.
        let looked = || fine_on.filter(|_| !times.is_empty())?.tomorrow().ok();
        let since = times.iter().filter(is_later).min().copied().or_else(looked);
        let since = since.unwrap_or(day(started)).min(day(started));
        Self {
            state,
            asks_login: report.reason == Reason::LoginRequired && report.accepted.is_none(),
            worked,
            tried: state.is_doubtful().then(|| day(started)),
            since: (!state.is_linked()).then_some(since),
            archived,
            changed: changed(said, every, verified),
            archived_copy: copy(report, day(started)).filter(|_| !state.is_linked()),
        }
    }
}

/// What a finding means to a reader.
///
/// A link that moved is followed as it is written, because it leads to the same aid and only a
/// person puts another address into a page. One that is blocked is followed as well: robots are
/// refused there, readers are not. What a person has accepted is left to that person.
pub(super) fn state(report: &LinkReport) -> State {
    if report.accepted.is_some() {
        return State::Available;
    }
    let is_archived = noticed(report, Reason::ArchivedNotice).is_some();
    let available = if is_archived { State::Archived } else { State::Available };
    let Held { verdict, reason, confidence, confirmed, .. } = held(report);
    let bad = match (verdict, reason) {
        (Verdict::Ok | Verdict::Moved | Verdict::Blocked | Verdict::Skipped, _) => {
            return available;
        }
        (Verdict::Down, _) => return State::Unanswered,
        (Verdict::Changed, Reason::ArchivedNotice) => return State::Archived,
        (Verdict::Changed, Reason::WithdrawnNotice) => State::Withdrawn,
        (Verdict::Changed, _) => State::Changed,
        (Verdict::Dead, _) => State::Dead,
    };
    match confidence {
        Confidence::Low => State::Unsure,
        Confidence::High if confirmed || reason.is_told_at_once() => bad,
        Confidence::High => State::Unanswered,
    }
}

/// Since when the provider says this of the aid there, or said it before the page was gone.
pub(super) fn noticed(report: &LinkReport, what: Reason) -> Option<Timestamp> {
    report.notice.filter(|notice| notice.reason == what).map(|notice| notice.since)
}

/// What holds of a link: what its last answer means, unless that tells nothing of a link that was gone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    pub(super) verdict: Verdict,
    pub(super) reason: Reason,
    pub(super) confidence: Confidence,
    pub(super) confirmed: bool,
    /// Since when that is so.
    pub(super) since: Option<Timestamp>,
}

pub(super) fn held(report: &LinkReport) -> Held {
    // What its provider has taken back is not there to be tried again.
    let withdrawn = noticed(report, Reason::WithdrawnNotice);
    let withdrawn = withdrawn.map(|since| (Reason::WithdrawnNotice, since));
    // What fails to answer is as gone as it was.
    let gone = || gone(report).map(|Known { reason, since, .. }| (reason, since));
    match withdrawn.or_else(gone) {
        Some((reason, since)) => Held {
            verdict: reason.verdict(),
            reason,
            confidence: reason.confidence(),
            confirmed: true,
            since: Some(since),
        },
        None => {
            let LinkReport { verdict, reason, confidence, confirmed, since, .. } = *report;
            Held { verdict, reason, confidence, confirmed, since }
        }
    }
}

/// What is known of a link that was dead or changed, and of which today's answer tells nothing.
fn gone(report: &LinkReport) -> Option<Known> {
    let known = report.still_known().filter(|known| known.reason != Reason::ArchivedNotice);
    known.filter(|known| matches!(known.verdict, Verdict::Changed | Verdict::Dead))
}

fn copy(report: &LinkReport, today: Date) -> Option<Copy> {
    let suggestion = report.suggestion.as_ref()?;
    let is_copy = suggestion.kind == SuggestionKind::ArchivedCopy;
    (is_copy && address::is_elsewhere(&suggestion.url))
        .then(|| Copy { made: made_on(&suggestion.url, today), url: suggestion.url.clone() })
}

/// Brings what a report says of a link into the form that is asked here. The times that it cannot know, and what a
/// person accepted until an earlier day, are as good as none. What the provider says is in `notice` wherever it holds.
pub(super) fn settle(link: &mut LinkReport, started: Timestamp) {
    let is_possible = |time: &Timestamp| (FIRST_ARCHIVE..=day(started)).contains(&day(*time));
    for time in [&mut link.since, &mut link.first_failed, &mut link.last_ok] {
        *time = time.filter(is_possible);
    }
    if let Some(known) = &mut link.known {
        // What is known holds all the same, at least from now on.
        known.since = Some(known.since).filter(is_possible).unwrap_or(started);
    }
    link.accepted.take_if(|accepted| accepted.until < day(started));
    // Reports from before notices were kept have them as findings.
    let is_sure = link.confidence == Confidence::High;
    let found = is_sure.then_some((link.reason, link.since));
    let known = link.still_known().map(|known| (known.reason, Some(known.since)));
    let written = link.notice.map(|notice| (notice.reason, Some(notice.since)));
    let said = [written, found, known].into_iter().flatten().find(|(reason, _)| reason.is_notice());
    link.notice = said.map(|(reason, since)| Notice {
        reason,
        since: since.filter(is_possible).unwrap_or(started),
    });
    // What a person has accepted is left to that person.
    if link.is_fine() || link.accepted.is_some() {
        link.notice = None;
    }
}

/// When the first archive of the web began. No copy is older, and no audit.
const FIRST_ARCHIVE: Date = jiff::civil::date(1996, 1, 1);

/// The day in the address of a copy: `https://web.archive.org/web/20240131120000/…`.
fn made_on(url: &str, today: Date) -> Option<Date> {
    let stamp = url
        .split('/')
        .find(|part| part.len() >= 8 && part.bytes().take(8).all(|byte| byte.is_ascii_digit()))?;
    let number = |range| stamp.get::<std::ops::Range<usize>>(range)?.parse::<i16>().ok();
    let (month, day) = (i8::try_from(number(4..6)?).ok()?, i8::try_from(number(6..8)?).ok()?);
    let made = Date::new(number(0..4)?, month, day).ok()?;
    (FIRST_ARCHIVE..=today).contains(&made).then_some(made)
}

/// The day of a moment, in UTC: the same on every machine.
pub(super) fn day(moment: Timestamp) -> civil::Date {
    moment.to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_says_when_it_was_made() {
        let today = civil::date(2026, 11, 22);
        let day = |url| made_on(url, today).map(|date| date.to_string());
        let wayback = "https://web.archive.org/web/20240131120000/https://a.example/";
        assert_eq!(day(wayback).as_deref(), Some("2024-01-31"));
        assert_eq!(day("https://archive.example/20241399/x"), None);
        assert_eq!(day("https://archive.example/?a=1"), None);
        assert_eq!(day("https://archive.example/20261122/x").as_deref(), Some("2026-11-22"));
        for impossible in ["20261123", "20290131", "19011231"] {
            let url = format!("https://archive.example/{impossible}/x");
            assert_eq!(made_on(&url, today), None);
        }
    }
}
