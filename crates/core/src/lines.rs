//! Where the lines of a text begin.

use std::borrow::Cow;

use crate::place::Place;

/// At most so many bytes are counted for one place, however long its line is.
const STRIDE: usize = 1024;

/// The places of some bytes of a text, from which those of all others are a short way. A file with
/// thousands of faults is asked for thousands of places, and must not be read anew for each.
#[derive(Debug, Clone)]
pub(crate) struct Lines {
    /// Every byte at which a line begins, and in a long line one at least every [`STRIDE`] bytes,
    /// with its place.
    known: Vec<(usize, Place)>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let mut known = Vec::new();
        let mut place = Place { line: 1, column: 1 };
        let mut last = 0;
        known.push((0, place));
        for (byte, character) in text.char_indices() {
            if byte - last >= STRIDE {
                known.push((byte, place));
                last = byte;
            }
            place.column += 1;
            if character == '\n' {
                place = Place { line: place.line + 1, column: 1 };
                last = byte + 1;
                known.push((last, place));
            }
        }
        // It is kept for as long as the text.
        known.shrink_to_fit();
        Self { known }
    }

    /// Where a byte of the text is. An offset past the end or inside a character is moved back.
    pub(crate) fn place(&self, text: &str, offset: usize) -> Place {
        let offset = text.floor_char_boundary(offset);
        let before = self.known.partition_point(|(byte, _)| *byte <= offset);
        let (byte, place) = self.known[before - 1];
        Place { column: place.column + text[byte..offset].chars().count(), ..place }
    }
}

/// A text whose lines end with carriage returns alone, as some spreadsheets write them, with the usual ends. Each byte
/// stays at its place.
pub(crate) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    match text.contains('\r') && !text.contains('\n') {
        true => Cow::Owned(text.replace('\r', "\n")),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Place};

    #[test]
    fn every_byte_has_the_place_that_counting_gives() {
        let long = "é–x ".repeat(1000);
        let text = format!("one\n\n{long}\ntwo {long}");
        let lines = Lines::new(&text);
        for offset in (0..text.len() + 3).step_by(7).chain(0..20) {
            let before = &text[..text.floor_char_boundary(offset)];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().expect("a line").chars().count() + 1;
            assert_eq!(lines.place(&text, offset), Place { line, column }, "{offset}");
        }
        assert_eq!(Lines::new("").place("", 5), Place { line: 1, column: 1 });
    }
}
