//! One link's way along its redirects: what was asked, with which cookies, and where it led.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::cookie::Jar;
use reqwest::header::HeaderValue;
use signpost_core::report::RedirectKind;
use url::Url;

use crate::net::{self, Share};
use crate::pace::{Next, Place, QueueEnd};
use signpost_judge::observation::{Hop, Setback};

/// How often one address may be asked on one way, each time with other cookies: as often as a
/// server needs that sets a cookie, sends the reader back and sets another one.
const VISITS: usize = 3;

/// The state of one way. Its cookies are its own: nothing is carried from link to link.
pub(crate) struct Chain<'a> {
    /// Where its first request goes in a host's queue.
    pub(super) end: QueueEnd,
    /// Where its first request is the next of its host.
    pub(super) next: Option<Next>,
    /// Its place among all requests, while what its last one brought is dealt with.
    pub(super) place: Option<Place<'a>>,
    /// What its last answer's body takes of the memory for bodies.
    pub(super) share: Share,
    pub(crate) languages: HeaderValue,
    pub(crate) jar: Jar,
    pub(crate) hops: Vec<Hop>,
    pub(crate) setbacks: Vec<Setback>,
    pub(crate) attempts: u32,
    pub(crate) retries: u32,
    /// The time spent with requests, waiting not included.
    pub(crate) spent: Duration,
    pub(crate) certificate_expires: Option<Timestamp>,
    visited: Vec<(Url, Option<HeaderValue>)>,
}

impl Chain<'_> {
    pub(crate) fn new(languages: HeaderValue, end: QueueEnd) -> Self {
        Self {
            end,
            next: None,
            place: None,
            share: Share::uncounted(),
            languages,
            jar: Jar::default(),
            hops: Vec::new(),
            setbacks: Vec::new(),
            attempts: 0,
            retries: 0,
            spent: Duration::ZERO,
            certificate_expires: None,
            visited: Vec::new(),
        }
    }

    /// Where its next request goes in a host's queue: to the front once it has begun.
    pub(super) fn end(&self) -> QueueEnd {
        if self.attempts > 0 { QueueEnd::Front } else { self.end }
    }

    /// Notes that an address is about to be asked with the cookies that there are now.
    pub(crate) fn visit(&mut self, url: &Url) {
        let visit = self.visit_of(url);
        self.visited.push(visit);
    }

    /// Whether asking this address would be going round in a circle. Coming back with other
    /// cookies is not, up to a number of times: many a site sets a cookie and sends the reader
    /// back to see whether it was kept.
    pub(crate) fn circles(&self, to: &Url) -> bool {
        let visit = self.visit_of(to);
        let visits = self.visited.iter().filter(|(url, _)| *url == visit.0).count();
        visits >= VISITS || self.visited.contains(&visit)
    }

    pub(crate) fn follow(&mut self, from: &Url, to: &Url, status: u16, kind: RedirectKind) {
        self.hops.push(Hop { from: from.clone(), to: to.clone(), status, kind });
    }

    fn visit_of(&self, url: &Url) -> (Url, Option<HeaderValue>) {
        let mut plain = url.clone();
        plain.set_fragment(None);
        (plain, net::cookies(&self.jar, url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coming_back_is_a_circle_unless_the_cookies_are_others() {
        let url = Url::parse("https://a.test/page").unwrap();
        let mut chain = Chain::new(HeaderValue::from_static("en"), QueueEnd::Back);
        assert!(!chain.circles(&url));
        chain.visit(&url);
        assert!(chain.circles(&url));
        assert!(chain.circles(&Url::parse("https://a.test/page#part").unwrap()));

        for visit in ["1", "2"] {
            chain.jar.add_cookie_str(&format!("seen={visit}"), &url);
            assert!(!chain.circles(&url));
            chain.visit(&url);
        }
        chain.jar.add_cookie_str("seen=3", &url);
        assert!(chain.circles(&url));
    }
}
