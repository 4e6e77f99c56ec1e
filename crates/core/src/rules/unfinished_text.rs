//! A text that a scaffold left to be written.

use super::context::Context;
use super::prose;
use crate::diagnostic::{Code, Diagnostic};

/// The word that `cargo xtask new` and `import` put where a person must write something.
pub(crate) const MARK: &str = "TODO";

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in prose::markdown(context).into_iter().chain(prose::lines(context)) {
        let Some(start) = text.text.find(MARK) else { continue };
        diagnostics.push(
            Diagnostic::new(
                Code::UnfinishedText,
                "this text is still to be written",
                text.place(context, start..start + MARK.len()),
            )
            .help(format!("write it, and take `{MARK}` out")),
        );
    }
}
