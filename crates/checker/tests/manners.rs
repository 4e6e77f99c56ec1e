//! The manners that Signpost keeps, as the servers see them.

mod common;

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use common::{aid, finding, link, options, report_on};
use signpost_checker::{Ledger, Outcome, Silent, audit};
use signpost_testweb::{Reach, Reply, Request, TestWeb};

/// One site, `aid.test`, that answers like this.
async fn site(handler: impl Fn(&Request, u32) -> Reply + Send + Sync + 'static) -> Arc<TestWeb> {
    let web = TestWeb::start().await.expect("loopback has a port to spare");
    Arc::new(web.with_site("aid.test", handler))
}

/// An aid at `/aid?id=…` for any number, and an honest 404 elsewhere.
fn aids(request: &Request) -> Reply {
    match request.query("id") {
        Some(id) if id.len() < 3 => Reply::html(aid().replace("</h1>", &format!(" {id}</h1>"))),
        _ => Reply::status(404, "<title>Not found</title><h1>Not found</h1>"),
    }
}

#[tokio::test]
async fn requests_to_one_host_are_an_interval_apart_and_others_do_not_wait() {
    let web = TestWeb::start().await.expect("loopback has a port to spare");
    let web = web.with_site("aid.test", |request, _| aids(request));
    let web = Arc::new(web.with_site("other.test", |request, _| aids(request)));
    let mut options = options(&web);
    options.manners.min_interval = Duration::from_millis(400);
    let urls =
        ["http://aid.test/aid?id=1", "https://aid.test/aid?id=2", "http://aid.test/aid?id=3"];
    report_on(&[&urls[..], &["http://other.test/aid?id=1"]].concat(), &options).await;

    let times: Vec<_> = web.log_of_host("aid.test").iter().map(|request| request.at).collect();
    assert!(times.len() >= 3);
    for pair in times.windows(2) {
        // Starts are an interval apart; arrivals may be a little less, if the first was held up.
        assert!(pair[1] - pair[0] >= Duration::from_millis(200), "{:?}", pair[1] - pair[0]);
    }
    let other = web.log_of_host("other.test");
    assert!(other[0].at < times[1], "a waiting host keeps another one waiting");
}

#[tokio::test]
async fn nobody_comes_back_before_the_seconds_of_a_retry_after_are_over() {
    let web = site(|request, _| match request.query("id").as_deref() {
        Some("1") if !request.has_cookie("waited") => {
            Reply::empty(429).header("Retry-After", "1").header("Set-Cookie", "waited=yes")
        }
        _ => aids(request),
    })
    .await;
    let mut options = options(&web);
    // The answer to the second link comes while the first one's deadline holds.
    options.manners.max_concurrent = 1;
    let urls = ["https://aid.test/aid?id=1", "https://aid.test/aid?id=2"];
    let report = report_on(&urls, &options).await;

    let log = web.log_of_host("aid.test");
    let turned_away = log.iter().position(|request| request.target == "/aid?id=1").unwrap();
    let next = log[turned_away + 1].at;
    assert!(next - log[turned_away].at >= Duration::from_secs(1));
    assert_eq!(web.log_of_url(urls[0]).len(), 2);
    assert!(report.links.iter().all(|link| link.reason.as_str() != "rate-limited"));
}

#[tokio::test]
async fn nobody_comes_back_before_the_date_of_a_retry_after() {
    let deadline = SystemTime::now() + Duration::from_secs(3);
    let came: Arc<Mutex<Vec<SystemTime>>> = Arc::default();
    let seen = Arc::clone(&came);
    let web = site(move |request, _| {
        let mut seen = seen.lock().unwrap();
        seen.push(SystemTime::now());
        match seen.len() {
            1 => Reply::empty(503).header("Retry-After", http_date(deadline)),
            _ => aids(request),
        }
    })
    .await;
    let report = report_on(&["https://aid.test/aid?id=1"], &options(&web)).await;
    assert_eq!(report.links[0].evidence.status, Some(200));
    let came = came.lock().unwrap();
    // The date has no fractions of a second.
    assert!(came[1] >= deadline - Duration::from_secs(1), "{:?}", deadline.duration_since(came[1]));
}

