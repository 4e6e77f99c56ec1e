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
        if let Some(message) = empty_id(&link.url) {
            diagnostics.push(
                Diagnostic::new(Code::UnspecificLink, message, label())
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

/// What is said of a number in an address that has no value: `?ID=`, `?ID` or `?ID=XXXX`.
fn empty_id(url: &Url) -> Option<String> {
    let has_values = url.query().is_some_and(|query| query.contains('='));
    url.query_pairs().find_map(|(name, value)| {
        let lower = name.to_ascii_lowercase();
        let is_blank = |c: char| value.len() > 1 && value.chars().all(|own| own == c);
        // "?covid" is a word, "?id" is nothing else.
        if value.trim().is_empty() && (lower == "id" || has_values && lower.ends_with("id")) {
            Some(format!("there is nothing behind `{name}=` in this address"))
        } else if lower.ends_with("id") && ['x', 'X', '?', '.', '_'].into_iter().any(is_blank) {
            Some(format!("`{value}` behind `{name}=` in this address is no number of an aid"))
        } else {
            None
        }
    })
}

fn is_same(home: &Url, url: &Url) -> bool {
    let part = |url: &Url| {
        let host = url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
        let path = url.path().trim_end_matches('/').trim_end_matches("/index.html").to_owned();
        (host, path, url.query().unwrap_or_default().to_owned())
    };
    part(home) == part(url) && url.fragment().is_none_or(str::is_empty)
}
