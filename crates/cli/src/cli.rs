//! The command line: its words, and what `--help` teaches about them.

#![expect(missing_docs, reason = "what a name leaves open, its help says")]

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use signpost_core::Code;

/// The commands that everybody has.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Validate the content, then audit its links: the one command for everyday use
    Check(CheckArgs),
    /// Check the content against its schemas and rules, without the network
    Validate(ValidateArgs),
    /// Check every link
    Audit(AuditArgs),
    /// Look at links that need a person, and write down what you saw
    Verify(VerifyArgs),
    /// Write the result of an earlier audit in another format
    Report(ReportArgs),
    /// Apply the corrections that `validate` knows, and the new addresses of moved links
    Fix(FixArgs),
    /// Write the pages as HTML and plain text
    Render(RenderArgs),
    /// Show the pages in a browser, and reload them when you save
    Serve(ServeArgs),
    /// Create a site, a page, an aid or a provider
    New(NewArgs),
    /// Make content of a page in plain text, or of a list in CSV, Markdown or HTML
    Import(ImportArgs),
    /// Print what completes these commands in a shell
    Completions(CompletionsArgs),
    /// Write the manual pages
    Man(ManArgs),
}

#[derive(Debug, Args)]
pub struct ContentArgs {
    /// The folder that the content is in
    #[arg(
        long,
        env = "SIGNPOST_CONTENT",
        hide_env_values = true,
        value_name = "DIR",
        default_value = Self::FOLDER
    )]
    pub content: PathBuf,

    /// The time to use instead of now for ages, suppressions and the ledger, such as 2026-11-22T04:17:00Z or,
    /// for noon of a day, 2026-11-22 [default: now]
    #[arg(
        long,
        env = "SIGNPOST_NOW",
        hide_env_values = true,
        value_name = "TIME",
        visible_alias = "today"
    )]
    pub now: Option<Moment>,
}

impl ContentArgs {
    /// The folder of the content where none is named.
    pub const FOLDER: &str = "content";

    /// The moment that everything goes by.
    pub fn now(&self) -> Timestamp {
        self.now.map_or_else(Timestamp::now, |Moment(time)| time)
    }

    /// The day that ages are judged against. A machine in any time zone gives the same answer at
    /// the same moment, hence UTC.
    pub fn today(&self) -> Date {
        self.now().to_zoned(TimeZone::UTC).date()
    }
}

/// A moment, or a day of which noon in UTC is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(pub Timestamp);

impl FromStr for Moment {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(time) = text.parse() {
            return Ok(Self(time));
        }
        let day: Date = text.parse().map_err(
            |_| "write a day, for example 2026-11-22, or a time, for example 2026-11-22T04:17:00Z",
        )?;
        let noon = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
        noon.map(|noon| Self(noon.timestamp()))
            .map_err(|_| "no day before -9999-01-02 or after 9999-12-30 can be used")
    }
}

/// Where an audit is written, and how it ends.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// Write the result to this file rather than to the terminal
    #[arg(long, env = "SIGNPOST_OUTPUT", hide_env_values = true, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Exit with 1 for warnings too, not only for errors
    #[arg(long, env = "SIGNPOST_DENY_WARNINGS", hide_env_values = true)]
    pub deny_warnings: bool,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub content: ContentArgs,

    /// Validate only: ask no link
    #[arg(long, env = "SIGNPOST_OFFLINE", hide_env_values = true)]
    pub offline: bool,

    #[command(flatten)]
    pub network: NetworkArgs,

    /// Exit with 1 for warnings too, not only for errors
    #[arg(long, env = "SIGNPOST_DENY_WARNINGS", hide_env_values = true)]
    pub deny_warnings: bool,
}

#[derive(Debug, Args)]
pub struct ValidateArgs {
    #[command(flatten)]
    pub content: ContentArgs,

    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ValidateFormat,

    /// Explain this kind of finding, with an example, and look at no content
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(Code::ALL.iter().map(|code| code.as_str())), hide_possible_values = true)]
    pub explain: Option<String>,

    /// Write the result to this file rather than to the terminal
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Exit with 1 for warnings too, not only for errors
    #[arg(long, env = "SIGNPOST_DENY_WARNINGS", hide_env_values = true)]
    pub deny_warnings: bool,
}

