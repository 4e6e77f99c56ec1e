//! References between files as they were meant.
//!
//! A misspelt name is reported by the rule about unknown names. To every other rule it is the name
//! that was meant: an aid that a page lists with a slip of the finger is not also on no page.

use std::collections::{BTreeMap, BTreeSet};

use super::context::closest_file;
use crate::languages;
use crate::load::Loaded;
use crate::model::{Aid, Entry, Language, Page, Site};
use crate::suggest;

/// A name at its place in a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'l> {
    /// Which item of the list it is in.
    pub(super) index: usize,
    pub(super) written: &'l str,
    pub(super) meant: &'l str,
}

impl Named<'_> {
    pub(super) fn is_misspelt(&self) -> bool {
        self.written != self.meant
    }

    /// Of a language: whether it is none that there is a name for, so that nothing is missing in it.
    pub(super) fn is_no_language(&self) -> bool {
        languages::wrong_tag(self.meant).is_some()
    }
}

/// A page with the names in it.
pub(super) struct PageNames<'l> {
    pub(super) page: &'l Entry<Page>,
    /// The conditions of its sections.
    pub(super) conditions: Vec<Named<'l>>,
    /// The aids that it lists.
    pub(super) aids: Vec<Named<'l>>,
}

impl PageNames<'_> {
    /// Whether two sections are about one condition, so that one of them may be meant to be about
    /// another.
    pub(super) fn has_twins(&self) -> bool {
        let distinct: BTreeSet<&str> = self.conditions.iter().map(|named| named.meant).collect();
        distinct.len() < self.conditions.len()
    }

    /// Whether a section is about this condition.
    pub(super) fn covers(&self, condition: &str) -> bool {
        self.conditions.iter().any(|named| named.meant == condition)
    }
}

/// The references between the files of a site.
pub(super) struct Meant<'l> {
    /// In the order of the site's pages.
    pub(super) pages: Vec<PageNames<'l>>,
    /// The site's languages.
    pub(super) languages: Vec<Named<'l>>,
    /// The aids' conditions, by the aids' ids.
    conditions: BTreeMap<&'l str, &'l str>,
    /// The conditions that sections are about.
    covered: BTreeSet<&'l str>,
    /// The aids that pages list.
    listed: BTreeSet<&'l str>,
    /// The places in `pages` of each page's versions, by its folder.
    versions: BTreeMap<&'l str, Vec<usize>>,
}

impl<'l> Meant<'l> {
    pub(super) fn new(loaded: &'l Loaded) -> Self {
        let site = &loaded.site;
        let mut versions: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, page) in site.pages.iter().enumerate() {
            versions.entry(page.file.folder()).or_default().push(index);
        }
        let mut pages: Vec<_> = site
            .pages
            .iter()
            .map(|page| PageNames { page, conditions: Vec::new(), aids: aids(loaded, page) })
            .collect();
        let conditions: Vec<_> = pages
            .iter()
            .enumerate()
            .map(|(index, names)| {
                let versions = versions.get(names.page.file.folder()).into_iter().flatten();
                let others = versions.filter(|other| **other != index);
                section_conditions(loaded, names, others.map(|other| &site.pages[*other].value))
            })
            .collect();
        for (names, conditions) in pages.iter_mut().zip(conditions) {
            names.conditions = conditions;
        }
        let sections = pages.iter().flat_map(|names| &names.conditions);
        let covered: BTreeSet<&str> = sections.map(|named| named.meant).collect();
        let listed = pages.iter().flat_map(|names| &names.aids).map(|named| named.meant).collect();
        let conditions = site
            .aids
            .iter()
            .map(|(id, aid)| {
                let written = aid.condition.as_str();
                let meant = if covered.contains(written) {
                    None
                } else {
                    suggest::closest(written, covered.iter().copied())
                };
                (id.as_str(), meant.unwrap_or(written))
            })
            .collect();
        Self { pages, languages: languages(site), conditions, covered, listed, versions }
    }

    /// The condition of an aid.
    pub(super) fn condition(&self, aid: &'l Entry<Aid>) -> &'l str {
        self.conditions.get(aid.file.stem()).copied().unwrap_or(aid.condition.as_str())
    }

    /// Whether a section of any page is about this condition.
    pub(super) fn is_covered(&self, condition: &str) -> bool {
        self.covered.contains(condition)
    }

    /// Whether any page lists this aid.
    pub(super) fn is_listed(&self, aid: &str) -> bool {
        self.listed.contains(aid)
    }

    /// Each page's versions in its languages.
    pub(super) fn versions(&self) -> impl Iterator<Item = (&'l str, Vec<&PageNames<'l>>)> {
        self.versions.iter().map(|(folder, versions)| {
            (*folder, versions.iter().map(|index| &self.pages[*index]).collect())
        })
    }
}

