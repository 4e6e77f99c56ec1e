//! Whether a page has the place that the end of an address names, behind `#`.
//!
//! HTML, section 7.4.6.4: a fragment names the element with that id, or an anchor of that name, as it
//! stands or percent-decoded; `top` is the top of any page. What begins with `/` or `!` is a script's
//! own address, and `:~:` is a directive to the browser (URL fragment text directives).

use url::Url;

use super::case::Case;
use crate::address::percent;
use crate::page::{self, Media};

/// Whether the place is missing, as far as the page was read and is not put together by scripts.
pub(super) fn is_missing(case: &Case<'_>) -> bool {
    let Some(fragment) = wanted(&case.observation.asked) else { return false };
    let whole = case.answer.cut.is_none() && case.page.cut.is_none();
    if case.page.media != Media::Html || !whole || case.is_shell() {
        return false;
    }
    let decoded = percent(&fragment);
    !page::has_place(case.answer, &[fragment, decoded])
}

/// The name that a fragment asks for, if it asks for a place in the page.
fn wanted(url: &Url) -> Option<String> {
    let fragment = url.fragment()?;
    let own = ["/", "!", ":~:"].iter().any(|start| fragment.starts_with(start));
    let place = fragment.split(":~:").next().unwrap_or(fragment);
    (!own && !place.is_empty() && !place.eq_ignore_ascii_case("top")).then(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    fn has(html: &str, fragment: &str) -> bool {
        page::has_place(&answer(200, html), &[fragment.to_owned(), percent(fragment)])
    }

    #[test]
    fn ids_and_names_of_any_writing_are_found() {
        for html in [
            "<h2 id=\"risks\">",
            "<h2 class='x' ID='risks'>",
            "<a name=risks>",
            "<h2 id = risks>",
            "<h2 id=risks />",
            "<h2 id='&#114;isks'>",
            "<svg><g id=risks /></svg>",
            "<template><h2 id=risks></template>",
            "<title><h2></title><h2 title='a > b' id=risks>",
        ] {
            assert!(has(html, "risks"), "{html}");
        }
        for html in [
            "<h2 id=\"risks-2\">",
            "<h2 data-id=\"risks\">",
            // To browsers the slash is part of the id.
            "<h2 id=risks/>",
            "risks",
            "<h2 id=\"the-risks\">",
            "<!-- <h2 id=risks> -->",
            "<script>write('<h2 id=\"risks\">')</script>",
            "<style>/* <h2 id=risks> */</style>",
            "<p title='<h2 id=risks>'>",
            "&lt;h2 id=\"risks\"&gt;",
        ] {
            assert!(!has(html, "risks"), "{html}");
        }
    }

    #[test]
    fn ids_are_found_in_any_encoding() {
        let html = "<h2 id=\"über\">Über</h2><h2 id='d&eacute;placé'><h2 id='a&amp;b'>";
        for fragment in ["%C3%BCber", "d%C3%A9plac%C3%A9", "a&b"] {
            assert!(has(html, fragment), "{fragment}");
            let latin = html.chars().map(|c| u8::try_from(c).unwrap()).collect();
            let wide = html.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for (charset, body) in [("iso-8859-1", latin), ("utf-16be", wide)] {
                let mut answer = answer(200, "");
                answer.headers[0].1 = format!("text/html; charset={charset}");
                answer.body = body;
                let names = [fragment.to_owned(), percent(fragment)];
                assert!(page::has_place(&answer, &names), "{charset}: {fragment}");
            }
        }
    }

    #[test]
    fn what_is_no_place_in_the_page_is_not_looked_for() {
        let wanted = |url: &str| wanted(&Url::parse(url).unwrap());
        for url in [
            "https://a.test/",
            "https://a.test/#",
            "https://a.test/#/aids/1",
            "https://a.test/#!x",
            "https://a.test/#:~:text=a",
            "https://a.test/#top",
        ] {
            assert_eq!(wanted(url), None, "{url}");
        }
        assert_eq!(wanted("https://a.test/#risks:~:text=a").as_deref(), Some("risks"));
    }
}
