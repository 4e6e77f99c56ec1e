//! Files that a person names to be read: any file, pipe or device, and no more of it than can be what is wanted.

use std::io;
use std::path::Path;

use anyhow::{Context as _, bail};
use signpost_files::{Bounded, Refused, in_units};

/// What is read, and how much of it at most.
pub(super) struct Limit {
    most: u64,
    /// What to do about a file that is larger.
    advice: &'static str,
}

/// A list, or a text to be imported. The largest that we know of has a hundredth of it.
pub(super) const LIST: Limit =
    Limit { most: 32 * 1024 * 1024, advice: "divide it into several files" };

/// A report has one or two thousand bytes for each link, so this is one of a quarter of a million links.
pub(super) const REPORT: Limit = Limit {
    most: 512 * 1024 * 1024,
    advice: "no report of an audit is so large, so name another file",
};

/// Certificates in PEM. All that a system trusts takes a quarter of a megabyte.
pub(super) const CERTIFICATES: Limit = Limit {
    most: 16 * 1024 * 1024,
    advice: "name a file that has only the certificates of your own network",
};

impl Limit {
    /// What a file holds. `what` says which file that is, as the beginning of a sentence.
    pub(super) fn read(&self, path: &Path, what: &str) -> anyhow::Result<Vec<u8>> {
        self.check(signpost_files::read(path, self.most), what)
    }

    /// What comes in by the standard input.
    pub(super) fn read_standard(&self) -> anyhow::Result<Vec<u8>> {
        self.check(
            Bounded::new(io::stdin(), self.most).bytes(),
            "what comes in by the standard input",
        )
    }

    fn check(&self, read: io::Result<Vec<u8>>, what: &str) -> anyhow::Result<Vec<u8>> {
        match read {
            Err(error) if Refused::of(&error) == Some(Refused::TooLarge(self.most)) => {
                bail!("{what} is larger than {}; {}", in_units(self.most), self.advice)
            }
            read => read.with_context(|| format!("{what} cannot be read")),
        }
    }
}
