//! The proxies that this machine's environment names.

use std::time::Duration;

use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

use crate::error::Error;

/// The variables that name proxies, which are those of curl.
const VARIABLES: [&str; 6] =
    ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/// What proxies speak that can be used.
const SCHEMES: [&str; 6] = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

/// How long a proxy may take to be there.
const PATIENCE: Duration = Duration::from_secs(2);

/// The proxies that requests go through.
#[derive(Debug, Default)]
pub(crate) struct Proxies {
    /// Which of them an address goes through, as the client decides it.
    matcher: Option<Matcher>,
    hosts: Vec<String>,
}

impl Proxies {
    /// Those that the environment names.
    pub(crate) fn of_environment() -> Result<Self, Error> {
        let mut hosts = Vec::new();
        for name in VARIABLES {
            let Ok(value) = std::env::var(name) else { continue };
            // The client would go without a proxy that it cannot use, and past what it protects.
            let Some(host) = host(&value)? else { continue };
            hosts.push(host);
        }
        Ok(Self { matcher: Some(Matcher::from_system()), hosts })
    }

    /// Whether requests may go through a proxy.
    pub(crate) fn any(&self) -> bool {
        !self.hosts.is_empty()
    }

    /// Whether a proxy has this host name.
    pub(crate) fn have(&self, host: &str) -> bool {
        self.hosts.iter().any(|proxy| proxy == host)
    }

    /// The proxy that an address goes through, as host and port.
    pub(crate) fn of(&self, url: &Url) -> Option<String> {
        let proxy = self.matcher.as_ref()?.intercept(&url.as_str().parse().ok()?)?;
        Some(name_of(proxy.uri()))
    }

    /// Those of the proxies of these addresses with which no connection can be made.
    pub(crate) async fn dead(&self, urls: &[Url]) -> Vec<String> {
        let mut dead = Vec::new();
        for proxy in urls.iter().filter_map(|url| self.of(url)) {
            let connect = tokio::net::TcpStream::connect(proxy.clone());
            let there = matches!(tokio::time::timeout(PATIENCE, connect).await, Ok(Ok(_)));
            if !there && !dead.contains(&proxy) {
                dead.push(proxy);
            }
        }
        dead
    }
}

fn name_of(proxy: &hyper::Uri) -> String {
    let port = proxy.port_u16().unwrap_or_else(|| match proxy.scheme_str() {
        Some("https") => 443,
        Some("http") => 80,
        _ => 1080,
    });
    format!("{}:{port}", proxy.host().unwrap_or_default())
}

/// The host of a proxy; nothing where none is named.
fn host(value: &str) -> Result<Option<String>, Error> {
    if value.trim().is_empty() {
        return Ok(None);
    }
    // curl's habit, which the client shares: without a scheme, a proxy speaks HTTP.
    let url = match Url::parse(value) {
        Ok(url) if url.has_host() => url,
        _ => Url::parse(&format!("http://{value}")).map_err(|_| Error::Proxy(shown(value)))?,
    };
    let host = url.host_str().filter(|_| SCHEMES.contains(&url.scheme()));
    host.map(|host| Some(host.to_owned())).ok_or_else(|| Error::Proxy(shown(value)))
}

/// A proxy's address without its user and password.
fn shown(value: &str) -> String {
    value.rsplit_once('@').map_or(value, |(_, rest)| rest).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxys_host_is_found_with_and_without_a_scheme() {
        let host = |value| host(value).ok().flatten();
        assert_eq!(host("http://user:secret@proxy.test:3128/").as_deref(), Some("proxy.test"));
        assert_eq!(host("proxy.test:3128").as_deref(), Some("proxy.test"));
        assert_eq!(host("socks5h://proxy.test").as_deref(), Some("proxy.test"));
        assert_eq!(host("").as_deref(), None);
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_named_without_its_password() {
        let said = host("ftp://me:secret@proxy.test:21").unwrap_err().to_string();
        assert!(said.contains("proxy.test:21") && !said.contains("secret"), "{said}");
    }
}
