//! The words with which texts say how often.

use super::super::units::{Kind, Words};

/// Words that say how often by themselves, in millionths.
pub(super) const ONCE: [(u64, Words); 3] = [
    (1_000_000, [&["once"], &["eens"], &[], &[], &[]]),
    (2_000_000, [&["twice"], &[], &[], &[], &[]]),
    (3_000_000, [&["thrice"], &[], &[], &[], &[]]),
];

/// Words that say in which time by themselves, with how many of a unit that is.
#[rustfmt::skip]
pub(in super::super) const ADVERBS: [(Kind, u64, Words); 8] = [
    (Kind::Hours, 1, [&["hourly"], &[], &["stündlich"], &[], &[]]),
    (Kind::Days, 1, [
        &["daily"], &["dagelijks", "daags"], &["täglich"], &["quotidiennement"],
        &["diario", "diarios", "diaria", "diarias", "diariamente"],
    ]),
    (Kind::Weeks, 1, [
        &["weekly"], &["wekelijks"], &["wöchentlich"], &["hebdomadaire", "hebdomadaires", "hebdomadairement"],
        &["semanal", "semanales", "semanalmente"],
    ]),
    (Kind::Weeks, 2, [&["fortnightly"], &[], &["vierzehntägig", "vierzehntäglich"], &[], &["quincenal", "quincenalmente"]]),
    (Kind::Months, 1, [
        &["monthly"], &["maandelijks"], &["monatlich"], &["mensuel", "mensuelle", "mensuellement"],
        &["mensual", "mensuales", "mensualmente"],
    ]),
    (Kind::Months, 3, [&["quarterly"], &[], &[], &["trimestriel", "trimestrielle"], &["trimestral", "trimestralmente"]]),
    (Kind::Months, 6, [&[], &[], &[], &["semestriel", "semestrielle"], &["semestral", "semestralmente"]]),
    (Kind::Years, 1, [
        &["yearly", "annually"], &["jaarlijks"], &["jährlich"], &["annuel", "annuelle", "annuellement"],
        &["anual", "anuales", "anualmente"],
    ]),
];

/// Words before a time in which something is done, again and again: "every 6 hours".
pub(in super::super) const EVERY: Words = [
    &["every", "each"],
    &["elke", "elk", "iedere", "ieder", "om de"],
    &["jede", "jeden", "jeder", "jedes", "jedem", "alle"],
    &["chaque", "tous les", "toutes les"],
    &["cada", "todos los", "todas las"],
];

/// "Om de dag" is every other day.
pub(super) const EVERY_OTHER: Words = [&[], &["om de"], &[], &[], &[]];

/// Which one of how many that is: "every other day".
#[rustfmt::skip]
pub(in super::super) const NTH: [(u64, Words); 6] = [
    (2, [&["second", "other"], &["tweede"], &["zweite", "zweiter", "zweites", "zweiten"], &[], &["segundo", "segunda"]]),
    (3, [&["third"], &["derde"], &["dritte", "dritter", "drittes", "dritten"], &[], &["tercer", "tercera"]]),
    (4, [&["fourth"], &["vierde"], &["vierte", "vierter", "viertes", "vierten"], &[], &[]]),
    (5, [&["fifth"], &["vijfde"], &["fünfte", "fünfter", "fünftes", "fünften"], &[], &[]]),
    (8, [&["eighth"], &["achtste"], &["achte", "achter", "achtes", "achten"], &[], &[]]),
    (10, [&["tenth"], &["tiende"], &["zehnte", "zehnter", "zehntes", "zehnten"], &[], &[]]),
];

/// Words before a time that say "in each of", only where something is counted before them: "2 litres a day".
pub(super) const ARTICLES: Words = [
    &["a", "an", "in a"],
    &["in de", "in het", "in een"],
    &["am", "im", "in der", "die", "das", "in einer"],
    &["l", "dans la", "à la"],
    &["al", "a la", "a el", "en el", "en la"],
];

/// Words before a number of a time, where it is said how many times: "once in 2 weeks".
pub(super) const IN: Words = [&["in"], &["in"], &["in"], &["en"], &["en"]];

/// What makes one time of "a day", of which nothing is counted: "rest for a day", "in de week na de operatie".
#[rustfmt::skip]
pub(super) const ONE_TIME: Words = [
    &["for", "after", "before", "within", "than", "until", "and", "or", "since", "about", "is", "was", "of", "later", "ago", "take", "takes"],
    &["na", "voor", "binnen", "dan", "tot", "en", "of", "sinds", "is", "van", "later", "erna", "ervoor", "waarin", "dat", "die"],
    &["nach", "vor", "binnen", "als", "bis", "und", "oder", "seit", "ist", "der", "des", "danach", "davor", "später", "vorher", "zuvor", "an", "nachdem"],
    &["après", "avant", "dans", "que", "et", "ou", "depuis", "de"],
    &["después", "antes", "dentro", "que", "y", "o", "desde", "siguiente", "de", "del", "anterior"],
];

/// What may stand behind an English adverb. Anything else is what it describes: "daily life".
pub(super) const BEHIND_ADVERB: [&str; 40] = [
    "for", "with", "without", "in", "at", "before", "after", "to", "and", "or", "until", "by",
    "on", "as", "if", "when", "unless", "from", "during", "while", "but", "then", "because", "so",
    "is", "are", "helps", "help", "can", "may", "will", "should", "must", "that", "than",
    "instead", "rather", "not", "under", "over",
];
