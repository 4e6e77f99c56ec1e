//! What lay people and doctors call differently. No comparison of words can know that piles are
//! haemorrhoids.
//!
//! Only whole names are exchanged, and only where either always means the other.

use std::sync::LazyLock;

use crate::page::words;

static GROUPS: LazyLock<Vec<Vec<(String, &'static str)>>> = LazyLock::new(|| {
    let lines = include_str!("synonyms.txt").lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('=').map(|name| (words::folded_line(name), name.trim())).collect())
        .collect()
});

/// The other names of what a [`words::line`] names.
pub(super) fn of(line: &str) -> Vec<&'static str> {
    let groups = GROUPS.iter().filter(|group| group.iter().any(|(known, _)| known == line));
    groups
        .flat_map(|group| group.iter().filter(|(known, _)| known != line))
        .map(|(_, name)| *name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_name_leads_to_the_other() {
        assert!(of(" haemorrhoids ").contains(&"piles"));
        assert!(of(" piles ").contains(&"haemorrhoids"));
        assert!(of(" tennis elbow ").contains(&"lateral epicondylitis"));
        assert!(of(" elbow ").is_empty());
    }

    #[test]
    fn every_group_has_two_names_and_no_name_two_groups() {
        let mut seen: Vec<&str> = Vec::new();
        for group in GROUPS.iter() {
            assert!(group.len() > 1, "{group:?}");
            for (name, written) in group {
                assert!(!seen.contains(&name.as_str()), "{written}");
                seen.push(name);
            }
        }
    }
}
