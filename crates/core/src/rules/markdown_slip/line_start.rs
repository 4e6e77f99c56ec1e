//! Marks that only count at the beginning of a line: of items, headings, tables and notes.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::super::lost_sign::{line_before, line_start};
use super::super::months::begins_with_month;
use super::counter::Counter;
use super::speech::spoken;
use super::{Slip, inside};
use crate::chars::{BULLETS, ODD_SPACES};

/// The runs of plain text that the lines of one paragraph begin with.
#[derive(Default)]
pub(super) struct Paragraph {
    lines: Vec<Range<usize>>,
}

impl Paragraph {
    /// Takes a run of plain text for one that begins a line, if it does.
    pub(super) fn add(&mut self, text: &str, run: &Range<usize>) -> bool {
        let begins = text[line_start(text, run.start)..run.start].trim().is_empty();
        if begins {
            self.lines.push(run.clone());
        }
        begins
    }

    /// The first thing in each line that looks like a mark. The paragraph is empty afterwards.
    pub(super) fn slips(&mut self, text: &str, whole: &Whole<'_>) -> Vec<Slip> {
        let runs = std::mem::take(&mut self.lines);
        let Some(first) = runs.first() else { return Vec::new() };
        let begins = |run: &Range<usize>| {
            line_before(text, run.start).is_none_or(|line| line.trim().is_empty())
        };
        let lines = Lines::new(text, &runs, begins(first));
        let slip = |(index, run): (usize, &Range<usize>)| {
            let is_spoken = || whole.is_spoken(run.start);
            let line = Line { lines: &lines, index, begins: begins(run), is_spoken: &is_spoken };
            let margins = || whole.margins();
            Some(apart_from_text(line.slip()?, text, run.start, margins).after(run.start))
        };
        runs.iter().enumerate().filter_map(slip).collect()
    }
}

/// What only some lines ask of the whole text. Found out once: a long list asks it of each of its lines.
pub(super) struct Whole<'l> {
    text: &'l str,
    language: &'l str,
    margins: OnceCell<Margins>,
    spoken: OnceCell<BTreeSet<usize>>,
}

impl<'l> Whole<'l> {
    pub(super) fn new(text: &'l str, language: &'l str) -> Self {
        Self { text, language, margins: OnceCell::new(), spoken: OnceCell::new() }
    }

    fn margins(&self) -> &Margins {
        self.margins.get_or_init(|| Margins::new(self.text))
    }

    /// Whether the line whose sign stands here is said by somebody.
    fn is_spoken(&self, at: usize) -> bool {
        self.spoken.get_or_init(|| spoken(self.text, self.language)).contains(&at)
    }
}

/// How far in the lines of a text begin, as far as they are text that goes on.
struct Margins {
    /// Where the lines begin.
    starts: Vec<usize>,
    /// That of each line; the greatest number where it is blank or begins an item.
    own: Vec<usize>,
    /// The least of a line and those below it up to the next blank one.
    least: Vec<usize>,
}

impl Margins {
    fn new(text: &str) -> Self {
        const NONE: usize = usize::MAX;
        let lines: Vec<&str> = text.lines().collect();
        let own = |line: &&str| match line.trim() {
            "" => NONE,
            bare if begins_item(bare) => NONE,
            _ => indent(line),
        };
        let own: Vec<usize> = lines.iter().map(own).chain([NONE]).collect();
        let mut least = vec![NONE; own.len()];
        for (index, line) in lines.iter().enumerate().rev() {
            if !line.trim().is_empty() {
                least[index] = own[index].min(least[index + 1]);
            }
        }
        let newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { starts: [0].into_iter().chain(newlines).collect(), own, least }
    }

