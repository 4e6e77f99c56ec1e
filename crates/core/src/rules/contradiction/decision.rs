//! What a title asks whether to do: to be operated, to take a medicine, to be tested, to be screened.

use crate::model::Decision;

/// How a question begins, so that what stands before it only says what it is about.
const QUESTIONS: [&str; 9] = [
    "should i",
    "should my",
    "do i need",
    "moet ik",
    "wil ik",
    "soll ich",
    "brauche ich",
    "dois-je",
    "ai-je besoin",
];

/// What makes a question of a title without a question mark.
const OR_NOT: [&str; 11] = [
    "or not",
    "yes or no",
    "whether",
    "of niet",
    "wel of geen",
    "ja of nee",
    "oder nicht",
    "ja oder nein",
    "ou non",
    "ou pas",
    "oui ou non",
];

/// What begins the part of a title that says when, instead of what or to what end.
#[rustfmt::skip]
const TIMES: [&str; 31] = [
    "before", "after", "following", "during", "instead", "despite", "if", "avoid", "prevent",
    "voor", "vóór", "na", "tijdens", "vanwege", "als", "om", "voorkomen",
    "vor", "nach", "während", "wegen", "wenn", "um",
    "avant", "après", "pendant", "suite", "lors", "si", "pour", "éviter",
];

/// Words that say nothing of what is asked, so that it stands before them: "Statins: is it right for me?"
#[rustfmt::skip]
const EMPTY: [&str; 61] = [
    "it", "them", "this", "these", "is", "are", "be", "a", "the", "right", "good", "choice", "for", "me", "you",
    "yes", "no", "or", "not", "take", "have", "get", "use", "should", "i", "do", "need",
    "wel", "of", "niet", "geen", "ja", "nee", "iets", "voor", "mij", "past", "bij", "ik", "doen", "die", "het",
    "oder", "nein", "nicht", "für", "mich", "das", "oui", "ou", "non", "pas", "vous", "moi", "bon", "choix",
    "c", "est", "ce", "le", "la",
];

/// What names a decision.
struct Names {
    decision: Decision,
    /// Whole words.
    words: &'static [&'static str],
    /// How words begin.
    begin: &'static [&'static str],
    /// What words have in them, for languages that write several as one.
    contain: &'static [&'static str],
}

#[rustfmt::skip]
const NAMES: [Names; 4] = [
    Names {
        decision: Decision::SurgeryOrNot,
        words: &[],
        begin: &["surger", "surgic", "operat", "opér"],
        contain: &[
            "operatie", "operation", "operier", "opereren", "opereer", "chirurg", "ectomy", "ectomie", "ektomie",
        ],
    },
    Names {
        decision: Decision::MedicationOrNot,
        words: &["pill", "pills", "pil", "pillen", "drug", "drugs"],
        begin: &[
            "tablet", "antibioti", "antalgi", "analges", "analgés", "opioid", "opiaten", "statin", "antidepress",
            "antidépress", "insulin", "anticoag", "antikoag", "antistol", "bisphosph", "bisfosf",
        ],
        contain: &[
            "medicin", "medicat", "medicijn", "medikament", "médicament", "arzneimittel", "geneesmiddel",
            "painkiller", "pijnstill", "schmerzmittel", "bloedverdunner", "blutverdünn",
        ],
    },
    Names {
        decision: Decision::TestOrNot,
        words: &[
            "test", "tests", "tested", "testing", "testen", "getest", "getestet", "mri", "mrt", "irm", "ct", "scan",
            "scans", "ray", "rays", "examen", "examens",
        ],
        begin: &["radiograph", "biops", "bluttest", "bloedtest", "gentest", "röntgen"],
        contain: &["onderzoek", "untersuch", "colonoscop", "coloscop", "koloskop"],
    },
    Names {
        decision: Decision::ScreeningOrNot,
        words: &[],
        begin: &["screen", "dépist", "mammogra"],
        contain: &["bevolkingsonderzoek", "früherkennung", "screening"],
    },
];

/// The decisions that a title asks about, where it has no word for the decision that is meant.
pub(super) fn asks_about_others(title: &str, decision: Decision) -> Option<Vec<Decision>> {
    // All treatments are compared where others are asked about, too.
    let asked = asks(title).filter(|_| decision != Decision::TreatmentMethods)?;
    (!asked.contains(&decision) && !names(title, decision)).then_some(asked)
}

/// The decisions that a title asks about, if it is a question and names any.
fn asks(title: &str) -> Option<Vec<Decision>> {
    let title = title.to_lowercase();
    let question = QUESTIONS.iter().filter_map(|it| Some(title.find(it)? + it.len())).min();
    let is_question = || title.contains('?') || OR_NOT.iter().any(|it| title.contains(it));
    let (front, asked) = match question {
        Some(at) => title.split_at(at),
        None if !is_question() => return None,
        None => title.split_once(':').unwrap_or(("", &title)),
    };
    let mut found = named(&without_times(asked));
    if found.is_empty() && words(asked).all(|word| EMPTY.contains(&word)) {
        found = named(&without_times(front));
    }
    // A test may be one of people who have no complaints.
    if found == [Decision::TestOrNot] {
        found.push(Decision::ScreeningOrNot);
    }
    (!found.is_empty()).then_some(found)
}

