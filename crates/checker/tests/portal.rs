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

/// A hospital's web filter: six links on three hosts that have nothing to do with each other show one page, with
/// 200 or with 403. A page that says what robots are told as well may be the hosts' own, and then each link is
/// blocked, never gone.
#[tokio::test]
async fn one_page_in_the_place_of_unrelated_hosts_says_nothing_of_their_links() {
    for (status, title, text) in [
        (200, "Access blocked", "This website is blocked by your organisation's web filter."),
        (
            200,
            "Toegang geblokkeerd",
            "Deze website is geblokkeerd door het webfilter van uw organisatie.",
        ),
        (200, "Zugriff gesperrt", "Diese Website wurde vom Webfilter Ihrer Organisation gesperrt."),
        (403, "Accès bloqué", "Ce site est bloqué par le filtre web de votre organisation."),
    ] {
        let page = format!("<title>{title}</title><h1>{title}</h1><p>{text}</p>");
        let web = TestWeb::start().await.expect("a port to spare");
        let web = ["a.test", "b.org.test", "c.test"].iter().fold(web, |web, host| {
            let page = page.clone();
            web.with_site(host, move |_, _| Reply::status(status, page.clone()))
        });
        let options = options(&Arc::new(web));
        let links =
            ["a.test/1", "a.test/2", "b.org.test/1", "b.org.test/2", "c.test/1", "c.test/2"];
        let links: Vec<_> = links.iter().map(|it| link(&format!("http://{it}"))).collect();
        let mut ledger = Ledger::default();
        let outcome = audit(links, &options, &mut ledger, &Silent).await;
        match outcome {
            Ok(Outcome::NotBelieved(_)) => assert!(!ledger.knows("http://a.test/1"), "{title}"),
            Ok(Outcome::Report(report)) => {
                let found: Vec<_> = report.links.iter().map(finding).collect();
                assert_eq!(found, ["blocked/bot-wall"; 6], "{title}");
                assert!(["Toegang geblokkeerd", "Accès bloqué"].contains(&title), "{title}");
            }
            other => panic!("{title}: {other:?}"),
        }
    }
}
