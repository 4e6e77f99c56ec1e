//! What a link's title and its aid's subject say, word by word, and whether a place says it too.
//!
//! A word is said by its other forms as well (`fusing` for `fusion`), by a compound that has it in it
//! (`Staaroperatie` for `staar`, `osteoarthritis` for `arthritis`), and by its parts where they stand
//! together (`Wurzel-Behandlung` for `Wurzelbehandlung`).

use super::compound;
use super::root;
use super::stem;
use super::synonyms;
use super::text::Place;
use crate::lexicon::NEUTRAL;
use crate::page::words;

/// A word that is looked for, in its other spellings too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// As it is written, folded.
    word: String,
    roots: Vec<String>,
    /// The roots of what else is looked for with it, which a compound may have in it as well.
    others: Vec<String>,
}

/// A word of a page or of a name, with what is asked of each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is written, folded.
    pub(super) text: String,
    pub(super) root: String,
    /// Whether it says nothing of what a page is about.
    pub(super) neutral: bool,
    /// Whether it is a number, or a letter that stands for one: `2`, the `B` of `hepatitis B`.
    pub(super) number: bool,
    /// Whether it carries no topic in any text.
    pub(super) little: bool,
}

impl Word {
    pub(super) fn all(text: &str) -> Vec<Self> {
        words::words(text).into_iter().map(Self::new).collect()
    }

    fn new(text: String) -> Self {
        let number = text.chars().all(|c| c.is_ascii_digit())
            || matches!(text.as_str(), "b" | "c" | "e" | "ii" | "iii" | "iv");
        Self {
            root: root::root(&text),
            neutral: is_neutral(&text),
            little: !number && stem::is_little(&text),
            number,
            text,
        }
    }
}

/// How long a word is at least that others may end in: `arthritis` in `osteoarthritis`, and how much
/// longer they may be.
const TAIL: usize = 7;
const HEAD: usize = 5;

impl Term {
    pub(super) fn new(word: &str) -> Self {
        let word = words::fold(word);
        let mut roots = vec![root::root(&word)];
        // `Hoersturz` is `Hörsturz`, of which folding leaves `horsturz`.
        let contracted = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        roots.push(root::root(&contracted));
        roots.dedup();
        Self { word, roots, others: Vec::new() }
    }

    /// Whether it says nothing of what a page is about.
    pub(super) fn is_neutral(&self) -> bool {
        is_neutral(&self.word)
    }

    /// How often a place says it.
    pub(super) fn count(&self, place: &Place) -> usize {
        let found = |root| place.roots().get(root).max(place.joined().get(root));
        let whole = self.roots.iter().filter_map(found).max().copied();
        whole.unwrap_or_default().max(self.in_others(place))
    }

    /// How often a place has a longer word that says it.
    fn in_others(&self, place: &Place) -> usize {
        let found = place.roots();
        let tail = |root: &String| {
            let longer = |other: &&String| {
                other.ends_with(root.as_str())
                    && other.len() > root.len() + 1
                    && other.len() <= root.len() + HEAD
            };
            let count = |other: &String| found[other];
            match root.len() >= TAIL {
                true => found.keys().filter(longer).map(count).sum(),
                false => 0,
            }
        };
        let tails = self.roots.iter().map(tail).max().unwrap_or_default();
        if !place.germanic() {
            return tails;
        }
        let mut stumps: Vec<&str> = self.roots.iter().map(String::as_str).collect();
        stumps.push(&self.word);
        let compounds: usize = found
            .iter()
            .filter(|(other, _)| {
                stumps.iter().any(|stump| compound::is_part(stump, other))
                    || compound::begins(&self.roots[0], other, &self.others)
            })
            .map(|(_, count)| count)
            .sum();
        let made = usize::from(compound::is_made_of(&self.roots[0], found.keys()));
        let within =
            stumps.iter().any(|stump| stump.len() >= WITHIN && place.folded().contains(stump));
        tails.max(compounds).max(made).max(usize::from(within))
    }

    /// Whether a place says it.
    pub(super) fn is_in(&self, place: &Place) -> bool {
        self.count(place) > 0
    }

    /// Whether a word on a page may have to do with it, be it only a part of the same.
    pub(super) fn is_related(&self, word: &Word, germanic: bool) -> bool {
        let other = &word.root;
        self.roots.iter().any(|root| {
            root == other
                || other.len() >= TAIL && root.ends_with(other.as_str())
                || root.len() >= TAIL && other.ends_with(root.as_str())
                || germanic && compound::related(root, other)
        }) || germanic && compound::related(&self.word, &word.text)
    }

