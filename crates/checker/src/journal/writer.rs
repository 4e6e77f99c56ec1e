//! Writes the journal on a thread of its own, so that no request waits for a disk.
//!
//! Lines that come together are written together. Whenever none is waiting, all are written: who is
//! killed loses no more than what came in the same moment.

use std::io::{self, Write as _};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use crate::lock::Lock;

/// So many bytes are written at a time, at least while more are coming.
const AT_ONCE: usize = 64 * 1024;

/// Makes a line, on the thread that writes it.
type MakeLine = Box<dyn FnOnce() -> serde_json::Result<Vec<u8>> + Send>;

/// The thread that writes. Dropping this waits until all is written.
pub(super) struct Writer {
    lines: Option<Sender<MakeLine>>,
    thread: Option<JoinHandle<()>>,
    fault: Arc<Mutex<Option<io::Error>>>,
}

impl Writer {
    pub(super) fn new(lock: Arc<Lock>) -> io::Result<Self> {
        let (lines, waiting) = channel();
        let fault: Arc<Mutex<Option<io::Error>>> = Arc::default();
        let told = Arc::clone(&fault);
        let write = move || {
            if let Err(error) = write_all(&lock, &waiting) {
                *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            }
        };
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(write)?;
        Ok(Self { lines: Some(lines), thread: Some(thread), fault })
    }

    /// Hands a line over. A fault is that of a line before, after which none is written.
    pub(super) fn write(
        &self,
        line: impl FnOnce() -> serde_json::Result<Vec<u8>> + Send + 'static,
    ) -> io::Result<()> {
        if let Some(lines) = &self.lines
            && lines.send(Box::new(line)).is_ok()
        {
            return Ok(());
        }
        let fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner).take();
        Err(fault.unwrap_or_else(|| io::Error::other("it is not written any more")))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.lines.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has written what it could.
            drop(thread.join());
        }
    }
}

fn write_all(lock: &Lock, waiting: &Receiver<MakeLine>) -> io::Result<()> {
    let mut bytes = Vec::new();
    while let Ok(line) = waiting.recv() {
        let mut next = Some(line);
        while let Some(line) = next {
            bytes.extend(line()?);
            bytes.push(b'\n');
            next = if bytes.len() < AT_ONCE { waiting.try_recv().ok() } else { None };
        }
        (&lock.file).write_all(&bytes)?;
        bytes.clear();
        bytes.shrink_to(AT_ONCE);
    }
    Ok(())
}