#[derive(Debug, Args)]
pub struct AuditArgs {
    /// Files with links that are no content: CSV (url, title, language, subject, expect), Markdown, HTML or
    /// plain text, by their endings. They have a ledger of their own, FILE.ledger.jsonl
    #[arg(value_name = "FILE", conflicts_with = "changed_since")]
    pub files: Vec<PathBuf>,

    #[command(flatten)]
    pub content: ContentArgs,

    /// How to write the result
    #[arg(
        long,
        env = "SIGNPOST_FORMAT",
        hide_env_values = true,
        value_name = "FORMAT",
        default_value = "human"
    )]
    pub format: AuditFormat,

    /// Ask only this link, or this aid's links, and explain each step to the verdict
    #[arg(long, value_name = "URL|AID", conflicts_with_all = ["format", "only", "changed_since", "shard"])]
    pub explain: Option<String>,

    #[command(flatten)]
    pub network: NetworkArgs,

    #[command(flatten)]
    pub output: OutputArgs,

    /// What makes the exit code 1
    #[arg(
        long,
        env = "SIGNPOST_FAIL_ON",
        hide_env_values = true,
        value_name = "WHAT",
        default_value = "any"
    )]
    pub fail_on: FailOn,

    /// Write a summary to this file as well, as Markdown, however the audit ends
    #[arg(long, env = "SIGNPOST_SUMMARY", hide_env_values = true, value_name = "FILE", conflicts_with_all = ["explain", "merge_ledger", "plan"])]
    pub summary: Option<PathBuf>,

    /// Ask nothing: merge these ledgers into --ledger, of each link the newest line
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["explain", "no_ledger"])]
    pub merge_ledger: Vec<PathBuf>,

    /// Ask nothing: say whether an audit is due by site.yaml, in how many parts, and with which ledger, for a
    /// workflow
    #[arg(long, conflicts_with_all = ["explain", "merge_ledger"])]
    pub plan: bool,
}

#[derive(Debug, Clone, Args)]
pub struct NetworkArgs {
    /// The address of a page about you, which is sent to each site [default: site.yaml's base_url]
    #[arg(long, value_name = "URL", env = "SIGNPOST_CONTACT", hide_env_values = true, value_parser = contact)]
    pub contact: Option<String>,

    /// The file that remembers earlier audits
    #[arg(
        long,
        env = "SIGNPOST_LEDGER",
        hide_env_values = true,
        value_name = "FILE",
        default_value = Self::LEDGER
    )]
    pub ledger: PathBuf,

    /// Remember nothing and rely on no earlier audit
    #[arg(long, env = "SIGNPOST_NO_LEDGER", hide_env_values = true, conflicts_with = "ledger")]
    pub no_ledger: bool,

    /// Seconds to wait for an answer, whatever a provider's file says [default: 20]
    #[arg(long, env = "SIGNPOST_TIMEOUT", hide_env_values = true, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=600))]
    pub timeout: Option<u64>,

    /// The most requests at the same time, over all hosts
    #[arg(long, env = "SIGNPOST_CONCURRENCY", hide_env_values = true, value_name = "N", default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub concurrency: u16,

    /// Trust the certificates in this PEM file as well
    #[arg(long, env = "SIGNPOST_CA_CERT", hide_env_values = true, value_name = "FILE")]
    pub ca_cert: Option<PathBuf>,

    /// Ask addresses in private networks too, which are refused otherwise
    #[arg(long, env = "SIGNPOST_ALLOW_PRIVATE_NETWORK", hide_env_values = true)]
    pub allow_private_network: bool,

    /// Ask only links whose address or aid matches; `*` stands for anything
    #[arg(long, value_name = "GLOB")]
    pub only: Vec<String>,

    /// Ask only links in files that changed since this branch left this git revision, and those of providers whose file did
    #[arg(long, env = "SIGNPOST_CHANGED_SINCE", hide_env_values = true, value_name = "REV")]
    pub changed_since: Option<String>,

    /// Ask only the Kth of N parts, each of whole domains, to share one audit among N machines
    #[arg(long, env = "SIGNPOST_SHARD", hide_env_values = true, value_name = "K/N")]
    pub shard: Option<Shard>,

    /// Look in the Wayback Machine for a copy of what is gone, slowly, and suggest it
    #[arg(long, env = "SIGNPOST_ARCHIVED_COPIES", hide_env_values = true)]
    pub archived_copies: bool,

    /// Believe the run even where half of the web seems to have failed at once
    #[arg(long, env = "SIGNPOST_TRUST_RUN", hide_env_values = true)]
    pub trust_run: bool,

    /// Show no progress
    #[arg(long, env = "SIGNPOST_NO_PROGRESS", hide_env_values = true)]
    pub no_progress: bool,

    /// Show each request, and at the end how long each host took
    #[arg(long, short)]
    pub verbose: bool,
}

