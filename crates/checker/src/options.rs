//! How an audit is to be done.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use signpost_core::Site;
use signpost_core::model::{Manners, Provider, SiteAudit, Suppression};

/// A name service: where a host lives, or `None` where the name does not exist. A port other than
/// 0 is used in place of the scheme's own.
pub type NameService = Arc<dyn Fn(&str) -> Option<SocketAddr> + Send + Sync>;

/// How an audit is to be done. Start from [`Options::default`] or [`Options::for_site`].
#[derive(Clone)]
pub struct Options {
    /// How long one request may take until its answer's headers are there, how long nothing may
    /// come of its body, and half of how long the body may take in all.
    pub timeout: Duration,
    /// How many requests may be under way at a time, over all hosts.
    pub concurrency: usize,
    /// Certificates to trust besides the system's, each a PEM file's bytes.
    pub ca_certificates: Vec<Vec<u8>>,
    /// Whether addresses in private networks may be asked.
    pub allow_private_network: bool,
    /// A name service in place of the system's: the simulated web.
    pub names: Option<NameService>,
    /// How hosts wish to be treated.
    pub manners: HostManners,
    /// How often and after which pauses to ask again.
    pub retry: Retry,
    /// How much of an answer is taken.
    pub bounds: Bounds,
    /// When the audit is, for the ledger, for ages and for suppressions.
    pub now: Timestamp,
    /// Whether what is found is going to be remembered. Where it is not, no fingerprint of a page is taken.
    pub remember: bool,
    /// Whether the run is believed even where many links turned at once.
    pub trust_run: bool,
    /// The web archive in which to look for copies of what is gone, if any.
    pub archive: Option<Archive>,
    /// Addresses that answer wherever there is a network, asked only when no link does. Without
    /// any, a machine is believed to have a network.
    pub network_check: Vec<String>,
    /// The address in the `User-Agent` under which a host's owner finds us, if there is one.
    pub contact: String,
    /// The findings that are accepted.
    pub suppressions: Vec<Suppression>,
}

/// A web archive with the Wayback Machine's interface.
#[derive(Debug, Clone)]
pub struct Archive {
    /// The address below which its availability API is.
    pub base: String,
    /// The least time between two requests to one of its hosts.
    pub interval: Duration,
}

impl Default for Archive {
    fn default() -> Self {
        // It shuts out anyone who asks for more than fifteen copies a minute.
        Self { base: "https://archive.org/".to_owned(), interval: Duration::from_secs(5) }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(20),
            concurrency: 8,
            ca_certificates: Vec::new(),
            allow_private_network: false,
            names: None,
            manners: HostManners::default(),
            retry: Retry::default(),
            bounds: Bounds::default(),
            now: Timestamp::now(),
            remember: true,
            trust_run: false,
            archive: None,
            // Names that the DNS cannot lose (RFC 2606 reserves the first), run by three
            // organisations that are used to being asked.
            network_check: ["https://example.org/", "https://www.iana.org/", "https://www.w3.org/"]
                .map(str::to_owned)
                .to_vec(),
            contact: String::new(),
            suppressions: Vec::new(),
        }
    }
}

impl Options {
    /// The UTC day of the audit.
    pub fn today(&self) -> Date {
        self.now.to_zoned(TimeZone::UTC).date()
    }

    /// The defaults, with what the site says of itself, of its providers' hosts and of the
    /// findings that it accepts.
    pub fn for_site(site: &Site) -> Self {
        Self {
            manners: HostManners {
                providers: site.providers.values().map(|entry| entry.value.clone()).collect(),
                ..HostManners::of_site(site.config.audit.unwrap_or_default())
            },
            contact: site.config.base_url.clone(),
            suppressions: site.suppressions.clone(),
            ..Self::default()
        }
    }
}

/// How hosts wish to be treated: each provider's as it says in `providers/*.yaml`, and all others
/// alike.
#[derive(Debug, Clone)]
pub struct HostManners {
    /// The least time between the starts of two requests to one host.
    pub min_interval: Duration,
    /// The most requests that one host may be answering at a time.
    pub max_concurrent: u8,
    /// Providers, whose own manners go before these.
    pub providers: Vec<Provider>,
}

