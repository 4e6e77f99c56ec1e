//! The labels hold together: unique, complete, and true to what a plain client sees.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use signpost_testweb::{LabelledLink, TestWeb, links};
use support::{get, status};
use tokio::time::timeout;
use url::Url;

fn host(link: &LabelledLink) -> String {
    Url::parse(link.url).unwrap().host_str().unwrap().to_owned()
}

#[test]
fn names_and_addresses_are_unique() {
    let links = links();
    let names: BTreeSet<_> = links.iter().map(|link| link.name).collect();
    let urls: BTreeSet<_> = links.iter().map(|link| link.url).collect();
    assert_eq!(names.len(), links.len());
    assert_eq!(urls.len(), links.len());
    for name in names {
        assert!(
            name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{name}"
        );
    }
}

#[test]
fn every_field_is_filled_with_a_known_word() {
    for link in links() {
        let name = link.name;
        assert!(["en", "nl", "de", "fr"].contains(&link.language), "{name}");
        assert!(["open", "login", "code", "contact", "paid"].contains(&link.access), "{name}");
        assert!(!link.subject.is_empty() && !link.title.is_empty(), "{name}");
        assert!(link.story.ends_with('.'), "{name}");
        assert!(Url::parse(link.url).unwrap().port().is_none(), "{name}");
        let reasons = REASONS.iter().find(|(verdict, _)| *verdict == link.verdict);
        assert!(reasons.unwrap().1.contains(&link.reason), "{name}: {}", link.reason);
    }
}

const REASONS: [(&str, &[&str]); 6] = [
    ("ok", &["ok", "ok-temporary-redirect"]),
    ("moved", &["moved-permanently", "moved-by-meta-refresh", "moved-by-notice", "http-to-https"]),
    (
        "dead",
        &[
            "http-404",
            "http-410",
            "soft-404",
            "empty-record",
            "no-results",
            "redirect-to-home",
            "redirect-to-error-page",
            "redirect-loop",
            "shared-target",
            "bad-location",
        ],
    ),
    (
        "changed",
        &[
            "other-topic",
            "other-language",
            "withdrawn-notice",
            "archived-notice",
            "parked",
            "taken-over",
            "not-a-pdf",
            "empty-body",
        ],
    ),
    (
        "down",
        &[
            "timeout",
            "server-error",
            "connection-refused",
            "reset",
            "dns",
            "tls-expired",
            "tls-wrong-name",
            "tls-unknown-issuer",
            "tls-failed",
            "malformed-response",
            "host-unresponsive",
        ],
    ),
    (
        "blocked",
        &[
            "bot-wall",
            "forbidden",
            "login-required",
            "rate-limited",
            "http-999",
            "http-error",
            "no-evidence",
            "tls-unsupported",
            "tls-incomplete-chain",
            "http-2-only",
        ],
    ),
];

#[test]
fn every_reason_has_a_link() {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for link in links() {
        *counts.entry((link.verdict, link.reason)).or_default() += 1;
    }
    for (verdict, reasons) in REASONS {
        for reason in reasons {
            assert!(counts.contains_key(&(verdict, reason)), "{verdict}/{reason}");
        }
    }
}

#[tokio::test]
async fn every_host_resolves_unless_its_name_does_not_exist() {
    let web = TestWeb::start().await.unwrap();
    for link in links() {
        let known = web.resolve(&host(&link)).is_some();
        assert_eq!(known, link.name != "dns-no-such-name", "{}", link.name);
    }
    assert_eq!(web.resolve("never-heard-of-it.test"), None);
}

