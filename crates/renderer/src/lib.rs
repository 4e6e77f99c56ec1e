//! What readers get: HTML, plain text and JSON, and a manifest of it all.
//!
//! [`render`] makes every file in memory out of a [`Site`] and, if there was one, an audit of its
//! links; [`write`] puts them into a folder, all at once or not at all. The bytes depend on the
//! content, the audit and the [`Options`] alone: not on the clock, the machine or hash order.

mod address;
mod again;
mod assets;
mod audit;
mod blocked;
mod context;
mod error;
mod feed;
mod foreign;
mod former;
mod index;
mod json;
mod json_ld;
mod languages;
mod line;
mod manifest;
mod markdown;
mod media_type;
mod minify;
mod output;
mod overrides;
mod own_words;
mod plain;
mod plain_page;
mod sitemap;
mod statics;
mod style;
mod template_text;
mod templates;
mod text_links;
mod view;
mod words;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use signpost_core::Site;
use signpost_core::address::aids_file;
use signpost_core::model::{Entry, Page, PageKind};
use signpost_core::source::{SourcePath, Sources};

pub use again::{Inputs, Made, Memory, Recalled, recall};
pub use audit::{Audited, Known, KnownBy};
pub use error::RenderError;
pub use output::{OutputFile, Rendered};
pub use write::{
    Lost, LostAddress, LostForm, PastPage, Written, lost, past_pages, write, write_and_remember,
};

use again::Keys;
use assets::Assets;
use context::{Context, Edition, SITE_FILE, page_path};
use media_type::{ATOM, HTML, JSON, TEXT};
use overrides::Overrides;
use templates::Templates;
use view::{HomeView, IndexView, NotFoundView, PageView};

/// What can be chosen about the output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The address that the site is published at, in place of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// Whether drafts are rendered too, as in a preview.
    pub drafts: bool,
    /// A folder of files that replace built-in templates, styles and words by their names.
    pub templates: Option<PathBuf>,
    /// The content folder, for the files in it that readers get as they are. Without it, they get none.
    pub content: Option<PathBuf>,
    /// Which program this is: another one may make something else of the same content.
    pub program: String,
}

/// Makes every file of a site.
///
/// The site is taken to be valid: faults that `signpost-core` reports as errors may end up as
/// errors here, or in the pages.
///
/// # Errors
///
/// When the site cannot be rendered without misleading a reader, or a template has a fault; the
/// error names the place and the remedy.
pub fn render(
    site: &Site,
    audit: Option<&Audited>,
    options: &Options,
) -> Result<Rendered, RenderError> {
    Ok(make(site, None, audit, options)?.0)
}

/// Makes every file of a site, as [`render`] does, except that pages which are made from the same as
/// in `made` are taken from there. `sources` are the texts that the site was read from.
///
/// # Errors
///
/// As for [`render`].
pub fn render_again(
    site: &Site,
    sources: &Sources,
    audit: Option<&Audited>,
    options: &Options,
    made: &Made,
) -> Result<(Rendered, Made), RenderError> {
    make(site, Some((sources, made)), audit, options)
}

