//! The ledger: what earlier runs found, one line for each link.
//!
//! It is what tells a link that is down today from one that has been down for days, and it is meant
//! to be committed: sorted by address, one JSON object a line, so that a change shows as the few
//! lines that changed.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use signpost_core::Link;
use signpost_core::report::LinkReport;
use signpost_core::verdict::{Reason, Verdict};
use signpost_files::Folder;

use crate::error::Error;
use crate::journal::{self, Journal, Resumed};
use crate::lock::Lock;
use signpost_judge::observation::NETWORK_AUTHENTICATION_REQUIRED;

/// On so many runs a link must be down to be called dead. InternetArchiveBot, which has tended the
/// links of Wikipedia for years, asks for three.
const RUNS: u32 = 3;

/// Over so long a time a link must be down to be called dead: longer than a weekend on which nobody
/// is there to restart a server.
const TIME: SignedDuration = SignedDuration::from_hours(72);

/// A ledger of a million links is smaller. What is larger is no ledger.
const LARGEST: u64 = 1 << 30;

/// What earlier runs found.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The journal beside it, which no other audit can take meanwhile.
    lock: Option<Arc<Lock>>,
    /// The run that this ledger has been through.
    run: Option<u64>,
    entries: BTreeMap<String, Entry>,
}

/// What earlier runs found of one link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    url: String,
    /// What the last run that could tell found.
    verdict: Verdict,
    reason: Reason,
    /// When it was last found to be fine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_ok: Option<Timestamp>,
    /// Since when it has failed without a break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_failed: Option<Timestamp>,
    /// Since when it has been down without a break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    down_since: Option<Timestamp>,
    /// On how many runs it has been down without a break.
    #[serde(default, skip_serializing_if = "is_zero")]
    down_runs: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde wants")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Why a ledger cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// The file cannot be read.
    #[error("cannot read the ledger {}", .0.display())]
    Read(PathBuf, #[source] io::Error),
    /// A line is not what a ledger's lines are.
    #[error(
        "{}:{line} is {}; {}, or bring back an earlier version of the file",
        .path.display(),
        if *.conflict { "a mark of a merge that was not finished" } else { "no line of a ledger" },
        if *.conflict { "keep one line for each address and take the marks out" }
        else { "take the line out, which forgets what was known of one link" },
    )]
    Line {
        /// The ledger.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// Whether it is a mark that a merge left behind.
        conflict: bool,
    },
    /// Another audit has the ledger.
    #[error("another audit is running with the ledger {}", .0.display())]
    Busy(PathBuf),
    /// The file cannot be written.
    #[error("cannot write the ledger {}", .0.display())]
    Write(PathBuf, #[source] io::Error),
}

impl Ledger {
    /// Reads a ledger for an audit. A file that is not there is an empty one. Until it is saved or
    /// dropped, no other audit can have it.
    ///
    /// # Errors
    ///
    /// When another audit has it, when the file cannot be read or its journal not be written, or at
    /// the first line that cannot be understood.
    pub fn load(path: &Path) -> Result<Self, LedgerError> {
        let journal = journal_path(path);
        let lock = match Lock::take(&journal) {
            Ok(Some(lock)) => Arc::new(lock),
            Ok(None) => return Err(LedgerError::Busy(path.to_owned())),
            Err(error) => return Err(LedgerError::Write(journal, error)),
        };
        Ok(Self { lock: Some(lock), ..Self::read(path)? })
    }

