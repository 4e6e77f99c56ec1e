//! Other names that a page itself gives the subject, in brackets: `a groin rupture (hernia inguinalis)` on a page that
//! is called `Hernia inguinalis`.
//!
//! The way in which texts introduce a short form or another name; see A. Schwartz and M. Hearst, "A simple
//! algorithm for identifying abbreviation definitions in biomedical text", 2003. Here the page's own name has to be
//! one of the two, so that nothing is taken for a name that the page is not called by.

use super::likeness::{naming, telling, unlike};
use crate::memory::labels;
use crate::page::Page;
use crate::words;

/// How many words before a bracket can be what it explains, and how many words it has at most.
const BEFORE: usize = 8;
const WITHIN: usize = 6;

/// How many bytes on either side of its beginning are looked at, and how many brackets, so that a text of nothing
/// but brackets costs no more than another.
const NEAR: usize = 160;
const MOST: usize = 64;

/// By which of its own names a page says that it means one of these subjects: pairs of the two.
pub(super) fn of<'s>(subjects: &[&'s str], page: &Page) -> Vec<(&'s str, String)> {
    let mut names: Vec<Vec<String>> =
        page.names().into_iter().flat_map(labels).map(|name| naming(&name)).collect();
    names.retain(|own| !own.is_empty());
    names.sort();
    names.dedup();
    let brackets: Vec<(String, String)> = brackets(page).collect();
    let mut pairs = Vec::new();
    for subject in subjects.iter().filter(|subject| !telling(subject).is_empty()) {
        let is_named = |own: &&Vec<String>| {
            brackets.iter().any(|(before, within)| {
                is_in(own, within) && has(subject, before)
                    || is_in(own, before) && has(subject, within)
            })
        };
        let named = names.iter().filter(is_named).map(|own| own.join(" "));
        let is_other = |own: &String| !unlike(own, &[(*subject).to_owned()]).is_empty();
        pairs.extend(named.filter(is_other).map(|own| (*subject, own)));
    }
    pairs
}

/// What stands before each bracket of the text, and what in it.
pub(super) fn brackets(page: &Page) -> impl Iterator<Item = (String, String)> {
    let blocks = page.main_blocks().filter(|block| !block.linked);
    let opened = blocks
        .flat_map(|block| block.text.match_indices('(').map(|(at, _)| block.text.split_at(at)));
    opened.take(MOST).filter_map(|(before, within)| {
        let before = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..];
        let (within, _) = within[1..within.floor_char_boundary(NEAR)].split_once(')')?;
        let mut words: Vec<&str> = before.split_whitespace().rev().take(BEFORE).collect();
        words.reverse();
        let few = within.split_whitespace().nth(WITHIN).is_none();
        few.then(|| (words.join(" "), within.to_owned()))
    })
}

fn is_in(own: &[String], text: &str) -> bool {
    let said = words::words(text);
    own.iter().all(|word| said.contains(word))
}

fn has(subject: &str, text: &str) -> bool {
    unlike(subject, &[text.to_owned()]).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    fn aliases<'s>(name: &str, text: &str, subject: &'s str) -> Vec<(&'s str, String)> {
        let html = format!("<title>{name} | Clinic</title><h1>{name}</h1><p>{text}</p>");
        of(&[subject], &Page::read(&answer(200, &html)))
    }

    #[test]
    fn a_page_says_what_else_it_is_called() {
        for (name, text, subject) in [
            ("Hernia inguinalis", "Heeft u een liesbreuk (hernia inguinalis)?", "Liesbreuk"),
            (
                "Trigger finger: your options",
                "Trigger finger (stenosing tenosynovitis) hurts.",
                "Stenosing tenosynovitis",
            ),
            (
                "Knee OA",
                "Osteoarthritis of the knee (knee OA) is common.",
                "Osteoarthritis of the knee",
            ),
            ("UC", "Ulcerative colitis (UC) comes and goes.", "Ulcerative colitis"),
            (
                "Knoten",
                "Knoten der Schilddrüse (Schilddrüsenknoten) sind häufig.",
                "Schilddrüsenknoten",
            ),
            (
                "Insuffisance veineuse",
                "Les varices des jambes (insuffisance veineuse).",
                "Varices des jambes",
            ),
        ] {
            assert_eq!(aliases(name, text, subject).len(), 1, "{name}");
        }
    }

    #[test]
    fn a_bracket_with_something_else_says_nothing() {
        for (name, text, subject) in [
            ("Our team", "We treat gallstones (Tuesdays and Fridays).", "Gallstones"),
            ("Hip surgery", "Not for knee pain. See hip surgery (ward 4).", "Knee pain"),
            ("Gallstones", "Gallstones (stones) are hard.", "Gallstones"),
        ] {
            assert_eq!(aliases(name, text, subject), [], "{name}");
        }
    }
}
