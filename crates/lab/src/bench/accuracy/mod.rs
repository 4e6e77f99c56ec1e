//! `cargo xtask bench accuracy`: what the audit says of links whose true state is known, and what
//! lychee says of the same ones.

mod accuracy_document;
mod lychee;
mod tally;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;

use anyhow::Context as _;
use signpost_checker::Ledger;
use signpost_core::Verdict;
use signpost_testweb::{LabelledLink, TestWeb};

use crate::cli::AccuracyArgs;
use crate::demo;
use accuracy_document::Run;
use signpost_cli::Exit;
use signpost_cli::output::Output;
use signpost_cli::output::progress::Bar;

/// Where the result is kept.
const PAGE: &str = "docs/accuracy.md";

/// What a checker says of a link, as far as checkers can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// A reader finds the aid.
    There,
    /// A reader does not find the aid.
    Broken,
    /// It cannot tell.
    CannotTell,
}

impl Says {
    /// What a verdict comes to.
    fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Ok | Verdict::Moved => Self::There,
            Verdict::Changed | Verdict::Dead | Verdict::Down => Self::Broken,
            Verdict::Blocked | Verdict::Skipped => Self::CannotTell,
        }
    }
}

/// What a checker said of a link, and in which words.
#[derive(Debug, Clone)]
struct Call {
    says: Says,
    words: String,
}

/// What a checker said of each address.
type Calls = BTreeMap<String, Call>;

pub(super) fn run(args: &AccuracyArgs) -> anyhow::Result<Exit> {
    let links = signpost_testweb::links();
    let lychee_version = lychee::version(&args.lychee)?;
    let runtime =
        tokio::runtime::Runtime::new().context("this machine gives no threads to work with")?;
    let ours = runtime.block_on(ours(&links, &Bar::new(!args.no_progress)))?;
    // A web remembers who asked: each checker gets one of its own.
    let web = runtime.block_on(TestWeb::start()).context("the simulated web cannot be started")?;
    let lychee = lychee::calls(&args.lychee, &web, &links)?;
    let text = accuracy_document::text(&Run {
        links: &links,
        ours: &ours,
        lychee: &lychee,
        lychee_version: &lychee_version,
    });
    if args.write {
        fs::write(PAGE, text).with_context(|| {
            format!("{PAGE} cannot be written; run this at the repository's root")
        })?;
    } else {
        let mut out = Output::to(None)?;
        out.write_all(text.as_bytes())?;
        out.finish()?;
    }
    Ok(Exit::Clean)
}

/// What the audit says, run as always: from content files to a report.
async fn ours(links: &[LabelledLink], progress: &Bar) -> anyhow::Result<Calls> {
    let folder = tempfile::tempdir().context("no folder for the content can be made")?;
    demo::content::write(folder.path(), links)?;
    let loaded = signpost_core::load(folder.path())?;
    let day = demo::Day { now: jiff::Timestamp::now(), changed: true };
    let report = demo::audit(&loaded, &mut Ledger::default(), progress, day).await?;
    Ok(report
        .links
        .into_iter()
        .filter_map(|link| {
            let words = format!("{}/{}", link.verdict, link.reason);
            Some((link.url?, Call { says: Says::of(link.verdict), words }))
        })
        .collect())
}
