//! What a person is told of what went wrong: in words, with days, and with what the server sent.

mod common;

use std::sync::Arc;

use common::{aid, check, finding, options};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use signpost_testweb::{Certificate, Reply, TestWeb};

/// The error that is shown for an address.
async fn error(web: &Arc<TestWeb>, url: &str) -> String {
    check(url, &options(web)).await.evidence.error.unwrap_or_default()
}

#[tokio::test]
async fn a_certificate_that_is_not_accepted_is_told_in_words() {
    let web = [
        ("expired.test", Certificate::Expired),
        ("other-name.test", Certificate::WrongName),
        ("stranger.test", Certificate::UnknownIssuer),
        ("self-signed.test", Certificate::SelfSigned),
        ("none.test", Certificate::Missing),
    ]
    .into_iter()
    .fold(TestWeb::start().await.expect("a port to spare"), |web, (host, certificate)| {
        web.with_certificate(host, certificate, |_, _| Reply::html(aid()))
    });
    let web = Arc::new(web.with_site("plain.test", |_, _| Reply::html(aid())));
    let ten_days_ago = Timestamp::now().to_zoned(TimeZone::UTC).checked_sub(10.days());
    let ten_days_ago = ten_days_ago.expect("a day").date();
    // Should midnight pass between the two, the day before is right as well.
    let expired = error(&web, "https://expired.test/").await;
    let days = [ten_days_ago, ten_days_ago.tomorrow().expect("a day")];
    assert!(
        days.iter().any(|day| expired == format!("its certificate expired on {day}")),
        "{expired}"
    );
    for (host, said) in [
        ("other-name", "its certificate is for shared-hosting.test, not for other-name.test"),
        ("stranger", "its certificate is from an issuer that is not trusted"),
        ("self-signed", "its certificate is self-signed"),
        ("none", "it broke the handshake off, and gave as its reason: access denied"),
    ] {
        assert_eq!(error(&web, &format!("https://{host}.test/")).await, said);
    }
}

#[tokio::test]
async fn a_long_wait_is_told_with_the_status_and_as_it_was_sent() {
    let web = TestWeb::start()
        .await
        .expect("a port to spare")
        .with_site("hour.test", |_, _| Reply::empty(429).header("Retry-After", "3600"))
        .with_site("for-ever.test", |_, _| {
            Reply::empty(429).header("Retry-After", "99999999999999999999")
        });
    let web = Arc::new(web);
    let hour = check("https://hour.test/", &options(&web)).await;
    assert_eq!(finding(&hour), "blocked/rate-limited");
    assert_eq!((hour.evidence.status, hour.evidence.retry_after_seconds), (Some(429), Some(3600)));

    let for_ever = check("https://for-ever.test/", &options(&web)).await;
    assert_eq!(finding(&for_ever), "blocked/rate-limited");
    assert_eq!(
        (for_ever.evidence.status, for_ever.evidence.retry_after_seconds),
        (Some(429), None)
    );
    assert_eq!(
        for_ever.evidence.error.as_deref(),
        Some("status 429 with Retry-After: 99999999999999999999")
    );
    let steps = for_ever.evidence.steps.join("\n");
    assert!(steps.contains("asked us to wait for a year or more"), "{steps}");
}

#[tokio::test]
async fn a_location_that_cannot_be_read_may_have_been_there() {
    let web = TestWeb::start().await.expect("a port to spare").with_site("aid.test", |_, _| {
        Reply::raw("HTTP/1.1 302 Found\r\nLocation: /ne\u{1}w\r\nContent-Length: 0\r\n\r\n")
    });
    let said = error(&Arc::new(web), "http://aid.test/old").await;
    assert_eq!(said, "status 302 without a legible Location");
}
