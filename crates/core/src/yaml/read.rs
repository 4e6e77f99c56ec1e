//! From text to a JSON value, refusing what content does not use.

use std::cell::Cell;

use serde::de::DeserializeSeed as _;
use serde_json::Value;

use super::alike;
use super::control;
use super::faults::{TOO_DEEP, faults, syntax};
use super::hidden;
use super::quotes;
use super::spans::{DEEPEST, SpanTree};
use super::value::ValueSeed;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::place::SourcePath;

/// What a file says, as far as it can be read, and what is wrong with how it says it.
pub(crate) struct Parsed {
    pub(crate) value: Option<Value>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) reported: Reported,
}

/// What has been reported before anybody asked whether a file says what it should.
#[derive(Debug, Default)]
pub(crate) struct Reported {
    pub(crate) duplicates: Vec<DuplicateKey>,
    /// The JSON pointers of texts with something in them that cannot be seen.
    pub(crate) unseen: Vec<String>,
}

/// A key that stands twice in a mapping.
#[derive(Debug)]
pub(crate) struct DuplicateKey {
    /// The JSON pointer of the mapping.
    pub(crate) mapping: String,
    pub(crate) key: String,
}

/// Reads a file. Of two equal keys the first one that says something counts, so that the rest of the
/// file can still be looked at.
pub(crate) fn parse(path: &SourcePath, text: &str) -> Parsed {
    if is_empty(text) {
        let fault = Diagnostic::new(Code::EmptyFile, "the file is empty", Label::new(path, 0..0))
            .help(match path.as_str() {
                "suppressions.yaml" => "where nothing is suppressed, write []",
                _ => "write the file's content, or delete the file; `signpost new` makes one that is valid",
            });
        return Parsed { value: None, diagnostics: vec![fault], reported: Reported::default() };
    }
    if let Some(offset) = brackets_without_end(text) {
        let fault = syntax(path, text, offset, TOO_DEEP);
        return Parsed { value: None, diagnostics: vec![fault], reported: Reported::default() };
    }
    let mut known = may_use_features(text).then(|| faults(path, text));
    // An alias can make a small file a huge value, and a tag can make it another one: neither is read further.
    if let Some((mut diagnostics, duplicates)) =
        known.take_if(|it| it.0.iter().any(|fault| fault.code == Code::YamlFeature))
    {
        diagnostics.extend(hidden::faults(path, text));
        diagnostics.extend(quotes::faults(path, text));
        let reported = Reported { duplicates, unseen: Vec::new() };
        return Parsed { value: None, diagnostics, reported };
    }
    let duplicates = Cell::new(false);
    match (ValueSeed { duplicates: &duplicates })
        .deserialize(serde_yaml::Deserializer::from_str(text))
    {
        Ok(value) => {
            let suspicious = || duplicates.get() || has_ambiguous(&value);
            let found = known.or_else(|| suspicious().then(|| faults(path, text)));
            let (mut diagnostics, duplicates) = found.unwrap_or_default();
            diagnostics.extend(hidden::faults(path, text));
            diagnostics.extend(quotes::faults(path, text));
            diagnostics.extend(alike::faults(path, text, &value));
            let unseen = control::places(&value);
            diagnostics.extend(control_characters(path, text, &unseen));
            Parsed { value: Some(value), diagnostics, reported: Reported { duplicates, unseen } }
        }
        Err(error) => {
            let (mut diagnostics, duplicates) = known.unwrap_or_else(|| faults(path, text));
            if !diagnostics.iter().any(|fault| {
                matches!(
                    fault.code,
                    Code::YamlSyntax
                        | Code::TabIndentation
                        | Code::YamlFeature
                        | Code::ControlCharacter
                )
            }) {
                let offset = error.location().map_or(0, |location| location.index());
                diagnostics.push(syntax(path, text, offset, &error.to_string()));
            }
            Parsed {
                value: None,
                diagnostics,
                reported: Reported { duplicates, unseen: Vec::new() },
            }
        }
    }
}

/// Where more brackets are open than anything that is read has levels. Parsers look back at every
/// open bracket for each further one, which for a file of nothing else takes minutes.
fn brackets_without_end(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    let mut before = b' ';
    for (offset, &byte) in text.as_bytes().iter().enumerate() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            // A text may have brackets of its own in it, but no list goes on after a blank line.
            b'\n' if before == b'\n' => open = 0,
            _ => {}
        }
        if open > DEEPEST {
            return Some(offset);
        }
        before = byte;
    }
    None
}

/// The texts that have characters in them which cannot be seen.
fn control_characters(path: &SourcePath, text: &str, places: &[String]) -> Vec<Diagnostic> {
    if places.is_empty() {
        return Vec::new();
    }
    // What stands there as it is, not as an escape, is shown by itself: one parser of the two may
    // have stopped at it.
    if let Some(unseen) = control::first(text) {
        return vec![control::fault(path, unseen)];
    }
    let tree = SpanTree::parse(text);
    let fault = |pointer: &String| {
        let value = tree.value(pointer);
        let written = text.get(value.clone()).unwrap_or_default();
        let found = written.char_indices().find(|(_, c)| control::is_control(*c) && *c != '\r');
        let Some((at, c)) = found else {
            let message =
                "this text has a character in it that cannot be seen and changes how it is shown";
            return Diagnostic::new(Code::ControlCharacter, message, Label::new(path, value))
                .help("type the text again, without escapes such as \\e, \\0 or \\u202E");
        };
        let number = u32::from(c);
        let message = format!(
            "there is a character here that cannot be seen and changes how the text is shown (U+{number:04X})"
        );
        let start = value.start + at;
        let span = start..start + c.len_utf8();
        Diagnostic::new(Code::ControlCharacter, message, Label::new(path, span.clone()))
            .help(
                "delete it: put the cursor before it and press Delete once, or type the line again",
            )
            .replace(span, "")
    };
    places.iter().map(fault).collect()
}

fn is_empty(text: &str) -> bool {
    text.split(['\n', '\r']).all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#') || line == "---" || line == "..."
    })
}

/// Whether a character that can begin an anchor, an alias or a tag stands where one can begin, or
/// a line could separate documents. May say yes where there is none, never no where there is one.
fn may_use_features(text: &str) -> bool {
    let mut before = b'\n';
    for &byte in text.as_bytes() {
        match byte {
            b'&' | b'*' | b'!'
                if matches!(before, b'\n' | b'-' | b':' | b'[' | b'{' | b',' | b'?') =>
            {
                return true;
            }
            b' ' | b'\t' | b'\r' => {}
            _ => before = byte,
        }
    }
    text.starts_with('%') || text.contains("\n---") || text.contains("\n...")
}

/// Whether YAML 1.1 readers take a plain scalar for a boolean, an octal or a base-60 number, which
/// YAML 1.2 (2009) takes for text or for another number.
pub(super) fn is_ambiguous(scalar: &str) -> bool {
    const WORDS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];
    let octal = scalar.len() > 1
        && scalar.starts_with('0')
        && scalar.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let base_60 = scalar.contains(':')
        && scalar
            .split(':')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    octal || base_60 || WORDS.iter().any(|word| word.eq_ignore_ascii_case(scalar))
}

fn has_ambiguous(value: &Value) -> bool {
    match value {
        Value::String(text) => is_ambiguous(text),
        Value::Array(items) => items.iter().any(has_ambiguous),
        Value::Object(entries) => entries
            .iter()
            .any(|(key, value)| (is_ambiguous(key) && key != "on") || has_ambiguous(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
