//! The journal: what a run has seen so far, so that a run that was killed need not ask again.
//!
//! One JSON object a line: first what the run is about, then each link as it is judged. What an
//! address answered is written down only where judging has to wait for the answer of another. A line
//! that was cut short by the end of the run is ignored.
//!
//! Several runs may share a journal, each under a line of its own that says what it is about: an
//! audit of one link, made while a killed audit of all of them waits to be gone on with, neither
//! uses nor loses what that one has seen.

mod writer;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, BufRead, BufReader, Seek as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use signpost_core::Link;
use signpost_files::Bounded;

use crate::error::Error;
use crate::lock::Lock;
use crate::packed::Packed;
use signpost_judge::Judgement;
use signpost_judge::observation::Observation;
use writer::Writer;

/// What a run found longer ago than this may have changed, and is asked again.
const FRESH: SignedDuration = SignedDuration::from_hours(12);

/// A run that began longer ago than this is another day's.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// The journal of a run over a million links is smaller, pages that wait for another included. What is larger is none.
const LARGEST: u64 = 1 << 30;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Line {
    Run { started: Timestamp, content: u64 },
    Seen { url: String, at: Timestamp, observation: Box<Observation> },
    Link { url: String, at: Timestamp, judgement: Box<Judgement> },
    Control { key: String, at: Timestamp, observation: Box<Observation> },
}

/// A [`Line`] as it is written.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Entry<'a> {
    Run { started: Timestamp, content: u64 },
    Link { url: &'a str, at: Timestamp, judgement: &'a Judgement },
    Control { key: &'a str, at: Timestamp, observation: &'a Observation },
}

/// A [`Line::Seen`] without what was seen.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Begun<'a> {
    Seen { url: &'a str, at: Timestamp },
}

/// How the line begins that says what a run is about.
const RUN: &[u8] = br#"{"run":"#;

/// The journal of the run that is under way.
pub(crate) struct Journal {
    lock: Arc<Lock>,
    content: u64,
    /// When it was opened, by the audit's clock and by the machine's.
    opened: (Timestamp, Instant),
    writer: Writer,
}

/// What a run that was killed left behind.
#[derive(Default)]
pub(crate) struct Resumed {
    pub(crate) started: Option<Timestamp>,
    /// The links that were judged.
    pub(crate) links: HashMap<String, Judgement>,
    /// What links answered that were not judged any more.
    pub(crate) seen: HashMap<String, Observation>,
    pub(crate) controls: HashMap<String, Observation>,
}

impl Journal {
    /// Opens the journal of a run over these links. One of the same links that is there already is
    /// gone on with, unless it is too old.
    pub(crate) fn open(
        lock: Arc<Lock>,
        links: &[Link],
        now: Timestamp,
    ) -> Result<(Self, Resumed), Error> {
        let content = fingerprint(links);
        let error = |error| Error::Journal(lock.path().to_owned(), error);
        let resumed = resume(&lock, content, now).map_err(error)?;
        let writer = Writer::new(Arc::clone(&lock)).map_err(error)?;
        Ok((Self { lock, content, opened: (now, Instant::now()), writer }, resumed))
    }

    /// What tells this run from others in the same journal.
    pub(crate) fn run(&self) -> u64 {
        self.content
    }

