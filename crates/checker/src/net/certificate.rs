//! What a certificate says: when it expires, of whom it is, by whom, and where its issuer's is.
//!
//! rustls checks certificates and tells nobody what is in them (RFC 5280).

use jiff::Timestamp;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::oid_registry::OID_PKIX_ACCESS_DESCRIPTOR_CA_ISSUERS as CA_ISSUERS;
use x509_parser::prelude::{FromDer as _, X509Certificate};

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
    let signed = parsed(certificate)?.tbs_certificate;
    Some((signed.issuer.as_raw(), signed.subject.as_raw()))
}

/// Where it says that its issuer's certificate is, by plain HTTP, as all public authorities have it: a
/// certificate that is signed needs no secret way.
pub(crate) fn issuer_place(certificate: &[u8]) -> Option<String> {
    let certificate = parsed(certificate)?;
    let descriptions =
        certificate.extensions().iter().filter_map(|it| match it.parsed_extension() {
            ParsedExtension::AuthorityInfoAccess(access) => Some(&access.accessdescs),
            _ => None,
        });
    let places = descriptions.flatten().filter(|it| it.access_method == CA_ISSUERS);
    let mut places = places.filter_map(|it| match it.access_location {
        GeneralName::URI(place) => Some(place),
        _ => None,
    });
    places.find(|place| place.starts_with("http://")).map(str::to_owned)
}

/// The end of a certificate's validity; `None` where its bytes cannot be read.
pub(crate) fn not_after(certificate: &[u8]) -> Option<Timestamp> {
    Timestamp::from_second(parsed(certificate)?.validity().not_after.timestamp()).ok()
}

fn parsed(certificate: &[u8]) -> Option<X509Certificate<'_>> {
    X509Certificate::from_der(certificate).ok().map(|(_, certificate)| certificate)
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, CustomExtension, DnType, Issuer, KeyPair, date_time_ymd};

    use super::*;

    /// The extension that says where an issuer's certificate is (RFC 5280, section 4.2.2.1).
    const AUTHORITY_INFORMATION: &[u64] = &[1, 3, 6, 1, 5, 5, 7, 1, 1];

    fn der(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u8::try_from(content.len()).unwrap();
        let head = if length < 0x80 { vec![tag, length] } else { vec![tag, 0x81, length] };
        [&head, content].concat()
    }

    /// One that `authority` issued for `site`, and that expires with the first day of a year.
    fn certificate(year: i32) -> Vec<u8> {
        let description = |method: u8, place: &[u8]| {
            let method = der(0x06, &[0x2b, 6, 1, 5, 5, 7, 0x30, method]);
            der(0x30, &[method, der(0x86, place)].concat())
        };
        let places = [
            description(1, b"http://ocsp.test/"),
            description(2, b"ldap://issuers.test/a"),
            description(2, b"http://issuers.test/a.crt"),
        ];
        let named = |name: &str| {
            let mut params = CertificateParams::default();
            params.distinguished_name.push(DnType::OrganizationName, name);
            params
        };
        let mut params = named("site");
        let information = der(0x30, &places.concat());
        let information = CustomExtension::from_oid_content(AUTHORITY_INFORMATION, information);
        params.custom_extensions.push(information);
        params.not_after = date_time_ymd(year, 1, 1);
        let key = KeyPair::generate().unwrap();
        let authority = Issuer::new(named("authority"), KeyPair::generate().unwrap());
        params.signed_by(&key, &authority).unwrap().der().to_vec()
    }

    #[test]
    fn both_ways_of_writing_a_time_are_read() {
        // From 2050 on with four digits for the year (RFC 5280, section 4.1.2.5).
        for year in [2027, 2049, 2050, 9999] {
            let read = not_after(&certificate(year)).map(|time| time.to_string());
            assert_eq!(read, Some(format!("{year}-01-01T00:00:00Z")));
        }
    }

    #[test]
    fn names_and_the_issuers_place_are_read() {
        let whole = certificate(2027);
        let (issuer, subject) = names(&whole).unwrap();
        assert!(issuer.ends_with(b"authority"), "{issuer:?}");
        assert!(subject.ends_with(b"site"), "{subject:?}");
        assert_eq!(issuer_place(&whole).as_deref(), Some("http://issuers.test/a.crt"));
    }

    #[test]
    fn bytes_that_are_no_certificate_say_nothing() {
        let whole = certificate(2027);
        let nothing = Said { names: None, issuer_place: None, not_after: None };
        for end in 0..whole.len() {
            assert_eq!(read(&whole[..end]), nothing);
        }
    }
}
