//! The smallest client that can observe what the simulated web does on the wire.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::io;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use signpost_testweb::TestWeb;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use url::{Position, Url};

/// Asks for an address over a connection of its own and reads to the end.
pub async fn get(web: &TestWeb, url: &str) -> io::Result<Vec<u8>> {
    ask(web, "GET", url, "").await
}

/// As [`get`], with another method and more header lines.
pub async fn ask(web: &TestWeb, method: &str, url: &str, headers: &str) -> io::Result<Vec<u8>> {
    let url = Url::parse(url).unwrap();
    let host = url.host_str().unwrap();
    let target = &url[Position::BeforePath..Position::AfterQuery];
    let head = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n");
    let tcp = TcpStream::connect(web.resolve(host).unwrap()).await?;
    match url.scheme() {
        "https" => exchange(handshake(web, host, tcp).await?, &head).await,
        _ => exchange(tcp, &head).await,
    }
}

/// Sends a request and reads to the end. Anything read before an error is given up, as it would
/// be by a client that wants whole answers.
pub async fn exchange<S>(mut stream: S, head: &str) -> io::Result<Vec<u8>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    stream.write_all(head.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(answer)
}

/// Opens TLS for this name, trusting the simulated web's root and no other.
pub async fn handshake(
    web: &TestWeb,
    host: &str,
    tcp: TcpStream,
) -> io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(web.ca_pem().as_bytes()).unwrap()).unwrap();
    let config =
        ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, tcp).await
}

/// The status of an answer.
pub fn status(answer: &[u8]) -> u16 {
    let line = String::from_utf8_lossy(answer);
    line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
}

/// The body of an answer, as text.
pub fn body(answer: &[u8]) -> String {
    let text = String::from_utf8_lossy(answer);
    text.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
}
