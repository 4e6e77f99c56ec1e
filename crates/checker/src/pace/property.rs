//! Whatever is in the queues, no host is asked too early or too widely.

use std::collections::HashMap;
use std::sync::Mutex;

use fastrand::Rng;
use futures_util::future::join_all;

use super::*;
use crate::progress::Silent;

/// One request: when it comes to the queue, where it goes in it, and what becomes of it.
#[derive(Debug, Clone, Copy)]
struct Asked {
    host: usize,
    after: Duration,
    end: QueueEnd,
    /// How long the host takes to answer.
    latency: Duration,
    then: Then,
}

#[derive(Debug, Clone, Copy)]
enum Then {
    Answered,
    Swallowed,
    /// The host asks to be left alone for so long, and answers so long after that.
    AskedToWait(Duration, Duration),
}

#[derive(Debug, Clone, Copy)]
enum Event {
    Started,
    Ended,
    AskedToWait(Duration),
    Answered,
    Swallowed,
    Refused,
}

struct Plan {
    options: Options,
    hosts: usize,
    requests: Vec<Asked>,
}

fn milliseconds(random: &mut Rng, most: u64) -> Duration {
    Duration::from_millis(random.u64(..=most))
}

impl Plan {
    fn random(seed: u64) -> Self {
        let mut random = Rng::with_seed(seed);
        let mut options = Options { concurrency: random.usize(1..=8), ..Options::default() };
        options.retry.longest_wait = Duration::from_secs(random.u64(5..=60));
        let hosts = random.usize(1..=4);
        let provider = |host: usize| {
            serde_json::from_value(serde_json::json!({
                "id": "p", "name": "P", "home": "https://p.test/", "hosts": [name(host)],
                "audit": {
                    "min_interval": format!("{}ms", random.u64(..=3_000)),
                    "max_concurrent": random.u8(1..=4),
                },
            }))
            .unwrap()
        };
        options.manners.providers = (0..hosts).map(provider).collect();
        let requests = (0..random.usize(1..=40)).map(|_| Asked {
            host: random.usize(..hosts),
            after: milliseconds(&mut random, 4_000),
            end: if random.u8(..4) == 0 { QueueEnd::Front } else { QueueEnd::Back },
            latency: milliseconds(&mut random, 6_000),
            then: match random.u8(..10) {
                0 | 1 => Then::AskedToWait(
                    milliseconds(&mut random, 20_000),
                    milliseconds(&mut random, 2_000),
                ),
                2 => Then::Swallowed,
                _ => Then::Answered,
            },
        });
        let requests = requests.collect();
        Self { options, hosts, requests }
    }

    /// What happens, in its order.
    async fn run(&self) -> Vec<(Instant, usize, Event)> {
        let pace = Pace::new(&self.options, &Silent);
        let log = Mutex::new(Vec::new());
        let note = |host, event| log.lock().unwrap().push((Instant::now(), host, event));
        let ask = async |asked: &Asked| {
            let url = Url::parse(&format!("http://{}/", name(asked.host))).unwrap();
            tokio::time::sleep(asked.after).await;
            let Ok(turn) = pace.turn(&url, asked.end).await else {
                note(asked.host, Event::Refused);
                return;
            };
            note(asked.host, Event::Started);
            tokio::time::sleep(asked.latency).await;
            match asked.then {
                Then::Answered => {
                    turn.answered();
                    note(asked.host, Event::Answered);
                }
                Then::Swallowed => {
                    turn.swallowed();
                    note(asked.host, Event::Swallowed);
                }
                Then::AskedToWait(time, rest) => {
                    turn.asked_to_wait(time);
                    note(asked.host, Event::AskedToWait(time));
                    tokio::time::sleep(rest).await;
                }
            }
            note(asked.host, Event::Ended);
            drop(turn);
        };
        // Nothing waits for longer than all that there is to wait for.
        let all = join_all(self.requests.iter().map(ask));
        tokio::time::timeout(Duration::from_secs(3_600), all).await.expect("an end of the queues");
        log.into_inner().unwrap()
    }
}

fn name(host: usize) -> String {
    format!("host-{host}.test")
}

/// What is known of a host as the events are gone through.
#[derive(Default)]
struct Known {
    last: Option<Instant>,
    not_before: Option<Instant>,
    under_way: usize,
    waits: u32,
    too_long: bool,
    swallowed: u32,
    answered: bool,
    given_up: bool,
}

/// Holds a run to what is promised; says how many starts there were, and how many were put off.
fn hold(plan: &Plan, events: &[(Instant, usize, Event)], seed: u64) -> (usize, usize) {
    let mut hosts: HashMap<usize, Known> = HashMap::new();
    let (mut starts, mut put_off, mut under_way) = (0, 0, 0);
    for &(now, host, event) in events {
        let (interval, most) = plan.options.manners.of_host(&name(host));
        let known = hosts.entry(host).or_default();
        let is_closed = known.too_long || known.given_up || known.waits > 5;
        match event {
            Event::Started => {
                let early = known.last.is_some_and(|last| now < last + interval);
                assert!(!early, "seed {seed}: host {host} is asked within its interval");
                let early = known.not_before.is_some_and(|not_before| now < not_before);
                assert!(!early, "seed {seed}: host {host} is asked before it wishes");
                assert!(!is_closed, "seed {seed}: host {host} is asked after it was closed");
                put_off += usize::from(known.last.is_some_and(|last| now == last + interval));
                put_off += usize::from(known.not_before == Some(now));
                known.last = Some(now);
                known.under_way += 1;
                under_way += 1;
                starts += 1;
                let (own, all) = (usize::from(most), plan.options.concurrency);
                assert!(known.under_way <= own, "seed {seed}: too many at once for host {host}");
                assert!(under_way <= all, "seed {seed}: too many at once");
            }
            Event::Ended => {
                known.under_way -= 1;
                under_way -= 1;
            }
            Event::AskedToWait(time) => {
                known.not_before = known.not_before.max(Some(now + time));
                known.waits += 1;
                known.too_long |= time > plan.options.retry.longest_wait;
            }
            Event::Answered => (known.answered, known.swallowed) = (true, 0),
            Event::Swallowed => {
                known.swallowed += 1;
                known.given_up |= known.swallowed >= 3 && !known.answered;
            }
            Event::Refused => assert!(is_closed, "seed {seed}: host {host} is given up too early"),
        }
    }
    assert_eq!(under_way, 0);
    let ended = events.iter().filter(|(_, _, it)| matches!(it, Event::Ended | Event::Refused));
    assert_eq!(ended.count(), plan.requests.len(), "seed {seed}: a request was lost");
    assert!(hosts.len() <= plan.hosts);
    (starts, put_off)
}

#[tokio::test(start_paused = true)]
async fn no_host_is_asked_too_early_or_too_widely() {
    let (mut starts, mut put_off) = (0, 0);
    for seed in 0..500 {
        let plan = Plan::random(seed);
        let events = plan.run().await;
        let (started, waited) = hold(&plan, &events, seed);
        (starts, put_off) = (starts + started, put_off + waited);
    }
    // Queues in which nobody waits would tell nothing.
    assert!(starts > 5_000 && put_off > 2_000, "{starts} starts, {put_off} put off");
}
