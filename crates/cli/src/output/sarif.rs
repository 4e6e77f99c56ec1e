//! SARIF 2.1.0 (OASIS, 2020), which code scanning reads.

use std::io::{self, Write};

use serde_json::{Value, json};
use signpost_core::Severity;

/// GitHub shows so many results of a run.
const SHOWN: usize = 5_000;
/// GitHub refuses a run with more results than this.
pub(crate) const TAKEN: usize = 25_000;

/// What is to be said of more results than code scanning shows, and where all are.
pub(crate) fn too_many(results: usize, all: &str) -> Option<(Severity, String)> {
    (results > SHOWN).then(|| {
        let text = format!(
            "{results} findings, the most urgent first; code scanning shows {SHOWN} of them and takes {TAKEN}. {all}"
        );
        (Severity::Warning, text)
    })
}

/// Writes a log with one run, and what else is to be said of it.
pub(crate) fn write(
    out: &mut impl Write,
    rules: &[Value],
    results: &[Value],
    said: &[(Severity, String)],
) -> io::Result<()> {
    let mut log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "signpost",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            // Columns count Unicode code points, as a person would.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    if !said.is_empty() {
        let said: Vec<Value> = said
            .iter()
            .map(|(severity, text)| json!({"level": level(*severity), "message": {"text": text}}))
            .collect();
        log["runs"][0]["invocations"] =
            json!([{"executionSuccessful": true, "toolExecutionNotifications": said}]);
    }
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// The level of a result of this severity.
pub(crate) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Fine => "none",
    }
}

/// A path as a URI reference (RFC 3986): what may not stand in one is percent-encoded.
pub(crate) fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
