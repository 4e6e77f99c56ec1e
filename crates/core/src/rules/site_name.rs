//! A website's name at the end of a title: "… | Riverside Health". It is on every page of that site,
//! so that it makes any of them look like the aid.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use crate::address::bare_host;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Aid, Entry};
use crate::suggest::key;

/// What stands between a page's own title and its website's name.
const BETWEEN: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " » ", " / ", " · ", "; ", " • "];

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut ends: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    let titles = || {
        context.site.aids.values().flat_map(|aid| {
            let links = aid.links.iter().enumerate();
            links.filter_map(move |(index, link)| Some((aid, index, link, link.title.as_deref()?)))
        })
    };
    for (aid, _, link, title) in titles() {
        if let (Some((_, end)), Some(host)) = (split(title), bare_host(&link.url)) {
            ends.entry((host, key(end))).or_default().insert(aid.file.stem());
        }
    }
    for (aid, index, link, title) in titles() {
        let Some((front, end)) = split(title) else { continue };
        let shared = bare_host(&link.url)
            .and_then(|host| ends.get(&(host, key(end))))
            .is_some_and(|aids| aids.len() > 1);
        if !shared && !is_name(context, aid, end) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::SiteName,
                format!("`{end}` is the website's name, not part of the aid's title"),
                context.value(&aid.file, &format!("/links/{index}/title")),
            )
            .help(format!("write title: \"{front}\"")),
        );
    }
}

/// A title without its last part, and that part.
fn split(title: &str) -> Option<(&str, &str)> {
    let last = BETWEEN.iter().filter_map(|it| Some((title.rfind(it)?, it.len()))).max()?;
    let (front, end) = (title[..last.0].trim(), title[last.0 + last.1..].trim());
    (!front.is_empty() && !end.is_empty()).then_some((front, end))
}

/// Whether words are the name of the aid's provider, of its website or of our own site.
fn is_name(context: &Context<'_>, aid: &Entry<Aid>, end: &str) -> bool {
    let end = key(end);
    let provider = context.site.provider_of(aid);
    let own = context.site.config.name.iter().map(|(_, name)| name);
    let names = provider.iter().flat_map(|it| [Some(it.name.as_str()), it.short_name.as_deref()]);
    names.flatten().chain(own).any(|name| key(name) == end)
        || aid.links.iter().any(|link| {
            bare_host(&link.url).is_some_and(|host| {
                let name = psl::domain_str(&host).unwrap_or(&host);
                let label = name.split('.').next().unwrap_or(name);
                end == key(name) || (end == label && label.len() > 3)
            })
        })
}
