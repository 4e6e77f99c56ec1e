//! What a program around the commands has in common, whichever name it was called by.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::OnceLock;

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

/// The name that messages are written with.
const NAME: &str = "signpost";

static CALLED: OnceLock<&'static str> = OnceLock::new();

/// Sets how people call this program, where it is not `signpost`: what they are told to type names
/// it that way.
pub fn set_called(name: &'static str) {
    // The first name counts.
    CALLED.set(name).ok();
}

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

/// A writer that has what people are told to type begin with the name they called the program by, and
/// lines end where the terminal does. Messages are written with `signpost`, each command in backquotes.
pub(crate) struct AsCalled<W: Write> {
    out: W,
    line: Vec<u8>,
    width: Option<usize>,
}

impl<W: Write> AsCalled<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out, line: Vec::new(), width: None }
    }

    /// Where it writes to.
    pub(crate) fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Makes lines fit into so many columns.
    pub(crate) fn fit(&mut self, width: Option<usize>) {
        self.width = width;
    }

    /// Writes so many of the bytes that wait.
    fn pass_on(&mut self, length: usize) -> io::Result<()> {
        let rest = self.line.split_off(length);
        let line = std::mem::replace(&mut self.line, rest);
        let Ok(text) = str::from_utf8(&line) else { return self.out.write_all(&line) };
        let mut text = Cow::Borrowed(text);
        if let Some(name) = CALLED.get() {
            text = text.replace(&format!("`{NAME} "), &format!("`{name} ")).into();
        }
        if let Some(width) = self.width {
            text = output::wrap::lines(&text, width).into();
        }
        self.out.write_all(text.as_bytes())
    }
}

impl<W: Write> Write for AsCalled<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let last = bytes.iter().rposition(|it| *it == b'\n').map(|at| self.line.len() + at + 1);
        self.line.extend_from_slice(bytes);
        if let Some(end) = last {
            self.pass_on(end)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on(self.line.len())?;
        self.out.flush()
    }
}

impl<W: Write> Drop for AsCalled<W> {
    fn drop(&mut self) {
        // Anyone who needs to know whether it was written has flushed it.
        drop(self.flush());
    }
}
