//! What lay people and doctors call differently. No comparison of words can know that piles are
//! haemorrhoids.
//!
//! Only whole names are exchanged, and only where either always means the other.

use std::sync::LazyLock;

use crate::words;

static GROUPS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let lines = include_str!("synonyms.txt").lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('=').map(words::folded_line).collect())
        .collect()
});

/// The names that a folded line has in it, each with another name for the same.
pub(super) fn within(line: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for group in GROUPS.iter() {
        for named in group.iter().filter(|name| line.contains(name.as_str())) {
            let others = group.iter().filter(|name| *name != named);
            pairs.extend(others.map(|other| (named.clone(), other.clone())));
        }
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
