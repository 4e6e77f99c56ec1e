//! Plain text of 72 columns, built line by line, with addresses as numbers.

use textwrap::core::{Word, display_width};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::address;

/// How wide the text is: what fits an e-mail that has been quoted a few times.
const WIDTH: usize = 72;
/// The most bytes of a line that mail servers take (RFC 5322, section 2.1.1).
const LONGEST: usize = 998;

/// The places where a line may be broken: as Unicode has it, but nowhere in an address, which would
/// then lead nowhere.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut all = Vec::new();
    let mut address: Option<(usize, usize)> = None;
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let start = word.word.as_ptr() as usize - line.as_ptr() as usize;
        let end = start + word.word.len() + word.whitespace.len();
        let (from, _) = address.unwrap_or((start, start));
        // Words without a space between them were one before Unicode divided it.
        if word.whitespace.is_empty() && end < line.len() {
            address = Some((from, end));
            continue;
        }
        address = None;
        let whole = &line[from..end];
        if is_address(whole.trim_end()) {
            all.push(Word::from(whole));
        } else {
            all.extend(WordSeparator::UnicodeBreakProperties.find_words(whole));
        }
    }
    Box::new(all.into_iter())
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("www.") || word.starts_with("tel:")
}

/// Parts of a line that are no longer than a mail server takes. An address is never divided.
fn parts(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = line;
    while rest.len() > LONGEST && !rest.split(' ').any(is_address) {
        let mut end = LONGEST;
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let at = rest[..end].rfind(' ').filter(|at| *at > 0).unwrap_or(end);
        parts.push(&rest[..at]);
        rest = rest[at..].trim_start_matches(' ');
    }
    parts.push(rest);
    parts
}

/// A text being written. Lines end with LF and without spaces, and there is never more than one
/// blank line between two others.
pub(crate) struct Plain {
    text: String,
    /// What the next line starts with, and what the lines after it start with, outermost first.
    indents: Vec<(String, String)>,
    blank_due: bool,
    blanks_held: usize,
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
            blanks_held: 0,
            fresh: false,
            addresses: Vec::new(),
            page,
        }
    }

    /// Leaves a blank line before what comes next; none between a bullet and its first line.
    pub(crate) fn blank(&mut self) {
        self.blank_due = self.blanks_held == 0 && !self.fresh;
    }

    /// Writes without blank lines.
    pub(crate) fn without_blank(&mut self, write: impl FnOnce(&mut Self)) {
        self.blanks_held += 1;
        write(self);
        self.blanks_held -= 1;
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
    use super::*;

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