/// Makes only the pages that are made from some of these files, and takes all else from `before`, as it is. `None`
/// where these are none, or too many for a person who waits for one of them.
///
/// # Errors
///
/// As for [`render`].
pub fn render_pages(
    site: &Site,
    audit: Option<&Audited>,
    options: &Options,
    before: &Rendered,
    changed: &BTreeSet<SourcePath>,
) -> Result<Option<Rendered>, RenderError> {
    /// Each takes a millisecond or two.
    const MANY: usize = 20;
    if changed.is_empty() {
        return Ok(None);
    }
    let overrides = Overrides::load(options.templates.as_deref())?;
    let context = Context::new(site, audit, options, &overrides)?;
    overrides.refuse_blocked(context.base.as_str())?;
    let is_changed = |(_, page): &(&Edition<'_>, &Entry<Page>)| context.is_made_from(page, changed);
    let pages: Vec<_> = context.pages().into_iter().filter(is_changed).take(MANY + 1).collect();
    if pages.is_empty() || pages.len() > MANY {
        return Ok(None);
    }
    let words = context.editions.iter().map(|it| (it.language.as_str(), &it.words));
    let assets = Assets::new(&overrides)?;
    let templates = Templates::new(&overrides, &assets, words)?;
    let mut rendered = before.clone();
    for (edition, page) in pages {
        let files = page_files(&context, edition, &assets, &templates, page)?;
        let at_former = former::other_forms(page, &files).into_iter().map(Arc::new);
        at_former.chain(files).for_each(|file| rendered.put(file));
    }
    drop(templates);
    // A style that was saved as well has another name, by which the pages link it.
    assets.into_files().into_iter().for_each(|file| rendered.put(Arc::new(file)));
    Ok(Some(rendered))
}

fn make(
    site: &Site,
    before: Option<(&Sources, &Made)>,
    audit: Option<&Audited>,
    options: &Options,
) -> Result<(Rendered, Made), RenderError> {
    let overrides = Overrides::load(options.templates.as_deref())?;
    let context = Context::new(site, audit, options, &overrides)?;
    overrides.refuse_blocked(context.base.as_str())?;
    let words = context.editions.iter().map(|it| (it.language.as_str(), &it.words));
    let assets = Assets::new(&overrides)?;
    let templates = Templates::new(&overrides, &assets, words)?;
    let site_wide = SiteWide { context: &context, assets: &assets, templates: &templates };

    let keys = before.map(|(sources, _)| Keys::new(sources, &context, options, &overrides));
    let pages = context.pages();
    let (of_pages, others) = rayon::join(
        || {
            let files = |(edition, page): &(&Edition<'_>, &Entry<Page>)| {
                let key = keys.as_ref().map(|keys| keys.of(&context, page)).unwrap_or_default();
                let same = before.and_then(|(_, made)| made.files(&page.file, &key));
                let files = match same {
                    Some(files) => files.to_vec(),
                    None => page_files(&context, edition, &assets, &templates, page)?,
                };
                Ok((key, files))
            };
            pages.par_iter().map(files).collect::<Vec<Result<_, RenderError>>>()
        },
        || site_wide.files(),
    );
    let mut files = Vec::new();
    let mut made = Made::default();
    // Only then by order, so that of several errors it is always the same one.
    for ((_, page), of_page) in pages.iter().zip(of_pages) {
        let (key, of_page) = of_page?;
        files.extend(former::other_forms(page, &of_page).into_iter().map(Arc::new));
        files.extend(of_page.iter().cloned());
        if keys.is_some() {
            made.insert(page.file.clone(), key, of_page);
        }
    }
    files.extend(others?.into_iter().map(Arc::new));
    files.extend(statics::files(site, options)?.into_iter().map(Arc::new));
    drop(templates);
    files.extend(assets.into_files().into_iter().map(Arc::new));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let manifest = Arc::new(manifest::manifest(&context, audit, &files)?);
    let at = files.partition_point(|file| file.path < manifest.path);
    files.insert(at, manifest);
    Ok((Rendered { files }, made))
}

/// What is made of all pages together.
struct SiteWide<'a> {
    context: &'a Context<'a>,
    assets: &'a Assets,
    templates: &'a Templates<'a>,
}

