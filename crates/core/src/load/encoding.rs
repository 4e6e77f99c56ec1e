//! From the bytes of a file to its text.

use std::borrow::Cow;

use crate::charset;

/// A file's text; of one in another encoding, a text in which the fault can be shown.
pub(super) enum Decoded {
    Text(String),
    /// UTF-16, as some editors on Windows call "Unicode".
    Utf16(String),
    /// Another encoding, with the first byte that is no UTF-8.
    Other(String, usize),
}

pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let text = match charset::as_utf8(bytes) {
        Cow::Owned(text) => return Decoded::Utf16(String::from_utf8_lossy(&text).into_owned()),
        Cow::Borrowed(text) => text,
    };
    match std::str::from_utf8(text) {
        Ok(text) => Decoded::Text(with_newlines(text.to_owned())),
        Err(error) => {
            // A byte is told of as one of the file, whose mark is one of its bytes.
            let valid = bytes.len() - text.len() + error.valid_up_to();
            Decoded::Other(String::from_utf8_lossy(bytes).into_owned(), valid)
        }
    }
}

/// YAML takes a carriage return by itself for the end of a line, as old Macs wrote it. So do we,
/// byte for byte, so that a line is one wherever it is counted.
pub fn with_newlines(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut rest = text.chars().peekable();
    let mut lines = String::with_capacity(text.len());
    while let Some(character) = rest.next() {
        let ends_a_line = character == '\r' && rest.peek() != Some(&'\n');
        lines.push(if ends_a_line { '\n' } else { character });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode};

    fn text(bytes: &[u8]) -> String {
        match decode(bytes) {
            Decoded::Text(text) => text,
            Decoded::Utf16(text) => format!("UTF-16: {text}"),
            Decoded::Other(text, byte) => format!("{byte}: {text}"),
        }
    }

    #[test]
    fn a_text_is_decoded_or_shown_as_far_as_it_can_be() {
        assert_eq!(text("\u{feff}id: é".as_bytes()), "id: é");
        assert_eq!(text(b"a\rb\r\nc\r"), "a\nb\r\nc\n");
        assert_eq!(text(b"\xff\xfei\0d\0"), "UTF-16: id");
        assert_eq!(text(b"\0i\0d"), "UTF-16: id");
        assert_eq!(text(b"Scoli\xf6se"), "5: Scoli\u{fffd}se");
        assert_eq!(text(b"\xef\xbb\xbfScoli\xf6se"), "8: \u{feff}Scoli\u{fffd}se");
    }
}
