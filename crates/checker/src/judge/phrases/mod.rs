//! What pages say, in English, Dutch, German and French, and only ever as whole phrases.
//!
//! A bare word proves nothing: an aid may speak of a cause that is not found, of a drug that was
//! withdrawn, of gambling. So the lists hold what one writes for no other purpose. They were
//! collected from the default pages of common servers, content systems (WordPress, Drupal, TYPO3,
//! Joomla, SharePoint) and hosting companies in their own translations.

mod home;
mod login;
mod missing;
mod notices;
mod owners;
mod walls;

pub(super) use home::HOME;
pub(super) use login::{CODE, LOGIN, LOGIN_NAMES, LOGIN_TITLES, OFFERS, LOGIN_SEGMENTS, LOGIN_HOSTS};
pub(super) use missing::{ERROR_SEGMENTS, ERRORS, ERRORS_EXACT, FAULTS, FAULTS_EXACT, NO_RESULTS, SEARCHES};
pub(super) use notices::{
    ARCHIVED, ARCHIVED_TAGS, ARCHIVED_WHOLE, CONDITIONS, DEMONSTRATIVES, DOUBTS, OWNERS, POINTERS, THINGS, WARNINGS,
    WITHDRAWN, WITHDRAWN_TAGS, WITHDRAWN_WHOLE,
};
pub(super) use owners::{CARE, PARKED, PARKING_HOSTS, PARKING_SIGNS, PLACEHOLDERS, SPAM};
pub(super) use walls::{NO_SCRIPT, WALL_SIGNS, WALLS, WALLS_EXACT};

use std::sync::OnceLock;

use crate::page::words;

/// Phrases, to be looked for in a [`words::line`].
pub(super) struct Phrases {
    written: &'static [&'static str],
    lines: OnceLock<Vec<String>>,
}

impl Phrases {
    const fn new(written: &'static [&'static str]) -> Self {
        Self { written, lines: OnceLock::new() }
    }

    fn lines(&self) -> &[String] {
        self.lines.get_or_init(|| self.written.iter().map(|phrase| words::line(phrase)).collect())
    }

    /// The first of the phrases that a line has in it.
    pub(super) fn within(&self, line: &str) -> Option<&'static str> {
        self.lines().iter().position(|phrase| line.contains(phrase)).map(|index| self.written[index])
    }

    /// Whether a line is one of the phrases, whole.
    pub(super) fn is(&self, line: &str) -> bool {
        self.lines().iter().any(|phrase| line == phrase)
    }

    /// Whether a line begins with one of the phrases.
    pub(super) fn begins(&self, line: &str) -> bool {
        self.lines().iter().any(|phrase| line.starts_with(phrase))
    }

    /// How many different phrases a line has in it.
    pub(super) fn count(&self, line: &str) -> usize {
        self.lines().iter().filter(|phrase| line.contains(*phrase)).count()
    }

    /// Every phrase, as a line.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.lines().iter().map(String::as_str)
    }

    /// The length of the longest phrase that a line begins with.
    pub(super) fn longest(&self, line: &str) -> usize {
        self.all().filter(|phrase| line.starts_with(phrase)).map(str::len).max().unwrap_or_default()
    }
}

/// Whether a name is one of an error page.
pub(super) fn is_error(line: &str) -> bool {
    ERRORS_EXACT.is(line) || ERRORS.within(line).is_some()
}

/// Whether a name may repeat what was asked for: that of an error page or of a search.
pub(super) fn is_echo(line: &str) -> bool {
    is_error(line) || SEARCHES.begins(line) || NO_RESULTS.within(line).is_some()
}
