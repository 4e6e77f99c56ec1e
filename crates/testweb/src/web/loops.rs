//! Redirects that end at no page: in a loop, on forever, or to what is no address.

use super::{sends, shows};
use crate::aids::*;
use crate::link::{OK, OK_TEMPORARY, Truth, dead};
use crate::page::{self, Page};
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

    long_and_well(web);
    without_location(web);

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

/// Chains that are long, and short enough for every browser.
fn long_and_well(web: &mut Scene) {
    for (host, hops) in [("long-way.test", 11), ("longest-way.test", 20)] {
        web.host(host).otherwise(move |request, attempt| {
            let step: u32 = request.query("step").and_then(|step| step.parse().ok()).unwrap_or(0);
            if request.path() != "/go" && request.path() != "/next" {
                return Reply::status(404, page::not_found("en", "Long Way"));
            }
            match step {
                step if step == hops => shows(&STENOSIS, "Long Way")(request, attempt),
                _ => Reply::redirect(302, format!("/next?step={}", step + 1)),
            }
        });
    }
    web.link(
        "chain-of-11-hops",
        "https://long-way.test/go",
        &STENOSIS,
        OK_TEMPORARY,
        "Eleven redirects in a row, and then the aid.",
    );
    web.link(
        "chain-of-20-hops",
        "https://longest-way.test/go",
        &STENOSIS,
        OK_TEMPORARY,
        "Twenty redirects in a row, as many as browsers follow, and then the aid.",
    );
}

/// A redirect without an address and with a page: browsers show the page.
fn without_location(web: &mut Scene) {
    web.serve(
        "location-missing-above-the-aid",
        "https://misdirected.test/aids/stenosis",
        &STENOSIS,
        OK,
        "A 302 without a Location brings the aid along.",
        |_, _| Reply::html(Page::aid(&STENOSIS, "Misdirected")).with_status(302),
    );
    web.serve(
        "location-empty-above-the-aid-dutch",
        "https://verdwaald.test/keuzehulpen/knie",
        &KNIE,
        OK,
        "A 301 with an empty Location brings the aid along.",
        |_, _| Reply::html(Page::aid(&KNIE, "Verdwaald")).with_status(301).header("Location", ""),
    );
    web.serve(
        "location-missing-above-an-error-german",
        "https://verirrt.test/hilfen/bandscheibe",
        &BANDSCHEIBE,
        dead("soft-404"),
        "A 302 without a Location above a page that says that there is none.",
        |_, _| Reply::html(page::not_found("de", "Verirrt")).with_status(302),
    );
}

fn refresh(to: &str) -> String {
    format!(
        "<html><head><title>One moment</title><meta http-equiv=\"refresh\" content=\"0; url={to}\"></head><body></body></html>"
    )
}
