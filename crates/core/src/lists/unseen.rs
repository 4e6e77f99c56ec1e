//! What a page has in it and no reader sees, or sees struck out.

use std::collections::HashMap;

use html5ever::tokenizer::Tag;

use super::languages::{EMPTY, ENDS_BY_ITSELF};

/// Elements whose words are struck out.
pub(super) const STRUCK: [&str; 3] = ["del", "s", "strike"];

/// Elements that end a paragraph where they begin.
pub(super) const ENDS_PARAGRAPH: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
    "dd",
    "dt",
    "li",
];

/// An element that is not seen, and those that are open in it.
#[derive(Debug)]
pub(super) struct Unseen {
    open: Vec<String>,
    /// How many of each name are open: an end that ends nothing looks through none of them.
    counts: HashMap<String, usize>,
    /// Whether it is struck out.
    pub(super) struck: bool,
}

impl Unseen {
    /// The element that begins with this tag, if it is not seen.
    pub(super) fn of(tag: &Tag) -> Option<Self> {
        let name: &str = &tag.name;
        let value = |name: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
            Some(found.value.to_ascii_lowercase())
        };
        let styles = styles(&value("style").unwrap_or_default());
        let has = |wanted: &str| styles.iter().any(|style| style == wanted);
        let struck = STRUCK.contains(&name)
            || has("text-decoration:line-through")
            || has("text-decoration-line:line-through");
        let hidden = value("hidden").is_some()
            || value("aria-hidden").is_some_and(|value| value.trim() == "true")
            || has("display:none")
            || has("visibility:hidden");
        let is_one = (struck || hidden) && !EMPTY.contains(&name);
        is_one.then(|| {
            let mut unseen = Self { open: Vec::new(), counts: HashMap::new(), struck };
            unseen.push(name);
            unseen
        })
    }

    fn push(&mut self, name: &str) {
        self.open.push(name.to_owned());
        *self.counts.entry(name.to_owned()).or_default() += 1;
    }

    fn has(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }

    /// Whether it goes on behind a tag that begins an element, which is then in it.
    pub(super) fn begin(&mut self, name: &str) -> bool {
        // In HTML some elements end where the next of their kind begins.
        let is_open = |names: &[&str]| names.iter().any(|name| self.has(name));
        let ends = match self.open.first().map(String::as_str) {
            Some("p") => ENDS_PARAGRAPH.contains(&name),
            Some("li") => name == "li" && !is_open(&["ul", "ol"]),
            Some("dd" | "dt") => matches!(name, "dd" | "dt") && !is_open(&["dl"]),
            Some("td" | "th") => matches!(name, "td" | "th" | "tr") && !is_open(&["table"]),
            Some("tr") => name == "tr" && !is_open(&["table"]),
            Some("option") => name == "option",
            _ => false,
        };
        if !ends && !EMPTY.contains(&name) {
            self.push(name);
        }
        !ends
    }

    /// Whether it goes on behind a tag that ends an element. The second says whether the tag is its own.
    pub(super) fn end(&mut self, name: &str) -> (bool, bool) {
        if !self.has(name) {
            // What stands around it ends, and so does it, unless it must have an end of its own.
            let open_ended = |first: &str| ENDS_BY_ITSELF.contains(&first) || first == "option";
            return (!self.open.first().is_some_and(|first| open_ended(first)), false);
        }
        while let Some(last) = self.open.pop() {
            let is_it = last == name;
            self.counts.entry(last).and_modify(|count| *count -= 1);
            if is_it {
                break;
            }
        }
        (!self.open.is_empty(), true)
    }
}

/// The declarations of an element's style, without spaces.
fn styles(style: &str) -> Vec<String> {
    let declarations = style.split(';').map(|it| it.replace("!important", ""));
    declarations.map(|it| it.split_whitespace().collect()).collect()
}
