//! How much memory the pages may take that wait for another answer.
//!
//! Pages wait for their control pages, packed where that takes long, and there is no end to how many. So no link is begun
//! while they take more than their part. Nothing that they wait for is held up by that: what was begun is brought
//! to its end, and a control page is asked for from the front of its host's queue.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Notify;

/// The memory for all pages that wait.
#[derive(Debug)]
pub(crate) struct Waiting {
    most: usize,
    taken: AtomicUsize,
    less: Notify,
}

impl Waiting {
    pub(crate) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most, taken: AtomicUsize::new(0), less: Notify::new() })
    }

    /// Counts a page of so many bytes, for as long as what this returns is held.
    pub(crate) fn count(self: &Arc<Self>, bytes: usize) -> Counted {
        self.taken.fetch_add(bytes, Ordering::AcqRel);
        Counted { waiting: Arc::clone(self), bytes }
    }

    /// Whether another link may be begun.
    pub(super) fn has_room(&self) -> bool {
        self.taken.load(Ordering::Acquire) <= self.most
    }

    /// Waits until another link may be begun.
    pub(super) async fn room(&self) {
        loop {
            let mut less = std::pin::pin!(self.less.notified());
            less.as_mut().enable();
            if self.has_room() {
                return;
            }
            less.await;
        }
    }
}

/// A page that waits.
#[derive(Debug)]
pub(crate) struct Counted {
    waiting: Arc<Waiting>,
    bytes: usize,
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.waiting.taken.fetch_sub(self.bytes, Ordering::AcqRel);
        if self.waiting.has_room() {
            self.waiting.less.notify_waiters();
        }
    }
}
