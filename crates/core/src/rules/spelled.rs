//! Amounts that a text has in words: "five per cent", "half a tablet", "vijfhonderd milligram".

pub(super) mod numbers;

use std::ops::Range;

use self::numbers::{Count, ORDINALS, Token, count, tokens};
use super::amounts::{BETWEEN, EACH, Measured, OF, PEOPLE, is_part_of_unit, words};
use super::how_often::{EVERY, NTH};
use super::numerals::{begins_number, number_ending};
use super::units::{Kind, Unit, has_word, unit_named};

/// One of them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spelled {
    kind: Kind,
    /// In millionths of the smallest unit of its kind, as other amounts.
    said: Said,
    /// As it is written.
    pub(super) written: String,
    /// Whether it is a part of something, or more: "half a tablet", "one and a half tablets".
    pub(super) is_part: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Amount(u128),
    /// One or none: "a tablet", "the tablets".
    Uncounted(u128),
    /// Words that cannot be read.
    Unclear,
}

/// A share is that of a hundred.
const ALL: u128 = 100_000_000;

impl Spelled {
    /// What a translation has as well, in digits or in words: a dose, a percentage, a part of a tablet.
    pub(super) fn wanted(&self) -> Option<Measured> {
        let Said::Amount(value) = self.said else { return None };
        let is_wanted = match self.kind {
            kind if kind.is_dose() => self.is_part,
            Kind::Activity => false,
            kind => kind.is_always_in_digits(),
        };
        // "A third" is many things, "thirty per cent" is one.
        let is_share = self.kind == Kind::Share && self.is_part;
        (is_wanted && !is_share).then_some(((self.kind, None), value))
    }

    /// Whether it says a part of what is measured by some unit.
    pub(super) fn is_part_of(&self, kind: Kind) -> bool {
        self.kind == kind && self.is_part && matches!(self.said, Said::Amount(_))
    }

    /// The number of it, if it is neither one nor unclear.
    pub(super) fn counted(&self) -> Option<Measured> {
        let Said::Amount(value) = self.said else { return None };
        Some(((self.kind, None), value))
    }

    /// Whether it is of some time, nobody can tell how much.
    pub(super) fn is_unclear_time(&self) -> bool {
        self.kind.is_time() && self.said == Said::Unclear
    }

    /// How much it may be.
    pub(super) fn value(&self) -> Option<Measured> {
        match self.said {
            Said::Amount(value) | Said::Uncounted(value) => Some(((self.kind, None), value)),
            Said::Unclear => None,
        }
    }

    /// Whether this may say an amount.
    pub(super) fn may_be(&self, ((kind, each), value): Measured) -> bool {
        self.kind == kind
            && match self.said {
                // "Almost half" is 47%.
                Said::Amount(own) if kind == Kind::Share => own.abs_diff(value) <= ALL / 12,
                Said::Amount(own) | Said::Uncounted(own) => own == value || each.is_some(),
                Said::Unclear => true,
            }
    }
}

/// All of them.
pub(super) fn spelled(text: &str, language: &str) -> Vec<Spelled> {
    let text = words(text);
    let line = Line::new(&text, language);
    let mut found = Vec::new();
    for index in 0..line.words.len() {
        found.extend(line.share(index));
        found.extend(line.every(index));
        found.extend(line.one_of(index));
        let unit = unit_named(line.words[index], language);
        line.measured(index, unit, &mut found);
    }
    if text.contains("50/50") {
        let written = "50/50".to_owned();
        let said = Said::Amount(ALL / 2);
        found.push(Spelled { kind: Kind::Share, said, written, is_part: true });
    }
    found
}

/// The number that words say, in millionths, if they say nothing else.
pub(super) fn number_in_words(text: &str, language: &str) -> Option<u64> {
    let text = text.to_lowercase();
    let words = text.split([' ', '-', '\u{a0}']).filter(|it| !it.is_empty());
    let tokens: Option<Vec<_>> = words.map(|word| tokens(word, language)).collect();
    in_all(tokens?.iter().flatten(), language)
}

