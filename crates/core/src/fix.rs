//! Writing a new address into an aid's file: only the address changes, and everything that a person
//! wrote around it stays as it is.
//!
//! This is text in, text out. Nothing is handed back that says anything else than before but for
//! the one address, or that a schema would refuse.

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Remedy, Severity};
use crate::lines::Lines;
use crate::place::SourcePath;
use crate::schema::{self, Kind};
use crate::yaml::{self, SpanTree};

/// A file with another address in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The whole text.
    pub text: String,
    /// The lines that changed, each from 1, as they were and as they are.
    pub lines: Vec<ChangedLine>,
}

/// A line that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedLine {
    /// The line's number, from 1.
    pub number: usize,
    /// What it was.
    pub before: String,
    /// What it is.
    pub after: String,
}

/// Why a file is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The file does not name the address, so it was changed since somebody asked for this.
    #[error("the file no longer names this address")]
    Gone,
    /// The file names the new address and no longer the old one.
    #[error("the file names the new address by now")]
    Done,
    /// The file names both.
    #[error("the file already names the new address, so one of the two links is one too many")]
    Known,
    /// The file has faults of its own, so nothing is sure about it.
    #[error("the file has faults of its own, which come first")]
    Faulty,
    /// The new address has something in it that no address has.
    #[error("the new address has spaces or invisible characters in it")]
    NoAddress,
    /// The file would not be valid with the new address.
    #[error("the file would not be valid with it: {}", .0.message)]
    Invalid(Box<Diagnostic>),
    /// The address is written in a way that cannot be replaced without changing something else.
    #[error("the address is written in a way that only a person can change safely")]
    Intricate,
}

/// Puts the address `to` in the place of `from` wherever an aid's file names it as a link.
///
/// # Errors
///
/// When that would not leave a valid file that says the same of everything else.
///
/// ```
/// use signpost_core::fix::replace_url;
/// use signpost_core::source::SourcePath;
///
/// let path = SourcePath::from("aids/knee.yaml");
/// let text = "id: knee\nsubject: {en: Knee}\ncondition: knee\ndecision: surgery-or-not\nlanguages: [en]\n\
///             status: active\nlinks:\n  - url: https://a.example/old # kept\n";
/// let fixed = replace_url(&path, text, "https://a.example/old", "https://a.example/new").unwrap();
/// assert!(fixed.text.contains("url: https://a.example/new # kept"));
/// ```
pub fn replace_url(path: &SourcePath, text: &str, from: &str, to: &str) -> Result<Fixed, Refusal> {
    let (mark, text) = split_mark(text);
    // Reports come from files, too. A parser of addresses would let tabs and line ends pass.
    if to.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Refusal::NoAddress);
    }
    let before = valid(path, text).map_err(|_| Refusal::Faulty)?;
    let wanted = with_url(&before, from, to)?;

    let tree = SpanTree::parse(text);
    let mut after = text.to_owned();
    let places_in_text = Lines::new(text);
    let mut lines = Vec::new();
    // From the last to the first, so that the places of those before still hold.
    for index in places(&before, from).into_iter().rev() {
        let span = tree.value(&format!("/links/{index}/url"));
        lines.push(places_in_text.place(text, span.start).line);
        let written = text.get(span.clone()).ok_or(Refusal::Intricate)?;
        after.replace_range(span, &in_style_of(written, to));
    }
    says(path, &after, &wanted)?;
    lines.reverse();
    let lines = lines.into_iter().map(|number| changed(text, &after, number));
    Ok(Fixed { lines: lines.collect(), text: format!("{mark}{after}") })
}

/// A file with remedies written into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedied {
    /// The whole text.
    pub text: String,
    /// How many remedies are in it.
    pub written: usize,
    /// The lines that changed. A remedy changes the number of lines only where it takes lines out.
    pub lines: Vec<ChangedLine>,
}

