//! Whether a page has the place that the end of an address names, behind `#`.
//!
//! HTML, section 7.4.6.4: a fragment names the element with that id, or an anchor of that name, as it
//! stands or percent-decoded; `top` is the top of any page. What begins with `/` or `!` is a script's
//! own address, and `:~:` is a directive to the browser (URL fragment text directives).

use url::Url;

use super::case::Case;
use crate::address::percent;
use crate::page::Media;

/// Whether the place is missing, as far as the page was read and is not put together by scripts.
pub(super) fn is_missing(case: &Case<'_>) -> bool {
    let Some(fragment) = wanted(&case.observation.asked) else { return false };
    let whole = case.answer.cut.is_none() && case.page.cut.is_none();
    if case.page.media != Media::Html || !whole || case.is_shell() {
        return false;
    }
    let html = String::from_utf8_lossy(&case.answer.body);
    ![fragment.clone(), percent(&fragment)].iter().any(|name| has(&html, name))
}

/// The name that a fragment asks for, if it asks for a place in the page.
fn wanted(url: &Url) -> Option<String> {
    let fragment = url.fragment()?;
    let own = ["/", "!", ":~:"].iter().any(|start| fragment.starts_with(start));
    let place = fragment.split(":~:").next().unwrap_or(fragment);
    (!own && !place.is_empty() && !place.eq_ignore_ascii_case("top")).then(|| place.to_owned())
}

/// Whether any attribute `id` or `name` has this value.
fn has(html: &str, name: &str) -> bool {
    let escaped = name.replace('&', "&amp;");
    html.match_indices(name).chain(html.match_indices(&escaped)).any(|(at, found)| {
        let before = html[..at].trim_end_matches(['"', '\'']);
        let ends = html[at + found.len()..]
            .chars()
            .next()
            .is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '>' | '/'));
        let attribute = before.trim_end().strip_suffix('=').map(str::trim_end);
        let named = attribute.is_some_and(|text| {
            ["id", "name"].iter().any(|attribute| {
                let start = text.len().checked_sub(attribute.len());
                let tail = start.and_then(|start| text.get(start..));
                let space = start.and_then(|start| text.get(..start)?.chars().next_back());
                tail.is_some_and(|tail| tail.eq_ignore_ascii_case(attribute))
                    && space.is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/'))
            })
        });
        ends && named
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_of_any_writing_are_found() {
        for html in [
            "<h2 id=\"risks\">",
            "<h2 class='x' ID='risks'>",
            "<a name=risks>",
            "<h2 id = risks>",
            "<h2 id=risks/>",
        ] {
            assert!(has(html, "risks"), "{html}");
        }
        for html in
            ["<h2 id=\"risks-2\">", "<h2 data-id=\"risks\">", "risks", "<h2 id=\"the-risks\">"]
        {
            assert!(!has(html, "risks"), "{html}");
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
