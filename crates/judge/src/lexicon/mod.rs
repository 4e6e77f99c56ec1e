//! What pages say, in English, Dutch, German and French, and only ever as whole phrases.
//!
//! A bare word proves nothing: an aid may speak of a cause that is not found, of a drug that was
//! withdrawn, of gambling. So the lists hold what one writes for no other purpose. They were
//! collected from the default pages of common servers, content systems (WordPress, Drupal, TYPO3,
//! Joomla, SharePoint) and hosting companies in their own translations.
//!
//! There is one file for each language, with a section for each list. All phrases of all lists are
//! compiled into one automaton, which passes over a text once; rules then look at what it found.

mod line;
mod lists;
mod signs;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
pub(crate) use line::{Cutter, Line};
pub(crate) use lists::*;
pub(crate) use signs::Signs;

use crate::page::words;

/// The files, by language; `more` has words of further languages, and `signs` no language.
const FILES: &[(&str, &str)] = &[
    ("en", include_str!("en.txt")),
    ("nl", include_str!("nl.txt")),
    ("de", include_str!("de.txt")),
    ("fr", include_str!("fr.txt")),
    ("more", include_str!("more.txt")),
    ("signs", include_str!("signs.txt")),
];

/// A list of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct List(u8);

/// How the phrases of a list are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Anywhere in a text.
    Within,
    /// As a whole line or word.
    Whole,
    /// Anywhere, as a part of words too.
    Part,
    /// Not in texts.
    Sign,
}

/// Some lists, as a set.
type Lists = u128;

impl List {
    const fn bit(self) -> Lists {
        1 << self.0
    }
}

/// A phrase of the lexicon that stands in a text.
#[derive(Debug, Clone, Copy)]
struct Hit {
    start: u32,
    end: u32,
    phrase: u32,
}

struct Phrase {
    written: &'static str,
    lists: Lists,
}

struct Lexicon {
    automaton: Option<AhoCorasick>,
    /// What the automaton looks for.
    phrases: Vec<Phrase>,
    /// Every phrase as a line, with the lists that have it.
    whole: HashMap<String, Lists>,
    /// The entries of each list as they are written, for lists that are no text.
    written: Vec<Vec<&'static str>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The entries of a file, each with the name of its list.
fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
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
            written[usize::from(list.0)].push(entry);
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
                if let (true, Some(at)) = (line::STATEMENTS & list.bit() != 0, line[1..].find(' '))
                {
                    seek(line[at + 1..].to_owned(), entry, line::TAIL);
                }
                seek(line, entry, list.bit());
            }
        }
        let (lines, phrases): (Vec<String>, Vec<Phrase>) = sought.into_iter().unzip();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&lines).ok();
        Self { automaton, phrases, whole, written }
    }

    /// What stands in a text that is folded and cut into words.
    fn hits(&self, text: &str) -> Vec<Hit> {
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

impl List {
    /// The entries as they are written, for lists of hosts and signs that are no text.
    pub(crate) fn written(self) -> &'static [&'static str] {
        &LEXICON.written[usize::from(self.0)]
    }

    /// The first of the phrases that a line has in it, the longest where several begin there.
    pub(crate) fn within(self, line: &Line) -> Option<&'static str> {
        line.hits(self).map(|(_, phrase)| phrase.written).next()
    }

    /// Whether a line is one of the phrases, whole.
    pub(crate) fn is(self, line: &str) -> bool {
        LEXICON.whole.get(line).is_some_and(|lists| lists & self.bit() != 0)
    }

    /// Whether a folded word is on the list.
    pub(crate) fn has_word(self, word: &str) -> bool {
        self.is(&format!(" {word} "))
    }

    /// Whether a line begins with one of the phrases.
    pub(crate) fn begins(self, line: &Line) -> bool {
        line.hits(self).next().is_some_and(|(place, _)| place.start == 0)
    }

    /// Whether a line ends in one of the phrases.
    pub(crate) fn ends(self, line: &Line) -> bool {
        line.hits(self).any(|(place, _)| place.end == line.len())
    }

    /// The length of the longest phrase that a line begins with.
    pub(crate) fn longest(self, line: &Line) -> usize {
        line.hits(self)
            .next()
            .filter(|(place, _)| place.start == 0)
            .map_or(0, |(place, _)| place.end)
    }

    /// Where its phrases stand in a line.
    pub(crate) fn places(self, line: &Line) -> impl Iterator<Item = Range<usize>> + '_ {
        line.hits(self).map(|(place, _)| place)
    }

    /// The different phrases that a line has in it.
    pub(crate) fn all_within(self, line: &Line) -> Vec<&'static str> {
        let mut all: Vec<&'static str> = Vec::new();
        for (_, phrase) in line.hits(self) {
            if !all.contains(&phrase.written) {
                all.push(phrase.written);
            }
        }
        all
    }

    /// How many different phrases a line has in it.
    pub(crate) fn count(self, line: &Line) -> usize {
        self.all_within(line).len()
    }
}

