//! Handshakes: the usual one, and those of servers that talk to browsers and not to every program.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};

use rustls::crypto::ring;
use rustls::server::danger::ClientCertVerifier;
use rustls::server::{Acceptor, ClientHello, WebPkiClientVerifier};
use rustls::{RootCertStore, ServerConfig, SupportedProtocolVersion, version};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::{StartHandshake, TlsStream};

use crate::certificate::Authority;
use crate::state::State;

/// How a host agrees on a secure connection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Handshake {
    /// As most do: it agrees on HTTP/2 as well as on HTTP/1.1. After the handshake it speaks HTTP/1.1 alone.
    #[default]
    Usual,
    /// It has none of the ciphers, keys and curves of modern libraries, and says so.
    OldWays,
    /// It asks its reader for a certificate, and says that one is required (TLS 1.3).
    WantsCertificate,
    /// As before, in TLS 1.2, where it says no more than that the handshake failed.
    WantsCertificateQuietly,
    /// It speaks HTTP/2 alone, and refuses clients that do not offer it.
    Http2,
    /// It speaks HTTP/2 alone, and does so whether that was agreed on or not.
    Http2Regardless,
}

/// The alert by which a server says that nothing offered to it will do (RFC 8446, section 6.2).
const HANDSHAKE_FAILURE: u8 = 40;

/// The alert of a server that wants a certificate of its reader.
const CERTIFICATE_REQUIRED: u8 = 116;

/// A record with a fatal alert, before anything is encrypted.
const fn alert(description: u8) -> [u8; 7] {
    [0x15, 3, 3, 0, 2, 2, description]
}

/// What a server says that speaks HTTP/2 to a client that does not: its settings, which are empty,
/// and a farewell for an error of the protocol (RFC 9113, sections 6.5 and 6.8).
const SETTINGS_AND_GOAWAY: &[u8] =
    &[0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

/// Agrees on secure connections, with each host in its way.
#[derive(Clone)]
pub(crate) struct Tls {
    authority: Arc<Authority>,
    state: Weak<State>,
    usual: Arc<ServerConfig>,
}

impl Tls {
    pub(crate) fn new(authority: Authority, state: &Arc<State>) -> io::Result<Self> {
        let authority = Arc::new(authority);
        // As nearly every server it agrees on HTTP/2, and it speaks HTTP/1.1: so it prefers that, or clients that
        // offer both would fail.
        let usual = config(&authority, rustls::ALL_VERSIONS, &[b"http/1.1", b"h2"], None)?;
        Ok(Self { authority, state: Arc::downgrade(state), usual })
    }

    /// A secure connection; none where all is said.
    pub(crate) async fn accept(
        &self,
        stream: TcpStream,
    ) -> io::Result<Option<TlsStream<TcpStream>>> {
        let start = LazyConfigAcceptor::new(Acceptor::default(), stream).await?;
        let hello = start.client_hello();
        let host = hello.server_name().unwrap_or_default();
        let state = self.state.upgrade();
        let way = state.and_then(|state| state.host(host, |host| host.handshake));
        let config = |versions, protocols: &[&[u8]], readers| {
            config(&self.authority, versions, protocols, readers)
        };
        let config = match way.unwrap_or_default() {
            Handshake::Usual => Arc::clone(&self.usual),
            Handshake::OldWays => {
                let mut stream = start.io;
                stream.write_all(&alert(HANDSHAKE_FAILURE)).await?;
                stream.shutdown().await?;
                return Ok(None);
            }
            Handshake::WantsCertificate => {
                config(&[&version::TLS13], &[], Some(self.authority.readers()?))?
            }
            Handshake::WantsCertificateQuietly => {
                let config = config(&[&version::TLS12], &[], Some(self.authority.readers()?))?;
                let start = StartHandshake::from_parts(start.accepted, Quiet(start.io));
                start.into_stream(config).await?;
                return Ok(None);
            }
            Handshake::Http2 => config(rustls::ALL_VERSIONS, &[b"h2"], None)?,
            Handshake::Http2Regardless => {
                let agreed: &[&[u8]] = if offers(&hello, b"h2") { &[b"h2"] } else { &[] };
                let config = config(rustls::ALL_VERSIONS, agreed, None)?;
                let mut stream = start.into_stream(config).await?;
                stream.write_all(SETTINGS_AND_GOAWAY).await?;
                stream.shutdown().await?;
                return Ok(None);
            }
        };
        start.into_stream(config).await.map(Some)
    }
}

fn offers(hello: &ClientHello<'_>, protocol: &[u8]) -> bool {
    hello.alpn().is_some_and(|mut offered| offered.any(|one| one == protocol))
}

fn config(
    authority: &Arc<Authority>,
    versions: &[&'static SupportedProtocolVersion],
    protocols: &[&[u8]],
    readers: Option<RootCertStore>,
) -> io::Result<Arc<ServerConfig>> {
    let provider = Arc::new(ring::default_provider());
    let verifier: Arc<dyn ClientCertVerifier> = match readers {
        None => WebPkiClientVerifier::no_client_auth(),
        Some(roots) => {
            WebPkiClientVerifier::builder_with_provider(roots.into(), Arc::clone(&provider))
                .build()
                .map_err(io::Error::other)?
        }
    };
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .map_err(io::Error::other)?
        .with_client_cert_verifier(verifier)
        .with_cert_resolver(Arc::clone(authority) as _);
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    Ok(Arc::new(config))
}

/// A connection whose server does not say that it wants a certificate, as most that speak TLS 1.2: the
/// alert for it is younger than that (RFC 8446, section 6.2).
struct Quiet(TcpStream);

impl AsyncRead for Quiet {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl AsyncWrite for Quiet {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let quiet = alert(HANDSHAKE_FAILURE);
        let said = if bytes == alert(CERTIFICATE_REQUIRED) { quiet.as_slice() } else { bytes };
        Pin::new(&mut self.0).poll_write(context, said)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}
