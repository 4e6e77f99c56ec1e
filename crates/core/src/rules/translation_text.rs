//! What a translation says otherwise, as far as that can be seen without understanding it: the same
//! words, another language. Numbers have a rule of their own.

use whatlang::{Detector, Lang};

use super::context::Context;
use super::meant::PageNames;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::model::Page;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let main = context.site.config.default_language.as_str();
    for page in &context.site.pages {
        wrong_language(context, page, diagnostics);
    }
    for (_, versions) in context.meant.versions() {
        let original = versions.iter().position(|it| it.page.file.stem() == main).unwrap_or(0);
        for (index, other) in versions.iter().enumerate() {
            if index != original {
                compare(context, versions[original], other, diagnostics);
            }
        }
    }
}

/// The Markdown texts of a page that another version has as well: each with its pointer in both.
fn pairs<'l>(one: &'l Page, other: &'l Page) -> Vec<(String, &'l str, String, &'l str)> {
    let mut pairs = vec![
        ("/intro".to_owned(), one.intro.as_str(), "/intro".to_owned(), other.intro.as_str()),
        ("/aids/intro".to_owned(), &one.aids.intro, "/aids/intro".to_owned(), &other.aids.intro),
    ];
    for (index, section) in one.sections.iter().enumerate() {
        let Some(condition) = &section.condition else { continue };
        let place = other.sections.iter().position(|it| it.condition.as_ref() == Some(condition));
        if let Some(place) = place {
            let body = &other.sections[place].body;
            let pointers = [index, place].map(|it| format!("/sections/{it}/body"));
            let [first, second] = pointers;
            pairs.push((first, &section.body, second, body));
        }
    }
    pairs
}

fn compare(
    context: &Context<'_>,
    original: &PageNames<'_>,
    other: &PageNames<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (main, file) = (original.page, other.page);
    let place = |pointer: &str| context.key(&file.file, pointer);
    let there = |pointer: &str| context.key(&main.file, pointer);
    for (first, text, second, translation) in pairs(main, file) {
        let said = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        if said(text) == said(translation) && said(text).len() > 40 && !text.contains("TODO") {
            diagnostics.push(
                Diagnostic::new(
                    Code::TranslationDiffers,
                    format!(
                        "this text is word for word that of the version in `{}`",
                        main.file.stem()
                    ),
                    place(&second).text("the same"),
                )
                .label(there(&first).text("as this"))
                .help(format!("translate it into `{}`", file.file.stem())),
            );
        }
    }
}

/// The languages that can be told apart, of those that a site has.
fn known(tag: &str) -> Option<Lang> {
    let primary = tag.split('-').next().unwrap_or(tag);
    Some(match primary {
        "en" => Lang::Eng,
        "nl" => Lang::Nld,
        "de" => Lang::Deu,
        "fr" => Lang::Fra,
        "es" => Lang::Spa,
        "it" => Lang::Ita,
        "pt" => Lang::Por,
        "pl" => Lang::Pol,
        "sv" => Lang::Swe,
        "tr" => Lang::Tur,
        _ => return None,
    })
}

fn wrong_language(
    context: &Context<'_>,
    page: &crate::model::Entry<Page>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // A text has to have some length before anybody can tell.
    const SHORTEST: usize = 120;
    let Some(own) = known(page.file.stem()) else { return };
    let languages = &context.site.config.languages;
    let others: Vec<Lang> = languages.iter().filter_map(|it| known(it.as_str())).collect();
    if others.len() < 2 || !others.contains(&own) {
        return;
    }
    let detector = Detector::with_allowlist(others);
    for text in super::prose::of_page(page) {
        if text.text.len() < SHORTEST || text.text.contains("TODO") {
            continue;
        }
        let Some(info) = detector.detect(text.text) else { continue };
        if info.lang() == own || info.confidence() < 0.9 {
            continue;
        }
        // A text that is the other version's is reported as that.
        let same = context.site.pages.iter().any(|other| {
            other.id == page.id
                && other.file != page.file
                && super::prose::of_page(other).iter().any(|it| it.text == text.text)
        });
        if same {
            continue;
        }
        let label: Label = context.key(&page.file, &text.pointer);
        diagnostics.push(
            Diagnostic::new(
                Code::TranslationDiffers,
                format!(
                    "this text reads like `{}`, and the page is in `{}`",
                    languages
                        .iter()
                        .find(|it| known(it.as_str()) == Some(info.lang()))
                        .map_or(info.lang().code(), |it| it.as_str()),
                    page.file.stem()
                ),
                label,
            )
            .help(format!("write it in `{}`", page.file.stem())),
        );
    }
}
