//! From names to addresses, past the guard.
//!
//! Judging the addresses that a name stands for *as the client connects*, rather than looking the
//! name up beforehand, leaves no moment in which it could come to stand for something else.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use signpost_core::address::is_private_name;
use url::{Host, Url};

use super::guard::{self, PrivateAddress};
use super::proxies::Proxies;
use crate::options::{NameService, Options};

/// How long the system's resolver may take. It has two servers to try in this time by default.
const LOOKUP_TIME: Duration = Duration::from_secs(6);

/// A host name that could not be found.
#[derive(Debug, thiserror::Error)]
#[error("{reason}")]
pub(crate) struct NameError {
    reason: String,
    /// Whether it was the name service that failed, rather than the name that does not exist.
    pub(crate) temporary: bool,
}

pub(crate) type LookupError = Box<dyn std::error::Error + Send + Sync>;

/// Finds hosts and refuses those in private networks.
#[derive(Clone)]
pub(crate) struct Resolver {
    names: Option<NameService>,
    allow_private_network: bool,
    proxies: Arc<Proxies>,
}

impl Resolver {
    pub(crate) fn new(options: &Options, proxies: Arc<Proxies>) -> Self {
        Self {
            names: options.names.clone(),
            allow_private_network: options.allow_private_network,
            proxies,
        }
    }

    /// Refuses a host in a private network that a proxy would look up out of our sight. A name
    /// that only the proxy can look up is left to it, since many networks have no other way to look
    /// up anything; but not one that can only be a private network's.
    pub(crate) async fn check_behind_proxy(&self, url: &Url) -> Result<(), PrivateAddress> {
        let (true, Some(Host::Domain(host))) = (self.proxies.any(), url.host()) else {
            return Ok(());
        };
        if self.proxies.have(host) || is_private_name(host) {
            return Err(PrivateAddress(host.to_owned()));
        }
        match self.lookup(host).await.map_err(|error| error.downcast::<PrivateAddress>()) {
            Err(Ok(refused)) => Err(*refused),
            _ => Ok(()),
        }
    }

    /// The addresses of a host, none of them in a private network.
    pub(crate) async fn lookup(&self, host: &str) -> Result<Vec<SocketAddr>, LookupError> {
        let found = self.find(host).await?;
        // The proxy is the machine's own choice and may well live in its network.
        if self.allow_private_network || self.proxies.have(host) {
            return Ok(found);
        }
        let public = |address: &SocketAddr| {
            guard::is_public(address.ip()) || self.is_simulated(host, address)
        };
        let kept: Vec<_> = found.iter().copied().filter(public).collect();
        match (kept.is_empty(), found.first()) {
            (true, Some(first)) => Err(PrivateAddress(format!("{host} ({})", first.ip())).into()),
            _ => Ok(kept),
        }
    }

    async fn find(&self, host: &str) -> Result<Vec<SocketAddr>, LookupError> {
        // RFC 6761, section 6.3: names below `localhost` are loopback, whatever a server says.
        let bare = host.trim_end_matches('.');
        if bare == "localhost" || bare.ends_with(".localhost") {
            return Ok(vec![SocketAddr::from((Ipv4Addr::LOCALHOST, 0))]);
        }
        if let Some(names) = &self.names {
            return match names(bare) {
                Some(address) => Ok(vec![address]),
                None => {
                    Err(NameError { reason: "no such host".to_owned(), temporary: false }.into())
                }
            };
        }
        let found = match tokio::time::timeout(LOOKUP_TIME, tokio::net::lookup_host((host, 0)))
            .await
        {
            Err(_) => {
                Err(NameError { reason: "no answer to the lookup".to_owned(), temporary: true })
            }
            Ok(Err(error)) => {
                let reason = error.to_string();
                // `EAI_AGAIN` as glibc and as musl put it; the standard library keeps the number
                // to itself.
                let temporary = reason.contains("emporary failure") || reason.contains("ry again");
                Err(NameError { reason, temporary })
            }
            Ok(Ok(found)) => Ok(found.collect::<Vec<_>>()),
        }?;
        if found.is_empty() {
            return Err(NameError { reason: "no address".to_owned(), temporary: false }.into());
        }
        Ok(found)
    }

    /// Whether an address is the simulated web itself, which lives on loopback.
    fn is_simulated(&self, host: &str, address: &SocketAddr) -> bool {
        self.names.is_some()
            && matches!(address.ip(), IpAddr::V4(ip) if ip.is_loopback())
            && !host.trim_end_matches('.').ends_with("localhost")
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let this = self.clone();
        Box::pin(async move {
            let found = this.lookup(name.as_str()).await?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolver(names: &'static [(&'static str, &'static str)]) -> Resolver {
        let options = Options {
            names: Some(Arc::new(move |host: &str| {
                let (_, address) = names.iter().find(|(name, _)| *name == host)?;
                address.parse().ok()
            })),
            ..Options::default()
        };
        Resolver::new(&options, Arc::default())
    }

    async fn verdict(resolver: &Resolver, host: &str) -> String {
        match resolver.lookup(host).await {
            Ok(found) => format!("{found:?}"),
            Err(error) => error.to_string(),
        }
    }

    #[tokio::test]
    async fn a_name_is_judged_by_what_it_stands_for() {
        let resolver = resolver(&[
            ("web.test", "127.0.0.1:4711"),
            ("rebound.test", "10.0.0.1:0"),
            ("public.test", "93.184.215.14:0"),
        ]);
        assert_eq!(verdict(&resolver, "web.test").await, "[127.0.0.1:4711]");
        assert_eq!(verdict(&resolver, "public.test").await, "[93.184.215.14:0]");
        assert_eq!(
            verdict(&resolver, "rebound.test").await,
            "rebound.test (10.0.0.1) is in a private network"
        );
        assert_eq!(verdict(&resolver, "missing.test").await, "no such host");
    }

    #[tokio::test]
    async fn localhost_is_loopback_whatever_a_name_service_says() {
        let resolver = resolver(&[("my.localhost", "93.184.215.14:0")]);
        for host in ["localhost", "my.localhost", "my.localhost."] {
            let said = verdict(&resolver, host).await;
            assert_eq!(said, format!("{host} (127.0.0.1) is in a private network"));
        }
    }
}
