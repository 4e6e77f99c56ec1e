//! An id is not the name of its file, so that what refers to one would not find the other.

use super::context::Context;
use super::duplicate_id;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Language;
use crate::scaffold::id_from;
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = context.site;
    let is_named = |id: &str| {
        site.aids.values().any(|aid| aid.provider.as_ref().is_some_and(|it| it.as_str() == id))
    };
    let mut compare = |file: &SourcePath, key: &str, written: &str, expected: &str, what: &str| {
        if written != expected {
            diagnostics.push(
                Diagnostic::new(
                    Code::IdMismatch,
                    format!("`{key}` is `{written}`, but {what} is called `{expected}`"),
                    context.value(file, &format!("/{key}")),
                )
                .help(match id_from(expected) {
                    Some(fitting) if fitting != expected && key == "id" => {
                        format!("rename {what}, for example to `{written}`, as its `id` is")
                    }
                    _ if key == "language" && !Language::is_code(expected) => {
                        format!("rename {what} to {written}.yaml, as its `language` is")
                    }
                    // Its file was renamed, and nobody else knows.
                    _ if file.folder() == "providers"
                        && is_named(written)
                        && !is_named(expected) =>
                    {
                        format!("rename {what} to {written}.yaml: that is how aids name it")
                    }
                    _ => format!("write `{key}: {expected}`, or rename {what} to `{written}`"),
                }),
            );
        }
    };
    // An id that belongs to another file is reported as that.
    for provider in site.providers.values() {
        let (id, name) = (provider.id.as_str(), provider.file.stem());
        if id != name && !duplicate_id::is_taken(context, &provider.file, id, "") {
            compare(&provider.file, "id", id, name, "the file");
        }
    }
    for aid in site.aids.values() {
        let (id, name) = (aid.id.as_str(), aid.file.stem());
        if id != name && !duplicate_id::is_taken(context, &aid.file, id, "") {
            compare(&aid.file, "id", id, name, "the file");
        }
    }
    for page in &site.pages {
        let (id, language) = (page.id.as_str(), page.language.as_str());
        let (folder, name) = (page.file.folder(), page.file.stem());
        let same = id == folder && language == name;
        if !same && !duplicate_id::is_taken(context, &page.file, id, language) {
            compare(&page.file, "id", id, folder, "the folder");
            compare(&page.file, "language", language, name, "the file");
        }
    }
}
