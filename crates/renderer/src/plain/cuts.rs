//! Where a line of text may be cut: nowhere in an address, which would then lead nowhere.

use std::ops::Range;

use signpost_core::address::in_text::is_of_address;
use textwrap::WordSeparator;
use textwrap::core::Word;
use unicode_normalization::char::is_combining_mark;

/// The most bytes of a line that mail servers take (RFC 5322, section 2.1.1).
pub(super) const LONGEST: usize = 998;

/// The places where a line may be broken: as Unicode has it, but nowhere in an address.
pub(super) fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let addresses = addresses(line);
    let mut all = Vec::new();
    let (mut from, mut end) = (0, 0);
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        end += word.word.len() + word.whitespace.len();
        if address_around(&addresses, end).is_none() {
            all.push(Word::from(&line[from..end]));
            from = end;
        }
    }
    Box::new(all.into_iter())
}

/// Parts of a line that are no longer than a mail server takes. Only an address may be longer.
pub(super) fn parts(line: &str) -> Vec<&str> {
    if line.len() <= LONGEST {
        return vec![line];
    }
    let addresses = addresses(line);
    let mut parts = Vec::new();
    let mut from = 0;
    while line.len() - from > LONGEST {
        let at = cut(line, from, &addresses);
        parts.push(line[from..at].trim_end_matches(' '));
        from = line.len() - line[at..].trim_start_matches(' ').len();
    }
    if from < line.len() || parts.is_empty() {
        parts.push(&line[from..]);
    }
    parts
}

/// Where the part that begins here has to end: at its last space, or else behind the last character
/// that has room, with the marks that belong to it.
fn cut(line: &str, from: usize, addresses: &[Range<usize>]) -> usize {
    let has_text = |at: &usize| !line[from..*at].trim().is_empty();
    let limit = (0..=from + LONGEST).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(from);
    if let Some(at) = line[from..limit].rfind(' ').map(|at| from + at).filter(has_text) {
        return at;
    }
    match address_around(addresses, limit) {
        Some(address) => Some(address.start).filter(has_text).unwrap_or(address.end),
        None => {
            let starts = line[from..limit].char_indices().rev().map(|(at, _)| from + at);
            let is_mark = |at: &usize| line[*at..].chars().next().is_some_and(is_combining_mark);
            let mut ends = [limit].into_iter().chain(starts).filter(|at| !is_mark(at));
            ends.find(|at| has_text(at) && address_around(addresses, *at).is_none())
                .unwrap_or(limit)
        }
    }
}

/// The address that a place is in the middle of.
fn address_around(addresses: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    addresses.iter().find(|address| address.start < at && at < address.end)
}

/// Every address in a line.
fn addresses(line: &str) -> Vec<Range<usize>> {
    let mut addresses: Vec<Range<usize>> = Vec::new();
    // As long as the line, so that places are the same.
    let small = line.to_ascii_lowercase();
    for (at, mark) in ["://", "www.", "tel:"].into_iter().flat_map(|mark| small.match_indices(mark))
    {
        let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let before =
            if mark == "://" { line[..at].trim_end_matches(is_scheme) } else { &line[..at] };
        let length = line[at..].find(|c| !is_of_address(c)).unwrap_or(line.len() - at);
        addresses.push(before.len()..at + length);
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_no_url_goes_on() {
        for (line, expected) in [
            ("背痛https://www.nhs.uk/的信息", "https://www.nhs.uk/"),
            ("詳しくは「www.nhs.uk/腰痛」を", "www.nhs.uk/"),
            ("อ่านที่https://www.nhs.uk/?a=bเพื่อ", "https://www.nhs.uk/?a=b"),
            ("see https://de.example/Rücken/Übung.", "https://de.example/Rücken/Übung."),
            ("<tel:+31-800-0113>", "tel:+31-800-0113"),
            ("<TEL:+31-800-0113>", "TEL:+31-800-0113"),
        ] {
            let found: Vec<&str> = addresses(line).into_iter().map(|it| &line[it]).collect();
            assert!(found.contains(&expected), "{line}: {found:?}");
            let longest = words(line).find(|word| word.word.contains(expected));
            assert!(longest.is_some(), "{line}");
        }
    }

    #[test]
    fn a_line_is_cut_beside_its_address_and_behind_whole_letters() {
        let address = format!("https://example.org/{}", "a/b?c=d&".repeat(110));
        for text in ["字", "あ", "กำ", "ที่", "각", "e\u{301}", "”word"] {
            let line = format!("{}{address}{}", text.repeat(150), text.repeat(900));
            let parts = parts(&line);
            assert_eq!(parts.concat(), line);
            for part in parts {
                assert!(part.len() <= LONGEST, "{} bytes of {text}", part.len());
                assert!(part.contains(&address) || !part.contains("a/b"), "{part}");
                assert!(!part.starts_with(is_combining_mark), "{part}");
            }
        }
    }

    #[test]
    fn an_address_that_is_too_long_by_itself_stays_whole() {
        let address = format!("https://example.org/{}", "a".repeat(2000));
        let line = format!("  {address} {}", "字".repeat(400));
        assert_eq!(parts(&line)[0].trim(), address);
        assert!(parts(&line)[1..].iter().all(|part| part.len() <= LONGEST));
    }
}
