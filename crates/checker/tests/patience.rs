//! What waits, and for how long: a page that pauses, and an address that asks to come back tomorrow.

mod common;

use std::sync::Arc;
use std::time::Duration;

use common::{aid, check, finding, link, options};
use jiff::{SignedDuration, Timestamp};
use signpost_checker::{Ledger, Outcome, Silent, audit};
use signpost_testweb::{Reply, TestWeb};

/// A page that stops after its head, for longer than a short timeout and for less than a long one.
#[tokio::test]
async fn a_longer_timeout_helps_a_page_that_pauses() {
    let web = TestWeb::start().await.unwrap().with_site("slow.test", |_, _| {
        let page = aid();
        let (head, rest) = page.split_at(page.find("<body").unwrap());
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{head}");
        Reply::halting(head, Duration::from_millis(1_500), rest)
    });
    let mut options = options(&Arc::new(web));
    options.retry.times = 0;
    options.timeout = Duration::from_millis(300);
    let report = check("https://slow.test/aid", &options).await;
    assert_eq!(finding(&report), "down/timeout", "what is cut proves no absence");
    options.timeout = Duration::from_secs(8);
    let report = check("https://slow.test/aid", &options).await;
    assert_eq!(finding(&report), "ok/ok");
}

/// A `Retry-After` of a day on a 503 is that address's own: the others of its host are asked, and it
/// ages like any other that is down.
#[tokio::test]
async fn one_address_that_is_away_for_a_day_ages_alone() {
    let web = TestWeb::start().await.unwrap().with_site("rooms.test", |request, _| {
        match request.path() {
            "/closed" => Reply::empty(503).header("Retry-After", "86400"),
            "/open" | "/also-open" => Reply::html(aid()),
            _ => Reply::empty(404),
        }
    });
    let mut options = options(&Arc::new(web));
    let mut ledger = Ledger::default();
    let start: Timestamp = "2026-03-02T06:00:00Z".parse().unwrap();
    let mut days = Vec::new();
    for day in 0..7 {
        options.now = start + SignedDuration::from_hours(24 * day);
        let urls = [
            "https://rooms.test/also-open",
            "https://rooms.test/closed",
            "https://rooms.test/open",
        ];
        let links: Vec<_> = urls.iter().map(|url| link(url)).collect();
        let outcome = audit(links, &options, &mut ledger, &Silent).await;
        let Ok(Outcome::Report(report)) = outcome else { panic!("{outcome:?}") };
        let found: Vec<_> = report.links.iter().map(finding).collect();
        days.push(format!("{day}: {}", found.join(" ")));
    }
    insta::assert_snapshot!(days.join("\n"), @"
    0: ok/ok down/server-error ok/ok
    1: ok/ok down/server-error ok/ok
    2: ok/ok down/server-error ok/ok
    3: ok/ok down/server-error ok/ok
    4: ok/ok down/server-error ok/ok
    5: ok/ok dead/down-for-days ok/ok
    6: ok/ok dead/down-for-days ok/ok
    ");
}
