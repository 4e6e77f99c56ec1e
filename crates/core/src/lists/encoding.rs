//! From the bytes of a list to its text.

use std::fmt;

use encoding_rs::Encoding;

use super::Format;
use crate::charset::declared;

/// How many bytes are searched for a declaration: more than the HTML standard has, because word
/// processors write long comments first.
const PRESCAN: usize = 4096;

/// The first place of a text that is no UTF-8, each counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotUtf8 {
    /// The line.
    pub line: usize,
    /// The character of the line.
    pub column: usize,
}

impl NotUtf8 {
    fn behind(text: &[u8]) -> Self {
        let text = String::from_utf8_lossy(text);
        let last = text.rsplit('\n').next().unwrap_or_default();
        Self { line: text.matches('\n').count() + 1, column: last.chars().count() + 1 }
    }
}

impl fmt::Display for NotUtf8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column } = self;
        write!(f, "the character at line {line}, column {column} was saved in another encoding")
    }
}

impl std::error::Error for NotUtf8 {}

/// The text of a list: UTF-8, or what its first bytes or an HTML page itself say that it is in.
///
/// # Errors
///
/// When it is in anything else.
pub fn decode(bytes: Vec<u8>, format: Format) -> Result<String, NotUtf8> {
    // That a longer text in another encoding is UTF-8 by chance does not happen.
    String::from_utf8(bytes).or_else(|error| {
        let bytes = error.as_bytes();
        let valid = bytes.get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        named(bytes, format).ok_or_else(|| NotUtf8::behind(valid))
    })
}

/// The text in the encoding that it names itself.
fn named(bytes: &[u8], format: Format) -> Option<String> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let head = bytes.get(..PRESCAN).unwrap_or(bytes);
    let encoding = marked.or_else(|| declared(head).filter(|_| format == Format::Html))?;
    let (text, _, faulty) = encoding.decode(bytes);
    (!faulty).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_utf8_has_a_line_and_a_column() {
        for (bytes, place) in [
            (&b"op\xe9r\xe9"[..], (1, 3)),
            (b"Knee\r\n\r\nScoli\xf6se", (3, 6)),
            ("Rückenschmerz\nKnöchel ".as_bytes(), (0, 0)),
            (b"\xc3\xa9\xe9", (1, 2)),
        ] {
            let read = decode(bytes.to_vec(), Format::Text);
            let found = read.map_or_else(|it| (it.line, it.column), |_| (0, 0));
            assert_eq!(found, place, "{bytes:?}");
        }
    }

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_names() {
        for head in [
            "<meta charset=windows-1252>",
            "<meta charset = \"ISO-8859-1\" />",
            "<html><!-- Word --><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">",
            "<?xml version='1.0' encoding='iso-8859-15'?>",
            "<!-- <meta charset=utf-8> --><meta charset=windows-1252>",
        ] {
            let page = [head.as_bytes(), b"Wat is beter, op\xe9r\xe9?"].concat();
            let text = decode(page.clone(), Format::Html).unwrap();
            assert!(text.ends_with("opéré?"), "{text}");
            assert!(decode(page, Format::Csv).is_err());
        }
        assert!(decode(b"<p>caf\xe9".to_vec(), Format::Html).is_err());
        // It would not be readable as ASCII up to there.
        assert!(decode(b"<meta charset=utf-16>caf\xe9".to_vec(), Format::Html).is_err());
        let utf8 = "<meta charset=windows-1252>café";
        assert_eq!(decode(utf8.into(), Format::Html).unwrap(), utf8);
        let utf16: Vec<u8> = "\u{feff}url\té".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(utf16, Format::Csv).unwrap(), "url\té");
    }
}
