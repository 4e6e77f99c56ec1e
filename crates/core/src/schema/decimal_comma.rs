//! A number with a decimal comma in a list in brackets, where YAML takes the comma for the end of an
//! entry: `[narrowing of 2,5 cm]` is a list of `narrowing of 2` and `5 cm`.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

use super::instead::fits;
use super::walk;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::doubts::Doubts;
use crate::place::SourcePath;
use crate::yaml::{SpanTree, escape};

/// Finds each text that a comma between two digits has cut up. What it was cut into is in doubt.
pub(super) fn check(
    schema: &Value,
    value: &Value,
    path: &SourcePath,
    text: &str,
    doubts: &mut Doubts,
) -> Vec<Diagnostic> {
    // Nearly no file has such a comma at all.
    let may_be_cut = |bytes: &[u8]| matches!(bytes, [one, b',', next] if one.is_ascii_digit() && next.is_ascii_digit());
    if !text.as_bytes().windows(3).any(may_be_cut) {
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

/// The lists in which a number may be cut in two, each with its length.
fn collect(schema: &Value, value: &Value, pointer: &str, lists: &mut Vec<(String, usize)>) {
    match value {
        Value::Array(items) => {
            let may_be_cut = items.windows(2).any(|pair| {
                let [one, next] = [&pair[0], &pair[1]].map(said);
                one.is_some_and(|it| it.ends_with(is_digit))
                    && next.is_some_and(|it| it.starts_with(is_digit))
            });
            if may_be_cut && takes_comma(schema, &format!("{pointer}/0")) {
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

/// A text or a number as it is written.
fn said(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(text.into()),
        Value::Number(number) => Some(number.to_string().into()),
        _ => None,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether the schema lets a text with a comma stand at a pointer.
fn takes_comma(schema: &Value, pointer: &str) -> bool {
    let Some(entry) = walk::to(schema, pointer) else { return false };
    let is_text = walk::find(schema, entry, "type").is_some_and(|it| it == "string");
    is_text && walk::find(schema, entry, "pattern").is_none_or(|pattern| fits(pattern, "2,5 cm"))
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
