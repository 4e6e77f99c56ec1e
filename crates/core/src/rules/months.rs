//! The names of the months.

use super::units::place_of;

/// Each month's name in each of [`LANGUAGES`](super::units::LANGUAGES).
pub(crate) const MONTHS: [[&str; 5]; 12] = [
    ["january", "januari", "januar", "janvier", "enero"],
    ["february", "februari", "februar", "février", "febrero"],
    ["march", "maart", "märz", "mars", "marzo"],
    ["april", "april", "april", "avril", "abril"],
    ["may", "mei", "mai", "mai", "mayo"],
    ["june", "juni", "juni", "juin", "junio"],
    ["july", "juli", "juli", "juillet", "julio"],
    ["august", "augustus", "august", "août", "agosto"],
    ["september", "september", "september", "septembre", "septiembre"],
    ["october", "oktober", "oktober", "octobre", "octubre"],
    ["november", "november", "november", "novembre", "noviembre"],
    ["december", "december", "dezember", "décembre", "diciembre"],
];

/// Which month, from one, a word in small letters is in a language, or its first letters are: "mar".
pub(super) fn month_named(word: &str, language: &str) -> Option<u16> {
    /// Of more letters, or fewer, they are other words: "maar".
    const SHORT: usize = 3;
    let own = place_of(language)?;
    let only = |is_it: &dyn Fn(&str) -> bool| {
        let mut months = (1..).zip(&MONTHS).filter(|(_, names)| is_it(names[own]));
        months.next().filter(|_| months.next().is_none()).map(|(month, _)| month)
    };
    let is_short = word.chars().count() == SHORT;
    only(&|name| name == word).or_else(|| only(&|name| is_short && name.starts_with(word)))
}

/// Whether a text begins with a month, so that a number with a dot before it is a day. `May` and
/// `March` begin sentences of their own, and English days have no dot.
pub(super) fn begins_with_month(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    let is_verb = matches!(word.as_str(), "may" | "march");
    !is_verb && MONTHS.iter().any(|names| names.contains(&word.as_str()))
}
