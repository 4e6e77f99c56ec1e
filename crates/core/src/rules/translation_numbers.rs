//! A number that a page and its translation do not have in common: another dose, another share of
//! people, a sign that one of them lacks.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::amounts::{Amount, Measured, amounts, in_common};
use super::context::Context;
use super::how_often::{Often, how_often, other_often};
use super::lost_sign;
use super::pairs::{other_names, pairs};
use super::said_once::said_once;
use super::spelled::{Spelled, speaks_of_parts, spelled};
use super::units::Kind;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Page};
use crate::scaffold::TODO;
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for [original, other] in context.translations() {
        pages(context, original.page, other.page, diagnostics);
    }
    let main = &context.site.config.default_language;
    for aid in context.aids() {
        let Some(original) = aid.subject.get(main) else { continue };
        for (language, text) in aid.subject.iter().filter(|it| it.0 != main) {
            let pointers = [main, language].map(|it| format!("/subject/{it}"));
            let text = Compared { pointers, texts: [original, text], by_place: false };
            let languages = [main.as_str(), language.as_str()];
            let versions =
                Versions { files: [&aid.file; 2], names: languages, languages, whole: "subject" };
            versions.compare(context, &[text], diagnostics);
        }
    }
}

fn pages(
    context: &Context<'_>,
    main: &Entry<Page>,
    file: &Entry<Page>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let pages = [main, file];
    let other_names = other_names(main, file);
    let texts = pairs(main, file).into_iter().map(|it| Compared {
        pointers: it.pointers,
        texts: it.texts,
        by_place: it.by_place,
    });
    let names = other_names.iter().map(|(pointers, names)| Compared {
        pointers: pointers.clone(),
        texts: [&names[0], &names[1]],
        by_place: false,
    });
    let versions = Versions {
        files: pages.map(|it| &it.file),
        names: pages.map(|it| it.file.stem()),
        languages: pages.map(|it| it.language.as_str()),
        whole: "page",
    };
    versions.compare(context, &texts.chain(names).collect::<Vec<_>>(), diagnostics);
}

/// A text and its translation.
struct Compared<'l> {
    pointers: [String; 2],
    texts: [&'l str; 2],
    /// Whether only their places say that they are the same text.
    by_place: bool,
}

