//! A sign before a number that Markdown takes for a mark of its own: the reader sees a list, a
//! quotation or a heading, and a number without its sign.
//!
//! It happens where a line is wrapped (`aged` and on the next line `> 50 years`), and where a text
//! begins with the sign. A minus that becomes a bullet is another dose, so most of these are errors.

mod lists;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::context::Context;
use super::prose;
use crate::diagnostic::{Code, Diagnostic, Severity};

/// A sign that is lost, or may be.
struct Lost {
    part: Range<usize>,
    /// What is lost for certain, and what only may be.
    severity: Severity,
    message: String,
    help: String,
}

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in prose::markdown(context) {
        for lost in lost(text.text) {
            let label = text.place(context, lost.part.clone());
            let mut fault = Diagnostic::new(Code::LostSign, lost.message, label).help(lost.help);
            fault.severity = lost.severity;
            if let Some(span) = text.exact(context, lost.part.clone()) {
                fault = fault.replace(span, format!("\\{}", &text.text[lost.part]));
            }
            diagnostics.push(fault);
        }
    }
}

/// Whether a text has such a sign, so that its numbers are not what was meant.
pub(super) fn is_in(text: &str) -> bool {
    !lost(text).is_empty()
}

fn lost(text: &str) -> Vec<Lost> {
    let mut found = Vec::new();
    let parser = Parser::new_ext(text, Options::empty());
    let mut hidden: Vec<Range<usize>> =
        parser.reference_definitions().iter().map(|(_, it)| it.span.clone()).collect();
    let events: Vec<_> = parser.into_offset_iter().collect();
    for (index, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::BlockQuote(_)) => found.extend(quotation(text, range)),
            Event::Start(Tag::Heading { .. }) => found.extend(heading(text, range)),
            Event::Start(Tag::List(first)) => {
                let items = lists::items(&events[index..]);
                let dates = first.map(|first| lists::dates(text, first, &items));
                match dates.filter(|dates| !dates.is_empty()) {
                    Some(dates) => found.extend(dates),
                    None => found.extend(lists::list(text, range, *first, &items)),
                }
            }
            Event::Start(Tag::Emphasis | Tag::Strong) => found.extend(product(text, range)),
            Event::Start(Tag::Link { link_type, .. })
                if !matches!(
                    link_type,
                    LinkType::Inline | LinkType::Autolink | LinkType::Email
                ) =>
            {
                // What a text refers to is not lost.
                hidden.clear();
            }
            _ => {}
        }
    }
    found.extend(hidden.into_iter().map(definition));
    found.sort_by_key(|lost| lost.part.start);
    found
}

/// A number by itself is no longer than this, in bytes.
const MOST_OF_A_NUMBER: usize = 12;

fn quotation(text: &str, range: &Range<usize>) -> Option<Lost> {
    let content = text[range.start + 1..].trim_start_matches(' ');
    let wraps = wrapped(text, range.start);
    if !is_number(content) && !wraps {
        return None;
    }
    let line = first_line(text, range.start);
    Some(Lost {
        part: range.start..range.start + 1,
        severity: if is_number(content) { Severity::Error } else { Severity::Warning },
        message: "Markdown takes this sign for the mark of a quotation, so readers do not see it"
            .to_owned(),
        help: format!(
            "write \\{line} for the sign; for a quotation, leave a blank line above it{}",
            if is_number(content) { " and begin it with a word" } else { "" }
        ),
    })
}

fn heading(text: &str, range: &Range<usize>) -> Option<Lost> {
    let marks = text[range.start..].bytes().take_while(|byte| *byte == b'#').count();
    let content = text[range.start + marks..].trim_start_matches(' ');
    // What is underlined has a message of its own; what is numbered is a heading with more marks, but
    // for a number by itself that ends a sentence.
    let is_number_alone = content.lines().next().is_some_and(|line| {
        let line = line.trim();
        is_number(line) && line.len() < MOST_OF_A_NUMBER && !line.contains(char::is_alphabetic)
    });
    if marks > 1 && is_number_alone && wrapped(text, range.start) {
        let line = first_line(text, range.start);
        return Some(Lost {
            part: range.start..range.start + 1,
            severity: Severity::Warning,
            message: "readers see this line as a heading, without the signs".to_owned(),
            help: format!(
                "write \\{line} for the signs; for a heading, leave a blank line above it"
            ),
        });
    }
    if marks != 1 {
        return None;
    }
    let line = first_line(text, range.start);
    let rest = content.lines().next().unwrap_or_default();
    let (severity, help) = if is_number(content) {
        (Severity::Error, format!("write \\{line} for the sign; a heading is written ## {rest}"))
    } else {
        (
            Severity::Warning,
            format!(
                "a heading is written ## {rest}; a note for other editors stands above the text's key, \
                 outside of the text; for the sign itself write \\{line}"
            ),
        )
    };
    Some(Lost {
        part: range.start..range.start + 1,
        severity,
        message: "readers see this line as a heading, without the sign".to_owned(),
        help,
    })
}

