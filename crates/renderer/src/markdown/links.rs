//! The links in a text.

use signpost_core::address::bare_host;

use super::{Block, Inline};
use crate::address::Target;

/// Every relative address in some blocks.
pub(crate) fn relative_links(blocks: &[Block]) -> Vec<&str> {
    fn in_inlines<'a>(inlines: &'a [Inline], links: &mut Vec<&'a str>) {
        for inline in inlines {
            match inline {
                Inline::Link(url, target, inlines) => {
                    links.extend((*target == Target::Here).then_some(url.as_str()));
                    in_inlines(inlines, links);
                }
                Inline::Emphasis(inlines) | Inline::Strong(inlines) => in_inlines(inlines, links),
                Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
            }
        }
    }
    fn in_blocks<'a>(blocks: &'a [Block], links: &mut Vec<&'a str>) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Tight(inlines) | Block::Heading(_, inlines) => {
                    in_inlines(inlines, links);
                }
                Block::List(_, items) => items.iter().for_each(|item| in_blocks(item, links)),
                Block::Quote(blocks) => in_blocks(blocks, links),
                Block::Code(_) | Block::Rule => {}
            }
        }
    }
    let mut links = Vec::new();
    in_blocks(blocks, &mut links);
    links
}

/// Takes the links to other sites that are lost out of some blocks, and leaves their words.
pub(crate) fn unlink(blocks: &mut [Block], is_lost: impl Fn(&str) -> bool + Copy) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Tight(inlines) | Block::Heading(_, inlines) => {
                *inlines = without(std::mem::take(inlines), is_lost);
            }
            Block::List(_, items) => items.iter_mut().for_each(|item| unlink(item, is_lost)),
            Block::Quote(blocks) => unlink(blocks, is_lost),
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn without(inlines: Vec<Inline>, is_lost: impl Fn(&str) -> bool + Copy) -> Vec<Inline> {
    let mut kept = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Link(url, Target::Elsewhere, words) if is_lost(&url) => {
                match bare_host(&url).filter(|_| is_address(&words, &url)) {
                    // Other programs would make a link of an address again, and readers copy it.
                    Some(host) => kept.push(Inline::Code(host)),
                    None => kept.extend(without(words, is_lost)),
                }
            }
            Inline::Link(url, target, words) => {
                kept.push(Inline::Link(url, target, without(words, is_lost)));
            }
            Inline::Emphasis(words) => kept.push(Inline::Emphasis(without(words, is_lost))),
            Inline::Strong(words) => kept.push(Inline::Strong(without(words, is_lost))),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => kept.push(inline),
        }
    }
    kept
}

/// Whether the words of a link are its own address, with or without what people leave out.
fn is_address(words: &[Inline], url: &str) -> bool {
    let [Inline::Text(words)] = words else { return false };
    let plain = |text: &str| {
        let text = text.trim().to_lowercase();
        let text = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
        text.trim_start_matches("www.").trim_end_matches('/').to_owned()
    };
    plain(words) == plain(url)
}
