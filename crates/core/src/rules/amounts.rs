//! Numbers in a text, with the signs before them and the units behind them, so that two languages can
//! be compared.

use std::borrow::Cow;
use std::fmt;

use super::how_often::ADVERBS;
use super::numerals::{begins_number, is_power, millionths, numbers};
use super::units::{
    BODY_MASS, CELLS, INDEXES, Kind, POWER, UNITS_SIGNS, Unit, Words, has_word, unit_named,
};
use crate::chars::{Hidden, hidden};

/// A number as a text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// A sign that changes what the number says.
    pub(super) sign: Option<char>,
    /// As it is written.
    pub(super) written: String,
    /// Where it begins.
    pub(super) start: usize,
    /// A point before decimals, no other marks.
    pub(super) number: String,
    measure: Option<Measure>,
    /// In the smallest unit of its kind, in millionths.
    value: Option<u128>,
    /// The time in which it is taken: "15 mg per week", "15 mg weekly".
    pub(super) rate: Option<Kind>,
    /// The same amount in another unit, in brackets: "126 mg/dl (7 mmol/l)".
    pub(super) twin: Option<Measured>,
    /// What it says if the unit of a number beside it is its own: "from 10 down to 5 mg".
    shared: Vec<Measured>,
    /// All of what it is a part of: "1 hour 30 minutes".
    whole: Option<Measured>,
    /// What follows it, if it is the first of a range: "1 to 2 tablets".
    until: Option<Box<Self>>,
}

/// What is measured, and for each of what: "10 mg/kg".
pub(super) type Kinds = (Kind, Option<Kind>);

/// What is measured, and how much of it.
pub(super) type Measured = (Kinds, u128);

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Unit(&'static Unit, Option<&'static Unit>),
    /// People, of so many.
    Of(u64),
}

impl Measure {
    fn kinds(self) -> Kinds {
        match self {
            Self::Unit(unit, each) => (unit.kind, each.map(|it| it.kind)),
            Self::Of(all) => (Kind::Of(all), None),
        }
    }
}

/// The words for a minus.
const MINUS: Words = [&["minus"], &["min", "minus"], &["minus"], &["moins"], &["menos"]];

/// What makes "at least" of "moins" and "menos", and "about" of "más o menos".
const AT_LEAST: [&str; 7] = ["au", "du", "le", "al", "lo", "o", "a"];

/// Words between two numbers that have one unit, besides signs: "5 to 10 mg".
pub(super) const BETWEEN: Words = [
    &["to", "or", "and"],
    &["tot", "of", "à", "en", "tot en met", "t/m"],
    &["bis", "oder", "à", "und", "bis zu"],
    &["à", "ou", "et"],
    &["a", "o", "y", "hasta"],
];

/// Words before what an amount is meant for each of: "10 mg per kg".
pub(super) const EACH: Words = [
    &["per", "for each", "for every"],
    &["per", "voor elke"],
    &["pro", "je", "für jedes", "per"],
    &["par", "pour chaque"],
    &["por", "por cada"],
];

/// Words before the time in which an amount is taken, besides those: "15 mg a week".
const EVERY: Words = [
    &["a", "an", "each", "every"],
    &["elke", "iedere", "in de"],
    &["jede", "jeden", "am", "in der"],
    &["chaque"],
    &["al", "a la", "cada"],
];

/// Words between how many and of how many: "5 in 100".
pub(super) const OF: Words = [
    &["in", "of", "out of", "in every", "of every", "out of every"],
    &["op", "op de", "op elke", "van", "van de", "van elke"],
    &["von", "von je", "auf"],
    &["sur"],
    &["de", "de cada", "de las", "de los", "sobre"],
];

/// Such words that only stand before digits: "2 per 1,000". "Pour cent" is a unit.
const PER: Words = [&["per"], &["per"], &["pro", "je"], &["pour"], &["por"]];

