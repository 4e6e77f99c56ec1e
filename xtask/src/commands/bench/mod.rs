//! `cargo xtask bench`

mod accuracy;
mod content;
mod render;
mod tool;
mod validate;

use std::env;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};

use crate::cli::{BenchCommand, SpeedArgs};
use crate::commands::ci::{Step, cargo};
use crate::exit::Exit;
use crate::output::Output;

use content::{AIDS_PER_PAGE, Generated};
use tool::Timing;

/// Measures a program that was built for speed, and others, on generated content.
type Measure = fn(&Path, &Generated, &Path) -> anyhow::Result<Vec<(&'static str, Timing)>>;

pub(crate) fn run(command: &BenchCommand) -> anyhow::Result<Exit> {
    match command {
        BenchCommand::Validate(args) => {
            speed(args, |xtask, generated, _| validate::run(xtask, generated))
        }
        BenchCommand::Render(args) => speed(args, render::run),
        BenchCommand::Accuracy(args) => accuracy::run(args),
    }
}

fn speed(args: &SpeedArgs, measure: Measure) -> anyhow::Result<Exit> {
    let xtask = release_build()?;
    let mut out = Output::to(None)?;
    for &pages in &args.pages {
        let folder = args.folder.join(pages.to_string());
        let generated = Generated::write(&folder, pages)?;
        let timings = measure(&xtask, &generated, &folder)?;
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

/// Builds this program as its users would for speed: a debug build measures nothing.
fn release_build() -> anyhow::Result<PathBuf> {
    let build = cargo(&["build", "--release", "--package", "xtask"]);
    ensure!(
        Step { name: "build for speed", command: build }.run()? == Exit::Clean,
        "the program could not be built for speed"
    );
    let program = env::current_exe().context("this program cannot find itself")?;
    let target = program.ancestors().nth(2).context("this program is not in a target folder")?;
    Ok(target.join("release").join(program.file_name().unwrap_or_default()))
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
