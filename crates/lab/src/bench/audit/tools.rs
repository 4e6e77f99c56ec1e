//! The programs that are measured, and the rows of their tables.

use std::path::PathBuf;
use std::process::Command;

use super::content::Written;
use super::measure::{Run, Taken};

/// The variable that tells Signpost how many requests it may have under way at once.
pub(super) const CONCURRENCY: &str = "SIGNPOST_CONCURRENCY";

/// A program that audits links.
pub(super) enum Tool {
    Signpost(PathBuf),
    Lychee(PathBuf),
    Linkinator(PathBuf),
}

impl Tool {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Signpost(_) => "Signpost",
            Self::Lychee(_) => "lychee",
            Self::Linkinator(_) => "linkinator",
        }
    }

    /// The exit codes by which it says that it asked all links, whatever it found: each has one for
    /// nothing and one for something.
    pub(super) fn done(&self) -> &'static [i32] {
        match self {
            Self::Signpost(_) | Self::Linkinator(_) => &[0, 1],
            Self::Lychee(_) => &[0, 2],
        }
    }

    /// The program itself, without arguments.
    pub(super) fn program(&self) -> Command {
        let (Self::Signpost(path) | Self::Lychee(path) | Self::Linkinator(path)) = self;
        Command::new(path)
    }

    /// What it says of its version.
    pub(super) fn version(&self) -> String {
        let said = self.program().arg("--version").output();
        let said = said.map(|said| String::from_utf8_lossy(&said.stdout).into_owned());
        let number = |said: String| Some(said.split_whitespace().last()?.to_owned());
        format!("{} {}", self.name(), said.ok().and_then(number).unwrap_or("missing".to_owned()))
    }

    /// The command that audits the links once, with nothing remembered from before and as many
    /// requests at a time as will do no harm.
    pub(super) fn command(&self, written: &Written) -> Command {
        match self {
            Self::Signpost(path) => {
                let mut command = Command::new(path);
                command.arg("audit").arg("--content").arg(&written.content);
                command.args(["--no-ledger", "--no-progress", "--allow-private-network"]);
                command.args(["--format", "json", "--output"]).arg(written.report());
                command.env(CONCURRENCY, "256");
                command
            }
            Self::Lychee(path) => {
                let mut command = Command::new(path);
                command.args(["--no-progress", "--max-concurrency", "256", "--max-retries", "2"]);
                command.args(["--host-concurrency", "10", "--host-request-interval", "0ms"]);
                command.args(["--timeout", "20", "--format", "json", "--output"]);
                command.arg(written.folder.join("lychee.json"));
                command.arg(&written.page);
                command
            }
            Self::Linkinator(path) => {
                let mut command = Command::new(path);
                // It serves the folder that it is in.
                command.arg(written.page.file_name().unwrap_or_default());
                command.args(["--concurrency", "256", "--timeout", "20000", "--format", "json"]);
                command.current_dir(&written.folder);
                command
            }
        }
    }
}

pub(super) fn heading(tools: &[Tool]) -> String {
    let mut names = "| |".to_owned();
    let mut rule = "|---|".to_owned();
    for tool in tools {
        names += &format!(" {}: seconds | CPU | MB |", tool.name());
        rule += "---:|---:|---:|";
    }
    format!("{names} times lychee |\n{rule}---:|\n")
}

pub(super) fn row(name: &str, runs: &[Run]) -> String {
    let mut row = format!("| {name} |");
    for run in runs {
        row += &match run {
            Run::Done(Taken { seconds, cpu, megabytes }) => {
                format!(" {seconds:.2} | {cpu:.2} | {megabytes:.0} |")
            }
            other => format!(" {} | | |", cell(other)),
        };
    }
    let ratio = match runs {
        [Run::Done(ours), Run::Done(theirs), ..] => format!("{:.1}", ours.seconds / theirs.seconds),
        _ => String::new(),
    };
    format!("{row} {ratio} |\n")
}

/// What stands in a table in place of figures.
pub(super) fn cell(run: &Run) -> String {
    match run {
        Run::Done(taken) => format!("{:.2}", taken.seconds),
        Run::Failed(code) => format!("failed with exit code {code}"),
        Run::TooLong(seconds) => format!("not done in {seconds} s"),
        Run::Missing => "not installed".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_missing_is_said_to_be() {
        let taken = |seconds| Run::Done(Taken { seconds, cpu: 1.0, megabytes: 60.0 });
        let row = row("1 host", &[taken(3.0), taken(1.5), Run::Missing]);
        assert_eq!(
            row,
            "| 1 host | 3.00 | 1.00 | 60 | 1.50 | 1.00 | 60 | not installed | | | 2.0 |\n"
        );
    }
}
