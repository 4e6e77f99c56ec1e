//! `cargo xtask`: the commands of `signpost` in a clone, by the same code, and what only developers
//! type.

mod ci;
mod lab;
mod proof;
mod test;

use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand};
use mimalloc::MiMalloc;
use signpost_cli::{Color, output, program};

/// Rendering makes and drops millions of small strings, on several cores at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    version,
    about = program::ABOUT,
    after_help = format!(
        "{}\nStart with `cargo xtask demo`, which needs no internet; for every day there is `cargo xtask check`.",
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

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    Everybody(Box<signpost_cli::Command>),
    /// Show the whole pipeline at work on this content and a simulated web; needs no internet
    #[command(disable_help_flag = true)]
    Demo(lab::Arguments),
    /// Measure how fast and how right this program is, next to other programs
    #[command(disable_help_flag = true)]
    Bench(lab::Arguments),
    /// Measure memory and fit recognition on real captured pages outside the repository
    #[command(disable_help_flag = true)]
    Calibrate(lab::Arguments),
    /// Run every test, and look at the pages in a browser
    Test(TestArgs),
    /// Run everything that continuous integration runs
    Ci,
}

#[derive(Debug, Args)]
struct TestArgs {
    /// Run only the tests whose names contain this, and no browser
    filter: Option<String>,
}

fn main() -> ExitCode {
    output::set_called("cargo xtask");
    let cli: Cli = program::parse();
    program::run(cli.color, || match &cli.command {
        None => program::help(&mut Cli::command()),
        Some(Command::Everybody(command)) => program::run_command(command),
        Some(Command::Demo(arguments)) => lab::run("demo", arguments),
        Some(Command::Bench(arguments)) => lab::run("bench", arguments),
        Some(Command::Calibrate(arguments)) => lab::run("calibrate", arguments),
        Some(Command::Test(args)) => test::run(args.filter.as_deref()),
        Some(Command::Ci) => ci::run(),
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
