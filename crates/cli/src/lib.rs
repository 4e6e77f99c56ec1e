//! The program `signpost`: everything that people type.
//!
//! Only this crate and xtask read arguments, print, and decide an exit code. What a command does is
//! in `signpost-core`, `signpost-checker` and `signpost-renderer`; a file in `commands/` puts their
//! parts together, and one in `output/` says what came of it.
//!
//! `cargo xtask` has the same commands by the same code, see [`Command::run`].

mod allocator;
pub mod cli;
mod commands;
mod exit;
pub mod output;
pub mod program;
mod variables;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser};

pub use cli::{Color, Command};
pub use exit::Exit;

/// The whole command line of the program.
#[derive(Debug, Parser)]
#[command(
    name = "signpost",
    version,
    about = program::ABOUT,
    after_help = format!(
        "{}\nStart with `signpost new site` in a folder of your own, or with `signpost audit FILE` and a list of links \
         that you have; for every day there is `signpost check`.",
        program::EXIT_CODES
    )
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

/// Reads the arguments, does what they say, and tells how it ended.
pub fn main() -> ExitCode {
    let cli: Cli = program::parse();
    program::run(cli.color, || match &cli.command {
        Some(command) => program::run_command(command),
        None => program::help(&mut Cli::command()),
    })
}

impl Command {
    /// Does what the command says.
    ///
    /// # Errors
    ///
    /// When it could not do its work: a file that cannot be read or written, or an argument that
    /// makes no sense.
    pub fn run(&self) -> anyhow::Result<Exit> {
        match self {
            Self::Check(args) => commands::check::run(args),
            Self::Validate(args) => commands::validate::run(args),
            Self::Audit(args) => commands::audit::run(args),
            Self::Verify(args) => commands::verify::run(args),
            Self::Report(args) => commands::report::run(args),
            Self::Fix(args) => commands::fix::run(args),
            Self::Render(args) => commands::render::run(args),
            Self::Serve(args) => commands::serve::run(args),
            Self::New(args) => commands::new::run(args),
            Self::Import(args) => commands::import::run(args),
            Self::Completions(args) => commands::shell::completions(args, Cli::command()),
            Self::Man(args) => commands::shell::manual(args, Cli::command()),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
