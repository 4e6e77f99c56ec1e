//! What stands in the place of texts that are still to be written, language by language.

use crate::scaffold::TODO;

/// Marks in capitals, which stand for nothing else.
pub(super) const MARKS: [&str; 5] = [TODO, "TO DO", "TBD", "FIXME", "TBA"];

/// Those that are no word in small letters either. "Todo" is one in Spanish, unless a colon follows.
pub(super) const IN_SMALL_LETTERS: [&str; 2] = ["tbd", "fixme"];

/// Texts that fill a place until the real one is there.
pub(super) const FILLERS: [&str; 7] = [
    "lorem ipsum",
    "placeholder text",
    "voorbeeldtekst",
    "opvultekst",
    "platzhaltertext",
    "blindtext",
    "faux-texte",
];

/// What stands first in brackets that are to be filled in.
pub(super) const TO_FILL_IN: [&str; 24] = [
    "insert",
    "add",
    "fill in",
    "your",
    "to be",
    "name of",
    "link to",
    "placeholder",
    "invullen",
    "invoegen",
    "in te vullen",
    "nog",
    "vul in",
    "vul hier",
    "hier",
    "uw",
    "einfügen",
    "bitte",
    "ergänzen",
    "noch",
    "insérer",
    "à compléter",
    "à insérer",
    "compléter",
];

/// How brackets end that are to be filled in.
pub(super) const FILL_IN: [&str; 10] = [
    "invullen",
    "invoegen",
    "toevoegen",
    "einfügen",
    "ergänzen",
    "eintragen",
    "einsetzen",
    "à compléter",
    "à insérer",
    "here",
];

/// What stands alone in such brackets.
pub(super) const SLOTS: [&str; 25] = [
    "link", "url", "dose", "name", "date", "number", "title", "address", "dosis", "naam", "datum",
    "getal", "aantal", "titel", "adres", "nummer", "zahl", "anzahl", "adresse", "lien", "nom",
    "nombre", "titre", "tekst", "texte",
];

/// The text that printers fill places with.
pub(super) const LOREM: [&str; 19] = [
    "lorem",
    "ipsum",
    "dolor",
    "sit",
    "amet",
    "consectetur",
    "adipiscing",
    "elit",
    "sed",
    "do",
    "eiusmod",
    "tempor",
    "incididunt",
    "ut",
    "labore",
    "et",
    "dolore",
    "magna",
    "aliqua",
];

/// In the place of a name.
pub(super) const NOBODY: [&str; 6] = ["n/a", "n.a.", "n.v.t.", "nvt", "k.a.", "s.o."];

/// Texts that are nothing but the word that they will follow.
pub(super) const TO_FOLLOW: [&str; 28] = [
    "tba",
    "to be completed",
    "to be confirmed",
    "wordt aangevuld",
    "nog in te vullen",
    "nog te bepalen",
    "wird ergänzt",
    "wird noch ergänzt",
    "noch zu ergänzen",
    "noch festzulegen",
    "texte à venir",
    "contenu à venir",
    "à définir",
    "à préciser",
    "to follow",
    "text to follow",
    "to be written",
    "to be determined",
    "coming soon",
    "volgt",
    "tekst volgt",
    "nader te bepalen",
    "n.t.b.",
    "folgt",
    "text folgt",
    "folgt noch",
    "à venir",
    "à compléter",
];

/// What stands in round brackets, where a reader has nothing to fill in.
pub(super) const IN_ROUND_BRACKETS: [&str; 9] = [
    "to be determined",
    "to be confirmed",
    "nog in te vullen",
    "nog te bepalen",
    "nader te bepalen",
    "noch zu ergänzen",
    "noch festzulegen",
    "à définir",
    "à préciser",
];

/// Titles of pages that were not there, or not yet.
pub(super) const NO_TITLES: [&str; 15] = [
    "404",
    "404 not found",
    "not found",
    "page not found",
    "404 - page not found",
    "pagina niet gevonden",
    "seite nicht gefunden",
    "page introuvable",
    "page non trouvée",
    "untitled",
    "untitled document",
    "naamloos",
    "sans titre",
    "loading",
    "just a moment",
];
