//! `site.yaml`: what holds for the whole site.

use serde::{Deserialize, Serialize};

use super::{Interval, Language, Localized, Period};
use crate::address::hosts::is_public;

/// What holds for the whole site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteConfig {
    /// The site's name in each of its languages.
    pub name: Localized,
    /// The address under which the site is published, with a slash at its end.
    pub base_url: String,
    /// The languages that the site is written in. Empty only in the default, which stands in for a
    /// `site.yaml` that could not be read.
    pub languages: Vec<Language>,
    /// The language shown to a reader who has not chosen one.
    pub default_language: Language,
    /// A page that was not reviewed for longer than this is reported.
    pub review_every: Period,
    /// An aid that was not updated for longer than this is reported.
    pub aid_stale_after: Period,
    /// The address under which the content files can be read and changed, with a slash at its end;
    /// a file's path is appended to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The address of the folder with the documentation of the findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// How often the links are audited, and how hosts are asked that no provider speaks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<SiteAudit>,
}

impl SiteConfig {
    /// The address at which the owners of the hosts that are asked find the people who publish the site, unless
    /// it is still an example's, or none that they could open.
    ///
    /// ```
    /// use signpost_core::model::SiteConfig;
    ///
    /// let site = |base_url: &str| SiteConfig { base_url: base_url.to_owned(), ..SiteConfig::default() };
    /// assert_eq!(site("https://example.org/").contact(), None);
    /// assert_eq!(site("https://localhost/").contact(), None);
    /// assert_eq!(site("https://example-clinic.org/").contact(), Some("https://example-clinic.org/"));
    /// ```
    pub fn contact(&self) -> Option<&str> {
        is_public(&self.base_url).then_some(self.base_url.as_str())
    }

    /// The time from one audit to the next: as the site says, or daily as the workflow does.
    pub fn audited_every(&self) -> Period {
        self.audit.and_then(|audit| audit.every).unwrap_or(Period::days(1))
    }
}

/// How often the links are audited, and how hosts are asked that no provider speaks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteAudit {
    /// How much time is between two audits of the workflow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// Into how many parts the workflow divides an audit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shards: Option<u8>,
    /// The least time between the starts of two requests to one host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_interval: Option<Interval>,
    /// The most requests that one host may be answering at a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_concurrent: Option<u8>,
}

impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            name: Localized::default(),
            base_url: String::new(),
            languages: Vec::new(),
            default_language: Language::from("en"),
            review_every: Period::months(24),
            aid_stale_after: Period::years(5),
            source: None,
            documentation: None,
            audit: None,
        }
    }
}