    /// Whether a word is the greater part of this one, from its beginning.
    pub(super) fn is_mostly(&self, word: &Word) -> bool {
        let (ours, theirs) = (&self.roots[0], &word.root);
        theirs.len() >= WITHIN
            && theirs.len() * 5 >= ours.len() * 3
            && ours.starts_with(theirs.as_str())
    }

    /// Whether two terms have to do with each other.
    pub(super) fn is_kin(&self, other: &Self, germanic: bool) -> bool {
        let word = Word {
            text: other.word.clone(),
            root: other.roots[0].clone(),
            neutral: false,
            number: false,
            little: false,
        };
        self.is_related(&word, germanic)
    }

    /// Whether a word ends as this one does and begins otherwise: `hypothyroidism` where
    /// `hyperthyroidism` is meant, `Borstkanker` where it is `darmkanker`.
    pub(super) fn is_twin(&self, word: &Word, germanic: bool) -> bool {
        let ours = self.roots[0].as_str();
        let theirs = word.root.as_str();
        let common = ours
            .chars()
            .rev()
            .zip(theirs.chars().rev())
            .take_while(|(one, other)| one == other)
            .count();
        let needed = if germanic { 4 } else { TAIL };
        common >= needed && common < ours.chars().count() && common < theirs.chars().count()
    }
}

/// How long a word is at least that is looked for anywhere in the words of a Germanic language.
const WITHIN: usize = 6;

/// The words of a text that tell it from others, as terms. Neighbours may be one word on a page:
/// `bed-wetting`, `Gastro-oesophageal`.
pub(super) fn terms(text: &str) -> Vec<Term> {
    let raw = words::words(text);
    let telling = stem::telling(text);
    let mut terms: Vec<Term> = Vec::new();
    for (at, word) in raw.iter().enumerate() {
        if !telling.contains(&stem::key(word)) || terms.iter().any(|term| term.word == *word) {
            continue;
        }
        let mut term = Term::new(word);
        let before = at.checked_sub(1).and_then(|at| raw.get(at));
        let pairs = [before.map(|one| (one, word)), raw.get(at + 1).map(|two| (word, two))];
        for (one, two) in pairs.into_iter().flatten() {
            term.roots.push(root::root(&format!("{one}{two}")));
        }
        terms.push(term);
    }
    let all: Vec<String> = terms.iter().map(|term| term.roots[0].clone()).collect();
    for term in &mut terms {
        term.others = all.iter().filter(|root| **root != term.roots[0]).cloned().collect();
    }
    // `Hepatitis B` is not `hepatitis C`.
    for key in telling.iter().filter(|key| !raw.iter().any(|word| stem::key(word) == **key)) {
        terms.push(Term { word: key.clone(), roots: vec![root::root_of(key)], others: Vec::new() });
    }
    terms
}

/// The names that a subject goes by, each as its words: `Herniated disc / Hernia` is either, and
/// lay people and doctors call many things differently.
pub(super) fn subjects(subjects: &[String]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for subject in subjects {
        let cut = subject.split(['/', ';', '|', '(', ')', '[', ']', ',']);
        for part in cut.chain([subject.as_str()]) {
            let others = synonyms::of(&words::line(part));
            for name in [part].into_iter().chain(others) {
                let name = Name::new(name);
                let short = initials(&name).map(|short| Name::new(&short));
                for name in [Some(name), short].into_iter().flatten() {
                    if !name.terms.is_empty() && !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
        }
    }
    names
}

/// What a name of several words is shortened to: `IBS` for `irritable bowel syndrome`.
fn initials(name: &Name) -> Option<String> {
    let words = name.written.iter().filter(|word| !word.little && !word.number);
    let initials: Vec<char> = words.filter_map(|word| word.text.chars().next()).collect();
    (initials.len() >= 3).then(|| initials.into_iter().collect())
}

/// One name of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) terms: Vec<Term>,
    /// All its words in order.
    pub(super) written: Vec<Word>,
}

impl Name {
    pub(super) fn new(text: &str) -> Self {
        let mut terms = terms(text);
        if terms.is_empty() {
            terms = stem::keys(text).iter().map(|key| Term::new(key)).collect();
        }
        Self { terms, written: Word::all(text) }
    }

    /// How often a place has all of it.
    pub(super) fn count(&self, place: &Place) -> usize {
        self.terms.iter().map(|term| term.count(place)).min().unwrap_or_default()
    }
}

/// Whether a word says nothing of what a page is about: a little word, one that any aid may have in
/// its title, or one of those that pages and files are called by.
fn is_neutral(word: &str) -> bool {
    NEUTRAL.has_word(word)
        || word.chars().count() < 2
        // `GYN041`, `page7`, `2024`.
        || word.chars().any(|c| c.is_ascii_digit())
        || stem::telling(word).is_empty()
}
