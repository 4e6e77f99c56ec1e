//! A page was not reviewed for longer than the site allows.

use super::context::Context;
use super::placeholder_words::YOUR_NAME;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let period = context.site.config.review_every;
    for page in context.site.pages.iter().filter(|page| !page.draft) {
        let due = period.after(page.review.on);
        if due >= context.today {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::ReviewOverdue,
                format!("a review of this page was due on {due}, {period} after the last one"),
                context.value(&page.file, "/review/on"),
            )
            .help(format!(
                "read the page through, correct what is no longer true, and write: review: {{on: {}, by: {YOUR_NAME}}}",
                context.today
            )),
        );
    }
}
