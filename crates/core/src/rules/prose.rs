//! Every text that readers read, for the rules about texts.

use std::ops::Range;
use std::sync::OnceLock;

use super::context::Context;
use super::written::Written;
use crate::diagnostic::Label;
use crate::model::{Entry, Page};
use crate::source::SourcePath;

/// A text at its place.
pub(super) struct Text<'l> {
    pub(super) file: &'l SourcePath,
    pub(super) pointer: String,
    pub(super) text: &'l str,
    written: OnceLock<Option<Written>>,
}

/// All of them, and all that a person wrote beside them.
pub(super) fn all<'l>(context: &Context<'l>) -> impl Iterator<Item = Text<'l>> {
    let texts = [markdown(context), lines(context), titles(context), names(context)];
    texts.into_iter().flatten()
}

/// The texts that are Markdown.
pub(super) fn markdown<'l>(context: &Context<'l>) -> Vec<Text<'l>> {
    context.pages().flat_map(of_page).collect()
}

/// The texts of one page that are Markdown.
pub(super) fn of_page(page: &Entry<Page>) -> Vec<Text<'_>> {
    // A page of text has no aids, and what is not there has no place in its file either.
    let texts = page.texts().filter(|(_, text)| !text.is_empty());
    texts.map(|(pointer, text)| Text::new(&page.file, pointer, text)).collect()
}

/// The texts of one line, which are shown as they are.
pub(super) fn lines<'l>(context: &Context<'l>) -> Vec<Text<'l>> {
    let mut texts = Vec::new();
    for page in context.pages() {
        let mut add = |pointer: String, text: &'l str| {
            texts.push(Text::new(&page.file, pointer, text));
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
    for aid in context.aids() {
        for (language, text) in aid.subject.iter() {
            let pointer = format!("/subject/{language}");
            texts.push(Text::new(&aid.file, pointer, text));
        }
    }
    texts
}

/// What links of aids say of the pages that they lead to, which readers see in part.
pub(super) fn titles<'l>(context: &Context<'l>) -> Vec<Text<'l>> {
    let mut texts = Vec::new();
    for aid in context.aids() {
        for (index, link) in aid.links.iter().enumerate() {
            let title = link.title.iter().map(|title| ("title".to_owned(), title));
            let expect = link.expect.iter().enumerate();
            let expect = expect.map(|(word, text)| (format!("expect/{word}"), text));
            texts.extend(
                title
                    .chain(expect)
                    .map(|(key, text)| Text::new(&aid.file, format!("/links/{index}/{key}"), text)),
            );
        }
    }
    texts
}

/// Names that readers see, and what a person signs or gives a reason with.
pub(super) fn names<'l>(context: &Context<'l>) -> Vec<Text<'l>> {
    let mut texts = Vec::new();
    let file = |name: &str| context.loaded.sources.paths().find(|path| path.as_str() == name);
    if let Some(file) = file("site.yaml") {
        let names = context.site.config.name.iter();
        texts.extend(names.map(|(it, name)| Text::new(file, format!("/name/{it}"), name)));
    }
    for provider in context.site.providers.values() {
        texts.push(Text::new(&provider.file, "/name".to_owned(), &provider.name));
        let short = provider.short_name.iter();
        texts.extend(short.map(|it| Text::new(&provider.file, "/short_name".to_owned(), it)));
    }
    for page in context.pages() {
        let role = page.review.role.iter();
        texts.extend(role.map(|it| Text::new(&page.file, "/review/role".to_owned(), it)));
    }
    for aid in context.aids() {
        for (index, link) in aid.links.iter().enumerate() {
            let by = link.verified.iter().map(|verified| &verified.by);
            let pointer = format!("/links/{index}/verified/by");
            texts.extend(by.map(|it| Text::new(&aid.file, pointer.clone(), it)));
        }
    }
    if let Some(file) = file("suppressions.yaml") {
        let suppressions = context.site.suppressions.iter().enumerate();
        texts.extend(
            suppressions.map(|(at, it)| Text::new(file, format!("/{at}/reason"), &it.reason)),
        );
    }
    texts
}

impl<'l> Text<'l> {
    fn new(file: &'l SourcePath, pointer: String, text: &'l str) -> Self {
        Self { file, pointer, text, written: OnceLock::new() }
    }

    /// The bytes of the file that a part of one line of the text is written with; `None` where they
    /// cannot be told exactly, or where something is reported there already.
    pub(super) fn exact(&self, context: &Context<'_>, part: Range<usize>) -> Option<Range<usize>> {
        let value = context.value(self.file, &self.pointer).span;
        let written = context.loaded.sources.text(self.file).get(value.clone())?;
        let laid = self.written.get_or_init(|| Written::new(written, self.text)).as_ref()?;
        let found = laid.range(part)?;
        Some(value.start + found.start..value.start + found.end)
    }

    /// How the text is written in its file.
    pub(super) fn as_written(&self, context: &Context<'l>) -> Option<&'l str> {
        let value = context.value(self.file, &self.pointer).span;
        context.loaded.sources.text(self.file).get(value)
    }

    /// The place of a part of the text in its file.
    pub(super) fn place(&self, context: &Context<'_>, part: Range<usize>) -> Label {
        let mut label = context.value(self.file, &self.pointer);
        let source = context.loaded.sources.text(self.file);
        let Some(written) = source.get(label.span.clone()) else { return label };
        let part = part.start..part.start + first_line(&self.text[part]).len();
        let laid = self.written.get_or_init(|| Written::new(written, self.text));
        if let Some(found) = laid.as_ref().and_then(|laid| laid.range(part)) {
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
