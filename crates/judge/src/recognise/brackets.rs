//! The brackets of a page's text, in which it introduces a short form or another name; see A. Schwartz and M. Hearst,
//! "A simple algorithm for identifying abbreviation definitions in biomedical text", 2003.

use crate::page::Page;

/// How many words before a bracket can be what it explains, and how many words it has at most.
const BEFORE: usize = 8;
const WITHIN: usize = 6;

/// How many bytes on either side of its beginning are looked at, and how many brackets, so that a text of nothing
/// but brackets costs no more than another.
const NEAR: usize = 160;
const MOST: usize = 64;

/// A bracket with the words before it.
pub(super) struct Bracket {
    pub(super) before: String,
    pub(super) within: String,
}

/// The brackets of a page's own text.
pub(super) fn of(page: &Page) -> impl Iterator<Item = Bracket> {
    let blocks = page.main_blocks().filter(|block| !block.linked);
    let opened = blocks
        .flat_map(|block| block.text.match_indices('(').map(|(at, _)| block.text.split_at(at)));
    opened.take(MOST).filter_map(|(before, within)| {
        let before = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..];
        let (within, _) = within[1..within.floor_char_boundary(NEAR)].split_once(')')?;
        let mut words: Vec<&str> = before.split_whitespace().rev().take(BEFORE).collect();
        words.reverse();
        let few = within.split_whitespace().nth(WITHIN).is_none();
        few.then(|| Bracket { before: words.join(" "), within: within.to_owned() })
    })
}
