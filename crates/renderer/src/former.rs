//! What stands at the addresses that pages had: there readers are sent on, and programs get what they
//! come for. A site that embeds a list of aids would otherwise lose it in silence, because a program
//! follows no page that sends its reader on.

use std::sync::Arc;

use signpost_core::model::{Entry, Page};
use signpost_core::source::SourcePath;

use crate::OutputFile;
use crate::assets::Assets;
use crate::context::{Context, Edition, SITE_FILE, page_path};
use crate::error::RenderError;
use crate::media_type::HTML;
use crate::templates::Templates;
use crate::view::MovedView;

/// The page itself, by its name in its folder; the other forms of a page are for programs.
const PAGE: &str = "index.html";

/// The pages that send readers on from a page's former addresses.
pub(crate) fn redirects(
    context: &Context<'_>,
    edition: &Edition<'_>,
    assets: &Assets,
    templates: &Templates<'_>,
    page: &Entry<Page>,
) -> Result<Vec<OutputFile>, RenderError> {
    if page.former_slugs.is_empty() {
        return Ok(Vec::new());
    }
    let html = templates.page("moved", &MovedView::new(context, edition, assets, page)?)?;
    let redirect = |folder: String| {
        let file = OutputFile::new(format!("{folder}{PAGE}"), HTML, html.clone());
        let sources = vec![SourcePath::from(SITE_FILE), page.file.clone()];
        file.language(edition.language).sources(sources)
    };
    Ok(folders(page).map(redirect).collect())
}

/// The other forms of a page at its former addresses, byte by byte as they are at the present one. A form
/// that the folder has already at the present address, it has at the former ones: they are made together.
pub(crate) fn other_forms(page: &Entry<Page>, forms: &[Arc<OutputFile>]) -> Vec<OutputFile> {
    let now = page_path(page);
    let others = forms.iter().filter_map(|form| Some((form, form.path.strip_prefix(&now)?)));
    let others: Vec<_> = others.filter(|(_, name)| *name != PAGE).collect();
    let at = |folder: String| {
        let copy = |(form, name): &(&Arc<OutputFile>, &str)| OutputFile {
            path: format!("{folder}{name}"),
            // The page is shown at its present address.
            page: None,
            ..OutputFile::clone(form)
        };
        others.iter().map(copy).collect::<Vec<_>>()
    };
    folders(page).flat_map(at).collect()
}

/// The folders that a page was in.
fn folders(page: &Entry<Page>) -> impl Iterator<Item = String> + '_ {
    page.former_slugs.iter().map(|slug| format!("{}/{slug}/", page.language))
}
