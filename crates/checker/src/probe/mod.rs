//! Asking a link: along its redirects, again after faults that pass, in its host's time.

mod ask;
mod chain;
mod redirect;

use std::sync::{Arc, Mutex};

use signpost_core::address::url_without_credentials;
use signpost_core::model::Language;
use signpost_core::report::RedirectKind;
use url::Url;

use crate::judged::Bench;
use crate::net::{self, Budget, Client};
use crate::network_check::{Lookout, NoNetwork};
use crate::options::Options;
use crate::pace::{self, Pace, QueueEnd};
use crate::progress::Progress;
use crate::seen::Seen;
use chain::Chain;
use redirect::Next;
pub use redirect::leads_to;
use signpost_judge::observation::{Answer, Failure, FailureKind, Observation, Outcome};

/// A refresh that comes later than this, in seconds, shows its page first.
const AT_ONCE: f64 = 1.0;

/// Bodies of addresses beside links may take this part of what those of links may. They are held until
/// they are read, and nobody waits for anything meanwhile.
const BESIDE: usize = 4;

/// Asks links.
pub(crate) struct Prober<'a> {
    client: &'a Client,
    lookout: &'a Lookout<'a>,
    pace: Pace<'a>,
    options: &'a Options,
    progress: &'a dyn Progress,
    random: Mutex<fastrand::Rng>,
    budget: Budget,
    /// For addresses beside links. Links that have their pages wait for these, which therefore never wait
    /// for those.
    beside: Budget,
    pub(crate) bench: &'a Bench,
}

impl<'a> Prober<'a> {
    pub(crate) fn new(
        client: &'a Client,
        lookout: &'a Lookout<'a>,
        options: &'a Options,
        progress: &'a dyn Progress,
        bench: &'a Bench,
    ) -> Self {
        let random = Mutex::new(fastrand::Rng::with_seed(options.retry.seed));
        let pace = Pace::new(options, progress);
        let budget = Budget::new(options.bounds.all_bodies);
        let beside = Budget::new(options.bounds.all_bodies / BESIDE);
        Self { client, lookout, pace, options, progress, random, budget, beside, bench }
    }

    /// Waits until an address is the next of those at the back of its host's queue.
    pub(crate) async fn next_in_line(&self, url: &Url) -> pace::Next {
        self.pace.next_in_line(url).await
    }

    /// The pages that wait for others.
    pub(crate) fn waiting(&self) -> &Arc<pace::Waiting> {
        self.pace.waiting()
    }

    /// Asks an address, as a reader of these languages would, and follows where it leads.
    ///
    /// # Errors
    ///
    /// When it turned out that there is no network, so that there is nothing to see.
    pub(crate) async fn observe(
        &self,
        url: &Url,
        languages: &[Language],
        end: QueueEnd,
    ) -> Result<Seen<'_>, NoNetwork> {
        self.follow(url, Chain::new(net::accept_language(languages), end)).await
    }

    /// The same for an address that is the next of its host.
    pub(crate) async fn observe_next(
        &self,
        url: &Url,
        languages: &[Language],
        next: Option<pace::Next>,
    ) -> Result<Seen<'_>, NoNetwork> {
        let mut chain = Chain::new(net::accept_language(languages), QueueEnd::Back);
        chain.next = next;
        self.follow(url, chain).await
    }

    async fn follow<'s>(&'s self, url: &Url, mut chain: Chain<'s>) -> Result<Seen<'s>, NoNetwork> {
        let outcome = self.walk(url_without_credentials(url.clone()), &mut chain).await?;
        let observation = Observation {
            asked: url.clone(),
            hops: chain.hops,
            outcome,
            setbacks: chain.setbacks,
            attempts: chain.attempts,
            elapsed: chain.spent,
            certificate_expires: chain.certificate_expires,
        };
        let Chain { place, share, .. } = chain;
        Ok(Seen { observation: Arc::new(observation), place, share })
    }

    async fn walk<'s>(&'s self, mut url: Url, chain: &mut Chain<'s>) -> Result<Outcome, NoNetwork> {
        loop {
            chain.visit(&url);
            let answer = match self.ask(&url, chain).await? {
                Outcome::Answer(answer) => Arc::new(answer),
                failure @ Outcome::Failure(_) => return Ok(failure),
            };
            let fail = |kind, detail: String| {
                Ok(Outcome::Failure(Failure { url: url.clone(), kind, detail }))
            };
            let whole = self.options.bounds.chain_time;
            match self.next(&answer).await {
                Next::Stay => return Ok(Outcome::Answer(Arc::unwrap_or_clone(answer))),
                Next::Nowhere(why) => return fail(FailureKind::BadLocation, why),
                Next::Go { to, kind, delay } => {
                    let circles = chain.circles(&to);
                    // A page that reloads itself, or that is one of a slide show, can be read.
                    let readable =
                        kind != RedirectKind::Http && (delay > AT_ONCE || same_page(&to, &url));
                    // A notice is believed once; where it leads to has to show the aid.
                    let told = |kind| kind == RedirectKind::Notice;
                    let again = told(kind) && chain.hops.iter().any(|hop| told(hop.kind));
                    if circles && readable || again {
                        return Ok(Outcome::Answer(Arc::unwrap_or_clone(answer)));
                    }
                    chain.follow(&url, &to, answer.status, kind);
                    if circles {
                        let detail = format!("{to} was asked before");
                        return fail(FailureKind::RedirectLoop, detail);
                    }
                    if chain.spent > whole {
                        let detail = format!("more than {} seconds in all", whole.as_secs());
                        return fail(FailureKind::Timeout, detail);
                    }
                    if chain.hops.len() > self.options.bounds.hops {
                        let detail = format!("more than {} redirects", self.options.bounds.hops);
                        return fail(FailureKind::RedirectLoop, detail);
                    }
                    url = to;
                }
            }
        }
    }

    /// Where an answer sends its reader. A page that nobody gets through says of no other place.
    async fn next(&self, answer: &Arc<Answer>) -> Next {
        let longest_delay = self.options.bounds.refresh_delay;
        if answer.body.is_empty() {
            return redirect::next(answer, longest_delay);
        }
        let answer = Arc::clone(answer);
        let next = self.bench.run(move || redirect::next(&answer, longest_delay)).await;
        next.unwrap_or(Next::Stay)
    }
}

fn same_page(a: &Url, b: &Url) -> bool {
    a[..url::Position::AfterQuery] == b[..url::Position::AfterQuery]
}
