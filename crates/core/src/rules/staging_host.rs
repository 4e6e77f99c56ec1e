//! An address leads to a place for trying things out, or to one that only its author can reach.

use url::Host;

use super::addresses::{self, Address};
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};

/// First parts of names that organisations give to what is not meant for the public.
const LABELS: [&str; 14] = [
    "acc",
    "acceptance",
    "beta",
    "demo",
    "dev",
    "develop",
    "preprod",
    "preview",
    "qa",
    "sandbox",
    "staging",
    "stg",
    "test",
    "uat",
];

/// Last parts of names that lead nowhere on the public web. `.test` is not one of them here: it
/// leads nowhere either, which is why the simulated web of `signpost demo` lives there.
const SUFFIXES: [&str; 5] = ["internal", "invalid", "lan", "local", "localhost"];

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for address in addresses::unknown(context) {
        let Some(what) = private(address) else { continue };
        diagnostics.push(
            Diagnostic::new(
                Code::StagingHost,
                format!("`{}` is {what}, which readers cannot use", address.host()),
                context.value(address.file, &address.pointer),
            )
            .help("write the address that the public uses"),
        );
    }
}

fn private(address: &Address<'_>) -> Option<&'static str> {
    let name = match address.url.host()? {
        Host::Domain(name) => name.trim_end_matches('.').to_owned(),
        Host::Ipv4(_) | Host::Ipv6(_) => return Some("a number in place of a name"),
    };
    let (first, rest) = name.split_once('.').unwrap_or((&name, ""));
    let last = name.rsplit('.').next().unwrap_or(&name);
    if rest.is_empty() || SUFFIXES.contains(&last) {
        Some("a name that only works inside one network")
    } else if rest.contains('.') && LABELS.iter().any(|label| is_label(first, label)) {
        Some("a place for trying things out")
    } else {
        None
    }
}

/// `staging`, `staging2`, `staging-www` and `www-staging`, but not `testament`.
fn is_label(first: &str, label: &str) -> bool {
    first.split('-').any(|part| {
        part.strip_prefix(label).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    })
}