impl SiteWide<'_> {
    fn files(&self) -> Result<Vec<OutputFile>, RenderError> {
        let editions = &self.context.editions;
        let of_edition = |edition| self.of_edition(edition);
        let (of_editions, of_all) = rayon::join(
            || editions.par_iter().map(of_edition).collect::<Vec<Result<_, _>>>(),
            || self.of_all_editions(),
        );
        let mut files = Vec::new();
        // Only then by order, so that of several errors it is always the same one.
        for of_edition in of_editions {
            files.extend(of_edition?);
        }
        files.extend(of_all?);
        Ok(files)
    }

    fn of_edition(&self, edition: &Edition<'_>) -> Result<Vec<OutputFile>, RenderError> {
        let Self { context, assets, templates } = *self;
        let mut files = Vec::new();
        for page in &edition.pages {
            files.extend(former::redirects(context, edition, assets, templates, page)?);
        }
        let home = HomeView::new(context, edition, assets)?;
        let home = templates.page("home", &home)?;
        let pages = edition.of_kind(PageKind::Aids);
        let of_feed = context.sources_of(pages);
        let feed = feed::atom(context, edition)?;
        for (name, media_type, text, sources) in
            [("index.html", HTML, home, edition.sources()), ("feed.xml", ATOM, feed, of_feed)]
        {
            let file = OutputFile::new(format!("{}/{name}", edition.language), media_type, text);
            files.push(file.language(edition.language).sources(sources));
        }
        Ok(files)
    }

    fn of_all_editions(&self) -> Result<Vec<OutputFile>, RenderError> {
        let Self { context, assets, templates } = *self;
        let mut files = Vec::new();
        let default = context.default_edition().language;
        let site_file = || vec![SourcePath::from(SITE_FILE)];
        let index = templates.page("index", &IndexView::new(context, assets)?)?;
        let not_found = templates.page("not-found", &NotFoundView::new(context, assets)?)?;
        for (name, html) in [("index.html", index), ("404.html", not_found)] {
            let file = OutputFile::new(name, HTML, html);
            files.push(file.language(default).sources(site_file()));
        }
        files.push(index::index(context)?);
        files.push(sitemap::sitemap(context));
        let robots = sitemap::robots(context);
        files.push(OutputFile::new("robots.txt", TEXT, robots).sources(site_file()));
        Ok(files)
    }
}

/// A page in each of its forms.
fn page_files(
    context: &Context<'_>,
    edition: &Edition<'_>,
    assets: &Assets,
    templates: &Templates<'_>,
    page: &Entry<Page>,
) -> Result<Vec<Arc<OutputFile>>, RenderError> {
    let view = PageView::new(context, edition, assets, page)?;
    let sources: Arc<[SourcePath]> = context.sources(page).into();
    let path = page_path(page);
    let mut sheet = templates.sheet(&view.frame)?;
    let cards = sheet.cards(&view.aids)?;
    let html = sheet.page(&view, &cards)?;
    // Of each section, for the page's JSON and for a file of its own.
    let fragments = view.sections.iter().map(|section| {
        match section.aids.is_empty() && !(view.has_aids && section.condition.is_some()) {
            true => Ok(String::new()),
            false => sheet.section(&view.url, section, &cards),
        }
    });
    let fragments: Vec<String> = fragments.collect::<Result<_, _>>()?;
    let mut forms = vec![
        ("index.html".to_owned(), HTML, html),
        ("index.json".to_owned(), JSON, json::page(context, page, &view, &fragments)?),
        ("index.txt".to_owned(), TEXT, plain_page::page(edition, &view)?),
    ];
    if view.has_aids {
        let all = sheet.fragment(&view.url, &cards)?;
        forms.push(("aids.html".to_owned(), HTML, all));
        // Also where there is no aid, so that a page that embeds it still has something to embed.
        // Of two sections about one condition, it is that of the first.
        let sections = view.sections.iter().zip(fragments).rev();
        let conditions: BTreeMap<&str, String> = sections
            .filter_map(|(section, html)| Some((section.condition.as_deref()?, html)))
            .collect();
        for (condition, html) in conditions {
            forms.push((aids_file(condition), HTML, html));
        }
    }
    let file = |(name, media_type, text)| {
        OutputFile::new(format!("{path}{name}"), media_type, text)
            .language(edition.language)
            .page(&page.id)
            .sources(Arc::clone(&sources))
    };
    Ok(forms.into_iter().map(file).map(Arc::new).collect())
}
