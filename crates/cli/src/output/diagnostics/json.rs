//! For other programs.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use signpost_core::diagnostic::Label;
use signpost_core::{Diagnostic, Remedy, Severity};

use super::Region;
use crate::commands::Validated;
use crate::output::docs::Docs;
use crate::output::printable_lines;

/// The document. Of a file with hundreds of thousands of faults, each is made as it is written.
#[derive(Serialize)]
struct Document<'v> {
    version: u8,
    summary: Value,
    #[serde(serialize_with = "each")]
    diagnostics: &'v Validated,
}

pub(crate) fn write(out: &mut impl Write, validated: &Validated) -> io::Result<()> {
    let count = |severity: Severity| {
        validated.diagnostics.iter().filter(|fault| fault.severity == severity).count()
    };
    let document = Document {
        version: 1,
        summary: json!({
            "files": validated.loaded.sources.paths().count(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "notes": count(Severity::Note),
        }),
        diagnostics: validated,
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn each<S: Serializer>(validated: &Validated, list: S) -> Result<S::Ok, S::Error> {
    let docs = Docs::of(&validated.loaded.site.config);
    list.collect_seq(validated.diagnostics.iter().map(|fault| one(validated, &docs, fault)))
}

fn one(validated: &Validated, docs: &Docs, fault: &Diagnostic) -> Value {
    let places: Vec<Value> = fault.labels.iter().map(|label| place(validated, label)).collect();
    json!({
        "code": fault.code.as_str(),
        "severity": fault.severity,
        "message": printable_lines(&fault.message),
        "help": fault.help.as_deref().map(printable_lines),
        "places": places,
        "documentation": docs.address(fault.code),
        "remedy": fault.remedy.as_ref().filter(|it| !has_name(validated, it)).map(|remedy| {
            let label = Label::new(&remedy.file, remedy.span.clone());
            json!({
                "place": place(validated, &label),
                "replacement": remedy.replacement,
                "automatic": remedy.automatic,
            })
        }),
    })
}

/// Whether what is to be replaced says who opened a link, so that what replaces it does.
fn has_name(validated: &Validated, remedy: &Remedy) -> bool {
    let names = validated.loaded.sources.names(&remedy.file);
    // They are in order.
    let first = names.partition_point(|name| name.end < remedy.span.start);
    names.get(first).is_some_and(|name| name.start <= remedy.span.end)
}

fn place(validated: &Validated, label: &Label) -> Value {
    let region = Region::of(&validated.loaded.sources, label);
    json!({
        "file": region.file,
        "line": region.start.line,
        "column": region.start.column,
        "end_line": region.end.line,
        "end_column": region.end.column,
        "text": printable_lines(&label.text),
    })
}
