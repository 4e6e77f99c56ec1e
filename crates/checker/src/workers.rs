//! The threads that pages are judged on.
//!
//! They are no threads of the runtime: one that is given up on must hold up neither other pages nor
//! the end of the program.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

/// Why a piece of work came to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Abandoned {
    /// It took longer than is waited for.
    TooLong,
    /// It panicked, with these words.
    Panicked(String),
}

type Job = Box<dyn FnOnce(&AtomicBool) + Send>;

/// Which work is done first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// What requests and other pages wait for.
    First,
    Then,
}

/// As many threads as there are processors, and one more for each that was given up on.
pub(crate) struct Workers {
    queue: Arc<Queue>,
    patience: Duration,
}

impl Workers {
    /// Workers for pieces of work that take no longer than this.
    pub(crate) fn new(patience: Duration) -> Self {
        let workers = Self { queue: Arc::default(), patience };
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        (0..count).for_each(|_| workers.hire());
        workers
    }

    /// Has a piece of work done. The time that it waits for a thread does not count.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        urgency: Urgency,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Abandoned> {
        let (begun, begins) = oneshot::channel();
        let (done, mut result) = oneshot::channel();
        let left = Arc::new(AtomicBool::new(false));
        let seen_left = Arc::clone(&left);
        let job: Job = Box::new(move |leave| {
            let _ = begun.send(());
            let outcome = catch_unwind(AssertUnwindSafe(work));
            // Nobody waits any more for a thread that was given up on, and another has its place.
            leave.store(seen_left.load(Ordering::Acquire), Ordering::Release);
            let _ = done.send(outcome.map_err(|panic| Abandoned::Panicked(words(&*panic))));
        });
        let lost = || Abandoned::Panicked("no thread is left to judge on".to_owned());
        self.queue.add(urgency, job);
        begins.await.map_err(|_| lost())?;
        match tokio::time::timeout(self.patience, &mut result).await {
            Ok(outcome) => outcome.unwrap_or_else(|_| Err(lost())),
            Err(_) => {
                left.store(true, Ordering::Release);
                self.hire();
                Err(Abandoned::TooLong)
            }
        }
    }

    /// Has something done that nobody waits for.
    pub(crate) fn begin(&self, work: impl FnOnce() + Send + 'static) {
        // Where it panics, so does the work that needs it, and that is told of.
        self.queue.add(Urgency::First, Box::new(|_| drop(catch_unwind(AssertUnwindSafe(work)))));
    }

    fn hire(&self) {
        let queue = Arc::clone(&self.queue);
        // Where the system has no thread to give, those that there are do the work.
        let _ = std::thread::Builder::new().name("judge".to_owned()).stack_size(STACK).spawn(
            move || {
                let leave = AtomicBool::new(false);
                while !leave.load(Ordering::Acquire) {
                    let Some(job) = queue.next() else { return };
                    job(&leave);
                }
            },
        );
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.queue.close();
    }
}

/// The work that waits for a thread.
#[derive(Default)]
struct Queue {
    jobs: Mutex<Jobs>,
    changed: Condvar,
}

#[derive(Default)]
struct Jobs {
    first: VecDeque<Job>,
    then: VecDeque<Job>,
    closed: bool,
}

impl Queue {
    fn add(&self, urgency: Urgency, job: Job) {
        let mut jobs = self.jobs();
        match urgency {
            Urgency::First => jobs.first.push_back(job),
            Urgency::Then => jobs.then.push_back(job),
        }
        drop(jobs);
        self.changed.notify_one();
    }

    /// Waits for the next piece of work; there is none once nobody is left to give any.
    fn next(&self) -> Option<Job> {
        let idle = |jobs: &mut Jobs| jobs.first.is_empty() && jobs.then.is_empty() && !jobs.closed;
        let jobs = self.changed.wait_while(self.jobs(), idle);
        let mut jobs = jobs.unwrap_or_else(PoisonError::into_inner);
        jobs.first.pop_front().or_else(|| jobs.then.pop_front())
    }

    fn close(&self) {
        self.jobs().closed = true;
        self.changed.notify_all();
    }

    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// As much as the main thread of a program usually has: trees of pages are deep.
const STACK: usize = 8 * 1024 * 1024;

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[tokio::test]
    async fn what_others_wait_for_is_done_first() {
        let workers = Workers { queue: Arc::default(), patience: Duration::from_secs(10) };
        let done = Arc::new(Mutex::new(Vec::new()));
        let work = |name, urgency| {
            let done = Arc::clone(&done);
            workers.run(urgency, move || done.lock().unwrap().push(name))
        };
        let all = async {
            tokio::join!(
                work("a page", Urgency::Then),
                work("a control page", Urgency::First),
                work("where a page leads to", Urgency::First),
                // Whoever begins now begins with what was added so far.
                async { workers.hire() },
            )
        };
        drop(all.await);
        assert_eq!(*done.lock().unwrap(), ["a control page", "where a page leads to", "a page"]);
    }

    #[tokio::test]
    async fn what_takes_too_long_is_given_up_on_and_holds_nobody_up() {
        let workers = Workers::new(Duration::from_millis(50));
        let (release, released) = channel::<()>();
        let released = Arc::new(Mutex::new(released));
        for _ in 0..4 {
            let released = Arc::clone(&released);
            let stuck =
                workers.run(Urgency::Then, move || drop(released.lock().map(|wait| wait.recv())));
            assert_eq!(stuck.await, Err(Abandoned::TooLong));
        }
        assert_eq!(workers.run(Urgency::Then, || 1 + 1).await, Ok(2));
        drop(release);
    }

    #[tokio::test]
    async fn a_panic_is_told_and_ends_nothing() {
        let workers = Workers::new(Duration::from_secs(10));
        for _ in 0..20 {
            let fell = workers.run(Urgency::Then, || panic!("at page {}", 1)).await;
            assert_eq!(fell, Err::<(), _>(Abandoned::Panicked("at page 1".to_owned())));
        }
        assert_eq!(workers.run(Urgency::Then, || "fine").await, Ok("fine"));
    }
}
