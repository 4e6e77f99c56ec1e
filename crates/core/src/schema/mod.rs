//! Content against its JSON Schemas.
//!
//! The schemas in `schemas/` are the contract with authors and their editors; this module is the
//! only one that knows the library which checks them. What it makes of each finding is in
//! [`explain`].

mod decimal_comma;
mod explain;
mod explainer;
mod instead;
pub(crate) mod keys;
pub(crate) mod kind;
mod repair;
mod walk;
mod wording;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::doubts::Doubts;
use crate::place::{Renamed, SourcePath};
use crate::yaml::{DuplicateKey, Reported, escape};

pub use self::kind::Kind;

/// What came of holding a file to the schema of its kind.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// What is wrong with it, in the order of the file.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What it says, without what is wrong; `None` where nothing useful is left.
    pub(crate) value: Option<Value>,
    /// All values that something is wrong with, or that are not there.
    pub(crate) doubts: Doubts,
    /// The keys that are misspelt. In `value` and `doubts` they are what they were meant to be.
    pub(crate) renamed: Vec<Renamed>,
}

/// Holds a file to the schema of its kind.
pub(crate) fn check(
    kind: Kind,
    path: &SourcePath,
    text: &str,
    value: Value,
    reported: &Reported,
) -> Checked {
    let schema = kind.schema();
    let mut doubts = Doubts::default();
    for pointer in &reported.unseen {
        doubts.add(pointer);
    }
    // Of two files in one, what is here is partly the one and partly the other.
    if reported.duplicates.len() > 2 {
        for DuplicateKey { mapping, key } in &reported.duplicates {
            doubts.add(format!("{mapping}/{}", escape(key)));
        }
    }
    for DuplicateKey { mapping, .. } in &reported.duplicates {
        // Where an item of a list has a key twice, the line that begins the next item may be
        // missing, and the list is one item short.
        doubts.add(mapping);
        doubts.add(walk::list_of(mapping).unwrap_or(mapping));
    }
    let cut = decimal_comma::check(&schema.text, &value, path, text, &mut doubts);
    if schema.validator.is_valid(&value) {
        return Checked { diagnostics: cut, value: Some(value), doubts, ..Checked::default() };
    }
    if let Some(other) = Kind::ALL.into_iter().find(|it| it.schema().validator.is_valid(&value)) {
        let message = format!("this file says what a file of the kind “{}” says", other.name());
        let mut stray = Diagnostic::new(Code::UnexpectedFile, message, Label::new(path, 0..0))
            .help(format!("move it to {}", other.place()));
        stray.severity = Severity::Error;
        return Checked { diagnostics: vec![stray], ..Checked::default() };
    }
    let mut explained = explain::explain(
        &schema.text,
        &schema.validator,
        value,
        path,
        text,
        &reported.duplicates,
        &mut doubts,
    );
    explained.diagnostics.extend(cut);
    explained.diagnostics.sort_by_key(|fault| fault.place().span.start);
    let repaired = repair::repair(&schema.text, &schema.validator, explained.value, &mut doubts);
    Checked {
        diagnostics: explained.diagnostics,
        value: repaired,
        doubts,
        renamed: explained.renamed,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::Kind;
    use super::kind::is_http_url;

    #[test]
    fn every_schema_can_be_built() {
        for kind in Kind::ALL {
            let id = kind.schema().text["$id"].as_str().expect("an id").to_owned();
            assert!(id.ends_with(&format!("/{}.schema.json", kind.name())), "{id}");
        }
    }

    /// Editors look at patterns and pass over formats, so every date has both.
    #[test]
    fn days_that_are_in_no_calendar_are_seen_by_editors_too() {
        fn dates<'s>(schema: &'s Value, found: &mut Vec<&'s Value>) {
            if schema["format"] == "date" {
                found.push(&schema["pattern"]);
            }
            match schema {
                Value::Object(entries) => entries.values().for_each(|it| dates(it, found)),
                Value::Array(items) => items.iter().for_each(|it| dates(it, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        Kind::ALL.iter().for_each(|kind| dates(&kind.schema().text, &mut found));
        assert_eq!(found.len(), 4);
        for pattern in found {
            let pattern = serde_json::json!({ "pattern": pattern });
            let validator = jsonschema::validator_for(&pattern).expect("a pattern");
            let seen = |date: &str| !validator.is_valid(&Value::from(date));
            for wrong in
                ["2026-02-30", "2026-04-31", "2026-13-01", "2026-1-1", "22-11-2026", "2026-11-00"]
            {
                assert!(seen(wrong), "{wrong}");
            }
            for right in ["2026-02-28", "2028-02-29", "2026-12-31", "2026-04-30"] {
                assert!(!seen(right), "{right}");
            }
        }
    }

    #[test]
    fn only_web_addresses_with_a_host_are_http_urls() {
        for good in
            ["https://example.org", "http://example.org/a?b=c#d", "https://münchen.example/"]
        {
            assert!(is_http_url(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "https://",
            "HTTPS//example.org",
            "example.org",
            "",
            "//example.org",
            "mailto:a@example.org",
            "https:example.org",
        ] {
            assert!(!is_http_url(bad), "{bad}");
        }
    }
}