/// Those who are counted, of all of them: "5 people in 100".
#[rustfmt::skip]
pub(super) const PEOPLE: Words = [
    &[
        "people", "person", "persons", "patients", "patient", "women", "woman", "men", "man", "children", "child",
        "adults", "adult",
    ],
    &[
        "mensen", "personen", "persoon", "patiënten", "patiënt", "vrouwen", "vrouw", "mannen", "man", "kinderen",
        "kind", "volwassenen", "volwassene",
    ],
    &[
        "menschen", "mensch", "personen", "person", "patienten", "patient", "frauen", "frau", "männern", "männer",
        "mann", "kindern", "kinder", "kind",
    ],
    &[
        "personnes", "personne", "patients", "patient", "femmes", "femme", "hommes", "homme", "enfants", "enfant",
        "adultes", "adulte",
    ],
    &[
        "personas", "persona", "pacientes", "paciente", "mujeres", "mujer", "hombres", "hombre", "niños", "niño", "niñas",
        "niña", "adultos", "adulto",
    ],
];

/// Spaces that do not part two words.
pub(super) const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// All numbers of a text in a language, in their order, as the text is [`seen`].
pub(super) fn amounts(text: &str, language: &str) -> Vec<Amount> {
    let mut found: Vec<Found> = Vec::new();
    for (written, number, end) in numbers(text, language) {
        let start = end - written.len();
        // `B12` and `T1` are names.
        if text[..start].ends_with(char::is_alphabetic) {
            continue;
        }
        let (before, money) = money_before(&text[..start]);
        // "5 (or 10) mg": the unit of a number in brackets may stand behind them.
        let bracket = text[end..].strip_prefix(')').filter(|_| {
            let front = text[..start].trim_end_matches(|c| c != '(' && c != ')' && c != '\n');
            front.strip_suffix('(').is_some_and(|it| it.trim_end().ends_with(begins_number))
        });
        let behind = bracket.unwrap_or(&text[end..]);
        let unit = unit_at(behind, language).map(|(it, length)| (it, &behind[length..]));
        let each = unit.and_then(|(it, rest)| each(it, rest, language));
        let measure = unit.map(|(it, _)| match each {
            Some((each, _)) if it.kind == Kind::Mass && each.kind == Kind::Area => {
                Measure::Unit(&BODY_MASS, None)
            }
            each => Measure::Unit(it, each.map(|(each, _)| each)),
        });
        let measure = measure.or(money.map(|it| Measure::Unit(it, None)));
        let alone = || cells(behind, language).or_else(|| index_before(before));
        let power = || is_power(written).then_some(Measure::Unit(&POWER, None));
        let measure = measure.or_else(alone).or_else(power);
        let sign = sign_before(before, language).or_else(|| bracket_as_sign(before, &text[end..]));
        // "10 mg/kg per day"
        let of_each = each.and_then(|(_, rest)| rate(unit?.0, rest, language));
        let rate = of_each.or_else(|| unit.and_then(|(it, rest)| rate(it, rest, language)));
        found.push((
            Amount { rate, start, ..Amount::new(sign, written, number, measure) },
            start,
            end,
        ));
    }
    for index in 1..found.len() {
        let Some((first, between, second)) = beside(text, &mut found, index) else { continue };
        if first.measure.is_none()
            && let Some(all) = second.people()
            && is_of(&words(between), language)
        {
            first.set(Measure::Of(all));
        }
    }
    for index in 1..found.len() {
        of_all_before(text, &mut found, index, language);
        in_proportion(text, &mut found, index);
    }
    // The unit of a range stands behind its last number, or a currency before the first.
    for index in (1..found.len()).rev() {
        let Some((first, between, second)) = beside(text, &mut found, index) else { continue };
        let between = between.trim();
        let word = between.trim_start_matches(['-', '(']).trim_start();
        if !matches!(between, "-" | "–" | "/") && !has_word(&BETWEEN, language, word) {
            continue;
        }
        match (first.measure, second.measure) {
            (None, Some(measure)) => {
                first.set(measure);
                first.until = Some(Box::new(second.clone()));
            }
            (Some(measure), None) if measure.kinds().0.is_money() => second.set(measure),
            _ => {}
        }
    }
    for index in 1..found.len() {
        in_brackets(text, &mut found, index);
    }
    for index in 1..found.len() {
        one_after_the_other(text, &mut found, index, language);
        blood_pressure(text, &mut found, index, language);
    }
    share_units(text, &mut found);
    found.into_iter().map(|(amount, ..)| amount).collect()
}

