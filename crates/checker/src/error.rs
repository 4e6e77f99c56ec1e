//! Why an audit could not be done at all.

use std::io;
use std::path::PathBuf;

/// Why an audit could not be done at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A certificate given to be trusted cannot be read.
    #[error("a certificate given to be trusted is not PEM")]
    Certificate(#[source] rustls::pki_types::pem::Error),
    /// Connections cannot be secured, for example because this machine has no certificates to trust.
    #[error(
        "cannot set up secure connections; install this machine's CA certificates (often the package ca-certificates), or name a PEM file of them with --ca-cert FILE"
    )]
    Secure(#[source] rustls::Error),
    /// The environment names a proxy that cannot be used.
    #[error(
        "the proxy {0}, which the environment names, cannot be used; write http://, https://, socks5:// (names are looked up \
         here) or socks5h:// (names are looked up by the proxy) before its host and port"
    )]
    Proxy(String),
    /// No client could be made.
    #[error("cannot set up a client for the web")]
    Client(#[source] reqwest::Error),
    /// The journal of the run cannot be written.
    #[error("cannot write the journal {}", .0.display())]
    Journal(PathBuf, #[source] io::Error),
}
