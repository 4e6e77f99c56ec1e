//! Each rule of confirmation as a few days of one link.

use jiff::Timestamp;
use jiff::civil::date;
use signpost_core::report::Evidence;
use signpost_core::verdict::Reason::{
    self, ArchivedNotice, Forbidden, Http404, MovedPermanently, Ok, OtherTopic, Parked,
    ServerError, TakenOver, Timeout, WithdrawnNotice,
};
use signpost_core::{Expectation, Look};

use super::*;

const URL: &str = "https://a.test/aid";

fn link() -> Link {
    Link {
        url: Some(URL.to_owned()),
        expectation: Expectation::default(),
        look: None,
        sources: Vec::new(),
    }
}

fn judgement(reason: Reason) -> Judgement {
    Judgement::new(reason, Evidence { attempts: 1, ..Evidence::default() })
}

fn at(day: i8, hour: i8) -> Timestamp {
    date(2026, 11, day).at(hour, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp()
}

/// What is said on each of these days, one line a run.
fn days(runs: &[(i8, i8, Reason)]) -> String {
    said(runs, |_| String::new())
}

/// The same, with what was known before answers that tell nothing.
fn days_and_known(runs: &[(i8, i8, Reason)]) -> String {
    said(runs, |report| {
        report.known.map_or(String::new(), |known| {
            format!(", {} since {}", known.verdict, known.since.strftime("%-d"))
        })
    })
}

fn said(runs: &[(i8, i8, Reason)], more: impl Fn(&LinkReport) -> String) -> String {
    let mut history = None;
    let mut said = String::new();
    for (day, hour, reason) in runs {
        let group = Group { known: true, ..Group::default() };
        let now = at(*day, *hour);
        let report =
            conclude(&link(), &judgement(*reason), &group, history.as_ref(), &[], None, now);
        said += &format!(
            "{day:>2} {:<8} {:<14} {:<8}{}{}{}{}\n",
            report.verdict,
            report.reason,
            report.severity,
            if report.confirmed { "" } else { " unconfirmed" },
            report.change.map_or(String::new(), |change| format!(" {change:?}")),
            more(&report),
            if report.notes.is_empty() { String::new() } else { format!(" {:?}", report.notes) },
        );
        history = History::after(history.as_ref(), &report, None, None, None, now);
    }
    said
}

#[test]
fn what_was_fine_is_dead_on_the_second_day() {
    insta::assert_snapshot!(days(&[(1, 4, Ok), (2, 4, Http404), (2, 20, Http404), (3, 4, Http404), (4, 4, Http404), (5, 4, Ok), (6, 4, Ok)]), @"
    1 ok       ok             fine    
    2 dead     http-404       warning  unconfirmed New
    2 dead     http-404       warning  unconfirmed Still
    3 dead     http-404       error    New
    4 dead     http-404       error    Still
    5 ok       ok             fine     Recovered
    6 ok       ok             fine
    ");
}

#[test]
fn one_bad_day_is_no_death() {
    insta::assert_snapshot!(days(&[(1, 4, Ok), (2, 4, Http404), (3, 4, Ok), (4, 4, Http404)]), @"
    1 ok       ok             fine    
    2 dead     http-404       warning  unconfirmed New
    3 ok       ok             fine     Recovered
    4 dead     http-404       warning  unconfirmed New
    ");
}

#[test]
fn what_was_never_fine_is_confirmed_at_once() {
    insta::assert_snapshot!(days(&[(1, 4, Http404), (2, 4, Http404)]), @"
    1 dead     http-404       error    New
    2 dead     http-404       error    Still
    ");
    insta::assert_snapshot!(days(&[(1, 4, Forbidden), (2, 4, Parked)]), @"
    1 blocked  forbidden      warning  New
    2 changed  parked         error    New
    ");
}

#[test]
fn a_long_weekend_is_no_death_and_five_days_are() {
    insta::assert_snapshot!(days(&[(5, 22, Ok), (6, 4, Timeout), (7, 4, Timeout), (8, 4, Timeout), (9, 4, Timeout), (9, 22, Timeout), (10, 4, Timeout), (11, 4, Timeout), (12, 4, Timeout)]), @"
     5 ok       ok             fine    
     6 down     timeout        warning  unconfirmed New
     7 down     timeout        warning  unconfirmed Still
     8 down     timeout        warning  unconfirmed Still
     9 down     timeout        warning  unconfirmed Still
     9 down     timeout        warning  unconfirmed Still
    10 down     timeout        warning  unconfirmed Still
    11 dead     down-for-days  error    New
    12 dead     down-for-days  error    Still
    ");
    insta::assert_snapshot!(days(&[(1, 4, Timeout), (1, 12, Timeout), (8, 4, Timeout)]), @"
    1 down     timeout        warning  unconfirmed New
    1 down     timeout        warning  unconfirmed Still
    8 down     timeout        warning  unconfirmed Still
    ");
}

#[test]
fn an_answer_of_any_kind_ends_being_down() {
    insta::assert_snapshot!(days(&[(1, 4, Timeout), (4, 4, Forbidden), (5, 4, Timeout), (8, 4, Timeout)]), @"
    1 down     timeout        warning  unconfirmed New
    4 blocked  forbidden      warning  Still
    5 down     timeout        warning  unconfirmed Still
    8 down     timeout        warning  unconfirmed Still
    ");
}

#[test]
fn trouble_between_two_faults_does_not_start_anew() {
    insta::assert_snapshot!(days(&[(1, 4, Ok), (2, 4, Http404), (3, 4, Timeout), (4, 4, Http404)]), @"
    1 ok       ok             fine    
    2 dead     http-404       warning  unconfirmed New
    3 down     timeout        warning  unconfirmed Still
    4 dead     http-404       error    New
    ");
}

/// Nothing has recovered because a server failed for a day or refused, and nothing is new afterwards.
#[test]
fn what_is_known_is_not_undone_by_an_answer_that_tells_nothing() {
    insta::assert_snapshot!(days_and_known(&[(1, 4, Ok), (2, 4, Http404), (3, 4, Http404), (4, 4, ServerError), (5, 4, Forbidden), (6, 4, ServerError), (7, 4, Http404), (8, 4, Http404), (9, 4, Timeout), (10, 4, Ok), (11, 4, Ok)]), @"
     1 ok       ok             fine    
     2 dead     http-404       warning  unconfirmed New
     3 dead     http-404       error    New
     4 down     server-error   error    Still, dead since 2
     5 blocked  forbidden      warning  Still, dead since 2
     6 down     server-error   error    Still, dead since 2
     7 dead     http-404       error    Still, dead since 2
     8 dead     http-404       error    Still
     9 down     timeout        error    Still, dead since 2
    10 ok       ok             fine     Recovered, dead since 2
    11 ok       ok             fine
    ");
    // What takes readers to the aid, or what a person was to look at.
    insta::assert_snapshot!(days_and_known(&[(1, 4, Ok), (2, 4, MovedPermanently), (3, 4, ServerError), (4, 4, MovedPermanently), (5, 4, Ok)]), @"
    1 ok       ok             fine    
    2 moved    moved-permanently warning  New
    3 down     server-error   warning  unconfirmed Still, moved since 2
    4 moved    moved-permanently warning  Still, moved since 2
    5 ok       ok             fine     Recovered
    ");
    insta::assert_snapshot!(days_and_known(&[(1, 4, Forbidden), (2, 4, ServerError), (3, 4, Forbidden), (4, 4, Http404)]), @"
    1 blocked  forbidden      warning  New
    2 down     server-error   warning  unconfirmed Still, blocked since 1
    3 blocked  forbidden      warning  Still
    4 dead     http-404       error    New
    ");
    // Down for days, and an answer that is none: it is the same death that goes on.
    insta::assert_snapshot!(days_and_known(&[(1, 4, Ok), (2, 4, Timeout), (4, 4, Timeout), (7, 4, Timeout), (8, 4, Forbidden), (9, 4, Timeout), (10, 4, Ok)]), @"
     1 ok       ok             fine    
     2 down     timeout        warning  unconfirmed New
     4 down     timeout        warning  unconfirmed Still
     7 dead     down-for-days  error    New
     8 blocked  forbidden      warning  Still, dead since 7
     9 down     timeout        error    Still, dead since 7
    10 ok       ok             fine     Recovered, dead since 7
    ");
    // Another death is no return of the first.
    insta::assert_snapshot!(days_and_known(&[(1, 4, Http404), (2, 4, ServerError), (3, 4, Parked)]), @"
    1 dead     http-404       error    New
    2 down     server-error   error    Still, dead since 1
    3 changed  parked         error    Still, dead since 1
    ");
}

/// Readers were told at once, and a day on which nobody could look takes nothing of it back.
#[test]
fn what_readers_were_told_at_once_outlasts_answers_that_tell_nothing() {
    for reason in [WithdrawnNotice, Parked, TakenOver] {
        let said = days_and_known(&[
            (1, 4, Ok),
            (2, 4, reason),
            (3, 4, Forbidden),
            (4, 4, ServerError),
            (5, 4, Ok),
        ]);
        let known = said.lines().filter(|line| line.ends_with("changed since 2")).count();
        assert_eq!(known, 3, "{said}");
    }
    // What may be a server's bad day waits for another one, as ever.
    let said = days_and_known(&[(1, 4, Ok), (2, 4, Http404), (3, 4, Forbidden)]);
    assert!(!said.contains("since"), "{said}");
}

#[test]
fn what_a_provider_says_holds_until_the_aid_is_there_again() {
    let said = |runs: &[(i8, i8, Reason)]| {
        said(runs, |report| {
            report.notice.map_or(String::new(), |notice| {
                format!(", {} since {}", notice.reason, notice.since.strftime("%-d"))
            })
        })
    };
    insta::assert_snapshot!(said(&[(1, 4, Ok), (2, 4, OtherTopic), (3, 4, ArchivedNotice), (4, 4, Http404), (5, 4, ServerError), (6, 4, Forbidden), (7, 4, OtherTopic), (8, 4, WithdrawnNotice), (9, 4, Http404), (10, 4, Ok), (11, 4, Http404)]), @"
     1 ok       ok             fine    
     2 changed  other-topic    warning  unconfirmed New
     3 changed  archived-notice error    New, archived-notice since 3
     4 dead     http-404       error    Still, archived-notice since 3
     5 down     server-error   error    Still, archived-notice since 3
     6 blocked  forbidden      warning  Still, archived-notice since 3
     7 changed  other-topic    warning  Still, archived-notice since 3
     8 changed  withdrawn-notice error    New, withdrawn-notice since 8
     9 dead     http-404       error    Still, withdrawn-notice since 8
    10 ok       ok             fine     Recovered
    11 dead     http-404       warning  unconfirmed New
    ");
}

#[test]
fn a_person_who_sees_a_link_between_days_on_which_it_is_down_begins_them_anew() {
    let down = Down { since: at(1, 0), days: 2, last: date(2026, 11, 8) };
    let history = History { down: Some(down), ..known(Timeout) };
    let days = |on: i8| {
        let look = Look { on: date(2026, 11, on), until: date(2028, 11, 1) };
        let looked = Link { look: Some(look), ..link() };
        let group = Group::default();
        let now = at(15, 0);
        conclude(&looked, &judgement(Timeout), &group, Some(&history), &[], None, now).reason
    };
    assert_eq!((days(9), days(1)), (Timeout, Timeout));
    // A look before it all is none in between.
    let looked = Look { on: date(2026, 10, 30), until: date(2028, 11, 1) };
    let looked = Link { look: Some(looked), ..link() };
    let group = Group::default();
    let report =
        conclude(&looked, &judgement(Timeout), &group, Some(&history), &[], None, at(15, 0));
    assert_eq!(report.reason, Reason::DownForDays);
}

#[test]
fn a_look_undoes_what_a_provider_said_before_it() {
    let withdrawn = known(WithdrawnNotice);
    let found = |on: i8, reason| {
        let look = Look { on: date(2026, 11, on), until: date(2028, 11, 1) };
        let now = at(9, 0);
        super::notice::notice(Some(&withdrawn), reason, false, Some(look), now).map(|it| it.since)
    };
    assert_eq!(found(1, Http404), None);
    assert_eq!(found(1, WithdrawnNotice), Some(at(9, 0)));
    // What a person accepted is not held against it on another day.
    let of = |history: &History, accepted| {
        super::notice::notice(Some(history), WithdrawnNotice, accepted, None, at(9, 0))
    };
    assert!(of(&withdrawn, true).is_none() && of(&withdrawn, false).is_some());
    let accepted = History { severity: Severity::Note, ..known(WithdrawnNotice) };
    let later = super::notice::notice(Some(&accepted), Http404, false, None, at(9, 0));
    assert_eq!(later, None);
    // A ledger from before notices were kept has it as what was found last.
    let kept = super::notice::notice(Some(&withdrawn), Http404, false, None, at(9, 0));
    assert_eq!(kept.map(|it| it.since), Some(at(1, 0)));
}

#[test]
fn a_look_undoes_what_was_known_before_it() {
    let dead = History {
        settled: true,
        last_ok: Some(at(1, 0)),
        first_failed: Some(at(2, 0)),
        since: at(2, 0),
        ..known(Http404)
    };
    let found = |on: i8, reason| {
        let look = Look { on: date(2026, 11, on), until: date(2028, 11, 1) };
        let looked = Link { look: Some(look), ..link() };
        let group = Group::default();
        let report =
            conclude(&looked, &judgement(reason), &group, Some(&dead), &[], None, at(9, 0));
        (report.severity, report.still_known().map(|known| known.verdict))
    };
    let before = Some(Verdict::Dead);
    assert_eq!(found(1, Timeout), (Severity::Error, before));
    assert_eq!(found(2, Timeout), (Severity::Warning, None), "on the same day the person wins");
    assert_eq!(found(1, Forbidden), (Severity::Warning, before));
    assert_eq!(found(2, Forbidden), (Severity::Note, None));
}

#[test]
fn a_link_that_comes_and_goes_is_named_so() {
    insta::assert_snapshot!(days(&[(1, 4, Ok), (2, 4, Timeout), (3, 4, Ok), (4, 4, Timeout), (5, 4, Ok)]), @"
    1 ok       ok             fine    
    2 down     timeout        warning  unconfirmed New
    3 ok       ok             fine     Recovered
    4 down     timeout        warning  unconfirmed New
    5 ok       ok             fine     Recovered
    ");
}

#[test]
fn a_time_in_the_future_counts_for_nothing() {
    let history = History {
        down: Some(Down { since: at(30, 0), days: 9, last: date(2026, 11, 30) }),
        doubted: Some(date(2026, 11, 30)),
        last_ok: Some(at(1, 0)),
        ..known(Timeout)
    };
    let group = Group::default();
    let now = at(10, 0);
    let report = conclude(&link(), &judgement(Timeout), &group, Some(&history), &[], None, now);
    assert_eq!(report.verdict, Verdict::Down);
    let report = conclude(&link(), &judgement(Http404), &group, Some(&history), &[], None, now);
    assert!(!report.confirmed);
    // What is not known to be past is told to nobody, and that it was fine once stays known.
    let history = History { last_ok: Some(at(30, 0)), first_failed: Some(at(30, 0)), ..history };
    for reason in [Http404, Timeout, Forbidden] {
        let judgement = judgement(reason);
        let report = conclude(&link(), &judgement, &group, Some(&history), &[], None, now);
        let failed = (reason != Forbidden).then_some(now);
        assert_eq!((report.last_ok, report.first_failed), (None, failed), "{reason}");
        let after = History::after(Some(&history), &report, None, None, None, now).unwrap();
        assert!(after.was_ever_fine(), "{reason}");
    }
    // A page that is remembered from a day to come is no newer than a person's look.
    let page: crate::memory::Fingerprint =
        serde_json::from_str(r#"{"version":2,"address":"https://a.test/aid"}"#).unwrap();
    let look = Look { on: date(2026, 11, 5), until: date(2028, 11, 5) };
    for (on, is_look) in [(4, true), (5, false), (10, false), (30, true)] {
        let page_on = Some(date(2026, 11, on));
        let history = History { page: Some(page.clone()), page_on, ..known(Ok) };
        let memory = |look| History::memory(Some(&history), look, date(2026, 11, 10));
        assert_eq!(memory(Some(look)) == Memory::Look, is_look, "{on}");
        assert!(matches!(memory(None), Memory::Page(_)), "{on}");
    }
}

fn known(reason: Reason) -> History {
    History {
        verdict: reason.verdict(),
        reason,
        severity: reason.verdict().severity(),
        since: at(1, 0),
        known: None,
        notice: None,
        last_ok: None,
        first_failed: None,
        down: None,
        doubted: None,
        looked: None,
        settled: false,
        turns: Vec::new(),
        landing: None,
        moved_to: None,
        page: None,
        page_on: None,
        revised: false,
    }
}

#[test]
fn what_nobody_asked_changes_nothing() {
    let before = known(Timeout);
    let unasked = Judgement::new(Reason::RateLimited, Evidence::default());
    let report = conclude(&link(), &unasked, &Group::default(), Some(&before), &[], None, at(9, 0));
    assert_eq!(
        History::after(Some(&before), &report, None, None, None, at(9, 0)),
        Some(before.clone())
    );
    // A captive portal answers in the host's place.
    let mut portal = judgement(Reason::HttpError);
    portal.evidence.status = Some(511);
    let report = conclude(&link(), &portal, &Group::default(), Some(&before), &[], None, at(9, 0));
    let after = |report| History::after(Some(&before), report, None, None, None, at(9, 0));
    assert_eq!(after(&report).as_ref(), Some(&before));
    // A proxy failed on the way.
    let proxy = judgement(Reason::Proxy);
    let report = conclude(&link(), &proxy, &Group::default(), Some(&before), &[], None, at(9, 0));
    assert_eq!((report.verdict, report.first_failed), (Verdict::Blocked, before.first_failed));
    assert_eq!(after(&report).as_ref(), Some(&before));
}

#[test]
fn a_suppression_stands_beside_what_was_found() {
    let accepted = Suppression {
        url: Some(URL.to_owned()),
        prefix: None,
        verdict: Verdict::Blocked,
        reason: "opened by hand".to_owned(),
        until: date(2026, 12, 1),
    };
    let found = |reason, day| {
        let suppressions = [accepted.clone()];
        let group = Group::default();
        let now = at(day, 0);
        conclude(&link(), &judgement(reason), &group, None, &suppressions, None, now)
    };
    let report = found(Forbidden, 20);
    assert_eq!((report.verdict, report.reason), (Verdict::Blocked, Forbidden));
    assert_eq!(report.severity, Severity::Note);
    assert_eq!(report.accepted.unwrap().reason, "opened by hand");
    assert!(found(Http404, 20).accepted.is_none());
}

#[test]
fn a_look_that_holds_asks_nobody_again() {
    let look = Look { on: date(2026, 11, 1), until: date(2028, 11, 1) };
    let looked = Link { look: Some(look), ..link() };
    let severity = |link: &Link, reason| {
        conclude(link, &judgement(reason), &Group::default(), None, &[], None, at(9, 0)).severity
    };
    assert_eq!(severity(&looked, Forbidden), Severity::Note);
    assert_eq!(severity(&link(), Forbidden), Severity::Warning);
    assert_eq!(severity(&looked, Http404), Severity::Error, "a definite failure ends it");
}

#[test]
fn a_move_whose_group_is_not_known_is_not_to_be_written_down() {
    let moved = judgement(Reason::MovedPermanently);
    let confidence = |known| {
        let group = Group { known, ..Group::default() };
        conclude(&link(), &moved, &group, None, &[], None, at(9, 0)).confidence
    };
    assert_eq!((confidence(true), confidence(false)), (Confidence::High, Confidence::Low));
}