impl NetworkArgs {
    /// The ledger of the content's links.
    pub const LEDGER: &str = "ledger.jsonl";
}

/// The address of a page on the web that the owners of sites can open, as far as can be told.
fn contact(text: &str) -> Result<String, &'static str> {
    // An address of numbers with colons is no name that anybody gives.
    let is_web = |url: url::Url| {
        signpost_core::address::is_http(&url) && !matches!(url.host(), Some(url::Host::Ipv6(_)))
    };
    if !text.parse().is_ok_and(is_web) {
        return Err("write a web address, which begins with https://");
    }
    if !signpost_core::address::is_public(text) {
        return Err(
            "nobody else can open it; write the public address of a page about you, such as that of your organisation",
        );
    }
    Ok(text.to_owned())
}

/// One of several equal parts of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
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
pub struct ReportArgs {
    /// The report, as `audit --format json` wrote it; several are merged
    #[arg(required = true, value_name = "REPORT")]
    pub reports: Vec<PathBuf>,

    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: AuditFormat,

    /// The most bytes that Markdown may have; an issue holds 65536 [default: 1000000]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,

    /// Write as Markdown only what is new or has recovered, and nothing where nothing is or has
    #[arg(long)]
    pub news: bool,

    /// Explain only this link, or this aid's links, step by step
    #[arg(long, value_name = "URL|AID", conflicts_with_all = ["format", "news"])]
    pub explain: Option<String>,

    /// The folder of the content that was audited, which says what each link should show, and to the parts of
    /// an audit which suppressions nothing needs any more
    #[arg(
        long,
        env = "SIGNPOST_CONTENT",
        hide_env_values = true,
        value_name = "DIR",
        default_value = ContentArgs::FOLDER
    )]
    pub content: PathBuf,

    /// Write the result to this file rather than to the terminal
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Write a summary of the result to this file as well, as Markdown
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,

    /// The ledger of the audits before, which keeps what a divided audit that is not to be believed showed
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,

    /// Believe the parts of a divided audit even where half of the web seems to have failed at once
    #[arg(long, env = "SIGNPOST_TRUST_RUN", hide_env_values = true)]
    pub trust_run: bool,

    /// Exit as an audit does that finds this, rather than with 0
    #[arg(long)]
    pub exit_code: bool,

    /// What makes the exit code 1
    #[arg(long, value_name = "WHAT", default_value = "any", requires = "exit_code")]
    pub fail_on: FailOn,
}

/// Which findings make the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors that the last audit did not find; with --changed-since, those at addresses that the content did not name then
    New,
    /// Every error
    Any,
}

