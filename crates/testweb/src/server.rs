//! The one listening port: HTTP, TLS and a forward proxy, told apart by what the client says first.
//!
//! The head of a request is parsed with `httparse` and the answer is written by hand. A real HTTP
//! library would refuse to send what broken servers send, and broken servers are the subject here.

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::server::TlsStream;

use crate::reach::Reach;
use crate::reply::Reply;
use crate::request::{Head, Request, parse};
use crate::state::State;
use crate::tls::Tls;

/// The first byte of every TLS record that opens a handshake; no HTTP method begins with it.
const HANDSHAKE: u8 = 0x16;

/// No client of ours sends a longer head.
const LONGEST_HEAD: usize = 64 * 1024;

/// A connection that can be broken on purpose.
pub(crate) trait Wire: AsyncRead + AsyncWrite + Unpin + Send {
    /// Has the system send a reset where a connection normally ends.
    fn reset_on_drop(&self) -> io::Result<()>;
}

impl Wire for TcpStream {
    fn reset_on_drop(&self) -> io::Result<()> {
        self.set_zero_linger()
    }
}

impl Wire for TlsStream<TcpStream> {
    fn reset_on_drop(&self) -> io::Result<()> {
        self.get_ref().0.set_zero_linger()
    }
}

/// Takes connections until it is aborted; the connections end with it.
pub(crate) async fn accept(listener: TcpListener, tls: Tls, state: Arc<State>) {
    let mut connections = JoinSet::new();
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            connections.spawn(connection(stream, tls.clone(), Arc::clone(&state)));
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn connection(mut stream: TcpStream, tls: Tls, state: Arc<State>) -> io::Result<()> {
    // Without this, small writes wait for acknowledgements and a drip arrives in lumps.
    stream.set_nodelay(true)?;
    loop {
        let mut first = [0];
        if stream.peek(&mut first).await? == 0 {
            return Ok(());
        }
        if first[0] == HANDSHAKE {
            let Some(mut stream) = tls.accept(stream).await? else { return Ok(()) };
            if let Some(Head::Request(request)) = head(&mut stream, "https").await? {
                answer(stream, request, &state).await;
            }
            return Ok(());
        }
        match head(&mut stream, "http").await? {
            Some(Head::Request(request)) => {
                answer(stream, request, &state).await;
                return Ok(());
            }
            // A tunnel ends here as well, so what the client says next is looked at afresh.
            Some(Head::Connect(host)) => match state.reach(&host) {
                Some(Reach::Here) => {
                    stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
                }
                reach => {
                    proxy_failure(reach).play(stream, false).await;
                    return Ok(());
                }
            },
            _ => return Ok(()),
        }
    }
}

async fn head<S>(stream: &mut S, scheme: &'static str) -> io::Result<Option<Head>>
where
    S: AsyncRead + Unpin,
{
    let mut bytes = Vec::new();
    loop {
        if stream.read_buf(&mut bytes).await? == 0 || bytes.len() > LONGEST_HEAD {
            return Ok(None);
        }
        match parse(&bytes, scheme) {
            Head::Partial => {}
            Head::Nonsense => return Ok(None),
            head => return Ok(Some(head)),
        }
    }
}

async fn answer<W: Wire>(wire: W, request: Request, state: &State) {
    let head_only = request.method == "HEAD";
    let reply = match state.reach(&request.host) {
        Some(Reach::Here) => state.answer(request),
        reach => proxy_failure(reach),
    };
    reply.play(wire, head_only).await;
}

/// What a proxy says of a host that it cannot reach. Asked without a proxy, such a host has no
/// address, or one at which nothing answers.
fn proxy_failure(reach: Option<Reach>) -> Reply {
    match reach {
        Some(Reach::NeverAccepts | Reach::Silent) => Reply::hang(),
        _ => Reply::status(502, "<!doctype html><title>Bad gateway</title>"),
    }
}
