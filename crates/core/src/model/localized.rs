//! Text in several languages.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A language as BCP 47 writes it, for example `en` or `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// The tag as it is written in a file.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone, without script and country: `pt` for `pt-BR`, `zh` for `zh-Hant-HK`.
    pub fn primary(&self) -> &str {
        primary(&self.0)
    }

    /// A code as it should be, whatever its capitals: `pt-BR`, `zh-Hans`.
    pub fn in_right_case(code: &str) -> String {
        // No code has other letters.
        if !code.is_ascii() {
            return code.to_lowercase();
        }
        let part = |(index, part): (usize, &str)| match part.len() {
            2 if index > 0 => part.to_ascii_uppercase(),
            4 if index > 0 => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
            _ => part.to_ascii_lowercase(),
        };
        let parts: Vec<String> = code.split('-').enumerate().map(part).collect();
        parts.join("-")
    }

    /// Whether a text can be the code of a language, as schemas have it: with a script and a country, or without.
    pub fn is_code(text: &str) -> bool {
        let mut parts = text.split('-').peekable();
        let language = parts.next().unwrap_or_default();
        let is_script = |part: &&str| {
            part.len() == 4
                && part.bytes().enumerate().all(|(at, byte)| match at {
                    0 => byte.is_ascii_uppercase(),
                    _ => byte.is_ascii_lowercase(),
                })
        };
        let is_region =
            |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase());
        let _ = parts.next_if(is_script);
        let _ = parts.next_if(is_region);
        matches!(language.len(), 2 | 3)
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.next().is_none()
    }
}

/// The language of a tag alone.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

impl From<&str> for Language {
    fn from(tag: &str) -> Self {
        Self(tag.to_owned())
    }
}

impl Borrow<str> for Language {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// One text in each of several languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localized(BTreeMap<Language, String>);

impl Localized {
    /// The text in `language`, if it was written in it.
    pub fn get(&self, language: &Language) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// The text in `language`, or else in `fallback`, or else in whichever language comes first.
    pub fn get_or<'a>(&'a self, language: &Language, fallback: &Language) -> &'a str {
        self.get(language)
            .or_else(|| self.get(fallback))
            .or_else(|| self.0.values().next().map(String::as_str))
            .unwrap_or_default()
    }

    /// Every language with its text, sorted by language.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Localized {
    fn from(texts: [(&str, &str); N]) -> Self {
        Self(texts.into_iter().map(|(tag, text)| (tag.into(), text.to_owned())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_code_of_any_letters_has_its_right_case() {
        for (written, right) in [
            ("PT-br", "pt-BR"),
            ("zh-hANS-hk", "zh-Hans-HK"),
            ("EN--", "en--"),
            ("zh-éab", "zh-éab"),
            ("ZH-É", "zh-é"),
            ("zh-漢b", "zh-漢b"),
            ("ÎLE", "île"),
        ] {
            assert_eq!(Language::in_right_case(written), right);
        }
    }
}
