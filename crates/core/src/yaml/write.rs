//! From text to YAML that every reader understands as that text.

use super::read::is_ambiguous;
use crate::chars::is_unfit;

/// A text as a scalar on one line. `in_brackets` is for an item of `[a, b]` or `{a: b}`.
pub(crate) fn scalar(text: &str, in_brackets: bool) -> String {
    if is_plain(text, in_brackets) { text.to_owned() } else { quoted(text) }
}

/// Texts as a list in brackets.
pub(crate) fn list<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(|item| scalar(item.as_ref(), true)).collect();
    format!("[{}]", items.join(", "))
}

/// A text of several lines as what follows a key: a vertical bar, and the text indented below it.
pub(crate) fn block(text: &str, indent: usize) -> String {
    let text = text.trim_matches('\n').trim_end();
    let is_literal =
        !text.is_empty() && !text.starts_with(' ') && !text.chars().any(|c| c != '\n' && is_odd(c));
    if !is_literal {
        return quoted(text) + "\n";
    }
    let mut block = "|\n".to_owned();
    for line in text.lines() {
        if !line.trim().is_empty() {
            block.push_str(&" ".repeat(indent));
            block.push_str(line.trim_end());
        }
        block.push('\n');
    }
    block
}

/// Whether a text means itself without quotes. Rather quotes too many than too few.
fn is_plain(text: &str, in_brackets: bool) -> bool {
    const WORDS: [&str; 4] = ["true", "false", "null", "~"];
    let first = text.chars().next().is_some_and(|c| c.is_alphabetic());
    let last = text.chars().next_back().is_some_and(|c| c != ':' && !c.is_whitespace());
    let ends_there = in_brackets && text.contains([',', '[', ']', '{', '}', ':', '"', '\'', '?']);
    let means_more = text.contains(is_odd) || text.contains(": ") || text.contains(" #");
    first
        && last
        && !ends_there
        && !means_more
        && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        && !is_ambiguous(text)
}

/// Whether a character must not stand in YAML as itself.
fn is_odd(c: char) -> bool {
    c.is_control() || is_unfit(c) || c == '\u{feff}'
}

fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_odd(c) => quoted.push_str(&match u32::from(c) {
                number @ ..=0xffff => format!("\\u{number:04x}"),
                number => format!("\\U{number:08x}"),
            }),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::{block, list, scalar};

    const ODD: [&str; 25] = [
        "plain",
        "Low Back Pain: Should I?",
        "a #b",
        "- a",
        "no",
        "012",
        "true",
        "",
        " a",
        "a ",
        "a:",
        "[a]",
        "a, b",
        "it's",
        "\"a\"",
        "a\\b",
        "*a*",
        "&a",
        "!a",
        "é",
        "1037",
        "2026-11-22",
        "a\u{7}b",
        "a\u{fffe}\u{e0041}b",
        "null",
    ];

    #[test]
    fn what_is_written_is_read_again() {
        for text in ODD {
            let yaml = format!("a: {}\nb: {}\n", scalar(text, false), list(&[text, "z"]));
            let read: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
            assert_eq!(read["a"], text, "{yaml}");
            assert_eq!(read["b"][0], text, "{yaml}");
        }
    }

    #[test]
    fn blocks_keep_their_lines() {
        for text in ["one", "one\n\n- two\n  three\n", "# one\n\n    two", "  one", "a\u{7}\nb"] {
            let yaml = format!("a:\n  b: {}c: d\n", block(text, 4));
            let read: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
            assert_eq!(read["a"]["b"].as_str().unwrap().trim_end(), text.trim_end(), "{yaml}");
            assert_eq!(read["c"], "d");
        }
    }
}
