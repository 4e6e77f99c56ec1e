//! What a page calls itself, and what of that tells of something else than what is looked for.

use super::phrases::{self, KINDS};
use super::sought::{self, Name, Term};
use super::stem;
use super::text::{Place, Text};
use super::title;
use crate::page::{Page, words};

/// What a page calls itself.
pub(super) struct Names {
    /// Each name by itself, as a whole and in its parts.
    each: Vec<Place>,
    /// All names together, but for the name of the site.
    together: Place,
    /// The names that are the page's own, by which it could be told to be about something else.
    own: Vec<String>,
}

impl Names {
    /// Reads a page's names. What repeats the words that were asked for names nothing, unless the
    /// title that is looked for reads like an error message itself.
    pub(super) fn of(page: &Page, title: &str, text: &Text) -> Self {
        let germanic = text.germanic;
        let alike = phrases::is_echo(&words::line(title));
        let kept = |name: &&str| {
            let parts = title::cut(name);
            alike || !parts.iter().any(|part| phrases::is_echo(&words::line(part)))
        };
        let headings: Vec<&str> = page.main_headings().filter(kept).collect();
        let titles: Vec<&str> = [page.title.as_str(), page.og_title.as_str()]
            .into_iter()
            .filter(|name| !name.is_empty())
            .filter(kept)
            .collect();
        let mut each = Vec::new();
        for name in titles.iter().chain(&headings) {
            let parts = title::cut(name);
            each.extend(parts.iter().map(|part| Place::of(part, germanic)));
            if parts.len() > 1 {
                each.push(Place::of(name, germanic));
            }
        }
        let mut own: Vec<String> =
            headings.iter().flat_map(|heading| title::cut(heading)).collect();
        let headed = own.iter().any(|name| tells(name));
        for name in &titles {
            let mut parts = title::cut(name);
            if parts.len() > 1 {
                // The last part is the site's name, unless a heading says it, too.
                let site = parts.pop().unwrap_or_default();
                if own.contains(&site) {
                    parts.push(site);
                }
            } else if !headed && !recurs(name, text) {
                // It may be the site's name, or that of a file.
                parts.clear();
            }
            own.extend(parts);
        }
        own.dedup();
        let mut together = Place::new(germanic);
        for name in &own {
            together.add(name);
        }
        Self { each, together, own }
    }

    /// Whether the names say all words of this one, in one of them or between them.
    pub(super) fn say(&self, name: &Name) -> bool {
        self.each.iter().chain([&self.together]).any(|place| name.count(place) > 0)
    }

    /// Whether any of them says this word.
    pub(super) fn has(&self, term: &Term) -> bool {
        self.each.iter().any(|place| term.is_in(place))
    }

    /// Whether any of them has to do with this word, be it only a part of it.
    pub(super) fn touch(&self, term: &Term, germanic: bool) -> bool {
        let mut words = self.own.iter().flat_map(|name| words::words(name));
        self.has(term) || words.any(|word| term.is_related(&word, germanic))
    }

    /// The words of the page's own names that have nothing to do with what is looked for.
    pub(super) fn foreign(&self, sought: &[Term], germanic: bool) -> Vec<String> {
        let mut foreign = Vec::new();
        for word in self.own.iter().flat_map(|name| words::words(name)) {
            if !sought::is_neutral(&word)
                && !sought.iter().any(|term| term.is_related(&word, germanic))
                && !foreign.contains(&word)
            {
                foreign.push(word);
            }
        }
        foreign
    }

    /// The first of the page's own names that has one of these words.
    pub(super) fn telling(&self, foreign: &[String]) -> Option<&str> {
        let has = |name: &&String| words::words(name).iter().any(|word| foreign.contains(word));
        self.own.iter().find(has).map(String::as_str)
    }

    /// What the page calls itself in the place of an aid: `Our team`, `Scoliosis: course dates`.
    pub(super) fn kind(&self, title: &str) -> Option<&str> {
        let title = words::line(title);
        let own = self.own.iter().flat_map(|name| name.split([':', '(', ')', ',']));
        own.map(str::trim).find(|part| {
            let line = words::line(part);
            KINDS.is(&line) && !title.contains(&line)
        })
    }

