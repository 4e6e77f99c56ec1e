//! A second look at a server that could not be talked to: what browsers would have had that this
//! program did not.
//!
//! The alerts and broken connections of such servers say too little. So their handshake is begun anew,
//! without a request: does it ask its reader for a certificate, does it agree on HTTP/2 and on
//! nothing else?

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustls::client::ResolvesClientCert;
use rustls::pki_types::ServerName;
use rustls::sign::CertifiedKey;
use rustls::{ClientConfig, SignatureScheme};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// What a second look shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// The server asked for a certificate and then broke the handshake off.
    WantsCertificate,
    /// The server agrees on HTTP/2, and on nothing where it is not offered.
    Http2Only,
}

const HTTP_1: &[u8] = b"http/1.1";
const HTTP_2: &[u8] = b"h2";

/// Begins a handshake up to three times more. `config` is the client's own.
pub(super) async fn look(
    config: &ClientConfig,
    address: SocketAddr,
    name: &ServerName<'static>,
    time: Duration,
) -> Option<Shown> {
    let asked = Arc::new(Asked::default());
    let mut config = config.clone();
    config.client_auth_cert_resolver = Arc::clone(&asked) as _;
    let first = agree(&config, HTTP_1, address, name, time).await?;
    let shown = if first == Agreed::Nothing && asked.0.load(Ordering::Relaxed) {
        Shown::WantsCertificate
    } else if first != Agreed::Offered
        && agree(&config, HTTP_2, address, name, time).await? == Agreed::Offered
    {
        Shown::Http2Only
    } else {
        return None;
    };
    // A connection that breaks off for another reason does not do so each time; and nearly every server
    // agrees on HTTP/2 as well.
    (agree(&config, HTTP_1, address, name, time).await? == first).then_some(shown)
}

/// What came of a handshake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Agreed {
    /// It was broken off.
    Nothing,
    /// It succeeded, and no protocol was agreed on.
    Unspecified,
    /// It succeeded with the protocol offered.
    Offered,
}

/// Begins one handshake; nothing where there is no connection, or no end in time.
async fn agree(
    config: &ClientConfig,
    protocol: &[u8],
    address: SocketAddr,
    name: &ServerName<'static>,
    time: Duration,
) -> Option<Agreed> {
    let mut config = config.clone();
    config.alpn_protocols = vec![protocol.to_vec()];
    let agree = async {
        let stream = TcpStream::connect(address).await.ok()?;
        let connecting = TlsConnector::from(Arc::new(config)).connect(name.clone(), stream);
        Some(match connecting.await {
            Err(_) => Agreed::Nothing,
            Ok(stream) => match stream.get_ref().1.alpn_protocol() {
                Some(agreed) if agreed == protocol => Agreed::Offered,
                _ => Agreed::Unspecified,
            },
        })
    };
    tokio::time::timeout(time, agree).await.ok().flatten()
}

/// Has no certificate to show, and remembers that one was asked for.
#[derive(Debug, Default)]
struct Asked(AtomicBool);

impl ResolvesClientCert for Asked {
    fn resolve(&self, _: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.0.store(true, Ordering::Relaxed);
        None
    }

    fn has_certs(&self) -> bool {
        // Otherwise nobody asks.
        true
    }
}
