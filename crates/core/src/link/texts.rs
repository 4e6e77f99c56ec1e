//! The web addresses that the texts of pages link.

use pulldown_cmark::{Event, Parser, Tag};
use url::Url;

use super::Link;
use crate::address::is_http;
use crate::model::{Entry, Page};
use crate::report::{LinkSource, SourceKind};
use crate::source::Sources;

/// Every web address that a page's texts link, with its place.
pub(super) fn of_page(page: &Entry<Page>, sources: &Sources) -> Vec<Link> {
    let mut texts = vec![("/intro".to_owned(), page.intro.as_str())];
    for (index, section) in page.sections.iter().enumerate() {
        texts.push((format!("/sections/{index}/body"), section.body.as_str()));
    }
    texts.push(("/aids/intro".to_owned(), page.aids.intro.as_str()));
    texts.iter().flat_map(|(pointer, text)| of_text(page, pointer, text, sources)).collect()
}

fn of_text(page: &Entry<Page>, pointer: &str, text: &str, sources: &Sources) -> Vec<Link> {
    let mut links = Vec::new();
    let addresses = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    let mut from = 0;
    for address in addresses {
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
