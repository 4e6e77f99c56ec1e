//! What a translation says otherwise, as far as that can be seen without understanding it: the same
//! words, another language, another number.

use std::collections::BTreeSet;

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
            continue;
        }
        let (ours, theirs) = (amounts(translation), amounts(text));
        let missing = |a: &BTreeSet<Amount>, b: &BTreeSet<Amount>| -> Vec<Amount> {
            a.difference(b).cloned().collect()
        };
        for lost in missing(&theirs, &ours) {
            // A number that is left out may be meant so; one that is another cannot be.
            let Some(instead) = missing(&ours, &theirs).into_iter().find(|it| it.unit == lost.unit)
            else {
                continue;
            };
            diagnostics.push(
                Diagnostic::new(
                    Code::TranslationDiffers,
                    format!(
                        "the version in `{}` says {} {}, this one {} {}",
                        main.file.stem(),
                        lost.written,
                        lost.unit,
                        instead.written,
                        instead.unit
                    ),
                    place(&second).text("differs"),
                )
                .label(there(&first).text("from this"))
                .help("find out which of the two is right, and write it in both"),
            );
            break;
        }
    }
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Amount {
    /// As it is compared: a point before decimals, no other signs.
    number: String,
    unit: &'static str,
    written: String,
}

/// Units as they are written, each with the one that it is.
const UNITS: [(&str, &str); 22] = [
    ("mg", "mg"),
    ("µg", "µg"),
    ("μg", "µg"),
    ("mcg", "µg"),
    ("g", "g"),
    ("gram", "g"),
    ("grams", "g"),
    ("kg", "kg"),
    ("ml", "ml"),
    ("l", "l"),
    ("mm", "mm"),
    ("cm", "cm"),
    ("mmhg", "mmHg"),
    ("%", "%"),
    ("percent", "%"),
    ("procent", "%"),
    ("prozent", "%"),
    ("°", "°"),
    ("°c", "°C"),
    ("ie", "IU"),
    ("iu", "IU"),
    ("ui", "IU"),
];

/// The numbers of a text that have a unit.
fn amounts(text: &str) -> BTreeSet<Amount> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let tail = &rest[start..];
        let length =
            tail.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(tail.len());
        let written = tail[..length].trim_end_matches(['.', ',']);
        let after = tail[written.len()..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '\n']);
        let unit =
            after.split(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '°' | 'µ')).next();
        let unit = unit.unwrap_or_default().to_lowercase();
        if let Some((_, unit)) = UNITS.iter().find(|(it, _)| *it == unit) {
            found.insert(Amount { number: plain(written), unit, written: written.to_owned() });
        }
        rest = &rest[start + length.max(1)..];
    }
    // What is compared is the number; how it is written may differ.
    found.into_iter().map(|it| Amount { written: it.number.clone(), ..it }).collect()
}

/// A number as it is compared. A sign before three digits at the end parts thousands, any other is a
/// decimal point.
fn plain(number: &str) -> String {
    match number.rsplit_once(['.', ',']) {
        Some((front, end)) if end.len() == 3 && front != "0" => {
            format!("{}{end}", front.replace(['.', ','], ""))
        }
        Some((front, end)) => format!("{}.{end}", front.replace(['.', ','], "")),
        None => number.to_owned(),
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
                    info.lang().code(),
                    page.file.stem()
                ),
                label,
            )
            .help(format!("write it in `{}`", page.file.stem())),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{amounts, plain};

    #[test]
    fn numbers_are_compared_as_they_are_meant() {
        let said = |text: &str| {
            amounts(text)
                .iter()
                .map(|it| format!("{} {}", it.number, it.unit))
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(said("take 500 mg, or 2.5 µg. In 1985 3 people, 20%"), "2.5 µg, 20 %, 500 mg");
        assert_eq!(said("neem 1.000 mg of 2,5 mcg, 20 procent"), "1000 mg, 2.5 µg, 20 %");
        assert_eq!(plain("0,125"), "0.125");
    }
}