    /// Writes down what a link answered.
    pub(crate) fn seen(
        &self,
        url: &str,
        seen: impl FnOnce() -> serde_json::Result<Packed> + Send + 'static,
    ) -> Result<(), Error> {
        let (url, at) = (url.to_owned(), self.now());
        self.write(move || {
            let seen = seen()?;
            // What is packed is a value of the line as it stands.
            let mut line = serde_json::to_vec(&Begun::Seen { url: &url, at })?;
            line.truncate(line.len() - b"}}".len());
            line.extend_from_slice(br#","observation":"#);
            line.extend_from_slice(seen.json());
            line.extend_from_slice(b"}}");
            Ok(line)
        })
    }

    /// Writes down what was found of a link.
    pub(crate) fn link(&self, url: &str, judgement: &Judgement) -> Result<(), Error> {
        let line = serde_json::to_vec(&Entry::Link { url, at: self.now(), judgement });
        self.write(move || line)
    }

    /// Writes down what an address answered that cannot exist.
    pub(crate) fn control(&self, key: &str, observation: &Arc<Observation>) -> Result<(), Error> {
        let (key, observation, at) = (key.to_owned(), Arc::clone(observation), self.now());
        self.write(move || {
            serde_json::to_vec(&Entry::Control { key: &key, at, observation: &observation })
        })
    }

    /// Forgets a run of which nothing is to be kept.
    pub(crate) fn discard(self, now: Timestamp) {
        let Self { lock, content, writer, .. } = self;
        drop(writer);
        // What is left behind does no harm: it says nothing of any link.
        drop(forget(&lock, Some(content), now));
    }

    fn now(&self) -> Timestamp {
        let (opened, since) = self.opened;
        let passed = SignedDuration::try_from(since.elapsed()).unwrap_or_default();
        opened.saturating_add(passed).unwrap_or(opened)
    }

    fn write(
        &self,
        line: impl FnOnce() -> serde_json::Result<Vec<u8>> + Send + 'static,
    ) -> Result<(), Error> {
        self.writer.write(line).map_err(|error| Error::Journal(self.lock.path().to_owned(), error))
    }
}

/// What a run left behind. Begins to write where that one stopped.
fn resume(lock: &Lock, content: u64, now: Timestamp) -> io::Result<Resumed> {
    let Left { resumed, last, alone, cut } = read(reader(lock)?, content, now)?;
    lock.alone.store(alone, Ordering::Relaxed);
    if cut {
        (&lock.file).write_all(b"\n")?;
    }
    if !last {
        let started = resumed.started.unwrap_or(now);
        let mut line = serde_json::to_vec(&Entry::Run { started, content })?;
        line.push(b'\n');
        (&lock.file).write_all(&line)?;
    }
    Ok(resumed)
}

/// Takes a run out of a journal, and with it those that are too old to be gone on with. A journal
/// with nothing left in it is removed.
pub(crate) fn forget(lock: &Lock, run: Option<u64>, now: Timestamp) -> io::Result<()> {
    // Most journals hold one run, and may be long.
    if run.is_some() && lock.alone.load(Ordering::Relaxed) {
        return lock.remove();
    }
    let mut kept = Vec::new();
    let mut keep = false;
    each_line(reader(lock)?, |line| {
        if line.starts_with(RUN) {
            keep = matches!(
                serde_json::from_slice(line),
                Ok(Line::Run { started, content }) if Some(content) != run && may_go_on(started, now)
            );
        }
        if keep {
            kept.extend_from_slice(line);
        }
    })?;
    if kept.is_empty() {
        return lock.remove();
    }
    lock.file.set_len(0)?;
    (&lock.file).write_all(&kept)
}

fn reader(lock: &Lock) -> io::Result<impl BufRead> {
    let mut file = &lock.file;
    file.rewind()?;
    Ok(BufReader::new(Bounded::new(file, LARGEST)))
}

/// Goes through the lines, each with its end. Only one of them is held at a time: a journal may be long.
fn each_line(mut from: impl BufRead, mut with: impl FnMut(&[u8])) -> io::Result<()> {
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        with(&line);
        line.clear();
    }
    Ok(())
}

/// What is left in a journal of a run.
struct Left {
    resumed: Resumed,
    /// Whether it was the last one to write there.
    last: bool,
    /// Whether no other can be gone on with.
    alone: bool,
    /// Whether its last line has no end.
    cut: bool,
}

/// What a run left behind in a journal.
fn read(from: impl BufRead, run: u64, now: Timestamp) -> io::Result<Left> {
    let mut resumed = Resumed::default();
    let (mut own, mut alone, mut cut) = (false, true, false);
    each_line(from, |line| {
        cut = !line.ends_with(b"\n");
        if !own && !line.starts_with(RUN) {
            return;
        }
        match serde_json::from_slice(line) {
            Ok(Line::Run { started, content }) => {
                own = content == run && may_go_on(started, now);
                alone &= content == run || !may_go_on(started, now);
                if own {
                    resumed.started = Some(started);
                }
            }
            Ok(Line::Seen { url, at, observation }) if is_fresh(at, now) => {
                resumed.seen.insert(url, *observation);
            }
            Ok(Line::Link { url, at, judgement }) if is_fresh(at, now) => {
                resumed.seen.remove(&url);
                resumed.links.insert(url, *judgement);
            }
            Ok(Line::Control { key, at, observation }) if is_fresh(at, now) => {
                resumed.controls.insert(key, *observation);
            }
            // Cut short, or too old.
            _ => {}
        }
    })?;
    Ok(Left { resumed, last: own, alone, cut })
}

/// How many results a run of content 0 left in a journal at the beginning of time, for hostile inputs.
#[doc(hidden)]
pub fn read_journal(text: &str) -> usize {
    let left = read(text.as_bytes(), 0, Timestamp::UNIX_EPOCH);
    let resumed = left.map(|left| left.resumed).unwrap_or_default();
    resumed.links.len() + resumed.seen.len() + resumed.controls.len()
}

/// Whether what was found then still holds. A run by a clock that stands still (`--now`) writes down times that
/// the next one has yet to come to.
fn is_fresh(at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(at).abs() < FRESH
}

