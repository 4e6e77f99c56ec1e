//! Single lines of text that may be in another language than the page around them.

use serde::Serialize;
use signpost_core::chars::{Hidden, hidden, is_unfit};
use signpost_core::model::{Language, Localized};

/// A line of text, and its language where that is known not to be the page's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Foreign {
    /// The text.
    pub(crate) text: String,
    /// Its language; `None` where it is the page's own or nobody knows.
    pub(crate) language: Option<Language>,
    /// Whether it is in one of several languages, so that its direction is its own affair.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) mixed: bool,
}

impl Foreign {
    /// Text in the page's language where there is one, else in `fallback` or whatever there is.
    pub(crate) fn localized(text: &Localized, page: &Language, fallback: &Language) -> Self {
        let (language, text) = match (text.get(page), text.get(fallback)) {
            (Some(text), _) => (None, text),
            (None, Some(text)) => (Some(fallback), text),
            (None, None) => {
                text.iter().next().map_or((None, ""), |(language, text)| (Some(language), text))
            }
        };
        Self { text: clean(text), language: language.cloned(), mixed: false }
    }

    /// Text that is in one of `languages`: only where that leaves one, and it is not the page's,
    /// is there anything to mark.
    pub(crate) fn in_one_of(text: &str, languages: &[Language], page: &Language) -> Self {
        let language = match languages {
            [only] if only != page => Some(only.clone()),
            _ => None,
        };
        Self { text: clean(text), language, mixed: languages.len() > 1 }
    }
}

/// Text on one line, without control characters and without the marks that turn the direction of
/// whatever follows them: a title must not be able to garble the line that it stands in.
pub(crate) fn clean(text: &str) -> String {
    // Most texts are clean already.
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_plain) && !text.contains("  ") && text.trim().len() == text.len() {
        return text.to_owned();
    }
    let mut clean = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}') {
        let kept = word.chars().filter(|c| !is_dropped(*c));
        let before = clean.len();
        if before > 0 {
            clean.push(' ');
        }
        let start = clean.len();
        clean.extend(kept);
        if clean.len() == start {
            clean.truncate(before);
        }
    }
    clean
}

/// What no reader's text may have in it, signs for private use, and isolates (Unicode UAX 9, section 2.4), which a cut could
/// leave open; the plain marks of section 2.6 are harmless and Arabic needs them.
fn is_dropped(c: char) -> bool {
    is_unfit(c) || matches!(hidden(c), Some(Hidden::Isolate | Hidden::Private))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_stays_on_its_line_and_in_its_direction() {
        assert_eq!(clean("  a\n b\tc\u{7}  "), "a b c");
        assert_eq!(clean("safe \u{202e}gpj.exe\u{202c} \u{1b}[31mred"), "safe gpj.exe [31mred");
        assert_eq!(clean("\u{202e} \u{2066}"), "");
        assert_eq!(clean("a\u{fffe}b\u{ffff} \u{e0041}"), "ab");
        assert_eq!(clean("10\u{a0}mg عربي\u{200f}"), "10\u{a0}mg عربي\u{200f}");
    }

    #[test]
    fn only_what_is_surely_foreign_is_marked() {
        let (en, nl) = (Language::from("en"), Language::from("nl"));
        let language = |languages: &[Language]| Foreign::in_one_of("t", languages, &en).language;
        assert_eq!(language(std::slice::from_ref(&nl)), Some(nl.clone()));
        assert_eq!(language(std::slice::from_ref(&en)), None);
        assert_eq!(language(&[nl.clone(), Language::from("fr")]), None);
        let localized = Localized::from([("nl", "Hernia")]);
        assert_eq!(Foreign::localized(&localized, &en, &en).language, Some(nl));
    }
}
