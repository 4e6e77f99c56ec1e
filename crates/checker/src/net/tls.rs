//! What kept a secure connection from being made, in words that a host's owner can act on.
//!
//! What the library says of itself names its own types and counts seconds since 1970; it is for
//! those who know the library.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rustls::pki_types::UnixTime;
use rustls::{AlertDescription, CertificateError, Error, OtherError, PeerIncompatible};

use super::verifier::{MissingIssuer, SelfSigned};
use signpost_judge::observation::FailureKind;

/// What is said of a server that does not speak HTTP/1.1.
pub(super) const HTTP_2_ONLY: &str = "it speaks HTTP/2 and not HTTP/1.1";

/// What is said of a server that breaks a handshake off in which it asked for a certificate.
pub(super) const WANTS_CERTIFICATE: &str = "it asked for a certificate of the reader's";

/// So many of the names in a certificate are told.
const NAMES: usize = 3;

/// The kind of failure, as far as readers' browsers tell them apart.
pub(super) fn kind(error: &Error) -> FailureKind {
    use CertificateError as C;
    let fault = match error {
        Error::InvalidCertificate(fault) => fault,
        Error::AlertReceived(alert) => return after_alert(*alert),
        Error::PeerIncompatible(fault) if !is_outdated(fault) => {
            return FailureKind::TlsUnsupported;
        }
        _ => return FailureKind::Tls,
    };
    match fault {
        // P-521, for one. rustls keeps the variants without a context for those who make them.
        C::UnsupportedSignatureAlgorithmContext { .. }
        | C::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => FailureKind::TlsUnsupported,
        C::Expired | C::ExpiredContext { .. } | C::NotValidYet | C::NotValidYetContext { .. } => {
            FailureKind::TlsExpired
        }
        C::NotValidForName | C::NotValidForNameContext { .. } => FailureKind::TlsWrongName,
        C::UnknownIssuer => FailureKind::TlsUnknownIssuer,
        C::Other(other) if is::<SelfSigned>(other).is_some() => FailureKind::TlsUnknownIssuer,
        C::Other(other) if is::<MissingIssuer>(other).is_some() => FailureKind::TlsIncompleteChain,
        _ => FailureKind::Tls,
    }
}

/// What a server says by breaking a handshake off (RFC 8446, section 6.2). Most of it is the server's
/// own trouble; these say that what was offered to it was not what it wants. This program offers no
/// CBC, no exchange of keys by RSA and no rare curves, and browsers do.
fn after_alert(alert: AlertDescription) -> FailureKind {
    use AlertDescription as A;
    match alert {
        A::CertificateRequired => FailureKind::ClientCertificate,
        A::HandshakeFailure | A::InsufficientSecurity => FailureKind::TlsUnsupported,
        // HTTP/1.1 is what was offered.
        A::NoApplicationProtocol => FailureKind::Http2Only,
        _ => FailureKind::Tls,
    }
}

/// Whether a server has only versions of TLS that browsers refuse as well (RFC 8996).
fn is_outdated(fault: &PeerIncompatible) -> bool {
    use PeerIncompatible as P;
    matches!(
        fault,
        P::ServerDoesNotSupportTls12Or13
            | P::ServerTlsVersionIsDisabledByOurConfig
            | P::Tls12NotOffered
            | P::Tls12NotOfferedOrEnabled
    )
}

/// What went wrong, as one would say it of the host.
pub(super) fn words(error: &Error) -> String {
    match error {
        Error::InvalidCertificate(fault) => format!("its certificate {}", of_certificate(fault)),
        Error::AlertReceived(AlertDescription::NoApplicationProtocol) => HTTP_2_ONLY.to_owned(),
        Error::AlertReceived(alert) => match alert_name(*alert) {
            Some(name) => format!("it broke the handshake off, and gave as its reason: {name}"),
            None => "it broke the handshake off".to_owned(),
        },
        Error::NoCertificatesPresented => "it showed no certificate".to_owned(),
        Error::PeerIncompatible(fault) if is_outdated(fault) => {
            "it has only versions of TLS that are no longer safe to use".to_owned()
        }
        Error::PeerIncompatible(_) => {
            "it has no cipher, key or curve that this program knows".to_owned()
        }
        Error::InvalidMessage(_) | Error::InappropriateMessage { .. } => {
            "what it answered is not TLS".to_owned()
        }
        _ => "a secure connection could not be agreed on".to_owned(),
    }
}

