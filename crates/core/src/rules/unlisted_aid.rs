//! An aid is on no page, so that no reader ever finds it.

use super::context::Context;
use super::duplicate_id;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Status;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (id, aid) in &context.site.aids {
        // The file of an aid whose time is over is kept, so that its id is never given again.
        let over = matches!(aid.status, Status::Archived | Status::Withdrawn);
        if over
            || context.meant.is_listed(id.as_str())
            || context.may_be_in("pages/", "/aids/list", id.as_str())
        {
            continue;
        }
        // A copy of another aid's file is reported as one.
        let written = aid.id.as_str();
        if id.as_str() != written && duplicate_id::is_taken(context, &aid.file, written, "") {
            continue;
        }
        if may_be_meant(context, context.meant.condition(aid)) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::UnlistedAid,
                "no page lists this aid",
                context.value(&aid.file, "/id"),
            )
            .help(format!("add `{id}` to `list` under `aids` of the pages that it belongs to")),
        );
    }
}

/// Whether a page about the aid's condition lists something that is not there, which may be this aid
/// under a name that it no longer has.
fn may_be_meant(context: &Context<'_>, condition: &str) -> bool {
    context
        .meant
        .pages
        .iter()
        .any(|names| names.covers(condition) && names.aids.iter().any(|it| context.is_unknown(it)))
}
