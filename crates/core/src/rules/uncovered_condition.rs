//! A page lists an aid for a condition that none of its sections is about, so that a reader would
//! have to choose without having read what there is to choose from.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for names in &context.meant.pages {
        let file = &names.page.file;
        if names.has_twins() || !context.knows_each(file, "/sections", "condition") {
            continue;
        }
        for named in &names.aids {
            let Some(aid) = context.site.aids.get(named.meant) else { continue };
            let condition = context.meant.condition(aid);
            // A condition that no page covers is reported at the aid.
            if names.covers(condition) || !context.meant.is_covered(condition) {
                continue;
            }
            let message =
                format!("`{}` is about `{condition}`, but no section of this page is", named.meant);
            diagnostics.push(
                Diagnostic::new(
                    Code::UncoveredCondition,
                    message,
                    context.value(file, &format!("/aids/list/{}", named.index)),
                )
                .label(context.value(&aid.file, "/condition").text("the aid's condition"))
                .help(format!("add `condition: {condition}` to the section about it, or take the aid out of the list")),
            );
        }
    }
}
