//! The phrases of all lists, read from their files and looked for in one pass.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::lists::{ALL, ARCHIVED, Kind, Lists, WITHDRAWN};
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
    automaton: Option<AhoCorasick>,
    /// What the automaton looks for.
    pub(super) phrases: Vec<Phrase>,
    /// Every phrase as a line, with the lists that have it.
    pub(super) whole: HashMap<String, Lists>,
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
        let mut whole: HashMap<String, Lists> = HashMap::new();
        let mut sought: Vec<(String, Phrase)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
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
            *whole.entry(line.clone()).or_default() |= list.bit();
            if *kind == Kind::Within {
                // Dutch and German put a date between the halves of `is ingetrokken`.
                if let (true, Some(at)) = (STATEMENTS & list.bit() != 0, line[1..].find(' ')) {
                    seek(line[at + 1..].to_owned(), entry, TAIL);
                }
                seek(line, entry, list.bit());
            }
        }
        let (lines, phrases): (Vec<String>, Vec<Phrase>) = sought.into_iter().unzip();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&lines).ok();
        Self { automaton, phrases, whole, written }
    }

    /// What stands in a text that is folded and cut into words.
    pub(super) fn hits(&self, text: &str) -> Vec<Hit> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut hits: Vec<Hit> = automaton
            .find_overlapping_iter(text)
            .map(|found| Hit {
                start: number(found.start()),
                end: number(found.end()),
                phrase: found.pattern().as_u32(),
            })
            .collect();
        hits.sort_unstable_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        hits
    }
}
