//! What is wrong with how a file is written, whatever it says.

use super::read::{DuplicateKey, is_ambiguous};
use super::spans::{Duplicate, Feature, SpanTree};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::place::SourcePath;

/// What only a parse with places shows.
pub(super) fn faults(path: &SourcePath, text: &str) -> (Vec<Diagnostic>, Vec<DuplicateKey>) {
    let mut tree = SpanTree::parse(text);
    let mut faults = Vec::new();
    let duplicates = std::mem::take(&mut tree.duplicates);
    for alike in duplicates.chunk_by(|a, b| a.mapping == b.mapping) {
        faults.extend(duplicate_keys(path, alike));
    }
    for (feature, span) in tree.features {
        if feature == Feature::SecondDocument && is_end(text, &span) {
            let length = text[span.start..].find('\n').map_or(text.len() - span.start, |it| it + 1);
            let message = "this line closes nothing: content has no second part below it";
            let fault = Diagnostic::new(Code::YamlFeature, message, Label::new(path, span.clone()));
            faults.push(
                fault
                    .help("take the line out; front matter as other programs have it is not needed")
                    .replace(span.start..span.start + length, "")
                    .automatic(),
            );
            continue;
        }
        let (what, help) = match feature {
            Feature::Anchor => (
                "an anchor (`&…`)",
                "leave out the word that begins with `&`; if the text itself begins with `&`, put it in quotes",
            ),
            Feature::Alias => (
                "an alias (`*…`)",
                "write the value out; if the text itself begins with `*`, put it in quotes",
            ),
            Feature::Tag => (
                "a tag (`!…`)",
                "leave out the word that begins with `!`; if the text itself begins with `!`, put it in quotes",
            ),
            Feature::SecondDocument => (
                "a second document (`---`)",
                "keep one document in a file: move the rest to a file of its own",
            ),
        };
        faults.push(
            Diagnostic::new(
                Code::YamlFeature,
                format!("content does not use {what}"),
                Label::new(path, span),
            )
            .help(help),
        );
    }
    // `on` is a key of our own schemas, and every reader of content knows it for one.
    let keys = tree.plain_keys.into_iter().filter(|span| &text[span.clone()] != "on");
    for span in tree.plain_values.into_iter().chain(keys) {
        let scalar = &text[span.clone()];
        if is_ambiguous(scalar) {
            faults.push(
                Diagnostic::new(
                    Code::AmbiguousScalar,
                    format!(
                        "other YAML readers take a plain `{scalar}` for something other than text"
                    ),
                    Label::new(path, span.clone()),
                )
                .help(unambiguous(scalar))
                // This program takes it for text already, so that nothing changes for readers.
                .replace(span, format!("\"{scalar}\""))
                .automatic(),
            );
        }
    }
    if let Some(error) = tree.error {
        faults.push(syntax(path, text, error.offset, &error.message));
    }
    let duplicates =
        duplicates.into_iter().map(|it| DuplicateKey { mapping: it.mapping, key: it.key });
    (faults, duplicates.collect())
}

/// Whether nothing but comments follows the line that begins another document.
fn is_end(text: &str, span: &std::ops::Range<usize>) -> bool {
    let rest = text[span.start..].split_once('\n').map_or("", |(_, rest)| rest);
    rest.lines()
        .all(|line| matches!(line.trim(), "" | "---" | "...") || line.trim().starts_with('#'))
}

/// How to write a scalar so that all readers agree on it.
fn unambiguous(scalar: &str) -> String {
    let in_quotes = format!("put it in quotes: \"{scalar}\"");
    if scalar.contains(':') {
        return format!("{in_quotes}: a time or a ratio is text");
    }
    match scalar.starts_with(|c: char| c.is_ascii_digit()) {
        true => {
            let number = scalar.trim_start_matches(['0', '_']);
            format!(
                "if it is text, {in_quotes}; if it is a number, write {}",
                if number.is_empty() { "0" } else { number }
            )
        }
        false => format!("if it is text, {in_quotes}; if yes or no is meant, write true or false"),
    }
}

/// Keys that stand twice in one mapping.
fn duplicate_keys(path: &SourcePath, duplicates: &[Duplicate]) -> Option<Diagnostic> {
    let first = duplicates.first()?;
    let in_list =
        first.mapping.rsplit('/').next().is_some_and(|part| part.parse::<usize>().is_ok());
    let keys: Vec<String> = duplicates.iter().map(|it| format!("`{}`", it.key)).collect();
    let message = match keys.as_slice() {
        [key] => format!("the key {key} stands here twice"),
        keys => format!("the keys {} stand here twice", keys.join(", ")),
    };
    let keep = "keep one of the two, with the value that is right";
    let help = if in_list {
        format!(
            "{keep}; or if the next item begins here, put a hyphen before it: - {}: …",
            first.key
        )
    } else if first.mapping.is_empty() && keys.len() > 2 {
        "if another file's content begins here, move it to a file of its own; else keep one of each two".to_owned()
    } else {
        keep.to_owned()
    };
    let fault = Diagnostic::new(
        Code::DuplicateKey,
        message,
        Label::new(path, first.second.clone()).text("again here"),
    )
    .label(Label::new(path, first.first.clone()).text("first here"))
    .help(help);
    Some(fault)
}

