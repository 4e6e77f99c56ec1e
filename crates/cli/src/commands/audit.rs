//! `signpost audit`

use std::fs;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use jiff::civil::Date;
use signpost_checker::archive::{self, Archive};
use signpost_checker::{Options, Outcome};
use signpost_core::model::Site;
use signpost_core::{AuditReport, Code, Diagnostic, Link, link};

use super::memory::{Memory, Purpose};
use super::stop::{self, Stopped};
use super::{Validated, exit_for, explain, select, suppressions};
use crate::cli::{AuditArgs, AuditFormat, NetworkArgs};
use crate::exit::Exit;
use crate::output::progress::Bar;
use crate::output::{self, Output, diagnostics, report};

/// What an audit came to.
pub(crate) enum Audit {
    /// What became of every link, and which suppressions are no longer needed.
    Report { report: AuditReport, unneeded: Vec<Diagnostic> },
    /// There is no usable network; these hosts were tried to be sure of it.
    NoNetwork { tried: Vec<String> },
}

impl Audit {
    /// How a command that found this ends.
    pub(crate) fn exit(&self, deny_warnings: bool) -> Exit {
        match self {
            Self::Report { report, unneeded } => {
                let links = report.links.iter().map(|link| link.severity);
                let faults = unneeded.iter().map(|fault| fault.severity);
                exit_for(links.chain(faults), deny_warnings)
            }
            Self::NoNetwork { .. } => Exit::Inconclusive,
        }
    }
}

pub(crate) fn run(args: &AuditArgs) -> anyhow::Result<Exit> {
    let validated = Validated::read(&args.content)?;
    if let Some(what) = &args.explain {
        return explain(args, &validated, what);
    }
    let mut audit = ask(&validated, args.content.today(), &args.network)?;
    if let Audit::Report { unneeded, .. } = &mut audit {
        // `check` shows these among the content's faults; here nobody else would.
        let expired = |fault: &&Diagnostic| fault.code == Code::SuppressionExpired;
        unneeded.extend(validated.diagnostics.iter().filter(expired).cloned());
    }
    let mut out = Output::to(args.output.output.as_deref())?;
    match (args.format, &audit) {
        (AuditFormat::Human, _) => write_human(&mut out, &validated, &audit)?,
        (format, Audit::Report { report, unneeded }) => {
            report::write(&mut out, format, report)?;
            // A report is about links, and these are faults of a file: they go where a person looks.
            diagnostics::human::write_faults(&mut Output::aside(), &validated.loaded, unneeded)?;
        }
        // A program that wants a report must not be handed something else: the person who reads
        // its log is told, and the exit code tells the program.
        (_, Audit::NoNetwork { tried }) => {
            report::human::write_no_network(&mut Output::aside(), tried)?;
        }
    }
    out.finish()?;
    let exit = audit.exit(args.output.deny_warnings);
    let incomplete = output::unread(&validated)? || !suppressions::faults(&validated).is_empty();
    Ok(if incomplete { exit.max(Exit::Findings) } else { exit })
}

/// Asks a link, or an aid's links, afresh and explains the verdict. Somebody who is looking at a link
/// again and again is no weekly run: what earlier audits found is read, and nothing is added to it.
fn explain(args: &AuditArgs, validated: &Validated, what: &str) -> anyhow::Result<Exit> {
    let loaded = &validated.loaded;
    let links = explain::links(link::collect(&loaded.site, &loaded.sources), what)?;
    let mut memory = Memory::open(&args.network, Purpose::LookUp)?;
    let audit =
        ask_links(validated, args.content.today(), &args.network, links.clone(), &mut memory)?;
    let exit = audit.exit(args.output.deny_warnings);
    let mut out = Output::to(args.output.output.as_deref())?;
    match audit {
        Audit::Report { report, .. } => explain::write(&mut out, report, what, &links)?,
        Audit::NoNetwork { tried } => report::human::write_no_network(&mut out, &tried)?,
    }
    out.finish()?;
    Ok(exit)
}

