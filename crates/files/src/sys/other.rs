//! Other systems, Windows above all: paths are checked before they are used. There a link can only
//! be made by who may do more than that already, so the moment between check and use is accepted. How many
//! names a file has is not told there.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{For, Kind, Seen};
use crate::Refused;

/// A directory by its path.
#[derive(Debug)]
pub(crate) struct Dir(PathBuf);

impl Dir {
    pub(crate) fn named(path: &Path) -> io::Result<Self> {
        let path = fs::canonicalize(path)?;
        if path.is_dir() { Ok(Self(path)) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    pub(crate) fn enter(&self, name: &OsStr) -> io::Result<Self> {
        match self.kind(name)? {
            Some(Kind::Folder) => Ok(Self(self.0.join(name))),
            Some(Kind::Link) => Err(Refused::Link.into()),
            Some(_) => Err(io::ErrorKind::NotADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    pub(crate) fn make(&self, name: &OsStr) -> io::Result<()> {
        match fs::create_dir(self.0.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(()),
        }
    }

    pub(crate) fn open(&self, name: &OsStr, what_for: For) -> io::Result<File> {
        match self.kind(name)? {
            Some(Kind::Link) => return Err(Refused::Link.into()),
            Some(Kind::Folder | Kind::Special) => return Err(Refused::Special.into()),
            Some(Kind::File) | None => {}
        }
        let path = self.0.join(name);
        match what_for {
            For::Reading => File::open(path),
            For::Appending => OpenOptions::new().read(true).append(true).create(true).open(path),
            For::Making => OpenOptions::new().read(true).write(true).create_new(true).open(path),
        }
    }

    pub(crate) fn look(&self, name: &OsStr) -> io::Result<Option<Seen>> {
        match fs::symlink_metadata(self.0.join(name)) {
            Ok(found) => Ok(Some((&found).into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A folder cannot be locked here: two programs at once are on their own.
    #[expect(clippy::unused_self, reason = "the other systems need it")]
    pub(crate) fn try_lock(&self) -> Result<(), TryLockError> {
        Ok(())
    }

    /// Where a file is open, its name cannot be given to another one.
    pub(crate) fn is(&self, name: &OsStr, _file: &File) -> bool {
        matches!(self.kind(name), Ok(Some(Kind::File)))
    }

    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::rename(self.0.join(from), self.0.join(to))
    }

    pub(crate) fn link(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::hard_link(self.0.join(from), self.0.join(to))
    }

    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.0.join(name))
    }

    pub(crate) fn remove_if_empty(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_dir(self.0.join(name))
    }

    pub(crate) fn names(&self) -> io::Result<Vec<OsString>> {
        fs::read_dir(&self.0)?.map(|entry| Ok(entry?.file_name())).collect()
    }

    #[expect(clippy::unused_self, reason = "the other systems need it")]
    pub(crate) fn sync(&self) {}
}

impl From<&Metadata> for Seen {
    fn from(found: &Metadata) -> Self {
        let modified = found.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Self {
            kind: found.file_type().into(),
            len: found.len(),
            modified,
            // What else there is to know, this system does not say.
            touched: modified,
            identity: (0, 0),
        }
    }
}
