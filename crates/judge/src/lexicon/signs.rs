//! Marks in a page's code, which say what made it.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::lists::{FAULT_SIGNS, List, PARKING_SIGNS, SHOP_SIGNS, SIGN_ON_SIGNS, WALL_SIGNS};
use super::phrases::LEXICON;

/// The lists of marks in code.
const LISTS: [List; 5] = [FAULT_SIGNS, PARKING_SIGNS, SHOP_SIGNS, SIGN_ON_SIGNS, WALL_SIGNS];

/// Every sign with its list, in the order of the lists, and what finds them all in one pass.
static SIGNS: LazyLock<(Vec<(List, &str)>, Option<AhoCorasick>)> = LazyLock::new(|| {
    let signs: Vec<(List, &str)> = LISTS
        .iter()
        .flat_map(|list| LEXICON.written[list.number()].iter().map(|sign| (*list, *sign)))
        .collect();
    let patterns = signs.iter().map(|(_, sign)| sign);
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::Standard).ascii_case_insensitive(true);
    let automaton = builder.build(patterns).ok();
    (signs, automaton)
});

/// The signs that a page's code has in it.
pub(crate) struct Signs(Vec<bool>);

impl Signs {
    /// Looks through a page's code once.
    pub(crate) fn of(code: &str) -> Self {
        let (signs, automaton) = &*SIGNS;
        let mut found = vec![false; signs.len()];
        for hit in automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(code)) {
            found[hit.pattern().as_usize()] = true;
        }
        Self(found)
    }

    /// The first of a list.
    pub(crate) fn first(&self, list: List) -> Option<&'static str> {
        let mut found = SIGNS.0.iter().zip(&self.0);
        found.find(|((of, _), found)| *of == list && **found).map(|((_, sign), _)| *sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_in_capitals_too_and_each_for_its_list() {
        let signs = Signs::of("<form action=/sso><input name=SAMLRequest></form>");
        assert_eq!(signs.first(SIGN_ON_SIGNS), Some("samlrequest"));
        assert_eq!(signs.first(PARKING_SIGNS), None);
    }
}
