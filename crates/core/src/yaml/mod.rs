//! YAML as Signpost's content uses it: plain mappings, lists and scalars.
//!
//! A file is first read by a fast parser that knows no positions. Only a file with something to
//! report, or with a character in it that may begin a YAML feature we refuse, is parsed again for
//! the places of its parts.

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing)]

mod alike;
mod columns;
mod control;
mod faults;
mod hidden;
mod line;
mod mojibake;
mod quotes;
mod read;
mod slip;
mod spans;
mod value;
mod write;

pub(crate) use alike::latin;
pub(crate) use line::behind_odd_space;
pub(crate) use read::{DuplicateKey, Reported, parse};
pub(crate) use slip::ODD_SPACE_AFTER_HYPHEN;
pub(crate) use spans::{Places, SpanTree, escape};
pub(crate) use write::{block, list, scalar};
