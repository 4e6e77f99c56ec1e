//! What pages say of themselves when they are no longer to be relied on.

use super::Phrases;

/// How a page points to itself.
pub(in super::super) const DEMONSTRATIVES: &[&str] = &[
    "this", "these", "deze", "dit", "diese", "dieser", "dieses", "ce", "cet", "cette", "ces", "the", "de", "het", "die", "der", "das", "le", "la", "l", "our", "onze", "unsere", "notre", "all", "alle", "tous", "toutes",
];

/// What a page may call itself, as the first words of its name.
pub(in super::super) static THINGS: Phrases = Phrases::new(&[
    "decision aid", "decision aids", "patient decision aid", "decision tool", "decision support tool", "aid", "tool", "page", "web page", "webpage", "document", "guideline", "guidance", "guide", "leaflet", "booklet", "brochure", "factsheet", "fact sheet", "content", "information", "resource", "publication", "article", "option grid", "record", "version", "material", "website", "site", "service",
    "keuzehulp", "keuzekaart", "keuzetool", "consultkaart", "pagina", "webpagina", "informatie", "folder", "patientenfolder", "richtlijn", "tekst", "brochure", "publicatie", "inhoud", "versie", "website", "hulpmiddel",
    "entscheidungshilfe", "seite", "webseite", "leitlinie", "broschure", "patienteninformation", "publikation", "inhalt", "inhalte", "information", "informationen", "dokument", "artikel", "version", "angebot", "merkblatt",
    "outil", "outil d'aide a la decision", "aide a la decision", "outil decisionnel", "fiche", "brochure", "publication", "contenu", "information", "recommandation", "guide", "boite a decision", "boite",
]);

/// What is said of something that was taken back or replaced.
pub(in super::super) static WITHDRAWN: Phrases = Phrases::new(&[
    "has been withdrawn", "was withdrawn", "is withdrawn", "have been withdrawn", "were withdrawn", "has been retired", "was retired", "is retired", "has been discontinued", "was discontinued", "is discontinued", "is no longer available", "are no longer available", "is not available any more", "is not available anymore", "is no longer offered", "is no longer valid", "is no longer in use", "is no longer recommended", "should no longer be used", "must no longer be used", "has been removed", "was removed", "has been taken down", "has been taken offline", "was taken offline", "has been superseded", "is superseded", "was superseded", "has been replaced", "has been updated and replaced", "has been reviewed and replaced", "was replaced", "has been deprecated", "is deprecated", "has been rescinded", "has been revoked", "has expired", "is no longer online",
    "is ingetrokken", "zijn ingetrokken", "werd ingetrokken", "is teruggetrokken", "is vervallen", "is komen te vervallen", "is niet meer beschikbaar", "is niet langer beschikbaar", "zijn niet meer beschikbaar", "is offline gehaald", "is verwijderd", "is vervangen", "werd vervangen", "is niet meer geldig", "is niet langer geldig", "is niet meer in gebruik", "is niet langer in gebruik", "is stopgezet", "is gestopt", "is niet meer online", "wordt niet meer aangeboden", "mag niet meer worden gebruikt", "mag niet meer gebruikt worden",
    "wurde zuruckgezogen", "wurden zuruckgezogen", "ist zuruckgezogen", "zuruckgezogen worden", "ist nicht mehr verfugbar", "ist nicht langer verfugbar", "steht nicht mehr zur verfugung", "nicht mehr zur verfugung", "sind nicht mehr verfugbar", "wurde ersetzt", "ersetzt worden", "wurde eingestellt", "wurde entfernt", "wurde geloscht", "ist nicht mehr gultig", "ist nicht mehr aktuell und wurde", "wird nicht mehr angeboten", "wurde aus dem netz genommen", "wurde offline genommen", "wurde widerrufen", "ist abgelaufen", "darf nicht mehr verwendet werden",
    "a ete retire", "a ete retiree", "ont ete retires", "ont ete retirees", "est retire", "est retiree", "n'est plus disponible", "ne sont plus disponibles", "n'est plus valide", "n'est plus en vigueur", "n'est plus propose", "n'est plus proposee", "n'est plus utilise", "ne doit plus etre utilise", "ne doit plus etre utilisee", "a ete remplace", "a ete remplacee", "est remplace par", "est remplacee par", "a ete supprime", "a ete supprimee", "a ete abandonne", "a ete mis hors ligne", "a ete mise hors ligne", "a expire",
]);

