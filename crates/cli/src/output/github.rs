//! The workflow commands by which GitHub Actions is told of a finding.
//!
//! GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word, so
//! that the last that is shown says how many are not.

use std::io::{self, Write};

use signpost_core::Severity;
use signpost_core::chars::hidden;

/// So many annotations of one kind are shown of a step.
const SHOWN: usize = 10;

/// Writes annotations of one kind, the most urgent first, as far as GitHub shows them; `elsewhere` says
/// where all of them are.
pub(crate) fn fit(
    out: &mut impl Write,
    severity: Severity,
    mut lines: Vec<String>,
    elsewhere: &str,
) -> io::Result<()> {
    let all = lines.len();
    if all > SHOWN {
        lines.truncate(SHOWN - 1);
        lines.push(format!(
            "::{}::{} more are not shown here, for GitHub shows {SHOWN} at most; {elsewhere}.",
            command(severity),
            all - lines.len(),
        ));
    }
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

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
