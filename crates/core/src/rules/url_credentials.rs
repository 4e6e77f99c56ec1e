//! An address contains a user name or password, which every reader would see.

use super::addresses;
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for address in addresses::unknown(context) {
        if address.url.username().is_empty() && address.url.password().is_none() {
            continue;
        }
        let mut clean = address.url.clone();
        // Neither fails on an address with a host, and there are no others here.
        let _ = clean.set_username("");
        let _ = clean.set_password(None);
        diagnostics.push(
            Diagnostic::new(
                Code::UrlCredentials,
                "the address contains a user name or password",
                context.value(address.file, &address.pointer),
            )
            .help(format!(
                "write {clean}, and change the password: anyone who can read this file knows it"
            )),
        );
    }
}
