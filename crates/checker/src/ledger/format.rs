//! A ledger's text: one JSON object a line, the run's own first, then the links by address.
//!
//! Reading gives up on no line: what is no line of a ledger is set aside, so that an unfinished
//! merge or a stray edit costs one link's history at most. Where an address stands twice, as after a
//! merge, the newer line counts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufRead};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize};
use signpost_core::Severity;
use signpost_core::charset::as_utf8;
use signpost_core::report::Notice;
use signpost_core::verdict::{Reason, Verdict};
use signpost_judge::conclude::{Answers, Down, History, Kept, Landing, Picture};
use signpost_judge::memory::Fingerprint;

use super::merge::{self, Told};
use super::past;

/// What a ledger's text says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Contents {
    pub(super) run: RunLine,
    pub(super) entries: BTreeMap<String, History>,
    /// What is no line of a ledger, by line number from 1.
    pub(super) rejected: Vec<(usize, String)>,
    /// Its version, where that is newer than is known here.
    pub(super) newer: Option<u32>,
}

/// What a ledger says of its last run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct RunLine {
    /// When the last audit of all its links started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) started: Option<Timestamp>,
    /// The part of a divided audit that wrote this ledger; a whole one has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<PartLine>,
    /// What made the last audit hard to believe, if it was not believed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) picture: Option<Picture>,
}

/// What a ledger says of the part of a divided audit that wrote it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct PartLine {
    /// When it started.
    pub(super) started: Timestamp,
    /// Which part it is, from 1.
    pub(super) number: usize,
    /// Of how many.
    pub(super) of: usize,
    /// What its answers have in common.
    #[serde(default)]
    pub(super) answers: Answers,
}

/// The version that is written. A ledger of a newer one is not touched: what it says might be lost.
pub(super) const VERSION: u32 = 2;

#[derive(Serialize, Deserialize)]
struct FirstLine {
    // Those that say nothing of it are of this version or an older one.
    #[serde(default)]
    version: u32,
    run: RunLine,
}

/// What a first line says in every version, whatever else is in it.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

#[derive(Serialize)]
struct WrittenLine<'a> {
    url: &'a str,
    #[serde(flatten)]
    history: &'a History,
}

/// A link's line as any version wrote it. Version 1 had no `since`, counted runs and not days, and
/// let a reason that leads to `down` stand beside the verdict `dead`.
#[derive(Deserialize)]
struct ReadLine {
    url: String,
    verdict: Verdict,
    reason: Reason,
    severity: Option<Severity>,
    since: Option<Timestamp>,
    known: Option<Kept>,
    notice: Option<Notice>,
    last_ok: Option<Timestamp>,
    first_failed: Option<Timestamp>,
    down: Option<Down>,
    doubted: Option<Date>,
    #[serde(default)]
    settled: bool,
    #[serde(default)]
    turns: Vec<Date>,
    landing: Option<Landing>,
    moved_to: Option<String>,
    // A fingerprint of a version that is not known any more is none.
    #[serde(default, deserialize_with = "lenient")]
    page: Option<Fingerprint>,
    page_on: Option<Date>,
    looked: Option<Date>,
    #[serde(default)]
    revised: bool,
    down_since: Option<Timestamp>,
}

fn lenient<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Fingerprint>, D::Error> {
    let value = Option::<serde_json::Value>::deserialize(from)?;
    Ok(value.and_then(|value| serde_json::from_value(value).ok()))
}

/// Reads a ledger's text, of any version, with any line ends, in UTF-8 or UTF-16. A time after `now` is as good as none.
///
/// # Errors
///
/// When it cannot be read.
pub(super) fn read(mut from: impl BufRead, now: Timestamp) -> io::Result<Contents> {
    if matches!(as_utf8(from.fill_buf()?), Cow::Owned(_)) {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        return read_lines(as_utf8(&bytes).as_ref(), now);
    }
    if from.fill_buf()?.starts_with(BYTE_ORDER_MARK) {
        from.consume(BYTE_ORDER_MARK.len());
    }
    read_lines(from, now)
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Of a long ledger one line is held at a time: what it says takes as much room again.
fn read_lines(mut from: impl BufRead, now: Timestamp) -> io::Result<Contents> {
    let mut contents = Contents::default();
    let (mut number, mut line) = (0, Vec::new());
    while next_line(&mut from, &mut line)? {
        number += 1;
        contents.add(number, &mut line, now);
        line.clear();
    }
    Ok(contents)
}

/// Reads a line without its end; says whether there was one.
fn next_line(from: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    loop {
        let found = from.fill_buf()?;
        let end = found.iter().position(is_end);
        let (before, after) =
            found.split_at_checked(end.unwrap_or(found.len())).unwrap_or_default();
        line.extend_from_slice(before);
        let (length, end) = (before.len(), after.first().copied());
        from.consume(length + usize::from(end.is_some()));
        match end {
            Some(end) => {
                if end == b'\r' && from.fill_buf()?.starts_with(b"\n") {
                    from.consume(1);
                }
                return Ok(true);
            }
            None if length == 0 => return Ok(!line.is_empty()),
            None => {}
        }
    }
}

/// The lines of a text, each of which ends with a line feed, a carriage return, or both in this order.
pub(super) fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    // What is empty says nothing.
    text.split(is_end).filter(|line| !line.is_empty())
}

