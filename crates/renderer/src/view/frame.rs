//! What stands around every page: its head, the way home, and the other languages.

use serde::Serialize;
use signpost_core::model::{Entry, Language, Page};

use crate::address::to_file;
use crate::assets::Assets;
use crate::context::{Context, Edition, page_path};
use crate::error::RenderError;
use crate::foreign::clean;

/// What stands around a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Frame {
    /// The page's language.
    pub(crate) language: Language,
    /// The direction of its script.
    pub(crate) direction: String,
    /// The language of the words around the content, where it is not the page's.
    pub(crate) words_language: Option<Language>,
    /// The site's name.
    pub(crate) site_name: String,
    /// The way to the top of the site.
    pub(crate) root: String,
    /// The way to the list of pages.
    pub(crate) home: String,
    /// The way to the style.
    pub(crate) style: String,
    /// The way to the icon.
    pub(crate) icon: String,
    /// The pages that every page links at its foot: those about the site itself.
    pub(crate) foot: Vec<FootLink>,
    /// The page in other languages; empty where there is only one.
    pub(crate) switch: Vec<Switch>,
    /// What machines are told.
    pub(crate) head: Head,
}

/// A page that every page links at its foot.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FootLink {
    /// Its title.
    pub(crate) title: String,
    /// The way to it.
    pub(crate) href: String,
}

/// A language that the reader can change to.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Switch {
    /// The language.
    pub(crate) language: Language,
    /// The language of the interface's words in it.
    pub(crate) words_language: Language,
    /// What it is called in itself.
    pub(crate) name: String,
    /// The way to the page in it.
    pub(crate) href: String,
    /// Whether it is the one being read.
    pub(crate) current: bool,
}

/// What machines are told about a page.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Head {
    /// The title of the browser's window.
    pub(crate) title: String,
    /// The page's title by itself.
    pub(crate) heading: String,
    /// One sentence for search results; empty for a page that they should not show.
    pub(crate) description: String,
    /// The page's own address; `None` for a page that search engines should not list.
    pub(crate) canonical: Option<String>,
    /// The page in each of its languages.
    pub(crate) alternates: Vec<Alternate>,
    /// Whether there is an `index.txt` and an `index.json` beside the page.
    pub(crate) other_forms: bool,
    /// The way to the feed of changes.
    pub(crate) feed: Option<String>,
    /// What kind of thing the page is to social media.
    pub(crate) kind: &'static str,
    /// The locale for social media.
    pub(crate) locale: String,
    /// The description for search engines, as JSON-LD that can stand in a `<script>`.
    pub(crate) json_ld: Option<String>,
    /// Where to go at once.
    pub(crate) refresh: Option<String>,
}

/// The address of a page in one language.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Alternate {
    /// The language, or `x-default`.
    pub(crate) language: String,
    /// The address.
    pub(crate) url: String,
}

/// The way from a page to the top of the site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Root<'a>(pub(crate) &'a str);

impl Frame {
    /// The frame of a page from which `root` leads to the top of the site.
    pub(crate) fn new(
        context: &Context<'_>,
        edition: &Edition<'_>,
        assets: &Assets,
        Root(root): Root<'_>,
        switch: Vec<Switch>,
        head: Head,
    ) -> Result<Self, RenderError> {
        let locale = edition.words.locale()?;
        Ok(Self {
            language: edition.language.clone(),
            direction: edition.words.direction()?,
            words_language: edition.words.foreign(),
            site_name: context.site_name(edition.language),
            root: root.to_owned(),
            home: to_file(&format!("{root}{}/", edition.language)),
            style: format!("{root}{}", assets.style),
            icon: format!("{root}{}", assets.icon),
            foot: edition.foot.iter().map(|page| FootLink::new(root, page)).collect(),
            switch: if switch.len() > 1 { switch } else { Vec::new() },
            head: Head { locale, ..head },
        })
    }
}

impl FootLink {
    fn new(root: &str, page: &Entry<Page>) -> Self {
        let href = to_file(&format!("{root}{}", page_path(page)));
        Self { title: clean(&page.title), href }
    }
}

impl Switch {
    /// The way to a path below `root` in another edition, from the one in `current`.
    pub(crate) fn new(
        edition: &Edition<'_>,
        current: &Language,
        href: String,
    ) -> Result<Self, RenderError> {
        Ok(Self {
            language: edition.language.clone(),
            words_language: edition.words.foreign().unwrap_or_else(|| edition.language.clone()),
            name: edition.own_name.clone(),
            href: to_file(&href),
            current: edition.language == current,
        })
    }
}

/// The addresses of something in each of its languages, with the default language's (or the first
/// there is) for a reader of none of them.
pub(crate) fn alternates(context: &Context<'_>, paths: &[(&Language, String)]) -> Vec<Alternate> {
    let default = &context.site.config.default_language;
    let mut alternates: Vec<_> = paths
        .iter()
        .map(|(language, path)| Alternate {
            language: language.to_string(),
            url: context.base.join(path),
        })
        .collect();
    let fallback = paths.iter().position(|(language, _)| *language == default).unwrap_or(0);
    if let Some(url) = alternates.get(fallback).map(|alternate| alternate.url.clone()) {
        alternates.push(Alternate { language: "x-default".to_owned(), url });
    }
    alternates
}
