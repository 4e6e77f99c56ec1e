//! What is wrong with how a file is written, whatever it says.

use super::read::{DuplicateKey, is_ambiguous};
use super::spans::{Duplicate, Feature, SpanTree};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::SourcePath;

/// What only a parse with places shows.
pub(super) fn faults(path: &SourcePath, text: &str) -> (Vec<Diagnostic>, Vec<DuplicateKey>) {
    let mut tree = SpanTree::parse(text);
    let mut faults = Vec::new();
    let duplicates = std::mem::take(&mut tree.duplicates);
    for alike in duplicates.chunk_by(|a, b| a.mapping == b.mapping) {
        faults.push(duplicate_keys(path, alike));
    }
    for (feature, span) in tree.features {
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
                    format!("other YAML readers take a plain `{scalar}` for something other than text"),
                    Label::new(path, span),
                )
                .help(format!("if it is text, put it in quotes: \"{scalar}\"; if yes or no is meant, write true or false")),
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

/// Keys that stand twice in one mapping.
fn duplicate_keys(path: &SourcePath, duplicates: &[Duplicate]) -> Diagnostic {
    let first = &duplicates[0];
    let in_list =
        first.mapping.rsplit('/').next().is_some_and(|part| part.parse::<usize>().is_ok());
    let keys: Vec<String> = duplicates.iter().map(|it| format!("`{}`", it.key)).collect();
    let message = match keys.as_slice() {
        [key] => format!("the key {key} stands here twice"),
        keys => format!("the keys {} stand here twice", keys.join(", ")),
    };
    let keep = "keep one of the two, with the value that is right";
    let help = match in_list {
        true => format!(
            "{keep}; or if the next item begins here, put a hyphen before it: - {}: …",
            first.key
        ),
        false => keep.to_owned(),
    };
    Diagnostic::new(
        Code::DuplicateKey,
        message,
        Label::new(path, first.second.clone()).text("again here"),
    )
    .label(Label::new(path, first.first.clone()).text("first here"))
    .help(help)
}

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
    if let Some(slip) = super::slip::find(path, text, offset, message) {
        return slip;
    }
    let line_end = text[offset..].find('\n').map_or(text.len(), |length| offset + length);
    let help = if message.contains("mapping values") {
        "a text that contains a colon and a space must be in quotes: title: \"Scoliosis: Should I Have Surgery?\""
    } else if message.contains("quoted scalar") || message.contains("unexpected end of stream") {
        "a quote that opens a text must also close it"
    } else if message.contains("flow") {
        "a list in brackets needs a comma between its items and a bracket at its end: [a, b]"
    } else {
        "look at the indentation of this line and the one before it: keys of one level begin in one column, a key is followed by a colon and a space, an item by a dash and a space"
    };
    Diagnostic::new(
        Code::YamlSyntax,
        format!("this is not valid YAML: {}", message.trim_end_matches('.')),
        Label::new(path, offset..text[..line_end].trim_end().len().max(offset)),
    )
    .help(help)
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
