//! The language of a text, where it is long enough to tell.

use whatlang::{Detector, Lang};

/// The languages that can be told apart.
const LANGUAGES: [(&str, Lang); 10] = [
    ("en", Lang::Eng),
    ("nl", Lang::Nld),
    ("de", Lang::Deu),
    ("fr", Lang::Fra),
    ("es", Lang::Spa),
    ("it", Lang::Ita),
    ("pt", Lang::Por),
    ("pl", Lang::Pol),
    ("sv", Lang::Swe),
    ("tr", Lang::Tur),
];

/// A language that can be told, by its tag.
pub(super) fn known(tag: &str) -> Option<Lang> {
    let primary = tag.split('-').next().unwrap_or(tag);
    LANGUAGES.iter().find(|(it, _)| *it == primary).map(|(_, lang)| *lang)
}

/// The tag of a language.
pub(super) fn tag(lang: Lang) -> &'static str {
    LANGUAGES.iter().find(|(_, it)| *it == lang).map_or("another language", |(tag, _)| *tag)
}

/// The language that a text reads like. It has to have some length before anybody can tell.
pub(super) fn of(text: &str) -> Option<Lang> {
    const SHORTEST: usize = 80;
    if text.len() < SHORTEST {
        return None;
    }
    let detector = Detector::with_allowlist(LANGUAGES.iter().map(|(_, it)| *it).collect());
    let info = detector.detect(text)?;
    (info.confidence() >= 0.9).then(|| info.lang())
}
