//! Judging links, away from the requests that are under way.

use std::sync::Arc;
use std::time::Duration;

use signpost_core::Link;
use signpost_core::report::Evidence;
use signpost_core::verdict::Reason;

use crate::net::Share;
use crate::options::Options;
use crate::pace::{Counted, Place, Waiting};
use crate::packed::Packed;
use crate::seen::Seen;
use crate::workers::{Abandoned, Urgency, Workers};
use jiff::Timestamp;
use signpost_judge::conclude::History;
use signpost_judge::control::Control;
use signpost_judge::observation::{Observation, Outcome};
use signpost_judge::words::plain as plain_text;
use signpost_judge::{Judgement, Keep, judge_beside, prepare};

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

/// What a link answered, and what is held until it is judged.
pub(crate) struct Answered<'a> {
    what: What,
    attempts: u32,
    /// When the certificate of the last host asked expires.
    pub(crate) expires: Option<Timestamp>,
    /// The place among all requests.
    place: Option<Place<'a>>,
    /// The memory that the body takes.
    share: Share,
    /// The memory that it takes where it waits for another page.
    waits: Option<Counted>,
}

enum What {
    Read(Arc<Observation>),
    Packed(Packed),
}

impl<'a> From<Seen<'a>> for Answered<'a> {
    fn from(Seen { observation, place, share }: Seen<'a>) -> Self {
        Self {
            attempts: observation.attempts,
            expires: observation.certificate_expires,
            what: What::Read(observation),
            place,
            share,
            waits: None,
        }
    }
}

