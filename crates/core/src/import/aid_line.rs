//! The one line that says what an aid is, read back into its parts.

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
            "behandelmethoden",
            "de behandelmethoden",
            "behandelingen",
            "Behandlungsmethoden",
            "die Behandlungsmethoden",
            "Behandlungsmöglichkeiten",
            "die Behandlungsmöglichkeiten",
            "Behandlungen",
            "die Behandlungen",
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
        ],
    ),
];

/// What stands before a decision when an entry stands for several aids.
const SEVERAL: [&str; 8] = [
    "multiple decision aids about",
    "several decision aids about",
    "meerdere keuzehulpen over",
    "verschillende keuzehulpen over",
    "mehrere Entscheidungshilfen über",
    "mehrere Entscheidungshilfen zu",
    "verschiedene Entscheidungshilfen über",
    "verschiedene Entscheidungshilfen zu",
];

/// Reads a line as an aid's, if it is one.
pub(super) fn read(line: &str) -> Option<AidLine> {
    // A subject may have a colon of its own, the words for the decision have none.
    let (front, about) = line.rsplit_once(": ")?;
    let (about, languages) = languages(about.trim().trim_end_matches('.'));
    let (collection, about) = SEVERAL
        .iter()
        .find_map(|words| strip_words(about, words))
        .map_or((false, about), |rest| (true, rest));
    let (decision, _) =
        DECISIONS.iter().find(|(_, words)| words.iter().any(|word| same(word, about)))?;
    let (subject, provider) = provider(front.trim());
    (!subject.is_empty()).then(|| AidLine {
        subject: subject.to_owned(),
        provider: provider.map(str::to_owned),
        decision: *decision,
        collection,
        languages,
    })
}

/// Splits `treatment methods EN/NL` into the words and the languages.
fn languages(about: &str) -> (&str, Vec<Language>) {
    let Some((words, codes)) = about.rsplit_once(' ') else { return (about, Vec::new()) };
    let codes: Vec<&str> = codes.split(['/', ',']).collect();
    let is_code = |code: &&str| {
        let (language, region) = code.split_once('-').unwrap_or((code, ""));
        matches!(language.len(), 2 | 3)
            && matches!(region.len(), 0 | 2)
            && code.chars().all(|c| c.is_ascii_uppercase() || c == '-')
    };
    if !codes.iter().all(is_code) {
        return (about, Vec::new());
    }
    let tag = |code: &str| match code.split_once('-') {
        Some((language, region)) => format!("{}-{region}", language.to_lowercase()),
        None => code.to_lowercase(),
    };
    (words, codes.iter().map(|code| Language::from(tag(code).as_str())).collect())
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
    fn other_lines_are_not() {
        for text in
            ["The options are:", "Note: talk to your doctor EN", "Hernia", ": treatment methods NL"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
