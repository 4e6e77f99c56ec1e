//! Whose turn it is: how often, how widely and until when each host may be asked.
//!
//! Every host has one queue. Anyone who waits in it holds nothing that another host's requests need:
//! a place among all requests is taken only when the host is ready.

mod host;
mod waiting;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard, Semaphore, SemaphorePermit};
use tokio::time::Instant;
use url::Url;

use crate::options::Options;
use crate::progress::Progress;
pub(crate) use host::Closed;
use host::Host;
pub(crate) use waiting::{Counted, Waiting};

/// All hosts and the places for requests.
pub(crate) struct Pace<'a> {
    options: &'a Options,
    progress: &'a dyn Progress,
    places: Semaphore,
    /// Held by the one of those at the back of their hosts' queues that is the next to get a place, so that anyone
    /// at the front waits behind one only here as well.
    next_place: AsyncMutex<()>,
    waiting: Arc<Waiting>,
    hosts: Mutex<HashMap<String, Arc<Host>>>,
}

impl<'a> Pace<'a> {
    pub(crate) fn new(options: &'a Options, progress: &'a dyn Progress) -> Self {
        Self {
            options,
            progress,
            places: Semaphore::new(options.concurrency.max(1)),
            next_place: AsyncMutex::default(),
            waiting: Waiting::new(options.bounds.waiting_pages),
            hosts: Mutex::default(),
        }
    }

    /// Waits until the host of this address may be asked, unless it is not to be asked any more.
    pub(crate) async fn turn(&self, url: &Url, end: QueueEnd) -> Result<Turn<'_>, Closed> {
        let next = match end {
            QueueEnd::Back => Some(self.next_in_line(url).await),
            QueueEnd::Front => None,
        };
        self.turn_of(url, next).await
    }

    /// Waits until this address is the next of those at the back of its host's queue. Anyone who waits here
    /// needs no more memory than that takes.
    pub(crate) async fn next_in_line(&self, url: &Url) -> Next {
        let back = Arc::clone(&self.host(url).back);
        Next { _back: back.lock_owned().await }
    }

    /// Waits like [`turn`](Self::turn): of those at the back, as the one that is the next of them, and
    /// otherwise at the front.
    pub(crate) async fn turn_of(
        &self,
        url: &Url,
        mut next: Option<Next>,
    ) -> Result<Turn<'_>, Closed> {
        let host = self.host(url);
        let begins = next.is_some();
        let mut own = None;
        loop {
            if own.is_none() {
                if begins {
                    self.waiting.room().await;
                }
                own = Arc::clone(&host.turns).acquire_owned().await.ok();
                drop(next.take());
            }
            let ready = host.ready()?;
            if ready > Instant::now() {
                self.announce(&host, ready);
                host.sleep_until(ready).await;
                continue;
            }
            let place = self.place(begins).await;
            if begins && !self.waiting.has_room() {
                // What pages wait for needs the turn and the place more.
                own = None;
                continue;
            }
            // Other requests may have come and gone while this one waited for a place.
            if host.start(Instant::now())? {
                return Ok(Turn { host, _own: own, place });
            }
        }
    }

    async fn place(&self, begins: bool) -> Option<Place<'_>> {
        let _next = if begins { Some(self.next_place.lock().await) } else { None };
        self.places.acquire().await.ok()
    }

    /// The pages that wait for others.
    pub(crate) fn waiting(&self) -> &Arc<Waiting> {
        &self.waiting
    }

    fn host(&self, url: &Url) -> Arc<Host> {
        let key = key(url);
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let host = hosts.entry(key).or_insert_with_key(|name| {
            let manners = self.options.manners.of_host(url.host_str().unwrap_or_default());
            Arc::new(Host::new(name, manners, self.options.retry.longest_wait))
        });
        Arc::clone(host)
    }

    /// Tells of a wait that a person would notice.
    fn announce(&self, host: &Host, ready: Instant) {
        let wait = ready.saturating_duration_since(Instant::now());
        if wait >= Duration::from_secs(2) {
            let until = jiff::Timestamp::now()
                .saturating_add(jiff::SignedDuration::try_from(wait).unwrap_or_default());
            if let Ok(until) = until {
                self.progress.waiting(&host.name, until);
            }
        }
    }
}

/// Where in a host's queue a request goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QueueEnd {
    /// Behind the links that were there before.
    Back,
    /// Before the links that nobody has begun with. What was begun is brought to its end first: a
    /// run that is killed has then lost little.
    Front,
}

