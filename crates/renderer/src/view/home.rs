//! The pages that are not about anything: the lists of pages, the way in, and the dead end.

use serde::Serialize;
use signpost_core::address::section_anchors;
use signpost_core::model::{Entry, Language, Page, PageKind};

use super::alphabet::Alphabet;
use super::frame::{Frame, Head, Root, Switch, alternates};
use crate::address::to_file;
use crate::assets::Assets;
use crate::context::{Context, Edition, page_path};
use crate::error::RenderError;
use crate::foreign::clean;

/// The list of a language's pages.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HomeView {
    /// What stands around it.
    #[serde(skip)]
    pub(crate) frame: Frame,
    /// The pages, by title.
    pub(crate) pages: Vec<PageItem>,
    /// The conditions, by name.
    pub(crate) conditions: Vec<ConditionItem>,
    /// The same by their first letters, where there are many.
    pub(crate) letters: Vec<Letter>,
}

/// The conditions whose names begin with one letter.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Letter {
    /// The letter.
    pub(crate) letter: String,
    /// The conditions.
    pub(crate) conditions: Vec<ConditionItem>,
}

/// How many conditions a list has before it is divided by letters: more than a reader sees at once.
const MANY: usize = 20;

/// A page in the list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PageItem {
    /// Its title.
    pub(crate) title: String,
    /// What it is about.
    pub(crate) description: String,
    /// The way to it.
    pub(crate) href: String,
}

/// A condition that a section of some page is about.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ConditionItem {
    /// The heading of the section.
    pub(crate) name: String,
    /// Other names of it.
    pub(crate) also_called: Vec<String>,
    /// The way to the section.
    pub(crate) href: String,
    /// The title of the page.
    pub(crate) page: String,
    /// Whether the page needs to be named, because there are several.
    pub(crate) page_shown: bool,
}

impl HomeView {
    /// The list of an edition's pages.
    pub(crate) fn new(
        context: &Context<'_>,
        edition: &Edition<'_>,
        assets: &Assets,
    ) -> Result<Self, RenderError> {
        let mut pages = Vec::new();
        let mut conditions = Vec::new();
        for page in edition.of_kind(PageKind::Aids) {
            let title = clean(&page.title);
            let href = format!("{}/index.html", page.slug);
            for (section, anchor) in page.sections.iter().zip(section_anchors(page)) {
                if section.condition.is_some() {
                    conditions.push(ConditionItem {
                        name: clean(&section.heading),
                        also_called: section.also_called.iter().map(|it| clean(it)).collect(),
                        href: format!("{href}#{anchor}"),
                        page: title.clone(),
                        page_shown: edition.of_kind(PageKind::Aids).nth(1).is_some(),
                    });
                }
            }
            pages.push(PageItem { title, description: clean(&page.description), href });
        }
        let alphabet = Alphabet::of(edition.language);
        pages.sort_by_cached_key(|page| (alphabet.key(&page.title), page.href.clone()));
        conditions.sort_by_cached_key(|it| (alphabet.key(&it.name), it.href.clone()));

        let paths: Vec<_> =
            context.editions.iter().map(|it| (it.language, format!("{}/", it.language))).collect();
        let head = Head {
            title: context.site_name(edition.language),
            heading: context.site_name(edition.language),
            description: edition.words.get("home-description")?,
            canonical: Some(context.base.join(&format!("{}/", edition.language))),
            alternates: alternates(context, &paths),
            feed: Some("feed.xml".to_owned()),
            kind: "website",
            ..Head::default()
        };
        let switch = switch(context, edition.language, "../")?;
        let frame = Frame::new(context, edition, assets, Root("../"), switch, head)?;
        let letters = match conditions.len() > MANY {
            true => letters(&conditions, &alphabet),
            false => Vec::new(),
        };
        Ok(Self { frame, pages, conditions, letters })
    }
}

/// Sorted conditions by their first letters.
fn letters(conditions: &[ConditionItem], alphabet: &Alphabet) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for condition in conditions {
        let letter = alphabet.letter(&condition.name);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.conditions.push(condition.clone()),
            None => letters.push(Letter { letter, conditions: vec![condition.clone()] }),
        }
    }
    letters
}

/// The way in, for a reader who has not chosen a language: it goes on to the default one at once,
/// and lists them all for readers whom it does not take there.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct IndexView {
    /// What stands around it.
    #[serde(skip)]
    pub(crate) frame: Frame,
    /// The languages.
    pub(crate) languages: Vec<Switch>,
}

impl IndexView {
    /// The way into a site.
    pub(crate) fn new(context: &Context<'_>, assets: &Assets) -> Result<Self, RenderError> {
        let edition = context.default_edition();
        let home = format!("{}/", edition.language);
        let head = Head {
            title: context.site_name(edition.language),
            canonical: Some(context.base.join(&home)),
            refresh: Some(to_file(&home)),
            kind: "website",
            ..Head::default()
        };
        let frame = Frame::new(context, edition, assets, Root(""), Vec::new(), head)?;
        Ok(Self { frame, languages: switch(context, edition.language, "")? })
    }
}

/// What stands at an address that a page had: it sends readers on.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MovedView {
    /// What stands around it.
    #[serde(skip)]
    pub(crate) frame: Frame,
    /// The title of the page.
    pub(crate) title: String,
    /// The way to it.
    pub(crate) href: String,
}

impl MovedView {
    /// What stands at a former address of a page.
    pub(crate) fn new(
        context: &Context<'_>,
        edition: &Edition<'_>,
        assets: &Assets,
        page: &Entry<Page>,
    ) -> Result<Self, RenderError> {
        let title = clean(&page.title);
        let href = format!("../{}/index.html", page.slug);
        let head = Head {
            title: title.clone(),
            canonical: Some(context.base.join(&page_path(page))),
            refresh: Some(href.clone()),
            kind: "article",
            ..Head::default()
        };
        let frame = Frame::new(context, edition, assets, Root("../../"), Vec::new(), head)?;
        Ok(Self { frame, title, href })
    }
}

/// What stands at an address that does not exist.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NotFoundView {
    /// What stands around it.
    #[serde(skip)]
    pub(crate) frame: Frame,
    /// The message in each language, with the way to that language's list of pages.
    pub(crate) messages: Vec<Switch>,
}

impl NotFoundView {
    /// The page for an address that does not exist; it is served at any depth, so its links start
    /// at the top.
    pub(crate) fn new(context: &Context<'_>, assets: &Assets) -> Result<Self, RenderError> {
        let edition = context.default_edition();
        let root = context.base.path();
        let head =
            Head { title: edition.words.get("not-found")?, kind: "website", ..Head::default() };
        let frame = Frame::new(context, edition, assets, Root(root), Vec::new(), head)?;
        Ok(Self { frame, messages: switch(context, edition.language, root)? })
    }
}

/// The lists of pages in all languages, seen from where `root` leads to the top.
fn switch(
    context: &Context<'_>,
    current: &Language,
    root: &str,
) -> Result<Vec<Switch>, RenderError> {
    let switch = |edition: &Edition<'_>| {
        Switch::new(edition, current, format!("{root}{}/", edition.language))
    };
    context.editions.iter().map(switch).collect()
}
