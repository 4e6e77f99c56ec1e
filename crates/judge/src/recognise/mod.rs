//! Recognition at first sight: how well a page carries the title that it should have, as a sum of
//! few weighted features.
//!
//! Each feature is a number from 0 to 1, with a sentence for `--explain`. The weights are in
//! `weights.rs`; `cargo xtask calibrate` fits them on labelled pages.

mod alias;
mod begun;
mod brackets;
mod compound;
mod features;
mod likeness;
mod said;
mod short_form;
mod site;
mod synonyms;
mod weights;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

pub(crate) use begun::{begun, is_said_in_names};
pub(crate) use likeness::{naming, telling, unlike};
use signpost_core::Expectation;
pub use weights::{RECOGNISED, STRANGE, WITH_SUBJECT, WITHOUT_SUBJECT, Weights};

use crate::page::Page;

/// How much of a subject is all of it, in whatever form.
pub(crate) const ALL: f64 = 0.8;

/// How much of a subject, or of what a title says beyond it, is so much that the rest may be in other
/// words.
pub(crate) const HALF: f64 = 0.5;

/// What recognition makes of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognition {
    /// How likely it is that the page is the aid, from 0 to 1, where either was as likely before.
    pub score: f64,
    /// What that comes to.
    pub level: Level,
    /// What the score is made of.
    pub features: Vec<Feature>,
    /// Whether nothing but the title says what the page is about.
    pub by_title: bool,
    /// Whether a name of the page is the title.
    pub(crate) own_title: bool,
    /// Whether the page is called by the subject.
    pub(crate) named: bool,
    /// Whether one heading is the title.
    pub(crate) headed: bool,
    /// Whether the text of a link is the title.
    pub(crate) listed: bool,
    /// How much it has of what the title says beyond its subject.
    pub(crate) asked: f64,
    /// Whether it is called by anything else.
    pub(crate) otherwise: bool,
    /// Whether the title is a mere name, as any page on its subject may have.
    pub(crate) mere_name: bool,
    /// Whether it is, and the page has it in its text alone.
    pub(crate) unnamed: bool,
    /// Whether it is, and the page is called by other things beside it.
    pub(crate) aside: bool,
    /// Whether the title is short, and each name of the page that has it, or its subject, goes on with something else.
    pub(crate) goes_on: bool,
    /// Whether its names put the very question, be it about another subject or by another name.
    pub(crate) same_question: bool,
    /// Whether the title asks something that the page has next to nothing of.
    pub(crate) unasked: bool,
    /// Expected words that it has not.
    pub(crate) missing: Vec<String>,
    /// Whether it has any telling word of what is expected, and whether its text has.
    pub(crate) touched: bool,
    pub(crate) in_body: bool,
    /// Whether what is expected has any telling word at all.
    pub(crate) telling: bool,
}

impl Recognition {
    /// How much there is of a feature.
    pub(crate) fn value(&self, name: &str) -> f64 {
        self.features
            .iter()
            .find(|feature| feature.name == name)
            .map_or(0.0, |feature| feature.value)
    }

    /// The sentences of the two features that make the most of a difference to the aid as it should be.
    pub(crate) fn against(&self) -> String {
        let lost = |feature: &&Feature| match feature.weight < 0.0 {
            true => feature.value * -feature.weight,
            false => (1.0 - feature.value) * feature.weight,
        };
        let mut against: Vec<&Feature> = self.features.iter().collect();
        against.sort_by(|one, other| lost(other).total_cmp(&lost(one)));
        let against = against.iter().take(2).filter(|feature| lost(feature) > 0.0);
        against.map(|feature| feature.sentence.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// How well a page is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It carries hardly anything of the title.
    Strange,
    /// It carries some of it.
    Unclear,
    /// It carries the title, in whatever place.
    Recognised,
}

/// One thing that speaks for or against a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Its name, as in the table of weights.
    pub name: &'static str,
    /// How much of it there is, from 0 to 1.
    pub value: f64,
    /// How much it counts.
    pub weight: f64,
    /// What it says, for an editor.
    pub sentence: String,
}

/// Looks at a page for the first time. Of several titles the best counts; where there is none, the
/// subjects are what the page should be called by. What another page of the site is called too, such
/// as the name of the site or of its cookie banner, is no name of this one.
///
/// ```
/// use signpost_core::Expectation;
/// use signpost_judge::observation::Answer;
/// use signpost_judge::page::Page;
/// use signpost_judge::recognise::{Level, recognise};
///
/// # fn answer(body: &str) -> Answer {
/// #     Answer {
/// #         url: "https://aids.example/knee".parse().unwrap(),
/// #         status: 200,
/// #         headers: vec![("content-type".to_owned(), "text/html".to_owned())],
/// #         body: body.into(),
/// #         cut: None,
/// #     }
/// # }
/// let wanted = Expectation {
///     titles: vec!["Knee pain: surgery or not?".to_owned()],
///     subjects: vec!["Knee pain".to_owned()],
///     ..Expectation::default()
/// };
/// let aid = Page::read(&answer("<title>Knee pain: surgery or not?</title><h1>Knee pain: surgery or not?</h1>"));
/// let other = Page::read(&answer("<title>Our staff</title><h1>Meet the dentists</h1>"));
/// assert_eq!(recognise(&wanted, &aid, None).level, Level::Recognised);
/// assert!(recognise(&wanted, &other, None).score < recognise(&wanted, &aid, None).score);
/// ```
pub fn recognise(expectation: &Expectation, page: &Page, control: Option<&Page>) -> Recognition {
    let titles = match expectation.titles.is_empty() {
        true => &expectation.subjects,
        false => &expectation.titles,
    };
    let (measured, beside) = features::of(titles, expectation, page, control);
    let weighed = measured.into_iter().map(|measured| (weigh(&measured), measured));
    let best = weighed.max_by(|((one, _), first), ((other, _), second)| {
        (first.own_title, one).partial_cmp(&(second.own_title, other)).unwrap_or(Ordering::Equal)
    });
    let nothing = || ((0.0, Vec::new()), features::Measured::default());
    let ((score, features), found) = best.unwrap_or_else(nothing);
    let told = score >= weights::WITH_PASSAGE && found.whole_passage;
    let level = if score >= weights::RECOGNISED || told {
        Level::Recognised
    } else if score >= weights::STRANGE {
        Level::Unclear
    } else {
        Level::Strange
    };
    Recognition {
        score,
        level,
        features,
        by_title: found.by_title,
        own_title: found.own_title,
        named: found.named,
        headed: found.headed,
        listed: found.listed,
        asked: found.asked,
        otherwise: found.otherwise,
        mere_name: found.mere_name,
        unnamed: found.unnamed,
        aside: found.aside,
        goes_on: found.goes_on,
        same_question: found.same_question,
        unasked: found.unasked,
        missing: beside.missing,
        touched: beside.touched,
        in_body: beside.in_body,
        telling: beside.telling,
    }
}

/// The score of what was measured, and what it is made of.
fn weigh(measured: &features::Measured) -> (f64, Vec<Feature>) {
    let weights = if measured.by_title { &WITHOUT_SUBJECT } else { &WITH_SUBJECT };
    let features: Vec<Feature> = measured
        .values
        .iter()
        .zip(weights.features)
        .map(|((name, value, sentence), (known, weight))| {
            debug_assert_eq!(*name, known);
            Feature { name, value: *value, weight, sentence: sentence.clone() }
        })
        .collect();
    let sum: f64 = features.iter().map(|feature| feature.value * feature.weight).sum();
    (1.0 / (1.0 + (-(sum + weights.bias)).exp()), features)
}
