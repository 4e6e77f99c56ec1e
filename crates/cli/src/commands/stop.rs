//! An audit that is told to stop: Ctrl-C, or SIGTERM from a build server.

use std::fmt;

use crate::cli::NetworkArgs;
use crate::output::count;

/// Ends when this program is told to stop.
pub(super) async fn told() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminated.recv() => {}
                () = interrupted() => {}
            }
            return;
        }
    }
    interrupted().await;
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Nobody can tell this program to stop, so it goes on until its work is done.
        std::future::pending::<()>().await;
    }
}

/// Why an audit ended before its time, and what becomes of what it had asked.
#[derive(Debug)]
pub(crate) struct Stopped {
    judged: usize,
    links: usize,
    /// The ledger whose journal has it.
    ledger: Option<String>,
}

impl Stopped {
    pub(super) fn after((judged, links): (usize, usize), args: &NetworkArgs) -> Self {
        let ledger = (!args.no_ledger).then(|| args.ledger.display().to_string());
        Self { judged, links, ledger }
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { judged, links, ledger } = self;
        write!(f, "stopped after {judged} of {}; ", count(*links, "link"))?;
        match ledger {
            Some(ledger) => write!(
                f,
                "what they answered is in {ledger}.journal, and the next audit of the same links goes on from there"
            ),
            None => f.write_str("without a ledger nothing of it is kept"),
        }
    }
}

impl std::error::Error for Stopped {}
