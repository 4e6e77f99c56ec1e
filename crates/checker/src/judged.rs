//! Judging links, away from the requests that are under way.

use std::sync::Arc;
use std::time::Duration;

use signpost_core::Link;
use signpost_core::report::Evidence;
use signpost_core::verdict::Reason;

use crate::probe::Seen;
use crate::workers::{Abandoned, Workers};
use jiff::civil::Date;
use signpost_judge::conclude::History;
use signpost_judge::control::Control;
use signpost_judge::observation::Observation;
use signpost_judge::words::plain as plain_text;
use signpost_judge::{Judgement, judge_beside};

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

/// How long judging a page may take. It counts its own work and stops by itself, long before this;
/// where that fails, the page has to be given up on.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where judging is done: on threads of its own, as many as there are processors. Reading a long
/// page takes long enough for other requests to miss their deadlines meanwhile.
pub(crate) struct Bench {
    workers: Workers,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self { workers: Workers::new(PATIENCE) }
    }

    /// Reads what a control address answered.
    pub(crate) async fn read(&self, seen: Arc<Observation>) -> Control {
        let asked = seen.asked.clone();
        let read = self.run(move || Control::read(&seen)).await;
        read.unwrap_or_else(|_| Control::unread(asked))
    }

    /// Has something else done for which a page has to be read.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Abandoned> {
        self.workers.run(work).await
    }

    /// Judges a link, and gives back the memory and the place that its answer took. A page that no
    /// judge survives is one that nobody can tell anything of.
    pub(crate) async fn judge(
        &self,
        link: Link,
        seen: Seen<'_>,
        control: Option<Arc<Control>>,
        history: Option<History>,
        today: Date,
    ) -> Judged {
        let Seen { observation, place, share } = seen;
        let attempts = observation.attempts;
        let link = Arc::new(link);
        let judged = Arc::clone(&link);
        let judging = self.run(move || {
            let mut judgement = {
                let memory = History::memory(history.as_ref(), judged.look, today);
                judge_beside(&judged, &observation, control.as_deref(), memory)
            };
            tell_setbacks(&mut judgement.evidence, &observation);
            drop((observation, share));
            judgement
        });
        let judgement = judging.await.unwrap_or_else(|abandoned| {
            let error = match abandoned {
                Abandoned::TooLong => {
                    format!("judging the page took longer than {} seconds", PATIENCE.as_secs())
                }
                Abandoned::Panicked(words) => format!("judging the page failed: {words}"),
            };
            let steps = vec!["The page could not be judged, so nothing is known of it.".to_owned()];
            let error = Some(error);
            let evidence = Evidence { attempts, error, steps, ..Evidence::default() };
            Judgement::new(Reason::NoEvidence, evidence)
        });
        drop(place);
        Judged { link: Arc::unwrap_or_clone(link), judgement }
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
