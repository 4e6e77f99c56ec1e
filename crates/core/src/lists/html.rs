//! A web page.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use url::Url;

use super::List;
use super::collect::Collector;
use super::elsewhere::Elsewhere;
use super::languages::EMPTY;
use super::small::{Small, with_fractions};
use super::unseen::{ENDS_PARAGRAPH, Unseen};
use crate::address::text_without_credentials;
use crate::import::escaped;
use crate::languages;
use crate::model::Language;

/// What of a page matters here, in the order of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A tag, with the language that its element is in if it says so.
    Tag {
        /// The element's name.
        name: String,
        /// Whether it begins there.
        begins: bool,
        /// Its language; within, `None` for one that is no language (`lang=""`).
        language: Option<Option<Language>>,
    },
    /// What relative addresses start from.
    Base(String),
    /// A link begins.
    Link {
        /// Its address.
        url: String,
        /// The language of what is there, if it says so.
        language: Option<Language>,
        /// What is shown where the pointer rests on it.
        note: String,
    },
    /// What the link that has just begun is called for those who hear the page, in place of its words.
    Label(String),
    /// A link ends.
    EndLink,
    /// A heading begins.
    Heading,
    /// A heading ends.
    EndHeading,
    /// Words that a reader sees.
    Words(String),
    /// Words that no reader sees, or that are struck out.
    Unseen(String),
    /// A link that is struck out.
    Struck(String),
    /// A link that is hidden.
    UnseenLink(String),
    /// One block of text ends.
    Break,
    /// A block of a kind begins.
    Begin(Block),
    /// It ends, if its author says so.
    End(Block),
}

/// A block that a page can have, or what stands around such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph,
    /// A list; whether its items are counted.
    List(bool),
    Item,
    /// What belongs to the website, or is laid out in a way of its own.
    Apart,
}

/// Reads a page.
pub(super) fn read(text: &str) -> List {
    let mut list = Collector::new(text);
    let mut heading: Option<String> = None;
    let lines: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut blocks = Blocks::default();
    for (piece, line) in pieces(text) {
        list.on_line(line);
        blocks.at(&piece, &mut list, line);
        match piece {
            Piece::Tag { name, begins, language } => list.languages.tag(&name, begins, language),
            Piece::Base(url) => {
                // The first counts.
                list.base = list.base.take().or_else(|| Url::parse(&url).ok());
            }
            Piece::Link { url, language, note } => {
                // A tag may take several lines, of which the last is known.
                let line = line.saturating_sub(12);
                let from = lines.get(line).copied().unwrap_or_default();
                list.go_to(from.max(list.last)..text.len());
                list.begin(&url, language);
                list.note(&note);
            }
            Piece::Label(label) => list.label(label),
            Piece::EndLink => list.end(),
            Piece::Heading => heading = Some(String::new()),
            Piece::EndHeading => {
                if let Some(words) = heading.take() {
                    list.heading(&with_fractions(&words));
                }
            }
            Piece::Unseen(words) => list.unseen(&words),
            Piece::Struck(url) => list.struck(&url),
            Piece::UnseenLink(url) => list.unseen_link(&url),
            Piece::Words(words) => match &mut heading {
                Some(heading) => {
                    heading.push_str(&words);
                    list.words(&words);
                }
                None => list.text(&words),
            },
            Piece::Break => {
                if let Some(heading) = &mut heading {
                    heading.push(' ');
                }
                list.gap();
            }
            Piece::Begin(_) | Piece::End(_) => {}
        }
    }
    blocks.end(&mut list);
    list.finish()
}

/// The block that is read.
#[derive(Default)]
struct Blocks {
    /// The kinds that are open around it.
    apart: usize,
    /// Its kind, and the lines of each of its parts: the page ends them where its author says so.
    open: Option<(Block, Vec<Vec<String>>)>,
}

