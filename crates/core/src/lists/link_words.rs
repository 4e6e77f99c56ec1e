//! Which words of a link say nothing of what is there, and which say its language.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::languages::{self, MARKS, language_named};
use crate::model::Language;

/// Words by which a link asks to be followed, and nothing more: a section for each language.
const NOTHING: &str = include_str!("empty-words.txt");

/// Each such word with the sections that have it, a bit for each. The first section counts for all.
static EMPTY: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut empty = HashMap::new();
    let mut section = 0_u32;
    for line in NOTHING.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            section = (section << 1).max(1);
            continue;
        }
        for word in line.split_whitespace() {
            *empty.entry(word).or_default() |= if section == 1 { u32::MAX } else { section };
        }
    }
    empty
});

/// The words of a link as its title: without white space around and in between, and `None` where they
/// say nothing of what is there.
pub(super) fn title(words: &str) -> Option<String> {
    heading(words).filter(|words| !says_nothing(words))
}

/// The words of a link where they are one letter, as of an index: no page is known by it.
pub(super) fn short(words: &str) -> Option<String> {
    let words = joined(words);
    (letters(&words) == 1).then_some(words)
}

/// The words of a heading, if they are words.
pub(super) fn heading(words: &str) -> Option<String> {
    let words = joined(words);
    // A number, an arrow or a footnote's mark.
    let letters = letters(&words);
    (letters >= 2 && !is_address(plain(&words))).then_some(words)
}

/// Words with one space between them.
pub(super) fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letters(words: &str) -> usize {
    words.chars().filter(|c| c.is_alphabetic()).count()
}

