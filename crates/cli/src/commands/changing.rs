//! Changing content files that are there: one program at a time.
//!
//! A file is read, changed and replaced. Two programs that did so at once would each write what it read with
//! its own change, and the change of the first would be lost. So each holds the content folder meanwhile.

use std::fs::TryLockError;
use std::io;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail};
use signpost_files::Folder;

use super::unreadable;
use crate::output::failure::NotWritten;

/// So long a change waits for that of another program, which takes moments.
const PATIENCE: Duration = Duration::from_secs(30);

/// Opens the content folder and holds it against other programs that change content, for as long as the
/// value lives. What is to be changed must be read after that.
pub(crate) fn hold(content: &Path) -> anyhow::Result<Folder> {
    let folder = Folder::open(content).with_context(|| unreadable(content))?;
    wait_for(&folder)?;
    Ok(folder)
}

/// Holds a content folder that is open.
pub(crate) fn wait_for(folder: &Folder) -> anyhow::Result<()> {
    match folder.lock(PATIENCE) {
        // Some network file systems know no locks. There, two at once are on their own.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
        Err(TryLockError::WouldBlock) => bail!(
            "another program has been changing {} for {} seconds; run this again when it has ended",
            folder.path().display(),
            PATIENCE.as_secs()
        ),
    }
}

/// The error of a file that was not written.
pub(crate) fn not_written(shown: &str, error: io::Error) -> anyhow::Error {
    anyhow::Error::new(error).context(NotWritten::content(shown))
}
