//! The audit: asks every link, judges each and all together, and writes down what was found.

use std::collections::HashMap;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use jiff::Timestamp;
use signpost_core::Link;
use signpost_core::report::{AuditReport, LinkReport};
use signpost_core::verdict::Reason;
use url::Url;

use crate::error::Error;
use crate::journal::{Found, Journal, Resumed};
use crate::judge;
use crate::judged::{self, Bench, Judged};
use crate::ledger::Ledger;
use crate::net::Client;
use crate::network_check::{Lookout, NoNetwork};
use crate::options::Options;
use crate::pace::Line;
use crate::probe::Prober;
use crate::progress::Progress;
use crate::siblings::Siblings;
use crate::{expiry, suppress};

/// What came of an audit.
#[derive(Debug)]
pub enum Outcome {
    /// What became of every link.
    Report(AuditReport),
    /// This machine has no usable network, so nothing is concluded about any link.
    NoNetwork {
        /// The addresses that were tried in vain and that answer wherever there is a network.
        tried: Vec<String>,
    },
}

/// Asks every link and judges what comes back.
///
/// What was found is written into the ledger, which is left to the caller to save. Where there was
/// no network, the ledger is left as it is.
///
/// # Errors
///
/// When no secure client can be made of the options, or the journal cannot be written.
pub async fn audit(
    links: Vec<Link>,
    options: &Options,
    ledger: &mut Ledger,
    progress: &dyn Progress,
) -> Result<Outcome, Error> {
    let now = whole_seconds(Timestamp::now());
    let client = Client::new(options)?;
    let lookout = Lookout::new(&client, &options.network_check);
    let prober = Prober::new(&client, &lookout, options, progress);
    let (mut journal, resumed) = match ledger.journal_path() {
        Some(path) => {
            let (journal, resumed) = Journal::open(path, &links, now)?;
            (Some(journal), resumed)
        }
        None => (None, Resumed::default()),
    };
    let started = resumed.started.unwrap_or(now);
    let siblings = Siblings::new(resumed.siblings);
    let bench = Bench::new();

    progress.started(links.len());
    let (mut judged, unjudged) = known(links, resumed.links);
    for one in &judged {
        progress.judged(&one.report());
    }
    let mut pending = Vec::new();
    let mut under_way: FuturesUnordered<_> = unjudged
        .into_iter()
        .map(|(link, url)| ask(link, url, &prober, &siblings, &bench, options))
        .collect();
    while let Some(one) = under_way.next().await {
        let Ok(one) = one else { break };
        pending.push(one);
        // As long as there may be no network, what was found may mean nothing.
        if lookout.is_alive() {
            conclude(&mut pending, &mut judged, journal.as_mut(), &siblings, progress)?;
        }
    }
    drop(under_way);
    if lookout.verdict().await == Err(NoNetwork) {
        progress.finished();
        if let Some(journal) = journal.filter(|_| started == now) {
            journal.discard();
        }
        return Ok(Outcome::NoNetwork { tried: options.network_check.clone() });
    }
    conclude(&mut pending, &mut judged, journal.as_mut(), &siblings, progress)?;

    judged::look_at_all(&mut judged);
    let mut reports: Vec<LinkReport> = judged.iter().map(Judged::report).collect();
    for report in &mut reports {
        ledger.record(report, started);
        suppress::apply(report, &options.suppressions, options.today);
    }
    progress.finished();
    Ok(Outcome::Report(AuditReport::new(started, reports)))
}

/// Takes out the links that need not be asked: those without an address, those that are not web
/// addresses, and those that the same run judged before it was killed.
fn known(links: Vec<Link>, mut found: HashMap<String, Found>) -> (Vec<Judged>, Vec<(Link, Url)>) {
    let (mut judged, mut unjudged) = (Vec::new(), Vec::new());
    for link in links {
        let Some(address) = &link.url else {
            judged.push(Judged::unasked(link, Reason::NoAddress));
            continue;
        };
        if let Some(found) = found.remove(address) {
            judged.push(Judged { link, judgement: found.into() });
            continue;
        }
        match Url::parse(address).ok().filter(is_web_address) {
            Some(url) => unjudged.push((link, url)),
            None => judged.push(Judged::unasked(link, Reason::NotHttp)),
        }
    }
    (judged, unjudged)
}

fn is_web_address(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// Asks one link, and an address beside it that cannot exist where that would tell more.
async fn ask(
    link: Link,
    url: Url,
    prober: &Prober<'_>,
    siblings: &Siblings,
    bench: &Bench,
    options: &Options,
) -> Result<Judged, NoNetwork> {
    let languages = &link.expectation.languages;
    let observation = prober.observe(&url, languages, Line::Back).await?;
    let sibling = if judge::sibling_wanted(&link, &observation) {
        siblings.observe(&url, languages, prober).await?
    } else {
        None
    };
    let expires = observation.certificate_expires;
    let mut judged = bench.judge(link, observation, sibling).await;
    expiry::note(&mut judged.judgement.evidence, expires, options.today);
    Ok(judged)
}

/// Writes down what was found and makes it known.
fn conclude(
    pending: &mut Vec<Judged>,
    judged: &mut Vec<Judged>,
    mut journal: Option<&mut Journal>,
    siblings: &Siblings,
    progress: &dyn Progress,
) -> Result<(), Error> {
    for one in pending.drain(..) {
        if let Some(journal) = &mut journal {
            for (key, observation) in siblings.fresh() {
                journal.sibling(&key, &observation)?;
            }
            let url = one.link.url.clone().unwrap_or_default();
            journal.link(Found::new(url, one.judgement.clone()))?;
        }
        progress.judged(&one.report());
        judged.push(one);
    }
    Ok(())
}

fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}
