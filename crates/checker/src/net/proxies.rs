//! The proxies that this machine's environment names.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;

use hyper::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::{ClientBuilder, NoProxy, Proxy};
use url::Url;

use crate::error::Error;

/// The variables that name proxies, which are those of curl.
const VARIABLES: [&str; 6] =
    ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/// How long a proxy may take to be there.
const PATIENCE: Duration = Duration::from_secs(2);

/// The proxies that requests go through.
#[derive(Debug, Default)]
pub(crate) struct Proxies {
    /// Which of them an address goes through, as the client decides it.
    matcher: Option<Matcher>,
    hosts: Vec<String>,
    /// What the environment says, where the client would not understand how it is written there.
    respelled: Option<Respelled>,
}

/// The proxies that the environment names, with their schemes in small letters.
#[derive(Debug)]
struct Respelled {
    http: String,
    https: String,
    no: String,
}

impl Proxies {
    /// Those that the environment names.
    pub(crate) fn of_environment() -> Result<Self, Error> {
        let (mut hosts, mut respelled) = (Vec::new(), false);
        for name in VARIABLES {
            let Ok(value) = std::env::var(name) else { continue };
            hosts.extend(host(&value)?);
            respelled |= matches!(spelled(&value), Cow::Owned(_));
        }
        // A program that answers web requests gets `HTTP_PROXY` from whoever asks it; the client heeds none then.
        if !respelled || std::env::var_os("REQUEST_METHOD").is_some() {
            return Ok(Self { matcher: Some(Matcher::from_system()), hosts, respelled: None });
        }
        // The first that is set counts, as the client reads them.
        let first = |names: [&str; 2]| names.iter().find_map(|name| std::env::var(name).ok());
        let proxy = |names| first(names).map(|value| spelled(&value).into_owned());
        let named = |names| proxy(names).filter(|value| !value.is_empty());
        let all = named(["ALL_PROXY", "all_proxy"]).unwrap_or_default();
        let respelled = Respelled {
            http: named(["HTTP_PROXY", "http_proxy"]).unwrap_or_else(|| all.clone()),
            https: named(["HTTPS_PROXY", "https_proxy"]).unwrap_or(all),
            no: first(["NO_PROXY", "no_proxy"]).unwrap_or_default(),
        };
        let matcher = Matcher::builder()
            .http(respelled.http.clone())
            .https(respelled.https.clone())
            .no(respelled.no.clone())
            .build();
        Ok(Self { matcher: Some(matcher), hosts, respelled: Some(respelled) })
    }

    /// Tells a client which proxies there are, unless it knows by itself.
    pub(crate) fn tell(&self, mut builder: ClientBuilder) -> reqwest::Result<ClientBuilder> {
        let Some(Respelled { http, https, no }) = &self.respelled else { return Ok(builder) };
        builder = builder.no_proxy();
        if !http.is_empty() {
            builder = builder.proxy(Proxy::http(http)?.no_proxy(NoProxy::from_string(no)));
        }
        if !https.is_empty() {
            builder = builder.proxy(Proxy::https(https)?.no_proxy(NoProxy::from_string(no)));
        }
        Ok(builder)
    }

    /// Whether requests may go through a proxy.
    pub(crate) fn any(&self) -> bool {
        !self.hosts.is_empty()
    }

    /// Whether a proxy has this host name.
    pub(crate) fn have(&self, host: &str) -> bool {
        self.hosts.iter().any(|proxy| proxy.eq_ignore_ascii_case(host))
    }

    /// The proxy that an address goes through, as host and port.
    pub(crate) fn of(&self, url: &Url) -> Option<String> {
        let proxy = self.matcher.as_ref()?.intercept(&url.as_str().parse().ok()?)?;
        Some(name_of(proxy.uri()))
    }

