//! Markdown that does not do what its author meant: marks that a reader would see as marks.
//!
//! What Markdown makes nothing of is plain text to it, so it is the plain text that is searched for
//! what looks like a mark. An author who means the mark itself writes a backslash before it.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::context::Context;
use super::prose;
use crate::chars::BULLETS;
use crate::diagnostic::{Code, Diagnostic, Severity};

/// What is wrong, where, and what to write.
struct Slip {
    part: Range<usize>,
    message: &'static str,
    help: String,
    /// What to write in the place of the part, where nothing else changes.
    replacement: Option<String>,
}

impl Slip {
    /// The same, told of a text of which this part begins so far on.
    fn after(self, start: usize) -> Self {
        Self { part: self.part.start + start..self.part.end + start, ..self }
    }

    fn new(part: Range<usize>, message: &'static str, help: impl Into<String>) -> Self {
        Self { part, message, help: help.into(), replacement: None }
    }
}

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in prose::markdown(context) {
        if let Some(part) = too_deep(text.text) {
            let message = "lists or quotations are nested too deeply here";
            let mut fault = Diagnostic::new(Code::MarkdownSlip, message, text.place(context, part))
                .help("use fewer levels");
            fault.severity = Severity::Error;
            diagnostics.push(fault);
        }
    }
    let mut report = |text: &prose::Text<'_>, slip: Slip| {
        let label = text.place(context, slip.part.clone());
        let mut fault = Diagnostic::new(Code::MarkdownSlip, slip.message, label).help(slip.help);
        if let Some(replacement) = slip.replacement
            && let Some(span) = text.exact(context, slip.part)
        {
            fault = fault.replace(span, replacement).automatic();
        }
        diagnostics.push(fault);
    };
    for text in prose::markdown(context) {
        slips(text.text).into_iter().for_each(|slip| report(&text, slip));
    }
    for text in prose::lines(context) {
        let marks = ["**", "](", "`"].iter().filter_map(|mark| Some((text.text.find(mark)?, mark)));
        if let Some((start, mark)) = marks.min() {
            let part = start..start + mark.len();
            let message = "this text is shown as it stands, without Markdown";
            report(&text, Slip::new(part, message, "take the marks out"));
        }
    }
}

/// How deep lists, quotations and what stands in them may be nested.
pub const DEEPEST_MARKDOWN: usize = 16;

