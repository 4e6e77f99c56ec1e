//! Words that are alike by their letters: `scoliosis` and `scoliose`, `inleiden` and `inleiding`.
//!
//! Two words are compared by the trigrams of their letters, with a sign at either end, so that no
//! list of endings is needed for any language.

use std::collections::{HashMap, HashSet};

use crate::page::words;
use crate::rules::is_frequent;

/// From which share of common trigrams on two words are alike.
const ALIKE: f64 = 0.5;

/// How much of a word must be in a longer one, and what that counts: Dutch and German write
/// `scoliose` within `scolioseoperatie`.
const WITHIN: f64 = 0.8;
const COUNTS: f64 = 0.85;

/// How many letters such a word has at least.
const LETTERS: usize = 5;

/// How many different words of a page are looked at.
const MOST: usize = 20_000;

/// A word with its trigrams.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) text: String,
    grams: Vec<[char; 3]>,
    /// How much the word tells: little words and frequent ones hardly anything, long ones most.
    pub(super) weight: f64,
}

impl Word {
    fn new(text: &str) -> Self {
        let letters: Vec<char> =
            std::iter::once('^').chain(text.chars()).chain(std::iter::once('$')).collect();
        let mut grams: Vec<[char; 3]> = match letters.len() {
            ..4 => vec![[letters[0], letters[1], letters.last().copied().unwrap_or('$')]],
            _ => letters.windows(3).map(|window| [window[0], window[1], window[2]]).collect(),
        };
        grams.sort_unstable();
        grams.dedup();
        Self { text: text.to_owned(), weight: weight(text), grams }
    }

    /// The different words of a text.
    pub(super) fn all(text: &str) -> Vec<Self> {
        let mut seen = HashSet::new();
        let words = words::words(text).into_iter();
        words.filter(|word| seen.insert(word.clone())).map(|word| Self::new(&word)).collect()
    }

    /// How much two words are alike, from 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        if self.text == other.text {
            return 1.0;
        }
        let common = common(&self.grams, &other.grams);
        let dice = share(2 * common, self.grams.len() + other.grams.len());
        let within = |word: &Self| {
            let part = share(common, word.grams.len());
            let long = word.text.chars().count() >= LETTERS;
            if long && part >= WITHIN { COUNTS * part } else { 0.0 }
        };
        let best = dice.max(within(self));
        if best >= ALIKE { best } else { 0.0 }
    }
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn common(one: &[[char; 3]], two: &[[char; 3]]) -> usize {
    let (mut at, mut to, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(at), two.get(to)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => {
                (at, to, common) = (at + 1, to + 1, common + 1);
            }
        }
    }
    common
}

/// How much a word tells of what a text is about.
fn weight(word: &str) -> f64 {
    let single = word.chars().count() == 1 && !word.chars().all(|c| c.is_ascii_digit());
    if single || is_frequent(word) {
        return LITTLE;
    }
    let length = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
    (0.4 + 0.1 * f64::from(length)).min(1.0)
}

/// What a word counts that is in every text.
const LITTLE: f64 = 0.15;

/// What is looked for, and which words of a page are like it. Every word of a page is compared once.
pub(super) struct Likeness {
    pub(super) sought: Vec<Word>,
    /// For each word of the page, how much it is like each word that is sought, where it is at all.
    known: HashMap<String, Vec<(usize, f64)>>,
}

impl Likeness {
    pub(super) fn new(sought: Vec<Word>) -> Self {
        Self { sought, known: HashMap::new() }
    }

    /// Compares the words of a text, which later questions may be about.
    pub(super) fn learn(&mut self, text: &str) {
        for word in words::words(text) {
            if self.known.len() >= MOST || self.known.contains_key(&word) {
                continue;
            }
            let new = Word::new(&word);
            let alike = self.sought.iter().enumerate().filter_map(|(at, sought)| {
                let likeness = sought.likeness(&new);
                (likeness > 0.0).then_some((at, likeness))
            });
            let alike = alike.collect();
            self.known.insert(word, alike);
        }
    }

    /// The share of what is sought that a text has, each word by its weight.
    pub(super) fn share(&self, text: &str) -> f64 {
        let mut best = vec![0.0_f64; self.sought.len()];
        for word in words::words(text) {
            for (at, likeness) in self.known.get(&word).into_iter().flatten() {
                best[*at] = best[*at].max(*likeness);
            }
        }
        let all: f64 = self.sought.iter().map(|word| word.weight).sum();
        let had: f64 = self.sought.iter().zip(best).map(|(word, best)| word.weight * best).sum();
        if all == 0.0 { 0.0 } else { had / all }
    }

    /// The share of a text that is sought.
    pub(super) fn share_of(&self, text: &str) -> f64 {
        let (mut had, mut all) = (0.0, 0.0);
        for word in words::words(text).into_iter().collect::<HashSet<_>>() {
            let weight = weight(&word);
            let likeness = self.best(&word);
            all += weight;
            had += weight * likeness;
        }
        if all == 0.0 { 0.0 } else { had / all }
    }

    /// How far a text and what is sought are one and the same, from 0 to 1.
    pub(super) fn equality(&self, text: &str) -> f64 {
        let (one, other) = (self.share(text), self.share_of(text));
        if one + other == 0.0 { 0.0 } else { 2.0 * one * other / (one + other) }
    }

    /// How much a word is like any that is sought.
    pub(super) fn best(&self, word: &str) -> f64 {
        let known = self.known.get(word).into_iter().flatten();
        known.map(|(_, likeness)| *likeness).fold(0.0, f64::max)
    }
}
