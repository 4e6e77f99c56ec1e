//! Signs and numbers that Markdown takes for those of a list's items.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::months::begins_with_month;
use super::super::units::unit_named;
use super::{Lost, first_line, is_number, line_before, line_start, wrapped};
use crate::diagnostic::Severity;
use crate::model::primary;

/// Where the items of the list begin that the first event opens.
pub(super) fn items(events: &[(Event<'_>, Range<usize>)]) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut items = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            Event::Start(Tag::Item) if depth == 1 => items.push(range.start),
            _ => {}
        }
    }
    items
}

pub(super) fn list(
    text: &str,
    range: &Range<usize>,
    first: Option<u64>,
    items: &[usize],
) -> Option<Lost> {
    let start = items.first().copied()?;
    let mark = text[start..].chars().next()?;
    let wraps = wrapped(text, start);
    if let Some(first) = first {
        return numbered(text, first, items, wraps);
    }
    let content = text[start + mark.len_utf8()..].trim_start_matches(' ');
    let number = is_number(content);
    if mark == '-'
        && let Some(lost) = last_item(text, items)
    {
        return Some(lost);
    }
    let alone = items.len() == 1;
    let nested = text[line_start(text, start)..start].starts_with(' ');
    // What a colon announces is a list, unless the sign may go on the line of the colon: in a paragraph, and not in an
    // item, where a list of its own begins further in.
    let announced = text[..line_start(text, range.start)].trim_end().ends_with(':');
    let severity = match (mark, number) {
        // A list of one number alone, though, is more likely that number with its sign.
        ('-' | '*', true) if announced && (nested || !wraps) && !(alone && is_bare(content)) => {
            return None;
        }
        // Nobody's bullet, or one that has no other beside it.
        ('+', true) => Severity::Error,
        (_, true) if alone && wraps && !(announced && (nested || !is_bare(content))) => {
            Severity::Error
        }
        (_, true) if alone || (wraps && !announced && !nested) => Severity::Warning,
        // Below an item, it is one with another bullet.
        (_, false) if alone && wraps && !announced && !nested && !is_below_item(text, start) => {
            Severity::Warning
        }
        _ => return None,
    };
    let is_unannounced = alone && number && !announced;
    let steps = [
        (is_unannounced, "end the line above with a colon"),
        (is_unannounced && !nested, "leave a blank line below that"),
        (!is_unannounced, "leave a blank line above it"),
        (mark == '+', "begin each item with a hyphen"),
    ];
    let steps: Vec<&str> = steps.into_iter().filter(|it| it.0).map(|it| it.1).collect();
    let line = first_line(text, start);
    Some(Lost {
        part: start..start + mark.len_utf8(),
        severity,
        message: "Markdown takes this sign for a bullet, so readers do not see it".to_owned(),
        help: format!("write \\{line} for the sign; for a list, {}", and(&steps)),
    })
}

/// Whether the line above is an item with a bullet.
fn is_below_item(text: &str, at: usize) -> bool {
    line_before(text, at)
        .is_some_and(|line| ["- ", "* ", "+ "].iter().any(|it| line.starts_with(it)))
}

/// Whether nothing stands on the first line but a number.
fn is_bare(content: &str) -> bool {
    !content.lines().next().unwrap_or_default().contains(char::is_alphabetic)
}

/// Steps to take, one after the other.
fn and(steps: &[&str]) -> String {
    match steps {
        [front @ .., last] if !front.is_empty() => format!("{} and {last}", front.join(", ")),
        steps => steps.concat(),
    }
}

/// A minus below a list: the last item begins with a number as no other does, and a blank line stands
/// before it as before no other. Where there are two items, the second must be a sentence as well, as
/// the first is not.
fn last_item(text: &str, items: &[usize]) -> Option<Lost> {
    let [front @ .., last] = items else { return None };
    let content = |at: usize| text[at + 1..].lines().next().unwrap_or_default().trim();
    let is_sentence = |at: usize| content(at).ends_with(['.', '!', '?']);
    let is_loose = |at: usize| line_before(text, at).is_some_and(|line| line.trim().is_empty());
    let others_differ = match front {
        [] => false,
        [only] => is_sentence(*last) && !is_sentence(*only),
        [_, others @ ..] => !others.iter().any(|at| is_loose(*at)),
    };
    if !others_differ
        || !is_loose(*last)
        || !is_number(content(*last))
        || front.iter().any(|at| is_number(content(*at)))
    {
        return None;
    }
    let line = first_line(text, *last);
    Some(Lost {
        part: *last..last + 1,
        severity: Severity::Warning,
        message: "Markdown takes this sign for a bullet, so readers do not see it".to_owned(),
        help: format!(
            "write \\{line} for the sign; for an item of the list, take out the blank line above it"
        ),
    })
}

