//! What earlier audits found of a link: the state that a ledger keeps.
//!
//! It changes only when something about the link does, so that a ledger under version control has
//! few lines that differ from day to day.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use signpost_core::report::{Evidence, Known, LinkReport, Note, Notice, SuggestionKind};
use signpost_core::verdict::{Confidence, Reason, Verdict};
use signpost_core::{Look, Severity};

use super::group::Landing;
use crate::memory::{Fingerprint, Memory};
use crate::observation::NETWORK_AUTHENTICATION_REQUIRED;

/// So often within [`WINDOW`] a link must have turned from fine to failing or back to be called
/// flapping: three times down and three times up again.
///
/// Where one link in a hundred fails on a day by mere chance, although it was asked three times, 4 turns
/// would call 19 of 500 links flapping at any time, 6 turns call fewer than two, and 8 turns hardly any;
/// a link that fails every other day has its sixth turn on the sixth day.
pub(super) const FLAPPING: usize = 6;

/// Over so many days turns are counted.
const WINDOW: i32 = 30;

/// What earlier audits found of a link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct History {
    /// The verdict of the last audit that could tell.
    pub verdict: Verdict,
    /// Its reason.
    pub reason: Reason,
    /// How much it mattered.
    #[serde(default = "fine", skip_serializing_if = "is_fine")]
    pub severity: Severity,
    /// Since when it has that verdict.
    pub since: Timestamp,
    /// What was known of it before answers that told nothing; kept while nothing undoes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Kept>,
    /// What its provider says there of the aid, or said before the page was gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// When it was last found to be fine; written once it stops being so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_ok: Option<Timestamp>,
    /// Since when it has failed without a break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_failed: Option<Timestamp>,
    /// How long it has been down without a break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub down: Option<Down>,
    /// The day on which it was first found to be dead or changed, while that is unconfirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubted: Option<Date>,
    /// Whether it is confirmed that it is dead or changed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
    /// The last days on which it turned from fine to failing or back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Date>,
    /// Where it sends its readers, as far as that is part of the verdict on other links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub landing: Option<Landing>,
    /// The new address that the last audit named which found that it had moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<String>,
    /// What it showed when it was fine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Fingerprint>,
    /// The day of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_on: Option<Date>,
    /// The day of the look for which an audit took a page of which there is too little to remember.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked: Option<Date>,
    /// Whether much of its text is new since, so that a person should read it again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub revised: bool,
}

fn fine() -> Severity {
    Severity::Fine
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde wants")]
fn is_fine(severity: &Severity) -> bool {
    *severity == Severity::Fine
}

/// A finding that a failure to answer does not undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The verdict.
    pub verdict: Verdict,
    /// Its reason.
    pub reason: Reason,
    /// How much it mattered.
    pub severity: Severity,
    /// Since when it has that verdict.
    pub since: Timestamp,
}

impl From<Kept> for Known {
    fn from(Kept { verdict, reason, since, .. }: Kept) -> Self {
        Self { verdict, reason, since }
    }
}

/// How long a link has been down without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Down {
    /// Since when.
    pub since: Timestamp,
    /// On how many UTC days it was asked and found down.
    pub days: u32,
    /// The last of those days.
    pub last: Date,
}

/// What an audit says of a link, as far as its history is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It is there.
    Fine,
    /// Something is wrong with it.
    Wrong,
    /// There was no answer.
    Down,
    /// There was an answer, and whether it is there cannot be told.
    Answers,
}

