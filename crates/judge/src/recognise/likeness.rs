//! Words that are alike by their letters: `scoliosis` and `scoliose`, `inleiden` and `inleiding`.
//!
//! Two words are compared by the trigrams of their letters, with a sign at either end, so that no
//! list of endings is needed for any language. As endings change and beginnings do not, two words
//! that begin otherwise are only alike where one has the other in it.

use super::synonyms;
use crate::hash::Map;
use crate::language::is_frequent;
use crate::lexicon::{GENERIC, LITTLE, NEUTRAL};
use crate::words;

/// From which share of common trigrams on two words are alike.
const ALIKE: f64 = 0.5;

/// How many letters two words begin with alike, unless one has fewer.
const BEGINNING: usize = 4;

/// How much of a word must be in a longer one, and what that counts: Dutch and German write
/// `scoliose` within `scolioseoperatie`.
const WITHIN: f64 = 0.8;
const COUNTS: f64 = 0.85;

/// How many letters a word has at least that is taken for a part of a compound.
const PART: usize = 7;

/// How many letters the endings of a word have at most.
const ENDING: usize = 2;

/// How many letters such a word has at least.
const LETTERS: usize = 5;

/// What a word counts that is in every text, or in the title of any aid.
const NOTHING: f64 = 0.15;

/// What tells a word from those.
pub(super) const TELLING: f64 = 0.2;

type Gram = [char; 3];

/// A word that is looked for.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) text: String,
    /// How many different trigrams it has.
    grams: usize,
    /// How much it tells: little words and frequent ones hardly anything, long ones most.
    pub(super) weight: f64,
}

/// A text that is looked for, by the numbers of its words.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub(super) words: Vec<usize>,
    /// Words of it, with those of another name for them: `tennis elbow` is `lateral epicondylitis`.
    pub(super) others: Vec<(Vec<usize>, Vec<usize>)>,
}

impl Wanted {
    /// Whether a word is one of these, by whichever name.
    pub(super) fn has(&self, number: usize) -> bool {
        self.words.contains(&number) || self.others.iter().any(|(_, other)| other.contains(&number))
    }

    /// The words that these are, without others.
    pub(super) fn only(&self, words: Vec<usize>) -> Self {
        let within =
            |(named, _): &&(Vec<usize>, Vec<usize>)| named.iter().all(|word| words.contains(word));
        let others = self.others.iter().filter(within).cloned().collect();
        Self { words, others }
    }
}

/// The different words that are looked for, to be compared with those of a page.
#[derive(Debug, Default)]
pub(super) struct Sought {
    pub(super) words: Vec<Word>,
    /// The words that have a trigram.
    having: Map<Gram, Vec<usize>>,
    /// Which trigrams there are, by a bit for each; most words of a page have none of them.
    filter: [u64; 16],
}

impl Sought {
    /// Looks for a text, by whichever names.
    pub(super) fn text(&mut self, text: &str) -> Wanted {
        let words = self.add(text);
        let synonyms = synonyms::within(&words::folded_line(text)).into_iter();
        let mut others: Vec<_> =
            synonyms.map(|(named, other)| (self.add(&named), self.add(&other))).collect();
        if let Some(short) = initials(text) {
            others.push((words.clone(), self.add(&short)));
        }
        Wanted { words, others }
    }

    /// Looks for the words of a text by one more name: those of `named` that it has are called `other` as well.
    pub(super) fn also(&mut self, wanted: &mut Wanted, named: &str, other: &str) {
        let mut named = self.add(named);
        named.retain(|word| wanted.words.contains(word) && self.words[*word].weight > TELLING);
        if !named.is_empty() {
            wanted.others.push((named, self.add(other)));
        }
    }

    /// Counts a short form for what its letters are, though they are a little word elsewhere: `AF`.
    pub(super) fn tells(&mut self, short: &str) {
        for number in self.add(short) {
            let word = &mut self.words[number];
            word.weight = by_length(word.text.chars().count());
        }
    }

