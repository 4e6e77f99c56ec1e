//! The one place where a verdict is written: from a judgement, the other links, what earlier audits
//! found and what a person accepted to a finished [`LinkReport`]. Nothing rewrites it afterwards.

mod confirm;
mod group;
mod history;
mod notice;
mod picture;
mod run;
mod suppress;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use signpost_core::Link;
use signpost_core::Severity;
use signpost_core::model::Suppression;
use signpost_core::report::{Change, LinkReport, Note, Previous, Suggestion, SuggestionKind};
use signpost_core::verdict::{Confidence, Reason, Verdict};

pub use crate::memory::Memory;
use crate::rules::Judgement;
pub use group::{Group, Landing, Member, Shared, Standing, groups, landing};
pub use history::{Down, Found, History, Kept};
pub use picture::{Picture, PicturedPage};
pub use run::{Answers, Asked, Run, answers, judge_ledgers, judge_report, judge_run};
pub use suppress::{Unneeded, Why, acceptance, unneeded};

/// A copy of what a link once showed, or why there is none to suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivedCopy {
    /// Where a person can see it, if there is one that shows the aid.
    pub url: Option<String>,
    /// The sentence for an editor.
    pub why: String,
}

/// Writes a link's verdict, and all that stands beside it.
///
/// `judgement` is what the link's own answer means, `group` what the other links of its host add,
/// `history` what earlier audits found, `suppressions` what maintainers accept, and `copy` what a web
/// archive had. `now` is when the audit started.
///
/// ```
/// use signpost_core::lists::{Format, links, read};
/// use signpost_core::report::Evidence;
/// use signpost_core::{Reason, Severity};
/// use signpost_judge::Judgement;
/// use signpost_judge::conclude::{Group, History, conclude};
///
/// let list = read(Format::Csv, "url,title\nhttps://aids.example/knee,Knee pain: surgery or not?\n").unwrap();
/// let link = &links(&[("aids.csv", &list)])[0];
/// let conclude = |reason, history: Option<&History>, now: &str| {
///     let judgement = Judgement::new(reason, Evidence::default());
///     conclude(link, &judgement, &Group::default(), history, &[], None, now.parse().unwrap())
/// };
/// let first = conclude(Reason::Ok, None, "2026-11-24T04:17:00Z");
/// assert_eq!(first.severity, Severity::Fine);
/// // What was never fine is gone at once; what was yesterday may be back tomorrow.
/// let gone = conclude(Reason::Http404, None, "2026-11-25T04:17:00Z");
/// assert!(gone.confirmed && gone.severity == Severity::Error);
/// ```
pub fn conclude(
    link: &Link,
    judgement: &Judgement,
    group: &Group,
    history: Option<&History>,
    suppressions: &[Suppression],
    copy: Option<&ArchivedCopy>,
    now: Timestamp,
) -> LinkReport {
    let today = now.to_zoned(TimeZone::UTC).date();
    let mut evidence = judgement.evidence.clone();
    let (reason, mut confidence) = by_group(judgement, group, &mut evidence.steps);
    let found = Found::of(reason, &evidence);
    let aged = confirm::aged(found, history, link.look, now);
    let reason = match &aged {
        Some(why) => {
            confidence = Confidence::High;
            evidence.steps.push(why.clone());
            Reason::DownForDays
        }
        None => reason,
    };
    let verdict = reason.verdict();
    if !verdict.is_fine() {
        evidence.page_digest = judgement.page.map(run::digest);
    }
    let known = history.and_then(|before| before.stays_known(verdict, link.look, today));
    if let Some(Kept { verdict, reason, .. }) = &known {
        evidence
            .steps
            .push(format!("It was {verdict}/{reason} before, and this does not undo that."));
    }
    let confirmed = aged.is_some()
        || found == Some(Found::Down)
            && known.is_some_and(|known| known.severity == Severity::Error)
        || confirm::is_confirmed(found, history, today);
    if found == Some(Found::Wrong) && !confirmed {
        evidence.steps.push(
            "It was fine the last time, so this counts only if it is so again on another day."
                .to_owned(),
        );
    }
    let mut notes = judgement.notes.clone();
    if history::turns(history, found, today) >= history::FLAPPING {
        notes.push(Note::Flapping);
    }
    let looked = link.look.is_some_and(|look| look.holds(today)) && known.is_none();
    let mut severity = severity(verdict, confidence, confirmed, looked, &notes);
    if let Some(known) = known.filter(|_| verdict == Verdict::Down) {
        severity = severity.max(known.severity);
    }
    let accepted = acceptance(suppressions, link.url.as_deref(), verdict, today);
    if let Some(accepted) = &accepted {
        severity = severity.min(Severity::Note);
        evidence.steps.push(format!(
            "{verdict}/{reason} is accepted until {}: {}",
            accepted.until, accepted.reason
        ));
    }
    let first_failed = history.and_then(|known| known.first_failed).filter(|at| *at <= now);
    LinkReport {
        url: link.url.clone(),
        verdict,
        reason,
        confidence,
        confirmed,
        severity,
        notes,
        suggestion: suggestion(judgement, reason, copy, &mut evidence.steps),
        evidence,
        sources: link.sources.clone(),
        since: since(history, reason, now),
        previous: history.map(|known| Previous { verdict: known.verdict, reason: known.reason }),
        known: match verdict {
            Verdict::Down | Verdict::Blocked => known,
            _ => history.and_then(History::interrupted),
        }
        .map(Into::into),
        notice: notice::notice(history, reason, accepted.is_some(), link.look, now),
        change: change(history, verdict, severity),
        accepted,
        first_failed: match found {
            Some(Found::Fine) => None,
            Some(Found::Wrong | Found::Down) => first_failed.or(Some(now)),
            Some(Found::Answers) | None => first_failed,
        },
        last_ok: match found {
            Some(Found::Fine) => Some(now),
            _ => history.and_then(|known| known.last_ok).filter(|at| *at <= now),
        },
    }
}

