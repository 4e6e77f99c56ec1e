//! For a person: grouped by what to do.

use std::io::{self, Write};

use signpost_core::report::LinkReport;
use signpost_core::{AuditReport, Severity};

use super::{EXPIRING, GROUPS, expires, suggestion_name, summary};
use crate::output::{DIM, FINE, HEADING, WARNING, printable};

/// Writes a report for a person, by what there is to do.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    for group in GROUPS {
        let links: Vec<_> = group.links(report).collect();
        if links.is_empty() {
            continue;
        }
        let style = group.style;
        writeln!(out, "{style}{} ({}){style:#}", group.title, links.len())?;
        for link in links {
            write_link(out, link)?;
        }
        writeln!(out)?;
    }
    let certificates = signpost_checker::expiring(report);
    if !certificates.is_empty() {
        writeln!(out, "{WARNING}{EXPIRING} ({}){WARNING:#}", certificates.len())?;
        for certificate in &certificates {
            let host = printable(&certificate.host);
            writeln!(out, "  {HEADING}{host}{HEADING:#}: {}", expires(certificate))?;
        }
        writeln!(out)?;
    }
    if report.severity() == Severity::Fine && !report.links.is_empty() {
        writeln!(out, "{FINE}Every link is there.{FINE:#}")?;
    }
    writeln!(out, "{}", summary(report))
}

fn write_link(out: &mut impl Write, link: &LinkReport) -> io::Result<()> {
    let aid = link.sources.first().map_or("", |source| source.aid.as_str());
    let url = link.url.as_deref().unwrap_or("(no address)");
    writeln!(out, "  {HEADING}{aid}{HEADING:#}  {}", printable(url))?;
    writeln!(out, "    {}: {}", link.reason, link.reason.meaning())?;
    if let Some(title) = &link.evidence.title {
        writeln!(out, "    title seen: {}", printable(title))?;
    }
    if let Some(target) = &link.evidence.final_url {
        writeln!(out, "    leads to: {}", printable(target))?;
    }
    if let Some(error) = &link.evidence.error {
        writeln!(out, "    what went wrong: {}", printable(error))?;
    }
    if let Some(first_failed) = link.first_failed {
        writeln!(out, "    failing since: {}", first_failed.strftime("%Y-%m-%d"))?;
    }
    if let Some(suggestion) = &link.suggestion {
        let what = suggestion_name(suggestion.kind);
        writeln!(out, "    {what}: {}", printable(&suggestion.url))?;
    }
    for source in &link.sources {
        let pages = if source.pages.is_empty() {
            "on no page".to_owned()
        } else {
            format!("on {}", source.pages.join(", "))
        };
        writeln!(
            out,
            "    {DIM}{}:{}:{}, {pages}{DIM:#}",
            source.file, source.line, source.column
        )?;
    }
    Ok(())
}

/// Says that nothing can be said.
pub(crate) fn write_no_network(out: &mut impl Write, tried: &[String]) -> io::Result<()> {
    writeln!(
        out,
        "{WARNING}No usable network.{WARNING:#} No link could be reached, and neither could {}.",
        tried.join(", ")
    )?;
    writeln!(out, "So nothing is known of any link, and nothing was written down.")?;
    writeln!(
        out,
        "Try again with internet; until then, `signpost check --offline` validates the content."
    )
}
