//! A text that a scaffold left to be written.

use super::context::Context;
use super::prose;
use crate::diagnostic::{Code, Diagnostic};
use crate::scaffold::TODO;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in prose::markdown(context).into_iter().chain(prose::lines(context)) {
        let Some(start) = text.text.find(TODO) else { continue };
        diagnostics.push(
            Diagnostic::new(
                Code::UnfinishedText,
                "this text is still to be written",
                text.place(context, start..start + TODO.len()),
            )
            .help(format!("write it, and take `{TODO}` out")),
        );
    }
}
