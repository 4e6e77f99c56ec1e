//! Hostile inputs for everything that reads foreign bytes.
//!
//! Each target takes any bytes and must come back soon and without a panic; some hold what they read
//! to a property. `fuzz/` runs the same targets under libFuzzer; `cargo run -p signpost-fuzzing` needs
//! no more than this workspace, and the tests run a few thousand inputs that are always the same.

mod formats;
mod mutate;
mod seeds;
pub mod targets;
mod watch;

pub use mutate::Mutator;
pub use seeds::seeds;
pub use targets::{TARGETS, TRAPS, Target};
pub use watch::{Limits, Watch};
