//! Every way of answering can be seen over a real socket.

#![allow(clippy::unwrap_used)]

mod support;

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use signpost_testweb::{Reach, Reply, TestWeb};
use support::{ask, body, exchange, get, handshake, status};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

async fn one(reply: Reply) -> TestWeb {
    TestWeb::start().await.unwrap().with_site("my.test", move |_, _| reply.clone())
}

#[tokio::test]
async fn a_page_over_both_schemes_on_one_port() {
    let web = one(Reply::html("<title>Hello</title>")).await;
    for url in ["http://my.test/a?b=c", "https://my.test/a?b=c"] {
        let answer = get(&web, url).await.unwrap();
        assert_eq!(status(&answer), 200);
        assert_eq!(body(&answer), "<title>Hello</title>");
    }
    let log = web.log();
    let seen: Vec<_> = log.iter().map(|request| request.url()).collect();
    assert_eq!(seen, ["http://my.test/a?b=c", "https://my.test/a?b=c"]);
    assert_eq!(log[0].path(), "/a");
    assert_eq!(log[0].query("b").as_deref(), Some("c"));
    assert_eq!(log[0].header("HOST"), Some("my.test"));
    assert_eq!(web.log_of_url("https://my.test/a?b=c#part").len(), 1);
    assert_eq!(web.log_of_host("my.test").len(), 2);
}

#[tokio::test]
async fn attempts_are_counted_for_each_address_and_each_web() {
    for _ in 0..2 {
        let web =
            TestWeb::start().await.unwrap().with_site("my.test", |_, attempt| match attempt {
                1 => Reply::empty(503),
                _ => Reply::html("back"),
            });
        assert_eq!(status(&get(&web, "http://my.test/a").await.unwrap()), 503);
        assert_eq!(status(&get(&web, "http://my.test/b").await.unwrap()), 503);
        assert_eq!(status(&get(&web, "http://my.test/a").await.unwrap()), 200);
    }
}

#[tokio::test]
async fn raw_bytes_arrive_as_they_are() {
    let web = one(Reply::raw("no HTTP at all")).await;
    assert_eq!(get(&web, "http://my.test/").await.unwrap(), b"no HTTP at all");
}

#[tokio::test]
async fn a_reset_is_a_reset_and_a_close_is_not() {
    let web = one(Reply::reset()).await;
    for url in ["http://my.test/", "https://my.test/"] {
        let error = get(&web, url).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    }
    let web = one(Reply::reset_after("HTTP/1.1 200 OK\r\n")).await;
    let error = get(&web, "http://my.test/").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    let web = one(Reply::close()).await;
    for url in ["http://my.test/", "https://my.test/"] {
        assert_eq!(get(&web, url).await.unwrap(), b"");
    }
}

#[tokio::test]
async fn a_hang_lasts_and_a_drip_goes_on() {
    let web = one(Reply::hang()).await;
    let waited = timeout(Duration::from_millis(300), get(&web, "http://my.test/")).await;
    assert!(waited.is_err());

    let web = one(Reply::drip("HTTP/1.1 200 OK\r\n\r\nstart", ".", Duration::from_millis(5))).await;
    let mut stream = TcpStream::connect(web.resolve("my.test").unwrap()).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: my.test\r\n\r\n").await.unwrap();
    let mut read = [0; 40];
    stream.read_exact(&mut read).await.unwrap();
    assert!(read.ends_with(b"start................"));
}

