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
mod phrases;
mod signs;

use std::ops::Range;

pub(crate) use line::{Cutter, Line};
pub(crate) use lists::*;
use phrases::LEXICON;
pub(crate) use signs::Signs;

/// The words that carry no topic, each with its language.
pub(crate) fn little_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = phrases::FILES.iter().filter(|(language, _)| language.len() == 2);
    files.flat_map(|(language, file)| {
        let little = phrases::entries(file).filter(|(list, _)| *list == "little");
        little.map(move |(_, word)| (*language, word))
    })
}

impl List {
    /// The entries as they are written, for lists whose users do not look for them in a line.
    pub(crate) fn written(self) -> &'static [&'static str] {
        &LEXICON.written[self.number()]
    }

    /// The first of the phrases that a line has in it, the longest where several begin there.
    pub(crate) fn within(self, line: &Line) -> Option<&'static str> {
        line.hits(self).map(|(_, phrase)| phrase.written).next()
    }

    /// Whether a line is one of the phrases, whole.
    pub(crate) fn is(self, line: &str) -> bool {
        self.has_word(line.trim_matches(' '))
    }

    /// Whether a folded word is on the list.
    pub(crate) fn has_word(self, word: &str) -> bool {
        LEXICON.whole.get(word).is_some_and(|lists| lists & self.bit() != 0)
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
        self.all_in([line])
    }

    /// The different phrases that some lines have in them.
    pub(crate) fn all_in<'l>(self, lines: impl IntoIterator<Item = &'l Line>) -> Vec<&'static str> {
        let mut all: Vec<&'static str> = Vec::new();
        for (_, phrase) in lines.into_iter().flat_map(|line| line.hits(self)) {
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
    use std::collections::BTreeSet;

    use super::lists::{ALL, Kind};
    use super::phrases::{FILES, entries};
    use super::*;
    use crate::words;

    #[test]
    fn no_language_lacks_a_list() {
        for (_, name, kind) in
            ALL.iter().filter(|(_, _, kind)| !matches!(kind, Kind::Sign | Kind::Part))
        {
            for (language, file) in &FILES[..4] {
                assert!(entries(file).any(|(list, _)| list == *name), "{name} {language} {kind:?}");
            }
        }
        let lists = |file| entries(file).map(|(list, _)| list).collect::<BTreeSet<_>>();
        for (language, file) in &FILES[1..4] {
            assert_eq!(lists(file), lists(FILES[0].1), "{language}");
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
