//! From what a schema validator says to what an author needs to hear.
//!
//! One cause, one message: a misspelt key is not also a missing one, and a value that is wrong in
//! several ways is reported for the first of them.

use std::collections::BTreeMap;

use jsonschema::error::ValidationErrorKind as Wrong;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use super::walk::{self, unescape};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::doubts::Doubts;
use crate::source::{Renamed, SourcePath};
use crate::suggest;
use crate::yaml::{DuplicateKey, SpanTree, escape};

/// What a validator found in one file, as an author needs to hear it.
pub(super) struct Explained {
    /// In the order of the file.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The keys that are misspelt.
    pub(super) renamed: Vec<Renamed>,
    /// What the file says, with each misspelt key as it was meant.
    pub(super) value: Value,
}

/// Explains what is wrong with a value.
///
/// A misspelt key is first put right, so that it is not also missing, and so that what stands under
/// it is looked at like anything else. Putting one right can show that there is another below it.
pub(super) fn explain(
    schema: &Value,
    validator: &Validator,
    mut value: Value,
    path: &SourcePath,
    text: &str,
    duplicates: &[DuplicateKey],
    doubts: &mut Doubts,
) -> Explained {
    let mut explainer = Explainer { schema, path, spans: SpanTree::parse(text) };
    let mut diagnostics = Vec::new();
    let mut renamed = Vec::new();
    loop {
        let mut slips: Vec<(String, String, String)> = Vec::new();
        for error in validator.iter_errors(&value) {
            let Wrong::AdditionalProperties { unexpected } = error.kind() else { continue };
            let parent = error.instance_path().as_str();
            for key in unexpected {
                if let Some(meant) = explainer.meant(&error, key)
                    && !slips.iter().any(|slip| slip.0 == parent && slip.2 == meant)
                {
                    slips.push((parent.to_owned(), key.clone(), meant.to_owned()));
                    diagnostics.push(explainer.unknown_key(&error, key));
                }
            }
        }
        if slips.is_empty() {
            break;
        }
        for (parent, key, meant) in slips {
            put_right(&mut value, &parent, &key, &meant);
            let [written, meant] = [key, meant].map(|key| format!("{parent}/{}", escape(&key)));
            let slip = Renamed { written, meant };
            explainer.spans = explainer.spans.renamed(std::slice::from_ref(&slip));
            renamed.push(slip);
        }
    }

    let mut missing: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let mut errors: Vec<_> = validator.iter_errors(&value).collect();
    // Editors know patterns but not our formats, so some values have both. A format says more.
    errors.sort_by_key(|error| matches!(error.kind(), Wrong::Pattern { .. }));
    for error in errors {
        let pointer = error.instance_path().as_str();
        match error.kind() {
            Wrong::AdditionalProperties { unexpected } => {
                diagnostics.extend(unexpected.iter().map(|key| explainer.unknown_key(&error, key)));
                // What was meant is not known, so that anything may be missing here.
                doubts.add(pointer);
            }
            Wrong::Required { property } => {
                let property = property.as_str().unwrap_or_default();
                doubts.add(format!("{pointer}/{}", escape(property)));
                // A key that another item of the list has twice has strayed to that one.
                let strayed = duplicates.iter().any(|duplicate| {
                    let list = walk::list_of(pointer);
                    duplicate.key == property
                        && list.is_some()
                        && walk::list_of(&duplicate.mapping) == list
                });
                if !strayed {
                    let place = (pointer.to_owned(), error.schema_path().as_str().to_owned());
                    missing.entry(place).or_default().push(property.to_owned());
                }
            }
            _ if doubts.add(pointer) => {
                diagnostics.push(explainer.value(&error));
            }
            _ => {}
        }
    }
    diagnostics.extend(missing.iter().map(|((pointer, rule), keys)| {
        let schema = rule.rsplit_once('/').and_then(|(schema, _)| explainer.schema.pointer(schema));
        explainer.missing_keys(pointer, schema.unwrap_or(explainer.schema), keys)
    }));
    diagnostics.sort_by_key(|diagnostic| diagnostic.place().span.start);
    Explained { diagnostics, renamed, value }
}

fn put_right(value: &mut Value, parent: &str, key: &str, meant: &str) {
    if let Some(object) = value.pointer_mut(parent).and_then(Value::as_object_mut)
        && let Some(value) = object.shift_remove(key)
    {
        object.insert(meant.to_owned(), value);
    }
}

struct Explainer<'s> {
    schema: &'s Value,
    path: &'s SourcePath,
    spans: SpanTree,
}

