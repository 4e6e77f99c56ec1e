//! `cargo xtask bench`

mod accuracy;
mod audit;
mod content;
mod render;
mod tool;
mod validate;

use std::env;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

use crate::cli::{BenchCommand, SpeedArgs};
use signpost_cli::Exit;
use signpost_cli::output::Output;

use content::{AIDS_PER_PAGE, Generated};
use tool::Timing;

/// Measures a program that was built for speed, and others, on generated content.
type Measure = fn(&Path, &Generated, &Path) -> anyhow::Result<Vec<(&'static str, Timing)>>;

pub(crate) fn run(command: &BenchCommand) -> anyhow::Result<Exit> {
    match command {
        BenchCommand::Validate(args) => {
            speed(args, |signpost, generated, _| validate::run(signpost, generated))
        }
        BenchCommand::Render(args) => speed(args, render::run),
        BenchCommand::Audit(args) => audit::run(args),
        BenchCommand::Accuracy(args) => accuracy::run(args),
    }
}

fn speed(args: &SpeedArgs, measure: Measure) -> anyhow::Result<Exit> {
    let signpost = release_build(&["signpost-cli"])?;
    let mut out = Output::to(None)?;
    for &pages in &args.pages {
        let folder = args.folder.join(pages.to_string());
        let generated = Generated::write(&folder, pages)?;
        let timings = measure(&signpost, &generated, &folder)?;
        let title = format!(
            "{pages} pages in 2 languages with {AIDS_PER_PAGE} aids each: {} files",
            generated.files()
        );
        write!(out, "{}", table(&title, &timings)?)?;
        out.flush()?;
    }
    out.finish()?;
    Ok(Exit::Clean)
}

/// Builds the program, and what else is needed, as a release does: a debug build measures nothing.
fn release_build(packages: &[&str]) -> anyhow::Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let packages = packages.iter().flat_map(|package| ["--package", package]);
    let build = Command::new(cargo).args(["build", "--profile", "dist"]).args(packages).status();
    ensure!(
        build.context("cargo cannot be started")?.success(),
        "the program could not be built for speed"
    );
    let program = env::current_exe().context("this program cannot find itself")?;
    let target = program.ancestors().nth(2).context("this program is not in a target folder")?;
    Ok(target.join("dist/signpost").with_extension(env::consts::EXE_EXTENSION))
}

/// A table in Markdown, with our own time as the measure.
fn table(title: &str, timings: &[(&'static str, Timing)]) -> anyhow::Result<String> {
    let ours = timings.first().and_then(|(_, timing)| timing.seconds());
    let mut text =
        format!("\n### {title}\n\n| program | seconds | times ours |\n|---|---:|---:|\n");
    for (name, timing) in timings {
        match (timing, timing.seconds().zip(ours)) {
            (_, Some((seconds, ours))) => {
                writeln!(text, "| {name} | {seconds:.2} | {:.1} |", seconds / ours)?;
            }
            (Timing::Missing, _) => writeln!(text, "| {name} | not installed | |")?,
            (timing, None) => writeln!(text, "| {name} | {timing} | |")?,
        }
    }
    Ok(text)
}
