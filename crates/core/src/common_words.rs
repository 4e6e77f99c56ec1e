//! Words that every page has, by which no page is known.

/// Words that say nothing of what a page is about.
const EVERYWHERE: [&str; 44] = [
    "a",
    "an",
    "and",
    "are",
    "for",
    "in",
    "is",
    "it",
    "of",
    "on",
    "or",
    "the",
    "to",
    "you",
    "your",
    "aid",
    "decision",
    "health",
    "home",
    "page",
    "patient",
    "de",
    "een",
    "en",
    "het",
    "of",
    "van",
    "voor",
    "uw",
    "keuzehulp",
    "das",
    "der",
    "die",
    "ein",
    "eine",
    "oder",
    "und",
    "la",
    "le",
    "les",
    "des",
    "et",
    "ou",
    "une",
];

/// Whether every page has these words, so that nothing can be known by them.
pub(crate) fn says_nothing(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| word.len() < 2 || EVERYWHERE.contains(&word))
}
