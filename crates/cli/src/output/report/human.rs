//! For a person: what is new, what to look at, what is known, what has recovered.

use std::io::{self, Write};

use signpost_checker::{ProxyFault, Run};
use signpost_core::report::{LinkReport, SourceKind};
use signpost_core::{AuditReport, Severity};

use super::sections::{sections, standing};
use super::{EXPIRING, expires, place_of_faults, scope, suggestion_name, summary};
use crate::output::{DIM, ERROR, FINE, HEADING, WARNING, count, printable};

/// Writes a report for a person, by what there is to do.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    if !report.faults.is_empty() {
        let place = place_of_faults(report);
        writeln!(out, "{ERROR}Faults {place} ({}){ERROR:#}", report.faults.len())?;
        for fault in &report.faults {
            let place = format!("{}:{}:{}", fault.file, fault.line, fault.column);
            let (place, message) = (printable(&place), printable(&fault.message));
            writeln!(out, "  {place}: {}[{}]: {message}", fault.severity, fault.code)?;
        }
        writeln!(out)?;
    }
    for (section, links) in sections(report) {
        let style = section.style();
        writeln!(out, "{style}{} ({}){style:#}", section.title(), links.len())?;
        links.into_iter().try_for_each(|link| write_link(out, link))?;
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
    if let Some(scope) = scope(report) {
        writeln!(out, "{scope}")?;
    }
    writeln!(out, "{}", summary(report))
}

fn write_link(out: &mut impl Write, link: &LinkReport) -> io::Result<()> {
    let name = link.sources.first().map_or("", |source| source.name());
    let url = link.url.as_deref().unwrap_or("(no address)");
    writeln!(out, "  {HEADING}{}{HEADING:#}  {}", printable(name), printable(url))?;
    writeln!(out, "    {} ({}): {}", link.verdict, link.reason, link.reason.meaning())?;
    for said in standing(link) {
        writeln!(out, "    {}", printable(&said))?;
    }
    if let Some(title) = &link.evidence.title {
        writeln!(out, "    title seen: {}", printable(title))?;
    }
    if let Some(target) = &link.evidence.final_url {
        writeln!(out, "    leads to: {}", printable(target))?;
    }
    if let Some(error) = &link.evidence.error {
        writeln!(out, "    what went wrong: {}", printable(error))?;
    }
    if let Some(suggestion) = &link.suggestion {
        let what = suggestion_name(suggestion.kind);
        writeln!(out, "    {what}: {}", printable(&suggestion.url))?;
    }
    for source in &link.sources {
        let pages = match source.pages.as_slice() {
            // A file that is no content is on no page, and nobody expects it to be.
            [] if source.kind == SourceKind::File => String::new(),
            [] => ", on no page".to_owned(),
            pages => format!(", on {}", printable(&pages.join(", "))),
        };
        let (file, line, column) = (printable(&source.file), source.line, source.column);
        writeln!(out, "    {DIM}{file}:{line}:{column}{pages}{DIM:#}")?;
    }
    Ok(())
}

/// Says that nothing can be said.
pub(crate) fn write_no_network(
    out: &mut impl Write,
    tried: &[String],
    proxies: &[ProxyFault],
) -> io::Result<()> {
    write!(out, "{WARNING}No usable network.{WARNING:#} No link could be reached")?;
    match tried {
        [] => writeln!(out, ".")?,
        tried => writeln!(out, ", and neither could {}.", tried.join(", "))?,
    }
    for ProxyFault { proxy, what } in proxies {
        writeln!(out, "The proxy at {proxy}, which the environment names, {what}.")?;
    }
    writeln!(out, "So nothing is known of any link, and nothing was written down.")?;
    writeln!(
        out,
        "Try again with internet; until then, `signpost check --offline` validates the content."
    )
}

/// Says why a run is not to be believed.
pub(crate) fn write_not_believed(out: &mut impl Write, run: &Run) -> io::Result<()> {
    write!(out, "{WARNING}Nothing is concluded.{WARNING:#} ")?;
    match run {
        Run::Sound => {}
        Run::Interposed { title, domains, .. } => {
            let title = title.as_deref().map(|title| format!(" (“{}”)", printable(title)));
            writeln!(
                out,
                "The same page{} is on {} that have nothing to do with each other: {}.",
                title.unwrap_or_default(),
                count(domains.len(), "domain"),
                some(domains.iter())
            )?;
            write!(
                out,
                "Something on the way, such as a web filter or a login page of the network, answers in their place"
            )?;
            match run.picture() {
                Some(_) => write!(out, ", or they have become one site.")?,
                None => write!(out, ".")?,
            }
        }
        Run::Upheaval { domains, of, .. } => {
            writeln!(
                out,
                "{} of the {} that had a fine link failed at once: {}.",
                domains.len(),
                count(*of, "domain"),
                some(domains.iter())
            )?;
            write!(out, "That is more often the fault of this network than of theirs.")?;
        }
    }
    match run.picture() {
        Some(_) => writeln!(out, " If it is so again on another day, it is believed.")?,
        None => writeln!(out)?,
    }
    writeln!(
        out,
        "No link's line in the ledger has changed. Try again from another network, or say `--trust-run` to believe it now."
    )
}

fn some<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<String> = names.map(|name| printable(name)).collect();
    match names.get(..5) {
        Some(first) if names.len() > 5 => {
            format!("{} and {} more", first.join(", "), names.len() - 5)
        }
        _ => names.join(", "),
    }
}
