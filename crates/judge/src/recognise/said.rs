//! What a page says, word by word, and where: cut once, each different word compared once.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::likeness::{Sought, TELLING, Wanted, weight};
use super::{ALL, site};
use crate::hash::Map;
use crate::lexicon::{self, Line, NEUTRAL, TOPICS};
use crate::memory::parts;
use crate::page::Page;

/// Where a word stands, as bits.
pub(super) type Places = u8;
/// In the page's title or a main heading.
pub(super) const NAMES: Places = 1;
/// In its own text, headings and description included, links left out.
pub(super) const TEXT: Places = 2;

/// In its text below the headings, links included.
const BODY: Places = 4;

/// How many words a line has at most that can be the one with the title.
const LINE: usize = 40;

/// How many words the name of a site has at most that is the whole title of a page.
const SITE: usize = 3;

/// How many words a page has at most whose scripts will show what they have in store.
const SHELL: usize = 40;

/// How many words a message has at most that repeats what was asked for.
const ECHO: usize = 25;

/// A different word of the page.
struct Seen<'p> {
    text: &'p str,
    places: Places,
    /// How often it stands in the text, and below the headings.
    count: usize,
    in_body: usize,
    /// What it is like of what is looked for.
    alike: Vec<(usize, f64)>,
    /// How much it tells, once somebody has asked.
    weight: OnceCell<f64>,
}

impl Seen<'_> {
    fn weight(&self) -> f64 {
        *self.weight.get_or_init(|| weight(self.text))
    }

    fn has_digit(&self) -> bool {
        self.text.chars().any(|c| c.is_ascii_digit())
    }
}

/// A name or line of the page, by the numbers of its different words.
pub(super) struct Piece {
    words: Vec<usize>,
    /// Whether it can be a title.
    pub(super) short: bool,
    /// Whether it is the text of a link.
    pub(super) linked: bool,
    /// Whether it is a heading.
    pub(super) heading: bool,
}

/// A page's words, and what they are like.
pub(super) struct Said<'p> {
    seen: Vec<Seen<'p>>,
    /// What the page calls itself, whole and in parts.
    pub(super) names: Vec<Piece>,
    /// The same without the name of its site.
    own: Vec<Piece>,
    /// Its lines.
    pub(super) lines: Vec<Piece>,
    /// The words that the site is called by.
    site: &'p BTreeSet<String>,
    /// How much each word that is looked for is said in its names, and in its text.
    in_names: Vec<f64>,
    in_text: Vec<f64>,
}

/// What the names of a page say that nothing is looked for by.
pub(super) struct Foreign<'p> {
    /// How much of the names it is.
    pub(super) share: f64,
    /// How many different words.
    pub(super) words: usize,
    /// Which of them the text has most, and how often.
    pub(super) word: &'p str,
    pub(super) times: usize,
}

/// The texts that a page has beside its blocks, folded.
pub(super) struct Folded {
    names: Vec<(Line, bool)>,
    beside: Vec<Line>,
}

impl Folded {
    /// Folds a page's names, in parts and whole, each with whether it may be the page's own, and what
    /// it says of itself. A name that repeats what was asked for names nothing, unless the title
    /// looked for sounds like one.
    pub(super) fn of(page: &Page, site: &BTreeSet<String>, echoes: bool) -> Self {
        let mut names: Vec<(Line, bool)> = Vec::new();
        let parts = |name: &str| -> Vec<String> {
            parts(name).into_iter().map(|part| site::taken_off(part, site)).collect()
        };
        let headings: Vec<Vec<String>> = page.main_headings().map(parts).collect();
        let titles = [&page.title, &page.og_title].map(|name| parts(name));
        for (mut cut, title) in titles
            .into_iter()
            .map(|cut| (cut, true))
            .chain(headings.iter().cloned().map(|cut| (cut, false)))
        {
            let lines: Vec<Line> = cut.iter().map(|part| Line::of(part)).collect();
            if !echoes && lines.iter().any(lexicon::is_echo) {
                continue;
            }
            if cut.len() > 1 {
                names.push((Line::of(&cut.join(" ")), false));
            }
            let last = cut.pop();
            // A short title alone, without a heading that says it too, may be the site's name as well.
            let short =
                headings.is_empty() && lines.iter().map(Line::length).sum::<usize>() <= SITE;
            let site = title
                && (!cut.is_empty() || short)
                && !headings.iter().flatten().any(|part| Some(part) == last.as_ref());
            let count = lines.len();
            names.extend(
                lines.into_iter().enumerate().map(|(at, line)| (line, !(site && at + 1 == count))),
            );
        }
        let state = if page.length() < SHELL { page.state.as_str() } else { "" };
        let mut beside = vec![page.description_line().clone()];
        if !state.is_empty() {
            beside.push(Line::of(state));
        }
        Self { names, beside }
    }
}

