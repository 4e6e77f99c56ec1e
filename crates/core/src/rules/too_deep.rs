//! Lists and quotations within each other, deeper than any reader could follow: no page can be made of them.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::context::Context;
use super::prose;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in prose::markdown(context) {
        let Some(part) = too_deep(text.text) else { continue };
        let message = "lists or quotations are nested too deeply here";
        let fault = Diagnostic::new(Code::MarkdownSlip, message, text.place(context, part));
        diagnostics.push(fault.help("use fewer levels").error());
    }
}

/// How deep lists, quotations and what stands in them may be nested.
pub const DEEPEST_MARKDOWN: usize = 16;

/// The first thing that is nested deeper than that.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    // Each level but the text itself and its paragraph begins with one of these.
    let begins = text.bytes().filter(|byte| b">-+*_[.)".contains(byte)).count();
    if begins + 2 < DEEPEST_MARKDOWN {
        return None;
    }
    let mut depth = 1;
    for (event, part) in Parser::new(text).into_offset_iter() {
        // A list is as deep as its items, and what is typed as it is shown has nothing in it.
        match event {
            Event::Start(Tag::List(_) | Tag::CodeBlock(_) | Tag::HtmlBlock)
            | Event::End(TagEnd::List(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {}
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > DEEPEST_MARKDOWN {
            return Some(part);
        }
    }
    None
}
