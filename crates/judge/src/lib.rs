//! What an answer means: pages, control pages, rules, and the verdict they lead to.
//!
//! Nothing here asks the network, opens a file or looks at a clock. The checker makes an
//! [`Observation`](observation::Observation); judging looks at nothing else, so that every verdict
//! can be tested without a socket and explained to a person.

mod address;
mod bounds;
pub mod conclude;
pub mod control;
mod hash;
mod language;
mod lexicon;
pub mod memory;
pub mod observation;
pub mod page;
pub mod recognise;
pub mod retry_after;
mod rules;
pub mod words;

pub use rules::{Judgement, Keep, control_wanted, judge, judge_beside, moved_to, prepare};
