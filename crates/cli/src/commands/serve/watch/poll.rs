//! Looking at every file again and again, where the system tells nobody of saves.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use notify::{Event, EventKind};
use signpost_files::Seen;

use super::{Root, is_scratch};

/// How often files are looked at.
const OFTEN: Duration = Duration::from_millis(500);

/// Sends word of every file that is not what it was, for as long as anybody listens.
pub(super) fn start(roots: Vec<Root>, sender: Sender<notify::Result<Event>>) {
    let mut before = look(&roots);
    thread::spawn(move || {
        loop {
            thread::sleep(OFTEN);
            let now = look(&roots);
            let came = now.iter().filter(|(path, seen)| before.get(*path) != Some(seen));
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

fn look(roots: &[Root]) -> BTreeMap<PathBuf, Seen> {
    let mut found = BTreeMap::new();
    for root in roots {
        match root {
            Root::Folder(folder) => list(folder, &mut found),
            // Through a link, to where it leads.
            Root::File(file) => {
                found.extend(fs::metadata(file).ok().map(|it| (file.clone(), Seen::from(&it))));
            }
        }
    }
    found
}

/// Without what is no content: a folder of git's holds more files than the site.
fn list(folder: &Path, found: &mut BTreeMap<PathBuf, Seen>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_scratch(&entry.file_name()) {
            continue;
        }
        let Ok(seen) = entry.metadata() else { continue };
        if seen.is_dir() {
            list(&entry.path(), found);
        } else {
            found.insert(entry.path(), Seen::from(&seen));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_content_is_not_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        for path in [".git/index", ".git/objects/ab/cd", "aids/.x.swp", "aids/x.yaml", "x.yaml~"] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let found = look(&[Root::Folder(folder.path().to_owned())]);
        assert_eq!(found.keys().collect::<Vec<_>>(), [&folder.path().join("aids/x.yaml")]);
    }
}
