//! The audit report as `schemas/audit-report.schema.json` describes it.

use std::io::{self, Write};

use signpost_core::AuditReport;

/// Writes a report as `schemas/audit-report.schema.json` has it.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)
}
