//! For a person: each fault with its place shown, then what was looked at.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use signpost_core::source::Sources;
use signpost_core::{Diagnostic, Loaded, Severity};

use super::Region;
use crate::commands::Validated;
use crate::output::{DIM, ERROR, FINE, WARNING, count};

pub(crate) fn write(out: &mut impl Write, validated: &Validated) -> io::Result<()> {
    let (notes, faults): (Vec<_>, Vec<_>) =
        validated.diagnostics.iter().partition(|diagnostic| diagnostic.severity <= Severity::Note);
    write_faults(out, &validated.loaded, faults.iter().copied())?;
    write_notes(out, &validated.loaded, &notes)?;
    writeln!(out, "{}", looked_at(validated))?;
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    match (errors, faults.len() - errors) {
        (0, 0) => writeln!(out, "{FINE}No faults.{FINE:#}"),
        (0, warnings) => writeln!(out, "{WARNING}{}.{WARNING:#}", count(warnings, "warning")),
        (errors, 0) => writeln!(out, "{ERROR}{}.{ERROR:#}", count(errors, "error")),
        (errors, warnings) => {
            writeln!(
                out,
                "{ERROR}{}{ERROR:#}, {}.",
                count(errors, "error"),
                count(warnings, "warning")
            )
        }
    }
}

/// Shows faults at their places.
pub(crate) fn write_faults<'f>(
    out: &mut impl Write,
    loaded: &Loaded,
    faults: impl IntoIterator<Item = &'f Diagnostic>,
) -> io::Result<()> {
    for fault in faults {
        writeln!(out, "{}\n", snippet(&loaded.sources, fault))?;
    }
    Ok(())
}

/// A fault the way a compiler shows it.
fn snippet(sources: &Sources, fault: &Diagnostic) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note | Severity::Fine => Level::NOTE,
    };
    let title = level.primary_title(fault.message.as_str()).id(fault.code.as_str());
    let mut group = Group::with_title(title);
    // Places in one file are shown in one piece of it.
    let mut files: Vec<_> = fault.labels.iter().map(|label| &label.file).collect();
    files.dedup();
    for file in files {
        let annotations =
            fault.labels.iter().enumerate().filter(|(_, label)| label.file == *file).map(
                |(index, label)| {
                    let kind =
                        if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                    let annotation = kind.span(label.span.clone());
                    if label.text.is_empty() {
                        annotation
                    } else {
                        annotation.label(label.text.as_str())
                    }
                },
            );
        group = group.element(
            Snippet::source(sources.text(file))
                .path(sources.display_path(file))
                .annotations(annotations),
        );
    }
    if let Some(help) = &fault.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().decor_style(DecorStyle::Unicode).render(&[group])
}

/// Notes are no work for today, so each kind gets one line and a list of places.
fn write_notes(out: &mut impl Write, loaded: &Loaded, notes: &[&Diagnostic]) -> io::Result<()> {
    let mut codes: Vec<_> = notes.iter().map(|note| note.code).collect();
    codes.sort();
    codes.dedup();
    for code in codes {
        let notes: Vec<_> = notes.iter().filter(|note| note.code == code).collect();
        writeln!(out, "note[{code}]: {}: {}", code.title(), count(notes.len(), "place"))?;
        for note in notes {
            let Region { file, start, .. } = Region::of(&loaded.sources, note.place());
            writeln!(out, "  {DIM}{file}:{}:{}{DIM:#}", start.line, start.column)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Names what was looked at, so that nobody takes an empty folder for a clean one.
fn looked_at(validated: &Validated) -> String {
    let loaded = &validated.loaded;
    let site = &loaded.site;
    let links = site.aids.values().map(|aid| aid.links.len()).sum();
    let pages: Vec<String> =
        site.pages.iter().map(|page| format!("{} ({})", page.id, page.language)).collect();
    let pages = match pages.len() {
        0 => String::new(),
        1..=6 => format!(": {}", pages.join(", ")),
        _ => format!(": {}, …", pages[..6].join(", ")),
    };
    format!(
        "Checked {} against the schemas and rules: {}, {} with {}, {}{pages}",
        count(loaded.sources.paths().count(), "file"),
        count(site.providers.len(), "provider"),
        count(site.aids.len(), "aid"),
        count(links, "link"),
        count(site.pages.len(), "page"),
    )
}
