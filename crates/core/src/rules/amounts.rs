//! Numbers in a text, with the signs before them and the units behind them, so that two languages can
//! be compared.

use std::borrow::Cow;
use std::fmt;

use super::numerals::{millionths, number_at, plain};
use super::units::{Kind, Unit, Words, has_word, unit_named};
use crate::chars::{Hidden, hidden};

/// A number as a text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// A sign that changes what the number says.
    pub(super) sign: Option<char>,
    /// As it is written.
    pub(super) written: String,
    /// A point before decimals, no other marks.
    pub(super) number: String,
    measure: Option<Measure>,
    /// In the smallest unit of its kind, in millionths.
    value: Option<u64>,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Unit(&'static Unit),
    /// People, of so many.
    Of(u64),
}

impl Measure {
    fn kind(self) -> Kind {
        match self {
            Self::Unit(unit) => unit.kind,
            Self::Of(all) => Kind::Of(all),
        }
    }
}

/// The words for a minus.
const MINUS: Words = [&["minus"], &["min", "minus"], &["minus"], &["moins"]];

/// What makes "at least" of "moins".
const AT_LEAST: [&str; 3] = ["au", "du", "le"];

/// Words between two numbers that have one unit, besides signs: "5 to 10 mg".
const BETWEEN: Words = [&["to", "or"], &["tot", "of"], &["bis", "oder"], &["à", "ou"]];

/// Words between how many and of how many: "5 in 100".
const OF: Words = [
    &["in", "of", "out of", "in every", "of every", "out of every"],
    &["op", "op de", "op elke", "van", "van de", "van elke"],
    &["von", "von je", "auf"],
    &["sur"],
];

/// Spaces that do not part two words.
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// All numbers of a text in a language, in their order.
pub(super) fn amounts(text: &str, language: &str) -> Vec<Amount> {
    let text = &*seen(text);
    let mut found: Vec<(Amount, usize, usize)> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let tail = &text[start..];
        let written = number_at(tail, language);
        let end = start + written.len();
        from = end;
        // `B12` and `T1` are names.
        if text[..start].ends_with(char::is_alphabetic) {
            continue;
        }
        let (before, money) = money_before(&text[..start]);
        let measure = unit_at(&text[end..], language).or(money).map(Measure::Unit);
        let sign = sign_before(before, language);
        found.push((Amount::new(sign, written, measure, language), start, end));
    }
    for index in 1..found.len() {
        let [.., (first, _, end), (second, start, _)] = &mut found[..=index] else { continue };
        let between = text.get(*end..*start).unwrap_or_default();
        if first.measure.is_none()
            && let Some(all) = second.people()
            && has_word(&OF, language, &words(between))
        {
            first.set(Measure::Of(all));
        }
    }
    // The unit of a range stands behind its last number, or a currency before the first.
    for index in (1..found.len()).rev() {
        let [.., (first, _, end), (second, start, _)] = &mut found[..=index] else { continue };
        let between = text.get(*end..*start).unwrap_or_default().trim();
        if !matches!(between, "-" | "–" | "/") && !has_word(&BETWEEN, language, between) {
            continue;
        }
        match (first.measure, second.measure) {
            (None, Some(measure)) => first.set(measure),
            (Some(measure), None) if measure.kind().is_money() => second.set(measure),
            _ => {}
        }
    }
    found.into_iter().map(|(amount, ..)| amount).collect()
}

/// A text as it is seen: without what leaves no trace, and without the backslashes before signs.
fn seen(text: &str) -> Cow<'_, str> {
    let is_trace = |c: char| matches!(hidden(c), Some(Hidden::Mark | Hidden::Blank));
    if !text.contains(|c: char| c == '\\' || is_trace(c)) {
        return Cow::Borrowed(text);
    }
    let mut rest = text.chars().filter(|c| !is_trace(*c)).peekable();
    let mut shown = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let escapes = c == '\\' && rest.peek().is_some_and(char::is_ascii_punctuation);
        shown.push(if escapes { rest.next().unwrap_or(c) } else { c });
    }
    Cow::Owned(shown)
}

/// Words in small letters with one space between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Amount {
    fn new(sign: Option<char>, written: &str, measure: Option<Measure>, language: &str) -> Self {
        let number = plain(written, language);
        let mut amount =
            Self { sign, written: written.to_owned(), number, measure: None, value: None };
        if let Some(measure) = measure {
            amount.set(measure);
        }
        amount
    }

    fn set(&mut self, measure: Measure) {
        let size = match measure {
            Measure::Unit(unit) => unit.size,
            Measure::Of(_) => 1,
        };
        self.value = millionths(&self.number).and_then(|it| it.checked_mul(size));
        self.measure = Some(measure);
    }

    /// How many people it may be, of whom some are told of: no year, and nothing that is measured.
    fn people(&self) -> Option<u64> {
        let is_year = self.written.len() == 4 && self.written.starts_with(['1', '2']);
        let bare = self.measure.is_none() && self.sign.is_none();
        self.number.parse().ok().filter(|all| bare && *all > 1 && (!is_year || *all == 1000))
    }

    /// What it measures, and how much of it, where it has a unit.
    pub(super) fn measure(&self) -> Option<(Kind, u64)> {
        Some((self.measure?.kind(), self.value?))
    }

    /// What is compared of two numbers that may have different signs.
    pub(super) fn bare(&self) -> (Option<Kind>, &str) {
        (self.measure.map(Measure::kind), &self.number)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sign) = self.sign {
            f.write_fmt(format_args!("{sign} "))?;
        }
        f.write_str(&self.number)?;
        match self.measure {
            Some(Measure::Unit(unit)) => write!(f, " {}", unit.shown),
            Some(Measure::Of(all)) => write!(f, " in {all}"),
            None => Ok(()),
        }
    }
}

