//! What a verdict rests on, in fields for programs and in sentences for people.

use signpost_core::report::{Control, Evidence, Redirect, RedirectKind, Tls};

use super::case::Case;
use crate::language;
use crate::observation::{Failure, FailureKind, Observation, Outcome};
use crate::retry_after;
use crate::words::plain;

/// Bounds on what is kept of text from the network.
const URL: usize = 2_000;
const SHORT_URL: usize = 200;
const TITLE: usize = 200;

/// How sentences on the control begin.
const CONTROL: &str = "An address that cannot exist on this host";

/// What was seen, before anything is concluded from it.
pub(super) fn of(observation: &Observation) -> Evidence {
    let mut evidence = Evidence {
        redirects: observation
            .hops
            .iter()
            .map(|hop| Redirect {
                from: plain(hop.from.as_str(), URL),
                to: plain(hop.to.as_str(), URL),
                status: hop.status,
                kind: hop.kind,
            })
            .collect(),
        attempts: observation.attempts,
        elapsed_ms: u64::try_from(observation.elapsed.as_millis()).unwrap_or(u64::MAX),
        tls: observation
            .certificate_expires
            .map(|not_after| Tls { not_after: Some(not_after), problem: None }),
        ..Evidence::default()
    };
    evidence.steps.push(format!("Asked {}.", plain(observation.asked.as_str(), SHORT_URL)));
    for hop in &observation.hops {
        let to = plain(hop.to.as_str(), SHORT_URL);
        evidence.steps.push(match hop.kind {
            RedirectKind::Http => {
                format!("It sent on to {to} with status {}{}.", hop.status, lasting(hop.status))
            }
            RedirectKind::MetaRefresh => format!("The page sent on to {to} by meta refresh."),
            RedirectKind::Notice => format!("The page says that it has moved to {to}."),
            RedirectKind::Script => format!("The page sent on to {to} by script."),
        });
    }
    match &observation.outcome {
        Outcome::Answer(answer) => {
            evidence.status = Some(answer.status);
            evidence.content_type = answer.header("content-type").map(|value| plain(value, 100));
            evidence.retry_after_seconds = answer
                .header("retry-after")
                .and_then(|value| value.trim().parse().ok())
                .and_then(retry_after::exact);
            if answer.url != observation.asked {
                evidence.final_url = Some(plain(answer.url.as_str(), URL));
            }
        }
        Outcome::Failure(failure) => failed(&mut evidence, observation, failure),
    }
    evidence
}

fn lasting(status: u16) -> &'static str {
    match status {
        301 | 308 => " (permanent)",
        302 | 303 | 307 => " (temporary)",
        _ => "",
    }
}

fn failed(evidence: &mut Evidence, observation: &Observation, failure: &Failure) {
    let detail = plain(&failure.detail, 300);
    if failure.url != observation.asked {
        evidence.final_url = Some(plain(failure.url.as_str(), URL));
    }
    match failure.kind {
        FailureKind::TlsExpired
        | FailureKind::TlsWrongName
        | FailureKind::TlsUnknownIssuer
        | FailureKind::TlsUnsupported
        | FailureKind::TlsIncompleteChain
        | FailureKind::Tls => {
            let tls = evidence.tls.get_or_insert_default();
            tls.problem = Some(detail.clone());
        }
        FailureKind::RateLimited { retry_after, status } => {
            evidence.status = status;
            evidence.retry_after_seconds = retry_after::exact(retry_after);
        }
        _ => {}
    }
    if !detail.is_empty() {
        evidence.error = Some(detail);
    }
}

/// Adds what the answer shows, and what came back from an address that cannot exist.
pub(super) fn describe(evidence: &mut Evidence, case: &Case<'_>) {
    let title = plain(&case.page.title, TITLE);
    let heading = case.page.main_headings().next().map(|heading| plain(heading, TITLE));
    let shows = if !title.is_empty() {
        format!(" with the title “{title}”")
    } else if let Some(heading) = heading {
        format!(" with the heading “{heading}”")
    } else {
        String::new()
    };
    evidence.steps.push(format!("It answered {}{shows}.", case.answer.status));
    evidence.title = (!title.is_empty()).then_some(title);
    if !case.answer.shows_page() {
        return;
    }
    evidence.language = language::of_page(&case.page).map(|language| plain(&language, 10));
    if let Some(control) = &case.control {
        evidence.control = Some(Control {
            url: plain(control.asked.as_str(), URL),
            status: control.status,
            similarity: control.similarity.map(|share| (share * 100.0).round() / 100.0),
            same: control.same,
        });
        evidence.steps.push(match control.status {
            Some(status) if control.honest => {
                format!("{CONTROL} answered {status}, so a missing page would show.")
            }
            Some(200..=299) if control.same => format!("{CONTROL} shows the same page."),
            Some(200..=299) => format!("{CONTROL} shows another page."),
            Some(status) => format!("{CONTROL} answered {status}, which says nothing."),
            None => format!("{CONTROL} did not answer, which says nothing."),
        });
    }
    if case.is_page() && !case.shown.found.is_empty() && case.shown.met() {
        let found = plain(&case.shown.found.join(", "), 160);
        evidence.steps.push(match case.link.expectation.words.is_empty() {
            false => format!("The page shows all expected words: {found}."),
            true => format!("The page shows what is expected: “{found}”."),
        });
    } else if case.is_page()
        && let Some(name) = case.begun()
    {
        let name = plain(name, TITLE);
        evidence.steps.push(format!("The page's own title begins with the link's: “{name}”."));
    }
}
