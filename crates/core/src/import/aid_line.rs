//! The one line that says what an aid is, read back into its parts.

use crate::languages::{self, LANGUAGE_NAMES, language_named};
use crate::model::{Decision, Language};

/// What an aid's line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AidLine {
    pub(super) subject: String,
    pub(super) provider: Option<String>,
    pub(super) decision: Decision,
    pub(super) collection: bool,
    /// Empty where the line does not say.
    pub(super) languages: Vec<Language>,
}

/// The words for each decision, as pages write them, in each language that pages are rendered in.
const DECISIONS: [(Decision, &[&str]); 5] = [
    (
        Decision::TreatmentMethods,
        &[
            "treatment methods",
            "the treatment methods",
            "treatments",
            "the treatments",
            "treatment",
            "treatment options",
            "the treatment options",
            "options",
            "methods",
            "behandelmethoden",
            "de behandelmethoden",
            "behandelingen",
            "de behandelingen",
            "behandelopties",
            "behandelmogelijkheden",
            "methoden",
            "méthodes de traitement",
            "les méthodes de traitement",
            "options de traitement",
            "les options de traitement",
            "traitements",
            "les traitements",
            "Behandlungsmethoden",
            "die Behandlungsmethoden",
            "Behandlungsmöglichkeiten",
            "die Behandlungsmöglichkeiten",
            "Behandlungen",
            "die Behandlungen",
            "métodos de tratamiento",
            "los métodos de tratamiento",
            "opciones de tratamiento",
            "las opciones de tratamiento",
            "tratamientos",
            "los tratamientos",
            "tratamiento",
            "el tratamiento",
        ],
    ),
    (
        Decision::SurgeryOrNot,
        &[
            "surgery or no surgery",
            "surgery or not",
            "wel of geen operatie",
            "wel of niet opereren",
            "Operation oder keine Operation",
            "mit oder ohne Operation",
            "opération ou non",
            "opération ou pas d’opération",
            "opération ou pas d'opération",
            "avec ou sans opération",
            "chirurgie ou non",
            "operación o no",
            "operarse o no",
            "con o sin operación",
            "cirugía o no",
            "con o sin cirugía",
        ],
    ),
    (
        Decision::MedicationOrNot,
        &[
            "medication or no medication",
            "medication or not",
            "wel of geen medicijnen",
            "wel of geen medicatie",
            "Medikamente oder keine Medikamente",
            "mit oder ohne Medikamente",
            "médicaments ou non",
            "avec ou sans médicaments",
            "medicamentos o no",
            "medicación o no",
            "con o sin medicamentos",
            "con o sin medicación",
        ],
    ),
    (
        Decision::TestOrNot,
        &[
            "test or no test",
            "test or not",
            "wel of geen onderzoek",
            "wel of geen test",
            "Untersuchung oder keine Untersuchung",
            "Test oder kein Test",
            "test ou non",
            "examen ou non",
            "prueba o no",
            "análisis o no",
        ],
    ),
    (
        Decision::ScreeningOrNot,
        &[
            "screening or no screening",
            "screening or not",
            "wel of geen screening",
            "Früherkennung oder keine Früherkennung",
            "Screening oder kein Screening",
            "dépistage ou non",
            "dépistage ou pas de dépistage",
            "cribado o no",
            "detección precoz o no",
        ],
    ),
];

/// What stands before a decision when an entry stands for several aids.
const SEVERAL: [&str; 14] = [
    "multiple decision aids about",
    "several decision aids about",
    "meerdere keuzehulpen over",
    "verschillende keuzehulpen over",
    "mehrere Entscheidungshilfen über",
    "mehrere Entscheidungshilfen zu",
    "verschiedene Entscheidungshilfen über",
    "verschiedene Entscheidungshilfen zu",
    "plusieurs aides à la décision sur",
    "plusieurs aides à la décision concernant",
    "varias ayudas para decidir sobre",
    "varias ayudas para la decisión sobre",
    "múltiples ayudas para decidir sobre",
    "múltiples ayudas para la decisión sobre",
];

/// The same before a sign that parts it from the decision, so that it stands at the end of the front.
const SEVERAL_APART: [&str; 5] = [
    "multiple decision aids",
    "meerdere keuzehulpen",
    "mehrere Entscheidungshilfen",
    "plusieurs aides à la décision",
    "varias ayudas para decidir",
];

/// What parts a subject from what its aid is about.
const SIGNS: [&str; 5] = [": ", " : ", " - ", " – ", " — "];

/// Reads a line as an aid's, if it is one.
pub(super) fn read(line: &str) -> Option<AidLine> {
    // A subject may have a colon of its own, the words for the decision have none.
    SIGNS.iter().find_map(|sign| split(line.rsplit_once(sign)?))
}

/// `Hernia: meerdere keuzehulpen` without the words for several.
fn without_several(front: &str) -> Option<&str> {
    SIGNS.iter().find_map(|sign| {
        let (subject, words) = front.rsplit_once(sign)?;
        SEVERAL_APART.iter().any(|it| same(it, words.trim())).then_some(subject.trim_end())
    })
}