/// Whether a run that began then can be gone on with.
fn may_go_on(started: Timestamp, now: Timestamp) -> bool {
    (SignedDuration::ZERO..LONGEST).contains(&now.duration_since(started))
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
    use std::fs;
    use std::path::Path;

    use signpost_core::report::Evidence;
    use signpost_core::verdict::Reason;

    use super::*;
    use signpost_judge::observation::{Failure, FailureKind, Outcome};

    fn links(urls: &[&str]) -> Vec<Link> {
        urls.iter()
            .map(|url| Link {
                url: Some((*url).to_owned()),
                expectation: signpost_core::Expectation::default(),
                look: None,
                sources: Vec::new(),
            })
            .collect()
    }

    fn found() -> Judgement {
        Judgement::new(Reason::Ok, Evidence::default())
    }

    fn seen(url: &str) -> Packed {
        let url = url::Url::parse(url).unwrap();
        let failure =
            Failure { url: url.clone(), kind: FailureKind::Timeout, detail: String::new() };
        let observation = Observation {
            asked: url,
            hops: Vec::new(),
            outcome: Outcome::Failure(failure),
            setbacks: Vec::new(),
            attempts: 1,
            elapsed: std::time::Duration::ZERO,
            certificate_expires: None,
        };
        Packed::of(&observation).unwrap()
    }

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    fn open(path: &Path, links: &[Link], hours: i64) -> (Journal, Resumed) {
        let lock = Lock::take(path).unwrap().expect("nobody else has it");
        Journal::open(Arc::new(lock), links, at(hours)).unwrap()
    }

    #[test]
    fn a_killed_run_is_gone_on_with() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.jsonl.journal");
        let (a, b) = ("https://a.test/", "https://b.test/");
        let links = links(&[a, b]);

        let (journal, resumed) = open(&path, &links, 0);
        assert!(resumed.links.is_empty());
        journal.seen(a, move || Ok(seen(a))).unwrap();
        journal.link(a, &found()).unwrap();
        journal.seen(b, move || Ok(seen(b))).unwrap();
        drop(journal);
        let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"{\"link\":{\"url\":\"https://b.te").unwrap();

        let (journal, resumed) = open(&path, &links, 1);
        assert_eq!(resumed.started, Some(Timestamp::UNIX_EPOCH));
        assert_eq!(resumed.links.into_keys().collect::<Vec<_>>(), [a]);
        assert_eq!(resumed.seen.into_keys().collect::<Vec<_>>(), [b]);
        journal.link(b, &found()).unwrap();
        drop(journal);
        assert_eq!(open(&path, &links, 1).1.links.len(), 2);
    }

    #[test]
    fn a_journal_that_is_old_or_of_other_links_is_started_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let fill = || {
            fs::remove_file(&path).ok();
            let (journal, _) = open(&path, &links(&["https://a.test/"]), 0);
            journal.link("https://a.test/", &found()).unwrap();
        };
        fill();
        assert_eq!(open(&path, &links(&["https://a.test/"]), 25).1.links.len(), 0);
        fill();
        assert_eq!(open(&path, &links(&["https://b.test/"]), 1).1.links.len(), 0);
        fill();
        fs::write(&path, "this is no journal").unwrap();
        let (journal, resumed) = open(&path, &links(&["https://a.test/"]), 1);
        assert_eq!(resumed.links.len(), 0);
        journal.link("https://a.test/", &found()).unwrap();
        drop(journal);
        assert_eq!(open(&path, &links(&["https://a.test/"]), 1).1.links.len(), 1);
    }

    #[test]
    fn each_result_is_used_until_it_is_too_old_itself() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let (a, b) = ("https://a.test/", "https://b.test/");
        let links = links(&[a, b]);
        open(&path, &links, 0).0.link(a, &found()).unwrap();
        open(&path, &links, 8).0.link(b, &found()).unwrap();
        let (_, resumed) = open(&path, &links, 14);
        assert_eq!(resumed.started, Some(at(0)));
        assert_eq!(resumed.links.into_keys().collect::<Vec<_>>(), [b]);
        assert_eq!(open(&path, &links, 21).1.links.len(), 0);
    }

    #[test]
    fn an_audit_of_fewer_links_leaves_the_journal_of_all_of_them_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let (a, b) = ("https://a.test/", "https://b.test/");
        let (all, one) = (links(&[a, b]), links(&[b]));
        open(&path, &all, 0).0.link(a, &found()).unwrap();

        let (journal, resumed) = open(&path, &one, 1);
        assert!(resumed.started.is_none());
        journal.link(b, &found()).unwrap();
        drop(journal);
        let (journal, resumed) = open(&path, &one, 2);
        assert_eq!((resumed.started, resumed.links.len()), (Some(at(1)), 1));
        forget(&journal.lock, Some(journal.run()), at(2)).unwrap();
        drop(journal);

        let (journal, resumed) = open(&path, &all, 3);
        assert_eq!(resumed.started, Some(at(0)));
        assert_eq!(resumed.links.into_keys().collect::<Vec<_>>(), [a]);
        forget(&journal.lock, Some(journal.run()), at(3)).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn what_nobody_can_go_on_with_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        open(&path, &links(&["https://a.test/"]), 0).0.link("https://a.test/", &found()).unwrap();
        let (journal, _) = open(&path, &links(&["https://b.test/"]), 25);
        forget(&journal.lock, Some(journal.run()), at(25)).unwrap();
        assert!(!path.exists());
    }
}
