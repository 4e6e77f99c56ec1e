//! What languages are called, and which way they are written: every language that CLDR names.

use std::collections::HashMap;
use std::sync::OnceLock;

/// CLDR's names. The licence lies beside the file.
const NAMES: &str = include_str!("../languages/names.txt");

/// The languages that are written from right to left, by CLDR's `characterOrder`, in the script that
/// each is usually written in, and Divehi, for which it has none.
const RIGHT_TO_LEFT: [&str; 22] = [
    "apc", "ar", "bal", "bgn", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "rhg",
    "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi",
];

/// The name of a language, given by its code alone, in English, Dutch or German; in English where
/// it has no name in one of these, or another language is asked for.
pub(crate) fn name(code: &str, within: &str) -> Option<&'static str> {
    let row = rows().get(code)?;
    let column = match within {
        "nl" => 1,
        "de" => 2,
        _ => 0,
    };
    [row[column], row[0]].into_iter().find(|name| !name.is_empty())
}

/// The name of a language in itself, or else in English.
pub(crate) fn own_name(code: &str) -> Option<&'static str> {
    let row = rows().get(code)?;
    [row[3], row[0]].into_iter().find(|name| !name.is_empty())
}

/// The direction in which a language is written, as HTML names it.
pub(crate) fn direction(code: &str) -> &'static str {
    if RIGHT_TO_LEFT.contains(&code) { "rtl" } else { "ltr" }
}

fn rows() -> &'static HashMap<&'static str, [&'static str; 4]> {
    static ROWS: OnceLock<HashMap<&str, [&str; 4]>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
        let row = |line: &'static str| {
            let mut parts = line.split('\t');
            let code = parts.next()?;
            Some((code, [parts.next()?, parts.next()?, parts.next()?, parts.next()?]))
        };
        lines.filter_map(row).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_names_in_each_language_and_in_themselves() {
        assert_eq!(name("cy", "en"), Some("Welsh"));
        assert_eq!(name("ro", "nl"), Some("Roemeens"));
        assert_eq!(name("ur", "fr"), Some("Urdu"));
        assert_eq!(own_name("ur"), Some("اردو"));
        assert_eq!((direction("ur"), direction("cy")), ("rtl", "ltr"));
        assert_eq!(name("qqq", "en"), None);
        // Every language of ISO 639-1, of which there are 183.
        let two = rows().keys().filter(|code| code.len() == 2).count();
        assert!(two >= 183, "{two}");
    }
}
