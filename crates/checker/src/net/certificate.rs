//! When a certificate expires.
//!
//! rustls checks certificates and does not say when they will cease to be good. The one field that
//! is wanted sits at a fixed place (RFC 5280, section 4.1), so that a walk over a few DER elements
//! (ITU-T X.690) does for what would otherwise take a tree of parsing crates.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

const INTEGER: u8 = 0x02;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;

/// The end of a certificate's validity; `None` where its bytes cannot be read.
pub(crate) fn not_after(certificate: &[u8]) -> Option<Timestamp> {
    let (whole, _) = element(certificate, SEQUENCE)?;
    let (signed, _) = element(whole, SEQUENCE)?;
    let rest = element(signed, VERSION).map_or(signed, |(_, rest)| rest);
    let (_serial, rest) = element(rest, INTEGER)?;
    let (_algorithm, rest) = element(rest, SEQUENCE)?;
    let (_issuer, rest) = element(rest, SEQUENCE)?;
    let (validity, _) = element(rest, SEQUENCE)?;
    let (_not_before, _, rest) = any_element(validity)?;
    let (not_after, tag, _) = any_element(rest)?;
    time(tag, std::str::from_utf8(not_after).ok()?)
}

/// RFC 5280, section 4.1.2.5: always in UTC, always with seconds; two digits mean 1950 to 2049.
fn time(tag: u8, text: &str) -> Option<Timestamp> {
    let digits = text.strip_suffix('Z').filter(|text| text.bytes().all(|b| b.is_ascii_digit()))?;
    let (year, rest) = match (tag, digits.len()) {
        (UTC_TIME, 12) => {
            let (year, rest) = digits.split_at(2);
            let year: i16 = year.parse().ok()?;
            (if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        (GENERALIZED_TIME, 14) => {
            let (year, rest) = digits.split_at(4);
            (year.parse().ok()?, rest)
        }
        _ => return None,
    };
    let two = |at: usize| rest.get(at..at + 2)?.parse::<i8>().ok();
    let time = DateTime::new(year, two(0)?, two(2)?, two(4)?, two(6)?, two(8)?, 0).ok()?;
    Offset::UTC.to_timestamp(time).ok()
}

/// The content of the first element, which must be of this kind, and what follows it.
fn element(bytes: &[u8], wanted: u8) -> Option<(&[u8], &[u8])> {
    let (content, tag, rest) = any_element(bytes)?;
    (tag == wanted).then_some((content, rest))
}

fn any_element(bytes: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = if first < 0x80 {
        (usize::from(first), rest)
    } else {
        // The long form: so many bytes of length follow. Four are more than a certificate needs.
        let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
        let known = (1..=4).contains(&length.len());
        let length = length.iter().fold(0_usize, |sum, &byte| sum << 8 | usize::from(byte));
        (known.then_some(length)?, rest)
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((content, tag, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn der(tag: u8, content: &[u8]) -> Vec<u8> {
        let mut bytes = vec![tag];
        match u8::try_from(content.len()) {
            Ok(short) if short < 0x80 => bytes.push(short),
            _ => bytes.extend([0x82, (content.len() >> 8) as u8, content.len() as u8]),
        }
        bytes.extend(content);
        bytes
    }

    fn certificate(not_after: &[u8]) -> Vec<u8> {
        let not_before = der(UTC_TIME, b"250101000000Z");
        let signed = [
            der(VERSION, &der(INTEGER, &[2])),
            der(INTEGER, &[7; 20]),
            der(SEQUENCE, &[]),
            der(SEQUENCE, &[0; 200]),
            der(SEQUENCE, &[not_before.as_slice(), not_after].concat()),
        ];
        der(SEQUENCE, &der(SEQUENCE, &signed.concat()))
    }

    #[test]
    fn both_ways_of_writing_a_time_are_read() {
        let read = |time: &[u8]| not_after(&certificate(time)).map(|time| time.to_string());
        let expected = Some("2027-05-06T07:08:09Z".to_owned());
        assert_eq!(read(&der(UTC_TIME, b"270506070809Z")), expected);
        assert_eq!(read(&der(GENERALIZED_TIME, b"20270506070809Z")), expected);
        assert_eq!(read(&der(UTC_TIME, b"500101000000Z")).as_deref(), Some("1950-01-01T00:00:00Z"));
    }

    #[test]
    fn bytes_that_are_no_certificate_have_no_expiry() {
        let whole = certificate(&der(UTC_TIME, b"270506070809Z"));
        for end in 0..whole.len() {
            assert_eq!(not_after(&whole[..end]), None);
        }
        assert_eq!(not_after(&certificate(&der(UTC_TIME, b"27050607+0100"))), None);
    }
}
