//! `cargo xtask demo --all`: every labelled link of the simulated web, and how the audit compares with
//! the truth.

use std::collections::BTreeMap;
use std::io::Write as _;

use anyhow::ensure;
use jiff::Timestamp;
use signpost_cli::Exit;
use signpost_cli::output::{FINE, HEADING, Output, WARNING, count};
use signpost_core::{AuditReport, Severity, Verdict, rules};
use signpost_testweb::LabelledLink;

use super::{Day, audit_and_render, content, where_to_look};
use crate::cli::DemoArgs;

pub(super) fn run(args: &DemoArgs) -> anyhow::Result<Exit> {
    let labelled = signpost_testweb::links();
    let folder = args.out.join("content");
    content::write(&folder, &labelled)?;

    let loaded = signpost_core::load(&folder)?;
    let faults = rules::check(&loaded, jiff::civil::date(2026, 11, 22));
    let error = faults.iter().find(|fault| fault.severity == Severity::Error);
    ensure!(error.is_none(), "the demo's content has a fault of its own: {error:?}");

    let mut out = Output::to(None)?;
    writeln!(
        out,
        "A simulated web of {} is up on this machine; auditing it …",
        count(labelled.len(), "link")
    )?;
    out.flush()?;
    let report =
        audit_and_render(args, &loaded, &[], Day { now: Timestamp::now(), changed: true })?;
    compare(&mut out, &labelled, &report)?;
    where_to_look(&mut out, args, "en/demo")?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// Says how the audit compares with the truth, which is known here.
fn compare(
    out: &mut Output,
    labelled: &[LabelledLink],
    report: &AuditReport,
) -> anyhow::Result<()> {
    let found: BTreeMap<&str, _> = report
        .links
        .iter()
        .flat_map(|link| link.sources.iter().map(move |source| (source.name(), link)))
        .collect();
    writeln!(out, "\n{HEADING}{:<9}{:>7}{:>15}{HEADING:#}", "verdict", "links", "found to be so")?;
    for verdict in Verdict::ALL {
        let links: Vec<_> =
            labelled.iter().filter(|link| link.verdict == verdict.as_str()).collect();
        let right = links
            .iter()
            .filter(|link| found.get(link.name).is_some_and(|report| report.verdict == verdict));
        if !links.is_empty() {
            writeln!(out, "{verdict:<9}{:>7}{:>15}", links.len(), right.count())?;
        }
    }
    let wrong: Vec<_> = labelled
        .iter()
        .filter_map(|link| Some((link, found.get(link.name)?)))
        .filter(|(link, report)| {
            (link.verdict, link.reason) != (report.verdict.as_str(), report.reason.as_str())
        })
        .collect();
    if wrong.is_empty() {
        writeln!(out, "{FINE}Every verdict and every reason is right.{FINE:#}")?;
    }
    for (link, report) in wrong {
        writeln!(
            out,
            "{WARNING}wrong{WARNING:#} {}: {}/{} was found to be {}/{}",
            link.name, link.verdict, link.reason, report.verdict, report.reason
        )?;
    }
    Ok(())
}
