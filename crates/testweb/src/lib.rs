//! A simulated web on loopback: many hosts, HTTP and HTTPS with its own authority, and links whose
//! true state is known.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use signpost_testweb::{Reply, TestWeb};
//!
//! let web = TestWeb::start().await?
//!     .with_site("my.test", |request, attempt| match (request.path(), attempt) {
//!         ("/aid", 1) => Reply::empty(503),
//!         ("/aid", _) => Reply::html("<title>Scoliosis</title>"),
//!         _ => Reply::empty(404),
//!     });
//! let address = web.resolve("my.test"); // the same for http and https
//! # Ok(())
//! # }
//! ```
//!
//! Nothing here depends on the rest of Signpost, so that no label can follow the code it judges.

mod aids;
mod certificate;
mod date;
mod host;
mod link;
mod page;
mod play;
mod reach;
mod reply;
mod request;
mod revisits;
mod scene;
mod server;
mod state;
mod tls;
mod web;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use certificate::Certificate;
pub use link::LabelledLink;
pub use reach::Reach;
pub use reply::Reply;
pub use request::Request;
pub use revisits::{Fate, Revisit, revisits};
pub use tls::Handshake;

use host::Host;
use state::State;

/// Every labelled link, in the order of the scenario files.
pub fn links() -> Vec<LabelledLink> {
    web::scene().links
}

/// A running simulated web. Dropping it stops the server.
pub struct TestWeb {
    state: Arc<State>,
    address: SocketAddr,
    ca_pem: String,
    task: JoinHandle<()>,
}

impl TestWeb {
    /// Starts the web on a free port of 127.0.0.1, with every host that [`links`] needs.
    pub async fn start() -> std::io::Result<Self> {
        let state = Arc::new(State::default());
        for (name, host) in web::scene().hosts {
            state.add(&name, host)?;
        }
        let (authority, ca_pem) = certificate::Authority::new(&state)?;
        let tls = tls::Tls::new(authority, &state)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(server::accept(listener, tls, Arc::clone(&state)));
        Ok(Self { state, address, ca_pem, task })
    }

    /// Adds the real sites that this repository's content links to, simulated: OHRI, where one record
    /// is gone and another is about something else, and Thuisarts, where a page has moved.
    ///
    /// # Errors
    ///
    /// When the system has no socket to spare.
    pub fn with_providers(self) -> std::io::Result<Self> {
        self.with_hosts(web::providers::hosts(true))
    }

    /// Adds the same sites as they were before any of that: every link is fine.
    ///
    /// # Errors
    ///
    /// When the system has no socket to spare.
    pub fn with_providers_before(self) -> std::io::Result<Self> {
        self.with_hosts(web::providers::hosts(false))
    }

    fn with_hosts(self, hosts: Vec<(&'static str, host::Host)>) -> std::io::Result<Self> {
        for (name, host) in hosts {
            self.state.add(name, host)?;
        }
        Ok(self)
    }

    /// Adds a site of one's own, in place of any other on that host. The handler is given the
    /// request and how often that address was asked, counting this time.
    pub fn with_site(
        self,
        host: &str,
        handler: impl Fn(&Request, u32) -> Reply + Send + Sync + 'static,
    ) -> Self {
        self.with(host, |site| {
            site.otherwise(handler);
        })
    }

    /// As [`TestWeb::with_site`], with a certificate of this kind.
    pub fn with_certificate(
        self,
        host: &str,
        certificate: Certificate,
        handler: impl Fn(&Request, u32) -> Reply + Send + Sync + 'static,
    ) -> Self {
        self.with(host, |site| {
            site.otherwise(handler).certificate = certificate;
        })
    }

    /// As [`TestWeb::with_site`], with a handshake of this kind.
    pub fn with_handshake(
        self,
        host: &str,
        handshake: Handshake,
        handler: impl Fn(&Request, u32) -> Reply + Send + Sync + 'static,
    ) -> Self {
        self.with(host, |site| {
            site.otherwise(handler).handshake = handshake;
        })
    }

    /// Adds a host that cannot be talked to in this way.
    pub fn with_reach(self, host: &str, reach: Reach) -> Self {
        self.with(host, |site| site.reach = reach)
    }

    /// Where a host lives, whatever the scheme; `None` where the name does not exist.
    pub fn resolve(&self, host: &str) -> Option<SocketAddr> {
        // Content may write a name in its own letters; requests carry it in ASCII.
        let host = match url::Host::parse(host) {
            Ok(url::Host::Domain(ascii)) => ascii,
            _ => return None,
        };
        match self.state.reach(&host)? {
            Reach::Here => Some(self.address),
            Reach::Nowhere => None,
            Reach::Refuses | Reach::NeverAccepts | Reach::Silent => {
                self.state.place(&host, |place| place.address)
            }
        }
    }

    /// The address of the shared port, which is a forward proxy for every host as well.
    pub fn proxy(&self) -> SocketAddr {
        self.address
    }

    /// The root certificate to trust, as PEM.
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    /// Every request so far, in order of arrival. A host that swallows connections sees none; its
    /// connections are counted by [`TestWeb::swallowed`].
    pub fn log(&self) -> Vec<Request> {
        self.state.log()
    }

    /// The requests that one host received.
    pub fn log_of_host(&self, host: &str) -> Vec<Request> {
        self.log().into_iter().filter(|request| request.host == host).collect()
    }

    /// The requests for one address, which is compared as the client sent it, without a fragment.
    pub fn log_of_url(&self, url: &str) -> Vec<Request> {
        let Ok(mut url) = url::Url::parse(url) else {
            return Vec::new();
        };
        url.set_fragment(None);
        self.log().into_iter().filter(|request| request.url() == url.as_str()).collect()
    }

    /// How many connections a [`Reach::Silent`] host has swallowed.
    pub fn swallowed(&self, host: &str) -> usize {
        self.state.place(host, |place| place.accepted()).unwrap_or_default()
    }

    fn with(self, name: &str, change: impl FnOnce(&mut Host)) -> Self {
        let mut host = Host::default();
        change(&mut host);
        self.state.add(name, host).expect("loopback has an address to spare");
        self
    }
}

impl Drop for TestWeb {
    fn drop(&mut self) {
        self.task.abort();
    }
}
