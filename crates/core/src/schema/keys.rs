//! The keys of content.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde_json::Value;

use super::kind::Kind;

/// Whether a word is a key of any kind of content.
pub(crate) fn knows_key(word: &str) -> bool {
    keys().contains(word)
}

/// The keys of all kinds of content.
pub(crate) fn keys() -> &'static HashSet<String> {
    static KEYS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        fn collect(schema: &Value, keys: &mut HashSet<String>) {
            match schema {
                Value::Object(entries) => {
                    if let Some(Value::Object(properties)) = entries.get("properties") {
                        keys.extend(properties.keys().cloned());
                    }
                    entries.values().for_each(|schema| collect(schema, keys));
                }
                Value::Array(items) => items.iter().for_each(|schema| collect(schema, keys)),
                _ => {}
            }
        }
        let mut keys = HashSet::new();
        Kind::ALL.iter().for_each(|kind| collect(&kind.schema().text, &mut keys));
        keys
    });
    &KEYS
}
