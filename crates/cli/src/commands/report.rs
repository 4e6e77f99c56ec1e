//! `signpost report`

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use signpost_core::{AuditReport, Link, link};

use super::explain;
use crate::cli::ReportArgs;
use crate::exit::Exit;
use crate::output::{Output, report};

/// Writes a report that was made earlier. The audit has said by its exit code what it found; this
/// only says whether the report could be written.
pub(crate) fn run(args: &ReportArgs) -> anyhow::Result<Exit> {
    let (audit, _) = read(&args.report)?;
    let mut out = Output::to(args.output.as_deref())?;
    match &args.explain {
        Some(what) => explain::write(&mut out, audit, what, &links(&args.content))?,
        None => report::write(&mut out, args.format, &audit)?,
    }
    out.finish()?;
    Ok(Exit::Clean)
}

/// The content's links, which say what each should show. A report can be explained without them, on
/// a machine that has no more than the report.
fn links(content: &Path) -> Vec<Link> {
    let loaded = signpost_core::load(content);
    loaded.map(|loaded| link::collect(&loaded.site, &loaded.sources)).unwrap_or_default()
}

/// Reads a report, and gives its bytes as well.
pub(crate) fn read(path: &Path) -> anyhow::Result<(AuditReport, Vec<u8>)> {
    let shown = path.display();
    let bytes =
        fs::read(path).with_context(|| format!("the audit report {shown} cannot be read"))?;
    let report = AuditReport::from_json(&bytes).with_context(|| {
        format!("{shown} is not an audit report as `signpost audit --format json` writes it")
    })?;
    Ok((report, bytes))
}
