//! What the web says of Signpost's links.
//!
//! [`audit`] asks every link within its host's manners ([`options::HostManners`]), judges what
//! came back ([`judge`]), and writes it into the [`Ledger`]. Between asking and judging stands an
//! [`Observation`](observation::Observation): judging looks at nothing else, so that every verdict
//! can be tested without a socket and explained to a person.

pub mod archive;
mod audit;
mod error;
mod expiry;
mod journal;
pub mod judge;
mod judged;
mod ledger;
mod lock;
mod net;
mod network_check;
pub mod observation;
pub mod options;
mod pace;
pub mod page;
mod probe;
mod progress;
mod retry_after;
pub mod sibling;
mod siblings;
mod suppress;
mod together;

pub use audit::{Outcome, audit};
pub use error::Error;
pub use expiry::{Expiring, expiring};
pub use ledger::{Ledger, LedgerError};
pub use options::Options;
pub use progress::{Progress, Silent};
pub use suppress::{Unneeded, Why, unneeded};
