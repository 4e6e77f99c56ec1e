//! What needs the simulated web: the demo, and the benches. `cargo xtask` builds and runs this
//! program where one of them is asked for, so that nothing else has to wait for it.

mod bench;
mod calibrate;
mod cli;
mod demo;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use signpost_cli::{Color, output, program};

/// Rendering makes and drops millions of small strings, on several cores at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the whole pipeline at work on this content and a simulated web; needs no internet
    Demo(cli::DemoArgs),
    /// Measure how fast and how right this program is, next to other programs
    #[command(subcommand)]
    Bench(cli::BenchCommand),
    /// Measure memory and fit recognition on real captured pages, which stay outside the repository
    Calibrate(cli::CalibrateArgs),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    output::set_called("cargo xtask");
    program::run(cli.color, || match &cli.command {
        Command::Demo(args) => demo::run(args),
        Command::Bench(command) => bench::run(command),
        Command::Calibrate(args) => calibrate::run(args),
    })
}
