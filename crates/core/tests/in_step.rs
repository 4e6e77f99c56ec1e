//! Schemas and types say the same: what a schema accepts can be read, and what it does not know,
//! the types do not know either.
//!
//! From each schema a file with every key in it is made. Then one thing at a time is changed.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use signpost_core::model::{Aid, Page, Provider, SiteConfig, Suppression};

type Read = fn(Value) -> Result<(), serde_json::Error>;

/// Each schema with the type that reads its files.
fn kinds() -> [(&'static str, Value, Read); 5] {
    fn schema(text: &str) -> Value {
        serde_json::from_str(text).expect("a schema")
    }
    fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<(), serde_json::Error> {
        serde_json::from_value::<T>(value).map(drop)
    }
    macro_rules! kind {
        ($name:literal, $type:ty) => {
            (
                $name,
                schema(include_str!(concat!("../../../schemas/", $name, ".schema.json"))),
                read::<$type> as Read,
            )
        };
    }
    [
        kind!("site", SiteConfig),
        kind!("provider", Provider),
        kind!("aid", Aid),
        kind!("page", Page),
        kind!("suppressions", Vec<Suppression>),
    ]
}

/// A keyword of a schema, also where the schema only refers to another.
fn find<'s>(root: &'s Value, schema: &'s Value, keyword: &str) -> Option<&'s Value> {
    schema.get(keyword).or_else(|| {
        let target = schema.get("$ref")?.as_str()?.strip_prefix('#')?;
        find(root, root.pointer(target)?, keyword)
    })
}

/// A value with every key and one item in every list.
fn full(root: &Value, schema: &Value) -> Value {
    let find = |keyword| find(root, schema, keyword);
    let types = find("type").map(|it| if it.is_array() { it[0].clone() } else { it.clone() });
    let kind = types.as_ref().and_then(Value::as_str);
    if let Some(example) =
        find("examples").or_else(|| find("enum")).filter(|_| kind != Some("array"))
    {
        return example[0].clone();
    }
    match kind {
        Some("object") => {
            let named = find("properties").and_then(Value::as_object).into_iter().flatten();
            let named = named.map(|(key, schema)| (key.clone(), full(root, schema)));
            let patterns =
                find("patternProperties").and_then(Value::as_object).into_iter().flatten();
            let patterns = patterns.map(|(_, schema)| ("en".to_owned(), full(root, schema)));
            named.chain(patterns).collect()
        }
        Some("array") => json!([full(root, find("items").expect("items"))]),
        Some("string") if find("format") == Some(&json!("date")) => json!("2026-11-22"),
        Some("string") if find("format") == Some(&json!("http-url")) => {
            json!("https://example.org/")
        }
        Some("string") => json!("a"),
        Some("integer") => find("minimum").cloned().unwrap_or_else(|| json!(1)),
        Some("boolean") => json!(true),
        _ => panic!("no value for {schema}"),
    }
}

/// Every mapping that a schema speaks of, with the pointer to it in the full value.
fn mappings<'s>(
    root: &'s Value,
    schema: &'s Value,
    at: &str,
    found: &mut Vec<(String, &'s Value)>,
) {
    if let Some(items) = find(root, schema, "items") {
        mappings(root, items, &format!("{at}/0"), found);
    }
    if let Some(properties) = find(root, schema, "properties").and_then(Value::as_object) {
        found.push((at.to_owned(), schema));
        for (key, schema) in properties {
            mappings(root, schema, &format!("{at}/{key}"), found);
        }
    }
}

fn changed(value: &Value, pointer: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut value = value.clone();
    change(value.pointer_mut(pointer).expect("the place"));
    value
}

#[test]
fn a_file_with_every_key_can_be_read() {
    for (name, schema, read) in kinds() {
        let full = full(&schema, &schema);
        assert!(read(full.clone()).is_ok(), "{name}: {:?}\n{full:#}", read(full.clone()));
    }
}

#[test]
fn keys_are_required_where_the_schema_requires_them() {
    for (name, root, read) in kinds() {
        let full = full(&root, &root);
        let mut found = Vec::new();
        mappings(&root, &root, "", &mut found);
        for (at, schema) in found {
            let required: BTreeSet<&str> = find(&root, schema, "required")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let properties = find(&root, schema, "properties").and_then(Value::as_object);
            for key in properties.into_iter().flatten().map(|(key, _)| key) {
                let without = changed(&full, &at, |mapping| {
                    mapping.as_object_mut().expect("a mapping").remove(key);
                });
                let reads = read(without).is_ok();
                assert_eq!(reads, !required.contains(key.as_str()), "{name}: {at}/{key} left out");
            }
        }
    }
}

#[test]
fn no_type_knows_a_key_that_its_schema_does_not() {
    for (name, root, read) in kinds() {
        let full = full(&root, &root);
        let mut found = Vec::new();
        mappings(&root, &root, "", &mut found);
        for (at, schema) in found {
            assert_eq!(
                find(&root, schema, "additionalProperties"),
                Some(&json!(false)),
                "{name}: {at}"
            );
            let with = changed(&full, &at, |mapping| mapping["colour"] = json!("blue"));
            let error = read(with).expect_err("an unknown key").to_string();
            // The type says which keys it knows, and those must be the schema's.
            let known: BTreeSet<String> = quoted(&error).into_iter().skip(1).collect();
            let properties = find(&root, schema, "properties").and_then(Value::as_object);
            let listed: BTreeSet<String> =
                properties.into_iter().flatten().map(|(key, _)| key.clone()).collect();
            assert_eq!(known, listed, "{name}: {at}");
        }
    }
}

#[test]
fn choices_are_the_same() {
    for (name, root, read) in kinds() {
        let full = full(&root, &root);
        let mut found = Vec::new();
        mappings(&root, &root, "", &mut found);
        for (at, schema) in found {
            let properties = find(&root, schema, "properties").and_then(Value::as_object);
            for (key, property) in properties.into_iter().flatten() {
                let Some(choices) = find(&root, property, "enum").and_then(Value::as_array) else {
                    continue;
                };
                let put = |value: Value| changed(&full, &at, |mapping| mapping[key] = value);
                let error = read(put(json!("no-choice"))).expect_err("no choice").to_string();
                let known: BTreeSet<String> = quoted(&error).into_iter().skip(1).collect();
                let mut listed: BTreeSet<String> =
                    choices.iter().filter_map(Value::as_str).map(str::to_owned).collect();
                if key == "verdict" {
                    // Nobody suppresses what is fine already.
                    listed.extend(["ok", "skipped"].map(str::to_owned));
                }
                assert_eq!(known, listed, "{name}: {at}/{key}");
            }
        }
    }
}

#[test]
fn texts_that_are_more_than_texts_are_read_as_the_schema_says() {
    let read = |key: &str, value: &str| {
        let [(_, root, site), (_, provider_root, provider), ..] = kinds();
        if key == "min_interval" {
            let value = changed(&full(&provider_root, &provider_root), "/audit", |audit| {
                audit[key] = json!(value);
            });
            provider(value).is_ok()
        } else {
            site(changed(&full(&root, &root), "", |site| site[key] = json!(value))).is_ok()
        }
    };
    for good in ["24 months", "1 year", "9999 days", "2 weeks"] {
        assert!(read("review_every", good), "{good}");
    }
    for bad in ["24", "two years", "0 days", "24 month s", "-1 years", ""] {
        assert!(!read("review_every", bad), "{bad}");
    }
    assert!(read("min_interval", "1s") && read("min_interval", "500ms"));
    assert!(!read("min_interval", "1 s") && !read("min_interval", "1m"));
}

/// What an error message has in backticks.
fn quoted(message: &str) -> Vec<String> {
    message.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
