//! Plain text of 72 columns, built line by line, with addresses as numbers.

mod cuts;

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::address;
use cuts::{parts, words};

/// How wide the text is: what fits an e-mail that has been quoted a few times.
const WIDTH: usize = 72;
/// A text being written. Lines end with LF and without spaces, and there is never more than one
/// blank line between two others.
pub(crate) struct Plain {
    text: String,
    /// What the next line starts with, and what the lines after it start with, outermost first.
    indents: Vec<(String, String)>,
    blank_due: bool,
    /// Whether an indent has begun and nothing stands in it yet.
    fresh: bool,
    addresses: Vec<String>,
    page: String,
}

impl Plain {
    /// An empty text for the page at this address.
    pub(crate) fn new(page: String) -> Self {
        Self {
            text: String::new(),
            indents: Vec::new(),
            blank_due: false,
            fresh: false,
            addresses: Vec::new(),
            page,
        }
    }

    /// Leaves a blank line before what comes next; none between a bullet and its first line.
    pub(crate) fn blank(&mut self) {
        self.blank_due = !self.fresh;
    }

    /// Writes with `first` before the first line and `rest` before those after it.
    pub(crate) fn indented(&mut self, first: &str, rest: &str, write: impl FnOnce(&mut Self)) {
        self.start();
        self.indents.push((first.to_owned(), rest.to_owned()));
        self.fresh = true;
        write(self);
        self.fresh = false;
        self.indents.pop();
    }

    /// Writes one line as it is, however wide.
    pub(crate) fn line(&mut self, line: &str) {
        self.start();
        self.fresh = false;
        let mut whole = String::new();
        for (next, rest) in &mut self.indents {
            whole.push_str(next);
            next.clone_from(rest);
        }
        whole.push_str(line);
        for part in parts(whole.trim_end()) {
            self.put(part);
        }
    }

    fn put(&mut self, whole: &str) {
        // Mailboxes put a `>` before such a line, because there it begins the next message.
        if whole.starts_with("From ") {
            self.text.push(' ');
        }
        self.text.push_str(whole);
        self.text.push('\n');
    }

    /// Writes a paragraph, filled to the width.
    pub(crate) fn fill(&mut self, paragraph: &str) {
        let indent: usize = self.indents.iter().map(|(_, rest)| display_width(rest)).sum();
        let options = Options::new(WIDTH.saturating_sub(indent).max(20))
            .word_separator(WordSeparator::Custom(words))
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .break_words(false);
        for part in paragraph.split('\u{2028}') {
            let part = crate::foreign::clean(part);
            for line in textwrap::wrap(&part, &options) {
                self.line(&line);
            }
        }
    }

    /// Writes a heading with a line below it.
    pub(crate) fn underlined(&mut self, heading: &str, underline: char) {
        self.blank();
        let before = self.text.len();
        self.fill(heading);
        let width = self.text[before..].lines().map(|line| display_width(line.trim())).max();
        self.line(&underline.to_string().repeat(width.unwrap_or(0)));
        self.blank();
    }

    /// The number of an address, as it stands in the text: `[1]`.
    pub(crate) fn address(&mut self, url: &str) -> String {
        let url = match address::target(url) {
            Some(address::Target::Here) => address::resolve(&self.page, url),
            _ => url.to_owned(),
        };
        let index = self.addresses.iter().position(|known| *known == url).unwrap_or_else(|| {
            self.addresses.push(url);
            self.addresses.len() - 1
        });
        format!("[{}]", index + 1)
    }

    /// Writes the addresses that were numbered so far, below a heading.
    pub(crate) fn write_addresses(&mut self, heading: &str) {
        if self.addresses.is_empty() {
            return;
        }
        self.underlined(heading, '-');
        for (index, url) in std::mem::take(&mut self.addresses).iter().enumerate() {
            self.line(&format!("[{}] {url}", index + 1));
        }
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn start(&mut self) {
        if std::mem::take(&mut self.blank_due) && !self.text.is_empty() {
            let indents = self.indents.iter().map(|(next, _)| next.as_str()).collect::<String>();
            self.text.push_str(indents.trim_end());
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cuts::LONGEST;
    use super::*;

    #[test]
    fn a_paragraph_without_spaces_is_filled_around_its_address() {
        for text in ["背痛很常见。", "腰痛はよくあります", "อาการปวดหลังเป็นเรื่องปกติ"]
        {
            let long = text.repeat(70);
            let mut page = Plain::new("https://example.org/".to_owned());
            page.fill(&format!("{long}https://www.nhs.uk/conditions/back-pain/{long}"));
            let page = page.finish();
            assert!(page.lines().any(|it| it.contains("https://www.nhs.uk/conditions/back-pain/")));
            assert!(page.lines().all(|line| line.len() <= LONGEST), "{page}");
        }
    }

    #[test]
    fn an_address_is_never_cut_and_a_line_never_too_long() {
        let address = format!("https://example.org/{}", "a-long/path?with=parts&".repeat(9));
        let mut text = Plain::new("https://example.org/".to_owned());
        text.fill(&format!("Read the guideline at {address} before you go to your doctor."));
        text.line(&"字".repeat(1000));
        text.fill(&"word".repeat(1000));
        let text = text.finish();
        assert!(text.lines().any(|line| line == address), "{text}");
        let longest = text.lines().map(str::len).max();
        assert!(longest <= Some(LONGEST), "{longest:?}");
    }
}
