//! What an audit came to: what is written of it, and how its command ends.

use signpost_checker::Outcome;
use signpost_core::{AuditReport, Link};

use super::{exit_for, explain};
use crate::cli::{AuditArgs, AuditFormat, FailOn};
use crate::exit::Exit;
use crate::output::report::summary::{self, Untold};
use crate::output::{Output, report};

/// Writes what an audit came to, and says how its command ends.
pub(super) fn write(
    args: &AuditArgs,
    audit: &Outcome,
    mut out: Output,
    summary: Option<&mut Output>,
) -> anyhow::Result<Exit> {
    if let Some(summary) = summary {
        write_summary(summary, audit)?;
    }
    match audit {
        Outcome::Report(report) => {
            report::write(&mut out, args.format, report)?;
            out.finish()?;
            if args.network.verbose {
                report::hosts::write(&mut Output::aside(), report)?;
            }
            Ok(exit_for_report(report, args.fail_on, args.output.deny_warnings))
        }
        // A program that wants a report must not be handed something else, and a file that has one
        // keeps it: the person who reads the log is told, and the exit code tells the program.
        _ if args.format != AuditFormat::Human || args.output.output.is_some() => {
            write_human(&mut Output::aside(), audit)?;
            Ok(Exit::Inconclusive)
        }
        _ => {
            write_human(&mut out, audit)?;
            out.finish()?;
            Ok(Exit::Inconclusive)
        }
    }
}

fn write_summary(out: &mut Output, audit: &Outcome) -> std::io::Result<()> {
    match audit {
        Outcome::Report(report) => report::markdown::write(out, report, report::markdown::SUMMARY),
        Outcome::NoNetwork { tried, proxies } => {
            summary::write(out, Untold::NoNetwork(tried, proxies))
        }
        Outcome::NotBelieved(run) => summary::write(out, Untold::NotBelieved(run)),
    }
}

/// Says to a person what an audit came to.
pub(crate) fn write_human(out: &mut Output, audit: &Outcome) -> anyhow::Result<()> {
    match audit {
        Outcome::Report(report) => report::human::write(out, report)?,
        Outcome::NoNetwork { tried, proxies } => {
            report::human::write_no_network(out, tried, proxies)?;
        }
        Outcome::NotBelieved(run) => report::human::write_not_believed(out, run)?,
    }
    Ok(())
}

/// Explains what an audit found, and says how its command ends.
pub(super) fn write_explained(
    args: &AuditArgs,
    audit: Outcome,
    what: &str,
    links: &[Link],
    mut out: Output,
) -> anyhow::Result<Exit> {
    let exit = exit_for_audit(&audit, args.output.deny_warnings);
    match audit {
        Outcome::Report(report) => explain::write(&mut out, report, what, links)?,
        other => write_human(&mut out, &other)?,
    }
    out.finish()?;
    Ok(exit)
}

/// How a command ends that found this.
pub(crate) fn exit_for_audit(audit: &Outcome, deny_warnings: bool) -> Exit {
    match audit {
        Outcome::Report(report) => exit_for([report.severity()].into_iter(), deny_warnings),
        Outcome::NoNetwork { .. } | Outcome::NotBelieved(_) => Exit::Inconclusive,
    }
}

/// How a command ends that has this report.
pub(crate) fn exit_for_report(report: &AuditReport, fail_on: FailOn, deny_warnings: bool) -> Exit {
    let worst = match fail_on {
        FailOn::Any => report.severity(),
        FailOn::New => report.new_severity(),
    };
    exit_for([worst].into_iter(), deny_warnings)
}
