//! What a verdict rests on, in fields for programs and in sentences for people.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a verdict rests on. All text from the network in it is bounded in length.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The status of the last answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The redirects followed, in order.
    #[serde(default)]
    pub redirects: Vec<Redirect>,
    /// The address that answered in the end, where it is another than the link's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub final_url: Option<String>,
    /// The title of the page seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What tells the text of a page that is not the aid from others of the same audit, so that one page on
    /// many hosts is seen when the parts of a divided audit are put together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_digest: Option<String>,
    /// The media type of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// The language that the page seems to be in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What an address that cannot exist answered.
    #[serde(default, alias = "sibling", skip_serializing_if = "Option::is_none")]
    pub control: Option<Control>,
    /// What is known of the certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls: Option<Tls>,
    /// What the server's `Retry-After` asked for, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u64>,
    /// How many requests were made for the link, retries and redirects included.
    pub attempts: u32,
    /// How long the link took, in milliseconds.
    pub elapsed_ms: u64,
    /// What went wrong, where no answer could be had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The rule that decided, as `--explain` names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// How the verdict follows, one sentence a step.
    #[serde(default)]
    pub steps: Vec<String>,
}

/// A redirect that was followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirect {
    /// The address that redirected.
    pub from: String,
    /// The address it redirected to.
    pub to: String,
    /// The status of the answer.
    pub status: u16,
    /// How it redirected.
    pub kind: RedirectKind,
}

/// How an answer redirected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RedirectKind {
    /// By status and `Location` (RFC 9110, section 15.4).
    Http,
    /// By `<meta http-equiv="refresh">` in the page.
    MetaRefresh,
    /// By a script in a page that has nothing else.
    Script,
    /// By words with a link, on a page that has nothing else: `This page has moved to …`.
    Notice,
}

/// What an address that cannot exist answered, next to the link's own answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Control {
    /// The address that cannot exist.
    pub url: String,
    /// Its status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// How much its text is like the link's, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub similarity: Option<f64>,
    /// Whether the two are one and the same page.
    pub same: bool,
}

/// What is known of a certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tls {
    /// When it expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_after: Option<Timestamp>,
    /// What is wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}