/// The right to be the next of those at the back of a host's queue.
#[derive(Debug)]
pub(crate) struct Next {
    _back: OwnedMutexGuard<()>,
}

/// The name of a host's queue: its authority. Both schemes of one host are one server's work.
pub(crate) fn key(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

/// A place among all requests.
pub(crate) type Place<'a> = SemaphorePermit<'a>;

/// The right to make one request to a host now. It ends when this is dropped.
pub(crate) struct Turn<'a> {
    host: Arc<Host>,
    _own: Option<tokio::sync::OwnedSemaphorePermit>,
    place: Option<Place<'a>>,
}

impl<'a> Turn<'a> {
    /// Ends the turn, and keeps its place among all requests until what it brought is dealt with:
    /// more pages than can be judged are then not asked for.
    pub(crate) fn keep_place(self) -> Option<Place<'a>> {
        self.place
    }

    /// The host answered.
    pub(crate) fn answered(&self) {
        self.host.answered();
    }

    /// The host let a request run into the void.
    pub(crate) fn swallowed(&self) {
        self.host.swallowed();
    }

    /// The host asked us to wait for a time.
    pub(crate) fn asked_to_wait(&self, time: Duration) {
        self.host.asked_to_wait(time);
    }
}

#[cfg(test)]
mod property;
#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;

    fn options(min_interval: u64, max_concurrent: u8) -> Options {
        let mut options = Options::default();
        options.manners.min_interval = Duration::from_millis(min_interval);
        options.manners.max_concurrent = max_concurrent;
        options
    }

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn two_schemes_of_a_host_share_its_queue_and_two_ports_do_not() {
        assert_eq!(key(&url("http://a.test/x")), key(&url("https://a.test/y")));
        assert_ne!(key(&url("http://a.test:8080/")), key(&url("http://a.test/")));
    }

    #[tokio::test(start_paused = true)]
    async fn starts_are_an_interval_apart() {
        let options = options(1000, 2);
        let pace = Pace::new(&options, &Silent);
        let start = Instant::now();
        for _ in 0..3 {
            drop(pace.turn(&url("http://a.test/"), QueueEnd::Back).await);
        }
        assert_eq!(start.elapsed(), Duration::from_secs(2));
    }

    #[tokio::test(start_paused = true)]
    async fn a_waiting_host_holds_no_place_that_another_needs() {
        let mut options = options(10_000, 2);
        options.concurrency = 1;
        let pace = Pace::new(&options, &Silent);
        drop(pace.turn(&url("http://slow.test/"), QueueEnd::Back).await);
        let start = Instant::now();
        let (waiting, other) = (url("http://slow.test/"), url("http://other.test/"));
        let ((), ()) = tokio::join!(
            async {
                drop(pace.turn(&waiting, QueueEnd::Back).await);
                assert_eq!(start.elapsed(), Duration::from_secs(10));
            },
            async {
                drop(pace.turn(&other, QueueEnd::Back).await);
                assert_eq!(start.elapsed(), Duration::ZERO);
            }
        );
    }

    /// A link that came up to its request before the pages did gives its turn and its place back.
    #[tokio::test(start_paused = true)]
    async fn while_pages_that_wait_have_no_room_no_link_is_begun_and_what_they_wait_for_is() {
        let mut options = options(0, 1);
        options.concurrency = 1;
        options.bounds.waiting_pages = 10;
        let pace = Pace::new(&options, &Silent);
        let (busy, url) = (url("http://busy.test/"), url("http://a.test/"));
        let fits = pace.waiting().count(10);
        let other = pace.turn(&busy, QueueEnd::Back).await.ok().unwrap();
        let start = Instant::now();
        let ((), (), ()) = tokio::join!(
            async {
                drop(pace.turn(&url, QueueEnd::Back).await);
                assert_eq!(start.elapsed(), Duration::from_secs(30));
            },
            async {
                tokio::time::sleep(Duration::from_secs(1)).await;
                let page = pace.waiting().count(1);
                drop(other);
                tokio::time::sleep(Duration::from_secs(29)).await;
                drop(page);
            },
            async {
                tokio::time::sleep(Duration::from_secs(2)).await;
                drop(pace.turn(&url, QueueEnd::Front).await);
                assert_eq!(start.elapsed(), Duration::from_secs(2));
            },
        );
        drop(fits);
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_to_wait_holds_for_the_whole_host_and_no_answer_clears_it() {
        let options = options(0, 2);
        let pace = Pace::new(&options, &Silent);
        let first = pace.turn(&url("http://a.test/1"), QueueEnd::Back).await.ok().unwrap();
        let second = pace.turn(&url("http://a.test/2"), QueueEnd::Back).await.ok().unwrap();
        first.asked_to_wait(Duration::from_secs(30));
        second.answered();
        second.asked_to_wait(Duration::from_secs(5));
        drop((first, second));
        let start = Instant::now();
        drop(pace.turn(&url("http://a.test/3"), QueueEnd::Back).await);
        assert_eq!(start.elapsed(), Duration::from_secs(30));
    }

    #[tokio::test(start_paused = true)]
    async fn a_long_request_to_wait_closes_the_host_for_those_who_wait_already() {
        let options = options(0, 2);
        let pace = Pace::new(&options, &Silent);
        let first = pace.turn(&url("http://a.test/1"), QueueEnd::Back).await.ok().unwrap();
        first.asked_to_wait(Duration::from_secs(20));
        let start = Instant::now();
        let waiting = url("http://a.test/2");
        let (closed, ()) = tokio::join!(pace.turn(&waiting, QueueEnd::Back), async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            first.asked_to_wait(Duration::from_secs(3600));
        });
        assert_eq!(closed.err(), Some(Closed::RateLimited { retry_after: 3600 }));
        assert_eq!(start.elapsed(), Duration::from_secs(1));
    }

    #[tokio::test(start_paused = true)]
    async fn a_host_that_never_answers_is_given_up_and_one_that_did_is_not() {
        let options = options(0, 2);
        let pace = Pace::new(&options, &Silent);
        for _ in 0..3 {
            pace.turn(&url("http://hole.test/"), QueueEnd::Back).await.ok().unwrap().swallowed();
        }
        let closed = pace.turn(&url("http://hole.test/"), QueueEnd::Back).await;
        assert_eq!(closed.err(), Some(Closed::Unresponsive));

        pace.turn(&url("http://slow.test/"), QueueEnd::Back).await.ok().unwrap().answered();
        for _ in 0..5 {
            pace.turn(&url("http://slow.test/"), QueueEnd::Back).await.ok().unwrap().swallowed();
        }
        assert!(pace.turn(&url("http://slow.test/"), QueueEnd::Back).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn anyone_who_is_next_in_line_goes_before_those_who_come_later() {
        let options = options(1000, 1);
        let pace = Pace::new(&options, &Silent);
        let url = url("http://a.test/");
        let start = Instant::now();
        let next = pace.next_in_line(&url).await;
        let ((), ()) = tokio::join!(
            async {
                drop(pace.turn(&url, QueueEnd::Back).await);
                assert_eq!(start.elapsed(), Duration::from_secs(11));
            },
            async {
                tokio::time::sleep(Duration::from_secs(10)).await;
                drop(pace.turn_of(&url, Some(next)).await);
                assert_eq!(start.elapsed(), Duration::from_secs(10));
            },
        );
    }

    /// The order in which requests to these hosts get their turns, each of which takes a second.
    async fn order<const N: usize>(
        options: &Options,
        requests: [(&'static str, QueueEnd); N],
    ) -> Vec<&'static str> {
        let pace = Pace::new(options, &Silent);
        let order = Mutex::new(Vec::new());
        let ask = async |(address, end): (&'static str, QueueEnd)| {
            let turn = pace.turn(&url(address), end).await.ok().unwrap();
            order.lock().unwrap().push(address);
            tokio::time::sleep(Duration::from_secs(1)).await;
            drop(turn);
        };
        futures_util::future::join_all(requests.map(ask)).await;
        order.into_inner().unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_begun_goes_before_what_was_not_on_any_host() {
        let mut options = options(0, 1);
        options.concurrency = 1;
        let (one, two, three) = ("http://a.test/", "http://b.test/", "http://c.test/");
        let control = "http://d.test/control";
        let (back, front) = (QueueEnd::Back, QueueEnd::Front);
        let requests = [(one, back), (two, back), (three, back), (control, front)];
        assert_eq!(order(&options, requests).await, [one, two, control, three]);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_begun_goes_before_what_was_not() {
        let (one, two, three) = ("http://a.test/1", "http://a.test/2", "http://a.test/3");
        let control = "http://a.test/control";
        let (back, front) = (QueueEnd::Back, QueueEnd::Front);
        let requests = [(one, back), (two, back), (three, back), (control, front)];
        assert_eq!(order(&options(0, 1), requests).await, [one, two, control, three]);
    }
}
