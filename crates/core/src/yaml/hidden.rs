//! Texts that YAML ends at a `#` of their own.

use super::line::Line;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::languages::tag;
use crate::place::SourcePath;

/// The keys of texts that readers see.
const TEXTS: [&str; 6] = ["title", "description", "intro", "heading", "body", "name"];

/// A `#` after a space begins a comment wherever no quotes are, and what follows is silently not
/// part of the text. Comments have a space behind the sign; `#1` is more likely meant to be read, and so is
/// `# 1` in a text that readers see.
pub(super) fn faults(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    if !text.match_indices(" #").any(|(at, _)| is_meant(&text[at + 2..])) {
        return Vec::new();
    }
    Line::all(text, text.len()).iter().filter_map(|line| fault(path, line)).collect()
}

fn fault(path: &SourcePath, line: &Line<'_>) -> Option<Diagnostic> {
    let written = line.written;
    let known = line.key().filter(|(_, rest)| rest.starts_with(':'));
    let named = known.or_else(|| of_language(line));
    let (before, value) = match named {
        Some((key, rest)) => (format!("{key}: "), rest.strip_prefix(':')?.trim_start()),
        None => ("- ".to_owned(), item(line)?),
    };
    let start = written.len() - value.len();
    let sign = start + value.find(" #")? + 1;
    let rest = &written[sign + 1..];
    let is_joined = rest.starts_with(char::is_alphanumeric);
    let is_read = known.is_none_or(|(key, _)| TEXTS.contains(&key));
    let may_be_text = is_joined || is_read && is_meant(rest);
    if value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) || !may_be_text {
        return None;
    }
    let span = line.start + sign..line.start + written.len();
    let message = "YAML takes this for a comment, so that no reader sees it";
    let comment = match is_joined {
        true => "leave a space behind the #",
        false => "put it on a line of its own, above",
    };
    let help = if value.contains('"') {
        format!("put the whole text in quotes; if it is a comment, {comment}")
    } else {
        format!("write {before}\"{value}\"; if it is a comment, {comment}")
    };
    Some(Diagnostic::new(Code::HiddenText, message, Label::new(path, span)).help(help))
}

/// The text of a list's item, which has no key: `- Knee pain`.
fn item<'t>(line: &Line<'t>) -> Option<&'t str> {
    let is_text = line.written.starts_with("- ");
    is_text.then(|| line.entry())
}

/// Whether what follows a `#` may be meant to be read: `#1`, `#a`, `# 1`.
fn is_meant(rest: &str) -> bool {
    rest.starts_with(char::is_alphanumeric)
        || rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
}

/// The key of a line that says something in a language, and what follows it: `en: Knee pain`.
fn of_language<'t>(line: &Line<'t>) -> Option<(&'t str, &'t str)> {
    let (key, _) = line.written.split_once(':')?;
    let is_language = line.indentation > 0 && line.written.contains(" #") && tag(key).is_some();
    is_language.then(|| line.written.split_at(key.len()))
}
