//! Markdown, read into a small tree that HTML and plain text are written from.
//!
//! The tree has no room for raw HTML (it becomes text, to be escaped like any other) nor for
//! images, which would ask a third party for something: their description stands in their place.

mod links;
mod phone;
mod to_html;
mod to_text;

use pulldown_cmark::{Event, Options, Parser, Tag};
use signpost_core::address::from_page;
use signpost_core::chars::{Hidden, hidden, is_xml};
use signpost_core::rules::DEEPEST_MARKDOWN;

pub(crate) use links::{relative_links, unlink};
pub(crate) use to_html::{Links, escape, to_html};
pub(crate) use to_text::write_text;

use crate::address::{self, Target};
use crate::error::RenderError;

/// A part of a text that stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Text in a list's item that is not set apart from the items around it.
    Tight(Vec<Inline>),
    /// A heading; the highest in a text has depth 0, and none is more than one below the last.
    Heading(usize, Vec<Inline>),
    /// A list, with its first number if it is numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Text whose line breaks are to be kept.
    Code(String),
    /// A break between two thoughts.
    Rule,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Inline {
    /// Text.
    Text(String),
    /// Text to be stressed.
    Emphasis(Vec<Inline>),
    /// Text of importance.
    Strong(Vec<Inline>),
    /// Text to be taken literally.
    Code(String),
    /// A link, to an address that may be linked, as seen from the page if it is one of the site.
    Link(String, Target, Vec<Inline>),
    /// A line break that the author asked for.
    Break,
}

/// Reads Markdown. `place` says where it stands, for what there is to complain about.
pub(crate) fn parse(markdown: &str, place: &str) -> Result<Vec<Block>, RenderError> {
    let mut reader =
        Reader { events: Parser::new_ext(markdown, Options::empty()), place, depth: 0 };
    let mut blocks = reader.blocks()?;
    order_headings(&mut blocks);
    Ok(blocks)
}

struct Reader<'a> {
    events: Parser<'a>,
    place: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// The blocks up to the end of whatever has been started.
    fn blocks(&mut self) -> Result<Vec<Block>, RenderError> {
        self.depth += 1;
        if self.depth > DEEPEST_MARKDOWN {
            return Err(RenderError::MarkdownDepth { place: self.place.to_owned() });
        }
        let mut blocks = Vec::new();
        while let Some(event) = self.events.next() {
            let block = match event {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) => Block::Paragraph(self.inlines()?),
                Event::Start(Tag::Heading { level, .. }) => {
                    Block::Heading(level as usize, self.inlines()?)
                }
                Event::Start(Tag::BlockQuote(_)) => Block::Quote(self.blocks()?),
                Event::Start(Tag::CodeBlock(_)) => Block::Code(self.verbatim()),
                Event::Start(Tag::HtmlBlock) => {
                    Block::Paragraph(vec![Inline::Text(self.verbatim().trim().to_owned())])
                }
                Event::Start(Tag::List(start)) => Block::List(start, self.items()?),
                Event::Rule => Block::Rule,
                inline => {
                    let mut inlines = match blocks.pop() {
                        Some(Block::Tight(inlines)) => inlines,
                        other => {
                            blocks.extend(other);
                            Vec::new()
                        }
                    };
                    self.inline(inline, &mut inlines)?;
                    Block::Tight(inlines)
                }
            };
            blocks.push(block);
        }
        self.depth -= 1;
        Ok(blocks)
    }

    fn items(&mut self) -> Result<Vec<Vec<Block>>, RenderError> {
        let mut items = Vec::new();
        // A list holds nothing but items.
        while let Some(Event::Start(_)) = self.events.next() {
            items.push(self.blocks()?);
        }
        Ok(items)
    }

    fn inlines(&mut self) -> Result<Vec<Inline>, RenderError> {
        self.depth += 1;
        if self.depth > DEEPEST_MARKDOWN {
            return Err(RenderError::MarkdownDepth { place: self.place.to_owned() });
        }
        let mut inlines = Vec::new();
        while let Some(event) = self.events.next() {
            if let Event::End(_) = event {
                break;
            }
            self.inline(event, &mut inlines)?;
        }
        self.depth -= 1;
        Ok(inlines)
    }

    fn inline(&mut self, event: Event<'a>, into: &mut Vec<Inline>) -> Result<(), RenderError> {
        let inline = match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                Inline::Text(fit(&text))
            }
            Event::Code(text) => Inline::Code(fit(&text)),
            Event::SoftBreak => Inline::Text("\n".to_owned()),
            Event::HardBreak => Inline::Break,
            Event::Start(Tag::Emphasis) => Inline::Emphasis(self.inlines()?),
            Event::Start(Tag::Strong) => Inline::Strong(self.inlines()?),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let url = dest_url.into_string();
                let Some(target) = address::target(&url) else {
                    return Err(RenderError::Link { place: self.place.to_owned(), url });
                };
                let url = match target {
                    Target::Here => from_page(&url).into_owned(),
                    // As a browser follows it, and a reader of plain text can copy it.
                    Target::Elsewhere => address::written(&url).into_owned(),
                    // Styles and programs look for it in small letters.
                    Target::Phone => format!("tel:{}", number(&url)),
                };
                Inline::Link(url, target, self.inlines()?)
            }
            // An image, of which the description is all that is shown, and whatever else the
            // parser may learn to read.
            Event::Start(_) => {
                into.extend(self.inlines()?);
                return Ok(());
            }
            _ => return Ok(()),
        };
        into.push(inline);
        Ok(())
    }

    /// The text up to the end of whatever has been started.
    fn verbatim(&mut self) -> String {
        let mut verbatim = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::Text(text) | Event::Html(text) => verbatim.push_str(&fit(&text)),
                Event::End(_) => break,
                _ => {}
            }
        }
        verbatim
    }
}

/// The number that an address calls.
fn number(address: &str) -> &str {
    address.split_once(':').map_or(address, |(_, number)| number)
}

/// A text without what neither HTML nor XML can hold, and without what turns the direction of all that follows: an
/// entity brings in what the content cannot have (`&#x202E;`).
fn fit(text: &str) -> String {
    // Most texts have nothing of it.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.to_owned();
    }
    text.chars().filter(|c| is_xml(*c) && hidden(*c) != Some(Hidden::Override)).collect()
}

/// Makes the highest heading depth 0 and leaves no gaps: what counts for somebody who finds their
/// way by headings is the order, not how many `#` an author likes.
fn order_headings(blocks: &mut [Block]) {
    let levels = blocks.iter().filter_map(|block| match block {
        Block::Heading(level, _) => Some(*level),
        _ => None,
    });
    let Some(highest) = levels.min() else { return };
    let mut last = None;
    for block in blocks {
        if let Block::Heading(level, _) = block {
            let deepest = last.map_or(0, |last| last + 1);
            *level = (*level - highest).min(deepest);
            last = Some(*level);
        }
    }
}
