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
            if advises_against(&text, words) {
                let message = "the text above the decision aids advises not to talk to a doctor";
                let label = context.key(&page.file, "/aids/intro");
                diagnostics.push(
                    Diagnostic::new(Code::MissingAdvice, message, label)
                        .help(format!("write the opposite, for example: {}", words.example)),
                );
            }
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

/// Words that turn a sentence into its opposite.
const NOT: [&str; 15] = [
    "not", "never", "don't", "don’t", "no", "niet", "nooit", "geen", "nicht", "nie", "kein",
    "keine", "keinen", "pas", "jamais",
];

/// Whether the only sentences that speak of talking to a doctor have a word for "not" between the two,
/// or right before the first. "Do not decide before you talk to your doctor" has none there.
fn advises_against(text: &str, words: &Words) -> bool {
    let mut found = false;
    for sentence in text.split(['.', '!', '?', ';', ':']) {
        let said: Vec<&str> = sentence.split_whitespace().collect();
        let place = |any: &[&str]| {
            said.iter().position(|word| {
                any.iter()
                    .any(|it| word.trim_matches(|c: char| !c.is_alphanumeric()).starts_with(it))
            })
        };
        let (Some(who), Some(what)) = (place(words.who), place(words.what)) else { continue };
        let (first, last) = (who.min(what), who.max(what));
        let near = &said[first.saturating_sub(1)..last];
        let negated = near.iter().any(|word| {
            NOT.contains(&word.trim_matches(|c: char| matches!(c, ',' | '(' | ')' | '"')))
        });
        if !negated {
            return false;
        }
        found = true;
    }
    found
}

/// Whether a text has a word that begins so. Line breaks count as spaces.
fn contains_word(text: &str, word: &str) -> bool {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.match_indices(word)
        .any(|(start, _)| !text[..start].chars().next_back().is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{WORDS, advises_against, contains_word};

    #[test]
    fn the_opposite_of_the_advice_is_none() {
        let against = |language: &str, text: &str| {
            let words = WORDS.iter().find(|it| it.language == language).expect("the words");
            advises_against(&text.to_lowercase(), words)
        };
        assert!(against("en", "Do not talk to your doctor about them."));
        assert!(against("en", "You should never discuss these with a nurse."));
        assert!(against("nl", "Bespreek ze niet met uw arts."));
        assert!(against("de", "Sprechen Sie nicht mit Ihrem Arzt."));
        assert!(against("fr", "Ne parlez pas à votre médecin."));
        assert!(!against("en", "Do not decide before you talk to your doctor."));
        assert!(!against("en", "Do not hesitate to talk to your doctor."));
        assert!(!against("nl", "Beslis niet voordat u met uw arts overlegt."));
    }

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
