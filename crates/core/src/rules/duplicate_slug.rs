//! Two pages of one language have one slug, so that one would overwrite the other.

use std::collections::BTreeMap;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut taken = BTreeMap::new();
    for page in &context.site.pages {
        let address = (page.file.stem(), page.slug.as_str());
        let Some(first) = taken.get(&address) else {
            taken.insert(address, page);
            continue;
        };
        // A copy has the slug as well, and is reported as a copy.
        if first.id == page.id {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::DuplicateSlug,
                format!(
                    "another page has the address /{}/{}/ already",
                    page.file.stem(),
                    page.slug
                ),
                context.value(&page.file, "/slug").text("again here"),
            )
            .label(context.value(&first.file, "/slug").text("first here"))
            .help("give this page a slug of its own"),
        );
    }
}