/// Writes remedies into the text that they were found in: exactly the bytes that each names. Of two
/// that want the same bytes the first is written, and the other found again next time.
///
/// ```
/// use signpost_core::Remedy;
/// use signpost_core::fix::write_remedies;
/// use signpost_core::source::SourcePath;
///
/// let file = SourcePath::from("pages/knee/en.yaml");
/// let space = Remedy { file, span: 11..13, replacement: " ".to_owned(), automatic: true };
/// let fixed = write_remedies("title: Knee  pain\n", &[&space]);
/// assert_eq!(fixed.text, "title: Knee pain\n");
/// assert_eq!((fixed.written, fixed.lines[0].number), (1, 1));
/// ```
pub fn write_remedies(text: &str, remedies: &[&Remedy]) -> Remedied {
    let mut sorted: Vec<&Remedy> = remedies.to_vec();
    sorted.sort_by_key(|remedy| (remedy.span.start, remedy.span.end));
    sorted.dedup();
    let mut fixed = String::with_capacity(text.len());
    let mut numbers: Vec<usize> = Vec::new();
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    let (mut written, mut done, mut number) = (0, 0, 1);
    for remedy in sorted {
        let Some(before) = text.get(done..remedy.span.start) else { continue };
        let Some(replaced) = text.get(remedy.span.clone()) else { continue };
        fixed.push_str(before);
        fixed.push_str(&remedy.replacement);
        number += before.matches('\n').count();
        if numbers.last() != Some(&number) {
            numbers.push(number);
        }
        if remedy.replacement.is_empty() && replaced.ends_with('\n') {
            gone.insert(number);
        }
        number += replaced.matches('\n').count();
        done = remedy.span.end;
        written += 1;
    }
    fixed.push_str(&text[done..]);
    let before: Vec<&str> = text.lines().collect();
    let after: Vec<&str> = fixed.lines().collect();
    let at = |lines: &[&str], at: usize| lines.get(at).copied().unwrap_or_default().to_owned();
    let lines = numbers.iter().map(|number| {
        let above = gone.range(..number).count();
        // A line that is no longer there has none in its place.
        let is_gone = gone.contains(number);
        let after = if is_gone { String::new() } else { at(&after, number - 1 - above) };
        ChangedLine { number: *number, before: at(&before, number - 1), after }
    });
    let lines = lines.collect();
    Remedied { text: fixed, written, lines }
}

/// Splits an editor's byte order mark off, which is no part of the YAML and is kept all the same.
pub fn split_mark(text: &str) -> (&str, &str) {
    text.split_at(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 })
}

/// The last look at a changed file: it is valid and says what is wanted.
pub(crate) fn says(path: &SourcePath, text: &str, wanted: &Value) -> Result<(), Refusal> {
    match valid(path, text) {
        Ok(value) if value == *wanted => Ok(()),
        Ok(_) => Err(Refusal::Intricate),
        Err(fault) => Err(Refusal::Invalid(Box::new(fault))),
    }
}

/// What a file says, or the first fault that keeps it from being used.
#[expect(clippy::result_large_err, reason = "a fault is looked at once, by the caller")]
pub(crate) fn valid(path: &SourcePath, text: &str) -> Result<Value, Diagnostic> {
    let parsed = yaml::parse(path, text);
    let mut faults = parsed.diagnostics;
    if let Some(value) = parsed.value.clone() {
        faults.extend(schema::check(Kind::Aid, path, text, value, &parsed.reported).diagnostics);
    }
    match (parsed.value, faults.into_iter().find(|fault| fault.severity == Severity::Error)) {
        (Some(value), None) => Ok(value),
        (_, Some(fault)) => Err(fault),
        (None, None) => unreachable!("a file without a value has a fault"),
    }
}

/// Which of an aid's links have this address.
pub(crate) fn places(aid: &Value, url: &str) -> Vec<usize> {
    let links = aid.get("links").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let has_it = |link: &Value| link.get("url").is_some_and(|it| it == url);
    links.iter().enumerate().filter(|(_, link)| has_it(link)).map(|(index, _)| index).collect()
}

fn with_url(aid: &Value, from: &str, to: &str) -> Result<Value, Refusal> {
    let mut aid = aid.clone();
    let old = places(&aid, from);
    match (old.is_empty(), places(&aid, to).is_empty()) {
        (true, true) => return Err(Refusal::Gone),
        (true, false) => return Err(Refusal::Done),
        (false, false) => return Err(Refusal::Known),
        (false, true) => {}
    }
    for index in old {
        if let Some(address) = aid.pointer_mut(&format!("/links/{index}/url")) {
            *address = to.into();
        }
    }
    Ok(aid)
}

/// A text as a scalar, quoted as the one that it replaces is, or where it must be.
pub(crate) fn in_style_of(written: &str, text: &str) -> String {
    match written.as_bytes().first() {
        Some(b'\'') => format!("'{}'", text.replace('\'', "''")),
        Some(b'"') => quoted(text),
        _ if text.chars().all(is_plain) && !text.ends_with(':') => text.to_owned(),
        _ => quoted(text),
    }
}

/// Whether a character of an address means nothing to YAML, not even inside `[…]` and `{…}`. Most
/// others would do as well in most places; quotes cost less than knowing which.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?@!$&()*+;=%#".contains(c)
}

