//! Copies in a web archive, against a simulated one.

mod common;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use signpost_checker::archive::{self, Lost};
use signpost_checker::{Archive, Options, Silent};
use signpost_core::report::{Evidence, LinkReport};
use signpost_core::{Reason, Verdict};
use signpost_testweb::{Reply, Request, TestWeb};

const NEW: &str = "20260901000000";
const OLD: &str = "20250601000000";

/// An archive that has copies of some addresses, told apart by their paths.
async fn web() -> Arc<TestWeb> {
    let web = TestWeb::start()
        .await
        .expect("loopback has a port to spare")
        .with_site("archive.test", |request, _| answer(request));
    Arc::new(web)
}

fn answer(request: &Request) -> Reply {
    if request.path() == "/wayback/available" {
        return available(
            &request.query("url").unwrap_or_default(),
            &request.query("timestamp").unwrap_or_default(),
        );
    }
    let path = request.target.as_str();
    if path.contains("id_/") && (path.ends_with("/kept") || path.contains(OLD)) {
        Reply::html(common::aid())
    } else {
        Reply::status(404, "<title>Not in the archive</title>")
    }
}

fn available(url: &str, timestamp: &str) -> Reply {
    let day = if timestamp < "2026" { OLD } else { NEW };
    let snapshot = |status: &str, host: &str| {
        format!(
            r#"{{"url":"{url}","archived_snapshots":{{"closest":{{"status":"{status}","available":true,"url":"http://{host}/web/{day}/{url}","timestamp":"{day}"}}}},"timestamp":"{timestamp}"}}"#
        )
    };
    match url.rsplit('/').next() {
        Some("kept" | "kept-once") => Reply::html(snapshot("200", "archive.test")),
        Some("kept-404") => Reply::html(snapshot("404", "archive.test")),
        Some("elsewhere") => Reply::html(snapshot("200", "evil.test")),
        Some("nonsense") => Reply::html("<title>Too busy</title>"),
        Some("broken") => Reply::empty(503),
        _ => Reply::html(format!(r#"{{"url":"{url}","archived_snapshots":{{}}}}"#)),
    }
}

fn lost(path: &str, reason: Reason) -> LinkReport {
    LinkReport::new(Some(format!("https://gone.test/{path}")), reason, Evidence::default())
}

fn started() -> Timestamp {
    "2026-11-22T00:00:00Z".parse().expect("a timestamp")
}

/// What is suggested for these links, and the sentence that says so.
async fn suggestions(web: &Arc<TestWeb>, reports: Vec<LinkReport>) -> String {
    let links: Vec<_> = reports
        .iter()
        .map(|report| common::link(report.url.as_deref().expect("an address")))
        .collect();
    let lost: Vec<_> = links
        .iter()
        .zip(&reports)
        .filter(|(_, report)| archive::is_lost(report))
        .map(|(link, report)| Lost::new(link, report, started()))
        .collect();
    let mut options: Options = common::options(web);
    options.retry.times = 0;
    let archive =
        Archive { base: "https://archive.test/".to_owned(), interval: Duration::from_millis(1) };
    let copies = archive::copies(&lost, &options, &archive, &Silent).await.expect("a client");
    let mut said = String::new();
    for (link, copy) in links.iter().zip(&copies) {
        let url = link.url.as_deref().unwrap_or_default();
        said += &format!("{url} {}\n  {}\n", copy.url.as_deref().unwrap_or("-"), copy.why);
    }
    said
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_that_shows_the_aid_is_suggested() {
    let web = web().await;
    let links = ["kept", "kept-once", "kept-404", "elsewhere", "nonsense", "broken", "unknown"]
        .map(|path| lost(path, Reason::Http404));
    insta::assert_snapshot!(suggestions(&web, links.into()).await, @"
    https://gone.test/kept https://archive.test/web/20260901000000/https://gone.test/kept
      The web archive has a copy of 2026-09-01 that shows the aid.
    https://gone.test/kept-once https://archive.test/web/20250601000000/https://gone.test/kept-once
      The web archive has a copy of 2025-06-01 that shows the aid.
    https://gone.test/kept-404 -
      The web archive has no copy to suggest: it knows of none.
    https://gone.test/elsewhere -
      The web archive has no copy to suggest: it knows of none.
    https://gone.test/nonsense -
      The web archive has no copy to suggest: what it answers cannot be understood.
    https://gone.test/broken -
      The web archive has no copy to suggest: it answers with status 503.
    https://gone.test/unknown -
      The web archive has no copy to suggest: it knows of none.
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_is_lost_is_looked_for() {
    let web = web().await;
    let links = [Reason::Ok, Reason::MovedPermanently, Reason::Timeout, Reason::Forbidden]
        .map(|reason| lost("kept", reason));
    assert!(links.iter().all(|link| !matches!(link.verdict, Verdict::Dead | Verdict::Changed)));
    suggestions(&web, links.into()).await;
    assert!(web.log_of_host("archive.test").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_copy_wanted_is_of_when_the_link_was_last_fine() {
    let web = web().await;
    let mut link = lost("kept", Reason::OtherTopic);
    link.first_failed = Some(started());
    link.last_ok = "2025-05-05T05:05:05Z".parse().ok();
    suggestions(&web, vec![link]).await;
    let log = web.log_of_host("archive.test");
    assert_eq!(log[0].query("timestamp").as_deref(), Some("20250505050505"));
    assert_eq!(log[0].query("url").as_deref(), Some("https://gone.test/kept"));
    assert_eq!(log.len(), 2, "one question and one look at the copy");
}
