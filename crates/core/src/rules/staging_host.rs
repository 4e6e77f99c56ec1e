//! An address leads to a place for trying things out, or to one that only its author can reach.

use url::{Host, Url};

use super::addresses::{self, Address};
use super::context::Context;
use super::for_one_person::{ForOnePerson, for_one_person};
use super::prose;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::link::addresses as in_texts;

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
        let label = || context.value(address.file, &address.pointer);
        diagnostics.extend(not_public(&address.url, label));
        // Where a provider is named, the host is reported as none of its own.
        if !has_provider(context, address) {
            diagnostics.extend(personal(&address.url, label));
        }
    }
    for text in prose::markdown(context) {
        for (address, part) in in_texts(text.text) {
            let Ok(url) = Url::parse(&address) else { continue };
            let label = || text.place(context, part.clone());
            diagnostics.extend(not_public(&url, label).or_else(|| personal(&url, label)));
        }
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
