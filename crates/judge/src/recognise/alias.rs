//! Other names that a page itself gives the subject, in brackets: `a groin rupture (hernia inguinalis)` on a page that
//! is called `Hernia inguinalis`.
//!
//! The page's own name has to be one of the two, so that nothing is taken for a name that the page is not called by.

use super::brackets::Bracket;
use super::likeness::{naming, telling, unlike};
use crate::memory::labels;
use crate::page::Page;
use crate::words;

/// By which of its own names a page says that it means one of these subjects: pairs of the two.
pub(super) fn of(subjects: &[&str], page: &Page, brackets: &[Bracket]) -> Vec<(String, String)> {
    let mut names: Vec<Vec<String>> =
        page.names().into_iter().flat_map(labels).map(|name| naming(&name)).collect();
    names.retain(|own| !own.is_empty());
    names.sort();
    names.dedup();
    let mut pairs = Vec::new();
    for subject in subjects.iter().filter(|subject| !telling(subject).is_empty()) {
        let is_named = |own: &&Vec<String>| {
            brackets.iter().any(|Bracket { before, within }| {
                is_in(own, within) && has(subject, before)
                    || is_in(own, before) && has(subject, within)
            })
        };
        let named = names.iter().filter(is_named).map(|own| own.join(" "));
        let is_other = |own: &String| !unlike(own, &[(*subject).to_owned()]).is_empty();
        pairs.extend(named.filter(is_other).map(|own| ((*subject).to_owned(), own)));
    }
    pairs
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
    use super::super::brackets;
    use super::*;
    use crate::page::tests::answer;

    fn aliases(name: &str, text: &str, subject: &str) -> Vec<(String, String)> {
        let html = format!("<title>{name} | Clinic</title><h1>{name}</h1><p>{text}</p>");
        let page = Page::read(&answer(200, &html));
        of(&[subject], &page, &brackets::of(&page).collect::<Vec<_>>())
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
