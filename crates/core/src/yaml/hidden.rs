//! Texts that YAML ends at a `#` of their own.

use super::line::Line;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::SourcePath;

/// A `#` after a space begins a comment wherever no quotes are, and what follows is silently not
/// part of the text. Comments have a space behind the sign; `#1` is more likely meant to be read.
pub(super) fn faults(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    if !text.match_indices(" #").any(|(at, _)| is_joined(&text[at + 2..])) {
        return Vec::new();
    }
    Line::all(text, text.len()).iter().filter_map(|line| fault(path, line)).collect()
}

fn fault(path: &SourcePath, line: &Line<'_>) -> Option<Diagnostic> {
    let (key, rest) = line.key()?;
    let value = rest.strip_prefix(':')?.trim_start();
    let written = line.written;
    let start = written.len() - value.len();
    let sign = start + value.find(" #")? + 1;
    if value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) || !is_joined(&written[sign + 1..]) {
        return None;
    }
    let span = line.start + sign..line.start + written.len();
    let message = "YAML takes this for a comment, so that no reader sees it";
    let help = if value.contains('"') {
        "put the whole text in quotes; if it is a comment, leave a space behind the #".to_owned()
    } else {
        format!("write {key}: \"{value}\"; if it is a comment, leave a space behind the #")
    };
    Some(Diagnostic::new(Code::HiddenText, message, Label::new(path, span)).help(help))
}

fn is_joined(rest: &str) -> bool {
    rest.starts_with(char::is_alphanumeric)
}
