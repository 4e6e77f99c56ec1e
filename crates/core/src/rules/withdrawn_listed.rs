//! A page lists an aid whose time is over, though there is another that takes its place.
//!
//! Without a successor there is nothing to say: the page tells its readers that the aid is archived
//! or withdrawn, and one who comes back for it should not find it gone without a word.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Status;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for names in &context.meant.pages {
        for named in &names.aids {
            let Some(aid) = context.site.aids.get(named.meant) else { continue };
            let status = match aid.status {
                Status::Archived => "archived",
                Status::Withdrawn => "withdrawn",
                Status::Active | Status::Unresolved => continue,
            };
            let Some(successor) = &aid.successor else { continue };
            let next = context.site.aids.get(successor);
            // A successor that is none is reported at the aid.
            if next.is_none_or(|next| next.status == Status::Withdrawn || next.file == aid.file) {
                continue;
            }
            let file = &names.page.file;
            let help = match names.aids.iter().any(|other| other.meant == successor.as_str()) {
                true => format!("take it out: its successor `{successor}` is in this list already"),
                false => format!("list its successor `{successor}` in its place"),
            };
            diagnostics.push(
                Diagnostic::new(
                    Code::WithdrawnListed,
                    format!("`{}` is {status} and has a successor", named.meant),
                    context.value(file, &format!("/aids/list/{}", named.index)),
                )
                .label(context.value(&aid.file, "/successor").text("its successor"))
                .help(help),
            );
        }
    }
}
