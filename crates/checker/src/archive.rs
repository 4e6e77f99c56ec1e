//! Copies in a web archive, for links under which the aid is no longer found.
//!
//! The Wayback Machine is asked by its [availability API], one link at a time and slowly. An archive
//! keeps copies of empty records and parked domains just as faithfully, so a copy is suggested only
//! if, judged as the link itself would be, it shows the aid. That is stricter than what
//! InternetArchiveBot does, which takes the copy nearest to the day on which the link was added.
//!
//! [availability API]: https://archive.org/help/wayback_api.php

use std::sync::Arc;

use jiff::{Timestamp, ToSpan, tz::TimeZone};
use serde::Deserialize;
use signpost_core::model::Language;
use signpost_core::report::LinkReport;
use signpost_core::{Link, Verdict};
use url::Url;

use crate::error::Error;
use crate::judged::Bench;
use crate::net::Client;
use crate::network_check::{Lookout, NoNetwork};
use crate::options::{Archive, HostManners, Options};
use crate::pace::QueueEnd;
use crate::probe::Prober;
use crate::progress::Progress;
use signpost_judge::conclude::{ArchivedCopy, Memory};
use signpost_judge::judge;
use signpost_judge::observation::{Observation, Outcome};

/// The host that serves the Wayback Machine's copies.
const COPIES: &str = "web.archive.org";

/// A link that is lost, with the moments at which the aid was probably still there.
#[derive(Debug, Clone)]
pub struct Lost<'a> {
    link: &'a Link,
    moments: [Timestamp; 2],
}

impl<'a> Lost<'a> {
    /// A link of which an audit that started then found this.
    pub fn new(link: &'a Link, report: &LinkReport, started: Timestamp) -> Self {
        Self { link, moments: before(report, started) }
    }
}

/// Looks for a copy of each link that shows the aid. Where none can be had, only the sentence says
/// so: an archive that is out of order is no fault of the content's.
///
/// # Errors
///
/// When no secure client can be made of the options.
pub async fn copies(
    lost: &[Lost<'_>],
    options: &Options,
    archive: &Archive,
    progress: &dyn Progress,
) -> Result<Vec<ArchivedCopy>, Error> {
    if lost.is_empty() {
        return Ok(Vec::new());
    }
    let base = Url::parse(&archive.base).map_err(|_| "its address is none".to_owned());
    let options = Options {
        manners: HostManners {
            min_interval: archive.interval,
            max_concurrent: 1,
            providers: Vec::new(),
        },
        ..options.clone()
    };
    let client = Client::new(&options)?;
    let lookout = Lookout::new(&client, &options.network_check);
    let bench = Bench::new();
    let prober = Prober::new(&client, &lookout, &options, progress, &bench);
    progress.started(lost.len());
    let mut copies = Vec::new();
    for Lost { link, moments } in lost {
        let found = match &base {
            Ok(base) => find(&prober, base, link, *moments).await,
            Err(why) => Err(why.clone()),
        };
        copies.push(match found {
            Ok(copy) => ArchivedCopy {
                why: format!("The web archive has a copy of {} that shows the aid.", copy.day()),
                url: Some(copy.url.into()),
            },
            Err(why) => ArchivedCopy {
                why: format!("The web archive has no copy to suggest: {why}."),
                url: None,
            },
        });
        progress.looked_up();
    }
    Ok(copies)
}

/// Whether a link is one to look for.
pub fn is_lost(link: &LinkReport) -> bool {
    let verdict = link.still_known().map_or(link.verdict, |known| known.verdict);
    matches!(verdict, Verdict::Dead | Verdict::Changed)
        // No copy may bring back what its provider has taken back or put away.
        && link.notice.is_none()
        && link.suggestion.is_none()
        && link.url.is_some()
}

/// The moments at which the aid was probably still there, the best one first.
fn before(report: &LinkReport, started: Timestamp) -> [Timestamp; 2] {
    let last = report.last_ok.or(report.first_failed).unwrap_or(started);
    let zoned = last.to_zoned(TimeZone::UTC);
    // Nobody may have looked for months, and the ledger may have begun after the end.
    let earlier = zoned.checked_sub(1.year()).map_or(last, |earlier| earlier.timestamp());
    [last, earlier]
}

/// The copy nearest to one of these moments that shows what the link should, or why there is none.
async fn find(
    prober: &Prober<'_>,
    base: &Url,
    link: &Link,
    moments: [Timestamp; 2],
) -> Result<Copy, String> {
    let address = link.url.as_deref().and_then(|url| Url::parse(url).ok());
    let Some(address) = address else { return Err("it is no web address".to_owned()) };
    let mut refused: Option<(Copy, String)> = None;
    for moment in moments {
        let Some(copy) = nearest(prober, base, &address, moment).await? else { break };
        if refused.as_ref().is_some_and(|(known, _)| *known == copy) {
            break;
        }
        match shows_the_aid(prober, link, &address, &copy).await? {
            Ok(()) => return Ok(copy),
            Err(why) => refused = Some((copy, why)),
        }
    }
    Err(match refused {
        Some((copy, why)) => format!("the one of {} {why}", copy.day()),
        None => "it knows of none".to_owned(),
    })
}

/// A copy in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Copy {
    /// Where a person can see it.
    url: Url,
    /// When it was made, in fourteen digits.
    timestamp: String,
}

