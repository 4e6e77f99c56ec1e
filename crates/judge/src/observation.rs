//! What was seen when an address was asked: the facts that judging rests on, and nothing else.
//!
//! Probing makes observations and judging reads them, so that every verdict can be tested without
//! a socket and explained to a person.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use signpost_core::report::RedirectKind;
use url::Url;

/// Everything that was seen when an address was asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Observation {
    /// The address asked.
    pub asked: Url,
    /// The redirects that were followed, in order.
    pub hops: Vec<Hop>,
    /// What came of it in the end.
    pub outcome: Outcome,
    /// What went wrong on the way and was asked again, in order.
    #[serde(default)]
    pub setbacks: Vec<Setback>,
    /// How many requests it took, retries and redirects included.
    pub attempts: u32,
    /// How long it took, waiting for the host's turn not included.
    pub elapsed: Duration,
    /// When the certificate of the last host asked expires, where there was one.
    pub certificate_expires: Option<Timestamp>,
}

/// A redirect that was followed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Hop {
    /// The address that redirected.
    pub from: Url,
    /// The address it redirected to.
    pub to: Url,
    /// The status of the answer: 301, 302, 303, 307 or 308, or 200 for a page that sends on.
    pub status: u16,
    /// How it redirected.
    pub kind: RedirectKind,
}

/// A fault that might pass, after which the address was asked again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Setback {
    /// The address that had it.
    pub url: Url,
    /// The status of the answer, or what the library underneath says.
    pub what: String,
}

/// What came of asking an address.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Outcome {
    /// A server answered.
    Answer(Answer),
    /// No answer that can be read.
    Failure(Failure),
}

/// The status by which a captive portal answers in a host's place.
pub const NETWORK_AUTHENTICATION_REQUIRED: u16 = 511;

/// An answer, read as far as the bounds allow.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Answer {
    /// The address that gave it.
    pub url: Url,
    /// Its status.
    pub status: u16,
    /// Its header fields, names in lower case, in the order received; `content-encoding` only where
    /// the body still is so encoded, because nobody here knows that encoding.
    pub headers: Vec<(String, String)>,
    /// Its body after decompression, up to the bound on its size.
    #[serde(with = "packed")]
    pub body: Vec<u8>,
    /// What of ours cut the body off, where it went on.
    pub cut: Option<Cut>,
}

/// Which of our own bounds a body went on past. What was read of it can prove that something is
/// there, and never that something is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cut {
    /// That on its size, before or after decompression.
    Size,
    /// That on its time.
    Time,
}

impl Answer {
    /// Whether browsers show its body as the page that was asked for: after a success, and after a
    /// redirect that does not say where to but brings a page along.
    pub fn shows_page(&self) -> bool {
        (200..300).contains(&self.status)
            || is_redirect(self.status) && self.location().is_none() && !self.body.is_empty()
    }

    /// Where a redirect leads to. An empty field is none, as in browsers.
    pub fn location(&self) -> Option<&str> {
        self.header("location").map(str::trim).filter(|value| !value.is_empty())
    }

    /// The first header field of this name, given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Whether a status sends its reader to the address in `Location` (RFC 9110, section 15.4).
pub fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// Any bytes as a JSON string: packed, and in letters that JSON leaves as they are.
mod packed {
    use std::io::{Read as _, Write as _};

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD_NO_PAD;
    use flate2::Compression;
    use flate2::read::DeflateDecoder;
    use flate2::write::DeflateEncoder;
    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).map_err(S::Error::custom)?;
        let packed = packer.finish().map_err(S::Error::custom)?;
        serializer.serialize_str(&STANDARD_NO_PAD.encode(packed))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        let packed = STANDARD_NO_PAD.decode(text).map_err(D::Error::custom)?;
        let mut bytes = Vec::new();
        DeflateDecoder::new(&*packed).read_to_end(&mut bytes).map_err(D::Error::custom)?;
        Ok(bytes)
    }
}

/// Why there is no answer that can be read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Failure {
    /// The address that failed: the link's own or one it redirects to.
    pub url: Url,
    /// The kind of failure.
    pub kind: FailureKind,
    /// What the library underneath says, for the evidence.
    pub detail: String,
}

/// The kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureKind {
    /// No answer in time.
    Timeout,
    /// The host name cannot be found.
    Dns,
    /// The connection was refused.
    Refused,
    /// The connection was broken off.
    Reset,
    /// There is no way to the host from here.
    Unreachable,
    /// The answer is not HTTP, or its body is not encoded as it says.
    Malformed,
    /// The certificate has expired or is not valid yet.
    TlsExpired,
    /// The certificate is for another name.
    TlsWrongName,
    /// The certificate is from an issuer that is not trusted.
    TlsUnknownIssuer,
    /// The server secures its connections in ways that browsers know and this program does not.
    TlsUnsupported,
    /// The server leaves out its issuer's certificate, which could not be downloaded either.
    TlsIncompleteChain,
    /// The server speaks HTTP/2 and not the HTTP/1.1 of this program.
    Http2Only,
    /// The server wants a certificate of its reader.
    ClientCertificate,
    /// A secure connection could not be agreed on.
    Tls,
    /// The redirects come back to where they were, or there are too many of them.
    RedirectLoop,
    /// A redirect leads to something that is no web address, or to nowhere.
    BadLocation,
    /// The address is in a private network, which is not asked.
    PrivateNetwork,
    /// The address is on a port that browsers refuse, which is not asked.
    RefusedPort,
    /// The proxy on the way failed, so that the host was not asked.
    Proxy,
    /// The host did not answer the connections of other links, so this one was not checked.
    HostUnresponsive,
    /// The host asked to be left alone for longer than a run waits.
    RateLimited {
        /// How long it asked for, in seconds.
        retry_after: u64,
        /// With which status it did so; none where this link was not asked any more.
        status: Option<u16>,
    },
}
