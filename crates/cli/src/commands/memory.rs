//! What an audit remembers of earlier ones, and whether it adds to it.

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
    /// What of the ledger could not be understood.
    pub(super) rejected: Option<Rejected>,
    path: Option<PathBuf>,
}

impl Memory {
    /// Reads the ledger that the arguments name, if they want one.
    pub(crate) fn open(args: &NetworkArgs, purpose: Purpose) -> anyhow::Result<Self> {
        let path = (!args.no_ledger).then(|| args.ledger.clone());
        let mut memory = Self { ledger: Ledger::default(), purpose, rejected: None, path };
        match (&memory.path, purpose) {
            (None, _) => {}
            (Some(path), Purpose::Run) => {
                memory.ledger = Ledger::load(path).map_err(with_remedy)?;
            }
            (Some(path), Purpose::LookUp) => {
                // An audit that was killed goes on from the journal. A look-up neither wants
                // yesterday's answers nor may it spoil them for that audit.
                memory.ledger = Ledger::read(path)?;
            }
        }
        if let Some(path) = &memory.path {
            let kept = match purpose {
                Purpose::Run => Kept::beside(path),
                Purpose::LookUp => Kept::Untouched,
            };
            memory.rejected = said(&memory.ledger, path, kept)?;
        }
        Ok(memory)
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

/// Reads a ledger to look things up in it, and says what of it cannot be understood.
pub(super) fn look_up(path: &Path) -> anyhow::Result<Ledger> {
    let ledger = Ledger::read(path)?;
    said(&ledger, path, Kept::Untouched)?;
    Ok(ledger)
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
    let mut merged = Ledger::load(into).map_err(with_remedy)?;
    said(&merged, into, Kept::beside(into))?;
    let mut parts = Vec::new();
    for path in ledgers {
        anyhow::ensure!(path.exists(), "there is no ledger {}", path.display());
        let part = Ledger::read(path)?;
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
            let known = Ledger::load(path).map_err(with_remedy)?;
            said(&known, path, Kept::Untouched)?;
            known
        }
        None => Ledger::default(),
    };
    let today = report.started.to_zoned(TimeZone::UTC).date();
    let run = judge_report(report, known.picture(), today);
    if let (Some(path), Run::Upheaval { .. }) = (ledger, &run) {
        known.doubt(&run);
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
