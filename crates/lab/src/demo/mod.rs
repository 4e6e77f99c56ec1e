//! `cargo xtask demo`

pub(crate) mod content;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use signpost_checker::options::{HostManners, Retry};
use signpost_checker::{Ledger, Options, Outcome};
use signpost_core::{AuditReport, Loaded, Severity, Verdict, link, rules};
use signpost_renderer::Audited;
use signpost_testweb::{LabelledLink, TestWeb};

use crate::cli::DemoArgs;
use signpost_cli::Exit;
use signpost_cli::output::progress::Bar;
use signpost_cli::output::{DIM, FINE, HEADING, Output, WARNING, count, report};

pub(crate) fn run(args: &DemoArgs) -> anyhow::Result<Exit> {
    let labelled = signpost_testweb::links();
    let [content, ledger, json_report, text_report, dist] =
        ["content", "ledger.jsonl", "audit.json", "audit.txt", "dist"]
            .map(|name| args.out.join(name));
    clear(&args.out)?;
    content::write(&content, &labelled)?;

    let loaded = signpost_core::load(&content)?;
    let faults = rules::check(&loaded, jiff::civil::date(2026, 11, 22));
    let error = faults.iter().find(|fault| fault.severity == Severity::Error);
    ensure!(error.is_none(), "the demo's content has a fault of its own: {error:?}");

    let mut out = Output::to(None)?;
    writeln!(
        out,
        "A simulated web of {} is up on this machine; auditing it …",
        count(labelled.len(), "link")
    )?;
    out.flush()?;
    let mut memory = Ledger::default();
    let runtime =
        tokio::runtime::Runtime::new().context("this machine gives no threads to work with")?;
    let report = runtime.block_on(audit(&loaded, &mut memory, &Bar::new(!args.no_progress)))?;
    memory.save(&ledger)?;

    let mut json = Vec::new();
    report::json::write(&mut json, &report)?;
    write_file(&json_report, &json)?;
    let mut text = anstream::StripStream::new(Vec::new());
    report::human::write(&mut text, &report)?;
    write_file(&text_report, &text.into_inner())?;

    let options = signpost_renderer::Options::default();
    let audited = Audited::from_json(&json)?;
    let rendered = signpost_renderer::render(&loaded.site, Some(&audited), &options)?;
    signpost_renderer::write(&rendered, &dist)?;

    compare(&mut out, &labelled, &report)?;
    writeln!(out, "\n{HEADING}Where to look{HEADING:#}")?;
    let page = dist.join("en/demo");
    for (what, path) in [
        ("the page, as a reader sees it with this audit", page.join("index.html")),
        ("the same as plain text", page.join("index.txt")),
        ("what a maintainer is told of each link", text_report),
        ("the same for other programs", json_report),
        ("what the next audit would remember", ledger),
        ("the content that was audited", content),
    ] {
        writeln!(out, "  {}\n    {DIM}{what}{DIM:#}", path.display())?;
    }
    out.finish()?;
    Ok(Exit::Clean)
}

/// Makes room for this run's results. A folder that holds anything but an earlier demo is left
/// alone.
fn clear(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        let ours = folder.join("content/pages/demo/en.yaml").is_file();
        let empty = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        ensure!(
            ours || empty,
            "{} is not an earlier demo; name another folder with --out DIR",
            folder.display()
        );
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be cleared", folder.display()))?;
    }
    Ok(())
}

fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// The audit as on the real web, in everything but the patience: nobody is bothered by haste here.
pub(crate) async fn audit(
    loaded: &Loaded,
    ledger: &mut Ledger,
    progress: &Bar,
) -> anyhow::Result<AuditReport> {
    let web = Arc::new(TestWeb::start().await.context("the simulated web cannot be started")?);
    let names = Arc::clone(&web);
    let defaults = Options::for_site(&loaded.site);
    let options = Options {
        names: Some(Arc::new(move |host: &str| names.resolve(host))),
        ca_certificates: vec![web.ca_pem().as_bytes().to_vec()],
        timeout: Duration::from_secs(2),
        manners: HostManners {
            min_interval: Duration::from_millis(20),
            ..defaults.manners.clone()
        },
        retry: Retry { backoff: Duration::from_millis(100), ..defaults.retry.clone() },
        network_check: Vec::new(),
        // The simulated web has few pages on many hosts.
        trust_run: true,
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

/// Says how the audit compares with the truth, which is known here.
fn compare(
    out: &mut Output,
    labelled: &[LabelledLink],
    report: &AuditReport,
) -> anyhow::Result<()> {
    let found: BTreeMap<&str, _> = report
        .links
        .iter()
        .flat_map(|link| link.sources.iter().map(move |source| (source.name(), link)))
        .collect();
    writeln!(out, "\n{HEADING}{:<9}{:>7}{:>15}{HEADING:#}", "verdict", "links", "found to be so")?;
    for verdict in Verdict::ALL {
        let links: Vec<_> =
            labelled.iter().filter(|link| link.verdict == verdict.as_str()).collect();
        let right = links
            .iter()
            .filter(|link| found.get(link.name).is_some_and(|report| report.verdict == verdict));
        if !links.is_empty() {
            writeln!(out, "{verdict:<9}{:>7}{:>15}", links.len(), right.count())?;
        }
    }
    let wrong: Vec<_> = labelled
        .iter()
        .filter_map(|link| Some((link, found.get(link.name)?)))
        .filter(|(link, report)| {
            (link.verdict, link.reason) != (report.verdict.as_str(), report.reason.as_str())
        })
        .collect();
    if wrong.is_empty() {
        writeln!(out, "{FINE}Every verdict and every reason is right.{FINE:#}")?;
    }
    for (link, report) in wrong {
        writeln!(
            out,
            "{WARNING}wrong{WARNING:#} {}: {}/{} was found to be {}/{}",
            link.name, link.verdict, link.reason, report.verdict, report.reason
        )?;
    }
    Ok(())
}
