//! Quotes that YAML takes for those of a whole text, and that belong to a word in it.
//!
//! Dutch has words with an apostrophe in front: `'s nachts`, `'t`. English and German drop letters the
//! same way, `'n`. A text that begins with a quoted word has quotes of its own.

use std::ops::Range;

use super::line::Line;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::place::SourcePath;

/// An apostrophe of a word where a parser stopped or went astray, or a quoted word that a text begins
/// with.
pub(super) fn syntax(path: &SourcePath, text: &str, stopped: usize) -> Option<Diagnostic> {
    let lines = Line::all(text, stopped);
    let found = lines.iter().find_map(|line| {
        let part = apostrophe(line)?;
        // One that is closed did not stop the parser.
        let written = line.written.get(part.clone())?;
        (!written.ends_with('\'')).then_some((line, part))
    });
    if let Some((line, part)) = found {
        return Some(of_apostrophe(path, text, line, part, Code::YamlSyntax));
    }
    let line = lines.last().filter(|line| line.span().contains(&stopped))?;
    let part = quoted_word(line)?;
    let whole = line_up_to_comment(&line.written[part.start..]);
    let message = "this quote ends the text, and more follows it";
    let span = line.start + part.start..line.start + part.start + whole.len();
    let help = match line.key().filter(|(_, rest)| rest.starts_with(": ")) {
        Some((key, _)) => {
            format!("put the whole text in other quotes: {key}: {}", in_quotes(whole))
        }
        None => format!("put the whole text in other quotes: {}", in_quotes(whole)),
    };
    Some(Diagnostic::new(Code::YamlSyntax, message, Label::new(path, span)).help(help))
}

/// Apostrophes in a file that can be read, which take part in no text.
pub(super) fn faults(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    // Within a word, as in "the aid's page", it takes part in that word.
    let begins = |at: usize| {
        !text[..at].ends_with(char::is_alphanumeric) && begins_with_apostrophe(&text[at..])
    };
    if !text.match_indices('\'').any(|(at, _)| begins(at)) {
        return Vec::new();
    }
    let lines = Line::all(text, text.len());
    let found = lines.iter().filter_map(|line| Some((line, apostrophe(line)?)));
    found.map(|(line, part)| of_apostrophe(path, text, line, part, Code::LookAlike)).collect()
}

fn of_apostrophe(
    path: &SourcePath,
    text: &str,
    line: &Line<'_>,
    part: Range<usize>,
    code: Code,
) -> Diagnostic {
    let span = line.start + part.start..line.start + part.end;
    let written = &text[span.clone()];
    // The person who closed the quote did what a parser asked for.
    let meant = written.strip_suffix('\'').unwrap_or(written).replace("''", "'");
    let message =
        "YAML takes this apostrophe for a quote that opens, so that readers do not see it";
    let help = format!("put the text in double quotes: {}", in_quotes(&meant));
    Diagnostic::new(code, message, Label::new(path, span)).help(help)
}

/// The text of a line that begins with a word like `'s`.
fn apostrophe(line: &Line<'_>) -> Option<Range<usize>> {
    let written = line.written;
    let (start, ends): (usize, &[char]) = match (value(line), written.find(['[', '{'])) {
        (Some(start), _) if begins_with_apostrophe(&written[start..]) => (start, &[]),
        // An item of a list in brackets, or the value of a key in them.
        (_, Some(open)) if value(line).is_none_or(|start| start == open) => {
            let at = written[open..].match_indices('\'').map(|(at, _)| open + at).find(|at| {
                let before = written[..*at].trim_end_matches(' ');
                let is_quoted = before.matches('"').count() % 2 == 1;
                before.ends_with(['[', '{', ',', ':'])
                    && !is_quoted
                    && begins_with_apostrophe(&written[*at..])
            })?;
            (at, &[',', ']', '}'])
        }
        _ => return None,
    };
    let whole = line_up_to_comment(&written[start..]);
    let end = whole.find(ends).filter(|_| !ends.is_empty()).unwrap_or(whole.len());
    Some(start..start + whole[..end].trim_end().len())
}

/// Where the value of a line begins.
fn value(line: &Line<'_>) -> Option<usize> {
    let entry = line.entry();
    let rest = match line.key() {
        Some((_, rest)) if rest.starts_with(": ") => rest[1..].trim_start(),
        _ if entry.len() < line.written.len() => entry,
        _ => return None,
    };
    Some(line.written.len() - rest.len())
}

/// `'s `, `'t `: one letter, as no text begins with.
fn begins_with_apostrophe(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next() == Some('\'')
        && chars
            .next()
            .is_some_and(|c| matches!(c.to_ascii_lowercase(), 's' | 't' | 'n' | 'k' | 'r'))
        && chars.next() == Some(' ')
}

/// A word in quotes that a text begins with, if the text does not end with them.
fn quoted_word(line: &Line<'_>) -> Option<Range<usize>> {
    let start = value(line)?;
    let text = line_up_to_comment(&line.written[start..]);
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = text[1..].find(quote)? + 2;
    let rest = &text[end..];
    let is_word = rest.starts_with([' ', ',', '-', ':']) && !text.ends_with(quote);
    is_word.then_some(start..start + end)
}

pub(super) fn line_up_to_comment(text: &str) -> &str {
    text.find(" # ").map_or(text, |at| &text[..at]).trim_end()
}

/// A text in the quotes that it does not have itself.
pub(super) fn in_quotes(text: &str) -> String {
    match text.contains(['"', '\\']) {
        true => format!("'{}'", text.replace('\'', "''")),
        false => format!("\"{text}\""),
    }
}
