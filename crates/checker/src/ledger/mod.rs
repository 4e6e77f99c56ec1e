//! The ledger: what earlier runs found, one line for each link.
//!
//! It is what tells a link that is down today from one that has been down for days, and it is meant
//! to be committed: sorted by address, one JSON object a line, and a line changes only when
//! something about its link does.

// Foreign bytes come in here: nothing of them may end the program.
#![warn(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

mod format;
mod merge;
mod names;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use signpost_core::Link;
use signpost_core::report::Scope;
use signpost_core::verdict::Reason;
use signpost_files::Folder;
use signpost_judge::conclude::{Answers, History, Picture, Run, judge_ledgers};

use crate::error::Error;
use crate::journal::{self, Journal, Resumed};
use crate::lock::Lock;
use format::{Contents, PartLine, RunLine};
use merge::Told;
use names::Names;

/// A ledger of a million links is smaller. What is larger is no ledger.
const LARGEST: u64 = 1 << 30;

/// What earlier runs found.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The journal beside it, which no other audit can take meanwhile.
    lock: Option<Arc<Lock>>,
    /// The run that this ledger has been through.
    run: Option<(u64, Timestamp)>,
    /// When it was read: a later time in it counts for nothing. None where it was not read.
    now: Option<Timestamp>,
    contents: Contents,
    /// By which other addresses its links are known, once somebody has asked.
    names: OnceLock<Names>,
}

/// How far the clocks of two machines may be apart, of which one wrote a ledger and the other reads it.
const CLOCKS: SignedDuration = SignedDuration::from_hours(1);

/// A line that is none of a ledger's. When the ledger is saved, it is kept in a file beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedLine {
    /// The line, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
}

