//! Programs that are stopped at moments spread over the time that they take.

use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// Moments that follow how long a run takes, however busy the machine is, and how many of them came
/// before the end of a run. A test in which none did has stopped nothing.
pub(crate) struct Moments {
    /// How long a run seems to take.
    span: Duration,
    steps: u32,
    stopped: u32,
    ended: u32,
}

impl Moments {
    /// So many moments for runs that take as long as this one, which nobody stops.
    pub(crate) fn of(steps: u32, undisturbed: impl FnOnce()) -> Self {
        let began = Instant::now();
        undisturbed();
        Self { span: began.elapsed(), steps, stopped: 0, ended: 0 }
    }

    /// Sends a signal to a program that has just started, at the moment of a step, and waits for its end.
    pub(crate) fn stop(&mut self, step: u32, signal: &str, mut child: Child) {
        std::thread::sleep(self.span * step / self.steps);
        let id = child.id().to_string();
        // It is not waited for yet, so the number is nobody else's, also if it has ended.
        let sent = Command::new("kill").args([signal, &id]).status().expect("kill");
        assert!(sent.success(), "no signal {signal}");
        if child.wait().expect("the program to end").success() {
            self.ended += 1;
            // Later moments would come too late as well.
            self.span = self.span * 3 / 4;
        } else {
            self.stopped += 1;
            if step * 4 >= self.steps * 3 {
                self.span = self.span * 5 / 4;
            }
        }
    }

    /// Holds that programs were stopped before their end: more than those at the very first moments.
    pub(crate) fn assert_stopped(&self) {
        let Self { stopped, ended, .. } = self;
        assert!(stopped * 4 > stopped + ended, "{stopped} stopped, {ended} came to their end");
    }
}
