//! Asking links, for every command that does.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use signpost_checker::{Archive, Assignment, Options, Outcome};
use signpost_core::link;
use signpost_core::model::Site;

use super::memory::{Memory, Purpose};
use super::rejected::Rejected;
use super::stop::{self, Stopped};
use super::{Validated, contact, emptied, faults, reading, select, suppressions, targets};
use crate::cli::{ContentArgs, NetworkArgs};
use crate::output;
use crate::output::progress::Bar;

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
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the system does not let this program use the network")?;
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
    options.remember = !args.no_ledger;
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
