//! A simulated web and an audit of it.

#![allow(dead_code, unreachable_pub, reason = "no test file needs all of it")]

use std::sync::Arc;
use std::time::Duration;

use signpost_checker::{Ledger, Options, Outcome, Silent, audit};
use signpost_core::report::{AuditReport, LinkReport};
use signpost_core::{Expectation, Link};
use signpost_testweb::TestWeb;

/// Options under which the simulated web is all there is, and nobody waits for long.
pub fn options(web: &Arc<TestWeb>) -> Options {
    let names = Arc::clone(web);
    let mut options = Options {
        timeout: Duration::from_secs(2),
        concurrency: 32,
        ca_certificates: vec![web.ca_pem().as_bytes().to_vec()],
        names: Some(Arc::new(move |host: &str| names.resolve(host))),
        network_check: vec!["https://nowhere.invalid/".to_owned()],
        contact: "https://example.org/".to_owned(),
        ..Options::default()
    };
    options.manners.min_interval = Duration::from_millis(5);
    options.retry.backoff = Duration::from_millis(20);
    options
}

/// A link to an aid on scoliosis.
pub fn link(url: &str) -> Link {
    Link {
        url: Some(url.to_owned()),
        expectation: Expectation {
            titles: vec!["Scoliosis".to_owned()],
            subjects: vec!["Scoliosis".to_owned()],
            languages: vec!["en".into()],
            ..Expectation::default()
        },
        look: None,
        sources: Vec::new(),
    }
}

/// Audits links without a ledger. There must be a network.
pub async fn report_on(urls: &[&str], options: &Options) -> AuditReport {
    let links: Vec<Link> = urls.iter().map(|url| link(url)).collect();
    match audit(links, options, &mut Ledger::default(), &Silent).await {
        Ok(Outcome::Report(report)) => report,
        other => panic!("no report but {other:?}"),
    }
}

/// Audits one link without a ledger.
pub async fn check(url: &str, options: &Options) -> LinkReport {
    report_on(&[url], options).await.links.remove(0)
}

/// Verdict and reason, as in `ok/ok`.
pub fn finding(report: &LinkReport) -> String {
    format!("{}/{}", report.verdict, report.reason)
}

/// A page that is recognised as the aid of [`link`].
pub fn aid() -> String {
    let text = "Scoliosis is a curve of the spine. Should I (or My Child) Have Surgery? \
                This decision aid sets out the options, their benefits and their harms. "
        .repeat(5);
    format!(
        "<!doctype html><html lang=en><head><title>Scoliosis</title></head>\
         <body><h1>Scoliosis: should I have surgery?</h1><p>{text}</p></body></html>"
    )
}
