//! The slip of the hand behind a fault of the syntax.
//!
//! A parser stops where it can no longer make sense of a text, which may be lines after the mistake
//! and is described in its own words. What people get wrong is known, and can be looked for in the
//! lines up to there.

use std::ops::Range;

use super::columns;
use super::control;
use super::line::{Line, Slip};
use super::quotes::in_quotes;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::place::SourcePath;

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
    // A text that a comment has ended goes on below it, as nothing but a key that stands too far
    // right does.
    let next_line = |text: &str| text.split_inclusive('\n').take(1).map(str::len).sum::<usize>();
    let end = match said.contains("comment intercepting") {
        true => stopped + next_line(&text[stopped..]),
        false => stopped,
    };
    let lines = Line::all(text, end);
    if let Some((line, due)) = lines.iter().find_map(|line| Some((line, line.due?))) {
        return Some(fault(
            line.span(),
            "this line is indented too little for the text that it belongs to",
            format!("put {due} spaces before it, and before every other line of the text"),
        ));
    }
    if let Some(note) = note_in_text(&lines) {
        return Some(fault(
            note.span(),
            "this note ends the text that it stands in",
            "move it above the text's key; readers would see it in the text".to_owned(),
        ));
    }
    if let Some((line, message, help)) = lines.iter().rev().find_map(|line| slip(&lines, line)) {
        let found = fault(line.span(), message, help);
        return Some(match separator(text, line) {
            Some((span, replacement)) => found.replace(span, replacement).automatic(),
            None => found,
        });
    }
    if let Some(opener) = open_text(&lines) {
        let (key, _) = opener.key()?;
        let message = "a text of several lines must begin with | behind its key";
        let end = opener.start + opener.written.len();
        return Some(
            fault(opener.span(), message, format!("write {key}: |")).replace(end..end, " |"),
        );
    }
    if let Some((line, due)) = broken_text(&lines) {
        return Some(fault(
            line.span(),
            "this line has no key, so it must belong to the text above it",
            format!("put {due} spaces before it, or join it to the line above"),
        ));
    }
    // A parser that speaks of a quote knows where it is.
    if said.contains("quoted scalar") {
        return None;
    }
    if let Some((bracket, message, help)) = open_bracket(text, &lines, stopped) {
        return Some(fault(bracket, message, help));
    }
    let (line, message, help) = columns::astray(&lines)?;
    Some(fault(line.span(), message, help))
}

pub(crate) const ODD_SPACE_AFTER_HYPHEN: &str =
    "the space after the hyphen is one that YAML does not know, as word processors make them";

type Found<'l, 't> = (&'l Line<'t>, &'static str, String);

/// What is wrong with a line by itself.
fn slip<'l, 't>(lines: &[Line<'t>], line: &'l Line<'t>) -> Option<Found<'l, 't>> {
    // What ends without a colon may be the rest of a text; only next to the fault is it a key.
    let nearby = lines.iter().filter(|other| other.start >= line.start).count() <= 2;
    let (message, help) = match line.slip()? {
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
        Slip::OddColon { key, value } => (
            "this sign stands where a colon must be",
            format!("type an ordinary colon and a space: {key}: {value}"),
        ),
        // Curly quotes do no harm by themselves.
        Slip::OddQuotes if lines.last().is_none_or(|last| last.start != line.start) => {
            return None;
        }
        Slip::OddQuotes => (
            "these curly quotes are part of the text; YAML knows only straight ones",
            "put the text in straight quotes: \"…\"; most editors type them in a plain text file"
                .to_owned(),
        ),
        Slip::MarkdownLink { key, words, address, rest } => (
            "this is a link as Markdown has it, and only texts such as body are Markdown",
            match key {
                "url" | "home" | "base_url" | "source" | "documentation" | "contact" => {
                    format!("write the address by itself: {key}: {address}")
                }
                "hosts" | "languages" | "expect" | "also_called" | "not_found_texts" | "list" => {
                    format!("write the words by themselves: {key}: [{words}]")
                }
                _ => {
                    let (said, note) = rest.split_at(comment(rest));
                    let said = in_quotes(&format!("{words}{said}"));
                    format!("write the words by themselves: {key}: {said}{note}")
                }
            },
        ),
        // Only where the parser stopped: a list may well go on behind its bracket.
        Slip::Sign { .. } if !nearby => return None,
        Slip::Sign { key, value } => ("a text that begins with this sign must be in quotes", {
            let (said, note) = value.split_at(comment(value));
            format!("write {key}: {}{note}", in_quotes(said))
        }),
        Slip::OddHyphen { entry } => (
            "this sign does not begin an item of a list, though it looks like a hyphen",
            format!("type a hyphen and a space: - {entry}"),
        ),
        Slip::OddSpaceAfterHyphen { entry } => {
            (ODD_SPACE_AFTER_HYPHEN, format!("type an ordinary space: - {entry}"))
        }
        Slip::NoSpaceAfterHyphen { entry } => {
            ("there is no space after the hyphen", format!("write - {entry}"))
        }
        Slip::NoColon { key, value } if nearby || value.starts_with(['|', '>']) => {
            // `status - active`
            let value = value.strip_prefix(['-', '–', '—']).map_or(value, |rest| {
                if rest.starts_with(' ') { rest.trim_start() } else { value }
            });
            let value = match value {
                "" if matches!(key, "body" | "intro") => " |".to_owned(),
                "" => String::new(),
                value => format!(" {value}"),
            };
            ("there is no colon after the key", format!("write {key}:{value}"))
        }
        Slip::NoColon { .. } => return None,
    };
    Some((line, message, help))
}

/// The bytes between a key and its value, or before an item, that are not what YAML needs there.
fn separator(text: &str, line: &Line<'_>) -> Option<(Range<usize>, &'static str)> {
    let place = |part: &str| (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    let between = |key: &str, value: &str| Some((place(key)? + key.len()..place(value)?, ": "));
    match line.slip()? {
        Slip::NoSpace { key, value }
        | Slip::OddSpace { key, value }
        | Slip::OddColon { key, value } => between(key, value),
        Slip::OddHyphen { entry }
        | Slip::NoSpaceAfterHyphen { entry }
        | Slip::OddSpaceAfterHyphen { entry } => Some((line.start..place(entry)?, "- ")),
        _ => None,
    }
}

/// Where the text of a line ends and what YAML takes for a comment begins, with the space before it.
fn comment(text: &str) -> usize {
    let begins = text.find(" #");
    begins.map_or(text.len(), |at| text[..at].trim_end().len())
}

/// A comment to the left of a longer text that goes on below it.
fn note_in_text<'l, 't>(lines: &'l [Line<'t>]) -> Option<&'l Line<'t>> {
    lines.windows(3).find_map(|three| {
        let [opener, note, below] = three else { return None };
        let column = opener.opens_block()?;
        let goes_on = below.indentation > column && !below.is_key();
        (note.written.starts_with('#') && goes_on).then_some(note)
    })
}

/// The key of a longer text that lacks its `|`: what is below it reads like keys of its own.
fn open_text<'l, 't>(lines: &'l [Line<'t>]) -> Option<&'l Line<'t>> {
    let place = lines.iter().rposition(|line| {
        line.opens()
            && line.key().is_some_and(|(key, _)| matches!(key, "body" | "intro" | "reason"))
    })?;
    let (opener, below) = lines.get(place..)?.split_first()?;
    let column = opener.key_column();
    (!below.is_empty() && below.iter().all(|line| line.indentation > column && !line.is_key()))
        .then_some(opener)
}

/// A line of text that goes on in the column of its key, where a key is due.
fn broken_text<'l, 't>(lines: &'l [Line<'t>]) -> Option<(&'l Line<'t>, usize)> {
    let key = lines.iter().rposition(Line::is_key)?;
    let [key, line, ..] = lines.get(key..)? else { return None };
    let is_text = line.written.starts_with(char::is_alphabetic) && !line.written.contains(": ");
    let due = key.key_column() + 2;
    (is_text && line.indentation < due && line.key().is_none() && !key.opens())
        .then_some((line, due))
}