/// Why a ledger cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// The file cannot be read.
    #[error("cannot read the ledger {}", .0.display())]
    Read(PathBuf, #[source] io::Error),
    /// It is of a version that is not known yet.
    #[error(
        "the ledger {} has version {}, which a newer program wrote; this one knows versions up to {}",
        .0.display(),
        .1,
        format::VERSION
    )]
    Newer(PathBuf, u32),
    /// Another audit has the ledger.
    #[error("another audit is running with the ledger {}", .0.display())]
    Busy(PathBuf),
    /// The file cannot be written.
    #[error("cannot write the ledger {}", .0.display())]
    Write(PathBuf, #[source] io::Error),
    /// The journal beside it cannot be written.
    #[error("cannot write the journal {}", .0.display())]
    Journal(PathBuf, #[source] io::Error),
    /// The file beside it cannot be written that keeps the lines that are none of a ledger's.
    #[error("cannot write {}, which keeps the lines that are none of the ledger's", .0.display())]
    Rejected(PathBuf, #[source] io::Error),
}

impl Ledger {
    /// Reads a ledger for an audit. A file that is not there is an empty one. Until it is saved or
    /// dropped, no other audit can have it. A time after `now` counts for nothing.
    ///
    /// # Errors
    ///
    /// When another audit has it, when the file cannot be read, or its journal not be written.
    pub fn load(path: &Path, now: Timestamp) -> Result<Self, LedgerError> {
        let journal = journal_path(path);
        let lock = match Lock::take(&journal) {
            Ok(Some(lock)) => Arc::new(lock),
            Ok(None) => return Err(LedgerError::Busy(path.to_owned())),
            Err(error) => return Err(LedgerError::Journal(journal, error)),
        };
        Ok(Self { lock: Some(lock), now: Some(now), contents: read(path, now)?, ..Self::default() })
    }

    /// Reads a ledger to look things up in it, without its journal. It cannot be saved over the file
    /// that it was read from by an audit that goes on meanwhile. A time after `now` counts for nothing.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn read(path: &Path, now: Timestamp) -> Result<Self, LedgerError> {
        Ok(Self { now: Some(now), contents: read(path, now)?, ..Self::default() })
    }

    /// Writes the ledger in place of what the file held, all at once, and takes the run that is now
    /// complete out of the journal. Lines that are none of a ledger's are kept in a file beside it,
    /// whose name ends with `.rejected`.
    ///
    /// # Errors
    ///
    /// When a file beside the ledger cannot be written or put in its place.
    pub fn save(&self, path: &Path) -> Result<(), LedgerError> {
        if !self.contents.rejected.is_empty() {
            let kept = beside(path, REJECTED);
            self.keep_rejected(&kept).map_err(|error| LedgerError::Rejected(kept, error))?;
        }
        self.write(path).map_err(|error| LedgerError::Write(path.to_owned(), error))?;
        let Some(lock) = &self.lock else { return Ok(()) };
        let run = self.run.map(|(run, _)| run);
        let now = self.run.map_or_else(Timestamp::now, |(_, now)| now);
        journal::forget(lock, run, now)
            .map_err(|error| LedgerError::Journal(lock.path().to_owned(), error))
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let (folder, name) = Folder::make_for(path)?;
        let mut text = Vec::new();
        format::write(&mut text, &self.contents.run, &self.contents.entries)?;
        folder.replace(name, &text)
    }

    /// Adds the lines that are none of a ledger's to those that a file has.
    fn keep_rejected(&self, path: &Path) -> io::Result<()> {
        let (folder, name) = Folder::make_for(path)?;
        // What was kept there before has not become a ledger's meanwhile.
        let mut kept = match folder.read(&name, LARGEST) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            read => read?,
        };
        let mut known: HashSet<&[u8]> = format::lines(&kept).collect();
        let lines = self.contents.rejected.iter().map(|(_, line)| line.as_bytes());
        let new: Vec<&[u8]> = lines.filter(|line| known.insert(line)).collect();
        if !matches!(kept.last(), None | Some(b'\n' | b'\r')) {
            kept.push(b'\n');
        }
        kept.extend(new.into_iter().flat_map(|line| [line, b"\n"]).flatten());
        folder.replace(name, &kept)
    }

    /// The files beside a ledger: the journal of a run that has not ended, and the lines that are none of a
    /// ledger's.
    pub fn beside(path: &Path) -> [PathBuf; 2] {
        [journal_path(path), beside(path, REJECTED)]
    }

    /// What no line of a ledger is.
    pub fn rejected(&self) -> impl Iterator<Item = RejectedLine> + '_ {
        let rejected = self.contents.rejected.iter();
        rejected.map(|(line, text)| RejectedLine { line: *line, text: text.clone() })
    }

    /// What earlier runs found of an address, or of the same in another spelling, or of one that has moved there.
    pub fn history(&self, url: &str) -> Option<History> {
        self.history_of(url).or_else(|| {
            let plain = names::plain(url)?;
            let names = self.names.get_or_init(|| Names::of(&self.contents.entries));
            self.history_of(&plain).or_else(|| {
                let (known, moved) = names.get(&plain)?;
                let history = self.history_of(known)?;
                Some(if moved { history.at_new_address() } else { history })
            })
        })
    }

    fn history_of(&self, url: &str) -> Option<History> {
        let mut history = self.contents.entries.get(url)?.clone();
        if history.last_ok.is_none() && history.was_ever_fine() {
            // As long as a link stays fine its line says nothing of when it was last seen.
            history.last_ok = self.last_run().max(Some(history.since));
        }
        Some(history)
    }

    /// What the last audit found of an address.
    pub(crate) fn last_reason(&self, url: &str) -> Option<Reason> {
        self.contents.entries.get(url).map(|history| history.reason)
    }

    /// Whether anything is known of an address.
    pub fn knows(&self, url: &str) -> bool {
        self.contents.entries.contains_key(url)
    }

    /// The links' lines, to change them.
    fn entries(&mut self) -> &mut BTreeMap<String, History> {
        self.names.take();
        &mut self.contents.entries
    }

    /// How many links something is known of.
    pub fn links(&self) -> usize {
        self.contents.entries.len()
    }

    /// Forgets every link but these, for content that no longer names it.
    pub fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.entries().retain(|url, _| keep(url));
    }

    /// Judges what other ledgers say of a run that was divided, before they are merged into this one. A run
    /// that is not to be believed leaves its picture here, and nothing else.
    pub fn believes(&mut self, parts: &[Self]) -> Run {
        // Ledgers of whole runs were judged then; what is older than this one tells no news.
        let newer = |part: &&Self| part.started() > self.last_run();
        let news = parts.iter().filter(newer).flat_map(|part| &part.contents.entries);
        let mut after: BTreeMap<&str, &History> = BTreeMap::new();
        for (url, history) in news {
            let known = self.contents.entries.get(url);
            // A part's ledger begins as a copy of the whole, so that most of its lines are the old ones.
            if known.is_some_and(|known| known != history) || !after.contains_key(url.as_str()) {
                after.insert(url, history);
            }
        }
        let of = |url: &&str| self.contents.entries.get(*url);
        let links = after.iter().filter_map(|(url, now)| Some((*url, of(url)?, *now)));
        let Some(day) = parts.iter().filter_map(Self::started).max() else {
            return Run::Sound;
        };
        let common = parts.iter().filter(newer).filter_map(|part| part.contents.run.part.as_ref());
        let common = common.map(|part| part.answers.clone()).fold(Answers::default(), Answers::and);
        let day = day.to_zoned(TimeZone::UTC).date();
        let run = judge_ledgers(links, common, self.picture(), day);
        self.doubt(run)
    }

    /// Keeps the picture of a run that is not believed. No other day knows of it where the ledger is not kept.
    #[must_use]
    pub fn doubt(&mut self, run: Run) -> Run {
        if self.lock.is_none() {
            return run.unkept();
        }
        if let Some(picture) = run.picture() {
            self.contents.run.picture = Some(picture.clone());
        }
        run
    }

    /// Takes over what other ledgers know: of each link the newest line counts. All parts of a divided audit
    /// together are a whole one; some of them are not, and leave the run of this ledger the last.
    pub fn merge(&mut self, others: Vec<Self>, now: Timestamp) {
        let base = self.contents.entries.clone();
        // When the last run began by which each line is still true.
        let base_run = self.last_run();
        let mut runs: HashMap<String, Option<Timestamp>> = HashMap::new();
        let mut parts = BTreeMap::new();
        for Self { contents, .. } in others {
            let run = past(contents.run.started, Some(now));
            for (url, new) in contents.entries {
                let known_run = runs.get(&url).copied().unwrap_or(base_run);
                // A part's ledger begins as a copy of the whole. What it did not change is no news, and must not
                // stand against what another part found.
                if base.get(&url) == Some(&new) && run <= base_run {
                    continue;
                }
                // What an audit changed counts, milder or worse, unless the ledger knows later things.
                let is_change = base.get(&url) == self.contents.entries.get(&url);
                let told = self.add(&url, Told { history: new, run }, known_run, is_change, now);
                runs.insert(url, told);
            }
            match contents.run.part {
                Some(part) => {
                    let started = past(Some(part.started), Some(now));
                    started.map(|started| parts.insert((part.of, part.number), started));
                }
                None if past(contents.run.started, Some(now)) > self.last_run() => {
                    self.contents.run = contents.run;
                }
                None => {}
            }
            self.contents.rejected.extend(contents.rejected);
        }
        // When all parts of a divided audit are there, the first of them began it.
        let whole = |of: usize| {
            let all = (1..=of).map(|number| parts.get(&(of, number)).copied());
            all.collect::<Option<Vec<Timestamp>>>()?.into_iter().min()
        };
        let started = parts.keys().find_map(|(of, _)| whole(*of));
        if started > self.last_run() {
            self.contents.run = RunLine { started, ..RunLine::default() };
        }
    }

    /// Remembers what other ledgers know as well, for one audit of the links of all: of each link the newer line
    /// counts.
    pub fn recall<'l>(&mut self, others: impl IntoIterator<Item = &'l Self>, now: Timestamp) {
        let own = self.last_run();
        let mut runs: HashMap<String, Option<Timestamp>> = HashMap::new();
        for other in others {
            for url in other.contents.entries.keys() {
                // With the day on which it was last fine, which the run of that ledger says.
                let Some(history) = other.history_of(url) else { continue };
                let told = Told { history, run: other.last_run() };
                let run = runs.get(url).copied().unwrap_or(own);
                let told = self.add(url, told, run, false, now);
                runs.insert(url.clone(), told);
            }
        }
    }

    /// Takes over what another ledger tells of a link beside what is known, which `run` confirmed last; says which run
    /// confirmed last what is known then.
    fn add(
        &mut self,
        url: &str,
        mut told: Told,
        run: Option<Timestamp>,
        is_change: bool,
        now: Timestamp,
    ) -> Option<Timestamp> {
        if let Some(history) = self.entries().remove(url) {
            told = merge::both(Told { history, run }, told, is_change, now);
        }
        self.entries().insert(url.to_owned(), told.history);
        told.run
    }

    /// Takes over what an audit, kept in another ledger, found of these links; `whole` if it was one of all of
    /// them.
    pub fn share<'u>(&mut self, from: &Self, urls: impl Iterator<Item = &'u str>, whole: bool) {
        for url in urls {
            if let Some(history) = from.contents.entries.get(url) {
                self.entries().insert(url.to_owned(), history.clone());
            }
        }
        if whole {
            let started = from.contents.run.started;
            self.contents.run = RunLine { started, ..RunLine::default() };
        }
    }

    /// When the audit started, of all links or of a part, that wrote this ledger.
    fn started(&self) -> Option<Timestamp> {
        let run = &self.contents.run;
        past(run.part.as_ref().map(|part| part.started), self.now).max(self.last_run())
    }

    /// When the last run began that asked all links.
    pub fn last_run(&self) -> Option<Timestamp> {
        past(self.contents.run.started, self.now)
    }

    /// What made the last run hard to believe, if it was not believed.
    pub fn picture(&self) -> Option<&Picture> {
        self.contents.run.picture.as_ref()
    }

    /// Writes down what is known of a link after a run.
    pub(crate) fn record(&mut self, url: &str, history: History) {
        self.entries().insert(url.to_owned(), history);
    }

    /// Writes down that all links were asked, or all of a part.
    pub(crate) fn complete(&mut self, scope: &Scope, started: Timestamp) {
        match *scope {
            Scope::Whole => {
                self.contents.run = RunLine { started: Some(started), ..RunLine::default() };
            }
            Scope::Shard { number, of } => {
                self.contents.run.part =
                    Some(PartLine { started, number, of, answers: Answers::default() });
            }
            Scope::Selection { .. } => {}
        }
    }

    /// Writes down what the answers to a part have in common.
    pub(crate) fn have_in_common(&mut self, answers: Answers) {
        if let Some(part) = &mut self.contents.run.part {
            part.answers = answers;
        }
    }

    /// Opens the journal of a run over these links, where the ledger is one that is kept.
    pub(crate) fn journal(
        &mut self,
        links: &[Link],
        now: Timestamp,
    ) -> Result<(Option<Journal>, Resumed), Error> {
        let Some(lock) = &self.lock else { return Ok((None, Resumed::default())) };
        let (journal, resumed) = Journal::open(Arc::clone(lock), links, now)?;
        self.run = Some((journal.run(), now));
        Ok((Some(journal), resumed))
    }
}

/// When a run started, unless that is in the future.
fn past(started: Option<Timestamp>, now: Option<Timestamp>) -> Option<Timestamp> {
    started.filter(|started| now.is_none_or(|now| started.duration_since(now) <= CLOCKS))
}

fn read(path: &Path, now: Timestamp) -> Result<Contents, LedgerError> {
    let contents = || {
        let (folder, name) = Folder::of(path)?;
        format::read(BufReader::new(folder.reader(name, LARGEST)?), now)
    };
    match contents() {
        Ok(Contents { newer: Some(version), .. }) => {
            Err(LedgerError::Newer(path.to_owned(), version))
        }
        Ok(contents) => Ok(contents),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Contents::default()),
        Err(error) => Err(LedgerError::Read(path.to_owned(), error)),
    }
}

/// How the name of the file ends that keeps what is no line of a ledger.
const REJECTED: &str = ".rejected";

fn journal_path(ledger: &Path) -> PathBuf {
    beside(ledger, ".journal")
}

fn beside(ledger: &Path, end: &str) -> PathBuf {
    let mut path = ledger.as_os_str().to_owned();
    path.push(end);
    path.into()
}

#[cfg(test)]
mod tests;
