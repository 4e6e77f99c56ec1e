//! Word of every save.

mod poll;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// A save is several events; once none has come for so long, it is complete.
const QUIET: Duration = Duration::from_millis(20);
/// Anyone who never stops saving gets to see something all the same.
const LONGEST: Duration = Duration::from_millis(300);
/// How soon a folder is noticed that was away, as while git changes branches.
const RETURN: Duration = Duration::from_millis(250);

/// Something that the site is made from.
#[derive(Debug, Clone)]
pub(super) enum Root {
    /// Everything in a folder.
    Folder(PathBuf),
    /// One file, together with its folder: an editor replaces a file rather than write into it,
    /// and anyone who watches the file alone would go on watching the old one. Where it is a link,
    /// the same holds for what it leads to.
    File(PathBuf),
}

/// Watches what the site is made from.
pub(super) struct Watch {
    /// What the system tells; `None` where files are looked at instead.
    watcher: Option<RecommendedWatcher>,
    events: Receiver<notify::Result<Event>>,
    roots: Vec<Root>,
    /// Whether some root is away.
    incomplete: bool,
}

impl Watch {
    /// Starts watching; with `poll` by looking at every file again and again, for mounts of which the
    /// system tells nothing.
    pub(super) fn start(roots: Vec<Root>, poll: bool) -> anyhow::Result<Self> {
        let (sender, events) = channel();
        let roots: Vec<_> = roots
            .into_iter()
            .map(|root| root.absolute())
            .collect::<std::io::Result<_>>()
            .context("the current folder cannot be found")?;
        if poll {
            for root in &roots {
                std::fs::metadata(root.watched()).with_context(|| root.unwatchable())?;
            }
            poll::start(roots.clone(), sender);
            return Ok(Self { watcher: None, events, roots, incomplete: false });
        }
        let told = notify::recommended_watcher(sender);
        let mut watcher = told.context("this system tells nobody of saves; use --poll")?;
        for root in &roots {
            root.watch(&mut watcher).with_context(|| root.unwatchable())?;
        }
        Ok(Self { watcher: Some(watcher), events, roots, incomplete: false })
    }

    /// Waits for a save, and says which files it was about. `None` is the end of all saves.
    pub(super) fn next(&mut self) -> Option<Vec<PathBuf>> {
        let mut changed = self.first_event()?;
        let first = Instant::now();
        while first.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => changed.extend(self.relevant(event)),
                Err(_) => break,
            }
        }
        self.watch_what_came_back(&changed);
        changed.sort();
        changed.dedup();
        Some(changed)
    }

    fn first_event(&mut self) -> Option<Vec<PathBuf>> {
        loop {
            let event = if self.incomplete {
                match self.events.recv_timeout(RETURN) {
                    Ok(event) => event,
                    Err(RecvTimeoutError::Disconnected) => return None,
                    Err(RecvTimeoutError::Timeout) => {
                        self.watch_all();
                        if self.incomplete {
                            continue;
                        }
                        return Some(
                            self.roots.iter().map(|root| root.path().to_owned()).collect(),
                        );
                    }
                }
            } else {
                self.events.recv().ok()?
            };
            let relevant = self.relevant(event);
            if !relevant.is_empty() {
                return Some(relevant);
            }
        }
    }

    /// The files that an event is about, of those that matter here.
    fn relevant(&self, event: notify::Result<Event>) -> Vec<PathBuf> {
        match event {
            // Events were lost, so anything may have changed.
            Err(_) => self.roots.iter().map(|root| root.path().to_owned()).collect(),
            Ok(event) if event.need_rescan() => {
                self.roots.iter().map(|root| root.path().to_owned()).collect()
            }
            Ok(event) if is_change(event.kind) => event
                .paths
                .into_iter()
                .filter(|path| self.roots.iter().any(|it| it.contains(path)))
                .collect(),
            Ok(_) => Vec::new(),
        }
    }

    /// A watched folder that is replaced by another of its name is watched no longer.
    fn watch_what_came_back(&mut self, changed: &[PathBuf]) {
        // And a link may lead to another file now.
        let is_new = |root: &Root| {
            let own = [root.path(), root.watched()];
            changed.iter().any(|path| own.contains(&path.as_path()))
        };
        if self.roots.iter().any(is_new) {
            self.watch_all();
        }
    }

    fn watch_all(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        self.incomplete = false;
        for root in &self.roots {
            // It fails where nothing is watched any more, which is no loss.
            for folder in root.all_watched() {
                drop(watcher.unwatch(&folder));
            }
        }
        for root in &self.roots {
            self.incomplete |= root.watch(watcher).is_err();
        }
    }
}

impl Root {
    fn absolute(self) -> std::io::Result<Self> {
        Ok(match self {
            Self::Folder(path) => Self::Folder(std::path::absolute(path)?),
            Self::File(path) => Self::File(std::path::absolute(path)?),
        })
    }

    fn path(&self) -> &Path {
        let (Self::Folder(path) | Self::File(path)) = self;
        path
    }

    /// The folder that has to be watched.
    fn watched(&self) -> &Path {
        match self {
            Self::Folder(path) => path,
            Self::File(path) => path.parent().unwrap_or(path),
        }
    }

    /// Why nothing can be told of it.
    fn unwatchable(&self) -> String {
        format!(
            "{} cannot be watched for changes; run this where the content is, or name another folder",
            self.watched().display()
        )
    }

    /// What a file that is a link leads to.
    fn target(&self) -> Option<PathBuf> {
        match self {
            Self::Folder(_) => None,
            Self::File(file) => std::fs::canonicalize(file).ok().filter(|real| real != file),
        }
    }

    /// All folders that have to be watched.
    fn all_watched(&self) -> Vec<PathBuf> {
        let target = self.target();
        let beyond = target.as_deref().and_then(Path::parent).filter(|it| *it != self.watched());
        std::iter::once(self.watched()).chain(beyond).map(Path::to_owned).collect()
    }

    fn watch(&self, watcher: &mut RecommendedWatcher) -> notify::Result<()> {
        let mode = match self {
            Self::Folder(_) => RecursiveMode::Recursive,
            Self::File(_) => RecursiveMode::NonRecursive,
        };
        self.all_watched().iter().try_for_each(|folder| watcher.watch(folder, mode))
    }

    fn contains(&self, path: &Path) -> bool {
        match self {
            Self::Folder(root) => {
                path.strip_prefix(root).is_ok_and(|path| !path.iter().any(is_scratch))
            }
            Self::File(file) => path == file || self.target().as_deref() == Some(path),
        }
    }
}

/// Whether a change may have come with the event. Reading a file is an event too, and we read them
/// all after each change.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
        && !matches!(kind, EventKind::Modify(ModifyKind::Metadata(_)))
}

/// Whether a name is one under which editors keep things that are not content.
fn is_scratch(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_site_is_made_from_counts() {
        let content = Root::Folder(PathBuf::from("/a/content"));
        for (path, counts) in [
            ("/a/content", true),
            ("/a/content/aids/x.yaml", true),
            ("/a/content/aids/.x.yaml.swp", false),
            ("/a/content/.git/index", false),
            ("/a/content/aids/x.yaml~", false),
            ("/a/other/x.yaml", false),
        ] {
            assert_eq!(content.contains(Path::new(path)), counts, "{path}");
        }
        let audit = Root::File(PathBuf::from("/a/audit.json"));
        assert!(audit.contains(Path::new("/a/audit.json")));
        assert!(!audit.contains(Path::new("/a/other.json")));
        assert_eq!(audit.watched(), Path::new("/a"));
    }
}
