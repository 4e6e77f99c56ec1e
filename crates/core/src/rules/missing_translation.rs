//! A page is not there in one of the site's languages.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = context.site;
    let mut wanted = Vec::new();
    let languages = context.meant.languages.iter();
    for language in languages.filter(|it| !it.is_misspelt() && !it.is_no_language()) {
        let in_language = site.pages.iter().any(|page| page.file.stem() == language.meant);
        // A language without any page is one fault, not one for each page.
        if in_language || context.meant.versions().nth(1).is_none() {
            wanted.push(language.meant);
        } else {
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
        }
    }
    for (folder, versions) in context.meant.versions() {
        for language in &wanted {
            let path = format!("pages/{folder}/{language}.yaml");
            let there = context.exists(&path)
                || versions.iter().any(|names| names.page.language.as_str() == *language);
            let Some(names) = versions.first().filter(|_| !there) else { continue };
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingTranslation,
                    format!("this page is not there in `{language}`"),
                    context.value(&names.page.file, "/language"),
                )
                .help(format!(
                    "translate it into {path}; `signpost new page {folder} --language {language}` begins the file"
                )),
            );
        }
    }
}
