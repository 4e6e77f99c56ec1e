//! Asking one address once.

mod body;
mod certificate;
mod failure;
mod guard;
mod proxies;
mod resolver;

use std::time::Duration;

use jiff::Timestamp;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::tls::TlsInfo;
use reqwest::{Certificate, redirect, retry};
use signpost_core::model::Language;
use url::Url;

pub(crate) use failure::Missed;
use resolver::Resolver;

use crate::error::Error;
use crate::observation::{Answer, FailureKind};
use crate::options::{Bounds, Options};

/// What is asked for. No `HEAD` and no ranges: many servers answer those otherwise than readers.
const ACCEPT: &str = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8";

/// A `Cookie` field longer than this is a server's fault, and servers answer it with one of theirs.
const LONGEST_COOKIES: usize = 8 * 1024;

/// An answer, and what is known of the connection that it came over.
pub(crate) struct Reply {
    pub(crate) answer: Answer,
    pub(crate) certificate_expires: Option<Timestamp>,
}

/// Asks addresses, one request at a time, within the bounds and past the guard.
pub(crate) struct Client {
    http: reqwest::Client,
    resolver: Resolver,
    timeout: Duration,
    bounds: Bounds,
    allow_private_network: bool,
}

impl Client {
    pub(crate) fn new(options: &Options) -> Result<Self, Error> {
        // reqwest takes the process's provider. One that is there already will do as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let resolver = Resolver::new(options);
        let mut certificates = Vec::new();
        for pem in &options.ca_certificates {
            certificates.extend(Certificate::from_pem_bundle(pem).map_err(Error::Certificate)?);
        }
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static(ACCEPT));
        let mut builder = reqwest::Client::builder()
            .user_agent(user_agent(&options.contact))
            .default_headers(headers)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .dns_resolver(resolver.clone())
            // Less than the whole, so that the two can be told apart.
            .connect_timeout((options.timeout / 2).min(Duration::from_secs(8)))
            .pool_max_idle_per_host(1)
            .pool_idle_timeout(Duration::from_secs(15))
            .tls_info(true);
        if !certificates.is_empty() {
            builder = builder.tls_certs_merge(certificates);
        }
        if options.names.is_some() {
            builder = builder.no_proxy();
        }
        Ok(Self {
            http: builder.build().map_err(Error::Client)?,
            resolver,
            timeout: options.timeout,
            bounds: options.bounds.clone(),
            allow_private_network: options.allow_private_network,
        })
    }

    /// Asks for a page in the languages given, with the cookies in the jar, and keeps those that
    /// are set.
    pub(crate) async fn get(
        &self,
        url: &Url,
        languages: &HeaderValue,
        jar: &Jar,
    ) -> Result<Reply, Missed> {
        let request = self.http.get(url.clone()).header(header::ACCEPT_LANGUAGE, languages);
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
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())));
        let headers = headers.collect();
        let (body, truncated) = body::read(&mut response, self.bounds.body, self.bounds.body_time)
            .await
            .map_err(|missed| Missed { answering: true, ..missed })?;
        let answer = Answer { url: url.clone(), status, headers, body, truncated };
        Ok(Reply { answer, certificate_expires })
    }

    /// Whether anything at all comes back from an address within a time.
    pub(crate) async fn reaches(&self, url: &Url, time: Duration) -> bool {
        let asking = self.send(url, self.http.get(url.clone()));
        match tokio::time::timeout(time, asking).await {
            Ok(Ok(_)) => true,
            Ok(Err(missed)) => missed.sign_of_life() == Some(true),
            Err(_) => false,
        }
    }

    async fn send(
        &self,
        url: &Url,
        request: reqwest::RequestBuilder,
    ) -> Result<reqwest::Response, Missed> {
        if !self.allow_private_network {
            guard::check_literal(url)?;
            self.resolver.check_behind_proxy(url).await?;
        }
        match tokio::time::timeout(self.timeout, request.send()).await {
            Ok(sent) => Ok(sent?),
            Err(_) => {
                let seconds = self.timeout.as_secs_f32();
                Err(Missed::new(FailureKind::Timeout, format!("no answer in {seconds} seconds")))
            }
        }
    }
}

/// Who asks, and where to complain. Firewalls block agents that call themselves checkers of links,
/// so the word is left out.
fn user_agent(contact: &str) -> String {
    let version = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
    match Url::parse(contact) {
        Ok(contact) => format!("Signpost/{version} (+{contact}; content check)"),
        Err(_) => format!("Signpost/{version} (content check)"),
    }
}

/// The `Accept-Language` of a reader who wants an aid in these languages, the first one most
/// (RFC 9110, section 12.5.4). English comes after them and then anything: a page in the wrong
/// language tells more than a refusal.
pub(crate) fn accept_language(languages: &[Language]) -> HeaderValue {
    let mut tags: Vec<&str> = Vec::new();
    for tag in languages.iter().map(Language::as_str).chain(["en"]) {
        let plain = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if plain && !tag.is_empty() && !tags.contains(&tag) && tags.len() < 5 {
            tags.push(tag);
        }
    }
    let weighted: Vec<String> = tags
        .iter()
        .enumerate()
        .map(|(place, tag)| match place {
            0 => (*tag).to_owned(),
            _ => format!("{tag};q=0.{}", 9 - place),
        })
        .collect();
    let value = format!("{},*;q=0.1", weighted.join(","));
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("en,*;q=0.1"))
}

/// The cookies that go with a request.
pub(crate) fn cookies(jar: &Jar, url: &Url) -> Option<HeaderValue> {
    jar.cookies(url).filter(|cookies| cookies.len() <= LONGEST_COOKIES)
}

/// A header's value. Headers are meant to be ASCII; servers send UTF-8 and, of old, Latin-1.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agent_names_a_contact_and_no_links() {
        assert_eq!(
            user_agent("https://example.org/"),
            "Signpost/0.1 (+https://example.org/; content check)"
        );
        assert_eq!(user_agent(""), "Signpost/0.1 (content check)");
    }

    #[test]
    fn the_aids_languages_are_asked_for_first() {
        let accept = |tags: &[&str]| {
            let languages: Vec<_> = tags.iter().map(|tag| Language::from(*tag)).collect();
            accept_language(&languages).to_str().unwrap().to_owned()
        };
        assert_eq!(accept(&["nl"]), "nl,en;q=0.8,*;q=0.1");
        assert_eq!(accept(&["en"]), "en,*;q=0.1");
        assert_eq!(accept(&["fr", "en", "x\r\ny"]), "fr,en;q=0.8,*;q=0.1");
    }

    #[test]
    fn a_header_in_latin_1_is_read_as_such() {
        assert_eq!(text(b"/caf\xc3\xa9"), "/café");
        assert_eq!(text(b"/caf\xe9"), "/café");
    }
}