fn split((front, about): (&str, &str)) -> Option<AidLine> {
    let (about, languages) = languages(about.trim().trim_end_matches('.'));
    let front = front.trim();
    let (several, front, about) =
        if let Some(about) = SEVERAL.iter().find_map(|words| strip_words(about, words)) {
            (true, front, about)
        } else if let Some(front) = without_several(front) {
            (true, front, about)
        } else {
            (false, front, about)
        };
    let decision = decision_of(about)?;
    let (subject, provider) = provider(front);
    (!subject.is_empty()).then(|| AidLine {
        subject: subject.to_owned(),
        provider: provider.map(str::to_owned),
        decision,
        collection: several,
        languages,
    })
}

/// What stands behind a word for something that one may have done or leave.
const OR_NOT: [&str; 12] = [
    " or not",
    " or none",
    " of niet",
    " of geen",
    " ou pas",
    " ou non",
    " oder nicht",
    " oder keine",
    " o no",
    " o nada",
    " eller ikke",
    " oppure no",
];

/// The decision that the words of an aid's line are about: those of a page, or a word of them and "or not".
fn decision_of(about: &str) -> Option<Decision> {
    let known = DECISIONS.iter().find(|(_, words)| words.iter().any(|word| same(word, about)));
    known.map(|(decision, _)| *decision).or_else(|| {
        let about = about.to_lowercase();
        let word = OR_NOT.iter().find_map(|end| about.strip_suffix(end))?;
        // One may choose between treatments, not have one or none of them.
        decision_in(word).filter(|it| *it != Decision::TreatmentMethods)
    })
}

/// The one decision that some words are about, as a person would type them: `medicatie`, `opereren`.
pub fn decision_in(words: &str) -> Option<Decision> {
    // Shorter words are articles.
    const SHORTEST: usize = 4;
    let words = words.to_lowercase();
    let about = |(decision, phrases): &(Decision, &[&str])| {
        let is_word =
            |phrase: &&str| phrase.to_lowercase().split([' ', '’', '\'']).any(|it| it == words);
        (words.len() >= SHORTEST && phrases.iter().any(is_word)).then_some(*decision)
    };
    let exact = DECISIONS.iter().find(|(_, phrases)| phrases.iter().any(|it| same(it, &words)));
    let mut found = DECISIONS.iter().filter_map(about);
    let only = found.next().filter(|_| found.next().is_none());
    exact.map(|(decision, _)| *decision).or(only)
}

/// Splits `treatment methods EN, NL` into the words and the languages.
fn languages(about: &str) -> (&str, Vec<Language>) {
    const JOINED_BY: [&str; 6] = ["and", "en", "und", "et", "y", "&"];
    let mut rest = about;
    let mut found: Vec<Language> = Vec::new();
    let mut is_named = false;
    while let Some((words, last)) = rest.rsplit_once(' ') {
        let goes_on = || words.rsplit(' ').next().is_some_and(|it| tags(it).is_some());
        if !found.is_empty() && JOINED_BY.contains(&last) && goes_on() {
            rest = words;
            continue;
        }
        // Before a name, "en" says what "in" says; before a code, it is one.
        if is_named && last == "en" {
            break;
        }
        let Some(more) = tags(last) else { break };
        is_named = language_named(&last.to_lowercase()).is_some();
        found.splice(..0, more);
        rest = words.trim_end_matches([',', ' ', '-', '–', '—', '|', '·']);
    }
    if !found.is_empty() {
        let leads = [" in", " auf", " en"];
        rest = leads.into_iter().find_map(|it| rest.strip_suffix(it)).unwrap_or(rest);
    }
    (rest, found)
}

/// The languages that one word names: `EN`, `(EN)`, `[EN]`, `EN/NL`, `English`.
fn tags(word: &str) -> Option<Vec<Language>> {
    let codes = word.trim_end_matches([',', ';']).trim_matches(['(', ')', '[', ']']);
    let lower = codes.to_lowercase();
    if let Some(code) = language_named(&lower) {
        return Some(vec![Language::from(code)]);
    }
    // A code in small letters only where it is one of those with a name.
    let is_known = |code: &str| LANGUAGE_NAMES.iter().any(|(known, _)| *known == code);
    let upper = match codes.split(['/', ',']).all(is_known) {
        true => codes.to_uppercase(),
        false => codes.to_owned(),
    };
    let codes: Vec<&str> = upper.split(['/', ',']).collect();
    let is_code = |code: &&str| {
        let (language, region) = code.split_once('-').unwrap_or((code, ""));
        matches!(language.len(), 2 | 3)
            && matches!(region.len(), 0 | 2)
            && code.chars().all(|c| c.is_ascii_uppercase() || c == '-')
    };
    if !codes.iter().all(is_code) {
        return None;
    }
    codes.iter().map(|code| Some(Language::from(languages::tag(code)?.as_str()))).collect()
}

