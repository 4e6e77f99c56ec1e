//! `signpost report`

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use jiff::tz::TimeZone;
use signpost_checker::Run;
use signpost_core::{AuditReport, Link, link};

use super::targets::{Precious, Targets};
use super::{Validated, explain, faults, memory, outcome, reading};
use crate::cli::{AuditFormat, ContentArgs, Moment, ReportArgs};
use crate::exit::Exit;
use crate::output::report::summary::Untold;
use crate::output::{Output, WARNING, report};

/// Writes a report that was made earlier, or several as one. The audit has said by its exit code what
/// it found; unless `--exit-code` asks for that again, this only says whether the report could be
/// written.
pub(crate) fn run(args: &ReportArgs) -> anyhow::Result<Exit> {
    let targets = Targets {
        output: args.output.as_deref().map(|path| (path, args.format.file())),
        summary: args.summary.as_deref(),
    };
    // A report may be written in place of one of those that it was made of.
    let read = if args.format == AuditFormat::Json { &[][..] } else { &args.reports };
    Precious { ledger: args.ledger.as_deref(), content: &args.content, read }.keep_from(targets)?;
    let mut out = Output::to(args.output.as_deref())?;
    if args.format == AuditFormat::Human && !args.news {
        out = out.fitted();
    }
    let mut found = merged(&args.reports)?;
    // The parts of a divided audit are a run when they are put together, and judged as one.
    let is_divided = args.reports.len() > 1 && found.scope.is_whole();
    if is_divided && !args.trust_run {
        let run = memory::judge_parts(&found, args.ledger.as_deref())?;
        if run != Run::Sound {
            return not_believed(args, &run);
        }
    }
    if is_divided {
        add_unneeded(&mut found, &args.content)?;
    }
    if let Some(summary) = &args.summary {
        let mut out = Output::to(Some(summary))?;
        report::markdown::write(&mut out, &found, report::markdown::SUMMARY)?;
        out.finish()?;
    }
    let exit = match args.exit_code {
        true => outcome::exit_for_report(&found, args.fail_on, false),
        false => Exit::Clean,
    };
    match &args.explain {
        Some(what) => explain::write(&mut out, found, what, &links(&args.content))?,
        None if args.news => {
            let limit = args.limit.unwrap_or(report::markdown::SUMMARY);
            report::markdown::write_news(&mut out, &found, limit)?;
        }
        None => report::write_within(&mut out, args.format, &found, args.limit)?,
    }
    out.finish()?;
    Ok(exit)
}

/// Adds what only the parts of an audit can tell together: which suppressions nothing needs any more. The
/// content may be elsewhere, and then nothing is said of it.
fn add_unneeded(report: &mut AuditReport, content: &Path) -> anyhow::Result<()> {
    if !content.is_dir() {
        return Ok(());
    }
    let args = ContentArgs { content: content.to_owned(), now: Some(Moment(report.started)) };
    let validated = Validated::for_audit(&args)?;
    let loaded = &validated.loaded;
    let asked: BTreeSet<&str> = report.links.iter().filter_map(|it| it.url.as_deref()).collect();
    let all = link::collect(&loaded.site, &loaded.sources);
    // Content that has changed since may need what the report knows nothing of.
    if all.iter().filter_map(|it| it.url.as_deref()).any(|url| !asked.contains(url)) {
        return Ok(());
    }
    report.faults.extend(faults::unneeded(&validated, report, args.today()));
    report.faults.sort();
    report.faults.dedup();
    Ok(())
}

/// Says why nothing is concluded; what `--output` names stays as it is.
fn not_believed(args: &ReportArgs, run: &Run) -> anyhow::Result<Exit> {
    if let Some(path) = &args.summary {
        let mut out = Output::to(Some(path))?;
        report::summary::write(&mut out, Untold::NotBelieved(run))?;
        out.finish()?;
    }
    report::human::write_not_believed(&mut Output::aside(), run)?;
    Ok(Exit::Inconclusive)
}

/// One report of those in these files.
fn merged(paths: &[PathBuf]) -> anyhow::Result<AuditReport> {
    let reports = paths.iter().map(|path| Ok(read(path)?.0));
    let reports: Vec<AuditReport> = reports.collect::<anyhow::Result<_>>()?;
    say_days(paths, &reports)?;
    Ok(AuditReport::merge(reports)?)
}

/// Says that reports are of several days, if they are: together they tell of none of those days.
fn say_days(paths: &[PathBuf], reports: &[AuditReport]) -> anyhow::Result<()> {
    let days = reports.iter().map(|report| report.started.to_zoned(TimeZone::UTC).date());
    let mut dated: Vec<_> = days.zip(paths).collect();
    dated.sort();
    if dated.first().map(|(day, _)| day) != dated.last().map(|(day, _)| day) {
        let named = dated.iter().map(|(day, path)| format!("{day} ({})", path.display()));
        writeln!(
            Output::aside(),
            "{WARNING}warning{WARNING:#}: the reports are of different days: {}; of each link the newest counts",
            named.collect::<Vec<_>>().join(", ")
        )?;
    }
    Ok(())
}

/// The content's links, which say what each should show. A report can be explained without them, on
/// a machine that has no more than the report.
fn links(content: &Path) -> Vec<Link> {
    let loaded = signpost_core::load(content);
    loaded.map(|loaded| link::collect(&loaded.site, &loaded.sources)).unwrap_or_default()
}

/// Reads a report that content is to be changed or shown by, and gives its bytes as well.
pub(crate) fn read_of_content(path: &Path) -> anyhow::Result<(AuditReport, Vec<u8>)> {
    let (report, bytes) = read(path)?;
    if let Some(lists) = report.of_lists() {
        anyhow::bail!(
            "{} is a report on lists, whose links are none of the content ({}); give one of the content, which \
             `signpost audit --format json --output audit.json` writes where no list is named",
            path.display(),
            crate::output::printable(lists)
        );
    }
    Ok((report, bytes))
}

/// Reads a report, and gives its bytes as well.
pub(crate) fn read(path: &Path) -> anyhow::Result<(AuditReport, Vec<u8>)> {
    let shown = path.display();
    let bytes = reading::REPORT.read(path, &format!("the audit report {shown}"))?;
    let report = AuditReport::from_json(&bytes).with_context(|| {
        format!("{shown} is not an audit report as `signpost audit --format json` writes it")
    })?;
    Ok((report, bytes))
}
