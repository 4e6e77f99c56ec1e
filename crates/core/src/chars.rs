//! Characters that cannot be seen: the one table of them. And those that stand for bullets, or go from right to left.
//!
//! Text comes from pull requests and from the web, and goes to terminals, HTML, XML and editors. What
//! cannot be seen there can make it read as something else, or make a file that no program reads.
//! Anyone who drops, replaces or reports such characters asks here which they are.
//!
//! Which they are, the properties of Unicode say (Standard Annex 44), so that a new version of it brings its own. Other
//! sources: Unicode Technical Report 36, section 2.10; XML 1.0, production 2 (Char).

use icu_properties::props::{
    BidiClass, BidiControl, DefaultIgnorableCodePoint, GeneralCategory, JoinControl,
    NoncharacterCodePoint, PrependedConcatenationMark, VariationSelector,
};
use icu_properties::{CodePointMapData, CodePointSetData};

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

/// Bullets as word processors make them.
pub(crate) const BULLETS: [char; 13] =
    ['•', '·', '▪', '◦', '‣', '●', '■', '□', '○', '➢', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

/// Spaces as word processors make them (those of Unicode's category Zs, and the one without width), which neither YAML
/// nor Markdown knows for any.
pub(crate) const ODD_SPACES: [char; 17] = [
    '\u{a0}', '\u{1680}', '\u{2000}', '\u{2001}', '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}',
    '\u{2006}', '\u{2007}', '\u{2008}', '\u{2009}', '\u{200a}', '\u{200b}', '\u{202f}', '\u{205f}',
    '\u{3000}',
];

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

/// Whether a character belongs to a script that is written from right to left (Standard Annex 9, table 4).
pub fn is_right_to_left(c: char) -> bool {
    let class = CodePointMapData::<BidiClass>::new().get(c);
    class == BidiClass::RightToLeft || class == BidiClass::ArabicLetter
}

/// Whether a character is a digit as Arabic has them, which makes what stands between two such digits go from right to
/// left (Standard Annex 9, rule N1).
pub fn is_arabic_digit(c: char) -> bool {
    CodePointMapData::<BidiClass>::new().get(c) == BidiClass::ArabicNumber
}

/// The ASCII digit that a decimal digit of any script stands for: those of a script stand together, from zero to nine
/// (Unicode Standard, section 4.6).
///
/// ```
/// use signpost_core::chars::ascii_digit;
///
/// assert_eq!("٠९８4½".chars().filter_map(ascii_digit).collect::<String>(), "0984");
/// ```
pub fn ascii_digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let categories = CodePointMapData::<GeneralCategory>::new();
    let is_digit = |at: &u32| categories.get32(*at) == GeneralCategory::DecimalNumber;
    let at = u32::from(c);
    if !is_digit(&at) {
        return None;
    }
    let zero = (0..at).rev().take_while(is_digit).last().unwrap_or(at);
    char::from_digit((at - zero) % 10, 10)
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
        // Most of what is not ASCII: Latin letters, dashes and quotes. A test asks their properties.
        '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2010}'..='\u{2027}' => None,
        _ => hidden_by_its_properties(c),
    }
}

fn hidden_by_its_properties(c: char) -> Option<Hidden> {
    use GeneralCategory as Of;
    let has_no_trace = || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c);
    match CodePointMapData::<GeneralCategory>::new().get(c) {
        Of::Control => Some(Hidden::Forbidden),
        Of::LineSeparator | Of::ParagraphSeparator => Some(Hidden::LineEnd),
        Of::PrivateUse => Some(Hidden::Private),
        Of::Unassigned if CodePointSetData::new::<NoncharacterCodePoint>().contains(c) => {
            Some(Hidden::Forbidden)
        }
        // Of these, what is drawn stands before Arabic, Syriac and Kaithi numbers and words.
        Of::Format => {
            let is_drawn = CodePointSetData::new::<PrependedConcatenationMark>().contains(c);
            (!is_drawn).then(|| without_trace(c))
        }
        Of::OtherLetter | Of::NonspacingMark | Of::Unassigned if has_no_trace() => {
            Some(without_trace(c))
        }
        _ if BLANK.contains(&c) => Some(Hidden::Blank),
        _ => None,
    }
}

fn without_trace(c: char) -> Hidden {
    match CodePointMapData::<BidiClass>::new().get(c) {
        BidiClass::LeftToRightEmbedding
        | BidiClass::RightToLeftEmbedding
        | BidiClass::LeftToRightOverride
        | BidiClass::RightToLeftOverride
        | BidiClass::PopDirectionalFormat => return Hidden::Override,
        BidiClass::LeftToRightIsolate
        | BidiClass::RightToLeftIsolate
        | BidiClass::FirstStrongIsolate
        | BidiClass::PopDirectionalIsolate => return Hidden::Isolate,
        _ => {}
    }
    let is_mark = CodePointSetData::new::<VariationSelector>().contains(c)
        || CodePointSetData::new::<JoinControl>().contains(c)
        || CodePointSetData::new::<BidiControl>().contains(c)
        || c == MONGOLIAN_VOWEL_SEPARATOR;
    if is_mark { Hidden::Mark } else { Hidden::Blank }
}

/// It chooses the form of a vowel, as a variation selector does, and has not that property.
const MONGOLIAN_VOWEL_SEPARATOR: char = '\u{180e}';

/// What the code charts of Unicode draw as nothing, or as a box with a name in it, and no property tells: a pattern of
/// Braille without a dot, what stands in for something left out, a filler of Khitan words and the head of no note.
const BLANK: [char; 4] = ['\u{2800}', '\u{fffc}', '\u{16fe4}', '\u{1d159}'];

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
            ('\u{2065}', Hidden::Blank),
            ('\u{fff0}', Hidden::Blank),
            ('\u{16fe4}', Hidden::Blank),
            ('\u{1d159}', Hidden::Blank),
            ('\u{180e}', Hidden::Mark),
            ('\u{180f}', Hidden::Mark),
            ('\u{202c}', Hidden::Override),
            ('\u{2069}', Hidden::Isolate),
            ('\u{e000}', Hidden::Private),
            ('\u{f0b7}', Hidden::Private),
            ('\u{10fffd}', Hidden::Private),
        ] {
            assert_eq!(hidden(c), Some(kind), "{}", code(c));
        }
    }

    #[test]
    fn what_is_passed_over_has_no_such_property() {
        let passed = all().filter(|c| hidden(*c).is_none() && !matches!(c, '\t' | '\n' | '\r'));
        assert_eq!(passed.filter_map(hidden_by_its_properties).next(), None);
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