    /// Whether text goes on at the margin of the line at a place: right below it, and anywhere below it.
    fn goes_on(&self, text: &str, at: usize) -> (bool, bool) {
        let index = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let line = text[self.starts[index]..].lines().next().unwrap_or_default();
        let own = indent(line);
        let is_there = |all: &[usize]| all.get(index + 1).is_some_and(|below| *below <= own);
        (is_there(&self.own), is_there(&self.least))
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// What begins items where text goes on below them, at their margin, is left to a person: Markdown would
/// make that text a part of the last item.
fn apart_from_text<'m>(
    slip: Slip,
    text: &str,
    at: usize,
    margins: impl FnOnce() -> &'m Margins,
) -> Slip {
    let heading = |it: &String| it.starts_with('#');
    if slip.replacement.as_ref().is_none_or(heading) {
        return slip;
    }
    let (is_last, goes_on) = margins().goes_on(text, at);
    let slip = if goes_on { slip.unsure() } else { slip };
    match is_last {
        true => {
            let help =
                format!("{}, and leave a blank line below it if the list ends here", slip.help);
            Slip { help, ..slip }
        }
        false => slip,
    }
}

/// Whether a line looks like an item's first, in whatever way it is marked.
fn begins_item(line: &str) -> bool {
    let is_bullet = line.starts_with(BULLETS)
        || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
        || line.starts_with(['-', '*', '+']) && line[1..].starts_with(ODD_SPACES);
    is_bullet
        || sign(line).is_some()
        || Counter::of(line).is_some()
        || without_space(line).is_some()
}

const NO_SPACE: &str = "this is not a list item, because there is no space after the mark";
const ODD_SPACE: &str =
    "this is not a list item, because the space after the mark is one that Markdown does not know";
const ODD_LEAD: &str =
    "this is not a list item, because the space before the mark is one that Markdown does not know";
const NO_ITEM: &str = "this sign does not begin a list item";

/// The beginnings of the lines of a paragraph, with what is asked of all of them for each.
struct Lines<'l> {
    texts: Vec<&'l str>,
    counters: Vec<Option<Counter>>,
    /// What stands above each of them.
    above: Vec<&'l str>,
    /// The sign that each begins with where items may be meant.
    signs: Vec<Option<char>>,
    /// The first of the lines up to each that begin with the same sign.
    first_of_sign: Vec<usize>,
    /// Whether several begin with an item's mark behind an odd space.
    several_odd: bool,
    /// Whether several begin with a hyphen that has no space behind it, from the first line of a paragraph or
    /// below a colon on.
    several_unspaced: bool,
    /// Whether a word follows one of those hyphens.
    has_words: bool,
    /// The bullets that several begin with.
    several_bullets: BTreeSet<char>,
    /// Whether several are counted, with or without a space.
    several_counted: bool,
    /// Whether the first of the lines is the first of its paragraph.
    first_begins: bool,
}

impl<'l> Lines<'l> {
    fn new(text: &'l str, runs: &[Range<usize>], first_begins: bool) -> Self {
        let texts: Vec<&str> = runs.iter().map(|run| &text[run.clone()]).collect();
        let before = |run: &Range<usize>| {
            let above = text[..line_start(text, run.start)].trim_end();
            above.rsplit('\n').next().unwrap_or_default()
        };
        let counters: Vec<_> = texts.iter().map(|line| Counter::of(line)).collect();
        let signs: Vec<_> = texts.iter().map(|line| Some(sign(line)?.0)).collect();
        let mut first_of_sign = vec![0; signs.len()];
        for index in 1..signs.len() {
            let goes_on = signs[index].is_some() && signs[index] == signs[index - 1];
            first_of_sign[index] = if goes_on { first_of_sign[index - 1] } else { index };
        }
        let is_odd = texts.iter().filter(|line| behind_odd_space(line).is_some());
        let is_counted = texts
            .iter()
            .zip(&counters)
            .filter(|(line, counter)| counter.is_some() || without_space(line).is_some());
        let (mut once, mut several_bullets) = (BTreeSet::new(), BTreeSet::new());
        let firsts = texts.iter().filter_map(|line| line.chars().next());
        for bullet in firsts.filter(|it| BULLETS.contains(it)) {
            if !once.insert(bullet) {
                several_bullets.insert(bullet);
            }
        }
        let above: Vec<&str> = runs.iter().map(before).collect();
        let mut unspaced =
            texts.iter().enumerate().filter_map(|(at, it)| Some((at, unspaced(it)?)));
        let has_words = unspaced.clone().any(|(_, it)| it.starts_with(char::is_alphabetic));
        let several_unspaced = unspaced
            .next()
            .is_some_and(|(at, _)| at == 0 && first_begins || above[at].trim_end().ends_with(':'))
            && unspaced.next().is_some();
        Self {
            several_unspaced,
            has_words,
            several_bullets,
            several_odd: is_odd.take(2).count() > 1,
            several_counted: is_counted.take(2).count() > 1,
            above,
            texts,
            counters,
            signs,
            first_of_sign,
            first_begins,
        }
    }
}

