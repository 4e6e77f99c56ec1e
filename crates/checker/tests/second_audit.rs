//! The second audit: three hundred links that were fine, and whose pages are now the same, revised or
//! replaced. None is missed, and none is a false alarm.

use std::time::Duration;

use signpost_core::report::Note;
use signpost_core::{Expectation, Link, Verdict};
use signpost_judge::conclude::Memory;
use signpost_judge::judge;
use signpost_judge::memory::Fingerprint;
use signpost_judge::observation::{Answer, Observation, Outcome};
use signpost_testweb::{Fate, Revisit, revisits};
use url::Url;

#[test]
fn the_second_audit_misses_nothing_and_raises_no_false_alarm() {
    let mut wrong = Vec::new();
    for revisit in revisits() {
        let link = link(&revisit);
        let control = seen(&revisit, 404, "<title>Not found</title>");
        let first =
            judge(&link, &seen(&revisit, 200, &revisit.before), Some(&control), Memory::Nothing);
        let Some(memory) = kept(first.fingerprint) else {
            wrong.push(format!("{}: not remembered, {}", revisit.name, first.reason));
            continue;
        };
        let after = seen(&revisit, 200, &revisit.after);
        let second = judge(&link, &after, Some(&control), Memory::Page(&memory));
        let noted = second.notes.contains(&Note::Revised);
        let right = match (revisit.fate, second.reason.verdict()) {
            (Fate::Same, verdict) => verdict == Verdict::Ok && !noted,
            (Fate::Revised, verdict) => verdict == Verdict::Ok && noted,
            (Fate::Replaced, verdict) => matches!(verdict, Verdict::Changed | Verdict::Dead),
        };
        if !right {
            let steps = second.evidence.steps.last().cloned().unwrap_or_default();
            wrong.push(format!("{}: {}, {steps}", revisit.name, second.reason));
        }
    }
    assert!(wrong.is_empty(), "{} of 300 are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a ledger keeps of a fingerprint.
fn kept(print: Option<Fingerprint>) -> Option<Fingerprint> {
    let line = serde_json::to_string(&print?).ok()?;
    serde_json::from_str(&line).ok()
}

fn link(revisit: &Revisit) -> Link {
    Link {
        url: Some(revisit.url.clone()),
        expectation: Expectation {
            titles: vec![revisit.title.to_owned()],
            subjects: vec![revisit.subject.to_owned()],
            languages: vec![revisit.language.into()],
            ..Expectation::default()
        },
        look: None,
        sources: Vec::new(),
    }
}

fn seen(revisit: &Revisit, status: u16, html: &str) -> Observation {
    let url: Url = revisit.url.parse().expect("an address");
    Observation {
        asked: url.clone(),
        hops: Vec::new(),
        outcome: Outcome::Answer(Answer {
            url,
            status,
            headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
            body: html.as_bytes().to_vec(),
            cut: None,
        }),
        setbacks: Vec::new(),
        attempts: 1,
        elapsed: Duration::from_millis(20),
        certificate_expires: None,
    }
}