/// An amount, with where it begins and ends.
type Found = (Amount, usize, usize);

/// The amount before another one, what stands between the two, and that other one.
fn beside<'f, 't>(
    text: &'t str,
    found: &'f mut [Found],
    index: usize,
) -> Option<(&'f mut Amount, &'t str, &'f mut Amount)> {
    let [.., (first, _, end), (second, start, _)] = found.get_mut(..=index)? else { return None };
    Some((first, text.get(*end..*start)?, second))
}

/// Takes "of 100 people, 3" for three in so many.
fn of_all_before(text: &str, found: &mut [Found], index: usize, language: &str) {
    /// More words between the two say something else.
    const MOST: usize = 8;
    let start = found[index - 1].1;
    let Some((first, between, second)) = beside(text, found, index) else { return };
    let mut behind = between.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty());
    let are_people =
        behind.next().is_some_and(|it| has_word(&PEOPLE, language, &it.to_lowercase()));
    if !are_people || behind.count() > MOST || between.contains(['.', ';', ':', '!', '?', '(']) {
        return;
    }
    let before: Vec<&str> = text[..start].split_whitespace().rev().take(3).collect();
    let is_of = (1..=before.len()).any(|count| {
        let words: Vec<&str> = before[..count].iter().rev().copied().collect();
        has_word(&OF, language, &words.join(" ").to_lowercase())
    });
    if is_of
        && second.measure.is_none()
        && second.sign.is_none()
        && let Some(all) = first.people()
        && second.number.parse().is_ok_and(|some: u64| some < all)
    {
        second.set(Measure::Of(all));
    }
}

/// Takes "1:1000" for one in so many. "1:30" may be an hour.
fn in_proportion(text: &str, found: &mut [Found], index: usize) {
    const LONGEST_TIME: u64 = 60;
    let Some((first, between, second)) = beside(text, found, index) else { return };
    let bare = first.measure.is_none() && second.measure.is_none() && second.sign.is_none();
    if between.trim() == ":"
        && bare
        && first.number == "1"
        && let Some(all) = second.number.parse().ok().filter(|all| *all >= LONGEST_TIME)
    {
        first.set(Measure::Of(all));
    }
}

/// A unit may be written once for several numbers, whatever words are between them: "10, 20 and 40 mg", "120 over 80
/// mmHg", "2 × 3 × 4 mm". Which words say so depends on the language, so it is only what a number may say.
fn share_units(text: &str, found: &mut [Found]) {
    /// More words between two numbers say something else of each.
    const MOST_WORDS: usize = 2;
    let unit = |amount: &Amount| match amount.measure {
        Some(Measure::Unit(unit, each)) if unit.kind != Kind::Times => Some((unit, each)),
        _ => None,
    };
    let is_open = |amount: &Amount| {
        let is_of = matches!(amount.measure, Some(Measure::Of(_)));
        unit(amount).is_none() && !is_of && amount.sign.is_none_or(|it| it == '−')
    };
    let is_close = |one: &Found, next: &Found, most: usize| {
        let between = text.get(one.2..next.1).unwrap_or_default();
        // "bzw." and "resp." end no sentence.
        let is_short = |at: usize| {
            let word =
                between[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            (3..=4).contains(&word.chars().count())
        };
        let ends = between.contains([';', ':', '!', '?', '\n'])
            || between.match_indices('.').any(|(at, _)| !is_short(at));
        !ends
            && between.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty()).count()
                <= most
    };
    let mut shared = vec![Vec::new(); found.len()];
    // That of the next number, and, as its word stands between, that of the one before.
    let pairs = || found.iter().zip(found.iter().skip(1)).enumerate();
    let mut behind = None;
    for (index, (one, next)) in pairs().rev() {
        behind = unit(&next.0).or(behind).filter(|_| is_close(one, next, MOST_WORDS));
        shared[index].extend(behind.filter(|_| is_open(&one.0)));
    }
    let mut before = None;
    for (index, (one, next)) in pairs() {
        before = unit(&one.0).or(before).filter(|_| is_close(one, next, MOST_WORDS + 1));
        shared[index + 1].extend(before.filter(|_| is_open(&next.0)));
    }
    for ((amount, ..), units) in found.iter_mut().zip(shared) {
        let measured = |(unit, each)| {
            let mut own = amount.clone();
            own.set(Measure::Unit(unit, each));
            own.measured()
        };
        let all: Vec<Measured> = units.into_iter().filter_map(measured).collect();
        amount.shared.extend(all);
    }
}

