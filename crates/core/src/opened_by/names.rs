//! The pieces of a content file that name who opened a link.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::languages;
use crate::place::SourcePath;
use crate::schema::keys::keys;
use crate::suggest::closest;

/// The pieces of a file's text that name who opened a link, in their order and each within one line.
///
/// ```
/// use signpost_core::opened_by::names;
/// use signpost_core::source::SourcePath;
///
/// let text = "links:\n  - url: https://a.example/\n    verified: {on: 2026-11-22, by: R. Jansen}\n";
/// let found = names(&SourcePath::from("aids/knee.yaml"), text);
/// assert_eq!(found.into_iter().map(|span| &text[span]).collect::<Vec<_>>(), ["R. Jansen"]);
/// ```
pub fn names(path: &SourcePath, text: &str) -> Vec<Range<usize>> {
    // Who reviewed a page is said to its readers.
    if path.as_str().starts_with("pages/") {
        return Vec::new();
    }
    let mut reader = Reader { text, found: Vec::new(), value: None, verified: None, shown: None };
    let mut at = 0;
    while at < text.len() {
        at = reader.line(at);
    }
    reader.comments();
    reader.aliases();
    let mut found = reader.found;
    found.sort_by_key(|name| name.start);
    found.dedup_by(|next, name| {
        let is_one = next.start < name.end;
        if is_one {
            name.end = name.end.max(next.end);
        }
        is_one
    });
    found
}

/// Reads a text line by line.
struct Reader<'t> {
    text: &'t str,
    found: Vec<Range<usize>>,
    /// The column of a key whose value is hidden, with the lines below that belong to it.
    value: Option<usize>,
    /// The column of `verified`, whose entries are on the lines below.
    verified: Option<usize>,
    /// The column of the last key whose value is shown, which may go on in the lines below.
    shown: Option<usize>,
}

