//! A link that leads to no aid in particular: a home page, or a record without its number.

use url::Url;

use super::addresses;
use super::context::Context;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Access;

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for link in addresses::links(context) {
        let Some(aid) = context.site.aids.get(link.file.stem()) else { continue };
        let index = link.pointer.split('/').nth(2).and_then(|it| it.parse::<usize>().ok());
        let access = index.and_then(|index| aid.links.get(index)).map(|it| it.access);
        let home = context.site.provider_of(aid).and_then(|it| Url::parse(&it.home).ok());
        let label = || context.value(link.file, &link.pointer);
        if let Some(name) = empty_id(&link.url) {
            diagnostics.push(
                Diagnostic::new(
                    Code::UnspecificLink,
                    format!("there is nothing behind `{name}=` in this address"),
                    label(),
                )
                .help("copy the whole address from the browser while the aid is open"),
            );
        } else if home.is_some_and(|home| is_same(&home, &link.url))
            // Whom to ask for an aid may well stand on a home page.
            && access != Some(Access::Contact)
        {
            diagnostics.push(
                Diagnostic::new(
                    Code::UnspecificLink,
                    "this is the provider's home page, not the aid",
                    label(),
                )
                .help("open the aid there and copy its own address; without one, write status: unresolved and links: []"),
            );
        }
    }
}

/// The name of a number in an address that has no value: `?ID=`.
fn empty_id(url: &Url) -> Option<String> {
    url.query_pairs()
        .find(|(name, value)| value.trim().is_empty() && name.to_ascii_lowercase().ends_with("id"))
        .filter(|_| url.query().is_some_and(|query| query.contains('=')))
        .map(|(name, _)| name.into_owned())
}

fn is_same(home: &Url, url: &Url) -> bool {
    let part = |url: &Url| {
        let host = url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
        let path = url.path().trim_end_matches('/').trim_end_matches("/index.html").to_owned();
        (host, path, url.query().unwrap_or_default().to_owned())
    };
    part(home) == part(url) && url.fragment().is_none_or(str::is_empty)
}