/// What a parser says of what is nested too deeply.
pub(super) const TOO_DEEP: &str = "recursion limit exceeded";

/// A fault of the syntax, with what a person most often did to cause it.
pub(super) fn syntax(path: &SourcePath, text: &str, offset: usize, message: &str) -> Diagnostic {
    let offset = text.floor_char_boundary(offset);
    if let Some(tab) = tab_indentation(text, offset) {
        return Diagnostic::new(
            Code::TabIndentation,
            "the line is indented with a tab, which YAML does not allow",
            Label::new(path, tab),
        )
        .help("use spaces: two for each level; most editors can be told to type spaces for the tab key");
    }
    if let Some(fault) = super::quotes::syntax(path, text, offset) {
        return fault;
    }
    if let Some(slip) = super::slip::find(path, text, offset, message) {
        return slip;
    }
    let line_end = text[offset..].find('\n').map_or(text.len(), |length| offset + length);
    let own;
    let (what, help) = if message.contains("mapping values") {
        own = in_quotes(text, offset);
        ("a colon with a space after it ends a key, and this is none", own.as_str())
    } else if message.contains("trailing content") {
        (
            "the text ended at the quote before this",
            "put a backslash before a quote inside a text in double quotes: \\\"; write an apostrophe in single quotes twice: ''",
        )
    } else if message.contains("quoted scalar") || message.contains("unexpected end of stream") {
        ("this quote is not closed", "a quote that opens a text must also close it")
    } else if message.contains("flow") {
        (
            "a comma is missing before this, or a bracket is not closed",
            "a list in brackets needs a comma between its items and a bracket at its end: [a, b]; a text with a colon or a comma in it must be in quotes",
        )
    } else if text[offset..].starts_with('\t') {
        ("there is a tab here, which YAML does not allow", "type a space in its place")
    } else if text[offset..].starts_with(['|', '>']) {
        (
            "a text of several lines begins on the line after this sign",
            "begin it on the next line, indented; a text of one line that begins with this sign must be in quotes",
        )
    } else if text[offset..].starts_with("- ")
        && text[..offset].trim_end_matches(' ').ends_with(':')
    {
        (
            "an item of a list cannot stand on the line of its key",
            "begin the list on the next line, indented; a text that begins with a hyphen must be in quotes: \"…\"",
        )
    } else if ["@", "`", "%", ",", "? "].iter().any(|sign| text[offset..].starts_with(sign))
        && text[..offset].trim_end_matches(' ').ends_with(':')
    {
        (
            "a text that begins with this sign must be in quotes",
            "put the whole text in quotes: \"…\"",
        )
    } else {
        (
            "this is not valid YAML",
            "look at the indentation of this line and the one before it: keys of one level begin in one column, a key is followed by a colon and a space, an item by a hyphen and a space",
        )
    };
    let label = Label::new(path, offset..text[..line_end].trim_end().len().max(offset));
    Diagnostic::new(Code::YamlSyntax, what, label).help(help)
}

/// How to write a line whose text has a colon in it.
fn in_quotes(text: &str, offset: usize) -> String {
    let line_start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default().trim();
    let entry = line.strip_prefix("- ").unwrap_or(line);
    match entry.split_once(": ") {
        Some((key, value)) if !key.contains(' ') => {
            let said = super::quotes::line_up_to_comment(value);
            let (quoted, comment) = (super::quotes::in_quotes(said.trim()), &value[said.len()..]);
            format!("put the text in quotes: {key}: {quoted}{}", comment.trim_end())
        }
        _ => "put a text of one line in quotes; begin one of several lines with | behind its key, for example body: |".to_owned(),
    }
}

/// The first tab in the indentation of the line of `offset` or of its neighbours: parsers notice a
/// tab a line early or late.
fn tab_indentation(text: &str, offset: usize) -> Option<std::ops::Range<usize>> {
    let nearby = text[..offset].matches('\n').count().saturating_sub(1);
    let mut line_start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if (nearby..nearby + 3).contains(&index) {
            let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = line[..indentation].find('\t') {
                return Some(line_start + tab..line_start + tab + 1);
            }
        }
        line_start += line.len();
    }
    None
}
