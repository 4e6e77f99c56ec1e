//! What each feature counts.
//!
//! Fitted by `cargo xtask calibrate DIR` on the captured pages of mozilla/readability and
//! postlight/parser. Do not change one by hand: fit them again.

/// The features in their order, with their weights.
pub const WEIGHTS: &[(&str, f64)] = &[
    ("title", 3.12),
    ("passage", 2.6),
    ("subject", 3.96),
    ("subject-in-names", 4.02),
    ("question", 2.8),
    ("other-names", -7.44),
    ("foreign", -5.49),
];

/// What is added to their sum.
pub const BIAS: f64 = -8.67;

/// From which score on a page is recognised.
pub const RECOGNISED: f64 = 0.9;

/// From which score on it is, where one passage has the whole title.
pub(super) const WITH_PASSAGE: f64 = 0.1;

/// Below which score it is a stranger.
pub const STRANGE: f64 = 0.1;
