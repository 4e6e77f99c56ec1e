//! The aids that the simulated web is about: a title, a subject and a few paragraphs each.
//!
//! The texts are made up for testing and are no medical advice.

mod de;
mod en;
mod fr;
mod nl;

pub(crate) use de::*;
pub(crate) use en::*;
pub(crate) use fr::*;
pub(crate) use nl::*;

/// A decision aid, as its own page would tell it.
#[derive(Debug)]
pub(crate) struct Aid {
    pub(crate) subject: &'static str,
    pub(crate) title: &'static str,
    pub(crate) language: &'static str,
    pub(crate) text: &'static [&'static str],
}
