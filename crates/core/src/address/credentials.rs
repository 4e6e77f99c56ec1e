//! A user's name and password in an address: never sent, and never shown.

use std::borrow::Cow;

use url::Url;

/// A text without the names and passwords in its addresses, whatever else is wrong with those.
///
/// ```
/// use signpost_core::address::without_credentials;
///
/// assert_eq!(without_credentials("https://user:pass@aids.example/a"), "https://aids.example/a");
/// assert_eq!(without_credentials("Location: ftp://user@[::1/"), "Location: ftp://[::1/");
/// assert_eq!(without_credentials("https://aids.example/@user"), "https://aids.example/@user");
/// ```
pub fn without_credentials(text: &str) -> Cow<'_, str> {
    // As a browser reads it, which needs no slashes: `https:user@host`.
    if let Ok(mut url) = Url::parse(text)
        && url.has_host()
        && (!url.username().is_empty() || url.password().is_some())
    {
        // Neither fails on an address with a host.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        return Cow::Owned(url.into());
    }
    let mut left = String::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(SLASHES) {
        let rest = &text[from + at..];
        let slashes = rest.len() - rest.trim_start_matches(SLASHES).len();
        let begin = from + at + slashes;
        // One slash begins no host.
        let host = match slashes {
            1 => "",
            _ => text[begin..].split(is_end).next().unwrap_or_default(),
        };
        left.push_str(&text[from..begin]);
        from = begin + host.rfind('@').map_or(0, |sign| sign + 1);
    }
    match left.len() + text.len() - from {
        same if same == text.len() => Cow::Borrowed(text),
        _ => Cow::Owned(left + &text[from..]),
    }
}

const SLASHES: [char; 2] = ['/', '\\'];

/// Whether a host is over, and with it what stands before it.
fn is_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | '\\' | '?' | '#' | '"' | '\'' | '<' | '>' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::without_credentials;

    #[test]
    fn no_name_and_no_password_is_left() {
        for (text, left) in [
            ("https://u:p@a.example", "https://a.example/"),
            ("https://u@a.example/x?y@z#@", "https://a.example/x?y@z#@"),
            ("http://:p@a.example/", "http://a.example/"),
            ("https:u:p@a.example/", "https://a.example/"),
            (r"http:\\u:p@a.example\", "http://a.example/"),
            ("ftp://u:p@a.example/", "ftp://a.example/"),
            ("//u:p@a.example/", "//a.example/"),
            ("https://u:p@", "https://"),
            ("https://u:p@b@[::1/", "https://[::1/"),
            ("https://:p@[::1/", "https://[::1/"),
            (
                "see <https://u:p@a.example/>, //u@b.example and it",
                "see <https://a.example/>, //b.example and it",
            ),
        ] {
            assert_eq!(without_credentials(text), left, "{text}");
        }
    }

    #[test]
    fn what_has_none_stays_as_it_is_written() {
        for text in [
            "HTTPS://A.example",
            "https://a.example/~u@b?to=me@c.example#@",
            "mailto:u@a.example",
            "write to u@a.example: 10:30, and/or u@b.example",
            "https://a.example/(x) // u, mail u@a.example",
            "//",
            "é://é",
            "",
        ] {
            assert_eq!(without_credentials(text), text);
        }
    }
}
