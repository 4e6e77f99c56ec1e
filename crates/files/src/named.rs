//! A file that a person named, to be written or to be read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::Bounded;
use crate::folder::replace;
use crate::sys::Dir;

/// What a file holds that a person named to read from, if that is no more than so many bytes: a link, a pipe and a
/// device may have any number.
///
/// # Errors
///
/// When it cannot be read, or with [`Refused::TooLarge`](crate::Refused::TooLarge) in it.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    reader(path, most)?.bytes()
}

/// As [`read`], piece by piece.
///
/// # Errors
///
/// As for [`read`].
pub fn reader(path: &Path, most: u64) -> io::Result<Bounded<File>> {
    Bounded::file(File::open(path)?, most)
}

/// A file that a person named to write to, for example with `--output`.
///
/// A regular file, or one that is not there yet, is written all at once by [`Named::finish`]; until
/// then, and where that fails, it stays what it was. A pipe or a device is written as it comes. A
/// link leads to what is written.
///
/// ```
/// use std::io::Write as _;
///
/// # fn main() -> std::io::Result<()> {
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("report.json");
/// let mut file = signpost_files::Named::open(&path, || ())?;
/// file.write_all(b"{}")?;
/// assert!(!path.exists());
/// file.finish()?;
/// assert_eq!(std::fs::read_to_string(&path)?, "{}");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Named(Way);

#[derive(Debug)]
enum Way {
    /// Kept until the end, then written beside the file and renamed.
    Whole { path: PathBuf, bytes: Vec<u8> },
    /// Written as it comes.
    Straight(File),
}

impl Named {
    /// Opens a file that a person named. Nothing is changed yet. `waits` is called before it waits for a program that
    /// reads a pipe.
    ///
    /// # Errors
    ///
    /// When it is a folder, or cannot be written at all.
    pub fn open(path: &Path, waits: impl FnOnce()) -> io::Result<Self> {
        let path = target(path.to_owned())?;
        if is_open_already(&path) {
            // Added to what is there: `>> file` must keep what the file held.
            return Ok(Self(Way::Straight(OpenOptions::new().append(true).open(path)?)));
        }
        match fs::metadata(&path) {
            Ok(found) if found.is_file() => {
                // A file that may not be written is said to be so now, and not after an hour's work.
                drop(OpenOptions::new().append(true).open(&path)?);
                Ok(Self(Way::Whole { path, bytes: Vec::new() }))
            }
            Ok(found) => Ok(Self(Way::Straight(open_straight(&path, &found, waits)?))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if !fs::metadata(folder_of(&path))?.is_dir() {
                    return Err(io::ErrorKind::NotADirectory.into());
                }
                Ok(Self(Way::Whole { path, bytes: Vec::new() }))
            }
            Err(error) => Err(error),
        }
    }

    /// Makes sure that everything has been written.
    ///
    /// # Errors
    ///
    /// When it could not be. A regular file is then what it was.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Way::Straight(mut file) => file.flush(),
            Way::Whole { path, bytes } => {
                let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
                match replace(&Dir::named(folder_of(&path))?, name, &bytes) {
                    Err(error) if path.exists() && is_about_the_folder(&error) => {
                        fs::write(&path, &bytes)
                    }
                    other => other,
                }
            }
        }
    }
}

/// Opens what is no regular file. A pipe that nobody reads yet keeps everyone waiting who opens it.
#[cfg(unix)]
fn open_straight(path: &Path, found: &fs::Metadata, waits: impl FnOnce()) -> io::Result<File> {
    use std::os::unix::fs::{FileTypeExt as _, OpenOptionsExt as _};

    use rustix::fs::OFlags;

    let mut options = OpenOptions::new();
    options.write(true);
    if !found.file_type().is_fifo() {
        return options.open(path);
    }
    match options.clone().custom_flags(OFlags::NONBLOCK.bits().cast_signed()).open(path) {
        Ok(file) => {
            // From here on it is written as any pipe.
            rustix::fs::fcntl_setfl(&file, rustix::fs::fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
            Ok(file)
        }
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::NXIO.raw_os_error()) => {
            waits();
            options.open(path)
        }
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn open_straight(path: &Path, _: &fs::Metadata, _: impl FnOnce()) -> io::Result<File> {
    OpenOptions::new().write(true).open(path)
}

/// Whether only the folder is in the way: a file that may be written, in a folder where nothing may
/// be made, or one that is mounted by itself into a container.
fn is_about_the_folder(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy};
    matches!(error.kind(), CrossesDevices | PermissionDenied | ReadOnlyFilesystem | ResourceBusy)
}

impl Write for Named {
    fn write(&mut self, written: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Way::Whole { bytes, .. } => bytes.write(written),
            Way::Straight(file) => file.write(written),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Way::Whole { .. } => Ok(()),
            Way::Straight(file) => file.flush(),
        }
    }
}

/// So many links in a row Linux follows.
const LINKS: usize = 40;

/// Where a path leads through the links at its end, be there a file or not.
fn target(mut path: PathBuf) -> io::Result<PathBuf> {
    for _ in 0..LINKS {
        let is_link = fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink());
        if !is_link || is_open_already(&path) {
            return Ok(path);
        }
        path = folder_of(&path).join(fs::read_link(&path)?);
    }
    Err(io::Error::other("too many links lead from one to the next"))
}

/// Whether a path stands for what a program has open, as `/dev/stdout` does in the end. It cannot be
/// replaced: anyone who opened it would go on with the old one.
fn is_open_already(path: &Path) -> bool {
    cfg!(unix) && (path.starts_with("/proc") || path.starts_with("/dev/fd"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
