//! What a checker is to ask: every address in the content once, with what it should show.

use std::collections::BTreeMap;

use crate::model::{Access, Aid, AidLink, Language, Site};
use crate::report::LinkSource;
use crate::source::Sources;

/// An address, what it should show, and where the content names it.
#[derive(Debug, Clone)]
pub struct Link {
    /// The address as the content writes it; `None` for an aid whose address is not known.
    pub url: Option<String>,
    /// What the address should show.
    pub expectation: Expectation,
    /// Every place that names the address.
    pub sources: Vec<LinkSource>,
}

/// What an address should show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expectation {
    /// Words that must all be on the page, as an author listed them; where there are none, the
    /// titles and subjects are what the page is recognised by.
    pub words: Vec<String>,
    /// Titles that the page may bear.
    pub titles: Vec<String>,
    /// The aid's subject in each of the site's languages.
    pub subjects: Vec<String>,
    /// The languages that the aid is in.
    pub languages: Vec<Language>,
    /// What a reader meets at the address.
    pub access: Access,
    /// Phrases that the aid's provider prints in place of a record that is not there.
    pub not_found_texts: Vec<String>,
    /// Whether the content itself already says that the aid is archived or withdrawn, so that a
    /// notice which says the same is no news.
    pub notice_known: bool,
}

/// Every link of the site, sorted by address; those without one come first.
///
/// An address that several aids name becomes one link, which must show what each of them expects.
pub fn collect(site: &Site, sources: &Sources) -> Vec<Link> {
    let mut links = Vec::new();
    let mut by_url: BTreeMap<&str, Link> = BTreeMap::new();
    for (id, aid) in &site.aids {
        let pages: Vec<String> =
            site.pages_listing(id).map(|page| format!("{}/{}", page.language, page.slug)).collect();
        let source = |pointer: &str| {
            let place = sources.locate(&aid.file, pointer);
            LinkSource {
                file: sources.display_path(&aid.file),
                line: place.line,
                column: place.column,
                aid: id.clone(),
                pages: pages.clone(),
            }
        };
        if aid.links.is_empty() {
            links.push(Link {
                url: None,
                expectation: Expectation::default(),
                sources: vec![source("")],
            });
        }
        for (index, link) in aid.links.iter().enumerate() {
            let source = source(&format!("/links/{index}/url"));
            let expectation = expectation(site, aid, link);
            match by_url.get_mut(link.url.as_str()) {
                Some(known) => {
                    known.expectation.add(expectation);
                    known.sources.push(source);
                }
                None => {
                    let url = Some(link.url.clone());
                    by_url.insert(&link.url, Link { url, expectation, sources: vec![source] });
                }
            }
        }
    }
    links.extend(by_url.into_values());
    links
}

fn expectation(site: &Site, aid: &Aid, link: &AidLink) -> Expectation {
    use crate::model::Status::{Archived, Withdrawn};
    let not_found_texts =
        site.provider_of(aid).map(|provider| provider.not_found_texts.clone()).unwrap_or_default();
    Expectation {
        words: link.expect.clone(),
        titles: link.title.iter().cloned().collect(),
        subjects: aid.subject.iter().map(|(_, text)| text.to_owned()).collect(),
        languages: aid.languages.clone(),
        access: link.access,
        not_found_texts,
        notice_known: matches!(aid.status, Archived | Withdrawn),
    }
}

impl Expectation {
    /// Expects what `other` expects as well. `access` stays as the first aid states it: two aids
    /// that disagree on it are for a rule to report, not for the checker to settle.
    fn add(&mut self, other: Self) {
        fn merge<T: PartialEq>(into: &mut Vec<T>, from: Vec<T>) {
            for item in from {
                if !into.contains(&item) {
                    into.push(item);
                }
            }
        }
        merge(&mut self.words, other.words);
        merge(&mut self.titles, other.titles);
        merge(&mut self.subjects, other.subjects);
        merge(&mut self.languages, other.languages);
        merge(&mut self.not_found_texts, other.not_found_texts);
        self.notice_known |= other.notice_known;
    }
}
