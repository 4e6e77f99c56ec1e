//! The phrases of all lists, read from their files and looked for in one pass.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::lists::{ALL, ARCHIVED, Kind, Lists, WITHDRAWN};
use crate::hash::Map;
use crate::words;

/// The files, by language; `more` has words of further languages, and `signs` no language.
pub(super) const FILES: &[(&str, &str)] = &[
    ("en", include_str!("en.txt")),
    ("nl", include_str!("nl.txt")),
    ("de", include_str!("de.txt")),
    ("fr", include_str!("fr.txt")),
    ("more", include_str!("more.txt")),
    ("signs", include_str!("signs.txt")),
];

/// The lists of statements, which may have a date between their first word and the rest.
const STATEMENTS: Lists = WITHDRAWN.bit() | ARCHIVED.bit();

/// Marks the rest of a statement among the phrases.
pub(super) const TAIL: Lists = 1 << (Lists::BITS - 1);

/// A phrase of the lexicon that stands in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) phrase: u32,
}

pub(super) struct Phrase {
    pub(super) written: &'static str,
    pub(super) lists: Lists,
}

pub(super) struct Lexicon {
    pub(super) vocabulary: Vocabulary,
    /// Passes over the words of a text, each written as its number.
    words: Option<AhoCorasick>,
    /// The phrase of each of its patterns.
    of_words: Vec<u32>,
    /// Passes over the letters of a text, for what is looked for as a part of words.
    parts: Option<AhoCorasick>,
    of_parts: Vec<u32>,
    /// What both look for.
    pub(super) phrases: Vec<Phrase>,
    /// Every phrase, folded, with the lists that have it.
    pub(super) whole: Map<String, Lists>,
    /// The entries of each list as they are written.
    pub(super) written: Vec<Vec<&'static str>>,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The entries of a file, each with the name of its list.
pub(super) fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut list = "";
    let lines = file.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !line.starts_with('#')).filter_map(move |line| {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => {
                list = name;
                None
            }
            None => Some((list, line)),
        }
    })
}

impl Lexicon {
    fn read() -> Self {
        let mut written: Vec<Vec<&'static str>> = vec![Vec::new(); ALL.len()];
        let mut whole: Map<String, Lists> = Map::default();
        let mut sought: Vec<(String, Phrase)> = Vec::new();
        let mut places: Map<String, usize> = Map::default();
        let mut seek = |line: String, entry: &'static str, lists: Lists| {
            let place = *places.entry(line.clone()).or_insert(sought.len());
            match sought.get_mut(place) {
                Some((_, phrase)) => phrase.lists |= lists,
                None => sought.push((line, Phrase { written: entry, lists })),
            }
        };
        for (name, entry) in FILES.iter().flat_map(|(_, file)| entries(file)) {
            let Some((list, _, kind)) = ALL.iter().find(|(_, known, _)| *known == name) else {
                continue;
            };
            written[list.number()].push(entry);
            if *kind == Kind::Sign {
                continue;
            }
            let line = words::folded_line(entry);
            if *kind == Kind::Part {
                seek(line.trim().to_owned(), entry, list.bit());
                continue;
            }
            *whole.entry(line.trim().to_owned()).or_default() |= list.bit();
            if *kind == Kind::Within {
                // Dutch and German put a date between the halves of `is ingetrokken`.
                if let (true, Some(at)) = (STATEMENTS & list.bit() != 0, line[1..].find(' ')) {
                    seek(line[at + 1..].to_owned(), entry, TAIL);
                }
                seek(line, entry, list.bit());
            }
        }
        let mut vocabulary = Vocabulary::default();
        let (mut in_words, mut of_words) = (Vec::new(), Vec::new());
        let (mut in_parts, mut of_parts) = (Vec::new(), Vec::new());
        for (number, (line, _)) in (0..).zip(&sought) {
            match line.strip_prefix(' ') {
                Some(line) => {
                    in_words.push(vocabulary.learn(line));
                    of_words.push(number);
                }
                None => {
                    in_parts.push(line.as_str());
                    of_parts.push(number);
                }
            }
        }
        let mut builder = AhoCorasick::builder();
        // So many phrases begin in so many ways that to look for their beginnings first takes longer.
        builder.match_kind(MatchKind::Standard).prefilter(false);
        Self {
            vocabulary,
            words: builder.build(&in_words).ok(),
            of_words,
            parts: builder.build(&in_parts).ok(),
            of_parts,
            phrases: sought.into_iter().map(|(_, phrase)| phrase).collect(),
            whole,
            written,
        }
    }

    /// What stands in a text that is folded and cut into words: `starts` is where each begins, and the end of
    /// the text, and `codes` are their numbers, one behind the other.
    pub(super) fn hits(&self, text: &str, starts: &[u32], codes: &[u8]) -> Vec<Hit> {
        let mut hits = Vec::new();
        if let Some(automaton) = &self.words {
            let start = |byte: usize| starts[byte / CODE];
            hits.extend(automaton.find_overlapping_iter(codes).map(|found| Hit {
                // The space before its first word, and that behind its last.
                start: start(found.start()) - 1,
                end: start(found.end()),
                phrase: self.of_words[found.pattern()],
            }));
        }
        if let Some(automaton) = &self.parts {
            hits.extend(automaton.find_overlapping_iter(text).map(|found| Hit {
                start: words::place(found.start()),
                end: words::place(found.end()),
                phrase: self.of_parts[found.pattern()],
            }));
        }
        hits.sort_unstable_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        hits
    }
}

/// How many bytes the number of a word has.
const CODE: usize = 2;

/// The number of a word.
pub(super) type Code = [u8; CODE];

/// A word that is in no phrase.
const STRANGE: Code = [0xff, 0];

/// The words of all phrases, numbered. Most words of a page are none of them, so that an automaton over numbers
/// has next to nothing to look at.
///
/// A number is two bytes of seven bits each, of which the first alone has its highest bit set: so no phrase is
/// found between two words.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: Map<String, Code>,
    longest: usize,
}

impl Vocabulary {
    /// Learns the words of a folded line, and writes it in numbers.
    fn learn(&mut self, line: &str) -> Vec<u8> {
        let mut written = Vec::new();
        for word in line.split_ascii_whitespace() {
            self.longest = self.longest.max(word.len());
            let next = self.numbers.len();
            assert!(next < 127 * 128, "the lexicon has more words than there are numbers");
            let [high, low] =
                [next / 128, next % 128].map(|it| u8::try_from(it).unwrap_or(u8::MAX));
            written.extend_from_slice(
                self.numbers.entry(word.to_owned()).or_insert([0x80 | high, low]),
            );
        }
        written
    }

    /// The number of a folded word.
    pub(super) fn code(&self, word: &str) -> Code {
        let known = (word.len() <= self.longest).then(|| self.numbers.get(word)).flatten();
        known.copied().unwrap_or(STRANGE)
    }
}