/// Words between two parts of one time: "1 hour and 30 minutes".
const AND: Words = [&["and"], &["en"], &["und"], &["et"], &["y"]];

/// Takes "1 hour 30 minutes" and "1 h 30" for what they are together.
fn one_after_the_other(text: &str, found: &mut [Found], index: usize, language: &str) {
    const SIXTY: u64 = 60;
    let Some((first, between, second)) = beside(text, found, index) else { return };
    let Some(Measure::Unit(unit, None)) = first.measure.filter(|it| it.kinds().0.is_time()) else {
        return;
    };
    let Some((_, length)) = unit_at(between, language) else { return };
    let behind =
        between.get(length..).unwrap_or_default().trim_matches([' ', '\u{a0}', '\u{202f}', '.']);
    if !behind.is_empty() && !has_word(&AND, language, behind) {
        return;
    }
    let minutes = || {
        let is_bare = second.measure.is_none() && second.sign.is_none() && behind.is_empty();
        let is_part =
            second.written.len() == 2 && second.number.parse().is_ok_and(|it: u64| it < SIXTY);
        let value = millionths(&second.number).map(u128::from)?;
        (is_bare && is_part && unit.kind == Kind::Hours).then_some(((Kind::Minutes, None), value))
    };
    let Some(part) = second.measured().or_else(minutes) else { return };
    let Some(first_value) = first.measured() else { return };
    let (one, two) = (in_common(first_value), in_common(part));
    // Parts are said from the longest to the shortest.
    let is_part = part.0.0.is_time() && unit.kind < part.0.0;
    if is_part && one.0 == two.0 {
        let whole = Some((one.0, one.1 + two.1));
        (first.whole, second.whole) = (whole, whole);
    }
}

/// Takes "14/9" in French and Spanish for centimetres: 140/90 mmHg.
fn blood_pressure(text: &str, found: &mut [Found], index: usize, language: &str) {
    if !matches!(crate::model::primary(language), "fr" | "es") {
        return;
    }
    let Some((first, between, second)) = beside(text, found, index) else { return };
    let value = |amount: &Amount| {
        amount.measure.is_none().then(|| millionths(&amount.number).map(u128::from)).flatten()
    };
    if between.trim() == "/"
        && let (Some(high), Some(low)) = (value(first), value(second))
        && low < high
    {
        first.shared.push(((Kind::Pressure, None), high * 10));
        second.shared.push(((Kind::Pressure, None), low * 10));
    }
}

/// A time in minutes or months, and anything else as it is.
pub(super) fn in_common(((kind, each), value): Measured) -> Measured {
    match kind.in_common().filter(|_| each.is_none()) {
        Some((common, size)) => ((common, None), value.saturating_mul(size.into())),
        None => ((kind, each), value),
    }
}

/// What a number counts in a volume of blood that stands behind it: "150,000 per microlitre".
fn cells(behind: &str, language: &str) -> Option<Measure> {
    let (each, _) = unit_at(behind_each(behind, &EACH, language)?, language)?;
    (each.kind == Kind::Volume).then_some(Measure::Unit(&CELLS, Some(each)))
}

/// What a number is by a word before it: "a BMI of 30".
fn index_before(before: &str) -> Option<Measure> {
    /// More words between the two say something else.
    const MOST: usize = 4;
    const LONGEST: usize = 60;
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(LONGEST))..];
    let part = near.rsplit(['.', ',', ';', ':', '(', '\n']).next()?;
    let words = part.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let last = &words[words.len().saturating_sub(MOST)..];
    if last.iter().any(|it| it.starts_with(begins_number)) {
        return None;
    }
    let mut indexes = INDEXES.iter();
    let (unit, _) = indexes.find(|(_, own)| last.iter().any(|it| own.contains(&it.as_str())))?;
    Some(Measure::Unit(unit, None))
}