impl Copy {
    /// The copy that an archive offers for an address, if it can be trusted to be one.
    fn offered(snapshot: &Snapshot, address: &Url, base: &Url) -> Option<Self> {
        let Snapshot { available, url, timestamp, status } = snapshot;
        if !available || status != "200" {
            return None;
        }
        let mut url = Url::parse(url).ok()?;
        let ours = url.host_str() == Some(COPIES) || url.host_str() == base.host_str();
        if !ours || url.port().is_some() || !url.username().is_empty() {
            return None;
        }
        // The API says http to this day, and both schemes show the same copy.
        url.set_scheme("https").ok()?;
        let digits = timestamp.len() == 14 && timestamp.bytes().all(|byte| byte.is_ascii_digit());
        let prefix = format!("/web/{timestamp}/");
        let original = url[url::Position::BeforePath..].strip_prefix(&prefix)?;
        let same_host = host(&Url::parse(original).ok()?) == host(address);
        (digits && same_host).then(|| Self { url, timestamp: timestamp.clone() })
    }

    /// The copy without the archive's own frame around it.
    fn bare(&self) -> Option<Url> {
        let framed = format!("/web/{}/", self.timestamp);
        let bare = format!("/web/{}id_/", self.timestamp);
        Url::parse(&self.url.as_str().replacen(&framed, &bare, 1)).ok()
    }

    /// The day on which it was made.
    fn day(&self) -> String {
        let digits = &self.timestamp;
        format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8])
    }
}