impl Answered<'_> {
    /// Counts it among what waits for another page, and gives back its place: nobody who waits holds one that another
    /// request needs.
    pub(crate) fn wait(&mut self, waiting: &Arc<Waiting>) {
        self.place = None;
        self.waits = Some(waiting.count(self.bytes()));
    }

    /// What was read, unless others may need the memory that it takes as it is.
    pub(crate) fn small(&self) -> Option<&Arc<Observation>> {
        match &self.what {
            What::Read(observation) if !self.share.is_counted() => Some(observation),
            _ => None,
        }
    }

    /// Packs it, for it waits for long, and gives back the memory that it does not need as long. What cannot be packed
    /// stays as it is.
    pub(crate) async fn pack(&mut self, bench: &Bench, waiting: &Arc<Waiting>) -> Option<&Packed> {
        if let What::Read(observation) = &self.what {
            let observation = Arc::clone(observation);
            if let Ok(Ok(packed)) = bench.run(move || Packed::of(&observation)).await {
                self.share.shrink_to(packed.json().len());
                self.what = What::Packed(packed);
                self.waits = Some(waiting.count(self.bytes()));
            }
        }
        // Whatever it waits for may wait for room for its own body.
        self.share.is_done();
        match &self.what {
            What::Packed(packed) => Some(packed),
            What::Read(_) => None,
        }
    }

    fn bytes(&self) -> usize {
        match &self.what {
            What::Packed(packed) => packed.json().len(),
            What::Read(observation) => match &observation.outcome {
                Outcome::Answer(answer) => {
                    let headers =
                        answer.headers.iter().map(|(name, value)| name.len() + value.len());
                    answer.body.len() + headers.sum::<usize>()
                }
                Outcome::Failure(_) => 0,
            },
        }
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

    /// Makes ready what judging needs. While the first requests are under way, nobody else needs the threads.
    pub(crate) fn prepare(&self) {
        self.workers.begin(prepare);
    }

    /// Reads what a control address answered.
    pub(crate) async fn read(&self, seen: Arc<Observation>) -> Control {
        let asked = seen.asked.clone();
        let read = self.run(move || Control::read(&seen)).await;
        read.unwrap_or_else(|_| Control::unread(asked))
    }

    /// Has something else done for which a page has to be read, before pages are judged that nothing waits for.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Abandoned> {
        self.workers.run(Urgency::First, work).await
    }

    /// Judges a link, and gives back the memory and the place that its answer took. A page that no
    /// judge survives is one that nobody can tell anything of.
    pub(crate) async fn judge(
        &self,
        link: Link,
        answered: Answered<'_>,
        control: Option<Arc<Control>>,
        history: Option<History>,
        options: &Options,
    ) -> Judged {
        let today = options.today();
        let keep = if options.remember { Keep::Page } else { Keep::Nothing };
        let Answered { what, attempts, place, mut share, waits, .. } = answered;
        let beyond = share.take_beyond();
        let link = Arc::new(link);
        let judged = Arc::clone(&link);
        let judging = self.workers.run(Urgency::Then, move || {
            let observation = match what {
                What::Read(observation) => observation,
                What::Packed(packed) => Arc::new(packed.open().map_err(|error| error.to_string())?),
            };
            let mut judgement = {
                let memory = History::memory(history.as_ref(), judged.look, today);
                judge_beside(&judged, &observation, control.as_deref(), memory, keep)
            };
            tell_setbacks(&mut judgement.evidence, &observation);
            drop((observation, share));
            Ok(judgement)
        });
        let told = judging.await.unwrap_or_else(|abandoned| {
            Err(match abandoned {
                Abandoned::TooLong => {
                    format!("judging the page took longer than {} seconds", PATIENCE.as_secs())
                }
                Abandoned::Panicked(words) => format!("judging the page failed: {words}"),
            })
        });
        let judgement = told.unwrap_or_else(|error| {
            let steps = vec!["The page could not be judged, so nothing is known of it.".to_owned()];
            let error = Some(error);
            let evidence = Evidence { attempts, error, steps, ..Evidence::default() };
            Judgement::new(Reason::NoEvidence, evidence)
        });
        // A judge that was given up on may keep its page, and holds nobody up by it.
        drop((place, waits, beyond));
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

#[cfg(test)]
mod tests {
    use signpost_core::Expectation;
    use signpost_judge::observation::Answer;
    use url::Url;

    use super::*;

    #[tokio::test]
    async fn what_waits_is_small_and_is_judged_as_what_does_not() {
        let url = Url::parse("https://aids.test/knee").unwrap();
        let body = format!(
            "<title>Knee surgery</title><h1>Knee surgery: is it right for you?</h1>{}",
            "<p>You can talk with your doctor about what matters to you.</p>".repeat(100)
        );
        let html = ("content-type".to_owned(), "text/html; charset=iso-8859-1".to_owned());
        let answer = Answer {
            url: url.clone(),
            status: 200,
            headers: vec![html],
            body: body.into(),
            cut: None,
        };
        let length = answer.body.len();
        let observation = Observation {
            asked: url.clone(),
            hops: Vec::new(),
            outcome: Outcome::Answer(answer),
            setbacks: Vec::new(),
            attempts: 3,
            elapsed: Duration::from_millis(1500),
            certificate_expires: Some("2027-01-02T03:04:05Z".parse().unwrap()),
        };
        let link = Link {
            url: Some(url.into()),
            expectation: Expectation {
                titles: vec!["Knee surgery: is it right for you?".to_owned()],
                ..Expectation::default()
            },
            look: None,
            sources: Vec::new(),
        };
        let bench = Bench::new();
        let observation = Arc::new(observation);
        let answered = || {
            let share = Share::uncounted();
            Answered::from(Seen { observation: Arc::clone(&observation), place: None, share })
        };
        let options = Options::default();
        let at_once = bench.judge(link.clone(), answered(), None, None, &options).await;

        let counted = Waiting::new(0);
        let mut waiting = answered();
        let packed = waiting.pack(&bench, &counted).await.unwrap().json().len();
        assert!(packed * 5 < length, "{packed} bytes of {length}");
        assert_eq!(Arc::strong_count(&observation), 1, "the page itself is gone");
        let later = bench.judge(link, waiting, None, None, &options).await;
        assert_eq!(later.judgement, at_once.judgement);
        assert_eq!(later.judgement.evidence.attempts, 3);
    }
}
