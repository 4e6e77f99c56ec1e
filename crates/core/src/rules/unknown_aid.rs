//! A page lists an aid, or an aid names a successor, that has no file.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::AidId;
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        for (index, aid) in page.aids.list.iter().enumerate() {
            diagnostics.extend(unknown(context, &page.file, &format!("/aids/list/{index}"), aid));
        }
    }
    for aid in context.site.aids.values() {
        if let Some(successor) = &aid.successor {
            diagnostics.extend(unknown(context, &aid.file, "/successor", successor));
        }
    }
}

fn unknown(
    context: &Context<'_>,
    file: &SourcePath,
    pointer: &str,
    aid: &AidId,
) -> Option<Diagnostic> {
    let path = format!("aids/{aid}.yaml");
    if context.site.aids.contains_key(aid) || context.exists(&path) {
        return None;
    }
    // A file that states this id under another name is reported itself.
    if context.site.aids.values().any(|it| it.id == *aid) {
        return None;
    }
    let help = match context.closest("aids", aid.as_str()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("create {path} with `signpost new aid {aid}`, or take this line out"),
    };
    let label = context.value(file, pointer);
    Some(Diagnostic::new(Code::UnknownAid, format!("there is no aid `{aid}`"), label).help(help))
}
