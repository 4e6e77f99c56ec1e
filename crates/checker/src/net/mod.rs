//! Asking one address once.

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

mod body;
mod budget;
mod certificate;
mod encoding;
mod failure;
mod guard;
mod handshake;
mod headers;
mod once;
mod proxies;
mod resolver;
mod tls;
mod verifier;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::tls::TlsInfo;
use reqwest::{RequestBuilder, Response, redirect, retry};
use rustls::ClientConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use url::{Host, Url};

use body::{Allowance, Body};
pub(crate) use budget::{Budget, Share};
pub use certificate::{Said as CertificateSaid, read as read_certificate};
pub use encoding::unpack;
pub(crate) use failure::Missed;
use handshake::Shown;
pub(crate) use headers::accept_language;
use once::Once;
use proxies::Proxies;
pub use proxies::ProxyFault;
use resolver::Resolver;
use verifier::{Issuers, Verifier};

use crate::error::Error;
use crate::options::{Bounds, HostManners, Options};
use crate::pace;
use signpost_judge::observation::{
    Answer, FailureKind, NETWORK_AUTHENTICATION_REQUIRED, is_redirect,
};

/// So many header fields an answer may have. The client's own bound is 100, which sites that set a
/// cookie for each of their trackers exceed; browsers bound the bytes alone.
const FIELDS: usize = 1_000;

/// A `Cookie` field longer than this is a server's fault, and servers answer it with one of theirs.
const LONGEST_COOKIES: usize = 8 * 1024;

/// A body may take so many times as long as its headers may. A page that goes on forever has shown
/// what it is by then.
const BODY_TIMES: u32 = 2;

/// The most bytes of an issuer's certificate. Real ones have two thousand.
const LONGEST_CERTIFICATE: usize = 64 * 1024;

/// An answer, and what is known of the connection that it came over.
pub(crate) struct Reply {
    pub(crate) answer: Answer,
    pub(crate) certificate_expires: Option<Timestamp>,
}

/// So many connections to a host are kept while it is asked for nothing.
const IDLE: usize = 2;

/// Asks addresses, one request at a time, within the bounds and past the guard.
pub(crate) struct Client {
    http: reqwest::Client,
    tls: ClientConfig,
    issuers: Issuers,
    /// What second looks have shown, by host.
    looks: Once<Option<Shown>>,
    proxies: Arc<Proxies>,
    resolver: Resolver,
    timeout: Duration,
    manners: HostManners,
    bounds: Bounds,
    allow_private_network: bool,
}

impl Client {
    pub(crate) fn new(options: &Options) -> Result<Self, Error> {
        let proxies = Arc::new(match options.names {
            Some(_) => Proxies::default(),
            None => Proxies::of_environment()?,
        });
        let resolver = Resolver::new(options, Arc::clone(&proxies));
        let issuers = Issuers::default();
        let tls = secure(options, Arc::clone(&issuers))?;
        let mut default_headers = HeaderMap::new();
        default_headers.insert(header::ACCEPT, HeaderValue::from_static(headers::ACCEPT));
        default_headers
            .insert(header::ACCEPT_ENCODING, HeaderValue::from_static(encoding::ACCEPTED));
        let mut builder = reqwest::Client::builder()
            .user_agent(headers::user_agent(&options.contact))
            .default_headers(default_headers)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .dns_resolver(resolver.clone())
            // Less than the whole, so that the two can be told apart.
            .connect_timeout((options.timeout / 2).min(Duration::from_secs(8)))
            // Readers' browsers take these as well.
            .http1_allow_obsolete_multiline_headers_in_responses(true)
            .http1_allow_spaces_after_header_name_in_responses(true)
            .http1_ignore_invalid_headers_in_responses(true)
            .http1_max_headers(FIELDS)
            // A host's next request follows an answer at once, so that few connections wait between two; each that
            // does takes 16 KB, and there may be thousands of hosts.
            .pool_max_idle_per_host(IDLE)
            .pool_idle_timeout(Duration::from_secs(15))
            .tls_backend_preconfigured(tls.clone())
            .tls_info(true);
        builder = match options.names {
            Some(_) => builder.no_proxy(),
            None => proxies.tell(builder).map_err(Error::Client)?,
        };
        Ok(Self {
            http: builder.build().map_err(Error::Client)?,
            tls,
            issuers,
            looks: Once::default(),
            proxies,
            resolver,
            timeout: options.timeout,
            manners: options.manners.clone(),
            bounds: options.bounds.clone(),
            allow_private_network: options.allow_private_network,
        })
    }