fn in_all<'t>(tokens: impl Iterator<Item = &'t Token>, language: &str) -> Option<u64> {
    count(tokens, language)?.value()
}

/// Whether a text speaks of parts, however it does.
pub(super) fn speaks_of_parts(text: &str) -> bool {
    const STEMS: [&str; 14] = [
        "half",
        "halv",
        "helft",
        "halb",
        "hälft",
        "demi",
        "moiti",
        "kwart",
        "quart",
        "viertel",
        "doormidden",
        "tweeën",
        "break",
        "½",
    ];
    let text = text.to_lowercase();
    STEMS.iter().any(|stem| text.contains(stem))
}

/// A text cut into words.
struct Line<'l> {
    text: &'l str,
    language: &'l str,
    words: Vec<&'l str>,
    tokens: Vec<Option<Vec<Token>>>,
}

impl<'l> Line<'l> {
    fn new(text: &'l str, language: &'l str) -> Self {
        let words: Vec<&str> =
            text.split(|c: char| !is_part_of_unit(c)).filter(|it| !it.is_empty()).collect();
        let tokens = words.iter().map(|word| tokens(word, language)).collect();
        Self { text, language, words, tokens }
    }

    fn spelled(&self, kind: Kind, said: Said, words: Range<usize>, is_part: bool) -> Spelled {
        let end = self.start(words.end - 1) + self.words[words.end - 1].len();
        let written = self.text[self.start(words.start)..end].to_owned();
        Spelled { kind, said, written, is_part }
    }

    /// Where a word begins.
    fn start(&self, index: usize) -> usize {
        self.words[index].as_ptr().addr() - self.text.as_ptr().addr()
    }

