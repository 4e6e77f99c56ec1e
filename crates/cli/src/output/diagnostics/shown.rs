//! A file's text as it can be shown on a terminal.

use std::borrow::Cow;
use std::ops::Range;

use signpost_core::chars::{hidden, printable};

/// A file's text in which what cannot be seen is seen, and nothing else has another place.
pub(super) struct Shown<'t> {
    written: &'t str,
    pub(super) text: Cow<'t, str>,
}

impl<'t> Shown<'t> {
    pub(super) fn of(written: &'t str) -> Self {
        let text = match written.contains(|c| c == '\r' || hidden(c).is_some()) {
            true => Cow::Owned(lines(written)),
            false => Cow::Borrowed(written),
        };
        Self { written, text }
    }

    /// Where a piece of the file is in what is shown.
    pub(super) fn span(&self, span: &Range<usize>) -> Range<usize> {
        if matches!(self.text, Cow::Borrowed(_)) {
            return span.clone();
        }
        let at = |end: usize| self.written.get(..end).map_or(end, |before| lines(before).len());
        at(span.start)..at(span.end)
    }
}

/// A text made printable, with its lines and tabs. Of a text that is cut between the two signs of an
/// end of a line, both halves together are as long as the whole.
fn lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = match line.strip_suffix("\r\n") {
            Some(line) => (line, "\r\n"),
            None => line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n")),
        };
        for (index, part) in line.split('\t').enumerate() {
            shown.extend((index > 0).then_some('\t'));
            shown.push_str(&printable(part));
        }
        shown.push_str(end);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn what_cannot_be_seen_is_seen_at_its_place() {
        let written = "a: \u{ad}b\u{e0041}\r\n\tc\u{61c}d\n";
        let shown = Shown::of(written);
        assert_eq!(shown.text, "a: \u{fffd}b\u{fffd}\r\n\tc\u{fffd}d\n");
        let d = written.find('d').expect("a letter");
        assert_eq!(&shown.text[shown.span(&(d..d + 1))], "d");
        let plain = Shown::of("é\n");
        assert_eq!(plain.span(&(0..2)), 0..2);
    }
}
