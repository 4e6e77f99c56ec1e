//! HTML in a text. It is shown to readers as it stands, not as what it means.

use pulldown_cmark::{Event, Parser, Tag};

use super::context::Context;
use super::prose;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in prose::markdown(context) {
        let found = Parser::new(text.text).into_offset_iter().filter(|(event, _)| {
            matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock))
        });
        // A closing tag has its opening one before it, and one of the two is enough.
        for (_, range) in found.filter(|(_, range)| !text.text[range.clone()].starts_with("</")) {
            let label = text.place(context, range.clone());
            diagnostics.push(html(label, &text.text[range]));
        }
    }
    for text in prose::lines(context) {
        if let Some(tag) = first_tag(text.text) {
            let label = text.place(context, tag.clone());
            diagnostics.push(html(label, &text.text[tag]));
        }
    }
}

fn html(label: crate::diagnostic::Label, html: &str) -> Diagnostic {
    let name: String = html
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let help = match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => "write **bold** for bold text",
        "i" | "em" => "write *stressed* for stressed text",
        "a" => "write [text](https://…) for a link",
        "br" => {
            "end the line with a backslash for a line break, or leave a blank line for a paragraph"
        }
        "p" | "div" | "span" => "take the tags out; a blank line begins a new paragraph",
        "ul" | "ol" | "li" => "begin each item with a hyphen and a space on a line of its own",
        "" => "take the comment out, or write it in YAML after a #",
        _ => "take the tags out; for a plain < write &lt;",
    };
    Diagnostic::new(Code::RawHtml, "texts are written without HTML", label).help(help)
}

/// The first thing in a line that looks like a tag: `<b>`, `</p>`, `<br/>`, `<!-- … -->`.
fn first_tag(line: &str) -> Option<std::ops::Range<usize>> {
    line.match_indices('<').find_map(|(start, _)| {
        let rest = &line[start + 1..];
        let name = rest.trim_start_matches('/');
        let looks = name.starts_with(|c: char| c.is_ascii_alphabetic()) || rest.starts_with("!--");
        let end = rest.find('>').filter(|_| looks)?;
        Some(start..start + end + 2)
    })
}
