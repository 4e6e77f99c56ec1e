//! Where an address in running text begins and ends.
//!
//! Everything that looks for addresses in a text asks here: a rule that would take a quotation mark
//! or a bracket of the sentence for the address's own would write a link that leads nowhere.

use std::ops::Range;

use super::credentials;

/// How many brackets may be open at once. Without a bound, each address of a text full of them would be
/// read to the text's end.
const DEEPEST: usize = 16;

const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

/// Every web address in a text, as it is written: with its scheme, or from `www.` on.
pub fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.get(from..)?.find(['h', 'H', 'w', 'W'])?;
            from = start + 1;
            let Some(length) = length(&text[start..]) else { continue };
            let before = text[..start].chars().next_back();
            from = start + length;
            // The rest of a mail address, or of one that is written without its scheme.
            let is_joined =
                |c: char| c.is_alphanumeric() && is_of_address(c) || "@./-_".contains(c);
            if !before.is_some_and(is_joined) {
                return Some(start..start + length);
            }
        }
    })
}

/// Every page of a website in a text that is written with neither its scheme nor `www.`: `example.org/pain`. The name
/// ends in what is known for the end of a domain (the public suffix list), and something of the page follows it.
pub fn bare_addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    /// A name in the domain name system is no longer (RFC 1035).
    const LONGEST_NAME: usize = 253;
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let mut from = 0;
    text.match_indices('/').filter_map(move |(slash, _)| {
        let nearest = text.floor_char_boundary(slash.saturating_sub(LONGEST_NAME + 1)).max(from);
        let before = text.get(nearest..slash)?;
        let name = &before[before.trim_end_matches(of_name).len()..];
        let start = slash - name.len();
        // What stands behind one of these is a part of another address.
        let is_joined = |c: char| c.is_alphanumeric() || "@:/_=?&#%~+".contains(c);
        let follows = text[slash + 1..].starts_with(|c: char| c.is_ascii_alphanumeric());
        let is_address = follows
            && !text[..start].ends_with(is_joined)
            && !name.ends_with('.')
            && !name.get(..4).is_some_and(|it| it.eq_ignore_ascii_case("www."))
            && is_registered(name);
        if !is_address {
            return None;
        }
        from = start + trimmed(&text[start..start + end(&text[start..], name.len())]);
        Some(start..from)
    })
}

/// Whether a name ends in what is known for the end of a domain, and that domain is no abbreviation. `nhs.uk` is an end
/// and has pages of its own.
fn is_registered(name: &str) -> bool {
    const SHORTEST: usize = 3;
    let name = name.to_ascii_lowercase();
    let is_known = psl::suffix(name.as_bytes()).is_some_and(|suffix| suffix.is_known());
    let own = psl::domain_str(&name).unwrap_or(&name).split_once('.');
    is_known && own.is_some_and(|(own, _)| own.len() >= SHORTEST)
}

/// How long the address is that a text begins with, if it begins with one.
pub fn length(text: &str) -> Option<usize> {
    let is_here =
        |it: &&&str| text.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it));
    let scheme = BEGINNINGS.iter().find(is_here)?.len();
    // Looked at first: what is no address must not be read to its end each time.
    if !text[scheme..].starts_with(|c: char| c.is_alphanumeric() || c == '[') {
        return None;
    }
    let end = trimmed(&text[..end(text, scheme)]);
    (end > scheme).then_some(end)
}

/// Where the address stops: at what no address has, or at a bracket that it did not open itself.
fn end(text: &str, scheme: usize) -> usize {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut before = ' ';
    let mut in_host = true;
    // The signs of a password are no signs of the sentence.
    let has_slashes = text[..scheme].ends_with('/');
    let host = scheme + if has_slashes { credentials::length(&text[scheme..]) } else { 0 };
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let goes_on = match c {
            '(' | ')' | '\'' if at < host => true,
            '(' | '[' if open.len() == DEEPEST => false,
            '(' | '[' => {
                open.push((at, if c == '(' { ')' } else { ']' }));
                true
            }
            ')' | ']' => open.pop().is_some_and(|(_, close)| close == c),
            '\'' => !in_host,
            // As encyclopedias have them within a name.
            '’' | '–' => {
                !in_host && before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric)
            }
            c => is_of_address(c),
        };
        if !goes_on {
            end = at;
            break;
        }
        in_host &= at < scheme || !matches!(c, '/' | '?' | '#');
        before = c;
    }
    // A bracket that the address does not close is the sentence's.
    open.iter().map(|(at, _)| *at).find(|at| *at < end).unwrap_or(end)
}

