//! The languages that have a name: all of which CLDR knows one, and what else their codes are written like.

mod named;

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::model::Language;

pub use named::language_named;
pub(crate) use named::{LANGUAGE_NAMES, MARKS};

/// CLDR's names. The licence lies beside the file.
const NAMES: &str = include_str!("../languages/names.txt");
/// Other codes of languages, countries and scripts.
const CODES: &str = include_str!("../languages/codes.txt");

/// The names of a language, or of one in a script (`zh-Hant`), in English, Dutch, German and in itself; one that is not
/// known is empty.
pub fn names(code: &str) -> Option<[&'static str; 4]> {
    static ROWS: OnceLock<HashMap<&str, [&str; 4]>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
        let row = |line: &'static str| {
            let mut parts = line.split('\t');
            let code = parts.next()?;
            Some((code, [parts.next()?, parts.next()?, parts.next()?, parts.next()?]))
        };
        lines.filter_map(row).collect()
    });
    rows.get(code).copied()
}

/// What is wrong with a tag of the right form, and the tag to write in its place, if that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongTag {
    /// What is wrong, as a sentence goes on with it.
    pub message: String,
    /// What to write.
    pub help: String,
    /// The tag that is meant, where there is no doubt.
    pub meant: Option<String>,
}

/// The tag of a language as content has it, from what a person or a program wrote: `eng`, `pt-br`, `en-UK`. What it
/// says beside the language, its script and its country is left out; `None` where there is no such language.
///
/// ```
/// use signpost_core::languages::tag;
///
/// assert_eq!(tag("eng").as_deref(), Some("en"));
/// assert_eq!(tag("pt_br").as_deref(), Some("pt-BR"));
/// assert_eq!(tag("es-419").as_deref(), Some("es"));
/// assert_eq!(tag("none"), None);
/// ```
pub fn tag(written: &str) -> Option<String> {
    let mut parts = written.trim().split(['-', '_']);
    let language = parts.next()?.to_lowercase();
    let is_code =
        matches!(language.len(), 2 | 3) && language.bytes().all(|it| it.is_ascii_lowercase());
    let of_length = |parts: &[&str], length: usize| {
        let is_it =
            |part: &&&str| part.len() == length && part.bytes().all(|it| it.is_ascii_alphabetic());
        parts.iter().find(is_it).map(|part| part.to_lowercase())
    };
    let parts: Vec<&str> = parts.collect();
    let mut tag = language.clone();
    if let Some(script) = of_length(&parts, 4) {
        tag += &format!("-{}{}", script[..1].to_uppercase(), &script[1..]);
    }
    if let Some(country) = of_length(&parts, 2) {
        tag += &format!("-{}", country.to_uppercase());
    }
    let meant = |tag: String| match wrong_tag(&tag) {
        None => Some(tag),
        Some(wrong) => wrong.meant.filter(|meant| wrong_tag(meant).is_none()),
    };
    is_code.then(|| meant(tag).or_else(|| meant(language))).flatten()
}

/// Whether a text is the code of a language that has a name.
pub(crate) fn is_language(text: &str) -> bool {
    Language::is_code(text) && wrong_tag(text).is_none()
}

/// What is wrong with a tag that readers could not be told the language of.
pub fn wrong_tag(tag: &str) -> Option<WrongTag> {
    let (language, rest) = tag.split_once('-').map_or((tag, ""), |(it, rest)| (it, rest));
    if names(language).is_none() {
        return Some(wrong_language(language, rest));
    }
    let parts = rest.split('-').filter(|part| !part.is_empty());
    let unknown = parts.clone().find(|part| known(part).is_none_or(starts_with_capital))?;
    // A country whose code was another one before, or is another one than its domain has.
    if let Some(code) = known(unknown) {
        let meant = tag.replace(&format!("-{unknown}"), &format!("-{code}"));
        return Some(WrongTag {
            message: format!("the code of that country is `{code}`, not `{unknown}`"),
            help: format!("write `{meant}`"),
            meant: Some(meant),
        });
    }
    let what = if unknown.len() == 2 { "country" } else { "script" };
    let kept: Vec<&str> = parts.filter(|part| *part != unknown).collect();
    let without = [&[language], &kept[..]].concat().join("-");
    Some(WrongTag {
        message: format!("no {what} has the code `{unknown}`"),
        help: format!("write `{without}`, or the code of a {what} after it"),
        meant: None,
    })
}

