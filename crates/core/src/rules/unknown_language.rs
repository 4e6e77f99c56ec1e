//! A language that the site does not have.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::languages::{self, WrongTag};
use crate::source::SourcePath;
use crate::suggest;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let site = context.site;
    let site_file = SourcePath::from("site.yaml");
    let languages = &context.meant.languages;
    // No languages at all: site.yaml could not be read, which is reported already.
    if languages.is_empty() || !context.knows_each(&site_file, "/languages", "") {
        return;
    }
    for language in languages.iter().filter(|language| language.is_misspelt()) {
        diagnostics.push(
            Diagnostic::new(
                Code::UnknownLanguage,
                format!("no page is written in `{}`", language.written),
                context.value(&site_file, &format!("/languages/{}", language.index)),
            )
            .help(format!("did you mean `{}`?", language.meant)),
        );
    }
    for language in languages.iter().filter(|language| !language.is_misspelt()) {
        let pointer = format!("/languages/{}", language.index);
        diagnostics.extend(without_name(context, &site_file, &pointer, language.written));
    }
    for aid in site.aids.values() {
        for (index, language) in aid.languages.iter().enumerate() {
            let pointer = format!("/languages/{index}");
            diagnostics.extend(without_name(context, &aid.file, &pointer, language.as_str()));
        }
    }
    let known: Vec<_> = languages.iter().map(|language| language.meant).collect();
    let default = site.config.default_language.as_str();
    let is_default = |language: &super::meant::Named<'_>| {
        language.meant == default || language.written == default
    };
    if !languages.iter().any(is_default) {
        let help = match suggest::closest(default, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write one of {}", known.join(", ")),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::UnknownLanguage,
                format!("the default language `{default}` is not one of the site's languages"),
                context.value(&site_file, "/default_language"),
            )
            .label(context.value(&site_file, "/languages").text("its languages"))
            .help(help),
        );
    }
    for page in &site.pages {
        let (language, name) = (page.language.as_str(), page.file.stem());
        // Where the language is not the name of the file, that is reported, with the right one.
        if known.contains(&language) || (language != name && known.contains(&name)) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::UnknownLanguage,
                format!("the site is not written in `{language}`"),
                context.value(&page.file, "/language"),
            )
            .help(format!(
                "write one of {}, or add the language to `languages` in site.yaml",
                known.join(", ")
            )),
        );
    }
}

/// A language that readers could not be told the name of.
fn without_name(
    context: &Context<'_>,
    file: &SourcePath,
    pointer: &str,
    tag: &str,
) -> Option<Diagnostic> {
    let WrongTag { message, help, meant } = languages::wrong_tag(tag)?;
    let label = context.value(file, pointer);
    let span = label.span.clone();
    let fault = Diagnostic::new(Code::UnknownLanguage, message, label).help(help);
    // The site's languages are the names of files as well.
    Some(match meant.filter(|_| file.as_str() != "site.yaml") {
        Some(meant) => fault.replace(span, meant),
        None => fault,
    })
}