impl<'p> Said<'p> {
    pub(super) fn of(
        page: &'p Page,
        folded: &'p Folded,
        sought: &Sought,
        echoes: bool,
        site: &'p BTreeSet<String>,
    ) -> Self {
        let mut numbering = Numbering::new(sought, page.all());
        let (mut names, mut own, mut lines) = (Vec::new(), Vec::new(), Vec::new());
        for (line, is_own) in &folded.names {
            names.push(numbering.cut(line, NAMES, true));
            if *is_own {
                own.push(numbering.cut(line, NAMES, true));
            }
        }
        for line in &folded.beside {
            let piece = numbering.cut(line, TEXT, line.length() <= LINE);
            lines.push(piece);
        }
        for block in page.main_blocks() {
            let length = block.line.length();
            if length <= ECHO && !echoes && lexicon::is_echo(&block.line) {
                continue;
            }
            let body = if block.heading.is_some() { 0 } else { BODY };
            let places = body | if block.linked { 0 } else { TEXT };
            let mut piece = numbering.cut(&block.line, places, length <= LINE);
            piece.linked = block.linked;
            piece.heading = block.heading.is_some();
            lines.push(piece);
        }
        let seen = numbering.seen;
        lines.retain(|line| line.words.iter().any(|word| !seen[*word].alike.is_empty()));
        let at =
            |places: Places| best(sought, seen.iter().filter(|word| word.places & places != 0));
        let (in_names, in_text) = (at(NAMES), at(NAMES | TEXT));
        Self { seen, names, own, lines, site, in_names, in_text }
    }

    /// The share of these words that the names have, each by its weight.
    pub(super) fn in_names(&self, sought: &Sought, wanted: &Wanted) -> f64 {
        shared(sought, wanted, &self.in_names)
    }

    /// The share of these words that names and text have.
    pub(super) fn in_text(&self, sought: &Sought, wanted: &Wanted) -> f64 {
        shared(sought, wanted, &self.in_text)
    }

    /// How much the names have the telling word of these that they have least.
    pub(super) fn least_in_names(&self, sought: &Sought, wanted: &Wanted) -> f64 {
        least(sought, wanted, &self.in_names)
    }

    /// The same for names and text.
    pub(super) fn least_in_text(&self, sought: &Sought, wanted: &Wanted) -> f64 {
        least(sought, wanted, &self.in_text)
    }

