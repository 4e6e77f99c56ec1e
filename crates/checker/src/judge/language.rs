//! The language that a page is in.
//!
//! `<html lang>` is often what a content system came with, so the text goes first. Little words tell languages apart
//! that are close to each other better than letters do (G. Grefenstette, "Comparing two language identification
//! schemes", JADT 1995); `whatlang` knows the languages that have no list here, and scripts.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::address;
use super::expectation;
use crate::page::{Page, words};

/// Words that are frequent in one language and rare in its neighbours.
const PROFILES: &[(&str, &str)] = &[
    ("en", " the of and to is you your that it for are with this have or be can on not as from if will may by at what when who about which their how should more there these has an was would "),
    ("nl", " de het een en van is dat niet je u uw voor met zijn op aan er om bij ook wordt worden kunt kan als naar door heeft of maar hebt dan wat welke deze dit meer geen over uit hoe wel "),
    ("de", " der die das und ist nicht sie ein eine zu den mit von auf fur im sich dem des werden wird oder auch bei kann als nach sind haben wenn ihr ihre wie einer einen mehr uber zur zum keine "),
    ("fr", " le la les des et est une du que vous pour dans pas ce votre qui sur avec au par plus ne ou sont peut se il cette aux mais vos comme elle etre nous si ses ces leur quels "),
    ("es", " el la los las de que y en un una es por con para su se no del al lo como mas o pero sus este esta son puede usted si sobre cuando "),
    ("it", " il di che la e un una per con non del della sono si le i da in alla dei nel piu o come anche delle questo gli puo essere ma "),
    ("pt", " o a os as de que e em um uma para com nao do da no na se por mais dos das ao como ou mas seu sua sao voce pode "),
    ("da", " og i at det er en til af den pa for med som ikke der de kan du har et om hvis eller din dit vil skal fra vaere ved "),
    ("sv", " och i att det ar en som av for pa den med du inte kan om till har ett eller din ditt vid fran var ska "),
];

/// The language of a text as ISO 639-1 has it, where the text is long enough to tell.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let words = words::words(text);
    if words.len() < 8 {
        return by_script(text);
    }
    let mut scores: Vec<(usize, &str)> = PROFILES
        .iter()
        .map(|(language, profile)| (words.iter().filter(|word| profile.contains(&format!(" {word} "))).count(), *language))
        .collect();
    scores.sort_by(|one, two| two.cmp(one));
    let ((best, language), (second, _)) = (scores[0], scores[1]);
    // In running text of one of these languages at least every fifth word is on its list.
    if best >= 3 && best * 7 >= words.len() && best * 3 >= second * 4 {
        return Some(language);
    }
    if best * 10 < words.len() { by_letters(text, words.len()) } else { None }
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
        ("eng", "en"), ("nld", "nl"), ("deu", "de"), ("fra", "fr"), ("spa", "es"), ("ita", "it"), ("por", "pt"), ("dan", "da"), ("swe", "sv"), ("nob", "no"), ("fin", "fi"), ("pol", "pl"), ("ces", "cs"), ("slk", "sk"), ("hun", "hu"), ("ron", "ro"), ("tur", "tr"), ("rus", "ru"), ("ukr", "uk"), ("bul", "bg"), ("ell", "el"), ("ara", "ar"), ("heb", "he"), ("pes", "fa"), ("hin", "hi"), ("jpn", "ja"), ("kor", "ko"), ("cmn", "zh"), ("tha", "th"), ("vie", "vi"), ("ind", "id"), ("hrv", "hr"), ("srp", "sr"), ("lit", "lt"), ("lav", "lv"), ("est", "et"), ("cat", "ca"),
    ];
    CODES.iter().find(|(code, _)| *code == info.lang().code()).map(|(_, language)| *language)
}

/// The language of a page: that of its text, else what it states.
pub(super) fn of_page(page: &Page) -> Option<String> {
    of(&page.text()).map(str::to_owned).or_else(|| {
        let stated = page.language.as_deref()?.split(['-', '_']).next()?.to_ascii_lowercase();
        (2..=3).contains(&stated.len()).then_some(stated)
    })
}

/// A page in a language that the aid is not in.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    let expected: Vec<&str> = case.link.expectation.languages.iter().map(signpost_core::model::Language::primary).collect();
    if expected.is_empty() || !case.is_page() {
        return None;
    }
    let text = case.page.text();
    let seen = of(&text)?;
    if expected.contains(&seen) || is_bilingual(case, &expected) {
        return None;
    }
    // Expected words are in the expected language, so that they are missing proves nothing; but where the reader
    // was sent to somebody else's page, it has to show at least that it is about the same.
    let elsewhere = !address::is_same_site(&case.observation.asked, case.landed());
    let topical = case.shown.met() || expectation::touches(&case.link.expectation, &case.page);
    if elsewhere && !topical {
        return None;
    }
    Finding::new(Reason::OtherLanguage, format!("The text is in the language “{seen}”, the aid in {}.", quoted(&expected)))
}

fn quoted(languages: &[&str]) -> String {
    languages.iter().map(|language| format!("“{language}”")).collect::<Vec<_>>().join(", ")
}

/// Whether a good part of the text is in an expected language after all.
fn is_bilingual(case: &Case<'_>, expected: &[&str]) -> bool {
    let (mut own, mut all) = (0, 0);
    for block in case.page.main_blocks() {
        let length = words::count(&block.text);
        all += length;
        if of(&block.text).is_some_and(|language| expected.contains(&language)) {
            own += length;
        }
    }
    // Blocks too short to tell may belong together.
    own >= 12 && own * 5 >= all
}
