//! The command line: its words, and what `--help` teaches about them.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use signpost_core::model::Decision;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    version,
    about = "Publishes pages that help patients choose a treatment, and keeps their links true",
    after_help = "Exit codes: 0 clean; 1 findings; 2 could not run; 3 no usable network, so nothing is known of any link.\n\
                  Start with `cargo xtask check`. Without internet, see the whole pipeline at work with `cargo xtask demo`.",
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Validate the content, then audit its links: the one command for everyday use
    Check(CheckArgs),
    /// Hold the content to its schemas and rules, without the network
    Validate(ValidateArgs),
    /// Ask every link what became of it
    Audit(AuditArgs),
    /// Write the result of an earlier audit in another format
    Report(ReportArgs),
    /// Write the new addresses of links that have moved for good back into the content
    Fix(FixArgs),
    /// Write the pages as HTML and plain text
    Render(RenderArgs),
    /// Show the pages in a browser, anew after every save
    Serve(ServeArgs),
    /// Begin a page, an aid or a provider
    New(NewArgs),
    /// Make content of a page that exists as plain text
    Import(ImportArgs),
    /// Run the whole pipeline against a simulated web; needs no internet
    Demo(DemoArgs),
    /// Measure how fast and how right this program is, next to other programs
    #[command(subcommand)]
    Bench(BenchCommand),
    /// Run every test, and look at the pages in a browser
    Test(TestArgs),
    /// Run everything that continuous integration runs
    Ci,
}

#[derive(Debug, Args)]
pub(crate) struct ContentArgs {
    /// The folder that the content is in
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(crate) content: PathBuf,

    /// The date that ages are judged against, as year-month-day [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<Date>,
}

impl ContentArgs {
    /// The day that ages are judged against. A machine in any time zone gives the same answer at
    /// the same moment, hence UTC.
    pub(crate) fn today(&self) -> Date {
        self.today
            .unwrap_or_else(|| jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date())
    }
}

#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// Write the result to this file rather than to the terminal
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Exit with 1 for warnings too, not only for errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) content: ContentArgs,

    /// Validate only: ask no link
    #[arg(long)]
    pub(crate) offline: bool,

    #[command(flatten)]
    pub(crate) network: NetworkArgs,

    /// Exit with 1 for warnings too, not only for errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ValidateArgs {
    #[command(flatten)]
    pub(crate) content: ContentArgs,

    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: ValidateFormat,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    #[command(flatten)]
    pub(crate) content: ContentArgs,

    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: AuditFormat,

    /// Ask only this link, or this aid's links, and explain each step to the verdict
    #[arg(long, value_name = "URL|AID", conflicts_with_all = ["format", "only", "changed_since", "shard"])]
    pub(crate) explain: Option<String>,

    #[command(flatten)]
    pub(crate) network: NetworkArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct NetworkArgs {
    /// The file that remembers earlier audits
    #[arg(long, value_name = "FILE", default_value = "ledger.jsonl")]
    pub(crate) ledger: PathBuf,

    /// Remember nothing and rely on no earlier audit
    #[arg(long, conflicts_with = "ledger")]
    pub(crate) no_ledger: bool,

    /// Seconds to wait for an answer
    #[arg(long, value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub(crate) timeout: u64,

    /// How many requests may be under way at once, over all hosts
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) concurrency: u16,

    /// Trust the certificates in this PEM file as well
    #[arg(long, value_name = "FILE")]
    pub(crate) ca_cert: Option<PathBuf>,

    /// Ask addresses in private networks too, which are refused otherwise
    #[arg(long)]
    pub(crate) allow_private_network: bool,

    /// Ask only links whose address or aid matches; `*` stands for anything
    #[arg(long, value_name = "GLOB")]
    pub(crate) only: Vec<String>,

    /// Ask only links whose aid's file differs from this git revision
    #[arg(long, value_name = "REV")]
    pub(crate) changed_since: Option<String>,

    /// Ask only the Kth of N equal parts, to share one audit among N machines
    #[arg(long, value_name = "K/N")]
    pub(crate) shard: Option<Shard>,

    /// Look in the Wayback Machine for a copy of what is gone, slowly, and suggest it
    #[arg(long)]
    pub(crate) archived_copies: bool,

    /// Show no progress
    #[arg(long)]
    pub(crate) no_progress: bool,
}

impl NetworkArgs {
    /// Whether only some of the links are asked.
    pub(crate) fn selects(&self) -> bool {
        !self.only.is_empty() || self.changed_since.is_some() || self.shard.is_some()
    }
}

/// One of several equal parts of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shard {
    /// Which part, from 1.
    pub(crate) number: usize,
    /// Of how many.
    pub(crate) of: usize,
}

