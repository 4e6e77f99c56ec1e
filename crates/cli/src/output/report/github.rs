//! Annotations on a pull request, as GitHub Actions' workflow commands.

use std::io::{self, Write};

use signpost_core::report::LinkReport;
use signpost_core::{AuditReport, Severity};

use super::sections::{Section, sections};
use super::sentence;
use crate::output::github::{command, data, fit, property};

pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    let links: Vec<(Section, &LinkReport)> = sections(report)
        .into_iter()
        .flat_map(|(section, links)| links.into_iter().map(move |link| (section, link)))
        .collect();
    for severity in [Severity::Error, Severity::Warning] {
        let mut lines: Vec<String> = report
            .faults
            .iter()
            .filter(|fault| fault.severity == severity)
            .map(|fault| {
                let place = place(&fault.file, fault.line, fault.column);
                format!(
                    "::{} {place},title={}::{}",
                    command(severity),
                    fault.code,
                    data(&fault.message)
                )
            })
            .collect();
        for (section, link) in links.iter().filter(|(_, link)| link.severity == severity) {
            lines.extend(annotations(*section, link));
        }
        fit(out, severity, lines, "the job's summary and `audit.html` have all")?;
    }
    Ok(())
}

/// One for each place that names the link.
fn annotations(section: Section, link: &LinkReport) -> impl Iterator<Item = String> {
    link.sources.iter().map(move |source| {
        format!(
            "::{} {},title={}::{}",
            command(link.severity),
            place(&source.file, source.line, source.column),
            property(&format!("{}: {} ({})", section.as_str(), link.verdict, link.reason)),
            data(&sentence(link)),
        )
    })
}

fn place(file: &str, line: usize, column: usize) -> String {
    format!("file={},line={line},col={column}", property(file))
}