/// Joins an amount in brackets to the one before them.
fn in_brackets(text: &str, found: &mut [Found], index: usize) {
    /// What stands between a bracket and a number: "(about", "(=".
    const LONGEST: usize = 12;
    let Some((previous, between, amount)) = beside(text, found, index) else { return };
    let Some((front, inner)) = between.rsplit_once('(') else { return };
    if inner.len() > LONGEST || inner.contains(')') {
        return;
    }
    // The unit of the first one stands between the two.
    if front.split_whitespace().count() >= 3 {
        return;
    }
    let measured = [previous.measured(), amount.measured()];
    if let [Some(one), Some(other)] = measured
        && one.0 != other.0
        && !front.contains(['.', ';', ':', ','])
    {
        (previous.twin, amount.twin) = (Some(other), Some(one));
    }
}

/// Whether words between two numbers say that the one is a part of the other.
fn is_of(between: &str, language: &str) -> bool {
    has_word(&OF, language, between)
        || has_word(&PER, language, between)
        || between.split_once(' ').is_some_and(|(first, rest)| {
            has_word(&PEOPLE, language, first) && has_word(&OF, language, rest)
        })
}

/// A text as it is seen: without what leaves no trace, and without the backslashes before signs.
pub(super) fn seen(text: &str) -> Cow<'_, str> {
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
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Amount {
    fn new(sign: Option<char>, written: &str, number: String, measure: Option<Measure>) -> Self {
        let written = written.to_owned();
        let mut amount = Self {
            sign,
            written,
            start: 0,
            number,
            measure: None,
            value: None,
            rate: None,
            twin: None,
            shared: Vec::new(),
            whole: None,
            until: None,
        };
        if let Some(measure) = measure {
            amount.set(measure);
        }
        amount
    }

    fn set(&mut self, measure: Measure) {
        let value = millionths(&self.number).map(u128::from);
        self.value = value.and_then(|it| match measure {
            Measure::Unit(unit, None) => it.checked_mul(unit.size.into()),
            Measure::Unit(unit, Some(each)) => {
                // For each of what every smaller unit is a part of.
                const LARGEST: u128 = 1_000_000_000;
                let each = LARGEST.checked_div(each.size.into())?;
                it.checked_mul(unit.size.into())?.checked_mul(each)
            }
            Measure::Of(_) => Some(it),
        });
        self.measure = Some(measure);
    }

    /// How many people it may be, of whom some are told of: no year, and nothing that is measured.
    fn people(&self) -> Option<u64> {
        let is_year = self.written.len() == 4 && self.written.starts_with(['1', '2']);
        let bare = self.measure.is_none() && self.sign.is_none();
        self.number.parse().ok().filter(|all| bare && *all > 1 && (!is_year || *all == 1000))
    }

    /// What it measures, and how much of it, where it has a unit.
    pub(super) fn measured(&self) -> Option<Measured> {
        Some((self.measure?.kinds(), self.value?))
    }

    /// All that it may say.
    pub(super) fn meanings(&self) -> impl Iterator<Item = Measured> {
        self.measured().into_iter().chain(self.shared.iter().copied()).chain(self.whole)
    }

    /// All of what it is a part of, if it is one: "1 hour 30 minutes".
    pub(super) fn whole(&self) -> Option<Measured> {
        self.whole
    }

    /// What follows it, if it is the first of a range.
    pub(super) fn until(&self) -> Option<&Self> {
        self.until.as_deref()
    }

    /// Whether it is this number, in millionths, of anything.
    pub(super) fn says(&self, value: u128) -> bool {
        millionths(&self.number).map(u128::from) == Some(value)
    }

    /// What it is as a share of a hundred, and nearly: "1 in 3" is 33%.
    pub(super) fn shares(&self) -> impl Iterator<Item = Measured> {
        let share = self.measure.and_then(|it| match it {
            Measure::Of(all) => self.value?.checked_mul(100)?.checked_div(all.into()),
            Measure::Unit(..) => None,
        });
        let whole = share.map(|it| (it + 500_000) / 1_000_000 * 1_000_000);
        share.into_iter().chain(whole).map(|it| ((Kind::Share, None), it))
    }

    /// Whether every translation has it, in digits.
    pub(super) fn is_always_in_digits(&self) -> bool {
        matches!(self.measure, Some(Measure::Unit(unit, _)) if unit.is_always_in_digits())
    }

    /// Whether it is a part of something that is taken, as "½ tablet".
    pub(super) fn is_part_of_dose(&self) -> bool {
        let is_dose = |measure: Measure| measure.kinds().0.is_dose();
        self.measure.is_some_and(is_dose) && self.number.contains('.')
    }

    /// Whether two say one number of two things of which only one can be meant: 6 weeks and 6 months.
    pub(super) fn is_mixed_up_with(&self, other: &Self) -> bool {
        let kinds = [self, other].map(|it| it.measure.map(Measure::kinds));
        let [Some(one), Some(two)] = kinds else { return false };
        let is_family = match (one.0, two.0) {
            (Kind::Of(_), Kind::Of(_)) => true,
            (a, b) => a.is_time() && b.is_time() || a == b && a.is_always_in_digits(),
        };
        one != two && is_family && self.number == other.number
    }

    /// What is compared of two numbers that may have different signs.
    pub(super) fn bare(&self) -> (Option<Kinds>, &str) {
        (self.measure.map(Measure::kinds), &self.number)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sign) = self.sign {
            f.write_fmt(format_args!("{sign} "))?;
        }
        let has_part =
            self.written.contains(|c: char| c == '/' || !c.is_ascii() && begins_number(c))
                || is_power(&self.written);
        f.write_str(if has_part { &self.written } else { &self.number })?;
        match self.measure {
            Some(Measure::Unit(unit, None)) if unit.shown.is_empty() => Ok(()),
            Some(Measure::Unit(unit, None)) => write!(f, " {}", unit.shown),
            Some(Measure::Unit(unit, Some(each))) if unit.shown.is_empty() => {
                write!(f, " per {}", each.shown)
            }
            Some(Measure::Unit(unit, Some(each))) => write!(f, " {}/{}", unit.shown, each.shown),
            Some(Measure::Of(all)) => write!(f, " in {all}"),
            None => Ok(()),
        }
    }
}

