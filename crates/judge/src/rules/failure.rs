//! When there is no answer that can be read.

use signpost_core::verdict::Reason;

use super::case::Finding;
use crate::observation::{Failure, FailureKind};
use crate::retry_after;
use crate::words::plain;

/// The verdict on a failure. Nearly all of them say that it failed now and may come back: what
/// makes a dead link of it is the ledger, after several runs over several days, as
/// InternetArchiveBot marks a link dead only after repeated checks days apart.
pub(super) fn finding(failure: &Failure) -> Finding {
    let host = failure.url.host_str().unwrap_or("the host");
    let host = plain(host, 100);
    let (reason, why) = match failure.kind {
        FailureKind::Timeout => (Reason::Timeout, format!("{host} did not answer in time.")),
        FailureKind::Dns => (Reason::Dns, format!("The host name {host} could not be found.")),
        FailureKind::Refused => {
            (Reason::ConnectionRefused, format!("{host} refused the connection."))
        }
        FailureKind::Reset => (Reason::Reset, format!("{host} broke off the connection.")),
        FailureKind::Unreachable => {
            (Reason::Unreachable, format!("There is no way from this machine to {host}."))
        }
        FailureKind::Malformed => (
            Reason::MalformedResponse,
            format!("{host} answered with something that cannot be read."),
        ),
        FailureKind::TlsExpired => {
            (Reason::TlsExpired, format!("The certificate of {host} is not valid today."))
        }
        FailureKind::TlsWrongName => {
            (Reason::TlsWrongName, format!("The certificate of {host} is for another name."))
        }
        FailureKind::TlsUnknownIssuer => (
            Reason::TlsUnknownIssuer,
            format!("The certificate of {host} is from an unknown issuer."),
        ),
        FailureKind::TlsUnsupported => (
            Reason::TlsUnsupported,
            format!(
                "{host} and this program know no way of securing the connection in common. Browsers know some more ways and may manage."
            ),
        ),
        FailureKind::TlsIncompleteChain => (
            Reason::TlsIncompleteChain,
            format!(
                "{host} leaves out a certificate between its own and a trusted one. Browsers that know it show the page."
            ),
        ),
        FailureKind::Http2Only => (
            Reason::Http2Only,
            format!("{host} speaks HTTP/2 alone, as browsers do and this program does not."),
        ),
        FailureKind::ClientCertificate => {
            (Reason::LoginRequired, format!("{host} requires a client certificate."))
        }
        FailureKind::Tls => {
            (Reason::TlsFailed, format!("A secure connection to {host} could not be agreed on."))
        }
        FailureKind::RedirectLoop => (
            Reason::RedirectLoop,
            "The redirects form a loop, or there are too many of them.".to_owned(),
        ),
        FailureKind::BadLocation => (
            Reason::BadLocation,
            "A redirect leads to something that is no web address.".to_owned(),
        ),
        FailureKind::PrivateNetwork => {
            (Reason::PrivateNetwork, format!("{host} is in a private network, which is not asked."))
        }
        FailureKind::RefusedPort => (
            Reason::RefusedPort,
            format!(
                "{host} is to be asked on port {}, which browsers refuse to open.",
                failure.url.port_or_known_default().unwrap_or_default()
            ),
        ),
        FailureKind::Proxy => (
            Reason::Proxy,
            format!("The proxy on the way to {host} failed, so nothing is known of the link."),
        ),
        FailureKind::HostUnresponsive => (
            Reason::HostUnresponsive,
            format!(
                "{host} did not answer the connections of other links, so this one was not checked."
            ),
        ),
        FailureKind::RateLimited { retry_after, .. } => (
            Reason::RateLimited,
            format!(
                "{host} asked us to wait for {}, longer than a run waits.",
                retry_after::in_words(retry_after)
            ),
        ),
    };
    Finding { reason, why }
}
