//! Recognition at first sight: how well a page carries the title that it should have, as a sum of
//! few weighted features.
//!
//! Each feature is a number from 0 to 1, with a sentence for `--explain`. The weights are in
//! `weights.rs`; `cargo xtask calibrate` fits them on labelled pages.

mod features;
mod likeness;
mod weights;

#[cfg(test)]
mod tests;

use signpost_core::Expectation;
use url::Url;
pub use weights::{BIAS, WEIGHTS};

use crate::page::Page;

/// What recognition makes of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognition {
    /// How likely it is that the page is the aid, from 0 to 1, where either was as likely before.
    pub score: f64,
    /// What that comes to.
    pub level: Level,
    /// What the score is made of.
    pub features: Vec<Feature>,
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
/// subjects are what the page should be called by.
pub fn recognise(expectation: &Expectation, page: &Page, address: &Url) -> Recognition {
    let titles = match expectation.titles.is_empty() {
        true => &expectation.subjects,
        false => &expectation.titles,
    };
    let all = titles.iter().map(|title| one(title, expectation, page, address));
    all.max_by(|one, other| one.score.total_cmp(&other.score)).unwrap_or(Recognition {
        score: 0.0,
        level: Level::Strange,
        features: Vec::new(),
    })
}

fn one(title: &str, expectation: &Expectation, page: &Page, address: &Url) -> Recognition {
    let values = features::of(title, expectation, page, address);
    let features: Vec<Feature> = values
        .into_iter()
        .zip(WEIGHTS)
        .map(|((name, value, sentence), (known, weight))| {
            debug_assert_eq!(name, *known);
            Feature { name, value, weight: *weight, sentence }
        })
        .collect();
    let sum: f64 = features.iter().map(|feature| feature.value * feature.weight).sum();
    let score = 1.0 / (1.0 + (-(sum + BIAS)).exp());
    let level = if score >= weights::RECOGNISED {
        Level::Recognised
    } else if score >= weights::STRANGE {
        Level::Unclear
    } else {
        Level::Strange
    };
    Recognition { score, level, features }
}
