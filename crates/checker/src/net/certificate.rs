//! What a certificate says: when it expires, of whom it is, by whom, and where its issuer's is.
//!
//! rustls checks certificates and tells nobody what is in them. The few fields that are wanted sit at
//! fixed places (RFC 5280, section 4.1), so that a walk over a few DER elements (ITU-T X.690) does
//! for what would otherwise take a tree of parsing crates.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

const INTEGER: u8 = 0x02;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;
const BOOLEAN: u8 = 0x01;
const OCTETS: u8 = 0x04;
const OBJECT: u8 = 0x06;
const ADDRESS: u8 = 0x86;

/// The extension that says where an issuer's certificate is (RFC 5280, section 4.2.2.1), and its word
/// for that.
const AUTHORITY_INFORMATION: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 1, 1];
const CA_ISSUERS: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 0x30, 2];

/// The elements of a certificate, as far as they are looked at.
struct Fields<'c> {
    issuer: &'c [u8],
    validity: &'c [u8],
    subject: &'c [u8],
    /// The key and what follows it.
    rest: &'c [u8],
}

impl<'c> Fields<'c> {
    fn of(certificate: &'c [u8]) -> Option<Self> {
        let (whole, _) = element(certificate, SEQUENCE)?;
        let (signed, _) = element(whole, SEQUENCE)?;
        let rest = element(signed, VERSION).map_or(signed, |(_, rest)| rest);
        let (_serial, rest) = element(rest, INTEGER)?;
        let (_algorithm, rest) = element(rest, SEQUENCE)?;
        let (issuer, rest) = element(rest, SEQUENCE)?;
        let (validity, rest) = element(rest, SEQUENCE)?;
        let (subject, rest) = element(rest, SEQUENCE)?;
        Some(Self { issuer, validity, subject, rest })
    }
}

/// All that is read of a certificate, for those who try hostile bytes: how many bytes its two names have,
/// where its issuer's is, and when it expires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How many bytes the two names have together.
    pub names: Option<usize>,
    /// Where its issuer's certificate is.
    pub issuer_place: Option<String>,
    /// The end of its validity.
    pub not_after: Option<Timestamp>,
}

/// Reads what bytes say that may be a certificate.
pub fn read(certificate: &[u8]) -> Said {
    Said {
        names: names(certificate).map(|(issuer, subject)| issuer.len() + subject.len()),
        issuer_place: issuer_place(certificate),
        not_after: not_after(certificate),
    }
}

/// The names of its issuer and of whom it is for, in that order.
pub(crate) fn names(certificate: &[u8]) -> Option<(&[u8], &[u8])> {
    Fields::of(certificate).map(|fields| (fields.issuer, fields.subject))
}

/// Where it says that its issuer's certificate is, by plain HTTP, as all public authorities have it: a
/// certificate that is signed needs no secret way.
pub(crate) fn issuer_place(certificate: &[u8]) -> Option<String> {
    let mut rest = Fields::of(certificate)?.rest;
    let mut extensions = loop {
        let (content, tag, after) = any_element(rest)?;
        if tag == EXTENSIONS {
            break element(content, SEQUENCE)?.0;
        }
        rest = after;
    };
    let mut descriptions = loop {
        let (extension, after) = element(extensions, SEQUENCE)?;
        let (name, value) = element(extension, OBJECT)?;
        if name == AUTHORITY_INFORMATION {
            let value = element(value, BOOLEAN).map_or(value, |(_, value)| value);
            break element(element(value, OCTETS)?.0, SEQUENCE)?.0;
        }
        extensions = after;
    };
    loop {
        let (description, after) = element(descriptions, SEQUENCE)?;
        let (method, place) = element(description, OBJECT)?;
        let place = element(place, ADDRESS).and_then(|(place, _)| std::str::from_utf8(place).ok());
        let place = place.filter(|place| method == CA_ISSUERS && place.starts_with("http://"));
        if let Some(place) = place {
            return Some(place.to_owned());
        }
        descriptions = after;
    }
}

/// The end of a certificate's validity; `None` where its bytes cannot be read.
pub(crate) fn not_after(certificate: &[u8]) -> Option<Timestamp> {
    let validity = Fields::of(certificate)?.validity;
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
        let description = |method: u8, place: &[u8]| {
            let mut name = CA_ISSUERS.to_vec();
            name[7] = method;
            der(SEQUENCE, &[der(OBJECT, &name), der(ADDRESS, place)].concat())
        };
        let places = [
            description(1, b"http://ocsp.test/"),
            description(2, b"ldap://issuers.test/a"),
            description(2, b"http://issuers.test/a.crt"),
        ];
        let value = der(OCTETS, &der(SEQUENCE, &places.concat()));
        let information = der(SEQUENCE, &[der(OBJECT, AUTHORITY_INFORMATION), value].concat());
        let constraints =
            [der(OBJECT, &[0x55, 0x1d, 0x13]), der(BOOLEAN, &[0xff]), der(OCTETS, &[])];
        let constraints = der(SEQUENCE, &constraints.concat());
        let signed = [
            der(VERSION, &der(INTEGER, &[2])),
            der(INTEGER, &[7; 20]),
            der(SEQUENCE, &[]),
            der(SEQUENCE, &[1; 200]),
            der(SEQUENCE, &[not_before.as_slice(), not_after].concat()),
            der(SEQUENCE, &[2; 3]),
            der(SEQUENCE, &[]),
            der(EXTENSIONS, &der(SEQUENCE, &[constraints, information].concat())),
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
    fn names_and_the_issuers_place_are_read() {
        let whole = certificate(&der(UTC_TIME, b"270506070809Z"));
        assert_eq!(names(&whole), Some(([1; 200].as_slice(), [2; 3].as_slice())));
        assert_eq!(issuer_place(&whole).as_deref(), Some("http://issuers.test/a.crt"));
    }

    #[test]
    fn bytes_that_are_no_certificate_say_nothing() {
        let whole = certificate(&der(UTC_TIME, b"270506070809Z"));
        for end in 0..whole.len() {
            assert_eq!(not_after(&whole[..end]), None);
            assert_eq!(issuer_place(&whole[..end]), None);
        }
        assert_eq!(not_after(&certificate(&der(UTC_TIME, b"27050607+0100"))), None);
    }
}
