//! An address begins with http where https is meant: what travels unprotected can be read, and
//! changed, on its way to a patient.

use std::collections::BTreeSet;

use super::addresses;
use super::context::Context;
use crate::address::without_credentials;
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let all = || addresses::all(context);
    let secure: BTreeSet<&str> = all()
        .filter(|address| address.url.scheme() == "https")
        .map(addresses::Address::host)
        .collect();
    for address in all().filter(|address| address.url.scheme() == "http") {
        let clean = without_credentials(address.text);
        let rest = clean.trim_start_matches("http://");
        let known = secure.contains(address.host());
        let mut diagnostic = Diagnostic::new(
            Code::InsecureUrl,
            "the address begins with http, not https",
            context.value(address.file, &address.pointer),
        );
        diagnostic.help = Some(if known {
            format!("write https://{rest} as other addresses of this host have it")
        } else {
            format!("open https://{rest} and, if it works, write it here")
        });
        // Some hosts really have no https. Nobody can act on a warning about one, so it takes an
        // https address of the same host to make it more than a note.
        if !known {
            diagnostic.severity = Severity::Note;
        }
        diagnostics.push(diagnostic);
    }
}
