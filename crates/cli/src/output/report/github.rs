//! Annotations on a pull request, as GitHub Actions' workflow commands.

use std::io::{self, Write};

use signpost_core::{AuditReport, Severity};

use super::sentence;
use crate::output::github::{command, data, property};

pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    for link in report.links.iter().filter(|link| link.severity > Severity::Note) {
        for source in &link.sources {
            writeln!(
                out,
                "::{} file={},line={},col={},title={}::{}",
                command(link.severity),
                property(&source.file),
                source.line,
                source.column,
                property(&format!("{} ({})", link.verdict, link.reason)),
                data(&sentence(link)),
            )?;
        }
    }
    Ok(())
}
