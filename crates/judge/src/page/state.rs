//! What a page has in store for its scripts to show: data in JSON.

use scraper::node::Element;

use crate::words::one_line;

/// How much of it is kept, in bytes.
const KEPT: usize = 50_000;

/// Whether a script is data: what an application starts from, or a description of the page for
/// search engines.
pub(super) fn is_data(element: &Element) -> bool {
    element.attr("type").is_some_and(|kind| {
        let kind = kind.trim().to_ascii_lowercase();
        kind == "application/json" || kind == "application/ld+json"
    })
}

/// The strings of a piece of JSON that say something, a line each; of addresses and the like there
/// is no saying.
pub(super) fn strings(json: &str) -> String {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(json) else { return String::new() };
    let mut said = String::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        if said.len() > KEPT {
            break;
        }
        match value {
            serde_json::Value::String(text) if !text.contains("://") && !text.starts_with('/') => {
                said.push_str(&one_line(&text));
                said.push('\n');
            }
            serde_json::Value::Array(values) => open.extend(values),
            serde_json::Value::Object(fields) => {
                open.extend(fields.into_iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
    said
}
