//! The parts of a text: lists apart from paragraphs, and aids' lines whole.

use std::collections::BTreeMap;

use super::aid_line::{self, AidLine};
use super::layout::{
    Group, Line, begins_with_address, item, reference, without_number, without_sign,
};
use super::levels::Numbered;

/// Takes the numbered addresses out, which may stand anywhere.
pub(super) fn without_addresses(
    groups: Vec<Group>,
    addresses: &mut BTreeMap<u32, String>,
) -> Vec<Group> {
    let keep = |group| match group {
        Group::Lines(mut lines) => {
            lines.retain(|line| match reference(&line.text) {
                Some((number, address)) => {
                    addresses.insert(number, address.to_owned());
                    false
                }
                None => true,
            });
            (!lines.is_empty()).then_some(Group::Lines(lines))
        }
        heading => Some(heading),
    };
    groups.into_iter().filter_map(keep).collect()
}

/// The list that is read, and how far in it stands.
#[derive(Clone, Copy)]
enum List {
    None,
    Bullets(usize),
    Numbers(usize),
}

/// Takes lines apart where a list begins or ends. Those about aids stay together: what is below an
/// aid's line belongs to it.
pub(super) fn apart(group: Group) -> Vec<Group> {
    let Group::Lines(lines) = group else { return vec![group] };
    let lines = lines.into_iter().map(without_link).collect();
    let lines = with_whole_aids(lines);
    if lines.iter().any(|line| aid_of(line).is_some()) {
        return vec![Group::Lines(lines)];
    }
    let numbered = Numbered::new(&lines);
    let mut parts: Vec<Vec<Line>> = Vec::new();
    let mut list = List::None;
    for line in lines {
        let is_item = item(&line.text).is_some();
        let is_number = numbered.has(&line);
        let goes_on = match list {
            List::Bullets(indent) => is_item || line.indent > indent,
            // A text that was filled to a width may go on at the margin.
            List::Numbers(indent) => !is_item || line.indent > indent,
            List::None => !is_item && !is_number,
        };
        list = match list {
            List::Numbers(_) if goes_on => list,
            List::Bullets(_) if goes_on && !is_item => list,
            _ if is_item => List::Bullets(line.indent),
            _ if is_number => List::Numbers(line.indent),
            _ => List::None,
        };
        match parts.last_mut().filter(|_| goes_on) {
            Some(part) => part.push(line),
            None => parts.push(vec![line]),
        }
    }
    parts.into_iter().map(Group::Lines).collect()
}

/// An aid's line that is a Markdown link, or has one in it, with its address behind it instead.
fn without_link(line: Line) -> Line {
    let plain = || {
        let (front, rest) = line.text.split_once('[')?;
        let (text, rest) = rest.split_once("](")?;
        let (link, rest) = rest.split_once(')')?;
        // A link may have a title behind its address.
        let address = link.split(' ').next().unwrap_or_default();
        let said = format!("{front}{text}{rest}");
        let is_aid = aid_line::read(without_sign(item(&said).unwrap_or(&said))).is_some();
        (is_aid && begins_with_address(address)).then(|| format!("{} {address}", said.trim_end()))
    };
    match plain() {
        Some(text) => Line { text, ..line },
        None => line,
    }
}

/// Whether a line is an address and nothing else.
pub(super) fn is_address(line: &str) -> bool {
    let bare = line.trim_matches(['<', '>', '(', ')', '[', ']']);
    !bare.contains(' ') && begins_with_address(bare)
}

/// The aid that a line is about, with or without a bullet before it.
pub(super) fn aid_of(line: &Line) -> Option<AidLine> {
    let (text, _address) = without_address(&line.text);
    aid_line::read(without_number(without_sign(item(text).unwrap_or(text))))
}

/// Splits an address, or the number of one, off the end of a line.
pub(super) fn without_address(line: &str) -> (&str, Option<&str>) {
    let Some((front, last)) = line.rsplit_once(' ') else { return (line, None) };
    let inner = |open, close| last.strip_prefix(open).and_then(|it| it.strip_suffix(close));
    let bare =
        inner('[', ']').or_else(|| inner('<', '>')).or_else(|| inner('(', ')')).unwrap_or(last);
    let is_number = last
        .strip_prefix('[')
        .and_then(|it| it.strip_suffix(']'))
        .is_some_and(|it| it.parse::<u32>().is_ok());
    let is_address = begins_with_address(bare);
    // What leads from a line to its address belongs to neither.
    let front = front.trim_end_matches([' ', '–', '—', '-', ':', ',', '→']);
    match (is_number, is_address) {
        (true, _) => (front, Some(last)),
        (_, true) => (front, Some(bare)),
        _ => (line, None),
    }
}

/// Joins an aid's line that was filled to a width and goes on in the next one.
fn with_whole_aids(lines: Vec<Line>) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::new();
    for line in lines {
        if let Some(last) = whole.last_mut()
            && aid_of(last).is_none()
            && aid_of(&line).is_none()
        {
            let text = format!("{} {}", last.text, line.text);
            let joined = Line { text, ..last.clone() };
            if aid_of(&joined).is_some() {
                *last = joined;
                continue;
            }
        }
        whole.push(line);
    }
    whole
}
