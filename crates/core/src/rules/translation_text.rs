//! What a translation says otherwise, as far as that can be seen without understanding it: the same
//! words, another language. Numbers have a rule of their own.

use whatlang::{Detector, Lang};

use super::context::Context;
use super::pairs::{Kind, pairs};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::model::{Entry, Page};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        wrong_language(context, page, diagnostics);
    }
    for [original, other] in context.meant.translations(&context.site.config.default_language) {
        compare(context, original.page, other.page, diagnostics);
    }
}

/// Shorter texts may be the same in two languages.
const SHORTEST: usize = 20;

fn compare(
    context: &Context<'_>,
    main: &Entry<Page>,
    file: &Entry<Page>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for pair in pairs(main, file) {
        let [there, here] = &pair.pointers;
        let words = pair.texts.map(str::split_whitespace);
        // Two languages may have one name for an ailment, but not one sentence.
        let may_be_same = match pair.kind {
            Kind::Prose => false,
            Kind::Line => file.draft || words[0].clone().count() <= 2,
            Kind::AidsHeading | Kind::Heading(_) => true,
        };
        let is_same = !may_be_same
            && words[0].clone().eq(words[1].clone())
            && words[0].clone().map(|word| word.len() + 1).sum::<usize>() > SHORTEST + 1
            && !pair.texts[0].contains("TODO");
        if is_same {
            let message =
                format!("this text is word for word that of the version in `{}`", main.file.stem());
            let label = context.key(&file.file, here).text("the same");
            diagnostics.push(
                Diagnostic::new(Code::TranslationDiffers, message, label)
                    .label(context.key(&main.file, there).text("as this"))
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

fn wrong_language(context: &Context<'_>, page: &Entry<Page>, diagnostics: &mut Vec<Diagnostic>) {
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
