//! A number that a page and its translation do not have in common: another dose, another share of
//! people, a sign that one of them lacks.

mod differs;
mod said;

use std::collections::BTreeSet;

use self::differs::{other_number, other_rate, other_sign, other_statement};
use self::said::Said;
use super::amounts::{Amount, Measured};
use super::context::Context;
use super::lost_sign;
use super::pairs::{other_names, pairs};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Page};
use crate::scaffold::TODO;
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for [original, other] in context.translations() {
        pages(context, original.page, other.page, diagnostics);
    }
    let main = &context.site.config.default_language;
    for aid in context.aids() {
        let Some(original) = aid.subject.get(main) else { continue };
        for (language, text) in aid.subject.iter().filter(|it| it.0 != main) {
            let pointers = [main, language].map(|it| format!("/subject/{it}"));
            let text = Compared { pointers, texts: [original, text], by_place: false };
            let languages = [main.as_str(), language.as_str()];
            let versions =
                Versions { files: [&aid.file; 2], names: languages, languages, whole: "subject" };
            versions.compare(context, &[text], diagnostics);
        }
    }
}

fn pages(
    context: &Context<'_>,
    main: &Entry<Page>,
    file: &Entry<Page>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let pages = [main, file];
    let other_names = other_names(main, file);
    let texts = pairs(main, file).into_iter().map(|it| Compared {
        pointers: it.pointers,
        texts: it.texts,
        by_place: it.by_place,
    });
    let names = other_names.iter().map(|(pointers, names)| Compared {
        pointers: pointers.clone(),
        texts: [&names[0], &names[1]],
        by_place: false,
    });
    let versions = Versions {
        files: pages.map(|it| &it.file),
        names: pages.map(|it| it.file.stem()),
        languages: pages.map(|it| it.language.as_str()),
        whole: "page",
    };
    versions.compare(context, &texts.chain(names).collect::<Vec<_>>(), diagnostics);
}

/// A text and its translation.
struct Compared<'l> {
    pointers: [String; 2],
    texts: [&'l str; 2],
    /// Whether only their places say that they are the same text.
    by_place: bool,
}

/// An original and its translation, of which texts are compared.
struct Versions<'l> {
    files: [&'l SourcePath; 2],
    /// What each is called.
    names: [&'l str; 2],
    languages: [&'l str; 2],
    /// What they are.
    whole: &'static str,
}

impl Versions<'_> {
    fn compare(
        &self,
        context: &Context<'_>,
        pairs: &[Compared<'_>],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let [main, file] = self.names;
        let read =
            |pair: &Compared<'_>, side: usize| Said::of(pair.texts[side], self.languages[side]);
        let found: Vec<[Said; 2]> = pairs.iter().map(|it| [read(it, 0), read(it, 1)]).collect();
        // A number may stand in another text of the page; then nothing is missing.
        let all = [0, 1].map(|side| -> BTreeSet<Measured> {
            found.iter().flat_map(|it| it[side].measured()).collect()
        });
        for (pair, [theirs, ours]) in pairs.iter().zip(&found) {
            let is_moved = |there: &Amount, here: &Amount| {
                let is_in = |it: &Amount, all: &BTreeSet<_>| {
                    it.measured().is_some_and(|it| all.contains(&it))
                };
                pair.by_place && is_in(there, &all[1]) && is_in(here, &all[0])
            };
            let other = other_number(theirs, ours)
                .filter(|(there, here)| !is_moved(there, here))
                .or_else(|| other_sign(&theirs.amounts, &ours.amounts));
            let (message, help) = if let Some((there, here)) = other {
                (
                    format!("the version in `{main}` says {there}, this one {here}"),
                    which_is_right(there, here, file),
                )
            } else if let Some((amount, [there, here])) = other_rate(&theirs.amounts, &ours.amounts)
            {
                let message = format!(
                    "the version in `{main}` says {amount} per {there}, this one per {here}"
                );
                (message, BOTH.to_owned())
            } else if let Some([there, here]) = other_statement(theirs, ours) {
                let message = format!("the version in `{main}` says {there}, this one {here}");
                (message, BOTH.to_owned())
            } else if let Some(number) = theirs.missing(ours, &all[1], pair.texts[1]) {
                (
                    format!(
                        "the version in `{main}` says {number}, and this {} does not",
                        self.whole
                    ),
                    "write it here too, or take it out there".to_owned(),
                )
            } else if let Some(number) = ours.missing(theirs, &all[0], pair.texts[0]) {
                (
                    format!("this text says {number}, and the version in `{main}` does not"),
                    "write it there too, or take it out here".to_owned(),
                )
            } else {
                continue;
            };
            // What is not finished is reported as that, and so is a number that Markdown reads otherwise.
            if pair
                .texts
                .iter()
                .zip(self.languages)
                .any(|(text, language)| text.contains(TODO) || lost_sign::is_in(text, language))
            {
                continue;
            }
            let [there, here] = &pair.pointers;
            let fault = Diagnostic::new(
                Code::TranslationDiffers,
                message,
                context.key(self.files[1], here).text("differs"),
            );
            let fault = fault.label(context.key(self.files[0], there).text("from this"));
            diagnostics.push(fault.help(help));
        }
    }
}

/// What to do about two amounts that differ.
const BOTH: &str = "find out which of the two is right, and write it in both";

fn which_is_right(there: &Amount, here: &Amount, language: &str) -> String {
    // The mark between thousands of one language is the one before decimals of another.
    if there.written == here.written && there.number != here.number {
        return format!(
            "{} is {} for readers of `{language}`: {BOTH}, each with the marks of its language",
            here.written, here.number
        );
    }
    BOTH.to_owned()
}
