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
use crate::import::escaped;
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
    },
    /// A link ends.
    EndLink,
    /// A heading begins.
    Heading,
    /// A heading ends.
    EndHeading,
    /// Words that a reader sees.
    Words(String),
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
            Piece::Link { url, language } => {
                // A tag may take several lines, of which the last is known.
                let line = line.saturating_sub(12);
                let from = lines.get(line).copied().unwrap_or_default();
                list.go_to(from.max(list.last)..text.len());
                list.begin(&url, language);
            }
            Piece::EndLink => list.end(),
            Piece::Heading => heading = Some(String::new()),
            Piece::EndHeading => {
                if let Some(words) = heading.take() {
                    list.heading(&words);
                }
            }
            Piece::Words(words) => match &mut heading {
                Some(heading) => {
                    heading.push_str(&words);
                    list.words(&words);
                }
                None => list.text(&words),
            },
            Piece::Break => list.gap(),
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
    /// Its kind, and the words of each of its parts.
    open: Option<(Block, Vec<String>)>,
}

impl Blocks {
    fn at(&mut self, piece: &Piece, list: &mut Collector<'_>, line: usize) {
        match piece {
            Piece::Begin(Block::Apart) => {
                self.end(list);
                self.apart += 1;
            }
            Piece::End(Block::Apart) => self.apart = self.apart.saturating_sub(1),
            Piece::Heading => self.end(list),
            Piece::Begin(Block::Item) => {
                if let Some((Block::List(_), parts)) = &mut self.open {
                    parts.push(String::new());
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
                    let parts =
                        if *block == Block::Paragraph { vec![String::new()] } else { Vec::new() };
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
                Some(Some(part)) => part.push_str(words),
                // Words between the items of a list.
                Some(None) if !words.trim().is_empty() => list.refuse_block(),
                _ => {}
            },
            Piece::Break => {
                if let Some(part) = self.open.as_mut().and_then(|(_, parts)| parts.last_mut()) {
                    part.push(' ');
                }
            }
            Piece::Tag { .. }
            | Piece::Base(_)
            | Piece::Link { .. }
            | Piece::EndLink
            | Piece::EndHeading => {}
        }
    }

    fn end(&mut self, list: &mut Collector<'_>) {
        let Some((block, parts)) = self.open.take() else { return };
        list.end_block(|| {
            let parts = parts.iter().map(|it| escaped(it)).filter(|it| !it.is_empty());
            let lines: Vec<String> = match block {
                Block::List(true) => {
                    parts.zip(1..).map(|(it, number)| format!("{number}. {it}")).collect()
                }
                Block::List(false) => parts.map(|it| format!("- {it}")).collect(),
                _ => parts.collect(),
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
    /// The element whose text no reader sees, until it ends.
    hidden: RefCell<Option<String>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let put = |piece| self.pieces.borrow_mut().push((piece, line));
        match token {
            Token::CharacterTokens(words) if self.hidden.borrow().is_none() => {
                put(Piece::Words(words.to_string()));
            }
            Token::TagToken(tag) => return self.tag(&tag, put),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Sink {
    fn tag(&self, tag: &Tag, mut put: impl FnMut(Piece)) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let starts = tag.kind == TagKind::StartTag;
        // To a browser, `<div/>` is a beginning like `<div>`; only what comes from XML can be whole.
        let is_whole = tag.self_closing && matches!(name, "svg" | "math");
        if self.hidden.borrow().is_none() && name != "a" && !is_whole && !HIDDEN.contains(&name) {
            let language = tag.attrs.iter().find(|attribute| &*attribute.name.local == "lang");
            let language = language.map(|attribute| primary(attribute.value.trim()));
            put(Piece::Tag { name: name.to_owned(), begins: starts, language });
        }
        match name {
            _ if HIDDEN.contains(&name) => {
                let hides = starts && !is_whole && self.hidden.borrow().is_none();
                if hides {
                    *self.hidden.borrow_mut() = Some(name.to_owned());
                } else if self.hidden.borrow().as_deref() == Some(name) {
                    *self.hidden.borrow_mut() = None;
                }
                if starts {
                    return match name {
                        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                        "style" | "iframe" | "noframes" => {
                            TokenSinkResult::RawData(RawKind::Rawtext)
                        }
                        _ => TokenSinkResult::Continue,
                    };
                }
            }
            _ if self.hidden.borrow().is_some() => {}
            "base" if starts => {
                if let Some(url) = attribute(tag, "href") {
                    put(Piece::Base(url));
                }
            }
            "a" | "area" if starts => {
                if let Some(url) = attribute(tag, "href") {
                    let language = attribute(tag, "hreflang").or_else(|| attribute(tag, "lang"));
                    put(Piece::Link { url, language: language.and_then(|tag| primary(&tag)) });
                    if let Some(label) = attribute(tag, "aria-label") {
                        put(Piece::Words(label));
                    }
                    if name == "area" {
                        put(Piece::Words(attribute(tag, "alt").unwrap_or_default()));
                        put(Piece::EndLink);
                    }
                }
            }
            "a" => put(Piece::EndLink),
            "img" if starts => {
                put(Piece::Words(attribute(tag, "alt").unwrap_or_default()));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" | "legend" | "summary" => {
                put(if starts { Piece::Heading } else { Piece::EndHeading });
            }
            "p" | "li" | "ul" | "ol" | "nav" | "header" | "footer" | "aside" | "form" | "table"
            | "pre" | "blockquote" => {
                let block = match name {
                    "p" => Block::Paragraph,
                    "li" => Block::Item,
                    "ul" | "ol" => Block::List(name == "ol"),
                    _ => Block::Apart,
                };
                put(if starts { Piece::Begin(block) } else { Piece::End(block) });
                put(Piece::Break);
            }
            "br" | "td" | "th" | "tr" | "div" | "dd" | "dt" => {
                put(Piece::Break);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
    let value = found.value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// `nl` of `nl-BE`.
fn primary(tag: &str) -> Option<Language> {
    let code = tag.split(['-', '_']).next()?.to_ascii_lowercase();
    (matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase()))
        .then(|| Language::from(code.as_str()))
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
