//! What can be told from addresses alone.

mod identity;

use std::collections::BTreeSet;

pub(crate) use identity::{identity, is_incidental, names_in_query};
pub(crate) use signpost_core::address::registrable;
use url::{Host, Url};

use crate::lexicon;
use crate::words;

/// Whether two addresses are one, but for what servers change without meaning anything by it:
/// scheme, port, `www.`, a slash at the end, case, fragment and parameters about the reader.
pub(crate) fn is_same(one: &Url, other: &Url) -> bool {
    bare_host(one) == bare_host(other)
        && port(one, other)
        && path(one) == path(other)
        && query(one) == query(other)
}

/// Whether a reader who asked for one address and ended at the other was sent somewhere else.
pub(crate) fn moved_away(asked: &Url, landed: &Url) -> bool {
    !is_same(asked, landed)
}

/// The ports of one scheme tell two servers apart; those of http and https belong to one.
fn port(one: &Url, other: &Url) -> bool {
    one.scheme() != other.scheme() || one.port_or_known_default() == other.port_or_known_default()
}

fn path(url: &Url) -> String {
    let path = url.path().split(';').next().unwrap_or_default().trim_end_matches('/');
    let decoded = percent(path).to_lowercase();
    // `/folder/index.html` is `/folder/`.
    match decoded.rsplit_once('/') {
        Some((folder, last)) if last.contains('.') && is_index(last) && !names_in_query(url) => {
            folder.to_owned()
        }
        _ => decoded,
    }
}

fn query(url: &Url) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = url
        .query_pairs()
        .map(|(name, value)| (name.to_lowercase(), value.into_owned()))
        .filter(|(name, _)| !is_incidental(name))
        .collect();
    pairs.sort();
    pairs
}