/// The beginning of a line among those of its paragraph.
struct Line<'l> {
    lines: &'l Lines<'l>,
    index: usize,
    /// Whether the line is the first of its paragraph.
    begins: bool,
    /// Whether somebody says it.
    is_spoken: &'l dyn Fn() -> bool,
}

impl Line<'_> {
    fn own(&self) -> &str {
        self.lines.texts[self.index]
    }

    /// What stands on the line above it.
    fn before(&self) -> &str {
        self.lines.above[self.index]
    }

    fn slip(&self) -> Option<Slip> {
        // A table is told by its first row.
        if self.own().starts_with('|') && self.before().trim_start().starts_with('|') {
            return None;
        }
        if let Some(slip) = self.behind_odd_space() {
            return Some(slip);
        }
        self.mark()
            .or_else(|| self.counted())
            .or_else(|| self.dash())
            .or_else(|| inside::inside(self.own()))
    }

    fn mark(&self) -> Option<Slip> {
        let line = self.own();
        let mut chars = line.chars();
        let (first, second) = (chars.next()?, chars.next());
        let rest = line[first.len_utf8()..].trim_start();
        let odd_space = second.is_some_and(|c| ODD_SPACES.contains(&c));
        match first {
            '-' if self.is_item_of_number(rest) => {
                let part = 0..line.len() - rest.len();
                let message = if odd_space { ODD_SPACE } else { NO_SPACE };
                let slip = Slip::new(part, message, item_or_minus(rest)).written("- ");
                Some(if odd_space && self.lines.has_words { slip } else { slip.unsure() })
            }
            '-' | '*' | '+' if odd_space => rest.starts_with(char::is_alphabetic).then(|| {
                let part = 0..line.len() - rest.len();
                Slip::new(part, ODD_SPACE, format!("write - {rest}")).written("- ")
            }),
            // A sign before a letter may be a minus.
            '-' | '+' if second.is_some_and(char::is_alphabetic) => {
                Some(Slip::new(0..1, NO_SPACE, format!("write - {rest}")))
            }
            bullet if BULLETS.contains(&bullet) => self.bullet(bullet, rest),
            '#' => heading(line),
            '/' | ';' if second == Some(first) => Some(inside::seen(0..line.trim_end().len())),
            '|' if line.matches('|').count() > 1 => {
                Some(Slip::new(0..1, "tables are not shown as tables", "write a list"))
            }
            _ => None,
        }
    }

    /// Whether a hyphen without a space that Markdown knows stands before a number as an item's mark: a line
    /// that goes on may begin with a minus.
    fn is_item_of_number(&self, rest: &str) -> bool {
        let line = self.own();
        let is_below_item = || line[1..].starts_with(ODD_SPACES) && self.before().starts_with("- ");
        rest.starts_with(|c: char| c.is_ascii_digit())
            && unspaced(line).is_some()
            && (self.lines.several_unspaced || is_below_item())
    }

    fn bullet(&self, bullet: char, rest: &str) -> Option<Slip> {
        let part = 0..bullet.len_utf8();
        if rest.starts_with(|c: char| c.is_ascii_digit())
            && !self.lines.several_bullets.contains(&bullet)
        {
            // `3 · 5` on two lines.
            let is_product = self.before().trim_end().ends_with(|c: char| c.is_ascii_digit());
            let help =
                format!("write - {rest} below a blank line if it is an item; else take it out");
            return (self.begins || !is_product).then(|| Slip::new(part, NO_ITEM, help));
        }
        let space = if self.own()[part.end..].starts_with(' ') { "" } else { " " };
        let slip = Slip::new(part, NO_ITEM, format!("write - {rest}"));
        Some(slip.written(format!("-{space}")))
    }

    /// A number or letter that counts items.
    fn counted(&self) -> Option<Slip> {
        let line = self.own();
        if let Some(slip) = without_space(line) {
            // `1.Vorsitzender` by itself may be a word.
            return Some(if self.lines.several_counted { slip } else { slip.unsure() });
        }
        let counters = &self.lines.counters;
        let own = counters[self.index].as_ref()?;
        let (before, after) = (&counters[..self.index], &counters[self.index + 1..]);
        let follows = before.iter().flatten().next_back().is_some_and(|it| own.follows(it));
        let goes_on = after.iter().flatten().next().is_some_and(|it| it.follows(own));
        let rest = &line[own.end..].trim_start_matches(ODD_SPACES);
        let mark = &line[..own.end];
        if own.is_number() && line[own.end..].starts_with(ODD_SPACES) {
            // `1. Januar 2026` is a date.
            let is_date = begins_with_month(rest)
                || rest.split_whitespace().nth(1).is_some_and(|word| {
                    word.len() >= 4 && word.bytes().take(4).all(|byte| byte.is_ascii_digit())
                });
            let first = (self.begins || self.before().ends_with(':')) && !is_date;
            let part = 0..line.len() - rest.len();
            return (first || follows || goes_on).then(|| {
                Slip::new(part, ODD_SPACE, format!("write {mark} {rest}"))
                    .written(format!("{mark} "))
            });
        }
        // `b)` below `1.`, where the first of them was mended.
        let above = Counter::of(self.before().trim_start());
        // `D. Jansen` is a name.
        let is_item = mark.ends_with(')') || mark.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some(number) = above.filter(|_| is_item).and_then(|it| own.counts_on_from(&it)) {
            let message = "this is not a list item: the one above it is counted with a number";
            let help = format!("write {number}. {}", rest.trim_start());
            return Some(Slip::new(0..own.end, message, help));
        }
        // One is told for all that follow it. In the middle of a sentence, a number is one of its own;
        // letters count from the first on.
        let begins_list = match own.is_number() {
            true => self.before().trim_end().ends_with([':', ';', '.', '!', '?']),
            false => own.is_first(),
        };
        if follows || !(goes_on && begins_list || mark == "a)") {
            return None;
        }
        Some(match own.is_number() {
            true => Slip::new(
                0..own.end,
                "this is not a list item: below a line of text, only a list that begins with 1 does",
                "leave a blank line above it",
            ),
            false => Slip::new(
                0..own.end,
                match mark.ends_with(['-', ':']) {
                    true => "this is not a list item: the number of an item has a dot behind it",
                    false => {
                        "this is not a list item: lists are counted with numbers, or not at all"
                    }
                },
                format!("write 1. {}", rest.trim_start()),
            ),
        })
    }

    /// Signs that are a thought's or a word's within a paragraph, and an item's where one begins.
    fn dash(&self) -> Option<Slip> {
        let (mark, rest) = sign(self.own())?;
        let Lines { signs, above, first_begins, .. } = self.lines;
        let start = self.lines.first_of_sign[self.index];
        let twin = start < self.index || signs.get(self.index + 1) == Some(&Some(mark));
        // Several that stand below each other at the beginning, or below a colon, are items.
        let announced = above[start].trim_end().ends_with(':');
        let several = twin && (announced || start == 0 && *first_begins);
        let is_odd = self.own()[mark.len_utf8()..].starts_with(['\t', '\u{a0}']);
        let may_be_text = ARROWS.contains(&mark) || mark == 'o' && !is_odd;
        // Below an item, a line that begins likewise is another one.
        let is_another = *first_begins && signs[0] == Some(mark);
        if !several && (may_be_text || !self.begins && !is_another) {
            return None;
        }
        if (self.is_spoken)() {
            return None;
        }
        let is_minus = DASHES.contains(&mark) && rest.starts_with(|c: char| c.is_ascii_digit());
        let help = if is_minus { item_or_minus(rest) } else { format!("write - {rest}") };
        Some(Slip::new(0..mark.len_utf8(), NO_ITEM, help))
    }

    /// An item's mark behind a space that Markdown does not know for any.
    fn behind_odd_space(&self) -> Option<Slip> {
        let (length, rest) = behind_odd_space(self.own())?;
        let announced = self.before().trim_end().ends_with(':');
        let is_item = self.begins || announced || self.lines.several_odd;
        is_item.then(|| {
            Slip::new(0..length, ODD_LEAD, format!("write - {rest}")).written(String::new())
        })
    }
}

