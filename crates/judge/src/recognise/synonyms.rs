//! What lay people and doctors call differently. No comparison of words can know that piles are
//! haemorrhoids.
//!
//! Only whole names are exchanged, and only where either always means the other.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::words;

static GROUPS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let lines = include_str!("synonyms.txt").lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('=').map(words::folded_line).collect())
        .collect()
});

/// All names, to be found in one pass.
struct Names {
    automaton: Option<AhoCorasick>,
    /// The group of each, and its place in that.
    places: Vec<(usize, usize)>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let places = GROUPS.iter().enumerate();
    let places = places.flat_map(|(group, names)| (0..names.len()).map(move |name| (group, name)));
    let automaton = AhoCorasick::new(GROUPS.iter().flatten()).ok();
    Names { automaton, places: places.collect() }
});

/// The names that a folded line has in it, each with another name for the same.
pub(super) fn within(line: &str) -> Vec<(String, String)> {
    let Names { automaton, places } = &*NAMES;
    let hits = automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(line));
    let mut found: Vec<usize> = hits.map(|hit| hit.pattern().as_usize()).collect();
    found.sort_unstable();
    found.dedup();
    let mut pairs = Vec::new();
    for (group, name) in found.into_iter().map(|name| places[name]) {
        let named = &GROUPS[group][name];
        let others = GROUPS[group].iter().filter(|other| *other != named);
        pairs.extend(others.map(|other| (named.clone(), other.clone())));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_name_leads_to_the_other() {
        let others = |line: &str| -> Vec<String> {
            within(line).into_iter().map(|(_, other)| other.trim().to_owned()).collect()
        };
        assert!(others(" haemorrhoids ").contains(&"piles".to_owned()));
        assert!(others(" piles or not ").contains(&"haemorrhoids".to_owned()));
        assert!(others(" my tennis elbow ").contains(&"lateral epicondylitis".to_owned()));
        assert!(others(" elbow ").is_empty());
    }

    #[test]
    fn every_group_has_two_names_and_no_name_two_groups() {
        let mut seen: Vec<&str> = Vec::new();
        for group in GROUPS.iter() {
            assert!(group.len() > 1, "{group:?}");
            for name in group {
                assert!(!seen.contains(&name.as_str()), "{name}");
                seen.push(name);
            }
        }
    }
}
