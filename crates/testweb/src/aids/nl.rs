//! Aids in Dutch.

use super::Aid;

const fn aid(subject: &'static str, title: &'static str, text: &'static [&'static str]) -> Aid {
    Aid { subject, title, language: "nl", text }
}

pub(crate) static HERNIA: Aid = aid(
    "Hernia",
    "Keuzehulp hernia: welke behandeling past bij mij?",
    &[
        "Bij een hernia drukt een tussenwervelschijf op een zenuw. U voelt pijn in uw rug die uitstraalt naar uw been. Vaak gaat een hernia binnen enkele weken vanzelf over.",
        "Blijf bewegen en bouw dit stap voor stap op. Pijnstillers kunnen helpen om te blijven bewegen. Bij hevige pijn in de nacht kan een slaapmiddel even helpen.",
        "Is de pijn na enkele weken niet minder? Dan kan een operatie een keuze zijn. Na een operatie is de pijn meestal sneller weg. Na een jaar is er weinig verschil met niet opereren.",
        "Zet de voordelen en nadelen op een rij en bespreek ze met uw arts.",
    ],
);

pub(crate) static RUGPIJN: Aid = aid(
    "Lage rugpijn",
    "Keuzehulp lage rugpijn",
    &[
        "Bij de meeste mensen met lage rugpijn wordt geen oorzaak gevonden. Dat is vervelend, maar het betekent ook dat er niets ernstigs aan de hand is.",
        "U kunt kiezen voor oefenen met een fysiotherapeut, voor massage of voor afwachten. Pijnstillers maken de klachten vaak minder.",
        "Een foto of scan helpt meestal niet. Bespreek met uw huisarts wat u belangrijk vindt.",
    ],
);

pub(crate) static STENOSE: Aid = aid(
    "Vernauwing van het wervelkanaal",
    "Vernauwing van het wervelkanaal: opereren of niet?",
    &[
        "Bij een vernauwing van het wervelkanaal is er minder ruimte voor de zenuwen naar de benen. Lopen en staan doen pijn. Zitten of voorover buigen helpt.",
        "Met een operatie krijgen de zenuwen meer ruimte. Veel mensen lopen daarna verder. Een operatie heeft ook risico's, zoals een infectie of een bloeding.",
        "Fysiotherapie en pijnstillers zijn andere mogelijkheden. U heeft de tijd om te kiezen, want de klachten worden zelden snel erger.",
    ],
);

pub(crate) static KNIE: Aid = aid(
    "Knieartrose",
    "Keuzehulp knieartrose: nieuwe knie of niet?",
    &[
        "Bij artrose van de knie wordt het kraakbeen dunner. De knie wordt stijf en doet pijn. Afvallen, oefenen en pijnstillers helpen veel mensen jarenlang.",
        "Een kunstknie neemt bij de meeste mensen de pijn weg. Het herstel duurt maanden en een kunstknie gaat vijftien tot twintig jaar mee.",
        "Bespreek met uw orthopeed welke behandeling bij u past.",
    ],
);

pub(crate) static STAAR: Aid = aid(
    "Staar",
    "Staar: wel of geen operatie?",
    &[
        "Bij staar wordt de lens van uw oog troebel. U ziet minder scherp en heeft last van fel licht. Staar kan geen kwaad; u mag wachten.",
        "Bij een operatie krijgt u een heldere kunstlens. Bijna iedereen ziet daarna beter. De kans op een ontsteking in het oog is klein: ongeveer één op de duizend.",
        "Een sterkere bril kan een tijd lang genoeg zijn.",
    ],
);

pub(crate) static BORSTKANKER: Aid = aid(
    "Borstkanker",
    "Borstkanker: borstsparend opereren of de hele borst weghalen?",
    &[
        "Bij borstkanker kunt u vaak kiezen: een deel van de borst weghalen en bestralen, of de hele borst weghalen. De kans om te overleven is bij beide even groot.",
        "Na een borstsparende operatie volgt meestal vijf weken bestraling. Als de hele borst weg is, is bestralen vaak niet nodig.",
        "Neem de tijd en bespreek met de verpleegkundige wat uw lichaam en uw gevoel zeggen.",
    ],
);

pub(crate) static SCOLIOSE: Aid = aid(
    "Scoliose",
    "Scoliose: wel of niet opereren?",
    &[
        "Bij scoliose groeit de rug scheef. Is de bocht klein, dan is regelmatig controleren genoeg.",
        "Een korset kan voorkomen dat de bocht groter wordt zolang een kind groeit. Een operatie zet een deel van de rug recht en vast.",
        "Bespreek met de orthopeed wat u en uw kind belangrijk vinden.",
    ],
);
