//! A suppression is past its date: known noise is never accepted forever.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (index, suppression) in context.site.suppressions.iter().enumerate() {
        if !suppression.in_force(context.today) {
            let file = SourcePath::from("suppressions.yaml");
            diagnostics.push(
                Diagnostic::new(
                    Code::SuppressionExpired,
                    format!("this suppression ended on {}", suppression.until),
                    context.value(&file, &format!("/{index}/until")),
                )
                .help("look at the link again: then remove the suppression, or give it a new date and reason"),
            );
        }
    }
}
