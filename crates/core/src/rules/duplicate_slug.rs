//! Two pages of one language have one slug, so that one would overwrite the other; or a page has a
//! slug that another page had, so that readers of the one are sent to the other.

use std::collections::BTreeMap;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Page};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // Each address with the page that has it, and where the page says so. Those of today come
    // first: an address of yesterday is what has to give way.
    let mut taken: BTreeMap<(&str, &str), (&Entry<Page>, String)> = BTreeMap::new();
    let today = context.site.pages.iter().map(|page| (page, &page.slug, "/slug".to_owned()));
    let former = context.site.pages.iter().flat_map(|page| {
        let slugs = page.former_slugs.iter().enumerate();
        slugs.map(move |(index, slug)| (page, slug, format!("/former_slugs/{index}")))
    });
    for (page, slug, pointer) in today.chain(former) {
        let language = page.file.stem();
        let Some((first, first_pointer)) = taken.get(&(language, slug.as_str())) else {
            taken.insert((language, slug), (page, pointer));
            continue;
        };
        // A copy has the slug as well, and is reported as a copy.
        let is_copy = first.id == page.id && first.file != page.file;
        if is_copy {
            continue;
        }
        let (message, help) = if pointer == "/slug" {
            (
                format!("another page has the address /{language}/{slug}/ already"),
                "give this page a slug of its own",
            )
        } else if first.file == page.file {
            (
                format!("the page still has the address /{language}/{slug}/"),
                "list only slugs that it no longer has",
            )
        } else {
            (
                format!("the address /{language}/{slug}/ leads to another page"),
                "list a former slug on one page, and give no other page a slug that one had",
            )
        };
        let label = context.value(&page.file, &pointer).text("again here");
        diagnostics.push(
            Diagnostic::new(Code::DuplicateSlug, message, label)
                .label(context.value(&first.file, first_pointer).text("first here"))
                .help(help),
        );
    }
}
