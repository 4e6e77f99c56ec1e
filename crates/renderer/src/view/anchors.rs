//! The ids within a page that other places link to.

use std::collections::BTreeSet;

/// The id of the list of aids, which templates know.
pub(crate) const DECISION_AIDS: &str = "decision-aids";

/// The ids that templates use themselves.
const RESERVED: [&str; 3] = ["main", "contents", DECISION_AIDS];

/// Hands out ids, each once.
pub(crate) struct Anchors {
    taken: BTreeSet<String>,
}

impl Anchors {
    /// Only the templates' own ids are taken.
    pub(crate) fn new() -> Self {
        Self { taken: RESERVED.map(str::to_owned).into() }
    }

    /// `wish` as an id, with a number behind it where it is taken already.
    pub(crate) fn take(&mut self, wish: &str) -> String {
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
