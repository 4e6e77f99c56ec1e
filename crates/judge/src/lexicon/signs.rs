//! Marks in a page's code, which say what made it.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::lists::{FAULT_SIGNS, List, PARKING_SIGNS, SHOP_SIGNS, SIGN_ON_SIGNS, WALL_SIGNS};
use super::phrases::LEXICON;

/// The lists of marks in code.
const LISTS: [List; 5] = [FAULT_SIGNS, PARKING_SIGNS, SHOP_SIGNS, SIGN_ON_SIGNS, WALL_SIGNS];

/// Every sign with its list, in the order of the lists.
static SIGNS: LazyLock<Vec<(List, &str)>> = LazyLock::new(|| {
    let written = |list: List| LEXICON.written[list.number()].iter().map(move |sign| (list, *sign));
    LISTS.into_iter().flat_map(written).collect()
});

/// What finds them all in one pass.
static AUTOMATON: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // Every page is looked through, and so many patterns would be made into the smaller and slower kind.
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::Standard).kind(Some(AhoCorasickKind::DFA));
    builder.ascii_case_insensitive(true);
    builder.build(SIGNS.iter().map(|(_, sign)| sign)).ok()
});

/// The signs that a page's code has in it.
pub(crate) struct Signs(Vec<bool>);

impl Signs {
    /// Looks through a page's code once.
    pub(crate) fn of(code: &str) -> Self {
        let mut found = vec![false; SIGNS.len()];
        for hit in AUTOMATON.iter().flat_map(|automaton| automaton.find_overlapping_iter(code)) {
            found[hit.pattern().as_usize()] = true;
        }
        Self(found)
    }

    /// The first of a list.
    pub(crate) fn first(&self, list: List) -> Option<&'static str> {
        let mut found = SIGNS.iter().zip(&self.0);
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
