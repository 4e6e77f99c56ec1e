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

/// Three charities of eight become one: each of their addresses leads to its home page. The audit asks for
/// another day, and then the links are wrong like any others. Meanwhile three more share one login.
#[tokio::test]
async fn what_becomes_one_site_is_believed_on_the_second_day() {
    let day = std::sync::atomic::AtomicU32::new(1);
    let day = Arc::new(day);
    let web = TestWeb::start().await.expect("a port to spare").with_site("one.test", |_, _| {
        let about =
            "Three charities have become one. Here you find news and how to give. ".repeat(9);
        Reply::html(format!("<title>One alliance</title><h1>One alliance</h1><p>{about}</p>"))
    });
    let hosts = ["a.test", "b.test", "c.test", "d.test", "e.test", "f.test", "g.test", "h.test"];
    let web = hosts.iter().enumerate().fold(web, |web, (at, host)| {
        let day = Arc::clone(&day);
        web.with_site(host, move |request, _| {
            let is_first = day.load(std::sync::atomic::Ordering::Relaxed) == 1;
            match (at, request.path()) {
                (0..3, _) if !is_first => Reply::redirect(301, "https://one.test/"),
                (3..6, _) if !is_first => Reply::html(
                    "<title>Sign in</title><h1>Sign in</h1><form><input type=password></form>",
                ),
                (_, "/aid") => Reply::html(aid()),
                _ => Reply::empty(404),
            }
        })
    });
    let mut options = options(&Arc::new(web));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.jsonl");
    let mut told = Vec::new();
    for (number, now) in ["01", "02", "03", "04"].into_iter().enumerate() {
        day.store(number as u32 + 1, std::sync::atomic::Ordering::Relaxed);
        options.now = format!("2026-11-{now}T04:00:00Z").parse().expect("a time");
        let mut ledger = Ledger::load(&path, options.now).expect("a ledger");
        let links = hosts.iter().map(|host| link(&format!("https://{host}/aid")));
        let outcome = audit(links.collect::<Vec<_>>(), &options, &mut ledger, &Silent).await;
        ledger.save(&path).expect("a ledger");
        told.push(match outcome.expect("an audit") {
            Outcome::Report(report) => {
                let found: Vec<_> = report.links.iter().step_by(3).map(finding).collect();
                format!("{now}: {} {}", found.join(" "), report.links[0].confirmed)
            }
            Outcome::NotBelieved(run) => {
                let picture = run.picture().expect("a day that can make it believable");
                let (turned, pages) = (picture.domains.len(), &picture.pages);
                format!("{now}: not believed; {turned} turned; {:?}", pages[0].domains)
            }
            Outcome::NoNetwork { .. } => "no network".to_owned(),
        });
    }
    insta::assert_snapshot!(told.join("\n"), @r#"
    01: ok/ok ok/ok ok/ok true
    02: not believed; 6 turned; {"a.test", "b.test", "c.test"}
    03: dead/soft-404 blocked/login-required ok/ok false
    04: dead/soft-404 blocked/login-required ok/ok true
    "#);
}
