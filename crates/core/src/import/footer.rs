//! What a page writes by itself, below its text and in it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::layout::Line;
use crate::rules::MONTHS;

/// What was read below the end of a page.
#[derive(Debug, Default)]
pub(super) struct Footer {
    /// When the page was reviewed, and by whom.
    pub(super) review: Option<(Date, String)>,
    /// The page's own address.
    pub(super) address: Option<String>,
}

const REVIEWED: [(&str, &str); 3] = [
    ("Last reviewed on ", " by "),
    ("Laatst nagekeken op ", " door "),
    ("Zuletzt geprüft am ", " von "),
];

/// How the line begins that says by when a page will be reviewed again, which follows from the last.
const NEXT_REVIEW: [&str; 3] = [
    "Next review due by ",
    "De volgende controle is uiterlijk op ",
    "Die nächste Überprüfung ist bis",
];

const OWN_ADDRESS: [&str; 3] =
    ["This page on the web:", "Deze pagina op internet:", "Diese Seite im Internet:"];

/// Words that are all in the sentence with which a section refers to the aids below.
const MADE_BY_PAGES: [[&str; 2]; 3] = [
    ["about this", "at the end of this text"],
    ["hierover", "aan het eind van deze tekst"],
    ["dazu", "am ende dieses textes"],
];

impl Footer {
    /// Takes a line that a page writes below its text; says whether it was one.
    pub(super) fn take(&mut self, line: &Line, addresses: &BTreeMap<u32, String>) -> bool {
        let text = line.text.as_str();
        if let Some(review) = review(text) {
            self.review = Some(review);
            return true;
        }
        if NEXT_REVIEW.iter().any(|start| text.starts_with(start)) {
            return true;
        }
        let Some((words, number)) = text.strip_suffix(']').and_then(|text| text.rsplit_once('['))
        else {
            return false;
        };
        let Some(address) = number.parse().ok().and_then(|number| addresses.get(&number)) else {
            return false;
        };
        if OWN_ADDRESS.contains(&words.trim()) {
            self.address = Some(address.clone());
        }
        // "Nederlands: Rugpijn [10]": another language's version of the page.
        OWN_ADDRESS.contains(&words.trim()) || is_other_language(words)
    }
}

fn is_other_language(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(language, title)| {
        !title.trim().is_empty()
            && !language.contains(' ')
            && language.starts_with(char::is_uppercase)
            && language.chars().all(char::is_alphabetic)
    })
}

fn review(text: &str) -> Option<(Date, String)> {
    REVIEWED.iter().find_map(|(start, by)| {
        let (on, who) = text.strip_prefix(start)?.split_once(by)?;
        let who = who.trim().trim_end_matches('.').trim();
        (!who.is_empty()).then_some((date(on)?, who.to_owned()))
    })
}

/// A date in words, `22 November 2026` or `22. November 2026`, or in numbers.
fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut words = text.split_whitespace();
    let day = words.next()?.trim_end_matches('.').parse().ok()?;
    let name = words.next()?.to_lowercase();
    let month = MONTHS.iter().position(|names| names.contains(&name.as_str()))?;
    let year = words.next()?.parse().ok()?;
    Date::new(year, i8::try_from(month + 1).ok()?, day).ok()
}

/// Whether a line only separates the page from what is below it.
pub(super) fn is_rule(text: &str) -> bool {
    let marks: String = text.chars().filter(|c| *c != ' ').collect();
    marks.len() >= 3 && ['*', '-', '_'].iter().any(|mark| marks.chars().all(|c| c == *mark))
}

/// Whether a heading is the one above the numbered addresses.
pub(super) fn is_addresses_heading(text: &str) -> bool {
    ["addresses", "adressen"].contains(&text.to_lowercase().as_str())
}

/// Whether a text explains the codes of languages: "(en: in english; nl: in dutch)", in small
/// letters.
fn is_codes(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    inner.is_some_and(|inner| {
        inner.split("; ").all(|part| {
            part.split_once(": ").is_some_and(|(code, words)| {
                (2..=6).contains(&code.len())
                    && code.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
                    && ["in ", "auf "].iter().any(|start| words.starts_with(start))
            })
        })
    })
}

/// Whether lines say what every page says by itself.
pub(super) fn is_made_by_pages(lines: &[Line]) -> bool {
    let text = lines.iter().map(|line| line.text.to_lowercase()).collect::<Vec<_>>().join(" ");
    let sentences = text.trim_end_matches('.').matches(". ").count() + 1;
    if is_codes(&text) {
        return true;
    }
    sentences == 1 && MADE_BY_PAGES.iter().any(|all| all.iter().all(|words| text.contains(words)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::{date, is_rule, review};

    #[test]
    fn dates_are_read_as_pages_write_them() {
        for text in ["22 November 2026", "22 november 2026", "22. November 2026", "2026-11-22"] {
            assert_eq!(date(text), Some(day(2026, 11, 22)), "{text}");
        }
        assert_eq!(date("31 February 2026"), None);
        assert_eq!(
            review("Last reviewed on 22 November 2026 by Dr. A. Jansen."),
            Some((day(2026, 11, 22), "Dr. A. Jansen".to_owned()))
        );
        assert!(is_rule("* * *") && !is_rule("- a"));
    }
}
