//! Connections that browsers make and most other programs do not.

mod common;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use common::{aid, finding, options, report_on};
use signpost_testweb::{Certificate, Handshake, Reply, TestWeb};
use tokio::io::AsyncReadExt as _;
use tokio::net::{TcpListener, TcpStream};

/// Three links on each of two hosts whose servers leave their issuer's certificate out.
#[tokio::test]
async fn a_missing_issuer_is_fetched_once_and_without_detours() {
    let web = TestWeb::start().await.unwrap();
    let web = ["a.test", "b.test"].into_iter().fold(web, |web, host| {
        web.with_certificate(host, Certificate::MissingIssuer, |_, _| Reply::html(aid()))
    });
    let web = Arc::new(web);
    let links = ["a.test/1", "b.test/1", "a.test/2", "b.test/2", "a.test/3", "b.test/3"];
    let links = links.map(|link| format!("https://{link}"));
    let report = report_on(&links.each_ref().map(String::as_str), &options(&web)).await;
    assert!(report.links.iter().all(|link| finding(link) == "ok/ok"), "{report:#?}");
    let asked = web.log_of_host("issuers.test");
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].url(), "http://issuers.test/intermediate.crt");
}

/// Where the certificate should be, something else is: no certificate, too much, a redirect to one.
#[tokio::test]
async fn what_is_no_certificate_helps_nobody() {
    type Answer = (&'static str, fn() -> Reply);
    let answers: [Answer; 4] = [
        ("a page", || Reply::html(aid())),
        ("a redirect", || Reply::redirect(302, "http://other.test/intermediate.crt")),
        ("more than any certificate", || {
            Reply::bytes("application/pkix-cert", vec![0x30; 1 << 20])
        }),
        ("nothing in time", Reply::hang),
    ];
    for (what, answer) in answers {
        let web = TestWeb::start()
            .await
            .unwrap()
            .with_certificate("a.test", Certificate::MissingIssuer, |_, _| Reply::html(aid()))
            .with_site("issuers.test", move |_, _| answer());
        let web = Arc::new(web);
        let report = report_on(&["https://a.test/aid"], &options(&web)).await;
        assert_eq!(finding(&report.links[0]), "blocked/tls-incomplete-chain", "{what}");
        assert!(web.log_of_host("other.test").is_empty());
    }
}

/// What a reader of the report is told of each.
#[tokio::test]
async fn the_reason_is_told() {
    let shows = |_: &signpost_testweb::Request, _| Reply::html(aid());
    let web = TestWeb::start()
        .await
        .unwrap()
        .with_certificate("lost.test", Certificate::LostIssuer, shows)
        .with_certificate("self.test", Certificate::SelfSigned, shows)
        .with_handshake("old.test", Handshake::OldWays, shows)
        .with_handshake("card.test", Handshake::WantsCertificate, shows)
        .with_handshake("quiet.test", Handshake::WantsCertificateQuietly, shows)
        .with_handshake("h2.test", Handshake::Http2, shows)
        .with_handshake("h2too.test", Handshake::Http2Regardless, shows);
    let urls = ["card", "h2", "h2too", "lost", "old", "quiet", "self"]
        .map(|host| format!("https://{host}.test/aid"));
    let urls = urls.each_ref().map(String::as_str);
    let report = report_on(&urls, &options(&Arc::new(web))).await;
    let told: Vec<_> = report
        .links
        .iter()
        .map(|link| {
            let error = link.evidence.error.as_deref().unwrap_or_default();
            let last = link.evidence.steps.last().map(String::as_str).unwrap_or_default();
            format!("{}\n  {}: {error}\n  {last}", link.url.as_deref().unwrap(), finding(link))
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    https://card.test/aid
      blocked/login-required: it broke the handshake off, and gave as its reason: certificate required
      card.test requires a client certificate.
    https://h2.test/aid
      blocked/http-2-only: it speaks HTTP/2 and not HTTP/1.1
      h2.test speaks HTTP/2 alone, as browsers do and this program does not.
    https://h2too.test/aid
      blocked/http-2-only: it speaks HTTP/2 and not HTTP/1.1
      h2too.test speaks HTTP/2 alone, as browsers do and this program does not.
    https://lost.test/aid
      blocked/tls-incomplete-chain: its certificate comes without that of its issuer, which could not be downloaded from http://issuers.test/lost.crt
      lost.test leaves out a certificate between its own and a trusted one. Browsers that know it show the page.
    https://old.test/aid
      blocked/tls-unsupported: it broke the handshake off, and gave as its reason: handshake failure
      old.test and this program know no way of securing the connection in common. Browsers know some more ways and may manage.
    https://quiet.test/aid
      blocked/login-required: it asked for a certificate of the reader's
      quiet.test requires a client certificate.
    https://self.test/aid
      down/tls-unknown-issuer: its certificate is self-signed
      The certificate of self.test is from an unknown issuer.
    ");
}

/// How a connection ends that nothing else is wrong with.
#[derive(Debug, Clone, Copy)]
enum Breaks {
    Reset,
    Off,
}

/// A way to a simulated web on which the first connections break once the client has said its first
/// words, and how many connections there were.
async fn way_to(
    web: &TestWeb,
    breaks: Breaks,
    first: usize,
) -> io::Result<(SocketAddr, Arc<AtomicUsize>)> {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let (here, there) = (listener.local_addr()?, web.proxy());
    tokio::spawn(async move {
        while let Ok((mut near, _)) = listener.accept().await {
            if counted.fetch_add(1, Ordering::Relaxed) < first {
                let _ = near.read(&mut [0; 4096]).await;
                if let Breaks::Reset = breaks {
                    near.set_zero_linger()?;
                }
                continue;
            }
            tokio::spawn(async move {
                // So that those who come at the same time see the same.
                tokio::time::sleep(Duration::from_millis(50)).await;
                let mut far = TcpStream::connect(there).await?;
                tokio::io::copy_bidirectional(&mut near, &mut far).await
            });
        }
        io::Result::Ok(())
    });
    Ok((here, count))
}

/// Three requests at a time fail, and one look explains them all.
#[tokio::test]
async fn a_host_is_looked_at_again_once_however_many_links_failed() {
    for handshake in [Handshake::OldWays, Handshake::Http2Regardless] {
        let web = TestWeb::start().await.unwrap();
        let web = web.with_handshake("a.test", handshake, |_, _| Reply::html(aid()));
        let (address, connections) = way_to(&web, Breaks::Off, 0).await.unwrap();
        let web = Arc::new(web);
        let mut options = options(&web);
        options.names = Some(Arc::new(move |host| (host == "a.test").then_some(address)));
        options.manners.max_concurrent = 3;
        options.retry.times = 0;
        let links = ["https://a.test/1", "https://a.test/2", "https://a.test/3"];
        let report = report_on(&links, &options).await;
        let found: Vec<_> = report.links.iter().map(finding).collect();
        let looks = match handshake {
            Handshake::OldWays => 2,
            _ => 3,
        };
        assert!(found.iter().all(|one| *one == found[0]), "{found:?}");
        assert_eq!(connections.load(Ordering::Relaxed), links.len() + looks, "{found:?}");
    }
}

/// The request's own connection breaks, and that of the second look; what comes after is sound, and agrees on
/// HTTP/2 as nearly all servers do.
#[tokio::test]
async fn a_fault_that_passes_says_nothing_of_what_a_server_speaks() {
    for (breaks, first) in [(Breaks::Reset, 2), (Breaks::Off, 2), (Breaks::Reset, 1)] {
        let web = TestWeb::start().await.unwrap().with_site("a.test", |_, _| Reply::html(aid()));
        let (address, _) = way_to(&web, breaks, first).await.unwrap();
        let web = Arc::new(web);
        let mut options = options(&web);
        options.names = Some(Arc::new(move |host| (host == "a.test").then_some(address)));
        options.concurrency = 1;
        let report = report_on(&["https://a.test/aid", "https://a.test/more"], &options).await;
        let found: Vec<_> = report.links.iter().map(finding).collect();
        assert_eq!(found, ["ok/ok", "ok/ok"], "{breaks:?}, {first}");
    }
}