/// Whether a name is one of an error page.
pub(crate) fn is_error(line: &Line) -> bool {
    ERRORS_EXACT.is(line) || ERRORS.within(line).is_some()
}

/// Whether a title or main heading says that something was not found. `When a cause cannot be
/// found` is no such name.
pub(crate) fn is_error_name(line: &Line) -> bool {
    let few = line.split_whitespace().count() <= 9;
    let first = line.split_whitespace().next().unwrap_or_default();
    let conditional = CONDITIONS.has_word(first)
        || matches!(
            first,
            "what" | "why" | "how" | "wat" | "waarom" | "was" | "warum" | "que" | "pourquoi"
        );
    is_error(line) || few && !conditional && ERROR_ENDINGS.ends(line)
}

/// Whether a name may repeat what was asked for: that of an error page or of a search.
pub(crate) fn is_echo(line: &Line) -> bool {
    is_error_name(line) || SEARCHES.begins(line) || NO_RESULTS.within(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_language_lacks_a_list() {
        for (_, name, kind) in
            ALL.iter().filter(|(_, _, kind)| !matches!(kind, Kind::Sign | Kind::Part))
        {
            for (language, file) in &FILES[..4] {
                assert!(entries(file).any(|(list, _)| list == *name), "{name} {language} {kind:?}");
            }
        }
    }

    #[test]
    fn every_section_is_a_list_and_says_nothing_twice() {
        for (language, file) in FILES {
            let mut seen = std::collections::HashSet::new();
            for (list, entry) in entries(file) {
                assert!(ALL.iter().any(|(_, name, _)| *name == list), "{language}: [{list}]");
                let is_sign =
                    ALL.iter().any(|(_, name, kind)| *name == list && *kind == Kind::Sign);
                let line = if is_sign { entry.to_owned() } else { words::folded_line(entry) };
                assert!(seen.insert((list, line.clone())) || line == " ", "{language}: {entry}");
            }
        }
    }

    #[test]
    fn whole_phrases_are_found_by_all_their_lists() {
        let line = Line::of("Sorry: page not found, or try our search results");
        assert_eq!(ERRORS.within(&line), Some("page not found"));
        assert!(!ERRORS.begins(&line) && !ERROR_ENDINGS.ends(&line));
        assert!(ERRORS.within(&Line::of("homepage not foundling")).is_none());
        let line = Line::of("Casino casino poker");
        assert_eq!(SPAM.count(&line), 2);
        assert_eq!(THINGS.longest(&Line::of("decision aid on gout")), " decision aid ".len());
    }

    #[test]
    fn names_of_error_pages() {
        for name in [
            "Page not found",
            "The form you asked for could not be found",
            "Kaart niet gevonden",
            "Fiche introuvable",
        ] {
            assert!(is_error_name(&Line::of(name)), "{name}");
        }
        for name in [
            "When a cause cannot be found",
            "Living with pain",
            "What if nothing was not found",
            "404 people",
        ] {
            assert!(!is_error_name(&Line::of(name)), "{name}");
        }
    }
}
