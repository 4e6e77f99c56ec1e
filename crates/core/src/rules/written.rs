//! Where each character of a text stands in its file, where the text may be indented, folded or in
//! quotes.

use std::ops::Range;

/// A text laid beside the way it is written: for each byte of the text one of what is written.
#[derive(Debug)]
pub(super) struct Written {
    bytes: Vec<usize>,
}

impl Written {
    /// Lays a text beside what is written, in one pass however many places will be asked for; `None`
    /// where the two do not go together.
    pub(super) fn new(written: &str, text: &str) -> Option<Self> {
        let quote = written.chars().next().filter(|first| matches!(first, '"' | '\''));
        let start = match written.as_bytes().first()? {
            b'|' | b'>' => written.find('\n').map(|at| at + 1),
            _ => quote.map(|_| 1),
        };
        // The sign may be the text's own: `>= 5 mg` below a key.
        let laid = start.and_then(|start| Self::laid(written, text, start, quote));
        laid.or_else(|| Self::laid(written, text, 0, None))
    }

    fn laid(written: &str, text: &str, start: usize, quote: Option<char>) -> Option<Self> {
        let mut at = start;
        let mut bytes = Vec::with_capacity(text.len());
        for character in text.chars() {
            let rest = &written[at..];
            let blank =
                |rest: &str| rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let length = if character.is_ascii_whitespace() && blank(rest) > 0 {
                1
            } else {
                // Indentation, which the text has not.
                let skipped = if character.is_ascii_whitespace() { 0 } else { blank(rest) };
                at += skipped;
                length(&written[at..], character, quote)?
            };
            bytes.resize(bytes.len() + character.len_utf8(), at);
            at += length;
        }
        bytes.push(at);
        Some(Self { bytes })
    }

    /// The bytes of what is written for some bytes of the text.
    pub(super) fn range(&self, part: Range<usize>) -> Option<Range<usize>> {
        let start = *self.bytes.get(part.start)?;
        // What follows a line has indentation before it, so it says less than the last character.
        let last = self.bytes.get(part.start..part.end)?.last()?;
        let next = self.bytes[part.end..].iter().find(|next| *next > last)?;
        Some(start..*next)
    }
}

/// How many bytes of what is written are a character of the text.
fn length(written: &str, character: char, quote: Option<char>) -> Option<usize> {
    let mut ahead = written.chars();
    let first = ahead.next();
    match (quote, first) {
        (Some('\''), Some('\'')) => written.starts_with("''").then_some(2),
        (Some('"'), Some('\\')) => match ahead.next()? {
            'x' => Some(4),
            'u' => Some(6),
            'U' => Some(10),
            // A line that is continued.
            '\n' => {
                let rest = written[2..].trim_start_matches([' ', '\t']);
                let skipped = written.len() - rest.len();
                Some(skipped + length(rest, character, quote)?)
            }
            escaped => Some(1 + escaped.len_utf8()),
        },
        // The end of a text that YAML closes with a line break of its own.
        _ if character == '\n' => Some(0),
        (_, Some(first)) => (first == character).then_some(first.len_utf8()),
        (_, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Written;

    fn find<'w>(written: &'w str, text: &str, part: &str) -> Option<&'w str> {
        let start = text.rfind(part).expect("the part");
        let range = Written::new(written, text)?.range(start..start + part.len())?;
        Some(&written[range])
    }

    #[test]
    fn a_part_is_found_where_it_is_written() {
        let block = "|\n    one\n\n    two **two\n    three **two";
        let text = "one\n\ntwo **two\nthree **two\n";
        let at = Written::new(block, text).unwrap().range(21..23).unwrap();
        assert_eq!(at.start, block.rfind("**").unwrap());
        assert_eq!(find(block, text, "three"), Some("three"));
        assert_eq!(find("one\n  two", "one two", "two"), Some("two"));
        assert_eq!(find(">-\n  one\n  two\n\n  three", "one two\nthree", "three"), Some("three"));
        assert_eq!(find("'it''s <b>'", "it's <b>", "<b>"), Some("<b>"));
        assert_eq!(find("'it''s <b>'", "it's <b>", "'s"), Some("''s"));
        assert_eq!(find("\"a\\u00e9\\t\\\"<b>\"", "aé\t\"<b>", "<b>"), Some("<b>"));
        assert_eq!(find("\"one\\\n  two\"", "onetwo", "wo"), Some("wo"));
        assert_eq!(find("other", "text", "x"), None);
        assert_eq!(find(">= two\n  days", ">= two\ndays", ">"), Some(">"));
        assert_eq!(find("\"so\" he\n  says", "\"so\" he\nsays", "says"), Some("says"));
    }
}
