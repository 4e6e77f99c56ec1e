//! The lists of a text with their levels, as Markdown.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{Line, item};

/// An item is below the one above it from this many columns on; less is carelessness.
pub(super) const STEP: usize = 2;

/// What an item begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    Bullet,
    /// A number and what stands behind it.
    Number(u32, char),
}

/// An item, with the lines that belong to it joined.
#[derive(Debug, Clone)]
struct Item {
    indent: usize,
    mark: Mark,
    text: String,
}

/// Which lines of a group are numbered items: those at their place are counted one by one, and there are several, or
/// they stand below another item. A number by itself is a part of what its line says.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    /// How far in they stand.
    places: BTreeSet<usize>,
}

impl Numbered {
    pub(super) fn new(lines: &[Line]) -> Self {
        // The numbers of each list, by how far in they stand.
        let mut lists: BTreeMap<usize, Vec<Vec<u32>>> = BTreeMap::new();
        // How far in those stand that may go on, each further than the one before.
        let mut open: Vec<usize> = Vec::new();
        for line in lines {
            let number = number(&line.text);
            if number.is_some() || item(&line.text).is_some() {
                while open.last().is_some_and(|indent| *indent > line.indent) {
                    open.pop();
                }
            }
            let Some((number, ..)) = number else { continue };
            let lists = lists.entry(line.indent).or_default();
            let is_open = open.last() == Some(&line.indent);
            match lists.last_mut().filter(|_| is_open) {
                Some(list) => list.push(number),
                None => lists.push(vec![number]),
            }
            if !is_open {
                open.push(line.indent);
            }
        }
        let top = lines.first().map_or(0, |line| line.indent);
        let begins_counted = lines.first().is_some_and(|line| number(&line.text).is_some());
        let is_counted = |(indent, lists): &(usize, Vec<Vec<u32>>)| {
            let may_begin = *indent == top && begins_counted;
            let is_below = *indent >= top + STEP;
            lists.iter().all(|list| {
                let one_by_one = list.windows(2).all(|pair| match pair {
                    [one, next] => one.checked_add(1) == Some(*next),
                    _ => false,
                });
                one_by_one
                    && (may_begin || list.first() == Some(&1))
                    && (is_below || list.len() > 1)
            })
        };
        let places = lists.into_iter().filter(is_counted).map(|(indent, _)| indent).collect();
        Self { places }
    }

    /// The number of a line that is such an item, and its text.
    pub(super) fn of<'t>(&self, line: &'t Line) -> Option<(u32, char, &'t str)> {
        number(&line.text).filter(|_| self.places.contains(&line.indent))
    }

    pub(super) fn has(&self, line: &Line) -> bool {
        self.of(line).is_some()
    }
}

/// The number that Markdown would take for that of an item: `2) `, `2. `, with the mark and the text behind it.
pub(super) fn number(text: &str) -> Option<(u32, char, &str)> {
    let end = number_end(text)?;
    let (number, rest) = text.split_at(end);
    let mark = rest.chars().next()?;
    Some((number.parse().ok()?, mark, rest[mark.len_utf8()..].trim_start()))
}

/// Where the digits of such a number end.
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
        let mark = match item.mark {
            Mark::Bullet => "-".to_owned(),
            Mark::Number(number, mark) => format!("{number}{mark}"),
        };
        open.push((item.indent, margin + mark.len() + 1));
        written.push(format!("{}{mark} {}", " ".repeat(margin), write(&item.text)));
    }
    Some(written.join("\n"))
}

fn items(lines: &[Line]) -> Option<Vec<Item>> {
    let numbered = Numbered::new(lines);
    let mut items: Vec<Item> = Vec::new();
    for line in lines {
        let of = |mark, text: &str| Item { indent: line.indent, mark, text: text.to_owned() };
        if let Some(text) = item(&line.text) {
            items.push(of(Mark::Bullet, text));
        } else if let Some((number, mark, text)) = numbered.of(line) {
            items.push(of(Mark::Number(number, mark), text));
        } else {
            let last = items.last_mut()?;
            last.text.push(' ');
            last.text.push_str(&line.text);
        }
    }
    Some(items)
}