/// Each version of a page that is a translation, behind the one that it is compared with, so that a
/// difference is told once: that in the main language, or else the first.
pub(super) fn translations<'m, 'l: 'm>(
    pages: impl Iterator<Item = Vec<&'m PageNames<'l>>>,
    main: &Language,
) -> impl Iterator<Item = [&'m PageNames<'l>; 2]> {
    pages.flat_map(move |mut versions| {
        let is_main = |it: &&PageNames<'_>| it.page.file.stem() == main.as_str();
        let original = versions.iter().position(is_main).unwrap_or(0);
        let original = (!versions.is_empty()).then(|| versions.remove(original));
        versions.into_iter().filter_map(move |other| Some([original?, other]))
    })
}

fn aids<'l>(loaded: &'l Loaded, page: &'l Entry<Page>) -> Vec<Named<'l>> {
    let names = page.aids.list.iter().enumerate();
    names
        .map(|(index, aid)| {
            let written = aid.as_str();
            let path = format!("aids/{written}.yaml");
            let meant = match loaded.sources.contains(&path.as_str().into()) {
                true => None,
                false => closest_file(loaded, "aids", written),
            };
            Named { index, written, meant: meant.unwrap_or(written) }
        })
        .collect()
}

/// A section's condition is taken for a slip when nothing else knows it, and an aid of the page or
/// a translation has one much like it that the page seems to lack.
fn section_conditions<'l>(
    loaded: &'l Loaded,
    names: &PageNames<'l>,
    translations: impl Iterator<Item = &'l Page>,
) -> Vec<Named<'l>> {
    let page = names.page;
    let written = |page: &'l Page| {
        let sections = page.sections.iter().enumerate();
        sections.filter_map(|(index, section)| Some((index, section.condition.as_ref()?.as_str())))
    };
    let listed = names.aids.iter().filter_map(|aid| loaded.site.aids.get(aid.meant));
    let unread = names.aids.iter().filter_map(|aid| unread_condition(loaded, aid.meant));
    let known: BTreeSet<&str> = translations
        .flat_map(|page| written(page).map(|(_, condition)| condition))
        .chain(listed.map(|aid| aid.condition.as_str()))
        .chain(unread)
        .collect();
    let own: BTreeSet<&str> = written(page).map(|(_, condition)| condition).collect();
    written(page)
        .map(|(index, condition)| {
            let lacking = known.iter().copied().filter(|known| !own.contains(known));
            let meant =
                if known.contains(condition) { None } else { suggest::closest(condition, lacking) };
            Named { index, written: condition, meant: meant.unwrap_or(condition) }
        })
        .collect()
}

/// The condition that stands in the file of an aid that could not be read, so that it can still say
/// which of two versions of a page has the slip.
fn unread_condition<'l>(loaded: &'l Loaded, aid: &str) -> Option<&'l str> {
    let path = format!("aids/{aid}.yaml").as_str().into();
    if !loaded.faulty.contains(&path) || !loaded.sources.contains(&path) {
        return None;
    }
    let mut lines = loaded.sources.text(&path).lines();
    lines.find_map(|line| line.strip_prefix("condition:")).map(str::trim)
}

/// A language in which there is no page is taken for a slip when there are pages in one much like
/// it that the site does not name.
fn languages(site: &Site) -> Vec<Named<'_>> {
    let languages = &site.config.languages;
    let unnamed: Vec<&str> = site
        .pages
        .iter()
        .map(|page| page.file.stem())
        .filter(|stem| !languages.iter().any(|language| language.as_str() == *stem))
        .collect();
    let named = languages.iter().enumerate();
    named
        .map(|(index, language)| {
            let written = language.as_str();
            let used = site.pages.iter().any(|page| page.file.stem() == written);
            let meant =
                if used { None } else { suggest::closest(written, unnamed.iter().copied()) };
            Named { index, written, meant: meant.unwrap_or(written) }
        })
        .collect()
}
