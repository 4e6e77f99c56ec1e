//! What readers get: HTML, plain text and JSON, and a manifest of it all.
//!
//! [`render`] makes every file in memory out of a [`Site`] and, if there was one, an audit of its
//! links; [`write`] puts them into a folder, all at once or not at all. The bytes depend on the
//! content, the audit and the [`Options`] alone: not on the clock, the machine or hash order.

mod address;
mod assets;
mod audit;
mod context;
mod error;
mod feed;
mod foreign;
mod html;
mod index;
mod json;
mod json_ld;
mod languages;
mod line;
mod manifest;
mod markdown;
mod minify;
mod output;
mod overrides;
mod plain;
mod sitemap;
mod text;
mod view;
mod words;
mod write;

use std::path::PathBuf;

use rayon::prelude::*;
use signpost_core::Site;
use signpost_core::model::{Entry, Page};
use signpost_core::source::SourcePath;

pub use audit::Audited;
pub use error::RenderError;
pub use output::{OutputFile, Rendered};
pub use write::{LostAddress, Written, lost_addresses, write};

use assets::Assets;
use context::{Context, Edition, SITE_FILE, page_path};
use html::Templates;
use overrides::Overrides;
use view::{HomeView, IndexView, MovedView, NotFoundView, PageView};

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// What can be chosen about the output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The address that the site is published at, in place of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// Whether drafts are rendered too, as in a preview.
    pub drafts: bool,
    /// A folder of files that replace built-in templates, styles and words by their names.
    pub templates: Option<PathBuf>,
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
    let overrides = Overrides::load(options.templates.as_deref())?;
    let context = Context::new(site, audit, options, &overrides)?;
    let words = context.editions.iter().map(|it| (it.language.as_str(), &it.words));
    let templates = Templates::new(&overrides, words)?;
    let assets = Assets::new(&overrides);

    let pages = context.pages();
    let pages = pages
        .par_iter()
        .map(|(edition, page)| page_files(&context, edition, &assets, &templates, page));
    let mut files = Vec::new();
    // Only then by order, so that of several errors it is always the same one.
    for page in pages.collect::<Vec<_>>() {
        files.extend(page?);
    }
    for (edition, page) in context.pages() {
        for slug in &page.former_slugs {
            let moved = MovedView::new(&context, edition, &assets, page)?;
            let html = templates.page("moved", &moved)?;
            let path = format!("{}/{slug}/index.html", edition.language);
            let file = OutputFile::new(path, HTML, html).language(edition.language);
            files.push(file.sources(vec![SourcePath::from(SITE_FILE), page.file.clone()]));
        }
    }
    for edition in &context.editions {
        let home = HomeView::new(&context, edition, &assets)?;
        files.push(listing(edition, "index.html", HTML, templates.page("home", &home)?));
        let feed = feed::atom(&context, edition)?;
        files.push(listing(edition, "feed.xml", "application/atom+xml", feed));
    }
    let default = context.default_edition().language;
    let site_file = || vec![SourcePath::from(SITE_FILE)];
    let index = templates.page("index", &IndexView::new(&context, &assets)?)?;
    let not_found = templates.page("not-found", &NotFoundView::new(&context, &assets)?)?;
    for (name, html) in [("index.html", index), ("404.html", not_found)] {
        let file = OutputFile::new(name, HTML, html);
        files.push(file.language(default).sources(site_file()));
    }
    files.push(index::index(&context)?);
    files.push(sitemap::sitemap(&context));
    let robots = sitemap::robots(&context);
    files.push(OutputFile::new("robots.txt", TEXT, robots).sources(site_file()));
    files.extend(assets.into_files());
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.push(manifest::manifest(&context, audit, &files)?);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Rendered { files })
}

/// A page in each of its forms.
fn page_files(
    context: &Context<'_>,
    edition: &Edition<'_>,
    assets: &Assets,
    templates: &Templates<'_>,
    page: &Entry<Page>,
) -> Result<Vec<OutputFile>, RenderError> {
    let view = PageView::new(context, edition, assets, page)?;
    let sources = context.sources(page);
    let path = page_path(page);
    let mut forms = vec![
        ("index.html", HTML, templates.page("page", &view)?),
        ("index.json", "application/json", json::page(context, page, &view, templates)?),
        ("index.txt", TEXT, text::page(edition, &view)?),
    ];
    if view.has_aids {
        let all: Vec<_> = view.aids.iter().collect();
        forms.push(("aids.html", HTML, templates.aids(&view.frame, &view.url, &all)?));
    }
    let file = |(name, media_type, text)| {
        OutputFile::new(format!("{path}{name}"), media_type, text)
            .language(edition.language)
            .page(&page.id)
            .sources(sources.clone())
    };
    Ok(forms.into_iter().map(file).collect())
}

/// A file that lists the pages of one language.
fn listing(
    edition: &Edition<'_>,
    name: &str,
    media_type: &'static str,
    text: String,
) -> OutputFile {
    OutputFile::new(format!("{}/{name}", edition.language), media_type, text)
        .language(edition.language)
        .sources(edition.sources())
}
