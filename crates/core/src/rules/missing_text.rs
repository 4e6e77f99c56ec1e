//! A text is not there in one of the site's languages, so that readers see another one's.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Localized;
use crate::source::SourcePath;
use crate::suggest;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = context.site;
    let site_file = SourcePath::from("site.yaml");
    if context.exists("site.yaml") {
        compare(context, &site_file, "/name", &site.config.name, diagnostics);
    }
    for aid in site.aids.values() {
        compare(context, &aid.file, "/subject", &aid.subject, diagnostics);
    }
}

fn compare(
    context: &Context<'_>,
    file: &SourcePath,
    pointer: &str,
    text: &Localized,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // A text that is there but wrong is not missing.
    if !context.knows(file, pointer) {
        return;
    }
    let languages = &context.meant.languages;
    let extra: Vec<&str> = text
        .iter()
        .map(|(language, _)| language.as_str())
        .filter(|tag| !languages.iter().any(|language| language.meant == *tag))
        .collect();
    for language in languages.iter().filter(|language| !language.is_no_language()) {
        if text.iter().any(|(tag, _)| tag.as_str() == language.meant) {
            continue;
        }
        let slip = suggest::closest(language.meant, extra.iter().copied());
        diagnostics.push(match slip {
            Some(slip) => Diagnostic::new(
                Code::UnknownLanguage,
                format!("the site is not written in `{slip}`"),
                context.key(file, &format!("{pointer}/{slip}")),
            )
            .help(format!("did you mean `{}`?", language.meant)),
            None => Diagnostic::new(
                Code::MissingText,
                format!("{} is not there in `{}`", pointer.replace('/', "`") + "`", language.meant),
                context.key(file, pointer),
            )
            .help(format!("add the text after `{}:`", language.meant)),
        });
    }
}
