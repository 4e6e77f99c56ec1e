//! What languages are called, and which way they are written: every language that CLDR names.

use signpost_core::languages::names;
use signpost_core::model::Language;

/// The languages that are written from right to left, by CLDR's `characterOrder`, in the script that
/// each is usually written in, and Divehi, for which it has none.
const RIGHT_TO_LEFT: [&str; 22] = [
    "apc", "ar", "bal", "bgn", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "rhg",
    "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi",
];

/// The scripts that are written from right to left and that a language of today is written in.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 15] = [
    "Adlm", "Arab", "Aran", "Gara", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Syre",
    "Syrj", "Syrn", "Thaa",
];

/// Countries in which a language is written in another script than elsewhere, by CLDR's likely subtags.
const ELSEWHERE: [(&str, &str, &str); 21] = [
    ("az", "IQ", "Arab"),
    ("az", "IR", "Arab"),
    ("ha", "CM", "Arab"),
    ("ha", "SD", "Arab"),
    ("kk", "CN", "Arab"),
    ("ku", "IQ", "Arab"),
    ("ku", "IR", "Arab"),
    ("ku", "LB", "Arab"),
    ("ky", "CN", "Arab"),
    ("ms", "CC", "Arab"),
    ("pa", "PK", "Arab"),
    ("sd", "IN", "Deva"),
    ("tg", "PK", "Arab"),
    ("ug", "KZ", "Cyrl"),
    ("ug", "MN", "Cyrl"),
    ("uz", "AF", "Arab"),
    ("zh", "CN", "Hans"),
    ("zh", "HK", "Hant"),
    ("zh", "MO", "Hant"),
    ("zh", "SG", "Hans"),
    ("zh", "TW", "Hant"),
];

/// The name of a language in English, Dutch or German; in English where it has no name in one of
/// these, or another language is asked for.
pub(crate) fn name(language: &Language, within: &str) -> Option<&'static str> {
    let column = column(within);
    let named = |column: usize| rows_of(language).map(move |row| row[column]);
    named(column).chain(named(0)).find(|name| !name.is_empty())
}

/// The name of a language in its script, where it has one of its own in English, Dutch or German: "Traditional Chinese".
pub(crate) fn name_in_script(language: &Language, within: &str) -> Option<&'static str> {
    in_script(language).map(|row| row[column(within)]).filter(|name| !name.is_empty())
}

fn column(within: &str) -> usize {
    match within {
        "nl" => 1,
        "de" => 2,
        _ => 0,
    }
}

/// The name of a language in itself, in the script that it is written in, or else in English.
pub(crate) fn own_name(language: &Language) -> Option<&'static str> {
    let names = rows_of(language).flat_map(|row| [row[3], row[0]]);
    names.into_iter().find(|name| !name.is_empty())
}

/// The direction in which a language is written, as HTML names it.
pub(crate) fn direction(language: &Language) -> &'static str {
    let is_from_right = match script(language) {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
        None => RIGHT_TO_LEFT.contains(&language.primary()),
    };
    if is_from_right { "rtl" } else { "ltr" }
}

/// The script of a language, where its tag says which or it is not the usual one.
fn script(language: &Language) -> Option<&str> {
    let parts = || language.as_str().split('-').skip(1).take_while(|part| part.len() > 1);
    let is_script =
        |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let elsewhere = ELSEWHERE.iter().find(|(code, region, _)| {
        *code == language.primary() && parts().any(|part| part == *region)
    });
    parts().find(is_script).or(elsewhere.map(|(_, _, script)| *script))
}

/// The rows of a language: that of it in its script, and that of it alone.
fn rows_of(language: &Language) -> impl Iterator<Item = [&'static str; 4]> {
    in_script(language).into_iter().chain(names(language.primary()))
}

/// The row of a language in its script, where its tag says which or it is not the usual one.
fn in_script(language: &Language) -> Option<[&'static str; 4]> {
    names(&format!("{}-{}", language.primary(), script(language)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(tag: &str) -> Language {
        Language::from(tag)
    }

    #[test]
    fn languages_have_names_in_each_language_and_in_themselves() {
        assert_eq!(name(&tag("cy"), "en"), Some("Welsh"));
        assert_eq!(name(&tag("ro"), "nl"), Some("Roemeens"));
        assert_eq!(name(&tag("ur"), "fr"), Some("Urdu"));
        assert_eq!(own_name(&tag("ur")), Some("اردو"));
        assert_eq!((direction(&tag("ur")), direction(&tag("cy"))), ("rtl", "ltr"));
        assert_eq!(name(&tag("qqq"), "en"), None);
        // Every language of ISO 639-1, of which there are 183.
        let letters = || 'a'..='z';
        let codes = letters().flat_map(|one| letters().map(move |two| format!("{one}{two}")));
        let two = codes.filter(|code| names(code).is_some()).count();
        assert!(two >= 183, "{two}");
    }

    #[test]
    fn a_script_decides_on_direction_and_name() {
        let told = |code: &str| (direction(&tag(code)), own_name(&tag(code)).unwrap_or_default());
        for (code, expected) in [
            ("pa", ("ltr", "ਪੰਜਾਬੀ")),
            ("pa-Arab", ("rtl", "پنجابی")),
            ("pa-PK", ("rtl", "پنجابی")),
            ("pa-Guru-PK", ("ltr", "ਪੰਜਾਬੀ")),
            ("uz-Arab-AF", ("rtl", "اوزبیک")),
            ("uz-AF", ("rtl", "اوزبیک")),
            ("uz-Cyrl", ("ltr", "ўзбекча")),
            ("sd", ("rtl", "سنڌي")),
            ("sd-Deva", ("ltr", "सिन्धी")),
            ("sd-IN", ("ltr", "सिन्धी")),
            ("ff-Adlm", ("rtl", "𞤆𞤵𞤤𞤢𞤪")),
            ("sr-Latn", ("ltr", "srpski")),
            ("zh", ("ltr", "中文")),
            ("zh-Hans", ("ltr", "简体中文")),
            ("zh-TW", ("ltr", "繁體中文")),
            ("ar-EG", ("rtl", "العربية")),
            ("en-x-arab", ("ltr", "English")),
        ] {
            assert_eq!(told(code), expected, "{code}");
        }
        let names = ["en", "nl", "de"].map(|within| name(&tag("zh-Hant"), within).unwrap());
        assert_eq!(names, ["Traditional Chinese", "Chinees", "Chinesisch (traditionell)"]);
    }
}
