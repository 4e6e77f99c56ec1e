//! What the whole judge says of each case at first sight, without a network.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use signpost_core::Link;
use signpost_core::verdict::Verdict;
use signpost_judge::conclude::Memory;
use signpost_judge::observation::Observation;
use signpost_judge::{control, judge};

use super::cases::{Captured, Case, answer, observation};

/// Cases that have no page of their own.
const ANOTHER: &str = "5 another question about the page's subject";

/// What came of a kind of cases.
#[derive(Default)]
struct Tally {
    right: usize,
    looks: usize,
    alarms: usize,
    missed: usize,
    misnamed: usize,
}

/// How the cases are judged, by what they are examples of.
#[derive(Default)]
pub(super) struct Table {
    kinds: BTreeMap<String, Tally>,
    /// The cases that are judged wrongly, for those who look into them.
    pub(super) wrong: Vec<String>,
}

impl Table {
    /// Judges each page under its title, and pages that are alive also under looser ones.
    pub(super) fn add(&mut self, pages: &[Captured]) {
        for (at, page) in pages.iter().enumerate() {
            let case = &page.case;
            self.judge(page, &case.scenario, &case.title);
            // A list has titles and often nothing else.
            let listed = format!("{}, without a subject", case.scenario);
            self.judge_listed(page, &listed, &case.title);
            if case.scenario.starts_with('1') {
                if let Some(loose) = loosened(&case.title, &case.subject) {
                    let kind = "2a alive, a third of the title left out";
                    self.judge(page, kind, &loose);
                    self.judge_listed(page, &format!("{kind}, without a subject"), &loose);
                }
                if let Some(host) = &case.was {
                    let titled = format!("{} | {host}", case.title);
                    self.judge(page, "2b alive, the site's name behind the title", &titled);
                }
                let next = &pages[(at + 1) % pages.len()].case;
                if let Some(asked) = asked_anew(case, next).filter(|_| next.lang == case.lang) {
                    self.judge(page, ANOTHER, &asked);
                }
            }
        }
    }

    fn judge(&mut self, page: &Captured, kind: &str, title: &str) {
        self.judge_link(page, kind, title, page.case.link(&page.seen.asked, title));
    }

    fn judge_listed(&mut self, page: &Captured, kind: &str, title: &str) {
        let mut link = page.case.link(&page.seen.asked, title);
        link.expectation.subjects.clear();
        self.judge_link(page, kind, title, link);
    }

    fn judge_link(&mut self, page: &Captured, kind: &str, title: &str, link: Link) {
        let found = judge(&link, &page.seen, honest(&page.seen).as_ref(), Memory::Nothing);
        let verdict = found.reason.verdict();
        let wanted: &[String] = if kind == ANOTHER { &[] } else { &page.case.want };
        let is = |verdict: Verdict| wanted.iter().any(|want| *want == verdict.to_string());
        let alive = is(Verdict::Ok) || is(Verdict::Moved);
        let fine = verdict.is_fine();
        let tally = self.kinds.entry(kind.to_owned()).or_default();
        let place = match verdict {
            _ if is(verdict) || kind == ANOTHER && verdict == Verdict::Changed => {
                tally.right += 1;
                return;
            }
            Verdict::Blocked if alive => &mut tally.looks,
            _ if alive => &mut tally.alarms,
            _ if fine => &mut tally.missed,
            Verdict::Blocked => &mut tally.looks,
            _ => &mut tally.misnamed,
        };
        *place += 1;
        let why = found.evidence.steps.last().map_or("", String::as_str);
        self.wrong.push(format!(
            "{kind}\t{}\t{title}\t{}\t{}\t{}\t{why}",
            found.reason, page.case.subject, page.page.title, page.answer.url
        ));
    }

    /// The table, a row for each kind.
    pub(super) fn written(&self) -> String {
        let mut text = String::from(
            "| cases | number | right | a look | false alarm | missed | other reason |\n|---|--:|--:|--:|--:|--:|--:|\n",
        );
        for (kind, tally) in &self.kinds {
            let Tally { right, looks, alarms, missed, misnamed } = tally;
            let number = right + looks + alarms + missed + misnamed;
            let _ = writeln!(
                text,
                "| {kind} | {number} | {right} | {looks} | {alarms} | {missed} | {misnamed} |"
            );
        }
        text
    }
}

/// A host that answers addresses that cannot exist as it should.
fn honest(seen: &Observation) -> Option<Observation> {
    let asked = control::of(&seen.asked)?.url;
    let missing = "<title>404 Not Found</title><h1>Not Found</h1>".as_bytes().to_vec();
    let answer = answer(asked.clone(), 404, missing);
    Some(observation(asked, Vec::new(), answer))
}

/// A title as an editor may shorten it: every third word that is not of the subject is left out.
pub(super) fn loosened(title: &str, subject: &str) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let subject = subject.to_lowercase();
    let kept = words
        .iter()
        .enumerate()
        .filter(|(at, word)| at % 3 != 1 || subject.contains(&word.to_lowercase()));
    (words.len() >= 4).then(|| kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" "))
}

/// A title with the subject of one case and the question of another.
pub(super) fn asked_anew(case: &Case, other: &Case) -> Option<String> {
    let lower = |text: &str| text.to_lowercase();
    let (theirs, ours) = (lower(&other.subject), lower(&case.title));
    let question: Vec<&str> =
        other.title.split_whitespace().filter(|word| !theirs.contains(&lower(word))).collect();
    let strange =
        question.iter().filter(|word| word.chars().count() > 3 && !ours.contains(&lower(word)));
    (strange.count() >= 2).then(|| format!("{}: {}", case.subject, question.join(" ")))
}