/// Splits `Hernia (OHRI)` into the subject and the provider.
fn provider(front: &str) -> (&str, Option<&str>) {
    let Some(inside) = front.strip_suffix(')') else { return (front, None) };
    match inside.rsplit_once(" (") {
        Some((subject, name)) if !name.is_empty() => (subject.trim(), Some(name.trim())),
        _ => (front, None),
    }
}

fn strip_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let front = text.get(..words.len())?;
    same(front, words).then(|| text[words.len()..].trim_start())
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> (String, Option<String>, &'static str, bool, String) {
        let line = read(text).unwrap_or_else(|| panic!("{text}"));
        let languages: Vec<_> = line.languages.iter().map(Language::to_string).collect();
        (line.subject, line.provider, line.decision.as_str(), line.collection, languages.join(" "))
    }

    #[test]
    fn lines_of_each_language_are_read() {
        let parts = |subject: &str, provider: Option<&str>, decision, several, languages: &str| {
            (
                subject.to_owned(),
                provider.map(str::to_owned),
                decision,
                several,
                languages.to_owned(),
            )
        };
        assert_eq!(
            line("Low back pain (OHRI): multiple decision aids about the treatment methods EN"),
            parts("Low back pain", Some("OHRI"), "treatment-methods", true, "en")
        );
        assert_eq!(
            line("Hernia: treatment methods NL"),
            parts("Hernia", None, "treatment-methods", false, "nl")
        );
        assert_eq!(
            line("Scoliose (OHRI): wel of geen operatie EN"),
            parts("Scoliose", Some("OHRI"), "surgery-or-not", false, "en")
        );
        assert_eq!(
            line("Lage rugpijn (OHRI): meerdere keuzehulpen over de behandelmethoden EN/NL"),
            parts("Lage rugpijn", Some("OHRI"), "treatment-methods", true, "en nl")
        );
        assert_eq!(
            line(
                "Rückenschmerzen (OHRI): mehrere Entscheidungshilfen zu Behandlungsmöglichkeiten EN"
            ),
            parts("Rückenschmerzen", Some("OHRI"), "treatment-methods", true, "en")
        );
        assert_eq!(
            line("Skoliose: mit oder ohne Operation DE"),
            parts("Skoliose", None, "surgery-or-not", false, "de")
        );
        assert_eq!(
            line("COPD: stage 2 (mild): medication or no medication"),
            parts("COPD: stage 2", Some("mild"), "medication-or-not", false, "")
        );
    }

    #[test]
    fn lines_of_other_layouts_are_read() {
        for (text, languages) in [
            ("Hernia (OHRI) - treatment methods (EN)", "en"),
            ("Hernia (OHRI) – treatment methods [EN]", "en"),
            ("Hernia (OHRI): Methods en", "en"),
            ("Hernia (OHRI): treatment options", ""),
            ("Hernia (OHRI): the treatment options EN/NL", "en nl"),
            ("Hernia (OHRI) : méthodes de traitement FR", "fr"),
        ] {
            let read = line(text);
            assert_eq!((read.0.as_str(), read.1.as_deref()), ("Hernia", Some("OHRI")), "{text}");
            assert_eq!((read.2, read.4.as_str()), ("treatment-methods", languages), "{text}");
        }
        assert_eq!(line("Scoliose : opération ou non FR").2, "surgery-or-not");
        assert_eq!(line("Escoliosis (OHRI): operación o no ES").2, "surgery-or-not");
        let (subject, _, _, several, languages) = line(
            "Rodilla: varias ayudas para decidir sobre las opciones de tratamiento en inglés y español",
        );
        assert_eq!((&*subject, several, &*languages), ("Rodilla", true, "en es"));
        assert_eq!(line("Hernia: treatment methods ENG").4, "en");
        for (text, decision, languages) in [
            ("Genou usé (OHRI) : opération ou pas EN", "surgery-or-not", "en"),
            ("Hanche cassée (OHRI) : médicaments ou non – FR", "medication-or-not", "fr"),
            ("Knie (OHRI): operatie of niet - NL", "surgery-or-not", "nl"),
            ("Knie (OHRI): Medikamente oder nicht | DE", "medication-or-not", "de"),
            ("Darmkrebs (OHRI): Früherkennung oder keine", "screening-or-not", ""),
        ] {
            let read = line(text);
            assert_eq!((read.1.as_deref(), read.2, &*read.4), (Some("OHRI"), decision, languages));
        }
        for text in [
            "Hernia (OHRI) : plusieurs aides à la décision : méthodes de traitement EN",
            "Hernia (OHRI): meerdere keuzehulpen: behandelmethoden EN",
            "Hernia (OHRI) – mehrere Entscheidungshilfen – Behandlungsmethoden EN",
        ] {
            let (subject, provider, _, several, _) = line(text);
            assert_eq!((&*subject, provider.as_deref(), several), ("Hernia", Some("OHRI"), true));
        }
    }

    #[test]
    fn other_lines_are_not() {
        for text in [
            "The options are:",
            "Note: talk to your doctor EN",
            "Hernia",
            ": treatment methods NL",
            "Tea: with milk or not",
            "Hernia: treatment or not",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
