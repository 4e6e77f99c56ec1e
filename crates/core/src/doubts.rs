//! Which values of a file are not what its author meant.

use std::collections::BTreeSet;

/// The places of a file at which something is reported, as JSON pointers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Doubts {
    /// Values that are wrong, or not there.
    at: BTreeSet<String>,
    /// Values with which everything below them was filled in.
    filled: BTreeSet<String>,
}

impl Doubts {
    /// Notes that something is wrong with a value; says whether that is news.
    pub(crate) fn add(&mut self, pointer: impl Into<String>) -> bool {
        self.at.insert(pointer.into())
    }

    /// Notes that a value, and all below it, is not the author's.
    pub(crate) fn add_filled(&mut self, pointer: impl Into<String>) {
        self.filled.insert(pointer.into());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.at.is_empty() && self.filled.is_empty()
    }

    /// Whether there is nothing to be said of a value, because something has been said of it.
    pub(crate) fn is_reported(&self, pointer: &str) -> bool {
        self.at.contains(pointer) || upwards(pointer).any(|pointer| self.filled.contains(pointer))
    }

    /// Whether a value was read as it is written, so that what is not in it really is not there.
    pub(crate) fn knows(&self, pointer: &str) -> bool {
        !upwards(pointer).any(|pointer| self.at.contains(pointer) || self.filled.contains(pointer))
    }

    /// Whether that is so for one key of every item of a list.
    pub(crate) fn knows_each(&self, list: &str, key: &str) -> bool {
        self.knows(list)
            && self
                .below(list)
                .all(|rest| rest.split_once('/').is_some_and(|(_, below)| below != key))
    }

    /// Whether that is so for a value and all that is in it.
    pub(crate) fn knows_all_of(&self, pointer: &str) -> bool {
        self.knows(pointer) && self.below(pointer).next().is_none()
    }

    /// The doubtful places below one, as pointers relative to it without their first slash.
    fn below<'d>(&'d self, pointer: &str) -> impl Iterator<Item = &'d str> {
        let parent = format!("{pointer}/");
        let length = parent.len();
        // Sets are sorted, so that what is below a place stands together.
        [&self.at, &self.filled].into_iter().flat_map(move |doubts| {
            let parent = parent.clone();
            doubts
                .range(parent.clone()..)
                .take_while(move |doubt| doubt.starts_with(&parent))
                .map(move |doubt| &doubt[length..])
        })
    }
}

/// A pointer and those of everything that it is in.
fn upwards(pointer: &str) -> impl Iterator<Item = &str> {
    pointer.match_indices('/').map(|(end, _)| &pointer[..end]).chain([pointer])
}

#[cfg(test)]
mod tests {
    use super::Doubts;

    #[test]
    fn a_doubt_reaches_as_far_as_it_must() {
        let mut doubts = Doubts::default();
        doubts.add("/links");
        doubts.add("/sections/2/condition");
        doubts.add_filled("/review");
        assert!(doubts.is_reported("/links") && !doubts.is_reported("/links/0/url"));
        assert!(!doubts.knows("/links/0/url"), "the list may lack an item");
        assert!(doubts.is_reported("/review/on"));
        assert!(!doubts.knows_each("/sections", "condition"));
        assert!(doubts.knows_each("/sections", "heading"));
        assert!(!doubts.knows_all_of("/sections/2") && doubts.knows_all_of("/sections/20"));
    }
}
