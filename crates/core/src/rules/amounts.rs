//! Numbers in a text, with the signs before them and the units behind them, so that two languages can
//! be compared.

use std::fmt;

/// A number as a text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// A sign that changes what the number says.
    pub(super) sign: Option<char>,
    /// A point before decimals, no other marks.
    number: String,
    unit: Option<&'static Unit>,
    /// In the smallest unit of its kind, in millionths.
    value: Option<u64>,
}

/// A unit by one of its names, all in small letters.
#[derive(Debug, PartialEq, Eq)]
struct Unit {
    /// As it is shown.
    shown: &'static str,
    /// What it measures. Amounts of one kind are compared.
    kind: Kind,
    /// How many of the smallest unit of its kind it is.
    size: u64,
    /// Its names in any language.
    signs: &'static [&'static str],
    /// Its names in each of [`LANGUAGES`].
    words: Words,
}

/// Words of each of [`LANGUAGES`].
type Words = [&'static [&'static str]; 4];

/// The languages whose words are known. A text is read by the words of its own language, because "an"
/// is a year in French alone; a text in any other language by the words of all of them.
const LANGUAGES: [&str; 4] = ["en", "nl", "de", "fr"];

/// The words for a minus.
const MINUS: Words = [&["minus"], &["min", "minus"], &["minus"], &["moins"]];

/// What makes "at least" of "moins".
const AT_LEAST: [&str; 3] = ["au", "du", "le"];

fn has_word(words: &Words, language: &str, word: &str) -> bool {
    let is_known = LANGUAGES.contains(&language);
    let mut lists = LANGUAGES.iter().zip(words);
    lists.any(|(own, list)| (*own == language || !is_known) && list.contains(&word))
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Mass,
    Volume,
    Length,
    Pressure,
    Share,
    Activity,
    Temperature,
    Years,
    Months,
    Weeks,
    Days,
    Hours,
    Minutes,
    Times,
}

impl Kind {
    /// Whether every language writes it in digits. "Two weeks" may be "2 weken" elsewhere.
    pub(super) fn is_always_in_digits(self) -> bool {
        self <= Self::Temperature
    }
}

/// A unit's names: those of any language, then those of each of [`LANGUAGES`].
const fn unit(
    (shown, kind, size): (&'static str, Kind, u64),
    signs: &'static [&'static str],
    words: Words,
) -> Unit {
    Unit { shown, kind, size, signs, words }
}

#[rustfmt::skip]
const UNITS: &[Unit] = &[
    unit(("µg", Kind::Mass, 1), &["µg", "μg", "mcg"], [
        &["microgram", "micrograms", "microgramme", "microgrammes"], &["microgram"], &["mikrogramm"], &["microgramme", "microgrammes"],
    ]),
    unit(("mg", Kind::Mass, 1_000), &["mg"], [
        &["milligram", "milligrams", "milligramme", "milligrammes"], &["milligram"], &["milligramm"], &["milligramme", "milligrammes"],
    ]),
    unit(("g", Kind::Mass, 1_000_000), &["g"], [
        &["gram", "grams", "gramme", "grammes"], &["gram"], &["gramm"], &["gramme", "grammes"],
    ]),
    unit(("kg", Kind::Mass, 1_000_000_000), &["kg", "kilo"], [
        &["kilogram", "kilograms"], &["kilogram"], &["kilogramm"], &["kilogramme", "kilogrammes"],
    ]),
    unit(("ml", Kind::Volume, 1), &["ml"], [
        &["milliliter", "milliliters", "millilitre", "millilitres"], &["milliliter"], &["milliliter"], &["millilitre", "millilitres"],
    ]),
    unit(("cl", Kind::Volume, 10), &["cl"], NO_WORDS),
    unit(("dl", Kind::Volume, 100), &["dl"], NO_WORDS),
    unit(("l", Kind::Volume, 1_000), &["l"], [
        &["liter", "liters", "litre", "litres"], &["liter"], &["liter"], &["litre", "litres"],
    ]),
    unit(("mm", Kind::Length, 1), &["mm"], [
        &["millimeter", "millimeters", "millimetre", "millimetres"], &["millimeter"], &["millimeter"], &["millimètre", "millimètres"],
    ]),
    unit(("cm", Kind::Length, 10), &["cm"], [
        &["centimeter", "centimeters", "centimetre", "centimetres"], &["centimeter"], &["zentimeter"], &["centimètre", "centimètres"],
    ]),
    unit(("mmHg", Kind::Pressure, 1), &["mmhg"], NO_WORDS),
    unit(("%", Kind::Share, 1), &["%"], [&["percent"], &["procent"], &["prozent"], &["pourcent"]]),
    unit(("IU", Kind::Activity, 1), &["iu", "ie"], [&[], &[], &[], &["ui"]]),
    unit(("°", Kind::Temperature, 1), &["°", "°c"], [
        &["degrees"], &["graden"], &["grad"], &["degrés"],
    ]),
    unit(("years", Kind::Years, 1), &[], [
        &["year", "years"], &["jaar"], &["jahr", "jahre", "jahren"], &["an", "ans"],
    ]),
    unit(("months", Kind::Months, 1), &[], [
        &["month", "months"], &["maand", "maanden"], &["monat", "monate", "monaten"], &["mois"],
    ]),
    unit(("weeks", Kind::Weeks, 1), &[], [
        &["week", "weeks"], &["week", "weken"], &["woche", "wochen"], &["semaine", "semaines"],
    ]),
    unit(("days", Kind::Days, 1), &[], [
        &["day", "days"], &["dag", "dagen"], &["tag", "tage", "tagen"], &["jour", "jours"],
    ]),
    unit(("hours", Kind::Hours, 1), &[], [
        &["hour", "hours"], &["uur", "uren"], &["stunde", "stunden"], &["heure", "heures"],
    ]),
    unit(("minutes", Kind::Minutes, 1), &[], [
        &["minute", "minutes"], &["minuut", "minuten"], &["minute", "minuten"], &["minute", "minutes"],
    ]),
    unit(("times", Kind::Times, 1), &[], [
        &["time", "times"], &["keer", "maal"], &["mal"], &["fois"],
    ]),
];

