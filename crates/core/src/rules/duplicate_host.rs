//! Two providers claim one host, so that nobody can tell whose a link is.

use std::collections::BTreeMap;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut claimed = BTreeMap::new();
    for provider in context.site.providers.values() {
        for (index, host) in provider.hosts.iter().enumerate() {
            let place = (&provider.file, format!("/hosts/{index}"), &provider.id);
            let Some((file, pointer, id)) = claimed.get(host) else {
                claimed.insert(host, place);
                continue;
            };
            // Twice in one list is for the schema to report, and a copy is reported as a copy.
            if *file == place.0 || *id == place.2 {
                continue;
            }
            diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateHost,
                    format!("two providers have the host `{host}`"),
                    context.value(place.0, &place.1).text("again here"),
                )
                .label(context.value(file, pointer).text("first here"))
                .help("leave it with the provider that publishes there"),
            );
        }
    }
}
