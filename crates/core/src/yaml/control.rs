//! Characters that cannot be seen and change what is, at their places in YAML. Which they are,
//! [`crate::chars`] says.

use std::ops::Range;

use serde_json::Value;

use super::escape;
use crate::chars::{Hidden, hidden, is_unfit};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::place::SourcePath;

/// A character that cannot be seen, at its place.
pub(super) fn fault(path: &SourcePath, span: Range<usize>) -> Diagnostic {
    let message = "there is a character here that cannot be seen and has no place in a text";
    Diagnostic::new(Code::ControlCharacter, message, Label::new(path, span))
        .help("delete the line and type it again, rather than paste it")
}

/// The first character that YAML allows nowhere, or only at the very beginning of a file, or that
/// its readers do not agree on.
pub(super) fn first(text: &str) -> Option<Range<usize>> {
    text.char_indices()
        .find(|(_, c)| {
            matches!(hidden(*c), Some(Hidden::Forbidden | Hidden::LineEnd)) || *c == BYTE_ORDER_MARK
        })
        .map(|(start, c)| start..start + c.len_utf8())
}

/// The pointers of all texts in a value that have such a character.
pub(super) fn places(value: &Value) -> Vec<String> {
    let mut places = Vec::new();
    // Hardly any value has one, and a pointer to each is more work than to look.
    if has_control(value) {
        collect(value, "", &mut places);
    }
    places
}

fn collect(value: &Value, pointer: &str, places: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains(is_control) => places.push(pointer.to_owned()),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{pointer}/{index}"), places);
            }
        }
        Value::Object(entries) => {
            for (key, entry) in entries {
                collect(entry, &format!("{pointer}/{}", escape(key)), places);
            }
        }
        _ => {}
    }
}

fn has_control(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains(is_control),
        Value::Array(items) => items.iter().any(has_control),
        Value::Object(entries) => entries.values().any(has_control),
        _ => false,
    }
}

/// The marks that only state a direction (U+200E, U+200F) and the isolates are what right-to-left
/// languages need; embeddings and overrides are what they no longer need. A byte order mark belongs
/// at the beginning of a file, and comes with what is pasted from one; some YAML readers, but not
/// all, take U+2028 and U+2029 for the end of a line.
pub(super) fn is_control(c: char) -> bool {
    is_unfit(c) || matches!(c, '\r' | BYTE_ORDER_MARK)
}

const BYTE_ORDER_MARK: char = '\u{feff}';

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::places;

    #[test]
    fn what_cannot_be_seen_is_found_wherever_it_stands() {
        let value = json!({"a": "fine\n\tit is", "b/c": ["fine", "sco\u{1b}[31m"], "d": "\u{202e}gpj", "e": "\u{fffe}", "f": "\u{e0041}"});
        assert_eq!(places(&value), ["/b~1c/1", "/d", "/e", "/f"]);
    }
}