/// The host without `www.` and the dot of the root.
pub(crate) fn bare_host(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether two addresses belong to one owner.
pub(crate) fn is_same_site(one: &Url, other: &Url) -> bool {
    registrable(one) == registrable(other)
}

/// Whether the host is one that an organisation made for one thing, and not its own front door.
pub(crate) fn is_dedicated(asked: &Url, landed: &Url) -> bool {
    let by_name = bare_host(landed) != registrable(landed);
    let numeric = !matches!(landed.host(), Some(Host::Domain(_)));
    let other = bare_host(asked) != bare_host(landed) || !port(asked, landed);
    other && (by_name || numeric)
}

/// The segments of an address's path as words, without their extensions.
fn segments(url: &Url) -> Vec<String> {
    url.path()
        .split('/')
        .filter(|segment| !segment.is_empty())
        .map(|segment| {
            let decoded = percent(segment);
            let stem = match decoded.rsplit_once('.') {
                Some((stem, end)) if !stem.is_empty() && end.len() <= 5 => stem,
                _ => decoded.as_str(),
            };
            words::folded_line(stem)
        })
        .collect()
}

/// Whether this is the address of a site's home page: nothing but the names of languages and of
/// home pages.
pub(crate) fn is_home(url: &Url) -> bool {
    !names_in_query(url)
        && url
            .fragment()
            .is_none_or(|fragment| !fragment.starts_with(['/', '!']) || fragment.len() <= 2)
        && segments(url).iter().all(|segment| is_language(segment) || lexicon::HOME.is(segment))
}

/// Whether the last part of the address is that of a home page, at whatever depth.
pub(crate) fn ends_home(url: &Url) -> bool {
    segments(url).last().is_some_and(|last| lexicon::HOME.is(last)) && !names_in_query(url)
}

/// Whether one address is a folder that the other lies in.
pub(crate) fn is_above(folder: &Url, url: &Url) -> bool {
    let (folder, below) = (path(folder), path(url));
    below.len() > folder.len()
        && below.starts_with(&folder)
        && below[folder.len()..].starts_with('/')
}

fn is_language(segment: &str) -> bool {
    const LANGUAGES: &[&str] = &[
        "en",
        "nl",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "da",
        "sv",
        "no",
        "nb",
        "fi",
        "pl",
        "cs",
        "tr",
        "ar",
        "zh",
        "ja",
        "ru",
        "el",
        "he",
        "hu",
        "ro",
        "uk",
        "eng",
        "ned",
        "deu",
        "fra",
        "english",
        "nederlands",
        "deutsch",
        "francais",
    ];
    let parts: Vec<&str> = segment.split_whitespace().collect();
    match parts.as_slice() {
        [language] => LANGUAGES.contains(language),
        [language, region] => LANGUAGES.contains(language) && region.len() == 2,
        _ => false,
    }
}

/// Whether this is the address of an error page.
pub(crate) fn is_error(url: &Url) -> bool {
    segments(url).last().is_some_and(|last| lexicon::ERROR_SEGMENTS.is(last))
        || segments(url)
            .iter()
            .rev()
            .take(2)
            .any(|segment| segment == " error " || segment == " errors ")
        || url.query_pairs().any(|(name, value)| {
            let (name, value) = (name.to_ascii_lowercase(), words::folded_line(&value));
            matches!(
                name.as_str(),
                "error" | "err" | "errorcode" | "status" | "statuscode" | "code" | "e"
            ) && matches!(value.trim(), "404" | "410" | "not found" | "notfound" | "pagenotfound")
                || matches!(name.as_str(), "aspxerrorpath" | "404" | "notfound" | "not_found")
        })
}

/// Whether two addresses have a word in common in the part that names the thing.
pub(crate) fn resemble(one: &Url, other: &Url) -> bool {
    let words = last_words(one);
    last_words(other).iter().any(|word| words.contains(word))
}

/// Whether this is the address of a login page.
pub(crate) fn is_login(url: &Url) -> bool {
    is_login_host(url) || segments(url).iter().any(|segment| lexicon::LOGIN_SEGMENTS.is(segment))
}

/// Whether the host does nothing but log people in.
pub(crate) fn is_login_host(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    lexicon::LOGIN_HOSTS.written().iter().any(|known| match known.strip_suffix('.') {
        Some(_) => host.starts_with(known),
        None => host == *known || (known.starts_with('.') && host.ends_with(known)),
    })
}

/// The words of the last part of an address and of its query: what an error page repeats. The
/// folders are left out, since a page may well speak of what it is filed under.
pub(crate) fn last_words(url: &Url) -> BTreeSet<String> {
    let decoded = percent(url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default());
    let mut echoed: BTreeSet<String> = words::words(&decoded).into_iter().collect();
    for (_, value) in url.query_pairs() {
        echoed.extend(words::words(&value));
    }
    echoed
}

/// Percent-decoded text.
pub(crate) fn percent(text: &str) -> String {
    url::form_urlencoded::parse(format!("x={}", text.replace(['+', '&'], " ")).as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

/// File names by which a folder itself is shown.
pub(crate) fn is_index(name: &str) -> bool {
    let stem = split_extension(name).0.to_ascii_lowercase();
    matches!(stem.as_str(), "index" | "default" | "home" | "homepage" | "welcome")
}

/// A name and its extension with the dot.
pub(crate) fn split_extension(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 => {
            let end = &name[dot + 1..];
            let extension = (1..=5).contains(&end.len())
                && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && end.bytes().any(|byte| byte.is_ascii_alphabetic());
            if extension { name.split_at(dot) } else { (name, "") }
        }
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn form_is_no_difference() {
        let one = url("http://www.example.org/Aids/One/?utm_source=x#top");
        for same in [
            "https://example.org/aids/one",
            "https://www.example.org/aids/one/?sid=3",
            "https://example.org/aids/one/index.html",
            "https://example.org/aids/one;jsessionid=8",
            "https://example.org./aids/one",
        ] {
            assert!(is_same(&one, &url(same)), "{same}");
        }
        for other in [
            "https://example.org/aids",
            "https://example.org/aids/one?id=2",
            "https://other.org/aids/one",
        ] {
            assert!(!is_same(&one, &url(other)), "{other}");
        }
        assert!(!is_same(&url("http://127.0.0.1:81/a"), &url("http://127.0.0.1:82/a")));
        assert!(is_same(&url("http://example.test:8080/a"), &url("https://example.test:8443/a")));
    }

    #[test]
    fn homes() {
        for home in [
            "https://a.org",
            "https://a.org/en/",
            "https://a.org/nl-be/home.html",
            "https://a.org/index.php?lang=nl",
            "https://a.org/startpagina",
            "https://a.org/?from=/aids/1",
            "https://a.org/#/",
        ] {
            assert!(is_home(&url(home)), "{home}");
        }
        for other in [
            "https://a.org/aids",
            "https://a.org/?p=12",
            "https://a.org/index.php?id=3",
            "https://a.org/#/tool/x",
            "https://a.org/en/hernia",
        ] {
            assert!(!is_home(&url(other)), "{other}");
        }
    }

    #[test]
    fn owners_are_told_apart_by_the_public_suffix_list() {
        assert!(is_same_site(
            &url("https://aids.clinic.co.uk/x"),
            &url("https://www.clinic.co.uk/")
        ));
        assert!(!is_same_site(&url("https://clinic.co.uk/x"), &url("https://other.co.uk/")));
        assert!(!is_same_site(&url("https://one.github.io/x"), &url("https://two.github.io/")));
        assert!(is_same_site(&url("http://127.0.0.1:81/x"), &url("http://127.0.0.1:81/")));
        assert!(is_dedicated(
            &url("https://clinic.org/aids/7"),
            &url("https://scoliosis.clinic.org/")
        ));
        assert!(!is_dedicated(&url("https://aids.clinic.org/7"), &url("https://www.clinic.org/")));
    }

    #[test]
    fn errors_and_logins() {
        for error in [
            "https://a.org/404.html",
            "https://a.org/errors/notfound",
            "https://a.org/pagina-niet-gevonden/",
            "https://a.org/Error.aspx?aspxerrorpath=/x",
            "https://a.org/?error=404",
            "https://a.org/seite_nicht_gefunden",
        ] {
            assert!(is_error(&url(error)), "{error}");
        }
        for fine in [
            "https://a.org/refractive-error",
            "https://a.org/medical-errors-guide",
            "https://a.org/room/404b",
        ] {
            assert!(!is_error(&url(fine)), "{fine}");
        }
        assert!(
            is_login(&url("https://a.org/wp-login.php?redirect_to=x"))
                && is_login(&url("https://sso.a.org/realms/x"))
        );
        assert!(
            !is_login(&url("https://a.org/authors"))
                && !is_login(&url("https://a.org/login-problems"))
        );
    }
}
