//! What a page calls itself, and what of that tells of something else than what is looked for.

use super::sought::{Name, Term, Word};
use super::text::{Place, Text};
use super::title;
use crate::lexicon::{self, KINDS};
use crate::page::{Page, words};

/// What a page calls itself.
pub(super) struct Names {
    /// Each name by itself, as a whole and in its parts.
    each: Vec<Place>,
    /// All names together, but for the name of the site.
    together: Place,
    /// The names that are the page's own, by which it could be told to be about something else.
    own: Vec<String>,
    /// The words of each of these, piece by piece: what stands beside a word across a colon does not
    /// belong to it.
    pieces: Vec<Vec<Word>>,
}

impl Names {
    /// Reads a page's names. What repeats the words that were asked for names nothing, unless the
    /// title that is looked for reads like an error message itself.
    pub(super) fn of(page: &Page, title: &str, sought: &[Term], text: &Text) -> Self {
        let germanic = text.germanic;
        let alike = lexicon::is_echo(&words::line(title));
        let kept = |name: &&str| {
            let parts = title::cut(name);
            alike || !parts.iter().any(|part| lexicon::is_echo(&words::line(part)))
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
        for name in &titles {
            let mut parts = title::cut(name);
            if parts.len() > 1 {
                // The last part is the site's name, unless a heading says it, too.
                let site = parts.pop().unwrap_or_default();
                if own.contains(&site) {
                    parts.push(site);
                }
            } else if may_be_site(name, sought, text) {
                parts.clear();
            }
            own.extend(parts);
        }
        own.dedup();
        let mut together = Place::new(germanic);
        for name in &own {
            together.add(name);
        }
        let split = own.iter().flat_map(|name| name.split(PUNCTUATION));
        let pieces = split.map(Word::all).filter(|words| !words.is_empty()).collect();
        Self { each, together, own, pieces }
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
        let mut words = self.pieces.iter().flatten();
        self.has(term) || words.any(|word| term.is_related(word, germanic))
    }

    /// Whether any of them has the greater part of this word.
    pub(super) fn most_of(&self, term: &Term) -> bool {
        self.pieces.iter().flatten().any(|word| term.is_mostly(word))
    }

    /// The words of the page's own names that have nothing to do with what is looked for.
    pub(super) fn foreign(&self, sought: &[Term], germanic: bool) -> Vec<Word> {
        let mut foreign: Vec<Word> = Vec::new();
        for word in self.pieces.iter().flatten() {
            if is_foreign(word, sought, germanic) && !foreign.contains(word) {
                foreign.push(word.clone());
            }
        }
        foreign
    }

    /// The first of the page's own names that has one of these words.
    pub(super) fn telling(&self, foreign: &[Word]) -> Option<&str> {
        let has = |name: &&String| {
            words::words(name).iter().any(|word| foreign.iter().any(|known| known.text == *word))
        };
        self.own.iter().find(has).map(String::as_str)
    }

    /// What the page calls itself in the place of an aid: `Our team`, `Scoliosis: course dates`.
    pub(super) fn kind(&self, title: &str) -> Option<&str> {
        let title = words::line(title);
        let own = self.own.iter().flat_map(|name| name.split([':', '(', ')', ',']));
        own.map(str::trim).find(|part| {
            let line = words::line(part);
            KINDS.is(&line) && !title.contains(&*line)
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
            for piece in &self.pieces {
                compare(topic, piece, sought, germanic, strict, (&mut other, &mut same));
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
    said: &[Word],
    sought: &[Term],
    germanic: bool,
    strict: bool,
    (other, same): (&mut bool, &mut bool),
) {
    let foreign = |word: &Word| {
        (!word.neutral || word.number)
            && !topic.written.iter().any(|ours| ours.text == word.text)
            && !sought.iter().any(|term| term.is_related(word, germanic))
    };
    let mut found: Vec<(usize, bool)> = Vec::new();
    for (at, word) in topic.written.iter().enumerate().filter(|(_, word)| !word.little) {
        let term = Term::new(&word.text);
        for (place, theirs) in said.iter().enumerate() {
            if theirs.root == word.root {
                let exchanged = [false, true].iter().any(|after| {
                    neighbour(&topic.written, at, *after, strict).is_some()
                        && neighbour(said, place, *after, strict).is_some_and(foreign)
                });
                found.push((place, exchanged));
            } else if term.is_twin(theirs, germanic) && foreign(theirs) {
                found.push((place, true));
            }
        }
    }
    let beside = |one: usize, other: usize| {
        said[one.min(other)..one.max(other)].iter().skip(1).all(|word| word.little)
    };
    for (place, exchanged) in &found {
        let near = |(at, exchanged): &(usize, bool)| *exchanged && beside(*at, *place);
        *(if *exchanged || found.iter().any(near) { &mut *other } else { &mut *same }) = true;
    }
}

/// The word before or behind another, little words left out unless `strict`.
fn neighbour(words: &[Word], at: usize, after: bool, strict: bool) -> Option<&Word> {
    let next = if after {
        words[at + 1..].iter().find(|word| strict || !word.little)
    } else {
        words[..at].iter().rev().find(|word| strict || !word.little)
    };
    next.filter(|word| !word.little)
}

/// Whether a word tells of something that has nothing to do with what is looked for.
pub(super) fn is_foreign(word: &Word, sought: &[Term], germanic: bool) -> bool {
    !word.neutral && !sought.iter().any(|term| term.is_related(word, germanic))
}

/// How many words the name of a site has at most.
const SITE: usize = 3;

/// Whether a title may be the site's name, or that of a file: it is short, asks nothing, and the text
/// does not come back to it.
fn may_be_site(name: &str, sought: &[Term], text: &Text) -> bool {
    let words = Word::all(name);
    let foreign: Vec<&Word> =
        words.iter().filter(|word| is_foreign(word, sought, text.germanic)).collect();
    foreign.len() <= SITE
        && !name.contains([':', '?'])
        && !foreign.iter().any(|word| Term::new(&word.text).is_in(&text.body))
}
