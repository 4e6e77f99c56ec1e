//! The language of a text, where it is long enough to tell.

use whatlang::{Detector, Lang};

use crate::model::primary;

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
    let primary = primary(tag);
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
    let text = own_words(text);
    if text.len() < SHORTEST {
        return None;
    }
    let detector = Detector::with_allowlist(LANGUAGES.iter().map(|(_, it)| *it).collect());
    let info = detector.detect(&text)?;
    (info.confidence() >= 0.9).then(|| info.lang())
}

/// What a text says in its own language: without links, whose texts are titles of other pages,
/// addresses, names of three words or more, numbers, and letters of other alphabets.
fn own_words(text: &str) -> String {
    let text = without_links(text);
    let mut said: Vec<&str> = Vec::new();
    // Where the name begins that the last words may be, and how many of them have a capital.
    let (mut start, mut capitals, mut end) = (0, 0, 0);
    for word in text.split_whitespace() {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_capital = letters.starts_with(char::is_uppercase);
        // "Institute for Health and Care"
        let joins = is_capital || letters.len() <= 3 && end == said.len();
        if !joins || capitals == 0 {
            if capitals >= 3 {
                said.drain(start..end);
            }
            (start, capitals, end) = (said.len(), 0, said.len());
        }
        let is_latin =
            |c: char| !c.is_alphabetic() || c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c);
        let is_word = letters.contains(char::is_lowercase)
            && !word.contains("://")
            && !letters.starts_with("www.")
            && letters.chars().all(|c| is_latin(c) && !c.is_numeric());
        if is_word {
            said.push(word);
        }
        if is_capital {
            capitals += 1;
            end = said.len();
        }
    }
    if capitals >= 3 {
        said.drain(start..end);
    }
    said.join(" ")
}

/// A text without `[…](…)` and `<…>`.
fn without_links(text: &str) -> String {
    let mut rest = text;
    let mut said = String::with_capacity(text.len());
    while let Some(open) = rest.find(['[', '<']) {
        let (front, tail) = rest.split_at(open);
        let end = if tail.starts_with('[') {
            tail.find("](").and_then(|at| Some(at + tail[at..].find(')')? + 1))
        } else {
            tail.find('>').map(|at| at + 1)
        };
        // A bracket that nothing closes is one for all that follow.
        let Some(end) = end else { break };
        said += front;
        rest = &tail[end..];
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::{known, of};

    #[test]
    fn what_is_no_text_of_the_page_says_nothing_of_its_language() {
        for text in [
            "Read more: [sciatica leaflet](https://www.versusarthritis.org/about-arthritis/conditions/sciatica/)",
            "Lees ook: [Low Back Pain: Should I Have an MRI? A decision aid for people with pain](https://example.org/)",
            "Lire aussi : [Back Pain: Should I Have Surgery? A decision aid for people with pain](https://example.org/)",
            "Weiterlesen: <https://www.versusarthritis.org/about-arthritis/conditions/sciatica/what-is-sciatica>",
            "Bron: National Institute for Health and Care Excellence, Low back pain and sciatica.",
            "Source : National Institute for Health and Care Excellence, Low back pain and sciatica.",
            "TNF-α, IL-1β, interferon-γ, TGF-β, α-tocopherol, β-caroteen, γ-GT, α-blockers, β-blockers, δ-waves",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        for (language, text) in [
            (
                "en",
                "Most people get better without surgery, and they can go back to their work within a few weeks.",
            ),
            (
                "nl",
                "De meeste mensen worden beter zonder operatie, en kunnen binnen een paar weken weer aan het werk.",
            ),
            (
                "de",
                "Die meisten Menschen werden ohne Operation wieder gesund und können nach einigen Wochen arbeiten.",
            ),
            (
                "fr",
                "La plupart des gens guérissent sans opération et reprennent leur travail après quelques semaines.",
            ),
        ] {
            assert_eq!(of(text), known(language), "{text}");
        }
    }
}
