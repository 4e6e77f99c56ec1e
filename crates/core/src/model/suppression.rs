//! `suppressions.yaml`: findings that are known and accepted until a date.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::verdict::Verdict;

/// A finding that is accepted until a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// The one address that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The beginning of every address that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// The verdict that is accepted.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// The last day on which it is accepted.
    pub until: Date,
}

impl Suppression {
    /// Whether it is about this address.
    pub fn covers(&self, url: &str) -> bool {
        match (&self.url, &self.prefix) {
            (Some(exact), _) => exact == url,
            (None, Some(prefix)) => url.starts_with(prefix.as_str()),
            (None, None) => false,
        }
    }

    /// Whether it is still in force on this day.
    pub fn in_force(&self, today: Date) -> bool {
        today <= self.until
    }
}
