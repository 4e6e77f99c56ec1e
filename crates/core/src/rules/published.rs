//! What readers get to see: what is in a draft alone, they do not.

use super::context::Context;
use crate::model::Entry;
use crate::source::SourcePath;

/// Whether what a file says reaches readers. Pages do unless they are drafts, aids where such a page
/// lists them, providers where such an aid names them, and everything else always.
pub(super) fn is_published(context: &Context<'_>, file: &SourcePath) -> bool {
    let path = file.as_str();
    let stem = file.stem();
    if path.starts_with("pages/") {
        let page = context.site.pages.iter().find(|page| page.file == *file);
        // Of a page that could not be read, nobody knows that it is a draft.
        return page.is_none_or(|page| !page.draft);
    }
    if path.starts_with("aids/") {
        return is_listed(context, stem);
    }
    if path.starts_with("providers/") {
        let aids = context.site.aids.iter();
        let mut own =
            aids.filter(|(_, aid)| aid.provider.as_ref().is_some_and(|it| it.as_str() == stem));
        return own.any(|(id, _)| is_listed(context, id.as_str()));
    }
    true
}

/// Whether a page that is published lists an aid.
fn is_listed(context: &Context<'_>, aid: &str) -> bool {
    let published = |page: &Entry<crate::model::Page>| !page.draft;
    context
        .meant
        .pages
        .iter()
        .filter(|names| published(names.page))
        .any(|names| names.aids.iter().any(|named| named.meant == aid))
}