/// `5*3*2`, in which Markdown sees something to stress.
fn product(text: &str, range: &Range<usize>) -> Option<Lost> {
    let source = &text[range.clone()];
    let mark = source.chars().next()?;
    let inner = source.trim_start_matches(mark);
    let before = text[..range.start].ends_with(|c: char| c.is_alphanumeric() || c == ')');
    let after = text[range.end..].starts_with(|c: char| c.is_alphanumeric() || c == '(');
    let is_bold = source.len() - inner.len() > 1;
    // "**10**mg" is bold, and of nothing a product.
    let is_meant = if is_bold { before && after } else { before || after };
    let numbers = inner.starts_with(|c: char| c.is_ascii_digit()) && is_meant;
    (numbers && mark == '*').then(|| Lost {
        part: range.start..range.start + 1,
        severity: Severity::Error,
        message:
            "Markdown takes this sign for the beginning of stressed text, so readers do not see it"
                .to_owned(),
        help: "write \\* for each of the signs, or ×".to_owned(),
    })
}

/// `[1]: 5mg`, which Markdown takes for the address of a link and shows to nobody.
fn definition(span: Range<usize>) -> Lost {
    Lost {
        part: span.start..span.start + 1,
        severity: Severity::Error,
        message: "Markdown takes this line for the address of a link that no text has, so readers do not see it"
            .to_owned(),
        help: "write \\[ for the bracket, or take the line out".to_owned(),
    }
}

/// Whether a text begins with a number, whatever sign stands before it.
fn is_number(text: &str) -> bool {
    let signs = |c: char| "<>≤≥=~≈±+-−–.,£$€ ".contains(c);
    text.lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches(signs)
        .starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a line goes on what the line above it says.
fn wrapped(text: &str, at: usize) -> bool {
    let start = line_start(text, at);
    let alone = text[start..at].trim().is_empty();
    alone
        && line_before(text, at)
            .is_some_and(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

pub(super) fn line_before(text: &str, at: usize) -> Option<&str> {
    text[..line_start(text, at)].strip_suffix('\n')?.rsplit('\n').next()
}

pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The beginning of a line, as it is quoted in a message.
fn first_line(text: &str, at: usize) -> String {
    const MOST_WORDS: usize = 3;
    let line = text[at..].lines().next().unwrap_or_default().trim_end();
    let words: Vec<&str> = line.split_whitespace().take(MOST_WORDS).collect();
    let short = words.join(" ");
    if short.len() < line.len() { format!("{short} …") } else { short }
}

#[cfg(test)]
mod tests {
    use super::lost;
    use crate::diagnostic::Severity;

    fn severities(text: &str) -> Vec<Severity> {
        lost(text).iter().map(|lost| lost.severity).collect()
    }

    #[test]
    fn signs_that_a_wrapped_line_begins_with_are_seen() {
        for text in [
            "for people aged\n> 50 years",
            "a score below\n- 2.5 means",
            "then take\n+ 250 mg",
            "take\n1. 5 mg",
            "since week\n# 31 of",
            "> 50 years",
            ">= 50 years",
            "- aged\n  > 50 years",
            "aged\n>50",
            "multiply 5*3*2",
            "[1]: 5mg",
            "the limit is:\n- 2.5",
            "- a score below\n  - 2.5 means",
            "- rest:\n  + 250 mg",
            "multiply 5**3**2",
        ] {
            assert_eq!(severities(text), [Severity::Error], "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_is_a_warning() {
        for text in [
            "an operation\n- a big one - is",
            "- 2.5 is the limit",
            "1. rest\n3. move",
            "- massage\n\n- 2,5 is de grens voor botontkalking.",
            "- Ruhe\n- Massage\n\n- 2,5 Punkte bis 4 Punkte",
            "- repos\n\n- 1 marque le seuil de l’ostéopénie.",
            "# a note to ourselves",
            "he said\n> rest",
        ] {
            assert_eq!(severities(text), [Severity::Warning], "{text}");
        }
    }

    #[test]
    fn lists_quotations_and_headings_are_left_alone() {
        for text in [
            "The options are:\n- rest\n- exercise",
            "The options are\n- rest\n- exercise",
            "The doses are:\n\n- 5 mg\n- 10 mg",
            "1. 5 mg in the morning\n2. 10 mg at night",
            "1. one\n1. two",
            "## 3 things to know\n\ntext",
            "> It hurt for weeks.\n\n*very* much **5 times**",
            "aged \\> 50 years and < 70, 2 * 3 = 6",
            "see [there][1]\n\n[1]: https://example.org/",
            "- rest\n  - a little",
            "- rest\n\n- 5 mg",
            "- Rest for a day.\n\n- 5 times a week, walk.",
            "- rest\n\n- walk\n\n- 5 mg of it",
            "- rest\n- walk\n- 5 mg of it",
            "- tablets:\n  - 20% less pain\n- surgery:\n  - 30% less pain",
            "- Benefit:\n  - 3 in 100 have less pain",
            "- Benefit:\n\n  - 3 in 100 have less pain",
            "Take:\n\n- 5 mg",
            "Take **10**mg daily, or **2**×5 mg",
        ] {
            assert_eq!(severities(text), [], "{text}");
        }
    }
}
