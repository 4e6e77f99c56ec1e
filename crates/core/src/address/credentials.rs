//! A user's name and password in an address: never sent, and never shown.

use std::borrow::Cow;
use std::fmt::Display;

use url::Url;

/// Whether an address has a user's name or password in it.
pub fn has_credentials(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// An address without a user's name and password.
pub fn url_without_credentials(mut url: Url) -> Url {
    // Only an address without a host refuses these, and it has nothing to remove.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}

/// What to write for an address with credentials, and what to do about them.
pub(crate) fn told_without(clean: impl Display) -> String {
    format!("write {clean}, and change the password: anyone who can read this file knows it")
}

/// One address without its name and password, whatever else is wrong with it.
///
/// ```
/// use signpost_core::address::without_credentials;
///
/// assert_eq!(without_credentials("https://user:pass@aids.example/a"), "https://aids.example/a");
/// assert_eq!(without_credentials("ftp://user@[::1/"), "ftp://[::1/");
/// assert_eq!(without_credentials("https://aids.example/@user"), "https://aids.example/@user");
/// ```
pub fn without_credentials(address: &str) -> Cow<'_, str> {
    // As a browser reads it, which needs no slashes: `https:user@host`.
    match Url::parse(address) {
        Ok(url) if has_credentials(&url) => Cow::Owned(url_without_credentials(url).into()),
        _ => behind_slashes(address),
    }
}

/// A text without the names and passwords in its addresses; all else stays as it is written.
pub(crate) fn text_without_credentials(text: &str) -> Cow<'_, str> {
    // A text of several words is no address, though a browser would take it for one with spaces.
    match text.trim().contains(char::is_whitespace) {
        true => behind_slashes(text),
        false => without_credentials(text),
    }
}

/// A text without what stands between two slashes and an `@` before a host.
fn behind_slashes(text: &str) -> Cow<'_, str> {
    let mut left = String::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(SLASHES) {
        let rest = &text[from + at..];
        let slashes = rest.len() - rest.trim_start_matches(SLASHES).len();
        let begin = from + at + slashes;
        left.push_str(&text[from..begin]);
        // One slash begins no host.
        from = begin + if slashes == 1 { 0 } else { length(&text[begin..]) };
    }
    match left.len() + text.len() - from {
        same if same == text.len() => Cow::Borrowed(text),
        _ => Cow::Owned(left + &text[from..]),
    }
}

const SLASHES: [char; 2] = ['/', '\\'];

/// How long what stands before the host is, with its `@`, where a text begins right behind two slashes.
pub(super) fn length(text: &str) -> usize {
    let host = text.split(is_end).next().unwrap_or_default();
    host.rfind('@').map_or(0, |sign| sign + 1)
}

/// Whether a host is over, and with it what stands before it. A password may have apostrophes and brackets in it.
fn is_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | '\\' | '?' | '#' | '"' | '<' | '>')
}

#[cfg(test)]
mod tests {
    use super::{text_without_credentials, without_credentials};

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
            assert_eq!(text_without_credentials(text), left, "{text}");
        }
        // One address, whatever a browser makes of its spaces.
        assert_eq!(without_credentials("https://u:s p@a.example/b c"), "https://a.example/b%20c");
    }

    #[test]
    fn words_around_an_address_stay_as_they_are() {
        for (text, left) in [
            (
                "https://u:secret@a.example/x is a page with 5 mg",
                "https://a.example/x is a page with 5 mg",
            ),
            ("https://u:p@a.example/\n# Knee", "https://a.example/\n# Knee"),
            ("https://u@a.example “Knee”, é", "https://a.example “Knee”, é"),
            ("See https://u:it's-secret@a.example/ for more", "See https://a.example/ for more"),
            ("See (https://u:(secret)@a.example/)", "See (https://a.example/)"),
            ("See //u:')('@a.example, or call", "See //a.example, or call"),
            ("See https://a.example (u@b.example)", "See https://a.example (u@b.example)"),
        ] {
            assert_eq!(text_without_credentials(text), left);
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
            assert_eq!(text_without_credentials(text), text);
        }
    }
}
