//! HTML in a text. It is shown to readers as it stands, not as what it means.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag};

use super::context::Context;
use super::prose;
use crate::chars::reference;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::yaml::latin;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in prose::markdown(context).into_iter().filter(|text| text.text.contains('<')) {
        let found = Parser::new(text.text).into_offset_iter().filter(|(event, _)| {
            matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock))
        });
        // A closing tag has its opening one before it, and one of the two is enough.
        let (closing, opening): (Vec<_>, Vec<_>) = found
            .map(|(_, range)| range)
            .partition(|range| text.text[range.clone()].starts_with("</"));
        let last: BTreeMap<String, usize> =
            closing.into_iter().map(|it| (name(&text.text[it.clone()]), it.start)).collect();
        for range in opening {
            let html_text = &text.text[range.clone()];
            let is_closed = html_text.contains("</")
                || last.get(&name(html_text)).is_some_and(|at| *at > range.start);
            let label = text.place(context, range);
            diagnostics.push(html(label, help(html_text, is_closed)));
        }
    }
    for text in prose::markdown(context) {
        let mut from = 0;
        while let Some((part, meant)) = reference(&text.text[from..]) {
            let part = from + part.start..from + part.end;
            from = part.end;
            let plain = latin(&meant);
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            let in_word = is_letter(text.text[..part.start].chars().next_back())
                || is_letter(text.text[from..].chars().next());
            if plain != meant && in_word {
                let message =
                    format!("`{}` is a letter from another alphabet", &text.text[part.clone()]);
                let label = text.place(context, part);
                let fault = Diagnostic::new(Code::LookAlike, message, label);
                diagnostics.push(fault.help(format!("write `{plain}`")));
            }
        }
    }
    for text in prose::lines(context) {
        if let Some(tag) = first_tag(text.text) {
            let label = text.place(context, tag.clone());
            diagnostics.push(html(label, help_in_line(&text.text[tag])));
        }
    }
    for text in prose::lines(context).into_iter().chain(prose::titles(context)) {
        let Some((part, meant)) = reference(text.text) else { continue };
        let label = text.place(context, part.clone());
        let written = &text.text[part];
        let message = format!("readers see `{written}` here, and not what it stands for");
        // The letter of another alphabet looks right.
        let help = format!("write `{}`", latin(&meant));
        diagnostics.push(Diagnostic::new(Code::RawHtml, message, label).help(help));
    }
}

fn html(label: Label, help: &str) -> Diagnostic {
    Diagnostic::new(Code::RawHtml, "texts are written without HTML", label).help(help)
}

/// The name of a tag in small letters; empty for a comment.
fn name(html: &str) -> String {
    let name = html.trim_start_matches(['<', '/']).chars();
    name.take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// What to write in a text of one line, which is shown as it stands.
fn help_in_line(html: &str) -> &'static str {
    match name(html).as_str() {
        "" => "take the comment out; a note for other editors stands above the key: # …",
        "b" | "strong" | "i" | "em" | "u" | "span" | "br" | "p" | "div" | "a" | "sub" | "sup" => {
            "take the tags out: this text is one line, shown as it is written"
        }
        _ => "take the tags out; for a < that is meant, leave a space behind it",
    }
}

/// What to write in Markdown for a tag. Nothing closes what `a<b and c>d` would open.
fn help(html: &str, is_closed: bool) -> &'static str {
    match name(html).as_str() {
        "b" | "strong" | "i" | "em" | "a" if !is_closed => {
            "for a plain < write \\<; else take the tag out"
        }
        "b" | "strong" => "write **bold** for bold text",
        "i" | "em" => "write *stressed* for stressed text",
        "a" => "write [text](https://…) for a link",
        "br" => {
            "end the line with a backslash for a line break, or leave a blank line for a paragraph"
        }
        "p" | "div" | "span" => "take the tags out; a blank line begins a new paragraph",
        "ul" | "ol" | "li" => "begin each item with a hyphen and a space on a line of its own",
        "" => {
            "take the comment out; a note for other editors stands above the text's key, outside of the text: # …"
        }
        _ => "take the tags out; for a plain < write \\<",
    }
}

/// The first thing in a line that looks like a tag: `<b>`, `</p>`, `<br/>`, `<!-- … -->`.
pub(super) fn first_tag(line: &str) -> Option<std::ops::Range<usize>> {
    line.match_indices('<').find_map(|(start, _)| {
        let rest = &line[start + 1..];
        let name = rest.trim_start_matches('/');
        let looks = name.starts_with(|c: char| c.is_ascii_alphabetic()) || rest.starts_with("!--");
        let end = rest.find('>').filter(|_| looks)?;
        Some(start..start + end + 2)
    })
}
