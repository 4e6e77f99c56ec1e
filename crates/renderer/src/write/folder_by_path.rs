//! The same as `folder.rs` for systems that open files by their whole path alone: each name is
//! looked at before it is used, which keeps out a link that is there, though not one that is put
//! there at that very moment.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What stands before the name of a file that is being written.
pub(super) const UNFINISHED: &str = ".signpost-new-";

/// A folder.
pub(super) struct Folder {
    path: PathBuf,
}

/// What a name in a folder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link or something else.
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
    /// Which file it is, where the system says so.
    pub(super) identity: (u64, u64),
}

impl Folder {
    /// Opens a folder that a person named, through links if need be.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let path = fs::canonicalize(path)?;
        if path.is_dir() { Ok(Self { path }) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// The folder's path, for messages.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A folder cannot be locked here: two programs at once are on their own.
    pub(super) fn try_lock(&self) -> Result<(), fs::TryLockError> {
        Ok(())
    }

    /// Opens a folder in this one; `None` where there is none, an error where a link or a file has
    /// its name.
    pub(super) fn enter(&self, name: &str) -> io::Result<Option<Self>> {
        match self.look(name)?.map(|seen| seen.kind) {
            None => Ok(None),
            Some(Kind::Folder) => Ok(Some(Self { path: self.path.join(name) })),
            Some(Kind::File | Kind::Other) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    /// Opens a folder in this one, and makes it first where there is none.
    pub(super) fn make(&self, name: &str) -> io::Result<Self> {
        if self.look(name)?.is_none() {
            match fs::create_dir(self.path.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => {}
            }
        }
        self.enter(name)?.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// What a name stands for; `None` where nothing has it.
    pub(super) fn look(&self, name: &str) -> io::Result<Option<Seen>> {
        let metadata = match fs::symlink_metadata(self.path.join(name)) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let kind = match metadata.file_type() {
            it if it.is_file() => Kind::File,
            it if it.is_dir() => Kind::Folder,
            _ => Kind::Other,
        };
        let modified = metadata.modified()?;
        Ok(Some(Seen { kind, len: metadata.len(), modified, identity: (0, 0) }))
    }

    /// What a file holds.
    pub(super) fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        match self.look(name)?.map(|seen| seen.kind) {
            Some(Kind::File) => fs::read(self.path.join(name)),
            Some(_) => Err(io::Error::other("it is not a file")),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Puts a file in place, whole at every moment. A link of its name is replaced, not followed.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let unfinished = self.path.join(format!("{UNFINISHED}{name}"));
        let open = || File::options().write(true).create_new(true).open(&unfinished);
        let file = match open() {
            // What a run left that was killed.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                fs::remove_file(&unfinished)?;
                open()
            }
            file => file,
        };
        let written = file?.write_all(bytes);
        let written = written.and_then(|()| fs::rename(&unfinished, self.path.join(name)));
        if written.is_err() {
            // It is of no use to anyone, and the error that matters is the first one.
            let _ = fs::remove_file(&unfinished);
        }
        written
    }

    /// Removes a file, or a link itself, where there is one; says whether there was.
    pub(super) fn remove(&self, name: &str) -> io::Result<bool> {
        match fs::remove_file(self.path.join(name)) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes a folder if nothing is in it; says whether it did.
    pub(super) fn remove_if_empty(&self, name: &str) -> bool {
        fs::remove_dir(self.path.join(name)).is_ok()
    }

    /// The names of everything in the folder.
    pub(super) fn names(&self) -> io::Result<Vec<String>> {
        let names = fs::read_dir(&self.path)?
            .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
        let mut names = names.collect::<io::Result<Vec<_>>>()?;
        names.sort();
        Ok(names)
    }
}
