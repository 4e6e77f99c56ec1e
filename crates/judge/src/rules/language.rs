//! The language that a page is in.
//!
//! `<html lang>` is often what a content system came with, so the text goes first. Little words
//! tell languages apart that are close to each other better than letters do (G. Grefenstette,
//! "Comparing two language identification schemes", JADT 1995); `whatlang` knows the languages that
//! have no list here, and scripts.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use crate::address;
use crate::bounds;
use crate::page::{Page, words};

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
static FREQUENT: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut frequent: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (_, words)) in sections().enumerate() {
        for word in words {
            frequent.entry(word).or_default().push(index);
        }
    }
    frequent
});

/// Whether a folded word is in every text of some language.
pub(super) fn is_frequent(word: &str) -> bool {
    FREQUENT.contains_key(word)
}

/// The language of a text as ISO 639-1 has it, where the text is long enough to tell.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let text = bounds::head(text, bounds::LANGUAGE);
    told(&words::folded_line(text), || text.to_owned())
}

/// The language of a page's text.
pub(super) fn of_text(page: &Page) -> Option<&'static str> {
    let mut line = String::from(" ");
    for block in page.main_blocks() {
        line.push_str(&block.line[1..]);
        if line.len() > bounds::LANGUAGE {
            break;
        }
    }
    told(&line, || bounds::head(&page.text(), bounds::LANGUAGE).to_owned())
}

/// The language of folded words, told by those that are frequent, else by the letters of the text.
fn told(line: &str, text: impl Fn() -> String) -> Option<&'static str> {
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    if words.len() < 8 {
        return by_script(&text());
    }
    let mut scores: Vec<(usize, usize)> = (0..LANGUAGES.len()).map(|index| (0, index)).collect();
    for index in words.iter().filter_map(|word| FREQUENT.get(word)).flatten() {
        scores[*index].0 += 1;
    }
    scores.sort_by(|one, two| two.cmp(one));
    let ((best, index), (second, _)) = (scores[0], scores[1]);
    // In running text of one of these languages at least every fifth word is on its list.
    if best * 7 >= words.len() && best * 3 >= second * 4 && is_varied(&words, index) {
        return Some(LANGUAGES[index]);
    }
    if best * 10 < words.len() { by_letters(&text(), words.len()) } else { None }
}

/// Whether a text has several of a language's frequent words, and not one over and over: `k. A.`
/// in every row of an empty record is no Portuguese, although `a` is. Nor are single letters, which
/// stand for so much else, a language by themselves.
fn is_varied(words: &[&str], language: usize) -> bool {
    let own = |word: &&str| FREQUENT.get(*word).is_some_and(|all| all.contains(&language));
    let found: HashSet<&str> = words.iter().copied().filter(own).collect();
    found.len() >= 3 && found.iter().filter(|word| word.len() > 1).count() >= 2
}

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
    let info = whatlang::detect(text)?;
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
pub(super) fn of_page(page: &Page) -> Option<String> {
    or_stated(of_text(page), page)
}

/// The language that was told, else the one that the page states.
pub(super) fn or_stated(told: Option<&str>, page: &Page) -> Option<String> {
    told.map(str::to_owned).or_else(|| {
        let stated = page.language.as_deref()?.split(['-', '_']).next()?.to_ascii_lowercase();
        (2..=3).contains(&stated.len()).then_some(stated)
    })
}

/// How many words a page has at most that does no more than ask something: the longest consent pages
/// at hand have 110.
const SHORT: usize = 120;

/// A page in a language that the aid is not in.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    let expected: Vec<&str> = case
        .link
        .expectation
        .languages
        .iter()
        .map(signpost_core::model::Language::primary)
        .collect();
    if expected.is_empty() || !case.is_page() {
        return None;
    }
    let seen = case.language?;
    if expected.contains(&seen) || is_bilingual(case, &expected) {
        return None;
    }
    // Little words hardly tell these apart; there the page itself may be believed.
    let stated = case.page.language.as_deref().map(primary).unwrap_or_default();
    let expects = |language: &str| expected.iter().any(|one| primary(one) == primary(language));
    if expects(&stated) && is_near(seen, &stated) {
        return None;
    }
    // Expected words are in the expected language, so that they are missing proves nothing; but
    // where the reader was sent to somebody else's page, it has to show at least that it is about
    // the same.
    let elsewhere = !address::is_same_site(&case.observation.asked, case.landed());
    let topical = case.shown.met() || case.shown.recognised.touched;
    if elsewhere && !topical {
        return None;
    }
    // A consent page, a choice of country or a request for access comes in the language of anyone who
    // runs the site. A few words that ask for a choice are no aid in another language.
    let form = &case.page.form;
    let asks = form.choices + form.inputs > 0 || !form.actions.is_empty() || case.page.links >= 5;
    if !topical && case.length() < SHORT && asks {
        return Finding::new(
            Reason::NoEvidence,
            format!(
                "The page is short, in the language “{seen}”, and asks its reader for a choice."
            ),
        );
    }
    Finding::new(
        Reason::OtherLanguage,
        format!("The text is in the language “{seen}”, the aid in {}.", quoted(&expected)),
    )
}

/// Languages that are written so much alike that a text may be taken for another of them.
const NEAR: &[&[&str]] = &[
    &["da", "no", "sv"],
    &["nl", "af"],
    &["es", "gl", "ca", "pt"],
    &["cs", "sk"],
    &["hr", "sr", "bs", "sl"],
    &["id", "ms"],
    &["ru", "uk", "bg", "be"],
    &["de", "lb"],
];

fn is_near(one: &str, other: &str) -> bool {
    let (one, other) = (primary(one), primary(other));
    NEAR.iter().any(|group| group.contains(&one.as_str()) && group.contains(&other.as_str()))
}

/// The language of a tag. Norwegian has three: `no`, and `nb` and `nn` for its two ways of writing.
fn primary(tag: &str) -> String {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match language.as_str() {
        "nb" | "nn" => "no".to_owned(),
        _ => language,
    }
}

fn quoted(languages: &[&str]) -> String {
    languages.iter().map(|language| format!("“{language}”")).collect::<Vec<_>>().join(", ")
}

/// Whether a good part of the text is in an expected language after all.
fn is_bilingual(case: &Case<'_>, expected: &[&str]) -> bool {
    let (mut own, mut all) = (0, 0);
    for block in case.page.main_blocks() {
        let length = block.line.length();
        all += length;
        if told(&block.line, || block.text.clone())
            .is_some_and(|language| expected.contains(&language))
        {
            own += length;
        }
    }
    // Blocks too short to tell may belong together.
    own >= 12 && own * 5 >= all
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
