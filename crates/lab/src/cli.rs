//! The command line of what needs the simulated web.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// The folder to write; it is replaced as a whole
    #[arg(long, value_name = "DIR", default_value = "target/demo")]
    pub(crate) out: PathBuf,

    /// Show every labelled link of the simulated web instead, and how the audit compares with the truth
    #[arg(long)]
    pub(crate) all: bool,

    /// The folder that the content is in
    #[arg(long, value_name = "DIR", default_value = "content", conflicts_with = "all")]
    pub(crate) content: PathBuf,

    /// Show no progress
    #[arg(long)]
    pub(crate) no_progress: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BenchCommand {
    /// The speed of validating, next to check-jsonschema, ajv and sourcemeta's jsonschema
    Validate(SpeedArgs),
    /// The speed of rendering, next to Hugo and Eleventy
    Render(SpeedArgs),
    /// What the audit and lychee say of links whose true state is known
    Accuracy(AccuracyArgs),
}

#[derive(Debug, Args)]
pub(crate) struct SpeedArgs {
    /// How many pages to generate; several numbers are measured one after the other
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "1000,10000")]
    pub(crate) pages: Vec<usize>,

    /// The folder for what is generated; one in memory, such as /dev/shm/bench, leaves the disk out of it
    #[arg(long, value_name = "DIR", default_value = "target/bench")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct AccuracyArgs {
    /// The lychee to compare with; it needs its feature `check_example_domains`
    #[arg(long, value_name = "PATH", default_value = "lychee")]
    pub(crate) lychee: PathBuf,

    /// Write the result to docs/accuracy.md rather than to the terminal
    #[arg(long)]
    pub(crate) write: bool,

    /// Show no progress
    #[arg(long)]
    pub(crate) no_progress: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CalibrateArgs {
    /// The folder with `fit/` and `test/`, each with the cases that `cases.py` makes
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}
