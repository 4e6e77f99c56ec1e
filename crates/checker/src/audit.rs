//! The audit: asks every link, judges each and all together, and writes down what was found.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream;
use jiff::Timestamp;
use signpost_core::Link;
use signpost_core::address::is_http;
use signpost_core::verdict::{Reason, Verdict};
use url::Url;

use crate::assignment::Assignment;
use crate::controls::Controls;
use crate::error::Error;
use crate::journal::{Journal, Resumed};
use crate::judged::{Answered, Bench, Judged};
use crate::ledger::Ledger;
use crate::net::{Client, ProxyFault, Share};
use crate::network_check::{Lookout, NoNetwork};
use crate::options::Options;
use crate::outcome::{Outcome, Stop};
use crate::pace::{self, Next};
use crate::packed::Packed;
use crate::probe::Prober;
use crate::progress::Progress;
use crate::seen::Seen;
use crate::{expiry, settle};
use signpost_judge::control::Control;
use signpost_judge::observation::Observation;
use signpost_judge::{Judgement, control, control_wanted};

/// Asks every link and judges what comes back.
///
/// What was found is written into the ledger, which is left to the caller to save. Where there was
/// no network, the ledger is left as it is.
///
/// # Errors
///
/// When no secure client can be made of the options, or the journal cannot be written.
pub async fn audit(
    assignment: impl Into<Assignment>,
    options: &Options,
    ledger: &mut Ledger,
    progress: &dyn Progress,
) -> Result<Outcome, Error> {
    let mut assignment = assignment.into();
    let links = std::mem::take(&mut assignment.links);
    let now = whole_seconds(options.now);
    let (journal, resumed) = ledger.journal(&links, now)?;
    let started = resumed.started.unwrap_or(now);
    // When it returns, the connections are let go of: what follows needs the memory.
    let judged = match ask(links, resumed, journal.as_ref(), ledger, options, progress).await? {
        Ok(judged) => judged,
        Err(no_network) => {
            if let Some(journal) = journal.filter(|_| started == now) {
                journal.discard(now);
            }
            return Ok(no_network);
        }
    };
    let outcome = settle::settle(&assignment, judged, started, options, ledger, progress).await?;
    if let (Outcome::NotBelieved(_), Some(journal)) = (&outcome, journal) {
        journal.discard(now);
    }
    progress.finished();
    Ok(outcome)
}

