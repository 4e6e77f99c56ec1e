//! A suppression covers no link: the link has gone, or the suppression was never right.

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;
use crate::suggest;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let file = SourcePath::from("suppressions.yaml");
    let site = context.site;
    let urls = || site.aids.values().flat_map(|aid| &aid.links).map(|link| link.url.as_str());
    for (index, suppression) in site.suppressions.iter().enumerate() {
        let (key, address) = match (&suppression.url, &suppression.prefix) {
            (Some(url), _) => ("url", url),
            (None, Some(prefix)) => ("prefix", prefix),
            (None, None) => continue,
        };
        if urls().any(|url| suppression.covers(url))
            || context.may_be_in("aids/", "/links", address)
        {
            continue;
        }
        let help = match suggest::closest(address, urls()).filter(|_| key == "url") {
            Some(meant) => format!("did you mean {meant}?"),
            None => "remove the suppression, or write the address as the aid has it".to_owned(),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::SuppressionWithoutLink,
                "no aid has a link that this suppression covers",
                context.value(&file, &format!("/{index}/{key}")),
            )
            .help(help),
        );
    }
}
