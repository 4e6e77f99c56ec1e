//! What needs the simulated web is a program of its own, built where it is asked for.

use std::ffi::OsString;

use clap::Args;
use signpost_cli::Exit;

use crate::ci::cargo;

/// What the other program is to read.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// What is to be done; `--help` says what there is
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// Builds the program, and has it do what the arguments say.
pub(crate) fn run(command: &str, arguments: &Arguments) -> anyhow::Result<Exit> {
    let mut lab = cargo(&["run", "--quiet", "--package", "signpost-lab", "--", command]);
    let status = lab.args(&arguments.arguments).status()?;
    Ok(match status.code() {
        Some(0) => Exit::Clean,
        Some(1) => Exit::Findings,
        Some(3) => Exit::Inconclusive,
        _ => Exit::CouldNotRun,
    })
}