    /// The words of a piece.
    fn words_of<'s>(&'s self, piece: &'s Piece) -> impl Iterator<Item = &'s Seen<'p>> {
        piece.words.iter().map(|word| &self.seen[*word])
    }

    /// Whether a word says anything that the name of the site does not.
    fn tells(&self, word: &Seen<'_>) -> bool {
        word.weight() > TELLING && !self.site.contains(word.text)
    }

    /// Whether a word of a name tells something that nothing is looked for by.
    fn is_foreign(&self, word: &Seen<'_>) -> bool {
        self.tells(word)
            && word.alike.is_empty()
            && !word.has_digit()
            && !NEUTRAL.has_word(word.text)
    }

    /// The share of these words that one piece has.
    pub(super) fn in_piece(&self, sought: &Sought, wanted: &Wanted, piece: &Piece) -> f64 {
        shared(sought, wanted, &best(sought, self.words_of(piece)))
    }

    /// How far a piece and these words are one and the same, from 0 to 1.
    pub(super) fn equality(&self, sought: &Sought, wanted: &Wanted, piece: &Piece) -> f64 {
        let (mut had, mut all) = (0.0, 0.0);
        for word in self.words_of(piece) {
            let like = word.alike.iter().filter(|(number, _)| wanted.has(*number));
            let weight = word.weight();
            all += weight;
            had += weight * like.map(|(_, likeness)| *likeness).fold(0.0, f64::max);
        }
        let other = if all == 0.0 { 0.0 } else { had / all };
        let one = self.in_piece(sought, wanted, piece);
        if one + other == 0.0 { 0.0 } else { 2.0 * one * other / (one + other) }
    }

    /// How often the text has all of these words, by whichever name: as often as the rarest that
    /// tells something.
    pub(super) fn count(&self, sought: &Sought, wanted: &Wanted) -> usize {
        let all = |words: &[usize]| {
            let telling = words.iter().filter(|number| sought.words[**number].weight > TELLING);
            let counts = telling.map(|number| {
                let like = self
                    .seen
                    .iter()
                    .filter(|word| word.alike.iter().any(|(other, _)| other == number));
                like.map(|word| word.count).sum::<usize>()
            });
            counts.min().unwrap_or_default()
        };
        let others = wanted.others.iter().map(|(_, other)| all(other));
        others.max().unwrap_or_default().max(all(&wanted.words))
    }

    /// Whether the page has all of these words, each in a form of its own, in a compound, or by another
    /// name.
    pub(super) fn has(&self, sought: &Sought, wanted: &Wanted) -> bool {
        let has = |words: &[usize]| {
            words.iter().all(|number| {
                self.seen.iter().any(|word| {
                    let alike = word.alike.iter().find(|(other, _)| other == number);
                    alike.is_some_and(|(_, likeness)| sought.is_form(*number, word.text, *likeness))
                })
            })
        };
        let other = |(named, other): &(Vec<usize>, Vec<usize>)| {
            let rest: Vec<usize> =
                wanted.words.iter().copied().filter(|word| !named.contains(word)).collect();
            has(other) && has(&rest)
        };
        has(&wanted.words) || wanted.others.iter().any(other)
    }

    /// Whether the page has a telling word of these, be it in another language.
    pub(super) fn touches(&self, sought: &Sought, wanted: &Wanted) -> bool {
        self.any(sought, wanted, |_| true)
    }

    /// Whether its text has, headings left out.
    pub(super) fn body_touches(&self, sought: &Sought, wanted: &Wanted) -> bool {
        self.any(sought, wanted, |word| word.places & BODY != 0)
    }

    fn any(&self, sought: &Sought, wanted: &Wanted, there: impl Fn(&Seen<'p>) -> bool) -> bool {
        self.seen.iter().filter(|word| !word.alike.is_empty() && there(word)).any(|word| {
            let mut alike = word.alike.iter();
            alike.any(|(number, _)| wanted.has(*number) && sought.words[*number].weight > TELLING)
        })
    }

    /// Whether each of the page's own names that has all that these words tell goes on with something else:
    /// `Hip replacement claims`.
    pub(super) fn goes_on(&self, sought: &Sought, wanted: &Wanted) -> bool {
        let has_all =
            |piece: &&Piece| least(sought, wanted, &best(sought, self.words_of(piece))) >= ALL;
        let is_other = |word: &Seen<'_>| self.is_foreign(word) && !TOPICS.has_word(word.text);
        // Words between those of the title are what a shortened title leaves out.
        let goes_on = |piece: &Piece| {
            let is_own = |word: &Seen<'_>| word.alike.iter().any(|(like, _)| wanted.has(*like));
            let own: Vec<bool> = self.words_of(piece).map(is_own).collect();
            let within = own.iter().position(|own| *own)..=own.iter().rposition(|own| *own);
            let within = |at: usize| within.contains(&Some(at));
            let others = self.words_of(piece).enumerate().filter(|(_, word)| is_other(word));
            let mut others = others.peekable();
            others.peek().is_some() && !others.any(|(at, _)| within(at))
        };
        let mut having = self.own.iter().filter(has_all).peekable();
        having.peek().is_some() && having.all(goes_on)
    }

    /// The words of the page's own names that nothing is looked for by and that tell something.
    pub(super) fn foreign(&self) -> Foreign<'p> {
        let (mut foreign, mut all, mut words_of) = (0.0, 0.0, 0);
        let mut most = ("", 0);
        // `PIL 0231 v4`: the number of a file or leaflet, which the text does not come back to.
        let is_number = |piece: &&Piece| {
            self.words_of(piece).any(Seen::has_digit)
                && self.words_of(piece).all(|word| word.places & BODY == 0)
        };
        let own = self.own.iter().filter(|piece| !is_number(piece));
        let mut words: Vec<usize> = own.flat_map(|piece| piece.words.iter().copied()).collect();
        words.sort_unstable();
        words.dedup();
        for word in words.into_iter().map(|word| &self.seen[word]) {
            let weight = word.weight();
            if !self.tells(word) {
                continue;
            }
            all += weight;
            if !self.is_foreign(word) {
                continue;
            }
            foreign += weight;
            words_of += 1;
            if word.in_body >= most.1 {
                most = (word.text, word.in_body);
            }
        }
        let share = if all == 0.0 { 0.0 } else { foreign / all };
        Foreign { share, words: words_of, word: most.0, times: most.1 }
    }
}

