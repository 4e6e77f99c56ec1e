//! JUnit's XML, which build servers show as tests: one for each link.

use std::io::{self, Write};

use signpost_core::report::LinkReport;
use signpost_core::{AuditReport, Severity, Verdict};

use super::sentence;
use crate::output::printable;

pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    let failures = report.links.iter().filter(|link| link.severity == Severity::Error).count();
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites name="signpost">"#)?;
    writeln!(
        out,
        r#"  <testsuite name="links" tests="{}" failures="{failures}" errors="0" skipped="{}" timestamp="{}">"#,
        report.links.len(),
        report.links.iter().filter(|link| is_skipped(link)).count(),
        report.started.strftime("%Y-%m-%dT%H:%M:%S"),
    )?;
    for link in &report.links {
        write_link(out, link)?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

fn write_link(out: &mut impl Write, link: &LinkReport) -> io::Result<()> {
    let aids: Vec<&str> = link.sources.iter().map(|source| source.name()).collect();
    let millis = link.evidence.elapsed_ms;
    write!(
        out,
        r#"    <testcase classname="{}" name="{}" time="{}.{:03}""#,
        escape(&aids.join(", ")),
        escape(link.url.as_deref().unwrap_or("no address")),
        millis / 1000,
        millis % 1000,
    )?;
    let kind = format!("{}/{}", link.verdict, link.reason);
    if link.severity == Severity::Error {
        let steps = link.evidence.steps.join("\n");
        let (message, steps) = (escape(&sentence(link)), escape(&steps));
        writeln!(out, r#"><failure type="{kind}" message="{message}">{steps}</failure></testcase>"#)
    } else if is_skipped(link) {
        writeln!(out, r#"><skipped message="{}"/></testcase>"#, escape(&sentence(link)))
    } else if link.verdict == Verdict::Ok {
        writeln!(out, "/>")
    } else {
        // JUnit knows no warnings; what a test printed is the place that its viewers show.
        writeln!(
            out,
            "><system-out>{}</system-out></testcase>",
            escape(&format!("{kind}: {}", sentence(link)))
        )
    }
}

fn is_skipped(link: &LinkReport) -> bool {
    link.verdict == Verdict::Skipped
}

/// Text for XML 1.0, which has no way to write most control characters at all.
fn escape(text: &str) -> String {
    text.split('\n')
        .map(printable)
        .collect::<Vec<_>>()
        .join("\n")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\n', "&#10;")
}