/// Asks the links and judges each by itself; or says that there is no network.
async fn ask(
    links: Vec<Link>,
    mut resumed: Resumed,
    journal: Option<&Journal>,
    ledger: &Ledger,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Result<Vec<Judged>, Outcome>, Error> {
    let client = Client::new(options)?;
    let lookout = Lookout::new(&client, &options.network_check);
    let bench = Bench::new();
    bench.prepare();
    let prober = Prober::new(&client, &lookout, options, progress, &bench);
    let known_controls = std::mem::take(&mut resumed.controls);
    let (mut judged, unjudged) = known(links, resumed);
    let wanted = unjudged.iter().filter_map(|unjudged| control::of(&unjudged.url));
    let controls = Controls::new(known_controls, journal, wanted, &bench).await;
    let desk =
        Desk { prober: &prober, lookout: &lookout, controls: &controls, journal, ledger, options };

    progress.started(judged.len() + unjudged.len());
    judged.iter().for_each(|one| tell(progress, one));
    let mut pending = Vec::new();
    let desk = &desk;
    let lanes = by_host(unjudged).into_iter().map(|mut lane| {
        begin_elsewhere(&mut lane, ledger, options.now);
        stream::iter(lane).map(move |unjudged| desk.ask(unjudged)).buffer_unordered(LANE)
    });
    let mut under_way = stream::iter(lanes).flatten_unordered(None);
    while let Some(one) = under_way.next().await {
        match one {
            Ok(one) => pending.push(one),
            Err(Stop::NoNetwork) => break,
            Err(Stop::Failed(error)) => return Err(error),
        }
        // As long as there may be no network, what was found may mean nothing.
        if lookout.is_alive() {
            write_down(&mut pending, &mut judged, journal, progress)?;
        }
    }
    drop(under_way);
    // Where there is no network, which addresses were tried to find that out: none where a proxy says it.
    let tried = if lookout.verdict().await == Err(NoNetwork) {
        Some(options.network_check.clone())
    } else {
        write_down(&mut pending, &mut judged, journal, progress)?;
        judged.iter_mut().for_each(|one| blame_proxy(one, &client));
        let mut asked = judged.iter().filter(|one| one.judgement.evidence.attempts > 0).peekable();
        let is_proxys =
            asked.peek().is_some() && asked.all(|one| one.judgement.reason == Reason::Proxy);
        is_proxys.then(Vec::new)
    };
    let Some(tried) = tried else { return Ok(Ok(judged)) };
    progress.finished();
    let urls: Vec<Url> = tried.iter().filter_map(|url| url.parse().ok()).collect();
    Ok(Err(Outcome::NoNetwork { tried, proxies: client.faulty_proxies(&urls).await }))
}

/// Says of a link that is down that a proxy is the cause, where that can be told from all that the proxy was asked
/// for.
fn blame_proxy(one: &mut Judged, client: &Client) {
    let evidence = &mut one.judgement.evidence;
    let last = evidence.redirects.last().map(|hop| hop.to.as_str()).or(one.link.url.as_deref());
    let Some(url) = last.and_then(|url| Url::parse(url).ok()) else { return };
    if one.judgement.reason.verdict() != Verdict::Down {
        return;
    }
    let Some(ProxyFault { proxy, what }) = client.faulty_proxy(&url) else { return };
    let mut evidence = std::mem::take(evidence);
    let said = format!("the proxy at {proxy} {what}");
    evidence.steps.push(format!(
        "But {said}, and let nothing through to any host, so nothing is known of the link."
    ));
    evidence.error = Some(said);
    one.judgement = Judgement::new(Reason::Proxy, evidence);
}

/// A link that is to be judged, and what it answered if it was asked before the run was killed.
struct Unjudged {
    link: Link,
    url: Url,
    seen: Option<Box<Observation>>,
}

/// Takes out the links that need not be asked: those without an address, those that are not web
/// addresses, and those that the same run judged before it was killed.
fn known(links: Vec<Link>, mut resumed: Resumed) -> (Vec<Judged>, Vec<Unjudged>) {
    let (mut judged, mut unjudged) = (Vec::new(), Vec::new());
    for link in links {
        let Some(address) = &link.url else {
            judged.push(Judged::unasked(link, Reason::NoAddress));
            continue;
        };
        if let Some(found) = resumed.links.remove(address) {
            judged.push(Judged { link, judgement: found });
            continue;
        }
        match Url::parse(address).ok().filter(is_http) {
            Some(url) => {
                let seen = resumed.seen.remove(address).map(Box::new);
                unjudged.push(Unjudged { link, url, seen });
            }
            None => judged.push(Judged::unasked(link, Reason::NotHttp)),
        }
    }
    (judged, unjudged)
}

/// What it takes to judge a link.
struct Desk<'a> {
    prober: &'a Prober<'a>,
    lookout: &'a Lookout<'a>,
    controls: &'a Controls<'a>,
    journal: Option<&'a Journal>,
    ledger: &'a Ledger,
    options: &'a Options,
}

