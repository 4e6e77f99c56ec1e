//! What each feature counts.
//!
//! Fitted by `cargo xtask calibrate DIR` on the captured pages of mozilla/readability and
//! postlight/parser. Do not change one by hand: fit them again.

/// What each feature counts, and what is added to their sum.
#[derive(Debug)]
pub struct Weights {
    /// The features in their order, with their weights.
    pub features: [(&'static str, f64); 7],
    /// What is added to their sum.
    pub bias: f64,
}

/// Where the link says what the page is about.
pub const WITH_SUBJECT: Weights = Weights {
    features: [
        ("title", 3.12),
        ("passage", 2.6),
        ("subject", 3.96),
        ("subject-in-names", 4.02),
        ("question", 2.8),
        ("other-names", -7.44),
        ("foreign", -5.49),
    ],
    bias: -8.67,
};

/// Where nothing but its title does, which is taken for the subject too, as in most lists.
pub const WITHOUT_SUBJECT: Weights = Weights {
    features: [
        ("title", 0.0),
        ("passage", 2.12),
        ("subject", 5.08),
        ("subject-in-names", 4.96),
        ("question", 0.81),
        ("other-names", -0.2),
        ("foreign", -7.42),
    ],
    bias: -3.21,
};

/// From which score on a page is recognised.
pub const RECOGNISED: f64 = 0.9;

/// From which score on it is, where one passage has the whole title.
pub(super) const WITH_PASSAGE: f64 = 0.1;

/// Below which score it is a stranger.
pub const STRANGE: f64 = 0.1;
