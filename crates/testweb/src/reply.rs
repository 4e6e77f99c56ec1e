//! What a host answers, from a plain page to a connection that never ends.

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

/// One answer to one request.
#[derive(Debug, Clone)]
pub struct Reply {
    pub(crate) delay: Duration,
    pub(crate) kind: Kind,
}

/// The ways of answering.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Response(Response),
    Raw(Vec<u8>),
    Reset(Vec<u8>),
    Close,
    Hang,
    Drip { first: Vec<u8>, again: Vec<u8>, pause: Duration },
    Halting { first: Vec<u8>, pause: Duration, rest: Vec<u8> },
}

/// An answer that is HTTP.
#[derive(Debug, Clone)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
    pub(crate) chunked: bool,
}

impl Reply {
    /// `200 OK` with an HTML page in UTF-8.
    pub fn html(page: impl Into<String>) -> Self {
        Self::bytes("text/html; charset=utf-8", page.into().into_bytes())
    }

    /// `200 OK` with a body of any type.
    pub fn bytes(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::new(200, body.into()).header("Content-Type", content_type)
    }

    /// An HTML page under another status.
    pub fn status(status: u16, page: impl Into<String>) -> Self {
        Self::html(page).with_status(status)
    }

    /// A redirect: a 3xx status and where to.
    pub fn redirect(status: u16, location: impl Into<Vec<u8>>) -> Self {
        Self::new(status, Vec::new()).header("Location", location)
    }

    /// A response with neither a body nor headers of its own.
    pub fn empty(status: u16) -> Self {
        Self::new(status, Vec::new())
    }

    /// These bytes and no others, whatever they are.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Kind::Raw(bytes.into()).into()
    }

    /// The connection is reset (RST) where an answer was due.
    pub fn reset() -> Self {
        Kind::Reset(Vec::new()).into()
    }

    /// The connection is reset after these bytes.
    pub fn reset_after(bytes: impl Into<Vec<u8>>) -> Self {
        Kind::Reset(bytes.into()).into()
    }

    /// The connection is closed in good order, without an answer.
    pub fn close() -> Self {
        Kind::Close.into()
    }

    /// Nothing comes, for as long as the client is willing to wait.
    pub fn hang() -> Self {
        Kind::Hang.into()
    }

    /// `first` at once, then `again` after every pause, without end.
    pub fn drip(first: impl Into<Vec<u8>>, again: impl Into<Vec<u8>>, pause: Duration) -> Self {
        let (first, again) = (first.into(), again.into());
        Kind::Drip { first, again, pause }.into()
    }

    /// `first` at once and `rest` after a pause; then the connection is closed in good order.
    pub fn halting(first: impl Into<Vec<u8>>, pause: Duration, rest: impl Into<Vec<u8>>) -> Self {
        Kind::Halting { first: first.into(), pause, rest: rest.into() }.into()
    }

    /// The same answer, so much later.
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The same answer under another status. Only a response has one.
    pub fn with_status(mut self, status: u16) -> Self {
        if let Kind::Response(response) = &mut self.kind {
            response.status = status;
        }
        self
    }

    /// Sets a header in place of one with the same name; `Set-Cookie` is added beside others.
    pub fn header(mut self, name: &str, value: impl Into<Vec<u8>>) -> Self {
        if let Kind::Response(response) = &mut self.kind {
            if !name.eq_ignore_ascii_case("set-cookie") {
                response.headers.retain(|(have, _)| !have.eq_ignore_ascii_case(name));
            }
            response.headers.push((name.to_owned(), value.into()));
        }
        self
    }

    /// Leaves a header out.
    pub fn without(mut self, name: &str) -> Self {
        if let Kind::Response(response) = &mut self.kind {
            response.headers.retain(|(have, _)| !have.eq_ignore_ascii_case(name));
        }
        self
    }

    /// Compresses the body, whether or not the client said that it can read that.
    pub fn gzip(self) -> Self {
        self.coded("gzip", |body| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(body)?;
            encoder.finish()
        })
    }

    /// Compresses the body as `deflate`, which by RFC 9110 means with the zlib wrapper.
    pub fn deflate(self) -> Self {
        self.coded("deflate", |body| {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(body)?;
            encoder.finish()
        })
    }

    /// Sends the body in chunks and without its length.
    pub fn chunked(mut self) -> Self {
        if let Kind::Response(response) = &mut self.kind {
            response.chunked = true;
        }
        self
    }

    fn new(status: u16, body: Vec<u8>) -> Self {
        Kind::Response(Response { status, headers: Vec::new(), body, chunked: false }).into()
    }

    fn coded(mut self, coding: &str, code: fn(&[u8]) -> std::io::Result<Vec<u8>>) -> Self {
        if let Kind::Response(response) = &mut self.kind
            && let Ok(coded) = code(&response.body)
        {
            response.body = coded;
        }
        self.header("Content-Encoding", coding)
    }
}

impl From<Kind> for Reply {
    fn from(kind: Kind) -> Self {
        Self { delay: Duration::ZERO, kind }
    }
}
