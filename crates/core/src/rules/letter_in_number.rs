//! A letter in a number: `1O mg`, `l0 mg`. Readers see another number, or guess.

use super::amounts::{SPACES, begins_with_measure, begins_with_unit};
use super::context::Context;
use super::prose;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in prose::all(context) {
        for (start, word) in found(text.text) {
            let part = start..start + word.len();
            let meant: String = word.chars().map(|c| digit(c).unwrap_or(c)).collect();
            let message = format!("a letter stands in the place of a digit in `{word}`");
            let label = text.place(context, part.clone());
            let fault = Diagnostic::new(Code::LookAlike, message, label)
                .help(format!("write `{meant}`, if that is the number"));
            diagnostics.push(match text.exact(context, part) {
                Some(span) => fault.replace(span, meant),
                None => fault,
            });
        }
        for (at, mark) in marks(text.text) {
            let part = at..at + mark.len_utf8();
            let message = "a sign stands in the place of the mark before the decimals of a number";
            let fault =
                Diagnostic::new(Code::LookAlike, message, text.place(context, part.clone()))
                    .help("write the comma or the point that your keyboard has");
            diagnostics.push(match text.exact(context, part) {
                Some(span) => fault.replace(span, if mark == '．' { "." } else { "," }),
                None => fault,
            });
        }
    }
}

/// Signs between two digits that look like a comma or a point: a quotation mark, and wide ones.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_mark = |c: char| matches!(c, '‚' | '，' | '．');
    let found = text.char_indices().filter(move |(_, c)| is_mark(*c));
    found.filter(move |(at, c)| {
        is_digit(text[..*at].chars().next_back())
            && is_digit(text[at + c.len_utf8()..].chars().next())
    })
}

/// Latin letters that look like a digit, and Cyrillic ones that look like no Latin letter, each with its digit.
const LATIN: [(char, char); 4] = [('O', '0'), ('o', '0'), ('l', '1'), ('I', '1')];
const CYRILLIC: [(char, char); 4] = [('З', '3'), ('з', '3'), ('Ч', '4'), ('б', '6')];

/// The digit that a letter looks like.
fn digit(letter: char) -> Option<char> {
    LATIN.iter().chain(&CYRILLIC).find(|(like, _)| *like == letter).map(|(_, digit)| *digit)
}

/// The words before a unit that are numbers but for a letter, with their places.
fn found(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    // In a text of that alphabet they are letters.
    let is_cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    let has_words = text.chars().any(|c| is_cyrillic(c) && digit(c).is_none());
    let is_odd = |c: char| !has_words && is_cyrillic(c) && digit(c).is_some();
    let is_letter = |c: char| c.is_ascii() && digit(c).is_some() || is_odd(c);
    let is_part = |c: char| c.is_ascii_digit() || is_letter(c) || matches!(c, '.' | ',');
    let mut from = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace() || c == '(') {
        let start = from;
        from += word.len();
        let Some(word) = word.strip_suffix(SPACES) else { continue };
        // `O2` is oxygen.
        let is_gas = word.starts_with('O') && word.len() == 2;
        // "lO mg" has no digit, and is no word either.
        let is_pair = word.starts_with(['l', 'I']) && word.contains(['O', 'o']);
        let is_amount = || is_pair && begins_with_measure(&text[from..]);
        let has_digit = word.contains(|c: char| c.is_ascii_digit() || is_odd(c));
        if word.contains(is_letter)
            && (has_digit || is_amount())
            && word.chars().all(is_part)
            && !is_gas
            && begins_with_unit(&text[from..], if word.is_ascii() { "en" } else { "" })
        {
            found.push((start, word));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{found, marks};

    #[test]
    fn a_letter_in_an_amount_is_found() {
        for text in ["Take 1O mg", "neem l0 mg", "nehmen Sie (1O0 mg)", "prenez O,5 mg"] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in ["prenez o,5 mg", "take lO mg", "neem 5o mg"] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in ["Io mangio", "lo mismo", "Tome 5 o 10 mg", "IO, 5 mg"] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(marks("1‚5 mg, 1，5 and 1,5, ‚5 mg‘").count(), 2);
        for text in ["Take З tablets", "neem 1З mg", "nehmen Sie б Tabletten", "tome Ч pastillas"]
        {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in ["Принимайте З mg", "з водою", "Take 3 tablets", "hepatitis З virus"]
        {
            assert_eq!(found(text), [], "{text}");
        }
        for text in ["Take 10 mg", "O2 l/min", "at L5 cm", "I mg", "5 l", "Il 5 mg", "1l water"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