/// The same in one piece, in whatever sentence.
pub(in super::super) static WITHDRAWN_WHOLE: Phrases = Phrases::new(&[
    "we have withdrawn this", "we've withdrawn this", "we withdrew this", "we have retired this", "we have removed this decision aid", "we have taken this decision aid", "we no longer offer this", "we no longer publish this", "do not use this decision aid", "wij hebben deze keuzehulp ingetrokken", "we hebben deze keuzehulp ingetrokken", "wij bieden deze keuzehulp niet meer aan", "we bieden deze keuzehulp niet meer aan", "gebruik deze keuzehulp niet meer", "wir haben diese entscheidungshilfe zuruckgezogen", "wir haben diese entscheidungshilfe vom netz genommen", "wir bieten diese entscheidungshilfe nicht mehr an", "nous avons retire cet outil", "nous avons retire cette aide", "nous avons retire cette fiche", "nous ne proposons plus cet outil", "nous ne proposons plus cette aide", "n'utilisez plus cet outil", "n'utilisez plus cette aide",
]);

/// The same in one piece, in whatever sentence.
pub(in super::super) static ARCHIVED_WHOLE: Phrases = Phrases::new(&[
    "this is an archived", "this is archived content", "this is an archive copy", "you are viewing an archived", "you are looking at an archived", "you are reading an archived", "this is an outdated", "this is an out of date", "we no longer update this", "we no longer maintain this", "we have archived this", "dit is een gearchiveerde", "u bekijkt een gearchiveerde", "je bekijkt een gearchiveerde", "u leest een gearchiveerde", "dit is een verouderde", "wij werken deze keuzehulp niet meer bij", "we werken deze keuzehulp niet meer bij", "wij hebben deze keuzehulp gearchiveerd", "we hebben deze keuzehulp gearchiveerd", "dies ist eine archivierte", "dies ist ein archivierter", "sie sehen eine archivierte", "sie lesen eine archivierte", "dies ist eine veraltete", "wir aktualisieren diese", "wir haben diese entscheidungshilfe archiviert", "ceci est une version archivee", "ceci est une page archivee", "ceci est un document archive", "vous consultez une version archivee", "vous consultez une page archivee", "vous lisez une version archivee", "nous avons archive cet outil", "nous avons archive cette", "nous ne mettons plus a jour",
]);

/// What is said of something that is kept but no longer looked after.
pub(in super::super) static ARCHIVED: Phrases = Phrases::new(&[
    "has been archived", "was archived", "is archived", "have been archived", "is now archived", "is an archived", "is in our archive", "is in the archive", "is part of our archive", "has been moved to the archive", "was moved to the archive", "has been moved to our archive", "is no longer updated", "is no longer being updated", "is not being updated", "is no longer maintained", "is no longer being maintained", "is no longer kept up to date", "is not kept up to date", "is no longer reviewed", "is no longer supported", "is out of date", "is outdated", "is no longer current", "is not current", "is kept for reference", "is kept for historical", "is provided for historical", "is provided for reference", "has not been updated since", "may be out of date", "may be outdated", "no longer reflects",
    "is gearchiveerd", "zijn gearchiveerd", "werd gearchiveerd", "staat in het archief", "is in het archief", "is verplaatst naar het archief", "wordt niet meer bijgewerkt", "wordt niet langer bijgewerkt", "wordt niet meer bijgehouden", "wordt niet langer bijgehouden", "wordt niet meer onderhouden", "wordt niet langer onderhouden", "wordt niet meer geactualiseerd", "is verouderd", "is niet meer actueel", "is niet langer actueel", "worden niet meer bijgewerkt",
    "wurde archiviert", "ist archiviert", "archiviert worden", "befindet sich im archiv", "ist im archiv", "wird nicht mehr aktualisiert", "wird nicht langer aktualisiert", "werden nicht mehr aktualisiert", "wird nicht mehr gepflegt", "wird nicht mehr betreut", "wird nicht langer gepflegt", "ist veraltet", "ist nicht mehr aktuell", "ist nicht mehr auf dem neuesten stand",
    "a ete archive", "a ete archivee", "est archive", "est archivee", "est desormais archive", "est desormais archivee", "n'est plus mis a jour", "n'est plus mise a jour", "ne sont plus mis a jour", "ne sont plus mises a jour", "n'est plus actualise", "n'est plus actualisee", "n'est plus maintenu", "n'est plus maintenue", "est obsolete", "n'est plus a jour", "n'est plus d'actualite", "est conserve a titre", "est conservee a titre",
]);

