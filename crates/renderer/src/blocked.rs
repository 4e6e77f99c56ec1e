//! What the Content-Security-Policy of the pages keeps from working in somebody's own templates and styles. A browser says so on
//! its console alone, where no editor looks.

use std::collections::BTreeMap;

use crate::address::{Target, target};
use crate::error::RenderError;
use crate::style;
use crate::template_text::{place, without_comments};

/// What begins an element that shows nothing, with what to do instead.
const ELEMENTS: [(&str, &str); 9] = [
    ("base", "write whole addresses"),
    ("style", "put the rules into extra.css"),
    ("script", "pages run no scripts: take it out"),
    ("form", "link to the page that has it"),
    ("iframe", "link to the page that it shows"),
    ("object", "link to what it shows"),
    ("embed", "link to what it shows"),
    ("audio", "link to the recording"),
    ("video", "link to the film"),
];

/// What is done about a file of another site, of which nothing is asked.
const FILE: &str = "put the file into files/ and write {{asset \"…\"}}";

/// What a browser loads for itself where a `<link>` names it, by its `rel`.
const LOADED: [&str; 5] = ["stylesheet", "icon", "preload", "prefetch", "manifest"];

/// Refuses the first such part of a folder's templates and styles, which are given by their names, for a site at this address. A
/// layout of one's own has a policy of its own, and what other sites embed has theirs.
pub(crate) fn check(files: &BTreeMap<String, String>, base: &str) -> Result<(), RenderError> {
    if files.contains_key("layout.hbs") {
        return Ok(());
    }
    let base = base.to_ascii_lowercase();
    let is_of_page = |name: &str| name.ends_with(".hbs") && name != "aids.hbs";
    for (name, text) in files.iter().filter(|(name, _)| is_of_page(name)) {
        let small = without_comments(text).to_ascii_lowercase();
        if let Some((at, what, help)) = tags(&small).find_map(|(at, tag)| blocked(at, tag, &base)) {
            let (line, column) = place(text, at);
            let template = name.clone();
            return Err(RenderError::Blocked { template, line, column, what, help });
        }
    }
    for (name, css) in files.iter().filter(|(name, _)| name.ends_with(".css")) {
        let mut all = style::addresses(css).into_iter();
        if let Some(address) = all.find(|it| !is_own(unquoted(&css[it.clone()]), &base)) {
            let (line, column) = place(css, address.start);
            return Err(RenderError::Blocked {
                template: name.clone(),
                line,
                column,
                what: unquoted(&css[address]).chars().take(LONGEST).collect(),
                help: "put the file into files/ and write url(files/…)",
            });
        }
    }
    Ok(())
}

/// So much of an address is shown: one may hold a whole picture.
const LONGEST: usize = 60;

fn unquoted(address: &str) -> &str {
    address.trim_matches(|c: char| c.is_whitespace() || "\"'".contains(c))
}

/// Whether an address leads to a file of the site itself.
fn is_own(address: &str, base: &str) -> bool {
    target(address) == Some(Target::Here) || address.to_ascii_lowercase().starts_with(base)
}

/// The tags that begin an element, without their brackets, and where they stand.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('<').filter_map(|(at, _)| {
        let tag = &text[at + 1..];
        tag.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(())?;
        Some((at, &tag[..tag.find('>').unwrap_or(tag.len())]))
    })
}

/// What of a tag a browser leaves out.
fn blocked(at: usize, tag: &str, base: &str) -> Option<(usize, String, &'static str)> {
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next()?;
    let is_data = name == "script" && tag.contains("application/ld+json");
    if let Some((_, help)) = ELEMENTS.iter().find(|(element, _)| *element == name && !is_data) {
        return Some((at, format!("<{name}>"), help));
    }
    let is_loaded = |rel: &str| LOADED.iter().any(|it| rel.contains(it));
    let is_link = name == "link"
        && attributes(tag).any(|(_, attribute, value)| attribute == "rel" && is_loaded(value));
    attributes(tag).find_map(|(from, attribute, value)| {
        let at = at + 1 + from;
        match attribute {
            "style" => {
                Some((at, "style=".to_owned(), "give it a class, and put the rule into extra.css"))
            }
            "src" | "srcset" if !is_own(value, base) => Some((at, format!("{attribute}="), FILE)),
            "href" if is_link && !is_own(value, base) => Some((at, "href=".to_owned(), FILE)),
            _ if attribute.starts_with("on") => {
                Some((at, format!("{attribute}="), "pages run no scripts: take it out"))
            }
            _ => None,
        }
    })
}

/// The attributes of a tag with their values, and where they stand in it.
fn attributes(tag: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    tag.match_indices('=').filter_map(|(at, _)| {
        let name = tag[..at].rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-').next()?;
        let from = at - name.len();
        let before = &tag[..from];
        // Helpers have arguments that look the same.
        let is_in_helper = before.matches("{{").count() > before.matches("}}").count();
        // So do words in the value of another attribute.
        let is_in_value = ['"', '\''].iter().any(|it| before.matches(*it).count() % 2 == 1);
        let is_apart = before.ends_with(|c: char| c.is_whitespace() || "\"'}".contains(c));
        let value = tag[at + 1..].trim_start_matches(['"', '\'', ' ']).split(['"', '\'']).next();
        (is_apart && !is_in_helper && !is_in_value && !name.is_empty()).then_some((
            from,
            name,
            value.unwrap_or_default(),
        ))
    })
}