impl Found {
    /// `None` where nothing was found out, because nobody asked.
    pub(super) fn of(reason: Reason, evidence: &Evidence) -> Option<Self> {
        match reason.verdict() {
            Verdict::Ok | Verdict::Moved => Some(Self::Fine),
            Verdict::Dead if reason == Reason::DownForDays => Some(Self::Down),
            Verdict::Changed | Verdict::Dead => Some(Self::Wrong),
            Verdict::Down => Some(Self::Down),
            // A captive portal answers in the host's place, of which nothing was found out.
            Verdict::Blocked if evidence.status == Some(NETWORK_AUTHENTICATION_REQUIRED) => None,
            // A proxy failed on the way.
            Verdict::Blocked if reason == Reason::Proxy => None,
            Verdict::Blocked if evidence.attempts > 0 => Some(Self::Answers),
            Verdict::Blocked | Verdict::Skipped => None,
        }
    }
}

impl History {
    /// Whether the link was fine at any time that the history reaches back to.
    pub fn was_ever_fine(&self) -> bool {
        self.last_ok.is_some() || self.verdict.is_fine()
    }

    /// What is known of a link's page: the newer of a person's look and of what the last audits saw.
    pub fn memory<'a>(history: Option<&'a Self>, look: Option<Look>, today: Date) -> Memory<'a> {
        let page = history.and_then(|known| Some((known.page.as_ref()?, known.page_on?)));
        let look = look.filter(|look| look.holds(today));
        match (page, look) {
            (Some((page, on)), Some(look)) if look.on <= on && on <= today => Memory::Page(page),
            (_, Some(look)) if history.is_some_and(|known| known.looked == Some(look.on)) => {
                Memory::LookAtLittle
            }
            (_, Some(_)) => Memory::Look,
            (Some((page, _)), None) => Memory::Page(page),
            (None, None) => Memory::Nothing,
        }
    }

    /// The last finding that told something, since the day on which it was first so.
    pub(super) fn told(&self) -> Kept {
        let Self { verdict, reason, severity, since, .. } = *self;
        let since = self.known.map_or(since, |known| known.since);
        self.interrupted().unwrap_or(Kept { verdict, reason, severity, since })
    }

    /// What was known before the last audit, if that told nothing.
    pub(super) fn interrupted(&self) -> Option<Kept> {
        self.known.filter(|known| known.verdict != self.verdict)
    }

    /// What stays known of a link that has this verdict today, which tells nothing: that something is to be
    /// done about it, unless a person has seen it since. What is unconfirmed has a rule of its own, unless readers were
    /// told of it at once.
    pub(super) fn stays_known(
        &self,
        verdict: Verdict,
        look: Option<Look>,
        today: Date,
    ) -> Option<Kept> {
        let told = self.told();
        let is_told = told.reason.is_told_at_once();
        let tells_nothing = match verdict {
            Verdict::Down => true,
            // A server that refuses says less of a page that was gone than of one that was there.
            Verdict::Blocked => self.settled || is_told,
            _ => false,
        };
        let matters = told.severity > Severity::Note
            && told.verdict != Verdict::Down
            && told.verdict != verdict
            && (self.doubted.is_none() || is_told);
        let seen = look.is_some_and(|look| look.holds(today) && look.on >= day(told.since));
        (tells_nothing && matters && !seen).then_some(told)
    }

    /// What is known of the address that a link has moved to, from the audits of the old one: it was fine, for
    /// they ended there, and showed that page.
    #[must_use]
    pub fn at_new_address(self) -> Self {
        let is_fine = self.verdict.is_fine();
        Self {
            verdict: Verdict::Ok,
            reason: Reason::Ok,
            severity: if self.revised { Severity::Note } else { Severity::Fine },
            since: if is_fine { self.since } else { self.last_ok.unwrap_or(self.since) },
            last_ok: self.last_ok,
            known: None,
            notice: None,
            first_failed: None,
            down: None,
            doubted: None,
            settled: false,
            turns: Vec::new(),
            landing: None,
            moved_to: None,
            page: self.page,
            page_on: self.page_on,
            looked: self.looked,
            revised: self.revised,
        }
    }

    /// What is known of a link that failed before and after another audit found it fine: that it fails again,
    /// since `again`, and no more. `None` if that does not say why it fails.
    #[must_use]
    pub fn broken_by(self, fine: Timestamp, again: Timestamp) -> Option<Self> {
        if self.reason == Reason::DownForDays {
            return None;
        }
        let today = day(again);
        let is_wrong = matches!(self.verdict, Verdict::Changed | Verdict::Dead);
        let mut turns = self.turns;
        turns.extend([day(fine), today]);
        Some(Self {
            severity: self.severity.min(Severity::Warning),
            since: again,
            known: None,
            notice: None,
            last_ok: Some(fine),
            first_failed: self.first_failed.map(|_| again),
            down: self.down.map(|_| Down { since: again, days: 1, last: today }),
            doubted: is_wrong.then_some(today),
            settled: false,
            turns,
            ..self
        })
    }

    /// Since when the link has not been fine, if it is not.
    pub fn not_fine_since(&self) -> Option<Timestamp> {
        let is_fine = self.verdict.is_fine();
        (!is_fine).then(|| self.first_failed.map_or(self.since, |first| first.min(self.since)))
    }

    /// Whether only a person can tell what became of the link, as far as this says.
    pub fn needs_a_look(&self) -> bool {
        let unsure = self.verdict == Verdict::Blocked
            || self.verdict == Verdict::Changed && self.reason.confidence() == Confidence::Low;
        unsure && self.severity > Severity::Note || self.revised
    }

    /// The history after an audit, which is the one before where nothing was found out.
    ///
    /// `landing` is where the link sends its readers, and `page` what it shows, by this audit. What is
    /// remembered of a page stays until a person has looked again: small changes of many days would
    /// otherwise add up to another page that nobody noticed.
    pub fn after(
        before: Option<&Self>,
        report: &LinkReport,
        landing: Option<Landing>,
        page: Option<&Fingerprint>,
        look: Option<Look>,
        now: Timestamp,
    ) -> Option<Self> {
        let Some(found) = Found::of(report.reason, &report.evidence) else {
            return before.cloned();
        };
        let today = day(now);
        let is_fine = found == Found::Fine;
        let settled = match found {
            Found::Fine => false,
            Found::Wrong => report.confirmed,
            Found::Down => report.verdict == Verdict::Dead || before.is_some_and(|it| it.settled),
            Found::Answers => before.is_some_and(|it| it.settled),
        };
        let doubted = before.and_then(|known| known.doubted).filter(|first| *first <= today);
        let kept = match Self::memory(before, look, today) {
            Memory::Page(page) => Some((page, before.and_then(|known| known.page_on))),
            _ if is_fine => page.map(|page| (page, Some(today))),
            _ => before.and_then(|known| Some((known.page.as_ref()?, known.page_on))),
        };
        // The first page that an audit finds after a look is the one that was seen, also where it cannot be
        // remembered.
        let taken = look.filter(|look| is_fine && kept.is_none() && look.on <= today);
        let looked = taken.map(|look| look.on).or(before.and_then(|known| known.looked));
        let found_now = (report.verdict, report.reason);
        let same = before.filter(|known| {
            is_same((known.verdict, known.reason), found_now) && known.since <= now
        });
        // Once it is found again, its first day is all that is kept of it.
        let found_again = before
            .filter(|known| known.known.is_some())
            .map(Self::told)
            .filter(|told| told.verdict == report.verdict);
        Some(Self {
            verdict: report.verdict,
            reason: report.reason,
            severity: report.severity,
            since: same.map_or(now, |known| known.since),
            known: before
                .and_then(|known| known.stays_known(report.verdict, look, today))
                .or(found_again),
            notice: report.notice,
            // A fine link was fine when the last audit was: the ledger's first line says when.
            // That it was fine stays known, though the time of that is none that can be told.
            last_ok: match is_fine {
                true => None,
                false => report.last_ok.or_else(|| before.and_then(|known| known.last_ok)),
            },
            first_failed: report.first_failed,
            down: (found == Found::Down).then(|| down_after(before, look, now)),
            doubted: match found {
                Found::Fine => None,
                Found::Wrong if settled => None,
                Found::Wrong => doubted.or(Some(today)),
                Found::Down | Found::Answers => doubted.filter(|_| !settled),
            },
            settled,
            turns: turned(before, Some(found), today),
            landing: if is_fine || found == Found::Wrong {
                landing
            } else {
                before.and_then(|known| known.landing.clone())
            },
            moved_to: match new_address(report) {
                None if !is_fine => before.and_then(|known| known.moved_to.clone()),
                new => new,
            },
            page: kept.map(|(page, _)| page.clone()),
            page_on: kept.and_then(|(_, on)| on),
            looked: looked.filter(|_| kept.is_none()),
            revised: report.notes.contains(&Note::Revised),
        })
    }
}

