//! The web addresses that the texts of pages link.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};
use url::Url;

use super::Link;
use crate::address::is_http;
use crate::model::{Entry, Page};
use crate::report::{LinkSource, SourceKind};
use crate::source::Sources;

/// Every web address that a page's texts link, with its place.
pub(super) fn of_page(page: &Entry<Page>, sources: &Sources) -> Vec<Link> {
    page.texts().flat_map(|(pointer, text)| of_text(page, &pointer, text, sources)).collect()
}

/// Every address that a text in Markdown links, as it is written, with the link's place in the text.
pub fn addresses(text: &str) -> impl Iterator<Item = (String, Range<usize>)> {
    // Every link has one of these, and most texts have none.
    let parser = text.contains(['[', '<']).then(|| Parser::new(text).into_offset_iter());
    parser.into_iter().flatten().filter_map(|(event, part)| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some((dest_url.into_string(), part)),
        _ => None,
    })
}

fn of_text(page: &Entry<Page>, pointer: &str, text: &str, sources: &Sources) -> Vec<Link> {
    let mut links = Vec::new();
    let mut from = 0;
    for (address, _) in addresses(text) {
        if !Url::parse(&address).is_ok_and(|url| is_http(&url)) {
            continue;
        }
        // The file has the text with indentation, so the address is looked for in the file.
        let span = sources.span(&page.file, pointer);
        let written = sources.text(&page.file).get(span.clone()).unwrap_or_default();
        let found = written.get(from..).and_then(|rest| rest.find(&address));
        let offset = found.map_or(span.start, |found| {
            let at = from + found;
            from = at + address.len();
            span.start + at
        });
        let place = sources.place(&page.file, offset);
        links.push(Link {
            url: Some(address),
            expectation: super::Expectation { any_page: true, ..Default::default() },
            look: None,
            sources: vec![LinkSource {
                file: sources.display_path(&page.file),
                line: place.line,
                column: place.column,
                kind: SourceKind::Text,
                aid: None,
                pages: vec![format!("{}/{}", page.language, page.slug)],
            }],
        });
    }
    links
}
