//! A page is not there in one of the site's languages.

use std::collections::BTreeSet;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = context.site;
    let folders: BTreeSet<&str> = site.pages.iter().map(|page| page.file.folder()).collect();
    for language in context.meant.languages.iter().filter(|language| !language.is_misspelt()) {
        let in_language = site.pages.iter().any(|page| page.file.stem() == language.meant);
        // A language without any page is one fault, not one for each page.
        if !in_language && folders.len() > 1 {
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingTranslation,
                    format!("no page is written in `{}` yet", language.written),
                    context.value(
                        &SourcePath::from("site.yaml"),
                        &format!("/languages/{}", language.index),
                    ),
                )
                .help("write the pages in this language, or take it out of `languages` until then"),
            );
            continue;
        }
        for folder in &folders {
            let mut versions = site.pages.iter().filter(|page| page.file.folder() == *folder);
            let path = format!("pages/{folder}/{}.yaml", language.meant);
            let there = context.exists(&path)
                || versions.clone().any(|page| page.language.as_str() == language.meant);
            let Some(page) = versions.next().filter(|_| !there) else { continue };
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingTranslation,
                    format!("this page is not there in `{}`", language.meant),
                    context.value(&page.file, "/language"),
                )
                .help(format!(
                    "translate it into {path}; `cargo xtask new page {folder} --language {}` begins the file",
                    language.meant
                )),
            );
        }
    }
}
