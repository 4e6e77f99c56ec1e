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

/// A unit by one of its names.
#[derive(Debug, PartialEq, Eq)]
struct Unit {
    /// All names in one language or another, in small letters.
    names: &'static [&'static str],
    /// As it is shown.
    shown: &'static str,
    /// What it measures. Amounts of one kind are compared.
    kind: Kind,
    /// How many of the smallest unit of its kind it is.
    size: u64,
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

const fn unit(shown: &'static str, kind: Kind, size: u64, names: &'static [&'static str]) -> Unit {
    Unit { names, shown, kind, size }
}

const UNITS: &[Unit] = &[
    unit("µg", Kind::Mass, 1, &["µg", "μg", "mcg", "microgram", "micrograms"]),
    unit("mg", Kind::Mass, 1_000, &["mg", "milligram", "milligrams", "milligramm"]),
    unit("g", Kind::Mass, 1_000_000, &["g", "gram", "grams", "gramm", "grammes"]),
    unit("kg", Kind::Mass, 1_000_000_000, &["kg", "kilo", "kilogram", "kilograms"]),
    unit("ml", Kind::Volume, 1, &["ml", "milliliter", "millilitre", "milliliters", "millilitres"]),
    unit("cl", Kind::Volume, 10, &["cl"]),
    unit("dl", Kind::Volume, 100, &["dl"]),
    unit("l", Kind::Volume, 1_000, &["l", "liter", "litre", "liters", "litres"]),
    unit("mm", Kind::Length, 1, &["mm", "millimeter", "millimetre", "millimeters", "millimetres"]),
    unit("cm", Kind::Length, 10, &["cm", "centimeter", "centimetre", "centimeters", "centimetres"]),
    unit("mmHg", Kind::Pressure, 1, &["mmhg"]),
    unit("%", Kind::Share, 1, &["%", "percent", "procent", "prozent", "pourcent"]),
    unit("IU", Kind::Activity, 1, &["iu", "ie", "ui"]),
    unit("°", Kind::Temperature, 1, &["°", "°c", "degrees", "graden", "grad", "degrés"]),
    unit(
        "years",
        Kind::Years,
        1,
        &["year", "years", "jaar", "jahr", "jahre", "jahren", "an", "ans"],
    ),
    unit(
        "months",
        Kind::Months,
        1,
        &["month", "months", "maand", "maanden", "monat", "monate", "monaten", "mois"],
    ),
    unit(
        "weeks",
        Kind::Weeks,
        1,
        &["week", "weeks", "weken", "woche", "wochen", "semaine", "semaines"],
    ),
    unit(
        "days",
        Kind::Days,
        1,
        &["day", "days", "dag", "dagen", "tag", "tage", "tagen", "jour", "jours"],
    ),
    unit(
        "hours",
        Kind::Hours,
        1,
        &["hour", "hours", "uur", "uren", "stunde", "stunden", "heure", "heures"],
    ),
    unit("minutes", Kind::Minutes, 1, &["minute", "minutes", "minuut", "minuten"]),
    unit("times", Kind::Times, 1, &["time", "times", "keer", "maal", "mal", "fois"]),
];

/// Words between two numbers that have one unit: "5 to 10 mg".
const BETWEEN: [&str; 12] =
    ["-", "–", "to", "tot", "bis", "à", "or", "of", "oder", "ou", "–\u{a0}", "/"];

/// All numbers of a text, in their order.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
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
        let amount = Amount::new(sign_before(&text[..start]), written, unit_at(&text[end..]));
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

/// The sign before a number. A hyphen between two numbers is none, and neither is a bullet.
fn sign_before(before: &str) -> Option<char> {
    let trimmed = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    if let Some(sign) = trimmed.chars().last().filter(|c| "<>≤≥±".contains(*c)) {
        return Some(sign);
    }
    if let Some(front) = before.strip_suffix(['-', '−', '–', '+']) {
        let apart = front.is_empty() || front.ends_with([' ', '\n', '(', '\u{a0}', '\\', '*']);
        let sign = if before.ends_with('+') { '+' } else { '−' };
        return apart.then_some(sign);
    }
    let word = trimmed.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_minus = ["minus", "min", "moins"].contains(&word.to_lowercase().as_str());
    is_minus.then_some('−')
}

/// Whether a text begins with a unit that only numbers have: `mg`, but not `times`.
pub(super) fn begins_with_measure(text: &str) -> bool {
    !text.starts_with([' ', '\n'])
        && unit_at(text).is_some_and(|unit| unit.kind.is_always_in_digits())
}

/// The unit that a text begins with.
fn unit_at(text: &str) -> Option<&'static Unit> {
    let text = text.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\n']);
    let is_part = |c: char| c.is_alphabetic() || matches!(c, '%' | '°' | 'µ');
    let length = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    let name = text[..length].to_lowercase();
    UNITS.iter().find(|unit| unit.names.contains(&name.as_str()))
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
        amounts(text).iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
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
    fn one_amount_is_the_same_in_any_unit_of_its_kind() {
        let of = |text: &str| amounts(text)[0].measure();
        assert_eq!(of("1 g"), of("1000 mg"));
        assert_eq!(of("0,5 l"), of("500 ml"));
        assert_ne!(of("50 mg"), of("50 µg"));
        assert_eq!(of("99999999999999999999 mg"), None);
    }
}
