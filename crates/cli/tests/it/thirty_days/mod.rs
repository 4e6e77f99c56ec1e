//! Thirty days of daily audits: what an editor is told, and what nobody is bothered with.

mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use signpost_checker::{Ledger, Options, Outcome, Silent, audit};
use signpost_cli::cli::AuditFormat;
use signpost_cli::output::report;
use signpost_cli::output::report::summary::{self, Untold};
use signpost_core::report::{Change, LinkReport, Note};
use signpost_core::verdict::Reason;
use signpost_core::{AuditReport, Severity, Verdict};

use world::{DAYS, Event, MOST_SILENT, NO_NETWORK, WEB_FILTER, World, events, links, url};

/// What was found, by day, and what the ledger was each evening.
struct Month {
    reports: BTreeMap<u32, AuditReport>,
    told: BTreeMap<u32, String>,
    ledgers: BTreeMap<u32, String>,
}

/// The audit of a day: 04:17 in the morning.
fn morning(day: u32) -> Timestamp {
    let first = date(2026, 11, 2).at(4, 17, 0, 0).to_zoned(TimeZone::UTC).expect("a time");
    first.timestamp() + SignedDuration::from_hours(24 * i64::from(day - 1))
}

fn month() -> Month {
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let folder = tempfile::tempdir().expect("a folder");
    runtime.block_on(live(folder.path()))
}

async fn live(folder: &Path) -> Month {
    let world = World::start().await;
    let ledger_path = folder.join("ledger.jsonl");
    let mut month =
        Month { reports: BTreeMap::new(), told: BTreeMap::new(), ledgers: BTreeMap::new() };
    for day in 1..=DAYS {
        world.set_day(day);
        let mut options = Options {
            concurrency: 64,
            names: Some(world.names()),
            network_check: vec!["http://reached.test/".to_owned()],
            contact: "https://example.org/".to_owned(),
            now: morning(day),
            ..Options::default()
        };
        options.manners.min_interval = std::time::Duration::ZERO;
        options.manners.max_concurrent = 8;
        options.retry.times = 0;
        let mut ledger = Ledger::load(&ledger_path, options.now).expect("the ledger");
        let outcome = audit(links(), &options, &mut ledger, &Silent).await.expect("an audit");
        let mut told = Vec::new();
        match outcome {
            Outcome::Report(report) => {
                ledger.save(&ledger_path).expect("the ledger");
                report::write(&mut told, AuditFormat::Markdown, &report).expect("text");
                month.reports.insert(day, report);
            }
            Outcome::NotBelieved(run) => {
                ledger.save(&ledger_path).expect("the ledger");
                summary::write(&mut told, Untold::NotBelieved(&run)).expect("text");
            }
            Outcome::NoNetwork { tried, proxies } => {
                summary::write(&mut told, Untold::NoNetwork(&tried, &proxies)).expect("text");
            }
        }
        month.told.insert(day, String::from_utf8(told).expect("text"));
        month.ledgers.insert(day, fs::read_to_string(&ledger_path).expect("the ledger"));
    }
    month
}

#[test]
fn thirty_days_tell_an_editor_what_happened_and_nothing_else() {
    let month = month();
    for (day, told) in &month.told {
        insta::with_settings!({prepend_module_to_snapshot => false, snapshot_path => "days", omit_expression => true}, {
            insta::assert_snapshot!(format!("day-{day:02}"), told);
        });
    }

    // Nothing is concluded on the days on which the runner was not to be trusted.
    let missing: Vec<u32> = (1..=DAYS).filter(|day| !month.reports.contains_key(day)).collect();
    assert_eq!(missing, [NO_NETWORK, WEB_FILTER, MOST_SILENT]);

    // Each death is an error that is new once, and within six days.
    let mut errors: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut moves: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (day, report) in &month.reports {
        for link in report.links.iter().filter(|link| link.change == Some(Change::New)) {
            let url = link.url.clone().expect("an address");
            if link.severity == Severity::Error {
                errors.entry(url).or_default().push(*day);
            } else if link.verdict == Verdict::Moved {
                moves.entry(url).or_default().push(*day);
            }
        }
    }
    let mut expected: Vec<String> = Vec::new();
    for (number, event) in events() {
        match event {
            Event::NotFound { from }
            | Event::Gone { from }
            | Event::EmptyTemplate { from }
            | Event::SentHome { from }
            | Event::NameLost { from } => {
                let days = errors.get(&url(number)).cloned().unwrap_or_default();
                assert_eq!(days.len(), 1, "{event:?} on {days:?}");
                assert!((from..=from + 6).contains(&days[0]), "{event:?} on {days:?}");
                expected.push(url(number));
            }
            Event::Replaced { from } => {
                let days = errors.get(&url(number)).cloned().unwrap_or_default();
                assert_eq!(days.len(), 1, "{event:?} on {days:?}");
                assert!((from..=from + 6).contains(&days[0]), "{event:?} on {days:?}");
                let found = month.reports[&days[0]].link(&url(number)).expect("the link");
                assert_eq!((found.verdict, found.reason), (Verdict::Changed, Reason::Replaced));
                expected.push(url(number));
            }
            Event::Moved { from, .. } => {
                assert_eq!(moves.get(&url(number)), Some(&vec![from]), "{event:?}");
            }
            _ => {}
        }
    }
    expected.sort();
    assert_eq!(errors.keys().cloned().collect::<Vec<_>>(), expected);
    assert_eq!(moves.len(), 2);

    // The page that was revised is said to be, and no other, and so is the one that was replaced.
    let all = || month.reports.values().flat_map(|report| &report.links);
    let told = |wanted: &dyn Fn(&LinkReport) -> bool| -> BTreeSet<String> {
        all().filter(|link| wanted(link)).filter_map(|link| link.url.clone()).collect()
    };
    let of = |wanted: fn(&Event) -> bool| -> BTreeSet<String> {
        events().into_iter().filter(|(_, it)| wanted(it)).map(|(number, _)| url(number)).collect()
    };
    assert_eq!(
        told(&|link| link.notes.contains(&Note::Revised)),
        of(|event| matches!(event, Event::Revised { .. }))
    );
    assert_eq!(
        told(&|link| link.reason == Reason::Replaced),
        of(|event| matches!(event, Event::Replaced { .. }))
    );
    let flapping = told(&|link| link.notes.contains(&Note::Flapping));
    assert!(
        flapping.is_superset(&of(|event| matches!(event, Event::Flaps { .. }))),
        "{flapping:?}"
    );
    assert!(flapping.len() <= 4, "few by chance: {flapping:?}");
    let errors_on = |day: u32| {
        let report = &month.reports[&day];
        report.links.iter().filter(|link| link.severity == Severity::Error).count()
    };
    assert_eq!(errors_on(DAYS), expected.len(), "what is broken stays known");

    // Two branches seldom touch one line of a ledger.
    let lines = |day: u32| -> Vec<&str> { month.ledgers[&day].lines().skip(1).collect() };
    for day in 2..=DAYS {
        let (before, after) = (lines(day - 1), lines(day));
        let changed = after.iter().filter(|line| !before.contains(line)).count();
        // Faults that pass come and go, and a host of 13 links is down for some days.
        assert!(changed <= 30, "{changed} lines changed on day {day}");
    }
}
