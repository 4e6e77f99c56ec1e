//! From what a schema validator says to what an author needs to hear.
//!
//! One cause, one message: a misspelt key is not also a missing one, and a value that is wrong in
//! several ways is reported for the first of them.

use std::collections::HashSet;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Wrong;
use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::SourcePath;
use crate::suggest;
use crate::yaml::{SpanTree, escape};

/// The diagnostics for what a validator found in one file, in the order of the file.
pub(super) fn explain<'v>(
    schema: &Value,
    errors: impl Iterator<Item = ValidationError<'v>>,
    path: &SourcePath,
    text: &str,
) -> Vec<Diagnostic> {
    let explainer = Explainer { schema, path, spans: SpanTree::parse(text) };
    let errors: Vec<_> = errors.collect();
    let misspelt: HashSet<String> =
        errors.iter().flat_map(|error| explainer.meant_keys(error)).collect();

    let mut diagnostics = Vec::new();
    let mut values_reported = HashSet::new();
    for error in &errors {
        let pointer = error.instance_path().as_str();
        match error.kind() {
            Wrong::AdditionalProperties { unexpected } => {
                diagnostics.extend(unexpected.iter().map(|key| explainer.unknown_key(error, key)));
            }
            Wrong::Required { property } => {
                let property = property.as_str().unwrap_or_default();
                if !misspelt.contains(&format!("{pointer}/{}", escape(property))) {
                    diagnostics.push(explainer.missing_key(error, property));
                }
            }
            _ if values_reported.insert(pointer.to_owned()) => {
                diagnostics.push(explainer.value(error));
            }
            _ => {}
        }
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.place().span.start);
    diagnostics
}

struct Explainer<'s> {
    schema: &'s Value,
    path: &'s SourcePath,
    spans: SpanTree,
}

impl Explainer<'_> {
    /// The places of the keys that the unknown keys of an error were probably meant to be.
    fn meant_keys(&self, error: &ValidationError<'_>) -> Vec<String> {
        let Wrong::AdditionalProperties { unexpected } = error.kind() else { return Vec::new() };
        let pointer = error.instance_path().as_str();
        unexpected
            .iter()
            .filter_map(|key| self.meant(error, key))
            .map(|meant| format!("{pointer}/{}", escape(meant)))
            .collect()
    }

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

    fn missing_key(&self, error: &ValidationError<'_>, key: &str) -> Diagnostic {
        let pointer = error.instance_path().as_str();
        // A whole item or file would be a long place to point at; its first key says as much.
        let span = self.spans.start(pointer);
        let help = match self.help(error) {
            Some(help) => help,
            None => match self.described(error, key) {
                Some(description) => format!("add `{key}: …`. {description}"),
                None => format!("add `{key}: …`"),
            },
        };
        let within = self.within(pointer);
        let label = Label::new(self.path, span);
        Diagnostic::new(Code::MissingKey, format!("the key `{key}` is missing{within}"), label)
            .help(help)
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
            Wrong::UniqueItems => {
                (Code::DuplicateItem, format!("{name} has the same entry twice"), label)
            }
            Wrong::Minimum { limit } => {
                (Code::InvalidValue, format!("{name} must be {limit} or more"), label)
            }
            Wrong::Maximum { limit } => {
                (Code::InvalidValue, format!("{name} must be {limit} or less"), label)
            }
            _ => (Code::InvalidValue, format!("{name} cannot be {}", shown(value)), label),
        };
        let diagnostic = Diagnostic::new(code, message, label);
        match did_you_mean.or_else(|| self.help(error)) {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
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

    /// What the schema says of a key of the object of an error.
    fn described(&self, error: &ValidationError<'_>, key: &str) -> Option<&str> {
        self.subschema(error)?.get("properties")?.get(key)?.get("description")?.as_str()
    }

    /// The schema's plain sentence on what to write, from beside the keyword that was broken. In
    /// the schema it is a sentence by itself, here the end of one.
    fn help(&self, error: &ValidationError<'_>) -> Option<String> {
        let sentence = self.subschema(error)?.get("x-help")?.as_str()?;
        let mut rest = sentence.strip_suffix('.').unwrap_or(sentence).chars();
        rest.next().map(|first| first.to_lowercase().chain(rest).collect())
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

fn unescape(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
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
        Value::Object(_) => "a mapping",
    }
}

fn wanted_types(types: &Value) -> String {
    let name = |kind: &Value| match kind.as_str() {
        Some("string") => "text",
        Some("integer") => "a whole number",
        Some("number") => "a number",
        Some("boolean") => "true or false",
        Some("array") => "a list",
        Some("object") => "a mapping",
        _ => "something else",
    };
    match types {
        Value::Array(kinds) => kinds.iter().map(name).collect::<Vec<_>>().join(" or "),
        kind => name(kind).to_owned(),
    }
}
