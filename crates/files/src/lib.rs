//! Files by names that we give ourselves.
//!
//! Content comes from pull requests, so anything in a clone may be a link that leads out of it: a
//! ledger, a journal, a page, a folder of `dist/`. A person may also put a link on the command line,
//! and means what it leads to. This crate keeps the two apart:
//!
//! - [`Folder`] is a folder that a person named. Its own path may go through links. Nothing below it
//!   is followed through one, only regular files are opened, and opening one never waits.
//! - [`Named`] is a file that a person named to write to, and [`read`] reads one. It may be a link, a pipe or a
//!   device.
//!
//! Both write so that a reader sees the old file or the new one and never half of one, and so that a
//! full disk leaves the old one as it was.

mod bounded;
mod folder;
mod held;
mod named;
mod refused;
mod sys;

pub use bounded::Bounded;
pub use folder::Folder;
pub use held::UNFINISHED;
pub use named::{Named, read, reader};
pub use refused::{Refused, in_units};
pub use sys::{Kind, Seen};