const NO_WORDS: Words = [&[]; 4];

/// Words between two numbers that have one unit: "5 to 10 mg".
const BETWEEN: [&str; 11] = ["-", "–", "to", "tot", "bis", "à", "or", "of", "oder", "ou", "/"];

/// All numbers of a text in a language, in their order.
pub(super) fn amounts(text: &str, language: &str) -> Vec<Amount> {
    let mut found: Vec<(Amount, usize, usize)> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let tail = &text[start..];
        let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let length = tail.find(|c: char| !is_part(c)).unwrap_or(tail.len());
        let written = tail[..length].trim_end_matches(['.', ',']);
        let end = start + written.len();
        from = start + length;
        // `B12` and `T1` are names.
        if text[..start].ends_with(char::is_alphabetic) {
            continue;
        }
        let sign = sign_before(&text[..start], language);
        let amount = Amount::new(sign, written, unit_at(&text[end..], language));
        found.push((amount, start, end));
    }
    // The unit of a range stands behind its last number.
    for index in (1..found.len()).rev() {
        let [.., (first, _, end), (second, start, _)] = &mut found[..=index] else { continue };
        let between = text.get(*end..*start).unwrap_or_default().trim();
        if first.unit.is_none() && BETWEEN.contains(&between) {
            *first = Amount::new(first.sign, &first.number, second.unit);
        }
    }
    found.into_iter().map(|(amount, ..)| amount).collect()
}

impl Amount {
    fn new(sign: Option<char>, written: &str, unit: Option<&'static Unit>) -> Self {
        let number = plain(written);
        let value = unit.and_then(|unit| millionths(&number)?.checked_mul(unit.size));
        Self { sign, number, unit, value }
    }

    /// What it measures, and how much of it, where it has a unit.
    pub(super) fn measure(&self) -> Option<(Kind, u64)> {
        Some((self.unit?.kind, self.value?))
    }

    /// What is compared of two numbers that may have different signs.
    pub(super) fn bare(&self) -> (Option<Kind>, &str) {
        (self.unit.map(|unit| unit.kind), &self.number)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sign) = self.sign {
            f.write_fmt(format_args!("{sign} "))?;
        }
        f.write_str(&self.number)?;
        match self.unit {
            Some(unit) => write!(f, " {}", unit.shown),
            None => Ok(()),
        }
    }
}

/// The sign before a number. A hyphen or a word between two numbers is none, and neither is a bullet.
fn sign_before(before: &str, language: &str) -> Option<char> {
    let trimmed = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    if let Some(sign) = trimmed.chars().last().filter(|c| "<>≤≥±".contains(*c)) {
        return Some(sign);
    }
    if let Some(front) = before.strip_suffix(['-', '−', '–', '+']) {
        let apart = front.is_empty() || front.ends_with([' ', '\n', '(', '\u{a0}', '\\', '*']);
        let sign = if before.ends_with('+') { '+' } else { '−' };
        return apart.then_some(sign);
    }
    let last_word = |text: &str| {
        text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
    };
    let word = last_word(trimmed);
    let is_minus = has_word(&MINUS, language, &word) && {
        let earlier = last_word(trimmed[..trimmed.len() - word.len()].trim_end());
        !AT_LEAST.contains(&earlier.as_str()) && !earlier.ends_with(|c: char| c.is_ascii_digit())
    };
    is_minus.then_some('−')
}

/// Whether a text begins with a unit that only numbers have: `mg`, but not `times`.
pub(super) fn begins_with_measure(text: &str) -> bool {
    // A run of spaces, each behind a blank, would be passed over again for each.
    let text = text.strip_prefix(['\u{a0}', '\u{202f}']).unwrap_or(text);
    !text.starts_with(|c: char| c.is_whitespace())
        && unit_at(text, "").is_some_and(|unit| unit.kind.is_always_in_digits())
}

/// Whether a text begins with a unit in a language.
pub(crate) fn begins_with_unit(text: &str, language: &str) -> bool {
    unit_at(text, language).is_some()
}

