//! Text folded, cut into words and looked through once.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::{Arc, LazyLock};

use super::{
    ARCHIVED, ARCHIVED_DEEDS, ARCHIVED_WHOLE, Hit, LEXICON, List, Lists, Phrase, THINGS, WITHDRAWN,
    WITHDRAWN_DEEDS, WITHDRAWN_WHOLE,
};
use crate::page::words;

/// The lists of statements, which may have a date between their first word and the rest.
pub(super) const STATEMENTS: Lists = WITHDRAWN.bit() | ARCHIVED.bit();

/// Marks the rest of a statement among the phrases.
pub(super) const TAIL: Lists = 1 << (Lists::BITS - 1);

/// A text's words, folded, with one space around each, and the phrases of the lexicon that stand in
/// it: ` page not found ` is in ` sorry page not found `, and ` art ` not in ` part `.
#[derive(Clone)]
pub struct Line {
    /// The text that it is a part of.
    text: Arc<str>,
    range: Range<usize>,
    /// What stands in that text, in order.
    hits: Arc<[Hit]>,
    /// Which of it may stand in this part.
    own: Range<usize>,
}

impl Line {
    /// The words of a text.
    pub(crate) fn of(text: &str) -> Self {
        Self::of_folded(words::folded_line(text))
    }

    /// A line of words that are folded already, with a space around each.
    pub(crate) fn of_folded(text: String) -> Self {
        let hits: Arc<[Hit]> = LEXICON.hits(&text).into();
        Self { range: 0..text.len(), own: 0..hits.len(), text: text.into(), hits }
    }

    /// Where the phrases of a list stand, in order.
    pub(super) fn hits(
        &self,
        list: List,
    ) -> impl Iterator<Item = (Range<usize>, &'static Phrase)> + '_ {
        self.marked(list.bit())
    }

    fn marked(&self, lists: Lists) -> impl Iterator<Item = (Range<usize>, &'static Phrase)> + '_ {
        let start = self.range.start;
        self.hits[self.own.clone()]
            .iter()
            .map(|hit| {
                (hit.start as usize..hit.end as usize, &LEXICON.phrases[hit.phrase as usize])
            })
            .filter(move |(place, phrase)| phrase.lists & lists != 0 && place.end <= self.range.end)
            .map(move |(place, phrase)| (place.start - start..place.end - start, phrase))
    }

    /// How many words it has.
    pub fn length(&self) -> usize {
        self.bytes().filter(|byte| *byte == b' ').count() - 1
    }

    /// Whether there can be a notice in it: what a page calls itself with the rest of a statement or
    /// a deed, or a statement in one piece.
    pub(crate) fn may_notify(&self) -> bool {
        let has = |lists| self.marked(lists).next().is_some();
        has(WITHDRAWN_WHOLE.bit() | ARCHIVED_WHOLE.bit())
            || has(THINGS.bit()) && has(TAIL | WITHDRAWN_DEEDS.bit() | ARCHIVED_DEEDS.bit())
    }
}

/// Texts as lines, looked through in one pass, and all of them as one line.
pub(crate) fn cut_into_lines<'t>(texts: impl Iterator<Item = &'t str>) -> (Vec<Line>, Line) {
    let mut all = String::from(" ");
    let ranges: Vec<Range<usize>> = texts
        .map(|text| {
            let start = all.len() - 1;
            words::fold_into(text, &mut all);
            start..all.len()
        })
        .collect();
    let all = Line::of_folded(all);
    let lines = ranges
        .into_iter()
        .map(|range| {
            let at = |end: usize| all.hits.partition_point(|hit| (hit.start as usize) < end);
            let own = at(range.start)..at(range.end);
            Line { text: Arc::clone(&all.text), hits: Arc::clone(&all.hits), range, own }
        })
        .collect();
    (lines, all)
}

impl Default for Line {
    fn default() -> Self {
        static EMPTY: LazyLock<Line> = LazyLock::new(|| Line::of_folded(" ".to_owned()));
        EMPTY.clone()
    }
}

impl Deref for Line {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text[self.range.clone()]
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Line {}