/// Words put before or behind a title.
pub(in super::super) static WITHDRAWN_TAGS: Phrases = Phrases::new(&[
    "withdrawn", "retired", "discontinued", "superseded", "notice of withdrawal", "withdrawal notice", "no longer available", "deprecated", "ingetrokken", "vervallen", "teruggetrokken", "niet meer beschikbaar", "zuruckgezogen", "nicht mehr verfugbar", "nicht mehr gultig", "retiree", "plus disponible", "n'est plus disponible", "avis de retrait",
]);

/// Words put before or behind a title.
pub(in super::super) static ARCHIVED_TAGS: Phrases = Phrases::new(&[
    "archived", "archived content", "archived page", "archived document", "archived information", "archived version", "archived decision aid", "archive copy", "archive only", "out of date", "outdated", "no longer updated", "no longer maintained", "gearchiveerd", "gearchiveerde pagina", "gearchiveerde versie", "gearchiveerde keuzehulp", "verouderd", "niet meer actueel", "niet meer bijgewerkt", "archiviert", "archivierte seite", "archivierte version", "archivierte fassung", "archivierte entscheidungshilfe", "veraltet", "nicht mehr aktuell", "wird nicht mehr aktualisiert", "archivee", "page archivee", "contenu archive", "version archivee", "outil archive", "document archive", "obsolete", "n'est plus mis a jour", "plus mis a jour",
]);

/// Words that point to the page wherever they stand.
pub(in super::super) const POINTERS: &[&str] = &[
    "this", "these", "deze", "dit", "diese", "dieser", "dieses", "ce", "cet", "cette", "ces", "our", "onze", "unsere", "notre",
];

/// What may come before an article that points to the page.
pub(in super::super) const WARNINGS: &[&str] = &[
    "note", "please", "notice", "important", "warning", "alert", "let", "op", "belangrijk", "melding", "achtung", "hinweis", "wichtig", "bitte", "beachten", "attention", "avis", "important", "archived", "withdrawn", "gearchiveerd", "ingetrokken", "archiviert", "all", "alle", "tous", "toutes",
];

/// Words that make a condition of the rest of the sentence.
pub(in super::super) const CONDITIONS: &[&str] = &[
    "if", "when", "whether", "unless", "until", "before", "once", "after", "als", "wanneer", "tenzij", "totdat", "voordat", "zodra", "nadat", "wenn", "falls", "ob", "bis", "bevor", "sobald", "nachdem", "si", "quand", "lorsque", "avant", "apres",
];

/// Words before a pointer that make the page the owner of what is spoken of: `the printed version of this leaflet`.
pub(in super::super) const OWNERS: &[&str] = &[
    "of", "for", "in", "on", "from", "with", "about", "to", "by", "van", "voor", "over", "bij", "met", "uit", "naar", "von", "fur", "zu", "mit", "aus", "uber", "auf", "version", "versie", "fassung", "druckversion", "de", "du", "des", "dans", "sur", "par", "pour", "avec",
]; 

/// Words that turn a statement about the page into one about something else, or into its opposite.
pub(in super::super) const DOUBTS: &[&str] = &[
    "old", "older", "previous", "earlier", "former", "printed", "paper", "other", "oude", "vorige", "eerdere", "andere", "papieren", "alte", "altere", "fruhere", "vorherige", "ancien", "ancienne", "precedente", "autre",
    "if", "when", "whether", "unless", "until", "before", "not", "never", "will", "would", "may", "might", "could", "once", "which", "that", "who", "or", "replaces", "supersedes", "is", "are", "was", "were", "has", "have", "about", "tells", "shows", "explains", "describes", "says",
    "als", "wanneer", "tenzij", "totdat", "voordat", "zodra", "zal", "zou", "die", "dat", "vervangt", "niet", "nog", "gaat", "wordt", "worden",
    "wenn", "falls", "ob", "bis", "bevor", "sobald", "nicht", "noch", "soll", "dass", "oder", "ersetzt", "ist", "sind", "wird", "geht", "eine", "einen",
    "si", "quand", "lorsque", "avant", "sera", "serait", "qui", "que", "ou", "remplace", "pas", "est", "sont",
];