impl Reader<'_> {
    /// Reads the line that begins here; gives where the next one does.
    fn line(&mut self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        let next = start + line.len();
        let line = line.trim_end();
        let column = line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len());
        // No YAML, but what somebody may have typed: a tab is as wide as editors show it.
        let wider = line.get(..column).map_or(0, |space| space.matches('\t').count() * 7);
        if line.is_empty() {
            return next;
        }
        if self.value.is_some_and(|key| column + wider > key) {
            self.hide(start + column..start + line.len());
            return next;
        }
        self.value = None;
        let Some((column, key, value)) = key(line, column) else {
            return match self.without_key(start, line, column, wider) {
                true => self.braces(start, line.len(), column, false).unwrap_or(next),
                false => next,
            };
        };
        self.shown = Some(column + wider);
        let within = self.verified.is_some_and(|above| column + wider > above);
        if !within {
            self.verified = None;
        }
        let written = line.get(value..).unwrap_or_default();
        match Key::of(key) {
            Key::Verified | Key::Unknown if written.is_empty() || written.starts_with('#') => {
                self.verified = Some(column + wider);
                next
            }
            Key::Verified | Key::Unknown if written.starts_with('{') => {
                if let Some(comment) = written.find(" #") {
                    self.hide_text(start + value + comment + 2..start + line.len());
                }
                self.braces(start + value, line.len() - value, column, true).unwrap_or(next)
            }
            Key::Other if !within => {
                self.braces(start + value, line.len() - value, column, false).unwrap_or(next)
            }
            Key::On if is_day(written) => next,
            _ => {
                self.hide(start + value..start + line.len());
                self.value = Some(column + wider);
                next
            }
        }
    }

    /// Reads a line that has no key; says whether it is shown, as far as no braces in it name anybody.
    fn without_key(&mut self, start: usize, line: &str, column: usize, wider: usize) -> bool {
        let from = past_hyphens(line, column);
        let all = start + from..start + line.len();
        let text = line.get(from..).unwrap_or_default();
        if self.verified.is_some_and(|above| column + wider > above) {
            self.hide(all);
            return false;
        }
        // A comment is looked at later.
        let Some(word) = words(text).next().filter(|_| !text.starts_with('#')) else { return true };
        let is_item = from > column;
        let goes_on = self.shown.is_some_and(|above| {
            let column = column + wider;
            column > above || is_item && column == above
        });
        match Key::of(text.get(word).unwrap_or_default()) {
            Key::Verified | Key::By => self.hide_after_key(all),
            Key::Unknown if !goes_on && !text.starts_with(['{', '[', '}', ']']) => self.hide(all),
            _ => return true,
        }
        false
    }

    /// Hides what follows the first word that says who opened a link, or that a link was opened.
    fn hide_after_key(&mut self, span: Range<usize>) {
        let text = self.text.get(span.clone()).unwrap_or_default();
        let key = |word: &Range<usize>| Key::of_a_look(&text[word.clone()]);
        let is_about_it = |word: &Range<usize>| matches!(key(word), Some(Key::Verified | Key::By));
        let mut after = words(text).skip_while(|word| !is_about_it(word));
        let name = after.find(|word| key(word).is_none());
        if let Some(name) = name {
            self.hide(span.start + name.start..span.end);
        }
    }

    /// Hides a text without the blanks before it.
    fn hide_text(&mut self, span: Range<usize>) {
        let text = self.text.get(span.clone()).unwrap_or_default();
        self.hide(span.end - text.trim_start().len()..span.end);
    }

    /// Reads the comments, where a line may be that somebody took out.
    fn comments(&mut self) {
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let length = line.trim_end().len();
            let begins =
                |at: &usize| line[..*at].chars().next_back().is_none_or(char::is_whitespace);
            let comment = line.match_indices('#').map(|(at, _)| at).find(begins);
            if let Some(at) = comment.filter(|at| *at < length) {
                self.hide_after_key(start + at..start + length);
            }
            start += line.len();
        }
    }

    /// Hides elsewhere what an anchor or an alias in the place of a name is called, since that may be the name itself:
    /// `by: &Jansen R. Jansen`, and `*Jansen` below.
    fn aliases(&mut self) {
        const MARKS: [char; 2] = ['&', '*'];
        let names = self.found.iter().filter_map(|name| self.text.get(name.clone()));
        let words = names.flat_map(|name| name.split([' ', '\t', ',', '}', ']']));
        let anchors: BTreeSet<&str> =
            words.filter_map(|word| word.strip_prefix(MARKS)).filter(|it| !it.is_empty()).collect();
        if anchors.is_empty() {
            return;
        }
        let marks = self.text.match_indices(MARKS).map(|(at, mark)| at + mark.len());
        let aliases = marks.filter_map(|start| {
            let word = self.text.get(start..)?.split(|c: char| " \t\n\r,}]:".contains(c)).next()?;
            anchors.contains(word).then_some(start..start + word.len())
        });
        self.found.extend(aliases.collect::<Vec<_>>());
    }

    /// Reads what is in braces from here on, over the lines that are further in than the key; gives where the line
    /// after it begins, unless it ends on its own line.
    fn braces(
        &mut self,
        from: usize,
        length: usize,
        column: usize,
        verified: bool,
    ) -> Option<usize> {
        let line = self.text.get(from..from + length)?;
        let open = from + line.find('{')?;
        let end = self.end_of_value(from + length, column);
        let text = self.text.get(open..end)?;
        let mut at = open;
        let mut depths: Vec<bool> = Vec::new();
        let mut pieces = Pieces { text };
        let mut last_key = if verified { Key::Verified } else { Key::Other };
        let mut line_end = open;
        while let Some((piece, kind)) = pieces.next() {
            let start = at;
            at += piece.len();
            match kind {
                Piece::Open => {
                    let within = depths.last().copied().unwrap_or(false);
                    depths.push(within || matches!(last_key, Key::Verified | Key::Unknown));
                    last_key = Key::Other;
                }
                Piece::Close => {
                    depths.pop();
                    last_key = Key::Other;
                }
                Piece::Comma => last_key = Key::Other,
                Piece::Entry => {
                    let within = depths.last().copied().unwrap_or(false);
                    let bare = piece.trim_start();
                    let skipped = piece.len() - bare.len();
                    let (key, value) = match key(bare, 0) {
                        Some((_, key, value)) => (Key::of(key), value),
                        None => (Key::Other, 0),
                    };
                    last_key = key;
                    let value_text = bare.get(value..).unwrap_or_default().trim_end();
                    let is_hidden = match key {
                        Key::By => true,
                        Key::On => within && !is_day(value_text),
                        Key::Verified | Key::Unknown => true,
                        Key::Other if within => true,
                        Key::Other => false,
                    };
                    if is_hidden && !value_text.is_empty() {
                        let from = start + skipped + value;
                        self.hide_lines(from..from + value_text.len());
                    }
                }
            }
            if depths.is_empty() && kind == Piece::Close {
                // More may stand behind it, on the same line.
                if line_end < at {
                    let found = self.text.get(at..).and_then(|rest| rest.find('\n'));
                    line_end = found.map_or(self.text.len(), |found| at + found);
                }
                let more = self.text.get(at..line_end).and_then(|rest| rest.find('{'));
                let Some(text) = more.and_then(|found| self.text.get(at + found..end)) else {
                    return Some((line_end + 1).min(self.text.len()));
                };
                at = end - text.len();
                pieces = Pieces { text };
            }
        }
        Some(end)
    }

    /// Where the lines end that are further in than a key.
    fn end_of_value(&self, line_end: usize, column: usize) -> usize {
        let mut end = line_end;
        for line in self.text.get(line_end..).unwrap_or_default().split_inclusive('\n') {
            let indent = line.find(|c: char| c != ' ').unwrap_or(0);
            let is_further = indent > column || line.trim().is_empty();
            if end != line_end && !is_further {
                break;
            }
            end += line.len();
        }
        end
    }

    fn hide_lines(&mut self, span: Range<usize>) {
        let mut at = span.start;
        for line in self.text.get(span).unwrap_or_default().split_inclusive('\n') {
            let start = at + (line.len() - line.trim_start().len());
            self.hide(start..at + line.trim_end().len());
            at += line.len();
        }
    }

    fn hide(&mut self, span: Range<usize>) {
        if !span.is_empty() {
            self.found.push(span);
        }
    }
}

