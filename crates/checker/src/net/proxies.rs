//! The proxies that this machine's environment names.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hyper::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use reqwest::{ClientBuilder, NoProxy, Proxy};
use url::Url;

use crate::error::Error;

/// The variables that name proxies, which are those of curl.
const VARIABLES: [&str; 6] =
    ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/// The statuses by which a proxy says that it got no answer, and by which hosts speak of servers of their own.
const NO_ANSWER: std::ops::RangeInclusive<u16> = 502..=504;

/// The status by which a proxy wants a user and a password (RFC 9110, section 15.5.8).
pub(super) const WANTS_PASSWORD: u16 = 407;

/// To so many hosts nothing must have come through a proxy to be its own fault.
const HOSTS: usize = 3;

/// What is wrong with a proxy with which no connection can be made.
pub(super) const UNREACHABLE: &str = "cannot be reached";

/// How long a proxy may take to be there.
const PATIENCE: Duration = Duration::from_secs(2);

/// The proxies that requests go through.
#[derive(Debug, Default)]
pub(crate) struct Proxies {
    /// Which of them an address goes through, as the client decides it.
    matcher: Option<Matcher>,
    hosts: Vec<String>,
    /// What came of requests, by proxy.
    met: Mutex<BTreeMap<String, Met>>,
    /// What the environment says, where the client would not understand how it is written there.
    respelled: Option<Respelled>,
}

/// What came of the requests through a proxy.
#[derive(Debug, Default)]
struct Met {
    /// Whether anything came through that only a host can have sent.
    through: bool,
    /// Whether it failed by itself: it cannot be reached, or refuses everybody.
    failed: bool,
    /// The hosts to which nothing came through.
    hosts: BTreeSet<String>,
    /// What happened last.
    what: String,
}

/// A proxy that is the cause of what failed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProxyFault {
    /// Its host and port.
    pub proxy: String,
    /// What is wrong with it, as the rest of a sentence.
    pub what: String,
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
        // A program that answers web requests gets `HTTP_PROXY` from those who ask it; the client uses none then.
        if !respelled || std::env::var_os("REQUEST_METHOD").is_some() {
            let matcher = Some(Matcher::from_system());
            return Ok(Self { matcher, hosts, ..Self::default() });
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
        let (matcher, respelled) = (Some(matcher), Some(respelled));
        Ok(Self { matcher, hosts, respelled, ..Self::default() })
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

    /// The proxy that an address goes through.
    fn on_the_way(&self, url: &Url) -> Option<Intercept> {
        self.matcher.as_ref()?.intercept(&url.as_str().parse().ok()?)
    }

    /// The same, as host and port.
    pub(crate) fn of(&self, url: &Url) -> Option<String> {
        self.on_the_way(url).map(|proxy| name_of(proxy.uri()))
    }

    /// Whether an answer may be a proxy's and not the host's: one over plain HTTP that a proxy for HTTP makes where
    /// it gets none.
    pub(crate) fn may_answer(&self, url: &Url, status: u16) -> bool {
        let speaks_http =
            |proxy: Intercept| matches!(proxy.uri().scheme_str(), Some("http" | "https"));
        (NO_ANSWER.contains(&status) || status == WANTS_PASSWORD)
            && url.scheme() == "http"
            && self.on_the_way(url).is_some_and(speaks_http)
    }

    /// Whether the connection with the proxy itself is secured, so that what fails may fail there.
    pub(crate) fn is_secure(&self, url: &Url) -> bool {
        self.on_the_way(url).is_some_and(|proxy| proxy.uri().scheme_str() == Some("https"))
    }

    /// Something came through a proxy that only a host can have sent.
    pub(crate) fn came_through(&self, proxy: &str) {
        self.met(proxy, |met| met.through = true);
    }

    /// Nothing came through a proxy to a host.
    pub(crate) fn kept_back(&self, proxy: &str, url: &Url, what: &str) {
        self.met(proxy, |met| {
            met.hosts.insert(url.host_str().unwrap_or_default().to_owned());
            if !met.failed {
                what.clone_into(&mut met.what);
            }
        });
    }

    /// A proxy failed by itself.
    pub(crate) fn failed(&self, proxy: &str, what: &str) {
        self.met(proxy, |met| {
            met.failed = true;
            what.clone_into(&mut met.what);
        });
    }

    fn met(&self, proxy: &str, change: impl FnOnce(&mut Met)) {
        let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        change(met.entry(proxy.to_owned()).or_default());
    }

    /// The proxies that are the cause of what failed: those that failed by themselves, and those that let nothing
    /// through to any of several hosts. Where there is no network at all, one host will do.
    pub(crate) fn faults(&self, no_network: bool) -> Vec<ProxyFault> {
        let met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        let needed = if no_network { 1 } else { HOSTS };
        let at_fault = |met: &Met| !met.through && (met.failed || met.hosts.len() >= needed);
        let faults = met.iter().filter(|(_, met)| at_fault(met));
        faults
            .map(|(proxy, met)| ProxyFault { proxy: proxy.clone(), what: met.what.clone() })
            .collect()
    }

    /// Whether no connection can be made with a proxy.
    pub(crate) async fn is_dead(&self, proxy: &str) -> bool {
        let connect = tokio::net::TcpStream::connect(proxy);
        !matches!(tokio::time::timeout(PATIENCE, connect).await, Ok(Ok(_)))
    }

    /// Notes which of the proxies of these addresses cannot be reached, where nobody has asked by them.
    pub(crate) async fn look_for(&self, urls: &[Url]) {
        let proxies: BTreeSet<String> = urls.iter().filter_map(|url| self.of(url)).collect();
        for proxy in proxies {
            if self.is_dead(&proxy).await {
                self.failed(&proxy, UNREACHABLE);
            }
        }
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
        proxies.look_for(&urls).await;
        let dead = ProxyFault { proxy: "127.0.0.1:1".to_owned(), what: UNREACHABLE.to_owned() };
        assert_eq!(proxies.faults(true), [dead]);
        listener.accept().await.unwrap();
        let second = tokio::time::timeout(Duration::from_millis(50), listener.accept()).await;
        assert!(second.is_err(), "{second:?}");
    }
}
