//! Text folded, cut into words and looked through once.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::{Arc, LazyLock, OnceLock};

use super::lists::{
    ARCHIVED_DEEDS, ARCHIVED_WHOLE, List, Lists, NO_LONGER, THINGS, WITHDRAWN_DEEDS,
    WITHDRAWN_WHOLE,
};
use super::phrases::{Code, Hit, LEXICON, Phrase, TAIL};
use crate::hash::{self, Map};
use crate::words::{Folded, place};

/// A text's words, folded, with one space around each, and the phrases of the lexicon that stand in
/// it: ` page not found ` is in ` sorry page not found `, and ` art ` not in ` part `.
///
/// It is a part of a text that was folded, cut into words and looked through once. Cloning it, or
/// taking a part of it, costs next to nothing.
#[derive(Clone)]
pub struct Line {
    /// The text that it is a part of.
    cut: Arc<Cut>,
    /// Which of its words it has.
    words: Range<usize>,
    /// Which of the phrases that stand in the text may stand in this part.
    hits: Range<usize>,
}

/// A text in words.
struct Cut {
    /// Its words, folded, with one space around each.
    text: String,
    /// Where each word begins, and the end of the text.
    starts: Vec<u32>,
    /// What stands in it, in order, and of which lists any of that is.
    hits: Vec<Hit>,
    lists: Lists,
    forms: OnceLock<Forms>,
}

/// The different words of a text, numbered in the order in which they come first.
struct Forms {
    /// For each word of the text its number.
    numbers: Vec<u32>,
    /// For each number the place of its first word.
    firsts: Vec<u32>,
    /// For each number what tells the word from others in any text; `None` for digits.
    hashes: Vec<Option<u64>>,
}

impl Cut {
    /// Looks through words that are cut.
    fn new(folded: Folded) -> Self {
        /// A text of more words says most of them again and again.
        const LONG: usize = 64;
        let (text, starts) = folded.line();
        let mut cut = Self { text, starts, hits: Vec::new(), lists: 0, forms: OnceLock::new() };
        let codes = if cut.length() > LONG {
            let forms = cut.forms();
            let known =
                forms.firsts.iter().map(|first| LEXICON.vocabulary.code(cut.word(*first as usize)));
            let known: Vec<Code> = known.collect();
            forms.numbers.iter().flat_map(|number| known[*number as usize]).collect()
        } else {
            (0..cut.length())
                .flat_map(|at| LEXICON.vocabulary.code(cut.word(at)))
                .collect::<Vec<_>>()
        };
        cut.hits = LEXICON.hits(&cut.text, &cut.starts, &codes);
        let lists = cut.hits.iter().map(|hit| LEXICON.phrases[hit.phrase as usize].lists);
        cut.lists = lists.fold(0, |all, lists| all | lists);
        cut
    }

    /// How many words it has.
    fn length(&self) -> usize {
        self.starts.len() - 1
    }

    fn start(&self, word: usize) -> usize {
        self.starts[word] as usize
    }

    fn word(&self, at: usize) -> &str {
        &self.text[self.start(at)..self.start(at + 1) - 1]
    }

    fn forms(&self) -> &Forms {
        self.forms.get_or_init(|| {
            let mut known: Map<&str, u32> = Map::default();
            known.reserve(self.length() / 4);
            let numbers = Vec::with_capacity(self.length());
            let mut forms = Forms { numbers, firsts: Vec::new(), hashes: Vec::new() };
            for at in 0..self.length() {
                let word = self.word(at);
                let number = *known.entry(word).or_insert_with(|| {
                    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
                    forms.hashes.push((!digits).then(|| hash::of(word.as_bytes())));
                    forms.firsts.push(place(at));
                    place(forms.firsts.len() - 1)
                });
                forms.numbers.push(number);
            }
            forms
        })
    }

    /// The first phrase that begins at or behind this place of the text.
    fn hit(&self, place: usize) -> usize {
        self.hits.partition_point(|hit| (hit.start as usize) < place)
    }
}

