//! Letters and quotation marks that only look like the right ones.
//!
//! A Cyrillic `о` in an English word looks right to everybody but finds nothing: not the page that
//! must show the word, not the file of that name. Curly quotes around a whole value are part of it,
//! where straight ones were meant.

use std::ops::Range;

use serde_json::Value;

use super::escape;
use super::mojibake;
use super::spans::SpanTree;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::place::SourcePath;

/// What is wrong with the texts of a file.
pub(super) fn faults(path: &SourcePath, text: &str, value: &Value) -> Vec<Diagnostic> {
    // Most files have nothing but plain letters in them.
    if text.is_ascii() {
        return Vec::new();
    }
    let mut texts = Vec::new();
    collect(value, "", &mut texts);
    if texts.is_empty() {
        return Vec::new();
    }
    let tree = SpanTree::parse(text);
    let mut faults = Vec::new();
    for (pointer, said) in texts {
        let span = tree.value(&pointer);
        let Some(written) = text.get(span.clone()) else { continue };
        let mut place = places(written, span.start);
        let words = mixed(said).into_iter();
        // An address with such a letter leads to somebody else.
        let is_address = said.contains("://") && !said.contains(char::is_whitespace);
        let weighed = |fault: Diagnostic| if is_address { fault.error() } else { fault };
        faults.extend(words.filter_map(|word| Some(weighed(letters(path, place(word)?, word)))));
        let mut place = places(written, span.start);
        for (word, meant) in mojibake::words(said) {
            faults.extend(place(word).map(|span| encoding(path, span, word, meant)));
        }
        let inner = in_quotes(said).filter(|_| written == said);
        faults.extend(inner.map(|inner| quotes(path, &span, said, inner)));
    }
    faults
}

/// Finds words of a text, in their order, in what is written from a place on.
fn places(written: &str, start: usize) -> impl FnMut(&str) -> Option<Range<usize>> {
    let mut from = 0;
    move |word| {
        let found = from + written.get(from..)?.find(word)?;
        from = found + word.len();
        Some(start + found..start + from)
    }
}

/// The texts that may have such signs in them, each with its pointer.
fn collect<'v>(value: &'v Value, pointer: &str, texts: &mut Vec<(String, &'v str)>) {
    match value {
        Value::String(text)
            if !text.is_ascii()
                && (in_quotes(text).is_some()
                    || !mixed(text).is_empty()
                    || !mojibake::words(text).is_empty()) =>
        {
            texts.push((pointer.to_owned(), text));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{pointer}/{index}"), texts);
            }
        }
        Value::Object(entries) => {
            for (key, entry) in entries {
                collect(entry, &format!("{pointer}/{}", escape(key)), texts);
            }
        }
        _ => {}
    }
}

fn encoding(path: &SourcePath, span: Range<usize>, word: &str, meant: String) -> Diagnostic {
    let message = format!("`{word}` was saved in one encoding and read in another");
    Diagnostic::new(Code::NotUtf8, message, Label::new(path, span.clone()))
        .help(format!("write `{meant}`"))
        .replace(span, meant)
        .automatic()
}

fn letters(path: &SourcePath, span: Range<usize>, word: &str) -> Diagnostic {
    let plain = latin(word);
    let odd: Vec<String> = word
        .chars()
        .filter(|c| look(*c).is_some())
        .map(|c| format!("{c} ({})", alphabet(c)))
        .collect();
    let message = format!("a letter of `{word}` is from another alphabet: {}", odd.join(", "));
    let fault = Diagnostic::new(Code::LookAlike, message, Label::new(path, span.clone()));
    fault
        .help(format!("write `{plain}`, typed rather than pasted"))
        .replace(span, plain)
        .automatic()
}

fn quotes(path: &SourcePath, span: &Range<usize>, said: &str, inner: &str) -> Diagnostic {
    let kind = if said.starts_with(['«', '»', '‹', '›']) { "these" } else { "curly" };
    let message = format!("{kind} quotes are part of the text, so that readers see them");
    let fault = Diagnostic::new(Code::LookAlike, message, Label::new(path, span.clone()));
    if inner.contains(['"', '\\']) {
        return fault.help("put the text in straight quotes instead, or in none");
    }
    let straight = format!("\"{inner}\"");
    fault
        .help(format!("write {straight}, or leave the quotes out"))
        .replace(span.clone(), straight)
        .automatic()
}

/// What stands in a pair of curly quotes that are the whole text.
fn in_quotes(text: &str) -> Option<&str> {
    const PAIRS: [(char, &[char]); 9] = [
        ('“', &['”', '“']),
        ('”', &['”']),
        ('„', &['“', '”']),
        ('‘', &['’']),
        ('‚', &['‘', '’']),
        ('«', &['»']),
        ('»', &['«']),
        ('‹', &['›']),
        ('›', &['‹']),
    ];
    let (open, close) = PAIRS.into_iter().find(|(open, _)| text.starts_with(*open))?;
    // In French there is a space within them.
    let inner = text[open.len_utf8()..].strip_suffix(close)?.trim();
    // “a” and “b” is a text that begins and ends with quotes of its own.
    (!inner.is_empty() && !inner.contains(open) && !inner.contains(close)).then_some(inner)
}

