//! `signpost audit`

use std::time::Duration;

use anyhow::{Context as _, ensure};
use signpost_checker::archive::Archive;
use signpost_checker::{Assignment, Options, Outcome};
use signpost_core::model::Site;
use signpost_core::report::Scope;
use signpost_core::{AuditReport, Link, link};

use super::memory::{self, Memory, Purpose};
use super::rejected::Rejected;
use super::stop::{self, Stopped};
use super::targets::{self, Precious, Targets};
use super::{
    Validated, contact, emptied, exit_for, explain, faults, lists, plan, reading, select,
    suppressions,
};
use crate::cli::{AuditArgs, AuditFormat, ContentArgs, FailOn, NetworkArgs};
use crate::exit::Exit;
use crate::output::progress::Bar;
use crate::output::report::summary::{self, Untold};
use crate::output::{self, Output, report};

/// How a command ends that found this.
pub(crate) fn exit_for_audit(audit: &Outcome, deny_warnings: bool) -> Exit {
    match audit {
        Outcome::Report(report) => exit_for([report.severity()].into_iter(), deny_warnings),
        Outcome::NoNetwork { .. } | Outcome::NotBelieved(_) => Exit::Inconclusive,
    }
}

pub(crate) fn run(args: &AuditArgs) -> anyhow::Result<Exit> {
    let ledger = match args.files.is_empty() {
        true => args.network.ledger.clone(),
        false => lists::ledger(args),
    };
    let precious =
        Precious { ledger: Some(&ledger), content: &args.content.content, read: &args.files };
    let output = args.output.output.as_deref().map(|path| (path, args.format.file()));
    let targets = Targets { output, summary: args.summary.as_deref() };
    targets.are_two()?;
    precious.keep_from(Targets { output: None, ..targets })?;
    // What cannot be written is said now, and not after an hour's work.
    let mut summary = args.summary.as_deref().map(|path| Output::to(Some(path))).transpose()?;
    let ended = match precious.keep_from(targets) {
        Ok(()) => run_with(args, summary.as_mut()),
        Err(error) => Err(error),
    };
    if let Some(mut out) = summary {
        if let Err(error) = &ended {
            summary::write(&mut out, Untold::Error(error))?;
        }
        out.finish()?;
    }
    ended
}

fn run_with(args: &AuditArgs, summary: Option<&mut Output>) -> anyhow::Result<Exit> {
    if !args.merge_ledger.is_empty() {
        return memory::merge(&args.merge_ledger, &args.network, args.content.now());
    }
    let mut out = Output::to(args.output.output.as_deref())?;
    // What `--plan` writes is read by a workflow, line by line.
    if args.format == AuditFormat::Human && !args.plan {
        out = out.fitted();
    }
    if !args.files.is_empty() {
        return lists::run(args, out, summary);
    }
    let mut validated = Validated::read(&args.content)?.for_audit();
    if args.plan {
        let ledger = Some(args.network.ledger.clone()).filter(|_| !args.network.no_ledger);
        let (site, now) = (&validated.loaded.site.config, args.content.now());
        return plan::write(site, now, ledger.as_slice(), out);
    }
    if let Some(what) = &args.explain {
        return explain(args, &validated, what, out);
    }
    let audit = ask(&mut validated, &args.content, &args.network)?;
    let exit = write(args, &audit, out, summary)?;
    output::unread(&validated)?;
    Ok(exit)
}

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

