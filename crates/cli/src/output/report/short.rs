//! One line for each finding: for a person in a hurry, and for scripts that compare two days.

use std::io::{self, Write};

use signpost_core::report::LinkReport;
use signpost_core::{AuditReport, Severity};

use super::sections::Section;
use crate::output::printable;

/// The same findings are the same lines, on whatever day they are found.
pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    for fault in &report.faults {
        let (file, line) = (printable(&fault.file), fault.line);
        writeln!(out, "{} {} {file}:{line}", fault.severity, fault.code)?;
    }
    report
        .links
        .iter()
        .filter(|link| link.severity > Severity::Note || link.needs_a_look())
        .try_for_each(|link| write_link(out, link))
}

fn write_link(out: &mut impl Write, link: &LinkReport) -> io::Result<()> {
    write!(out, "{} {}/{}", link.severity, link.verdict, link.reason)?;
    if Section::of(link) == Some(Section::Watch) {
        write!(out, " ({})", Section::Watch.as_str())?;
    }
    for note in &link.notes {
        write!(out, " ({})", note.as_str())?;
    }
    write!(out, " {}", printable(link.url.as_deref().unwrap_or("(no address)")))?;
    let mut names: Vec<&str> = link.sources.iter().map(|source| source.name()).collect();
    names.dedup();
    writeln!(out, " {}", printable(&names.join(", ")))
}
