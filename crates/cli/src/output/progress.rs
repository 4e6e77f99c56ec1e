//! How far an audit is: a bar on a terminal, and a line every half minute where there is none, so
//! that a build's log does not stand still for an hour.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use signpost_checker::Progress;
use signpost_core::{Reason, Severity};

use super::{Output, count, printable};

/// How often a log is told how far an audit is.
const EVERY: Duration = Duration::from_secs(30);

/// Shows how far an audit is.
pub struct Bar {
    bar: ProgressBar,
    lines: Option<Mutex<Option<Lines>>>,
    verbose: bool,
    so_far: Arc<SoFar>,
}

/// What is known while an audit is under way.
#[derive(Debug, Default)]
pub(crate) struct SoFar {
    links: AtomicUsize,
    judged: AtomicUsize,
    /// The links that need something done, each with what its answer means by itself.
    findings: Mutex<Vec<(String, Reason)>>,
}

impl SoFar {
    /// How many links are judged, and of how many.
    pub(crate) fn counts(&self) -> (usize, usize) {
        (self.judged.load(Ordering::Relaxed), self.links.load(Ordering::Relaxed))
    }

    /// The links that need something done, by address.
    pub(crate) fn findings(&self) -> Vec<(String, Reason)> {
        let mut findings = self.findings.lock().unwrap_or_else(PoisonError::into_inner).clone();
        findings.sort();
        findings
    }
}

/// The thread that writes a line now and then, and what ends it.
struct Lines {
    end: Sender<()>,
    thread: JoinHandle<()>,
}

impl Bar {
    /// Progress on the error stream, if `shown`.
    pub fn new(shown: bool) -> Self {
        let terminal = io::stderr().is_terminal();
        let target = if shown && terminal {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) =
            ProgressStyle::with_template("{bar:24} {pos}/{len} links, {elapsed}  {wide_msg}")
        {
            bar.set_style(style);
        }
        let lines = (shown && !terminal).then(|| Mutex::new(None));
        Self { bar, lines, verbose: false, so_far: Arc::default() }
    }

    /// Has each request written there too.
    #[must_use]
    pub(crate) fn verbose(mut self, verbose: bool) -> Self {
        self.verbose = verbose;
        self
    }

    /// What is known so far, also when the audit is no longer there to be asked.
    pub(crate) fn so_far(&self) -> Arc<SoFar> {
        Arc::clone(&self.so_far)
    }

    fn end_lines(&self) {
        let lines = self.lines.as_ref().and_then(|lines| lines.lock().ok()?.take());
        if let Some(Lines { end, thread }) = lines {
            drop(end);
            drop(thread.join());
        }
    }
}

impl Progress for Bar {
    fn started(&self, links: usize) {
        self.so_far.links.store(links, Ordering::Relaxed);
        self.so_far.judged.store(0, Ordering::Relaxed);
        self.bar.set_length(links as u64);
        self.bar.enable_steady_tick(Duration::from_millis(200));
        if let Some(Ok(mut lines)) = self.lines.as_ref().map(Mutex::lock) {
            let say = |line: &str| drop(writeln!(Output::aside(), "{line}"));
            *lines = Some(Lines::start(EVERY, Arc::clone(&self.so_far), say));
        }
    }

    fn asking(&self, url: &str) {
        let url = printable(url);
        if self.verbose {
            self.bar.suspend(|| drop(writeln!(Output::aside(), "asks {url}")));
        }
        self.bar.set_message(url);
    }

    fn judged(&self, url: Option<&str>, reason: Reason) {
        self.so_far.judged.fetch_add(1, Ordering::Relaxed);
        if let Some(url) = url.filter(|_| reason.verdict().severity() > Severity::Note) {
            let mut findings = self.so_far.findings.lock().unwrap_or_else(PoisonError::into_inner);
            findings.push((url.to_owned(), reason));
        }
        self.bar.inc(1);
    }

    fn looked_up(&self) {
        self.so_far.judged.fetch_add(1, Ordering::Relaxed);
        self.bar.inc(1);
    }

    fn finished(&self) {
        self.bar.finish_and_clear();
        self.end_lines();
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        self.end_lines();
    }
}

impl Lines {
    fn start(every: Duration, so_far: Arc<SoFar>, say: impl Fn(&str) + Send + 'static) -> Self {
        let (end, ended) = mpsc::channel();
        let started = Instant::now();
        let thread = std::thread::spawn(move || {
            while ended.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
                let (judged, links) = so_far.counts();
                say(&line(judged, links, started.elapsed()));
            }
        });
        Self { end, thread }
    }
}

fn line(judged: usize, links: usize, elapsed: Duration) -> String {
    let seconds = elapsed.as_secs();
    format!("{judged} of {} after {} min {:02} s", count(links, "link"), seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_told_how_far_an_audit_is() {
        assert_eq!(line(12, 500, Duration::from_secs(61)), "12 of 500 links after 1 min 01 s");
        assert_eq!(line(0, 1, Duration::from_secs(30)), "0 of 1 link after 0 min 30 s");
    }

    #[test]
    fn a_line_comes_again_and_again_until_the_audit_ends() {
        let so_far = Arc::new(SoFar::default());
        so_far.links.store(3, Ordering::Relaxed);
        let (lines, said) = mpsc::channel();
        let say = move |line: &str| drop(lines.send(line.to_owned()));
        let every = Lines::start(Duration::from_millis(1), Arc::clone(&so_far), say);
        assert!(said.recv().unwrap().starts_with("0 of 3 links"));
        so_far.judged.store(2, Ordering::Relaxed);
        assert!(said.iter().any(|line| line.starts_with("2 of 3 links")));

        let Lines { end, thread } = every;
        drop(end);
        thread.join().unwrap();
        // What was said before the end, and then nothing: the thread is gone.
        assert!(said.iter().all(|line| line.starts_with("2 of 3 links")));
    }

    #[test]
    fn the_lines_end_with_the_audit() {
        let mut bar = Bar::new(true);
        bar.lines = Some(Mutex::new(None));
        bar.started(3);
        assert!(bar.lines.as_ref().is_some_and(|lines| lines.lock().unwrap().is_some()));
        bar.finished();
        assert!(bar.lines.as_ref().is_some_and(|lines| lines.lock().unwrap().is_none()));
        assert_eq!(bar.so_far().counts(), (0, 3));
    }
}
