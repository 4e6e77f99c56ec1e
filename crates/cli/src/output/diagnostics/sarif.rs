//! For code scanning.

use std::io::{self, Write};

use serde_json::{Value, json};
use signpost_core::diagnostic::Label;
use signpost_core::{Code, Diagnostic};

use super::Region;
use crate::commands::Validated;
use crate::output::docs::{self, Docs};
use crate::output::{printable_lines, sarif};

pub(crate) fn write(out: &mut impl Write, validated: &Validated) -> io::Result<()> {
    let documentation = Docs::of(&validated.loaded.site.config);
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| {
            let mut rule = json!({
                "id": code.as_str(),
                "shortDescription": {"text": code.title()},
                "help": {"text": docs::section(*code), "markdown": docs::section(*code)},
                "defaultConfiguration": {"level": sarif::level(code.severity())},
            });
            if let Some(address) = documentation.address(*code) {
                rule["helpUri"] = address.into();
            }
            rule
        })
        .collect();
    let mut faults: Vec<&Diagnostic> = validated.diagnostics.iter().collect();
    let said = sarif::too_many(faults.len(), "`signpost validate` shows all.");
    if said.is_some() {
        faults.sort_by_key(|fault| std::cmp::Reverse(fault.severity));
        faults.truncate(sarif::TAKEN);
    }
    let results: Vec<Value> = faults
        .into_iter()
        .map(|fault| {
            let text = match &fault.help {
                Some(help) => format!("{}. {help}", fault.message),
                None => fault.message.clone(),
            };
            let related: Vec<Value> =
                fault.labels[1..].iter().map(|label| location(validated, label)).collect();
            json!({
                "ruleId": fault.code.as_str(),
                "ruleIndex": fault.code as usize,
                "level": sarif::level(fault.severity),
                "message": {"text": printable_lines(&text)},
                "locations": [location(validated, fault.place())],
                "relatedLocations": related,
            })
        })
        .collect();
    sarif::write(out, &rules, &results, said.as_slice())
}

fn location(validated: &Validated, label: &Label) -> Value {
    let region = Region::of(&validated.loaded.sources, label);
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": {"uri": sarif::uri(&region.file)},
            "region": {
                "startLine": region.start.line,
                "startColumn": region.start.column,
                "endLine": region.end.line,
                "endColumn": region.end.column,
            },
        },
    });
    if !label.text.is_empty() {
        location["message"] = json!({"text": printable_lines(&label.text)});
    }
    location
}