fn plain(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether each word asks to be followed, is a little word beside, says what any link leads to, or names a language, all in
/// one language.
fn says_nothing(words: &str) -> bool {
    let languages = |word: &str| match language_named(word) {
        Some(_) => u32::MAX,
        None => EMPTY.get(word).copied().unwrap_or_default(),
    };
    each_word(words).iter().fold(u32::MAX, |all, word| all & languages(word)) != 0
}

fn each_word(words: &str) -> Vec<String> {
    let words = words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The language that a link is in whose words say nothing else: `English version`.
pub(super) fn only_language(words: &str) -> Option<Language> {
    let said = each_word(words);
    let mut named = said.iter().filter_map(|word| language_named(word));
    let language = named.next().filter(|_| says_nothing(words))?;
    named.all(|other| other == language).then(|| Language::from(language))
}

/// Whether the words are an address, as in a link that shows where it leads.
fn is_address(words: &str) -> bool {
    words.contains("://") || (!words.contains(' ') && words.trim_end_matches('.').contains('.'))
}

/// What else says in brackets in which language something is.
const IN_LANGUAGE: &[(&str, &str)] = &[
    ("in english", "en"),
    ("engelstalig", "en"),
    ("en anglais", "en"),
    ("in dutch", "nl"),
    ("nederlandstalig", "nl"),
    ("in german", "de"),
    ("duitstalig", "de"),
    ("in french", "fr"),
    ("franstalig", "fr"),
    ("en inglés", "en"),
    ("en français", "fr"),
    ("en espagnol", "es"),
    ("en español", "es"),
    ("in spanish", "es"),
    ("spaanstalig", "es"),
];

/// The language that a cell or an attribute names, by its code (BCP 47) or in words.
pub(super) fn language_code(text: &str) -> Option<Language> {
    let tag = languages::tag(text).map(|tag| Language::from(tag.as_str()));
    tag.or_else(|| language_named(&text.trim().to_lowercase()).map(Language::from))
}

/// A mark of a language at the end of a link's words or right behind them, "(EN)", "[nl]",
/// "(Engels)" or " EN", and the words without it.
pub(super) fn marked(words: &str) -> (&str, Option<Language>) {
    let trimmed = words.trim_end();
    let (rest, mark, bracketed) = match trimmed.strip_suffix([')', ']']) {
        Some(inner) => match inner.rfind(['(', '[']) {
            Some(open) => (&inner[..open], &inner[open + 1..], true),
            None => return (words, None),
        },
        None => match trimmed.rfind(char::is_whitespace) {
            Some(space) => (&trimmed[..space], trimmed[space..].trim_start(), false),
            None => ("", trimmed, false),
        },
    };
    match language(mark, bracketed) {
        Some(language) => (rest.trim_end(), Some(language)),
        None => {
            marked_before(words).map_or((words, None), |(rest, language)| (rest, Some(language)))
        }
    }
}

/// The same mark before the words: `FR: …`, `(EN) …`, `Engels: …`.
fn marked_before(words: &str) -> Option<(&str, Language)> {
    /// Of the codes, those that no title begins with for another reason: "PT: exercises?", "CS: planned or not?".
    const BEFORE: [&str; 5] = ["EN", "NL", "DE", "FR", "ES"];
    let trimmed = words.trim_start();
    let (rest, language) = match trimmed.strip_prefix(['(', '[']) {
        Some(inner) => {
            let (mark, rest) = inner.split_once([')', ']'])?;
            (rest, language(mark, true)?)
        }
        None => {
            let (mark, rest) =
                [":", " - ", " – ", " — "].iter().find_map(|it| trimmed.split_once(it))?;
            let mark = mark.trim();
            let code = match BEFORE.contains(&mark) {
                true => mark.to_lowercase(),
                false => language_named(&mark.to_lowercase())?.to_owned(),
            };
            (rest, Language::from(code.as_str()))
        }
    };
    let rest =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—'));
    rest.contains(char::is_alphabetic).then_some((rest, language))
}

/// The codes that are words as well, which titles have in capitals: "YES or NO", "LIVE WITH IT".
const WORDS: [&str; 2] = ["no", "it"];

/// The language that a mark stands for. A code that stands alone must be in capitals, and no word.
fn language(mark: &str, bracketed: bool) -> Option<Language> {
    let lower = mark.trim().to_lowercase();
    let is_code = MARKS.contains(&lower.as_str());
    let is_alone = mark.chars().all(|c| c.is_ascii_uppercase()) && !WORDS.contains(&&*lower);
    if is_code && (bracketed || is_alone) {
        return Some(Language::from(lower.as_str()));
    }
    let said = || IN_LANGUAGE.iter().find(|(words, _)| *words == lower).map(|(_, code)| *code);
    let code = language_named(&lower).or_else(said).filter(|_| bracketed)?;
    Some(Language::from(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_ask_to_be_followed_are_no_title() {
        for words in [
            "Click here",
            "hier",
            "→",
            "[1]",
            "Lees meer …",
            "Mehr erfahren »",
            "En savoir plus",
            "Plus d’informations",
            "https://a.example/x",
            "www.a.example",
            "a.example/aids?id=3",
            "thuisarts.nl",
            "PDF",
            "  ",
            "Click here to read more",
            "this page",
            "Visit site",
            "Link to decision aid",
            "More information (PDF, 2 MB)",
            "Open the decision aids",
            "Find out more about this",
            "Klik hier voor de keuzehulp",
            "naar de website",
            "hier klikken",
            "deze pagina",
            "Bekijk onze keuzehulpen",
            "Ga naar de keuzehulp »",
            "Hier lesen",
            "Weitere Infos",
            "Jetzt lesen",
            "Zur Entscheidungshilfe",
            "cliquez-ici",
            "par ici",
            "voir la page",
            "Accéder à l’aide à la décision",
            "TÉLÉCHARGER",
            // What any link leads to, and what asks to be fetched, watched or done.
            "Watch the video",
            "Download the leaflet (PDF, 1 MB)",
            "Take the test (opens in a new window)",
            "Patient decision aid",
            "Download de folder",
            "Bekijk de folder",
            "Naar de video’s",
            "Vul de vragenlijst in",
            "Zum Video",
            "PDF herunterladen",
            "Broschüre bestellen",
            "Vollständigen Artikel lesen",
            "Lire l'article",
            "Télécharger la brochure",
            "Faire le test",
            "Regarder la vidéo (s’ouvre dans une nouvelle fenêtre)",
            "aquí",
            "Haga clic aquí",
            "Más información",
            "Leer más",
            "Descargar la guía (PDF)",
            "clicca qui",
            "Per saperne di più",
            // What says its language and nothing else.
            "Engels",
            "Nederlands",
            "English version",
            "Nederlandse versie",
            "Auf Deutsch",
            "Version française",
            "Ook beschikbaar in het Engels",
            "en español",
            "Türkçe",
            "中文",
        ] {
            assert_eq!(title(words), None, "{words}");
        }
        for words in [
            "Scoliosis",
            "Hernia: opereren?",
            "More than a cold: antibiotics?",
            "Dr. Smith",
            "Get out of pain",
            "Meer bewegen",
            "Weiter arbeiten?",
            "Vivre plus",
            "Video: hernia",
            "Folder borstkanker",
            "Test auf Diabetes",
            "Brochure sur l’acné",
            "Take medicine?",
            "PSA test",
            // Words of two languages, which no link has by chance: "die" is to die here.
            "die here",
            "Vivir más",
            "Più movimento",
            "Decidir con dolor",
            "English sweat",
        ] {
            assert_eq!(title(words).as_deref(), Some(words));
        }
        assert_eq!(title(" Low  back\n pain ").as_deref(), Some("Low back pain"));
        for words in ["A", "Ä–", "膝", "B 12"] {
            assert_eq!((title(words), short(words).as_deref()), (None, Some(words)), "{words}");
        }
        for words in ["12", "→", "", "hier", "Knie"] {
            assert_eq!(short(words), None, "{words}");
        }
    }

    /// The titles of aids that the site names say something.
    #[test]
    fn a_title_of_an_aid_says_something() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/aids");
        let files = std::fs::read_dir(folder).unwrap();
        let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let titles: Vec<String> = texts
            .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
            .filter_map(|line| {
                Some(line.trim().strip_prefix("title: ")?.trim_matches('"').to_owned())
            })
            .collect();
        assert!(titles.len() >= 5);
        for words in titles {
            assert!(!says_nothing(&words), "{words}");
        }
    }

    #[test]
    fn every_section_of_empty_words_is_known() {
        let sections = NOTHING.lines().filter(|line| line.starts_with('['));
        assert_eq!(
            sections.collect::<Vec<_>>(),
            ["[all]", "[en]", "[nl]", "[de]", "[fr]", "[es]", "[it]"]
        );
        let sections = |word| EMPTY.get(word).map(|sections: &u32| sections.count_ones());
        assert_eq!(
            [sections("url"), sections("click"), sections("site")],
            [Some(32), Some(1), Some(4)]
        );
    }

    #[test]
    fn a_language_is_told_by_its_mark() {
        let code = |words| marked(words).1.map(|language| language.to_string());
        assert_eq!(code("Scoliosis (EN)").as_deref(), Some("en"));
        assert_eq!(code("Hernia (OHRI): treatment methods EN").as_deref(), Some("en"));
        assert_eq!(code("Hernia [nl]").as_deref(), Some("nl"));
        assert_eq!(code("Rückenschmerz (Englisch)").as_deref(), Some("en"));
        assert_eq!(code("Surgery: yes or no"), None);
        assert_eq!(code("[Antibiotics: YES or NO").as_deref(), None);
        assert_eq!(code("Back pain: LIVE WITH IT"), None);
        assert_eq!(code("Ryggsmerter (NO)").as_deref(), Some("no"));
        assert_eq!(code("Hernia (OHRI)"), None);
        assert_eq!(marked("Scoliosis (EN)").0, "Scoliosis");
        for words in
            ["FR: Arthrose du genou", "[fr] Arthrose du genou", "Frans – Arthrose du genou"]
        {
            let (rest, language) = marked(words);
            assert_eq!(
                (rest, language),
                ("Arthrose du genou", Some(Language::from("fr"))),
                "{words}"
            );
        }
        for words in
            ["PT: exercises?", "CS: planned?", "Fr: x", "Knee: surgery?", "FR: ", "(OHRI) Knee"]
        {
            assert_eq!(marked(words), (words, None));
        }
        let only = |words| only_language(words).map(|language| language.to_string());
        assert_eq!(only("English version").as_deref(), Some("en"));
        assert_eq!(only("Nederlands").as_deref(), Some("nl"));
        assert_eq!(only("English or Dutch"), None);
        assert_eq!(only("English sweat"), None);
        assert_eq!(only("click here"), None);
    }
}
