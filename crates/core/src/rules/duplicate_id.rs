//! Two files have one id, so that a reference to it could mean either.

use std::collections::BTreeMap;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::languages;
use crate::scaffold::id_from;
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = context.site;
    let aids = site.aids.values().map(|aid| (&aid.file, aid.id.as_str().to_owned()));
    let providers = site.providers.values().map(|it| (&it.file, it.id.as_str().to_owned()));
    // A page shares its id with its translations, so it takes its language to tell pages apart.
    let pages =
        site.pages.iter().map(|page| (&page.file, format!("{} {}", page.id, page.language)));
    compare(context, aids, diagnostics);
    compare(context, providers, diagnostics);
    compare(context, pages, diagnostics);
}

fn compare<'l>(
    context: &Context<'_>,
    files: impl Iterator<Item = (&'l SourcePath, String)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut by_id: BTreeMap<String, Vec<&SourcePath>> = BTreeMap::new();
    for (file, id) in files {
        by_id.entry(id).or_default().push(file);
    }
    for (id, mut files) in by_id {
        if files.len() < 2 {
            continue;
        }
        let (id, language) = id.split_once(' ').unwrap_or((&id, ""));
        // The file that bears the name is in the right; where none does, the first one is.
        files.sort_by_key(|file| !is_named(file, id, language));
        for file in &files[1..] {
            let (name, thing) = match language {
                "" => (file.stem(), "file"),
                _ => (file.folder(), "page"),
            };
            // A page with the right id can only have the wrong language.
            let (pointer, help) = if name == id && !languages::is_language(file.stem()) {
                let help = "delete the file if it is a copy; else rename it to the code of its language, for example de.yaml";
                ("/language", help.to_owned())
            } else if name == id {
                ("/language", format!("write `language: {}`, as the file is called", file.stem()))
            } else {
                ("/id", own_id(file, name))
            };
            diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateId,
                    match language {
                        "" => format!("another {thing} has the id `{id}` already"),
                        _ => format!("another {thing} has the id `{id}` and the language `{language}` already"),
                    },
                    context.value(file, pointer).text("again here"),
                )
                .label(context.value(files[0], pointer).text("first here"))
                .help(help),
            );
        }
    }
}

/// What to do about a file that is a copy of another, or has only its id.
fn own_id(file: &SourcePath, name: &str) -> String {
    match id_from(name) {
        Some(fitting) if fitting != name => {
            let (thing, renamed) = match name == file.stem() {
                true => ("file", file.as_str().replace(name, &fitting)),
                false => ("folder", format!("pages/{fitting}")),
            };
            format!(
                "delete the {thing} if it is a copy; else rename it to {renamed} and write `id: {fitting}`"
            )
        }
        _ => format!("write `id: {name}`, or give the file a name and an id of its own"),
    }
}

fn is_named(file: &SourcePath, id: &str, language: &str) -> bool {
    match language {
        "" => file.stem() == id,
        _ => file.folder() == id && file.stem() == language,
    }
}

/// Whether another file has the id that this one claims with another name.
pub(super) fn is_taken(context: &Context<'_>, file: &SourcePath, id: &str, language: &str) -> bool {
    let site = context.site;
    match file.as_str().split('/').next() {
        Some("aids") => site.aids.values().any(|it| it.id.as_str() == id && it.file != *file),
        Some("providers") => {
            site.providers.values().any(|it| it.id.as_str() == id && it.file != *file)
        }
        _ => site
            .pages
            .iter()
            .any(|it| it.id.as_str() == id && it.language.as_str() == language && it.file != *file),
    }
}