#[tokio::test]
async fn a_host_that_wants_more_than_a_minute_is_left_alone_for_this_run() {
    let web = site(|_, _| Reply::empty(429).header("Retry-After", "3600")).await;
    let mut options = options(&web);
    options.manners.max_concurrent = 1;
    let urls: Vec<_> = (0..20).map(|id| format!("https://aid.test/aid?id={id}")).collect();
    let urls: Vec<_> = urls.iter().map(String::as_str).collect();
    let report = report_on(&urls, &options).await;
    assert_eq!(web.log().len(), 1);
    for link in &report.links {
        assert_eq!(finding(link), "blocked/rate-limited");
    }
}

/// One address that asks for a day each time would close its host to the others for ever, were it always the first.
#[tokio::test]
async fn an_address_that_closes_its_host_is_not_always_asked_first() {
    let web = site(|request, _| match request.query("id").as_deref() {
        Some("1") => Reply::empty(429).header("Retry-After", "86400"),
        _ => aids(request),
    })
    .await;
    let mut options = options(&web);
    options.manners.max_concurrent = 1;
    let urls = [1, 2, 3, 4].map(|id| format!("https://aid.test/aid?id={id}"));
    let mut ledger = Ledger::default();
    let mut fine = std::collections::BTreeSet::new();
    for week in 0..8 {
        options.now = "2026-11-25T06:00:00Z".parse::<jiff::Timestamp>().unwrap()
            + jiff::SignedDuration::from_hours(week * 7 * 24);
        let links = urls.iter().map(|url| link(url)).collect::<Vec<_>>();
        let outcome = audit(links, &options, &mut ledger, &Silent).await.unwrap();
        let Outcome::Report(report) = outcome else { panic!("no report") };
        let asked = report.links.iter().filter(|it| it.reason.as_str() != "rate-limited");
        fine.extend(asked.filter_map(|it| it.url.clone()));
        if week == 0 {
            assert!(fine.is_empty(), "the first run cannot know which address it is");
        }
    }
    assert_eq!(fine.into_iter().collect::<Vec<_>>(), urls[1..]);
}

/// What a provider wants of its own hosts goes before what holds for all.
#[tokio::test]
async fn a_provider_says_in_which_language_and_how_patiently_it_is_asked() {
    let slow = |request: &Request, _| aids(request).after(Duration::from_millis(900));
    let web = TestWeb::start().await.expect("loopback has a port to spare");
    let web = Arc::new(web.with_site("slow.test", slow).with_site("other.test", slow));
    let mut options = options(&web);
    options.timeout = Duration::from_millis(300);
    options.retry.times = 0;
    let provider = r#"{"id": "slow", "name": "Slow", "home": "http://slow.test/", "hosts": ["slow.test"],
        "audit": {"timeout": "5s", "accept_language": "nl, fy;q=0.5"}}"#;
    options.manners.providers = vec![serde_json::from_str(provider).expect("a provider")];
    let urls = ["http://slow.test/aid?id=1", "http://other.test/aid?id=1"];
    let report = report_on(&urls, &options).await;
    let found: Vec<_> = report.links.iter().map(finding).collect();
    assert_eq!(found, ["down/timeout", "ok/ok"], "sorted by address");
    let languages = |host| {
        let log = web.log_of_host(host);
        let all: Vec<_> = log
            .iter()
            .map(|it| it.header("accept-language").unwrap_or_default().to_owned())
            .collect();
        all
    };
    assert!(
        languages("slow.test").iter().all(|it| it == "nl, fy;q=0.5"),
        "{:?}",
        languages("slow.test")
    );
    assert!(languages("other.test").iter().all(|it| it != "nl, fy;q=0.5"));
}

