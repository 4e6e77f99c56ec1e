//! A page's words, by where they stand.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::{root, stem};
use crate::lexicon;
use crate::page::{Page, words};

/// A page's words, by where they stand.
pub(super) struct Text {
    /// In the title and the headings that name the page.
    pub(super) names: Place,
    /// In any heading.
    pub(super) headings: Place,
    /// Anywhere but in the text of links.
    pub(super) unlinked: Place,
    /// Anywhere.
    pub(super) everywhere: Place,
    /// In the text without headings.
    pub(super) body: Place,
    /// Line by line.
    pub(super) lines: Vec<Line>,
    /// How many words the text has.
    pub(super) length: usize,
    /// Whether its language puts words together.
    pub(super) germanic: bool,
}

/// One line of a page.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) place: Place,
    /// Whether it only points to something: the text of a link, or an item of a list.
    pub(super) pointer: bool,
    /// Whether it is a heading.
    pub(super) heading: bool,
}

impl Text {
    pub(super) fn of(page: &Page, germanic: bool) -> Self {
        let mut keys = Keys::of(page);
        let roots = Roots::default();
        let place = || Place { roots_of: Rc::clone(&roots), ..Place::new(germanic) };
        let (mut names, mut headings, mut body) = (place(), place(), place());
        let (mut unlinked, mut everywhere) = (place(), place());
        for name in page.name_lines().filter(|name| !lexicon::is_echo(name)) {
            for place in [&mut names, &mut headings, &mut unlinked, &mut everywhere] {
                place.add_line(name, &mut keys);
            }
        }
        for place in [&mut everywhere, &mut unlinked] {
            place.add_line(page.description_line(), &mut keys);
            // What a page of next to no text has in store for its scripts is what it will show. On
            // any other it may be the menu of the whole site.
            if page.length() < SHELL {
                place.add(&page.state);
            }
        }
        for heading in page.headings.iter().filter(|heading| !lexicon::is_echo(&heading.line)) {
            headings.add_line(&heading.line, &mut keys);
            everywhere.add_line(&heading.line, &mut keys);
        }
        let mut lines = Vec::new();
        for block in page.main_blocks() {
            let length = block.line.length();
            if length <= ECHO && lexicon::is_echo(&block.line) {
                continue;
            }
            everywhere.add_line(&block.line, &mut keys);
            if !block.linked {
                unlinked.add_line(&block.line, &mut keys);
            }
            if block.heading.is_none() {
                body.add_line(&block.line, &mut keys);
            }
            if length > LINE || lines.len() >= LINES {
                continue;
            }
            let mut place = place();
            place.add_line(&block.line, &mut keys);
            lines.push(Line {
                text: block.text.clone(),
                place,
                pointer: block.linked || block.item && block.heading.is_none(),
                heading: block.heading.is_some(),
            });
        }
        Self { names, headings, unlinked, everywhere, body, lines, length: page.length(), germanic }
    }
}

/// How many words a page has at most that leaves it to scripts to show anything.
const SHELL: usize = 40;

/// How many words a line may have that could be a title, and how many of them are kept.
const LINE: usize = 40;
const LINES: usize = 1_000;

/// How many words a message may have that repeats what was asked for.
const ECHO: usize = 25;

/// The keys of a page's words, each found once.
struct Keys {
    /// The key of each of [`Page::forms`], and whether it is a little word.
    forms: Vec<(Rc<str>, bool)>,
    /// The keys of two words written as one.
    pairs: HashMap<(u32, u32), Rc<str>>,
}

impl Keys {
    fn of(page: &Page) -> Self {
        let key = |word: &str| (stem::key(word).into(), stem::is_little(word));
        Self { forms: page.forms().map(key).collect(), pairs: HashMap::new() }
    }
}

/// The root of each key that was asked for.
type Roots = Rc<RefCell<HashMap<Rc<str>, Rc<str>>>>;

/// The words of one place in order, as keys.
#[derive(Default)]
pub(super) struct Place {
    keys: Vec<Rc<str>>,
    counts: HashMap<Rc<str>, usize>,
    /// Two words written as one, and how often they could be.
    pairs: HashMap<Rc<str>, usize>,
    folded: String,
    germanic: bool,
    roots_of: Roots,
    roots: OnceCell<HashMap<String, usize>>,
    joined: OnceCell<HashMap<String, usize>>,
}

/// Stands between two pieces of text, so that no phrase reaches from one into the next.
const GAP: &str = "\u{1f}";

impl Place {
    pub(super) fn new(germanic: bool) -> Self {
        Self { germanic, ..Self::default() }
    }

    /// A place of one piece of text.
    pub(super) fn of(text: &str, germanic: bool) -> Self {
        let mut place = Self::new(germanic);
        place.add(text);
        place
    }

    pub(super) fn add(&mut self, text: &str) {
        let words = words::words(text);
        for pair in words.windows(2) {
            self.join(stem::key(&pair.concat()).into(), stem::is_little(&pair[1]));
        }
        for word in &words {
            self.put(word, stem::key(word).into());
        }
        self.end();
    }

