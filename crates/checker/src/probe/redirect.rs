//! Where an answer sends its reader.

use std::time::Duration;

use signpost_core::address::{self, is_http, url_without_credentials};
use signpost_core::report::RedirectKind;
use url::Url;

use signpost_judge::moved_to;
use signpost_judge::observation::{Answer, is_redirect};
use signpost_judge::page;

/// Where an answer sends its reader.
#[derive(Debug, PartialEq)]
pub(crate) enum Next {
    /// Nowhere: it is the answer.
    Stay,
    /// To another address.
    Go {
        to: Url,
        kind: RedirectKind,
        /// How long the reader sees the page before that, in seconds.
        delay: f64,
    },
    /// To something that is no web address, or away without saying where to.
    Nowhere(String),
}

/// Where an answer sends its reader, by status and `Location` (RFC 9110, section 15.4) or by what
/// stands in the page: a refresh after no more than so long, or a script.
pub(crate) fn next(answer: &Answer, longest_delay: Duration) -> Next {
    match answer.status {
        200 => by_page(answer, longest_delay),
        status if is_redirect(status) => match answer.location() {
            Some(location) => by_location(answer, location),
            // Browsers show the page that came in place of an address.
            None if answer.shows_page() => by_page(answer, longest_delay),
            // The client drops a field with control characters in it, so one may have been sent.
            None => Next::Nowhere(format!("status {status} without a legible Location")),
        },
        _ => Next::Stay,
    }
}

/// The address that an answer sends its reader to, for those who try hostile ones.
pub fn leads_to(answer: &Answer) -> Option<Url> {
    match next(answer, Duration::MAX) {
        Next::Go { to, .. } => Some(to),
        Next::Stay | Next::Nowhere(_) => None,
    }
}

fn by_location(answer: &Answer, location: &str) -> Next {
    match resolve(&answer.url, location) {
        Some(to) => Next::Go { to, kind: RedirectKind::Http, delay: 0.0 },
        None => Next::Nowhere(format!(
            "Location: {}",
            shortened(&address::without_credentials(location))
        )),
    }
}

fn by_page(answer: &Answer, longest_delay: Duration) -> Next {
    let refresh = page::meta_refresh(answer).or_else(|| header_refresh(answer));
    let soon = refresh.filter(|(delay, _)| *delay <= longest_delay.as_secs_f64());
    let written = soon
        .map(|(delay, target)| (delay, target, RedirectKind::MetaRefresh))
        .or_else(|| Some((0.0, page::script_redirect(answer)?, RedirectKind::Script)))
        .or_else(|| Some((0.0, moved_to(answer)?.into(), RedirectKind::Notice)));
    let Some((delay, target, kind)) = written else { return Next::Stay };
    match resolve(&answer.url, target.trim()) {
        Some(to) => Next::Go { to, kind, delay },
        // The page is still there to be read, whatever it meant by this.
        None => Next::Stay,
    }
}

/// The refresh in the field of that name, which browsers treat as one written in the page (HTML
/// standard, "The `Refresh` header"); so it is read as one.
fn header_refresh(answer: &Answer) -> Option<(f64, String)> {
    let value = answer.header("refresh")?.replace('&', "&amp;").replace('"', "&quot;");
    let page = format!("<meta http-equiv=refresh content=\"{value}\">");
    page::meta_refresh(&Answer {
        url: answer.url.clone(),
        status: answer.status,
        headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
        body: page.into_bytes(),
        cut: None,
    })
}

/// The address that a reference leads to from another, if it is one that can be asked. A fragment
/// is inherited (RFC 9110, section 10.2.2), and credentials are not taken along.
fn resolve(base: &Url, reference: &str) -> Option<Url> {
    // The URL standard reads `http:///path` as the host `path`; anyone who wrote it left the host out.
    if reference.split_once("://").is_some_and(|(scheme, rest)| {
        matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") && rest.starts_with('/')
    }) {
        return None;
    }
    let mut to = base.join(reference).ok()?;
    if !is_http(&to) {
        return None;
    }
    if to.fragment().is_none() {
        to.set_fragment(base.fragment());
    }
    Some(url_without_credentials(to))
}

fn shortened(text: &str) -> String {
    text.chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redirect(status: u16, location: Option<&str>) -> String {
        answered(status, location.map(|value| ("location", value)))
    }

    fn answered(status: u16, header: Option<(&str, &str)>) -> String {
        let header = header.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let answer = Answer {
            url: Url::parse("https://a.test/dir/page?x=1#top").unwrap(),
            status,
            headers: header.into_iter().collect(),
            body: Vec::new(),
            cut: None,
        };
        match next(&answer, Duration::from_secs(10)) {
            Next::Stay => "stay".to_owned(),
            Next::Go { to, .. } => to.to_string(),
            Next::Nowhere(why) => format!("nowhere: {why}"),
        }
    }

    #[test]
    fn a_location_is_resolved_as_a_browser_does() {
        let to = |location| redirect(302, Some(location));
        assert_eq!(to("other"), "https://a.test/dir/other#top");
        assert_eq!(to("/other#part"), "https://a.test/other#part");
        assert_eq!(to("//b.test"), "https://b.test/#top");
        assert_eq!(to("?y=2"), "https://a.test/dir/page?y=2#top");
        assert_eq!(to("http://b.test/é f"), "http://b.test/%C3%A9%20f#top");
        assert_eq!(to("https://user:secret@b.test/"), "https://b.test/#top");
    }

    #[test]
    fn a_location_that_is_no_web_address_leads_nowhere() {
        let to = |location| redirect(302, location);
        assert_eq!(to(None), "nowhere: status 302 without a legible Location");
        assert_eq!(to(Some(" ")), "nowhere: status 302 without a legible Location");
        assert_eq!(to(Some("http://")), "nowhere: Location: http://");
        assert_eq!(to(Some("HTTP:///path")), "nowhere: Location: HTTP:///path");
        assert_eq!(to(Some("javascript:alert(1)")), "nowhere: Location: javascript:alert(1)");
        assert_eq!(to(Some("http://[::1")), "nowhere: Location: http://[::1");
        assert_eq!(to(Some("http://user:pass@[::1")), "nowhere: Location: http://[::1");
        assert_eq!(to(Some("ftp://user:pass@b.test/")), "nowhere: Location: ftp://b.test/");
    }

    #[test]
    fn a_refresh_in_a_header_is_followed_if_it_comes_soon() {
        let to = |value| answered(200, Some(("refresh", value)));
        assert_eq!(to("0; url=/new?a=1&b=2"), "https://a.test/new?a=1&b=2#top");
        assert_eq!(to("30; url=/new"), "stay");
        assert_eq!(to("300"), "stay");
    }

    #[test]
    fn other_statuses_do_not_redirect() {
        for status in [200, 201, 300, 304, 404] {
            assert_eq!(redirect(status, Some("/other")), "stay");
        }
    }
}
