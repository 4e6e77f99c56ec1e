//! What an audit tells of itself while it is under way.

use jiff::Timestamp;
use signpost_core::Reason;

/// Is told what an audit is doing. Every method does nothing by default.
pub trait Progress: Send + Sync {
    /// The audit starts, with so many links to judge.
    fn started(&self, links: usize) {
        let _ = links;
    }

    /// An address is asked, or asked again.
    fn asking(&self, url: &str) {
        let _ = url;
    }

    /// A request waits for its host until then.
    fn waiting(&self, host: &str, until: Timestamp) {
        let _ = (host, until);
    }

    /// A link is judged, by itself: what the other links and earlier audits add is concluded only when all
    /// links are.
    fn judged(&self, url: Option<&str>, reason: Reason) {
        let _ = (url, reason);
    }

    /// A link was looked up in the web archive.
    fn looked_up(&self) {}

    /// Nothing more will be asked.
    fn finished(&self) {}
}

/// Progress that nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {}