impl FromStr for Shard {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split_once('/')
            .and_then(|(number, of)| {
                Some(Self { number: number.parse().ok()?, of: of.parse().ok()? })
            })
            .filter(|shard| (1..=shard.of).contains(&shard.number))
            .ok_or("write the part and the number of parts, for example 1/3")
    }
}

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// The report, as `audit --format json` wrote it
    pub(crate) report: PathBuf,

    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: AuditFormat,

    /// Explain only this link, or this aid's links, step by step
    #[arg(long, value_name = "URL|AID", conflicts_with = "format")]
    pub(crate) explain: Option<String>,

    /// The folder of the content that was audited, which says what each link should show
    #[arg(long, value_name = "DIR", default_value = "content", requires = "explain")]
    pub(crate) content: PathBuf,

    /// Write the result to this file rather than to the terminal
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct FixArgs {
    #[command(flatten)]
    pub(crate) content: ContentArgs,

    /// Take the moves from this report, as `audit --format json` wrote it, rather than ask the links
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,

    /// Show what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    #[command(flatten)]
    pub(crate) network: NetworkArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RenderArgs {
    #[command(flatten)]
    pub(crate) content: ContentArgs,

    /// The folder to write; it is replaced as a whole
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub(crate) out: PathBuf,

    /// Tell readers what this audit report, written by `audit --format json`, says of the links
    #[arg(long, value_name = "FILE")]
    pub(crate) audit: Option<PathBuf>,

    /// The address under which the site is published, in place of site.yaml's
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,

    /// A folder whose files take the place of the templates and styles of the same name
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) content: ContentArgs,

    /// The port on 127.0.0.1; 0 takes any that is free [default: 8080, or the next that is free]
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,

    /// Tell readers what this audit report, written by `audit --format json`, says of the links
    #[arg(long, value_name = "FILE")]
    pub(crate) audit: Option<PathBuf>,

    /// A folder whose files take the place of the templates and styles of the same name
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,
}

/// Where new files go.
#[derive(Debug, Args)]
pub(crate) struct TargetArgs {
    #[command(flatten)]
    pub(crate) content: ContentArgs,

    /// Write over files that are there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    #[command(subcommand)]
    pub(crate) thing: NewThing,
}

/// What can be begun. On a terminal, what the flags do not say is asked for.
#[derive(Debug, Subcommand)]
pub(crate) enum NewThing {
    /// Begin a page, or its translation
    Page(NewPageArgs),
    /// Begin a decision aid
    Aid(NewAidArgs),
    /// Begin a provider of decision aids
    Provider(NewProviderArgs),
}

#[derive(Debug, Args)]
pub(crate) struct NewPageArgs {
    /// The page's id, shared by all its languages
    pub(crate) id: Option<String>,

    /// The language to write it in [default: each of the site's that it is not there in]
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Vec<String>,

    /// The title
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,

    /// A condition that it has a section about [default: its translation's, or the page's id]
    #[arg(long, value_name = "NAME")]
    pub(crate) condition: Vec<String>,

    /// An aid that it lists [default: its translation's, or those about its conditions]
    #[arg(long, value_name = "ID")]
    pub(crate) aid: Vec<String>,

    #[command(flatten)]
    pub(crate) target: TargetArgs,
}

#[derive(Debug, Args)]
pub(crate) struct NewAidArgs {
    /// The aid's id
    pub(crate) id: Option<String>,

    /// What it is about, with the language before it, for example en=Scoliosis
    #[arg(long, value_name = "CODE=TEXT")]
    pub(crate) subject: Vec<String>,

    /// The condition that it belongs to
    #[arg(long, value_name = "NAME")]
    pub(crate) condition: Option<String>,

    /// The provider that publishes it
    #[arg(long, value_name = "ID")]
    pub(crate) provider: Option<String>,

    /// The decision that it helps with
    #[arg(long, value_name = "DECISION", value_parser = PossibleValuesParser::new(Decision::ALL.map(Decision::as_str)))]
    pub(crate) decision: Option<String>,

    /// A language that the aid itself is in
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Vec<String>,

    /// Where it can be found; several make it a collection, none leave it unresolved
    #[arg(long, value_name = "URL")]
    pub(crate) url: Vec<String>,

    #[command(flatten)]
    pub(crate) target: TargetArgs,
}

#[derive(Debug, Args)]
pub(crate) struct NewProviderArgs {
    /// The provider's id
    pub(crate) id: Option<String>,

    /// Its full name
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: Option<String>,

    /// The short name that the lines of its aids show
    #[arg(long, value_name = "TEXT")]
    pub(crate) short_name: Option<String>,

    /// The address of its home page
    #[arg(long, value_name = "URL")]
    pub(crate) home: Option<String>,

    #[command(flatten)]
    pub(crate) target: TargetArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The text; `-` reads what comes in
    pub(crate) text: PathBuf,

    /// The id of the page, shared by all its languages
    #[arg(long, value_name = "ID")]
    pub(crate) id: String,

    /// The language of the text [default: the site's default language]
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,

    #[command(flatten)]
    pub(crate) target: TargetArgs,
}

#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// The folder to write; it is replaced as a whole
    #[arg(long, value_name = "DIR", default_value = "target/demo")]
    pub(crate) out: PathBuf,

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
pub(crate) struct TestArgs {
    /// Run only the tests whose names contain this, and no browser
    pub(crate) filter: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ValidateFormat {
    /// With the place shown, for a person
    Human,
    /// One line for each fault
    Short,
    /// For other programs
    Json,
    /// Annotations on a pull request
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuditFormat {
    /// Grouped by what to do, for a person
    Human,
    /// The audit report, for other programs and for `render --audit`
    Json,
    /// Annotations on a pull request
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// For a job's summary or a tracking issue
    Markdown,
    /// JUnit's XML, for build servers
    Junit,
    /// One page with all the evidence, for a browser
    Html,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Makes the choice hold for everything that is printed.
    pub(crate) fn write_global(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
