//! From what a schema validator says to what an author needs to hear.
//!
//! One cause, one message: a misspelt key is not also a missing one, and a value that is wrong in
//! several ways is reported for the first of them.

use std::collections::{BTreeMap, HashSet};

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind as Wrong;
use serde_json::Value;

use super::explainer::Explainer;
use super::walk;
use crate::diagnostic::Diagnostic;
use crate::doubts::Doubts;
use crate::place::{Renamed, SourcePath};
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
/// A misspelt key is first corrected, so that it is not also missing, and so that what stands under
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
    let mut explainer = Explainer { schema, path, text, spans: SpanTree::parse(text) };
    let mut diagnostics = Vec::new();
    let mut renamed = Vec::new();
    loop {
        let mut slips: Vec<(String, String, String)> = Vec::new();
        let mut taken = HashSet::new();
        for error in validator.iter_errors(&value) {
            let Wrong::AdditionalProperties { unexpected } = error.kind() else { continue };
            let parent = error.instance_path().as_str();
            for key in unexpected {
                if let Some(meant) = explainer.meant(&error, key)
                    && taken.insert((parent.to_owned(), meant.to_owned()))
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

    // Each key that an item of a list has twice, with the list.
    let twice: HashSet<(&str, &str)> = duplicates
        .iter()
        .filter_map(|it| Some((walk::list_of(&it.mapping)?, it.key.as_str())))
        .collect();
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
                let strayed =
                    walk::list_of(pointer).is_some_and(|list| twice.contains(&(list, property)));
                if !strayed {
                    let place = (pointer.to_owned(), error.schema_path().as_str().to_owned());
                    missing.entry(place).or_default().push(property.to_owned());
                }
            }
            // What is left empty is told as that.
            Wrong::UniqueItems if only_empty_twice(error.instance().as_ref()) => {}
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

/// Whether nothing stands twice in a list but entries that are left empty.
fn only_empty_twice(list: &Value) -> bool {
    let mut seen = HashSet::new();
    list.as_array().into_iter().flatten().all(|item| item.is_null() || seen.insert(item))
}

fn put_right(value: &mut Value, parent: &str, key: &str, meant: &str) {
    if let Some(object) = value.pointer_mut(parent).and_then(Value::as_object_mut)
        && let Some(value) = object.shift_remove(key)
    {
        object.insert(meant.to_owned(), value);
    }
}