    /// Asks for a page in the languages given, with the cookies in the jar, and keeps those that
    /// are set. The body is counted in the share.
    pub(crate) async fn get(
        &self,
        url: &Url,
        languages: &HeaderValue,
        jar: &Jar,
        share: &mut Share,
    ) -> Result<Reply, Missed> {
        let own = self.manners.own(url.host_str().unwrap_or_default());
        let own = own.and_then(|own| HeaderValue::from_str(own.accept_language.as_deref()?).ok());
        let request = self.http.get(url.clone());
        let request = request.header(header::ACCEPT_LANGUAGE, own.as_ref().unwrap_or(languages));
        let request = match cookies(jar, url) {
            Some(cookies) => request.header(header::COOKIE, cookies),
            None => request,
        };
        let mut response = self.send(url, request).await?;
        jar.set_cookies(&mut response.headers().get_all(header::SET_COOKIE).iter(), url);
        let certificate_expires = response
            .extensions()
            .get::<TlsInfo>()
            .and_then(TlsInfo::peer_certificate)
            .and_then(certificate::not_after);
        let status = response.status().as_u16();
        let body = if leads_elsewhere(&response) {
            Body { bytes: Vec::new(), cut: None, encoded: false }
        } else {
            let timeout = self.timeout(url);
            let allowance =
                Allowance { size: self.bounds.body, idle: timeout, total: timeout * BODY_TIMES };
            body::read(&mut response, allowance, share)
                .await
                .map_err(|missed| Missed { answering: true, ..missed })?
        };
        let Body { bytes: body, cut, encoded } = body;
        let headers = response
            .headers()
            .iter()
            .filter(|(name, _)| encoded || *name != header::CONTENT_ENCODING)
            .map(|(name, value)| (name.as_str().to_owned(), headers::text(value.as_bytes())));
        let headers = headers.collect();
        let answer = Answer { url: url.clone(), status, headers, body, cut };
        Ok(Reply { answer, certificate_expires })
    }

    /// The proxies that are the cause where there is no network, those on the way to these addresses among them.
    pub(crate) async fn faulty_proxies(&self, urls: &[Url]) -> Vec<ProxyFault> {
        self.proxies.look_for(urls).await;
        self.proxies.faults(true)
    }

    /// The proxy that is the cause if an address was not reached, among others that were.
    pub(crate) fn faulty_proxy(&self, url: &Url) -> Option<ProxyFault> {
        let proxy = self.proxies.of(url)?;
        self.proxies.faults(false).into_iter().find(|fault| fault.proxy == proxy)
    }

    /// Whether an answer may come from something between the host and us: a captive portal (RFC 6585, section 6),
    /// or a proxy.
    pub(crate) fn may_be_from_between(&self, url: &Url, status: u16) -> bool {
        status == NETWORK_AUTHENTICATION_REQUIRED || self.proxies.may_answer(url, status)
    }

    /// Whether anything at all comes back from an address within a time.
    pub(crate) async fn reaches(&self, url: &Url, time: Duration) -> bool {
        let asking = self.send(url, self.http.get(url.clone()));
        match tokio::time::timeout(time, asking).await {
            Ok(Ok(response)) => !self.may_be_from_between(url, response.status().as_u16()),
            Ok(Err(missed)) => missed.sign_of_life() == Some(true),
            Err(_) => false,
        }
    }

