//! A number with a decimal comma in a list in brackets, where YAML takes the comma for the end of an
//! entry: `[narrowing of 2,5 cm]` is a list of `narrowing of 2` and `5 cm`.

use std::ops::Range;

use serde_json::{Value, json};

use super::walk;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::doubts::Doubts;
use crate::source::SourcePath;
use crate::yaml::{SpanTree, escape};

/// Finds each text that a comma between two digits has cut up. What it was cut into is in doubt.
pub(super) fn check(
    schema: &Value,
    value: &Value,
    path: &SourcePath,
    text: &str,
    doubts: &mut Doubts,
) -> Vec<Diagnostic> {
    let is_suspicious =
        |bytes: &[u8]| matches!(bytes, [a, b',', c] if a.is_ascii_digit() && c.is_ascii_digit());
    if !text.as_bytes().windows(3).any(is_suspicious) {
        return Vec::new();
    }
    let mut lists = Vec::new();
    collect(schema, value, "", &mut lists);
    if lists.is_empty() {
        return Vec::new();
    }
    let tree = SpanTree::parse(text);
    let mut faults = Vec::new();
    for (list, length) in lists {
        let entries: Vec<_> =
            (0..length).map(|index| tree.value(&format!("{list}/{index}"))).collect();
        let mut first = 0;
        for index in 0..length {
            let next = entries.get(index + 1);
            if next.is_some_and(|next| is_cut(text, &entries[index], next)) {
                continue;
            }
            if first < index {
                faults.push(fault(path, text, entries[first].start..entries[index].end));
                doubts.add(list.clone());
                for part in first..=index {
                    doubts.add(format!("{list}/{part}"));
                }
            }
            first = index + 1;
        }
    }
    faults
}

/// The lists whose entries may have a comma in them, each with its length.
fn collect(schema: &Value, value: &Value, pointer: &str, lists: &mut Vec<(String, usize)>) {
    match value {
        Value::Array(items) => {
            if takes_comma(schema, &format!("{pointer}/0")) {
                lists.push((pointer.to_owned(), items.len()));
            }
            for (index, item) in items.iter().enumerate() {
                collect(schema, item, &format!("{pointer}/{index}"), lists);
            }
        }
        Value::Object(entries) => {
            for (key, entry) in entries {
                collect(schema, entry, &format!("{pointer}/{}", escape(key)), lists);
            }
        }
        _ => {}
    }
}

/// Whether the schema lets a text with a comma stand at a pointer.
fn takes_comma(schema: &Value, pointer: &str) -> bool {
    let Some(entry) = walk::to(schema, pointer) else { return false };
    let is_text = walk::find(schema, entry, "type").is_some_and(|it| it == "string");
    is_text
        && walk::find(schema, entry, "pattern").is_none_or(|pattern| {
            jsonschema::is_valid(&json!({ "pattern": pattern }), &json!("2,5 cm"))
        })
}

/// Whether nothing but a comma between two digits parts two entries.
fn is_cut(text: &str, one: &Range<usize>, next: &Range<usize>) -> bool {
    let digit = |part: Option<&str>| part.is_some_and(|it| it.bytes().all(|b| b.is_ascii_digit()));
    text.get(one.end..next.start) == Some(",")
        && digit(text.get(one.end.saturating_sub(1)..one.end))
        && digit(text.get(next.start..next.start + 1))
}

fn fault(path: &SourcePath, text: &str, span: Range<usize>) -> Diagnostic {
    let written = text.get(span.clone()).unwrap_or_default();
    let message = "this comma ends an entry of the list, so that the number is cut in two";
    let label = Label::new(path, span.clone());
    let fault = Diagnostic::new(Code::InvalidValue, message, label);
    if written.contains(['"', '\\', '\n']) {
        return fault.help("put the whole text in quotes");
    }
    let quoted = format!("\"{written}\"");
    fault.help(format!("put the whole text in quotes: {quoted}")).replace(span, quoted)
}
