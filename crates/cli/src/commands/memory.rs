//! What an audit remembers of earlier ones, and whether it adds to it.

use std::path::{Path, PathBuf};

use anyhow::anyhow;
use signpost_checker::{Ledger, LedgerError};

use crate::cli::NetworkArgs;
use crate::exit::Exit;

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
    path: Option<PathBuf>,
}

impl Memory {
    /// Reads the ledger that the arguments name, if they want one.
    pub(crate) fn open(args: &NetworkArgs, purpose: Purpose) -> anyhow::Result<Self> {
        let path = (!args.no_ledger).then(|| args.ledger.clone());
        let mut memory = Self { ledger: Ledger::default(), purpose, path };
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
        Ok(memory)
    }

    /// Writes down what was found, unless nothing is to be remembered.
    pub(crate) fn save(&self) -> anyhow::Result<()> {
        if let (Some(path), Purpose::Run) = (&self.path, self.purpose) {
            self.ledger.save(path)?;
        }
        Ok(())
    }
}

/// Merges ledgers into one, which is made if it is not there.
pub(crate) fn merge(ledgers: &[PathBuf], into: &Path) -> anyhow::Result<Exit> {
    let mut merged = Ledger::load(into).map_err(with_remedy)?;
    for path in ledgers {
        anyhow::ensure!(path.exists(), "there is no ledger {}", path.display());
        merged.merge(Ledger::read(path)?);
    }
    merged.save(into)?;
    Ok(Exit::Clean)
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
