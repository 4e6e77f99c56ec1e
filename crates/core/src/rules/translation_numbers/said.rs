//! All that a text says in numbers, in each form that is compared.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::fmt::Display;

use super::super::amounts::{Amount, Measured, amounts, seen};
use super::super::how_often::{Often, how_often};
use super::super::moments::{Moment, moments};
use super::super::parts::parts;
use super::super::said_once::said_once;
use super::super::spelled::{Spelled, speaks_of_parts, spelled};
use super::super::swapped::{Sentence, sentences};
use super::super::units::Kind;

/// What a text says.
pub(super) struct Said {
    pub(super) amounts: Vec<Amount>,
    pub(super) in_words: Vec<Spelled>,
    pub(super) often: Vec<Often>,
    pub(super) moments: Vec<Moment>,
    pub(super) sentences: Vec<Sentence>,
}

impl Said {
    pub(super) fn of(text: &str, language: &str) -> Self {
        let text = seen(text);
        let (text, moments) = moments(&said_once(&text, language), language);
        let (amounts, in_words) = (amounts(&text, language), spelled(&text, language));
        let parts = parts(&text, language);
        let often = how_often(&text, language, &parts);
        let sentences = sentences(&text, language, &parts, &amounts);
        Self { amounts, in_words, often, moments, sentences }
    }

    /// All that it says of what is measured.
    pub(super) fn measured(&self) -> impl Iterator<Item = Measured> {
        let digits = self.amounts.iter().flat_map(|it| it.meanings().chain(it.shares()));
        digits.chain(self.in_words.iter().filter_map(Spelled::wanted))
    }

    /// The same in digits and in words, each as it is shown; parts of one time as what they are together.
    pub(super) fn shown(
        &self,
        in_words: fn(&Spelled) -> Option<Measured>,
    ) -> impl Iterator<Item = (Measured, &dyn Display)> {
        let digits = self.amounts.iter().filter_map(|it| {
            let own = it.whole().or_else(|| it.measured())?;
            Some((own, it as &dyn Display))
        });
        let words = self.in_words.iter();
        digits.chain(words.filter_map(move |it| Some((in_words(it)?, &it.written as &dyn Display))))
    }

    /// The first amount that another text lacks, in digits and in words, and its whole page in digits.
    pub(super) fn missing(
        &self,
        other: &Self,
        page: &BTreeSet<Measured>,
        text: &str,
    ) -> Option<String> {
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
