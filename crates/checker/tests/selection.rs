//! A verdict does not depend on which links were chosen: given the ledger of a whole run, the same
//! web gets the same verdicts in parts, link by link, and all at once.

mod common;

use std::sync::Arc;

use common::{link, options};
use signpost_checker::{Assignment, Ledger, Options, Outcome, Silent, audit};
use signpost_core::Link;
use signpost_core::report::{AuditReport, Scope};
use signpost_testweb::{Reply, Request, TestWeb};

const HOST: &str = "records.test";

/// A host on which some records have moved to one list, some to pages of their own, and some stay.
fn answer(request: &Request) -> Reply {
    let text = "Surgery or exercises for this problem: what to expect of each. ".repeat(20);
    let page =
        |name: &str| Reply::html(format!("<title>{name}</title><h1>{name}</h1><p>{text}</p>"));
    match request.path() {
        "/list" => page("Leaflets for the waiting room"),
        path if path.starts_with("/listed/") => Reply::redirect(301, "/list"),
        path if path.starts_with("/old/") => {
            Reply::redirect(301, path.replacen("/old/", "/new/", 1))
        }
        path if path.contains("Scoliosis") || path.contains("scoliosis") => page("Scoliosis"),
        _ => Reply::status(404, "<title>Not found</title>"),
    }
}

fn links() -> Vec<Link> {
    ["listed/1", "listed/2", "listed/3", "old/scoliosis-1", "scoliosis-2", "gone"]
        .iter()
        .enumerate()
        .map(|(number, path)| {
            let mut link = link(&format!("https://{HOST}/{path}"));
            link.expectation.titles = vec![match number {
                0 => "Knee pain: exercises".to_owned(),
                1 => "Hip pain: injections".to_owned(),
                2 => "Sciatica: which treatment".to_owned(),
                _ => "Scoliosis".to_owned(),
            }];
            link
        })
        .collect()
}

async fn run(chosen: &[usize], options: &Options, ledger: &mut Ledger) -> AuditReport {
    let mut assignment: Assignment = Vec::new().into();
    let whole = chosen.len() == links().len();
    for (index, link) in links().into_iter().enumerate() {
        let part =
            if chosen.contains(&index) { &mut assignment.links } else { &mut assignment.others };
        part.push(link);
    }
    if !whole {
        assignment.scope = Scope::Selection { chosen_by: "--only".to_owned() };
    }
    match audit(assignment, options, ledger, &Silent).await {
        Ok(Outcome::Report(report)) => report,
        other => panic!("{other:?}"),
    }
}

fn verdicts(report: &AuditReport) -> Vec<String> {
    let line = |link: &signpost_core::report::LinkReport| {
        format!(
            "{} {}/{} {:?}",
            link.url.as_deref().unwrap_or_default(),
            link.verdict,
            link.reason,
            link.confidence
        )
    };
    report.links.iter().map(line).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_verdict_is_the_same_whole_and_in_any_part() {
    let web = TestWeb::start()
        .await
        .expect("a port to spare")
        .with_site(HOST, |request, _| answer(request));
    let options = options(&Arc::new(web));
    let mut ledger = Ledger::default();
    let all: Vec<usize> = (0..links().len()).collect();
    let whole = verdicts(&run(&all, &options, &mut ledger).await);
    assert!(whole.iter().any(|line| line.contains("shared-target")), "{whole:#?}");
    assert!(whole.iter().any(|line| line.contains("moved-permanently")), "{whole:#?}");

    for parts in
        [vec![vec![0, 3], vec![1, 4], vec![2, 5]], all.iter().map(|one| vec![*one]).collect()]
    {
        let mut together = Vec::new();
        for part in parts {
            together.extend(verdicts(&run(&part, &options, &mut ledger.clone()).await));
        }
        together.sort();
        let mut whole = whole.clone();
        whole.sort();
        assert_eq!(together, whole);
    }
}
