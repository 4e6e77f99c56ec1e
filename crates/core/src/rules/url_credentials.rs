//! An address contains a user name or password, which every reader would see.

use super::addresses;
use super::context::Context;
use crate::address::{has_credentials, told_without, url_without_credentials};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for address in addresses::unknown(context) {
        if !has_credentials(&address.url) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::UrlCredentials,
                "the address contains a user name or password",
                context.value(address.file, &address.pointer),
            )
            .help(told_without(url_without_credentials(address.url.clone()))),
        );
    }
}
