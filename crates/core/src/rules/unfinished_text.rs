//! A text that is still to be written: a mark that a scaffold left, or one that people leave.
//!
//! In a draft, or in an aid that no published page lists, that is as it should be, and a note. Where
//! readers would see it, it is an error, so that nothing is published with it.

use std::ops::Range;

use rayon::prelude::*;

use super::context::Context;
use super::placeholders::{mark_in, no_title, nobody};
use super::prose;
use super::published::is_published;
use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::scaffold::TODO;
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let first = diagnostics.len();
    // It asks more of each text than any other rule, and the others would wait for it.
    let texts: Vec<_> = prose::all(context).collect();
    diagnostics.par_extend(texts.par_iter().filter_map(|text| unwritten(context, text)));
    let texts: Vec<Label> = diagnostics[first..].iter().map(|it| it.place().clone()).collect();
    for file in context.loaded.sources.paths().filter(|file| !context.is_clean(file)) {
        for span in comments(context.loaded.sources.text(file)) {
            // A line of a text that begins with a # is no comment.
            if texts.iter().any(|it| it.file == *file && span.contains(&it.span.start)) {
                continue;
            }
            let comment = &context.loaded.sources.text(file)[span.clone()];
            let message = format!("there is still something to do here: {}", rest(comment));
            let fault = Diagnostic::new(Code::UnfinishedText, message, Label::new(file, span))
                .help("do it, and take the comment out");
            diagnostics.push(weighed(context, file, fault));
        }
    }
}

fn unwritten(context: &Context<'_>, text: &prose::Text<'_>) -> Option<Diagnostic> {
    // A person answers for it with a name.
    let nobody = || text.pointer.ends_with("/by").then(|| nobody(text.text)).flatten();
    let no_title = || text.pointer.ends_with("/title").then(|| no_title(text.text)).flatten();
    let mark = mark_in(text.text, language(text)).or_else(no_title);
    let part = mark.clone().or_else(nobody)?;
    let help = match mark {
        Some(mark) => format!("write it, and take `{}` out", &text.text[mark]),
        None => "write the name or the role of the person who did it".to_owned(),
    };
    let label = text.place(context, part);
    let message = "this text is still to be written";
    let fault = Diagnostic::new(Code::UnfinishedText, message, label).help(help);
    Some(weighed(context, text.file, fault))
}

/// The language of a text: the end of its place in its file (`/subject/es`), or its file's name.
fn language<'t>(text: &'t prose::Text<'_>) -> &'t str {
    match text.pointer.rsplit('/').next() {
        Some(key)
            if key.len() == 2 && key.bytes().all(|c| c.is_ascii_lowercase()) && key != "by" =>
        {
            key
        }
        _ => text.file.stem(),
    }
}

fn weighed(context: &Context<'_>, file: &SourcePath, mut fault: Diagnostic) -> Diagnostic {
    if !is_published(context, file) {
        fault.severity = Severity::Note;
    }
    fault
}

/// The comments of a file that say what is still to be done. A `#` within a text begins none, but
/// what it marks there is found as text.
fn comments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.contains('#') {
        return found;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let begins =
            line.trim_start().starts_with('#').then(|| line.len() - line.trim_start().len());
        let sign = begins.or_else(|| line.find(" #").map(|at| at + 1));
        if let Some(sign) = sign {
            let comment = line[sign..].trim_end();
            let said = comment.trim_start_matches('#').trim_start();
            if [TODO, "FIXME"].iter().any(|mark| {
                said.strip_prefix(mark).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            }) {
                found.push(start + sign..start + sign + comment.len());
            }
        }
        start += line.len();
    }
    found
}

/// What a comment says behind its mark.
fn rest(comment: &str) -> &str {
    let said = comment.trim_start_matches(['#', ' ']);
    said.trim_start_matches(TODO)
        .trim_start_matches("FIXME")
        .trim_start_matches([':', ' '])
        .trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::comments;

    #[test]
    fn comments_that_say_what_to_do_are_found() {
        assert_eq!(comments("# TODO: look\na: b # fine\nc: d # FIXME\n# TODOS\n").len(), 2);
    }
}