/// How much each word that is looked for is said by these.
fn best<'s, 'p: 's>(sought: &Sought, words: impl Iterator<Item = &'s Seen<'p>>) -> Vec<f64> {
    let mut best = vec![0.0_f64; sought.words.len()];
    for (number, likeness) in words.flat_map(|word| &word.alike) {
        best[*number] = best[*number].max(*likeness);
    }
    best
}

/// What another name of the same counts.
const OTHERWISE: f64 = 0.95;

/// The share of what is wanted that is said, each word by its weight.
fn shared(sought: &Sought, wanted: &Wanted, best: &[f64]) -> f64 {
    let (mut had, mut all) = (0.0, 0.0);
    for number in &wanted.words {
        let weight = sought.words[*number].weight;
        all += weight;
        had += weight * said(wanted, *number, best);
    }
    if all == 0.0 { 0.0 } else { had / all }
}

/// How much the telling word is said that is said least.
fn least(sought: &Sought, wanted: &Wanted, best: &[f64]) -> f64 {
    let telling = wanted.words.iter().filter(|word| sought.words[**word].weight > TELLING);
    telling.map(|word| said(wanted, *word, best)).fold(1.0, f64::min)
}

/// How much a word of what is wanted is said, itself or by another name.
fn said(wanted: &Wanted, number: usize, best: &[f64]) -> f64 {
    let others = wanted.others.iter().filter(|(named, _)| named.contains(&number));
    let all = |other: &Vec<usize>| other.iter().map(|word| best[*word]).fold(1.0, f64::min);
    others.map(|(_, other)| OTHERWISE * all(other)).fold(best[number], f64::max)
}

/// Cuts lines into words that are numbered.
struct Numbering<'p, 's> {
    sought: &'s Sought,
    seen: Vec<Seen<'p>>,
    numbers: Map<&'p str, usize>,
    /// The text of the page, and the numbers of its words by those that they have among themselves.
    text: &'p Line,
    in_text: Vec<Option<usize>>,
}

impl<'p, 's> Numbering<'p, 's> {
    fn new(sought: &'s Sought, text: &'p Line) -> Self {
        let in_text = vec![None; text.forms().len()];
        Self { sought, seen: Vec::new(), numbers: Map::default(), text, in_text }
    }

    /// Of a line that is too long for a title, only the words that are like what is looked for are kept.
    fn cut(&mut self, line: &'p Line, places: Places, keep: bool) -> Piece {
        let mut piece = Piece { words: Vec::new(), short: keep, linked: false, heading: false };
        let forms = line.is_of_text_of(self.text).then(|| line.numbers());
        for (at, word) in line.words().enumerate() {
            let form = forms.map(|forms| forms[at] as usize);
            let known = form.and_then(|form| self.in_text[form]);
            let number = known.unwrap_or_else(|| self.number(word));
            if let Some(form) = form {
                self.in_text[form] = Some(number);
            }
            let word = &mut self.seen[number];
            word.places |= places;
            word.count += usize::from(places & TEXT != 0);
            word.in_body += usize::from(places == TEXT | BODY);
            let kept = keep || !word.alike.is_empty();
            if kept && !piece.words.contains(&number) {
                piece.words.push(number);
            }
        }
        piece
    }

    fn number(&mut self, text: &'p str) -> usize {
        let (sought, seen) = (self.sought, &mut self.seen);
        *self.numbers.entry(text).or_insert_with(|| {
            let alike = sought.alike(text);
            let weight = OnceCell::new();
            seen.push(Seen { text, places: 0, count: 0, in_body: 0, alike, weight });
            seen.len() - 1
        })
    }
}
