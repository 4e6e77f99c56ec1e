//! An aid on a known provider's host does not name the provider, so that its line is not credited
//! to anybody.

use super::addresses;
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut last = None;
    for link in addresses::links(context) {
        // One message for an aid with many links.
        if last == Some(link.file) {
            continue;
        }
        let Some(aid) = context.site.aids.get(link.file.stem()) else { continue };
        if aid.provider.is_some() || !context.knows(link.file, "/provider") {
            continue;
        }
        let Some(provider) = context.site.provider_of_host(link.host()) else { continue };
        last = Some(link.file);
        diagnostics.push(
            Diagnostic::new(
                Code::MissingProvider,
                format!(
                    "`{}` is a host of {}, but the aid names no provider",
                    link.host(),
                    provider.name
                ),
                context.value(link.file, &link.pointer),
            )
            .help(format!("add `provider: {}`", provider.id)),
        );
    }
}