    async fn send(&self, url: &Url, request: RequestBuilder) -> Result<Response, Missed> {
        self.guard(url).await?;
        let again = request.try_clone();
        let missed = match self.send_once(url, request).await {
            Ok(response) => return Ok(response),
            Err(missed) => missed,
        };
        let (Some(place), Some(again)) = (&missed.issuer, again) else {
            return Err(self.look_again(url, missed).await);
        };
        let cell = self.issuers.cell(place);
        match cell.get_or_init(|| self.fetch_issuer(place)).await {
            Some(_) => self.send_once(url, again).await,
            None => Err(missed),
        }
    }

    /// Refuses what must not be asked, however the address came here.
    async fn guard(&self, url: &Url) -> Result<(), Missed> {
        if !self.allow_private_network {
            guard::check_literal(url)?;
        }
        guard::check_port(url)?;
        if !self.allow_private_network {
            self.resolver.check_behind_proxy(url).await?;
        }
        Ok(())
    }

    /// How long an answer may take: as the provider says, or as for all.
    fn timeout(&self, url: &Url) -> Duration {
        let own = self.manners.own(url.host_str().unwrap_or_default());
        own.and_then(|own| own.timeout).map_or(self.timeout, |timeout| timeout.0)
    }

    async fn send_once(&self, url: &Url, request: RequestBuilder) -> Result<Response, Missed> {
        let timeout = self.timeout(url);
        match tokio::time::timeout(timeout, request.send()).await {
            Ok(Ok(response)) => match self.proxies.of(url) {
                Some(proxy) => self.behind(&proxy, url, response),
                None => Ok(response),
            },
            Ok(Err(error)) => Err(match self.proxies.of(url) {
                Some(proxy) => self.missed_behind(&proxy, url, error.into()).await,
                None => error.into(),
            }),
            Err(_) => {
                let seconds = timeout.as_secs_f32();
                let detail = format!("no answer in {seconds} seconds");
                if let Some(proxy) = self.proxies.of(url) {
                    self.proxies.kept_back(&proxy, url, "does not answer in time");
                }
                Err(Missed::new(FailureKind::Timeout, detail))
            }
        }
    }

    /// An answer that came by a proxy, and may be its own.
    fn behind(&self, proxy: &str, url: &Url, response: Response) -> Result<Response, Missed> {
        let status = response.status().as_u16();
        if !self.proxies.may_answer(url, status) {
            self.proxies.came_through(proxy);
        } else if status == proxies::WANTS_PASSWORD {
            let what = format!("wants a user and a password (status {status})");
            self.proxies.failed(proxy, &what);
            return Err(Missed::new(FailureKind::Proxy, format!("the proxy at {proxy} {what}")));
        } else {
            let what = format!("answers with status {status} in the hosts' place");
            self.proxies.kept_back(proxy, url, &what);
        }
        Ok(response)
    }

    /// A request by a proxy that failed, for one reason or the other.
    async fn missed_behind(&self, proxy: &str, url: &Url, missed: Missed) -> Missed {
        use FailureKind as K;
        let may_be_dead =
            missed.connecting && matches!(missed.kind, K::Refused | K::Reset | K::Timeout | K::Dns);
        let missed = missed.behind(proxy);
        if may_be_dead && self.proxies.is_dead(proxy).await {
            self.proxies.failed(proxy, proxies::UNREACHABLE);
            return missed.of_dead();
        }
        let what = match missed.kind {
            // Once the proxy took the request, this is its own fault only if nothing comes through to anybody.
            K::Reset | K::Malformed => "breaks off without an answer",
            _ if !missed.connecting => return missed,
            K::Unreachable => "does not open a way to any host",
            _ if self.proxies.is_secure(url) => "does not answer by TLS, as its https:// says",
            _ => {
                // The way was open: what failed was agreed on with the host.
                self.proxies.came_through(proxy);
                return missed;
            }
        };
        self.proxies.kept_back(proxy, url, what);
        missed
    }

