//! Asking one address until it has a final answer, or until there is no point in asking again.

use std::sync::PoisonError;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;
use url::Url;

use super::Prober;
use super::chain::Chain;
use crate::net::{Missed, Reply, Share};
use crate::network_check::NoNetwork;
use crate::pace::{Closed, QueueEnd, Turn};
use signpost_judge::observation::{Answer, Failure, FailureKind, Outcome, Setback};
use signpost_judge::retry_after;

/// What to do after a request.
enum Then {
    /// This is what it comes to.
    Done,
    /// Ask again after a pause.
    Again(Duration),
    /// The host wants to be left alone for longer than a run waits.
    GiveUp(Failure),
}

impl Prober<'_> {
    /// Asks one address, and asks again after faults that may pass.
    pub(super) async fn ask<'s>(
        &'s self,
        url: &Url,
        chain: &mut Chain<'s>,
    ) -> Result<Outcome, NoNetwork> {
        let mut last = None;
        loop {
            // Anyone who waits for a host holds no place and no room that others need.
            chain.place = None;
            chain.share = Share::uncounted();
            let turn = match chain.next.take() {
                Some(next) => self.pace.turn_of(url, Some(next)).await,
                None => self.pace.turn(url, chain.end()).await,
            };
            let turn = match turn {
                Ok(turn) => turn,
                // What this address itself said tells more than what others on its host met.
                Err(closed) => return Ok(last.unwrap_or_else(|| unasked(url, closed))),
            };
            self.lookout.let_pass(last.is_some()).await?;
            // What a request needs while it is under way is made room for only then: most links wait.
            let (asked, then) = Box::pin(self.ask_once(url, chain, &turn)).await;
            chain.place = turn.keep_place();
            match then {
                Then::Again(pause) if self.may_ask_again(chain) => {
                    chain.retries += 1;
                    chain.setbacks.push(setback(url, &asked));
                    last = Some(asked);
                    chain.place = None;
                    chain.share = Share::uncounted();
                    tokio::time::sleep(pause).await;
                }
                Then::GiveUp(failure) => return Ok(Outcome::Failure(failure)),
                Then::Done | Then::Again(_) => return Ok(asked),
            }
        }
    }

    async fn ask_once(&self, url: &Url, chain: &mut Chain<'_>, turn: &Turn<'_>) -> (Outcome, Then) {
        self.progress.asking(url.as_str());
        let start = Instant::now();
        chain.share = match chain.end {
            QueueEnd::Front => self.beside.share(),
            QueueEnd::Back => self.budget.share(),
        };
        let result = self.client.get(url, &chain.languages, &chain.jar, &mut chain.share).await;
        chain.spent += start.elapsed();
        let sign_of_life = match &result {
            Ok(reply) => Some(!self.client.may_be_from_between(url, reply.answer.status)),
            Err(missed) => missed.sign_of_life(),
        };
        chain.attempts += u32::from(sign_of_life.is_some());
        self.lookout.heard(sign_of_life);
        match result {
            Ok(Reply { answer, certificate_expires }) => {
                chain.certificate_expires = certificate_expires;
                turn.answered();
                let then = self.after_answer(&answer, chain, turn);
                (Outcome::Answer(answer), then)
            }
            Err(missed) => {
                chain.certificate_expires = None;
                let then = self.after_failure(&missed, chain, turn);
                let Missed { kind, detail, .. } = missed;
                (failure(url, kind, detail), then)
            }
        }
    }

    fn after_answer(&self, answer: &Answer, chain: &Chain<'_>, turn: &Turn<'_>) -> Then {
        let wait = answer
            .header("retry-after")
            .filter(|_| answer.status >= 400)
            .and_then(|value| retry_after::parse(value, Timestamp::now()));
        let limited = answer.status == 429;
        if let Some(wait) = wait.filter(|_| limited) {
            turn.asked_to_wait(wait);
        }
        if !may_pass(answer.status) || is_bot_wall(answer) {
            return Then::Done;
        }
        match wait {
            Some(wait) if wait > self.options.retry.longest_wait => match limited {
                true => Then::GiveUp(rate_limited(answer, wait)),
                // It speaks for this address alone, which is down until then.
                false => Then::Done,
            },
            // The pause is kept by the host's queue, for all of its links.
            Some(_) if limited => Then::Again(Duration::ZERO),
            Some(wait) => Then::Again(wait),
            None => {
                let pause = self.backoff(chain.retries);
                if limited {
                    turn.asked_to_wait(pause);
                }
                Then::Again(pause)
            }
        }
    }

    fn after_failure(&self, missed: &Missed, chain: &Chain<'_>, turn: &Turn<'_>) -> Then {
        match missed.kind {
            FailureKind::Timeout if !missed.answering => turn.swallowed(),
            FailureKind::Dns
            | FailureKind::Unreachable
            | FailureKind::PrivateNetwork
            | FailureKind::Proxy
            | FailureKind::RefusedPort => {}
            _ => turn.answered(),
        }
        if missed.may_pass { Then::Again(self.backoff(chain.retries)) } else { Then::Done }
    }

    fn may_ask_again(&self, chain: &Chain<'_>) -> bool {
        chain.retries < self.options.retry.times && chain.spent < self.options.bounds.chain_time
    }

    /// Twice as long each time, and varied by up to a half either way.
    fn backoff(&self, retries: u32) -> Duration {
        let random = self.random.lock().unwrap_or_else(PoisonError::into_inner).f64();
        self.options.retry.backoff.mul_f64(f64::from(1 << retries.min(6)) * (0.5 + random))
    }
}