/// An address's length without the marks of the sentence at its end.
fn trimmed(address: &str) -> usize {
    const MARKS: [char; 10] = ['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_'];
    address.trim_end_matches(MARKS).len()
}

/// Whether an address goes on with a character. What no URL has unescaped ends it, but letters of
/// scripts that put spaces between words: people write them as browsers show them.
pub fn is_of_address(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c),
        '\u{80}'..='\u{dff}' | '\u{1e00}'..='\u{1fff}' => c.is_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{addresses, bare_addresses};

    #[test]
    fn an_address_ends_where_its_sentence_goes_on() {
        for (text, address) in [
            ("«https://a.test/x»", "https://a.test/x"),
            ("„https://a.test/x“, sagt sie", "https://a.test/x"),
            ("‚https://a.test/x‘.", "https://a.test/x"),
            ("’https://a.test/x’", "https://a.test/x"),
            ("'https://a.test/x'.", "https://a.test/x"),
            ("»https://a.test/x«", "https://a.test/x"),
            ("「https://a.test/x」", "https://a.test/x"),
            ("(https://a.test/a_(b))", "https://a.test/a_(b)"),
            ("(see https://a.test/a_(b).)", "https://a.test/a_(b)"),
            ("[https://a.test/a?b[]=1]", "https://a.test/a?b[]=1"),
            ("https://a.test/z…", "https://a.test/z"),
            ("https://a.test/z... and", "https://a.test/z"),
            ("https://a.test/?q=1!", "https://a.test/?q=1"),
            ("https://a.test/x(see", "https://a.test/x"),
            ("https://a.test's page", "https://a.test"),
            ("https://a.test/it's", "https://a.test/it's"),
            ("https://fr.test/L’Équipe’", "https://fr.test/L’Équipe"),
            ("https://a.test/A–B – c", "https://a.test/A–B"),
            ("背痛https://a.test/的信息", "https://a.test/"),
            ("Www.a.test/b,", "Www.a.test/b"),
            ("<www.a.test>", "www.a.test"),
            ("http://[::1]:80/a", "http://[::1]:80/a"),
            ("https://a.test/https://b.test/", "https://a.test/https://b.test/"),
            ("(https://u:it's-secret@a.test/x)", "https://u:it's-secret@a.test/x"),
            ("'https://u:(:@a.test', see", "https://u:(:@a.test"),
            ("https://u:a)b@a.test.", "https://u:a)b@a.test"),
            ("https://a.test' (u@b.test)", "https://a.test"),
            ("[https://a.test](mailto:u@b.test)", "https://a.test"),
        ] {
            let found: Vec<&str> = addresses(text).map(|it| &text[it]).collect();
            assert_eq!(found, [address], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_an_address_is_none() {
        for text in [
            "anna@www.a.test",
            "https://",
            "https://…/z…",
            "www.",
            "awww.b",
            "a.test/www.b",
            "www. a",
        ] {
            assert_eq!(addresses(text).count(), 0, "{text}");
        }
    }

    #[test]
    fn a_page_is_named_without_its_scheme() {
        for (text, address) in [
            ("Zie thuisarts.nl/rugpijn.", "thuisarts.nl/rugpijn"),
            ("(gesundheitsinformation.de/ruecken)", "gesundheitsinformation.de/ruecken"),
            ("voir ameli.fr/assure/sante, page 2", "ameli.fr/assure/sante"),
            ("NHS.uk/conditions?a=b!", "NHS.uk/conditions?a=b"),
            ("see decisionaid.ohri.ca/AZlist.html", "decisionaid.ohri.ca/AZlist.html"),
        ] {
            let found: Vec<&str> = bare_addresses(text).map(|it| &text[it]).collect();
            assert_eq!(found, [address], "{text}");
        }
        for text in [
            "2.5/3.5 mg/l",
            "and/or",
            "p.o./i.v.",
            "z.B./d.h.",
            "he/she",
            "see thuisarts.nl / page",
            "thuisarts.nl/",
            "https://thuisarts.nl/a/b",
            "www.thuisarts.nl/a",
            "a@thuisarts.nl/a",
            "5.mg/kg",
            "Dr.No/b",
            "list.txt/list.csv",
        ] {
            assert_eq!(bare_addresses(text).count(), 0, "{text}");
        }
    }
}