/// What a label says of a first answer can be checked without judging it.
#[tokio::test]
async fn first_answers_fit_their_labels() {
    let web = TestWeb::start().await.unwrap();
    for link in links() {
        let fits: fn(u16) -> bool = match link.reason {
            "soft-404" | "redirect-to-home" | "shared-target" => |status| status < 400,
            "empty-record" | "no-results" | "parked" => |status| status < 400,
            "withdrawn-notice" | "archived-notice" | "other-language" => |status| status < 400,
            "http-410" => |status| status == 410,
            "forbidden" => |status| status == 403,
            "rate-limited" => |status| status == 429,
            "http-999" => |status| matches!(status, 302 | 999),
            "ok-temporary-redirect" => |status| matches!(status, 302 | 303 | 307),
            "moved-permanently" | "http-to-https" => |status| matches!(status, 301 | 308),
            "moved-by-meta-refresh" => |status| status == 200,
            _ => continue,
        };
        let answer = timeout(Duration::from_secs(5), get(&web, link.url)).await;
        let answer = answer.unwrap().unwrap();
        assert!(fits(status(&answer)), "{}: {}", link.name, status(&answer));
    }
}

/// Every redirect in the web, followed to its end, arrives somewhere on purpose.
#[tokio::test]
async fn redirects_of_live_aids_end_at_the_aid() {
    let web = TestWeb::start().await.unwrap();
    for link in links() {
        if !matches!(link.verdict, "moved") && link.reason != "ok-temporary-redirect" {
            continue;
        }
        let mut url = Url::parse(link.url).unwrap();
        for _ in 0..20 {
            let answer = get(&web, url.as_str()).await.unwrap();
            let head = String::from_utf8_lossy(&answer).into_owned();
            let told = || link_in_notice(&head).filter(|_| url.as_str() == link.url);
            let Some(next) = next_address(&head).or_else(told) else {
                break;
            };
            url = url.join(&next).unwrap();
        }
        let page = get(&web, url.as_str()).await.unwrap();
        assert_eq!(status(&page), 200, "{} ends at {url}", link.name);
        let subject = link.subject.split(' ').next_back().unwrap().to_lowercase();
        let page = String::from_utf8_lossy(&page).to_lowercase();
        assert!(
            page.contains(&subject)
                // Where a page calls it otherwise, its address names it.
                || url.path().contains(&subject)
                || page.starts_with("http/1.1 200 ok\r\ncontent-type: application/pdf"),
            "{} ends at {url}",
            link.name
        );
    }
}

/// The first link in the text of a page that says that it has moved.
fn link_in_notice(answer: &str) -> Option<String> {
    let (_, main) = answer.split_once("<main")?;
    let (_, rest) = main.split_once("<a href='")?;
    rest.split_once('\'').map(|(href, _)| href.to_owned())
}

fn next_address(answer: &str) -> Option<String> {
    if let Some((_, rest)) = answer.split_once("\r\nLocation: ") {
        return rest.lines().next().map(str::to_owned);
    }
    let lower = answer.to_lowercase();
    let at = lower.find("http-equiv=\"refresh\"").or_else(|| lower.find("http-equiv=refresh"))?;
    let from = at + lower[at..].find("url=")? + 4;
    let to = answer[from..].trim_start_matches('\'');
    Some(to[..to.find(['\'', '"', '>'])?].to_owned())
}

#[tokio::test]
async fn live_pages_show_their_subject() {
    let web = TestWeb::start().await.unwrap();
    let odd = [
        "packed-",
        "charset-",
        "title-in-",
        "login-",
        "code-",
        "pdf",
        "retry-",
        "recovers-",
        "cookie-",
        "wants-",
        "endless-page",
        "apps-",
        "app-",
        "early-hints",
        "location-",
        "tls-issuer-",
    ];
    for link in links() {
        if link.reason != "ok" || odd.iter().any(|start| link.name.starts_with(start)) {
            continue;
        }
        let answer = get(&web, link.url).await.unwrap();
        assert_eq!(status(&answer), 200, "{}", link.name);
        let word = link.subject.split(' ').next_back().unwrap().to_lowercase();
        let word = &word[..word.floor_char_boundary(5)];
        assert!(
            String::from_utf8_lossy(&answer).to_lowercase().contains(word),
            "{}: {word}",
            link.name
        );
    }
}