#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Only links whose address or aid matches; `*` stands for anything
    pub glob: Option<String>,

    #[command(flatten)]
    pub content: ContentArgs,

    /// Print each address rather than open it in the browser
    #[arg(long)]
    pub print: bool,

    /// Who looks, by name or role [default: your name in git]
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,

    /// Write without asking that this address shows the aid
    #[arg(long, value_name = "URL")]
    pub yes: Vec<String>,

    /// Write without asking that this address does not show the aid
    #[arg(long, value_name = "URL")]
    pub no: Vec<String>,

    /// With --no: the aid was withdrawn
    #[arg(long, requires = "no", conflicts_with_all = ["address", "note"])]
    pub withdrawn: bool,

    /// With --no: the aid is at this address
    #[arg(long, value_name = "URL", requires = "no", conflicts_with = "note")]
    pub address: Option<String>,

    /// With --no: what the next person should know
    #[arg(long, value_name = "TEXT", requires = "no")]
    pub note: Option<String>,

    /// The report of the last audit, which says what was seen
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,

    /// The file that remembers earlier audits
    #[arg(
        long,
        env = "SIGNPOST_LEDGER",
        hide_env_values = true,
        value_name = "FILE",
        default_value = NetworkArgs::LEDGER
    )]
    pub ledger: PathBuf,
}

#[derive(Debug, Args)]
pub struct FixArgs {
    #[command(flatten)]
    pub content: ContentArgs,

    /// Take the moves from this report, as `audit --format json` wrote it, rather than ask the links
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,

    /// Show what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Check no link: apply only the corrections that `validate` knows
    #[arg(long, conflicts_with = "report")]
    pub offline: bool,

    #[command(flatten)]
    pub network: NetworkArgs,
}

#[derive(Debug, Args)]
pub struct RenderArgs {
    #[command(flatten)]
    pub content: ContentArgs,

    /// The folder to write; files in it that this command did not write are left alone
    #[arg(
        long,
        env = "SIGNPOST_OUT",
        hide_env_values = true,
        value_name = "DIR",
        default_value = "dist"
    )]
    pub out: PathBuf,

    /// Tell readers what these audit reports, written by `audit --format json`, say of the links; of
    /// each link the newest counts
    #[arg(long, env = "SIGNPOST_AUDIT", hide_env_values = true, value_name = "FILE", num_args = 1..)]
    pub audit: Vec<PathBuf>,

    /// The address under which the site is published, in place of site.yaml's
    #[arg(long, env = "SIGNPOST_BASE_URL", hide_env_values = true, value_name = "URL")]
    pub base_url: Option<String>,

    /// Show pages with `draft: true` too, which are never published
    #[arg(long)]
    pub drafts: bool,

    /// A folder whose files take the place of the templates and styles of the same name
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub content: ContentArgs,

    /// The port on 127.0.0.1; 0 takes any that is free [default: 8080, or the next that is free]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,

    /// Tell readers what these audit reports, written by `audit --format json`, say of the links; of
    /// each link the newest counts
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub audit: Vec<PathBuf>,

    /// Show pages with `draft: true` too, which are never published
    #[arg(long)]
    pub drafts: bool,

    /// A folder whose files take the place of the templates and styles of the same name
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,

    /// Look at the files twice a second, for network folders and containers that are told of no saves
    #[arg(long)]
    pub poll: bool,
}

/// Where new files go.
#[derive(Debug, Args)]
pub struct TargetArgs {
    #[command(flatten)]
    pub content: ContentArgs,

    /// Write over files that are there
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct NewArgs {
    #[command(subcommand)]
    pub thing: NewThing,
}

/// What can be begun. On a terminal, what the flags do not say is asked for.
#[derive(Debug, Subcommand)]
pub enum NewThing {
    /// Create a site in a folder of its own: content, schemas for editors, workflows, a README
    Site(NewSiteArgs),
    /// Create a page, or its translation
    Page(NewPageArgs),
    /// Create a decision aid
    Aid(NewAidArgs),
    /// Create a provider of decision aids
    Provider(NewProviderArgs),
}

#[derive(Debug, Args)]
pub struct NewSiteArgs {
    /// The folder, which is made if it is not there; nothing in it is written over
    #[arg(default_value = ".")]
    pub folder: PathBuf,

    /// The name of the site
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,

    /// The address that it will be published at [default: https://example.org/]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,

    /// A language that it is published in; the first is the default one
    #[arg(long, value_name = "CODE", default_value = "en")]
    pub language: Vec<String>,

    /// The day of the first page's review [default: today]
    #[arg(long, value_name = "TIME", visible_alias = "today")]
    pub now: Option<Moment>,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    /// The folder for a page of each command [default: the first page, to the terminal]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct NewPageArgs {
    /// The page's id, shared by all its languages
    pub id: Option<String>,

