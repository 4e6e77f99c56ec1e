//! A link that leads to no page: to a telephone, a mailbox, or a place further down. Its words are words of the text.

use crate::address;

/// Where such a link leads, and its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Elsewhere {
    /// The number or the mailbox; empty for a place of the same page.
    reached_at: String,
    words: String,
}

impl Elsewhere {
    /// The link with this address, if it leads to no page.
    pub(super) fn of(url: &str) -> Option<Self> {
        let url = url.trim();
        if url.starts_with('#') {
            return Some(Self::default());
        }
        let (scheme, rest) = url.split_once(':')?;
        let is_one = ["mailto", "tel", "sms"].iter().any(|it| scheme.eq_ignore_ascii_case(it));
        let reached_at = rest.split(['?', ';']).next().unwrap_or(rest).trim().to_owned();
        is_one.then(|| Self { reached_at, words: String::new() })
    }

    /// Words of the link.
    pub(super) fn words(&mut self, words: &str) {
        self.words.push_str(words);
    }

    /// The link ends: what its words do not say of where it leads.
    pub(super) fn rest(&self) -> Option<String> {
        /// A number may be written with or without its country.
        const TELLING: usize = 6;
        let number = address::digits(&self.reached_at);
        let tail = number.get(number.len().saturating_sub(TELLING)..).unwrap_or(&number);
        let is_said = match self.reached_at.contains('@') {
            true => self.words.to_lowercase().contains(&self.reached_at.to_lowercase()),
            false => address::says_number(&self.words, tail),
        };
        (!self.reached_at.is_empty() && !is_said).then(|| format!(" ({})", self.reached_at))
    }
}

#[cfg(test)]
mod tests {
    use super::Elsewhere;

    #[test]
    fn what_the_words_do_not_say_is_added() {
        let said = |url: &str, words: &str| {
            let mut link = Elsewhere::of(url)?;
            link.words(words);
            Some(link.rest().unwrap_or_default())
        };
        assert_eq!(said("tel:112", "Bel 112").as_deref(), Some(""));
        assert_eq!(said("tel:112", "Bel ons").as_deref(), Some(" (112)"));
        assert_eq!(said("tel:+31-20-1234567", "020 123 45 67").as_deref(), Some(""));
        assert_eq!(said("TEL:112", "0112").as_deref(), Some(""));
        assert_eq!(said("tel:112", "0900-1122").as_deref(), Some(" (112)"));
        assert_eq!(said("tel:112", "kies 1, dan 12").as_deref(), Some(" (112)"));
        assert_eq!(said("mailto:a@nhs.uk?subject=x", "mail").as_deref(), Some(" (a@nhs.uk)"));
        assert_eq!(said("mailto:a@nhs.uk", "A@nhs.uk").as_deref(), Some(""));
        assert_eq!(said("#top", "naar boven").as_deref(), Some(""));
        assert_eq!(said("https://a.example/", "x"), None);
    }
}
