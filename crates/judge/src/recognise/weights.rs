//! What each feature counts.
//!
//! Fitted by a prototype of `cargo xtask calibrate DIR` on the captured pages of mozilla/readability
//! and postlight/parser, with one more feature that was left out afterwards. Do not change one by
//! hand: fit them again.

/// The features in their order, with their weights.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("name", 2.28),
    ("title-in-names", 3.58),
    ("line", 6.14),
    ("subject", 1.24),
    ("question", 2.9),
    ("often", -0.41),
    ("foreign", -3.37),
    ("address", -0.88),
    ("language", -0.08),
];

/// What is added to their sum.
pub const BIAS: f64 = -4.74;

/// From which score on a page is recognised.
pub(super) const RECOGNISED: f64 = 0.5;

/// Below which score it is a stranger.
pub(super) const STRANGE: f64 = 0.2;
