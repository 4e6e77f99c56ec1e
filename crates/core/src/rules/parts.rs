//! A text cut into numbers, words and what ends a part of a sentence.

use super::numerals::{begins_number, millionths, number_in};
use super::spelled::numbers::{Token, tokens};

/// A part of a text.
pub(super) struct Part {
    pub(super) what: What,
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) enum What {
    /// In digits, in millionths.
    Number(u64),
    /// In small letters, with what it says as a number.
    Word(String, Option<Vec<Token>>),
    Slash,
    /// What ends a part of a sentence.
    End,
}

pub(super) fn parts(text: &str, language: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        at += c.len_utf8();
        let what = match c {
            _ if begins_number(c) => {
                let (written, number) = number_in(text, start, language);
                at = (written.as_ptr().addr() - text.as_ptr().addr() + written.len()).max(at);
                // `B12` is a name.
                match millionths(&number).filter(|_| !text[..start].ends_with(char::is_alphabetic))
                {
                    Some(number) => What::Number(number),
                    None => What::End,
                }
            }
            '×' => What::Word(c.to_string(), None),
            _ if c.is_alphabetic() => {
                let rest = &text[start..];
                let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                at = start + end;
                let word = rest[..end].to_lowercase();
                let says = tokens(&word, language);
                What::Word(word, says)
            }
            '/' => What::Slash,
            '\n' if !ends_paragraph(&text[at..]) => continue,
            _ if c != '\n' && c.is_whitespace() => continue,
            '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '*' | '_' => continue,
            _ => What::End,
        };
        parts.push(Part { what, start, end: at });
    }
    parts
}

/// Whether what follows the end of a line is no more of its paragraph.
pub(super) fn ends_paragraph(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.is_empty()
        || ["- ", "* ", "+ ", "#", ">"].iter().any(|it| line.starts_with(it))
        || number.len() < line.len() && number.starts_with(['.', ')'])
}