    /// Those of the proxies of these addresses with which no connection can be made.
    pub(crate) async fn dead(&self, urls: &[Url]) -> Vec<String> {
        let proxies: BTreeSet<String> = urls.iter().filter_map(|url| self.of(url)).collect();
        let mut dead = Vec::new();
        for proxy in proxies {
            let connect = tokio::net::TcpStream::connect(&proxy);
            if !matches!(tokio::time::timeout(PATIENCE, connect).await, Ok(Ok(_))) {
                dead.push(proxy);
            }
        }
        dead
    }
}

fn name_of(proxy: &Uri) -> String {
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
    // The client is asked itself: it would go without a proxy that it cannot use, and past what that
    // protects.
    let spelled = spelled(value).into_owned();
    let proxy =
        Matcher::builder().all(spelled).build().intercept(&Uri::from_static("http://a.test"));
    let host = proxy.as_ref().and_then(|proxy| named(proxy.uri()));
    host.map(|host| Some(host.to_owned())).ok_or_else(|| Error::Proxy(shown(value)))
}

/// A proxy's address with its scheme in small letters: capitals make no difference (RFC 3986, section 3.1), and
/// the client knows small ones alone.
fn spelled(value: &str) -> Cow<'_, str> {
    match value.split_once("://") {
        Some((scheme, rest)) if scheme.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            format!("{}://{rest}", scheme.to_ascii_lowercase()).into()
        }
        _ => value.into(),
    }
}

/// The host of a proxy, unless what follows it is no port: that, the client takes for none.
fn named(proxy: &Uri) -> Option<&str> {
    let host = proxy.host()?;
    let rest = proxy.authority()?.as_str().strip_prefix(host)?;
    (matches!(rest, "" | ":") || proxy.port().is_some()).then_some(host)
}

/// A proxy's address without its user and password.
fn shown(value: &str) -> String {
    value.rsplit_once('@').map_or(value, |(_, rest)| rest).to_owned()
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn a_proxys_host_is_found_with_and_without_a_scheme() {
        let host = |value| host(value).ok().flatten();
        assert_eq!(host("http://user:secret@proxy.test:3128/").as_deref(), Some("proxy.test"));
        assert_eq!(host("proxy.test:3128").as_deref(), Some("proxy.test"));
        assert_eq!(host("socks5h://proxy.test").as_deref(), Some("proxy.test"));
        assert_eq!(host("").as_deref(), None);
        assert_eq!(host("SOCKS5://Proxy.test:1080").as_deref(), Some("Proxy.test"));
        assert_eq!(host("Http://user:Secret@proxy.test:3128").as_deref(), Some("proxy.test"));
        assert_eq!(spelled("SOCKS5H://Me:Secret@Proxy.test"), "socks5h://Me:Secret@Proxy.test");
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_named_without_its_password() {
        let said = host("ftp://me:secret@proxy.test:21").unwrap_err().to_string();
        assert!(said.contains("proxy.test:21") && !said.contains("secret"), "{said}");
    }

    /// What the client drops without a word must not be taken for a proxy that requests go through.
    #[test]
    fn a_proxy_that_the_client_would_drop_cannot_be_used() {
        for value in [
            "http://proxy.test:3128 ",
            "\tproxy.test:3128",
            "http://proxy test:3128",
            "http:proxy.test:3128",
            "http://proxy.test:port",
        ] {
            assert!(host(value).is_err(), "{value}");
        }
    }

    #[tokio::test]
    async fn a_proxy_is_tried_once_for_all_addresses_that_go_through_it() {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let live = listener.local_addr().unwrap();
        let matcher = Matcher::builder().http(format!("http://{live}")).https("http://127.0.0.1:1");
        let proxies = Proxies { matcher: Some(matcher.build()), ..Proxies::default() };
        let urls = ["http://a.test/", "http://b.test/", "https://a.test/", "https://b.test/"];
        let urls: Vec<Url> = urls.iter().map(|url| url.parse().unwrap()).collect();
        assert_eq!(proxies.dead(&urls).await, ["127.0.0.1:1"]);
        listener.accept().await.unwrap();
        let second = tokio::time::timeout(Duration::from_millis(50), listener.accept()).await;
        assert!(second.is_err(), "{second:?}");
    }
}
