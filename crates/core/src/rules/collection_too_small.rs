//! A collection has fewer links than it promises, so that its line is not true.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Status;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for aid in context.site.aids.values() {
        let (links, least) = (aid.links.len(), aid.least_links());
        let has_links = matches!(aid.status, Status::Active | Status::Archived);
        // No links at all is for the schema to report.
        if !aid.collection || !has_links || links == 0 || links >= least {
            continue;
        }
        let has = if links == 1 { "1 link".to_owned() } else { format!("{links} links") };
        let label = match aid.expect_min {
            Some(_) => context.value(&aid.file, "/expect_min").text(format!("at least {least}")),
            None => context.key(&aid.file, "/collection").text("at least 2"),
        };
        let help = if links == 1 {
            "add the links that are missing; for a single decision aid, take `collection` and `expect_min` out".to_owned()
        } else {
            format!("add the links that are missing, or write `expect_min: {links}`")
        };
        diagnostics.push(
            Diagnostic::new(
                Code::CollectionTooSmall,
                format!("this collection has {has}, but should have at least {least}"),
                context.key(&aid.file, "/links").text(has),
            )
            .label(label)
            .help(help),
        );
    }
}
