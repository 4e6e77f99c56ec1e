//! Markdown that does not do what its author meant: marks that a reader would see as marks.
//!
//! What Markdown makes nothing of is plain text to it, so it is the plain text that is searched for
//! what looks like a mark. An author who means the mark itself writes a backslash before it.

mod addresses;
mod below_item;
mod counter;
mod inside;
mod line_start;
mod speech;

use std::cell::LazyCell;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd, TextMergeWithOffset};

use self::addresses::addresses;
use self::line_start::{Paragraph, Whole};
use super::context::Context;
use super::too_deep::too_deep;
use super::{glued_text, prose};
use crate::diagnostic::{Code, Diagnostic};

/// What is wrong, where, and what to write.
struct Slip {
    part: Range<usize>,
    message: &'static str,
    help: String,
    /// What to write in the place of the part, where nothing else changes.
    replacement: Option<String>,
    /// Whether a person must look at it first.
    unsure: bool,
}

impl Slip {
    /// The same, told of a text of which this part begins so far on.
    fn after(self, start: usize) -> Self {
        Self { part: self.part.start + start..self.part.end + start, ..self }
    }

    fn new(part: Range<usize>, message: &'static str, help: impl Into<String>) -> Self {
        Self { part, message, help: help.into(), replacement: None, unsure: false }
    }

    /// Says what to write in the place of the part.
    fn written(self, replacement: impl Into<String>) -> Self {
        Self { replacement: Some(replacement.into()), ..self }
    }

    /// Leaves it to a person to write that.
    fn unsure(self) -> Self {
        Self { unsure: true, ..self }
    }
}

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let told = |text: &prose::Text<'_>, slip: Slip| {
        let label = text.place(context, slip.part.clone());
        let mut fault = Diagnostic::new(Code::MarkdownSlip, slip.message, label).help(slip.help);
        if let Some(replacement) = slip.replacement
            && let Some(span) = text.exact(context, slip.part)
        {
            fault = fault.replace(span, replacement);
            if !slip.unsure {
                fault = fault.automatic();
            }
        }
        fault
    };
    for text in prose::markdown(context) {
        // What else is wrong with such a text is told when it has fewer levels.
        if too_deep(text.text).is_some() {
            continue;
        }
        let glued = LazyCell::new(|| glued_text::is_glued(context, &text));
        for slip in slips(text.text, text.file.stem()) {
            // Lines that YAML has joined are told as such.
            if slip.message == below_item::MESSAGE && *glued {
                continue;
            }
            diagnostics.push(told(&text, slip));
        }
    }
    for text in prose::lines(context) {
        let marks = ["**", "](", "`"].iter().filter_map(|mark| Some((text.text.find(mark)?, mark)));
        if let Some((start, mark)) = marks.min() {
            let part = start..start + mark.len();
            let message = "this text is shown as it stands, without Markdown";
            diagnostics.push(told(&text, Slip::new(part, message, "take the marks out")));
        } else if let Some(slip) =
            inside::note(text.text).or_else(|| inside::escape(text.text, &[]))
        {
            diagnostics.push(told(&text, slip));
        }
    }
}

/// What is wrong in a text in this language.
fn slips(text: &str, language: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut in_code = false;
    let mut code = Vec::new();
    let mut links = 0;
    let mut paragraph = Paragraph::default();
    let whole = Whole::new(text, language);
    let width = LazyCell::new(|| below_item::width(text));
    let mut items: Vec<usize> = Vec::new();
    let mut events = TextMergeWithOffset::new(Parser::new(text).into_offset_iter()).peekable();
    while let Some((event, range)) = events.next() {
        let source = &text[range.clone()];
        if ends_paragraph(&event) {
            slips.extend(paragraph.slips(text, &whole));
        }
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                code.push(range.clone());
                slips.extend(code_block(&kind, source, range));
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Heading { .. }) if !source.starts_with('#') => slips.push(Slip::new(
                range,
                "the line of hyphens or equals signs below this text makes it a heading",
                "leave a blank line between the two; a heading is written ## Heading",
            )),
            Event::Start(Tag::Image { .. }) => slips.push(Slip::new(
                range,
                "images are not shown",
                "take the image out, or link to it: [text](https://…)",
            )),
            Event::Start(Tag::Link { dest_url, title, .. }) => {
                links += 1;
                if !title.trim().is_empty() {
                    slips.push(Slip::new(
                        range.clone(),
                        "readers do not see what stands in quotes behind this address",
                        "write it in the text, and only the address in the brackets",
                    ));
                }
                let is_empty = matches!(events.peek(), Some((Event::End(TagEnd::Link), _)));
                if is_empty && !dest_url.trim().is_empty() {
                    slips.push(Slip::new(
                        range,
                        "this link has no text, so readers do not see it",
                        format!("write [text]({dest_url})"),
                    ));
                }
            }
            Event::End(TagEnd::Link) => links -= 1,
            Event::Code(_) => code.push(range),
            Event::Start(Tag::Item) => items.push(range.start),
            Event::End(TagEnd::Item) => drop(items.pop()),
            Event::SoftBreak => {
                let item = items.last();
                slips.extend(
                    item.and_then(|item| below_item::below(text, *item, &range, || *width)),
                );
            }
            Event::Text(_) if !in_code => {
                // A mark that a backslash makes plain is looked at with it.
                let is_escaped = text[..range.start].ends_with('\\');
                let range = range.start - usize::from(is_escaped)..range.end;
                let source = &text[range.clone()];
                if !paragraph.add(text, &range) {
                    slips.extend(inside::inside(source).map(|slip| slip.after(range.start)));
                }
                // What is a link already, readers can follow.
                if links == 0 {
                    slips.extend(addresses(text, range));
                }
            }
            _ => {}
        }
    }
    slips.extend(inside::escape(text, &code));
    slips
}

/// Whether what follows begins a paragraph, an item or a heading, or nothing follows in the one before.
fn ends_paragraph(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !is_within(&tag.to_end()),
        Event::End(tag) => !is_within(tag),
        _ => false,
    }
}

/// Whether something stands in a line.
fn is_within(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

fn code_block(kind: &CodeBlockKind<'_>, source: &str, part: Range<usize>) -> Option<Slip> {
    let closed = || {
        let fence = source.trim_start().chars().next().unwrap_or('`').to_string().repeat(3);
        source.trim_end().lines().skip(1).last().is_some_and(|line| line.trim().starts_with(&fence))
    };
    match kind {
        CodeBlockKind::Indented => Some(Slip::new(
            part,
            "lines that begin with four more spaces are shown as they are typed",
            "indent the text as far as the lines around it",
        )),
        CodeBlockKind::Fenced(_) if !closed() => Some(Slip::new(
            part,
            "everything after these backticks is shown as it is typed",
            "close it with the same backticks, or take them out",
        )),
        CodeBlockKind::Fenced(_) => None,
    }
}
