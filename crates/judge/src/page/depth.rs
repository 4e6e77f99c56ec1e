//! A bound on what the HTML parser is given, since pages are hostile until proven otherwise.
//!
//! Tree building takes time in proportion to the depth of the tree for every tag, so a megabyte of
//! `<div>` would keep it busy for hours. Browsers stop at a depth of 512 (Blink's and WebKit's
//! limit); so does this, by dropping the tags that go deeper and keeping their text.

use std::borrow::Cow;

/// How deep elements may be nested.
const DEPTH: usize = 512;

/// How much of a page is parsed, in bytes. Aids are a tenth of that.
const LENGTH: usize = 1_000_000;

/// Elements that have no content, and those whose end tag is commonly left out: the parser closes
/// the latter by itself, so a list of a thousand `<li>` is not deep.
const UNCOUNTED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option",
    "optgroup", "colgroup", "html", "head", "body", "rp", "rt", "!doctype", "!--",
];

/// The page, cut to a length and a depth that can be parsed in no time.
pub(super) fn bounded(html: &str) -> Cow<'_, str> {
    let mut end = html.len().min(LENGTH);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let html = &html[..end];
    // Below that many tags the depth cannot be reached.
    if html.bytes().filter(|byte| *byte == b'<').count() < DEPTH {
        return Cow::Borrowed(html);
    }
    let mut kept = String::new();
    let mut copied = 0;
    let mut depth = 0_usize;
    for (start, _) in html.match_indices('<') {
        if start < copied {
            continue;
        }
        let tag = &html[start + 1..];
        let closing = tag.starts_with('/');
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '!' | '-'))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if name.is_empty() || UNCOUNTED.contains(&name.as_str()) {
            continue;
        }
        let too_deep = depth > DEPTH;
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        if too_deep || depth > DEPTH {
            kept.push_str(&html[copied..start]);
            kept.push(' ');
            copied = html[start..].find('>').map_or(html.len(), |end| start + end + 1);
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_stay_as_they_are() {
        let list = format!("<ul>{}</ul>", "<li>one <a href=x>two</a><br>".repeat(2000));
        assert!(matches!(bounded(&list), Cow::Borrowed(_)));
    }

    #[test]
    fn a_bottomless_page_is_cut_and_keeps_its_text() {
        let deep = format!("{}text{}after", "<div>".repeat(80_000), "</div>".repeat(80_000));
        let cut = bounded(&deep);
        assert_eq!(cut.matches("<div>").count(), DEPTH);
        assert!(cut.contains("text") && cut.ends_with("after"));
        assert!(cut.len() < 170_000);
    }
}
