//! The bounds of judging: how much of a page is read and how much work it may cause.
//!
//! Pages are hostile until proven otherwise, and some are only broken. Every loop over a page is
//! either linear in its length or held to one of these. What a bound cuts off proves no absence:
//! a page that shows the aid in what was read is the aid, and on any other a person must look.

use std::cell::Cell;

/// How much of a page is parsed, in bytes. Decision aids are a tenth of that.
pub(crate) const LENGTH: usize = 1_000_000;

/// How many nodes the tree has. The longest guidelines on the web have 30,000; a node takes some
/// 200 bytes, so that the tree stays below 30 MB.
pub(crate) const NODES: usize = 100_000;

/// How deep elements are nested. Blink and WebKit stop at the same depth.
pub(crate) const DEPTH: usize = 512;

/// How many attributes a tag has. The tokenizer compares each of them with all before it, so a
/// megabyte of them would take minutes. The most that is in use are some dozens of `data-*`.
pub(crate) const ATTRIBUTES: usize = 1_000;

/// How many classes and ids of an element are looked at: more than any framework writes.
pub(crate) const TOKENS: usize = 64;

/// How many steps the tree builder takes: for each tag it may have to walk up to the root. A page
/// of a megabyte takes a tenth of it.
pub(crate) const STEPS: usize = 10_000_000;

/// How much text is kept, in bytes. What an aid has to show of itself comes well before that.
pub(crate) const TEXT: usize = 300_000;

/// How much of a page's own code is kept for signatures to be looked for, in bytes.
pub(crate) const SOURCE: usize = 200_000;

/// How much is kept of what scripts have in store and of what readers without scripts are told, in
/// bytes: as much text as a long aid has.
pub(crate) const STORE: usize = 50_000;

/// How many letters a title, a heading or a description has. Search engines cut titles at 70, and
/// no title in any of the corpora at hand has 300; each word of it is compared with all the text.
pub(crate) const NAME: usize = 300;

/// How many headings are kept: the longest guidelines have some hundreds.
pub(crate) const HEADINGS: usize = 2_000;

/// How many labels with values are looked at: more than any record has.
pub(crate) const FIELDS: usize = 400;

/// How many letters a label or a value has at most to be kept in full.
pub(crate) const VALUE: usize = 1_000;

/// How many addresses of scripts, frames and forms are kept.
pub(crate) const SOURCES: usize = 500;

/// How many words of a sentence are read. The longest sentences of guidelines have 150; a notice
/// has 30, and says at its beginning what it is about.
pub(crate) const SENTENCE: usize = 200;

/// How many bytes of a text are looked at to tell its language. Two pages of print are plenty.
pub(crate) const LANGUAGE: usize = 20_000;

/// How many units of work judging may take, each a word or a hit looked at once by one rule. A
/// page with all the text that is kept takes a third of it.
const WORK: u64 = 5_000_000;

/// A bound that a page went past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// [`LENGTH`].
    Length,
    /// [`NODES`].
    Nodes,
    /// [`DEPTH`].
    Depth,
    /// [`ATTRIBUTES`].
    Attributes,
    /// [`STEPS`].
    Steps,
    /// [`TEXT`].
    Text,
    /// What the network was read for: size or time.
    Answer,
}

impl Bound {
    /// What a maintainer is told.
    pub(crate) fn says(self) -> String {
        match self {
            Self::Length => format!("The page is longer than the {LENGTH} bytes that are read."),
            Self::Nodes => {
                format!("The page has more elements and texts than the {NODES} that are read.")
            }
            Self::Depth => format!("The page nests elements deeper than {DEPTH}."),
            Self::Attributes => {
                format!(
                    "A tag of the page has more than the {ATTRIBUTES} attributes that are read."
                )
            }
            Self::Steps => "The page takes too many steps to parse.".to_owned(),
            Self::Text => format!("The page has more text than the {TEXT} bytes that are read."),
            Self::Answer => "The answer was cut off before its end.".to_owned(),
        }
    }
}

/// The work that judging one page may still take. It is counted, never timed, so that a verdict
/// does not depend on the machine.
#[derive(Debug)]
pub(crate) struct Budget {
    left: Cell<u64>,
}

impl Budget {
    pub(crate) fn new() -> Self {
        Self { left: Cell::new(WORK) }
    }

    /// Takes so much of it, and says whether that was there to take.
    pub(crate) fn spend(&self, work: usize) -> bool {
        let left = self.left.get().saturating_sub(work as u64);
        self.left.set(left);
        left > 0
    }

    /// Whether there is nothing left.
    pub(crate) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// How much was taken.
    #[cfg(test)]
    pub(crate) fn spent(&self) -> u64 {
        WORK - self.left.get()
    }
}

/// The beginning of a text, at most so many bytes and in whole characters.
pub(crate) fn head(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_spent_once() {
        let budget = Budget::new();
        assert!(budget.spend(10) && !budget.is_spent());
        assert_eq!(budget.spent(), 10);
        assert!(!budget.spend(usize::MAX) && budget.is_spent());
        assert!(!budget.spend(1));
    }

    #[test]
    fn a_head_is_cut_between_characters() {
        assert_eq!(head("aé", 2), "a");
        assert_eq!(head("aé", 9), "aé");
    }
}
