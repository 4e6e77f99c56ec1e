//! Looking at every file again and again, where the system tells nobody of saves.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{Event, EventKind};

use super::Root;

/// How often files are looked at.
const OFTEN: Duration = Duration::from_millis(500);

/// What tells a file that was saved from the one that was there before.
type Stamp = (u64, Option<SystemTime>, (u64, i64, i64));

/// Sends word of every file that is not what it was, for as long as anybody listens.
pub(super) fn start(roots: Vec<Root>, sender: Sender<notify::Result<Event>>) {
    let mut before = look(&roots);
    thread::spawn(move || {
        loop {
            thread::sleep(OFTEN);
            let now = look(&roots);
            let came = now.iter().filter(|(path, stamp)| before.get(*path) != Some(stamp));
            let went = before.keys().filter(|path| !now.contains_key(*path));
            let changed: Vec<_> = came.map(|(path, _)| path).chain(went).cloned().collect();
            before = now;
            if changed.is_empty() {
                continue;
            }
            let event = Event { paths: changed, ..Event::new(EventKind::Any) };
            if sender.send(Ok(event)).is_err() {
                return;
            }
        }
    });
}

fn look(roots: &[Root]) -> BTreeMap<PathBuf, Stamp> {
    let mut found = BTreeMap::new();
    for root in roots {
        match root {
            Root::Folder(folder) => list(folder, &mut found),
            // Through a link, to where it leads.
            Root::File(file) => {
                found.extend(fs::metadata(file).ok().map(|it| (file.clone(), stamp(&it))));
            }
        }
    }
    found
}

fn list(folder: &Path, found: &mut BTreeMap<PathBuf, Stamp>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(seen) = entry.metadata() else { continue };
        if seen.is_dir() {
            list(&entry.path(), found);
        } else {
            found.insert(entry.path(), stamp(&seen));
        }
    }
}

fn stamp(seen: &Metadata) -> Stamp {
    #[cfg(unix)]
    let touched = {
        use std::os::unix::fs::MetadataExt as _;
        (seen.ino(), seen.ctime(), seen.ctime_nsec())
    };
    #[cfg(not(unix))]
    let touched = (0, 0, 0);
    (seen.len(), seen.modified().ok(), touched)
}
