//! A number that a page and its translation do not have in common: another dose, another share of
//! people, a sign that one of them lacks.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts::{Amount, amounts};
use super::context::Context;
use super::lost_sign;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Page};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let main = context.site.config.default_language.as_str();
    for versions in context.versions() {
        let original = versions.iter().position(|it| it.page.file.stem() == main).unwrap_or(0);
        for (index, other) in versions.iter().enumerate() {
            if index != original {
                compare(context, versions[original].page, other.page, diagnostics);
            }
        }
    }
}

/// A text of a page and the same one of its translation, each with its pointer.
struct Pair<'l> {
    pointers: [String; 2],
    texts: [&'l str; 2],
}

/// Every text that both versions have, those of one line too.
fn pairs<'l>(one: &'l Page, other: &'l Page) -> Vec<Pair<'l>> {
    let mut pairs = Vec::new();
    let mut add = |pointers: [String; 2], texts: [&'l str; 2]| pairs.push(Pair { pointers, texts });
    let both = |pointer: &str| [pointer.to_owned(), pointer.to_owned()];
    add(both("/title"), [&one.title, &other.title]);
    add(both("/description"), [&one.description, &other.description]);
    add(both("/intro"), [&one.intro, &other.intro]);
    add(both("/aids/heading"), [&one.aids.heading, &other.aids.heading]);
    add(both("/aids/intro"), [&one.aids.intro, &other.aids.intro]);
    for (index, section) in one.sections.iter().enumerate() {
        let Some(condition) = &section.condition else { continue };
        let place = other.sections.iter().position(|it| it.condition.as_ref() == Some(condition));
        let Some(place) = place else { continue };
        let same = &other.sections[place];
        let at = |key: &str| [index, place].map(|it| format!("/sections/{it}/{key}"));
        add(at("heading"), [&section.heading, &same.heading]);
        add(at("body"), [&section.body, &same.body]);
    }
    pairs
}

fn compare(
    context: &Context<'_>,
    main: &Entry<Page>,
    file: &Entry<Page>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let pairs = pairs(main, file);
    let found: Vec<[Vec<Amount>; 2]> = pairs.iter().map(|it| it.texts.map(amounts)).collect();
    // A number may stand in another text of the page; then nothing is missing.
    let everywhere = |side: usize| -> BTreeSet<_> {
        found.iter().flat_map(|it| it[side].iter().filter_map(Amount::measure)).collect()
    };
    let all = [everywhere(0), everywhere(1)];
    for (pair, [theirs, ours]) in pairs.iter().zip(&found) {
        // What is not finished is reported as that, and so is a number that Markdown reads otherwise.
        if pair.texts.iter().any(|text| text.contains("TODO") || lost_sign::is_in(text)) {
            continue;
        }
        let missing = |here: &[Amount], there: &BTreeSet<_>| -> Option<String> {
            let lacks = |it: &&Amount| {
                it.measure().is_some_and(|it| it.0.is_always_in_digits() && !there.contains(&it))
            };
            here.iter().find(lacks).map(ToString::to_string)
        };
        let (message, help) = if let Some((there, here)) =
            other_number(theirs, ours).or_else(|| other_sign(theirs, ours))
        {
            (
                format!("the version in `{}` says {there}, this one {here}", main.file.stem()),
                "find out which of the two is right, and write it in both",
            )
        } else if let Some(number) = missing(theirs, &all[1]) {
            (
                format!(
                    "the version in `{}` says {number}, and this page does not",
                    main.file.stem()
                ),
                "write it here too, or take it out there",
            )
        } else if let Some(number) = missing(ours, &all[0]) {
            (
                format!(
                    "this text says {number}, and the version in `{}` does not",
                    main.file.stem()
                ),
                "write it there too, or take it out here",
            )
        } else {
            continue;
        };
        let [there, here] = &pair.pointers;
        let fault = Diagnostic::new(
            Code::TranslationDiffers,
            message,
            context.key(&file.file, here).text("differs"),
        );
        let fault = fault.label(context.key(&main.file, there).text("from this"));
        diagnostics.push(fault.help(help));
    }
}

/// Two amounts of one kind, each of which the other text does not have.
fn other_number<'a>(theirs: &'a [Amount], ours: &'a [Amount]) -> Option<(&'a Amount, &'a Amount)> {
    let only = |here: &'a [Amount], there: &[Amount]| -> Vec<&'a Amount> {
        let there: BTreeSet<_> = there.iter().filter_map(Amount::measure).collect();
        here.iter().filter(|it| it.measure().is_some_and(|it| !there.contains(&it))).collect()
    };
    let (lost, new) = (only(theirs, ours), only(ours, theirs));
    let kind = |it: &Amount| it.measure().map(|it| it.0);
    lost.into_iter().find_map(|it| {
        let instead = new.iter().find(|other| kind(other) == kind(it))?;
        Some((it, *instead))
    })
}

/// One number that has a sign in one text and another sign, or for a minus none, in the other.
fn other_sign<'a>(theirs: &'a [Amount], ours: &'a [Amount]) -> Option<(&'a Amount, &'a Amount)> {
    let signs = |amounts: &'a [Amount]| {
        let mut signs: BTreeMap<_, Vec<&'a Amount>> = BTreeMap::new();
        for amount in amounts {
            signs.entry(amount.bare()).or_default().push(amount);
        }
        signs
    };
    let (theirs, ours) = (signs(theirs), signs(ours));
    theirs.iter().find_map(|(number, there)| {
        let here = ours.get(number)?;
        let of = |amounts: &[&Amount]| amounts.iter().map(|it| it.sign).collect::<BTreeSet<_>>();
        let (first, second) = (of(there), of(here));
        // "At most 5" is "≤ 5", and "plus 5" is "+5"; only a minus has no such word that is usual.
        let may_be_words = |sign: &Option<char>| !matches!(sign, Some('−'));
        let same = first.iter().any(|sign| second.contains(sign))
            || first.contains(&None) && second.iter().all(may_be_words)
            || second.contains(&None) && first.iter().all(may_be_words);
        (!same).then(|| Some((*there.first()?, *here.first()?))).flatten()
    })
}