impl Desk<'_> {
    /// Asks one link, and an address beside it that cannot exist where that would tell more.
    async fn ask(&self, unjudged: Unjudged) -> Result<Judged, Stop> {
        // What it takes to ask a link is made room for only when it is the next of its host: most wait.
        let next = match &unjudged.seen {
            Some(_) => None,
            None => Some(self.prober.next_in_line(&unjudged.url).await),
        };
        Box::pin(self.ask_next(unjudged, next)).await
    }

    async fn ask_next(
        &self,
        Unjudged { link, url, seen }: Unjudged,
        next: Option<Next>,
    ) -> Result<Judged, Stop> {
        let beside = control::of(&url);
        let languages = &link.expectation.languages;
        let resumed = seen.is_some();
        let seen = match seen {
            Some(observation) => {
                Seen { observation: (*observation).into(), place: None, share: Share::uncounted() }
            }
            None => Box::pin(self.prober.observe_next(&url, languages, next)).await?,
        };
        let wanted = control_wanted(&seen.observation);
        let mut answered = Answered::from(seen);
        let control = match beside.as_ref().filter(|_| wanted) {
            None => None,
            Some(address) => match self.controls.known(address) {
                Some(known) => Some(known),
                None => {
                    let asking = self.controls.observe(address, languages, self.prober);
                    let url = link.url.as_deref().filter(|_| !resumed);
                    Some(self.wait_for(asking, &mut answered, url).await?)
                }
            },
        };
        let expires = answered.expires;
        let mut judged = {
            let history = self.ledger.history(link.url.as_deref().unwrap_or_default());
            self.prober.bench.judge(link, answered, control, history, self.options).await
        };
        if let Some(address) = &beside {
            self.controls.let_go(address);
        }
        expiry::note(&mut judged.judgement.evidence, expires, self.options.today());
        Ok(judged)
    }

    /// Waits for the control page of what a link answered, which is written down first: a run that is killed meanwhile
    /// has not asked in vain. What waits for long, or takes memory that others may need, is packed.
    async fn wait_for(
        &self,
        control: impl Future<Output = Result<Arc<Control>, Stop>>,
        answered: &mut Answered<'_>,
        url: Option<&str>,
    ) -> Result<Arc<Control>, Stop> {
        let (bench, waiting) = (self.prober.bench, self.prober.waiting());
        answered.wait(waiting);
        let mut control = pin!(control);
        let mut unwritten = url;
        if let Some(seen) = answered.small().map(Arc::clone) {
            self.write_seen(unwritten.take(), move || Packed::of(&seen))?;
            if let Ok(control) = tokio::time::timeout(NOT_LONG, &mut control).await {
                return control;
            }
        }
        let pack = async {
            if let Some(packed) = answered.pack(bench, waiting).await.cloned() {
                self.write_seen(unwritten, move || Ok(packed))?;
            }
            Ok(())
        };
        tokio::try_join!(pack, control).map(|((), control)| control)
    }

    /// Writes down what a link answered, unless it came from the journal.
    fn write_seen(
        &self,
        url: Option<&str>,
        seen: impl FnOnce() -> serde_json::Result<Packed> + Send + 'static,
    ) -> Result<(), Stop> {
        // As long as there may be no network, it may mean nothing.
        let journal = self.journal.filter(|_| self.lookout.is_alive());
        match journal.zip(url) {
            Some((journal, url)) => Ok(journal.seen(url, seen)?),
            None => Ok(()),
        }
    }
}

/// A page that waits no longer than this for another is not packed: unpacking it again costs more than it saves.
const NOT_LONG: Duration = Duration::from_secs(1);

/// How many links of one host are looked after at a time. More than are asked at a time, because
/// some wait for other hosts that they lead to, or before they are asked again.
const LANE: usize = 24;

/// The links of each host, in the order in which the hosts come first. A link that nobody looks
/// after yet costs its address and no more, however many there are.
fn by_host(links: Vec<Unjudged>) -> Vec<Vec<Unjudged>> {
    let mut lanes: Vec<Vec<Unjudged>> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for link in links {
        let next = lanes.len();
        let number = *numbers.entry(pace::key(&link.url)).or_insert(next);
        if number == next {
            lanes.push(Vec::new());
        }
        lanes[number].push(link);
    }
    lanes
}

/// Puts the links of a host that asked to be left alone last time in another order each time: the same one would
/// close it to the others for ever.
fn begin_elsewhere(lane: &mut [Unjudged], ledger: &Ledger, now: Timestamp) {
    let was_closed = |it: &Unjudged| {
        let reason = ledger.last_reason(it.link.url.as_deref().unwrap_or_default());
        reason == Some(Reason::RateLimited)
    };
    if lane.iter().any(was_closed) {
        fastrand::Rng::with_seed(now.as_second().unsigned_abs()).shuffle(lane);
    }
}

/// Writes down what was found and makes it known.
fn write_down(
    pending: &mut Vec<Judged>,
    judged: &mut Vec<Judged>,
    journal: Option<&Journal>,
    progress: &dyn Progress,
) -> Result<(), Error> {
    for one in pending.drain(..) {
        if let Some(journal) = journal {
            journal.link(one.link.url.as_deref().unwrap_or_default(), &one.judgement)?;
        }
        tell(progress, &one);
        judged.push(one);
    }
    Ok(())
}

fn tell(progress: &dyn Progress, one: &Judged) {
    progress.judged(one.link.url.as_deref(), one.judgement.reason);
}

fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}