impl Blocks {
    fn at(&mut self, piece: &Piece, list: &mut Collector<'_>, line: usize) {
        match piece {
            Piece::Begin(Block::Apart) => {
                // A list in which such a block stands is none that a page can have.
                if matches!(self.open, Some((Block::List(_), _))) {
                    list.refuse_block();
                }
                self.end(list);
                self.apart += 1;
            }
            Piece::End(Block::Apart) => self.apart = self.apart.saturating_sub(1),
            Piece::Heading => self.end(list),
            Piece::Begin(Block::Item) => {
                if let Some((Block::List(_), parts)) = &mut self.open {
                    parts.push(vec![String::new()]);
                }
            }
            // A list in a list has no such place in a page.
            Piece::Begin(Block::List(_)) if matches!(self.open, Some((Block::List(_), _))) => {
                list.refuse_block();
            }
            Piece::Begin(Block::Paragraph) if matches!(self.open, Some((Block::List(_), _))) => {}
            Piece::Begin(block) => {
                self.end(list);
                if self.apart == 0 {
                    let parts = match block {
                        Block::Paragraph => vec![vec![String::new()]],
                        _ => Vec::new(),
                    };
                    self.open = Some((*block, parts));
                    list.begin_block(line);
                }
            }
            Piece::End(block) => {
                let is_open = |(open, _): &(Block, _)| open == block;
                if self.open.as_ref().is_some_and(is_open) {
                    self.end(list);
                }
            }
            Piece::Words(words) => match self.open.as_mut().map(|(_, parts)| parts.last_mut()) {
                Some(Some(lines)) => {
                    if let Some(line) = lines.last_mut() {
                        line.push_str(words);
                    }
                }
                // Words between the items of a list.
                Some(None) if !words.trim().is_empty() => list.refuse_block(),
                _ => {}
            },
            Piece::Break => {
                if let Some(lines) = self.open.as_mut().and_then(|(_, parts)| parts.last_mut()) {
                    lines.push(String::new());
                }
            }
            Piece::Tag { .. }
            | Piece::Base(_)
            | Piece::Link { .. }
            | Piece::Label(_)
            | Piece::EndLink
            | Piece::EndHeading
            | Piece::Unseen(_)
            | Piece::Struck(_)
            | Piece::UnseenLink(_) => {}
        }
    }

    fn end(&mut self, list: &mut Collector<'_>) {
        let Some((block, parts)) = self.open.take() else { return };
        list.end_block(|| {
            let written = |mark: &str, lines: &Vec<String>| {
                // Marks of Markdown around an address would part a password from it.
                let written =
                    |line: &String| escaped(&text_without_credentials(&with_fractions(line)));
                let lines: Vec<_> = lines.iter().map(written).filter(|it| !it.is_empty()).collect();
                format!("{mark}{}", lines.join(&format!("\\\n{}", " ".repeat(mark.len()))))
            };
            let says = |lines: &&Vec<String>| lines.iter().any(|line| !line.trim().is_empty());
            let parts = parts.iter().filter(says);
            let lines: Vec<String> = match block {
                Block::List(true) => {
                    parts.zip(1..).map(|(it, number)| written(&format!("{number}. "), it)).collect()
                }
                Block::List(false) => parts.map(|it| written("- ", it)).collect(),
                _ => parts.map(|it| written("", it)).collect(),
            };
            lines.join("\n")
        });
    }
}

/// The pieces of a page or of a part of one, each with its line, from 1.
pub(super) fn pieces(markup: &str) -> Vec<(Piece, usize)> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(markup));
    // The only thing that could hold it up is a script that writes, and none is run.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.pieces.into_inner()
}

/// Elements whose text no reader sees.
const HIDDEN: [&str; 9] =
    ["script", "style", "noscript", "template", "title", "textarea", "svg", "iframe", "noframes"];

#[derive(Default)]
struct Sink {
    pieces: RefCell<Vec<(Piece, usize)>>,
    state: RefCell<State>,
}

/// What is open where the page is read.
#[derive(Default)]
struct State {
    /// The element whose text no reader sees, until it ends.
    hidden: Option<String>,
    /// Whether the text is that of a program, a style or a form.
    is_raw: bool,
    /// Whether a picture is open that says in words what it shows.
    is_told: bool,
    /// What an element says of itself that has shown nothing so far, and the element.
    label: Option<(String, String)>,
    /// The element that its page hides or strikes out.
    unseen: Option<Unseen>,
    /// The link that leads to no page.
    elsewhere: Option<Elsewhere>,
    /// The lists, each as the block that it is.
    lists: Vec<Block>,
    small: Small,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let mut put = |piece| self.pieces.borrow_mut().push((piece, line));
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(words) => state.words(words.to_string(), &mut put),
            Token::TagToken(tag) => return state.tag(&tag, &mut put),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn words(&mut self, words: String, put: &mut impl FnMut(Piece)) {
        match &self.hidden {
            Some(name) if !self.is_raw && matches!(&**name, "template" | "noscript") => {
                put(Piece::Unseen(words));
            }
            Some(name) if name == "svg" && self.is_told && self.is_raw => {
                put(Piece::Words(format!(" {words} ")));
            }
            Some(_) => {}
            None if self.unseen.is_some() => {
                put(Piece::Unseen(self.small.words(words)));
            }
            None => {
                if !words.trim().is_empty() {
                    self.label = None;
                }
                let words = self.small.words(words);
                if let Some(link) = &mut self.elsewhere {
                    link.words(&words);
                }
                put(Piece::Words(words));
            }
        }
    }

