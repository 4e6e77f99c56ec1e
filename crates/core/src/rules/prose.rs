//! Every text that readers read, for the rules about texts.

use std::ops::Range;

use super::context::Context;
use crate::diagnostic::Label;
use crate::source::SourcePath;

/// A text at its place.
pub(super) struct Text<'l> {
    pub(super) file: &'l SourcePath,
    pub(super) pointer: String,
    pub(super) text: &'l str,
}

/// The texts that are Markdown.
pub(super) fn markdown<'l>(context: &Context<'l>) -> Vec<Text<'l>> {
    let mut texts = Vec::new();
    for page in &context.site.pages {
        let mut add = |pointer: String, text: &'l str| {
            texts.push(Text { file: &page.file, pointer, text });
        };
        add("/intro".to_owned(), &page.intro);
        for (index, section) in page.sections.iter().enumerate() {
            add(format!("/sections/{index}/body"), &section.body);
        }
        add("/aids/intro".to_owned(), &page.aids.intro);
    }
    texts
}

/// The texts of one line, which are shown as they are.
pub(super) fn lines<'l>(context: &Context<'l>) -> Vec<Text<'l>> {
    let mut texts = Vec::new();
    for page in &context.site.pages {
        let mut add = |pointer: String, text: &'l str| {
            texts.push(Text { file: &page.file, pointer, text });
        };
        add("/title".to_owned(), &page.title);
        add("/description".to_owned(), &page.description);
        for (index, section) in page.sections.iter().enumerate() {
            add(format!("/sections/{index}/heading"), &section.heading);
            for (name, text) in section.also_called.iter().enumerate() {
                add(format!("/sections/{index}/also_called/{name}"), text);
            }
        }
        add("/aids/heading".to_owned(), &page.aids.heading);
        add("/review/by".to_owned(), &page.review.by);
    }
    for aid in context.site.aids.values() {
        for (language, text) in aid.subject.iter() {
            let pointer = format!("/subject/{language}");
            texts.push(Text { file: &aid.file, pointer, text });
        }
    }
    texts
}

impl Text<'_> {
    /// The place of a part of the text in its file.
    pub(super) fn place(&self, context: &Context<'_>, part: Range<usize>) -> Label {
        let mut label = context.value(self.file, &self.pointer);
        let source = context.loaded.sources.text(self.file);
        let Some(written) = source.get(label.span.clone()) else { return label };
        let part = part.start..part.start + first_line(&self.text[part]).len();
        if let Some(found) = locate(written, self.text, part) {
            label.span = label.span.start + found.start..label.span.start + found.end;
        }
        label
    }
}

/// A part on more than one line is shown by its first one: the lines of a file have indentation
/// between them that the text has not.
fn first_line(part: &str) -> &str {
    part.lines().next().unwrap_or(part)
}

/// Finds a part of a text in the way it is written in a file, where it may be indented, folded or
/// in quotes: the occurrence of the same words that has as many before it.
fn locate(written: &str, text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let needle = &text[part.clone()];
    if needle.is_empty() {
        return None;
    }
    let before = text[..part.start].matches(needle).count();
    let (start, _) = written.match_indices(needle).nth(before)?;
    Some(start..start + needle.len())
}

#[cfg(test)]
mod tests {
    use super::locate;

    #[test]
    fn a_part_is_found_where_it_is_written() {
        let written = "|\n    one\n    two **two\n    three **two";
        let text = "one\ntwo **two\nthree **two";
        let second = text.rfind("**").unwrap();
        let found = locate(written, text, second..second + 2).unwrap();
        assert_eq!(&written[found.clone()], "**");
        assert_eq!(found.start, written.rfind("**").unwrap());
        assert_eq!(locate("\"tab\\there\"", "tab\there", 3..5), None);
    }
}
