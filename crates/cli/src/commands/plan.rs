//! `signpost audit --plan`: whether an audit is due, in how many parts, and where it remembers, in lines
//! that a workflow takes up as they are.

use std::io::Write as _;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use signpost_core::model::SiteConfig;

use super::memory;
use crate::exit::Exit;
use crate::output::Output;

/// Writes the plan of an audit with these ledgers. It is due when it is for any, or where none is kept.
pub(super) fn write(
    site: &SiteConfig,
    now: Timestamp,
    ledgers: &[PathBuf],
    mut out: Output,
) -> anyhow::Result<Exit> {
    let audit = site.audit.unwrap_or_default();
    let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    // Of each, the first day on which it is due; `None` if it is so already, whatever day it is.
    let mut next: Vec<Option<Date>> = Vec::new();
    for ledger in ledgers {
        let last = memory::look_up(ledger, now)?.last_run();
        // Days, not hours: a schedule never starts at the same minute.
        next.push(audit.every.and_then(|every| Some(every.after(day(last?)))));
    }
    let next = next.into_iter().min().flatten();
    let due = next.is_none_or(|next| next <= day(now));
    writeln!(out, "due={due}")?;
    if let Some(next) = next.filter(|_| !due) {
        writeln!(out, "next={next}")?;
    }
    if let Some(shards) = audit.shards {
        writeln!(out, "shards={shards}")?;
    }
    for ledger in ledgers {
        writeln!(out, "ledger={}", ledger.display())?;
    }
    out.finish()?;
    Ok(Exit::Clean)
}