    /// Fetches the certificate that a server left out: one request, and no redirects.
    async fn fetch_issuer(&self, place: &str) -> Option<CertificateDer<'static>> {
        let url = Url::parse(place).ok()?;
        self.guard(&url).await.ok()?;
        let allowance =
            Allowance { size: LONGEST_CERTIFICATE, idle: self.timeout, total: self.timeout };
        let fetch = async {
            let mut response = self.send_once(&url, self.http.get(url.clone())).await.ok()?;
            let body = body::read(&mut response, allowance, &mut Share::uncounted()).await.ok()?;
            let whole = response.status().is_success() && body.cut.is_none();
            let is_one = whole && certificate::names(&body.bytes).is_some();
            is_one.then(|| body.bytes.into())
        };
        tokio::time::timeout(self.timeout, fetch).await.ok().flatten()
    }

    /// Looks again at a server that could not be talked to, where it may be that browsers can. Behind a
    /// proxy there is no second look.
    async fn look_again(&self, url: &Url, missed: Missed) -> Missed {
        use FailureKind as K;
        let unclear = matches!(missed.kind, K::Malformed | K::Reset | K::Tls | K::TlsUnsupported);
        if !unclear || url.scheme() != "https" || self.proxies.of(url).is_some() {
            return missed;
        }
        // Once for each host: its other links have failed for the same reason.
        let cell = self.looks.cell(&pace::key(url));
        let look = || async {
            let (address, name) = self.whereabouts(url).await?;
            handshake::look(&self.tls, address, &name, self.timeout / 2).await
        };
        match cell.get_or_init(look).await {
            Some(Shown::WantsCertificate) if !matches!(missed.kind, K::Malformed) => {
                Missed::new(K::ClientCertificate, tls::WANTS_CERTIFICATE)
            }
            Some(Shown::Http2Only) => Missed::new(K::Http2Only, tls::HTTP_2_ONLY),
            _ => missed,
        }
    }

    /// Where a host is, and its name as certificates have it.
    async fn whereabouts(&self, url: &Url) -> Option<(SocketAddr, ServerName<'static>)> {
        let port = url.port_or_known_default()?;
        let (mut address, name) = match url.host()? {
            Host::Domain(name) => {
                let address = self.resolver.lookup(name).await.ok()?.into_iter().next()?;
                (address, ServerName::try_from(name.to_owned()).ok()?)
            }
            Host::Ipv4(ip) => (SocketAddr::from((ip, port)), IpAddr::from(ip).into()),
            Host::Ipv6(ip) => (SocketAddr::from((ip, port)), IpAddr::from(ip).into()),
        };
        if address.port() == 0 {
            address.set_port(port);
        }
        Some((address, name))
    }
}

/// How connections are secured.
fn secure(options: &Options, issuers: Issuers) -> Result<ClientConfig, Error> {
    let mut roots = Vec::new();
    for pem in &options.ca_certificates {
        for certificate in CertificateDer::pem_slice_iter(pem) {
            roots.push(certificate.map_err(Error::Certificate)?);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = Verifier::new(roots, issuers, Arc::clone(&provider)).map_err(Error::Secure)?;
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(Error::Secure)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// Whether nobody will look at the body, because the answer is a redirect.
fn leads_elsewhere(response: &Response) -> bool {
    let location = response.headers().get(header::LOCATION);
    is_redirect(response.status().as_u16())
        && location.is_some_and(|value| !value.as_bytes().trim_ascii().is_empty())
}

/// The cookies that go with a request.
pub(crate) fn cookies(jar: &Jar, url: &Url) -> Option<HeaderValue> {
    jar.cookies(url).filter(|cookies| cookies.len() <= LONGEST_COOKIES)
}
