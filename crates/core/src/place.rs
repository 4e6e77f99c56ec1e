//! Places in content: files, lines and columns, and keys under another name.

use std::fmt;

/// A content file's path relative to the content folder, with forward slashes on every system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(String);

impl SourcePath {
    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file's name without `.yaml`.
    pub fn stem(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or(&self.0);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The name of the folder that the file is in; empty at the top.
    pub fn folder(&self) -> &str {
        let Some((folder, _)) = self.0.rsplit_once('/') else { return "" };
        folder.rsplit('/').next().unwrap_or(folder)
    }
}

impl From<&str> for SourcePath {
    fn from(path: &str) -> Self {
        Self(path.to_owned())
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A place in a file as a person counts: from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A key that is written otherwise than it was meant. Anyone who asks for the place of what was meant
/// is shown what is written. Both are JSON pointers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Renamed {
    pub(crate) written: String,
    pub(crate) meant: String,
}
