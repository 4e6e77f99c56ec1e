//! Memory: what a fine link showed, kept small, so that the next audit can ask "is this still that
//! page?" in place of "does this look like the title?".
//!
//! A [`Fingerprint`] is a few hundred bytes of JSON. It holds what a page calls itself, its
//! language and length, where it was found, and a sketch of its text. [`compare`] looks at two of
//! them and nothing else.

mod compare;
mod fingerprint;
mod name;
mod sketch;
#[cfg(test)]
mod tests;
mod worth;

pub use compare::{Comparison, Sameness, compare};
pub(crate) use compare::{EDITION, TRACE};
pub use fingerprint::{ENOUGH, Fingerprint, VERSION};
pub(crate) use name::{labels, parts};
pub use sketch::Sketch;

/// What is known of a link's page before it is looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Memory<'a> {
    /// Nothing: recognition has to tell.
    Nothing,
    /// What it showed when it was fine.
    Page(&'a Fingerprint),
    /// A person opened it since, and saw the aid; what that looked like is not known.
    Look,
    /// The same, and an audit after that found a page of which there is too little to remember, such as one that
    /// only a script fills. The look is for that page, and for none that can be remembered.
    LookAtLittle,
}