/// The sign before a number. A hyphen or a word between two numbers is none, and neither is a bullet.
fn sign_before(before: &str, language: &str) -> Option<char> {
    let trimmed = before.trim_end_matches(SPACES);
    if let Some(sign) = trimmed.chars().last().filter(|c| "<>≤≥±".contains(*c)) {
        return Some(sign);
    }
    if let Some(front) = before.strip_suffix(['-', '−', '–', '+']) {
        let apart = front.is_empty() || front.ends_with([' ', '\n', '(', '\u{a0}', '*']);
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

/// A currency before a number, and what stands before that.
fn money_before(before: &str) -> (&str, Option<&'static Unit>) {
    let trimmed = before.trim_end_matches(SPACES);
    let is_part = |c: char| c.is_alphabetic() || "€$£".contains(c);
    let from = trimmed
        .rfind(|c| !is_part(c))
        .map_or(0, |at| at + trimmed[at..].chars().next().map_or(0, char::len_utf8));
    let front = &trimmed[..from];
    // "20 € 5 people": it stands behind the number before.
    let is_before = !front.trim_end_matches(SPACES).ends_with(|c: char| c.is_ascii_digit());
    let money = unit_named(&trimmed[from..].to_lowercase(), "en")
        .filter(|unit| is_before && unit.kind.is_money());
    if money.is_some() { (front, money) } else { (before, None) }
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
    let is_part = |c: char| c.is_alphabetic() || matches!(c, '%' | '°' | 'µ' | '€' | '$' | '£');
    let length = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    // "l’important" and "g5" are other words; the mark of a quotation or of a genitive ends one.
    let mut rest = text[length..].chars();
    match rest.next() {
        Some('\'' | '’') if rest.next().is_some_and(char::is_alphanumeric) => return None,
        Some(next) if next.is_ascii_digit() => return None,
        _ => {}
    }
    unit_named(&text[..length].to_lowercase(), language)
}

#[cfg(test)]
mod tests {
    use super::amounts;
    use crate::rules::numerals::plain;

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
        assert_eq!(plain("0,125", "en"), "0.125");
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
    fn a_mark_is_read_by_the_language() {
        for (language, said) in [
            ("en", "1500 mg; 2.5 mg; 1.5 mg; 1234567 mg; 1234.5 mg"),
            ("nl", "1.5 mg; 2500 mg; 1.5 mg; 1234567 mg; 1234.5 mg"),
            ("de-CH", "1500 mg; 2500 mg; 1.5 mg; 1234567 mg; 1234.5 mg"),
            ("es", "1500 mg; 2500 mg; 1.5 mg; 1234567 mg; 1234.5 mg"),
        ] {
            let text = "1,500 mg, 2.500 mg, 1,5 mg, 1,234,567 mg, 1.234,5 mg";
            assert_eq!(said_in(language, text), said, "{language}");
        }
        assert_eq!(said_in("fr", "1 500 mg, 10\u{202f}000,5 mg"), "1500 mg; 10000.5 mg");
        assert_eq!(said_in("en", "2 500 mg, 2\u{a0}500 mg"), "2; 500 mg; 2500 mg");
    }

    #[test]
    fn what_is_counted_is_a_unit_too() {
        assert_eq!(said_in("en", "2 tablets, 5 drops, €50–100"), "2 tablets; 5 drops; 50 €; 100 €");
        assert_eq!(said_in("de", "2 Tabletten, 5 Tropfen, 500 €"), "2 tablets; 5 drops; 500 €");
        assert_eq!(said_in("fr", "2 comprimés, -€\u{a0}50, EUR 7"), "2 tablets; − 50 €; 7 €");
        for (language, text) in [
            ("en", "5 to 10 out of 1,000"),
            ("nl", "5 tot 10 op de 1.000"),
            ("de", "5 bis 10 von\n1.000"),
            ("fr", "5 à 10 sur 1 000"),
        ] {
            assert_eq!(said_in(language, text), "5 in 1000; 10 in 1000; 1000", "{text}");
        }
        assert_eq!(said_in("en", "20 € 5 people"), "20 €; 5");
        assert_eq!(said_in("en", "5 in 2020, 3 of 4 weeks"), "5; 2020; 3; 4 weeks");
    }

    #[test]
    fn what_cannot_be_seen_parts_no_number() {
        assert_eq!(
            said_in("nl", "5\u{200b}0 mg, 5\u{2060}0 mg, 5\u{ad}0 mg"),
            "50 mg; 50 mg; 50 mg"
        );
        assert_eq!(said_in("en", "5\\-10 mg, \\-10 mg, \\> 5 mg"), "5 mg; 10 mg; − 10 mg; > 5 mg");
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
