//! An aid says something of itself that its status does not: a title that begins with "Archived",
//! or addresses though none is known. Readers would be shown it as if it were in use, or not at all.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Status;

/// Words that providers put into the titles of aids whose time is over.
const OVER: [(&str, &str); 8] = [
    ("archived", "archived"),
    ("archief", "archived"),
    ("archiviert", "archived"),
    ("no longer updated", "archived"),
    ("withdrawn", "withdrawn"),
    ("retired", "withdrawn"),
    ("ingetrokken", "withdrawn"),
    ("vervallen", "withdrawn"),
];

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for aid in context.site.aids.values() {
        if aid.status == Status::Unresolved && !aid.links.is_empty() {
            diagnostics.push(
                Diagnostic::new(
                    Code::StatusContradicted,
                    "the status says that no address is known, but there is one",
                    context.value(&aid.file, "/status"),
                )
                .label(context.key(&aid.file, "/links").text("here"))
                .help("write `status: active`, or `links: []` if the address is not this aid's"),
            );
        }
        if aid.status != Status::Active {
            continue;
        }
        for (index, link) in aid.links.iter().enumerate() {
            let Some(title) = &link.title else { continue };
            let Some(status) = over(title) else { continue };
            diagnostics.push(
                Diagnostic::new(
                    Code::StatusContradicted,
                    format!("the title says that the aid is {status}, the status does not"),
                    context.value(&aid.file, &format!("/links/{index}/title")),
                )
                .label(context.value(&aid.file, "/status").text("the status"))
                .help(format!("if it is so, write `status: {status}`")),
            );
        }
    }
}

/// A notice stands at an end of a title or in brackets; in the middle ("being withdrawn from
/// opioids") the word is about something else.
fn over(title: &str) -> Option<&'static str> {
    let title = title.to_lowercase();
    let mut parts = title
        .split(['(', ')', '[', ']', ':', '–', '—', '|', '*'])
        .flat_map(|part| part.split(" - "));
    parts.find_map(|part| {
        OVER.iter().find(|(word, _)| *word == part.trim()).map(|(_, status)| *status)
    })
}
