//! What readers see that must not change by itself.

use signpost_core::Site;
use signpost_renderer::Options;

/// The numbers, negations and languages of every rendered page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Each number with its sign before it and its unit behind it, in the order of the pages.
    pub(crate) numbers: Vec<Number>,
    /// Words that turn a sentence round.
    pub(crate) negations: Vec<String>,
    /// The language that each page reads like.
    pub(crate) languages: Vec<Option<whatlang::Lang>>,
}

/// A number as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Number {
    pub(crate) sign: Option<char>,
    pub(crate) digits: String,
    pub(crate) unit: String,
}

impl Number {
    pub(crate) fn has_unit(&self) -> bool {
        !self.unit.is_empty()
    }
}

/// The units of the doses in the content that is changed. Any other word behind a number is a word.
const UNITS: [&str; 2] = ["mg", "%"];

const NEGATIONS: [&str; 14] = [
    "not", "no", "never", "without", "nothing", "cannot", "niet", "geen", "nooit", "zonder",
    "niets", "nicht", "kein", "ohne",
];

impl Seen {
    /// What the plain text of each page says; nothing where they cannot be rendered.
    pub(crate) fn of(site: &Site) -> Option<Self> {
        let rendered = signpost_renderer::render(site, None, &Options::default()).ok()?;
        let mut seen = Self { numbers: Vec::new(), negations: Vec::new(), languages: Vec::new() };
        for file in rendered.files.iter().filter(|file| file.path.ends_with("index.txt")) {
            let text = std::str::from_utf8(&file.bytes).ok()?;
            let text = without_addresses(text);
            seen.numbers.extend(numbers(&text));
            seen.negations.extend(negations(&text));
            seen.languages.push(whatlang::detect_lang(&text));
        }
        Some(seen)
    }
}

/// A text on one line, without the addresses of links: the audit asks those.
pub(crate) fn without_addresses(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| !word.contains("://"));
    words.collect::<Vec<_>>().join(" ")
}

pub(crate) fn negations(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    words.filter(|word| NEGATIONS.contains(&word.as_str())).collect()
}

/// The numbers of a text, whatever they mean.
pub(crate) fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let tail = &text[start..];
        let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let length = tail.find(|c: char| !is_part(c)).unwrap_or(tail.len());
        let digits = tail[..length].trim_end_matches(['.', ',']);
        let before = text[..start].trim_end_matches([' ', '\n']);
        let near = text[..start].ends_with(['-', '+']);
        let sign = before
            .chars()
            .last()
            .filter(|c| "<>≤≥±−=~≈".contains(*c) || (near && "-+".contains(*c)));
        let after = tail[digits.len()..].trim_start_matches([' ', '\n']);
        let is_unit = |c: char| c.is_alphabetic() || c == '%';
        let end = after.find(|c: char| !is_unit(c)).unwrap_or(after.len());
        let unit = Some(&after[..end]).filter(|unit| UNITS.contains(unit)).unwrap_or_default();
        found.push(Number { sign, digits: digits.to_owned(), unit: unit.to_owned() });
        from = start + length;
    }
    found
}
