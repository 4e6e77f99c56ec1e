//! `cargo xtask`: everything that people type.
//!
//! Only this crate reads arguments, prints, and decides an exit code. What a command does is in
//! `signpost-core`, `signpost-checker` and `signpost-renderer`; a file in `commands/` puts their
//! parts together, and one in `output/` says what came of it.

mod cli;
mod commands;
mod exit;
mod output;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use mimalloc::MiMalloc;

use crate::cli::{Cli, Command};
use crate::exit::Exit;

/// Rendering makes and drops millions of small strings, on several cores at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    cli.color.write_global();
    let outcome = match cli.command {
        None => help(),
        Some(Command::Check(args)) => commands::check::run(&args),
        Some(Command::Validate(args)) => commands::validate::run(&args),
        Some(Command::Audit(args)) => commands::audit::run(&args),
        Some(Command::Report(args)) => commands::report::run(&args),
        Some(Command::Fix(args)) => commands::fix::run(&args),
        Some(Command::Render(args)) => commands::render::run(&args),
        Some(Command::Serve(args)) => commands::serve::run(&args),
        Some(Command::New(args)) => commands::new::run(&args),
        Some(Command::Import(args)) => commands::import::run(&args),
        Some(Command::Demo(args)) => commands::demo::run(&args),
        Some(Command::Bench(command)) => commands::bench::run(&command),
        Some(Command::Test(args)) => commands::test::run(&args),
        Some(Command::Ci) => commands::ci::run(),
    };
    match outcome {
        Ok(exit) => exit.into(),
        // Whoever reads what has no findings has seen enough of it (`cargo xtask | head -1`).
        Err(error) if is_broken_pipe(&error) => Exit::Clean.into(),
        Err(error) => {
            output::could_not_run(&error);
            Exit::CouldNotRun.into()
        }
    }
}

fn help() -> anyhow::Result<Exit> {
    let mut out = anstream::stdout();
    std::io::Write::write_fmt(
        &mut out,
        format_args!("{}", Cli::command().render_long_help().ansi()),
    )?;
    Ok(Exit::Clean)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
