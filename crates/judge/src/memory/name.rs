//! What a page calls itself, without what its site puts into every title.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::page::Page;
use crate::words;

/// What sites put between the parts of a title, and between a title and their own name.
const SEPARATORS: &[&str] = &[
    " | ", " || ", " - ", " – ", " — ", " -- ", " :: ", " · ", " • ", " » ", " > ", " › ", " « ",
    " < ", " ~ ", " / ", "|", " ⋆ ", " ▷ ", " ∙ ",
];

/// What finds them in one pass.
static CUTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(SEPARATORS).ok()
});

/// The parts of a name.
pub(crate) fn parts(name: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut start = 0;
    let cuts =
        CUTS.iter().flat_map(|cuts| cuts.find_iter(name)).map(|cut| (cut.start(), cut.end()));
    for (end, next) in cuts.chain([(name.len(), name.len())]) {
        let part = name[start..end].trim();
        if part.contains(char::is_alphanumeric) {
            parts.push(part.to_owned());
        }
        start = next;
    }
    parts
}

/// A name cut at all signs behind which a page may say what kind of page it is: `Scoliosis: course dates`.
pub(crate) fn labels(name: &str) -> Vec<String> {
    let cut = |part: &String| -> Vec<String> {
        part.split([':', '(', ')', ',']).map(|label| label.trim().to_owned()).collect()
    };
    parts(name).iter().flat_map(cut).collect()
}

/// What a page has in its title and main headings, whole and in parts, folded.
pub(super) fn said(page: &Page) -> HashSet<String> {
    let parts = page.names().into_iter().flat_map(parts).map(|part| words::folded_line(&part));
    page.name_lines().map(|line| line.to_string()).chain(parts).collect()
}

/// The title without the parts that the control page has too.
pub(super) fn own_title(page: &Page, shared: &HashSet<String>) -> String {
    let title = if page.title.is_empty() { &page.og_title } else { &page.title };
    let mut own = parts(title);
    own.retain(|part| !shared.contains(&words::folded_line(part)));
    own.join(" | ")
}

/// How much two pages' names have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Names {
    /// One of them has none.
    Unknown,
    /// They have little or nothing in common.
    Other,
    /// They have much in common.
    Near,
    /// The later one has all of the earlier one, and more: a new edition says so.
    Longer,
    /// They are the same.
    Same,
}

/// The title and main heading of a page.
pub(super) struct Named<'a> {
    pub(super) title: &'a str,
    pub(super) heading: &'a str,
}

impl Named<'_> {
    /// What the page is called, in words: what title and heading agree on or, where they agree on
    /// nothing, either of them.
    fn cores(&self) -> Vec<BTreeSet<String>> {
        let (title, heading) = (telling(self.title), telling(self.heading));
        let best = parts(self.title)
            .iter()
            .map(|part| telling(part))
            .max_by_key(|part| part.intersection(&heading).count());
        match best {
            Some(part) if part.intersection(&heading).count() * 2 > part.len() => {
                vec![part, heading]
            }
            _ => [title, heading].into_iter().filter(|name| !name.is_empty()).collect(),
        }
    }
}

/// Compares what two pages call themselves.
pub(super) fn compare(before: &Named<'_>, now: &Named<'_>) -> Names {
    let (ours, theirs) = (before.cores(), now.cores());
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |two| relation(one, two)));
    pairs.max().unwrap_or(Names::Unknown)
}

/// Whether both the title and the main heading say the same as before, in words: either alone may be that of a
/// page beside it.
pub(super) fn are_all_same(before: &Named<'_>, now: &Named<'_>) -> bool {
    let (ours, theirs) = (before.cores(), now.cores());
    theirs.iter().all(|two| ours.iter().any(|one| relation(one, two) == Names::Same))
}

fn relation(one: &BTreeSet<String>, two: &BTreeSet<String>) -> Names {
    let common = one.intersection(two).count();
    let all = one.len() + two.len() - common;
    if common == all && common > 0 {
        Names::Same
    } else if common >= 2 && common == one.len() {
        Names::Longer
    } else if common * 2 > one.len().max(two.len()) {
        Names::Near
    } else {
        Names::Other
    }
}

/// The words of a name, without years: an edition is no other aid. Other numbers stay, since type 1
/// is not type 2.
fn telling(name: &str) -> BTreeSet<String> {
    words::words(name).into_iter().filter(|word| !words::is_year(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(one: (&str, &str), two: (&str, &str)) -> Names {
        let named = |(title, heading)| Named { title, heading };
        compare(&named(one), &named(two))
    }

    #[test]
    fn an_edition_is_the_same_and_a_number_is_not() {
        for (one, two, expected) in [
            ("Back pain 2020", "Back pain 2025", Names::Same),
            ("Diabetes type 1: insulin", "Diabetes type 2: metformin", Names::Other),
            ("Scoliosis: surgery?", "Scoliosis: surgery? Second edition", Names::Longer),
            ("Scoliosis: surgery?", "Our team", Names::Other),
        ] {
            assert_eq!(compared((one, one), (two, two)), expected, "{one} | {two}");
        }
        assert_eq!(compared(("", ""), ("x", "")), Names::Unknown);
    }

    #[test]
    fn the_name_of_the_site_does_not_matter_where_the_heading_has_the_title() {
        let before = ("Scoliosis: surgery? | Site", "Scoliosis: surgery?");
        assert_eq!(compared(before, ("Scoliosis: surgery? – New Site", "")), Names::Longer);
        assert_eq!(compared(before, ("Scoliosis: surgery?", "Welcome")), Names::Same);
        assert_eq!(compared(before, ("Our team | Site", "Our team")), Names::Other);
    }

    #[test]
    fn parts_are_cut_at_every_usual_sign() {
        for title in
            ["One two | Site", "One two - Site", "One two – Site", "One two » Site", "One two|Site"]
        {
            assert_eq!(parts(title), ["One two", "Site"], "{title}");
        }
        assert_eq!(parts("X-ray or not? Wait-and-see"), ["X-ray or not? Wait-and-see"]);
    }
}
