//! Letters of a text that was saved in one encoding and read in another: `RÃ¼cken` for `Rücken`.
//!
//! The bytes of a letter in UTF-8 were each taken for a letter of Windows-1252. So the signs are those
//! whose bytes, put together, are a letter.

/// A word with such letters in it, as it is written and as it was meant, in the order of the text.
pub(super) fn words(text: &str) -> Vec<(&str, String)> {
    let mut words = Vec::new();
    if !text.contains(FIRST) {
        return words;
    }
    let (mut start, mut meant, mut is_odd) = (0, String::new(), false);
    let mut before = ' ';
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let letter = letter(&text[at..], before);
        let (length, read) = letter.map_or((c.len_utf8(), c), |(length, read)| (length, read));
        if letter.is_none() && !c.is_alphanumeric() {
            if is_odd {
                words.push((&text[start..at], std::mem::take(&mut meant)));
            }
            (start, is_odd) = (at + length, false);
            meant.clear();
        } else {
            is_odd |= letter.is_some();
            meant.push(read);
        }
        at += length;
        before = c;
    }
    if is_odd {
        words.push((&text[start..], meant));
    }
    words
}

/// The letters that [`letter`] begins with.
const FIRST: [char; 5] = ['Â', 'Ã', 'Å', 'â', 'ð'];

/// The letter whose bytes a text begins with, and how long it is as it is written.
fn letter(text: &str, before: char) -> Option<(usize, char)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let length = match first {
        'Â' | 'Ã' | 'Å' => 2,
        'â' => 3,
        'ð' => 4,
        _ => return None,
    };
    let signs = || text.chars().take(length);
    let bytes: Vec<u8> = signs().map(byte).collect::<Option<_>>()?;
    let mut read = std::str::from_utf8(&bytes).ok()?.chars();
    let read = read.next().filter(|_| read.next().is_none())?;
    let last = signs().last()?;
    let after = text[signs().map(char::len_utf8).sum::<usize>()..].chars().next();
    let fits = match first {
        // `“IRMÔ` ends in a quotation mark of its own.
        'Â' | 'Ã' => !(before.is_uppercase() && matches!(last, '…' | '”' | '’' | '»' | '\u{a0}')),
        // `cÅ“ur`, the one letter of these that languages here have.
        'Å' => matches!(read, 'œ' | 'Œ') && after.is_some_and(char::is_alphabetic),
        'â' => matches!(read, '\u{2000}'..='\u{22ff}'),
        _ => true,
    };
    fits.then(|| (signs().map(char::len_utf8).sum(), read))
}

/// The byte of a sign in Windows-1252; `None` for one that it has not.
fn byte(c: char) -> Option<u8> {
    /// From 0x80 on; those without a sign are as in Latin-1.
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match c {
        '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        _ => u8::try_from(0x80 + HIGH.chars().position(|it| it == c)?).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    fn meant(text: &str) -> Vec<String> {
        words(text).into_iter().map(|(_, meant)| meant).collect()
    }

    #[test]
    fn words_of_another_encoding_are_read_as_they_were_meant() {
        assert_eq!(words("Der RÃ¼cken, ja"), [("RÃ¼cken", "Rücken".to_owned())]);
        assert_eq!(meant("Ã©Ã©n knie, coÃ¶rdinatie"), ["één", "coördinatie"]);
        assert_eq!(
            meant("l’opÃ©ration du cÅ“ur, Ã\u{a0} cÃ´tÃ©"),
            ["opération", "cœur", "à", "côté"]
        );
        assert_eq!(meant("the doctorâ€™s 5 â‚¬"), ["doctor’s", "€"]);
        assert_eq!(meant("37Â°C and â‰¥ 5"), ["37°C", "≥"]);
    }

    #[test]
    fn letters_that_are_meant_are_left_alone() {
        for fine in [
            "Rücken, één, cœur, opération",
            "Ângstrom, Ãrea, “IRMÔ, SÃO, Å, Århus",
            "pâte, «\u{a0}âge\u{a0}», das „Ä“",
            "naïve – € 5 … ‘ja’",
        ] {
            assert!(words(fine).is_empty(), "{fine}");
        }
    }
}
