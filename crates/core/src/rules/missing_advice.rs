//! The words above a list of decision aids do not advise the reader to talk to a doctor.
//!
//! Whether a text gives that advice is for a person to judge. This rule looks for a word for the
//! doctor and one for talking, in the languages that it knows, and leaves other languages alone.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Language, PageKind};

struct Words {
    language: &'static str,
    /// Whom to talk to. A word matches whatever ending it has.
    who: &'static [&'static str],
    /// What to do with them.
    what: &'static [&'static str],
    example: &'static str,
}

const WORDS: [Words; 4] = [
    Words {
        language: "en",
        who: &[
            "doctor",
            "physician",
            "gp",
            "clinician",
            "nurse",
            "specialist",
            "midwife",
            "surgeon",
            "care team",
            "health professional",
            "healthcare professional",
            "health care professional",
            "healthcare provider",
            "health care provider",
            "care provider",
        ],
        what: &[
            "talk",
            "discuss",
            "speak",
            "ask",
            "consult",
            "together",
            "share",
            "go over",
            "go through",
            "bring",
        ],
        example: "Talk to your doctor about them before you decide.",
    },
    Words {
        language: "nl",
        who: &[
            "arts",
            "huisarts",
            "dokter",
            "specialist",
            "zorgverlener",
            "behandelaar",
            "hulpverlener",
            "verpleegkundige",
            "praktijkondersteuner",
            "verloskundige",
            "chirurg",
        ],
        what: &[
            "bespreek", "besprek", "bespro", "praat", "praten", "overleg", "vraag", "vragen",
            "samen", "spreek",
        ],
        example: "Bespreek ze met uw arts voordat u beslist.",
    },
    Words {
        language: "de",
        who: &[
            "arzt",
            "ärzt",
            "hausarzt",
            "hausärzt",
            "facharzt",
            "fachärzt",
            "behandler",
            "praxis",
            "hebamme",
            "pflege",
        ],
        what: &[
            "sprechen",
            "besprech",
            "bespric",
            "gespräch",
            "reden",
            "frag",
            "berat",
            "gemeinsam",
        ],
        example: "Besprechen Sie sie mit Ihrem Arzt oder Ihrer Ärztin, bevor Sie sich entscheiden.",
    },
    Words {
        language: "fr",
        who: &[
            "médecin",
            "docteur",
            "soignant",
            "spécialiste",
            "infirmi",
            "sage-femme",
            "professionnel de santé",
            "professionnelle de santé",
            "chirurgien",
        ],
        what: &["parle", "discut", "consult", "demande", "évoque", "ensemble"],
        example: "Parlez-en avec votre médecin avant de décider.",
    },
];

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for page in context.site.pages.iter().filter(|page| page.kind == PageKind::Aids) {
        // The name of the file: a wrong `language` inside it does not change what it is written in.
        let language = Language::from(page.file.stem());
        let Some(words) = WORDS.iter().find(|words| words.language == language.primary()) else {
            continue;
        };
        let text = page.aids.intro.to_lowercase();
        let has = |any: &[&str]| any.iter().any(|word| contains_word(&text, word));
        if has(words.who) && has(words.what) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::MissingAdvice,
                "the text above the decision aids does not advise to talk to a doctor",
                context.key(&page.file, "/aids/intro"),
            )
            .help(format!("add the advice, for example: {}", words.example)),
        );
    }
}

/// Whether a text has a word that begins so. Line breaks count as spaces.
fn contains_word(text: &str, word: &str) -> bool {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.match_indices(word)
        .any(|(start, _)| !text[..start].chars().next_back().is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{WORDS, contains_word};

    #[test]
    fn the_examples_give_the_advice() {
        for words in WORDS {
            let text = words.example.to_lowercase();
            assert!(words.who.iter().any(|word| contains_word(&text, word)), "{text}");
            assert!(words.what.iter().any(|word| contains_word(&text, word)), "{text}");
        }
    }

    #[test]
    fn a_word_begins_where_a_word_begins() {
        assert!(contains_word("vraag uw\nartsen", "arts"));
        assert!(contains_word("with your health\nprofessional", "health professional"));
        assert!(!contains_word("hoe u start met kiezen, starts", "arts"));
    }
}
