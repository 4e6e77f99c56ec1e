//! A page is written in a language that the site does not have.

use super::Context;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let config = &context.site.config;
    // No languages at all: site.yaml could not be read, which is reported already.
    if config.languages.is_empty() {
        return;
    }
    for page in &context.site.pages {
        if !config.languages.contains(&page.language) {
            let known: Vec<_> = config.languages.iter().map(|language| language.as_str()).collect();
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownLanguage,
                    format!("the site is not written in `{}`", page.language),
                    context.value(&page.file, "/language"),
                )
                .help(format!(
                    "write one of {}, or add the language to `languages` in site.yaml",
                    known.join(", ")
                )),
            );
        }
    }
}
