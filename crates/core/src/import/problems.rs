//! The problems that a page is about: the bullets of its introduction.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::layout::{Group, Line, item, items, without_number, without_sign};
use super::names;
use crate::suggest::key;

/// A bullet of the introduction.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) others: Vec<String>,
}

impl Problem {
    /// Its name and its other names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.others).map(String::as_str)
    }
}

impl Draft {
    /// Finds the list of problems among the lists before the first heading: the one most of whose
    /// items come back below it, else the last one with bullets that a colon leads up to. Below a heading, it is one of which
    /// each item comes back.
    pub(super) fn find_problems(&mut self, groups: &[Group]) -> Option<usize> {
        let first_heading = groups
            .iter()
            .position(|group| matches!(group, Group::Heading(_)))
            .unwrap_or(groups.len());
        let mut best: Option<(usize, usize, Vec<Line>)> = None;
        // How the groups below begin. From the end of the text, so that each is looked at once.
        let mut starts = BTreeSet::new();
        for (index, group) in groups.iter().enumerate().rev() {
            let below = |name: &str| is_beginning(name, &starts);
            let list = match group {
                Group::Lines(lines) => items(lines).map(|list| (lines, list)),
                Group::Heading(_) => None,
            };
            let back = list.as_ref().map_or(0, |(_, list)| {
                let name = |item: &Line| key(&names::with_others(without_sign(&item.text)).0);
                list.iter().filter(|item| below(&name(item))).count()
            });
            starts.insert(key(first_text(group)));
            let Some((lines, list)) = list else { continue };
            let before = index.checked_sub(1).and_then(|before| groups.get(before));
            // What is counted may be steps, and what has signs says what to do.
            let is_plain =
                |line: &Line| item(&line.text).is_some_and(|it| !is_signed(it, &line.text));
            let led_up_to = before.is_some_and(|group| last_text(group).ends_with(':'));
            let led_up_to = led_up_to && lines.first().is_some_and(is_plain);
            if index > first_heading && (back < 2 || back < list.len()) {
                continue;
            }
            if (back > 0 || led_up_to) && best.as_ref().is_none_or(|(most, ..)| back > *most) {
                best = Some((back, index, list));
            }
        }
        let (_, index, list) = best?;
        self.problems = list
            .into_iter()
            .map(|item| {
                let (name, others) = names::with_others(without_sign(&item.text));
                Problem { line: item.number, name, others }
            })
            .collect();
        for (index, problem) in self.problems.iter().enumerate() {
            for name in problem.names().map(key).filter(|it| !it.is_empty()) {
                self.problem_by_name.entry(name).or_insert(index);
            }
        }
        Some(index)
    }

    /// The problem that a heading names.
    pub(super) fn problem_named(&self, heading: &str) -> Option<usize> {
        let names = |text: &str| [key(text), key(&names::with_others(text).0)];
        let heading = names(without_number(heading));
        heading.iter().filter_map(|name| self.problem_by_name.get(name)).min().copied()
    }

    /// The problem that a paragraph begins with, and how long its name is where it stands there as a
    /// heading would.
    pub(super) fn problem_at_start(&self, text: &str) -> Option<(usize, Option<usize>)> {
        let start = key(text);
        // A name ends where a word of the text does.
        let ends = start.match_indices(' ').map(|(end, _)| end).chain([start.len()]);
        let named = ends.filter_map(|end| self.problem_by_name.get(start.get(..end)?));
        let index = named.min().copied()?;
        let name =
            self.problems.get(index)?.names().find(|name| begins_with(&start, &key(name)))?;
        let run_in = text.get(..name.len()).filter(|front| key(front) == key(name)).filter(|_| {
            text[name.len()..].starts_with(['.', ':', '–'])
                || text[name.len()..].starts_with(" –")
                || text[name.len()..].starts_with(" - ")
        });
        Some((index, run_in.map(str::len)))
    }
}

/// Whether an item of a list, which stands on this line, begins with a sign of its own.
fn is_signed(item: &str, line: &str) -> bool {
    item == line || item.starts_with(['+', '-', '–', '−'])
}

/// Whether one of these texts begins with a name.
fn is_beginning(name: &str, texts: &BTreeSet<String>) -> bool {
    let with_more = format!("{name} ");
    let next = || texts.range(with_more.clone()..).next();
    !name.is_empty()
        && (texts.contains(name) || next().is_some_and(|text| text.starts_with(&with_more)))
}

fn begins_with(text: &str, name: &str) -> bool {
    !name.is_empty()
        && (text == name || text.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')))
}

fn first_text(group: &Group) -> &str {
    match group {
        Group::Heading(line) => &line.text,
        Group::Lines(lines) => lines.first().map_or("", |line| &line.text),
    }
}

fn last_text(group: &Group) -> &str {
    match group {
        Group::Heading(line) => &line.text,
        Group::Lines(lines) => lines.last().map_or("", |line| &line.text),
    }
}
