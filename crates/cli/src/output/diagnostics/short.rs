//! One line for each fault, as editors and `grep` like it.

use std::io::{self, Write};

use signpost_core::Diagnostic;
use signpost_core::source::Sources;

use super::Region;
use crate::commands::Validated;
use crate::output::printable;

pub(crate) fn write(out: &mut impl Write, validated: &Validated) -> io::Result<()> {
    for fault in &validated.diagnostics {
        writeln!(out, "{}", line(&validated.loaded.sources, fault))?;
    }
    Ok(())
}

/// One fault with its place and its remedy.
pub(crate) fn line(sources: &Sources, fault: &Diagnostic) -> String {
    let Region { file, start, .. } = Region::of(sources, fault.place());
    let (line, column) = (start.line, start.column);
    let help = fault.help.as_ref().map(|help| format!("; {}", printable(help))).unwrap_or_default();
    format!(
        "{file}:{line}:{column}: {}[{}]: {}{help}",
        fault.severity,
        fault.code,
        printable(&fault.message)
    )
}