/// How many characters a quotation has at most.
const QUOTATION: usize = 300;

/// A mark of a quotation that stands in the place of a sign: "‹ 40°".
fn bracket_as_sign(before: &str, behind: &str) -> Option<char> {
    let (sign, close) = match before.trim_end_matches(SPACES).chars().last()? {
        '‹' => ('<', '›'),
        '›' => ('>', '‹'),
        _ => return None,
    };
    // No further than a quotation is long, so that a line of such marks takes no longer than another.
    let mut near = behind.chars().take(QUOTATION).take_while(|c| *c != '\n');
    (!near.any(|c| c == close)).then_some(sign)
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
        && unit_at(text, "").is_some_and(|(unit, _)| unit.is_always_in_digits())
}

/// Whether a text begins with such a unit, or with the name of what is taken: "… tablets". Short names are other words.
pub(super) fn begins_with_amount(text: &str) -> bool {
    const SHORTEST: usize = 5;
    let is_dose = |(unit, length): (&Unit, usize)| unit.kind.is_dose() && length >= SHORTEST;
    begins_with_measure(text) || unit_at(text, "").is_some_and(is_dose)
}

/// Whether a text begins with a unit in a language.
pub(crate) fn begins_with_unit(text: &str, language: &str) -> bool {
    unit_at(text, language).is_some()
}

/// What an amount in this unit is meant for each of, by what follows the unit, and what follows that.
fn each<'t>(unit: &Unit, rest: &'t str, language: &str) -> Option<(&'static Unit, &'t str)> {
    if !unit.kind.is_always_in_digits() {
        return None;
    }
    let rest = behind_each(rest, &EACH, language)?;
    let (each, length) = unit_at(rest, language)?;
    each.kind.is_divisor().then_some((each, rest.get(length..)?))
}

