//! Making the best of a file with faults.
//!
//! A file with one bad value still has much to say: its other values, and what other files rely
//! on. So what a schema rejects is taken out or, where something must stand, filled in with a value
//! that says as little as possible, until the types can hold the rest. Anyone who looks at the result
//! must know which places were repaired: a rule that judged a value which nobody wrote would report
//! a second fault for one cause.

use std::collections::HashSet;

use jsonschema::error::ValidationErrorKind as Wrong;
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

use super::walk;
use crate::doubts::Doubts;
use crate::suggest;
use crate::yaml::escape;

/// Repairs uncover others (a value filled in may ask for a key), but never many.
const MOST_ROUNDS: usize = 8;

/// The value without what its schema rejects; `None` where nothing useful would be left.
pub(super) fn repair(
    schema: &Value,
    validator: &Validator,
    mut value: Value,
    doubts: &mut Doubts,
) -> Option<Value> {
    for _ in 0..MOST_ROUNDS {
        let repairs: Vec<Repair> =
            validator.iter_errors(&value).flat_map(|error| Repair::of(schema, &error)).collect();
        if repairs.is_empty() {
            return Some(value);
        }
        for repair in repairs {
            repair.apply(&mut value, doubts)?;
        }
    }
    None
}

/// One thing to do at one place, given as a JSON pointer.
enum Repair {
    Remove { parent: String, keys: HashSet<String> },
    Fill { parent: String, key: String, value: Value },
    Replace { pointer: String, value: Value },
    GiveUp,
}

impl Repair {
    fn of(schema: &Value, error: &ValidationError<'_>) -> Vec<Self> {
        let pointer = error.instance_path().as_str();
        match error.kind() {
            Wrong::AdditionalProperties { unexpected } => vec![Self::Remove {
                parent: pointer.to_owned(),
                keys: unexpected.iter().cloned().collect(),
            }],
            Wrong::Required { property } => {
                let key = property.as_str().unwrap_or_default().to_owned();
                let value = walk::to(schema, &format!("{pointer}/{}", escape(&key)))
                    .map_or(Value::Null, |schema_of| filler(schema, schema_of, None));
                vec![Self::Fill { parent: pointer.to_owned(), key, value }]
            }
            kind if is_harmless(schema, kind, error) => Vec::new(),
            Wrong::Not { .. } | Wrong::FalseSchema => match split(pointer) {
                Some((parent, key)) => vec![Self::Remove { parent, keys: [key].into() }],
                None => vec![Self::GiveUp],
            },
            _ => vec![Self::value(schema, pointer, error.instance().as_ref())],
        }
    }

    /// What to do about a value that cannot stay: an optional one goes, any other is filled in.
    fn value(schema: &Value, pointer: &str, written: &Value) -> Self {
        let Some((parent, key)) = split(pointer) else { return Self::GiveUp };
        let Some(schema_of) = walk::to(schema, pointer) else { return Self::GiveUp };
        let is_property = walk::to(schema, &parent)
            .is_some_and(|parent| walk::find(schema, parent, "properties").is_some());
        let required = walk::to(schema, &parent)
            .and_then(|parent| walk::find(schema, parent, "required")?.as_array())
            .is_some_and(|keys| keys.iter().any(|required| *required == key));
        if is_property && !required {
            return Self::Remove { parent, keys: [key].into() };
        }
        // An item of a list is never taken out, because those after it would change their numbers,
        // and with them the places that are shown for them.
        let value = filler(schema, schema_of, Some(written));
        Self::Replace { pointer: pointer.to_owned(), value }
    }

    fn apply(self, root: &mut Value, doubts: &mut Doubts) -> Option<()> {
        match self {
            // In one go: taking one of many keys out moves all that follow.
            Self::Remove { parent, keys } => {
                if let Some(object) = root.pointer_mut(&parent).and_then(Value::as_object_mut) {
                    object.retain(|key, _| !keys.contains(key));
                }
            }
            Self::Fill { parent, key, value } => {
                doubts.add_filled(format!("{parent}/{}", escape(&key)));
                if let Some(object) = root.pointer_mut(&parent).and_then(Value::as_object_mut) {
                    object.entry(key).or_insert(value);
                }
            }
            Self::Replace { pointer, value } => {
                if let Some(place) = root.pointer_mut(&pointer) {
                    *place = value;
                }
                doubts.add_filled(pointer);
            }
            Self::GiveUp => return None,
        }
        Some(())
    }
}

/// Whether the types can hold such a value all the same. It then stays: what was written says more
/// than what could be put in its place.
fn is_harmless(schema: &Value, kind: &Wrong, error: &ValidationError<'_>) -> bool {
    match kind {
        Wrong::MinItems { .. } | Wrong::MinProperties { .. } | Wrong::UniqueItems => true,
        Wrong::Format { format } => format == "http-url",
        // A pattern with an example is one that our types read (`24 months`); any other only says
        // which texts are good ones.
        Wrong::Pattern { .. } => walk::to(schema, error.instance_path().as_str())
            .is_some_and(|schema_of| walk::find(schema, schema_of, "examples").is_none()),
        _ => false,
    }
}

/// A value that a schema accepts, or that the types can at least hold.
fn filler(root: &Value, schema: &Value, written: Option<&Value>) -> Value {
    let find = |keyword| walk::find(root, schema, keyword);
    if let Some(example) = find("examples").and_then(|examples| examples.get(0)) {
        return example.clone();
    }
    if let Some(options) = find("enum").and_then(Value::as_array) {
        let meant = written.and_then(Value::as_str).and_then(|written| {
            suggest::closest(written, options.iter().filter_map(Value::as_str))
        });
        return meant.map(Value::from).or_else(|| options.first().cloned()).unwrap_or(Value::Null);
    }
    match find("type").and_then(Value::as_str) {
        Some("string") if find("format").is_some_and(|format| format == "date") => {
            json!("1970-01-01")
        }
        Some("string") => json!(""),
        Some("integer") => find("minimum").cloned().unwrap_or_else(|| json!(0)),
        Some("boolean") => json!(false),
        Some("array") => json!([]),
        Some("object") => {
            let required = find("required").and_then(Value::as_array).into_iter().flatten();
            required
                .filter_map(Value::as_str)
                .map(|key| {
                    let value = find("properties")
                        .and_then(|properties| properties.get(key))
                        .map_or(Value::Null, |schema| filler(root, schema, None));
                    (key.to_owned(), value)
                })
                .collect()
        }
        _ => Value::Null,
    }
}

fn split(pointer: &str) -> Option<(String, String)> {
    let (parent, key) = pointer.rsplit_once('/')?;
    Some((parent.to_owned(), walk::unescape(key)))
}
