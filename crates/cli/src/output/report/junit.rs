//! JUnit's XML, which build servers show as tests: one for each link.

use std::io::{self, Write};

use signpost_core::report::{Fault, LinkReport};
use signpost_core::{AuditReport, Severity, Verdict};

use super::sections::Section;
use super::sentence;
use crate::output::printable;

pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    let links = report.links.iter().filter(|link| link.severity == Severity::Error).count();
    let faults = report.faults.iter().filter(|fault| fault.severity == Severity::Error);
    let failures = links + faults.count();
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites name="signpost">"#)?;
    writeln!(
        out,
        r#"  <testsuite name="links" tests="{}" failures="{failures}" errors="0" skipped="{}" timestamp="{}">"#,
        report.links.len() + report.faults.len(),
        report.links.iter().filter(|link| is_skipped(link)).count(),
        report.started.strftime("%Y-%m-%dT%H:%M:%S"),
    )?;
    for fault in &report.faults {
        write_fault(out, fault)?;
    }
    for link in &report.links {
        write_link(out, link)?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

fn write_fault(out: &mut impl Write, fault: &Fault) -> io::Result<()> {
    let (code, message) = (escape(&fault.code), escape(&fault.message));
    let place = escape(&format!("{}:{}:{}", fault.file, fault.line, fault.column));
    write!(out, r#"    <testcase classname="content" name="{code} {place}" time="0.000">"#)?;
    if fault.severity == Severity::Error {
        write!(out, r#"<failure type="{code}" message="{message}"/>"#)?;
    } else {
        write!(out, "<system-out>{code}: {message}</system-out>")?;
    }
    writeln!(out, "</testcase>")
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
    // Viewers group failures by this, so what is new stands apart from what is known.
    let section = Section::of(link).map_or("fine", Section::as_str);
    if link.severity == Severity::Error {
        let steps = link.evidence.steps.join("\n");
        let (message, steps) = (escape(&sentence(link)), escape(&steps));
        writeln!(
            out,
            r#"><failure type="{section}: {kind}" message="{message}">{steps}</failure></testcase>"#
        )
    } else if is_skipped(link) {
        writeln!(out, r#"><skipped message="{}"/></testcase>"#, escape(&sentence(link)))
    } else if Section::of(link).is_none() {
        writeln!(out, "/>")
    } else {
        // JUnit knows no warnings; what a test printed is the place that its viewers show.
        writeln!(
            out,
            "><system-out>{}</system-out></testcase>",
            escape(&format!("{section}: {kind}: {}", sentence(link)))
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
