//! The ids within a page that other places link to.

use std::collections::BTreeSet;

use crate::model::{AidId, Page, Section};

/// The id of the list of aids, which templates know.
pub const DECISION_AIDS: &str = "decision-aids";

/// The ids that templates use themselves.
const RESERVED: [&str; 3] = ["main", "contents", DECISION_AIDS];

/// The files at the top of every site.
pub(crate) const OWN_FILES: [&str; 6] =
    ["404.html", "index.html", "index.json", "manifest.json", "robots.txt", "sitemap.xml"];

/// The name of the file beside a page that has the aids about one of its conditions.
pub fn aids_file(condition: &str) -> String {
    format!("aids-{condition}.html")
}

/// The condition whose aids are in a file of this name, if it is such a file.
pub fn condition_of(aids_file: &str) -> Option<&str> {
    aids_file.strip_prefix("aids-")?.strip_suffix(".html")
}

/// The id of an aid within every page that lists it.
pub fn aid_anchor(id: &AidId) -> String {
    format!("aid-{id}")
}

/// The ids of a page's sections: the condition, which is the same in every language, or else what
/// the heading says. The ids of the aids come first, because other pages rely on them.
pub fn section_anchors(page: &Page) -> Vec<String> {
    let mut anchors = Anchors::new();
    for id in &page.aids.list {
        anchors.take(&aid_anchor(id));
    }
    let wish = |section: &Section| {
        section.condition.as_ref().map_or(section.heading.clone(), ToString::to_string)
    };
    page.sections.iter().map(|section| anchors.take(&wish(section))).collect()
}

/// Hands out ids, each once.
struct Anchors {
    taken: BTreeSet<String>,
}

impl Anchors {
    /// Only the templates' own ids are taken.
    fn new() -> Self {
        Self { taken: RESERVED.map(str::to_owned).into() }
    }

    /// `wish` as an id, with a number behind it where it is taken already.
    fn take(&mut self, wish: &str) -> String {
        let wish = slug(wish);
        let mut anchor = wish.clone();
        let mut number = 2;
        while !self.taken.insert(anchor.clone()) {
            anchor = format!("{wish}-{number}");
            number += 1;
        }
        anchor
    }
}

/// Letters and digits of any script, in small, with hyphens between them.
fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() { "section".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_is_given_twice() {
        let mut anchors = Anchors::new();
        let given =
            ["Main", "What helps?", "what-helps", "…", "Über uns"].map(|it| anchors.take(it));
        assert_eq!(given, ["main-2", "what-helps", "what-helps-2", "section", "über-uns"]);
    }
}
