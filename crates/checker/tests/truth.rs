//! The main test: every link of the simulated web in one run, each with its one true finding.

mod common;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use signpost_checker::{Assignment, Ledger, Outcome, Silent, audit};
use signpost_core::model::Language;
use signpost_core::report::{LinkReport, Scope};
use signpost_core::{Expectation, Link};
use signpost_testweb::{LabelledLink, TestWeb, links};
use url::Url;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_link_gets_its_true_verdict_and_reason() {
    let web = Arc::new(TestWeb::start().await.expect("loopback has a port to spare"));
    let mut options = common::options(&web);
    // A busy machine may be slow with three hundred links at once.
    options.timeout = Duration::from_secs(3);
    // It has few pages on many hosts.
    options.trust_run = true;
    let truths = truths();
    let asked: Vec<Link> = truths.values().map(|truth| link(truth)).collect();
    let outcome = audit(asked, &options, &mut Ledger::default(), &Silent).await;
    let Ok(Outcome::Report(report)) = outcome else { panic!("no report but {outcome:?}") };

    assert_manners(&web, &report.links);
    let mut wrong = Vec::new();
    for found in &report.links {
        let truth = truths[found.url.as_deref().unwrap_or_default()];
        let expected = format!("{}/{}", truth.verdict, truth.reason);
        let got = common::finding(found);
        if got != expected {
            wrong.push(format!("{:<40} {expected:<32} {got:<32} {}", truth.name, truth.url));
        }
    }
    wrong.sort();
    assert!(
        wrong.is_empty(),
        "{} of {} links are misjudged:\n{:<40} {:<32} {:<32} address\n{}",
        wrong.len(),
        report.links.len(),
        "name",
        "truth",
        "found",
        wrong.join("\n")
    );
    assert_eq!(report.links.len(), truths.len());
}

/// A verdict does not depend on which links were chosen: by `--only`, a shard or `--explain`. Given the
/// ledger of a whole run, the same web gets the same verdicts in parts of any size.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_link_gets_the_same_verdict_in_any_part() {
    let links: Vec<Link> = truths().values().map(|truth| link(truth)).collect();
    let mut ledger = Ledger::default();
    findings(&links, |_| true, &mut ledger).await;
    let whole = findings(&links, |_| true, &mut ledger.clone()).await;
    // Neighbours, which share a host more often than not, together and apart; and a few one by one.
    let ways: [&dyn Fn(usize) -> usize; 3] = [&|at| at * 3 / 400, &|at| at % 3, &|at| at];
    for (way, parts) in ways.into_iter().zip([3, 3, 8]) {
        for part in 0..parts {
            let found = findings(&links, |at| way(at) == part, &mut ledger.clone()).await;
            for (url, finding) in found {
                assert_eq!(finding, whole[&url], "{url}");
            }
        }
    }
}

/// What an audit of some links finds of each, the others being there as well, on a new web.
async fn findings(
    links: &[Link],
    chosen: impl Fn(usize) -> bool,
    ledger: &mut Ledger,
) -> BTreeMap<String, String> {
    let web = Arc::new(TestWeb::start().await.expect("loopback has a port to spare"));
    let mut options = common::options(&web);
    options.timeout = Duration::from_secs(3);
    options.trust_run = true;
    // A part may be one link to a host that takes no connections, and there is a network all the same.
    options.network_check = vec!["http://sturdy.test/".to_owned()];
    let mut assignment: Assignment = Vec::new().into();
    for (at, link) in links.iter().enumerate() {
        let part = if chosen(at) { &mut assignment.links } else { &mut assignment.others };
        part.push(link.clone());
    }
    if !assignment.others.is_empty() {
        assignment.scope = Scope::Selection { chosen_by: "--only".to_owned() };
    }
    let outcome = audit(assignment, &options, ledger, &Silent).await;
    let report = match outcome {
        Ok(Outcome::Report(report)) => report,
        // A part in which no host answers looks like a machine without a network, of which nothing is
        // concluded.
        Ok(Outcome::NoNetwork { .. }) => return BTreeMap::new(),
        other => panic!("no report but {other:?}"),
    };
    let finding = |found: &LinkReport| {
        let url = found.url.clone().unwrap_or_default();
        // A host that swallows connections is given up on after a few links: whether a link was among
        // those is all that its reason says.
        (url, format!("{} {:?}", found.verdict, found.confidence))
    };
    report.links.iter().map(finding).collect()
}

/// The manners that show in one log of everything: only `GET`, a bounded number of requests for each
/// link, and one address that cannot exist for each host and address template.
fn assert_manners(web: &TestWeb, reports: &[LinkReport]) {
    let log = web.log();
    assert!(log.iter().all(|request| request.method == "GET"));

    let mut requests = 0;
    let mut controls: HashMap<String, HashSet<&str>> = HashMap::new();
    for report in reports {
        assert!(report.evidence.attempts <= MOST_REQUESTS, "{:?}", report.url);
        requests += report.evidence.attempts;
        let url: Url = report.url.as_deref().and_then(|url| url.parse().ok()).expect("an address");
        if let (Some(seen), Some(address)) =
            (&report.evidence.control, signpost_judge::control::of(&url))
        {
            controls.entry(address.template).or_default().insert(&seen.url);
        }
    }
    for (template, asked) in &controls {
        assert_eq!(asked.len(), 1, "{template}");
    }
    let templates = u32::try_from(controls.len()).expect("there are few");
    let most = requests + templates * MOST_REQUESTS;
    assert!(log.len() <= most as usize, "{} requests", log.len());
}

/// The link itself, twenty redirects and two repetitions.
const MOST_REQUESTS: u32 = 23;

/// The labelled links by address, each address once.
fn truths() -> BTreeMap<&'static str, &'static LabelledLink> {
    let all: &'static [LabelledLink] = Box::leak(links().into_boxed_slice());
    let mut truths = BTreeMap::new();
    for truth in all {
        assert!(truths.insert(truth.url, truth).is_none(), "{} has two labels", truth.url);
    }
    truths
}

fn link(truth: &LabelledLink) -> Link {
    Link {
        url: Some(truth.url.to_owned()),
        expectation: Expectation {
            words: truth.expect.iter().map(|&word| word.to_owned()).collect(),
            titles: vec![truth.title.to_owned()],
            subjects: vec![truth.subject.to_owned()],
            languages: vec![Language::from(truth.language)],
            access: serde_json::from_value(truth.access.into()).expect("access is one of five"),
            ..Expectation::default()
        },
        look: None,
        sources: Vec::new(),
    }
}