/// The first thing that is nested deeper than any reader could follow. No page can be made of it.
fn too_deep(text: &str) -> Option<Range<usize>> {
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

fn slips(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut in_code = false;
    let mut links = 0;
    for (event, range) in TextMergeWithOffset::new(Parser::new(text).into_offset_iter()) {
        let source = &text[range.clone()];
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
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
            Event::Start(Tag::Link { .. }) => links += 1,
            Event::End(TagEnd::Link) => links -= 1,
            Event::Text(_) if !in_code => {
                slips.extend(plain(text, range.clone()));
                // What is a link already, readers can follow.
                if links == 0 {
                    slips.extend(addresses(source).map(|slip| slip.after(range.start)));
                }
            }
            _ => {}
        }
    }
    slips
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

/// The first thing in a run of plain text that looks like a mark.
fn plain(text: &str, run: Range<usize>) -> Option<Slip> {
    let source = &text[run.clone()];
    let line_start = text[..run.start].rfind('\n').map_or(0, |newline| newline + 1);
    let at_line_start = text[line_start..run.start].trim().is_empty();
    // A table is told by its first row.
    if at_line_start && source.starts_with('|') {
        let above = text[..line_start].trim_end_matches('\n').rsplit('\n').next();
        if above.is_some_and(|line| line.trim_start().starts_with('|')) {
            return None;
        }
    }
    let begins = text[..line_start].trim_end_matches([' ', '\n']).len() + 1 < line_start;
    let dash = || start_of_paragraph(source).filter(|_| begins || line_start == 0);
    let found = at_line_start
        .then(|| start_of_line(source).or_else(dash))
        .flatten()
        .or_else(|| inside(source));
    let (part, message, help) = found?;
    let mut slip = Slip::new(part.clone(), message, help);
    if at_line_start {
        slip.replacement = in_place(source, &part);
    }
    Some(slip.after(run.start))
}

/// What to write for a mark at the beginning of a line so that it is one: a bullet that is another
/// sign, or a mark that lacks the space behind it. What stands behind it stays as it is.
fn in_place(line: &str, part: &Range<usize>) -> Option<String> {
    let mark = line.get(part.clone())?;
    let space = if line[part.end..].starts_with(' ') { "" } else { " " };
    match mark.chars().next()? {
        '-' | '+' if mark.chars().count() > 1 => Some("- ".to_owned()),
        // A sign before a letter may be a minus.
        '-' | '+' => None,
        '#' | '0'..='9' => Some(format!("{mark} ")),
        '|' => None,
        _ if at_bullet(mark) => Some(format!("-{space}")),
        _ => None,
    }
}

fn at_bullet(mark: &str) -> bool {
    mark.starts_with(BULLETS)
}

/// Spaces that Markdown does not know for any.
const ODD_SPACES: [char; 5] = ['\u{a0}', '\u{202f}', '\u{2007}', '\u{2003}', '\u{2002}'];

/// The addresses in a run of plain text, which nobody can follow.
fn addresses(line: &str) -> impl Iterator<Item = Slip> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = &line[from..];
        let starts = ["https://", "http://", "www."].iter().filter_map(|it| {
            let at = rest.find(it)?;
            let before = &line[..from + at];
            let joined = before.ends_with(|c: char| c.is_alphanumeric() || c == '.');
            // A link that did not come about has been told.
            let is_link = before.ends_with("](") || before.ends_with("] (");
            (!joined && !is_link).then_some(at)
        });
        let start = from + starts.min()?;
        let end = line[start..].find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
        let written = &line[start..end.map_or(line.len(), |length| start + length)];
        let mut address = written.trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '”']);
        // A bracket that the address did not open closes the text around it.
        while address.ends_with(')') && !address.contains('(') {
            address = address[..address.len() - 1].trim_end_matches(['.', ',', ';', ':']);
        }
        from = start + written.len();
        let whole = match address.starts_with("www.") {
            true => format!("https://{address}"),
            false => address.to_owned(),
        };
        let text = address.trim_start_matches("https://").trim_start_matches("http://");
        let mut slip = Slip::new(
            start..start + address.len(),
            "readers cannot follow this address, because it is not a link",
            match address.starts_with("www.") {
                true => format!("write [{text}]({whole})"),
                false => format!("write <{whole}>, or [{text}]({whole})"),
            },
        );
        slip.replacement = Some(match address.starts_with("www.") {
            true => format!("[{text}]({whole})"),
            false => format!("<{whole}>"),
        });
        Some(slip)
    })
}