/// The time in which an amount in this unit is taken, by what follows the unit.
fn rate(unit: &Unit, rest: &str, language: &str) -> Option<Kind> {
    let each =
        || behind_each(rest, &EACH, language).or_else(|| behind_each(rest, &EVERY, language));
    let time = || Some(unit_at(each()?, language)?.0.kind).filter(|it| it.is_time());
    let adverb = || {
        let rest = rest.trim_start_matches(SPACES);
        let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        let word = word.to_lowercase();
        let mut each = ADVERBS.iter().filter(|(_, count, _)| *count == 1);
        each.find(|(.., words)| has_word(words, language, &word)).map(|(kind, ..)| *kind)
    };
    (!unit.kind.is_time()).then(|| time().or_else(adverb)).flatten()
}

/// What stands behind a slash, or one of these words, that a text begins with.
fn behind_each<'t>(text: &'t str, words: &Words, language: &str) -> Option<&'t str> {
    let rest = text.trim_start_matches(SPACES);
    let word = |count: usize| {
        // No such words are longer, and the text may be.
        let bytes = rest.bytes().take(24).enumerate();
        let mut ends = bytes.filter(|it| it.1 == b' ').map(|it| it.0);
        let (word, rest) = rest.split_at_checked(ends.nth(count)?)?;
        has_word(words, language, &word.to_lowercase()).then_some(rest)
    };
    rest.strip_prefix('/').or_else(|| word(0)).or_else(|| word(1))
}

pub(super) fn is_part_of_unit(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '%' | '°' | 'µ' | '€' | '$' | '£' | '²' | '³')
}

/// The unit that a text begins with, and where it ends.
fn unit_at(text: &str, language: &str) -> Option<(&'static Unit, usize)> {
    let own = text.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\n']);
    // "a 500-mg tablet"
    let own = if own.len() == text.len() {
        text.strip_prefix(['-', '\u{2010}', '\u{2011}']).unwrap_or(text)
    } else {
        own
    };
    let start = text.len() - own.len();
    let length = match own.chars().next()? {
        // "20%ige"
        sign @ ('%' | '×') => sign.len_utf8(),
        // "2x500 mg"
        'x' | 'X' if own[1..].starts_with(|c: char| c.is_ascii_digit()) => 1,
        _ => {
            let length = own.find(|c: char| !is_part_of_unit(c)).unwrap_or(own.len());
            // "l’important" and "g5" are other words; the mark of a quotation or of a genitive ends one.
            let mut rest = own[length..].chars();
            match rest.next() {
                Some('\'' | '’') if rest.next().is_some_and(char::is_alphanumeric) => {
                    return None;
                }
                Some('2')
                    if &own[..length] == "m" && !rest.next().is_some_and(char::is_alphanumeric) =>
                {
                    length + 1
                }
                Some(next) if next.is_ascii_digit() => return None,
                _ => length,
            }
        }
    };
    // "per cent", "cuillère à soupe", "I.E."
    let longer = || {
        let word = |from: usize, is_part: fn(char) -> bool| {
            from + own[from..].find(|c| !is_part(c)).unwrap_or(own.len() - from)
        };
        let next = |end: usize| {
            let space = own[end..].chars().next().filter(|c| c.is_whitespace())?;
            Some(word(end + space.len_utf8(), char::is_alphabetic))
        };
        let two = next(length);
        let dotted = word(0, |c| c.is_alphabetic() || c == '.');
        [two, two.and_then(next), Some(dotted)]
            .into_iter()
            .flatten()
            .find_map(|end| Some((unit_named(&words(&own[..end]), language)?, start + end)))
    };
    let first = own.get(..length)?;
    let is_long = matches!(
        first,
        "per" | "pour" | "por" | "mm" | "I" | "i" | "U" | "u" | "square" | "vierkante"
    ) || first.to_lowercase().starts_with("cuiller")
        || first.to_lowercase().starts_with("cuillèr")
        || ["mètre", "metro"].iter().any(|it| first.starts_with(it));
    let long = if is_long { longer() } else { None };
    // "10 E", but no "10e" and no "E120".
    let sign = (UNITS_SIGNS.contains(&first) && start > 0)
        .then(|| Some((unit_named(first, language)?, start + length)))
        .flatten();
    long.or(sign)
        .or_else(|| Some((unit_named(&own[..length].to_lowercase(), language)?, start + length)))
}