    /// The language to write it in [default: each of the site's that it is not there in]
    #[arg(long, value_name = "CODE")]
    pub language: Vec<String>,

    /// The title; with the language before it, for example nl=Nekpijn, that of another language
    /// than the site's default or the one asked for
    #[arg(long, value_name = "[CODE=]TEXT")]
    pub title: Vec<String>,

    /// A condition that it has a section about [default: its translation's, or the page's id]
    #[arg(long, value_name = "NAME")]
    pub condition: Vec<String>,

    /// An aid that it lists [default: its translation's, or those about its conditions]
    #[arg(long, value_name = "ID")]
    pub aid: Vec<String>,

    #[command(flatten)]
    pub target: TargetArgs,
}

#[derive(Debug, Args)]
pub struct NewAidArgs {
    /// The aid's id
    pub id: Option<String>,

    /// What it is about, with the language before it, for example en=Scoliosis
    #[arg(long, value_name = "CODE=TEXT")]
    pub subject: Vec<String>,

    /// The condition that it belongs to
    #[arg(long, value_name = "NAME")]
    pub condition: Option<String>,

    /// The provider that publishes it
    #[arg(long, value_name = "ID")]
    pub provider: Option<String>,

    /// The decision that it helps with: treatment-methods, surgery-or-not, medication-or-not,
    /// test-or-not or screening-or-not
    #[arg(long, value_name = "DECISION")]
    pub decision: Option<String>,

    /// A language that the aid itself is in
    #[arg(long, value_name = "CODE")]
    pub language: Vec<String>,

    /// Where it can be found; several make it a collection, none leave it unresolved
    #[arg(long, value_name = "URL")]
    pub url: Vec<String>,

    /// The title that is seen there, word for word; of several addresses one each, in their order
    #[arg(long, value_name = "TEXT")]
    pub title: Vec<String>,

    #[command(flatten)]
    pub target: TargetArgs,
}

#[derive(Debug, Args)]
pub struct NewProviderArgs {
    /// The provider's id
    pub id: Option<String>,

    /// Its full name
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,

    /// The short name that the lines of its aids show
    #[arg(long, value_name = "TEXT")]
    pub short_name: Option<String>,

    /// The address of its home page
    #[arg(long, value_name = "URL")]
    pub home: Option<String>,

    #[command(flatten)]
    pub target: TargetArgs,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The text, or a list of links that ends in .csv, .md or .html; `-` reads text that comes in
    pub text: PathBuf,

    /// The id of the page, shared by all its languages
    #[arg(long, value_name = "ID")]
    pub id: String,

    /// The language of the text [default: the site's default language]
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,

    #[command(flatten)]
    pub target: TargetArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ValidateFormat {
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
pub enum AuditFormat {
    /// What is new, what to look at, what is known, what has recovered, for a person
    Human,
    /// One line for each finding, the same on any day that finds the same
    Short,
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

impl AuditFormat {
    /// The name of a file for it, as an example.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Self::Human | Self::Short | Self::Github => "audit.txt",
            Self::Json => "audit.json",
            Self::Sarif => "audit.sarif",
            Self::Markdown => "audit.md",
            Self::Junit => "audit.xml",
            Self::Html => "audit.html",
        }
    }
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Makes the choice hold for everything that is printed.
    pub fn write_global(self) {
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
    use super::Moment;

    #[test]
    fn a_day_is_its_noon_and_one_that_no_clock_can_show_is_told_as_such() {
        let time = |text: &str| text.parse::<Moment>().map(|Moment(time)| time.to_string());
        assert_eq!(time("2026-11-22").as_deref(), Ok("2026-11-22T12:00:00Z"));
        assert_eq!(time("9999-12-30").as_deref(), Ok("9999-12-30T12:00:00Z"));
        let told = "no day before -9999-01-02 or after 9999-12-30 can be used";
        assert_eq!(time("9999-12-31"), Err(told));
        assert!(time("next week").unwrap_err().starts_with("write a day, for example"));
    }
}
