//! The little that a PDF says without being rendered: the title in its Info dictionary, and text
//! in fonts that keep to the usual codes.
//!
//! Source: ISO 32000-1, sections 7.3.4.2 (literal strings) and 14.3.3 (Info dictionary). Libraries
//! that read all of a PDF were made for files that one trusts; hostile ones end the process, by
//! endless recursion or by asking for more memory than there is. What is read here is read within
//! bounds, and what cannot be read nothing is said about.

mod streams;
mod text;

use super::{Block, Page};

/// How many strings are read at most.
const STRINGS: usize = 2_000;

/// Reads a PDF.
pub(super) fn page(body: &[u8]) -> Page {
    let streams = streams::of(body);
    let title = title(body).or_else(|| streams.iter().find_map(|stream| title(stream)));
    let mut document = String::new();
    for stream in &streams {
        text::add(stream, &mut document);
    }
    let mut blocks = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.iter().position(|byte| *byte == b'(') {
        let (text, length) = literal(&rest[at + 1..]);
        rest = rest.get(at + 1 + length..).unwrap_or_default();
        // The operators that show text; a string before anything else is not text.
        let after = rest.trim_ascii_start();
        let shown = after.starts_with(b"Tj") || after.starts_with(b"'") || after.starts_with(b"]");
        if shown && text.chars().any(char::is_alphabetic) {
            blocks.push(Block::plain(text));
        }
        if blocks.len() >= STRINGS {
            break;
        }
    }
    Page { title: title.unwrap_or_default(), blocks, document, ..Page::default() }
}

fn title(bytes: &[u8]) -> Option<String> {
    let rest = bytes[find(bytes, b"/Title")? + 6..].trim_ascii_start();
    rest.starts_with(b"(").then(|| literal(&rest[1..]).0)
}

/// A literal string from behind its opening parenthesis, and its length with the closing one.
fn literal(bytes: &[u8]) -> (String, usize) {
    let mut raw = Vec::new();
    let mut depth = 1;
    let mut at = 0;
    while at < bytes.len() && raw.len() < 2_000 {
        match bytes[at] {
            b'\\' => {
                at += 1;
                match bytes.get(at) {
                    Some(b'n' | b'r' | b't') => raw.push(b' '),
                    Some(b'0'..=b'7') => {
                        let digits = bytes[at..]
                            .iter()
                            .take(3)
                            .take_while(|byte| matches!(byte, b'0'..=b'7'));
                        let (value, length) = digits.fold((0_u32, 0), |(value, length), digit| {
                            (value * 8 + u32::from(digit - b'0'), length + 1)
                        });
                        raw.push(u8::try_from(value).unwrap_or(b'?'));
                        at += length - 1;
                    }
                    Some(other) => raw.push(*other),
                    None => {}
                }
            }
            b'(' => {
                depth += 1;
                raw.push(b'(');
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    at += 1;
                    break;
                }
                raw.push(b')');
            }
            other => raw.push(other),
        }
        at += 1;
    }
    (decoded(&raw), at)
}

/// PDFDocEncoding is near enough to windows-1252 for the letters of words.
fn decoded(bytes: &[u8]) -> String {
    let encoding =
        encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::WINDOWS_1252, |(found, _)| found);
    encoding.decode(bytes).0.into_owned()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_and_plain_text_are_read() {
        let page = page(b"%PDF-1.4\n<< /Title (Spinal \\(lumbar\\) stenosis) >> BT (Should I have) Tj (surgery?) ' ET (no text) x");
        assert_eq!(page.title, "Spinal (lumbar) stenosis");
        assert_eq!(page.text(), "Should I have\nsurgery?");
    }

    #[test]
    fn what_is_broken_is_no_matter() {
        assert_eq!(page(b"%PDF-1.4 /Title (unfinished").title, "unfinished");
        assert_eq!(page(b"%PDF-1.4 /Title (\xfe\xff\0D\0\xe9)").title, "Dé");
        assert_eq!(page(b"%PDF-1.4 (a\\").text(), "");
        assert_eq!(page(b"%PDF-1.4 (\\777\\1) Tj").text(), "");
    }
}