/// The bracket that is still open where a parser stopped, or that closes nothing there.
fn open_bracket(
    text: &str,
    lines: &[Line<'_>],
    stopped: usize,
) -> Option<(Range<usize>, &'static str, String)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for line in lines {
        let mut quote = None;
        let mut before = ' ';
        for (at, c) in line.written.char_indices() {
            let place = line.start + at;
            match (c, quote) {
                ('#', None) if before.is_whitespace() || matches!(before, '[' | '{' | ',') => {
                    match behind_comment(line, at, &open) {
                        Some(fault) => return Some(fault),
                        None => break,
                    }
                }
                ('"' | '\'', None) if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(c),
                (_, Some(mark)) if c == mark && before != '\\' => quote = None,
                ('[' | '{', None) if !open.is_empty() || matches!(before, ' ' | '[' | '{') => {
                    open.push((place, c));
                }
                (']' | '}', None) if open.pop().is_none() && place == stopped => {
                    let help = "take it out, or open it where the list begins".to_owned();
                    return Some((place..place + 1, "this bracket closes nothing", help));
                }
                _ => {}
            }
            before = c;
        }
    }
    let (place, bracket) = open.pop()?;
    // Something else may be wrong within the brackets of one line.
    let same_line = !text.get(place..stopped)?.contains('\n');
    if same_line {
        return None;
    }
    let close = if bracket == '[' { ']' } else { '}' };
    let message = "this bracket is not closed";
    Some((place..place + 1, message, format!("write {close} where the list ends")))
}

/// A bracket that would close a list, but stands behind a `#`: `[Stenosis, stenosis #2]`.
fn behind_comment(
    line: &Line<'_>,
    sign: usize,
    open: &[(usize, char)],
) -> Option<(Range<usize>, &'static str, String)> {
    let (bracket, kind) = *open.last()?;
    let close = if kind == '[' { ']' } else { '}' };
    let closed = sign + line.written[sign..].find(close)?;
    let first = bracket.checked_sub(line.start)? + 1;
    // The text that the sign is in, which may be the value of a key.
    let front = &line.written[first..sign];
    let from = front.rfind(", ").map(|at| at + 2).max(front.rfind(": ").map(|at| at + 2));
    let end = line.written[sign..closed].find(", ").map_or(closed, |comma| sign + comma);
    let text = line.written[first + from.unwrap_or(0)..end].trim();
    let help = match text.contains(['"', '\\']) {
        true => "put the text that it is in in quotes".to_owned(),
        false => format!("put the text in quotes: \"{text}\""),
    };
    let help = match line.written[sign + 1..].starts_with(' ') {
        true => {
            format!("if it is a note, write it on a line above; if it belongs to the text, {help}")
        }
        false => help,
    };
    let (start, end) = (line.start + sign, closed);
    let message = "this # begins a comment, so that the bracket behind it closes nothing";
    Some((start..line.start + end, message, help))
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
    let in_list = text[..stopped].trim_end().ends_with([',', '[', '{']);
    (is_comma && in_list).then_some(stopped..stopped + 1)
}

fn to_line_end(text: &str, start: usize) -> Range<usize> {
    let line = text[start..].lines().next().unwrap_or_default();
    start..start + line.trim_end().len()
}
