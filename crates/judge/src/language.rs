//! The language that a text is in.
//!
//! `<html lang>` is often what a content system came with, so the text goes first. Little words
//! tell languages apart that are close to each other better than letters do (G. Grefenstette,
//! "Comparing two language identification schemes", JADT 1995); `whatlang` knows the languages that
//! have no list here, and scripts.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::bounds;
use crate::hash::Map;
use crate::lexicon::{self, Line};
use crate::page::Page;
use crate::words;

/// The languages known by their frequent words.
static LANGUAGES: LazyLock<Vec<&str>> =
    LazyLock::new(|| sections().map(|(language, _)| language).collect());

/// Each language of `languages.txt` with its words.
fn sections() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let sections = include_str!("languages.txt").split('[').skip(1);
    sections.filter_map(|section| {
        let (language, words) = section.split_once(']')?;
        Some((language, words.split_whitespace()))
    })
}

/// For each such word, the languages that have it, by their place in [`LANGUAGES`].
static FREQUENT: LazyLock<Map<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut frequent: Map<&str, Vec<usize>> = Map::default();
    for (index, (_, words)) in sections().enumerate() {
        for word in words {
            frequent.entry(word).or_default().push(index);
        }
    }
    frequent
});

/// Whether a folded word is in every text of some language.
pub(crate) fn is_frequent(word: &str) -> bool {
    FREQUENT.contains_key(word)
}

/// The language of a text as ISO 639-1 has it, where the text is long enough to tell.
pub(crate) fn of(text: &str) -> Option<&'static str> {
    let text = bounds::head(text, bounds::LANGUAGE);
    of_line(&Line::of(text), text)
}

/// The language of a text of which the words are known.
pub(crate) fn of_line(line: &Line, text: &str) -> Option<&'static str> {
    told(line.words().map(|word| (word, 1)), || text.to_owned())
}

/// The words of titles that tell their language: those that are frequent, and those that carry no topic.
static OF_TITLES: LazyLock<Map<String, Vec<&str>>> = LazyLock::new(|| {
    let mut known: Map<String, Vec<&str>> = Map::default();
    let frequent = sections().flat_map(|(language, words)| words.map(move |word| (language, word)));
    for (language, word) in frequent.chain(lexicon::little_words()) {
        for word in words::words(word) {
            let languages = known.entry(word).or_default();
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
    }
    known
});

/// The language of a title, which is too short for other signs: at least two of its words are of this
/// language, and more than of any other.
pub(crate) fn of_title(title: &str) -> Option<&'static str> {
    let words: HashSet<String> = words::words(title).into_iter().collect();
    let mut scores: Map<&str, usize> = Map::default();
    for word in &words {
        for language in OF_TITLES.get(word).into_iter().flatten() {
            *scores.entry(language).or_default() += 1;
        }
    }
    let (best, most) = scores.iter().max_by_key(|(_, score)| **score)?;
    let alone = scores.values().filter(|score| *score == most).count() == 1;
    (alone && *most >= 2).then_some(*best)
}

/// The language of a page's text.
pub(crate) fn of_text(page: &Page) -> Option<&'static str> {
    *page.told.get_or_init(|| read(page))
}

fn read(page: &Page) -> Option<&'static str> {
    let mut times = vec![0; page.forms().len()];
    let mut length = 0;
    for block in page.main_blocks() {
        block.line.numbers().iter().for_each(|number| times[*number as usize] += 1);
        length += block.line.len();
        if length > bounds::LANGUAGE {
            break;
        }
    }
    let words = page.forms().zip(times).filter(|(_, times)| *times > 0);
    told(words, || bounds::head(&page.text(), bounds::LANGUAGE).to_owned())
}

/// The language of a text of which it is known how often it has each word: told by the words that
/// are frequent, else by the letters of the text.
fn told<'w>(
    words: impl Iterator<Item = (&'w str, usize)>,
    text: impl Fn() -> String,
) -> Option<&'static str> {
    let mut length = 0;
    let mut frequent: Vec<(&str, usize, &[usize])> = Vec::new();
    for (word, times) in words {
        length += times;
        frequent.extend(FREQUENT.get(word).map(|languages| (word, times, languages.as_slice())));
    }
    if length < 8 {
        return by_script(&text());
    }
    let mut scores: Vec<(usize, usize)> = (0..LANGUAGES.len()).map(|index| (0, index)).collect();
    for (_, times, languages) in &frequent {
        for index in *languages {
            scores[*index].0 += times;
        }
    }
    scores.sort_by(|one, two| two.cmp(one));
    let ((best, index), (second, _)) = (scores[0], scores[1]);
    // In running text of one of these languages at least every fifth word is on its list.
    let varied = || {
        let own = frequent.iter().filter(|(_, _, languages)| languages.contains(&index));
        is_varied(own.map(|(word, _, _)| *word))
    };
    if best * 7 >= length && best * 3 >= second * 4 && varied() {
        return Some(LANGUAGES[index]);
    }
    if best * 10 < length { by_letters(&text(), length) } else { None }
}

