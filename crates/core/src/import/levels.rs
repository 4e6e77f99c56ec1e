//! The lists of a text with their levels, as Markdown.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{Line, item};

/// An item is below the one above it from this many columns on; less is carelessness.
pub(super) const STEP: usize = 2;

/// What counts an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A number and what stands behind it.
    Number(u32, char),
    /// The same of a letter, which Markdown has no lists of.
    Letter(char, char),
}

impl Mark {
    fn kind(self) -> Kind {
        match self {
            Self::Number(..) => Kind::Numbers,
            Self::Letter('A'..='Z', _) => Kind::Capitals,
            Self::Letter(..) => Kind::Letters,
        }
    }

    /// How many it says: 1 is `1.` and `a)`.
    fn value(self) -> u32 {
        match self {
            Self::Number(value, _) => value,
            Self::Letter(letter, _) => u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1,
        }
    }
}

/// How items are counted. What has letters may stand below what has numbers, though it is not set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Numbers,
    Letters,
    Capitals,
}

/// What counts a line, if it is an item.
struct Counter<'t> {
    mark: Mark,
    /// The text behind it.
    text: &'t str,
}

impl<'t> Counter<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let (counter, behind, text) = counter(text)?;
        let mut letters = counter.chars();
        let mark = match (counter.parse(), letters.next(), letters.next()) {
            (Ok(value), ..) => Mark::Number(value, behind),
            (Err(_), Some(letter @ ('a'..='z' | 'A'..='Z')), None) => Mark::Letter(letter, behind),
            _ => return None,
        };
        Some(Self { mark, text })
    }
}

/// An item, with the lines that belong to it joined.
#[derive(Debug, Clone)]
struct Item {
    indent: usize,
    /// What counts it, if anything does.
    mark: Option<Mark>,
    text: String,
}

/// Which lines of a group are counted items: those at their place are counted one by one, and there are several, or
/// they have numbers and stand below another item. A number or a letter by itself is a part of what its line says.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    /// How far in they stand, and how they are counted.
    places: BTreeSet<(usize, Kind)>,
}

impl Numbered {
    pub(super) fn new(lines: &[Line]) -> Self {
        // What counts the items of each list, by where they stand.
        let mut lists: BTreeMap<(usize, Kind), Vec<Vec<u32>>> = BTreeMap::new();
        // Where those stand that may go on, each further in than the one before.
        let mut open: Vec<(usize, Kind)> = Vec::new();
        for line in lines {
            let counter = Counter::of(&line.text);
            let place = counter.as_ref().map_or(Kind::Numbers, |it| it.mark.kind());
            let place = (line.indent, place);
            if counter.is_some() || item(&line.text).is_some() {
                while open.last().is_some_and(|it| *it > place) {
                    open.pop();
                }
            }
            let Some(value) = counter.map(|it| it.mark.value()) else { continue };
            let lists = lists.entry(place).or_default();
            let is_open = open.last() == Some(&place);
            match lists.last_mut().filter(|_| is_open) {
                Some(list) => list.push(value),
                None => lists.push(vec![value]),
            }
            if !is_open {
                open.push(place);
            }
        }
        let top = lines.first().map_or(0, |line| line.indent);
        let begins_counted = lines.first().is_some_and(|line| number(&line.text).is_some());
        let is_counted = |((indent, kind), lists): &((usize, Kind), Vec<Vec<u32>>)| {
            let is_number = *kind == Kind::Numbers;
            let may_begin = is_number && *indent == top && begins_counted;
            let may_be_alone = is_number && *indent >= top + STEP;
            lists.iter().all(|list| {
                let one_by_one = list.windows(2).all(|pair| match pair {
                    [one, next] => one.checked_add(1) == Some(*next),
                    _ => false,
                });
                one_by_one
                    && (may_begin || list.first() == Some(&1))
                    && (may_be_alone || list.len() > 1)
            })
        };
        let places = lists.into_iter().filter(is_counted).map(|(place, _)| place).collect();
        Self { places }
    }

