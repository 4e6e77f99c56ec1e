//! Judging links, away from the requests that are under way.

use std::sync::Arc;

use signpost_core::Link;
use signpost_core::report::Evidence;
use signpost_core::verdict::Reason;
use tokio::sync::Semaphore;

use jiff::civil::Date;
use signpost_judge::conclude::History;
use signpost_judge::judge::{self, Judgement};
use signpost_judge::observation::Observation;
use signpost_judge::page::words::plain as plain_text;

/// A link and what was found of it.
pub(crate) struct Judged {
    pub(crate) link: Link,
    pub(crate) judgement: Judgement,
}

impl Judged {
    /// A link that need not be asked.
    pub(crate) fn unasked(link: Link, reason: Reason) -> Self {
        Self { link, judgement: Judgement::new(reason, Evidence::default()) }
    }
}

/// Where judging is done: on threads of its own, as many as there are processors. Reading a long
/// page takes long enough for other requests to miss their deadlines meanwhile.
pub(crate) struct Bench {
    seats: Arc<Semaphore>,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let seats = std::thread::available_parallelism().map_or(1, usize::from);
        Self { seats: Arc::new(Semaphore::new(seats)) }
    }

    /// Judges a link. A page that no judge survives is one that nobody can tell anything of.
    pub(crate) async fn judge(
        &self,
        link: Link,
        observation: Observation,
        sibling: Option<Arc<Observation>>,
        history: Option<History>,
        today: Date,
    ) -> Judged {
        let seat = Arc::clone(&self.seats).acquire_owned().await;
        let kept = link.clone();
        let attempts = observation.attempts;
        let judging = tokio::task::spawn_blocking(move || {
            let mut judgement = {
                let memory = History::memory(history.as_ref(), link.look, today);
                judge::judge(&link, &observation, sibling.as_deref(), memory)
            };
            tell_setbacks(&mut judgement.evidence, &observation);
            drop(seat);
            judgement
        });
        let judgement = judging.await.unwrap_or_else(|error| {
            let error = Some(format!("judging the page failed: {error}"));
            Judgement::new(Reason::NoEvidence, Evidence { attempts, error, ..Evidence::default() })
        });
        Judged { link: kept, judgement }
    }
}

/// Says why an address was asked more than once, after the step that says that it was asked.
fn tell_setbacks(evidence: &mut Evidence, observation: &Observation) {
    let steps = observation.setbacks.iter().map(|setback| {
        let (url, what) = (plain_text(setback.url.as_str(), 200), plain_text(&setback.what, 200));
        format!("{url} failed ({what}), so it was asked again.")
    });
    let place = evidence.steps.len().min(1);
    evidence.steps.splice(place..place, steps);
}
