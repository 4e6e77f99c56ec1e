//! One host: when it was last asked, and what it asked for.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as AsyncMutex, Notify, Semaphore};
use tokio::time::Instant;

/// After so many requests without any answer, ever, a host is given up on.
const PATIENCE: u32 = 3;

/// After so many short requests to wait, a host has had its say: it does not want to be asked.
const SHORT_WAITS: u32 = 5;

/// Why a host is not asked any more in this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closed {
    /// It asked to be left alone for longer than a run waits.
    RateLimited {
        /// How long it asked for, in seconds.
        retry_after: u64,
    },
    /// It swallows connections.
    Unresponsive,
}

pub(crate) struct Host {
    pub(super) name: String,
    /// The places for requests to this host.
    pub(super) turns: Arc<Semaphore>,
    /// Held by the one that is next of those at the back. All others there wait for this, so that
    /// anyone who goes to the front waits behind one request only.
    pub(super) back: Arc<AsyncMutex<()>>,
    min_interval: Duration,
    longest_wait: Duration,
    state: Mutex<State>,
    changed: Notify,
}

struct State {
    /// The earliest start of the next request by the interval.
    next: Instant,
    /// The host's own deadline. Only a later one takes its place.
    not_before: Instant,
    waits: u32,
    swallowed: u32,
    answered: bool,
    closed: Option<Closed>,
}

impl Host {
    pub(super) fn new(
        name: &str,
        (min_interval, max_concurrent): (Duration, u8),
        longest_wait: Duration,
    ) -> Self {
        let now = Instant::now();
        Self {
            name: name.to_owned(),
            turns: Arc::new(Semaphore::new(usize::from(max_concurrent.max(1)))),
            back: Arc::default(),
            min_interval,
            longest_wait,
            state: Mutex::new(State {
                next: now,
                not_before: now,
                waits: 0,
                swallowed: 0,
                answered: false,
                closed: None,
            }),
            changed: Notify::new(),
        }
    }

    /// When the next request may start, as far as is known now.
    pub(super) fn ready(&self) -> Result<Instant, Closed> {
        let state = self.state();
        match state.closed {
            Some(closed) => Err(closed),
            None => Ok(state.next.max(state.not_before)),
        }
    }

    /// Starts a request, if it may start now.
    pub(super) fn start(&self, now: Instant) -> Result<bool, Closed> {
        let mut state = self.state();
        if let Some(closed) = state.closed {
            return Err(closed);
        }
        let ready = state.next.max(state.not_before) <= now;
        if ready {
            state.next = now + self.min_interval;
        }
        Ok(ready)
    }

    /// Sleeps until then, or until the host is closed.
    pub(super) async fn sleep_until(&self, then: Instant) {
        let mut closing = std::pin::pin!(self.changed.notified());
        closing.as_mut().enable();
        if self.state().closed.is_none() {
            let _ = tokio::time::timeout_at(then, closing).await;
        }
    }

    pub(super) fn answered(&self) {
        let mut state = self.state();
        state.answered = true;
        state.swallowed = 0;
    }

    pub(super) fn swallowed(&self) {
        let mut state = self.state();
        state.swallowed += 1;
        if state.swallowed >= PATIENCE && !state.answered {
            self.close(state, Closed::Unresponsive);
        }
    }

    /// `Retry-After` (RFC 9110, section 10.2.3): a deadline for the whole host, which no other
    /// answer clears. One that is too long to wait for closes the host for this run, and so does
    /// one more after many short ones.
    pub(super) fn asked_to_wait(&self, time: Duration) {
        let mut state = self.state();
        let deadline = Instant::now() + time.min(Duration::from_secs(86_400));
        state.not_before = state.not_before.max(deadline);
        state.waits += 1;
        if time > self.longest_wait || state.waits > SHORT_WAITS {
            // Part of a second counts as a whole one, so that nobody comes back too early.
            let retry_after = time.as_secs() + u64::from(time.subsec_nanos() > 0);
            self.close(state, Closed::RateLimited { retry_after });
        }
    }

    fn close(&self, mut state: MutexGuard<'_, State>, why: Closed) {
        state.closed.get_or_insert(why);
        drop(state);
        self.changed.notify_waiters();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
