//! `signpost audit --plan`: whether an audit is due, in how many parts, and where it remembers, in lines
//! that a workflow takes up as they are.

use std::io::Write as _;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use signpost_core::model::SiteConfig;

use super::memory::{Memory, Purpose};
use crate::cli::NetworkArgs;
use crate::exit::Exit;
use crate::output::Output;

/// Writes the plan of an audit with this ledger, and with those of further lists. It is due when it is for any.
pub(super) fn write(
    site: &SiteConfig,
    now: Timestamp,
    network: &NetworkArgs,
    others: Vec<PathBuf>,
    mut out: Output,
) -> anyhow::Result<Exit> {
    let audit = site.audit.unwrap_or_default();
    let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    let with = |ledger: PathBuf| NetworkArgs { ledger, ..network.clone() };
    let all: Vec<NetworkArgs> =
        std::iter::once(network.clone()).chain(others.into_iter().map(with)).collect();
    // Of each, the first day on which it is due; `None` if it is so already, whatever day it is.
    let mut next: Vec<Option<Date>> = Vec::new();
    for network in &all {
        let last = Memory::open(network, Purpose::LookUp, now)?.ledger.last_run();
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
    for network in all.iter().filter(|network| !network.no_ledger) {
        writeln!(out, "ledger={}", network.ledger.display())?;
    }
    out.finish()?;
    Ok(Exit::Clean)
}
