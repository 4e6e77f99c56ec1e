//! What stands below an aid's line: titles with numbers for their addresses, and facts.

use std::collections::BTreeMap;

use super::layout::{Line, begins_with_address, item, without_sign};
use crate::address::in_text;
use crate::model::Access;
use crate::scaffold::NewLink;

/// What was read below an aid's line.
#[derive(Debug, Default)]
pub(super) struct Details {
    pub(super) links: Vec<NewLink>,
    pub(super) updated: Option<i16>,
    /// Names of a provider, in full.
    pub(super) names: Vec<String>,
    /// Lines that say something else.
    pub(super) others: Vec<Line>,
}

impl Details {
    pub(super) fn has(&self, url: &str) -> bool {
        self.links.iter().any(|link| link.url == url)
    }
}

/// Words before a number in place of a title.
const ADDRESS: [&str; 4] = ["address", "adres", "adresse", "link"];

/// What a page says of the access to an aid.
const ACCESS: [(Access, &[&str]); 5] = [
    (Access::Open, &["free", "gratis", "kostenlos"]),
    (Access::Login, &["you need to log in", "u moet inloggen", "Sie müssen sich anmelden"]),
    (Access::Code, &["you need a code", "u hebt een code nodig", "Sie brauchen einen Code"]),
    (
        Access::Contact,
        &[
            "you have to ask its maker for it",
            "u moet de maker erom vragen",
            "Sie müssen beim Anbieter danach fragen",
        ],
    ),
    (
        Access::Paid,
        &["you have to pay for it", "u moet ervoor betalen", "Sie müssen dafür bezahlen"],
    ),
];

/// What stands before the year of the last update.
const UPDATED: [&str; 5] = [
    "last updated in",
    "last updated on",
    "laatst bijgewerkt in",
    "laatst bijgewerkt op",
    "zuletzt aktualisiert",
];

/// Reads the lines below an aid's line. `addresses` are the text's numbered addresses, and `ours`
/// says whether a name is that of a provider.
pub(super) fn read(
    lines: &[Line],
    addresses: &BTreeMap<u32, String>,
    ours: impl Fn(&str) -> bool,
) -> Details {
    let mut details = Details::default();
    for line in joined(lines) {
        let text = item(&line.text).unwrap_or(&line.text).to_owned();
        if let Some(link) = link(without_sign(&text), addresses) {
            details.links.push(link);
            continue;
        }
        let mut unknown = Vec::new();
        let mut known = 0;
        for fact in text.split(';').map(|fact| fact.trim().trim_end_matches('.')) {
            if let Some(access) = access(fact) {
                if let Some(link) = details.links.last_mut() {
                    link.access = access;
                }
                known += 1;
            } else if let Some(year) = year(fact) {
                details.updated = Some(year);
                known += 1;
            } else if ours(fact) {
                details.names.push(fact.to_owned());
                known += 1;
            } else if is_language(fact) {
                known += 1;
            } else {
                unknown.push(fact.to_owned());
            }
        }
        match unknown.as_slice() {
            [] => {}
            // Between facts, the one that says nothing of the kind is who publishes the aid.
            [name] if known > 0 => details.names.push(name.clone()),
            _ => details.others.push(Line { text, ..line }),
        }
    }
    details
}

/// Lines as they were before they were filled to a width: one goes on in the next where that begins
/// with no bullet and the first has no number at its end.
fn joined(lines: &[Line]) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::new();
    let mut open = false;
    for line in lines {
        let goes_on = open
            && item(&line.text).is_none()
            && whole.last().is_some_and(|last| {
                item(&last.text).is_some()
                    || last.text.ends_with([';', ','])
                    || line.indent > last.indent
                    || last.text.len() > 55
            });
        match whole.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&line.text);
            }
            None => whole.push(line.clone()),
        }
        open = !line.text.ends_with(']');
    }
    whole
}

/// `Title [1]`, `Title https://…`, `Address: [1]` or an address alone.
fn link(text: &str, addresses: &BTreeMap<u32, String>) -> Option<NewLink> {
    let (title, url) = if let Some(front) = text.strip_suffix(']') {
        let (title, number) = front.rsplit_once('[')?;
        (title, addresses.get(&number.parse().ok()?)?.clone())
    } else {
        let place = in_text::addresses(text).find(|it| begins_with_address(&text[it.start..]))?;
        // What goes on behind it is a sentence.
        if text[place.end..].contains(' ') {
            return None;
        }
        (text[..place.start].trim_end_matches(['<', '(']), text[place].to_owned())
    };
    let title = title.trim().trim_end_matches(':').trim();
    let is_title =
        !title.is_empty() && !ADDRESS.iter().any(|word| title.eq_ignore_ascii_case(word));
    Some(NewLink {
        url,
        title: is_title.then(|| title.to_owned()),
        access: Access::Open,
        expect: Vec::new(),
    })
}

fn access(fact: &str) -> Option<Access> {
    ACCESS.iter().find(|(_, words)| words.contains(&fact)).map(|(access, _)| *access)
}

fn year(fact: &str) -> Option<i16> {
    let rest = UPDATED.iter().find_map(|words| fact.strip_prefix(words))?;
    let last = rest.split_whitespace().next_back()?;
    last.parse().ok().filter(|year| (1990..=2100).contains(year))
}

/// "in English", "in het Nederlands und …": the line above says so already, with a code.
fn is_language(fact: &str) -> bool {
    const ALSO: [&str; 8] = ["in", "het", "auf", "and", "en", "und", "/", "a"];
    let mut words = fact.split_whitespace();
    let leads = words.next().is_some_and(|word| matches!(word, "in" | "auf"));
    let pdf = fact.eq_ignore_ascii_case("pdf");
    let mut rest = words.peekable();
    pdf || (leads
        && rest.peek().is_some()
        && rest.all(|word| ALSO.contains(&word) || word.starts_with(char::is_uppercase)))
}