/// Says to a person what an audit came to.
pub(crate) fn write_human(
    out: &mut Output,
    validated: &Validated,
    audit: &Audit,
) -> anyhow::Result<()> {
    match audit {
        Audit::Report { report, unneeded } => {
            diagnostics::human::write_faults(out, &validated.loaded, unneeded)?;
            report::human::write(out, report)?;
        }
        Audit::NoNetwork { tried } => report::human::write_no_network(out, tried)?,
    }
    Ok(())
}

/// Asks the links that are chosen what became of them.
pub(crate) fn ask(validated: &Validated, today: Date, args: &NetworkArgs) -> anyhow::Result<Audit> {
    let loaded = &validated.loaded;
    let links = select::links(link::collect(&loaded.site, &loaded.sources), args, loaded)?;
    let mut memory = Memory::open(args, Purpose::Run)?;
    let audit = ask_links(validated, today, args, links, &mut memory)?;
    if let Audit::Report { report, .. } = &audit {
        // What a file that cannot be read would name is not known, so nothing is forgotten then.
        if !args.selects() && loaded.faulty.is_empty() {
            memory.ledger.retain(|url| report.link(url).is_some());
        }
        memory.save()?;
    }
    Ok(audit)
}

fn ask_links(
    validated: &Validated,
    today: Date,
    args: &NetworkArgs,
    links: Vec<Link>,
    memory: &mut Memory,
) -> anyhow::Result<Audit> {
    let loaded = &validated.loaded;
    let mut options = options(&loaded.site, today, args)?;
    let faults = suppressions::faults(validated);
    if !faults.is_empty() {
        options.suppressions.clear();
        output::unheeded(&loaded.sources, &faults)?;
    }
    let wanted = if args.archived_copies { links.clone() } else { Vec::new() };
    let runtime =
        tokio::runtime::Runtime::new().context("this machine gives no threads to work with")?;
    let bar = || Bar::new(!args.no_progress).verbose(args.verbose);
    let shown = bar();
    let so_far = shown.so_far();
    let outcome = runtime.block_on(async {
        tokio::select! {
            outcome = signpost_checker::audit(links, &options, &mut memory.ledger, &shown) => Some(outcome),
            () = stop::told() => None,
        }
    });
    drop(shown);
    let Some(outcome) = outcome else {
        runtime.shutdown_background();
        return Err(Stopped::after(so_far.counts(), args).into());
    };
    let mut report = match outcome? {
        Outcome::NoNetwork { tried } => {
            runtime.shutdown_background();
            return Ok(Audit::NoNetwork { tried });
        }
        Outcome::Report(report) => report,
    };
    if args.archived_copies {
        let archive = Archive::default();
        runtime.block_on(archive::suggest(&mut report, &wanted, &options, &archive, &bar()))?;
    }
    // A name service that does not answer can hold a thread for long after everybody stopped waiting.
    runtime.shutdown_background();
    // What was not asked says nothing about the suppressions that are about it.
    let all = memory.purpose == Purpose::Run && !args.selects() && faults.is_empty();
    let unneeded = if all { suppressions::unneeded(loaded, &report, today) } else { Vec::new() };
    Ok(Audit::Report { report, unneeded })
}

fn options(site: &Site, today: Date, args: &NetworkArgs) -> anyhow::Result<Options> {
    let mut options = Options::for_site(site);
    options.today = today;
    options.timeout = Duration::from_secs(args.timeout);
    options.concurrency = usize::from(args.concurrency);
    options.allow_private_network = args.allow_private_network;
    if let Some(path) = &args.ca_cert {
        let pem = fs::read(path)
            .with_context(|| format!("the certificates in {} cannot be read", path.display()))?;
        // The library takes a file without any certificate for an empty list of them.
        ensure!(
            String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----"),
            "{} has no certificate in it; --ca-cert wants a PEM file, which has a line “BEGIN CERTIFICATE”",
            path.display()
        );
        options.ca_certificates.push(pem);
    }
    Ok(options)
}