/// What a key stands for, a typo forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Verified,
    On,
    By,
    /// Another key of the content, or a language.
    Other,
    /// No key of any content.
    Unknown,
}

impl Key {
    fn of(written: &str) -> Self {
        let other = || if is_known(written) { Self::Other } else { Self::Unknown };
        Self::of_a_look(written).unwrap_or_else(other)
    }

    /// The same where it is one of those that say that a link was opened.
    fn of_a_look(written: &str) -> Option<Self> {
        let key = written.to_lowercase();
        if key == "on" {
            Some(Self::On)
        } else if key == "by" || key.ends_with("_by") || key.ends_with("-by") {
            Some(Self::By)
        } else {
            let is_verified = key.contains("verif") || closest(&key, ["verified"]).is_some();
            is_verified.then_some(Self::Verified)
        }
    }
}

/// Whether a key is one of the content, or was probably meant to be.
fn is_known(key: &str) -> bool {
    /// No key is longer, whatever typo is in it.
    const LONGEST: usize = 40;
    let others =
        keys().iter().map(String::as_str).filter(|it| !["verified", "on", "by"].contains(it));
    keys().contains(key)
        || languages::tag(key).is_some()
        || key.len() < LONGEST && closest(key, others).is_some()
}

/// The words of a text, by their places.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(char::is_alphanumeric)?;
        let rest = text.get(start..)?;
        from = start + rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        Some(start..from)
    })
}

/// The key of a line or an entry from a column on, past the hyphens of a list, with its column and where its value
/// begins.
fn key(line: &str, column: usize) -> Option<(usize, &str, usize)> {
    let column = past_hyphens(line, column);
    let rest = line.get(column..)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let bare = rest.get(quote.map_or(0, |_| 1)..)?;
    let length =
        bare.find(|c: char| !c.is_alphanumeric() && !"_-".contains(c)).unwrap_or(bare.len());
    let name = bare.get(..length).filter(|name| !name.is_empty())?;
    let after = bare.get(length..)?;
    let after = match quote {
        Some(quote) => after.strip_prefix(quote)?,
        None => after,
    };
    let value = after.trim_start().strip_prefix([':', '：'])?;
    // An address is no key.
    if value.starts_with("//") {
        return None;
    }
    Some((column, name, line.len() - value.trim_start().len()))
}

/// Where an entry of a list begins behind its hyphens.
fn past_hyphens(line: &str, mut column: usize) -> usize {
    while let Some(rest) = line.get(column..).and_then(|rest| rest.strip_prefix("- ")) {
        column = line.len() - rest.trim_start_matches(' ').len();
    }
    column
}

fn is_day(written: &str) -> bool {
    written.chars().all(|c| c.is_ascii_digit() || " -/.:'\"TZ#".contains(c))
}

/// What is in braces, in pieces.
struct Pieces<'t> {
    text: &'t str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Open,
    Close,
    Comma,
    /// What stands between two such signs.
    Entry,
}

impl<'t> Pieces<'t> {
    fn next(&mut self) -> Option<(&'t str, Piece)> {
        let first = self.text.chars().next()?;
        let (length, kind) = match first {
            '{' | '[' => (1, Piece::Open),
            '}' | ']' => (1, Piece::Close),
            ',' => (1, Piece::Comma),
            _ => (self.entry(), Piece::Entry),
        };
        let (piece, rest) = self.text.split_at_checked(length)?;
        self.text = rest;
        Some((piece, kind))
    }

    /// How long the entry is that comes next. A quoted text ends with its quotes; one that has no end ends with the
    /// line.
    fn entry(&self) -> usize {
        let mut at = 0;
        let mut may_open = true;
        while let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            match c {
                '"' | '\'' if may_open => {
                    let inside = self.text.get(at + 1..).unwrap_or_default();
                    at += 1 + end_of_quoted(inside, c);
                    may_open = false;
                    continue;
                }
                '{' | '}' | '[' | ']' | ',' => return at,
                c => may_open = c == ':' || (may_open && c.is_whitespace()),
            }
            at += c.len_utf8();
        }
        at
    }
}

/// Where a quoted text ends, with its sign.
fn end_of_quoted(inside: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    inside.find('\n').unwrap_or(inside.len())
}
