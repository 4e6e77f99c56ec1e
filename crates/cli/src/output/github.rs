//! The workflow commands by which GitHub Actions is told of a finding.

use signpost_core::Severity;
use signpost_core::chars::hidden;

/// The command for a finding of this severity.
pub(crate) fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Fine => "notice",
    }
}

/// Text after the second pair of colons: what would end the line is escaped, and what cannot be seen
/// is seen.
pub(crate) fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    text.replace(|c| hidden(c).is_some(), "\u{fffd}")
}

/// Text before it: what would end the property is escaped too.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