/// Whether two findings are the same as far as their day goes: what a provider says of an aid is not what else may
/// have changed on its page.
pub(super) fn is_same(known: (Verdict, Reason), found: (Verdict, Reason)) -> bool {
    let is_notice = known.1.is_notice() || found.1.is_notice();
    known.0 == found.0 && (known.1 == found.1 || !is_notice)
}

/// The new address that a report names, as `fix` writes it.
fn new_address(report: &LinkReport) -> Option<String> {
    let suggestion = report.suggestion.as_ref().filter(|_| report.verdict == Verdict::Moved)?;
    (suggestion.kind == SuggestionKind::NewAddress).then(|| suggestion.url.clone())
}

/// How long a link is down that is down now. Runs of one day count once, and a time in the future
/// is as good as none.
pub(super) fn down_after(before: Option<&History>, look: Option<Look>, now: Timestamp) -> Down {
    let today = day(now);
    // A person who saw it in between saw an answer.
    let is_over = |down: &Down| look.is_some_and(|it| (day(down.since)..=today).contains(&it.on));
    let known = before.and_then(|known| known.down).filter(|down| !is_over(down));
    match known.filter(|down| down.since <= now && down.last <= today) {
        Some(down) if down.last == today => down,
        Some(down) => Down { days: down.days.saturating_add(1), last: today, ..down },
        None => Down { since: now, days: 1, last: today },
    }
}

