//! `signpost audit --plan`: whether an audit is due, in how many parts, and where it remembers, in lines
//! that a workflow takes up as they are.

use std::io::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use signpost_core::model::SiteConfig;

use super::memory::{Memory, Purpose};
use crate::cli::NetworkArgs;
use crate::exit::Exit;
use crate::output::Output;

/// Writes the plan of an audit with this ledger.
pub(super) fn write(
    site: &SiteConfig,
    now: Timestamp,
    network: &NetworkArgs,
    mut out: Output,
) -> anyhow::Result<Exit> {
    let audit = site.audit.unwrap_or_default();
    let last = Memory::open(network, Purpose::LookUp, now)?.ledger.last_run();
    let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    // Days, not hours: a schedule never starts at the same minute.
    let next = audit.every.and_then(|every| Some(every.after(day(last?))));
    let due = next.is_none_or(|next| next <= day(now));
    writeln!(out, "due={due}")?;
    if let Some(next) = next.filter(|_| !due) {
        writeln!(out, "next={next}")?;
    }
    if let Some(shards) = audit.shards {
        writeln!(out, "shards={shards}")?;
    }
    if !network.no_ledger {
        writeln!(out, "ledger={}", network.ledger.display())?;
    }
    out.finish()?;
    Ok(Exit::Clean)
}
