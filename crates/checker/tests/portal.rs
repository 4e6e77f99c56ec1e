//! A network that wants its user to log in before it lets anything through.

mod common;

use std::sync::Arc;

use common::{aid, check, finding, link, options};
use signpost_checker::{Ledger, Outcome, Silent, audit};
use signpost_testweb::{Reply, TestWeb};

fn portal() -> Reply {
    Reply::status(511, "<title>Log in to the hospital's guest network</title>")
}

#[tokio::test]
async fn what_a_captive_portal_answers_says_nothing_of_the_link() {
    let web = TestWeb::start()
        .await
        .expect("a port to spare")
        .with_site("aid.test", |_, _| portal())
        .with_site("reached.test", |_, _| Reply::html(aid()));
    let mut options = options(&Arc::new(web));
    options.network_check = vec!["https://reached.test/".to_owned()];
    let report = check("https://aid.test/aid", &options).await;
    assert_eq!(finding(&report), "blocked/http-error");
    assert_eq!(report.evidence.attempts, 1, "nobody logs in between two requests");
}

#[tokio::test]
async fn where_all_that_answers_is_a_captive_portal_there_is_no_usable_network() {
    let web = TestWeb::start().await.expect("a port to spare");
    let hosts = ["a.test", "b.test", "c.test", "d.test", "control.test"];
    let web = hosts.iter().fold(web, |web, host| web.with_site(host, |_, _| portal()));
    let mut options = options(&Arc::new(web));
    options.network_check = vec!["https://control.test/".to_owned()];
    let links: Vec<_> =
        hosts[..4].iter().map(|host| link(&format!("https://{host}/aid"))).collect();
    let outcome = audit(links, &options, &mut Ledger::default(), &Silent).await;
    assert!(matches!(outcome, Ok(Outcome::NoNetwork { .. })), "{outcome:?}");
}
