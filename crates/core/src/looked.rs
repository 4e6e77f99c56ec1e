//! Writing what a person saw into an aid's file: that an address shows the aid, that the aid was
//! withdrawn, or a remark. Everything that somebody wrote before stays as it is.
//!
//! This is text in, text out, as for [`crate::fix`]: nothing is handed back that says anything else
//! than before but for what was seen, or that a schema would refuse.

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing)]

use std::ops::Range;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::fix::{Refusal, in_style_of, places, says, split_mark, valid};
use crate::source::SourcePath;
use crate::yaml::{SpanTree, scalar};

/// What a person saw at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// It shows the aid.
    Aid {
        /// When it did.
        on: Date,
        /// Who saw it.
        by: String,
    },
    /// The aid was withdrawn.
    Withdrawn {
        /// When, or when that was seen.
        on: Date,
    },
    /// Something that the next person should know, kept as a comment above the link.
    Remark(String),
}

/// Writes what was seen at `url` into an aid's file and gives its new text.
///
/// # Errors
///
/// When that would not leave a valid file that says the same of everything else.
pub fn write(path: &SourcePath, text: &str, url: &str, look: &Look) -> Result<String, Refusal> {
    let (mark, text) = split_mark(text);
    let before = valid(path, text).map_err(|_| Refusal::Faulty)?;
    let links = places(&before, url);
    if links.is_empty() {
        return Err(Refusal::Gone);
    }
    let mut wanted = before.clone();
    let mut page = Sheet { text: text.to_owned() };
    // From the last link to the first, so that the places of those before still hold.
    for index in links.into_iter().rev() {
        let pointer = format!("/links/{index}");
        match look {
            Look::Aid { on, by } => {
                let by = one_line(by);
                page.set_verified(&wanted, &pointer, *on, &by);
                let verified = json!({"on": on.to_string(), "by": by});
                put(&mut wanted, &pointer, "verified", verified);
            }
            Look::Remark(remark) => page.remark(&pointer, &one_line(remark)),
            Look::Withdrawn { .. } => {}
        }
    }
    if let Look::Withdrawn { on } = look {
        page.set(&wanted, "", "withdrawn_on", &on.to_string());
        page.set(&wanted, "", "status", "withdrawn");
        put(&mut wanted, "", "withdrawn_on", json!(on.to_string()));
        put(&mut wanted, "", "status", json!("withdrawn"));
    }
    says(path, &page.text, &wanted)?;
    Ok(format!("{mark}{}", page.text))
}

fn put(file: &mut Value, mapping: &str, key: &str, value: Value) {
    if let Some(Value::Object(keys)) = file.pointer_mut(mapping) {
        keys.insert(key.to_owned(), value);
    }
}

fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_control() || c.is_whitespace());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text that is changed at places which are found anew for each change.
struct Sheet {
    text: String,
}

impl Sheet {
    fn set_verified(&mut self, before: &Value, pointer: &str, on: Date, by: &str) {
        let verified = format!("{pointer}/verified");
        if before.pointer(&verified).is_some_and(Value::is_object) {
            self.set(before, &verified, "on", &on.to_string());
            self.set(before, &verified, "by", by);
        } else {
            self.set(
                before,
                pointer,
                "verified",
                &format!("{{on: {on}, by: {}}}", scalar(by, true)),
            );
        }
    }

    /// Gives a key of a mapping this value: a scalar, or for a new key any YAML on one line.
    fn set(&mut self, before: &Value, mapping: &str, key: &str, value: &str) {
        let tree = SpanTree::parse(&self.text);
        let pointer = format!("{mapping}/{key}");
        if before.pointer(&pointer).is_some() {
            let span = tree.value(&pointer);
            let written = self.text.get(span.clone()).unwrap_or_default();
            let plain = !written.starts_with(['"', '\'']);
            let value = match plain {
                false => in_style_of(written, value),
                // A day needs no quotes, and our schemas want it without.
                true if value.parse::<Date>().is_ok() => value.to_owned(),
                true => scalar(value, true),
            };
            self.text.replace_range(span, &value);
            return;
        }
        let whole = tree.value(mapping);
        if self.text.get(whole.clone()).is_some_and(|written| written.starts_with('{')) {
            // Before the bracket that ends it.
            let end = whole.end.saturating_sub(1);
            let at = self.text.get(..end).map_or(end, |before| before.trim_end().len());
            self.text.insert_str(at, &format!(", {key}: {value}"));
            return;
        }
        let keys = before.pointer(mapping).and_then(Value::as_object);
        let spans: Vec<Range<usize>> = keys
            .into_iter()
            .flatten()
            .map(|(name, _)| tree.value(&format!("{mapping}/{name}")))
            .collect();
        // A new key of the file itself stands behind the one that it explains.
        let after = if mapping.is_empty() {
            tree.value("/status").end
        } else {
            spans.iter().map(|span| span.end).max().unwrap_or(whole.end)
        };
        let first = keys.and_then(|keys| keys.keys().next());
        let key_at = first.map_or(whole.start, |name| tree.key(&format!("{mapping}/{name}")).start);
        let indent = if mapping.is_empty() { 0 } else { self.column(key_at) };
        self.insert_line(after, &format!("{}{key}: {value}", " ".repeat(indent)));
    }