    /// Reads a ledger to look something up in it: without a journal, and whatever audit has it. A
    /// file that is not there is an empty one.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or at the first line that cannot be understood.
    pub fn read(path: &Path) -> Result<Self, LedgerError> {
        let bytes = || {
            let (folder, name) = Folder::of(path)?;
            folder.read_to_string(name, LARGEST)
        };
        let text = match bytes() {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(LedgerError::Read(path.to_owned(), error)),
        };
        let mut entries = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let entry: Entry = serde_json::from_str(line).map_err(|_| LedgerError::Line {
                path: path.to_owned(),
                line: index + 1,
                conflict: ["<<<<<<<", "=======", ">>>>>>>"]
                    .iter()
                    .any(|mark| line.starts_with(mark)),
            })?;
            entries.insert(entry.url.clone(), entry);
        }
        Ok(Self { lock: None, run: None, entries })
    }

    /// Writes the ledger in place of what the file held, all at once, and takes the run that is now
    /// complete out of the journal.
    ///
    /// # Errors
    ///
    /// When a file beside the ledger cannot be written or put in its place.
    pub fn save(&self, path: &Path) -> Result<(), LedgerError> {
        self.write(path).map_err(|error| LedgerError::Write(path.to_owned(), error))?;
        match &self.lock {
            Some(lock) => journal::forget(lock, self.run, Timestamp::now())
                .map_err(|error| LedgerError::Write(lock.path().to_owned(), error)),
            None => Ok(()),
        }
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let mut text = Vec::new();
        for entry in self.entries.values() {
            serde_json::to_writer(&mut text, entry)?;
            text.push(b'\n');
        }
        let (folder, name) = Folder::make_for(path)?;
        folder.replace(name, &text)
    }

    /// Forgets every link but these, for content that no longer names it.
    pub fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.entries.retain(|url, _| keep(url));
    }

    /// Opens the journal of a run over these links, where the ledger is one that is kept.
    pub(crate) fn journal(
        &mut self,
        links: &[Link],
        now: Timestamp,
    ) -> Result<(Option<Journal>, Resumed), Error> {
        let Some(lock) = &self.lock else { return Ok((None, Resumed::default())) };
        let (journal, resumed) = Journal::open(Arc::clone(lock), links, now)?;
        self.run = Some(journal.run());
        Ok((Some(journal), resumed))
    }

    /// Writes down what a run found of a link, and tells the report what earlier runs found. A link
    /// that has been down often and long enough becomes dead.
    pub(crate) fn record(&mut self, report: &mut LinkReport, at: Timestamp) {
        let Some(url) = &report.url else { return };
        let known = self.entries.get(url);
        let Some(finding) = Finding::of(report) else {
            if let Some(entry) = known {
                (report.first_failed, report.last_ok) = (entry.first_failed, entry.last_ok);
            }
            return;
        };
        let mut entry = known.cloned().unwrap_or_else(|| Entry {
            url: url.clone(),
            verdict: report.verdict,
            reason: report.reason,
            last_ok: None,
            first_failed: None,
            down_since: None,
            down_runs: 0,
        });
        match finding {
            Finding::Fine => {
                entry.last_ok = Some(at);
                entry.first_failed = None;
            }
            Finding::Wrong | Finding::Down => {
                entry.first_failed.get_or_insert(at);
            }
            Finding::Answers => {}
        }
        if finding == Finding::Down {
            let since = *entry.down_since.get_or_insert(at);
            entry.down_runs = entry.down_runs.saturating_add(1);
            let long = at.duration_since(since);
            if entry.down_runs >= RUNS && long >= TIME {
                report.verdict = Verdict::Dead;
                report.severity = Verdict::Dead.severity();
                report.evidence.steps.push(format!(
                    "It was down on each of {} runs over {} hours, so it counts as dead.",
                    entry.down_runs,
                    long.as_hours()
                ));
            }
        } else {
            (entry.down_since, entry.down_runs) = (None, 0);
        }
        (entry.verdict, entry.reason) = (report.verdict, report.reason);
        (report.first_failed, report.last_ok) = (entry.first_failed, entry.last_ok);
        self.entries.insert(entry.url.clone(), entry);
    }
}

/// What a report says of a link, as far as the ledger is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finding {
    /// It is there.
    Fine,
    /// Something is wrong with it.
    Wrong,
    /// There was no answer.
    Down,
    /// There was an answer, and whether it is there cannot be told.
    Answers,
}

impl Finding {
    /// `None` where nothing was found out, because nobody asked.
    fn of(report: &LinkReport) -> Option<Self> {
        match report.verdict {
            Verdict::Ok | Verdict::Moved => Some(Self::Fine),
            Verdict::Changed | Verdict::Dead => Some(Self::Wrong),
            Verdict::Down => Some(Self::Down),
            // A captive portal answers in the host's place, of which nothing was found out.
            Verdict::Blocked if report.evidence.status == Some(NETWORK_AUTHENTICATION_REQUIRED) => {
                None
            }
            Verdict::Blocked if report.evidence.attempts > 0 => Some(Self::Answers),
            Verdict::Blocked | Verdict::Skipped => None,
        }
    }
}

