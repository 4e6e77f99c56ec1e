//! Addresses in plain text.

use std::ops::Range;

use super::Slip;
use crate::address::in_text;

/// The addresses in a run of plain text, which nobody can follow.
pub(super) fn addresses(text: &str, run: Range<usize>) -> Vec<Slip> {
    let (plain, places) = unescaped(text, run);
    let written = in_text::addresses(&plain).chain(in_text::bare_addresses(&plain));
    let found = written.filter_map(|part| {
        // A link that did not come about has been told.
        let before = &plain[..part.start];
        if ["](", "] (", "][", ")["].iter().any(|mark| before.ends_with(mark)) {
            return None;
        }
        let address = &plain[part.clone()];
        let place = |at: usize| places.get(at).copied();
        let (mut start, mut end) = (place(part.start)?, place(part.end)?);
        let sure = is_end(&text[end..]);
        let without_scheme = !address.contains("://");
        let whole = if without_scheme { format!("https://{address}") } else { address.to_owned() };
        let link = format!("[{}]({whole})", shown(address));
        // `<www.example.org>`: these brackets make a link only of what has a scheme.
        let in_brackets = text[..start].ends_with('<') && text[end..].starts_with('>');
        if in_brackets {
            (start, end) = (start - 1, end + 1);
        }
        let (help, replacement) = match without_scheme && !in_brackets {
            true => (format!("write {link}"), link),
            false => (format!("write <{whole}>, or {link}"), format!("<{whole}>")),
        };
        let message = "readers cannot follow this address, because it is not a link";
        let slip = Slip::new(start..end, message, help).written(replacement);
        Some(if sure || in_brackets { slip } else { slip.unsure() })
    });
    found.collect()
}

/// An address as it is shown where it is a link's text.
fn shown(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

/// Whether an address ends here for certain, so that nobody has to look.
fn is_end(after: &str) -> bool {
    let mut rest = after.chars();
    match rest.next() {
        None => true,
        Some('*' | '_' | '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’') => {
            !rest.next().is_some_and(char::is_alphanumeric)
        }
        Some(c) => c.is_whitespace() || "…)]}»«“”„‘‚‹›\"<>".contains(c),
    }
}

/// A run of text without the backslashes that take a mark's meaning, and where each of its bytes
/// stands in the text.
fn unescaped(text: &str, run: Range<usize>) -> (String, Vec<usize>) {
    let mut plain = String::new();
    let mut places = Vec::new();
    let mut chars = text[run.clone()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_mark = |next: &(usize, char)| next.1.is_ascii_punctuation();
        let (c, length) = match (c, chars.next_if(|next| c == '\\' && is_mark(next))) {
            (_, Some((_, mark))) => (mark, 2),
            (c, None) => (c, c.len_utf8()),
        };
        places.extend((0..c.len_utf8()).map(|byte| run.start + at + byte.min(length)));
        plain.push(c);
    }
    places.push(run.end);
    (plain, places)
}
