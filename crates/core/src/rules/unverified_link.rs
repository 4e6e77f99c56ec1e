//! No person has opened a link, so that nobody knows yet whether it is the right aid.

use super::context::Context;
use super::placeholder_words::YOUR_NAME;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for aid in context.site.aids.values() {
        for (index, link) in aid.links.iter().enumerate() {
            if link.verified.is_none() {
                diagnostics.push(
                    Diagnostic::new(
                        Code::UnverifiedLink,
                        "no person has opened this link yet",
                        context.value(&aid.file, &format!("/links/{index}/url")),
                    )
                    .help(format!(
                        "open it, see that it is the right aid, and add to the link: verified: {{on: {}, by: {YOUR_NAME}}}",
                        context.today
                    )),
                );
            }
        }
    }
}