impl Default for HostManners {
    fn default() -> Self {
        // Slower than a reader who opens pages in tabs, and no more connections than one browser.
        Self { min_interval: Duration::from_millis(250), max_concurrent: 2, providers: Vec::new() }
    }
}

impl HostManners {
    /// The manners for hosts that no provider speaks for, as a site wishes them.
    fn of_site(audit: SiteAudit) -> Self {
        let usual = Self::default();
        Self {
            min_interval: audit.min_interval.map_or(usual.min_interval, |interval| interval.0),
            max_concurrent: audit.max_concurrent.unwrap_or(usual.max_concurrent).max(1),
            ..usual
        }
    }

    /// The least interval and the most requests at a time for a host.
    pub fn of_host(&self, host: &str) -> (Duration, u8) {
        let own = self.own(host);
        (
            own.and_then(|own| own.min_interval).map_or(self.min_interval, |interval| interval.0),
            own.and_then(|own| own.max_concurrent).unwrap_or(self.max_concurrent).max(1),
        )
    }

    /// What the provider of a host says of how it wishes to be asked.
    pub(crate) fn own(&self, host: &str) -> Option<&Manners> {
        self.providers.iter().find(|provider| provider.owns(host))?.audit.as_ref()
    }
}

/// How often and after which pauses to ask again.
#[derive(Debug, Clone)]
pub struct Retry {
    /// How often one link is asked again after a fault that may pass.
    pub times: u32,
    /// The pause before asking again for the first time. Each further pause is twice as long, and
    /// all are varied by up to a half either way, so that many runs do not fall into step.
    pub backoff: Duration,
    /// The longest `Retry-After` that is waited for.
    pub longest_wait: Duration,
    /// Decides the variation.
    pub seed: u64,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            times: 2,
            backoff: Duration::from_secs(1),
            longest_wait: Duration::from_secs(60),
            seed: 0,
        }
    }
}

/// How much of an answer is taken, for a server may send forever.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// The most bytes of a body, after decompression.
    pub body: usize,
    /// The most bytes of all bodies together that are read and not yet judged.
    pub all_bodies: usize,
    /// The most bytes of the pages together that wait for another page, packed where that takes long. While they
    /// take more, no link is begun.
    pub waiting_pages: usize,
    /// The most redirects that are followed for one link.
    pub hops: usize,
    /// How long one link may take in all, waiting for its host's turn not included.
    pub chain_time: Duration,
    /// The longest delay of a meta refresh that is followed as a redirect. Anyone who has more time
    /// than this is reading the page.
    pub refresh_delay: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            body: 2 * 1024 * 1024,
            all_bodies: 16 * 1024 * 1024,
            waiting_pages: 8 * 1024 * 1024,
            // As many as browsers follow (Fetch standard, "HTTP-redirect fetch").
            hops: 20,
            chain_time: Duration::from_secs(60),
            refresh_delay: Duration::from_secs(10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_providers_own_manners_go_before_the_defaults() {
        let provider: Provider = serde_json::from_value(serde_json::json!({
            "id": "ohri", "name": "OHRI", "home": "https://decisionaid.test/",
            "hosts": ["*.decisionaid.test"], "audit": {"min_interval": "1s"}
        }))
        .unwrap();
        let manners = HostManners { providers: vec![provider], ..HostManners::default() };
        assert_eq!(manners.of_host("www.decisionaid.test"), (Duration::from_secs(1), 2));
        assert_eq!(manners.of_host("other.test"), (Duration::from_millis(250), 2));

        let site = serde_json::from_str(r#"{"min_interval": "2s", "max_concurrent": 1}"#).unwrap();
        let manners = HostManners { providers: manners.providers, ..HostManners::of_site(site) };
        assert_eq!(manners.of_host("www.decisionaid.test"), (Duration::from_secs(1), 1));
        assert_eq!(manners.of_host("other.test"), (Duration::from_secs(2), 1));
    }
}