/// A double-quoted scalar. JSON's strings are YAML's (YAML 1.2, section 1.3).
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn changed(before: &str, after: &str, number: usize) -> ChangedLine {
    let line = |text: &str| text.lines().nth(number - 1).unwrap_or_default().to_owned();
    ChangedLine { number, before: line(before), after: line(after) }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    const OLD: &str = "http://old.test/aid?ID=1";
    const NEW: &str = "https://new.test/aid/1";

    fn aid(links: &str) -> String {
        format!(
            "# Ärzte: the first comment\nid: a\nsubject: {{en: Rückenschmerz}}\ncondition: back\n\
             decision: surgery-or-not\nlanguages: [en]\nstatus: active\nlinks:\n{links}"
        )
    }

    fn fix(text: &str, to: &str) -> Result<Fixed, Refusal> {
        replace_url(&SourcePath::from("aids/a.yaml"), text, OLD, to)
    }

    /// The links of a file after the new address was put in.
    fn links(written: &str, to: &str) -> String {
        let text = aid(written);
        let fixed = fix(&text, to).unwrap().text;
        let kept = aid("");
        assert!(fixed.starts_with(&kept), "what stands before the links is as it was");
        fixed[kept.len()..].to_owned()
    }

    #[test]
    fn comments_and_layout_stay() {
        let written = "  # why this one\n  -   url:   http://old.test/aid?ID=1   # Größe\n      \
                       title: \"A: b\"  # here\n\n  # the end\n";
        assert_snapshot!(links(written, NEW), @r#"
          # why this one
          -   url:   https://new.test/aid/1   # Größe
              title: "A: b"  # here

          # the end
        "#);
    }

    #[test]
    fn quotes_stay_and_come_where_they_must() {
        let quote = "https://new.test/it's?a=[1,2]";
        assert_eq!(
            links(&format!("  - url: '{OLD}'\n"), quote),
            "  - url: 'https://new.test/it''s?a=[1,2]'\n"
        );
        assert_eq!(links(&format!("  - url: \"{OLD}\"\n"), NEW), format!("  - url: \"{NEW}\"\n"));
        assert_eq!(links(&format!("  - url: {OLD}\n"), quote), format!("  - url: \"{quote}\"\n"));
        assert_eq!(
            links(&format!("  - {{url: {OLD}, access: open}}\n"), "https://new.test/a,b"),
            "  - {url: \"https://new.test/a,b\", access: open}\n"
        );
        assert_eq!(links(&format!("  - {{url: {OLD}}}\n"), NEW), format!("  - {{url: {NEW}}}\n"));
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_stay() {
        let text = format!("\u{feff}{}", aid(&format!("  - url: {OLD}\n")).replace('\n', "\r\n"));
        let fixed = fix(&text, NEW).unwrap();
        assert_eq!(fixed.text, text.replace(OLD, NEW));
        assert_eq!(
            fixed.lines,
            [ChangedLine {
                number: 9,
                before: format!("  - url: {OLD}"),
                after: format!("  - url: {NEW}")
            }]
        );
    }

    #[test]
    fn only_the_address_itself_is_replaced() {
        let other = format!("  - url: {OLD}&more=1 # not {OLD}\n  - url: {OLD}\n");
        assert_eq!(
            links(&other, NEW),
            format!("  - url: {OLD}&more=1 # not {OLD}\n  - url: {NEW}\n")
        );
    }

    #[test]
    fn what_is_not_sure_is_refused() {
        let written = format!("  - url: {OLD}\n");
        let refusal = |text: &str, to| fix(text, to).unwrap_err().to_string();
        assert_snapshot!(refusal(&aid("  - url: https://other.test/\n"), NEW), @"the file no longer names this address");
        assert_snapshot!(refusal(&aid(&format!("  - url: {NEW}\n")), NEW), @"the file names the new address by now");
        assert_snapshot!(refusal(&aid(&format!("{written}  - url: {NEW}\n")), NEW), @"the file already names the new address, so one of the two links is one too many");
        assert_snapshot!(refusal(&aid(&written), "javascript:alert(1)"), @"the file would not be valid with it: `javascript:alert(1)` is not a web address");
        assert_snapshot!(refusal(&aid(&written), "https://new.test/\nid: b"), @"the new address has spaces or invisible characters in it");
        assert_snapshot!(refusal(&aid(&written).replace("status:", "statsu:"), NEW), @"the file has faults of its own, which come first");
        assert_snapshot!(refusal("", NEW), @"the file has faults of its own, which come first");
    }

    #[test]
    fn an_address_in_a_block_stays_in_it() {
        let written = format!("  - url: >-\n      {OLD}\n    access: open\n");
        assert_eq!(links(&written, NEW), format!("  - url: >-\n      {NEW}\n    access: open\n"));
    }
}
