//! What a program around the commands has in common, whichever name it was called by.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::cli::Color;
use crate::commands;
use crate::exit::Exit;
use crate::{Command, allocator, output, variables};

/// What the program is for.
pub const ABOUT: &str =
    "Publishes pages that help patients choose a treatment, and checks their links";

/// What the exit codes say.
pub const EXIT_CODES: &str = "Exit codes: 0 clean; 1 findings; 2 could not run; 3 no usable network, so nothing is known of any link.";

/// Reads the arguments and the variables. What is wrong with them is said in the summary too, if they name one: who reads only
/// that must not take a run that never began for one that found nothing.
pub fn parse<C: Parser>() -> C {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    variables::parse::<C>(&arguments).unwrap_or_else(|error| {
        if error.use_stderr() {
            // The error itself is said whatever becomes of the summary.
            drop(commands::usage::summarise(&arguments, &error));
            let mut out = output::Output::aside();
            drop(write!(out, "{}", error.render().ansi()).and_then(|()| out.flush()));
            std::process::exit(error.exit_code());
        }
        // The help, or the version: the parser itself would end well, whatever became of it.
        let written = error.print().and_then(|()| io::stdout().flush());
        let written = written.map_err(output::about_standard).map_err(anyhow::Error::from);
        std::process::exit(end(written.map(|()| Exit::Clean)) as i32)
    })
}

/// Runs a command and tells how it ended.
pub fn run(color: Color, command: impl FnOnce() -> anyhow::Result<Exit>) -> ExitCode {
    color.write_global();
    end(command()).into()
}

/// How the program ends. An error is said.
fn end(result: anyhow::Result<Exit>) -> Exit {
    match result {
        Ok(exit) => exit,
        // Anyone who reads what has no findings has seen enough of it (`signpost | head -1`).
        Err(error) if is_broken_pipe(&error) => Exit::Clean,
        Err(error) => {
            output::could_not_run(&error);
            Exit::CouldNotRun
        }
    }
}

/// Runs a command in a process that suits it: one that asks links begins anew, as the same process, with an
/// allocator that keeps nothing of what was freed.
///
/// # Errors
///
/// Those of [`Command::run`].
pub fn run_command(command: &Command) -> anyhow::Result<Exit> {
    if matches!(command, Command::Audit(_) | Command::Check(_)) {
        allocator::give_back_at_once();
    }
    command.run()
}

/// Prints the help of a whole command line.
///
/// # Errors
///
/// When it cannot be written.
pub fn help(command: &mut clap::Command) -> anyhow::Result<Exit> {
    let mut out = output::terminal();
    write!(out, "{}", command.render_long_help().ansi())?;
    out.flush()?;
    Ok(Exit::Clean)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
