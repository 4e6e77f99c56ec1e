//! When something is: times of day and dates, in the forms of each language: "8 am", "om 20 uur", "since March 2019".

use super::amounts::{BETWEEN, PEOPLE, SPACES};
use super::months::month_named;
use super::parts::{Part, What, parts};
use super::spelled::numbers::count;
use super::units::{Words, has_word, unit_named};
use crate::model::primary;

/// A time of day or a date.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// As it is written.
    pub(super) written: String,
    /// All that it may mean: "8 uur" is in the morning or in the evening.
    meanings: Vec<Meaning>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// In minutes since midnight.
    Time(u16),
    Date {
        year: Option<u16>,
        month: Option<u16>,
        day: Option<u16>,
    },
}

impl Meaning {
    fn may_be(self, other: Self) -> bool {
        let agree = |one: Option<u16>, two: Option<u16>| {
            one.is_none_or(|it| two.is_none_or(|two| it == two))
        };
        match (self, other) {
            (Self::Time(one), Self::Time(two)) => one == two,
            (Self::Date { year, month, day }, Self::Date { year: y, month: m, day: d }) => {
                agree(year, y) && agree(month, m) && agree(day, d)
            }
            _ => false,
        }
    }
}

impl Moment {
    fn may_be(&self, other: &Self) -> bool {
        self.meanings.iter().any(|one| other.meanings.iter().any(|two| one.may_be(*two)))
    }

    fn is_time(&self) -> bool {
        matches!(self.meanings[..], [Meaning::Time(_), ..])
    }
}

/// Two moments of two texts, of which each text has only one. Not all forms are known, so texts are compared that say as
/// many of them.
pub(super) fn other_moment<'m>(
    theirs: &'m [Moment],
    ours: &'m [Moment],
) -> Option<[&'m Moment; 2]> {
    /// A text that says more is not compared.
    const MOST: usize = 200;
    [true, false].into_iter().find_map(|is_time| {
        let of_kind = |all: &'m [Moment]| -> Vec<&'m Moment> {
            all.iter().filter(|it| it.is_time() == is_time).collect()
        };
        let (theirs, ours) = (of_kind(theirs), of_kind(ours));
        if theirs.len() != ours.len() || theirs.len() > MOST {
            return None;
        }
        let only = |here: &[&'m Moment], there: &[&Moment]| -> Vec<&'m Moment> {
            let lacks = |it: &&&Moment| !there.iter().any(|other| it.may_be(other));
            here.iter().filter(lacks).copied().collect()
        };
        let (there, here) = (only(&theirs, &ours), only(&ours, &theirs));
        let is_paired = there.len() == here.len();
        let (there, here) = there.first().zip(here.first())?;
        is_paired.then_some([*there, *here])
    })
}

/// The moments of a text, and the text without them: the hour of a day is no number of hours.
pub(super) fn moments(text: &str, language: &str) -> (String, Vec<Moment>) {
    let line = Line { text, language, parts: parts(text, language) };
    let (mut found, mut rest, mut from) = (Vec::new(), String::new(), 0);
    let mut at = 0;
    while at < line.parts.len() {
        let moment = line.date(at).or_else(|| line.time(at));
        let Some((meanings, first, end)) = moment.filter(|it| it.1 >= from) else {
            at += 1;
            continue;
        };
        // "2000 of them" is a number as well as a year.
        if !matches!(meanings[..], [Meaning::Date { month: None, .. }]) {
            rest += &text[from..first];
            rest.push('·');
            from = end;
        }
        found.push(Moment { written: text[first..end].to_owned(), meanings });
        at += line.parts[at..].iter().take_while(|it| it.start < end).count().max(1);
    }
    rest += &text[from..];
    (rest, found)
}

/// Words before a time of day.
const AT: Words = [
    &[],
    &["om", "rond", "vanaf"],
    &[],
    &["à", "vers", "dès"],
    &["a las", "a la", "desde las", "hasta las"],
];

/// Words behind a number that make it a time of day, and those that do so only behind [`AT`] or with minutes.
const CLOCK: Words = [&["am", "pm", "o"], &[], &["uhr"], &[], &[]];
const HOURS: Words = [&[], &["uur", "u"], &[], &["h", "heure", "heures"], &["h"]];

/// The parts of a day before noon, and those after.
const MORNING: Words = [
    &["am", "morning"],
    &["ochtends", "ochtend", "morgens"],
    &["morgens", "vormittags", "früh"],
    &["matin"],
    &["mañana", "madrugada"],
];
const EVENING: Words = [
    &["pm", "afternoon", "evening"],
    &["middags", "middag", "avonds", "avond"],
    &["nachmittags", "abends"],
    &["soir", "midi"],
    &["tarde"],
];

/// Words between an hour and the part of its day.
const LITTLE: Words = [
    &["o", "clock", "in", "the"],
    &["s", "in", "de"],
    &["uhr"],
    &["du", "de", "l", "après"],
    &["de", "la"],
];

/// Words behind hours that pass: "à 8 heures d’intervalle".
const PASSING: Words = [&[], &["na", "later"], &[], &["d", "de", "avant", "après", "plus"], &[]];

/// What it means, where it begins, and where it ends.
type Found = (Vec<Meaning>, usize, usize);

struct Line<'l> {
    text: &'l str,
    language: &'l str,
    parts: Vec<Part>,
}

