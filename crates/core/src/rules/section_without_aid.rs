//! A section about a problem for which the page has no aid.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Status;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for names in &context.meant.pages {
        // An aid that is not there, or could not be read, may be the one.
        let aids = &names.aids;
        let unknown = aids.iter().any(|aid| !context.site.aids.contains_key(aid.meant));
        if unknown || aids.is_empty() || !context.knows(&names.page.file, "/aids/list") {
            continue;
        }
        for named in &names.conditions {
            let is_withdrawn = |aid: &str| {
                context.site.aids.get(aid).is_some_and(|aid| aid.status == Status::Withdrawn)
            };
            let about = |aid: &str| {
                context
                    .site
                    .aids
                    .get(aid)
                    .is_some_and(|aid| context.meant.condition(aid) == named.meant)
            };
            let own: Vec<_> = aids.iter().filter(|aid| about(aid.meant)).collect();
            if own.iter().any(|aid| !is_withdrawn(aid.meant)) {
                continue;
            }
            let message = match own.is_empty() {
                true => format!("the page lists no aid about `{}`", named.meant),
                false => {
                    format!("every aid about `{}` that the page lists is withdrawn", named.meant)
                }
            };
            let pointer = format!("/sections/{}/condition", named.index);
            diagnostics.push(
                Diagnostic::new(
                    Code::SectionWithoutAid,
                    message,
                    context.value(&names.page.file, &pointer),
                )
                .help("list one, if there is one; or take `condition` out if the section is about no problem"),
            );
        }
    }
}