fn host(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// What the availability API answers.
#[derive(Deserialize)]
struct Availability {
    archived_snapshots: Snapshots,
}

#[derive(Deserialize)]
struct Snapshots {
    closest: Option<Snapshot>,
}

#[derive(Deserialize)]
struct Snapshot {
    available: bool,
    url: String,
    timestamp: String,
    status: String,
}

/// The copy that the answer of an availability API offers for an address: where a person sees it, where it
/// stands without a frame, and its day. For those who try hostile answers.
#[doc(hidden)]
pub fn read_availability(body: &[u8], address: &Url, base: &Url) -> Option<(Url, Url, String)> {
    let copy = in_answer(body, address, base).ok()??;
    Some((copy.url.clone(), copy.bare()?, copy.day()))
}

fn in_answer(body: &[u8], address: &Url, base: &Url) -> serde_json::Result<Option<Copy>> {
    let said: Availability = serde_json::from_slice(body)?;
    let closest = said.archived_snapshots.closest;
    Ok(closest.and_then(|snapshot| Copy::offered(&snapshot, address, base)))
}

/// The copy nearest to a moment.
async fn nearest(
    prober: &Prober<'_>,
    base: &Url,
    address: &Url,
    moment: Timestamp,
) -> Result<Option<Copy>, String> {
    let mut question =
        base.join("wayback/available").map_err(|_| "its address is none".to_owned())?;
    question
        .query_pairs_mut()
        .append_pair("url", &address[..url::Position::AfterQuery])
        .append_pair("timestamp", &moment.strftime("%Y%m%d%H%M%S").to_string());
    let observation = observe(prober, &question, &[]).await?;
    let Outcome::Answer(answer) = observation.outcome else {
        return Err("it does not answer".to_owned());
    };
    if answer.status != 200 {
        return Err(format!("it answers with status {}", answer.status));
    }
    in_answer(&answer.body, address, base)
        .map_err(|_| "what it answers cannot be understood".to_owned())
}

/// Whether a copy, judged as if the link itself had answered with it, shows the aid; else what it
/// does instead.
async fn shows_the_aid(
    prober: &Prober<'_>,
    link: &Link,
    address: &Url,
    copy: &Copy,
) -> Result<Result<(), String>, String> {
    let Some(bare) = copy.bare() else { return Ok(Err("has no address".to_owned())) };
    let mut observation = observe(prober, &bare, &link.expectation.languages).await?;
    match &mut observation.outcome {
        Outcome::Answer(answer) if answer.url.host_str() == bare.host_str() => {
            answer.url = address.clone();
        }
        Outcome::Answer(_) => return Ok(Err("leads out of the archive".to_owned())),
        Outcome::Failure(_) => return Ok(Err("cannot be read".to_owned())),
    }
    observation.asked = address.clone();
    observation.hops.clear();
    let link = link.clone();
    let judging = move || judge(&link, &observation, None, Memory::Nothing).reason;
    Ok(match prober.bench.run(judging).await {
        Ok(reason) if reason.verdict() == Verdict::Ok => Ok(()),
        Ok(reason) => Err(reason.meaning().to_owned()),
        Err(_) => Err("cannot be read".to_owned()),
    })
}

async fn observe(
    prober: &Prober<'_>,
    url: &Url,
    languages: &[Language],
) -> Result<Observation, String> {
    prober
        .observe(url, languages, QueueEnd::Back)
        .await
        .map(|seen| Arc::unwrap_or_clone(seen.observation))
        .map_err(|NoNetwork| "there is no network".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(url: &str, status: &str, timestamp: &str) -> Option<String> {
        let snapshot = Snapshot {
            available: true,
            url: url.to_owned(),
            timestamp: timestamp.to_owned(),
            status: status.to_owned(),
        };
        let address = Url::parse("http://a.test/aid?ID=1").unwrap();
        let base = Url::parse("https://archive.org/").unwrap();
        Copy::offered(&snapshot, &address, &base).map(|copy| copy.url.to_string())
    }

    #[test]
    fn only_a_good_copy_of_the_address_in_the_archive_is_taken() {
        let good = "http://web.archive.org/web/20240501020304/http://www.a.test/aid?ID=1";
        assert_eq!(
            offered(good, "200", "20240501020304").as_deref(),
            Some("https://web.archive.org/web/20240501020304/http://www.a.test/aid?ID=1")
        );
        assert_eq!(offered(good, "404", "20240501020304"), None);
        assert_eq!(offered(good, "200", "20230501020304"), None);
        for bad in [
            "https://evil.test/web/20240501020304/http://a.test/",
            "https://web.archive.org.evil.test/web/20240501020304/http://a.test/",
            "https://u@web.archive.org/web/20240501020304/http://a.test/",
            "https://web.archive.org:8443/web/20240501020304/http://a.test/",
            "https://web.archive.org/web/20240501020304/http://other.test/",
            "javascript:alert(1)",
            "https://web.archive.org/save/http://a.test/",
        ] {
            assert_eq!(offered(bad, "200", "20240501020304"), None, "{bad}");
        }
    }

    #[test]
    fn a_copy_is_read_without_the_archives_frame() {
        let url = "https://web.archive.org/web/20240501020304/http://a.test/web/20240501020304/";
        let copy = Copy { url: Url::parse(url).unwrap(), timestamp: "20240501020304".to_owned() };
        assert_eq!(
            copy.bare().unwrap().as_str(),
            "https://web.archive.org/web/20240501020304id_/http://a.test/web/20240501020304/"
        );
        assert_eq!(copy.day(), "2024-05-01");
    }
}