/// Whether these frequent words of a language that a text has are several, and not one over and over: `k. A.`
/// in every row of an empty record is no Portuguese, although `a` is. Nor are single letters, which
/// stand for so much else, a language by themselves.
fn is_varied<'w>(frequent: impl Iterator<Item = &'w str>) -> bool {
    let found: HashSet<&str> = frequent.collect();
    found.len() >= 3 && found.iter().filter(|word| word.len() > 1).count() >= 2
}

/// How many bytes are looked at letter by letter, which is dear and takes no more to be sure.
const LETTERS: usize = 4_000;

/// What is written in another script than Latin is known by that.
fn by_script(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut other) = (0, 0);
    for c in letters {
        all += 1;
        other += usize::from(c > '\u{24f}');
    }
    (all >= 10 && other * 2 > all).then(|| by_letters(text, 30)).flatten()
}

fn by_letters(text: &str, length: usize) -> Option<&'static str> {
    let info = whatlang::detect(bounds::head(text, LETTERS))?;
    let latin = info.script() == whatlang::Script::Latin;
    if latin && (length < 40 || !info.is_reliable() || info.confidence() < 0.9) {
        return None;
    }
    const CODES: &[(&str, &str)] = &[
        ("eng", "en"),
        ("nld", "nl"),
        ("deu", "de"),
        ("fra", "fr"),
        ("spa", "es"),
        ("ita", "it"),
        ("por", "pt"),
        ("dan", "da"),
        ("swe", "sv"),
        ("nob", "no"),
        ("fin", "fi"),
        ("pol", "pl"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("hun", "hu"),
        ("ron", "ro"),
        ("tur", "tr"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("bul", "bg"),
        ("ell", "el"),
        ("ara", "ar"),
        ("heb", "he"),
        ("pes", "fa"),
        ("hin", "hi"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("cmn", "zh"),
        ("tha", "th"),
        ("vie", "vi"),
        ("ind", "id"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("lit", "lt"),
        ("lav", "lv"),
        ("est", "et"),
        ("cat", "ca"),
    ];
    CODES.iter().find(|(code, _)| *code == info.lang().code()).map(|(_, language)| *language)
}

/// The language of a page: that of its text, else what it states.
pub(crate) fn of_page(page: &Page) -> Option<String> {
    of_text(page).map(str::to_owned).or_else(|| {
        let stated = page.language.as_deref()?.split(['-', '_']).next()?.to_ascii_lowercase();
        (2..=3).contains(&stated.len()).then_some(stated)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_in_near_languages() {
        for (text, language) in [
            ("You can have surgery or wait and see. Talk to your doctor.", "en"),
            ("U kunt zich laten opereren of afwachten. Bespreek het met uw arts.", "nl"),
            ("Sie können sich operieren lassen oder abwarten. Sprechen Sie mit dem Arzt.", "de"),
            ("Vous pouvez vous faire opérer ou attendre. Parlez-en avec votre médecin.", "fr"),
            (
                "Puede operarse o esperar. Hable con su médico sobre lo que es mejor para usted.",
                "es",
            ),
            ("手術を受けるかどうかを医師と相談してください。", "ja"),
            ("Вы можете сделать операцию или подождать. Поговорите с врачом.", "ru"),
        ] {
            assert_eq!(of(text), Some(language), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        for text in [
            "",
            "MRI",
            "Scoliosis 2020 PDF",
            "OHRI Ottawa Healthwise Mayo NICE RCOG AHRQ BARMER INCA",
            // Records with nothing filled in, whose abbreviations are words elsewhere.
            "Titel: k. A. Jahr: k. A. Herausgeber: k. A. Zielgruppe: k. A. Stand: k. A.",
            "Eintrag 53 Titel: o. A. Herausgeber: e. V. Thema: o. A. Stand: o. A. Quelle: a. a. O.",
            "Titel: Thema: Herausgeber: Erscheinungsjahr: Zielgruppe: Format: Sprache: Autoren:",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
