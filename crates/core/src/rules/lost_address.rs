//! An address that a page had and that leads nowhere now: what others link to would be lost.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::load::Loaded;
use crate::model::{Entry, Page};
use crate::source::SourcePath;

/// An address that a page had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAddress {
    /// The page's file.
    pub file: SourcePath,
    /// The slug that it had.
    pub slug: String,
    /// When that was, in words that end a sentence: "in the last commit".
    pub when: String,
}

/// The addresses of pages that are still there, but that nothing leads to any more.
pub fn lost_addresses(loaded: &Loaded, past: &[PastAddress]) -> Vec<Diagnostic> {
    let pages = &loaded.site.pages;
    let taken: HashSet<(&str, &str)> = pages
        .iter()
        .flat_map(|page| {
            let slugs = page.former_slugs.iter().chain([&page.slug]);
            slugs.map(|slug| (page.file.stem(), slug.as_str()))
        })
        .collect();
    let by_file: HashMap<&SourcePath, &Entry<Page>> =
        pages.iter().map(|page| (&page.file, page)).collect();
    let mut lost = Vec::new();
    let mut said = HashSet::new();
    for PastAddress { file, slug, when } in past {
        let language = file.stem();
        let Some(page) = by_file.get(file) else { continue };
        if taken.contains(&(language, slug)) || !said.insert((file, slug)) {
            continue;
        }
        let label = Label::new(file, loaded.sources.span(file, "/slug")).text("changed here");
        let message = format!(
            "the page had the address /{language}/{slug}/ {when}, and nothing sends its readers on"
        );
        lost.push(
            Diagnostic::new(Code::LostAddress, message, label)
                .help(format!("write: {}", page.line_to_keep(slug))),
        );
    }
    lost
}
