//! The successor of an aid cannot take its place: it is the aid itself, or no longer in use.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Status;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (id, aid) in &context.site.aids {
        let Some(successor) = &aid.successor else { continue };
        let place = context.value(&aid.file, "/successor");
        if successor == id {
            diagnostics.push(
                Diagnostic::new(Code::UnfitSuccessor, "the aid is its own successor", place)
                    .help("name the aid that replaces it, or take `successor` out"),
            );
            continue;
        }
        let Some(next) = context.site.aids.get(successor) else { continue };
        let status = match (next.status, &next.successor) {
            (Status::Withdrawn, _) => "withdrawn",
            // Readers are sent to what takes its place. Where nothing does, it may be better than nothing.
            (Status::Archived, Some(last)) if last != id => "archived",
            _ => continue,
        };
        let help = match &next.successor {
            Some(last) if last != id => format!("write `successor: {last}`, which replaces it"),
            _ => "name an aid that is in use, or take `successor` out".to_owned(),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::UnfitSuccessor,
                format!("the successor `{successor}` is {status} itself"),
                place,
            )
            .label(context.value(&next.file, "/status").text(status))
            .help(help),
        );
    }
}
