//! `providers/*.yaml`: who publishes decision aids, and how their hosts wish to be treated.

use serde::{Deserialize, Serialize};

use super::{Interval, Period, ProviderId};

/// An organisation that publishes decision aids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// The provider's id, equal to the name of its file.
    pub id: ProviderId,
    /// The provider's full name.
    pub name: String,
    /// The name shown in brackets in an aid's line; without it, the line does not name the provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// The provider's home page.
    pub home: String,
    /// The hosts that the provider's aids live on: exact, or `*.example.org` for any host below one.
    pub hosts: Vec<String>,
    /// How this provider's hosts wish to be treated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<Manners>,
    /// What this provider prints in place of a record that is not there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_found_texts: Vec<String>,
    /// The provider's own rule for when an aid has become too old, in place of the site's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aid_stale_after: Option<Period>,
}

/// How a provider's hosts wish to be asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manners {
    /// The least time between the starts of two requests to one host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_interval: Option<Interval>,
    /// The most requests that one host may be answering at a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_concurrent: Option<u8>,
    /// How long to wait for an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<Interval>,
    /// The languages to ask for, in the words of HTTP, in place of those of each aid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accept_language: Option<String>,
}

impl Provider {
    /// The name used where room is short.
    pub fn display_name(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }

    /// Whether `host` is one of this provider's.
    pub fn owns(&self, host: &str) -> bool {
        self.hosts.iter().any(|pattern| host_matches(pattern, host))
    }
}

fn host_matches(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(parent) => host.len().checked_sub(parent.len() + 1).is_some_and(|dot| {
            host.is_char_boundary(dot) && {
                let (label, rest) = host.split_at(dot);
                !label.is_empty() && rest.starts_with('.') && rest[1..].eq_ignore_ascii_case(parent)
            }
        }),
        None => pattern.eq_ignore_ascii_case(host),
    }
}

#[cfg(test)]
mod tests {
    use super::host_matches;

    #[test]
    fn a_star_stands_for_any_host_below_but_not_the_host_itself() {
        assert!(host_matches("*.example.org", "a.example.org"));
        assert!(host_matches("*.example.org", "a.b.Example.org"));
        assert!(!host_matches("*.example.org", "example.org"));
        assert!(!host_matches("*.example.org", ".example.org"));
        assert!(!host_matches("*.example.org", "badexample.org"));
        assert!(host_matches("example.org", "EXAMPLE.org"));
        assert!(!host_matches("example.org", "www.example.org"));
    }
}
