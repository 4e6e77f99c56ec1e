//! A page lists an aid, or an aid names a successor, that has no file.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::AidId;
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        for (index, aid) in page.aids.list.iter().enumerate() {
            let alone = page.aids.list.len() == 1;
            let pointer = format!("/aids/list/{index}");
            diagnostics.extend(unknown(context, &page.file, &pointer, aid, |create| match alone {
                true => format!("{create}, or list another aid in its place"),
                false => format!("{create}, or take `{aid}` out of the list"),
            }));
        }
    }
    for aid in context.site.aids.values() {
        if let Some(successor) = &aid.successor {
            diagnostics.extend(unknown(context, &aid.file, "/successor", successor, |create| {
                format!("{create}, or take `successor` out")
            }));
        }
    }
}

fn unknown(
    context: &Context<'_>,
    file: &SourcePath,
    pointer: &str,
    aid: &AidId,
    or_else: impl Fn(String) -> String,
) -> Option<Diagnostic> {
    let path = format!("aids/{aid}.yaml");
    if context.site.aids.contains_key(aid) || context.exists(&path) {
        return None;
    }
    // A file that states this id under another name is reported itself.
    if context.site.aids.values().any(|it| it.id == *aid) {
        return None;
    }
    let label = context.value(file, pointer);
    let span = label.span.clone();
    let fault = Diagnostic::new(Code::UnknownAid, format!("there is no aid `{aid}`"), label);
    // No aid is its own successor, and no page lists one twice.
    let own = pointer == "/successor";
    let listed = context.site.pages.iter().find(|page| page.file == *file);
    let meant = context.closest("aids", aid.as_str()).filter(|meant| {
        let is_listed =
            listed.is_some_and(|page| page.aids.list.iter().any(|it| it.as_str() == *meant));
        let is_itself = own && *meant == file.stem();
        !is_listed && !is_itself
    });
    Some(match meant {
        Some(meant) => fault.help(format!("did you mean `{meant}`?")).replace(span, meant),
        None => fault.help(or_else(format!("create {path} with `signpost new aid {aid}`"))),
    })
}
