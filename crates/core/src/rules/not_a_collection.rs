//! An aid has several links but is no collection, so that its line promises a single aid.

use std::collections::BTreeSet;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for aid in context.site.aids.values() {
        // `expect_min` without `collection` is reported by the schema, with the same remedy.
        let known =
            ["/collection", "/expect_min"].iter().all(|pointer| context.knows(&aid.file, pointer));
        let addresses: BTreeSet<&str> = aid.links.iter().map(|link| link.url.as_str()).collect();
        // The same address twice is reported as that.
        if aid.collection || addresses.len() < 2 || !known {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::NotACollection,
                format!("this aid has {} links, but is not a collection", addresses.len()),
                context.key(&aid.file, "/links"),
            )
            .help("add `collection: true` if each link is a decision aid of its own; else keep the one link that readers need"),
        );
    }
}
