//! What the readers of running text have in common: a heading comes before its links, and a link has
//! words of its own.

use std::collections::BTreeSet;
use std::ops::Range;

use url::Url;

use super::elsewhere::Elsewhere;
use super::languages::Languages;
use super::link_words::{heading, joined, marked, only_language, short, title};
use super::{List, Listed, Prose, Remark};
use crate::address::{in_text, without_credentials};
use crate::lines::Lines;
use crate::model::Language;

/// Why an address without its scheme is no link.
pub(super) const NO_SCHEME: &str = "this is no web address; it must begin with https:// or http://";

/// Collects the links of a text as its reader meets them.
pub(super) struct Collector<'t> {
    text: &'t str,
    lines: Lines,
    /// The part of the text in which the next address is looked for.
    part: Range<usize>,
    /// Where the last address that was found ends.
    pub(super) last: usize,
    heading: Option<String>,
    /// What relative addresses start from, where the page says it.
    pub(super) base: Option<Url>,
    /// The language of the text.
    pub(super) languages: Languages,
    open: Option<Open>,
    /// Whether a link has just ended, so that what follows may say its language.
    ended: bool,
    /// The line that is read.
    line: usize,
    /// The headings as they are written, each with its line.
    written: Vec<Remark>,
    /// The block that is read, as long as it can be a text of a page.
    block: Option<Block>,
    /// The words of the last link, if it is none of the list's, until more is said beside them.
    aside: Option<Remark>,
    /// What the file has in it and no reader sees.
    unseen: Vec<Remark>,
    /// What a person wrote beside the text: comments, notes on links, addresses that nothing uses.
    beside: Vec<Remark>,
    list: List,
}

/// What was there before a block began.
struct Block {
    line: usize,
    /// How much was left, and how long the last of it was.
    left: (usize, usize),
}

/// A link whose words are still to come.
struct Open {
    url: String,
    words: String,
    /// What it is called in place of them.
    label: Option<String>,
    /// What is shown where the pointer rests on it.
    note: Option<String>,
    language: Option<Language>,
}

