//! The audit report as `schemas/audit-report.schema.json` describes it.

use std::io::{self, Write};

use signpost_core::AuditReport;

pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)
}