type Found = (Range<usize>, &'static str, String);

/// Signs that are a thought's or a word's within a paragraph, and an item's where one begins.
fn start_of_paragraph(line: &str) -> Option<Found> {
    let rest = line.strip_prefix(['–', '—', 'o'])?;
    let first = line.len() - rest.len();
    let is_item =
        if first > 1 { rest.starts_with(' ') } else { rest.starts_with(['\t', '\u{a0}']) };
    is_item.then(|| {
        let rest = rest.trim_start();
        (0..first, "this sign begins no list item", format!("write - {rest}"))
    })
}

/// Marks that only count at the beginning of a line.
fn start_of_line(line: &str) -> Option<Found> {
    let mut chars = line.chars();
    let (first, second) = (chars.next()?, chars.next());
    let letter = second.is_some_and(char::is_alphabetic);
    let rest = || line[first.len_utf8()..].trim_start().to_owned();
    if matches!(first, '-' | '*' | '+') && second.is_some_and(|c| ODD_SPACES.contains(&c)) {
        let end = first.len_utf8() + second.map_or(0, char::len_utf8);
        let rest = line[end..].trim_start();
        return rest.starts_with(char::is_alphabetic).then(|| {
            let message =
                "this begins no list item, because the space after the mark is one that Markdown does not know";
            (0..end, message, format!("write - {rest}"))
        });
    }
    match first {
        '-' | '+' if letter => Some((
            0..1,
            "this begins no list item, because there is no space after the mark",
            format!("write - {}", rest()),
        )),
        bullet if BULLETS.contains(&bullet) => Some((
            0..first.len_utf8(),
            "this sign begins no list item",
            format!("write - {}", rest()),
        )),
        '#' => {
            let heading = line.trim_start_matches('#');
            let part = 0..line.len() - heading.len();
            let is_heading = heading.starts_with(char::is_alphabetic);
            is_heading.then(|| {
                let help = format!("write {} {heading}", &line[part.clone()]);
                (part, "this begins no heading, because there is no space after the mark", help)
            })
        }
        // The first of lines that are counted with letters.
        'a' if line.starts_with("a) ") => Some((
            0..2,
            "this begins no list item: lists are counted with numbers, or not at all",
            format!("write 1. {}", &line[3..]),
        )),
        '|' if line.matches('|').count() > 1 => {
            Some((0..1, "tables are not shown as tables", "write a list".to_owned()))
        }
        '0'..='9' => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let number = line.len() - rest.len();
            let text = rest.strip_prefix(['.', ')'])?;
            text.starts_with(char::is_alphabetic).then(|| {
                (
                    0..number + 1,
                    "this begins no list item, because there is no space after the number",
                    format!("write {} {text}", &line[..=number]),
                )
            })
        }
        _ => None,
    }
}

/// Marks that count anywhere in a line.
fn inside(line: &str) -> Option<Found> {
    let unescaped = |mark: &str| {
        line.match_indices(mark)
            .map(|(start, _)| start)
            .find(|&start| !line[..start].ends_with('\\'))
            .map(|start| start..start + mark.len())
    };
    let followed = |part: &Range<usize>| line[part.end..].starts_with(char::is_alphanumeric);
    let preceded = |part: &Range<usize>| line[..part.start].ends_with(char::is_alphanumeric);
    if let Some(part) =
        unescaped("**").or_else(|| unescaped("__").filter(|it| followed(it) || preceded(it)))
    {
        let help = "write **bold**: without spaces inside the marks, and with both of them";
        return Some((part, "these marks make nothing bold", help.to_owned()));
    }
    if let Some(part) = unescaped("~~") {
        let help = "write only what is right, without the marks and the words between them";
        return Some((part, "nothing is shown struck through", help.to_owned()));
    }
    if let Some(part) = unescaped("[^") {
        let help = "write the note where it belongs, in brackets: (…)";
        return Some((part, "notes below a text are not shown as notes", help.to_owned()));
    }
    if ["[ ] ", "[x] ", "[X] "].iter().any(|mark| line.starts_with(mark)) {
        let help = format!("write - {}", line[4..].trim_start());
        return Some((0..3, "boxes to tick are not shown as boxes", help));
    }
    if let Some(part) = unescaped("`") {
        let help = "close it with another backtick, or write an apostrophe: ’";
        return Some((part, "this backtick is not closed", help.to_owned()));
    }
    if let Some(part) = unescaped("](") {
        let help = "write [text](https://…): close the bracket, and no spaces in the address";
        return Some((part, "this makes no link", help.to_owned()));
    }
    if let Some(part) = unescaped("] (").filter(|part| {
        ["http", "www.", "/", "#", "mailto:"]
            .iter()
            .any(|start| line[part.end..].starts_with(start))
    }) {
        let help = "take the space out: [text](https://…)";
        return Some((part, "this makes no link, because of the space", help.to_owned()));
    }
    if let Some(part) = unescaped("[").filter(|part| !line[part.end..].contains(']')) {
        return Some((
            part,
            "this bracket is not closed",
            "close it: [text](https://…)".to_owned(),
        ));
    }
    if let Some(part) = unescaped("*").filter(|part| followed(part) && !preceded(part)) {
        let help = "close it: *stressed*; an item of a list has a space after the asterisk";
        return Some((part, "this asterisk is not closed", help.to_owned()));
    }
    None
}
