//! Carries answers out, byte for byte.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::{sleep, timeout};

use crate::reply::{Kind, Reply, Response};
use crate::server::Wire;

impl Reply {
    /// Carries the answer out. A client that leaves early is no fault, so errors end it quietly.
    pub(crate) async fn play<W: Wire>(self, mut wire: W, head_only: bool) {
        sleep(self.delay).await;
        let _ = self.kind.play(&mut wire, head_only).await;
    }
}

impl Kind {
    async fn play<W: Wire>(self, wire: &mut W, head_only: bool) -> std::io::Result<()> {
        match self {
            Self::Response(response) => {
                wire.write_all(&response.into_bytes(head_only)).await?;
                leave(wire).await
            }
            Self::Raw(bytes) => {
                wire.write_all(&bytes).await?;
                leave(wire).await
            }
            Self::Reset(bytes) => {
                wire.write_all(&bytes).await?;
                wire.flush().await?;
                wire.reset_on_drop()
            }
            Self::Close => wire.shutdown().await,
            // Waiting for the client to leave, not forever: the task ends with the connection.
            Self::Hang => drain(wire).await,
            Self::Halting { first, pause, rest } => {
                wire.write_all(&first).await?;
                wire.flush().await?;
                sleep(pause).await;
                wire.write_all(&rest).await?;
                leave(wire).await
            }
            Self::Drip { first, again, pause } => {
                wire.write_all(&first).await?;
                loop {
                    wire.flush().await?;
                    sleep(pause).await;
                    wire.write_all(&again).await?;
                }
            }
        }
    }
}

impl Response {
    fn into_bytes(self, head_only: bool) -> Vec<u8> {
        let mut out = format!("HTTP/1.1 {} {}\r\n", self.status, phrase(self.status)).into_bytes();
        for (name, value) in &self.headers {
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b": ");
            out.extend_from_slice(value);
            out.extend_from_slice(b"\r\n");
        }
        // By RFC 9110 a 204 and a 304 have no body and therefore no length either.
        if self.chunked {
            out.extend_from_slice(b"Transfer-Encoding: chunked\r\n");
        } else if !matches!(self.status, 204 | 304) {
            out.extend_from_slice(format!("Content-Length: {}\r\n", self.body.len()).as_bytes());
        }
        out.extend_from_slice(b"Connection: close\r\n\r\n");
        if head_only || matches!(self.status, 204 | 304) {
            return out;
        }
        if !self.chunked {
            out.extend_from_slice(&self.body);
            return out;
        }
        for chunk in self.body.chunks(1000) {
            out.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
            out.extend_from_slice(chunk);
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(b"0\r\n\r\n");
        out
    }
}

/// Closes our side and lets the client finish: closing with its bytes unread would send a reset,
/// which can destroy the answer on its way.
async fn leave<W: Wire>(wire: &mut W) -> std::io::Result<()> {
    wire.shutdown().await?;
    match timeout(Duration::from_secs(1), drain(wire)).await {
        Ok(ended) => ended,
        Err(_) => Ok(()),
    }
}

async fn drain<W: Wire>(wire: &mut W) -> std::io::Result<()> {
    let mut unread = [0; 1024];
    while wire.read(&mut unread).await? > 0 {}
    Ok(())
}

fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        410 => "Gone",
        421 => "Misdirected Request",
        429 => "Too Many Requests",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        999 => "Request denied",
        _ => "Unknown",
    }
}
