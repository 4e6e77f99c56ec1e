//! What an audit remembers of earlier ones, and whether it adds to it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use signpost_checker::{Ledger, LedgerError, Run, judge_report};
use signpost_core::AuditReport;

use super::rejected::{Kept, Rejected};
use crate::cli::NetworkArgs;
use crate::exit::Exit;
use crate::output::{Output, report};

/// What an audit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To find out what became of the links, and to remember it.
    Run,
    /// To look at something once more, and to leave no trace.
    LookUp,
}

/// A ledger, and where it is kept.
pub(crate) struct Memory {
    pub(crate) ledger: Ledger,
    pub(crate) purpose: Purpose,
    /// What of the ledgers could not be understood.
    pub(super) rejected: Vec<Rejected>,
    path: Option<PathBuf>,
    /// The ledgers of the other lists that are audited, each with what it takes over afterwards.
    beside: Vec<Beside>,
}

/// Where a list has its ledger, and which links it has.
pub(crate) struct OfList {
    pub(crate) path: PathBuf,
    pub(crate) urls: BTreeSet<String>,
}

/// A ledger that an audit remembers besides its own.
struct Beside {
    list: OfList,
    ledger: Ledger,
}

impl Memory {
    /// Reads the ledger that the arguments name, if they want one. A time after `now` counts for nothing.
    pub(crate) fn open(
        args: &NetworkArgs,
        purpose: Purpose,
        now: Timestamp,
    ) -> anyhow::Result<Self> {
        let path = (!args.no_ledger).then(|| args.ledger.clone());
        let read = path.as_deref().map(|path| read(path, purpose, now)).transpose()?;
        let (ledger, rejected) = read.unwrap_or_default();
        let rejected = rejected.into_iter().collect();
        Ok(Self { ledger, purpose, rejected, path, beside: Vec::new() })
    }

    /// Opens the ledger of the first of some lists, and remembers what those of the others know. Each gets
    /// what is found of its own links, so that the order of the lists makes no difference the next time.
    pub(crate) fn of_lists(
        args: &NetworkArgs,
        purpose: Purpose,
        others: Vec<OfList>,
        now: Timestamp,
    ) -> anyhow::Result<Self> {
        let mut memory = Self::open(args, purpose, now)?;
        for list in others {
            let (ledger, rejected) = read(&list.path, purpose, now)?;
            memory.rejected.extend(rejected);
            memory.beside.push(Beside { list, ledger });
        }
        memory.ledger.recall(memory.beside.iter().map(|beside| &beside.ledger), now);
        Ok(memory)
    }

    /// Writes down in each list's own ledger what was found of its links. `own` are those of the first list,
    /// and `before` is when the run before this began.
    pub(crate) fn save_each(
        mut self,
        own: &BTreeSet<String>,
        before: Option<Timestamp>,
    ) -> anyhow::Result<()> {
        let whole = self.ledger.last_run() > before;
        let (ledger, mut elsewhere) = (&self.ledger, BTreeSet::new());
        for Beside { list, ledger: other } in &mut self.beside {
            other.share(ledger, list.urls.iter().map(String::as_str), whole);
            other.save(&list.path)?;
            elsewhere.extend(std::mem::take(&mut list.urls));
        }
        // What another list alone has is kept there.
        self.ledger.retain(|url| own.contains(url) || !elsewhere.contains(url));
        self.save()
    }

    /// Where the ledger is kept, if it is.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Writes down what was found, unless nothing is to be remembered.
    pub(crate) fn save(&self) -> anyhow::Result<()> {
        if let (Some(path), Purpose::Run) = (&self.path, self.purpose) {
            self.ledger.save(path)?;
        }
        Ok(())
    }
}

/// Reads a ledger, and says what of it cannot be understood.
fn read(
    path: &Path,
    purpose: Purpose,
    now: Timestamp,
) -> anyhow::Result<(Ledger, Option<Rejected>)> {
    let (ledger, kept) = match purpose {
        Purpose::Run => (Ledger::load(path, now).map_err(with_remedy)?, Kept::beside(path)),
        // An audit that was killed goes on from the journal. A look-up neither wants yesterday's
        // answers nor may it spoil them for that audit.
        Purpose::LookUp => (Ledger::read(path, now)?, Kept::Untouched),
    };
    let rejected = said(&ledger, path, kept)?;
    Ok((ledger, rejected))
}

/// Reads a ledger to look things up in it.
pub(super) fn look_up(path: &Path, now: Timestamp) -> anyhow::Result<Ledger> {
    Ok(read(path, Purpose::LookUp, now)?.0)
}

/// Says what of a ledger cannot be understood, if anything.
fn said(ledger: &Ledger, path: &Path, kept: Kept) -> anyhow::Result<Option<Rejected>> {
    let rejected = Rejected::of(ledger, path, kept);
    rejected.iter().try_for_each(Rejected::say)?;
    Ok(rejected)
}

/// Merges ledgers into one, which is made if it is not there; unless they are the parts of a run that is not
/// to be believed.
pub(crate) fn merge(
    ledgers: &[PathBuf],
    args: &NetworkArgs,
    now: Timestamp,
) -> anyhow::Result<Exit> {
    let into = &args.ledger;
    let (mut merged, _) = read(into, Purpose::Run, now)?;
    let mut parts = Vec::new();
    for path in ledgers {
        anyhow::ensure!(path.exists(), "there is no ledger {}", path.display());
        let part = Ledger::read(path, now)?;
        said(&part, path, Kept::beside(into))?;
        parts.push(part);
    }
    if !args.trust_run && parts.len() > 1 {
        let run = merged.believes(&parts);
        if run != Run::Sound {
            merged.save(into)?;
            report::human::write_not_believed(&mut Output::aside(), &run)?;
            return Ok(Exit::Inconclusive);
        }
    }
    merged.merge(parts, now);
    merged.save(into)?;
    Ok(Exit::Clean)
}

/// Judges a run that was divided, and lets the ledger of the last one keep the picture of one that is not to be
/// believed.
pub(crate) fn judge_parts(report: &AuditReport, ledger: Option<&Path>) -> anyhow::Result<Run> {
    let mut known = match ledger {
        Some(path) => {
            let known = Ledger::load(path, report.started).map_err(with_remedy)?;
            said(&known, path, Kept::Untouched)?;
            known
        }
        None => Ledger::default(),
    };
    let today = report.started.to_zoned(TimeZone::UTC).date();
    let run = known.doubt(judge_report(report, known.picture(), today));
    if let (Some(path), Some(_)) = (ledger, run.picture()) {
        known.save(path)?;
    }
    Ok(run)
}

/// Two audits with one ledger would each write over what the other one found.
fn with_remedy(error: LedgerError) -> anyhow::Error {
    match error {
        LedgerError::Busy(path) => anyhow!(
            "another audit is running with the ledger {}; wait until it has ended, or give this one \
             a ledger of its own with --ledger FILE, or none with --no-ledger",
            path.display()
        ),
        other => other.into(),
    }
}
