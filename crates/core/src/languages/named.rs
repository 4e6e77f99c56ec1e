//! The language that a word names.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::names as names_of;

/// The codes by which lists mark the language of what is there.
pub(crate) const MARKS: &[&str] = &[
    "en", "nl", "de", "fr", "es", "it", "pt", "da", "sv", "no", "fi", "pl", "cs", "tr", "ar", "ru",
    "uk", "zh", "ja", "ko",
];

/// The languages of this program, and their names in those for which CLDR's are not here.
pub(crate) const LANGUAGE_NAMES: &[(&str, [&str; 2])] = &[
    ("en", ["anglais", "inglés"]),
    ("nl", ["néerlandais", "neerlandés"]),
    ("de", ["allemand", "alemán"]),
    ("fr", ["français", "francés"]),
    ("es", ["espagnol", "español"]),
];

/// The code of the language that has this name, in small letters.
///
/// ```
/// use signpost_core::languages::language_named;
///
/// assert_eq!(["engels", "deutsch", "french"].map(language_named), [Some("en"), Some("de"), Some("fr")]);
/// ```
pub fn language_named(name: &str) -> Option<&'static str> {
    /// The names of all in some of the languages of this program and in themselves.
    static NAMED: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
        let names = |code: &'static &str| {
            let names = names_of(code).into_iter().flatten();
            names.map(|name| (name.to_lowercase(), *code))
        };
        let own = |it: &'static (_, [&str; 2])| it.1.map(|name| (name.to_owned(), it.0));
        MARKS.iter().flat_map(names).chain(LANGUAGE_NAMES.iter().flat_map(own)).collect()
    });
    NAMED.get(name).copied()
}
