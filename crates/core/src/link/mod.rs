//! What a checker is to ask: every address in the content once, with what it should show.

mod texts;

pub use texts::addresses;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::address::without_credentials;
use crate::model::{Access, Aid, AidId, AidLink, Entry, Language, Site};
use crate::report::{LinkSource, SourceKind};
use crate::source::Sources;

/// An address, what it should show, and where the content names it.
#[derive(Debug, Clone)]
pub struct Link {
    /// The address as the content writes it, without a user's name and password; `None` for an aid whose address is not known.
    pub url: Option<String>,
    /// What the address should show.
    pub expectation: Expectation,
    /// When a person last opened it and found the aid, and until when that holds.
    pub look: Option<Look>,
    /// Every place that names the address.
    pub sources: Vec<LinkSource>,
}

/// A person's look at a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    /// The day on which a person opened the link and found the aid.
    pub on: Date,
    /// The last day on which that is still believed where the audit cannot tell: the site's
    /// `review_every` later.
    pub until: Date,
}

impl Look {
    /// Whether it is believed on a day.
    pub fn holds(self, today: Date) -> bool {
        (self.on..=self.until).contains(&today)
    }
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
    /// Whether any page will do: a link in a text promises no aid, so there is none to recognise.
    pub any_page: bool,
    /// What stands around a link in a list. It is weaker than what the link itself says: where the
    /// target shows it, it adds to that; where the target does not, it takes nothing away.
    pub around: Around,
}

/// What a list says of a link without saying it of this link alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// The headings above it. They may be subjects, or say no more than "Useful links".
    pub headings: Vec<String>,
    /// The languages of the text that it stands in.
    pub languages: Vec<Language>,
}

/// Every link of the site, sorted by address; those without one come first.
///
/// An address that several aids name becomes one link, which must show what each of them expects.
///
/// ```
/// # fn main() -> std::io::Result<()> {
/// use std::path::Path;
///
/// use signpost_core::{link, load};
///
/// let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
/// let loaded = load(&content)?;
/// let links = link::collect(&loaded.site, &loaded.sources);
/// let is_of_aid = |link: &&link::Link| link.sources.iter().any(|it| it.name() == "scoliosis-ohri");
/// let link = links.iter().find(is_of_aid).expect("an aid of this repository");
/// assert!(link.url.as_deref().is_some_and(|url| url.starts_with("https://")));
/// assert!(link.expectation.subjects.contains(&"Scoliosis".to_owned()));
/// # Ok(())
/// # }
/// ```
pub fn collect(site: &Site, sources: &Sources) -> Vec<Link> {
    let (mut links, mut by_url) = (Vec::new(), BTreeMap::new());
    // To find the places in the files takes most of the time, and none waits for another.
    let of_aids: Vec<_> =
        site.aids.par_iter().map(|(id, aid)| of_aid(site, sources, id, aid)).collect();
    let of_pages: Vec<_> =
        site.pages.par_iter().map(|page| texts::of_page(page, sources)).collect();
    for link in of_aids.into_iter().flatten().chain(of_pages.into_iter().flatten()) {
        match link.url {
            Some(_) => add(&mut by_url, link),
            None => links.push(link),
        }
    }
    links.extend(by_url.into_values());
    links
}

/// The links of an aid; one without an address where it has none.
fn of_aid(site: &Site, sources: &Sources, id: &AidId, aid: &Entry<Aid>) -> Vec<Link> {
    let pages: Vec<String> =
        site.pages_listing(id).map(|page| format!("{}/{}", page.language, page.slug)).collect();
    let source = |pointer: &str| {
        let place = sources.locate(&aid.file, pointer);
        LinkSource {
            file: sources.display_path(&aid.file),
            line: place.line,
            column: place.column,
            kind: SourceKind::Aid,
            aid: Some(id.clone()),
            title: None,
            pages: pages.clone(),
        }
    };
    if aid.links.is_empty() {
        return vec![Link {
            url: None,
            expectation: Expectation::default(),
            look: None,
            sources: vec![source("")],
        }];
    }
    let links = aid.links.iter().enumerate().map(|(index, link)| Link {
        url: Some(link.url.clone()),
        expectation: expectation(site, aid, link),
        look: look(site, link),
        sources: vec![source(&format!("/links/{index}/url"))],
    });
    links.collect()
}

/// Adds a link to those known, as another place of the same address where it is one. What is asked and told of
/// has no user's name and password in it.
pub(crate) fn add(by_url: &mut BTreeMap<String, Link>, mut link: Link) {
    let Some(written) = link.url.take() else { return };
    let url = without_credentials(&written).into_owned();
    link.url = Some(url.clone());
    match by_url.get_mut(&url) {
        Some(known) => {
            known.expectation.add(link.expectation);
            known.look = known.look.max(link.look);
            known.sources.extend(link.sources);
        }
        None => {
            by_url.insert(url, link);
        }
    }
}

fn look(site: &Site, link: &AidLink) -> Option<Look> {
    let on = link.verified.as_ref()?.on;
    Some(Look { on, until: site.config.review_every.after(on) })
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
        any_page: false,
        around: Around::default(),
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
        // An aid's address stays one where a text links it too.
        self.any_page &= other.any_page;
        merge(&mut self.words, other.words);
        merge(&mut self.titles, other.titles);
        merge(&mut self.subjects, other.subjects);
        merge(&mut self.languages, other.languages);
        merge(&mut self.not_found_texts, other.not_found_texts);
        self.notice_known |= other.notice_known;
        merge(&mut self.around.headings, other.around.headings);
        merge(&mut self.around.languages, other.around.languages);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_link_with_a_password_and_without() {
        let link = |url: &str| Link {
            url: Some(url.to_owned()),
            expectation: Expectation::default(),
            look: None,
            sources: Vec::new(),
        };
        let mut links = BTreeMap::new();
        for url in ["https://u:secret@a.test/x", "https://a.test/x", "https://secret@a.test/x"] {
            add(&mut links, link(url));
        }
        let urls: Vec<_> =
            links.iter().map(|(key, link)| (key.as_str(), link.url.as_deref())).collect();
        assert_eq!(urls, [("https://a.test/x", Some("https://a.test/x"))]);
    }
}
