//! What a client asked, as it was read from the wire.

use std::time::Instant;

use url::Url;

/// One request, in the order and at the moment in which it arrived.
#[derive(Debug, Clone)]
pub struct Request {
    /// When the head of the request was complete.
    pub at: Instant,
    /// `http` or `https`.
    pub scheme: &'static str,
    /// The host asked, in lower case and without a port.
    pub host: String,
    /// The method, as sent.
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
    /// Every header in order, names as sent.
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// The first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(have, _)| have.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The target without its query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or(&self.target)
    }

    /// The value of a query parameter, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        let (_, query) = self.target.split_once('?')?;
        url::form_urlencoded::parse(query.as_bytes())
            .find(|(have, _)| have == name)
            .map(|(_, value)| value.into_owned())
    }

    /// The address asked for.
    pub fn url(&self) -> String {
        format!("{}://{}{}", self.scheme, self.host, self.target)
    }

    /// Whether a cookie with this name was sent back.
    pub fn has_cookie(&self, name: &str) -> bool {
        self.headers
            .iter()
            .filter(|(have, _)| have.eq_ignore_ascii_case("cookie"))
            .flat_map(|(_, value)| value.split(';'))
            .any(|pair| pair.split('=').next().is_some_and(|have| have.trim() == name))
    }
}

/// What the start of a connection turned out to be.
pub(crate) enum Head {
    /// A request for this server, or one in absolute form for it to pass on as a proxy would.
    Request(Request),
    /// `CONNECT host:port`.
    Connect(String),
    /// More bytes are needed.
    Partial,
    /// Not HTTP.
    Nonsense,
}

/// Reads a request head. Only the head: nothing here ever asks for a body.
pub(crate) fn parse(bytes: &[u8], scheme: &'static str) -> Head {
    let mut room = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut room);
    match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(_)) => {}
        Ok(httparse::Status::Partial) => return Head::Partial,
        Err(_) => return Head::Nonsense,
    }
    let (Some(method), Some(target)) = (parsed.method, parsed.path) else {
        return Head::Nonsense;
    };
    if method == "CONNECT" {
        return Head::Connect(without_port(target));
    }
    let headers: Vec<(String, String)> = parsed
        .headers
        .iter()
        .map(|header| (header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned()))
        .collect();
    let named = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("host"));
    let (host, target) = match Url::parse(target) {
        Ok(absolute) if absolute.has_host() => (
            absolute.host_str().unwrap_or_default().to_owned(),
            absolute[url::Position::BeforePath..url::Position::AfterQuery].to_owned(),
        ),
        _ => (named.map(|(_, value)| without_port(value)).unwrap_or_default(), target.to_owned()),
    };
    Head::Request(Request {
        at: Instant::now(),
        scheme,
        host,
        method: method.to_owned(),
        target,
        headers,
    })
}

fn without_port(authority: &str) -> String {
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    host.to_ascii_lowercase()
}
