//! Another program, and how long it takes.

use std::fmt;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;

/// How long a program took.
#[derive(Debug, Clone, Copy)]
pub(super) enum Timing {
    /// It did its work in this time.
    Took(Duration),
    /// It ended with this exit code after this time: what it did is not comparable.
    Failed(i32, Duration),
    /// It is not on this machine.
    Missing,
}

impl Timing {
    /// The time for work that was done.
    pub(super) fn seconds(self) -> Option<f64> {
        match self {
            Self::Took(time) => Some(time.as_secs_f64()),
            Self::Failed(..) | Self::Missing => None,
        }
    }

    fn and(self, next: impl FnOnce() -> anyhow::Result<Self>) -> anyhow::Result<Self> {
        let Self::Took(first) = self else { return Ok(self) };
        Ok(match next()? {
            Self::Took(second) => Self::Took(first + second),
            Self::Failed(code, second) => Self::Failed(code, first + second),
            Self::Missing => Self::Missing,
        })
    }
}

impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Took(time) => write!(f, "{:.2}", time.as_secs_f64()),
            Self::Failed(code, time) => {
                write!(f, "failed with exit code {code} after {:.2}", time.as_secs_f64())
            }
            Self::Missing => f.write_str("not installed"),
        }
    }
}

/// Runs commands one after the other and adds their times up.
pub(super) fn time(commands: Vec<Command>) -> anyhow::Result<Timing> {
    commands.into_iter().try_fold(Timing::Took(Duration::ZERO), |timing, mut command| {
        timing.and(|| {
            let start = Instant::now();
            let status =
                command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
            match status {
                Ok(status) if status.success() => Ok(Timing::Took(start.elapsed())),
                Ok(status) => Ok(Timing::Failed(status.code().unwrap_or(-1), start.elapsed())),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(Timing::Missing),
                Err(error) => Err(error)
                    .context(format!("{} cannot be started", command.get_program().display())),
            }
        })
    })
}

/// The best of several runs: what disturbs a run only ever makes it longer.
/// Each run is told its number, from 0.
pub(super) fn best_of(
    runs: usize,
    commands: impl Fn(usize) -> Vec<Command>,
) -> anyhow::Result<Timing> {
    let mut best = time(commands(0))?;
    for run in 1..runs {
        let next = time(commands(run))?;
        if let (Timing::Took(fastest), Timing::Took(time)) = (best, next)
            && time < fastest
        {
            best = next;
        }
    }
    Ok(best)
}

/// One command for each part of a list of files, as no system takes a command of any length.
pub(super) fn in_parts(files: &[PathBuf], command: impl Fn(&[PathBuf]) -> Command) -> Vec<Command> {
    files.chunks(10_000).map(command).collect()
}
