//! Numbers that a text says twice, in digits and in words, as contracts and leaflets do: "2 (two) litres",
//! "two (2) litres".

use std::borrow::Cow;

use super::numerals::{begins_number, millionths, number_ending, number_in};
use super::spelled::number_in_words;

/// A text in which such a number stands once, in digits.
pub(super) fn said_once<'t>(text: &'t str, language: &str) -> Cow<'t, str> {
    /// No number has more letters.
    const LONGEST: usize = 60;
    let mut said = Cow::Borrowed("");
    let mut rest = text;
    while let Some((front, behind)) = rest.split_once('(') {
        let inner = behind.bytes().take(LONGEST).position(|it| it == b')');
        let bracket = inner.map(|end| (behind[..end].trim(), &behind[end + 1..]));
        // "2 (two) 500 mg" would be another number.
        let bracket = bracket.filter(|(_, next)| !next.trim_start().starts_with(begins_number));
        let kept = bracket.and_then(|it| Some((once(front, it.0, language)?, it.1)));
        match kept {
            Some(((front, number), next)) => {
                said += front;
                said += number;
                rest = next;
            }
            None => {
                said += front;
                said += "(";
                rest = behind;
            }
        }
    }
    if said.is_empty() { Cow::Borrowed(text) } else { said + rest }
}

/// What stands before a number that is said twice, and that number, by what is before a bracket and in it.
fn once<'t>(front: &'t str, inner: &'t str, language: &str) -> Option<(&'t str, &'t str)> {
    let front = front.trim_end();
    if let Some((value, start)) = number_ending(front, language) {
        return (number_in_words(inner, language)? == value).then(|| front.split_at(start));
    }
    let (written, number) = number_in(inner, 0, language);
    let value = millionths(&number).filter(|_| !written.is_empty() && written == inner)?;
    let starts = words_at_end(front);
    let start = starts
        .into_iter()
        .rev()
        .find(|at| number_in_words(&front[*at..], language) == Some(value))?;
    Some((&front[..start], inner))
}

/// Where the last words of a text begin, the last one first.
fn words_at_end(text: &str) -> Vec<usize> {
    /// No number has more words.
    const MOST: usize = 8;
    let mut starts = Vec::new();
    let mut end = text.len();
    while starts.len() < MOST {
        let word = text[..end].trim_end_matches(char::is_alphabetic).len();
        if word == end {
            break;
        }
        starts.push(word);
        end = text[..word].trim_end_matches([' ', '-', '\u{a0}']).len();
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::said_once;

    #[test]
    fn a_number_in_digits_and_in_words_stands_once() {
        for (language, text, once) in [
            ("en", "Drink 2 (two) litres.", "Drink 2 litres."),
            ("en", "Drink two (2) litres, or (2) three ( 3 )", "Drink 2 litres, or (2) 3"),
            ("en", "Take one and a half (1.5) tablets.", "Take 1.5 tablets."),
            ("en", "1.5 (one and a half), 1 1/2 (one and a half)", "1.5, 1 1/2"),
            ("en", "Twenty-five (25) or 30 (Thirty) mg", "25 or 30 mg"),
            ("nl", "25 (vijfentwintig) mg, een (1) tablet", "25 mg, 1 tablet"),
            ("de", "2 (zwei) Liter (nicht 3)", "2 Liter (nicht 3)"),
            ("fr", "1 500 (mille cinq cents) ml", "1 500 ml"),
        ] {
            assert_eq!(said_once(text, language), once, "{language}");
        }
    }

    #[test]
    fn what_says_something_else_stays() {
        for (language, text) in [
            ("en", "2 (three) litres, three (2) litres"),
            ("en", "2 (or two) litres, 5 (5) mg, two (two) mg"),
            ("es", "2 (dos) 500 mg, dos (2) 500 mg"),
            ("en", "[two](2), 2 (two, () (2) 2 (two"),
            ("xx", "2 (two) litres"),
        ] {
            assert_eq!(said_once(text, language), text, "{language}");
        }
    }
}
