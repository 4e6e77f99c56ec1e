//! For code scanning.

use std::io::{self, Write};

use serde_json::{Value, json};
use signpost_core::report::LinkSource;
use signpost_core::{AuditReport, Reason, Severity};

use super::sentence;
use crate::output::sarif;

pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    let rules: Vec<Value> = Reason::ALL
        .iter()
        .map(|reason| {
            json!({
                "id": reason.as_str(),
                "shortDescription": {"text": format!("A link that {}", reason.meaning())},
                "defaultConfiguration": {"level": sarif::level(reason.verdict().severity())},
            })
        })
        .collect();
    let results: Vec<Value> = report
        .links
        .iter()
        .filter(|link| link.severity > Severity::Fine)
        .map(|link| {
            let locations: Vec<Value> = link.sources.iter().map(location).collect();
            json!({
                "ruleId": link.reason.as_str(),
                "ruleIndex": link.reason as usize,
                "level": sarif::level(link.severity),
                "message": {"text": sentence(link)},
                "locations": locations,
                // One link is one finding, wherever its line moves to.
                "partialFingerprints": {"link/v1": link.url.as_deref().unwrap_or("no-address")},
            })
        })
        .collect();
    sarif::write(out, &rules, &results)
}

fn location(source: &LinkSource) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": sarif::uri(&source.file)},
            "region": {"startLine": source.line, "startColumn": source.column},
        },
    })
}
