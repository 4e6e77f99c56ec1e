//! A server that answers for one address otherwise than for the next, a moment later: in maintenance
//! between a page and its control page, or the other way round.

mod common;

use std::sync::Arc;

use common::{aid, check, finding, options};
use signpost_testweb::{Reply, TestWeb};

/// What is found where the link's address answers the one and every other address the other.
async fn found(link: fn() -> Reply, beside: fn() -> Reply) -> String {
    let web =
        TestWeb::start().await.unwrap().with_site("aid.test", move |request, _| {
            match request.path() {
                "/aid/1037" => link(),
                _ => beside(),
            }
        });
    let mut options = options(&Arc::new(web));
    options.retry.times = 0;
    finding(&check("https://aid.test/aid/1037", &options).await)
}

fn maintenance() -> Reply {
    Reply::html(
        "<title>Maintenance</title><h1>We will be back soon</h1><p>The site is being updated.</p>",
    )
}

#[tokio::test]
async fn what_goes_wrong_beside_a_page_is_not_held_against_it() {
    let good = || Reply::html(aid());
    for beside in [
        || Reply::empty(500),
        Reply::reset,
        Reply::hang,
        maintenance,
        || Reply::redirect(302, "https://aid.test/"),
        || Reply::empty(429).header("Retry-After", "3600"),
        || Reply::empty(204),
    ] {
        assert_eq!(found(good, beside).await, "ok/ok");
    }
}

#[tokio::test]
async fn a_page_that_failed_for_a_moment_is_not_gone() {
    let missing = || Reply::status(404, "<title>Not found</title>");
    for link in [|| Reply::empty(500), Reply::reset, || Reply::empty(204), maintenance] {
        let found = found(link, missing).await;
        assert!(found.starts_with("down/") || found.starts_with("blocked/"), "{found}");
    }
}
