//! What comes of an audit, and why a link may not be judged.

use signpost_core::report::AuditReport;
use signpost_judge::conclude::Run;

use crate::error::Error;
use crate::net::ProxyFault;
use crate::network_check::NoNetwork;

/// What came of an audit.
#[derive(Debug)]
pub enum Outcome {
    /// What became of every link.
    Report(AuditReport),
    /// This machine has no usable network, so nothing is concluded about any link.
    NoNetwork {
        /// The addresses that were tried in vain and that answer wherever there is a network.
        tried: Vec<String>,
        /// The proxies that are the cause.
        proxies: Vec<ProxyFault>,
    },
    /// Something answers in the hosts' place, or so much turned at once that nobody should believe
    /// it yet: nothing is concluded about any link.
    NotBelieved(Run),
}

/// Why a link was not judged.
pub(crate) enum Stop {
    /// There is no network.
    NoNetwork,
    /// What was seen cannot be written down.
    Failed(Error),
}

impl From<NoNetwork> for Stop {
    fn from(NoNetwork: NoNetwork) -> Self {
        Self::NoNetwork
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
