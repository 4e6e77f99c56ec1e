//! `<meta http-equiv="refresh">`: redirects that are written in the page.
//!
//! Source: the HTML standard, "shared declarative refresh steps".

use url::Url;

use super::markup::{self, Markup};
use super::{charset, media};
use crate::observation::Answer;

/// Where a page sends its readers by meta refresh, and after how many seconds.
///
/// The target is absolute wherever it can be made so, by the page's `<base>` or its own address. A
/// page that only reloads itself sends nobody anywhere, so it gives `None`. So does a refresh in
/// `<noscript>`: readers' browsers run scripts and never see it, and it tends to lead to a page
/// that says no more than "please enable JavaScript".
pub fn meta_refresh(answer: &Answer) -> Option<(f64, String)> {
    // Such pages are few.
    if media::of(answer) != media::Media::Html || !mentions_refresh(&answer.body) {
        return None;
    }
    let markup = markup::scan(&charset::decode(answer));
    let (seconds, target) = markup.refreshes.iter().find_map(|content| parse(content))?;
    absolute(&target, &markup, &answer.url).map(|target| (seconds, target))
}

/// Where a link of an answer leads.
pub(crate) fn destination(answer: &Answer, href: &str) -> Option<Url> {
    let markup = markup::scan(&charset::decode(answer));
    Url::parse(&absolute(href, &markup, &answer.url)?).ok()
}

/// The address that a page at this one sends its readers to; `None` for the page itself.
pub(super) fn absolute(target: &str, markup: &Markup, page: &Url) -> Option<String> {
    let base =
        markup.base.as_ref().and_then(|base| page.join(base).ok()).unwrap_or_else(|| page.clone());
    if target.trim_start().to_ascii_lowercase().starts_with("javascript:") {
        return None;
    }
    let Ok(url) = base.join(target) else {
        return Some(target.to_owned());
    };
    (without_fragment(&url) != without_fragment(page)).then(|| url.into())
}

fn mentions_refresh(body: &[u8]) -> bool {
    // Its third letter is the rarest.
    let mut places = memchr::memchr2_iter(b'f', b'F', body).filter_map(|at| at.checked_sub(2));
    places.any(|at| body.get(at..at + 7).is_some_and(|word| word.eq_ignore_ascii_case(b"refresh")))
}

fn without_fragment(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    url
}

/// The steps of the standard, except that a refresh without an address is none for us.
fn parse(content: &str) -> Option<(f64, String)> {
    let rest = content.trim_ascii_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = rest.split_at(digits);
    if number.is_empty() && !rest.starts_with('.') {
        return None;
    }
    let seconds = if number.is_empty() { 0.0 } else { number.parse().ok()? };
    // Fractions of a second are read over, as in the standard.
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if !rest.starts_with(|c: char| c == ';' || c == ',' || c.is_ascii_whitespace()) {
        return None;
    }
    let rest = rest.trim_ascii_start();
    let rest = rest.strip_prefix([';', ',']).unwrap_or(rest).trim_ascii_start();
    let target = unquoted(url_value(rest).unwrap_or(rest)).trim();
    (!target.is_empty()).then(|| (seconds, target.to_owned()))
}

/// What follows `url =`, where that is how it begins.
fn url_value(text: &str) -> Option<&str> {
    let (head, rest) = text.split_at_checked(3)?;
    let rest = head.eq_ignore_ascii_case("url").then(|| rest.trim_ascii_start())?;
    rest.strip_prefix('=').map(str::trim_ascii_start)
}

fn unquoted(text: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(quote) {
            return rest.split(quote).next().unwrap_or(rest);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    fn refresh(html: &str) -> Option<(f64, String)> {
        meta_refresh(&answer(200, html))
    }

    #[test]
    fn the_forms_of_the_standard() {
        for (content, target) in [
            ("0; url=/new", "https://example.org/new"),
            ("0;URL='/new'", "https://example.org/new"),
            ("0;URL=\"/new\" x", "https://example.org/new"),
            ("0, /new", "https://example.org/new"),
            ("0 /new", "https://example.org/new"),
            (" 0.5 ; Url = /new ", "https://example.org/new"),
            (".5;url=new", "https://example.org/aids/new"),
            ("0;url=https://other.org/x", "https://other.org/x"),
            ("0;url=mailto:a@b.c", "mailto:a@b.c"),
        ] {
            let content = content.replace('"', "&quot;");
            let html = format!("<meta HTTP-EQUIV=Refresh content=\"{content}\">");
            assert_eq!(refresh(&html), Some((0.0, target.to_owned())), "{content}");
        }
        let later = refresh("<body><meta http-equiv=refresh content='30;url=/x'>");
        assert_eq!(later.map(|(seconds, _)| seconds), Some(30.0));
    }

    #[test]
    fn not_a_redirect() {
        for html in [
            "<meta http-equiv=refresh content='300'>",
            "<meta http-equiv=refresh content='0;url='>",
            "<meta http-equiv=refresh content='x;url=/new'>",
            "<meta http-equiv=refresh content='0url=/new'>",
            "<meta http-equiv=refresh content='60;url=/aids/one#top'>",
            "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
            "<noscript><meta http-equiv=refresh content='0;url=/no-js'></noscript>",
            "<template><meta http-equiv=refresh content='0;url=/x'></template>",
            "<!-- <meta http-equiv=refresh content='0;url=/x'> -->",
            "<script>'<meta http-equiv=refresh content=\"0;url=/x\">'</script>",
            "<textarea><meta http-equiv=refresh content='0;url=/x'></textarea>",
            "<p>How to write a meta refresh</p>",
        ] {
            assert_eq!(refresh(html), None, "{html}");
        }
    }

    #[test]
    fn a_base_is_heeded() {
        let html = "<base href='https://new.org/a/'><meta http-equiv=refresh content='0;url=b'>";
        assert_eq!(refresh(html), Some((0.0, "https://new.org/a/b".to_owned())));
    }
}