/// What to write where readers must see either an item or a minus.
fn item_or_minus(rest: &str) -> String {
    format!("write - {rest} for an item; for a minus, write −{rest}")
}

/// What follows a hyphen without a space that Markdown knows.
fn unspaced(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('-')?.trim_start_matches(ODD_SPACES);
    rest.starts_with(char::is_alphanumeric).then_some(rest)
}

/// What follows an item's mark behind a space that Markdown does not know, and how long that space is.
fn behind_odd_space(line: &str) -> Option<(usize, &str)> {
    let bare = line.trim_start_matches(ODD_SPACES);
    let rest = bare.strip_prefix(['-', '*', '+'])?.strip_prefix(' ')?;
    let is_item = bare.len() < line.len() && rest.starts_with(char::is_alphabetic);
    is_item.then_some((line.len() - bare.len(), rest))
}

/// Hyphens and dashes that begin no item, and stand within sentences.
const DASHES: [char; 7] = ['–', '—', '―', '‐', '‑', '‒', '−'];

/// Signs that lead to what follows them; alone they do no harm.
const ARROWS: [char; 9] = ['→', '➔', '➜', '⇒', '►', '➤', '❖', '✓', '✔'];

/// The sign that a line begins with where items may be meant, and what follows it.
pub(super) fn sign(line: &str) -> Option<(char, &str)> {
    let mark = line.chars().next()?;
    let rest = &line[mark.len_utf8()..];
    let is_sign = mark == 'o' || DASHES.contains(&mark) || ARROWS.contains(&mark);
    let text = rest.trim_start();
    let is_minus = mark == '−' && text.starts_with(|c: char| c.is_ascii_digit());
    let apart = rest.starts_with([' ', '\t']) || rest.starts_with(ODD_SPACES);
    (is_sign && apart && !is_minus && !text.is_empty()).then_some((mark, text))
}