impl<'t> Collector<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            lines: Lines::new(text),
            part: 0..text.len(),
            last: 0,
            heading: None,
            base: None,
            languages: Languages::default(),
            open: None,
            ended: false,
            line: 1,
            written: Vec::new(),
            block: None,
            aside: None,
            unseen: Vec::new(),
            beside: Vec::new(),
            list: List::default(),
        }
    }

    /// A heading, which is about all that follows until the next.
    pub(super) fn heading(&mut self, words: &str) {
        self.heading = heading(words);
        self.written.push(left(self.line, &joined(words)));
        if self.written.len() == 1 {
            self.list.title = self.heading.clone();
        }
        self.ended = false;
    }

    /// A paragraph or a list begins on this line.
    pub(super) fn begin_block(&mut self, line: usize) {
        let last = self.list.left.last().map_or(0, |last| last.text.len());
        self.block = Some(Block { line, left: (self.list.left.len(), last) });
    }

    /// The block that is read is none that a page can have.
    pub(super) fn refuse_block(&mut self) {
        self.block = None;
    }

    /// The block ends, and says this in Markdown. Where a page has a place for it, nothing of it is left.
    pub(super) fn end_block(&mut self, text: impl FnOnce() -> String) {
        let Some(block) = self.block.take() else { return };
        let heading = match self.written.last() {
            _ if self.written.len() <= 1 && self.list.links.is_empty() => None,
            Some(heading) => Some(heading.text.clone()),
            None => return,
        };
        let text = text();
        if !text.contains(char::is_alphanumeric) {
            return;
        }
        self.list.left.truncate(block.left.0);
        if let Some(last) = self.list.left.last_mut() {
            last.text.truncate(block.left.1);
        }
        let order = self.list.next();
        self.list.prose.push(Prose { line: block.line, order, text, heading });
    }

    /// A link begins. `language` is that of what is there, if the link says it.
    pub(super) fn begin(&mut self, url: &str, language: Option<Language>) {
        self.end();
        self.refuse_block();
        self.open = Some(Open {
            url: url.trim().to_owned(),
            words: String::new(),
            label: None,
            note: None,
            language,
        });
    }

    /// The link that is open shows this where the pointer rests on it.
    pub(super) fn note(&mut self, note: &str) {
        if let Some(open) = self.open.as_mut().filter(|_| note.contains(char::is_alphanumeric)) {
            open.note = Some(joined(note));
        }
    }

    /// What a person wrote beside the text, and why it is in no file.
    pub(super) fn beside(&mut self, line: usize, text: &str, why: &str) {
        let text = joined(text);
        if text.contains(char::is_alphanumeric) {
            self.beside.push(Remark { line, text, why: why.to_owned() });
        }
    }

    /// The link that is open is called this.
    pub(super) fn label(&mut self, label: String) {
        if let Some(open) = &mut self.open {
            open.label = Some(label);
        }
    }

    /// Whether a link is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What follows is on this line.
    pub(super) fn on_line(&mut self, line: usize) {
        self.line = line;
    }

    /// The line that is read.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// The line of a place in the text.
    pub(super) fn line_of(&self, at: usize) -> usize {
        self.lines.place(self.text, at).line
    }

    /// Words of the text, which belong to the link that is open, or to none.
    pub(super) fn text(&mut self, words: &str) {
        let is_open = self.is_open();
        if self.words(words) || is_open {
            return;
        }
        if words.contains(char::is_alphanumeric) {
            self.take_aside();
        }
        self.leave(words);
    }

    fn leave(&mut self, words: &str) {
        match self.list.left.last_mut().filter(|last| last.line == self.line) {
            Some(last) => last.text.push_str(words),
            None => self.list.left.push(left(self.line, words)),
        }
    }

    /// The words of a link that is none of the list's, which stand on the line that is read.
    fn take_aside(&mut self) {
        if let Some(aside) = self.aside.take().filter(|aside| aside.line == self.line) {
            self.leave(&aside.text);
        }
    }

    /// Words that no reader sees, or that are struck out.
    pub(super) fn unseen(&mut self, words: &str) {
        match self.unseen.last_mut().filter(|last| last.line == self.line) {
            Some(last) => last.text.push_str(words),
            None => {
                let why = "the page hides this or strikes it out, so it is in no file";
                self.unseen.push(Remark { why: why.to_owned(), ..left(self.line, words) });
            }
        }
    }

    /// A link that the page hides at first, which a program of the page may show.
    pub(super) fn unseen_link(&mut self, url: &str) {
        let why = "the page hides this link, so it is left out; see whether it belongs in the list";
        self.remark(self.line, url, why);
    }

    /// A link that is struck out.
    pub(super) fn struck(&mut self, url: &str) {
        self.remark(self.line, url, "the page strikes this link out, so it is left out");
    }

    /// What stands on one line ends: a cell of a table, a line of a paragraph.
    pub(super) fn gap(&mut self) {
        self.aside = None;
        self.words("\n");
        if let Some(last) = self.list.left.last_mut() {
            last.text.push(' ');
        }
    }

    /// Words, which belong to the link that is open. Those right behind a link may say its language, and
    /// nothing else: it is said whether they do.
    pub(super) fn words(&mut self, words: &str) -> bool {
        if let Some(open) = &mut self.open {
            open.words.push_str(words);
        } else if self.ended && !words.trim().is_empty() {
            self.ended = false;
            let mark = match words.trim_start().split_inclusive([')', ']', '\n']).next() {
                Some(mark) if mark.starts_with(['(', '[']) => mark,
                _ => words.split('\n').next().unwrap_or_default(),
            };
            if let (Some(last), ("", Some(language))) =
                (self.list.links.last_mut(), marked(mark.trim()))
            {
                last.language = Some(language);
                return mark.trim() == words.trim();
            }
        }
        false
    }

    /// The link that is open ends.
    pub(super) fn end(&mut self) {
        let Some(open) = self.open.take() else { return };
        // Programs repeat the words of a link as its note.
        let said = joined(&open.words).to_lowercase();
        if let Some(note) = open.note.as_ref().filter(|note| !said.contains(&note.to_lowercase())) {
            self.beside(
                self.line,
                note,
                "a page shows this only where the pointer rests on the link, so it is in no file",
            );
        }
        // Some labels say no more than that a window opens.
        let Some(label) = open.label.filter(|label| title(label).is_some()) else {
            return self.put(&open.url, &open.words, open.language);
        };
        self.put(&open.url, &label, open.language);
        let own = joined(&open.words);
        if title(&own).is_some() && !label.to_lowercase().contains(&own.to_lowercase()) {
            self.list.left.push(left(self.line, &own));
        }
    }

    /// A link that is known as a whole.
    pub(super) fn put(&mut self, url: &str, words: &str, language: Option<Language>) {
        self.ended = false;
        self.refuse_block();
        let at = self.find(url);
        let place = self.lines.place(self.text, at);
        let whole = self.resolved(url);
        let lower = whole.to_ascii_lowercase();
        if lower.starts_with("http://") || lower.starts_with("https://") {
            if self.written.len() == 1 {
                self.list.title = None;
            }
            let (own, mark) = marked(words);
            self.list.links.push(Listed {
                url: whole,
                title: title(own),
                short: short(own),
                subject: None,
                heading: self.heading.clone(),
                language: mark.or(language).or_else(|| only_language(own)),
                around: self.languages.now().cloned(),
                expect: Vec::new(),
                place,
                order: self.list.next(),
            });
            self.ended = true;
            return;
        }
        // Its address stands for its words, unless they are a part of more.
        self.aside = Some(left(self.line, &format!(" {words}")));
        if self.list.left.last().is_some_and(|last| last.line == self.line) {
            self.take_aside();
        }
        if url.is_empty() || Elsewhere::of(url).is_some() {
            return;
        }
        let why = if lower.starts_with("javascript:") || lower.starts_with("data:") {
            "this link is a script, which cannot be checked"
        } else if lower.starts_with("www.") {
            NO_SCHEME
        } else {
            "this address is relative, so it leads to a page of the same site; write it with https:// to have it asked"
        };
        self.remark(place.line, url, why);
    }

    /// An address in full: `//host/x` is asked as the page is, and what is relative starts from the page's
    /// `<base href>`.
    fn resolved(&self, url: &str) -> String {
        let full = match &self.base {
            Some(base) if !url.is_empty() && !url.starts_with('#') => {
                // What has a scheme stays as it is written.
                let relative = Url::parse(url) == Err(url::ParseError::RelativeUrlWithoutBase);
                relative.then(|| base.join(url).ok()).flatten().map(String::from)
            }
            None if url.starts_with("//") => Some(format!("https:{url}")),
            _ => None,
        };
        full.unwrap_or_else(|| url.to_owned())
    }

    /// An address that a person should look at.
    pub(super) fn remark(&mut self, line: usize, url: &str, why: &str) {
        let text = without_credentials(url.trim()).into_owned();
        self.list.remarks.push(Remark { line, text, why: why.to_owned() });
    }

    /// Where the text names an address; where its part begins, if the address stands elsewhere. In HTML
    /// an ampersand may be written out.
    fn find(&mut self, url: &str) -> usize {
        let part = &self.text[self.part.clone()];
        let found = part.find(url).or_else(|| part.find(&url.replace('&', "&amp;")));
        let at = self.part.start + found.unwrap_or_default();
        if found.is_some() {
            self.last = at + url.len();
        }
        at
    }

    /// What follows is in this part of the text.
    pub(super) fn go_to(&mut self, part: Range<usize>) {
        let end = self.text.floor_char_boundary(part.end);
        self.part = self.text.floor_char_boundary(part.start).min(end)..end;
    }

    pub(super) fn finish(mut self) -> List {
        self.end();
        let List { title, links, prose, left, .. } = &mut self.list;
        let mut placed: BTreeSet<&str> = links.iter().filter_map(Listed::about).collect();
        placed.extend(title.as_deref());
        placed.extend(prose.iter().filter_map(|it| it.heading.as_deref()));
        let is_placed = |heading: &Remark| placed.contains(heading.text.as_str());
        left.extend(self.written.into_iter().filter(|heading| !is_placed(heading)));
        left.append(&mut self.unseen);
        for remark in left.iter_mut() {
            remark.text = joined(&remark.text);
        }
        left.retain(|remark| says_more(&remark.text));
        left.append(&mut self.beside);
        left.sort();
        self.list
    }
}

/// Whether a text says anything besides addresses.
fn says_more(text: &str) -> bool {
    let mut from = 0;
    let is_said = |part: &str| part.contains(char::is_alphanumeric);
    in_text::addresses(text).any(|it| {
        let before = &text[from..it.start];
        from = it.end;
        is_said(before)
    }) || is_said(&text[from..])
}

/// What nothing has a place for.
pub(super) fn left(line: usize, text: &str) -> Remark {
    let why = "a list is read for its links, so this is in no file";
    Remark { line, text: text.to_owned(), why: why.to_owned() }
}
