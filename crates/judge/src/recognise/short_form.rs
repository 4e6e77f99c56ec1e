//! Short forms in a title whose long form the page says: `AF` on a page about `atrial fibrillation (AF)`.
//!
//! The letters of the short form stand in the long form in order, and its first letter begins a word, as in the paper
//! that `brackets.rs` names. Where a page gives no definition, the initials of words in one of its names are one, if
//! they are more than two letters.

use super::brackets::Bracket;
use super::likeness::telling;
use crate::memory::labels;
use crate::page::Page;
use crate::words;

/// How many letters a short form has at least and at most.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// From how many letters on initials are no chance: `Medical staff` is no `MS`.
const INITIALS: usize = 3;

/// How many words beyond one for each letter a long form has at most, as in the paper.
const MORE: usize = 5;

/// The short forms in these texts, each with a long form that the page has.
pub(super) fn of(texts: &[&str], page: &Page, brackets: &[Bracket]) -> Vec<(String, String)> {
    let mut shorts: Vec<&str> = texts.iter().flat_map(|text| within(text)).collect();
    shorts.sort_unstable();
    shorts.dedup();
    if shorts.is_empty() {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    for Bracket { before, within } in brackets {
        for short in &shorts {
            if within.split(|c: char| !c.is_alphanumeric()).any(|word| word == *short) {
                pairs.extend(long_before(short, before).map(|long| (*short, long.to_owned())));
            } else if before.ends_with(short) && long_before(short, within) == Some(within.trim()) {
                pairs.push((*short, within.trim().to_owned()));
            }
        }
    }
    for short in shorts.iter().filter(|short| short.chars().count() >= INITIALS) {
        let labels = page.names().into_iter().flat_map(labels);
        let long = labels.filter_map(|label| by_initials(short, &label));
        pairs.extend(long.map(|long| (*short, long)));
    }
    pairs.retain(|(_, long)| !telling(long).is_empty());
    pairs.sort();
    pairs.dedup();
    pairs.into_iter().map(|(short, long)| (short.to_owned(), long)).collect()
}

/// The short forms in a text: words of capitals in one that has other letters too, or nothing else.
fn within(text: &str) -> impl Iterator<Item = &str> {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let shouted = words().count() > 1 && !text.chars().any(char::is_lowercase);
    words().filter(move |word| {
        !shouted
            && LETTERS.contains(&word.chars().count())
            && word.chars().next().is_some_and(char::is_alphabetic)
            && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
    })
}

/// The end of a text that a short form stands for: from the last letter backwards each is found in it, and the first
/// begins a word.
fn long_before<'t>(short: &str, text: &'t str) -> Option<&'t str> {
    let text = text.trim();
    let letters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    // Where small letters are more than one, places in the one are none in the other.
    if letters.len() != places.len() {
        return None;
    }
    let mut at = letters.len();
    let mut wanted = short.chars().flat_map(char::to_lowercase).rev().peekable();
    while let Some(letter) = wanted.next() {
        let is_first = wanted.peek().is_none();
        loop {
            at = at.checked_sub(1)?;
            let begins = at == 0 || !letters[at - 1].is_alphanumeric();
            if letters.get(at) == Some(&letter) && (!is_first || begins) {
                break;
            }
        }
    }
    let long = text.get(*places.get(at)?..)?;
    let most = short.chars().count() + MORE;
    (long.split_whitespace().count() <= most && long != short).then_some(long)
}

/// The words of a name whose initials are a short form, little words among them or not.
fn by_initials(short: &str, name: &str) -> Option<String> {
    let wanted = words::folded_line(short).trim().to_owned();
    let all = words::words(name);
    let told: Vec<String> = all.iter().filter(|word| !telling(word).is_empty()).cloned().collect();
    [all, told].iter().find_map(|words| {
        let mut runs = words.windows(wanted.chars().count());
        let run =
            runs.find(|run| run.iter().filter_map(|word| word.chars().next()).eq(wanted.chars()))?;
        Some(run.join(" "))
    })
}

#[cfg(test)]
mod tests {
    use super::super::brackets;
    use super::*;
    use crate::page::tests::answer;

    fn long(title: &str, name: &str, text: &str) -> Vec<String> {
        let html = format!("<title>{name} | Clinic</title><h1>{name}</h1><p>{text}</p>");
        let page = Page::read(&answer(200, &html));
        let brackets: Vec<Bracket> = brackets::of(&page).collect();
        of(&[title], &page, &brackets)
            .into_iter()
            .map(|(short, long)| format!("{short}: {long}"))
            .collect()
    }

    #[test]
    fn a_page_says_what_a_short_form_stands_for() {
        for (title, name, text, expected) in [
            (
                "AF: warfarin or not?",
                "Atrial fibrillation: blood thinners",
                "If you have atrial fibrillation (AF), ask.",
                "AF: atrial fibrillation",
            ),
            (
                "MS: Welche Behandlung?",
                "Behandlung der Multiplen Sklerose",
                "Die Multiple Sklerose (MS) verläuft verschieden.",
                "MS: Multiple Sklerose",
            ),
            (
                "CI oder Hörgerät",
                "Cochlea-Implantat",
                "Ein Cochlea-Implantat (CI) hilft.",
                "CI: Cochlea-Implantat",
            ),
            (
                "VKF behandelen",
                "Boezemfibrilleren",
                "VKF (voorkamerfibrillatie) komt vaak voor.",
                "VKF: voorkamerfibrillatie",
            ),
            (
                "SEP et grossesse",
                "Sclérose en plaques et grossesse",
                "Un bébé, oui ou non ?",
                "SEP: sclerose en plaques",
            ),
            (
                "RGO, options",
                "Traitement du reflux gastro-œsophagien",
                "Quelles options ?",
                "RGO: reflux gastro oesophagien",
            ),
        ] {
            assert_eq!(long(title, name, text), [expected], "{title}");
        }
    }

    #[test]
    fn what_stands_for_something_else_is_no_long_form() {
        for (title, name, text) in [
            // Two letters are the initials of much.
            ("MS: which treatment?", "Medical staff", "Meet our medical staff."),
            ("AF: warfarin or not?", "Ablation", "We treat gallstones (GS)."),
            // A title in capitals has no short forms.
            ("HIP OR KNEE", "Housing in Paris", "Housing in Paris (HIP)."),
            ("IBS: diet", "In brief: salt", "Nothing in a bracket."),
        ] {
            assert_eq!(long(title, name, text), Vec::<String>::new(), "{title}");
        }
    }
}
