//! Text in HTML.

use super::printable;

/// Any text as the content of an element or of a quoted attribute (HTML, section 13.1.2), in which
/// nothing invisible reorders the line.
pub(crate) fn text(text: &str) -> String {
    printable(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// A sentence in which what stands between two backticks is code.
pub(crate) fn prose(sentence: &str) -> String {
    let mut parts = sentence.split('`');
    let mut html = text(parts.next().unwrap_or_default());
    while let Some(code) = parts.next() {
        match parts.next() {
            Some(after) => html.push_str(&format!("<code>{}</code>{}", text(code), text(after))),
            // A backtick without a second one is only that.
            None => html.push_str(&format!("`{}", text(code))),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_is_markup() {
        assert_eq!(text("<b a='x\"'>&\u{202e}"), "&lt;b a=&#39;x&quot;&#39;&gt;&amp;\u{fffd}");
    }

    #[test]
    fn code_in_a_message_is_shown_as_code() {
        assert_eq!(
            prose("nothing reads `a<b`; write `c`"),
            "nothing reads <code>a&lt;b</code>; write <code>c</code>"
        );
        assert_eq!(prose("`x` and a ` alone"), "<code>x</code> and a ` alone");
        assert_eq!(prose(""), "");
    }
}
