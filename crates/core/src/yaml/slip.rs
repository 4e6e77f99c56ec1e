//! The slip of the hand behind a fault of the syntax.
//!
//! A parser stops where it can no longer make sense of a text, which may be lines after the mistake
//! and is described in its own words. What people get wrong is known, and can be looked for in the
//! lines up to there.

use std::ops::Range;

use super::control;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::schema::knows_key;
use crate::source::SourcePath;

/// The most likely slip before or at the place where a parser stopped.
pub(super) fn find(
    path: &SourcePath,
    text: &str,
    stopped: usize,
    said: &str,
) -> Option<Diagnostic> {
    let fault = |span: Range<usize>, message: &str, help: String| {
        Diagnostic::new(Code::YamlSyntax, message, Label::new(path, span)).help(help)
    };
    if let Some(mark) = conflict_mark(text) {
        return Some(fault(
            mark,
            "this mark was left by git where two versions of the file differ",
            "choose which lines between <<<<<<< and >>>>>>> are right, then delete the others and the marks themselves".to_owned(),
        ));
    }
    if let Some(unseen) = control::first(text) {
        return Some(control::fault(path, unseen));
    }
    if said.contains("recursion limit") {
        let help =
            "take out the brackets or hyphens that are too many: no content is nested like this";
        return Some(fault(
            to_line_end(text, stopped),
            "lists are nested too deeply here",
            help.to_owned(),
        ));
    }
    if let Some(escape) = bad_escape(text, stopped, said) {
        return Some(fault(
            escape,
            "this backslash means nothing in double quotes",
            "write \\\\ for a backslash itself, or take it out".to_owned(),
        ));
    }
    if let Some(comma) = stray_comma(text, stopped, said) {
        let help = "take one comma out, or write the item that is missing".to_owned();
        return Some(fault(comma, "an item of this list is missing", help));
    }
    let lines = Line::all(text, stopped);
    if let Some((line, due)) = lines.iter().find_map(|line| Some((line, line.due?))) {
        return Some(fault(
            line.span(),
            "this line is indented too little for the text that it belongs to",
            format!("put {due} spaces before it, and before every other line of the text"),
        ));
    }
    let (line, slip) = lines.iter().rev().find_map(|line| Some((line, line.slip()?)))?;
    // What ends without a colon may be the rest of a text; only next to the fault is it a key.
    let nearby = lines.iter().filter(|other| other.start >= line.start).count() <= 2;
    let (message, help) = match slip {
        Slip::NoSpace { key, value } => {
            ("there is no space after the colon", format!("write {key}: {value}"))
        }
        Slip::OddSpace { key, value } => (
            "the space after the colon is one that YAML does not know, as word processors make them",
            format!("type an ordinary space: {key}: {value}"),
        ),
        Slip::OddIndentation => (
            "the line begins with spaces that YAML does not know, as word processors make them",
            "delete them and type ordinary spaces".to_owned(),
        ),
        Slip::NoColon { key, value } if nearby || value.starts_with(['|', '>']) => {
            let value = if value.is_empty() { String::new() } else { format!(" {value}") };
            ("there is no colon after the key", format!("write {key}:{value}"))
        }
        Slip::NoColon { .. } => return None,
    };
    Some(fault(line.span(), message, help))
}

/// The first mark of a conflict that was not resolved.
fn conflict_mark(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim_end();
        let is_mark = written == "======="
            || ["<<<<<<<", ">>>>>>>", "|||||||"].iter().any(|mark| {
                written
                    .strip_prefix(mark)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            });
        if is_mark {
            return Some(start..start + written.len());
        }
        start += line.len();
    }
    None
}

/// The first escape of a text in double quotes that is none.
fn bad_escape(text: &str, stopped: usize, said: &str) -> Option<Range<usize>> {
    if !["escape", "hexadecimal"].iter().any(|word| said.contains(word)) {
        return None;
    }
    let mut rest = text[stopped..].char_indices();
    while let Some((at, c)) = rest.next() {
        if c != '\\' {
            continue;
        }
        let start = stopped + at;
        let (_, kind) = rest.next()?;
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abt\tnvfre \"/\\N_LP\n\r".contains(kind) => continue,
            _ => return Some(start..start + 1 + kind.len_utf8()),
        };
        let number: String = text[start + 2..].chars().take(digits).collect();
        let character = u32::from_str_radix(&number, 16).ok().and_then(char::from_u32);
        if number.chars().count() < digits || character.is_none() {
            return Some(start..start + 2 + number.len());
        }
    }
    None
}