impl Explainer<'_> {
    fn unknown_key(&self, error: &ValidationError<'_>, key: &str) -> Diagnostic {
        let pointer = format!("{}/{}", error.instance_path().as_str(), escape(key));
        let help = match (self.meant(error, key), self.help(error)) {
            (Some(meant), _) => format!("did you mean `{meant}`?"),
            (None, Some(help)) => help,
            (None, None) => {
                format!("the keys that may stand here are: {}", self.keys(error).join(", "))
            }
        };
        let label = Label::new(self.path, self.spans.key(&pointer));
        Diagnostic::new(Code::UnknownKey, format!("the key `{key}` does not belong here"), label)
            .help(help)
    }

    /// Keys that one mapping lacks. They are told together: what lacks several is not finished, or
    /// has lost its first line.
    fn missing_keys(&self, pointer: &str, schema: &Value, keys: &[String]) -> Diagnostic {
        // A whole item or file would be a long place to point at; its first key says as much.
        let label = Label::new(self.path, self.spans.start(pointer));
        let within = self.within(pointer);
        let described =
            |key: &str| schema.get("properties")?.get(key)?.get("description")?.as_str();
        let (message, help) = match keys {
            [key] => (
                format!("the key `{key}` is missing{within}"),
                match (help_of(schema), described(key)) {
                    (Some(help), _) => help,
                    (None, Some(description)) => format!("add `{key}: …`. {description}"),
                    (None, None) => format!("add `{key}: …`"),
                },
            ),
            _ => (
                format!(
                    "the keys {} are missing{within}",
                    in_words(keys, |key| format!("`{key}`"))
                ),
                format!("add {}", in_words(keys, |key| format!("`{key}: …`"))),
            ),
        };
        Diagnostic::new(Code::MissingKey, message, label).help(help)
    }

    /// A value that is wrong in itself.
    fn value(&self, error: &ValidationError<'_>) -> Diagnostic {
        let pointer = error.instance_path().as_str();
        let name = name_of(pointer);
        let value = error.instance().as_ref();
        let label = Label::new(self.path, self.spans.value(pointer));
        let key_label = || Label::new(self.path, self.spans.key(pointer));
        let empty = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());

        let mut did_you_mean = None;
        let (code, message, label) = match error.kind() {
            Wrong::Not { .. } | Wrong::FalseSchema => (
                Code::MisplacedKey,
                format!("{name} does not go with the other keys here"),
                key_label(),
            ),
            _ if empty => (Code::EmptyValue, format!("{name} is left empty"), key_label()),
            Wrong::Type { .. } => {
                let wanted = self.keyword(error).map(wanted_types).unwrap_or_default();
                (Code::WrongType, format!("{name} must be {wanted}, not {}", kind_of(value)), label)
            }
            Wrong::Enum { options } => {
                let options: Vec<&str> =
                    options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                did_you_mean = value
                    .as_str()
                    .and_then(|text| suggest::closest(text, options.iter().copied()))
                    .map(|meant| format!("did you mean `{meant}`?"));
                (Code::InvalidValue, format!("{name} cannot be {}", shown(value)), label)
            }
            Wrong::Format { format } if format == "date" => {
                (Code::InvalidDate, format!("{} is not a date that exists", shown(value)), label)
            }
            Wrong::Format { format } if format == "http-url" => {
                (Code::InvalidUrl, format!("{} is not a web address", shown(value)), label)
            }
            Wrong::MinItems { limit } | Wrong::MinProperties { limit } => {
                let message = match limit {
                    1 => format!("{name} needs at least one entry"),
                    _ => format!("{name} needs at least {limit} entries"),
                };
                (Code::TooFew, message, label)
            }
            Wrong::UniqueItems => return self.duplicate_item(error),
            Wrong::Minimum { limit } => {
                (Code::InvalidValue, format!("{name} must be {limit} or more"), label)
            }
            Wrong::Maximum { limit } => {
                (Code::InvalidValue, format!("{name} must be {limit} or less"), label)
            }
            _ => (Code::InvalidValue, format!("{name} cannot be {}", shown(value)), label),
        };
        let diagnostic = Diagnostic::new(code, message, label);
        let help = match (self.help(error), code) {
            (Some(help), Code::EmptyValue) => format!("write a value after the colon: {help}"),
            (Some(help), _) => help,
            (None, _) => match self.keys(error).as_slice() {
                [] => "write another value, or take the key out".to_owned(),
                keys => format!(
                    "write its keys on lines of their own, indented below it: {}",
                    keys.join(", ")
                ),
            },
        };
        diagnostic.help(did_you_mean.unwrap_or(help))
    }

    /// An entry that stands in a list twice, shown at both places.
    fn duplicate_item(&self, error: &ValidationError<'_>) -> Diagnostic {
        let list = error.instance_path().as_str();
        let value = error.instance();
        let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
        let pair = items.iter().enumerate().find_map(|(second, item)| {
            items[..second].iter().position(|earlier| earlier == item).map(|first| (first, second))
        });
        let (first, second) = pair.unwrap_or_default();
        let label = |index, text| {
            Label::new(self.path, self.spans.value(&format!("{list}/{index}"))).text(text)
        };
        let item = items.get(second).map(shown).unwrap_or_default();
        let message = format!("{item} stands twice in {}", name_of(list));
        Diagnostic::new(Code::DuplicateItem, message, label(second, "again here"))
            .label(label(first, "first here"))
            .help("keep one of the two")
    }

    /// The key that an unknown one was probably meant to be.
    fn meant<'a>(&'a self, error: &ValidationError<'_>, key: &str) -> Option<&'a str> {
        let present = error.instance().as_object();
        let absent = self
            .keys(error)
            .into_iter()
            .filter(|known| !present.is_some_and(|object| object.contains_key(*known)));
        suggest::closest(key, absent)
    }

    /// The keys that may stand in the object of an error.
    fn keys(&self, error: &ValidationError<'_>) -> Vec<&str> {
        self.subschema(error)
            .and_then(|schema| schema.get("properties")?.as_object())
            .map(|properties| properties.keys().map(String::as_str).collect())
            .unwrap_or_default()
    }

    /// The schema's plain sentence on what to write, from beside the keyword that was broken.
    fn help(&self, error: &ValidationError<'_>) -> Option<String> {
        help_of(self.subschema(error)?)
    }

    fn subschema(&self, error: &ValidationError<'_>) -> Option<&Value> {
        let (subschema, _keyword) = error.schema_path().as_str().rsplit_once('/')?;
        self.schema.pointer(subschema)
    }

    fn keyword(&self, error: &ValidationError<'_>) -> Option<&Value> {
        self.schema.pointer(error.schema_path().as_str())
    }

    /// Says which item of which list is meant, where it is not the file itself.
    fn within(&self, pointer: &str) -> String {
        if pointer.is_empty() { String::new() } else { format!(" in {}", name_of(pointer)) }
    }
}

