//! Unix: a directory is held open, and its entries are opened relative to it. So nobody can put a
//! link in the way between a check and the use of what was checked.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata, TryLockError};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rustix::fs::{self, AtFlags, FileType, FlockOperation, Mode, OFlags, Stat};
use rustix::io::Errno;

use super::{For, Kind, Seen};
use crate::Refused;

/// A directory that is held open.
#[derive(Debug)]
pub(crate) struct Dir(OwnedFd);

const DIRECTORY: OFlags = OFlags::DIRECTORY.union(OFlags::RDONLY).union(OFlags::CLOEXEC);

impl Dir {
    /// The directory at a path that a person named.
    pub(crate) fn named(path: &Path) -> io::Result<Self> {
        Ok(Self(fs::open(path, DIRECTORY, Mode::empty())?))
    }

    /// A directory in this one.
    pub(crate) fn enter(&self, name: &OsStr) -> io::Result<Self> {
        match fs::openat(&self.0, name, DIRECTORY | OFlags::NOFOLLOW, Mode::empty()) {
            Ok(fd) => Ok(Self(fd)),
            // Linux says "not a directory" of a link, and others "too many links".
            Err(error @ (Errno::NOTDIR | Errno::LOOP | Errno::MLINK)) => {
                Err(match self.kind(name)? {
                    Some(Kind::Link) => Refused::Link.into(),
                    _ => error.into(),
                })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a directory in this one. One that is there is as good.
    pub(crate) fn make(&self, name: &OsStr) -> io::Result<()> {
        match fs::mkdirat(&self.0, name, Mode::from_raw_mode(0o777)) {
            Ok(()) | Err(Errno::EXIST) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens a regular file. It never waits: without `NONBLOCK`, opening a pipe that nobody writes
    /// to would wait forever.
    pub(crate) fn open(&self, name: &OsStr, what_for: For) -> io::Result<File> {
        let flags = match what_for {
            For::Reading => OFlags::RDONLY,
            For::Appending => OFlags::RDWR | OFlags::APPEND | OFlags::CREATE,
            For::Making => OFlags::RDWR | OFlags::CREATE | OFlags::EXCL,
        };
        let safe = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
        // The process' umask takes from this mode what the person does not want others to do.
        let file = match fs::openat(&self.0, name, flags | safe, Mode::from_raw_mode(0o666)) {
            Ok(fd) => File::from(fd),
            Err(Errno::LOOP | Errno::MLINK) => return Err(Refused::Link.into()),
            // What a socket, or a folder or a device that is to be written, answers.
            Err(Errno::NXIO | Errno::ISDIR | Errno::OPNOTSUPP) => {
                return Err(Refused::Special.into());
            }
            Err(error) => return Err(error.into()),
        };
        let found = file.metadata()?;
        match what_for {
            _ if !found.is_file() => Err(Refused::Special.into()),
            // Only what is added to as it stands: a file that is replaced leaves its other names alone.
            For::Appending if found.nlink() > 1 => Err(Refused::Shared.into()),
            _ => Ok(file),
        }
    }

    /// What can be seen of a name, links not followed; `None` where there is nothing of that name.
    pub(crate) fn look(&self, name: &OsStr) -> io::Result<Option<Seen>> {
        match fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(found) => Ok(Some((&found).into())),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Locks the directory against other programs that lock it, until this value is dropped.
    pub(crate) fn try_lock(&self) -> Result<(), TryLockError> {
        match fs::flock(&self.0, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(()),
            Err(Errno::WOULDBLOCK) => Err(TryLockError::WouldBlock),
            Err(error) => Err(TryLockError::Error(error.into())),
        }
    }

    /// Whether an open file is what a name stands for.
    pub(crate) fn is(&self, name: &OsStr, file: &File) -> bool {
        let (Ok(held), Ok(named)) =
            (fs::fstat(file), fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW))
        else {
            return false;
        };
        (held.st_dev, held.st_ino) == (named.st_dev, named.st_ino)
    }

    /// Gives a file another name, in place of what had that name.
    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(fs::renameat(&self.0, from, &self.0, to)?)
    }

    /// Gives a file a second name, which must be free.
    pub(crate) fn link(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(fs::linkat(&self.0, from, &self.0, to, AtFlags::empty())?)
    }

    /// Removes a file or a link.
    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(fs::unlinkat(&self.0, name, AtFlags::empty())?)
    }

    /// Removes a directory in this one if nothing is in it.
    pub(crate) fn remove_if_empty(&self, name: &OsStr) -> io::Result<()> {
        Ok(fs::unlinkat(&self.0, name, AtFlags::REMOVEDIR)?)
    }

    /// The names in this directory.
    pub(crate) fn names(&self) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in fs::Dir::read_from(&self.0)? {
            let name = OsString::from_vec(entry?.file_name().to_bytes().to_vec());
            if ![b".".as_slice(), b".."].contains(&name.as_bytes()) {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// Forces the names in this directory to disk, where the system can.
    pub(crate) fn sync(&self) {
        let _ = fs::fsync(&self.0);
    }
}

impl From<&Stat> for Seen {
    #[expect(clippy::unnecessary_cast, reason = "the types differ between systems")]
    fn from(stat: &Stat) -> Self {
        Self {
            kind: match FileType::from_raw_mode(stat.st_mode) {
                FileType::RegularFile => Kind::File,
                FileType::Directory => Kind::Folder,
                FileType::Symlink => Kind::Link,
                _ => Kind::Special,
            },
            len: u64::try_from(stat.st_size).unwrap_or(0),
            modified: time(stat.st_mtime as i64, stat.st_mtime_nsec as i64),
            touched: time(stat.st_ctime as i64, stat.st_ctime_nsec as i64),
            identity: (stat.st_dev as u64, stat.st_ino as u64),
        }
    }
}

impl From<&Metadata> for Seen {
    fn from(found: &Metadata) -> Self {
        Self {
            kind: found.file_type().into(),
            len: found.len(),
            modified: time(found.mtime(), found.mtime_nsec()),
            touched: time(found.ctime(), found.ctime_nsec()),
            identity: (found.dev(), found.ino()),
        }
    }
}

fn time(seconds: i64, nanoseconds: i64) -> SystemTime {
    let seconds = u64::try_from(seconds).unwrap_or(0);
    SystemTime::UNIX_EPOCH + Duration::new(seconds, u32::try_from(nanoseconds).unwrap_or(0))
}
