//! Why a file is not opened although it is there.

use std::io;

/// Why a file is not opened although it is there. It comes inside of an [`io::Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// The file, or a folder on the way to it, is a link.
    #[error(
        "it is a link to another place, and no link is followed here; put the file itself there"
    )]
    Link,
    /// It is a folder, a pipe, a socket or a device.
    #[error("it is not a regular file")]
    Special,
    /// The file has a second name somewhere else.
    #[error(
        "it is also a file of another name (a hard link), and what is written here would be written there too; remove it"
    )]
    Shared,
    /// It is larger than its reader can use.
    #[error("it is larger than {}", in_units(*.0))]
    TooLarge(u64),
    /// The path leads out of its folder.
    #[error("its path leads out of its folder")]
    Outside,
}

/// A size as people write it.
pub fn in_units(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    match UNITS.iter().find(|(unit, _)| bytes >= *unit && bytes.is_multiple_of(*unit)) {
        Some((unit, name)) => format!("{} {name}", bytes / unit),
        None => format!("{bytes} bytes"),
    }
}

impl Refused {
    /// The refusal inside of an error, if it is one.
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref::<Self>().copied()
    }
}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::new(io::ErrorKind::InvalidInput, refused)
    }
}