/// `##Heading`, and one with a space that is none.
fn heading(line: &str) -> Option<Slip> {
    let text = line.trim_start_matches('#');
    let marks = &line[..line.len() - text.len()];
    let rest = text.trim_start_matches(ODD_SPACES);
    if !rest.starts_with(char::is_alphabetic) {
        return None;
    }
    let message = match rest.len() == text.len() {
        true => "this is not a heading, because there is no space after the mark",
        false => {
            "this is not a heading, because the space after the mark is one that Markdown does not know"
        }
    };
    let part = 0..line.len() - rest.len();
    // One by itself begins a note more often than a heading.
    if marks.len() == 1 {
        let help = format!(
            "write ## {rest} for a heading; a note for other editors stands above the text's key, \
             outside of the text: # …"
        );
        return Some(Slip::new(part, message, help));
    }
    let slip = Slip::new(part, message, format!("write {marks} {rest}"));
    Some(slip.written(format!("{marks} ")))
}

/// `1.Rest`
fn without_space(line: &str) -> Option<Slip> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let text = rest.strip_prefix(['.', ')'])?;
    let mark = &line[..line.len() - text.len()];
    // `1986.A` is a year.
    let is_item = (2..=4).contains(&mark.len()) && text.starts_with(char::is_alphabetic);
    // `1.Mai` is a day.
    (is_item && !begins_with_month(text)).then(|| {
        let message = "this is not a list item, because there is no space after the number";
        let slip = Slip::new(0..mark.len(), message, format!("write {mark} {text}"));
        slip.written(format!("{mark} "))
    })
}
