//! One finding of a schema validator as one message.

use std::collections::HashMap;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Wrong;
use serde_json::Value;

use super::words::{help_of, in_words, kind_of, name_of, shown, wanted_types};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::SourcePath;
use crate::suggest;
use crate::yaml::{SpanTree, escape};

/// Says what a validator means.
pub(super) struct Explainer<'s> {
    pub(super) schema: &'s Value,
    pub(super) path: &'s SourcePath,
    pub(super) spans: SpanTree,
}

impl Explainer<'_> {
    /// A key that does not belong where it stands.
    pub(super) fn unknown_key(&self, error: &ValidationError<'_>, key: &str) -> Diagnostic {
        let pointer = format!("{}/{}", error.instance_path().as_str(), escape(key));
        // A colon that YAML does not take for the end of a key, because of the space after it.
        if let Some((start, _)) = key.split_once(":\u{a0}") {
            let message = "the space after the colon is one that YAML does not know, as word processors make them";
            let label = Label::new(self.path, self.spans.key(&pointer));
            return Diagnostic::new(Code::UnknownKey, message, label).help(format!(
                "delete what stands between `{start}:` and its value, and type a space"
            ));
        }
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
    pub(super) fn missing_keys(
        &self,
        pointer: &str,
        schema: &Value,
        keys: &[String],
    ) -> Diagnostic {
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
    pub(super) fn value(&self, error: &ValidationError<'_>) -> Diagnostic {
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
        let mut seen = HashMap::new();
        let pair = items.iter().enumerate().find_map(|(index, item)| {
            let first = *seen.entry(item).or_insert(index);
            (first != index).then_some((first, index))
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
    pub(super) fn meant<'a>(&'a self, error: &ValidationError<'_>, key: &str) -> Option<&'a str> {
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