    fn counter<'t>(&self, line: &'t Line) -> Option<Counter<'t>> {
        Counter::of(&line.text).filter(|it| self.places.contains(&(line.indent, it.mark.kind())))
    }

    /// The text of a line that is such an item.
    pub(super) fn of<'t>(&self, line: &'t Line) -> Option<&'t str> {
        self.counter(line).map(|it| it.text)
    }

    pub(super) fn has(&self, line: &Line) -> bool {
        self.of(line).is_some()
    }
}

/// Whether a line begins with a number or a letter that may count it.
pub(super) fn counts(text: &str) -> bool {
    Counter::of(text).is_some()
}

/// The number of an item with the text behind it, and the mark that Markdown has for it.
pub(super) fn number(text: &str) -> Option<(u32, char, &str)> {
    let (number, mark, rest) = counter(text)?;
    Some((number.parse().ok()?, mark, rest))
}

/// What counts a line as people write it, `2) `, `2. `, `2.) `, `(2) `, with the mark that Markdown has for it and the
/// text behind it.
fn counter(text: &str) -> Option<(&str, char, &str)> {
    const LONGEST: usize = 9;
    let (counter, mark, rest) = match text.strip_prefix('(') {
        Some(inner) => inner.split_once(')').map(|(counter, rest)| (counter, ')', rest))?,
        None => {
            let (counter, behind) = text.split_at(text.find(|c: char| !c.is_ascii_alphanumeric())?);
            let marks = [(".)", ')'), (")", ')'), (".", '.')];
            let behind = |(mark, own): (&str, char)| Some((own, behind.strip_prefix(mark)?));
            let (mark, rest) = marks.into_iter().find_map(behind)?;
            (counter, mark, rest)
        }
    };
    let is_one = counter.bytes().all(|it| it.is_ascii_digit())
        || counter.len() == 1 && counter.bytes().all(|it| it.is_ascii_alphabetic());
    let is_short = (1..=LONGEST).contains(&counter.len());
    (is_one && is_short && rest.starts_with(' ')).then(|| (counter, mark, rest.trim_start()))
}

/// Where the digits of a number end that Markdown would take for that of an item.
pub(super) fn number_end(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..10).contains(end))?;
    let mark = text.get(end..)?.strip_prefix([')', '.'])?;
    mark.starts_with(' ').then_some(end)
}

/// A group that is a list as Markdown, each item's text as `write` writes it; `None` where the group is none.
pub(super) fn markdown(lines: &[Line], write: impl Fn(&str) -> String) -> Option<String> {
    let mut written: Vec<String> = Vec::new();
    // The items that the next one may stand below: where each stands, and where its text begins.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for item in items(lines)? {
        while open.last().is_some_and(|(indent, _)| item.indent < indent + STEP) {
            open.pop();
        }
        let margin = open.last().map_or(0, |(_, text)| *text);
        let (mark, letter) = match item.mark {
            None => ("-".to_owned(), String::new()),
            Some(Mark::Number(number, mark)) => (format!("{number}{mark}"), String::new()),
            // The text may speak of it.
            Some(Mark::Letter(letter, mark)) => ("-".to_owned(), format!("{letter}{mark} ")),
        };
        open.push((item.indent, margin + mark.len() + 1));
        written.push(format!("{}{mark} {letter}{}", " ".repeat(margin), write(&item.text)));
    }
    Some(written.join("\n"))
}

fn items(lines: &[Line]) -> Option<Vec<Item>> {
    let numbered = Numbered::new(lines);
    let mut items: Vec<Item> = Vec::new();
    for line in lines {
        let of = |mark, text: &str| Item { indent: line.indent, mark, text: text.to_owned() };
        if let Some(text) = item(&line.text) {
            items.push(of(None, text));
        } else if let Some(Counter { mark, text }) = numbered.counter(line) {
            items.push(of(Some(mark), text));
        } else {
            let last = items.last_mut()?;
            last.text.push(' ');
            last.text.push_str(&line.text);
        }
    }
    Some(items)
}