/// A schema's plain sentence. There it is a sentence by itself, here the end of one.
fn help_of(schema: &Value) -> Option<String> {
    let sentence = schema.get("x-help")?.as_str()?;
    let mut rest = sentence.strip_suffix('.').unwrap_or(sentence).chars();
    rest.next().map(|first| first.to_lowercase().chain(rest).collect())
}

/// "a", "a and b", "a, b and c".
fn in_words(items: &[String], show: impl Fn(&str) -> String) -> String {
    let shown: Vec<String> = items.iter().map(|item| show(item)).collect();
    match shown.split_last() {
        Some((last, front)) if !front.is_empty() => format!("{} and {last}", front.join(", ")),
        _ => shown.concat(),
    }
}

/// What a person calls the value at a pointer: the key that it stands under.
fn name_of(pointer: &str) -> String {
    let mut parts = pointer.rsplit('/');
    let last = parts.next().unwrap_or_default();
    match last.parse::<usize>() {
        Ok(index) => {
            let list = parts.next().unwrap_or_default();
            format!("entry {} of `{}`", index + 1, unescape(list))
        }
        Err(_) if last.is_empty() => "the file".to_owned(),
        Err(_) => format!("`{}`", unescape(last)),
    }
}

/// A value as it is quoted in a message: short, whatever the file says.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 60;
    match value {
        Value::Array(_) | Value::Object(_) => kind_of(value).to_owned(),
        other => {
            let text = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
            let mut short: String = text.chars().take(LONGEST).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            format!("`{short}`")
        }
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a group of keys",
    }
}

fn wanted_types(types: &Value) -> String {
    let name = |kind: &Value| match kind.as_str() {
        Some("string") => "text",
        Some("integer") => "a whole number",
        Some("number") => "a number",
        Some("boolean") => "true or false",
        Some("array") => "a list",
        Some("object") => "a group of keys",
        _ => "something else",
    };
    match types {
        Value::Array(kinds) => kinds.iter().map(name).collect::<Vec<_>>().join(" or "),
        kind => name(kind).to_owned(),
    }
}
