//! One name at a time, for a program that writes many files into folders and holds the lock of the
//! topmost one.
//!
//! Under that lock nobody else of ours writes there. So a file that is being written can have a name
//! that is known beforehand, and what a program left that was killed needs no search.

use std::ffi::OsStr;
use std::fs::TryLockError;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use crate::Folder;
use crate::sys::{For, Seen};

/// What stands before the name of a file that is being written by [`Folder::write_over`].
pub const UNFINISHED: &str = ".signpost-new-";

/// How long to sleep between two looks at a lock that another program holds.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

impl Folder {
    /// As [`Folder::try_lock`], but waits so long for another program to let go. A program that changes what files
    /// hold reads them only with the lock, and lets go of it when they are written: so nothing is lost
    /// of what another program wrote. The lock is on the folder itself, and leaves no file in it.
    ///
    /// # Errors
    ///
    /// When another program still holds the lock then, or the file system knows no locks.
    pub fn lock(&self, patience: Duration) -> Result<(), TryLockError> {
        let began = Instant::now();
        loop {
            match self.try_lock() {
                Err(TryLockError::WouldBlock) if began.elapsed() < patience => {
                    std::thread::sleep(LOOK_AGAIN);
                }
                other => return other,
            }
        }
    }

    /// Locks the folder against other programs that lock it, for as long as this value lives.
    ///
    /// # Errors
    ///
    /// When another program holds the lock, or the file system knows no locks.
    pub fn try_lock(&self) -> Result<(), TryLockError> {
        self.dir.try_lock()
    }

    /// Opens a folder in this one; `None` where there is none.
    ///
    /// # Errors
    ///
    /// When a link or a file has its name, or it cannot be read.
    pub fn enter(&self, name: &str) -> io::Result<Option<Self>> {
        match self.dir.enter(OsStr::new(name)) {
            Ok(dir) => Ok(Some(Self { dir, path: self.path.join(name) })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Opens a folder in this one, and makes it first where there is none.
    ///
    /// # Errors
    ///
    /// As for [`Folder::enter`], or when it cannot be made.
    pub fn enter_new(&self, name: &str) -> io::Result<Self> {
        self.dir.make(OsStr::new(name))?;
        self.enter(name)?.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// What can be seen of a name without opening it, links not followed; `None` where nothing has it.
    ///
    /// # Errors
    ///
    /// When that cannot be found out.
    pub fn look(&self, name: &str) -> io::Result<Option<Seen>> {
        self.dir.look(OsStr::new(name))
    }

    /// Puts a file in place, whole at every moment unless the machine itself stops. A file or a link
    /// of this name is replaced. Only for who holds the lock of the folder.
    ///
    /// # Errors
    ///
    /// When it cannot be written. Then what was there is unchanged.
    pub fn write_over(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let unfinished = unfinished(name);
        let (unfinished, name) = (OsStr::new(&unfinished), OsStr::new(name));
        let file = match self.dir.open(unfinished, For::Making) {
            // What a run left that was killed.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.dir.remove(unfinished)?;
                self.dir.open(unfinished, For::Making)
            }
            file => file,
        };
        let written = file?.write_all(bytes);
        let written = written.and_then(|()| self.dir.rename(unfinished, name));
        if written.is_err() {
            // It is of no use to anyone, and the error that matters is the first one.
            drop(self.dir.remove(unfinished));
        }
        written
    }

    /// Removes what a [`Folder::write_over`] of this name left that was killed.
    ///
    /// # Errors
    ///
    /// When it cannot be removed.
    pub fn clear_unfinished(&self, name: &str) -> io::Result<()> {
        self.remove(unfinished(name)).map(drop)
    }

    /// Removes a folder if nothing is in it; says whether it did.
    pub fn remove_if_empty(&self, name: &str) -> bool {
        self.dir.remove_if_empty(OsStr::new(name)).is_ok()
    }

    /// The names of everything in the folder, sorted.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn names(&self) -> io::Result<Vec<String>> {
        let mut names: Vec<_> =
            self.dir.names()?.iter().map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        Ok(names)
    }
}

/// The name of a file while it is being written. Of one that is as long as a name may be, it has the beginning: in a
/// folder, one file is written after the other.
fn unfinished(name: &str) -> String {
    /// Most systems take names of 255 bytes.
    const LONGEST: usize = 255 - UNFINISHED.len();
    format!("{UNFINISHED}{}", &name[..name.floor_char_boundary(LONGEST)])
}
