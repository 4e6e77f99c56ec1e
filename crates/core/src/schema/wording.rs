//! Values, places and hints of a schema in plain words.

use serde_json::Value;

use super::walk::unescape;
use crate::chars::reference;
use crate::yaml::latin;

/// A schema's plain sentence. There it is a sentence by itself, here the end of one.
pub(super) fn help_of(schema: &Value) -> Option<String> {
    let sentence = schema.get("x-help")?.as_str()?;
    let mut rest = sentence.strip_suffix('.').unwrap_or(sentence).chars();
    rest.next().map(|first| first.to_lowercase().chain(rest).collect())
}

/// "a", "a and b", "a, b and c".
pub(super) fn in_words(items: &[String], show: impl Fn(&str) -> String) -> String {
    let shown: Vec<String> = items.iter().map(|item| show(item)).collect();
    match shown.split_last() {
        Some((last, front)) if !front.is_empty() => format!("{} and {last}", front.join(", ")),
        _ => shown.concat(),
    }
}

/// What a person calls the value at a pointer: the key that it stands under.
pub(super) fn name_of(pointer: &str) -> String {
    let mut parts = pointer.rsplit('/');
    let last = parts.next().unwrap_or_default();
    match last.parse::<usize>() {
        Ok(index) => {
            let list = parts.next().unwrap_or_default();
            format!("entry {} of `{}`", index + 1, unescape(list))
        }
        Err(_) if last.is_empty() => "the file".to_owned(),
        Err(_) => format!("`{}`", unescape(last)),
    }
}

/// A value as it is quoted in a message: short, whatever the file says.
pub(super) fn shown(value: &Value) -> String {
    const LONGEST: usize = 60;
    match value {
        Value::Array(_) | Value::Object(_) => kind_of(value).to_owned(),
        other => {
            let text = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
            let text = text.trim_end().replace('\n', " ");
            let mut short: String = text.chars().take(LONGEST).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            format!("`{short}`")
        }
    }
}

pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a group of keys",
    }
}

pub(super) fn wanted_types(types: &Value) -> String {
    let name = |kind: &Value| match kind.as_str() {
        Some("string") => "text",
        Some("integer") => "a whole number",
        Some("number") => "a number",
        Some("boolean") => "true or false",
        Some("array") => "a list",
        Some("object") => "a group of keys",
        _ => "something else",
    };
    match types {
        Value::Array(kinds) => kinds.iter().map(name).collect::<Vec<_>>().join(" or "),
        kind => name(kind).to_owned(),
    }
}

/// Whether a text has the form of a date, which may not be in the calendar.
pub(super) fn is_written_as_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// What to write in the place of a word that is much like another one.
pub(super) fn meant(written: &str, meant: &str) -> String {
    match typed(written).as_deref() == Some(meant) {
        true => looks_right(meant),
        false => format!("did you mean `{meant}`?"),
    }
}

/// What to write in the place of a word with a sign of another kind.
pub(super) fn looks_right(plain: &str) -> String {
    format!("write `{plain}`: a sign in it only looks like the right one")
}

/// A text as it would be typed, if some of its signs only look so or cannot be seen: hyphens and
/// spaces as word processors make them, and marks between letters.
pub(super) fn typed(text: &str) -> Option<String> {
    let mut said = text.to_owned();
    while let Some((part, meant)) = reference(&said).filter(|it| !it.1.contains('&')) {
        said.replace_range(part, &meant);
    }
    let plain: String = said
        .chars()
        .filter_map(|c| match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '“' | '”' | '„' => None,
            '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Some(' '),
            c => Some(c),
        })
        .collect();
    let plain = latin(&plain);
    (plain != text).then(|| plain.trim().to_owned())
}