#[cfg(test)]
mod tests {
    use super::{amounts, seen};
    use crate::rules::numerals::plain;

    fn said(text: &str) -> String {
        said_in("", text)
    }

    fn said_in(language: &str, text: &str) -> String {
        let amounts = amounts(&seen(text), language);
        amounts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
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
    fn a_unit_may_be_joined_or_written_out() {
        for text in
            ["a 500-mg tablet", "500-mg-Tablette", "500\u{2011}mg", "a 500-milligram tablet"]
        {
            assert_eq!(said(text), "500 mg", "{text}");
        }
        assert_eq!(
            said_in("en", "5-ml, 20-kg, 2-litre, 10-cm, 40-degree, 1,000-mg, 5-10 mg"),
            "5 ml; 20 kg; 2 l; 10 cm; 40 °; 1000 mg; 5 mg; 10 mg"
        );
        assert_eq!(said_in("en", "5 per cent. 5 per\u{a0}cent, 5 per year"), "5 %; 5 %; 5");
        assert_eq!(said_in("fr", "5 pour cent, 5 pour tous, 120 mm Hg"), "5 %; 5; 120 mmHg");
        assert_eq!(said_in("de", "10 I.E., 10 IE, 95-%-KI, 20%ige"), "10 IU; 10 IU; 95 %; 20 %");
        assert_eq!(said_in("de", "50-prozentige Lösung, 40-gradig"), "50 %; 40 °");
        assert_eq!(
            said_in("nl", "5 à 10%, 40-gradige, 2- tot 3-maal"),
            "5 %; 10 %; 40 °; 2 times; 3 times"
        );
        assert_eq!(said_in("en", "10, i.e. ten; 5 i went"), "10; 5");
    }

    #[test]
    fn amounts_of_doses() {
        assert_eq!(
            said_in("en", "2x a day, 3 x 500 mg, 2×5 ml"),
            "2 times; 3 times; 500 mg; 2 times; 5 ml"
        );
        assert_eq!(
            said_in("en", "½ tablet, 1½ tablets, 1 1/2 tablets"),
            "½ tablets; 1½ tablets; 1 1/2 tablets"
        );
        assert_eq!(
            said_in("en", "1/4 tablet, 120/80 mmHg, 1/2/2020"),
            "1/4 tablets; 120 mmHg; 80 mmHg; 1; 2; 2020"
        );
        assert_eq!(
            said_in("en", "about .5 mg, (.5 mg), 0.5 mg. 5 mg"),
            "0.5 mg; 0.5 mg; 0.5 mg; 5 mg"
        );
        assert_eq!(said_in("en", "10 mg/kg, 10 mg per kg a day"), "10 mg/kg; 10 mg/kg");
        assert_eq!(said_in("de", "10 mg pro Kilogramm, 5 mg pro Tag"), "10 mg/kg; 5 mg");
        assert_eq!(said_in("nl", "5,5 mmol/l, 20 eenheden, 8 h"), "5.5 mmol/l; 20 units; 8 hours");
        assert_eq!(said_in("fr", "6 personnes sur 100"), "6 in 100; 100");
        assert_eq!(said_in("en", "2 studies of 100 people"), "2; 100");
        let of = |text: &str| amounts(text, "en")[0].measured();
        assert_eq!(of("5 mg/dl"), of("50 mg/l"));
        assert_eq!(of("½ tablet"), of("0.5 tablets"));
        assert_ne!(of("5 mg/kg"), of("5 mg"));
    }

    #[test]
    fn one_amount_is_the_same_in_any_unit_of_its_kind() {
        let of = |text: &str| amounts(text, "en")[0].measured();
        assert_eq!(of("1 g"), of("1000 mg"));
        assert_eq!(of("0,5 l"), of("500 ml"));
        assert_ne!(of("50 mg"), of("50 µg"));
        assert_eq!(of("99999999999999999999 mg"), None);
    }
}
