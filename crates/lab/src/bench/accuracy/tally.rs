//! Counting who is right how often.

use signpost_testweb::LabelledLink;

use super::{Calls, Says};

/// How often a checker was right and wrong about some links.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    /// Links that are there.
    pub(super) there: usize,
    /// … and were called broken.
    pub(super) false_alarms: usize,
    /// … and were said to be for a person to look at.
    pub(super) there_untold: usize,
    /// Links that are not there, or show something else.
    pub(super) broken: usize,
    /// … and were called alive.
    pub(super) missed: usize,
    /// … and were said to be for a person to look at.
    pub(super) broken_untold: usize,
    /// Links that no robot can judge.
    pub(super) closed: usize,
    /// … and were called alive all the same.
    pub(super) closed_called_there: usize,
    /// … and were called broken all the same.
    pub(super) closed_called_broken: usize,
}

impl Tally {
    /// What the calls on these links come to.
    pub(super) fn of<'l>(links: impl Iterator<Item = &'l LabelledLink>, calls: &Calls) -> Self {
        let mut tally = Self::default();
        for link in links {
            let says = said(calls, link.url);
            let count = |number: &mut usize, when| *number += usize::from(says == when);
            match truth(link) {
                Says::There => {
                    tally.there += 1;
                    count(&mut tally.false_alarms, Says::Broken);
                    count(&mut tally.there_untold, Says::CannotTell);
                }
                Says::Broken => {
                    tally.broken += 1;
                    count(&mut tally.missed, Says::There);
                    count(&mut tally.broken_untold, Says::CannotTell);
                }
                Says::CannotTell => {
                    tally.closed += 1;
                    count(&mut tally.closed_called_there, Says::There);
                    count(&mut tally.closed_called_broken, Says::Broken);
                }
            }
        }
        tally
    }
}

/// What is true of a link.
pub(super) fn truth(link: &LabelledLink) -> Says {
    match link.verdict {
        "ok" | "moved" => Says::There,
        "changed" | "dead" | "down" => Says::Broken,
        _ => Says::CannotTell,
    }
}

/// What a checker said of an address; nothing is not knowing.
pub(super) fn said(calls: &Calls, url: &str) -> Says {
    calls.get(url).map_or(Says::CannotTell, |call| call.says)
}

#[cfg(test)]
mod tests {
    use super::super::Call;
    use super::*;

    #[test]
    fn each_link_is_counted_by_its_truth() {
        let links = signpost_testweb::links();
        let all_alive: Calls = links
            .iter()
            .map(|link| (link.url.to_owned(), Call { says: Says::There, words: String::new() }))
            .collect();
        let tally = Tally::of(links.iter(), &all_alive);
        assert_eq!(tally.there + tally.broken + tally.closed, links.len());
        assert_eq!(
            (tally.false_alarms, tally.missed, tally.closed_called_there),
            (0, tally.broken, tally.closed)
        );
        let silent = Tally::of(links.iter(), &Calls::new());
        assert_eq!((silent.missed, silent.false_alarms, silent.there_untold), (0, 0, silent.there));
    }
}
