//! Text brought into a form in which it can be compared, and text made safe to show.

use signpost_core::chars::hidden;

/// Text in lower case and without diacritics, so that `Scoliose` is found in `SCOLIOSE` and
/// `prevention` in `prévention`.
///
/// A table for the Latin letters of the languages at hand is enough here, and spares a Unicode
/// database: what it does not know stays as it is, on both sides of every comparison.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ğ' => folded.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => folded.push('i'),
            'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ň' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => folded.push('o'),
            'ř' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ť' | 'ţ' | 'ț' => folded.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            // Combining marks of decomposed text, soft hyphens and joiners.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
            _ => folded.push(c),
        }
    }
    folded
}

/// Umlauts written as German does where it has none: `Rueckenschmerzen` for `Rückenschmerzen`.
pub fn spelled_out(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ä' | 'Ä' => spelled.push_str("ae"),
            'å' | 'Å' => spelled.push_str("aa"),
            'ö' | 'Ö' | 'ø' | 'Ø' => spelled.push_str("oe"),
            'ü' | 'Ü' => spelled.push_str("ue"),
            _ => spelled.push(c),
        }
    }
    spelled
}

/// The words of a text: folded runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How many words a text has.
pub fn count(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// A text's words with one space around each, so that a whole phrase can be looked for by
/// plain search: ` page not found ` is in ` sorry page not found `, and ` art ` not in ` part `.
pub fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 2);
    line.push(' ');
    for word in words(text) {
        line.push_str(&word);
        line.push(' ');
    }
    line
}

/// Text from the network made fit to be shown: one line, bounded, without the control,
/// bidirectional and invisible characters that could make it read as something else
/// (Unicode TR 36, section 2.10).
pub fn plain(text: &str, limit: usize) -> String {
    let mut plain = String::new();
    let mut length = 0;
    let mut pending_space = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            pending_space = length > 0;
            continue;
        }
        if hidden(c).is_some() {
            continue;
        }
        if length + usize::from(pending_space) >= limit {
            plain.push('…');
            break;
        }
        if pending_space {
            plain.push(' ');
            length += 1;
            pending_space = false;
        }
        plain.push(c);
        length += 1;
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_case_and_diacritics() {
        assert_eq!(fold("Dépistage RÜCKEN Œdème straße"), "depistage rucken oedeme strasse");
        assert_eq!(fold("de\u{301}pistage"), "depistage");
    }

    #[test]
    fn umlauts_are_spelled_out() {
        assert_eq!(spelled_out("Rückenschmerzen, Öl, Æ"), "Rueckenschmerzen, oel, Æ");
    }

    #[test]
    fn a_line_has_whole_words_only() {
        assert_eq!(line("  Page, not—found!"), " page not found ");
        assert_eq!(line("L’aide d'une"), " l aide d une ");
        assert_eq!(line(""), " ");
    }

    #[test]
    fn plain_text_has_no_tricks() {
        assert_eq!(plain("a\u{202e}b\u{7}c\n\n d\u{200b}", 80), "ab c d");
        assert_eq!(plain("\u{1b}[31mred", 80), "[31mred");
        assert_eq!(plain("a\u{fffe}\u{ad}b\u{ffff}\u{e0041}", 80), "ab");
        assert_eq!(plain("abcdef", 3), "abc…");
        assert_eq!(plain("ab cd", 3), "ab…");
        assert_eq!(plain("ab ", 2), "ab");
    }
}
