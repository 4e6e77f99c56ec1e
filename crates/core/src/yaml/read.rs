//! From text to a JSON value, refusing what content does not use.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Value};

use super::spans::{Duplicate, Feature, SpanTree};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::SourcePath;

/// What a file says, as far as it can be read, and what is wrong with how it says it.
pub(crate) struct Parsed {
    pub(crate) value: Option<Value>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) duplicates: Vec<DuplicateKey>,
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
            .help("write the file's content, or delete the file; `cargo xtask new` makes one that is valid");
        return Parsed { value: None, diagnostics: vec![fault], duplicates: Vec::new() };
    }
    let duplicates = Cell::new(false);
    match (ValueSeed { duplicates: &duplicates })
        .deserialize(serde_yaml::Deserializer::from_str(text))
    {
        Ok(value) => {
            let suspicious = duplicates.get() || may_use_features(text) || has_ambiguous(&value);
            let (diagnostics, duplicates) =
                if suspicious { faults(path, text) } else { Default::default() };
            // An alias can make a small file a huge value, and a tag can make it another one:
            // neither is looked at further.
            let refused = diagnostics.iter().any(|fault| fault.code == Code::YamlFeature);
            Parsed { value: (!refused).then_some(value), diagnostics, duplicates }
        }
        Err(error) => {
            let (mut diagnostics, duplicates) = faults(path, text);
            if !diagnostics.iter().any(|fault| {
                matches!(fault.code, Code::YamlSyntax | Code::TabIndentation | Code::YamlFeature)
            }) {
                let offset = error.location().map_or(0, |location| location.index());
                diagnostics.push(syntax(path, text, offset, &error.to_string()));
            }
            Parsed { value: None, diagnostics, duplicates }
        }
    }
}

fn is_empty(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#') || line == "---" || line == "..."
    })
}

/// What only a parse with places shows.
fn faults(path: &SourcePath, text: &str) -> (Vec<Diagnostic>, Vec<DuplicateKey>) {
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
fn syntax(path: &SourcePath, text: &str, offset: usize, message: &str) -> Diagnostic {
    let offset = text.floor_char_boundary(offset);
    if let Some(tab) = tab_indentation(text, offset) {
        return Diagnostic::new(
            Code::TabIndentation,
            "the line is indented with a tab, which YAML does not allow",
            Label::new(path, tab),
        )
        .help("use spaces: two for each level; most editors can be told to type spaces for the tab key");
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
    let nearby = crate::source::place(text, offset).line.saturating_sub(2);
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

/// Reads any value, keeps one of two equal keys and notes that there were two: reading into
/// a [`Value`] directly would keep the last one silently.
#[derive(Clone, Copy)]
struct ValueSeed<'c> {
    duplicates: &'c Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a number, true or false, a list or a group of keys")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        // To JSON Schema 2020.0 is a whole number, so it must be one to our types as well.
        if value.fract() == 0.0 && value.abs() < 2_f64.powi(53) {
            #[expect(clippy::cast_possible_truncation, reason = "just checked")]
            return Ok((value as i64).into());
        }
        // JSON has no infinity and no NaN; as text they fail whatever wants a number.
        Ok(serde_json::Number::from_f64(value)
            .map_or_else(|| Value::String(value.to_string()), Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key_seed(self)? {
            let key = match key {
                Value::String(key) => key,
                other => other.to_string(),
            };
            let value = entries.next_value_seed(self)?;
            match map.entry(key) {
                Entry::Vacant(entry) => drop(entry.insert(value)),
                Entry::Occupied(mut entry) => {
                    self.duplicates.set(true);
                    // Of a line that was repeated, what stands below it went with the second.
                    if entry.get().is_null() || entry.get() == "" {
                        entry.insert(value);
                    }
                }
            }
        }
        Ok(Value::Object(map))
    }
}
