//! The journal: what a run has found so far, so that a run that was killed need not ask again.
//!
//! One JSON object a line: first what the run is about, then each link as it is judged and each
//! address that cannot exist as it is asked. A line that was cut short by the end of the run is
//! ignored.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use signpost_core::Link;
use signpost_core::report::{Evidence, Suggestion};
use signpost_core::verdict::Reason;

use crate::error::Error;
use crate::judge::Judgement;
use crate::observation::Observation;

/// What a run found longer ago than this may have changed.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// What was found of one link: its address and its [`Judgement`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Found {
    pub(crate) url: String,
    pub(crate) reason: Reason,
    pub(crate) evidence: Evidence,
    pub(crate) suggestion: Option<Suggestion>,
    pub(crate) clear: bool,
    pub(crate) login: bool,
}

impl Found {
    pub(crate) fn new(url: String, judgement: Judgement) -> Self {
        let Judgement { reason, evidence, suggestion, clear, login } = judgement;
        Self { url, reason, evidence, suggestion, clear, login }
    }
}

impl From<Found> for Judgement {
    fn from(found: Found) -> Self {
        let Found { reason, evidence, suggestion, clear, login, .. } = found;
        Self { reason, evidence, suggestion, clear, login }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Line {
    Run { started: Timestamp, content: u64 },
    Link(Box<Found>),
    Sibling { key: String, observation: Box<Observation> },
}

/// The journal of the run that is under way.
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
}

/// What a run that was killed left behind.
#[derive(Default)]
pub(crate) struct Resumed {
    pub(crate) started: Option<Timestamp>,
    pub(crate) links: HashMap<String, Found>,
    pub(crate) siblings: HashMap<String, Observation>,
}

impl Journal {
    /// Opens the journal of a run over these links. One that is there already is gone on with,
    /// unless it is too old or was about other links.
    pub(crate) fn open(
        path: PathBuf,
        links: &[Link],
        now: Timestamp,
    ) -> Result<(Self, Resumed), Error> {
        let content = fingerprint(links);
        let opened = open(&path, content, now);
        match opened {
            Ok((file, resumed)) => Ok((Self { path, file }, resumed)),
            Err(error) => Err(Error::Journal(path, error)),
        }
    }

    /// Writes down what was found of a link.
    pub(crate) fn link(&mut self, found: Found) -> Result<(), Error> {
        self.write(&Line::Link(Box::new(found)))
    }

    /// Writes down what an address answered that cannot exist.
    pub(crate) fn sibling(&mut self, key: &str, observation: &Observation) -> Result<(), Error> {
        let observation = Box::new(observation.clone());
        self.write(&Line::Sibling { key: key.to_owned(), observation })
    }

    /// Removes the journal, for a run of which nothing is to be kept.
    pub(crate) fn discard(self) {
        drop(self.file);
        // What is left behind does no harm: it says nothing of any link.
        let _ = fs::remove_file(&self.path);
    }

    fn write(&mut self, line: &Line) -> Result<(), Error> {
        append(&mut self.file, line).map_err(|error| Error::Journal(self.path.clone(), error))
    }
}

fn open(path: &Path, content: u64, now: Timestamp) -> io::Result<(File, Resumed)> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let text = match fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let resumed = read(&text, content, now);
    if resumed.started.is_some() {
        let mut file = OpenOptions::new().append(true).open(path)?;
        if !text.ends_with('\n') {
            file.write_all(b"\n")?;
        }
        return Ok((file, resumed));
    }
    let mut file = File::create(path)?;
    append(&mut file, &Line::Run { started: now, content })?;
    Ok((file, resumed))
}

fn read(text: &str, content: u64, now: Timestamp) -> Resumed {
    let mut lines = text.lines().filter_map(|line| serde_json::from_str(line).ok());
    let mut resumed = Resumed::default();
    match lines.next() {
        Some(Line::Run { started, content: of })
            if of == content
                && (SignedDuration::ZERO..FRESH).contains(&now.duration_since(started)) =>
        {
            resumed.started = Some(started);
        }
        _ => return resumed,
    }
    for line in lines {
        match line {
            Line::Link(found) => {
                resumed.links.insert(found.url.clone(), *found);
            }
            Line::Sibling { key, observation } => {
                resumed.siblings.insert(key, *observation);
            }
            Line::Run { .. } => {}
        }
    }
    resumed
}

fn append(file: &mut File, line: &Line) -> io::Result<()> {
    let mut bytes = serde_json::to_vec(line)?;
    bytes.push(b'\n');
    file.write_all(&bytes)
}

/// Tells one set of links, and what is expected of them, from another.
fn fingerprint(links: &[Link]) -> u64 {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    for link in links {
        link.url.hash(&mut hasher);
        // Nothing else sees this form, so it need not stay the same from release to release.
        format!("{:?}", link.expectation).hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(urls: &[&str]) -> Vec<Link> {
        urls.iter()
            .map(|url| Link {
                url: Some((*url).to_owned()),
                expectation: signpost_core::Expectation::default(),
                sources: Vec::new(),
            })
            .collect()
    }

    fn found(url: &str) -> Found {
        Found {
            url: url.to_owned(),
            reason: Reason::Ok,
            evidence: Evidence::default(),
            suggestion: None,
            clear: false,
            login: false,
        }
    }

    fn open(path: &Path, links: &[Link], hours: i64) -> (Journal, Resumed) {
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours);
        Journal::open(path.to_owned(), links, now).unwrap()
    }

    #[test]
    fn a_killed_run_is_gone_on_with() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.jsonl.journal");
        let links = links(&["https://a.test/", "https://b.test/"]);

        let (mut journal, resumed) = open(&path, &links, 0);
        assert!(resumed.links.is_empty());
        journal.link(found("https://a.test/")).unwrap();
        journal.file.write_all(b"{\"link\":{\"url\":\"https://b.te").unwrap();
        drop(journal);

        let (mut journal, resumed) = open(&path, &links, 1);
        assert_eq!(resumed.started, Some(Timestamp::UNIX_EPOCH));
        assert_eq!(resumed.links.into_keys().collect::<Vec<_>>(), ["https://a.test/"]);
        journal.link(found("https://b.test/")).unwrap();
        assert_eq!(open(&path, &links, 1).1.links.len(), 2);
    }

    #[test]
    fn a_journal_that_is_old_or_of_other_links_is_started_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let fill = || {
            fs::remove_file(&path).ok();
            let (mut journal, _) = open(&path, &links(&["https://a.test/"]), 0);
            journal.link(found("https://a.test/")).unwrap();
        };
        fill();
        assert_eq!(open(&path, &links(&["https://a.test/"]), 25).1.links.len(), 0);
        fill();
        assert_eq!(open(&path, &links(&["https://b.test/"]), 1).1.links.len(), 0);
        fill();
        fs::write(&path, "this is no journal\n").unwrap();
        assert_eq!(open(&path, &links(&["https://a.test/"]), 1).1.links.len(), 0);
    }
}
