//! An address leads to a place for trying things out, or to one that only its author can reach.

use url::{Host, Url};

use super::addresses::{self, Address};
use super::context::Context;
use super::for_one_person::{ForOnePerson, for_one_person};
use crate::address::{is_host_of, is_private_name};
use crate::diagnostic::{Code, Diagnostic, Label};

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

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for address in addresses::unknown(context) {
        let label = || context.value(address.file, &address.pointer);
        diagnostics.extend(not_public(&address.url, label));
        // Where a provider is named, the host is reported as none of its own.
        if !has_provider(context, address) {
            diagnostics.extend(personal(&address.url, label));
        }
    }
    for (text, address, part) in addresses::in_texts(context) {
        let Ok(url) = Url::parse(address) else { continue };
        let label = || text.place(context, part.clone());
        diagnostics.extend(not_public(&url, label).or_else(|| personal(&url, label)));
    }
}

fn not_public(url: &Url, label: impl FnOnce() -> Label) -> Option<Diagnostic> {
    let what = private(url)?;
    let message = format!("`{}` is {what}, which readers cannot use", url.host_str()?);
    let fault = Diagnostic::new(Code::StagingHost, message, label());
    Some(fault.help("write the address that the public uses"))
}

fn personal(url: &Url, label: impl FnOnce() -> Label) -> Option<Diagnostic> {
    let ForOnePerson { message, help, severity } = for_one_person(url)?;
    let mut fault = Diagnostic::new(Code::StagingHost, message, label()).help(help);
    fault.severity = severity;
    Some(fault)
}

fn has_provider(context: &Context<'_>, address: &Address<'_>) -> bool {
    let aid = context.site.aids.get(address.file.stem());
    aid.is_some_and(|aid| aid.file == *address.file && aid.provider.is_some())
}

fn private(url: &Url) -> Option<&'static str> {
    let name = match url.host()? {
        Host::Domain(name) => name.trim_end_matches('.').to_owned(),
        Host::Ipv4(_) | Host::Ipv6(_) => return Some("a number in place of a name"),
    };
    let (first, rest) = name.split_once('.').unwrap_or((&name, ""));
    // `.test` leads nowhere either, which is why the simulated web of `signpost demo` lives there, and `.example` is told
    // as a name for examples.
    if is_private_name(&name) && !is_host_of(&name, &["test", "example"]) {
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
