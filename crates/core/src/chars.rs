//! Characters that cannot be seen: the one table of them. And those that stand for bullets.
//!
//! Text comes from pull requests and from the web, and goes to terminals, HTML, XML and editors. What
//! cannot be seen there can make it read as something else, or make a file that no program reads.
//! Anyone who drops, replaces or reports such characters asks here which they are.
//!
//! Sources: Unicode 16, property Default_Ignorable_Code_Point, categories Cf and Co, and section 23.7 (noncharacters);
//! Unicode Technical Report 36, section 2.10; XML 1.0, production 2 (Char). Of Cf, what is drawn is none of them: the
//! signs that stand before Arabic, Syriac and Kaithi numbers and words (U+0600 to U+0605, U+06DD, U+070F, U+0890,
//! U+0891, U+08E2, U+110BD, U+110CD).

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

/// Bullets as word processors make them.
pub(crate) const BULLETS: [char; 13] =
    ['•', '·', '▪', '◦', '‣', '●', '■', '□', '○', '➢', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

/// The first character in a text that is written by its name or number, as in HTML (`&shy;`, `&#1086;`), and what it is.
pub(crate) fn reference(text: &str) -> Option<(Range<usize>, String)> {
    text.match_indices('&').find_map(|(start, _)| {
        let (length, said) = reference_at(&text[start..])?;
        Some((start..start + length, said))
    })
}

/// The same where a text begins with it, with its length.
pub(crate) fn reference_at(text: &str) -> Option<(usize, String)> {
    /// No name that anyone types is longer.
    const LONGEST: usize = 12;
    let length = text.bytes().take(LONGEST).position(|it| it == b';')? + 1;
    let written = &text[..length];
    match Parser::new(written).nth(1)? {
        Event::Text(said) if text.starts_with('&') && *said != *written => {
            Some((length, said.into_string()))
        }
        _ => None,
    }
}

/// What a character is that cannot be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hidden {
    /// A control character (a tab and an end of a line are none here) or a noncharacter. No text has a
    /// use for it, and XML cannot hold most of them.
    Forbidden,
    /// It ends a line for some programs and not for others.
    LineEnd,
    /// It turns the direction of all that follows. No language needs it any more.
    Override,
    /// It sets a piece of text apart that has another direction. Right-to-left languages use it.
    Isolate,
    /// A mark that some script or an emoji needs: joiners, marks of direction, variants of a sign.
    Mark,
    /// Anything else that leaves no trace: soft hyphens, blanks of no width, tags, byte order marks.
    Blank,
    /// A sign for private use: what it looks like, each font decides for itself, and most show nothing or a box.
    Private,
}

/// What a character is, if it cannot be seen.
pub fn hidden(c: char) -> Option<Hidden> {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' => None,
        c if c.is_control() || is_noncharacter(c) => Some(Hidden::Forbidden),
        '\u{2028}' | '\u{2029}' => Some(Hidden::LineEnd),
        '\u{202a}'..='\u{202e}' => Some(Hidden::Override),
        '\u{2066}'..='\u{2069}' => Some(Hidden::Isolate),
        '\u{61c}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200c}'..='\u{200f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => Some(Hidden::Mark),
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{200b}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffc}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Some(Hidden::Blank),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            Some(Hidden::Private)
        }
        _ => None,
    }
}

/// Whether a character chooses a variant of the one before it, and that one has none: an emoji, a sign or a number in a
/// box may have one, ideographs, Mongolian and other scripts have theirs, and no letter of a European language has.
/// There it is no more than a place to hide something.
pub(crate) fn is_stray_variant(before: char, c: char) -> bool {
    match c {
        '\u{180b}'..='\u{180d}' | '\u{180f}' => {
            !matches!(before, '\u{1800}'..='\u{18af}' | '\u{11660}'..='\u{1167f}')
        }
        '\u{fe00}'..='\u{fe0f}' => before.is_alphabetic() && before < '\u{590}',
        '\u{e0100}'..='\u{e01ef}' => !matches!(
            before,
            '\u{3005}'..='\u{3007}'
                | '\u{3400}'..='\u{4dbf}'
                | '\u{4e00}'..='\u{9fff}'
                | '\u{f900}'..='\u{faff}'
                | '\u{20000}'..='\u{3ffff}'
        ),
        _ => false,
    }
}

