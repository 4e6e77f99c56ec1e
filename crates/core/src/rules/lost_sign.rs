//! A sign before a number that Markdown takes for a mark of its own: the reader sees a list, a
//! quotation or a heading, and a number without its sign.
//!
//! It happens where a line is wrapped (`aged` and on the next line `> 50 years`), and where a text
//! begins with the sign. A minus that becomes a bullet is another dose, so most of these are errors.

mod lists;

use std::cell::LazyCell;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::context::Context;
use super::too_deep::too_deep;
use super::{glued_text, prose};
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
        let glued = LazyCell::new(|| glued_text::is_glued(context, &text));
        for lost in lost(text.text, text.file.stem()) {
            // Lines that YAML has joined are told as such.
            if lost.severity < Severity::Error && *glued {
                continue;
            }
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
pub(super) fn is_in(text: &str, language: &str) -> bool {
    !lost(text, language).is_empty()
}

fn lost(text: &str, language: &str) -> Vec<Lost> {
    let mut found = Vec::new();
    if !has_marks(text) {
        return found;
    }
    // That is told, and each of its levels has the text of all below it.
    if too_deep(text).is_some() {
        return found;
    }
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
                let ordinals = first.map(|first| lists::ordinals(text, language, first, &items));
                match ordinals.filter(|it| !it.is_empty()) {
                    Some(ordinals) => found.extend(ordinals),
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

/// Whether Markdown may take anything in a text for a mark: most texts are sentences alone.
fn has_marks(text: &str) -> bool {
    let begins = |line: &str| {
        line.trim_start().starts_with(|c: char| c.is_ascii_digit() || "#*+-=>".contains(c))
    };
    text.contains(['*', '_']) || text.contains("]:") || text.split(['\n', '\r']).any(begins)
}

/// A number by itself is no longer than this, in bytes.
const MOST_OF_A_NUMBER: usize = 12;

fn quotation(text: &str, range: &Range<usize>) -> Option<Lost> {
    let behind = &text[range.start + 1..];
    let content = behind.trim_start_matches(' ');
    // No quotation begins with `>=`, nor right behind the mark of an item.
    let is_sign = is_number(content) || behind.starts_with('=');
    let before = text[line_start(text, range.start)..range.start].trim();
    let in_item = before.ends_with(['-', '*', '+', '.', ')']);
    if !is_sign && !in_item && !wrapped(text, range.start) {
        return None;
    }
    let line = first_line(text, range.start);
    let quotation = match (in_item, is_number(content)) {
        (true, _) => "for a quotation, put it in quotation marks",
        (_, true) => "for a quotation, leave a blank line above it and begin it with a word",
        _ => "for a quotation, leave a blank line above it",
    };
    Some(Lost {
        part: range.start..range.start + 1,
        severity: if is_sign { Severity::Error } else { Severity::Warning },
        message: "Markdown takes this sign for the mark of a quotation, so readers do not see it"
            .to_owned(),
        help: match behind.starts_with('=') {
            true => format!("write \\{line}"),
            false => format!("write \\{line} for the sign; {quotation}"),
        },
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

/// `5*3*2` and `*Adults: 2*5 mg`, in which Markdown sees something to stress.
fn product(text: &str, range: &Range<usize>) -> Option<Lost> {
    let source = &text[range.clone()];
    let inner = source.trim_start_matches('*');
    let marks = source.len() - inner.len();
    let inner = inner.trim_end_matches('*');
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let (first, last) = (inner.chars().next()?, inner.chars().next_back()?);
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_beside =
        |c: Option<char>, bracket| c.is_some_and(|c| c.is_alphanumeric() || c == bracket);
    // Without the sign, two numbers would be one.
    let opens = is_digit(before) && first.is_ascii_digit();
    let closes = last.is_ascii_digit() && is_digit(after);
    // "**10**mg" is bold, and of nothing a product; "2*daily or 3*daily" has a number before each of the signs.
    let is_single = marks == 1
        && (first.is_ascii_digit() && (is_beside(before, ')') || is_beside(after, '('))
            || is_digit(before) && last.is_ascii_digit() && is_beside(after, '('));
    let is_bold =
        marks > 1 && first.is_ascii_digit() && is_beside(before, ')') && is_beside(after, '(');
    let is_product = marks > 0 && (opens || closes || is_single || is_bold);
    let ends = closes && before.is_none_or(|c| !c.is_alphanumeric());
    let (start, place) = match ends {
        true => (range.end - marks, "end"),
        false => (range.start, "beginning"),
    };
    is_product.then(|| Lost {
        part: start..start + 1,
        severity: Severity::Error,
        message: format!(
            "Markdown takes this sign for the {place} of stressed text, so readers do not see it"
        ),
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
        lost(text, "en").iter().map(|lost| lost.severity).collect()
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
            "*Adults: 2*5 mg per day.",
            "**Adultes : 2**5 mg par jour.",
            "Neem 2*daags of 3*daags",
            ">= twice a day.",
            "- >= drei Tage",
            "1. >=zwei Wochen",
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
            "- > two days",
            "1. > deux semaines",
            "2. Rest\n2. Walk",
            "4. Take 5 mg\n4. Take 10 mg",
            "T-score:\n\n- 2.5",
            "De grens is:\n\n- 2,5.",
            "- Schwelle:\n  - 2,5",
            "You can take:\n- 1 tablet of 500 mg",
            "Take:\n- 2 tablets",
            "Sie nehmen:\n- 2 Tabletten zu 5 mg",
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
            "- rest\n* walk\n- swim",
            "- tablets:\n  - 20% less pain\n- surgery:\n  - 30% less pain",
            "- Benefit:\n  - 3 in 100 have less pain",
            "- Benefit:\n\n  - 3 in 100 have less pain",
            "Take:\n\n- 5 mg",
            "1. Take:\n   - 1 tablet of 500 mg",
            "Take **10**mg daily, or **2**×5 mg",
            "*Take 2×5 mg* per day, or **2** *3* mg, in*form*ed",
            "The note says:\n\n> It hurt.\n\n- rest\n\n  > It hurt.",
            "1. Week one\n1. Week two",
            "**Take 2*5 mg** or less",
        ] {
            assert_eq!(severities(text), [], "{text}");
        }
    }
}
