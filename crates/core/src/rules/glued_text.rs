//! A text of several lines that YAML joins into one, so that its paragraphs and bullets run together.
//!
//! `|` keeps the lines of a text as they are. `>` joins them, and so do quotes and a text that
//! simply goes on below its key. That does no harm to a single paragraph.

use pulldown_cmark::{Event, Parser, Tag};

use super::context::Context;
use super::prose;
use crate::diagnostic::{Code, Diagnostic, Label};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in prose::markdown(context) {
        if let Some((at, letter)) = letter_as_sign(context, &text) {
            let key = text.pointer.rsplit('/').next().unwrap_or_default();
            let message = format!(
                "the letter {letter} stands here in the place of |, so that readers see it"
            );
            let label = Label::new(text.file, at..at + letter.len());
            let fault = Diagnostic::new(Code::GluedText, message, label);
            diagnostics
                .push(fault.help(format!("write {key}: |")).replace(at..at + letter.len(), "|"));
            continue;
        }
        let Some(Glued { label, folded, quote }) = glued(context, &text) else { continue };
        let key = text.pointer.rsplit('/').next().unwrap_or_default();
        let start = label.span.end;
        let message =
            "YAML joins the lines of this text, so that its paragraphs or bullets run together";
        let fault = Diagnostic::new(Code::GluedText, message, label);
        diagnostics.push(match (folded, quote) {
            (Some(at), _) => fault
                .help(format!("write {key}: |"))
                .replace(start + at..start + at + 1, "|")
                .automatic(),
            (None, Some(_)) => fault.help(format!(
                "write {key}: | and the text below it, indented, without the quotes"
            )),
            (None, None) => fault
                .help(format!("write {key}: | and begin the text on the line below it, indented")),
        });
    }
}

/// A letter alone on the line of a key that looks like the sign that keeps lines apart, and where it stands.
fn letter_as_sign<'l>(
    context: &Context<'l>,
    text: &prose::Text<'l>,
) -> Option<(usize, &'static str)> {
    const ALIKE: [&str; 3] = ["I", "l", "¦"];
    let (first, _) = text.as_written(context)?.split_once('\n')?;
    let letter = ALIKE.into_iter().find(|it| first.trim_end() == *it)?;
    let value = context.value(text.file, &text.pointer).span.start;
    let source = context.loaded.sources.text(text.file).get(..value)?;
    // Below a sign, it is the first line of the text.
    source.rsplit('\n').next()?.contains(':').then_some((value, letter))
}

/// Whether YAML joins lines of a text that are apart in its file.
pub(super) fn is_glued<'l>(context: &Context<'l>, text: &prose::Text<'l>) -> bool {
    glued(context, text).is_some()
}

/// How a text is written whose lines YAML joins.
struct Glued {
    /// Its key.
    label: Label,
    /// Where the sign that joins them stands, behind the key.
    folded: Option<usize>,
    /// The quotation mark that it begins with.
    quote: Option<char>,
}

fn glued<'l>(context: &Context<'l>, text: &prose::Text<'l>) -> Option<Glued> {
    let written = text.as_written(context)?;
    let label = context.key(text.file, &text.pointer);
    let value = context.value(text.file, &text.pointer).span.start;
    let source = context.loaded.sources.text(text.file);
    // The text itself begins below the sign that says how its lines are read.
    let between = source.get(label.span.end..value).unwrap_or_default();
    let folded = between.find(['>', '|', '#']).filter(|at| between[*at..].starts_with('>'));
    let is_block = folded.is_some() || between.contains('|');
    let quote = written.chars().next().filter(|first| !is_block && matches!(first, '"' | '\''));
    let literal = is_block && folded.is_none();
    let is_whole = literal || !written.contains('\n');
    (!is_whole && parts(&lines(written, quote)) > parts(text.text)).then_some(Glued {
        label,
        folded,
        quote,
    })
}

/// The lines as they stand in the file, without their indentation and quotes.
fn lines(written: &str, quote: Option<char>) -> String {
    let body = if quote.is_some() { &written[1..] } else { written };
    // The first line begins behind a key or a quote, or its indentation is no part of the text.
    let indented = body.split_once('\n').map_or("", |(_, it)| it);
    let lines = indented.lines().filter(|line| !line.trim().is_empty());
    let indent = lines.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    body.lines()
        .enumerate()
        .map(|(number, line)| {
            let own = line.len() - line.trim_start().len();
            line.get(if number == 0 { own } else { own.min(indent) }..).unwrap_or_default()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// How many paragraphs, items, headings and quotations a text has.
fn parts(text: &str) -> usize {
    let is_part = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(
                Tag::Paragraph
                    | Tag::Item
                    | Tag::Heading { .. }
                    | Tag::BlockQuote(_)
                    | Tag::CodeBlock(_)
            ) | Event::HardBreak
        )
    };
    Parser::new(text).filter(is_part).count()
}
