//! A number that a page and its translation do not have in common: another dose, another share of
//! people, a sign that one of them lacks.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts::{Amount, Measured, amounts};
use super::context::Context;
use super::lost_sign;
use super::pairs::pairs;
use super::said_once::said_once;
use super::spelled::{Frequency, Spelled, other_frequency, speaks_of_parts, spelled};
use super::units::Kind;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Page};
use crate::scaffold::TODO;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for [original, other] in context.translations() {
        compare(context, original.page, other.page, diagnostics);
    }
}

fn compare(
    context: &Context<'_>,
    main: &Entry<Page>,
    file: &Entry<Page>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let pairs = pairs(main, file);
    let read = |page: &Page, text: &str| Said::of(text, page.language.as_str());
    let found: Vec<[Said; 2]> =
        pairs.iter().map(|it| [read(main, it.texts[0]), read(file, it.texts[1])]).collect();
    // A number may stand in another text of the page; then nothing is missing.
    let all = [0, 1].map(|side| -> BTreeSet<Measured> {
        found.iter().flat_map(|it| it[side].measured()).collect()
    });
    for (pair, [theirs, ours]) in pairs.iter().zip(&found) {
        let is_moved = |there: &Amount, here: &Amount| {
            let is_in =
                |it: &Amount, all: &BTreeSet<_>| it.measured().is_some_and(|it| all.contains(&it));
            pair.by_place && is_in(there, &all[1]) && is_in(here, &all[0])
        };
        let other = other_number(&theirs.amounts, &ours.amounts)
            .filter(|(there, here)| !is_moved(there, here))
            .or_else(|| other_sign(&theirs.amounts, &ours.amounts));
        let (message, help) = if let Some((there, here)) = other {
            (
                format!("the version in `{}` says {there}, this one {here}", main.file.stem()),
                which_is_right(there, here, file.file.stem()),
            )
        } else if let Some((amount, [there, here])) = other_rate(&theirs.amounts, &ours.amounts) {
            let message = format!(
                "the version in `{}` says {amount} per {there}, this one per {here}",
                main.file.stem()
            );
            (message, BOTH.to_owned())
        } else if let Some([there, here]) = other_frequency(&theirs.often, &ours.often) {
            let message = format!(
                "the version in `{}` says {}, this one {}",
                main.file.stem(),
                there.written,
                here.written
            );
            (message, BOTH.to_owned())
        } else if let Some(number) = theirs.missing(ours, &all[1], pair.texts[1]) {
            (
                format!(
                    "the version in `{}` says {number}, and this page does not",
                    main.file.stem()
                ),
                "write it here too, or take it out there".to_owned(),
            )
        } else if let Some(number) = ours.missing(theirs, &all[0], pair.texts[0]) {
            (
                format!(
                    "this text says {number}, and the version in `{}` does not",
                    main.file.stem()
                ),
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
            context.key(&file.file, here).text("differs"),
        );
        let fault = fault.label(context.key(&main.file, there).text("from this"));
        diagnostics.push(fault.help(help));
    }
}

/// The amounts of a text.
struct Said {
    amounts: Vec<Amount>,
    in_words: Vec<Spelled>,
    often: Vec<Frequency>,
}

impl Said {
    fn of(text: &str, language: &str) -> Self {
        let text = &*said_once(text, language);
        let (in_words, often) = spelled(text, language);
        Self { amounts: amounts(text, language), in_words, often }
    }

    fn measured(&self) -> impl Iterator<Item = Measured> {
        let digits = self.amounts.iter().flat_map(|it| it.meanings().chain(it.shares()));
        digits.chain(self.in_words.iter().filter_map(Spelled::wanted))
    }

    /// The first amount that another text lacks, in digits and in words, and its whole page in digits.
    fn missing(&self, other: &Self, page: &BTreeSet<Measured>, text: &str) -> Option<String> {
        let is_there = |it: Measured, is_part: bool| {
            page.contains(&it)
                || other.in_words.iter().any(|own| own.may_be(it))
                // "Break it in two" is half of it.
                || is_part && speaks_of_parts(text)
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
fn other_number<'a>(theirs: &'a [Amount], ours: &'a [Amount]) -> Option<(&'a Amount, &'a Amount)> {
    let only = |here: &'a [Amount], there: &[Amount]| -> Vec<&'a Amount> {
        let there: BTreeSet<_> = there.iter().flat_map(Amount::meanings).collect();
        here.iter().filter(|it| it.measured().is_some_and(|it| !there.contains(&it))).collect()
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
