//! An address stands in the content twice, so that one of the two is probably another aid's.

use std::collections::BTreeMap;

use url::Url;

use super::addresses;
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let links = addresses::links(context);
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (index, link) in links.iter().enumerate() {
        let Some(&earlier) = first.get(&key(&link.url)) else {
            first.insert(key(&link.url), index);
            continue;
        };
        let earlier = &links[earlier];
        // A copy of another aid's file has its links as well, and is reported as a copy.
        if earlier.file != link.file && id(context, earlier.file) == id(context, link.file) {
            continue;
        }
        let (message, help) = if earlier.file == link.file {
            (
                "this aid has the same address twice",
                "keep one of the two, or put the right address here",
            )
        } else {
            (
                "another aid has the same address",
                "put the right address where it is wrong; if it is one and the same aid, keep one file and list it on every page that needs it",
            )
        };
        diagnostics.push(
            Diagnostic::new(
                Code::DuplicateLink,
                message,
                context.value(link.file, &link.pointer).text("again here"),
            )
            .label(context.value(earlier.file, &earlier.pointer).text("first here"))
            .help(help),
        );
    }
}

/// The id that an aid's file states.
fn id<'l>(context: &Context<'l>, file: &SourcePath) -> Option<&'l str> {
    context.site.aids.get(file.stem()).map(|aid| aid.id.as_str())
}

/// What two addresses have in common that lead to one place on any sensible host.
fn key(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let fragment = url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
    format!("{}{port}{path}{query}{fragment}", host.trim_start_matches("www."))
}
