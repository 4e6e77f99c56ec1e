//! A link leads to a host that is not its provider's: to another site, or to one that bears a
//! misspelt name and may belong to anybody.

use super::addresses;
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::suggest;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for link in addresses::links(context) {
        let Some(aid) = context.site.aids.get(link.file.stem()) else { continue };
        let Some(id) = &aid.provider else { continue };
        let Some(provider) = context.site.providers.get(id) else { continue };
        let host = link.host();
        if provider.owns(host) || !context.knows_each(&provider.file, "/hosts", "") {
            continue;
        }
        let known = provider.hosts.iter().map(|host| host.trim_start_matches("*."));
        let name = provider.display_name();
        let help = match suggest::closest(host, known) {
            Some(meant) => format!(
                "did you mean `{meant}`? If `{host}` is {name}'s as well, add it to `hosts` in {}",
                provider.file
            ),
            None => format!(
                "put right the address or the provider; if `{host}` is {name}'s, add it to `hosts` in {}",
                provider.file
            ),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::ForeignHost,
                format!("`{host}` is not one of the hosts of {name}"),
                context.value(link.file, &link.pointer),
            )
            .label(context.value(&provider.file, "/hosts").text("its hosts"))
            .help(help),
        );
    }
}
