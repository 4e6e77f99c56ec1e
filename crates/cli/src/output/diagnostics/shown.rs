//! A file's text as it can be shown on a terminal.

use std::borrow::Cow;
use std::ops::Range;

use signpost_core::chars::{hidden, printable};
use signpost_core::opened_by::INSTEAD;
use signpost_core::source::{SourcePath, Sources};

/// A file's text in which what cannot be seen is seen, and who opened a link is not. Nothing else has another place.
pub(crate) struct Shown<'t> {
    written: &'t str,
    names: &'t [Range<usize>],
    pub(crate) text: Cow<'t, str>,
}

impl<'t> Shown<'t> {
    pub(crate) fn of(sources: &'t Sources, path: &SourcePath) -> Self {
        let (written, names) = (sources.text(path), sources.names(path));
        let is_other = !names.is_empty() || written.contains(|c| c == '\r' || hidden(c).is_some());
        let mut shown = Self { written, names, text: Cow::Borrowed(written) };
        if is_other {
            shown.text = Cow::Owned(shown.until(written.len(), true));
        }
        shown
    }

    /// Where a piece of the file is in what is shown. A piece of a name is all of it.
    pub(crate) fn span(&self, span: &Range<usize>) -> Range<usize> {
        if matches!(self.text, Cow::Borrowed(_)) {
            return span.clone();
        }
        let start = self.until(span.start, false).len();
        start..self.until(span.end, span.end > span.start).len().max(start)
    }

    /// What is shown up to a place. If it is in a name, that is shown or not.
    fn until(&self, end: usize, with_name: bool) -> String {
        let (mut shown, mut done) = (String::new(), 0);
        for name in self.names.iter().take_while(|name| name.start < end) {
            shown += &lines(self.written.get(done..name.start).unwrap_or_default());
            if with_name || name.end <= end {
                shown += INSTEAD;
            }
            done = name.end;
        }
        shown + &lines(self.written.get(done..end).unwrap_or_default())
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
    use super::*;

    fn sources(text: &str) -> (Sources, SourcePath) {
        let path = SourcePath::from("aids/a.yaml");
        let mut sources = Sources::new(std::path::Path::new("content"));
        sources.insert(path.clone(), text.to_owned());
        (sources, path)
    }

    #[test]
    fn what_cannot_be_seen_is_seen_at_its_place() {
        let written = "id: \u{ad}b\u{e0041}\r\n\ttitle: c\u{61c}d\n";
        let (sources, path) = sources(written);
        let shown = Shown::of(&sources, &path);
        assert_eq!(shown.text, "id: \u{fffd}b\u{fffd}\r\n\ttitle: c\u{fffd}d\n");
        let d = written.rfind('d').expect("a letter");
        assert_eq!(&shown.text[shown.span(&(d..d + 1))], "d");
        let (sources, path) = self::sources("title: é\n");
        let plain = Shown::of(&sources, &path);
        assert_eq!(plain.span(&(0..2)), 0..2);
    }

    #[test]
    fn who_opened_a_link_is_not_shown_and_what_stands_around_it_is_marked() {
        let written = "verified: {by: R. Jansen, on: tomorrow} # \u{ad}seen\n";
        let (sources, path) = sources(written);
        let shown = Shown::of(&sources, &path);
        assert_eq!(shown.text, "verified: {by: …, on: …} # …\n");
        let marked = |part: &str| {
            let start = written.find(part).expect("a part");
            &shown.text[shown.span(&(start..start + part.len()))]
        };
        assert_eq!([marked("by"), marked("seen"), marked("Jansen")], ["by", "…", "…"]);
        assert_eq!(marked("R. Jansen, on"), "…, on");
        assert_eq!(marked("{by: R. Jan"), "{by: …");
    }
}