impl Line<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        match &self.parts.get(at)?.what {
            What::Word(word, _) => Some(word),
            _ => None,
        }
    }

    fn is(&self, at: usize, words: &Words) -> bool {
        self.word(at).is_some_and(|it| has_word(words, self.language, it))
    }

    /// Whether the words before a part are one of these.
    fn is_behind(&self, at: usize, words: &Words) -> bool {
        let last = at.checked_sub(1).and_then(|it| self.word(it));
        let both = at.checked_sub(2).and_then(|it| Some(format!("{} {}", self.word(it)?, last?)));
        [last, both.as_deref()].into_iter().flatten().any(|it| has_word(words, self.language, it))
    }

    /// The digits that begin at a place, if they are as many.
    fn digits(&self, at: usize, most: usize) -> Option<(u16, usize)> {
        let rest = self.text.get(at..)?;
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest[..length].parse().ok()?;
        (1..=most).contains(&length).then_some((number, at + length))
    }

    /// The digits that are a part by themselves, or begin one: "8", "9.30".
    fn digits_of(&self, at: usize, most: usize) -> Option<(u16, usize)> {
        let part = self.parts.get(at).filter(|it| matches!(it.what, What::Number(_)))?;
        self.digits(part.start, most)
    }

    /// Where the part that begins at a place or behind it is in the list of parts.
    fn part_from(&self, place: usize) -> usize {
        self.parts.partition_point(|it| it.start < place)
    }

    /// A time of day whose hour is this part.
    fn time(&self, at: usize) -> Option<Found> {
        let start = self.parts[at].start;
        let in_word = || match &self.parts[at].what {
            What::Word(_, Some(says)) => {
                let hour = count(says.iter(), self.language)?.value()? / 1_000_000;
                Some((u16::try_from(hour).ok()?, self.parts[at].end))
            }
            _ => None,
        };
        let (hour, mut end) = self.digits_of(at, 2).or_else(in_word).filter(|it| it.0 <= 24)?;
        let is_marked = self.text[end..].starts_with(':');
        let mut minute =
            if self.text[end..].starts_with([':', '.']) { self.minutes(end + 1) } else { None };
        end = minute.map_or(end, |it| it.1);
        let mut next = self.part_from(end);
        // "De 6 à 8 heures" is how long, and so is "jusqu’à 8 heures".
        let is_range = at.checked_sub(2).is_some_and(|it| {
            matches!(self.parts[it].what, What::Number(_)) || self.word(it) == Some("jusqu")
        });
        let is_at = !is_range && self.is_behind(at, &AT);
        let mut is_clock = is_marked && minute.is_some() || self.is(next, &CLOCK);
        if self.is(next, &HOURS) {
            is_clock |= is_at || minute.is_some();
            end = self.parts[next].end;
            next += 1;
        }
        is_clock |= is_at && primary(self.language) == "es";
        // "20 h 30", "20 Uhr 30", but "8 uur 20 mg"
        let hours = if self.is(next, &CLOCK) { self.parts[next].end } else { end };
        let late = self.text[hours..].trim_start_matches(SPACES);
        let late = self.minutes(self.text.len() - late.len());
        let late = late.filter(|it| minute.is_none() && !self.is_unit(self.part_from(it.1)));
        if let Some((_, behind)) = late.filter(|_| hours > self.parts[at].end) {
            (minute, end, next) = (late, behind, self.part_from(behind));
        }
        let half = |it: &str| {
            let rest = self.text[end..].trim_start_matches(SPACES).get(..it.len());
            primary(self.language) == "en" && rest.is_some_and(|own| own.eq_ignore_ascii_case(it))
        };
        let dotted = [("a.m.", false), ("p.m.", true)].into_iter().find(|(it, _)| half(it));
        is_clock |= dotted.is_some();
        let part_of_day = (next..next + 4).find(|it| !self.is(*it, &LITTLE));
        let part_of_day = part_of_day.and_then(|it| {
            let is = |words: &Words| self.is(it, words).then_some(it);
            is(&MORNING).map(|it| (false, it)).or_else(|| is(&EVENING).map(|it| (true, it)))
        });
        let part_of_day = dotted.map(|it| (it.1, next + 2)).or(part_of_day);
        let passes = self.is_unit(next) || self.is(next, &PASSING);
        if !is_clock || passes && part_of_day.is_none() {
            return None;
        }
        let last = part_of_day.map(|it| it.1).or_else(|| self.is(next, &CLOCK).then_some(next));
        end = last.map_or(end, |it| self.parts[it].end);
        end += usize::from(dotted.is_some());
        let of_day = |hour: u16| Meaning::Time(hour % 24 * 60 + minute.map_or(0, |it| it.0));
        let is_exact = hour > 12 || hour == 0 || self.text[start..].starts_with('0');
        let meanings = match part_of_day {
            _ if is_exact => vec![of_day(hour)],
            Some((is_late, _)) => vec![of_day(hour % 12 + if is_late { 12 } else { 0 })],
            None => vec![of_day(hour % 12), of_day(hour % 12 + 12)],
        };
        Some((meanings, start, end))
    }

    /// The minutes of an hour that begin at a place, and where they end.
    fn minutes(&self, from: usize) -> Option<(u16, usize)> {
        let (minutes, end) = self.digits(from, 2)?;
        let mut rest = self.text[end..].chars();
        let goes_on = matches!(rest.next(), Some(':' | '.' | ',' | '/' | '-'))
            && rest.next().is_some_and(|c| c.is_ascii_digit());
        (end == from + 2 && minutes < 60 && !goes_on).then_some((minutes, end))
    }

    fn is_unit(&self, at: usize) -> bool {
        self.word(at).is_some_and(|it| unit_named(it, self.language).is_some())
    }

    /// A date that begins with this part.
    fn date(&self, at: usize) -> Option<Found> {
        self.in_digits(at).or_else(|| self.in_words(at)).or_else(|| self.year_alone(at))
    }

    /// "1-3-2019", "01.03.2019", "2019-03-01".
    fn in_digits(&self, at: usize) -> Option<Found> {
        /// No date is longer.
        const LONGEST: usize = 11;
        let start = self.parts.get(at).filter(|it| matches!(it.what, What::Number(_)))?.start;
        let is_part = |c: &u8| c.is_ascii_digit() || matches!(c, b'-' | b'/' | b'.');
        let length = self.text[start..].bytes().take(LONGEST).take_while(is_part).count();
        let written = self.text[start..start + length].trim_end_matches(['-', '/', '.']);
        let mark = written.find(|c: char| !c.is_ascii_digit())?;
        let mut numbers = written.split(&written[mark..=mark]);
        let (one, two, three) = (numbers.next()?, numbers.next()?, numbers.next()?);
        if numbers.next().is_some() || self.text[..start].ends_with(['-', '/', '.']) {
            return None;
        }
        let number = |text: &str| text.parse::<u16>().ok();
        let date = |day: &str, month: &str, year: &str| {
            let (day, month, year) = (number(day)?, number(month)?, number(year)?);
            let is_date = (1..=31).contains(&day) && (1..=12).contains(&month) && is_year(year);
            is_date.then_some(Meaning::Date {
                year: Some(year),
                month: Some(month),
                day: Some(day),
            })
        };
        // The month stands first in America.
        let other = date(two, one, three).filter(|_| primary(self.language) == "en");
        let meanings: Vec<_> =
            date(one, two, three).into_iter().chain(date(three, two, one)).chain(other).collect();
        (!meanings.is_empty()).then_some((meanings, start, start + written.len()))
    }

    /// "March 2019", "5 March", "May 5, 2019", "5 de marzo de 2019".
    fn in_words(&self, at: usize) -> Option<Found> {
        let day_at = |at: usize| {
            let (day, end) = self.digits_of(at, 2).filter(|it| (1..=31).contains(&it.0))?;
            let is_whole =
                !self.text[end..].starts_with([',', ':', '/', '-']) || end == self.parts[at].end;
            // "1er", "5th", "5."
            let rest = &self.text[end..];
            let is_dot = |c: char| c == '.' && primary(self.language) != "en";
            let joined =
                rest.find(|c: char| !c.is_alphabetic() && !is_dot(c)).unwrap_or(rest.len());
            (is_whole && joined <= 3).then(|| (day, self.part_from(end + joined), end + joined))
        };
        let is_of = |at: usize| matches!(self.word(at), Some("de" | "of" | "del"));
        let behind_of = |at: usize| if is_of(at) { at + 1 } else { at };
        let start = self.parts[at].start;
        let before = day_at(at);
        let name = behind_of(before.map_or(at, |it| it.1));
        let month = match &self.parts.get(name)?.what {
            What::Word(word, None) => month_named(word, self.language)?,
            _ => return None,
        };
        // "1 in 5 may have it"
        let is_capital = self.text[self.parts[name].start..].starts_with(char::is_uppercase);
        if !is_capital && matches!(primary(self.language), "en" | "de") {
            return None;
        }
        let mut end = self.parts[name].end;
        // "Mar. 2019"
        let dotted = usize::from(self.text[end..].starts_with('.'));
        let mut next = self.part_from(end + dotted);
        let after =
            if before.is_none() && primary(self.language) == "en" { day_at(next) } else { None };
        if let Some((_, behind, place)) = after {
            (end, next) = (place, behind);
        }
        if self.parts.get(next).is_some_and(|it| &self.text[it.start..it.end] == ",") {
            next += 1;
        }
        let next = behind_of(next);
        let year = self.digits_of(next, 4).filter(|it| is_year(it.0));
        if let Some((_, behind)) = year {
            end = behind;
        }
        let (day, year) = (before.or(after).map(|it| it.0), year.map(|it| it.0));
        let meaning = Meaning::Date { year, month: Some(month), day };
        (day.is_some() || year.is_some()).then_some((vec![meaning], start, end))
    }

    /// "since 2019"
    fn year_alone(&self, at: usize) -> Option<Found> {
        let (year, end) = self.digits_of(at, 4).filter(|it| is_year(it.0))?;
        let start = self.parts[at].start;
        let is_alone = end == self.parts[at].end
            && !self.text[..start].trim_end().ends_with(|c: char| "€$£<>≤≥-−+.,/:–".contains(c));
        let next = self.part_from(end);
        let counts = self.word(next).is_some_and(|it| {
            unit_named(it, self.language).is_some() || has_word(&PEOPLE, self.language, it)
        });
        // "2000 to 2500 kcal"
        let goes_on = self.is(next, &BETWEEN)
            || self.text[end..].trim_start().starts_with(['-', '–', '/', '%', '°', '(', '×']);
        let meaning = Meaning::Date { year: Some(year), month: None, day: None };
        (is_alone && !counts && !goes_on).then(|| (vec![meaning], start, end))
    }
}

fn is_year(number: u16) -> bool {
    (1900..2100).contains(&number)
}
