//! What differs from system to system: a directory whose entries are opened without following links.

#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(crate) use other::Dir;
#[cfg(unix)]
pub(crate) use unix::Dir;

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

/// What a name in a directory stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Folder,
    Link,
    Special,
}
