//! What the client makes of what servers do, one server at a time.

mod common;

use std::sync::Arc;
use std::time::Duration;

use common::{aid, check, finding, options, report_on};
use signpost_checker::{Ledger, Outcome, Silent, audit};
use signpost_testweb::{Certificate, Reach, Reply, Request, TestWeb};

/// One site, `aid.test`, that answers like this.
async fn site(handler: impl Fn(&Request, u32) -> Reply + Send + Sync + 'static) -> Arc<TestWeb> {
    let web = TestWeb::start().await.expect("loopback has a port to spare");
    Arc::new(web.with_site("aid.test", handler))
}

#[tokio::test]
async fn every_hop_is_recorded() {
    let web = site(|request, _| match request.path() {
        "/start" => Reply::redirect(302, "next?x=1"),
        "/next" => Reply::redirect(307, "https://aid.test/end"),
        "/end" => Reply::html(aid()),
        _ => Reply::empty(404),
    })
    .await;
    let report = check("https://aid.test/start", &options(&web)).await;
    let hops: Vec<_> = report
        .evidence
        .redirects
        .iter()
        .map(|hop| format!("{} {} -> {}", hop.status, hop.from, hop.to))
        .collect();
    insta::assert_snapshot!(hops.join("\n"), @r"
    302 https://aid.test/start -> https://aid.test/next?x=1
    307 https://aid.test/next?x=1 -> https://aid.test/end
    ");
    assert_eq!(finding(&report), "ok/ok-temporary-redirect");
    assert_eq!(report.evidence.attempts, 3);
}

#[tokio::test]
async fn what_is_sent_says_who_asks_and_for_what() {
    let web = site(|_, _| Reply::html(aid())).await;
    check("https://aid.test/aid#part", &options(&web)).await;
    let log = web.log_of_url("https://aid.test/aid");
    let request = log.first().unwrap();
    let mut headers: Vec<_> = request
        .headers
        .iter()
        .map(|(name, value)| format!("{}: {value}", name.to_lowercase()))
        .collect();
    headers.sort();
    insta::assert_snapshot!(format!("{} {}\n{}", request.method, request.target, headers.join("\n")), @r"
    GET /aid
    accept-encoding: gzip, deflate, br
    accept-language: en,*;q=0.1
    accept: text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8
    host: aid.test
    user-agent: Signpost/0.1 (+https://example.org/; content check)
    ");
}

#[tokio::test]
async fn cookies_live_along_one_chain_and_no_longer() {
    let web = site(|request, _| {
        if request.path() == "/robots.txt" {
            return Reply::empty(404);
        }
        match request.has_cookie("seen") {
            true => Reply::html(aid()),
            false => {
                Reply::redirect(302, request.target.clone()).header("Set-Cookie", "seen=1; Path=/")
            }
        }
    })
    .await;
    let report =
        report_on(&["https://aid.test/aid?id=1", "https://aid.test/aid?id=2"], &options(&web))
            .await;
    for link in &report.links {
        assert!(finding(link).starts_with("ok/"), "{}", finding(link));
        assert_eq!(link.evidence.attempts, 2);
    }
    for id in 1..=2 {
        let log = web.log_of_url(&format!("https://aid.test/aid?id={id}"));
        assert!(!log.first().unwrap().has_cookie("seen"));
    }
}

#[tokio::test]
async fn circles_end_and_so_do_chains_without_end() {
    let web = site(|request, attempt| match request.path() {
        "/circle" => Reply::redirect(302, "/circle"),
        "/always-new-cookie" => Reply::redirect(302, "/always-new-cookie")
            .header("Set-Cookie", format!("visit={attempt}")),
        path => Reply::redirect(302, format!("{path}x")),
    })
    .await;
    let options = options(&web);
    for (path, most) in [("circle", 1), ("always-new-cookie", 3), ("longer", 21)] {
        let report = check(&format!("https://aid.test/{path}"), &options).await;
        assert_eq!(finding(&report), "dead/redirect-loop", "{path}");
        assert_eq!(report.evidence.attempts, most, "{path}");
    }
}

#[tokio::test]
async fn private_networks_are_refused_on_the_first_and_on_every_later_hop() {
    let web = site(|_, _| Reply::redirect(302, "http://169.254.169.254/latest/meta-data/")).await;
    let options = options(&web);
    for url in [
        "http://aid.test/",
        "http://127.0.0.1:9/",
        "http://[::ffff:10.0.0.1]/",
        "http://localhost/",
        "http://anything.localhost/",
        "http://2130706433/",
    ] {
        assert_eq!(finding(&check(url, &options).await), "blocked/private-network", "{url}");
    }
}

#[tokio::test]
async fn ports_that_browsers_refuse_are_refused_on_the_first_and_on_every_later_hop() {
    let web = site(|_, _| Reply::redirect(302, "http://aid.test:6379/")).await;
    let mut options = options(&web);
    for allowed in [false, true] {
        options.allow_private_network = allowed;
        for url in [
            "http://aid.test/",
            "http://aid.test:22/",
            "https://aid.test:25/a",
            "http://10.aid.test:10080/",
        ] {
            assert_eq!(finding(&check(url, &options).await), "blocked/refused-port", "{url}");
        }
    }
}

#[tokio::test]
async fn a_private_network_may_be_allowed() {
    let web = TestWeb::start().await.unwrap();
    let port = web.proxy().port();
    let mut options = options(&Arc::new(web));
    options.allow_private_network = true;
    let report = check(&format!("http://127.0.0.1:{port}/"), &options).await;
    // The simulated web does not know itself by that name; what counts is that it was asked.
    assert!(report.evidence.status.is_some());
}

#[tokio::test]
async fn a_page_that_never_ends_is_judged_on_what_arrived() {
    let web = site(|request, _| match request.path() {
        "/aid" => Reply::drip(
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", aid()),
            "<p>and on and on</p>",
            Duration::from_millis(50),
        ),
        _ => Reply::empty(404),
    })
    .await;
    assert_eq!(finding(&check("https://aid.test/aid", &options(&web)).await), "ok/ok");
}

#[tokio::test]
async fn a_body_that_was_broken_off_is_no_answer() {
    let web = site(|_, _| {
        Reply::reset_after(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<title>Scol",
        )
    })
    .await;
    let report = check("http://aid.test/aid", &options(&web)).await;
    assert_eq!(finding(&report), "down/reset");
    assert_eq!(report.evidence.attempts, 3);
}

#[tokio::test]
async fn a_page_that_arrived_whole_is_an_answer_whatever_its_length_was_to_be() {
    let web = site(|request, _| match request.path() {
        "/aid" => Reply::raw(format!("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n{}", aid())),
        _ => Reply::empty(404),
    })
    .await;
    let report = check("http://aid.test/aid", &options(&web)).await;
    assert_eq!(finding(&report), "ok/ok");
    assert_eq!(report.evidence.attempts, 1);
}

#[tokio::test]
async fn faults_that_pass_are_asked_again_and_others_are_not() {
    let web = site(|request, attempt| match (request.path(), attempt) {
        ("/503" | "/500" | "/408" | "/429", 1) => {
            Reply::empty(request.path()[1..].parse().unwrap())
        }
        ("/reset" | "/close", 1 | 2) => Reply::reset(),
        ("/501", _) => Reply::empty(501),
        ("/dead", _) => Reply::empty(502),
        ("/wall", _) => Reply::empty(503).header("cf-mitigated", "challenge"),
        ("/nonsense", _) => Reply::raw("this is not HTTP\r\n\r\n"),
        _ => Reply::html(aid()),
    })
    .await;
    let options = options(&web);
    let attempts = |path: &'static str| {
        let options = &options;
        async move { check(&format!("https://aid.test{path}"), options).await.evidence.attempts }
    };
    for path in ["/503", "/500", "/408", "/429"] {
        assert_eq!(attempts(path).await, 2, "{path}");
    }
    let retold = check("https://aid.test/dead", &options).await.evidence.steps.join("\n");
    assert!(retold.contains("/dead failed (status 502), so it was asked again."), "{retold}");
    for path in ["/reset", "/dead"] {
        assert_eq!(attempts(path).await, 3, "{path}");
    }
    for path in ["/501", "/wall", "/nonsense"] {
        assert_eq!(attempts(path).await, 1, "{path}");
    }
}

#[tokio::test]
async fn failures_are_told_apart() {
    let answer = |_: &Request, _: u32| Reply::html(aid());
    let web = TestWeb::start()
        .await
        .unwrap()
        .with_site("nonsense.test", |_, _| Reply::raw("this is not HTTP\r\n\r\n"))
        .with_site("closes.test", |_, _| Reply::close())
        .with_site("resets.test", |_, _| Reply::reset())
        .with_site("hangs.test", |_, _| Reply::hang())
        .with_reach("refuses.test", Reach::Refuses)
        .with_reach("full.test", Reach::NeverAccepts)
        .with_reach("silent.test", Reach::Silent)
        .with_certificate("expired.test", Certificate::Expired, answer)
        .with_certificate("other-name.test", Certificate::WrongName, answer)
        .with_certificate("stranger.test", Certificate::UnknownIssuer, answer)
        .with_certificate("self-signed.test", Certificate::SelfSigned, answer)
        .with_certificate("no-certificate.test", Certificate::Missing, answer);
    let mut options = options(&Arc::new(web));
    options.timeout = Duration::from_millis(600);
    let urls = [
        "http://closes.test/",
        "http://full.test/",
        "http://hangs.test/",
        "http://missing.test/",
        "http://nonsense.test/",
        "http://refuses.test/",
        "http://resets.test/",
        "http://silent.test/",
        "https://expired.test/",
        "https://no-certificate.test/",
        "https://other-name.test/",
        "https://self-signed.test/",
        "https://stranger.test/",
    ];
    let report = report_on(&urls, &options).await;
    let findings: Vec<_> = report
        .links
        .iter()
        .map(|link| format!("{:<30} {}", link.url.as_deref().unwrap_or_default(), finding(link)))
        .collect();
    insta::assert_snapshot!(findings.join("\n"), @r"
    http://closes.test/            down/reset
    http://full.test/              down/timeout
    http://hangs.test/             down/timeout
    http://missing.test/           down/dns
    http://nonsense.test/          down/malformed-response
    http://refuses.test/           down/connection-refused
    http://resets.test/            down/reset
    http://silent.test/            down/timeout
    https://expired.test/          down/tls-expired
    https://no-certificate.test/   down/tls-failed
    https://other-name.test/       down/tls-wrong-name
    https://self-signed.test/      down/tls-unknown-issuer
    https://stranger.test/         down/tls-unknown-issuer
    ");
}

#[tokio::test]
async fn without_a_network_nothing_is_concluded() {
    let web = Arc::new(TestWeb::start().await.unwrap());
    let options = options(&web);
    let links: Vec<signpost_core::Link> =
        (0..500).map(|n| common::link(&format!("https://{n}.missing.test/"))).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    let mut ledger = Ledger::load(&path, options.now).unwrap();
    let outcome = audit(links, &options, &mut ledger, &Silent).await.unwrap();
    assert!(matches!(outcome, Outcome::NoNetwork { tried, .. } if tried == options.network_check));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_network_without_the_links_is_a_network() {
    let web = site(|_, _| Reply::empty(500)).await;
    let mut options = options(&web);
    options.network_check = vec!["http://aid.test/".to_owned()];
    let report = report_on(
        &["http://a.missing.test/", "http://b.missing.test/", "http://c.missing.test/"],
        &options,
    )
    .await;
    assert_eq!(report.summary.down, 3);
}

#[tokio::test]
async fn a_certificate_that_expires_soon_is_noted() {
    let web = TestWeb::start().await.expect("loopback has a port to spare").with_certificate(
        "soon.test",
        Certificate::ExpiresSoon,
        |_, _| Reply::html(aid()),
    );
    let report = check("https://soon.test/aid", &options(&Arc::new(web))).await;
    assert!(report.evidence.tls.is_some_and(|tls| tls.not_after.is_some()));
    let steps = report.evidence.steps.join("\n");
    assert!(steps.contains("certificate expires soon"), "{steps}");
}

/// A server that answers whatever opens a handshake with one fatal alert, as one does that has none
/// of the ciphers offered to it (RFC 8446, section 6).
async fn alerting(alert: u8) -> std::net::SocketAddr {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut hello = [0; 4096];
            let _ = stream.read(&mut hello).await;
            let _ = stream.write_all(&[0x15, 3, 3, 0, 2, 2, alert]).await;
            let _ = stream.shutdown().await;
        }
    });
    address
}

#[tokio::test]
async fn what_only_browsers_can_open_is_for_a_person_to_look_at() {
    let web = TestWeb::start().await.unwrap();
    let mut options = options(&Arc::new(web));
    options.allow_private_network = true;
    for (alert, expected) in [
        (40, "blocked/tls-unsupported"),
        (71, "blocked/tls-unsupported"),
        (120, "blocked/http-2-only"),
        (116, "blocked/login-required"),
        // An outdated version, and a name that the server does not know: browsers fail as well.
        (70, "down/tls-failed"),
        (112, "down/tls-failed"),
    ] {
        let address = alerting(alert).await;
        options.names = Some(Arc::new(move |_: &str| Some(address)));
        let report = check("https://old-ciphers.test/aid", &options).await;
        assert_eq!(finding(&report), expected, "alert {alert}");
    }
}