/// Days before a month, and weeks that are counted with a dot, that Markdown takes for the numbers of
/// items, where that shows: a day within a sentence, or where readers see another number.
pub(super) fn ordinals(text: &str, language: &str, first: u64, items: &[usize]) -> Vec<Lost> {
    let mut found = Vec::new();
    let all_alike = items.iter().all(|at| number(text, *at).0 == Some(first));
    for (index, at) in items.iter().enumerate() {
        let (_, digits) = number(text, *at);
        let Some(rest) = text[*at + digits..].strip_prefix('.') else { continue };
        let rest = rest.trim_start_matches(' ');
        let is_day = begins_with_month(rest);
        // Whoever types each number again counts with it, but for numbers that are all alike where none has a dot.
        let is_ordinal =
            is_day || has_dot(language) && all_alike && begins_with_time(rest, language);
        if !is_ordinal {
            continue;
        }
        let shown = first.saturating_add(index as u64);
        let is_other = text[*at..*at + digits].parse() != Ok(shown);
        let in_sentence = is_day && index == 0 && wrapped(text, *at);
        if !is_other && !in_sentence {
            continue;
        }
        let line = first_line(text, *at);
        let (front, back) = line.split_at(digits);
        found.push(Lost {
            part: *at + digits..*at + digits + 1,
            severity: if is_other { Severity::Error } else { Severity::Warning },
            message: match is_other {
                true => format!(
                    "readers see the number {shown} here: Markdown takes this {} for that of an item in a list",
                    if is_day { "day" } else { "number" }
                ),
                false => {
                    "Markdown takes this day for the number of an item in a list".to_owned()
                }
            },
            help: format!("write {front}\\{back}"),
        });
    }
    found
}

/// Whether a language writes `1. Woche` for the first week.
fn has_dot(language: &str) -> bool {
    primary(language) == "de"
}

fn begins_with_time(text: &str, language: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    unit_named(&text[..end].to_lowercase(), language).is_some_and(|unit| unit.kind.is_time())
}

/// The number of an item, and how many digits it has.
fn number(text: &str, at: usize) -> (Option<u64>, usize) {
    let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    (text[at..at + digits].parse().ok(), digits)
}

fn numbered(text: &str, first: u64, items: &[usize], wraps: bool) -> Option<Lost> {
    let number = |at: usize| number(text, at);
    let (_, digits) = number(items[0]);
    let content = text[items[0] + digits + 1..].trim_start_matches(' ');
    let before = line_before(text, items[0]).unwrap_or_default().trim_end();
    let in_sentence = wraps
        && before.ends_with(char::is_alphabetic)
        && text[items[0] + digits..].starts_with('.');
    let is_number = is_number(content);
    if items.len() == 1 && (is_number || in_sentence) {
        let line = first_line(text, items[0]);
        let (front, back) = line.split_at(digits);
        let instead = match is_number {
            true if back.starts_with('.') => {
                format!(", or {front}{} for one number", back.replacen(' ', "", 1))
            }
            true => String::new(),
            false => "; for a list, leave a blank line above it".to_owned(),
        };
        return Some(Lost {
            part: items[0] + digits..items[0] + digits + 1,
            severity: if is_number && wraps { Severity::Error } else { Severity::Warning },
            message: "Markdown takes this number for that of an item in a list".to_owned(),
            help: format!("write {front}\\{back} if it is none{instead}"),
        });
    }
    // `1.` before every item is a habit; any other number is one that somebody chose.
    let all_alike = first == 1 && items.iter().all(|at| number(*at).0 == Some(first));
    let (index, at) = items
        .iter()
        .enumerate()
        .find(|(index, at)| number(**at).0 != first.checked_add(*index as u64) && !all_alike)?;
    let shown = first.saturating_add(index as u64);
    let (_, digits) = number(*at);
    let line = first_line(text, *at);
    let (front, back) = line.split_at(digits);
    Some(Lost {
        part: *at..*at + digits,
        severity: Severity::Warning,
        message: format!("readers see the number {shown} here: a list counts by itself"),
        help: format!(
            "write {shown}, or begin another list: a paragraph between the two ends the first; if it is \
             the number of no item, write {front}\\{back}"
        ),
    })
}