/// The unit that a text begins with.
fn unit_at(text: &str, language: &str) -> Option<&'static Unit> {
    let text = text.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\n']);
    let is_part = |c: char| c.is_alphabetic() || matches!(c, '%' | '°' | 'µ');
    let length = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    // "l’important" and "g5" are other words; the mark of a quotation or of a genitive ends one.
    let mut rest = text[length..].chars();
    match rest.next() {
        Some('\'' | '’') if rest.next().is_some_and(char::is_alphanumeric) => return None,
        Some(next) if next.is_ascii_digit() => return None,
        _ => {}
    }
    let name = text[..length].to_lowercase();
    UNITS
        .iter()
        .find(|unit| unit.signs.contains(&name.as_str()) || has_word(&unit.words, language, &name))
}

/// A number as it is compared. A mark before three digits at the end parts thousands, any other is a
/// decimal point.
fn plain(number: &str) -> String {
    match number.rsplit_once(['.', ',']) {
        Some((front, end)) if end.len() == 3 && front != "0" => {
            format!("{}{end}", front.replace(['.', ','], ""))
        }
        Some((front, end)) => format!("{}.{end}", front.replace(['.', ','], "")),
        None => number.to_owned(),
    }
}

fn millionths(number: &str) -> Option<u64> {
    const DIGITS: usize = 6;
    let (front, end) = number.split_once('.').unwrap_or((number, ""));
    let end: String = end.chars().chain("000000".chars()).take(DIGITS).collect();
    front.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(end.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::{amounts, plain};

    fn said(text: &str) -> String {
        said_in("", text)
    }

    fn said_in(language: &str, text: &str) -> String {
        amounts(text, language).iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn numbers_have_their_signs_and_units() {
        assert_eq!(
            said("take 500 mg, or 2.5 µg. In 1985 3 people, 20%"),
            "500 mg; 2.5 µg; 1985; 3; 20 %"
        );
        assert_eq!(said("neem 1.000 mg of 2,5 mcg, 20 procent"), "1000 mg; 2.5 µg; 20 %");
        assert_eq!(said("5-10 mg, 5 to 10 mg, 1 tot 2 gram"), "5 mg; 10 mg; 5 mg; 10 mg; 1 g; 2 g");
        assert_eq!(
            said("aged \\> 50 years, ≤ 3 Wochen, minus 2.5, (-1.5) and -3"),
            "> 50 years; ≤ 3 weeks; − 2.5; − 1.5; − 3"
        );
        assert_eq!(said("vitamin B12, page 2-3, week-4, 0.5 ml"), "2; 3; 4; 0.5 ml");
        assert_eq!(plain("0,125"), "0.125");
    }

    #[test]
    fn at_least_is_no_minus() {
        for (language, text, expected) in [
            ("fr", "Marchez au moins 3 fois", "3 times"),
            ("fr", "tout au\u{a0}moins\u{a0}3 ; du moins 4 mg", "3; 4 mg"),
            ("fr", "pas moins de 3, à moins de 4, moins de 5", "3; 4; 5"),
            ("fr", "un score de moins 2,5 ou moins 1", "− 2.5; − 1"),
            (
                "nl",
                "minstens 3 keer, ten minste 4, min. 5, 10 min 3 keer",
                "3 times; 4; 5; 10; 3 times",
            ),
            ("nl", "een score van min 2,5 of minus 1", "− 2.5; − 1"),
            ("de", "mindestens 3 Wochen, minus 4", "3 weeks; − 4"),
            ("en", "at least 3 times, min 4, minus 5", "3 times; 4; − 5"),
            ("pt", "minus 5, moins 6, au moins 7", "− 5; − 6; 7"),
        ] {
            assert_eq!(said_in(language, text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_is_read_by_the_words_of_its_language() {
        assert_eq!(said_in("en", "In 2020 an operation, 5 years"), "2020; 5 years");
        assert_eq!(said_in("fr", "En 1 an, 500 milligrammes"), "1 years; 500 mg");
        assert_eq!(said_in("de", "10 Tage, 5 mal, 20 Zentimeter"), "10 days; 5 times; 20 cm");
        assert_eq!(said_in("nl", "1 tag, 5 keer, 20 procent"), "1; 5 times; 20 %");
    }

    #[test]
    fn a_word_that_begins_like_a_unit_is_none() {
        assert_eq!(said_in("fr", "20 l’un, 30 l'autre, 5 g’x"), "20; 30; 5");
        assert_eq!(said_in("en", "20 g5, 30 mg2"), "20; 30");
        assert_eq!(said_in("nl", "in 20 l'en"), "20");
        assert_eq!(said_in("en", "‘20 mg’, 5 years’ rest, '3 l'."), "20 mg; 5 years; 3 l");
    }

    #[test]
    fn one_amount_is_the_same_in_any_unit_of_its_kind() {
        let of = |text: &str| amounts(text, "en")[0].measure();
        assert_eq!(of("1 g"), of("1000 mg"));
        assert_eq!(of("0,5 l"), of("500 ml"));
        assert_ne!(of("50 mg"), of("50 µg"));
        assert_eq!(of("99999999999999999999 mg"), None);
    }
}
