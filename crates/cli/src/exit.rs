//! What a command's exit code says.

use std::process::ExitCode;

/// How a command ended. Other programs rely on the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing to do.
    Clean = 0,
    /// Something was found that must be fixed.
    Findings = 1,
    /// The command could not do its work: wrong usage, or input that cannot be read.
    CouldNotRun = 2,
    /// This machine has no usable network, so nothing is known of any link.
    Inconclusive = 3,
    /// A person ended it with Ctrl-C, after what it had to write was written. Shells say so of any program.
    Interrupted = 130,
    /// It was told to end (SIGTERM), after what it had to write was written.
    Terminated = 143,
}

impl Exit {
    /// How a command ends of which two parts ended so: what could not run outranks findings, and those
    /// outrank what nothing is known of.
    pub(crate) fn and(self, other: Self) -> Self {
        let ranks = [Self::CouldNotRun, Self::Findings, Self::Inconclusive];
        ranks.into_iter().find(|rank| [self, other].contains(rank)).unwrap_or(Self::Clean)
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