    /// Whether a tag is of an element that is not seen, or stands in one.
    fn is_unseen(&mut self, tag: &Tag, is_whole: bool) -> bool {
        let name: &str = &tag.name;
        let Some(unseen) = &mut self.unseen else {
            self.unseen =
                (tag.kind == TagKind::StartTag && !is_whole).then(|| Unseen::of(tag)).flatten();
            return self.unseen.is_some();
        };
        let (goes_on, is_own) = match tag.kind {
            TagKind::StartTag if is_whole => (true, true),
            TagKind::StartTag => (unseen.begin(name), false),
            TagKind::EndTag => unseen.end(name),
        };
        if goes_on {
            return true;
        }
        self.unseen = None;
        is_own || self.is_unseen(tag, is_whole)
    }

    fn tag(&mut self, tag: &Tag, put: &mut impl FnMut(Piece)) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let starts = tag.kind == TagKind::StartTag;
        // To a browser, `<div/>` is a beginning like `<div>`; only what comes from XML can be whole.
        let is_whole = tag.self_closing && matches!(name, "svg" | "math");
        if HIDDEN.contains(&name) {
            if starts && matches!(name, "template" | "noscript") {
                put(Piece::Unseen(" ".to_owned()));
            }
            self.frame(tag, put);
            return self.hidden_tag(name, starts, is_whole);
        }
        if self.hidden.is_some() {
            return TokenSinkResult::Continue;
        }
        if name != "a" && !is_whole {
            let language = tag.attrs.iter().find(|attribute| &*attribute.name.local == "lang");
            let language = language.map(|attribute| primary(attribute.value.trim()));
            put(Piece::Tag { name: name.to_owned(), begins: starts, language });
        }
        self.small.tag(name, starts);
        let was_unseen = self.unseen.is_some();
        if self.is_unseen(tag, is_whole) {
            self.unseen_tag(tag, was_unseen, put);
        } else {
            self.seen_tag(tag, put);
        }
        TokenSinkResult::Continue
    }

    /// A picture or a frame begins or ends: what it says of itself is all that is known of it.
    fn frame(&mut self, tag: &Tag, put: &mut impl FnMut(Piece)) {
        let name: &str = &tag.name;
        if !matches!(name, "svg" | "iframe") || self.hidden.is_some() {
            return;
        }
        self.is_told = false;
        if self.unseen.is_some() {
            return;
        }
        let is_hidden = attribute(tag, "aria-hidden").is_some_and(|value| value == "true");
        let label = label(tag).filter(|_| tag.kind == TagKind::StartTag && !is_hidden);
        self.is_told = name == "svg" && !is_hidden && label.is_none();
        if let Some(label) = label {
            put(Piece::Words(format!(" {label} ")));
        }
    }

    fn hidden_tag(&mut self, name: &str, starts: bool, is_whole: bool) -> TokenSinkResult<()> {
        if starts && !is_whole && self.hidden.is_none() {
            self.hidden = Some(name.to_owned());
        } else if !starts && self.hidden.as_deref() == Some(name) {
            self.hidden = None;
        }
        let raw = match name {
            "script" => Some(RawKind::ScriptData),
            "title" | "textarea" => Some(RawKind::Rcdata),
            "style" | "iframe" | "noframes" => Some(RawKind::Rawtext),
            _ => None,
        };
        self.is_raw = starts && raw.is_some();
        raw.filter(|_| starts).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    /// A tag of an element that is not seen.
    fn unseen_tag(&mut self, tag: &Tag, was_unseen: bool, put: &mut impl FnMut(Piece)) {
        let starts = tag.kind == TagKind::StartTag;
        if matches!(&*tag.name, "a" | "area") && starts {
            let url = attribute(tag, "href").filter(|url| Elsewhere::of(url).is_none());
            match url {
                Some(url) if self.unseen.as_ref().is_some_and(|it| it.struck) => {
                    put(Piece::Struck(url));
                }
                Some(url) => put(Piece::UnseenLink(url)),
                None => {}
            }
        }
        // Words of different lines stay apart, those of one stay together.
        if is_break(&tag.name) || (!was_unseen && starts) {
            put(Piece::Unseen(" ".to_owned()));
        }
    }

    fn link(&mut self, tag: &Tag, url: String, put: &mut impl FnMut(Piece)) {
        let language = attribute(tag, "hreflang").or_else(|| attribute(tag, "lang"));
        let language = language.and_then(|tag| primary(&tag));
        let note = attribute(tag, "title").unwrap_or_default();
        put(Piece::Link { url, language, note });
        if let Some(label) = attribute(tag, "aria-label") {
            put(Piece::Label(label));
        }
        if &*tag.name == "area" {
            put(Piece::Words(attribute(tag, "alt").unwrap_or_default()));
            put(Piece::EndLink);
        }
    }

    fn seen_tag(&mut self, tag: &Tag, put: &mut impl FnMut(Piece)) {
        let name: &str = &tag.name;
        let starts = tag.kind == TagKind::StartTag;
        end_small(&mut self.small, name);
        self.label(tag, put);
        match name {
            "base" if starts => {
                if let Some(url) = attribute(tag, "href") {
                    put(Piece::Base(url));
                }
            }
            "a" | "area" if starts => {
                self.end_elsewhere(put);
                if let Some(url) = attribute(tag, "href") {
                    self.elsewhere = Elsewhere::of(&url).filter(|_| name == "a");
                    match self.elsewhere {
                        Some(_) => put(Piece::EndLink),
                        None => self.link(tag, url, put),
                    }
                }
            }
            "a" => {
                self.end_elsewhere(put);
                put(Piece::EndLink);
            }
            "img" if starts => {
                if let Some(alt) = attribute(tag, "alt").or_else(|| label(tag)) {
                    self.label = None;
                    put(Piece::Words(format!(" {alt} ")));
                }
            }
            _ if is_heading(name) => {
                put(if starts { Piece::Heading } else { Piece::EndHeading });
            }
            "li" if starts && attribute(tag, "value").is_some() => {
                // Its number is a part of what the list says.
                put(Piece::Begin(Block::Apart));
                put(Piece::End(Block::Apart));
                put(Piece::Break);
            }
            "p" | "summary" | "legend" | "li" | "ul" | "ol" | "nav" | "header" | "footer"
            | "aside" | "form" | "table" | "pre" | "blockquote" => {
                let block = match name {
                    // What unfolds below it, or is asked below it, belongs to the heading above.
                    "p" | "summary" | "legend" => Block::Paragraph,
                    "li" => Block::Item,
                    "ul" | "ol" if starts => {
                        let block = list_of(tag);
                        self.lists.push(block);
                        block
                    }
                    "ul" | "ol" => self.lists.pop().unwrap_or(Block::List(name == "ol")),
                    _ => Block::Apart,
                };
                put(if starts { Piece::Begin(block) } else { Piece::End(block) });
                put(Piece::Break);
            }
            _ if is_break(name) => put(Piece::Break),
            _ => {}
        }
    }

    /// An element that shows nothing, as a picture made with a style, may say what it is: those words are its text.
    fn label(&mut self, tag: &Tag, put: &mut impl FnMut(Piece)) {
        let name: &str = &tag.name;
        if tag.kind == TagKind::EndTag {
            if let Some((_, label)) = self.label.take_if(|(own, _)| own == name) {
                put(Piece::Words(format!(" {label} ")));
            }
        } else if !EMPTY.contains(&name)
            && name != "a"
            && let Some(label) = label(tag)
        {
            self.label = Some((name.to_owned(), label));
        }
    }

    fn end_elsewhere(&mut self, put: &mut impl FnMut(Piece)) {
        if let Some(rest) = self.elsewhere.take().and_then(|link| link.rest()) {
            put(Piece::Words(rest));
        }
    }
}

