//! Redirects that lead nowhere: round in circles, on for ever, or to what is no address.

use super::sends;
use crate::aids::*;
use crate::link::{Truth, dead};
use crate::reply::Reply;
use crate::scene::Scene;

const LOOP: Truth = dead("redirect-loop");

pub(super) fn add(web: &mut Scene) {
    web.serve(
        "loop-to-itself",
        "https://roundabout.test/aids/scoliosis",
        &SCOLIOSIS,
        LOOP,
        "The address redirects to itself, cookies or not.",
        sends(302, "/aids/scoliosis"),
    );
    web.serve(
        "loop-of-two",
        "https://roundabout.test/aids/knee",
        &KNEE,
        LOOP,
        "Two addresses redirect to each other.",
        sends(301, "/aids/knee/"),
    );
    web.page("https://roundabout.test/aids/knee/", sends(301, "/aids/knee"));
    web.serve(
        "loop-of-schemes",
        "http://roundabout.test/aids/mri",
        &MRI,
        LOOP,
        "HTTP redirects to HTTPS and HTTPS back to HTTP.",
        |request, _| match request.scheme {
            "http" => Reply::redirect(301, "https://roundabout.test/aids/mri"),
            _ => Reply::redirect(302, "http://roundabout.test/aids/mri"),
        },
    );
    web.serve(
        "loop-that-sets-cookies",
        "https://roundabout.test/aids/acne",
        &ACNE,
        LOOP,
        "The address sets a new cookie and redirects to itself, whatever cookies come back.",
        |_, attempt| {
            Reply::redirect(302, "/aids/acne")
                .header("Set-Cookie", format!("visit={attempt}; Path=/"))
        },
    );
    web.serve(
        "loop-by-meta-refresh",
        "https://roundabout.test/aids/stenosis.html",
        &STENOSIS,
        LOOP,
        "Two pages without content refresh to each other.",
        |_, _| Reply::html(refresh("/aids/stenosis-2.html")),
    );
    web.page("https://roundabout.test/aids/stenosis-2.html", |_, _| {
        Reply::html(refresh("/aids/stenosis.html"))
    });
    web.host("endless-chain.test").otherwise(|request, _| {
        let step: u32 = request.query("step").and_then(|step| step.parse().ok()).unwrap_or(0);
        match step {
            300.. => Reply::empty(404),
            _ => Reply::redirect(302, format!("/next?step={}", step + 1)),
        }
    });
    web.link(
        "loop-of-300-hops",
        "https://endless-chain.test/aids/epidural",
        &EPIDURAL,
        LOOP,
        "Three hundred redirects in a row: every browser gives up long before the end.",
    );

    let bad = dead("bad-location");
    web.serve(
        "location-garbage",
        "https://misdirected.test/aids/scoliosis",
        &SCOLIOSIS,
        bad,
        "The Location is no address by any reading.",
        sends(302, "https://[not-an-address/aid"),
    );
    web.serve(
        "location-without-host",
        "https://misdirected.test/aids/knee",
        &KNEE,
        bad,
        "The Location has a scheme and nothing after it.",
        sends(301, "http://"),
    );
    web.serve(
        "location-missing",
        "https://misdirected.test/aids/mri",
        &MRI,
        bad,
        "A 302 without a Location and without a page.",
        |_, _| Reply::empty(302),
    );
    web.serve(
        "location-script",
        "https://misdirected.test/aids/acne",
        &ACNE,
        bad,
        "The Location is a script, which no browser follows.",
        sends(302, "javascript:history.back()"),
    );
}

fn refresh(to: &str) -> String {
    format!(
        "<html><head><title>One moment</title><meta http-equiv=\"refresh\" content=\"0; url={to}\"></head><body></body></html>"
    )
}
