//! From the bytes of a list to its text.

use std::string::FromUtf8Error;

use encoding_rs::Encoding;

use super::Format;
use crate::charset::declared;

/// How many bytes are searched for a declaration: more than the HTML standard has, because word
/// processors write long comments first.
const PRESCAN: usize = 4096;

/// The text of a list: UTF-8, or what its first bytes or an HTML page itself say that it is in.
///
/// # Errors
///
/// When it is in anything else.
pub fn decode(bytes: Vec<u8>, format: Format) -> Result<String, FromUtf8Error> {
    // That a longer text in another encoding is UTF-8 by chance does not happen.
    String::from_utf8(bytes).or_else(|error| named(error.as_bytes(), format).ok_or(error))
}

/// The text in the encoding that it names itself.
fn named(bytes: &[u8], format: Format) -> Option<String> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let head = bytes.get(..PRESCAN).unwrap_or(bytes);
    let encoding = marked.or_else(|| declared(head).filter(|_| format == Format::Html))?;
    let (text, _, faulty) = encoding.decode(bytes);
    (!faulty).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_names() {
        for head in [
            "<meta charset=windows-1252>",
            "<meta charset = \"ISO-8859-1\" />",
            "<html><!-- Word --><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">",
            "<?xml version='1.0' encoding='iso-8859-15'?>",
            "<!-- <meta charset=utf-8> --><meta charset=windows-1252>",
        ] {
            let page = [head.as_bytes(), b"Wat is beter, op\xe9r\xe9?"].concat();
            let text = decode(page.clone(), Format::Html).unwrap();
            assert!(text.ends_with("opéré?"), "{text}");
            assert!(decode(page, Format::Csv).is_err());
        }
        assert!(decode(b"<p>caf\xe9".to_vec(), Format::Html).is_err());
        // It would not be readable as ASCII up to there.
        assert!(decode(b"<meta charset=utf-16>caf\xe9".to_vec(), Format::Html).is_err());
        let utf8 = "<meta charset=windows-1252>café";
        assert_eq!(decode(utf8.into(), Format::Html).unwrap(), utf8);
        let utf16: Vec<u8> = "\u{feff}url\té".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(utf16, Format::Csv).unwrap(), "url\té");
    }
}
