//! One audit at a time for a ledger.
//!
//! The lock is on the journal, which is there for as long as an audit runs and no longer. The system
//! lets go of it when an audit is killed, so that nobody has to clear anything away.

use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use signpost_files::Folder;

/// The journal's file, held against other audits for as long as this lives.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    folder: Folder,
    name: OsString,
    pub(crate) file: File,
    /// Whether the file is known to hold no run but that of the audit that has it.
    pub(crate) alone: AtomicBool,
}

impl Lock {
    /// Takes hold of a file, which is made if it is not there; `None` where another audit has it.
    pub(crate) fn take(path: &Path) -> io::Result<Option<Self>> {
        loop {
            let (folder, name) = Folder::make_for(path)?;
            let file = folder.append(&name)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                // On a file system without locks, as some networks' are, an audit without one is
                // better than none.
                Err(TryLockError::Error(_)) => {}
            }
            let lock =
                Self { path: path.to_owned(), folder, name, file, alone: AtomicBool::new(false) };
            // An audit that has just ended may have removed what was opened here.
            if lock.is_in_place() {
                return Ok(Some(lock));
            }
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Removes the file, while it is still held.
    pub(crate) fn remove(&self) -> io::Result<()> {
        if self.is_in_place() {
            self.folder.remove(&self.name)?;
        }
        Ok(())
    }

    /// Whether the file is still what its path names.
    fn is_in_place(&self) -> bool {
        self.folder.is(&self.name, &self.file)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A journal without a word in it is of no use to the next audit.
        if self.file.metadata().is_ok_and(|found| found.len() == 0) {
            drop(self.remove());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn one_at_a_time_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/ledger.jsonl.journal");
        let first = Lock::take(&path).unwrap().unwrap();
        assert!(Lock::take(&path).unwrap().is_none());
        drop(first);
        assert!(!path.exists());
        let mut second = Lock::take(&path).unwrap().unwrap();
        second.file.write_all(b"something\n").unwrap();
        drop(second);
        assert!(path.exists());
        Lock::take(&path).unwrap().unwrap().remove().unwrap();
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn what_has_been_removed_is_not_held_any_more() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let ended = Lock::take(&path).unwrap().unwrap();
        ended.remove().unwrap();
        let next = Lock::take(&path).unwrap().unwrap();
        drop(ended);
        assert!(path.exists(), "the next one's file was removed");
        drop(next);
    }
}
