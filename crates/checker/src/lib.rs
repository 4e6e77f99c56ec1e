//! What the web says of Signpost's links.
//!
//! [`audit`] asks every link within its host's manners ([`options::HostManners`]), has
//! [`signpost_judge`] judge what came back, and writes it into the [`Ledger`].

pub mod archive;
mod assignment;
mod audit;
mod controls;
mod error;
mod expiry;
mod journal;
mod judged;
mod ledger;
mod lock;
mod net;
mod network_check;
pub mod options;
mod outcome;
mod pace;
mod packed;
mod probe;
mod progress;
mod seen;
mod settle;
mod workers;

pub use assignment::Assignment;
pub use audit::audit;
pub use error::Error;
pub use expiry::{Expiring, expiring};
#[doc(hidden)]
pub use journal::read_journal;
pub use ledger::{Ledger, LedgerError, RejectedLine};
pub use net::ProxyFault;
#[doc(hidden)]
pub use net::{CertificateSaid, read_certificate, unpack};
pub use options::{Archive, Options};
pub use outcome::Outcome;
#[doc(hidden)]
pub use probe::leads_to;
pub use progress::{Progress, Silent};
pub use signpost_judge::conclude::{Run, Unneeded, Why, judge_report, unneeded};