/// How often a link has turned lately, today included.
pub(super) fn turns(before: Option<&History>, found: Option<Found>, today: Date) -> usize {
    turned(before, found, today).len()
}

fn turned(before: Option<&History>, found: Option<Found>, today: Date) -> Vec<Date> {
    let Some(before) = before else { return Vec::new() };
    let mut turns = before.turns.clone();
    turns.retain(|turn| today.since(*turn).is_ok_and(|ago| (0..=WINDOW).contains(&ago.get_days())));
    let failed = before.first_failed.is_some();
    let fails = match found {
        Some(Found::Wrong | Found::Down) => true,
        Some(Found::Fine) => false,
        Some(Found::Answers) | None => failed,
    };
    if failed != fails {
        turns.push(today);
    }
    turns
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use super::{FLAPPING, WINDOW};

    /// How many of so many links have at least so many faults of one day within the window, if a link
    /// fails with this chance on a day.
    fn by_chance(links: f64, faults: i32, chance: f64) -> f64 {
        let days = WINDOW + 1;
        let exactly = |faults: i32| {
            let ways: f64 = (0..faults).map(|n| f64::from(days - n) / f64::from(n + 1)).product();
            ways * chance.powi(faults) * (1.0 - chance).powi(days - faults)
        };
        links * (1.0 - (0..faults).map(exactly).sum::<f64>())
    }

    #[test]
    fn few_links_are_called_flapping_by_chance() {
        // Each fault is two turns.
        let faults = |turns: usize| i32::try_from(turns / 2).unwrap();
        let rounded = |turns| (by_chance(500.0, faults(turns), 0.01) * 10.0).round() / 10.0;
        assert_eq!([4, 6, 8].map(rounded), [19.2, 1.8, 0.1]);
        assert!(rounded(FLAPPING) < 2.0);
    }
}