    /// Looks for the words of one more text, and says by which numbers they are known.
    fn add(&mut self, text: &str) -> Vec<usize> {
        let mut numbers = Vec::new();
        for word in words::words(text) {
            let known = self.words.iter().position(|known| known.text == word);
            let number = known.unwrap_or_else(|| self.learn(word));
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers
    }

    fn learn(&mut self, text: String) -> usize {
        let number = self.words.len();
        let mut grams = grams(&text);
        grams.sort_unstable();
        grams.dedup();
        for gram in &grams {
            self.having.entry(*gram).or_default().push(number);
            let bit = bit(*gram);
            self.filter[bit / 64] |= 1 << (bit % 64);
        }
        self.words.push(Word { grams: grams.len(), weight: weight(&text), text });
        number
    }

    /// Whether a word that is so much like one is a form of it, or a compound with it: `hernias`, and
    /// not `herniated`, is one of `hernia`.
    pub(super) fn is_form(&self, number: usize, word: &str, likeness: f64) -> bool {
        let sought = &self.words[number].text;
        let same = sought.chars().zip(word.chars()).take_while(|(one, two)| one == two).count();
        let rest = |word: &str| word.chars().count() - same;
        likeness >= COUNTS * WITHIN && rest(sought) > ENDING
            || rest(sought) == 0 && rest(word) >= LETTERS
            // `surgery`, `surgeries`
            || rest(sought) <= ENDING && rest(word) <= ENDING + rest(sought).min(1)
    }

    /// How much a word of a page is like each word that is looked for, from 0 to 1, where it is at
    /// all.
    pub(super) fn alike(&self, word: &str) -> Vec<(usize, f64)> {
        let grams = grams(word);
        let mut common: Vec<(usize, usize)> = Vec::new();
        for gram in &grams {
            let bit = bit(*gram);
            if self.filter[bit / 64] & (1 << (bit % 64)) == 0 {
                continue;
            }
            for number in self.having.get(gram).into_iter().flatten() {
                match common.iter_mut().find(|(known, _)| known == number) {
                    Some((_, count)) => *count += 1,
                    None => common.push((*number, 1)),
                }
            }
        }
        // What is written without spaces has its words in longer runs of letters.
        if word.chars().any(is_unspaced) {
            let within = self.words.iter().enumerate();
            let within = within.filter(|(_, sought)| {
                sought.text.chars().any(is_unspaced) && word.contains(&sought.text)
            });
            return within.map(|(number, _)| (number, 1.0)).collect();
        }
        let alike = common.into_iter().filter_map(|(number, count)| {
            let likeness = likeness(&self.words[number], word, count, grams.len());
            (likeness > 0.0).then_some((number, likeness))
        });
        alike.collect()
    }
}

/// How much two words are alike that have so many trigrams in common.
fn likeness(sought: &Word, word: &str, common: usize, grams: usize) -> f64 {
    if sought.text == word {
        return 1.0;
    }
    let common = common.min(sought.grams);
    let same = sought.text.chars().zip(word.chars()).take_while(|(one, two)| one == two).count();
    let dice = share(2 * common, sought.grams + grams);
    if dice >= ALIKE && is_one_letter_more(&sought.text, word) {
        return dice.max(COUNTS);
    }
    if dice >= ALIKE && (same >= BEGINNING || same + 1 >= sought.text.chars().count()) {
        return dice;
    }
    let (ours, theirs) = (sought.text.chars().count(), word.chars().count());
    // `Knie` begins `Kniearthrose`.
    let begins = same == ours && ours >= BEGINNING && theirs >= ours + LETTERS;
    let part = share(common, sought.grams);
    if begins || ours >= LETTERS && grams > sought.grams && part >= WITHIN {
        return COUNTS * part.max(WITHIN);
    }
    // `Arthrose` is a part of what `Kniearthrose` is.
    let ends = theirs >= PART && ours > theirs && sought.text.ends_with(word);
    if ends { COUNTS * share(theirs, ours) } else { 0.0 }
}

/// Whether a letter is of a script without spaces between words.
fn is_unspaced(c: char) -> bool {
    ('\u{2e80}'..='\u{d7ff}').contains(&c)
}

/// Whether one of two words is the other with one more letter, as `anaemia` is, and `Rueckenschmerzen`
/// without its umlaut.
fn is_one_letter_more(one: &str, two: &str) -> bool {
    let (long, short) = if one.len() > two.len() { (one, two) } else { (two, one) };
    if long.chars().count() != short.chars().count() + 1 || short.chars().count() < LETTERS {
        return false;
    }
    let same = long.chars().zip(short.chars()).take_while(|(one, two)| one == two).count();
    long.chars().skip(same + 1).eq(short.chars().skip(same))
}

fn grams(word: &str) -> Vec<Gram> {
    let mut letters = std::iter::once('^').chain(word.chars()).chain(std::iter::once('$'));
    let (Some(mut one), Some(mut two)) = (letters.next(), letters.next()) else {
        return Vec::new();
    };
    let mut grams = Vec::with_capacity(word.len());
    for three in letters {
        grams.push([one, two, three]);
        (one, two) = (two, three);
    }
    grams
}

/// The bit of a trigram.
fn bit(gram: Gram) -> usize {
    let [one, two, three] = gram.map(|c| c as usize);
    (one.wrapping_mul(961) ^ two.wrapping_mul(31) ^ three) % 1024
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
pub(super) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// How much a word tells of what a text is about.
pub(super) fn weight(word: &str) -> f64 {
    let length = word.chars().count();
    let single = length == 1 && !word.chars().all(|c| c.is_ascii_digit());
    let told = single || is_frequent(word) || LITTLE.has_word(word) || GENERIC.has_word(word);
    if told || words::is_year(word) {
        return NOTHING;
    }
    by_length(length)
}

/// What a word of so many letters tells.
fn by_length(letters: usize) -> f64 {
    (0.4 + 0.1 * f64::from(u32::try_from(letters).unwrap_or(u32::MAX))).min(1.0)
}

/// What a name of several words is shortened to: `IBS` for `irritable bowel syndrome`.
fn initials(name: &str) -> Option<String> {
    let mut words = words::words(name);
    words.retain(|word| !LITTLE.has_word(word) && !word.chars().any(|c| c.is_ascii_digit()));
    let initials = || words.iter().filter_map(|word| word.chars().next()).collect();
    (3..=5).contains(&words.len()).then(initials)
}

/// The words of a text that tell what it is about.
pub(crate) fn telling(text: &str) -> Vec<String> {
    let mut telling = words::words(text);
    telling.retain(|word| weight(word) > TELLING);
    telling
}

/// The words of a name that say what it names: the telling ones that are not on any aid, such as `leaflet`.
pub(crate) fn naming(name: &str) -> Vec<String> {
    let mut naming = telling(name);
    naming.retain(|word| !NEUTRAL.has_word(word));
    naming
}

/// The telling words of a text that are like none in these.
pub(crate) fn unlike(text: &str, others: &[String]) -> Vec<String> {
    let mut sought = Sought::default();
    for other in others {
        sought.text(other);
    }
    let mut unlike = telling(text);
    unlike.retain(|word| sought.alike(word).is_empty());
    unlike
}
