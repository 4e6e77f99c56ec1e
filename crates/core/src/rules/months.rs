//! The names of the months.

/// Each month's name in English, Dutch, German and French.
pub(crate) const MONTHS: [[&str; 4]; 12] = [
    ["january", "januari", "januar", "janvier"],
    ["february", "februari", "februar", "février"],
    ["march", "maart", "märz", "mars"],
    ["april", "april", "april", "avril"],
    ["may", "mei", "mai", "mai"],
    ["june", "juni", "juni", "juin"],
    ["july", "juli", "juli", "juillet"],
    ["august", "augustus", "august", "août"],
    ["september", "september", "september", "septembre"],
    ["october", "oktober", "oktober", "octobre"],
    ["november", "november", "november", "novembre"],
    ["december", "december", "dezember", "décembre"],
];

/// Whether a text begins with a month, so that a number with a dot before it is a day. `May` and
/// `March` begin sentences of their own, and English days have no dot.
pub(super) fn begins_with_month(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    let is_verb = matches!(word.as_str(), "may" | "march");
    !is_verb && MONTHS.iter().any(|names| names.contains(&word.as_str()))
}