fn wrong_language(language: &str, rest: &str) -> WrongTag {
    let country = language.to_uppercase();
    if let Some(other) = known(language) {
        let meant = match rest {
            "" => other.to_owned(),
            _ if other.contains('-') => other.to_owned(),
            _ => format!("{other}-{rest}"),
        };
        return WrongTag {
            message: format!("the code of this language is `{other}`, not `{language}`"),
            help: format!("write `{meant}`"),
            meant: Some(meant),
        };
    }
    let is_country = language.len() == 2 && known(&country).is_some();
    match known(&country).filter(|code| is_country && !starts_with_capital(code)) {
        Some(usual) => WrongTag {
            message: format!("`{language}` is a country and no language"),
            help: format!(
                "write the code of the language, for example `{}`",
                if usual.is_empty() { "en" } else { usual }
            ),
            meant: None,
        },
        None => WrongTag {
            message: format!("there is no name for a language with the code `{language}`"),
            help: "write the code of a language, for example en or nl; of one without a name here, write that of the \
                   nearest language that has one"
                .to_owned(),
            meant: None,
        },
    }
}

fn starts_with_capital(code: &str) -> bool {
    code.starts_with(|c: char| c.is_ascii_uppercase())
}

/// What stands beside a code of a language, country or script.
fn known(code: &str) -> Option<&'static str> {
    static CODE: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let codes = CODE.get_or_init(|| {
        let lines = CODES.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('\t')).collect()
    });
    codes.get(code).copied()
}

#[cfg(test)]
mod tests {
    use super::{CODES, names, wrong_tag};

    #[test]
    fn each_other_code_leads_to_one_that_has_a_name() {
        for (code, other) in CODES.lines().filter_map(|line| line.split_once('\t')) {
            let is_language = code.starts_with(|c: char| c.is_ascii_lowercase());
            if is_language {
                let meant = wrong_tag(code).and_then(|it| it.meant).unwrap_or_default();
                assert_eq!(meant, other, "{code}");
                assert_eq!(wrong_tag(&meant), None, "{code}");
            }
            assert!(
                other.is_empty() || other.starts_with(char::is_uppercase) || {
                    names(other.split('-').next().unwrap_or_default()).is_some()
                }
            );
        }
    }

    #[test]
    fn a_tag_says_language_script_and_country() {
        for tag in [
            "en",
            "nl-BE",
            "pt-BR",
            "zh-Hans",
            "zh-Hant-HK",
            "sr-Latn",
            "fil",
            "yue",
            "tl",
            "uk",
            "se",
        ] {
            assert_eq!(wrong_tag(tag), None, "{tag}");
        }
        let told = |tag: &str| {
            let wrong = wrong_tag(tag).expect("something wrong");
            format!("{tag}: {}; {}\n", wrong.message, wrong.help)
        };
        let tags = [
            "nld",
            "deu",
            "fre-CA",
            "iw",
            "cmn-TW",
            "prs",
            "aaa",
            "zz",
            "jp",
            "gb",
            "ag",
            "en-UK",
            "en-XX",
            "zh-Abcd-TW",
        ];
        insta::assert_snapshot!(tags.map(told).concat(), @"
        nld: the code of this language is `nl`, not `nld`; write `nl`
        deu: the code of this language is `de`, not `deu`; write `de`
        fre-CA: the code of this language is `fr`, not `fre`; write `fr-CA`
        iw: the code of this language is `he`, not `iw`; write `he`
        cmn-TW: the code of this language is `zh`, not `cmn`; write `zh-TW`
        prs: the code of this language is `fa-AF`, not `prs`; write `fa-AF`
        aaa: there is no name for a language with the code `aaa`; write the code of a language, for example en or nl; of one without a name here, write that of the nearest language that has one
        zz: there is no name for a language with the code `zz`; write the code of a language, for example en or nl; of one without a name here, write that of the nearest language that has one
        jp: `jp` is a country and no language; write the code of the language, for example `ja`
        gb: `gb` is a country and no language; write the code of the language, for example `en`
        ag: `ag` is a country and no language; write the code of the language, for example `en`
        en-UK: the code of that country is `GB`, not `UK`; write `en-GB`
        en-XX: no country has the code `XX`; write `en`, or the code of a country after it
        zh-Abcd-TW: no script has the code `Abcd`; write `zh-TW`, or the code of a script after it
        ");
    }
}
