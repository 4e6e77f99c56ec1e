//! From the client's errors to the kinds of failure that people tell apart.
//!
//! The kinds are told by the types in an error's chain of sources; their texts are for people and
//! change from release to release.

use std::error::Error;
use std::io;

use super::guard::{PrivateAddress, RefusedPort};
use super::resolver::NameError;
use super::tls;
use signpost_judge::observation::FailureKind;

/// A request that was not answered.
#[derive(Debug, Clone)]
pub(crate) struct Missed {
    pub(crate) kind: FailureKind,
    pub(crate) detail: String,
    /// Whether it failed before there was a connection.
    pub(crate) connecting: bool,
    /// Whether it failed after the headers of an answer.
    pub(crate) answering: bool,
    /// Whether asking again may help.
    pub(crate) may_pass: bool,
    /// Where the certificate should be that the server leaves out.
    pub(crate) issuer: Option<String>,
}

impl Missed {
    /// A failure that has nothing to do with the connection.
    pub(crate) fn new(kind: FailureKind, detail: impl Into<String>) -> Self {
        let may_pass =
            matches!(kind, FailureKind::Timeout | FailureKind::Reset | FailureKind::Refused);
        Self {
            kind,
            detail: detail.into(),
            connecting: false,
            answering: false,
            may_pass,
            issuer: None,
        }
    }

    /// The same on the way through a proxy: what failed before there was a connection is the proxy's failure, of
    /// which the host knows nothing. A proxy that refuses everybody is no network.
    pub(crate) fn behind(self, proxy: &str) -> Self {
        use FailureKind as K;
        if !self.connecting {
            return self;
        }
        let what = match self.kind {
            K::Refused => "refused the connection".to_owned(),
            K::Reset => "broke off the connection".to_owned(),
            K::Timeout => "did not answer in time".to_owned(),
            K::Dns => format!("could not be found ({})", self.detail),
            K::Unreachable => format!("did not open a way to it ({})", self.detail),
            _ => return self,
        };
        Self { kind: K::Unreachable, detail: format!("the proxy at {proxy} {what}"), ..self }
    }

    /// The same where the proxy itself cannot be reached.
    pub(crate) fn of_dead(self) -> Self {
        Self { kind: FailureKind::Proxy, ..self }
    }

    /// Whether it shows that there is a network; nothing where nothing was asked.
    pub(crate) fn sign_of_life(&self) -> Option<bool> {
        match self.kind {
            FailureKind::PrivateNetwork | FailureKind::RefusedPort | FailureKind::BadLocation => {
                None
            }
            FailureKind::Dns | FailureKind::Unreachable | FailureKind::Proxy => Some(false),
            FailureKind::Timeout => Some(!self.connecting),
            _ => Some(true),
        }
    }
}

impl From<PrivateAddress> for Missed {
    fn from(refused: PrivateAddress) -> Self {
        Self::new(FailureKind::PrivateNetwork, refused.to_string())
    }
}

impl From<RefusedPort> for Missed {
    fn from(refused: RefusedPort) -> Self {
        Self::new(FailureKind::RefusedPort, refused.to_string())
    }
}

impl From<reqwest::Error> for Missed {
    fn from(error: reqwest::Error) -> Self {
        let links: Vec<_> = chain(&error).collect();
        let known = links.iter().find_map(|link| kind(*link));
        let connecting = error.is_connect();
        let kind = known.unwrap_or_else(|| {
            if error.is_timeout() {
                FailureKind::Timeout
            } else if error.is_builder() {
                // An address that the `url` crate accepts and the `http` crate does not.
                FailureKind::BadLocation
            } else if connecting {
                FailureKind::Unreachable
            } else {
                FailureKind::Malformed
            }
        });
        let secure = links.iter().find_map(|link| link.downcast_ref::<rustls::Error>());
        let last = || links.last().map(ToString::to_string).unwrap_or_default();
        let detail = secure.map_or_else(last, tls::words);
        let temporary_name = links
            .iter()
            .any(|link| link.downcast_ref::<NameError>().is_some_and(|error| error.temporary));
        let missed = Self::new(kind, detail);
        let issuer = secure.and_then(tls::missing_issuer).map(str::to_owned);
        Self { connecting, may_pass: missed.may_pass || temporary_name, issuer, ..missed }
    }
}

/// An error and what caused it, outermost first.
fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| cause(*error))
}

fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    // An `io::Error` names its content's source as its own and so hides the content itself.
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(content) => Some(content),
        None => error.source(),
    }
}

fn kind(error: &(dyn Error + 'static)) -> Option<FailureKind> {
    if error.is::<PrivateAddress>() {
        return Some(FailureKind::PrivateNetwork);
    }
    if error.is::<NameError>() {
        return Some(FailureKind::Dns);
    }
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        return Some(tls::kind(error));
    }
    if let Some(error) = error.downcast_ref::<hyper::Error>() {
        return http_kind(error);
    }
    error.downcast_ref::<io::Error>().and_then(io_kind)
}

fn http_kind(error: &hyper::Error) -> Option<FailureKind> {
    if error.is_parse() {
        Some(FailureKind::Malformed)
    } else if error.is_incomplete_message() || error.is_canceled() || error.is_closed() {
        Some(FailureKind::Reset)
    } else if error.is_timeout() {
        Some(FailureKind::Timeout)
    } else {
        None
    }
}

fn io_kind(error: &io::Error) -> Option<FailureKind> {
    use io::ErrorKind as K;
    match error.kind() {
        K::ConnectionRefused => Some(FailureKind::Refused),
        K::ConnectionReset | K::ConnectionAborted | K::BrokenPipe | K::NotConnected => {
            Some(FailureKind::Reset)
        }
        // A connection that ends where a handshake or a body was to go on. Where more is known,
        // the error holds another, which is looked at next.
        K::UnexpectedEof => Some(FailureKind::Reset),
        K::NetworkUnreachable | K::HostUnreachable | K::NetworkDown | K::AddrNotAvailable => {
            Some(FailureKind::Unreachable)
        }
        K::TimedOut => Some(FailureKind::Timeout),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rustls::CertificateError;

    use super::*;

    #[test]
    fn what_an_io_error_holds_is_part_of_the_chain() {
        let certificate = rustls::Error::InvalidCertificate(CertificateError::Expired);
        let inner = io::Error::new(io::ErrorKind::InvalidData, certificate);
        let outer = io::Error::other(inner);
        assert_eq!(chain(&outer).find_map(kind), Some(FailureKind::TlsExpired));
    }

    #[test]
    fn kinds_of_io_errors_are_told_apart() {
        let kind_of = |kind: io::ErrorKind| io_kind(&io::Error::from(kind));
        assert_eq!(kind_of(io::ErrorKind::ConnectionRefused), Some(FailureKind::Refused));
        assert_eq!(kind_of(io::ErrorKind::NetworkUnreachable), Some(FailureKind::Unreachable));
        assert_eq!(kind_of(io::ErrorKind::Other), None);
    }

    #[test]
    fn only_what_came_from_a_network_is_a_sign_of_one() {
        let sign = |kind| Missed::new(kind, "").sign_of_life();
        assert_eq!(sign(FailureKind::Dns), Some(false));
        assert_eq!(sign(FailureKind::Unreachable), Some(false));
        assert_eq!(sign(FailureKind::Refused), Some(true));
        assert_eq!(sign(FailureKind::Timeout), Some(true));
        assert_eq!(sign(FailureKind::PrivateNetwork), None);
        let connecting = Missed { connecting: true, ..Missed::new(FailureKind::Timeout, "") };
        assert_eq!(connecting.sign_of_life(), Some(false));
    }
}