fn setback(url: &Url, asked: &Outcome) -> Setback {
    let what = match asked {
        Outcome::Answer(answer) => format!("status {}", answer.status),
        Outcome::Failure(failure) => failure.detail.clone(),
    };
    Setback { url: url.clone(), what }
}

/// Statuses of faults that may pass: 408 and 429, and those of the server itself except the two by
/// which it says that it will never be able to (RFC 9110, sections 15.6.2 and 15.6.6), and the one
/// that waits for a person to log in (RFC 6585, section 6).
fn may_pass(status: u16) -> bool {
    matches!(status, 408 | 429) || matches!(status, 500..=599 if !matches!(status, 501 | 505 | 511))
}

/// Whether a wall against robots stands behind a status that would otherwise pass. Asking it again
/// only confirms its opinion of us.
fn is_bot_wall(answer: &Answer) -> bool {
    let marked = ["cf-mitigated", "x-vercel-mitigated", "x-datadome"];
    if marked.iter().any(|name| answer.header(name).is_some()) {
        return true;
    }
    let from_cloudflare =
        answer.header("server").is_some_and(|server| server.eq_ignore_ascii_case("cloudflare"));
    let body = String::from_utf8_lossy(&answer.body);
    from_cloudflare
        && ["/cdn-cgi/challenge-platform/", "cf-browser-verification", "cf_chl_"]
            .iter()
            .any(|mark| body.contains(mark))
}

fn rate_limited(answer: &Answer, wait: Duration) -> Failure {
    let retry_after = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    let sent: String = answer.header("retry-after").unwrap_or_default().chars().take(100).collect();
    Failure {
        url: answer.url.clone(),
        kind: FailureKind::RateLimited { retry_after, status: Some(answer.status) },
        detail: format!("status {} with Retry-After: {sent}", answer.status),
    }
}

fn unasked(url: &Url, closed: Closed) -> Outcome {
    let (kind, detail) = match closed {
        Closed::RateLimited { retry_after } => (
            FailureKind::RateLimited { retry_after, status: None },
            format!("the host asked us to wait for {}", retry_after::in_words(retry_after)),
        ),
        Closed::Unresponsive => (
            FailureKind::HostUnresponsive,
            "other requests to the host were never answered".to_owned(),
        ),
    };
    failure(url, kind, detail)
}

fn failure(url: &Url, kind: FailureKind, detail: String) -> Outcome {
    Outcome::Failure(Failure { url: url.clone(), kind, detail })
}
