//! Texts of a PDF as people read them (ISO 32000-1, section 7.9.2 and annex D).

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// A text of the document's own description: UTF-16 or UTF-8 with a mark, else PDFDocEncoding.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => UTF_8.decode_without_bom_handling(rest).0.into_owned(),
        plain => plain.iter().map(|byte| letter(*byte)).collect(),
    };
    // UTF-16 may say which language it is in, between two escapes.
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.skip(1).step_by(2).fold(first, |text, part| text + part)
}

/// The codes of PDFDocEncoding that are not those of Latin-1.
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

fn letter(byte: u8) -> char {
    match byte {
        0x80..=0xa0 => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        other => char::from(other),
    }
}

/// The title in a document's XMP, which is XML: the first text in `dc:title` (ISO 16684-1).
pub(super) fn xmp_title(xmp: &[u8]) -> Option<String> {
    let xmp = match xmp {
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] | [0xef, 0xbb, 0xbf, ..] => decoded(xmp),
        plain => String::from_utf8_lossy(plain).into_owned(),
    };
    let (_, title) = xmp.split_once("<dc:title")?;
    let (title, _) = title.split_once("</dc:title>")?;
    let (_, mut rest) = title.split_once('>')?;
    // Inside of rdf:Alt and rdf:li, or at once.
    while let Some(tag) = rest.trim_start().strip_prefix('<') {
        rest = tag.split_once('>')?.1;
    }
    let text = rest.split('<').next()?.trim();
    (!text.is_empty()).then(|| unescaped(text))
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        });
        match name {
            "amp" => plain.push('&'),
            "lt" => plain.push('<'),
            "gt" => plain.push('>'),
            "quot" => plain.push('"'),
            "apos" => plain.push('\''),
            _ => plain.extend(number.and_then(char::from_u32)),
        }
        plain.push_str(rest);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded_by_their_marks() {
        assert_eq!(decoded(b"Sco\xe9 \x84x\x8d \x93"), "Scoé —x“ ﬁ");
        assert_eq!(decoded(b"\xfe\xff\0D\0\xe9\x20\x14"), "Dé—");
        assert_eq!(decoded(b"\xff\xfeD\0\xe9\0"), "Dé");
        assert_eq!(decoded(b"\xef\xbb\xbfD\xc3\xa9"), "Dé");
        assert_eq!(decoded(b"\xfe\xff\0\x1b\0n\0l\0\x1b\0K"), "K");
        assert_eq!(decoded(b"\xfe\xff\0"), "\u{fffd}");
    }

    #[test]
    fn the_title_of_xmp_is_found() {
        let title = |inner: &str| {
            xmp_title(format!("<x:xmpmeta><dc:title>{inner}</dc:title></x:xmpmeta>").as_bytes())
        };
        let alt =
            "<rdf:Alt>\n<rdf:li xml:lang=\"x-default\">Hernia &amp; u&#x301;</rdf:li></rdf:Alt>";
        assert_eq!(title(alt).as_deref(), Some("Hernia & u\u{301}"));
        assert_eq!(title("plain").as_deref(), Some("plain"));
        for broken in ["", "<rdf:Alt/>", "<<<<", "<rdf:Alt><rdf:li></rdf:li></rdf:Alt>"] {
            assert_eq!(title(broken), None, "{broken}");
        }
        assert_eq!(xmp_title(b"<dc:title"), None);
    }
}