#[tokio::test]
async fn a_delay_is_kept() {
    let web = one(Reply::html("late").after(Duration::from_millis(150))).await;
    let asked = Instant::now();
    get(&web, "http://my.test/").await.unwrap();
    assert!(asked.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn head_has_no_body() {
    let web = one(Reply::html("four")).await;
    let answer = ask(&web, "HEAD", "http://my.test/", "").await.unwrap();
    assert!(String::from_utf8_lossy(&answer).contains("Content-Length: 4\r\n"));
    assert_eq!(body(&answer), "");
}

#[tokio::test]
async fn packing_is_announced_and_done() {
    let page = "word ".repeat(1000);
    let web = one(Reply::html(page.clone()).gzip()).await;
    let answer = get(&web, "http://my.test/").await.unwrap();
    assert!(String::from_utf8_lossy(&answer).contains("Content-Encoding: gzip\r\n"));
    assert!(answer.len() < 1000 && answer.windows(2).any(|pair| pair == [0x1f, 0x8b]));
    let web = one(Reply::html(page).chunked()).await;
    let answer = get(&web, "http://my.test/").await.unwrap();
    assert!(body(&answer).starts_with("3e8\r\nword "));
    assert!(body(&answer).ends_with("\r\n0\r\n\r\n"));
}

#[tokio::test]
async fn hosts_that_cannot_be_talked_to() {
    let web = TestWeb::start()
        .await
        .unwrap()
        .with_reach("refuses.test", Reach::Refuses)
        .with_reach("silent.test", Reach::Silent)
        .with_reach("full.test", Reach::NeverAccepts)
        .with_reach("nowhere.test", Reach::Nowhere);
    let refused = get(&web, "http://refuses.test/").await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
    for url in
        ["http://silent.test/", "https://silent.test/", "http://full.test/", "https://full.test/"]
    {
        let waited = timeout(Duration::from_millis(300), get(&web, url)).await;
        assert!(waited.is_err(), "{url}");
    }
    assert_eq!(web.swallowed("silent.test"), 2);
    assert_eq!(web.resolve("nowhere.test"), None);
}

#[tokio::test]
async fn it_is_a_forward_proxy_as_well() {
    let web = one(Reply::html("by proxy")).await;
    let tcp = TcpStream::connect(web.proxy()).await.unwrap();
    let answer = exchange(tcp, "GET http://my.test/x HTTP/1.1\r\nHost: my.test\r\n\r\n").await;
    assert_eq!(body(&answer.unwrap()), "by proxy");

    let mut tcp = TcpStream::connect(web.proxy()).await.unwrap();
    tcp.write_all(b"CONNECT my.test:443 HTTP/1.1\r\nHost: my.test:443\r\n\r\n").await.unwrap();
    let mut established = [0; 39];
    tcp.read_exact(&mut established).await.unwrap();
    assert_eq!(status(&established), 200);
    let tls = handshake(&web, "my.test", tcp).await.unwrap();
    let answer = exchange(tls, "GET /y HTTP/1.1\r\nHost: my.test\r\n\r\n").await.unwrap();
    assert_eq!(body(&answer), "by proxy");

    for host in ["no-such-name.test", "refused.test"] {
        let tcp = TcpStream::connect(web.proxy()).await.unwrap();
        let answer = exchange(tcp, &format!("CONNECT {host}:443 HTTP/1.1\r\n\r\n")).await;
        assert_eq!(status(&answer.unwrap()), 502);
    }
}

#[tokio::test]
async fn dropping_it_stops_it() {
    let web = one(Reply::html("here")).await;
    let address = web.resolve("my.test").unwrap();
    let mut open = TcpStream::connect(address).await.unwrap();
    open.write_all(b"GET /").await.unwrap();
    drop(web);
    let mut rest = Vec::new();
    // Closed or reset, but not left open.
    let _ = timeout(Duration::from_secs(5), open.read_to_end(&mut rest)).await.unwrap();
    assert_eq!(rest, b"");
}

#[tokio::test]
async fn one_target_may_be_spelled_in_several_ways() {
    let web = TestWeb::start().await.unwrap();
    let address = web.resolve("rückenhilfe.test").unwrap();
    assert_eq!(web.resolve("XN--RCKENHILFE-9DB.test"), Some(address));
    for letter in ["ö", "%C3%B6", "%c3%b6"] {
        let tcp = TcpStream::connect(address).await.unwrap();
        let head = format!(
            "GET /hilfen/brauche-ich-eine-r{letter}ntgenaufnahme HTTP/1.1\r\nHost: xn--rckenhilfe-9db.test\r\n\r\n"
        );
        assert_eq!(status(&exchange(tcp, &head).await.unwrap()), 200, "{letter}");
    }
}

#[tokio::test]
async fn a_client_that_asks_before_the_deadline_is_refused_again() {
    let web = TestWeb::start().await.unwrap();
    for (url, refusal) in [
        ("https://patience.test/aids/epidural", 429),
        ("https://patience-by-date.test/aids/apnea", 503),
    ] {
        let asked = Instant::now();
        let first = get(&web, url).await.unwrap();
        assert_eq!(status(&first), refusal);
        assert!(String::from_utf8_lossy(&first).contains("\r\nRetry-After: "));
        let second = get(&web, url).await.unwrap();
        // On a machine so busy that the deadline has passed by now, this proves nothing.
        if asked.elapsed() < Duration::from_millis(900) {
            assert_eq!(status(&second), refusal);
        }
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    for url in ["https://patience.test/aids/epidural", "https://patience-by-date.test/aids/apnea"] {
        assert_eq!(status(&get(&web, url).await.unwrap()), 200);
    }
}