/// Whether a title has a word for a decision, wherever that stands.
fn names(title: &str, decision: Decision) -> bool {
    let title = title.to_lowercase();
    named(&words(&title).collect::<Vec<_>>()).contains(&decision)
}

fn named(words: &[&str]) -> Vec<Decision> {
    let is_named = |it: &&Names| {
        words.iter().any(|word| {
            it.words.contains(word)
                || it.begin.iter().any(|start| word.starts_with(start))
                || it.contain.iter().any(|part| word.contains(part))
        })
    };
    NAMES.iter().filter(is_named).map(|it| it.decision).collect()
}

/// The words of a text, each of its parts without what says when.
fn without_times(text: &str) -> Vec<&str> {
    let parts = text.split([':', ';', ',', '?', '!', '(', ')', '/', '|', '–', '—']);
    parts.flat_map(|part| words(part).take_while(|word| !TIMES.contains(word))).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{asks, asks_about_others};
    use crate::model::Decision::{MedicationOrNot, ScreeningOrNot, SurgeryOrNot, TestOrNot};

    #[test]
    fn a_title_asks_about_what_it_names() {
        for title in [
            "Scoliosis: Should I (or My Child) Have Surgery?",
            "Moet ik een operatie?",
            "Opereren of niet?",
            "Scoliose: wel of geen operatie",
            "Soll ich mich operieren lassen?",
            "Faut-il opérer ?",
            "LASIK surgery: Is it right for you?",
            "Hernia: knieoperatie of niet",
        ] {
            assert_eq!(asks(title), Some(vec![SurgeryOrNot]), "{title}");
        }
        for title in [
            "Soll ich Medikamente nehmen?",
            "Should I Take Antibiotics After Surgery?",
            "Pain After Scoliosis Surgery: Should I Take Opioids?",
            "Welke pijnstiller past bij mij?",
            "Antibiotics After Surgery: Should I Take Them?",
            "Nach der Operation: Schmerzmittel, ja oder nein?",
            "Bloedverdunners stoppen voor een operatie: wel of niet?",
            "Scoliose : prendre des antalgiques après l’opération ?",
        ] {
            assert_eq!(asks(title), Some(vec![MedicationOrNot]), "{title}");
        }
        for title in [
            "Should I Have a PSA Test?",
            "Do I need an MRI?",
            "Should I have the blood test?",
            "Should I Have an X-ray before Scoliosis Surgery?",
            "Should I Have an MRI Before Back Surgery?",
            "Skoliose: Röntgen ja oder nein?",
            "IRM avant une opération : oui ou non ?",
        ] {
            assert_eq!(asks(title), Some(vec![TestOrNot, ScreeningOrNot]), "{title}");
        }
        for title in ["Lung Cancer Screening: Is it right for me?", "Se faire dépister ou non ?"] {
            assert_eq!(asks(title), Some(vec![ScreeningOrNot]), "{title}");
        }
        for title in [
            "Back surgery explained",
            "Should I Stop Taking My Blood Thinner Before Scoliosis Surgery?",
            "Moet ik fysiotherapie na een operatie?",
            "Soll ich vor der Operation aufhören zu rauchen?",
            "Dois-je faire de la rééducation après une opération ?",
            "Should I Stop Taking Part in Sports?",
            "Hysterectomy: Should I Use Estrogen Therapy (ET)?",
            "Which Treatment Should I Have for Testicular Cancer After My Surgery?",
            "Scoliosis Test Results: Which Treatment Suits Me?",
        ] {
            assert_eq!(asks(title), None, "{title}");
        }
    }

    #[test]
    fn a_title_with_its_own_decision_contradicts_nothing() {
        for (title, decision) in [
            ("Prostate Cancer Screening: Should I Have a PSA Test?", ScreeningOrNot),
            ("Should I take medication to avoid surgery?", MedicationOrNot),
            ("Medicines to Prevent Clots: Should I Take Them after Surgery?", MedicationOrNot),
            ("Antibiotics: Do I Need a Test First?", MedicationOrNot),
            ("Operation oder nicht? Medikamente als Alternative", SurgeryOrNot),
            ("Should I Have Surgery for Screening-Detected Cancer?", SurgeryOrNot),
            ("Test PSA : se faire dépister ou non ?", ScreeningOrNot),
            ("Wel of geen MRI voor een operatie aan de rug?", TestOrNot),
        ] {
            assert!(asks_about_others(title, decision).is_none(), "{title}");
        }
        for (title, decision) in [
            ("Do I need an MRI?", SurgeryOrNot),
            ("Welke pijnstiller past bij mij?", TestOrNot),
            ("Should I have the blood test?", MedicationOrNot),
            ("Opereren of niet?", TestOrNot),
            ("Skoliose: Soll ich ein MRT machen lassen?", SurgeryOrNot),
            ("Scoliose : se faire opérer ou non ?", TestOrNot),
        ] {
            assert!(asks_about_others(title, decision).is_some(), "{title}");
        }
    }
}
