//! Text brought into a form in which it can be compared, and text made safe to show.

use signpost_core::chars::hidden;
use unicode_normalization::char::decompose_canonical;

use crate::bounds;

/// Text in lower case and without diacritics, so that `Scoliose` is found in `SCOLIOSE` and
/// `prevention` in `prévention`.
///
/// ```
/// use signpost_judge::words::fold;
///
/// assert_eq!(fold("PRÉVENTION"), "prevention");
/// assert_eq!(fold("Straße"), "strasse");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_letter(c, &mut folded);
    }
    folded
}

/// A letter in lower case and without diacritics, as Unicode takes them apart.
fn fold_letter(c: char, folded: &mut String) {
    match c {
        _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
        // Soft hyphens and joiners.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
        // Other scripts have vowels and sounds where these have accents.
        _ if !is_accented(c) => folded.extend(c.to_lowercase()),
        _ => decompose_canonical(c, |part| {
            for c in part.to_lowercase() {
                match c {
                    'ß' => folded.push_str("ss"),
                    'æ' => folded.push_str("ae"),
                    'œ' => folded.push_str("oe"),
                    'ø' => folded.push('o'),
                    'đ' | 'ð' => folded.push('d'),
                    'ł' => folded.push('l'),
                    'ı' => folded.push('i'),
                    '\u{300}'..='\u{36f}' => {}
                    _ => folded.push(c),
                }
            }
        }),
    }
}

/// Whether a letter is of a script whose accents are left out: Latin, Greek or Cyrillic.
fn is_accented(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}')
}

/// The words of a text: folded runs of letters and digits.
///
/// ```
/// use signpost_judge::words::words;
///
/// assert_eq!(words("Hernia: opereren, of niet?"), ["hernia", "opereren", "of", "niet"]);
/// ```
pub fn words(text: &str) -> Vec<String> {
    folded_line(text).split_ascii_whitespace().map(str::to_owned).collect()
}

/// How many words a text has.
pub fn count(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// A text's words, folded, with one space around each.
pub(crate) fn folded_line(text: &str) -> String {
    let mut folded = Folded::with_capacity(text.len());
    folded.add(text);
    folded.line().0
}

/// A place in a text. Texts are far shorter than 4 GB.
pub(crate) fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What a byte of a text is to its words.
#[derive(Clone, Copy)]
enum Byte {
    /// A letter or digit, folded. Nearly all bytes are of this kind.
    Letter(u8),
    /// Something between two words.
    Apart,
    /// One of several that make a character together.
    OfMore,
}

static FOLDED: [Byte; 256] = {
    let mut folded = [Byte::OfMore; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        folded[byte as usize] = match byte.is_ascii_alphanumeric() {
            true => Byte::Letter(byte.to_ascii_lowercase()),
            false => Byte::Apart,
        };
        byte += 1;
    }
    folded
};

/// The words of texts, folded and put behind each other.
pub(crate) struct Folded {
    /// The words with one space around each.
    line: Vec<u8>,
    /// Where each word begins, and the next one will.
    starts: Vec<u32>,
    /// A letter of another alphabet, or with a sign on it, folded.
    letter: String,
}

impl Folded {
    /// No words yet, with room for so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        let mut line = Vec::with_capacity(bytes + 2);
        line.push(b' ');
        Self { line, starts: vec![1], letter: String::new() }
    }

    /// How many words there are.
    pub(crate) fn words(&self) -> usize {
        self.starts.len() - 1
    }

    /// Puts the words of a text behind the others.
    pub(crate) fn add(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match FOLDED[usize::from(*byte)] {
                Byte::Letter(letter) => {
                    self.line.push(letter);
                    at += 1;
                    continue;
                }
                Byte::Apart => {
                    self.end_word();
                    at += 1;
                    continue;
                }
                Byte::OfMore => {}
            }
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            match c {
                _ if c.is_alphanumeric() => {
                    self.letter.clear();
                    fold_letter(c, &mut self.letter);
                    self.line.extend_from_slice(self.letter.as_bytes());
                }
                // Part of the word that it stands in.
                '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
                _ => self.end_word(),
            }
            at += c.len_utf8();
        }
        self.end_word();
    }

    fn end_word(&mut self) {
        if self.line.last() != Some(&b' ') {
            self.line.push(b' ');
            self.starts.push(place(self.line.len()));
        }
    }

    /// The words with one space around each, and where each begins, with the end of the line.
    pub(crate) fn line(self) -> (String, Vec<u32>) {
        // Only whole characters were put in.
        (String::from_utf8(self.line).unwrap_or_default(), self.starts)
    }
}