impl Line {
    /// The words of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut folded = Folded::with_capacity(text.len());
        folded.add(text);
        let cut = Cut::new(folded);
        Self { words: 0..cut.length(), hits: 0..cut.hits.len(), cut: Arc::new(cut) }
    }

    /// Its words in order.
    pub(crate) fn words(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.words.clone().map(|at| self.cut.word(at))
    }

    /// The numbers of its words among the different words of the text that it is a part of: see
    /// [`Line::forms`].
    pub(crate) fn numbers(&self) -> &[u32] {
        &self.cut.forms().numbers[self.words.clone()]
    }

    /// Whether it is a part of the same text, so that their words have the same numbers.
    pub(crate) fn is_of_text_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.cut, &other.cut)
    }

    /// The different words of the text that this is a part of, each at its number. What is asked of
    /// a word is best asked once of each of these, and then looked up by number.
    pub(crate) fn forms(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.cut.forms().firsts.iter().map(|first| self.cut.word(*first as usize))
    }

    /// What tells each of its words from others in any text. Numbers are left out: dates and counters
    /// change daily and mean nothing.
    pub(crate) fn hashes(&self) -> impl Iterator<Item = u64> + '_ {
        let hashes = &self.cut.forms().hashes;
        self.numbers().iter().filter_map(|number| hashes[*number as usize])
    }

    /// Its first words, so many of them.
    pub(crate) fn first(&self, words: usize) -> Self {
        self.part(0..words.min(self.length()))
    }

    /// Some of its words, by their places in it.
    pub(crate) fn part(&self, words: Range<usize>) -> Self {
        part(&self.cut, self.words.start + words.start..self.words.start + words.end)
    }

    /// Which of its words a place in it covers.
    pub(crate) fn covered(&self, place: &Range<usize>) -> Range<usize> {
        let start = self.range().start;
        let word = |at: usize| {
            self.cut.starts.partition_point(|word| (*word as usize) < start + at) - self.words.start
        };
        word(place.start + 1)..word(place.end)
    }

    /// Where it begins and ends in the text that it is a part of, the space on either side included.
    fn range(&self) -> Range<usize> {
        self.cut.start(self.words.start) - 1..self.cut.start(self.words.end)
    }

    /// Where the phrases of a list stand, in order.
    pub(super) fn hits(
        &self,
        list: List,
    ) -> impl Iterator<Item = (Range<usize>, &'static Phrase)> + '_ {
        self.marked(list.bit())
    }

    fn marked(&self, lists: Lists) -> impl Iterator<Item = (Range<usize>, &'static Phrase)> + '_ {
        let range = self.range();
        // Most lists have nothing in a text.
        let hits = if self.cut.lists & lists == 0 { 0..0 } else { self.hits.clone() };
        self.cut.hits[hits]
            .iter()
            .map(|hit| {
                (hit.start as usize..hit.end as usize, &LEXICON.phrases[hit.phrase as usize])
            })
            .filter(move |(place, phrase)| phrase.lists & lists != 0 && place.end <= range.end)
            .map(move |(place, phrase)| {
                (place.start - range.start..place.end - range.start, phrase)
            })
    }

    /// How many words it has.
    pub fn length(&self) -> usize {
        self.words.len()
    }

    /// Whether there can be a notice in it: what a page calls itself with the rest of a statement or
    /// a deed, or a statement in one piece.
    pub(crate) fn may_notify(&self) -> bool {
        let has = |lists| self.marked(lists).next().is_some();
        has(WITHDRAWN_WHOLE.bit() | ARCHIVED_WHOLE.bit())
            || has(THINGS.bit())
                && has(TAIL | WITHDRAWN_DEEDS.bit() | ARCHIVED_DEEDS.bit() | NO_LONGER.bit())
    }
}

/// Some words of a text as a line of its own.
fn part(cut: &Arc<Cut>, words: Range<usize>) -> Line {
    let (start, end) = (cut.start(words.start) - 1, cut.start(words.end));
    Line { cut: Arc::clone(cut), words, hits: cut.hit(start)..cut.hit(end) }
}

/// Texts that are cut together, in one pass, so that their words have the same numbers.
pub(crate) struct Cutter {
    folded: Folded,
    parts: Vec<Range<usize>>,
}

impl Cutter {
    /// No texts yet, with room for so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { folded: Folded::with_capacity(bytes), parts: Vec::new() }
    }

    /// Adds a text, which becomes the next line.
    pub(crate) fn add(&mut self, text: &str) {
        let start = self.folded.words();
        self.folded.add(text);
        self.parts.push(start..self.folded.words());
    }

    /// The texts as lines, in the order in which they were added.
    pub(crate) fn cut(self) -> Lines {
        Lines { cut: Arc::new(Cut::new(self.folded)), parts: self.parts }
    }
}

/// Texts that were cut together.
pub(crate) struct Lines {
    cut: Arc<Cut>,
    parts: Vec<Range<usize>>,
}

impl Lines {
    /// One of the texts, by its place in the order in which they were added.
    pub(crate) fn line(&self, at: usize) -> Line {
        part(&self.cut, self.parts[at].clone())
    }

    /// The first so many texts, as one line.
    pub(crate) fn together(&self, texts: usize) -> Line {
        let end = texts.checked_sub(1).map_or(0, |last| self.parts[last].end);
        part(&self.cut, 0..end)
    }
}

impl Default for Line {
    fn default() -> Self {
        static EMPTY: LazyLock<Line> = LazyLock::new(|| Line::of(""));
        EMPTY.clone()
    }
}

impl Deref for Line {
    type Target = str;

    fn deref(&self) -> &str {
        &self.cut.text[self.range()]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_cut_together_number_their_words_together() {
        let mut cutter = Cutter::with_capacity(0);
        for text in ["Page not found", "", "A page, not two"] {
            cutter.add(text);
        }
        let lines = cutter.cut();
        let (one, none, two) = (lines.line(0), lines.line(1), lines.line(2));
        assert_eq!((&*one, &*none, &*two), (" page not found ", " ", " a page not two "));
        assert_eq!(&*lines.together(3), " page not found a page not two ");
        assert_eq!(&*lines.together(0), " ");
        assert_eq!((one.numbers(), two.numbers()), (&[0, 1, 2][..], &[3, 0, 1, 4][..]));
        assert_eq!(two.forms().collect::<Vec<_>>(), ["page", "not", "found", "a", "two"]);
        assert_eq!(two.words().collect::<Vec<_>>(), ["a", "page", "not", "two"]);
        assert_eq!((two.covered(&(2..8)), two.covered(&(0..3))), (1..2, 0..1));
        assert_eq!((&*two.first(2), &*two.part(1..3), two.length()), (" a page ", " page not ", 4));
    }
}
