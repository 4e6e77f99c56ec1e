//! What is wrong with the content, in the words that a page shows.

use signpost_core::diagnostic::Label;
use signpost_core::source::Sources;
use signpost_core::{Diagnostic, Severity};

use super::build::Build;
use crate::output::diagnostics::Shown;
use crate::output::failure::told;

/// Something to be fixed, or to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    /// Whether it keeps the site from being made.
    pub(super) severity: Severity,
    /// What is wrong.
    pub(super) message: String,
    /// Where, as `file:line:column`.
    pub(super) place: Option<String>,
    /// The line that it is in.
    pub(super) excerpt: Option<Excerpt>,
    /// What to do about it, or why it came to this; a sentence each.
    pub(super) help: Vec<String>,
}

/// A line of a file, in which a part is marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

/// Everything that is wrong, errors first.
pub(super) fn of(build: &Build) -> Vec<Problem> {
    let mut problems: Vec<_> = build.failure().map(failure).into_iter().collect();
    if let Ok(validated) = &build.validated {
        // Notes are no work for today; the terminal and `validate` have them.
        let faults = validated.diagnostics.iter().filter(|it| it.severity > Severity::Note);
        problems.extend(faults.map(|it| fault(&validated.loaded.sources, it)));
    }
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    problems
}

fn failure(error: &anyhow::Error) -> Problem {
    let mut told = told(error).into_iter();
    Problem {
        severity: Severity::Error,
        message: told.next().unwrap_or_default(),
        place: None,
        excerpt: None,
        help: told.collect(),
    }
}

fn fault(sources: &Sources, fault: &Diagnostic) -> Problem {
    let label = fault.place();
    let place = sources.place(&label.file, label.span.start);
    let file = sources.display_path(&label.file);
    Problem {
        severity: fault.severity,
        message: fault.message.clone(),
        place: Some(format!("{file}:{}:{}", place.line, place.column)),
        excerpt: excerpt(sources, label),
        help: fault.help.iter().cloned().collect(),
    }
}

fn excerpt(sources: &Sources, label: &Label) -> Option<Excerpt> {
    let shown = Shown::of(sources, &label.file);
    Excerpt::of(&shown.text, &shown.span(&label.span))
}

impl Excerpt {
    /// The line in which a span starts, as far as it is of use.
    fn of(text: &str, span: &std::ops::Range<usize>) -> Option<Self> {
        /// More of a line than this says no more, on either side of what is marked.
        const WIDEST: usize = 120;
        let start = text.floor_char_boundary(span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let end = text.floor_char_boundary(span.end).clamp(start, line_end);
        let from = text.ceil_char_boundary(line_start.max(start.saturating_sub(WIDEST)));
        let to = text.floor_char_boundary(line_end.min(end + WIDEST));
        let marked_to = text.floor_char_boundary(end.min(start + WIDEST));
        let excerpt = Self {
            before: text[from..start].trim_start().to_owned(),
            marked: text[start..marked_to].to_owned(),
            after: text[end..to].trim_end().to_owned(),
        };
        (excerpt != Self::default()).then_some(excerpt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, span: std::ops::Range<usize>) -> Option<(String, String, String)> {
        Excerpt::of(text, &span).map(|it| (it.before, it.marked, it.after))
    }

    #[test]
    fn an_excerpt_is_the_line_of_the_fault() {
        let line = excerpt("id: a\n  subjct: één\nlinks: []\n", 8..14).unwrap();
        assert_eq!(line, ("".into(), "subjct".into(), ": één".into()));
    }

    #[test]
    fn a_fault_over_several_lines_is_marked_on_its_first() {
        let line = excerpt("aids:\n  list: [a,\n    b]\n", 14..24).unwrap();
        assert_eq!(line, ("list: ".into(), "[a,".into(), "".into()));
    }

    #[test]
    fn no_text_gives_no_excerpt_and_no_offset_panics() {
        assert_eq!(excerpt("", 0..0), None);
        for start in 0..20 {
            for end in 0..20 {
                drop(excerpt("één\n“twee”\n", start..end));
            }
        }
    }
}
