//! Schemas are held to a stricter schema of their own: validators pass over a misspelt keyword
//! without a word, and an author would be told nothing about what it should have checked.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas")
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a schema");
    serde_json::from_str(&text).expect("JSON")
}

fn strict() -> Validator {
    jsonschema::draft202012::options()
        .build(&read(&folder().join("strict.meta-schema.json")))
        .expect("the meta-schema")
}

fn faults(schema: &Value) -> Vec<String> {
    strict()
        .iter_errors(schema)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_schema_is_strict() {
    let mut seen = 0;
    for entry in fs::read_dir(folder()).expect("the folder") {
        let path = entry.expect("an entry").path();
        assert_eq!(faults(&read(&path)), Vec::<String>::new(), "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 8, "the test sees the schemas");
}

#[test]
fn what_validators_pass_over_is_a_fault() {
    for (schema, why) in [
        (json!({"requierd": ["id"]}), "a misspelt keyword"),
        (json!({"$defs": {"a": {"additionalProperites": false}}}), "one further down"),
        (json!({"type": "string", "pattern": "a"}), "a pattern without a plain sentence"),
        (json!({"type": "string", "format": "date"}), "a format without one"),
        (json!({"type": "text"}), "a type that there is not"),
        (
            json!({"type": "object", "additionalProperties": false, "properties": {"a": {"type": "string"}}}),
            "a property without a description",
        ),
        (json!({"x-help": "no full stop"}), "help that is no sentence"),
    ] {
        assert!(!faults(&schema).is_empty(), "{why} passes");
    }
    assert!(faults(&json!({"type": "string", "pattern": "a", "x-help": "Write an a."})).is_empty());
}

/// Editors know the sentence beside a pattern under another name than we do. It is one sentence.
#[test]
fn editors_and_the_command_line_say_the_same() {
    fn look(schema: &Value, seen: &mut usize) {
        if let Value::Object(entries) = schema {
            if entries.get("pattern").is_some_and(Value::is_string) {
                *seen += 1;
                assert_eq!(entries.get("patternErrorMessage"), entries.get("x-help"), "{schema}");
            }
            entries.values().for_each(|it| look(it, seen));
        } else if let Value::Array(items) = schema {
            items.iter().for_each(|it| look(it, seen));
        }
    }
    let mut seen = 0;
    for name in ["site", "provider", "aid", "page", "suppressions"] {
        look(&read(&folder().join(format!("{name}.schema.json"))), &mut seen);
    }
    assert!(seen > 20, "{seen}");
}