fn of_certificate(fault: &CertificateError) -> String {
    use CertificateError as C;
    if let C::Other(other) = fault
        && let Some(MissingIssuer { place }) = is(other)
    {
        return format!(
            "comes without that of its issuer, which could not be downloaded from {place}"
        );
    }
    let said = match fault {
        C::ExpiredContext { not_after, .. } => return format!("expired on {}", day(*not_after)),
        C::NotValidYetContext { not_before, .. } => {
            return format!("is not valid before {}", day(*not_before));
        }
        C::NotValidForNameContext { expected, presented } if !presented.is_empty() => {
            return format!("is for {}, not for {}", names(presented), expected.to_str());
        }
        C::Expired => "has expired",
        C::NotValidYet => "is not valid yet",
        C::NotValidForName | C::NotValidForNameContext { .. } => "is for another name",
        C::UnknownIssuer => "is from an issuer that is not trusted",
        C::Other(other) if is::<SelfSigned>(other).is_some() => "is self-signed",
        C::Revoked => "was revoked",
        C::InvalidPurpose | C::InvalidPurposeContext { .. } => "is not one for web sites",
        C::BadEncoding => "cannot be read",
        C::BadSignature
        | C::UnsupportedSignatureAlgorithmContext { .. }
        | C::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            "has a signature that cannot be verified"
        }
        _ => "is not in order",
    };
    said.to_owned()
}

/// What our own verifier found, if it is that.
fn is<T: std::error::Error + 'static>(OtherError(error): &OtherError) -> Option<&T> {
    error.downcast_ref()
}

/// Where the certificate should be that a server leaves out.
pub(super) fn missing_issuer(error: &Error) -> Option<&str> {
    match error {
        Error::InvalidCertificate(CertificateError::Other(other)) => {
            is(other).map(|MissingIssuer { place }| place.as_str())
        }
        _ => None,
    }
}

fn day(time: UnixTime) -> String {
    let time =
        i64::try_from(time.as_secs()).ok().and_then(|time| Timestamp::from_second(time).ok());
    time.map_or("an unknown day".to_owned(), |time| time.to_zoned(TimeZone::UTC).date().to_string())
}

/// The names in a certificate, which are given as `DnsName("a.example")`.
fn names(presented: &[String]) -> String {
    let bare = |name: &String| name.split('"').nth(1).unwrap_or(name).to_owned();
    let told: Vec<String> = presented.iter().take(NAMES).map(bare).collect();
    match presented.len() - told.len() {
        0 => told.join(", "),
        more => format!("{} and {more} more", told.join(", ")),
    }
}

/// `handshake failure` for `HandshakeFailure`; nothing for those without a name.
fn alert_name(alert: AlertDescription) -> Option<String> {
    let name = format!("{alert:?}");
    if !name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let mut words = String::new();
    let mut after_lower = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && after_lower {
            words.push(' ');
        }
        after_lower = c.is_ascii_lowercase();
        words.push(c.to_ascii_lowercase());
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use rustls::pki_types::ServerName;

    use super::*;

    #[test]
    fn faults_are_told_in_words_and_days() {
        use CertificateError as C;
        let time = |seconds| UnixTime::since_unix_epoch(Duration::from_secs(seconds));
        let now = time(1_800_000_000);
        let expected = ServerName::try_from("aid.example").unwrap();
        let presented: Vec<_> = ["*.a.example", "b.example", "c.example", "d.example"]
            .map(|name| format!("DnsName({name:?})"))
            .to_vec();
        for (fault, said) in [
            (
                C::ExpiredContext { time: now, not_after: time(1_794_441_600) },
                "its certificate expired on 2026-11-12",
            ),
            (
                C::NotValidYetContext { time: now, not_before: time(1_900_000_000) },
                "its certificate is not valid before 2030-03-17",
            ),
            (
                C::NotValidForNameContext { expected, presented },
                "its certificate is for *.a.example, b.example, c.example and 1 more, not for aid.example",
            ),
            (C::UnknownIssuer, "its certificate is from an issuer that is not trusted"),
            (C::Other(OtherError(Arc::new(SelfSigned))), "its certificate is self-signed"),
            (
                C::Other(OtherError(Arc::new(MissingIssuer { place: "http://ca.test/a".into() }))),
                "its certificate comes without that of its issuer, which could not be downloaded from http://ca.test/a",
            ),
            (C::UnhandledCriticalExtension, "its certificate is not in order"),
        ] {
            assert_eq!(words(&Error::InvalidCertificate(fault)), said);
        }
        let alert = |alert| words(&Error::AlertReceived(alert));
        assert!(alert(AlertDescription::HandshakeFailure).ends_with("reason: handshake failure"));
        assert!(alert(AlertDescription::UnknownCA).ends_with("reason: unknown ca"));
        assert_eq!(alert(AlertDescription::Unknown(200)), "it broke the handshake off");
    }
}
