//! Pages that send their readers on by script.

mod common;

use std::sync::Arc;

use common::{aid, check, finding, options};
use signpost_testweb::{Reply, TestWeb};

const GOES: &str = "<script>window.location.href = '/new';</script>";

async fn site() -> Arc<TestWeb> {
    let web = TestWeb::start().await.expect("a port to spare");
    Arc::new(web.with_site("aid.test", |request, _| match request.path() {
        "/old" => Reply::html("<title>Moved</title><script>location.replace(\"/new\")</script>"),
        "/gone" => Reply::html("<script>window.location.href = '/'</script>"),
        "/there" => Reply::html("<script>location = '/back'</script>"),
        "/back" => Reply::html("<script>location = '/there'</script>"),
        "/full" => Reply::html(aid().replace("<body>", &format!("<body>{GOES}"))),
        "/new" => Reply::html(aid()),
        "/" => Reply::html("<title>Hospital</title><h1>Welcome to our hospital</h1>"),
        _ => Reply::status(404, "<title>Not found</title>"),
    }))
}

#[tokio::test]
async fn a_script_that_is_all_of_a_page_is_followed_as_browsers_do() {
    let web = site().await;
    let options = options(&web);
    let report = check("https://aid.test/old", &options).await;
    assert_eq!(finding(&report), "moved/moved-by-meta-refresh");
    assert_eq!(report.suggestion.expect("a new address").url, "https://aid.test/new");
    let steps = report.evidence.steps.join("\n");
    assert!(steps.contains("The page sent on to https://aid.test/new by script."), "{steps}");

    let report = check("https://aid.test/gone", &options).await;
    assert_eq!(finding(&report), "dead/redirect-to-home");
    let report = check("https://aid.test/there", &options).await;
    assert_eq!(finding(&report), "dead/redirect-loop");
}

#[tokio::test]
async fn a_page_with_content_is_read_whatever_its_scripts_would_do() {
    let web = site().await;
    let report = check("https://aid.test/full", &options(&web)).await;
    assert_eq!(finding(&report), "ok/ok");
    assert_eq!(web.log_of_url("https://aid.test/new").len(), 0);
}
