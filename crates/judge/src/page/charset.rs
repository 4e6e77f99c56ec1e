//! From bytes to text, as browsers do it.
//!
//! Source: the HTML standard, "Determining the character encoding" and "prescan a byte stream to
//! determine its encoding", and the Encoding standard for what the labels mean.

use std::borrow::Cow;

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8};
use signpost_core::charset::declared;

use crate::bounds;
use crate::observation::Answer;

/// How many bytes are searched for a declaration, as the standard has it.
const PRESCAN: usize = 1024;

/// The text of an answer.
pub(super) fn decode(answer: &Answer) -> Cow<'_, str> {
    let body = &answer.body;
    let encoding = Encoding::for_bom(body)
        .map(|(encoding, _)| encoding)
        .or_else(|| answer.header("content-type").and_then(of_content_type))
        .or_else(|| declared(body.get(..PRESCAN).unwrap_or(body)))
        .unwrap_or_else(|| undeclared(body, top_level(answer)));
    within(body, encoding)
}

/// As much of a text as is read of a page, and a little more, by which it is known to go on. In another encoding
/// a body may be three times as long as it came.
fn within<'b>(body: &'b [u8], encoding: &'static Encoding) -> Cow<'b, str> {
    /// The longest character, and the most that a decoder holds back.
    const MORE: usize = 64;
    let most = bounds::LENGTH + MORE;
    if body.len() <= most / 3 || encoding == UTF_8 && std::str::from_utf8(body).is_ok() {
        return encoding.decode(body).0;
    }
    let mut decoder = encoding.new_decoder();
    let mut text = String::with_capacity(most);
    // It ends with the body, or where no further character is sure to fit.
    let (_, _, _) = decoder.decode_to_string(body, &mut text, true);
    text.shrink_to_fit();
    Cow::Owned(text)
}

/// The encoding that a `Content-Type` names.
fn of_content_type(value: &str) -> Option<&'static Encoding> {
    let lower = value.to_ascii_lowercase();
    let (_, rest) = lower.split_once("charset=")?;
    let label = rest.split(';').next()?.trim().trim_matches(['"', '\'']);
    Encoding::for_label(label.as_bytes())
}

/// Browsers guess by the text and the country of the address (Chromium's and Firefox's detectors).
/// Text that is valid UTF-8 is UTF-8: that a longer text in another encoding is so by chance does
/// not happen. A body that was cut off within its last character is still valid up to there.
fn undeclared(body: &[u8], top_level: Option<&str>) -> &'static Encoding {
    match std::str::from_utf8(body) {
        Ok(_) => UTF_8,
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => {
            let mut detector = EncodingDetector::new();
            detector.feed(body, true);
            detector.guess(top_level.map(str::as_bytes), false)
        }
    }
}

/// The last label of the host that answered, which says in which country's encodings to look.
fn top_level(answer: &Answer) -> Option<&str> {
    let label = answer.url.domain()?.trim_end_matches('.').rsplit('.').next()?;
    label.bytes().all(|byte| byte.is_ascii_lowercase()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::answer;

    fn decoded(content_type: &str, body: &[u8]) -> String {
        let mut answer = answer(200, "");
        answer.headers = vec![("content-type".into(), content_type.into())];
        answer.body = body.to_vec();
        decode(&answer).into_owned()
    }

    #[test]
    fn a_byte_order_mark_beats_the_header() {
        assert_eq!(decoded("text/html; charset=iso-8859-1", b"\xef\xbb\xbf\xc3\xa9"), "é");
        assert_eq!(decoded("text/html", b"\xff\xfea\0\xe9\0"), "aé");
    }

    #[test]
    fn the_header_beats_the_page() {
        assert_eq!(
            decoded("text/html; Charset=\"UTF-8\"", b"<meta charset=latin1>\xc3\xa9"),
            "<meta charset=latin1>é"
        );
    }

    #[test]
    fn the_page_may_declare_itself() {
        for declaration in [
            "<meta charset=windows-1251>",
            "<META CHARSET='windows-1251'/>",
            "<meta http-equiv=content-type content=\"text/html; charset=windows-1251\">",
            "<?xml version=\"1.0\" encoding=\"windows-1251\"?>",
            "<!-- <meta charset=utf-8> --><meta charset=\"windows-1251\">",
        ] {
            let body = [declaration.as_bytes(), b"\xe9"].concat();
            assert!(decoded("text/html", &body).ends_with('й'), "{declaration}");
        }
        assert!(decoded("text/html", b"<meta charset=utf-16>\xc3\xa9").ends_with('é'));
    }

    #[test]
    fn without_a_word_it_is_utf_8_if_it_can_be() {
        assert_eq!(decoded("text/html", b"\xc3\xa9t\xc3\xa9"), "été");
        assert_eq!(decoded("text/html", b"\xe9t\xe9"), "été");
        assert_eq!(decoded("text/html; charset=nonsense", b"ab\xc3"), "ab\u{fffd}");
    }

    #[test]
    fn no_more_is_decoded_than_is_read() {
        let long = bounds::LENGTH + 1..bounds::LENGTH + 100;
        let wide: Vec<u8> =
            "a".repeat(2_000_000).encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (charset, body) in [
            ("utf-16", wide),
            ("windows-1252", vec![0x80; 2_000_000]),
            ("utf-8", [b"\xff".as_slice(), &[b'a'; 2_000_000]].concat()),
        ] {
            let text = decoded(&format!("text/html; charset={charset}"), &body);
            assert!(long.contains(&text.len()), "{charset}: {}", text.len());
        }
        // What is short enough is whole, to the last byte.
        let text = decoded("text/html; charset=windows-1252", &[0x80; 333_333]);
        assert_eq!(text, "€".repeat(333_333));
        assert!(decoded("text/html; charset=windows-1252", &[b'a'; 999_999]).len() == 999_999);
    }
}
