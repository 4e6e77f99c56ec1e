//! A page and its translation do not say the same: one has a section or an aid that the other has
//! not, so that readers of one language know less.

use super::context::Context;
use super::meant::{Named, PageNames, translations};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let main = &context.site.config.default_language;
    for [original, page] in translations(context.meant.versions().map(|(_, it)| it), main) {
        compare(context, original, page, diagnostics);
        compare(context, page, original, diagnostics);
        compare_other_sections(context, original, page, diagnostics);
    }
}

/// Reports what `page` has and `other` lacks.
fn compare(
    context: &Context<'_>,
    page: &PageNames<'_>,
    other: &PageNames<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (file, other_file) = (&page.page.file, &other.page.file);
    let mut report = |what: &str, place: &str, key: &str, lacking: &[&Named<'_>]| {
        let Some(first) = lacking.first() else { return };
        let names: Vec<String> = lacking.iter().map(|named| format!("`{}`", named.meant)).collect();
        let names = names.join(", ");
        diagnostics.push(
            Diagnostic::new(
                Code::TranslationDiffers,
                format!(
                    "the version of this page in `{}` has {what} {names}, this one has not",
                    file.stem()
                ),
                context.key(other_file, place),
            )
            .label(context.value(file, &format!("{place}/{}{key}", first.index)).text("only here"))
            .help(format!("add {names} here, or take it out of {file}")),
        );
    };
    if !other.has_twins() && context.knows_each(other_file, "/sections", "condition") {
        let lacking: Vec<_> = page
            .conditions
            .iter()
            // What an aid of the page misses is reported at the aid.
            .filter(|named| !other.covers(named.meant) && !is_needed(context, other, named.meant))
            .collect();
        report("a section about", "/sections", "/condition", &lacking);
    }
    // An aid that is not there may be the one that seems to be lacking.
    let all_known = !other.aids.iter().any(|named| context.is_unknown(named));
    if all_known && context.knows(other_file, "/aids/list") {
        let lacking: Vec<_> = page
            .aids
            .iter()
            .filter(|named| context.site.aids.contains_key(named.meant))
            .filter(|named| !other.aids.iter().any(|aid| aid.meant == named.meant))
            .collect();
        report("the aid", "/aids/list", "", &lacking);
    }
}

fn is_needed(context: &Context<'_>, page: &PageNames<'_>, condition: &str) -> bool {
    page.aids
        .iter()
        .filter_map(|named| context.site.aids.get(named.meant))
        .any(|aid| context.meant.condition(aid) == condition)
}

/// Sections without a condition have no name to compare, but they can be counted.
fn compare_other_sections(
    context: &Context<'_>,
    original: &PageNames<'_>,
    page: &PageNames<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let count = |names: &PageNames<'_>| names.page.sections.len() - names.conditions.len();
    // Where the conditions differ, a section without one may be one that lost it.
    let same_conditions = original.conditions.iter().all(|named| page.covers(named.meant))
        && page.conditions.iter().all(|named| original.covers(named.meant));
    let known = [original, page]
        .iter()
        .all(|names| context.knows_each(&names.page.file, "/sections", "condition"));
    if !same_conditions || !known || count(original) == count(page) {
        return;
    }
    diagnostics.push(
        Diagnostic::new(
            Code::TranslationDiffers,
            format!(
                "this page has {} sections without a condition, its version in `{}` has {}",
                count(page),
                original.page.file.stem(),
                count(original)
            ),
            context.key(&page.page.file, "/sections"),
        )
        .label(context.key(&original.page.file, "/sections").text("differs from this"))
        .help("give both the same sections"),
    );
}
