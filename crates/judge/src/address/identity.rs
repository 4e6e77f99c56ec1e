//! Which part of an address names the thing that it shows.

use url::Url;

/// Names of query parameters that name the thing, as whole names; those ending in `id` do as well.
const IDENTITIES: &[&str] = &[
    "id",
    "dochwid",
    "docid",
    "pid",
    "p",
    "node",
    "nid",
    "item",
    "record",
    "rec",
    "aid",
    "code",
    "slug",
    "article",
    "art",
    "doc",
    "document",
    "topic",
    "tool",
    "page_id",
    "entry",
    "ref_id",
    "uid",
    "guid",
    "uuid",
    "key",
    "nr",
    "no",
    "num",
    "number",
    "hwid",
    "key_id",
    "title",
    "name",
    "file",
    "path",
    "page",
    "pagina",
    "seite",
    "case",
    "boite",
    "subject",
    "thema",
    "onderwerp",
    "condition",
    "guideline",
    "leaflet",
    "show",
    "view_id",
    "q",
    "query",
    "search",
    "s",
    "zoek",
    "zoekterm",
    "suche",
    "recherche",
];

/// Parameters that say how the thing is shown or how the reader came, never what it is.
const INCIDENTAL: &[&str] = &[
    "lang",
    "language",
    "hl",
    "l",
    "locale",
    "taal",
    "sprache",
    "langue",
    "ref",
    "source",
    "src",
    "from",
    "fbclid",
    "gclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "_ga",
    "usp",
    "sid",
    "session",
    "sessionid",
    "phpsessid",
    "jsessionid",
    "print",
    "format",
    "view",
    "mode",
    "theme",
    "sort",
    "order",
    "tab",
    "version",
    "v",
    "ver",
    "cookies",
    "cookie",
    "cookietest",
    "redirected",
    "share",
];

/// Whether a query parameter says nothing about what the address names.
pub(crate) fn is_incidental(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("utm_") || INCIDENTAL.contains(&name.as_str())
}

/// Whether an address names a thing in its query.
pub(crate) fn names_in_query(url: &Url) -> bool {
    identity(url).is_some()
}

/// Which query parameter names the thing.
pub(crate) fn identity(url: &Url) -> Option<usize> {
    let pairs: Vec<(String, String)> =
        url.query_pairs().map(|(name, value)| (inner(&name), value.into_owned())).collect();
    let filled = |(name, value): &(String, String)| !value.is_empty() && !is_incidental(name);
    for wanted in IDENTITIES {
        let found = pairs.iter().position(|pair| filled(pair) && pair.0 == *wanted);
        if found.is_some() {
            return found;
        }
    }
    let found = pairs.iter().position(|pair| filled(pair) && pair.0.ends_with("id"));
    if found.is_some() {
        return found;
    }
    // A value with digits next to a script, or a bare value as in `show.asp?1037`.
    let script = url.path().rsplit('/').next().is_some_and(|last| {
        let end = last.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
        last.is_empty()
            || matches!(
                end.as_str(),
                "php" | "asp" | "aspx" | "cgi" | "pl" | "jsp" | "do" | "cfm" | "dll"
            )
    });
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    pairs.iter().position(|pair| script && filled(pair) && has_digit(&pair.1)).or_else(|| {
        (script && pairs.len() == 1 && pairs[0].1.is_empty() && has_digit(&pairs[0].0)).then_some(0)
    })
}

/// `boite` for `tx_show[boite]`, in lower case.
fn inner(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    match name.strip_suffix(']').and_then(|name| name.rsplit_once('[')) {
        Some((_, inner)) if !inner.is_empty() => inner.to_owned(),
        _ => name,
    }
}
