//! The main test: every link of the simulated web in one run, each with its one true finding.

mod common;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use signpost_checker::{Ledger, Outcome, Silent, audit};
use signpost_core::model::Language;
use signpost_core::{Expectation, Link};
use signpost_testweb::{LabelledLink, TestWeb, links};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_link_gets_its_true_verdict_and_reason() {
    let web = Arc::new(TestWeb::start().await.expect("loopback has a port to spare"));
    let options = common::options(&web);
    let truths = truths();
    let asked = truths.values().map(|truth| link(truth)).collect();
    let outcome = audit(asked, &options, &mut Ledger::default(), &Silent).await;
    let Ok(Outcome::Report(report)) = outcome else { panic!("no report but {outcome:?}") };

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

    assert_manners(&web, &report.links);
}

/// No link costs more requests than its redirects and two repetitions, and no address that is not
/// one of the links' own is asked more than once for a template, repetitions not counted.
fn assert_manners(web: &TestWeb, reports: &[signpost_core::report::LinkReport]) {
    for report in reports {
        assert!(report.evidence.attempts <= 13, "{:?}", report.url);
    }
    let mut requests: HashMap<String, u32> = HashMap::new();
    for request in web.log() {
        assert_eq!(request.method, "GET");
        *requests.entry(request.url()).or_default() += 1;
    }
    let most = requests.iter().max_by_key(|(_, count)| **count);
    assert!(most.is_none_or(|(_, count)| *count <= 40), "{most:?}");
}

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
        sources: Vec::new(),
    }
}
