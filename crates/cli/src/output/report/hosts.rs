//! How long each host took, for anyone who wonders where the time of an audit goes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use signpost_core::AuditReport;
use url::Url;

use crate::output::{HEADING, count, printable};

/// The slowest hosts, the slowest first.
const SHOWN: usize = 20;

/// What one host took.
#[derive(Default)]
struct Host {
    links: usize,
    requests: usize,
    millis: u64,
}

/// Lists hosts by the time that their links took. Links of one host are asked in turn, so that is
/// about how long the audit was at it.
pub(crate) fn write(out: &mut impl Write, report: &AuditReport) -> io::Result<()> {
    let mut hosts: BTreeMap<String, Host> = BTreeMap::new();
    for link in report.links.iter().filter(|link| link.evidence.attempts > 0) {
        let url = link.url.as_deref().and_then(|url| Url::parse(url).ok());
        let Some(name) = url.as_ref().and_then(Url::host_str) else { continue };
        let host = hosts.entry(name.to_owned()).or_default();
        host.links += 1;
        host.requests += usize::try_from(link.evidence.attempts).unwrap_or_default();
        host.millis += link.evidence.elapsed_ms;
    }
    let mut hosts: Vec<(String, Host)> = hosts.into_iter().collect();
    hosts.sort_by_key(|(_, host)| std::cmp::Reverse(host.millis));
    writeln!(out, "{HEADING}Time by host{HEADING:#}")?;
    for (name, host) in hosts.iter().take(SHOWN) {
        let seconds = format!("{}.{} s", host.millis / 1000, host.millis % 1000 / 100);
        let (links, requests) = (count(host.links, "link"), count(host.requests, "request"));
        writeln!(out, "  {seconds:>9}  {}: {links}, {requests}", printable(name))?;
    }
    if hosts.len() > SHOWN {
        writeln!(out, "  and {}, each faster", count(hosts.len() - SHOWN, "more host"))?;
    }
    Ok(())
}
