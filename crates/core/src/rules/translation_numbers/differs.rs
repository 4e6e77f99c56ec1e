//! What two texts say otherwise, each only once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::super::amounts::{Amount, Measured, in_common};
use super::super::how_often::{MONTH, is_nearly, other_often};
use super::super::moments::other_moment;
use super::super::spelled::Spelled;
use super::super::swapped::swapped;
use super::super::units::Kind;
use super::said::Said;

/// Two amounts of one kind, or one number of two kinds, each of which the other text does not have.
pub(super) fn other_number<'a>(
    theirs: &'a Said,
    ours: &'a Said,
) -> Option<(&'a Amount, &'a Amount)> {
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

/// What is said otherwise: how often, when, how long, of whom, or up to how much.
pub(super) fn other_statement(theirs: &Said, ours: &Said) -> Option<[String; 2]> {
    let often =
        || other_often(&theirs.often, &ours.often).map(|it| it.map(|own| own.written.clone()));
    let moment =
        || other_moment(&theirs.moments, &ours.moments).map(|it| it.map(|own| own.written.clone()));
    let spoons = || other_spoon(theirs, ours);
    often()
        .or_else(moment)
        .or_else(|| other_time(theirs, ours))
        .or_else(|| lost_bound(theirs, ours))
        .or_else(spoons)
        .or_else(|| swapped(&theirs.sentences, &ours.sentences))
}

/// Spoons of another size, of which each text has only one: "a teaspoon", "een eetlepel".
fn other_spoon(theirs: &Said, ours: &Said) -> Option<[String; 2]> {
    let [theirs, ours] = [theirs, ours].map(|said| -> BTreeMap<u128, &dyn Display> {
        let spoons = said.shown(Spelled::value).filter(|(own, _)| own.0.0 == Kind::Spoons);
        spoons.map(|(own, shown)| (own.1, shown)).collect()
    });
    // A part of one is missed as a part.
    let is_part = |it: &u128| !it.is_multiple_of(1_000_000);
    let is_other = !theirs.keys().any(|it| ours.contains_key(it))
        && !theirs.keys().chain(ours.keys()).any(is_part);
    let (there, here) = theirs.values().next().zip(ours.values().next())?;
    is_other.then(|| [there, here].map(ToString::to_string))
}

/// Two times of different units that are not as long, where each text has only one of them: "24 hours", "1 week".
fn other_time(theirs: &Said, ours: &Said) -> Option<[String; 2]> {
    if [theirs, ours].iter().any(|it| it.in_words.iter().any(Spelled::is_unclear_time)) {
        return None;
    }
    let only = |here: &Said, there: &Said| -> Vec<String> {
        let digits = there.amounts.iter().flat_map(Amount::meanings);
        let words = there.in_words.iter().filter_map(Spelled::value);
        let there: BTreeSet<u128> = digits.chain(words).filter_map(in_minutes).collect();
        let is_lacking = |time: Measured| {
            let Some(own) = in_minutes(time) else { return false };
            let nearest = [there.range(..=own).next_back(), there.range(own..).next()];
            !nearest.into_iter().flatten().any(|it| is_nearly(*it, own))
        };
        let lacking = here.shown(Spelled::counted).filter(|(time, _)| is_lacking(*time));
        lacking.map(|(_, shown)| shown.to_string()).collect()
    };
    let (theirs, ours) = (only(theirs, ours), only(ours, theirs));
    let is_paired = theirs.len() == ours.len();
    let (there, here) = theirs.into_iter().next().zip(ours.into_iter().next())?;
    is_paired.then_some([there, here])
}

/// How long a time is.
fn in_minutes(time: Measured) -> Option<u128> {
    match in_common(time) {
        ((Kind::Months, None), value) => Some(value.saturating_mul(MONTH)),
        ((Kind::Minutes, None), value) => Some(value),
        _ => None,
    }
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
pub(super) fn other_rate<'a>(
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
pub(super) fn other_sign<'a>(
    theirs: &'a [Amount],
    ours: &'a [Amount],
) -> Option<(&'a Amount, &'a Amount)> {
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