/// An original and its translation, of which texts are compared.
struct Versions<'l> {
    files: [&'l SourcePath; 2],
    /// What each is called.
    names: [&'l str; 2],
    languages: [&'l str; 2],
    /// What they are.
    whole: &'static str,
}

impl Versions<'_> {
    fn compare(
        &self,
        context: &Context<'_>,
        pairs: &[Compared<'_>],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let [main, file] = self.names;
        let read =
            |pair: &Compared<'_>, side: usize| Said::of(pair.texts[side], self.languages[side]);
        let found: Vec<[Said; 2]> = pairs.iter().map(|it| [read(it, 0), read(it, 1)]).collect();
        // A number may stand in another text of the page; then nothing is missing.
        let all = [0, 1].map(|side| -> BTreeSet<Measured> {
            found.iter().flat_map(|it| it[side].measured()).collect()
        });
        for (pair, [theirs, ours]) in pairs.iter().zip(&found) {
            let is_moved = |there: &Amount, here: &Amount| {
                let is_in = |it: &Amount, all: &BTreeSet<_>| {
                    it.measured().is_some_and(|it| all.contains(&it))
                };
                pair.by_place && is_in(there, &all[1]) && is_in(here, &all[0])
            };
            let other = other_number(theirs, ours)
                .filter(|(there, here)| !is_moved(there, here))
                .or_else(|| other_sign(&theirs.amounts, &ours.amounts));
            let (message, help) = if let Some((there, here)) = other {
                (
                    format!("the version in `{main}` says {there}, this one {here}"),
                    which_is_right(there, here, file),
                )
            } else if let Some((amount, [there, here])) = other_rate(&theirs.amounts, &ours.amounts)
            {
                let message = format!(
                    "the version in `{main}` says {amount} per {there}, this one per {here}"
                );
                (message, BOTH.to_owned())
            } else if let Some([there, here]) = other_statement(theirs, ours) {
                let message = format!("the version in `{main}` says {there}, this one {here}");
                (message, BOTH.to_owned())
            } else if let Some(number) = theirs.missing(ours, &all[1], pair.texts[1]) {
                (
                    format!(
                        "the version in `{main}` says {number}, and this {} does not",
                        self.whole
                    ),
                    "write it here too, or take it out there".to_owned(),
                )
            } else if let Some(number) = ours.missing(theirs, &all[0], pair.texts[0]) {
                (
                    format!("this text says {number}, and the version in `{main}` does not"),
                    "write it there too, or take it out here".to_owned(),
                )
            } else {
                continue;
            };
            // What is not finished is reported as that, and so is a number that Markdown reads otherwise.
            if pair.texts.iter().any(|text| text.contains(TODO) || lost_sign::is_in(text)) {
                continue;
            }
            let [there, here] = &pair.pointers;
            let fault = Diagnostic::new(
                Code::TranslationDiffers,
                message,
                context.key(self.files[1], here).text("differs"),
            );
            let fault = fault.label(context.key(self.files[0], there).text("from this"));
            diagnostics.push(fault.help(help));
        }
    }
}

/// The amounts of a text.
struct Said {
    amounts: Vec<Amount>,
    in_words: Vec<Spelled>,
    often: Vec<Often>,
}

impl Said {
    fn of(text: &str, language: &str) -> Self {
        let text = &*said_once(text, language);
        let (amounts, in_words) = (amounts(text, language), spelled(text, language));
        Self { amounts, in_words, often: how_often(text, language) }
    }

    fn measured(&self) -> impl Iterator<Item = Measured> {
        let digits = self.amounts.iter().flat_map(|it| it.meanings().chain(it.shares()));
        digits.chain(self.in_words.iter().filter_map(Spelled::wanted))
    }

    /// The first amount that another text lacks, in digits and in words, and its whole page in digits.
    fn missing(&self, other: &Self, page: &BTreeSet<Measured>, text: &str) -> Option<String> {
        let speaks_of_parts = LazyCell::new(|| speaks_of_parts(text));
        let is_there = |it: Measured, is_part: bool| {
            page.contains(&it)
                || other.in_words.iter().any(|own| own.may_be(it))
                // "Break it in two" is half of it, and "half a tablet" is no quarter.
                || is_part
                    && *speaks_of_parts
                    && !other.in_words.iter().any(|own| own.is_part_of(it.0.0))
                // "A body mass index of 30" may have no unit.
                || it.0.0 == Kind::BodyMass && other.amounts.iter().any(|own| own.says(it.1))
        };
        let lacks = |it: &&Amount| {
            let is_part = it.is_part_of_dose();
            (is_part || it.is_always_in_digits())
                && it.measured().is_some_and(|own| !is_there(own, is_part))
                && it.twin.is_none_or(|twin| !page.contains(&twin))
        };
        let in_digits = self.amounts.iter().find(lacks).map(ToString::to_string);
        in_digits.or_else(|| {
            let lacks = |it: &&Spelled| it.wanted().is_some_and(|own| !is_there(own, it.is_part));
            self.in_words.iter().find(lacks).map(|it| it.written.clone())
        })
    }
}

/// What to do about two amounts that differ.
const BOTH: &str = "find out which of the two is right, and write it in both";

fn which_is_right(there: &Amount, here: &Amount, language: &str) -> String {
    // The mark between thousands of one language is the one before decimals of another.
    if there.written == here.written && there.number != here.number {
        return format!(
            "{} is {} for readers of `{language}`: {BOTH}, each with the marks of its language",
            here.written, here.number
        );
    }
    BOTH.to_owned()
}

/// Two amounts of one kind, or one number of two kinds, each of which the other text does not have.
fn other_number<'a>(theirs: &'a Said, ours: &'a Said) -> Option<(&'a Amount, &'a Amount)> {
    let only = |here: &'a Said, there: &Said| -> Vec<&'a Amount> {
        let digits = there.amounts.iter().flat_map(Amount::meanings);
        let words = there.in_words.iter().filter_map(Spelled::counted);
        let there: BTreeSet<_> = digits.chain(words).map(in_common).collect();
        let is_there = |it: Measured| there.contains(&in_common(it));
        here.amounts
            .iter()
            .filter(|it| it.measured().is_some_and(|it| !is_there(it)))
            .filter(|it| !it.whole().is_some_and(is_there))
            .collect()
    };
    let kinds = |it: &Amount| it.measured().map(|it| it.0);
    let (theirs, ours) = (only(theirs, ours), only(ours, theirs));
    // The first of each kind.
    let mut new = BTreeMap::new();
    for amount in &ours {
        new.entry(kinds(amount)).or_insert(*amount);
    }
    let same_kind = theirs.iter().find_map(|it| Some((*it, *new.get(&kinds(it))?)));
    let mixed_up = || {
        let mut named: BTreeMap<_, BTreeMap<_, &Amount>> = BTreeMap::new();
        for amount in &ours {
            named.entry(amount.bare().1).or_default().entry(kinds(amount)).or_insert(*amount);
        }
        theirs.iter().find_map(|it| {
            let mut same = named.get(it.bare().1)?.values();
            Some((*it, *same.find(|own| own.is_mixed_up_with(it))?))
        })
    };
    same_kind.or_else(mixed_up)
}

/// What is said otherwise: how often, how long, or up to how much.
fn other_statement(theirs: &Said, ours: &Said) -> Option<[String; 2]> {
    let often = other_often(&theirs.often, &ours.often);
    let often = often.map(|it| it.map(|own| own.written.clone()));
    often
        .or_else(|| other_time(theirs, ours))
        .or_else(|| lost_bound(theirs, ours))
        .or_else(|| other_spoon(theirs, ours))
}

/// Spoons of another size, of which each text has only one: "a teaspoon", "een eetlepel".
fn other_spoon(theirs: &Said, ours: &Said) -> Option<[String; 2]> {
    let spoons = |said: &Said| -> BTreeMap<u128, String> {
        let digits =
            said.amounts.iter().filter_map(|it| it.measured().map(|own| (own, it.to_string())));
        let words = said.in_words.iter();
        let words = words.filter_map(|it| it.value().map(|own| (own, it.written.clone())));
        let spoons = digits.chain(words).filter(|(own, _)| own.0.0 == Kind::Spoons);
        spoons.map(|(own, shown)| (own.1, shown)).collect()
    };
    let (theirs, ours) = (spoons(theirs), spoons(ours));
    // A part of one is missed as a part.
    let is_part = |it: &u128| !it.is_multiple_of(1_000_000);
    let is_other = !theirs.keys().any(|it| ours.contains_key(it))
        && !theirs.keys().chain(ours.keys()).any(is_part);
    let (there, here) = theirs.into_values().next().zip(ours.into_values().next())?;
    is_other.then_some([there, here])
}

/// Two times of different units that are not as long, where each text has only one of them: "24 hours", "1 week".
fn other_time(theirs: &Said, ours: &Said) -> Option<[String; 2]> {
    let times = |said: &Said| -> Vec<(Measured, String)> {
        let digits =
            said.amounts.iter().filter_map(|it| Some((it.measured()?, it.to_string(), it.whole())));
        let digits =
            digits.map(|(own, shown, whole)| (whole.unwrap_or_else(|| in_common(own)), shown));
        let words = said.in_words.iter();
        let words = words.filter_map(|it| Some((in_common(it.counted()?), it.written.clone())));
        digits.chain(words).filter(|(own, _)| own.0.1.is_none() && own.0.0.is_time()).collect()
    };
    let lengths = |said: &Said| -> BTreeSet<u128> {
        let digits = said.amounts.iter().flat_map(Amount::meanings);
        let words = said.in_words.iter().filter_map(Spelled::value);
        digits.chain(words).filter_map(in_minutes).collect()
    };
    if [theirs, ours].iter().any(|it| it.in_words.iter().any(Spelled::is_unclear_time)) {
        return None;
    }
    let only = |here: &Said, there: &Said| -> Vec<(Measured, String)> {
        let there = lengths(there);
        let is_there = |time: Measured| {
            let Some(own) = in_minutes(time) else { return false };
            let nearest = [there.range(..=own).next_back(), there.range(own..).next()];
            nearest.into_iter().flatten().any(|it| is_nearly(*it, own))
        };
        times(here).into_iter().filter(|(time, _)| !is_there(*time)).collect()
    };
    let (theirs, ours) = (only(theirs, ours), only(ours, theirs));
    let is_paired = theirs.len() == ours.len();
    let (there, here) = theirs.into_iter().next().zip(ours.into_iter().next())?;
    is_paired.then_some([there.1, here.1])
}

/// How long a time is.
fn in_minutes(time: Measured) -> Option<u128> {
    const MONTH: u128 = 60 * 24 * 365 / 12;
    match in_common(time) {
        ((Kind::Months, None), value) => Some(value.saturating_mul(MONTH)),
        ((Kind::Minutes, None), value) => Some(value),
        _ => None,
    }
}

/// Whether two times are as long, or nearly: a month and four weeks, 15 days and two weeks in French.
fn is_nearly(one: u128, other: u128) -> bool {
    /// In so many of a hundred, they may differ.
    const NEARLY: u128 = 15;
    one.abs_diff(other).saturating_mul(100) <= one.max(other).saturating_mul(NEARLY)
}

/// A range of which one text has only the end: "1 to 2 tablets", "2 tablets".
fn lost_bound(theirs: &Said, ours: &Said) -> Option<[String; 2]> {
    /// A text with more of them is not compared.
    const MOST: usize = 200;
    let lost = |there: &Said, here: &Said| {
        let digits: BTreeSet<Measured> = here.amounts.iter().flat_map(Amount::meanings).collect();
        let ends = here.amounts.iter().filter_map(|it| Some((it.measured()?, it)));
        let ends: BTreeMap<Measured, &Amount> = ends.collect();
        let ranges = here.amounts.iter().filter_map(Amount::until);
        let ranges: BTreeSet<Measured> = ranges.filter_map(Amount::measured).collect();
        let candidates = there.amounts.iter().filter_map(|first| {
            let is_compared = !first.is_always_in_digits() && !first.is_part_of_dose();
            let last = first.until().filter(|_| is_compared)?;
            let (own, end) = (first.measured()?, last.measured()?);
            let is_lost = !digits.contains(&own) && !ranges.contains(&end);
            is_lost.then_some((first, own, last, *ends.get(&end)?))
        });
        let in_words = |own: Measured| here.in_words.iter().any(|it| it.may_be(own));
        let (first, _, last, end) = candidates.take(MOST).find(|(_, own, ..)| !in_words(*own))?;
        Some([format!("{} to {last}", first.bare().1), end.to_string()])
    };
    lost(theirs, ours).or_else(|| lost(ours, theirs).map(|[range, end]| [end, range]))
}

/// One amount that is taken in another time in each text: weekly, and daily.
fn other_rate<'a>(
    theirs: &'a [Amount],
    ours: &[Amount],
) -> Option<(&'a Amount, [&'static str; 2])> {
    fn rates(amounts: &[Amount]) -> BTreeMap<Measured, BTreeSet<Kind>> {
        let mut rates: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for amount in amounts {
            if let Some((measured, rate)) = amount.measured().zip(amount.rate) {
                rates.entry(measured).or_default().insert(rate);
            }
        }
        rates
    }
    let (there, here) = (rates(theirs), rates(ours));
    theirs.iter().find_map(|amount| {
        let measured = amount.measured()?;
        let (there, here) = (there.get(&measured)?, here.get(&measured)?);
        let shown = |rates: &BTreeSet<Kind>| rates.first()?.one();
        there.is_disjoint(here).then(|| Some((amount, [shown(there)?, shown(here)?])))?
    })
}

/// One number that has a sign in one text and another sign, or for a minus none, in the other.
fn other_sign<'a>(theirs: &'a [Amount], ours: &'a [Amount]) -> Option<(&'a Amount, &'a Amount)> {
    let signs = |amounts: &'a [Amount]| {
        let mut signs: BTreeMap<_, Vec<&'a Amount>> = BTreeMap::new();
        for amount in amounts {
            signs.entry(amount.bare()).or_default().push(amount);
        }
        signs
    };
    let (theirs, ours) = (signs(theirs), signs(ours));
    theirs.iter().find_map(|(number, there)| {
        let here = ours.get(number)?;
        let of = |amounts: &[&Amount]| amounts.iter().map(|it| it.sign).collect::<BTreeSet<_>>();
        let (first, second) = (of(there), of(here));
        // "At most 5" is "≤ 5", and "plus 5" is "+5"; only a minus has no such word that is usual.
        let may_be_words = |sign: &Option<char>| !matches!(sign, Some('−'));
        let same = first.iter().any(|sign| second.contains(sign))
            || first.contains(&None) && second.iter().all(may_be_words)
            || second.contains(&None) && first.iter().all(may_be_words);
        (!same).then(|| Some((*there.first()?, *here.first()?))).flatten()
    })
}
