//! The lines of a file as people see them: keys, items and texts.

use std::ops::Range;

use crate::chars::ODD_SPACES;
use crate::schema::keys::knows_key;

/// What is wrong with a line.
pub(super) enum Slip<'t> {
    NoSpace {
        key: &'t str,
        value: &'t str,
    },
    OddSpace {
        key: &'t str,
        value: &'t str,
    },
    OddIndentation,
    OddColon {
        key: &'t str,
        value: &'t str,
    },
    OddQuotes,
    MarkdownLink {
        key: &'t str,
        words: &'t str,
        address: &'t str,
        /// What stands behind it.
        rest: &'t str,
    },
    /// A text that begins with a sign that begins something else.
    Sign {
        key: &'t str,
        value: &'t str,
    },
    OddHyphen {
        entry: &'t str,
    },
    NoSpaceAfterHyphen {
        entry: &'t str,
    },
    OddSpaceAfterHyphen {
        entry: &'t str,
    },
    NoColon {
        key: &'t str,
        value: &'t str,
    },
}

/// A line of a file that is not one of a longer text.
pub(super) struct Line<'t> {
    pub(super) start: usize,
    /// How many spaces stand before it.
    pub(super) indentation: usize,
    /// What is written on it, without the spaces around it.
    pub(super) written: &'t str,
    /// How many spaces should stand before it, where it is one of a longer text after all.
    pub(super) due: Option<usize>,
}

/// A text of several lines: the indentation of its key, and its own once it has a line.
struct Block {
    key: usize,
    text: Option<usize>,
}

impl<'t> Line<'t> {
    /// The lines up to a place.
    pub(super) fn all(text: &'t str, end: usize) -> Vec<Self> {
        let mut lines = Vec::new();
        let mut block: Option<Block> = None;
        let mut start = 0;
        for written in text.split_inclusive('\n') {
            if start > end {
                break;
            }
            let line = Line::new(start, written);
            start += written.len();
            if line.written.is_empty() {
                continue;
            }
            let mut due = None;
            if let Some(Block { key, text }) = &mut block {
                if line.indentation >= text.unwrap_or(*key + 1) {
                    text.get_or_insert(line.indentation);
                    continue;
                }
                let is_text = line.indentation > *key || !line.is_structure();
                due = is_text.then_some(text.unwrap_or(*key + 2));
            }
            block = line.opens_block().map(|key| Block { key, text: None });
            lines.push(Line { due, ..line });
        }
        lines
    }

    fn new(start: usize, line: &'t str) -> Self {
        let blank = [' ', '\r', '\n', '\t'];
        let indentation = line.len() - line.trim_start_matches(' ').len();
        // A tab or a lone carriage return before it is no indentation, and is passed over all the same.
        let start = start + line.len() - line.trim_start_matches(blank).len();
        Self { start, indentation, written: line.trim_matches(blank), due: None }
    }

    pub(super) fn span(&self) -> Range<usize> {
        self.start..self.start + self.written.len()
    }

