//! Whether this machine has a network at all.
//!
//! Where nothing answers, nothing can be said of any link. The first few requests that end without
//! a sign of life therefore stop the rest until addresses that always answer have been asked. If
//! those are silent as well, no further request is made.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::Notify;
use url::Url;

use crate::net::Client;

/// So many requests may end in silence before the network is doubted.
const SILENT: usize = 3;

/// How long the addresses that always answer may take.
const CHECK_TIME: Duration = Duration::from_secs(4);

/// There is no network, so there is no point in asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoNetwork;

/// Watches for signs of life.
pub(crate) struct Lookout<'a> {
    client: &'a Client,
    control: &'a [String],
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Default)]
struct State {
    alive: bool,
    silent: usize,
    under_way: usize,
    check: Check,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Check {
    #[default]
    NotMade,
    UnderWay,
    Made,
}

impl<'a> Lookout<'a> {
    pub(crate) fn new(client: &'a Client, control: &'a [String]) -> Self {
        Self { client, control, state: Mutex::default(), changed: Notify::new() }
    }

    /// Lets a request start, once it is clear that there is a network or while there is no reason
    /// to doubt it. Asking *again* after silence is such a reason.
    pub(crate) async fn let_pass(&self, again: bool) -> Result<(), NoNetwork> {
        loop {
            let mut changed = std::pin::pin!(self.changed.notified());
            changed.as_mut().enable();
            let doubt = if again { 1 } else { SILENT };
            let must_check = {
                let mut state = self.state();
                let trusted = state.check == Check::NotMade && state.silent < doubt;
                if state.alive || trusted {
                    state.under_way += 1;
                    return Ok(());
                }
                match state.check {
                    Check::NotMade => {
                        state.check = Check::UnderWay;
                        true
                    }
                    // A request that is still under way may yet show that there is a network.
                    Check::Made if state.under_way == 0 => return Err(NoNetwork),
                    Check::UnderWay | Check::Made => false,
                }
            };
            if must_check {
                self.check().await;
            } else {
                changed.await;
            }
        }
    }

    /// A request that was let pass has ended; without a sign either way where it was never made.
    pub(crate) fn heard(&self, sign_of_life: Option<bool>) {
        let mut state = self.state();
        state.under_way = state.under_way.saturating_sub(1);
        state.alive |= sign_of_life == Some(true);
        state.silent += usize::from(sign_of_life == Some(false));
        drop(state);
        self.changed.notify_waiters();
    }

    /// Whether anything can be concluded, now that all requests have ended. Where none was made,
    /// there was nothing to conclude from.
    pub(crate) async fn verdict(&self) -> Result<(), NoNetwork> {
        let (silence, check) = {
            let state = self.state();
            (!state.alive && state.silent > 0, state.check)
        };
        if silence && check == Check::NotMade {
            self.check().await;
        }
        if silence && !self.state().alive { Err(NoNetwork) } else { Ok(()) }
    }

    /// Whether there was a sign of life yet.
    pub(crate) fn is_alive(&self) -> bool {
        self.state().alive
    }

    async fn check(&self) {
        let mut asking: FuturesUnordered<_> = self
            .control
            .iter()
            .filter_map(|address| Url::parse(address).ok())
            .map(|url| async move { self.client.reaches(&url, CHECK_TIME).await })
            .collect();
        let mut answered = self.control.is_empty();
        while let (false, Some(reached)) = (answered, asking.next().await) {
            answered = reached;
        }
        let mut state = self.state();
        state.alive |= answered;
        state.check = Check::Made;
        drop(state);
        self.changed.notify_waiters();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