/// The words of a text that mix letters of alphabets that look alike.
fn mixed(text: &str) -> Vec<&str> {
    let has_latin = text.chars().any(is_latin);
    let is_russian = text.chars().any(|c| is_cyrillic(c) && look(c).is_none());
    text.split(|c: char| !c.is_alphabetic() && !is_odd_digit(c))
        .filter(|word| {
            let odd = word.chars().filter(|c| look(*c).is_some()).count();
            let foreign = word.chars().any(|c| !is_latin(c) && look(c).is_none());
            // A whole word of such letters, among words that have none.
            let alone = has_latin
                && (!is_russian && word.chars().all(is_cyrillic) || word.chars().all(is_wide));
            let digits = has_latin && word.chars().any(is_odd_digit);
            odd > 0 && !foreign && (word.chars().any(is_latin) || alone || digits)
        })
        .collect()
}

/// Where the digits of scripts begin that also stand in Latin texts: wide ones, Arabic ones, and those
/// of mathematics, bold among them.
const DIGITS: [u32; 4] = [0xff10, 0x660, 0x6f0, 0x1d7ce];

fn is_odd_digit(c: char) -> bool {
    DIGITS.iter().any(|zero| (*zero..*zero + 10).contains(&u32::from(c)))
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// Letters of phonetic alphabets that look like Latin ones.
const PHONETIC: &str = "ɡɑ";

fn is_wide(c: char) -> bool {
    matches!(c, '\u{ff21}'..='\u{ff5a}')
}

fn alphabet(c: char) -> &'static str {
    match c {
        c if is_wide(c) => "a wide letter",
        c if PHONETIC.contains(c) => "phonetic",
        c if is_odd_digit(c) => "a digit of another script",
        c if is_cyrillic(c) => "Cyrillic",
        _ => "Greek",
    }
}

/// A text with each letter of another alphabet as the Latin one that it looks like.
pub(crate) fn latin(text: &str) -> String {
    text.chars().map(|c| look(c).unwrap_or(c)).collect()
}

/// The Latin letter that a letter of another alphabet looks like. Greek small letters other than the
/// omicron do not: α, β and µ are what medicine writes.
fn look(c: char) -> Option<char> {
    const ALIKE: [(&str, &str); 3] = [
        ("аеорсухіјѕһԁԛԝкмАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwkmABEKMHOPCTYXIJS"),
        (PHONETIC, "ga"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
    ];
    if let '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' = c {
        return char::from_u32(u32::from(c) - 0xfee0);
    }
    if let Some(digit) =
        DIGITS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|it| *it < 10))
    {
        return char::from_digit(digit, 10);
    }
    ALIKE.iter().find_map(|(foreign, own)| {
        foreign.chars().zip(own.chars()).find(|(it, _)| *it == c).map(|(_, own)| own)
    })
}

#[cfg(test)]
mod tests {
    use super::{in_quotes, latin, mixed};

    #[test]
    fn letters_of_another_alphabet_are_seen_among_latin_ones() {
        assert_eq!(mixed("scоliosis and surgery"), ["scоliosis"]);
        assert_eq!(latin("scоliosis"), "scoliosis");
        assert_eq!(mixed("a с b"), ["с"]);
        assert_eq!(mixed("Κnee"), ["Κnee"]);
        assert_eq!(mixed("take ５ mg or ٣٠ mg"), ["５", "٣٠"]);
        assert_eq!(latin("５٠"), "50");
        assert_eq!(mixed("take 5 мg, 5 ｍｇ or 5 mɡ"), ["мg", "ｍｇ", "mɡ"]);
        assert_eq!(latin("мg ｍｇ mɡ"), "mg mg mg");
        for fine in ["β-blocker", "5 µg and 3 μg", "сколиоз", "Сколиоз (scoliosis)", "één naïve"]
        {
            assert!(mixed(fine).is_empty(), "{fine}");
        }
    }

    #[test]
    fn quotes_around_a_whole_text_are_seen() {
        assert_eq!(in_quotes("“Back pain”"), Some("Back pain"));
        assert_eq!(in_quotes("„Rückenschmerz“"), Some("Rückenschmerz"));
        assert_eq!(in_quotes("«\u{a0}Mal de dos\u{a0}»"), Some("Mal de dos"));
        assert_eq!(in_quotes("»Rückenschmerz«"), Some("Rückenschmerz"));
        assert_eq!(in_quotes("«a» ou «b»"), None);
        assert_eq!(in_quotes("“a” or “b”"), None);
        assert_eq!(in_quotes("“a” pain"), None);
    }
}
