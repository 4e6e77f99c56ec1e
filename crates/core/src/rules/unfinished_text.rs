//! A text that is still to be written: a mark that a scaffold left, or one that people leave.
//!
//! In a draft, or in an aid that no published page lists, that is as it should be, and a note. Where
//! readers would see it, it is an error, so that nothing is published with it.

use std::ops::Range;

use super::amounts;
use super::context::Context;
use super::prose;
use super::published::is_published;
use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::scaffold::TODO;
use crate::source::SourcePath;

/// Marks in capitals, which stand for nothing else.
const MARKS: [&str; 4] = [TODO, "TBD", "FIXME", "TBA"];

/// Texts that fill a place until the real one is there.
const FILLERS: [&str; 8] = [
    "lorem ipsum",
    "dolor sit amet",
    "placeholder text",
    "voorbeeldtekst",
    "opvultekst",
    "platzhaltertext",
    "blindtext",
    "faux-texte",
];

/// What stands first in brackets that are to be filled in.
const TO_FILL_IN: [&str; 26] = [
    "insert",
    "add",
    "fill in",
    "your",
    "to be",
    "name of",
    "link to",
    "placeholder",
    "invullen",
    "invoegen",
    "in te vullen",
    "nog in te vullen",
    "nog",
    "vul in",
    "vul hier",
    "hier",
    "uw",
    "einfügen",
    "hier einfügen",
    "bitte",
    "ergänzen",
    "noch",
    "insérer",
    "à compléter",
    "à insérer",
    "compléter",
];

/// Texts that are nothing but the word that they will follow.
const TO_FOLLOW: [&str; 14] = [
    "to follow",
    "text to follow",
    "to be written",
    "to be determined",
    "coming soon",
    "volgt",
    "tekst volgt",
    "nader te bepalen",
    "n.t.b.",
    "folgt",
    "text folgt",
    "folgt noch",
    "à venir",
    "à compléter",
];

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let first = diagnostics.len();
    let texts = prose::markdown(context).into_iter().chain(prose::lines(context));
    for text in texts.chain(prose::titles(context)) {
        let Some(part) = mark(text.text) else { continue };
        let help = format!("write it, and take `{}` out", &text.text[part.clone()]);
        let label = text.place(context, part);
        let message = "this text is still to be written";
        let fault = Diagnostic::new(Code::UnfinishedText, message, label).help(help);
        diagnostics.push(weighed(context, text.file, fault));
    }
    let texts: Vec<Label> = diagnostics[first..].iter().map(|it| it.place().clone()).collect();
    for file in context.loaded.sources.paths() {
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

fn weighed(context: &Context<'_>, file: &SourcePath, mut fault: Diagnostic) -> Diagnostic {
    if !is_published(context, file) {
        fault.severity = Severity::Note;
    }
    fault
}

/// The first mark in a text.
fn mark(text: &str) -> Option<Range<usize>> {
    word(text, &MARKS)
        .or_else(|| filler(text))
        .or_else(|| in_brackets(text))
        .or_else(|| without_number(text))
        .or_else(|| follows(text))
}

/// The first of some words, which stands by itself.
fn word(text: &str, words: &[&str]) -> Option<Range<usize>> {
    let found = words
        .iter()
        .flat_map(|word| text.match_indices(word).map(|(start, word)| start..start + word.len()));
    found
        .filter(|it| {
            !text[..it.start].ends_with(char::is_alphanumeric)
                && !text[it.end..].starts_with(char::is_alphanumeric)
        })
        .min_by_key(|it| it.start)
}

fn filler(text: &str) -> Option<Range<usize>> {
    // Small letters of other lengths than the capitals would shift the places.
    let lower = text.to_ascii_lowercase();
    let found = FILLERS.iter().filter_map(|it| Some((lower.find(it)?, it.len())));
    found.min().map(|(start, length)| start..start + length)
}

/// `[insert the dose]`, `{naam}` or `<dose>`: brackets to be filled in, and no link.
fn in_brackets(text: &str) -> Option<Range<usize>> {
    text.match_indices('[').find_map(|(start, _)| {
        let length = text[start..].find(']')?;
        let end = start + length + 1;
        let inner = text[start + 1..end - 1].to_lowercase();
        let is_link = text[end..].starts_with(['(', '[', ':']);
        let words = inner.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_mark = TO_FILL_IN.iter().any(|verb| {
            words
                .strip_prefix(verb)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '…', '.']))
        }) || words.chars().all(|c| matches!(c, '.' | '…' | '_'))
            && !words.is_empty();
        (is_mark && !is_link).then_some(start..end)
    })
}

/// `xx mg` and `… %`: a unit with something in the place of its number. `???` stands for anything.
fn without_number(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for word in text.split_inclusive([' ', '\n', '\u{a0}']) {
        let from = start;
        start += word.len();
        let own = word.trim_end().trim_start_matches('(');
        let from = from + (word.trim_end().len() - own.len());
        let blank = own.trim_end_matches('%');
        let is_blank = blank == "…"
            || blank.len() > 1
                && ['x', 'X', '_', '?', '.'].iter().any(|it| blank.chars().all(|c| c == *it));
        // Only a blank is asked for its unit: there are few, and many words.
        let has_unit = || own.len() > blank.len() || amounts::begins_with_measure(&text[start..]);
        if is_blank && has_unit() || own.contains("???") {
            return Some(from..from + own.len());
        }
    }
    None
}

/// A paragraph of nothing else.
fn follows(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for paragraph in text.split("\n\n") {
        let said = paragraph.trim().trim_matches(['(', ')', '*', '…', '.']).to_lowercase();
        if TO_FOLLOW.iter().any(|it| said == it.trim_end_matches('.')) {
            let own = start + (paragraph.len() - paragraph.trim_start().len());
            return Some(own..own + paragraph.trim().len());
        }
        start += paragraph.len() + 2;
    }
    None
}

/// The comments of a file that say what is still to be done. A `#` within a text begins none, but
/// what it marks there is found as text.
fn comments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
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
    use super::{comments, mark};

    #[test]
    fn marks_are_known_in_four_languages() {
        for text in [
            "TODO: a sentence",
            "The dose is TBD.",
            "FIXME",
            "Lorem ipsum dolor",
            "take [insert dose] daily",
            "[invullen: dosis]",
            "neem [vul in] per dag",
            "[hier einfügen]",
            "[bitte ergänzen]",
            "prenez [à compléter] par jour",
            "[…]",
            "text\n\nTekst volgt.",
            "Text folgt",
            "à venir",
            "take xx mg",
            "neem … mg",
            "20 to XX%",
            "nehmen Sie (__ mg)",
            "prenez ... mg",
            "how many???",
        ] {
            assert!(mark(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_no_mark() {
        for text in [
            "METODOS and TODOS",
            "see [your doctor](https://example.org/)",
            "the [sic] word, and [1]",
            "la dose est à définir avec votre médecin",
            "Er volgt een gesprek.",
            "TBC (tuberculose)",
            "the XXX chromosomes",
            "XX or XY",
            "and so on ... 5 mg",
            "Really? 5 mg",
            "one … two weeks",
            "Bougez … l’essentiel est de bouger.",
            "Bougez … l'important",
            "Neem rust … g5 is een spel",
            "[addition] of a medicine",
        ] {
            assert!(mark(text).is_none(), "{text}");
        }
    }

    #[test]
    fn comments_that_say_what_to_do_are_found() {
        assert_eq!(comments("# TODO: look\na: b # fine\nc: d # FIXME\n# TODOS\n").len(), 2);
    }
}
