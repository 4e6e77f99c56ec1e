//! An audit that is told to stop: Ctrl-C, or SIGTERM from a build server.

use std::fmt;

use signpost_core::Reason;

use crate::cli::NetworkArgs;
use crate::exit::Exit;
use crate::output::progress::SoFar;
use crate::output::{count, printable};

/// How this program was told to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// Ctrl-C.
    Interrupt,
    /// SIGTERM.
    Terminate,
}

impl From<Signal> for Exit {
    fn from(signal: Signal) -> Self {
        match signal {
            Signal::Interrupt => Self::Interrupted,
            Signal::Terminate => Self::Terminated,
        }
    }
}

/// Ends when this program is told to stop, and says how.
pub(super) async fn told() -> Signal {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminated.recv() => return Signal::Terminate,
                () = interrupted() => return Signal::Interrupt,
            }
        }
    }
    interrupted().await;
    Signal::Interrupt
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Nobody can tell this program to stop, so it goes on until its work is done.
        std::future::pending::<()>().await;
    }
}

/// How many findings are named: a person who stops an audit is at a terminal.
const SHOWN: usize = 50;

/// Why an audit ended before its time, and what becomes of what it had asked.
#[derive(Debug)]
pub(crate) struct Stopped {
    /// How it was told to.
    pub(super) signal: Signal,
    judged: usize,
    links: usize,
    /// The links that need something done, as far as they were judged.
    findings: Vec<(String, Reason)>,
    /// The ledger whose journal has it.
    ledger: Option<String>,
}

impl Stopped {
    pub(super) fn after(signal: Signal, so_far: &SoFar, args: &NetworkArgs) -> Self {
        let ledger = (!args.no_ledger).then(|| args.ledger.display().to_string());
        let (judged, links) = so_far.counts();
        Self { signal, judged, links, findings: so_far.findings(), ledger }
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { judged, links, findings, ledger, .. } = self;
        write!(f, "stopped after {judged} of {}; ", count(*links, "link"))?;
        match ledger {
            Some(ledger) => write!(
                f,
                "what they answered is in {ledger}.journal, and the next audit of the same links goes on from there"
            ),
            None => f.write_str("without a ledger nothing of it is kept"),
        }?;
        if findings.is_empty() {
            return Ok(());
        }
        write!(f, "\nFound so far, each link by itself, and not concluded yet:")?;
        for (url, reason) in findings.iter().take(SHOWN) {
            write!(f, "\n  {}/{reason} {}", reason.verdict(), printable(url))?;
        }
        match findings.len().checked_sub(SHOWN) {
            Some(more @ 1..) => write!(f, "\n  … and {more} more"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for Stopped {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_said_to_the_person_who_stops_it() {
        let finding = |number: usize| (format!("https://a.test/{number:02}"), Reason::Http404);
        let stopped = Stopped {
            signal: Signal::Interrupt,
            judged: 60,
            links: 100,
            findings: vec![finding(1), ("https://b.test/\u{1b}[2J".to_owned(), Reason::Parked)],
            ledger: Some("ledger.jsonl".to_owned()),
        };
        insta::assert_snapshot!(stopped, @r"
        stopped after 60 of 100 links; what they answered is in ledger.jsonl.journal, and the next audit of the same links goes on from there
        Found so far, each link by itself, and not concluded yet:
          dead/http-404 https://a.test/01
          changed/parked https://b.test/�[2J
        ");
        let findings = (1..=52).map(finding).collect();
        let many = Stopped { findings, ledger: None, ..stopped }.to_string();
        assert!(many.starts_with(
            "stopped after 60 of 100 links; without a ledger nothing of it is kept\n"
        ));
        assert!(many.ends_with("https://a.test/50\n  … and 2 more"), "{many}");
    }
}
