//! A folder that is held open, and what is done in it without following any link.
//!
//! Every path that we name ourselves goes through here, one name at a time: a link that somebody
//! put in the place of a folder or a file can then lead nowhere.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, Stat};
use rustix::fs::{mkdirat, openat, renameat, statat, unlinkat};
use rustix::io::Errno;

/// What stands before the name of a file that is being written.
pub(super) const UNFINISHED: &str = ".signpost-new-";

/// A folder that is held open.
pub(super) struct Folder {
    folder: File,
    path: PathBuf,
}

/// What a name in a folder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link, a device or a pipe.
    Other,
}

/// What can be seen of a name without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// What it stands for.
    pub(super) kind: Kind,
    /// How many bytes it has.
    pub(super) len: u64,
    /// When it was last changed.
    pub(super) modified: SystemTime,
    /// Which file it is, on this machine.
    pub(super) identity: (u64, u64),
}

impl Folder {
    /// Opens a folder that a person named, through links if need be.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let folder = openat(CWD, path, OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
        Ok(Self { folder: File::from(folder), path: path.to_owned() })
    }

    /// The folder's path, for messages.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Locks the folder against other programs of ours for as long as this value lives.
    pub(super) fn try_lock(&self) -> Result<(), std::fs::TryLockError> {
        self.folder.try_lock()
    }

    /// Opens a folder in this one; `None` where there is none, an error where a link or a file has
    /// its name.
    pub(super) fn enter(&self, name: &str) -> io::Result<Option<Self>> {
        let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        match openat(&self.folder, name, flags, Mode::empty()) {
            Ok(folder) => Ok(Some(Self { folder: File::from(folder), path: self.path.join(name) })),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens a folder in this one, and makes it first where there is none.
    pub(super) fn make(&self, name: &str) -> io::Result<Self> {
        match mkdirat(&self.folder, name, Mode::from_raw_mode(0o777)) {
            Ok(()) | Err(Errno::EXIST) => {}
            Err(error) => return Err(error.into()),
        }
        self.enter(name)?.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// What a name stands for; `None` where nothing has it.
    pub(super) fn look(&self, name: &str) -> io::Result<Option<Seen>> {
        match statat(&self.folder, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => Ok(Some(seen(&stat))),
            Err(Errno::NOENT | Errno::NOTDIR) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// What a file holds.
    pub(super) fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        // A pipe in the place of a file must not make us wait for its writer.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let mut file = File::from(openat(&self.folder, name, flags, Mode::empty())?);
        if !file.metadata()?.is_file() {
            return Err(io::Error::other("it is not a file"));
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Puts a file in place, whole at every moment. A link of its name is replaced, not followed.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let unfinished = format!("{UNFINISHED}{name}");
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let open = || openat(&self.folder, &*unfinished, flags, Mode::from_raw_mode(0o666));
        let file = match open() {
            // What a run left that was killed.
            Err(Errno::EXIST) => {
                unlinkat(&self.folder, &*unfinished, AtFlags::empty())?;
                open()
            }
            file => file,
        };
        let written = File::from(file?).write_all(bytes);
        let written =
            written.and_then(|()| Ok(renameat(&self.folder, &*unfinished, &self.folder, name)?));
        if written.is_err() {
            // It is of no use to anyone, and the error that matters is the first one.
            let _ = unlinkat(&self.folder, &*unfinished, AtFlags::empty());
        }
        written
    }

    /// Removes a file, or a link itself, where there is one; says whether there was.
    pub(super) fn remove(&self, name: &str) -> io::Result<bool> {
        match unlinkat(&self.folder, name, AtFlags::empty()) {
            Ok(()) => Ok(true),
            Err(Errno::NOENT) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes a folder if nothing is in it; says whether it did.
    pub(super) fn remove_if_empty(&self, name: &str) -> bool {
        unlinkat(&self.folder, name, AtFlags::REMOVEDIR).is_ok()
    }

    /// The names of everything in the folder.
    pub(super) fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in rustix::fs::Dir::read_from(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name != "." && name != ".." {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }
}

#[expect(clippy::unnecessary_cast, reason = "the types differ between systems")]
fn seen(stat: &Stat) -> Seen {
    let kind = match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Folder,
        _ => Kind::Other,
    };
    let seconds = u64::try_from(stat.st_mtime).unwrap_or(0);
    let nanoseconds = u32::try_from(stat.st_mtime_nsec).unwrap_or(0);
    Seen {
        kind,
        len: u64::try_from(stat.st_size).unwrap_or(0),
        modified: SystemTime::UNIX_EPOCH + Duration::new(seconds, nanoseconds),
        identity: (stat.st_dev as u64, stat.st_ino as u64),
    }
}
