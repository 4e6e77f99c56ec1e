//! For code scanning.

use std::io::{self, Write};

use serde_json::{Value, json};
use signpost_core::digest::sha256;
use signpost_core::report::{Change, LinkReport, LinkSource};
use signpost_core::{AuditReport, Reason, Severity};

use super::sections::{Section, sections};
use super::sentence;
use crate::output::{printable, sarif};

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
    let mut links: Vec<(Section, &LinkReport)> = sections(report)
        .into_iter()
        .flat_map(|(section, links)| links.into_iter().map(move |link| (section, link)))
        .filter(|(_, link)| link.severity > Severity::Fine)
        .collect();
    // Stable: within one severity, what is new comes first.
    links.sort_by_key(|(_, link)| std::cmp::Reverse(link.severity));
    let mut said = Vec::new();
    said.extend(sarif::too_many(links.len(), "The report itself, `audit.json`, has all."));
    links.truncate(sarif::TAKEN);
    let results: Vec<Value> =
        links.into_iter().map(|(section, link)| result(section, link)).collect();
    said.extend(report.faults.iter().map(|fault| {
        let text = format!(
            "{}:{}: {}[{}]: {}",
            fault.file, fault.line, fault.severity, fault.code, fault.message
        );
        (fault.severity, printable(&text))
    }));
    // A result would be an alert to code scanning, whatever it says of its state.
    let recovered = Section::Recovered.links(report);
    said.extend(recovered.iter().take(PLACES).map(|link| {
        let url = link.url.as_deref().unwrap_or_default();
        (Severity::Note, format!("recovered: {} is fine again", printable(url)))
    }));
    if let Some(more) = recovered.len().checked_sub(PLACES).filter(|more| *more > 0) {
        said.push((Severity::Note, format!("recovered: {more} more")));
    }
    sarif::write(out, &rules, &results, &said)
}

/// GitHub shows so many places of one result. No more recovered links are named either.
const PLACES: usize = 100;

fn result(section: Section, link: &LinkReport) -> Value {
    let locations: Vec<Value> = link.sources.iter().take(PLACES).map(location).collect();
    let baseline = match link.change {
        Some(Change::New) => "new",
        Some(Change::Still) => "unchanged",
        Some(Change::Recovered) | None => "updated",
    };
    let mut result = json!({
        "ruleId": link.reason.as_str(),
        "ruleIndex": link.reason as usize,
        "level": sarif::level(link.severity),
        "message": {"text": sentence(link)},
        "locations": locations,
        // One link is one finding, wherever its line moves to. What is only compared needs no text of anybody's.
        "partialFingerprints": {"link/v2": fingerprint(link)},
        "baselineState": baseline,
        "properties": {
            "section": section.as_str(),
            "confirmed": link.confirmed,
            "confidence": link.confidence.as_str(),
        },
    });
    if let (Some(accepted), Some(result)) = (&link.accepted, result.as_object_mut()) {
        result.insert(
            "suppressions".to_owned(),
            json!([{
                "kind": "external",
                "status": "accepted",
                "justification": printable(&accepted.reason),
            }]),
        );
    }
    result
}

/// What is the same of one link in every run, and of no other.
fn fingerprint(link: &LinkReport) -> String {
    sha256(link.url.as_deref().unwrap_or("no-address").as_bytes())
}

fn location(source: &LinkSource) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": sarif::uri(&source.file)},
            "region": {"startLine": source.line, "startColumn": source.column},
        },
    })
}
