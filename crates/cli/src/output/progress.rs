//! A progress bar on a terminal, and nothing where there is none.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use signpost_checker::Progress;

use super::printable;

/// Shows how far an audit is.
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar on the error stream, where that is a terminal and `shown` says so.
    pub fn new(shown: bool) -> Self {
        let target =
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) =
            ProgressStyle::with_template("{bar:24} {pos}/{len} links, {elapsed}  {wide_msg}")
        {
            bar.set_style(style);
        }
        Self(bar)
    }
}

impl Progress for Bar {
    fn started(&self, links: usize) {
        self.0.set_length(links as u64);
        self.0.enable_steady_tick(Duration::from_millis(200));
    }

    fn asking(&self, url: &str) {
        self.0.set_message(printable(url));
    }

    fn judged(&self) {
        self.0.inc(1);
    }

    fn finished(&self) {
        self.0.finish_and_clear();
    }
}
