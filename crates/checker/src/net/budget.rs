//! How much memory the bodies under way may take, all together.
//!
//! A body is counted from its first bytes until its page is judged; one that waits packed for a control page,
//! as what it takes packed. Where nothing is left, one body
//! at a time may be read beyond the budget. Many that each have a part and wait for more would otherwise
//! wait for each other forever; and so would bodies that are read but wait for a control page of a host
//! whose turns are taken by those. So a body that was read beyond the budget holds up others until it is
//! judged, or until it is packed and waits. What it takes packed is not counted here then; of all pages that
//! wait, `pace/waiting.rs` counts what they take.

use std::sync::Arc;

use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// The unit in which the budget is counted.
const UNIT: usize = 1024;

/// So many bytes of each body are not counted: a body that trickles in need not wait for those that come
/// in floods, and it would keep what it waited for as long as it trickles.
pub(super) const FREE: usize = 16 * UNIT;

/// The memory for all bodies.
#[derive(Debug, Clone)]
pub(crate) struct Budget {
    left: Arc<Semaphore>,
    beyond: Arc<Mutex<()>>,
    unpacking: Arc<Semaphore>,
}

impl Budget {
    pub(crate) fn new(bytes: usize) -> Self {
        Self {
            left: Arc::new(Semaphore::new(bytes.div_ceil(UNIT).min(Semaphore::MAX_PERMITS))),
            beyond: Arc::default(),
            unpacking: Arc::new(Semaphore::new(1)),
        }
    }

    /// A share for one body, which is still empty.
    pub(crate) fn share(&self) -> Share {
        Share { budget: Some(self.clone()), held: None, beyond: None, counted: 0 }
    }
}

/// What one body has of the budget. It is given back when this is dropped.
#[derive(Debug, Default)]
pub(crate) struct Share {
    budget: Option<Budget>,
    held: Option<OwnedSemaphorePermit>,
    beyond: Option<OwnedMutexGuard<()>>,
    counted: usize,
}

/// How many units a body of so many bytes takes.
fn units(bytes: usize) -> usize {
    bytes.saturating_sub(FREE).div_ceil(UNIT)
}

impl Share {
    /// The share of a body that is not counted.
    pub(crate) fn uncounted() -> Self {
        Self::default()
    }

    /// Waits until there is room for a body of so many bytes.
    pub(crate) async fn grow_to(&mut self, bytes: usize) {
        let wanted = units(bytes);
        let Some(budget) = &self.budget else { return };
        if self.beyond.is_some() || wanted <= self.counted {
            return;
        }
        let more = u32::try_from(wanted - self.counted).unwrap_or(u32::MAX);
        let permit = match Arc::clone(&budget.left).try_acquire_many_owned(more) {
            Ok(permit) => Some(permit),
            Err(_) => tokio::select! {
                permit = Arc::clone(&budget.left).acquire_many_owned(more) => permit.ok(),
                guard = Arc::clone(&budget.beyond).lock_owned() => {
                    self.beyond = Some(guard);
                    None
                }
            },
        };
        let Some(permit) = permit else { return };
        self.counted = wanted;
        match &mut self.held {
            Some(held) => held.merge(permit),
            None => self.held = Some(permit),
        }
    }

    /// What is to be done with the body was done, or it waits for others: another one may go beyond the budget. Not before:
    /// bodies come faster than they are judged, and there would be one for each request under way.
    pub(crate) fn is_done(&mut self) {
        if self.beyond.take().is_some() {
            // What follows of it is a copy at most, and waiting for room for that would hold up others.
            self.budget = None;
        }
    }

    /// What holds up others that would go beyond the budget, until it is dropped.
    pub(crate) fn take_beyond(&mut self) -> Option<OwnedMutexGuard<()>> {
        self.beyond.take()
    }

    /// Whether the body takes of what there is for all.
    pub(crate) fn is_counted(&self) -> bool {
        self.counted > 0 || self.beyond.is_some()
    }

    /// Gives back what a body of so many bytes does not need.
    pub(crate) fn shrink_to(&mut self, bytes: usize) {
        let wanted = units(bytes);
        if let Some(held) = &mut self.held
            && wanted < self.counted
        {
            drop(held.split(self.counted - wanted));
            self.counted = wanted;
        }
    }

    /// Has a packed body unpacked, one at a time where the budget counts: what comes out of it may
    /// be a thousand times as long, and is counted only then.
    pub(crate) async fn unpack<T>(&mut self, work: impl FnOnce() -> (T, usize)) -> T {
        // Nobody waits here for the one that is beyond the budget, which others may wait for.
        let seat = match &self.budget {
            Some(budget) if self.beyond.is_none() => {
                Arc::clone(&budget.unpacking).acquire_owned().await.ok()
            }
            _ => None,
        };
        let (unpacked, bytes) = work();
        self.grow_to(bytes).await;
        self.shrink_to(bytes);
        drop(seat);
        unpacked
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const MIB: usize = 1 << 20;

    #[tokio::test(start_paused = true)]
    async fn many_that_grow_together_do_not_wait_for_each_other() {
        let budget = Budget::new(4 * MIB);
        let most = Arc::new(std::sync::Mutex::new((0_usize, 0_usize)));
        let tasks: Vec<_> = (0..256)
            .map(|_| {
                let (mut share, most) = (budget.share(), Arc::clone(&most));
                tokio::spawn(async move {
                    for part in 1..=8 {
                        share.grow_to(part * MIB / 4).await;
                        {
                            let mut most = most.lock().unwrap();
                            most.0 += MIB / 4;
                            most.1 = most.1.max(most.0);
                        }
                        tokio::time::sleep(Duration::from_millis(1)).await;
                    }
                    most.lock().unwrap().0 -= 2 * MIB;
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let most = most.lock().unwrap().1;
        assert!(most <= 6 * MIB + 256 * FREE, "{most} bytes at a time");
        assert_eq!(budget.left.available_permits(), 4096);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_read_beyond_the_budget_holds_up_nobody() {
        let budget = Budget::new(MIB);
        let mut shares: Vec<Share> = (0..10).map(|_| budget.share()).collect();
        for share in &mut shares {
            // None of them is let go before all are read.
            share.grow_to(MIB / 2).await;
            share.is_done();
        }
        drop(shares);
        assert_eq!(budget.left.available_permits(), 1024);
    }

    #[tokio::test(start_paused = true)]
    async fn one_at_a_time_is_beyond_the_budget_until_it_is_done() {
        let budget = Budget::new(0);
        let (mut first, mut second) = (budget.share(), budget.share());
        first.grow_to(MIB).await;
        first.grow_to(2 * MIB).await;
        let wait = Duration::from_secs(60);
        assert!(tokio::time::timeout(wait, second.grow_to(MIB)).await.is_err());
        // It was packed, and waits for a control page.
        first.shrink_to(1000);
        first.is_done();
        second.grow_to(MIB).await;
        let mut third = budget.share();
        assert!(tokio::time::timeout(wait, third.grow_to(MIB)).await.is_err());
        drop(second);
        third.grow_to(MIB).await;
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_not_needed_is_given_back() {
        let budget = Budget::new(MIB);
        let mut share = budget.share();
        share.grow_to(MIB / 2).await;
        share.shrink_to(17_000);
        assert_eq!(budget.left.available_permits(), 1024 - 1);
        share.unpack(|| ((), 26_000)).await;
        assert_eq!(budget.left.available_permits(), 1024 - 10);
        share.shrink_to(1000);
        assert_eq!(budget.left.available_permits(), 1024);
        drop(share);
        assert_eq!(budget.left.available_permits(), 1024);
    }
}