/// A text in which something is named: on one line and no longer than a name can be.
pub(crate) fn name(text: &str) -> String {
    let line = one_line(bounds::head(text, bounds::NAME * 16));
    match line.char_indices().nth(bounds::NAME) {
        Some((end, _)) => line[..end].to_owned(),
        None => line,
    }
}

/// A text on one line, with one space between words.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    // These alone begin white space beyond ASCII (Unicode, White_Space), and most texts have none of them.
    let is_wide = |byte: u8| matches!(byte, 0xc2 | 0xe1..=0xe3);
    if !text.is_ascii() && text.bytes().any(is_wide) {
        for word in text.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        return line;
    }
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let text = text.trim_matches(|c| matches!(c, ' ' | '\t'..='\r'));
    // All up to white space that is more than one space is taken over at once.
    let (bytes, mut taken, mut at) = (text.as_bytes(), 0, 0);
    while let Some(length) = bytes[at..].iter().position(is_space) {
        let start = at + length;
        let end = start + bytes[start..].iter().take_while(|byte| is_space(byte)).count();
        if &bytes[start..end] != b" " {
            line.push_str(&text[taken..start]);
            line.push(' ');
            taken = end;
        }
        at = end;
    }
    line.push_str(&text[taken..]);
    line
}

/// Text from the network made fit to be shown: one line, bounded, without the control,
/// bidirectional and invisible characters that could make it read as something else
/// (Unicode TR 36, section 2.10).
///
/// ```
/// use signpost_judge::words::plain;
///
/// // A name that would turn the line around, or go on for a page.
/// assert_eq!(plain("aid\u{202e}\n title", 80), "aid title");
/// assert_eq!(plain("Knee pain: surgery or not?", 10), "Knee pain:…");
/// ```
pub fn plain(text: &str, limit: usize) -> String {
    let mut plain = String::new();
    let mut length = 0;
    let mut pending_space = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            pending_space = length > 0;
            continue;
        }
        if hidden(c).is_some() {
            continue;
        }
        if length + usize::from(pending_space) >= limit {
            plain.push('…');
            break;
        }
        if pending_space {
            plain.push(' ');
            length += 1;
            pending_space = false;
        }
        plain.push(c);
        length += 1;
    }
    plain
}

/// Whether a word is the year of an edition.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_case_and_diacritics() {
        assert_eq!(fold("Dépistage RÜCKEN Œdème straße"), "depistage rucken oedeme strasse");
        assert_eq!(fold("de\u{301}pistage"), "depistage");
        assert_eq!(folded_line("De\u{301}pistage  việc ŁÓDŹ"), " depistage viec lodz ");
    }

    #[test]
    fn a_line_has_whole_words_only() {
        assert_eq!(folded_line("  Page, not—found!"), " page not found ");
        assert_eq!(folded_line("L’aide d'une"), " l aide d une ");
        assert_eq!(folded_line(""), " ");
    }

    #[test]
    fn every_space_is_one_on_a_line() {
        for space in
            (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| c.is_whitespace())
        {
            assert_eq!(
                one_line(&format!("{space}a{space}{space}é b{space}")),
                "a é b",
                "{space:?}"
            );
        }
        assert_eq!(one_line(" \u{b}a\r\n  b\u{c}"), "a b");
    }

    #[test]
    fn plain_text_has_no_tricks() {
        assert_eq!(plain("a\u{202e}b\u{7}c\n\n d\u{200b}", 80), "ab c d");
        assert_eq!(plain("\u{1b}[31mred", 80), "[31mred");
        assert_eq!(plain("a\u{fffe}\u{ad}b\u{ffff}\u{e0041}", 80), "ab");
        assert_eq!(plain("abcdef", 3), "abc…");
        assert_eq!(plain("ab cd", 3), "ab…");
        assert_eq!(plain("ab ", 2), "ab");
    }
}