fn is_end(byte: &u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

impl Contents {
    /// Adds what a line says.
    fn add(&mut self, number: usize, line: &mut Vec<u8>, now: Timestamp) {
        // An editor that saved it in another encoding made other addresses of those in it.
        let is_text = str::from_utf8(line).is_ok();
        let mut text = match is_text {
            true => String::from_utf8(std::mem::take(line)).unwrap_or_default(),
            false => String::from_utf8_lossy(line).into_owned(),
        };
        let line = text.trim();
        if line.is_empty() || is_merge_mark(line) {
            return;
        }
        if is_text && let Ok(FirstLine { version, run }) = serde_json::from_str(line) {
            self.newer = self.newer.max(newer(version));
            let started = |run: &RunLine| past(run.started, Some(now));
            if started(&run) >= started(&self.run) {
                self.run = run;
            }
            return;
        }
        if is_text && let Ok(line) = serde_json::from_str::<ReadLine>(line) {
            let url = line.url.clone();
            let mut told = Told { history: history(line), run: None };
            if let Some(known) = self.entries.remove(&url) {
                told = merge::both(Told { history: known, run: None }, told, false, now);
            }
            self.entries.insert(url, told.history);
            return;
        }
        let versioned = serde_json::from_str::<Versioned>(line).ok().filter(|_| is_text);
        match versioned.and_then(|line| newer(line.version)) {
            Some(version) => self.newer = self.newer.max(Some(version)),
            None => {
                text.truncate(text.trim_end().len());
                text.drain(..text.len() - text.trim_start().len());
                self.rejected.push((number, text));
            }
        }
    }
}

fn newer(version: u32) -> Option<u32> {
    Some(version).filter(|version| *version > VERSION)
}

/// Writes a ledger's text.
pub(super) fn write(
    out: &mut dyn io::Write,
    run: &RunLine,
    entries: &BTreeMap<String, History>,
) -> io::Result<()> {
    if *run != RunLine::default() || !entries.is_empty() {
        serde_json::to_writer(&mut *out, &FirstLine { version: VERSION, run: run.clone() })?;
        out.write_all(b"\n")?;
    }
    for (url, history) in entries {
        serde_json::to_writer(&mut *out, &WrittenLine { url, history })?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// A merge that was not finished leaves both sides; its marks say nothing.
fn is_merge_mark(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
}

fn history(line: ReadLine) -> History {
    let is_old = line.since.is_none();
    let is_fine = line.verdict.is_fine();
    let aged = line.verdict == Verdict::Dead && line.reason.verdict() == Verdict::Down;
    let down = line.down_since.map(|since| {
        let last = since.to_zoned(TimeZone::UTC).date();
        // How many days the runs of version 1 were on is not known.
        Down { since, days: 1, last }
    });
    let known = if is_fine { line.last_ok } else { line.first_failed.or(line.last_ok) };
    History {
        verdict: line.verdict,
        reason: if aged { Reason::DownForDays } else { line.reason },
        severity: line.severity.unwrap_or(if is_old {
            line.verdict.severity()
        } else {
            Severity::Fine
        }),
        since: line.since.or(known).unwrap_or(Timestamp::UNIX_EPOCH),
        known: line.known,
        notice: line.notice,
        last_ok: line.last_ok.filter(|_| !is_fine),
        first_failed: line.first_failed,
        down: line.down.or(down),
        doubted: line.doubted,
        settled: line.settled || is_old && matches!(line.verdict, Verdict::Dead | Verdict::Changed),
        turns: line.turns,
        landing: line.landing,
        moved_to: line.moved_to,
        page_on: line.page_on.filter(|_| line.page.is_some()),
        looked: line.looked,
        revised: line.revised,
        page: line.page,
    }
}
