//! The encoding that a web page says it is in, and text that an editor saved as UTF-16.
//!
//! Source: the HTML standard, "prescan a byte stream to determine its encoding", and the Encoding standard for
//! what the labels mean.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The encoding that the first bytes of a page name: in `<meta charset>`, `<meta http-equiv="content-type">` or
/// an XML declaration.
///
/// ```
/// use signpost_core::charset::declared;
///
/// let named = declared(b"<!-- <meta charset=utf-8> --><meta charset=latin1>");
/// assert_eq!(named.map(|it| it.name()), Some("windows-1252"));
/// ```
pub fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let text = head.to_ascii_lowercase();
    let mut rest = text.as_slice();
    if rest.starts_with(b"<?xml") {
        let (declaration, _) = split_before(rest, b">");
        if let Some(label) = attribute(declaration, b"encoding") {
            return labelled(label);
        }
    }
    loop {
        (_, rest) = split_before(rest, b"<");
        if rest.is_empty() {
            return None;
        }
        if rest.starts_with(b"<!--") {
            // The dashes that open a comment may close it as well.
            let (_, after) = split_before(rest.get(2..).unwrap_or_default(), b"-->");
            rest = after.get(3..).unwrap_or_default();
            continue;
        }
        let (tag, after) = split_before(rest, b">");
        if tag.starts_with(b"<meta")
            && tag.get(5).is_some_and(|b| b.is_ascii_whitespace() || *b == b'/')
        {
            // `charset=` is found in the attribute of that name and within `content` alike.
            if let Some(encoding) = attribute(tag, b"charset").and_then(labelled) {
                return Some(encoding);
            }
        }
        rest = after;
    }
}

/// A declaration within the page cannot truthfully say UTF-16, since it was read as ASCII.
fn labelled(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}

/// The value after `name=` in a tag, quoted or not.
fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let (_, named) = split_before(tag, name);
    let rest = named.strip_prefix(name)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    rest.split(|b| b.is_ascii_whitespace() || b"\"';>/".contains(b)).next()
}

/// What stands before the first place of these bytes, and what stands from there on: all and nothing
/// where they are nowhere.
fn split_before<'t>(text: &'t [u8], wanted: &[u8]) -> (&'t [u8], &'t [u8]) {
    let at = text.windows(wanted.len()).position(|window| window == wanted);
    text.split_at_checked(at.unwrap_or(text.len())).unwrap_or((text, &[]))
}

/// The bytes of a text in UTF-8 without a byte order mark, where they are UTF-16: "Unicode" as some editors on Windows and PowerShell save it.
/// Such a text begins with its mark, or with two letters of one byte, each beside a zero, as no text in UTF-8 does. Half
/// a character becomes a byte that no UTF-8 has.
///
/// ```
/// use signpost_core::charset::as_utf8;
///
/// assert_eq!(as_utf8(b"\xff\xfe{\0}\0"), b"{}".as_slice());
/// assert_eq!(as_utf8(b"\0{\0}\0\n"), b"{}\n".as_slice());
/// assert_eq!(as_utf8(b"\xef\xbb\xbf{}"), b"{}".as_slice());
/// assert_eq!(as_utf8(b"{}"), b"{}".as_slice());
/// ```
pub fn as_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        [a, 0, b, 0, ..] if *a > 0 && *b > 0 => u16::from_le_bytes,
        [0, a, 0, b, ..] if *a > 0 && *b > 0 => u16::from_be_bytes,
        _ => return Cow::Borrowed(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)),
    };
    let (pairs, _) = bytes.as_chunks();
    let mut utf8 = Vec::with_capacity(bytes.len());
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match character {
            Ok('\u{feff}') if utf8.is_empty() => {}
            Ok(character) => {
                utf8.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Err(_) => utf8.push(0xff),
        }
    }
    Cow::Owned(utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_utf_16_is_read_in_either_order_and_with_its_faults() {
        let both = |units: &[u16]| {
            let little: Vec<u8> = units.iter().copied().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units.iter().copied().flat_map(u16::to_be_bytes).collect();
            assert_eq!(as_utf8(&little), as_utf8(&big));
            as_utf8(&big).into_owned()
        };
        let text: Vec<u16> = "\u{feff}größe 😀".encode_utf16().collect();
        assert_eq!(both(&text), "größe 😀".as_bytes());
        assert_eq!(both(&text[1..]), "größe 😀".as_bytes());
        // Half a character, and half a letter at the end of a file that was cut.
        assert_eq!(
            both(&text[..text.len() - 1]),
            [b"gr\xc3\xb6\xc3\x9fe ".as_slice(), b"\xff"].concat()
        );
        assert_eq!(as_utf8(b"\xff\xfea\0b"), b"a".as_slice());
    }

    #[test]
    fn what_is_no_utf_16_stays_as_it_is() {
        for bytes in [
            b"".as_slice(),
            b"a",
            b"\0",
            b"a\0",
            b"\xef\xbb{}",
            b"{}\xef\xbb\xbf",
            b"\xff",
            b"\0\0\0\0",
            b"caf\xe9",
        ] {
            assert_eq!(as_utf8(bytes), bytes);
        }
    }
}
