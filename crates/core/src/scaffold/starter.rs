//! What a new page says in its own language before anybody has written in it.

use crate::model::Language;

/// The words of one language.
pub(crate) struct Words {
    language: &'static str,
    /// A heading above decision aids.
    pub(crate) aids_heading: &'static str,
    /// What the aids are for, and the advice to talk to a doctor.
    pub(crate) aids_intro: &'static str,
}

const ALL: [Words; 4] = [
    Words {
        language: "en",
        aids_heading: "Decision aids",
        aids_intro: "These decision aids tell you more about the pros and cons of the treatments. They\nalso help you find out what you prefer. Talk to your doctor about them before you\ndecide.",
    },
    Words {
        language: "nl",
        aids_heading: "Keuzehulpen",
        aids_intro: "Deze keuzehulpen vertellen u meer over de voor- en nadelen van de behandelingen. Ook\nhelpen ze u ontdekken wat u zelf het liefst wilt. Bespreek ze met uw arts voordat u\nbeslist.",
    },
    Words {
        language: "de",
        aids_heading: "Entscheidungshilfen",
        aids_intro: "Diese Entscheidungshilfen sagen Ihnen mehr über die Vor- und Nachteile der\nBehandlungen. Sie helfen Ihnen auch herauszufinden, was Ihnen wichtig ist. Besprechen\nSie sie mit Ihrem Arzt oder Ihrer Ärztin, bevor Sie sich entscheiden.",
    },
    Words {
        language: "fr",
        aids_heading: "Aides à la décision",
        aids_intro: "Ces aides à la décision vous en disent plus sur les avantages et les inconvénients des\ntraitements. Elles vous aident aussi à savoir ce que vous préférez. Parlez-en avec votre\nmédecin avant de décider.",
    },
];

impl Words {
    /// The words in a language; words to be replaced where it is not one of ours.
    pub(crate) fn of(language: &Language) -> &'static Self {
        const OTHER: Words = Words {
            language: "",
            aids_heading: "TODO: a heading for the decision aids",
            aids_intro: "TODO: what the decision aids are for, and the advice to talk to a doctor before deciding.",
        };
        ALL.iter().find(|words| words.language == language.primary()).unwrap_or(&OTHER)
    }
}
