//! A character that leaves no trace, in the middle of a number or a word: what readers see as one,
//! programs read as two, and nobody finds it.
//!
//! Such characters have their use elsewhere: soft hyphens and joiners within words, the one between
//! the parts of an emoji, blanks of no width in scripts that have no spaces.

use std::ops::Range;

use super::context::Context;
use super::prose;
use crate::chars::{BULLETS, Hidden, code, hidden, is_stray_variant, reference_at};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // Hardly any text has a character that is not seen, or one that is written by its name.
    let may_hide = |text: &prose::Text<'_>| {
        text.text.contains(|c| c == '&' || c == '\u{fffd}' || hidden(c).is_some())
    };
    for text in prose::all(context).filter(may_hide) {
        for (at, c) in text.text.char_indices() {
            let fault = |message: String, help: &str| {
                let label = text.place(context, at..at + c.len_utf8());
                Diagnostic::new(Code::ControlCharacter, message, label).help(help)
            };
            if c == '\u{fffd}' {
                let message = format!(
                    "a character was lost here when the text was saved or copied ({})",
                    code(c)
                );
                diagnostics.push(fault(message, "write the character that was meant"));
            } else if c == '\u{ad}' && is_in_place_of_a_sign(text.text, at) {
                let message = format!(
                    "there is a character before this number that cannot be seen ({})",
                    code(c)
                );
                diagnostics
                    .push(fault(message, "write − if a minus is meant, or delete the character"));
            }
        }
        for (part, c, what) in found(text.text) {
            let start = part.start;
            // What stands before it in its word, so that there is something to see.
            let near = text.text.floor_char_boundary(start.saturating_sub(LONGEST));
            let word = text.text[near..start].split_whitespace().next_back();
            let shown = start - word.map_or(0, str::len);
            if what == Parted::Nothing {
                let message = format!(
                    "only one font knows this character ({}), so readers see a box or nothing",
                    code(c)
                );
                let label = text.place(context, part);
                let fault = Diagnostic::new(Code::ControlCharacter, message, label)
                    .help("write what it showed, for example ✓ or a word, or delete it");
                diagnostics.push(fault);
                continue;
            }
            let message = format!(
                "there is a character in this {} that cannot be seen ({})",
                what.name(),
                code(c)
            );
            let label = text.place(context, shown..part.end);
            // Between two letters it may stand where a space was.
            let is_word = what == Parted::Word;
            let fault = Diagnostic::new(Code::ControlCharacter, message, label).help(match is_word {
                true => {
                    "if it is one word, delete the character: put the cursor before it and press Delete \
                     once; if there are two, type a space in its place"
                }
                false => {
                    "delete it: put the cursor before it and press Delete once, or type the line again"
                }
            });
            diagnostics.push(match text.exact(context, part) {
                Some(span) if is_word => fault.replace(span, ""),
                Some(span) => fault.replace(span, "").automatic(),
                None => fault,
            });
        }
    }
}

/// So much of what stands before it is shown, in bytes.
const LONGEST: usize = 40;

/// What a character parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parted {
    Text,
    Number,
    Word,
    /// It is a sign for private use, and is seen as a box.
    Nothing,
}

impl Parted {
    fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Word => "word",
            Self::Text | Self::Nothing => "text",
        }
    }
}

/// Whether a character stands where the sign of a number does.
fn is_in_place_of_a_sign(text: &str, at: usize) -> bool {
    let rest = &text[at + '\u{ad}'.len_utf8()..];
    let before = text[..at].chars().next_back();
    rest.starts_with(|c: char| c.is_ascii_digit())
        && before.is_none_or(|c| c.is_whitespace() || c == '(')
}

/// The characters with their places, and what each parts.
fn found(text: &str) -> Vec<(Range<usize>, char, Parted)> {
    let mut found = Vec::new();
    let mut waiting: Vec<(Range<usize>, char)> = Vec::new();
    let mut before = ' ';
    // Nothing but blanks stands before it in its line.
    let mut begins_line = true;
    let mut from = 0;
    while let Some(first) = text[from..].chars().next() {
        let said = if first == '&' { reference_at(&text[from..]) } else { None };
        let (c, length) = match said {
            Some((length, said)) => (said.chars().next().unwrap_or(first), length),
            None => (first, first.len_utf8()),
        };
        let part = from..from + length;
        from = part.end;
        let is_first = begins_line;
        begins_line = first == '\n' || begins_line && first.is_whitespace();
        match hidden(c) {
            Some(Hidden::Mark | Hidden::Blank) if is_stray_variant(before, c) => {
                found.push((part, c, Parted::Text));
                continue;
            }
            Some(Hidden::Mark | Hidden::Blank) => {
                waiting.push((part, c));
                continue;
            }
            // A bullet of a word processor is a slip of its own, with the list that is meant.
            Some(Hidden::Private) if !(BULLETS.contains(&c) && is_first) => {
                found.push((part, c, Parted::Nothing));
            }
            _ => {}
        }
        for (part, unseen) in waiting.drain(..) {
            if is_in_number(before, c) {
                found.push((part, unseen, Parted::Number));
            } else if is_in_word(before, unseen, c) {
                found.push((part, unseen, Parted::Word));
            }
        }
        before = c;
    }
    found
}

fn is_in_number(before: char, after: char) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    is_part(before) && is_part(after) && (before.is_ascii_digit() || after.is_ascii_digit())
}

/// Whether it parts two letters of a script that needs no such character there. A soft hyphen may
/// stand in any word, and a joiner keeps two letters apart in some fonts.
fn is_in_word(before: char, unseen: char, after: char) -> bool {
    let is_letter = |c: char| c.is_alphabetic() && c < '\u{590}';
    hidden(unseen) == Some(Hidden::Blank)
        && unseen != '\u{ad}'
        && is_letter(before)
        && is_letter(after)
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn what_parts_a_number_or_a_word_is_found() {
        for text in [
            "5\u{200b}0 mg",
            "5\u{2060}0",
            "5\u{ad}0",
            "1\u{200d}.5",
            "sur\u{200b}gery",
            "о\u{2060}перация",
            "surgery\u{e0100} or not",
            "👍\u{e0141}",
            "pai\u{fe00}n",
            "pain\u{e000}",
            "pain \u{f0b7} rest",
            "5&shy;0 mg",
            "5&#8203;0 mg",
            "5&#x200B;0 mg",
        ] {
            assert_eq!(found(text).len(), 1, "{text:?}");
        }
    }

    #[test]
    fn what_has_its_use_is_left_alone() {
        for text in [
            "Bandscheiben\u{ad}vorfall",
            "Auf\u{200c}lage",
            "👩\u{200d}⚕\u{fe0f} 1\u{fe0f}\u{20e3}",
            "ภาษา\u{200b}ไทย",
            "and/\u{200b}or, 5\u{2060}–\u{2060}10 mg",
            "5\u{200b} mg",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "❤\u{fe0f} ☎\u{fe0e} 葛\u{e0100}",
            "\u{200f}ألم 5 mg\u{200e}",
            "\u{f0b7} rest\n  \u{f0b7} move",
            "Band&shy;scheibe & 5, R&D; 5 &#8211; 10, 5&",
        ] {
            assert_eq!(found(text), [], "{text:?}");
        }
    }
}