/// Whether no reader's text may have this character in it: it cannot be written in XML, or it turns
/// the direction of what stands around it, or it hides text or stands for something that was left out.
pub fn is_unfit(c: char) -> bool {
    matches!(hidden(c), Some(Hidden::Forbidden | Hidden::LineEnd | Hidden::Override))
        || matches!(c, '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether XML 1.0 can hold a character, escaped or not (production 2).
pub fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Text from outside, made safe to print: each character that cannot be seen, an end of a line among
/// them, becomes U+FFFD. So what it hides is seen, and everything else stays at its place.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || hidden(c).is_some() { '\u{fffd}' } else { c })
        .collect()
}

/// How a character is written down for a person, such as `U+00AD`.
pub fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The last two of each plane, and 32 more (Unicode, section 23.7).
fn is_noncharacter(c: char) -> bool {
    u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = char> {
        (0..=0x10_ffff).filter_map(char::from_u32)
    }

    #[test]
    fn letters_signs_and_spaces_are_seen() {
        let text = "één “naïve” título ß Ж あ 漢 عربي हिन्दी ไทย 👍 10\u{a0}mg\u{202f}– ½ ©\t\r\n";
        assert_eq!(text.chars().find_map(hidden), None);
        assert!(
            !all()
                .any(|c| c.is_alphanumeric() && hidden(c).is_some() && !BLANK_LETTERS.contains(&c))
        );
    }

    /// Unicode calls these letters, and they leave no trace.
    const BLANK_LETTERS: [char; 4] = ['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}'];

    #[test]
    fn what_is_hidden_is_of_some_kind() {
        for (c, kind) in [
            ('\u{0}', Hidden::Forbidden),
            ('\u{1b}', Hidden::Forbidden),
            ('\u{85}', Hidden::Forbidden),
            ('\u{fffe}', Hidden::Forbidden),
            ('\u{ffff}', Hidden::Forbidden),
            ('\u{fdd0}', Hidden::Forbidden),
            ('\u{1fffe}', Hidden::Forbidden),
            ('\u{2028}', Hidden::LineEnd),
            ('\u{202e}', Hidden::Override),
            ('\u{2066}', Hidden::Isolate),
            ('\u{61c}', Hidden::Mark),
            ('\u{200d}', Hidden::Mark),
            ('\u{ad}', Hidden::Blank),
            ('\u{feff}', Hidden::Blank),
            ('\u{e0041}', Hidden::Blank),
            ('\u{fffc}', Hidden::Blank),
            ('\u{13430}', Hidden::Blank),
            ('\u{1343f}', Hidden::Blank),
            ('\u{e000}', Hidden::Private),
            ('\u{f0b7}', Hidden::Private),
            ('\u{10fffd}', Hidden::Private),
        ] {
            assert_eq!(hidden(c), Some(kind), "{}", code(c));
        }
    }

    #[test]
    fn a_variant_is_of_something_that_has_variants() {
        for (before, c) in [
            ('葛', '\u{e0100}'),
            ('ᠠ', '\u{180b}'),
            ('❤', '\u{fe0f}'),
            ('1', '\u{fe0f}'),
            ('က', '\u{fe00}'),
            ('a', '\u{200d}'),
        ] {
            assert!(!is_stray_variant(before, c), "{before} {}", code(c));
        }
        for (before, c) in [
            ('n', '\u{e0100}'),
            ('👍', '\u{e0101}'),
            ('n', '\u{fe00}'),
            ('é', '\u{fe0f}'),
            ('x', '\u{180b}'),
        ] {
            assert!(is_stray_variant(before, c), "{before} {}", code(c));
        }
    }

    #[test]
    fn nothing_that_xml_cannot_hold_is_fit_or_printed_as_it_is() {
        for c in all().filter(|c| !is_xml(*c)) {
            assert!(is_unfit(c), "{}", code(c));
            assert_eq!(printable(&c.to_string()), "\u{fffd}");
        }
        assert!(!all().any(|c| is_unfit(c) && hidden(c).is_none()));
    }
}
