//! An id is not the name of its file, so that what refers to one would not find the other.

use super::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = context.site;
    let mut compare = |file: &SourcePath, key: &str, written: &str, expected: &str, what: &str| {
        if written != expected {
            diagnostics.push(
                Diagnostic::new(
                    Code::IdMismatch,
                    format!("`{key}` is `{written}`, but {what} is called `{expected}`"),
                    context.value(file, &format!("/{key}")),
                )
                .help(format!("write `{key}: {expected}`, or rename {what}")),
            );
        }
    };
    for provider in site.providers.values() {
        compare(&provider.file, "id", provider.id.as_str(), provider.file.stem(), "the file");
    }
    for aid in site.aids.values() {
        compare(&aid.file, "id", aid.id.as_str(), aid.file.stem(), "the file");
    }
    for page in &site.pages {
        compare(&page.file, "id", page.id.as_str(), page.file.folder(), "the folder");
        compare(&page.file, "language", page.language.as_str(), page.file.stem(), "the file");
    }
}
