//! A link leads to a host that is not its provider's: to another site, or to one that bears a
//! misspelt name and may belong to anybody.

use url::Url;

use super::addresses::{self, Address};
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Provider};
use crate::suggest;
use crate::yaml::latin;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let links = addresses::links(context);
    for (id, provider) in &context.site.providers {
        if !context.knows_each(&provider.file, "/hosts", "") {
            continue;
        }
        let (own, foreign): (Vec<_>, Vec<_>) = links
            .iter()
            .filter(|link| {
                let aid = context.site.aids.get(link.file.stem());
                aid.is_some_and(|aid| aid.provider.as_ref() == Some(id))
            })
            .partition(|link| provider.owns(link.host()) || looks_own(provider, link));
        match misspelt_host(provider, &own, &foreign) {
            Some((index, meant)) => diagnostics.push(
                Diagnostic::new(
                    Code::ForeignHost,
                    format!(
                        "no link of {} is on `{}`",
                        provider.display_name(),
                        provider.hosts[index]
                    ),
                    context.value(&provider.file, &format!("/hosts/{index}")),
                )
                .help(format!("did you mean `{meant}`?")),
            ),
            None => diagnostics.extend(foreign.iter().map(|link| report(context, provider, link))),
        }
    }
}

/// Whether a link leads to a host that only looks like the provider's: the letter of another alphabet in it is told.
fn looks_own(provider: &Provider, link: &Address<'_>) -> bool {
    let plain = latin(link.text);
    plain != link.text
        && Url::parse(&plain).is_ok_and(|it| it.host_str().is_some_and(|host| provider.owns(host)))
}

/// The one of a provider's hosts that nothing leads to while several links, and no fewer than all,
/// lead to one much like it: then it is not the links that are wrong.
fn misspelt_host<'l>(
    provider: &Provider,
    own: &[&Address<'_>],
    foreign: &[&'l Address<'_>],
) -> Option<(usize, &'l str)> {
    let host = foreign.first()?.host();
    if !own.is_empty() || foreign.len() < 2 || foreign.iter().any(|link| link.host() != host) {
        return None;
    }
    let closest = suggest::closest(host, provider.hosts.iter().map(String::as_str))?;
    let index = provider.hosts.iter().position(|listed| listed == closest)?;
    Some((index, host))
}

fn report(context: &Context<'_>, provider: &Entry<Provider>, link: &Address<'_>) -> Diagnostic {
    let (host, name, file) = (link.host(), provider.display_name(), &provider.file);
    let known = provider.hosts.iter().map(|host| host.trim_start_matches("*."));
    let help = match suggest::closest(host, known) {
        Some(meant) => format!(
            "did you mean `{meant}`? If `{host}` is {name}'s as well, add it to `hosts` in {file}"
        ),
        None => format!(
            "correct the address or the provider; if `{host}` is {name}'s, add it to `hosts` in {file}"
        ),
    };
    Diagnostic::new(
        Code::ForeignHost,
        format!("`{host}` is not one of the hosts of {name}"),
        context.value(link.file, &link.pointer),
    )
    .label(context.value(file, "/hosts").text("its hosts"))
    .help(help)
}