/// A comma in brackets with no item before it.
fn stray_comma(text: &str, stopped: usize, said: &str) -> Option<Range<usize>> {
    let is_comma = text[stopped..].starts_with(',') && said.contains("node content");
    is_comma.then_some(stopped..stopped + 1)
}

fn to_line_end(text: &str, start: usize) -> Range<usize> {
    let line = text[start..].lines().next().unwrap_or_default();
    start..start + line.trim_end().len()
}

/// What is wrong with a line.
enum Slip<'t> {
    NoSpace { key: &'t str, value: &'t str },
    OddSpace { key: &'t str, value: &'t str },
    OddIndentation,
    NoColon { key: &'t str, value: &'t str },
}

/// A line of a file that is not one of a longer text.
struct Line<'t> {
    start: usize,
    /// How many spaces stand before it.
    indentation: usize,
    /// What is written on it, without the spaces around it.
    written: &'t str,
    /// How many spaces should stand before it, where it is one of a longer text after all.
    due: Option<usize>,
}

/// A text of several lines: the indentation of its key, and its own once it has a line.
struct Block {
    key: usize,
    text: Option<usize>,
}

impl<'t> Line<'t> {
    /// The lines up to a place.
    fn all(text: &'t str, end: usize) -> Vec<Self> {
        let mut lines = Vec::new();
        let mut block: Option<Block> = None;
        let mut start = 0;
        for written in text.split_inclusive('\n') {
            if start > end {
                break;
            }
            let line = Line::new(start, written);
            start += written.len();
            if line.written.is_empty() {
                continue;
            }
            let mut due = None;
            if let Some(Block { key, text }) = &mut block {
                if line.indentation >= text.unwrap_or(*key + 1) {
                    text.get_or_insert(line.indentation);
                    continue;
                }
                let is_text = line.indentation > *key || !line.is_structure();
                due = is_text.then_some(text.unwrap_or(*key + 2));
            }
            block = line.opens_block().map(|key| Block { key, text: None });
            lines.push(Line { due, ..line });
        }
        lines
    }

    fn new(start: usize, line: &'t str) -> Self {
        let written = line.trim_matches([' ', '\r', '\n', '\t']);
        let indentation = line.len() - line.trim_start_matches(' ').len();
        Self { start: start + indentation, indentation, written, due: None }
    }

    fn span(&self) -> Range<usize> {
        self.start..self.start + self.written.len()
    }

    /// The line without the hyphen of a list's item.
    fn entry(&self) -> &'t str {
        self.written.strip_prefix("- ").map_or(self.written, str::trim_start)
    }

    /// The word that the line begins with, and what follows it.
    fn key(&self) -> Option<(&'t str, &'t str)> {
        let entry = self.entry();
        let end = entry.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let (key, rest) = entry.split_at(end.unwrap_or(entry.len()));
        knows_key(key).then_some((key, rest))
    }

    /// Whether the line is one of keys, items or comments rather than of a text.
    fn is_structure(&self) -> bool {
        self.written.starts_with(['#', '[', '{'])
            || matches!(self.written, "---" | "...")
            || self.key().is_some_and(|(_, rest)| rest.starts_with(':') || rest.is_empty())
            || self.slip().is_some()
    }

    /// The indentation of the key, if a text of several lines begins below the line.
    fn opens_block(&self) -> Option<usize> {
        let (before, header) = self.written.rsplit_once(':')?;
        let header = header.split('#').next()?.trim();
        let is_header = header.starts_with(['|', '>'])
            && header[1..].bytes().all(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9'));
        let hyphen = self.written.len() - self.entry().len();
        (is_header && !before.is_empty()).then_some(self.indentation + hyphen)
    }

    fn slip(&self) -> Option<Slip<'t>> {
        const ODD: [char; 5] = ['\u{a0}', '\u{202f}', '\u{2007}', '\u{2003}', '\u{3000}'];
        if self.written.starts_with(ODD) {
            return Some(Slip::OddIndentation);
        }
        let (key, rest) = self.key()?;
        let Some(value) = rest.strip_prefix(':') else {
            let value = rest.trim_start();
            return (rest.is_empty() || value.len() < rest.len())
                .then_some(Slip::NoColon { key, value });
        };
        let trimmed = value.trim_start_matches(ODD);
        if trimmed.len() < value.len() {
            Some(Slip::OddSpace { key, value: trimmed.trim_start() })
        } else {
            let missing = !value.is_empty() && !value.starts_with([' ', '\t']);
            missing.then_some(Slip::NoSpace { key, value })
        }
    }
}