/// What the other links make of a judgement.
fn by_group(judgement: &Judgement, group: &Group, steps: &mut Vec<String>) -> (Reason, Confidence) {
    if let Some(Shared { target, others }) = &group.shared {
        let links = if *others == 1 { "another link" } else { "other links" };
        steps.push(format!(
            "On this host {links} to something else end on the same page, {}, which does not show each of them.",
            crate::words::plain(target, 200)
        ));
        return (Reason::SharedTarget, Reason::SharedTarget.confidence());
    }
    if judgement.reason == Reason::Timeout && group.unresponsive {
        steps.push("The host has answered none of the links that lead to it.".to_owned());
        return (Reason::HostUnresponsive, Confidence::High);
    }
    if judgement.reason.verdict() == Verdict::Moved && !group.known {
        steps.push(
            "Other links of this host were neither asked nor remembered, so they might end on the same page."
                .to_owned(),
        );
        return (judgement.reason, Confidence::Low);
    }
    (judgement.reason, judgement.confidence)
}

fn severity(
    verdict: Verdict,
    confidence: Confidence,
    confirmed: bool,
    looked: bool,
    notes: &[Note],
) -> Severity {
    match verdict {
        Verdict::Ok if notes.is_empty() => Severity::Fine,
        Verdict::Ok => Severity::Note,
        Verdict::Changed | Verdict::Dead if !confirmed || confidence == Confidence::Low => {
            Severity::Warning
        }
        // A person opened it, and that still holds: nobody needs to be asked again.
        Verdict::Blocked if looked => Severity::Note,
        _ => verdict.severity(),
    }
}

fn suggestion(
    judgement: &Judgement,
    reason: Reason,
    copy: Option<&ArchivedCopy>,
    steps: &mut Vec<String>,
) -> Option<Suggestion> {
    if let Some(copy) = copy {
        steps.push(copy.why.clone());
        let url = copy.url.clone();
        return url.map(|url| Suggestion { kind: SuggestionKind::ArchivedCopy, url });
    }
    // The list that several links end on is a new address for none of them.
    judgement.suggestion.clone().filter(|_| reason != Reason::SharedTarget)
}

fn since(history: Option<&History>, reason: Reason, now: Timestamp) -> Option<Timestamp> {
    let found = (reason.verdict(), reason);
    let since = history.and_then(|before| {
        let told = before.told();
        let told = ((told.verdict, told.reason), told.since);
        let same = [told, ((before.verdict, before.reason), before.since)];
        same.into_iter().find(|(known, since)| history::is_same(*known, found) && *since <= now)
    });
    Some(since.map_or(now, |(_, since)| since))
}

fn change(history: Option<&History>, verdict: Verdict, severity: Severity) -> Option<Change> {
    // What a failure to answer did not undo is what today's finding is compared with.
    let told = history.map(History::told);
    let before = told.map_or(Severity::Fine, |told| told.severity);
    let was_broken = told.is_some_and(|told| {
        matches!(told.verdict, Verdict::Changed | Verdict::Dead | Verdict::Down)
            && told.severity > Severity::Note
    });
    let is_fine = verdict.is_fine();
    if was_broken && is_fine || before > Severity::Note && severity <= Severity::Note && is_fine {
        Some(Change::Recovered)
    } else if severity <= Severity::Note {
        None
    } else if severity > before.max(Severity::Note) {
        Some(Change::New)
    } else {
        Some(Change::Still)
    }
}

#[cfg(test)]
mod tests;