#[tokio::test]
async fn a_host_that_swallows_connections_is_given_up_on() {
    let web = TestWeb::start().await.expect("loopback has a port to spare");
    let web =
        Arc::new(web.with_reach("hole.test", Reach::Silent).with_site("aid.test", |r, _| aids(r)));
    let mut options = options(&web);
    options.timeout = Duration::from_millis(300);
    options.manners.max_concurrent = 1;
    let urls: Vec<_> = (0..20).map(|id| format!("http://hole.test/aid?id={id}")).collect();
    let mut urls: Vec<_> = urls.iter().map(String::as_str).collect();
    urls.push("http://aid.test/aid?id=1");
    let report = report_on(&urls, &options).await;
    assert_eq!(web.swallowed("hole.test"), 3);
    let unasked = report.links.iter().filter(|link| finding(link) == "down/host-unresponsive");
    assert!(unasked.count() >= 17);
}

#[tokio::test]
async fn a_link_costs_a_bounded_number_of_requests() {
    let web = site(|request, attempt| match request.path() {
        "/down" => Reply::empty(503),
        "/busy" => Reply::empty(429),
        "/soon" => Reply::empty(503).header("Retry-After", "0"),
        "/hangs" => Reply::hang(),
        "/cookies" => Reply::redirect(302, "/cookies").header("Set-Cookie", format!("n={attempt}")),
        path => Reply::redirect(302, format!("{path}x")),
    })
    .await;
    let mut options = options(&web);
    options.timeout = Duration::from_millis(300);
    for (path, most) in
        [("down", 3), ("busy", 3), ("soon", 3), ("hangs", 3), ("cookies", 3), ("chain", 21)]
    {
        let before = web.log().len();
        let report = report_on(&[&format!("http://aid.test/{path}")], &options).await;
        let asked = web.log().len() - before;
        assert_eq!(report.links[0].evidence.attempts as usize, asked, "{path}");
        assert_eq!(asked, most, "{path}");
    }
}

#[tokio::test]
async fn an_address_that_cannot_exist_is_asked_once_for_a_host_and_a_template() {
    let web = site(|request, _| aids(request)).await;
    let urls: Vec<_> = (0..10).map(|id| format!("https://aid.test/aid?id={id}")).collect();
    let urls: Vec<_> = urls.iter().map(String::as_str).collect();
    report_on(&urls, &options(&web)).await;
    let strange = web.log().into_iter().filter(|request| !urls.contains(&request.url().as_str()));
    assert_eq!(strange.count(), 1);
}

#[tokio::test]
async fn a_run_that_was_killed_asks_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    let slow = Arc::new(Mutex::new(true));
    let is_slow = Arc::clone(&slow);
    let web = site(move |request, _| match request.path() {
        "/slow" if *is_slow.lock().unwrap() => Reply::hang(),
        "/slow" => Reply::html(aid()),
        _ => aids(request),
    })
    .await;
    let mut options = options(&web);
    options.timeout = Duration::from_secs(60);
    let links = || {
        let urls =
            ["https://aid.test/aid?id=1", "https://aid.test/aid?id=2", "https://aid.test/slow"];
        urls.map(link).to_vec()
    };

    let mut ledger = Ledger::load(&path, options.now).unwrap();
    let killed = audit(links(), &options, &mut ledger, &Silent);
    assert!(tokio::time::timeout(Duration::from_secs(2), killed).await.is_err());
    drop(ledger);
    let before = web.log();
    assert!(before.iter().any(|request| request.target == "/aid?id=2"));

    *slow.lock().unwrap() = false;
    let mut ledger = Ledger::load(&path, options.now).unwrap();
    let outcome = audit(links(), &options, &mut ledger, &Silent).await.unwrap();
    let Outcome::Report(report) = outcome else { panic!("there is a network") };
    assert_eq!(report.links.len(), 3);
    let after: Vec<_> = web.log().split_off(before.len());
    assert!(!after.is_empty());
    for request in &after {
        let again = before.iter().any(|earlier| earlier.url() == request.url());
        assert!(!again || request.path() == "/slow", "{} was asked again", request.url());
    }

    ledger.save(&path).unwrap();
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(files.len(), 1, "the journal is still there");
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`
fn http_date(time: SystemTime) -> String {
    let time = jiff::Timestamp::try_from(time).expect("the clock is right");
    jiff::fmt::rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&time)
        .expect("the year has four digits")
}