/// The block that a list is: one whose items are not counted from 1 with digits has a layout of its own.
fn list_of(tag: &Tag) -> Block {
    let is_plain = attribute(tag, "start").is_none_or(|start| start == "1")
        && attribute(tag, "type").is_none_or(|kind| kind == "1")
        && !tag.attrs.iter().any(|attribute| &*attribute.name.local == "reversed");
    match &*tag.name {
        "ol" if !is_plain => Block::Apart,
        name => Block::List(name == "ol"),
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Ends what is small at a tag of an element behind which another line or another block begins.
pub(super) fn end_small(small: &mut Small, name: &str) {
    match name {
        "br" => small.gap(),
        _ if is_break(name) || is_heading(name) => small.end_block(),
        _ => {}
    }
}

/// Whether words before and behind an element's tag are apart.
fn is_break(name: &str) -> bool {
    ENDS_PARAGRAPH.contains(&name)
        || matches!(
            name,
            "br" | "td" | "th" | "tr" | "caption" | "figcaption" | "legend" | "summary"
        )
}

/// What an element says of itself in words that are not shown.
fn label(tag: &Tag) -> Option<String> {
    attribute(tag, "aria-label").or_else(|| attribute(tag, "title"))
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
    let value = found.value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// `nl` of `nl-BE`.
pub(super) fn primary(tag: &str) -> Option<Language> {
    languages::tag(tag.split(['-', '_']).next()?).map(|code| Language::from(code.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::tests::shown;

    #[test]
    fn links_have_titles_subjects_languages_and_places() {
        let list = read(
            "<!doctype html><html lang=\"nl-BE\"><head><title>Onze <a>lijst</a></title>\n\
             <style>h1 { color: red } /* <a href=x> */</style></head><body>\n<h2>Hernia <em>nuclei</em></h2>\n\
             <ul><li><a href='https://a.example/1?a=1&amp;b=2'>Opereren?</a>\n<li><a\n  class=x\n  href=\"https://a.example/2\" hreflang=en>Herniated disk</a> EN\n\
             <li lang=fr><a href=https://a.example/6>Opérer ?</a><li><a href=https://a.example/3>klik hier</a> (EN)\n<li><a href=\"https://a.example/4\"><img src=x alt=\"Een brace dragen?\"></a>\n\
             <li><a href=\"/over-ons\">Over ons</a> <a href=\"#top\">naar boven</a></ul>\n\
             <script>document.write('<a href=\"https://a.example/5\">x</a>')</script>",
        );
        insta::assert_snapshot!(shown(&list), @r#"
        4:18 https://a.example/1?a=1&b=2 "Opereren?" "Hernia nuclei" "nl"
        7:9 https://a.example/2 "Herniated disk" "Hernia nuclei" "en"
        8:21 https://a.example/6 "Opérer ?" "Hernia nuclei" "fr"
        8:65 https://a.example/3 "-" "Hernia nuclei" "en"
        9:14 https://a.example/4 "Een brace dragen?" "Hernia nuclei" "nl"
        "#);
        insta::assert_debug_snapshot!(list.remarks, @r#"
        [
            Remark {
                line: 10,
                text: "/over-ons",
                why: "this address is relative, so it leads to a page of the same site; write it with https:// to have it asked",
            },
        ]
        "#);
    }

    #[test]
    fn a_slash_ends_no_element() {
        let link =
            |number| format!("<a href=https://a.example/{number}>Brace of niet {number}?</a>");
        let page = [
            "<div lang='nl'/>",
            &link(1),
            "<div lang='fr'/>",
            &link(2),
            "</div>",
            &link(3),
            "<br lang='es'/><svg lang='de'/>",
            &link(4),
            "<svg lang=de><text>x</text></svg>",
            &link(5),
            "</div>",
            &link(6),
            "<script/>",
            &link(7),
            "</script>",
            &link(8),
        ];
        insta::assert_snapshot!(shown(&read(&page.join("\n"))), @r#"
        2:9 https://a.example/1 "Brace of niet 1?" "-" "nl"
        4:9 https://a.example/2 "Brace of niet 2?" "-" "fr"
        6:9 https://a.example/3 "Brace of niet 3?" "-" "nl"
        8:9 https://a.example/4 "Brace of niet 4?" "-" "nl"
        10:9 https://a.example/5 "Brace of niet 5?" "-" "nl"
        12:9 https://a.example/6 "Brace of niet 6?" "-" "-"
        16:9 https://a.example/8 "Brace of niet 8?" "-" "-"
        "#);
    }

    #[test]
    fn an_address_is_resolved_as_a_browser_does() {
        let links = "<a href='//b.example/1'>One</a> <a href='2'>Two</a> <a href='/3?a=1&amp;b'>Three</a>\
            <a href=mailto:a@b.example>Mail</a> <a href='#top'>Top</a>";
        let based = read(&format!("<head><base href='http://a.example/lists/'></head>{links}"));
        insta::assert_snapshot!(shown(&based), @r#"
        1:60 http://b.example/1 "One" "-" "-"
        1:92 http://a.example/lists/2 "Two" "-" "-"
        1:112 http://a.example/3?a=1&b "Three" "-" "-"
        "#);
        assert_eq!(based.remarks, []);
        let alone = read(links);
        insta::assert_snapshot!(shown(&alone), @r#"1:10 https://b.example/1 "One" "-" "-""#);
        assert_eq!(alone.remarks.len(), 2);
    }
}
