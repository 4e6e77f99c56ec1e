//! One finding of a schema validator as one message.

use std::collections::HashMap;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Wrong;
use serde_json::Value;

use super::instead::{fits, wants_id};
use super::walk;
use super::wording;
use super::wording::{
    help_of, in_words, is_written_as_date, kind_of, name_of, shown, typed, wanted_types,
};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::place::SourcePath;
use crate::scaffold::id_from;
use crate::suggest;
use crate::yaml::{ODD_SPACE_AFTER_HYPHEN, SpanTree, behind_odd_space, escape};

/// Says what a validator means.
pub(super) struct Explainer<'s> {
    pub(super) schema: &'s Value,
    pub(super) path: &'s SourcePath,
    pub(super) text: &'s str,
    pub(super) spans: SpanTree,
}

impl Explainer<'_> {
    /// A key that does not belong where it stands.
    pub(super) fn unknown_key(&self, error: &ValidationError<'_>, key: &str) -> Diagnostic {
        let pointer = format!("{}/{}", error.instance_path().as_str(), escape(key));
        // A colon that YAML does not take for the end of a key, because of the space after it.
        if let Some((start, _)) = key.split_once(":\u{a0}") {
            let message = "the space after the colon is one that YAML does not know, as word processors make them";
            let span = self.spans.key(&pointer);
            let written = self.text.get(span.clone()).unwrap_or_default();
            let odd = written.find('\u{a0}').map(|at| {
                let rest = written[at..].trim_start_matches(['\u{a0}', ' ']);
                span.start + at..span.end - rest.len()
            });
            let fault = Diagnostic::new(Code::UnknownKey, message, Label::new(self.path, span));
            let fault = fault.help(format!(
                "delete what stands between `{start}:` and its value, and type a space"
            ));
            return match odd {
                Some(odd) => fault.replace(odd, " ").automatic(),
                None => fault,
            };
        }
        let absent = error.instance().get(key).is_some_and(Value::is_null);
        if let Some((start, rest)) = key.split_once(':').filter(|_| absent) {
            let message = "there is no space after the colon";
            let span = self.spans.key(&pointer);
            let colon = span.start + start.len() + 1;
            let fault = Diagnostic::new(Code::UnknownKey, message, Label::new(self.path, span));
            let fault = fault.help(format!("write {start}: {rest}"));
            return match self.text.get(..colon).is_some_and(|front| front.ends_with(':')) {
                true => fault.replace(colon..colon, " ").automatic(),
                false => fault,
            };
        }
        let help = match (self.meant(error, key), self.help(error)) {
            (Some(meant), _) => wording::meant(key, meant),
            // `{on: 2026-11-22, by: Jansen, R.}`
            (None, help) if absent => format!(
                "if the comma before it belongs to a text, put that text in quotes; {}",
                help.unwrap_or_else(|| format!(
                    "the keys that may stand here are: {}",
                    self.keys(error).join(", ")
                ))
            ),
            (None, Some(help)) => help,
            (None, None) => {
                format!("the keys that may stand here are: {}", self.keys(error).join(", "))
            }
        };
        let span = self.spans.key(&pointer);
        let message = format!("the key `{key}` does not belong here");
        let fault = Diagnostic::new(Code::UnknownKey, message, Label::new(self.path, span.clone()))
            .help(help);
        match self.meant(error, key) {
            Some(meant) if self.text.get(span.clone()) == Some(key) => {
                fault.replace(span, meant).automatic()
            }
            _ => fault,
        }
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
        let mut replacement = None;
        let (code, message, label) = match error.kind() {
            Wrong::Not { .. } | Wrong::FalseSchema => (
                Code::MisplacedKey,
                format!("{name} does not go with the other keys here"),
                key_label(),
            ),
            _ if empty => {
                if let Some(hidden) = self.hidden(pointer) {
                    return hidden;
                }
                let written = self.text.get(label.span.clone()).unwrap_or_default();
                if value.is_null() && matches!(written, "null" | "Null" | "NULL" | "~") {
                    let quoted = format!("\"{written}\"");
                    if self.pattern(error).is_none_or(|pattern| fits(pattern, written)) {
                        did_you_mean = Some(format!("if it is text, put it in quotes: {quoted}"));
                    }
                    (
                        Code::EmptyValue,
                        format!("{name} is left empty: YAML reads `{written}` as nothing"),
                        label,
                    )
                } else {
                    (Code::EmptyValue, format!("{name} is left empty"), key_label())
                }
            }
            Wrong::Type { .. } => {
                let is_date = self.subschema(error).is_some_and(|it| it["format"] == "date");
                let wanted = match self.keyword(error) {
                    Some(Value::Array(_)) if is_date => "a year or a date".to_owned(),
                    Some(_) if is_date => "a date".to_owned(),
                    types => types.map(wanted_types).unwrap_or_default(),
                };
                let written = self.text.get(label.span.clone()).unwrap_or_default();
                if wanted == "text" && matches!(value, Value::Number(_) | Value::Bool(_)) {
                    match self.without_unit(error, written) {
                        // In quotes it would be no more right than without.
                        Some(help) => did_you_mean = help,
                        None => {
                            did_you_mean = Some(format!("put it in quotes: \"{written}\""));
                            replacement = Some((format!("\"{written}\""), true));
                        }
                    }
                }
                if let (true, Value::String(_)) = (wanted == "a list", value) {
                    if behind_odd_space(written).is_some() {
                        let help = "type an ordinary space after each hyphen of the list";
                        return Diagnostic::new(Code::WrongType, ODD_SPACE_AFTER_HYPHEN, label)
                            .help(help);
                    }
                    // A text of several lines may have the hyphens of items in it.
                    did_you_mean = match written.contains([':', '#', '"', '\'', '[', '{', '\n']) {
                        true => Some("write each entry on a line of its own below the key, behind a hyphen and a space".to_owned()),
                        false => self
                            .entries(pointer, written)
                            .map(|entries| format!("put it in brackets: [{entries}]")),
                    };
                }
                // `[PDF]` and `{PDF}` are texts to people.
                let is_line = written.starts_with(['[', '{']) && !written.contains(['\n', '"']);
                if wanted == "text" && is_line {
                    did_you_mean = Some(format!("if it is text, put it in quotes: \"{written}\""));
                }
                // `[curve: S-shaped]` and `- curve: S-shaped` are texts with a colon.
                let has_colon = value.is_object() && !written.contains(['\n', '"', '\\']);
                if wanted == "text" && has_colon && !written.starts_with('{') {
                    did_you_mean = Some(format!("put the text in quotes: \"{written}\""));
                }
                (Code::WrongType, format!("{name} must be {wanted}, not {}", kind_of(value)), label)
            }
            Wrong::Enum { options } => {
                let options: Vec<&str> =
                    options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                let meant =
                    value.as_str().and_then(|text| suggest::closest(text, options.iter().copied()));
                let written = value.as_str().unwrap_or_default();
                did_you_mean = meant.map(|meant| wording::meant(written, meant));
                // It may decide which words a reader sees.
                replacement = meant.map(|meant| (meant.to_owned(), false));
                (Code::InvalidValue, format!("{name} cannot be {}", shown(value)), label)
            }
            Wrong::Format { format } if format == "date" => {
                let message = match value.as_str().is_some_and(is_written_as_date) {
                    true => format!("{} is not a date that exists", shown(value)),
                    false => format!("{} is not written as a date", shown(value)),
                };
                (Code::InvalidDate, message, label)
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
        // Who opened a link is in no finding: these are published beside a change.
        if pointer.ends_with("/verified/by") {
            let message = match (value.is_string(), code) {
                (true, Code::InvalidValue) => format!("{name} is no name or role"),
                _ => message,
            };
            let help = "write a name or a role as text, for example: the editors";
            return Diagnostic::new(code, message, label).help(help);
        }
        let diagnostic = Diagnostic::new(code, message, label);
        let help = match (self.help(error), code) {
            (Some(help), Code::EmptyValue) if walk::list_of(pointer).is_some() => help,
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
        let is_form = matches!(
            error.kind(),
            Wrong::Pattern { .. } | Wrong::Format { .. } | Wrong::Enum { .. }
        );
        let alike = value.as_str().filter(|_| is_form && did_you_mean.is_none()).and_then(typed);
        let written = self
            .wants_comma(error)
            .or_else(|| {
                let plain = alike?;
                let plain = id_from(&plain).filter(|_| wants_id(error)).unwrap_or(plain);
                replacement = Some((plain.clone(), true));
                Some(wording::looks_right(&plain))
            })
            .or_else(|| self.fitting(error));
        let span = diagnostic.place().span.clone();
        let diagnostic = diagnostic.help(written.or(did_you_mean).unwrap_or(help));
        // Only what stands there by itself is replaced, quotes and all.
        let is_whole = self.text.get(span.clone()).is_some_and(|it| {
            let inner = it.trim_matches(['"', '\'']);
            value.as_str().is_none_or(|said| said == inner)
        });
        match replacement.filter(|_| is_whole) {
            Some((text, true)) => diagnostic.replace(span, text).automatic(),
            Some((text, false)) => diagnostic.replace(span, text),
            None => diagnostic,
        }
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
    pub(super) fn help(&self, error: &ValidationError<'_>) -> Option<String> {
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
