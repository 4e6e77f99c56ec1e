//! `cargo xtask demo`: the whole pipeline on this machine alone, against a simulated web.

mod all;
pub(crate) mod content;
mod own;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use jiff::Timestamp;
use signpost_checker::options::{HostManners, Retry};
use signpost_checker::{Ledger, Options, Outcome};
use signpost_cli::Exit;
use signpost_cli::output::progress::Bar;
use signpost_cli::output::{DIM, HEADING, Output, report};
use signpost_core::{AuditReport, Loaded, link};
use signpost_renderer::Audited;
use signpost_testweb::TestWeb;

use crate::cli::DemoArgs;

/// The file by which a demo knows its own folder again.
const MARKER: &str = "this-is-a-demo.txt";

pub(crate) fn run(args: &DemoArgs) -> anyhow::Result<Exit> {
    clear(&args.out)?;
    if args.all { all::run(args) } else { own::run(args) }
}

/// Makes room for this run's results. A folder that holds anything but an earlier demo is left
/// alone.
fn clear(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        let ours = folder.join(MARKER).is_file();
        let empty = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        ensure!(
            ours || empty,
            "{} is not an earlier demo; name another folder with --out DIR",
            folder.display()
        );
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be cleared", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    write_file(&folder.join(MARKER), b"Made by `cargo xtask demo`, which replaces this folder.\n")
}

fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// When an audit takes place, and what of the simulated providers it finds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day {
    pub(crate) now: Timestamp,
    /// Whether some links have changed since they were written.
    pub(crate) changed: bool,
}

/// The audit as on the real web, in everything but the patience: nobody is bothered by haste here.
pub(crate) async fn audit(
    loaded: &Loaded,
    ledger: &mut Ledger,
    progress: &Bar,
    day: Day,
) -> anyhow::Result<AuditReport> {
    let web = match day.changed {
        true => TestWeb::start().await.and_then(TestWeb::with_providers),
        false => TestWeb::start().await.and_then(TestWeb::with_providers_before),
    };
    let web = Arc::new(web.context("the simulated web cannot be started")?);
    let names = Arc::clone(&web);
    let defaults = Options::for_site(&loaded.site);
    let options = Options {
        names: Some(Arc::new(move |host: &str| names.resolve(host))),
        ca_certificates: vec![web.ca_pem().as_bytes().to_vec()],
        timeout: Duration::from_secs(2),
        manners: HostManners {
            min_interval: Duration::from_millis(20),
            providers: Vec::new(),
            ..defaults.manners.clone()
        },
        retry: Retry { backoff: Duration::from_millis(100), ..defaults.retry.clone() },
        network_check: Vec::new(),
        // The simulated web has few pages on many hosts.
        trust_run: true,
        now: day.now,
        ..defaults
    };
    let links = link::collect(&loaded.site, &loaded.sources);
    match signpost_checker::audit(links, &options, ledger, progress).await? {
        Outcome::Report(report) => Ok(report),
        Outcome::NotBelieved(run) => anyhow::bail!("the simulated web is not believed: {run:?}"),
        Outcome::NoNetwork { .. } => {
            anyhow::bail!("the simulated web could not be reached on this machine's loopback")
        }
    }
}

/// Audits on each of these days, renders with what was found on the last one, and writes all of it
/// into the folder of the demo.
fn audit_and_render(
    args: &DemoArgs,
    loaded: &Loaded,
    before: &[Day],
    today: Day,
) -> anyhow::Result<AuditReport> {
    let mut memory = Ledger::default();
    let runtime =
        tokio::runtime::Runtime::new().context("this machine gives no threads to work with")?;
    for day in before {
        runtime.block_on(audit(loaded, &mut memory, &Bar::new(false), *day))?;
    }
    let progress = Bar::new(!args.no_progress);
    let found = runtime.block_on(audit(loaded, &mut memory, &progress, today))?;
    memory.save(&args.out.join("ledger.jsonl"))?;

    let mut json = Vec::new();
    report::json::write(&mut json, &found)?;
    write_file(&args.out.join("audit.json"), &json)?;
    let mut text = anstream::StripStream::new(Vec::new());
    report::human::write(&mut text, &found)?;
    write_file(&args.out.join("audit.txt"), &text.into_inner())?;
    let mut html = Vec::new();
    report::write(&mut html, signpost_cli::cli::AuditFormat::Html, &found)?;
    write_file(&args.out.join("audit.html"), &html)?;

    let options = signpost_renderer::Options::default();
    let audited = Audited::from_json(&json)?;
    let rendered = signpost_renderer::render(&loaded.site, Some(&audited), &options)?;
    signpost_renderer::write(&rendered, &args.out.join("dist"))?;
    Ok(found)
}

/// Names the files that a demo has written.
fn where_to_look(out: &mut Output, args: &DemoArgs, page: &str) -> anyhow::Result<()> {
    writeln!(out, "\n{HEADING}Where to look{HEADING:#}")?;
    for (what, path) in [
        ("the page, as a reader sees it with this audit", &*format!("dist/{page}/index.html")),
        ("the same as plain text", &format!("dist/{page}/index.txt")),
        ("every link with its evidence, for a browser", "audit.html"),
        ("the same for other programs", "audit.json"),
        ("what the next audit would remember", "ledger.jsonl"),
    ] {
        writeln!(out, "  {}\n    {DIM}{what}{DIM:#}", args.out.join(path).display())?;
    }
    Ok(())
}
