//! What Signpost's content is.
//!
//! The data flows one way: [`load`] reads a content folder into a [`Site`] and a list of
//! [`Diagnostic`]s, [`rules`] judges the site as a whole, [`links`](link::collect) turns it into
//! the [`Link`]s that a checker asks, and an [`AuditReport`] carries what became of them.
//!
//! This crate does no network and, past [`load`], no I/O. It is also where the words live that the
//! checker and the renderer share, so that those two never need to know of each other.

pub mod address;
pub mod chars;
pub mod charset;
mod common_words;
pub mod diagnostic;
pub mod digest;
mod doubts;
pub mod fix;
pub mod import;
pub mod languages;
mod lines;
pub mod link;
pub mod lists;
pub mod load;
pub mod looked;
pub mod model;
pub mod opened_by;
mod place;
pub mod report;
pub mod rules;
pub mod scaffold;
pub mod schema;
pub mod source;
pub mod suggest;
pub mod verdict;
mod yaml;

pub use diagnostic::{Code, Diagnostic, Remedy, Severity};
pub use link::{Around, Expectation, Link, Look};
pub use load::{LARGEST_FILE, Loaded, load};
pub use model::Site;
pub use report::AuditReport;
pub use verdict::{Confidence, Reason, Verdict};