    /// The line without the hyphen of a list's item.
    pub(super) fn entry(&self) -> &'t str {
        self.written.strip_prefix("- ").map_or(self.written, str::trim_start)
    }

    /// The word that the line begins with, and what follows it.
    pub(super) fn key(&self) -> Option<(&'t str, &'t str)> {
        begins_with_key(self.entry())
    }

    /// Whether the line has a key and its colon.
    pub(super) fn is_key(&self) -> bool {
        self.key().is_some_and(|(_, rest)| rest.starts_with(':'))
    }

    /// The column of the key behind the hyphen of an item.
    pub(super) fn key_column(&self) -> usize {
        self.indentation + self.written.len() - self.entry().len()
    }

    /// Whether what is written on the line is a key with nothing behind it yet.
    pub(super) fn opens(&self) -> bool {
        let rest = self.key().and_then(|(_, rest)| rest.strip_prefix(':'));
        rest.is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with('#'))
    }

    /// Whether the line is one of keys, items or comments rather than of a text.
    fn is_structure(&self) -> bool {
        self.written.starts_with(['#', '[', '{'])
            || matches!(self.written, "---" | "...")
            || self.key().is_some_and(|(_, rest)| rest.starts_with(':') || rest.is_empty())
            // Of a text, too, an item may begin so.
            || self.slip().is_some_and(|slip| match slip {
                Slip::OddSpaceAfterHyphen { entry } => {
                    begins_with_key(entry).is_some_and(|(_, rest)| rest.starts_with(':'))
                }
                _ => true,
            })
    }

    /// The indentation of the key, if a text of several lines begins below the line.
    pub(super) fn opens_block(&self) -> Option<usize> {
        let (before, header) = self.written.rsplit_once(':')?;
        let header = header.split('#').next()?.trim();
        let is_header = header.starts_with(['|', '>'])
            && header[1..].bytes().all(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9'));
        (is_header && !before.is_empty()).then_some(self.key_column())
    }

    pub(super) fn slip(&self) -> Option<Slip<'t>> {
        if self.written.starts_with(ODD_SPACES) {
            return Some(Slip::OddIndentation);
        }
        if let Some(entry) = self.written.strip_prefix(['–', '—', '•', '−'])
            && begins_with_key(entry.trim_start()).is_some()
        {
            return Some(Slip::OddHyphen { entry: entry.trim_start() });
        }
        if let Some(entry) = behind_odd_space(self.written) {
            return Some(Slip::OddSpaceAfterHyphen { entry });
        }
        if let Some(entry) = self.written.strip_prefix('-')
            && begins_with_key(entry).is_some_and(|(_, rest)| rest.starts_with(':'))
        {
            return Some(Slip::NoSpaceAfterHyphen { entry });
        }
        let (key, rest) = self.key()?;
        // `status; active` and `status = active`
        if let Some(value) = rest
            .strip_prefix(['：', ';', '='])
            .or_else(|| rest.strip_prefix(" = "))
            .or_else(|| rest.strip_prefix(" ; "))
        {
            return Some(Slip::OddColon { key, value: value.trim_start() });
        }
        let Some(value) = rest.strip_prefix(':') else {
            let value = rest.trim_start();
            return (rest.is_empty() || value.len() < rest.len())
                .then_some(Slip::NoColon { key, value });
        };
        let trimmed = value.trim_start_matches(ODD_SPACES);
        if trimmed.len() < value.len() {
            Some(Slip::OddSpace { key, value: trimmed.trim_start() })
        } else if value.trim_start().starts_with(['“', '”', '„', '‘', '’', '«']) {
            Some(Slip::OddQuotes)
        } else if value.trim_start().starts_with('[')
            && let Some((words, link)) = value.split_once("](")
            && let Some((address, rest)) = link.split_once(')')
        {
            let words = words.trim_start().trim_start_matches('[');
            Some(Slip::MarkdownLink { key, words, address, rest })
        } else if begins_otherwise(value.trim()) {
            Some(Slip::Sign { key, value: value.trim() })
        } else {
            let missing = !value.is_empty() && !value.starts_with([' ', '\t']);
            missing.then_some(Slip::NoSpace { key, value })
        }
    }
}

/// What follows a hyphen and a space that YAML does not know.
pub(crate) fn behind_odd_space(item: &str) -> Option<&str> {
    let rest = item.strip_prefix('-')?;
    rest.starts_with(ODD_SPACES).then(|| rest.trim_start_matches(ODD_SPACES).trim_start())
}

/// The key that an entry begins with, and what follows it.
fn begins_with_key(entry: &str) -> Option<(&str, &str)> {
    let end = entry.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let (key, rest) = entry.split_at(end.unwrap_or(entry.len()));
    knows_key(key).then_some((key, rest))
}

/// Whether a text begins with a sign that YAML takes for the beginning of something else:
/// `[PDF] A leaflet`, `{PDF} A leaflet`, `& Co`, `* a`, `% a`, `@ a`.
fn begins_otherwise(value: &str) -> bool {
    let close = match value.chars().next() {
        Some('[') => ']',
        Some('{') => '}',
        Some('&' | '*' | '!' | '%' | '@' | '`') => return true,
        _ => return false,
    };
    let Some(end) = value.find(close) else { return false };
    let rest = value[end + 1..].trim();
    rest.starts_with(|c: char| c.is_alphanumeric())
}
