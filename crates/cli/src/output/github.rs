//! The workflow commands by which GitHub Actions is told of a finding.

use signpost_core::Severity;

/// The command for a finding of this severity.
pub(crate) fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Fine => "notice",
    }
}

/// Text after the second pair of colons: only what would end the line is escaped.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text before it: what would end the property is escaped too.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