    /// Whether the names put something else in the slot of what is looked for: `golfer elbow` for
    /// `tennis elbow`, `type 1` for `type 2`, `Borstkanker` for `Darmkanker`. `strict`, only where
    /// the words stand side by side on either side.
    pub(super) fn twin(
        &self,
        topics: &[Name],
        sought: &[Term],
        germanic: bool,
        strict: bool,
    ) -> bool {
        let (mut other, mut same) = (false, false);
        for topic in topics {
            // What stands beside a word across a colon does not belong to it.
            for piece in self.own.iter().flat_map(|name| name.split(PUNCTUATION)) {
                let said = words::words(piece);
                compare(topic, &said, sought, germanic, strict, (&mut other, &mut same));
            }
        }
        other && !same
    }
}

const PUNCTUATION: [char; 9] = [':', ';', ',', '.', '?', '!', '(', ')', '/'];

/// Looks for the words of a topic in a piece of a name, and at what stands beside each of them there.
/// A word beside which another is exchanged is exchanged with it: `screening` in `lung cancer
/// screening`, where it is `bowel cancer screening`.
fn compare(
    topic: &Name,
    said: &[String],
    sought: &[Term],
    germanic: bool,
    strict: bool,
    (other, same): (&mut bool, &mut bool),
) {
    let foreign = |word: &str| {
        (!sought::is_neutral(word) || is_number(word))
            && !topic.written.iter().any(|ours| ours == word)
            && !sought.iter().any(|term| term.is_related(word, germanic))
    };
    let mut found: Vec<(usize, bool)> = Vec::new();
    for (at, word) in topic.written.iter().enumerate().filter(|(_, word)| is_content(word)) {
        let term = Term::new(word);
        for (place, theirs) in said.iter().enumerate() {
            if foreign(theirs) && term.is_twin(theirs, germanic) {
                found.push((place, true));
            } else if stem::root(theirs) == stem::root(word) {
                let exchanged = [false, true].iter().any(|after| {
                    neighbour(&topic.written, at, *after, strict).is_some()
                        && neighbour(said, place, *after, strict).is_some_and(foreign)
                });
                found.push((place, exchanged));
            }
        }
    }
    let beside = |one: usize, other: usize| {
        let between = one.min(other) + 1..one.max(other);
        !said[between].iter().any(|word| is_content(word))
    };
    for (place, exchanged) in &found {
        let near = |(at, exchanged): &(usize, bool)| *exchanged && beside(*at, *place);
        *(if *exchanged || found.iter().any(near) { &mut *other } else { &mut *same }) = true;
    }
}

/// The word before or behind another, little words left out unless `strict`.
fn neighbour(words: &[String], at: usize, after: bool, strict: bool) -> Option<&str> {
    let mut rest: Box<dyn Iterator<Item = &String>> =
        if after { Box::new(words[at + 1..].iter()) } else { Box::new(words[..at].iter().rev()) };
    let next = if strict { rest.next() } else { rest.find(|word| is_content(word)) };
    next.map(String::as_str).filter(|word| is_content(word))
}

/// Whether a word counts as a neighbour: `2`, the `B` of `hepatitis B`, or any that is no little
/// word.
fn is_content(word: &str) -> bool {
    is_number(word) || !stem::is_little(word)
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
        || matches!(word, "b" | "c" | "e" | "ii" | "iii" | "iv")
}

/// Whether a name tells what a page is about.
pub(super) fn tells(name: &str) -> bool {
    words::words(name).iter().any(|word| !sought::is_neutral(word))
}

/// Whether the text speaks of what a title names.
fn recurs(name: &str, text: &Text) -> bool {
    words::words(name)
        .iter()
        .any(|word| !sought::is_neutral(word) && Term::new(word).is_in(&text.body))
}