    /// Whether there is such a word, and only a space or a hyphen parts it from the one before.
    fn is_joined(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).filter(|_| index < self.words.len()) else {
            return false;
        };
        let gap = &self.text[self.start(before) + self.words[before].len()..self.start(index)];
        gap.chars().all(|c| matches!(c, ' ' | '-' | '\u{2010}' | '\u{2011}' | '\'' | '’'))
    }

    /// The words from one place to another with a space between them, if nothing else parts them.
    fn joined(&self, first: usize, last: usize) -> Option<String> {
        let is_whole = (first + 1..=last).all(|it| self.is_joined(it));
        is_whole.then(|| self.words[first..=last].join(" "))
    }

    /// The words that count what begins at a place, and how many they say.
    fn before(&self, index: usize) -> (usize, Option<Count>) {
        if self.is_joined(index) { self.ending(index) } else { (index, None) }
    }

    /// The words of a number that ends before a place.
    fn ending(&self, end: usize) -> (usize, Option<Count>) {
        /// No number has more words.
        const MOST: usize = 8;
        let mut from = end;
        while from > 0
            && end - from < MOST
            && (from == end || self.is_joined(from))
            && self.tokens[from - 1].is_some()
        {
            from -= 1;
        }
        (from, self.count(from..end))
    }

    fn count(&self, words: Range<usize>) -> Option<Count> {
        count(self.tokens[words].iter().flatten().flatten(), self.language)
    }

    /// What stands before a place, without spaces.
    fn front(&self, index: usize) -> &str {
        self.text[..self.start(index)].trim_end_matches([' ', '-', '\u{a0}'])
    }

    fn is_behind_number(&self, index: usize) -> bool {
        self.front(index).ends_with(|c: char| begins_number(c) || c == '/')
    }

    /// "a third", "three quarters": a part of all.
    fn share(&self, index: usize) -> Option<Spelled> {
        let [.., Token::Part(_)] = self.tokens[index].as_deref()? else { return None };
        let (from, _) = self.before(index);
        let said = match self.count(from..index + 1) {
            Some(Count::Of(value)) if !self.is_behind_number(from) => {
                Said::Amount(u128::from(value) * 100)
            }
            _ => Said::Unclear,
        };
        Some(self.spelled(Kind::Share, said, from..index + 1, true))
    }

    /// "every fifth woman": a part of all, too.
    fn every(&self, index: usize) -> Option<Spelled> {
        let before = index.checked_sub(1).filter(|_| self.is_joined(index))?;
        let (all, _) = NTH.iter().find(|(_, it)| has_word(it, self.language, self.words[index]))?;
        let is_share = has_word(&EVERY, self.language, self.words[before]);
        is_share.then(|| {
            self.spelled(Kind::Share, Said::Amount(ALL / u128::from(*all)), before..index + 1, true)
        })
    }

    /// "one in five", "een van de drie vrouwen": a part of all, too.
    fn one_of(&self, index: usize) -> Option<Spelled> {
        let before = index.checked_sub(1)?;
        // Few words stand before a number.
        let mut behind = self.tokens.iter().skip(index + 1).take(3);
        if !behind.any(Option::is_some) {
            return None;
        }
        let is_of = |length: &usize| {
            let words = self.words.get(index..index + length);
            words.is_some_and(|it| has_word(&OF, self.language, &it.join(" ")))
        };
        let all = index + (1..=3).rev().find(is_of)?;
        let mut end = all;
        while self.tokens.get(end).is_some_and(Option::is_some)
            && (end == all || self.is_joined(end))
        {
            end += 1;
        }
        let Some(Count::Of(whole)) = self.count(all..end) else { return None };
        // Who is counted may stand between.
        let people = has_word(&PEOPLE, self.language, self.words[before]);
        let (from, counted) = self.ending(if people { before } else { index });
        let some = counted?.value()?;
        let share = (u128::from(some) * ALL).checked_div(whole.into())?;
        let is_share = whole > some;
        is_share.then(|| self.spelled(Kind::Share, Said::Amount(share), from..end, true))
    }

    /// What is measured by the unit that a word is, or that it ends.
    fn measured(&self, index: usize, unit: Option<&'static Unit>, found: &mut Vec<Spelled>) {
        let own = self.words[index];
        // "cuillère à soupe", "per cent"
        let long = (1..=2).rev().find_map(|more| {
            let at = index.checked_sub(more)?;
            Some((at, unit_named(&self.joined(at, index)?, self.language)?))
        });
        let at = long.map_or(index, |(at, _)| at);
        let Some(unit) = long.map(|it| it.1).or(unit) else { return };
        // "kg/m²" is no weight.
        let behind = &self.text[self.start(index) + own.len()..];
        if ["/m²", "/m2"].iter().any(|it| behind.starts_with(it)) {
            return;
        }
        let (from, counted) = self.before(at);
        let is_each = |it: &usize| has_word(&EACH, self.language, self.words[*it]);
        let is_for_each = long.is_none() && at.checked_sub(1).is_some_and(|it| is_each(&it));
        if is_for_each {
            return;
        }
        if self.is_behind_number(at) {
            // "anderhalf tot 2 liter"
            let between = at.checked_sub(1).filter(|it| self.are_digits_between(*it, at));
            found.extend(between.and_then(|it| self.first_of_range(it, unit, index)));
            return;
        }
        // A sign such as "mg" or "%" has its number before it: without one, the number is lost.
        if counted.is_none() && long.is_none() && unit.has_sign(own) {
            return;
        }
        let (more, behind) = self.behind(index);
        // "Third-degree burns"
        let last = at.checked_sub(1).and_then(|it| self.tokens[it].as_deref()?.last());
        let is_ordinal = last.is_some_and(|it| ORDINALS.contains(it));
        let size = u128::from(unit.size);
        // "2 whole tablets"
        let digits = || self.digits_before(from).map(|it| Said::Amount(u128::from(it.0) * size));
        let said = match counted {
            None if from < at && self.is_behind_number(from) => digits().unwrap_or(Said::Unclear),
            _ if is_ordinal || self.is_behind_number(from) => Said::Unclear,
            Some(Count::Of(value)) => Said::Amount((u128::from(value) + u128::from(more)) * size),
            Some(Count::One) if more > 0 => Said::Amount((1_000_000 + u128::from(more)) * size),
            Some(Count::Unclear) => Said::Unclear,
            Some(Count::One) => Said::Uncounted(1_000_000 * size),
            // "A few per cent", "many tablets"
            None if self.is_joined(at) && from == at => Said::Unclear,
            None => Said::Uncounted(1_000_000 * size),
        };
        let is_part = matches!(said, Said::Amount(value) if value % (1_000_000 * size) != 0);
        let is_part = is_part && unit.kind != Kind::Share;
        found.push(self.spelled(unit.kind, said, from..behind, is_part));
        let between = from.checked_sub(1).filter(|it| counted.is_some() && self.is_joined(it + 1));
        found.extend(between.and_then(|it| self.first_of_range(it, unit, index)));
    }

    /// What stands before the word between two numbers of one unit: "ten to twenty milligrams", "1.5 to two litres".
    fn first_of_range(&self, between: usize, unit: &Unit, index: usize) -> Option<Spelled> {
        if !has_word(&BETWEEN, self.language, self.words[between]) {
            return None;
        }
        let (start, value) = match self.before(between) {
            (start, Some(Count::Of(value))) => (start, value),
            (start, Some(Count::One)) => (start, 1_000_000),
            _ => (between, self.digits_before(between)?.0),
        };
        let value_in_unit = u128::from(value) * u128::from(unit.size);
        // "The left one to 90°" has no range.
        let said = match value {
            1_000_000 => Said::Uncounted(value_in_unit),
            _ => Said::Amount(value_in_unit),
        };
        Some(self.spelled(unit.kind, said, start..index + 1, false))
    }

    /// The number in digits that ends before a word, in millionths, and where it begins.
    fn digits_before(&self, index: usize) -> Option<(u64, usize)> {
        number_ending(self.front(index), self.language)
    }

    /// Whether a number in digits stands between two words, and nothing else.
    fn are_digits_between(&self, first: usize, second: usize) -> bool {
        let end = self.start(first) + self.words[first].len();
        let gap = self.front(second).get(end..).unwrap_or_default();
        self.digits_before(second)
            .is_some_and(|(_, start)| gap.len() - gap.trim_start().len() == start - end.min(start))
    }

    /// What stands behind a unit: "un comprimé et demi", and where it ends.
    fn behind(&self, index: usize) -> (u64, usize) {
        let mut all: Vec<Token> = Vec::new();
        for at in index + 1..=index + 3 {
            let Some(own) = self.is_joined(at).then(|| self.tokens[at].as_deref()).flatten() else {
                break;
            };
            all.extend(own);
            match all.as_slice() {
                // "And half an hour later" is of something else.
                [Token::And, Token::Part(part)] | [Token::And, _, Token::Part(part)]
                    if !self.is_joined(at + 1) || self.tokens[at + 1].is_none() =>
                {
                    return (*part, at + 1);
                }
                _ => {}
            }
        }
        (0, index + 1)
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::{Said, spelled};

    fn said(language: &str, text: &str) -> String {
        let all = spelled(text, language).into_iter().map(|it| match it.said {
            Said::Amount(value) => format!("{:?} {}", it.kind, value as f64 / 1e6),
            Said::Uncounted(_) => format!("{:?} one?", it.kind),
            Said::Unclear => format!("{:?} ?", it.kind),
        });
        let all: Vec<String> = all.collect();
        if all.is_empty() { "none".to_owned() } else { all.join("; ") }
    }

    #[test]
    fn amounts_without_digits() {
        let texts = [
            ("en", "one per cent"),
            ("en", "twenty-five per cent, two hundred and fifty milligrams"),
            ("en", "half a tablet, one and a half tablets"),
            ("en", "a tablet and a half, a tablet"),
            ("en", "ten to twenty milligrams"),
            ("en", "one in five people"),
            ("de", "fünf Prozent"),
            ("de", "fünfundzwanzig Prozent"),
            ("de", "eine halbe Tablette, zweieinhalb Tabletten"),
            ("de", "neun von zehn Menschen, ein Viertel"),
            ("nl", "een derde, driekwart, de helft"),
            ("nl", "vijfhonderd milligram"),
            ("nl", "drieëntwintig procent"),
            ("nl", "een halve tablet, anderhalve tablet"),
            ("nl", "twee en een halve tablet"),
            ("nl", "een op de vijf, een van de drie vrouwen"),
            ("fr", "un demi gramme, un demi-comprimé"),
            ("fr", "un comprimé et demi, deux tiers"),
            ("fr", "quatre-vingt-dix pour cent"),
            ("fr", "soixante-quinze pour cent, vingt et un pour cent"),
            ("fr", "une personne sur cinq, une femme sur deux"),
            ("de", "zwei halbe Tabletten"),
            ("en", "one tablet and half an hour later"),
            ("en", "a few tablets, one out of every four"),
            ("en", "5 mg per kg, 5 mg/kg, 5 per cent, 5-10 mg"),
            ("nl", "hooguit mg, bij % van de mensen, per ml"),
            ("en", "between two and five tablets"),
            ("en", "One. Tablets"),
            ("xx", "one tablet"),
            ("en", "third-degree burns, a third of a litre"),
            ("de", "jede fünfte Frau, dreiviertel Liter"),
            ("fr", "un cinquième, trente-huit degrés"),
            ("fr", "deux cuillères à soupe"),
            ("fr", "deux cuillères; à soupe"),
            ("fr", "cuillère (à café)"),
            ("es", "cinco. Por ciento"),
        ];
        let lines = texts.map(|(language, text)| format!("{text}: {}", said(language, text)));
        assert_snapshot!(lines.join("\n"), @"
        one per cent: Share 1
        twenty-five per cent, two hundred and fifty milligrams: Share 25; Mass 250000
        half a tablet, one and a half tablets: Share 50; Tablets 0.5; Share 150; Tablets 1.5
        a tablet and a half, a tablet: Tablets 1.5; Share 50; Tablets one?
        ten to twenty milligrams: Mass 20000; Mass 10000
        one in five people: Share 20
        fünf Prozent: Share 5
        fünfundzwanzig Prozent: Share 25
        eine halbe Tablette, zweieinhalb Tabletten: Share 50; Tablets 0.5; Share 250; Tablets 2.5
        neun von zehn Menschen, ein Viertel: Share 90; Share 25
        een derde, driekwart, de helft: Share 33.3333; Share 75; Share 50
        vijfhonderd milligram: Mass 500000
        drieëntwintig procent: Share 23
        een halve tablet, anderhalve tablet: Share 50; Tablets 0.5; Share 150; Tablets 1.5
        twee en een halve tablet: Share 250; Tablets 2.5
        een op de vijf, een van de drie vrouwen: Share 20; Share 33.333333
        un demi gramme, un demi-comprimé: Share 50; Mass 500000; Share 50; Tablets 0.5
        un comprimé et demi, deux tiers: Tablets 1.5; Share 50; Share 66.6666
        quatre-vingt-dix pour cent: Share 90
        soixante-quinze pour cent, vingt et un pour cent: Share 75; Share 21
        une personne sur cinq, une femme sur deux: Share 20; Share 50
        zwei halbe Tabletten: Share ?; Tablets ?
        one tablet and half an hour later: Tablets 1; Share 50; Hours 0.5
        a few tablets, one out of every four: Tablets ?; Share 25
        5 mg per kg, 5 mg/kg, 5 per cent, 5-10 mg: none
        hooguit mg, bij % van de mensen, per ml: none
        between two and five tablets: Tablets ?
        One. Tablets: Tablets one?
        one tablet: Tablets ?
        third-degree burns, a third of a litre: Share 33.3333; Temperature ?; Share 33.3333; Volume 333333
        jede fünfte Frau, dreiviertel Liter: Share 20; Share 75; Volume 750000
        un cinquième, trente-huit degrés: Share 20; Temperature 38
        deux cuillères à soupe: Spoons 6
        deux cuillères; à soupe: none
        cuillère (à café): none
        cinco. Por ciento: Share one?
        ");
    }

    #[test]
    fn a_number_that_is_too_large_says_nothing() {
        let large = "honderd".repeat(8);
        for text in [
            format!("{large} duizend {large} duizend procent"),
            format!("{large} duizend {large}honderd procent"),
            format!("{large} duizend {large} duizend derde procent"),
        ] {
            assert!(!said("nl", &text).contains(char::is_numeric), "{text}");
        }
    }
}