/// How a command ends that has this report.
pub(crate) fn exit_for_report(report: &AuditReport, fail_on: FailOn, deny_warnings: bool) -> Exit {
    let worst = match fail_on {
        FailOn::Any => report.severity(),
        FailOn::New => report.new_severity(),
    };
    exit_for([worst].into_iter(), deny_warnings)
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

/// Asks a link, or an aid's links, afresh and explains the verdict. Somebody who is looking at a link
/// again and again is no weekly run: what earlier audits found is read, and nothing is added to it.
fn explain(
    args: &AuditArgs,
    validated: &Validated,
    what: &str,
    out: Output,
) -> anyhow::Result<Exit> {
    let loaded = &validated.loaded;
    let all = link::collect(&loaded.site, &loaded.sources);
    let links = explain::links(all.clone(), what)?;
    let mut memory = Memory::open(&args.network, Purpose::LookUp, args.content.now())?;
    let scope = Scope::Selection { chosen_by: format!("--explain {what}") };
    let assignment = select::assign(all, &links, scope);
    let audit = ask_links(validated, &args.content, &args.network, assignment, &mut memory)?;
    write_explained(args, audit, what, &links, out)
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

/// Audits the links that are chosen.
pub(crate) fn ask(
    validated: &mut Validated,
    content: &ContentArgs,
    args: &NetworkArgs,
) -> anyhow::Result<Outcome> {
    let all = link::collect(&validated.loaded.site, &validated.loaded.sources);
    validated.loaded.sources.forget_places();
    let loaded = &validated.loaded;
    targets::refuse_ledger_in(&content.content, &args.ledger)?;
    let mut memory = Memory::open(args, Purpose::Run, content.now())?;
    emptied::refuse(loaded, &all, &memory)?;
    let assignment = select::links(all, args, loaded)?;
    let whole = assignment.scope.is_whole();
    let audit = ask_links(validated, content, args, assignment, &mut memory)?;
    match &audit {
        Outcome::Report(report) => {
            // What a file that cannot be read would name is not known, so nothing is forgotten then.
            if whole && loaded.faulty.is_empty() {
                memory.ledger.retain(|url| report.link(url).is_some());
            }
            memory.save()?;
        }
        // No link's line has changed; the run's own keeps what the next audit compares with.
        Outcome::NotBelieved(_) => memory.save()?,
        Outcome::NoNetwork { .. } => {}
    }
    Ok(audit)
}

/// Asks these links; the ledger is left to the caller to save.
pub(super) fn ask_links(
    validated: &Validated,
    content: &ContentArgs,
    args: &NetworkArgs,
    assignment: Assignment,
    memory: &mut Memory,
) -> anyhow::Result<Outcome> {
    let loaded = &validated.loaded;
    let mut options = options(&loaded.site, content, args)?;
    if assignment.links.iter().any(|link| link.url.is_some()) {
        contact::warn(&loaded.site, content, args)?;
    }
    let faults = suppressions::faults(validated);
    if !faults.is_empty() {
        options.suppressions.clear();
        output::unheeded(&loaded.sources, &faults)?;
    }
    let all = memory.purpose == Purpose::Run && assignment.scope.is_whole();
    let mut audit = ask_with(&options, assignment, args, memory)?;
    if let Outcome::Report(report) = &mut audit {
        if let Some(revision) = &args.changed_since {
            select::mark_new(report, loaded, revision)?;
        }
        report.faults = faults::of(validated, report, all, options.today());
        report.faults.extend(memory.rejected.iter().map(Rejected::fault));
    }
    Ok(audit)
}

/// Asks links on a runtime of their own, in sight of the person who waits, until they are answered or
/// somebody tells this program to stop.
pub(super) fn ask_with(
    options: &Options,
    assignment: Assignment,
    args: &NetworkArgs,
    memory: &mut Memory,
) -> anyhow::Result<Outcome> {
    let runtime =
        tokio::runtime::Runtime::new().context("this machine gives no threads to work with")?;
    let shown = Bar::new(!args.no_progress).verbose(args.verbose);
    let so_far = shown.so_far();
    let outcome = runtime.block_on(async {
        tokio::select! {
            outcome = signpost_checker::audit(
                assignment, options, &mut memory.ledger, &shown,
            ) => Ok(outcome),
            signal = stop::told() => Err(signal),
        }
    });
    drop(shown);
    // A name service that does not answer can hold a thread for long after everybody stopped waiting.
    runtime.shutdown_background();
    match outcome {
        Ok(outcome) => Ok(outcome?),
        Err(signal) => Err(Stopped::after(signal, &so_far, args).into()),
    }
}

/// The options that a site and the arguments ask for.
pub(super) fn options(
    site: &Site,
    content: &ContentArgs,
    args: &NetworkArgs,
) -> anyhow::Result<Options> {
    let mut options = Options::for_site(site);
    options.now = content.now();
    options.trust_run = args.trust_run;
    if let Some(contact) = &args.contact {
        options.contact.clone_from(contact);
    }
    options.archive = args.archived_copies.then(Archive::default);
    if let Some(seconds) = args.timeout {
        options.timeout = Duration::from_secs(seconds);
        let manners = options.manners.providers.iter_mut().filter_map(|it| it.audit.as_mut());
        manners.for_each(|manners| manners.timeout = None);
    }
    options.concurrency = usize::from(args.concurrency);
    options.allow_private_network = args.allow_private_network;
    if let Some(path) = &args.ca_cert {
        let what = format!("the file of certificates {}", path.display());
        let pem = reading::CERTIFICATES.read(path, &what)?;
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
