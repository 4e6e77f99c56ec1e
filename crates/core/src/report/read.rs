//! Reading a report as any version wrote it.

use serde_json::{Map, Value};

use super::AuditReport;
use crate::chars::printable;
use crate::charset::as_utf8;

/// Why a file is no report that can be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It is no report at all.
    #[error(transparent)]
    NoReport(serde_json::Error),
    /// It says something that only a newer program knows, such as another reason.
    #[error(
        "it says `{0}`, which a newer version of Signpost wrote and this one does not know; update this program"
    )]
    NewerWord(String),
    /// It was written by a newer program.
    #[error("its version is {0}, and only versions up to {max} can be read", max = AuditReport::VERSION)]
    Newer(u64),
}

impl AuditReport {
    /// Reads a report as `audit --format json` wrote it, of this version or an earlier one.
    ///
    /// # Errors
    ///
    /// When the bytes are no report, or one of a newer version.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReadError> {
        // Editors and shells may put a byte order mark before it, or save it as UTF-16.
        let mut value: Value =
            serde_json::from_slice(&as_utf8(bytes)).map_err(ReadError::NoReport)?;
        let version = value.get("version").and_then(Value::as_u64).unwrap_or_default();
        if version > u64::from(Self::VERSION) {
            return Err(ReadError::Newer(version));
        }
        if version == 1 {
            let links = value.get_mut("links").and_then(Value::as_array_mut);
            for link in links.into_iter().flatten().filter_map(Value::as_object_mut) {
                upgrade(link);
            }
        }
        let mut report: Self = serde_json::from_value(value).map_err(unread)?;
        report.version = Self::VERSION;
        Ok(report)
    }
}

/// New words come without a new version, and what they mean nobody here knows.
fn unread(error: serde_json::Error) -> ReadError {
    let said = error.to_string();
    let word = said.strip_prefix("unknown variant `").and_then(|rest| rest.split_once('`'));
    match word {
        Some((word, _)) => ReadError::NewerWord(printable(word)),
        None => ReadError::NoReport(error),
    }
}

/// Version 1 wrote `skipped/suppressed` over what was found, and what that was into the last step;
/// and it let a link that had been down for days keep the reason for which it was down.
fn upgrade(link: &mut Map<String, Value>) {
    if link.get("reason").and_then(Value::as_str) == Some("suppressed") {
        let steps = link.get("evidence").and_then(|evidence| evidence.get("steps"));
        let last = steps.and_then(Value::as_array).and_then(|steps| steps.last()?.as_str());
        let found = last.and_then(|step| {
            let (found, accepted) =
                step.strip_prefix("It is ")?.split_once(", which is accepted until ")?;
            let (verdict, reason) = found.split_once('/')?;
            let (until, why) = accepted.split_once(": ")?;
            Some([verdict, reason, until, why].map(str::to_owned))
        });
        let [verdict, reason, until, why] =
            found.unwrap_or(["blocked", "no-evidence", "9999-12-31", ""].map(str::to_owned));
        link.insert("verdict".to_owned(), verdict.into());
        link.insert("reason".to_owned(), reason.into());
        link.insert("accepted".to_owned(), serde_json::json!({"reason": why, "until": until}));
    }
    let is = |name: &str, wanted: &str| link.get(name).and_then(Value::as_str) == Some(wanted);
    let aged = is("verdict", "dead")
        && link
            .get("reason")
            .and_then(|reason| serde_json::from_value::<crate::Reason>(reason.clone()).ok())
            .is_some_and(|reason| reason.verdict() == crate::Verdict::Down);
    if aged {
        link.insert("reason".to_owned(), crate::Reason::DownForDays.as_str().into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Confidence, Reason, Verdict};

    #[test]
    fn reports_of_version_1_say_what_they_meant() {
        let old = serde_json::json!({
            "version": 1, "started": "2026-11-01T04:00:00Z",
            "summary": {"ok": 0, "moved": 0, "changed": 0, "dead": 1, "down": 0, "blocked": 0, "skipped": 1},
            "links": [
                {"url": "https://a.test/", "verdict": "skipped", "reason": "suppressed", "severity": "note",
                 "evidence": {"redirects": [], "attempts": 1, "elapsed_ms": 1, "steps": [
                    "It is blocked/forbidden, which is accepted until 2027-05-01: opened by hand"]},
                 "sources": [{"file": "content/aids/a.yaml", "line": 9, "column": 5, "aid": "a", "pages": []}]},
                {"url": "https://b.test/", "verdict": "dead", "reason": "timeout", "severity": "error",
                 "evidence": {"redirects": [], "attempts": 1, "elapsed_ms": 1, "steps": []}, "sources": []}
            ]
        });
        let report = AuditReport::from_json(old.to_string().as_bytes()).unwrap();
        assert!(report.scope.is_whole());
        let [a, b] = report.links.as_slice() else { panic!("two links") };
        assert_eq!((a.verdict, a.reason), (Verdict::Blocked, Reason::Forbidden));
        assert_eq!(a.accepted.as_ref().unwrap().reason, "opened by hand");
        assert_eq!(a.sources[0].name(), "a");
        assert_eq!((b.verdict, b.reason), (Verdict::Dead, Reason::DownForDays));
        assert_eq!((b.confidence, b.confirmed), (Confidence::High, true));
    }

    #[test]
    fn a_word_of_a_newer_program_is_told_once() {
        let told = |reason: &str, verdict: &str, confidence: &str| {
            let report = serde_json::json!({
                "version": 2, "started": "2026-11-01T04:00:00Z",
                "summary": {"ok": 0, "moved": 0, "changed": 0, "dead": 1, "down": 0, "blocked": 0, "skipped": 0},
                "links": [
                    {"url": "https://a.test/", "verdict": verdict, "reason": reason, "severity": "error",
                     "confidence": confidence,
                     "evidence": {"redirects": [], "attempts": 1, "elapsed_ms": 1, "steps": []}, "sources": []}
                ]
            });
            AuditReport::from_json(report.to_string().as_bytes()).map_err(|it| it.to_string())
        };
        assert!(told("http-404", "dead", "high").is_ok());
        for error in [
            told("eaten-by-a-dog", "dead", "high"),
            told("http-404", "eaten-by-a-dog", "high"),
            told("http-404", "dead", "eaten-by-a-dog"),
        ] {
            assert_eq!(
                error.unwrap_err(),
                "it says `eaten-by-a-dog`, which a newer version of Signpost wrote and this one does not know; \
                 update this program"
            );
        }
    }

    #[test]
    fn a_report_comes_back_as_it_was_and_a_newer_one_is_refused() {
        let report = AuditReport::new("2026-11-01T04:00:00Z".parse().unwrap(), Vec::new());
        let mut value = serde_json::to_value(&report).unwrap();
        assert_eq!(AuditReport::from_json(value.to_string().as_bytes()).unwrap(), report);
        let marked = format!("\u{feff}{value}");
        assert_eq!(AuditReport::from_json(marked.as_bytes()).unwrap(), report);
        let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(AuditReport::from_json(&wide).unwrap(), report);
        value["version"] = 3.into();
        let error = AuditReport::from_json(value.to_string().as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "its version is 3, and only versions up to 2 can be read");
    }
}