    /// Puts a comment above a link.
    fn remark(&mut self, pointer: &str, remark: &str) {
        let tree = SpanTree::parse(&self.text);
        let at = tree.start(pointer).start;
        let line =
            self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let indent =
            self.text.get(line..at).map_or(0, |start| start.len() - start.trim_start().len());
        let end = self.line_end();
        self.text.insert_str(line, &format!("{}# {remark}{end}", " ".repeat(indent)));
    }

    /// Puts a line below the one that this place is in.
    fn insert_line(&mut self, at: usize, line: &str) {
        let end = self.line_end();
        let before = self.text.get(..at).unwrap_or(&self.text);
        // A block of text ends where the next line begins.
        let at =
            if before.ends_with('\n') { before.trim_end_matches(['\n', '\r']).len() } else { at };
        match self.text.get(at..).and_then(|rest| rest.find('\n')) {
            Some(rest) => self.text.insert_str(at + rest + 1, &format!("{line}{end}")),
            None => self.text.push_str(&format!("{end}{line}{end}")),
        }
    }

    /// How many characters stand before this place in its line.
    fn column(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        before.chars().rev().take_while(|c| *c != '\n').count()
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    const URL: &str = "https://a.test/aid";

    fn aid(links: &str) -> String {
        format!(
            "# Ärzte: the first comment\nid: a\nsubject: {{en: Rückenschmerz}}\ncondition: back\n\
             decision: surgery-or-not\nlanguages: [en]\nstatus: active   # so far\nlinks:\n{links}"
        )
    }

    fn seen(by: &str) -> Look {
        Look::Aid { on: "2026-11-25".parse().unwrap(), by: by.to_owned() }
    }

    fn written(text: &str, look: &Look) -> Result<String, Refusal> {
        write(&SourcePath::from("aids/a.yaml"), text, URL, look)
    }

    fn links(text: &str, look: &Look) -> String {
        let kept = aid("");
        written(&aid(text), look).unwrap().strip_prefix(&kept).unwrap().to_owned()
    }

    #[test]
    fn a_look_is_added_where_there_was_none() {
        let text = "  # why\n  -   url: https://a.test/aid # here\n      title: >-\n        A title\n        of two lines\n\n  - url: https://b.test/\n    access: open # kept";
        assert_snapshot!(links(text, &seen("M. Müller, RN")), @r#"
        # why
        -   url: https://a.test/aid # here
            title: >-
              A title
              of two lines
            verified: {on: 2026-11-25, by: "M. Müller, RN"}

        - url: https://b.test/
          access: open # kept
        "#);
        assert_snapshot!(links("  - {url: https://a.test/aid, access: open }\n", &seen("me")), @"  - {url: https://a.test/aid, access: open, verified: {on: 2026-11-25, by: me} }");
        assert_snapshot!(links("- url: https://a.test/aid", &seen("yes")), @r#"
        - url: https://a.test/aid
          verified: {on: 2026-11-25, by: "yes"}
        "#);
    }

    #[test]
    fn a_look_takes_the_place_of_the_one_before() {
        let block = "  - url: https://a.test/aid\n    verified:\n      by: \"A: b\" # she\n      on: 2020-01-01 # then\n    access: open\n";
        assert_snapshot!(links(block, &seen("Jo")), @r#"
        - url: https://a.test/aid
          verified:
            by: "Jo" # she
            on: 2026-11-25 # then
          access: open
        "#);
        assert_snapshot!(links("  - url: https://a.test/aid\n    verified: {on: 2020-01-01, by: x} # kept\n", &seen("Jo, #2")), @r#"
        - url: https://a.test/aid
          verified: {on: 2026-11-25, by: "Jo, #2"} # kept
        "#);
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_stay() {
        let text =
            format!("\u{feff}{}", aid("  - url: https://a.test/aid\n").replace('\n', "\r\n"));
        let after = written(&text, &seen("me")).unwrap();
        assert_eq!(after, format!("{text}    verified: {{on: 2026-11-25, by: me}}\r\n"));
    }

    #[test]
    fn an_aid_is_withdrawn_and_a_remark_is_kept() {
        let text = aid("  # why\n  - url: https://a.test/aid\n");
        let look = Look::Withdrawn { on: "2026-11-25".parse().unwrap() };
        assert_snapshot!(written(&text, &look).unwrap(), @"
        # Ärzte: the first comment
        id: a
        subject: {en: Rückenschmerz}
        condition: back
        decision: surgery-or-not
        languages: [en]
        status: withdrawn   # so far
        withdrawn_on: 2026-11-25
        links:
          # why
          - url: https://a.test/aid
        ");
        let remark = Look::Remark("asks for a code:\n{ask} OHRI".to_owned());
        assert_snapshot!(links("  # why\n  - url: https://a.test/aid\n", &remark), @"
        # why
        # asks for a code: {ask} OHRI
        - url: https://a.test/aid
        ");
    }

    #[test]
    fn what_is_not_sure_is_refused() {
        assert_eq!(written(&aid("  - url: https://b.test/\n"), &seen("me")), Err(Refusal::Gone));
        assert_eq!(written("id: [", &seen("me")), Err(Refusal::Faulty));
        assert!(written(&aid("  - url: https://a.test/aid\n"), &seen("")).is_err());
    }
}