    /// Adds a part of a page, of which the keys are known.
    fn add_line(&mut self, line: &lexicon::Line, keys: &mut Keys) {
        for (pair, words) in line.numbers().windows(2).zip(line.words().zip(line.words().skip(1))) {
            let joined = || stem::key(&[words.0, words.1].concat()).into();
            let key = keys.pairs.entry((pair[0], pair[1])).or_insert_with(joined);
            self.join(Rc::clone(key), keys.forms[pair[1] as usize].1);
        }
        for (number, word) in line.numbers().iter().zip(line.words()) {
            self.put(word, Rc::clone(&keys.forms[*number as usize].0));
        }
        self.end();
    }

    /// `bed-wetting` is `bedwetting`, `x ray` is `xray`. `Surgery a` is no word.
    fn join(&mut self, key: Rc<str>, little: bool) {
        *self.pairs.entry(key).or_default() += usize::from(!little);
    }

    fn put(&mut self, word: &str, key: Rc<str>) {
        *self.counts.entry(Rc::clone(&key)).or_default() += 1;
        self.keys.push(key);
        self.folded.push_str(word);
        self.folded.push(' ');
    }

    fn end(&mut self) {
        self.keys.push(GAP.into());
        self.folded.push_str(GAP);
    }

    /// The roots of its words, and how often each is there.
    pub(super) fn roots(&self) -> &HashMap<String, usize> {
        self.roots.get_or_init(|| self.rooted(&self.counts))
    }

    /// The roots of what two of its words could be written as.
    pub(super) fn joined(&self) -> &HashMap<String, usize> {
        self.joined.get_or_init(|| self.rooted(&self.pairs))
    }

    /// Its text, folded.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether its language puts words together.
    pub(super) fn germanic(&self) -> bool {
        self.germanic
    }

    /// Whether a key is there.
    pub(super) fn has_key(&self, key: &str) -> bool {
        self.counts.contains_key(key) || self.pairs.contains_key(key) || self.within_compound(key)
    }

    /// Dutch and German write `scoliose` and `operatie` as `scolioseoperatie`. What is written
    /// without spaces altogether, as Chinese and Japanese, is looked for in the same way.
    fn within_compound(&self, key: &str) -> bool {
        let unspaced = key.chars().any(|c| ('\u{2e80}'..='\u{d7ff}').contains(&c));
        unspaced && self.folded.contains(key)
            || self.germanic && key.chars().count() >= 6 && self.folded.contains(key)
    }

    /// Whether an author's word is there; one of several words must be there as a phrase, with
    /// at most a word or two in between and in any order.
    pub(super) fn has(&self, expected: &str) -> bool {
        let keys = stem::keys(expected);
        let Some(first) = keys.first() else { return true };
        let compounded = |word: &String| {
            self.germanic && word.chars().count() >= 5 && self.folded.contains(word.as_str())
        };
        let written = words::words(expected);
        if keys.len() == 1 {
            return self.has_key(first) || written.iter().all(compounded);
        }
        let joined = stem::key(&written.concat());
        self.has_key(&joined)
            || (0..=2).any(|slack| {
                self.keys.windows(keys.len() + slack).any(|window| {
                    keys.iter().all(|key| window.iter().any(|one| **one == **key))
                        && !window.iter().any(|key| &**key == GAP)
                })
            })
            || written.iter().all(compounded)
    }

    /// Counts by key as counts by root.
    fn rooted(&self, counts: &HashMap<Rc<str>, usize>) -> HashMap<String, usize> {
        let mut known = self.roots_of.borrow_mut();
        let mut roots: HashMap<String, usize> = HashMap::new();
        for (key, count) in counts.iter().filter(|(_, count)| **count > 0) {
            let root = || root::root_of(key).into();
            let root = known.entry(Rc::clone(key)).or_insert_with(root);
            match roots.get_mut(&**root) {
                Some(all) => *all += count,
                None => drop(roots.insert((**root).to_owned(), *count)),
            }
        }
        roots
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, germanic: bool) -> Place {
        let mut place = Place::new(germanic);
        place.add(text);
        place.add("next line");
        place
    }

    #[test]
    fn words_are_whole_words() {
        let english = place("Herniated disks in the lower back: back-pain and bed-wetting", false);
        for word in
            ["herniated disc", "back pain", "lower back", "Bedwetting", "DISK", "disc herniated"]
        {
            assert!(english.has(word), "{word}");
        }
        for word in ["hernia", "ack", "bed next", "herniated pain", "wetting next"] {
            assert!(!english.has(word), "{word}");
        }
    }

    #[test]
    fn compounds_count_where_the_language_has_them() {
        assert!(place("Na een scolioseoperatie", true).has("scoliose"));
        assert!(!place("A retroscoliosegraph", false).has("scoliose"));
        assert!(!place("Die Umarmung", true).has("arm"));
        assert!(place("脊柱側弯症の手術について", false).has("側弯症"));
    }
}
