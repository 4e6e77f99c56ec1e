//! Temporary.
#![allow(missing_docs, dead_code, clippy::all)]
use crate::observation::*;
use signpost_core::Link;
use signpost_core::report::*;
use signpost_core::verdict::Reason;
use url::Url;
pub struct Judgement {
    pub reason: Reason,
    pub evidence: Evidence,
    pub suggestion: Option<Suggestion>,
}
pub fn sibling_wanted(_: &Link, _: &Observation) -> bool {
    false
}
pub struct SiblingAddress {
    pub url: Url,
    pub template: String,
}
pub fn of(_: &Url) -> Option<SiblingAddress> {
    None
}
pub fn judge(_: &Link, o: &Observation, _: Option<&Observation>) -> Judgement {
    let mut evidence = Evidence {
        attempts: o.attempts,
        elapsed_ms: o.elapsed.as_millis() as u64,
        ..Evidence::default()
    };
    for hop in &o.hops {
        evidence.redirects.push(Redirect {
            from: hop.from.to_string(),
            to: hop.to.to_string(),
            status: hop.status,
            kind: hop.kind,
        });
    }
    let reason = match &o.outcome {
        Outcome::Answer(a) => {
            evidence.status = Some(a.status);
            match a.status {
                200 => Reason::Ok,
                404 => Reason::Http404,
                410 => Reason::Http410,
                429 => Reason::RateLimited,
                403 => Reason::Forbidden,
                999 => Reason::Http999,
                500..=599 => Reason::ServerError,
                _ => Reason::HttpError,
            }
        }
        Outcome::Failure(f) => {
            evidence.error = Some(f.detail.clone());
            match f.kind {
                FailureKind::Timeout => Reason::Timeout,
                FailureKind::Dns => Reason::Dns,
                FailureKind::Refused => Reason::ConnectionRefused,
                FailureKind::Reset => Reason::Reset,
                FailureKind::Unreachable => Reason::Unreachable,
                FailureKind::Malformed => Reason::MalformedResponse,
                FailureKind::TlsExpired => Reason::TlsExpired,
                FailureKind::TlsWrongName => Reason::TlsWrongName,
                FailureKind::TlsUnknownIssuer => Reason::TlsUnknownIssuer,
                FailureKind::Tls => Reason::TlsFailed,
                FailureKind::RedirectLoop => Reason::RedirectLoop,
                FailureKind::BadLocation => Reason::BadLocation,
                FailureKind::PrivateNetwork => Reason::PrivateNetwork,
                FailureKind::HostUnresponsive => Reason::HostUnresponsive,
                FailureKind::RateLimited { .. } => Reason::RateLimited,
            }
        }
    };
    Judgement { reason, evidence, suggestion: None }
}