fn journal_path(ledger: &Path) -> PathBuf {
    let mut path = ledger.as_os_str().to_owned();
    path.push(".journal");
    path.into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use signpost_core::report::Evidence;

    use super::*;

    const URL: &str = "https://a.test/";

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    fn report(reason: Reason) -> LinkReport {
        LinkReport {
            url: Some(URL.to_owned()),
            verdict: reason.verdict(),
            reason,
            severity: reason.verdict().severity(),
            evidence: Evidence { attempts: 1, ..Evidence::default() },
            sources: Vec::new(),
            suggestion: None,
            first_failed: None,
            last_ok: None,
        }
    }

    /// The verdict and the history after each of these runs.
    fn history(runs: &[(i64, Reason)]) -> Vec<(Verdict, Option<Timestamp>, Option<Timestamp>)> {
        let mut ledger = Ledger::default();
        let record = |(hours, reason): &(i64, Reason)| {
            let mut report = report(*reason);
            ledger.record(&mut report, at(*hours));
            (report.verdict, report.first_failed, report.last_ok)
        };
        runs.iter().map(record).collect()
    }

    #[test]
    fn down_is_dead_after_three_runs_over_72_hours() {
        use Reason::{Dns, Ok, Timeout};
        let last = |runs: &[(i64, Reason)]| history(runs).pop().unwrap();
        let ok = Some(at(0));
        assert_eq!(
            last(&[(0, Ok), (1, Timeout), (50, Dns), (73, Timeout)]),
            (Verdict::Dead, Some(at(1)), ok)
        );
        assert_eq!(last(&[(0, Ok), (1, Timeout), (2, Dns), (72, Dns)]).0, Verdict::Down);
        assert_eq!(last(&[(0, Timeout), (100, Timeout)]).0, Verdict::Down);
        assert_eq!(
            last(&[(0, Timeout), (50, Timeout), (60, Ok), (73, Timeout)]),
            (Verdict::Down, Some(at(73)), Some(at(60)))
        );
    }

    #[test]
    fn an_answer_of_any_kind_ends_being_down() {
        use Reason::{Forbidden, Http404, Timeout};
        let runs = [(0, Timeout), (40, Forbidden), (60, Timeout), (73, Timeout)];
        assert_eq!(history(&runs).pop().unwrap(), (Verdict::Down, Some(at(0)), None));
        let runs = [(0, Http404), (80, Timeout)];
        assert_eq!(history(&runs).pop().unwrap(), (Verdict::Down, Some(at(0)), None));
    }

    #[test]
    fn what_nobody_asked_changes_nothing() {
        let mut ledger = Ledger::default();
        ledger.record(&mut report(Reason::Timeout), at(0));
        let before = ledger.entries.clone();
        let mut unasked = report(Reason::RateLimited);
        unasked.evidence.attempts = 0;
        ledger.record(&mut unasked, at(5));
        assert_eq!(ledger.entries, before);
        assert_eq!(unasked.first_failed, Some(at(0)));
    }

    #[test]
    fn a_captive_portal_says_nothing_of_a_link() {
        let mut ledger = Ledger::default();
        ledger.record(&mut report(Reason::Timeout), at(0));
        let before = ledger.entries.clone();
        let mut portal = report(Reason::HttpError);
        portal.evidence.status = Some(NETWORK_AUTHENTICATION_REQUIRED);
        ledger.record(&mut portal, at(5));
        assert_eq!(ledger.entries, before);
    }

    #[test]
    fn a_ledger_is_sorted_lines_and_comes_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit/ledger.jsonl");
        let mut ledger = Ledger::load(&path).unwrap();
        ledger.record(&mut report(Reason::Timeout), at(0));
        let mut first = report(Reason::Ok);
        first.url = Some("https://0.test/".to_owned());
        ledger.record(&mut first, at(0));
        ledger.save(&path).unwrap();
        insta::assert_snapshot!(fs::read_to_string(&path).unwrap(), @r#"
        {"url":"https://0.test/","verdict":"ok","reason":"ok","last_ok":"1970-01-01T00:00:00Z"}
        {"url":"https://a.test/","verdict":"down","reason":"timeout","first_failed":"1970-01-01T00:00:00Z","down_since":"1970-01-01T00:00:00Z","down_runs":1}
        "#);
        assert_eq!(Ledger::load(&path).unwrap().entries, ledger.entries);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_broken_line_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.jsonl");
        let refused = |text: &str| {
            fs::write(&path, text).unwrap();
            let error = Ledger::load(&path).unwrap_err();
            assert!(std::error::Error::source(&error).is_none(), "it quotes the parser");
            error.to_string().replace(&path.display().to_string(), "LEDGER")
        };
        insta::assert_snapshot!(refused("\n<<<<<<< HEAD\n"), @"LEDGER:2 is a mark of a merge that was not finished; keep one line for each address and take the marks out, or bring back an earlier version of the file");
        insta::assert_snapshot!(refused("{\"url\": 7}\n"), @"LEDGER:1 is no line of a ledger; take the line out, which forgets what was known of one link, or bring back an earlier version of the file");
    }

    #[test]
    fn two_audits_cannot_have_one_ledger() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.jsonl");
        let first = Ledger::load(&path).unwrap();
        assert!(matches!(Ledger::load(&path), Err(LedgerError::Busy(of)) if of == path));
        drop(first);
        Ledger::load(&path).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
