//! For other programs.

use std::io::{self, Write};
use std::ops::Range;

use serde_json::{Value, json};
use signpost_core::diagnostic::Label;
use signpost_core::{Remedy, Severity};

use super::Region;
use crate::commands::Validated;
use crate::output::docs::Docs;
use crate::output::printable_lines;

pub(crate) fn write(out: &mut impl Write, validated: &Validated) -> io::Result<()> {
    let count = |severity: Severity| {
        validated.diagnostics.iter().filter(|fault| fault.severity == severity).count()
    };
    let docs = Docs::of(&validated.loaded.site.config);
    let diagnostics: Vec<Value> = validated
        .diagnostics
        .iter()
        .map(|fault| {
            let places: Vec<Value> =
                fault.labels.iter().map(|label| place(validated, label)).collect();
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
        })
        .collect();
    let document = json!({
        "version": 1,
        "summary": {
            "files": validated.loaded.sources.paths().count(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "notes": count(Severity::Note),
        },
        "diagnostics": diagnostics,
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// Whether what is to be replaced says who opened a link, so that what replaces it does.
fn has_name(validated: &Validated, remedy: &Remedy) -> bool {
    let mut names = validated.loaded.sources.names(&remedy.file).iter();
    let Range { start, end } = &remedy.span;
    names.any(|name| name.start <= *end && *start <= name.end)
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
