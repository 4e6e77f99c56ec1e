//! What a translation says otherwise, as far as that can be seen without understanding it: the same
//! words, another language. Numbers have a rule of their own.

use whatlang::{Detector, Lang};

use super::context::Context;
use super::meant::PageNames;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::model::Page;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let main = context.site.config.default_language.as_str();
    for page in context.pages() {
        wrong_language(context, page, diagnostics);
    }
    for versions in context.versions() {
        let original = versions.iter().position(|it| it.page.file.stem() == main).unwrap_or(0);
        for (index, other) in versions.iter().enumerate() {
            if index != original {
                compare(context, versions[original], other, diagnostics);
            }
        }
    }
}

/// The texts of a page that another version has as well: each with its pointer in both.
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
    // Two languages may have one name for an ailment, but not one sentence.
    let is_finished = !other.draft;
    let line = |key: &str, one: &'l str, other: &'l str| {
        (is_finished && one.split_whitespace().count() > 2)
            .then(|| (key.to_owned(), one, key.to_owned(), other))
    };
    pairs.extend(line("/title", &one.title, &other.title));
    pairs.extend(line("/description", &one.description, &other.description));
    pairs
}

/// Shorter texts may be the same in two languages.
const SHORTEST: usize = 20;

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
        if said(text) == said(translation) && said(text).len() > SHORTEST && !text.contains("TODO")
        {
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

/// The languages that can be told apart.
const LANGUAGES: [(&str, Lang); 10] = [
    ("en", Lang::Eng),
    ("nl", Lang::Nld),
    ("de", Lang::Deu),
    ("fr", Lang::Fra),
    ("es", Lang::Spa),
    ("it", Lang::Ita),
    ("pt", Lang::Por),
    ("pl", Lang::Pol),
    ("sv", Lang::Swe),
    ("tr", Lang::Tur),
];

fn known(tag: &str) -> Option<Lang> {
    let primary = tag.split('-').next().unwrap_or(tag);
    LANGUAGES.iter().find(|(it, _)| *it == primary).map(|(_, lang)| *lang)
}

fn tag(lang: Lang) -> &'static str {
    LANGUAGES.iter().find(|(_, it)| *it == lang).map_or("another language", |(tag, _)| *tag)
}

fn wrong_language(
    context: &Context<'_>,
    page: &crate::model::Entry<Page>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // A text has to have some length before anybody can tell.
    const SHORTEST: usize = 80;
    let Some(own) = known(page.file.stem()) else { return };
    let detector = Detector::with_allowlist(LANGUAGES.iter().map(|(_, it)| *it).collect());
    for text in super::prose::of_page(page) {
        // One paragraph may be left of another version.
        let paragraphs = text.text.split("\n\n").filter(|it| {
            it.len() >= SHORTEST && !it.contains("TODO") && !it.starts_with(['-', '*', '1'])
        });
        let found = paragraphs.filter_map(|paragraph| {
            let info = detector.detect(paragraph)?;
            (info.lang() != own && info.confidence() >= 0.9).then_some((paragraph, info))
        });
        let Some((paragraph, info)) = found.into_iter().next() else { continue };
        // A text that is the other version's is reported as that.
        let same = context.site.pages.iter().any(|other| {
            other.id == page.id
                && other.file != page.file
                && super::prose::of_page(other).iter().any(|it| it.text == text.text)
        });
        if same {
            continue;
        }
        let start = paragraph.as_ptr().addr() - text.text.as_ptr().addr();
        let label: Label = text.place(context, start..start + paragraph.len());
        diagnostics.push(
            Diagnostic::new(
                Code::TranslationDiffers,
                format!(
                    "this text reads like `{}`, and the page is in `{}`",
                    tag(info.lang()),
                    page.file.stem()
                ),
                label,
            )
            .help(format!("write it in `{}`", page.file.stem())),
        );
    }
}
