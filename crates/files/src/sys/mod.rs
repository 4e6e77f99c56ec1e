//! What differs from system to system: a directory whose entries are opened without following links.

use std::ffi::OsStr;
use std::fs::FileType;
use std::io;
use std::time::SystemTime;

#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(crate) use other::Dir;
#[cfg(unix)]
pub(crate) use unix::Dir;

impl Dir {
    /// What a name stands for, links not followed; `None` where there is nothing of that name.
    pub(crate) fn kind(&self, name: &OsStr) -> io::Result<Option<Kind>> {
        Ok(self.look(name)?.map(|seen| seen.kind))
    }
}

/// What a file is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// To be read.
    Reading,
    /// To be read and added to; it is made where it is not there.
    Appending,
    /// To be written; it must not be there.
    Making,
}

/// What a name in a folder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link to another place.
    Link,
    /// A pipe, a socket or a device.
    Special,
}

impl From<FileType> for Kind {
    fn from(found: FileType) -> Self {
        match found {
            it if it.is_symlink() => Self::Link,
            it if it.is_dir() => Self::Folder,
            it if it.is_file() => Self::File,
            _ => Self::Special,
        }
    }
}

/// What can be seen of a name without opening what it stands for: what tells a file that was saved from
/// the one that was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// What it stands for.
    pub kind: Kind,
    /// How many bytes it has.
    pub len: u64,
    /// When what it holds was last changed, as far as programs have not set another time.
    pub modified: SystemTime,
    /// When anything about it was last changed, which no program can set; where the system does not
    /// say that, the same as `modified`.
    pub touched: SystemTime,
    /// Which file it is on this machine, where the system says so.
    pub identity: (u64, u64),
}
