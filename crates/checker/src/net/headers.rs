//! What a request says of itself, and how an answer's fields are read.

use reqwest::header::HeaderValue;
use signpost_core::model::Language;
use url::Url;

/// What is asked for. No `HEAD` and no ranges: many servers answer those otherwise than readers.
pub(super) const ACCEPT: &str = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8";

/// Who asks, and where to complain. Firewalls block agents that call themselves checkers of links,
/// so the word is left out.
pub(super) fn user_agent(contact: &str) -> String {
    let version = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
    match Url::parse(contact) {
        Ok(contact) => format!("Signpost/{version} (+{contact}; content check)"),
        Err(_) => format!("Signpost/{version} (content check)"),
    }
}

/// The `Accept-Language` of a reader who wants an aid in these languages, the first one most
/// (RFC 9110, section 12.5.4). English comes after them and then anything: a page in the wrong
/// language tells more than a refusal.
pub(crate) fn accept_language(languages: &[Language]) -> HeaderValue {
    let mut tags: Vec<&str> = Vec::new();
    for tag in languages.iter().map(Language::as_str).chain(["en"]) {
        let plain = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if plain && !tag.is_empty() && !tags.contains(&tag) && tags.len() < 5 {
            tags.push(tag);
        }
    }
    let weighted: Vec<String> = tags
        .iter()
        .enumerate()
        .map(|(place, tag)| match place {
            0 => (*tag).to_owned(),
            _ => format!("{tag};q=0.{}", 9 - place),
        })
        .collect();
    let value = format!("{},*;q=0.1", weighted.join(","));
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("en,*;q=0.1"))
}

/// A header's value. Headers are meant to be ASCII; servers send UTF-8 and, of old, Latin-1.
pub(super) fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agent_names_a_contact_and_no_links() {
        assert_eq!(
            user_agent("https://example.org/"),
            "Signpost/0.1 (+https://example.org/; content check)"
        );
        assert_eq!(user_agent(""), "Signpost/0.1 (content check)");
    }

    #[test]
    fn the_aids_languages_are_asked_for_first() {
        let accept = |tags: &[&str]| {
            let languages: Vec<_> = tags.iter().map(|tag| Language::from(*tag)).collect();
            accept_language(&languages).to_str().unwrap().to_owned()
        };
        assert_eq!(accept(&["nl"]), "nl,en;q=0.8,*;q=0.1");
        assert_eq!(accept(&["en"]), "en,*;q=0.1");
        assert_eq!(accept(&["fr", "en", "x\r\ny"]), "fr,en;q=0.8,*;q=0.1");
    }

    #[test]
    fn a_header_in_latin_1_is_read_as_such() {
        assert_eq!(text(b"/caf\xc3\xa9"), "/café");
        assert_eq!(text(b"/caf\xe9"), "/café");
    }
}
