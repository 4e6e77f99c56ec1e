//! Hosts that fail: they may come back, so nothing is concluded about the aid itself.

use std::time::Duration;

use super::{sends, shows};
use crate::aids::*;
use crate::link::{OK, down};
use crate::page::Page;
use crate::reach::Reach;
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    server_errors(web);
    unavailable_for_long(web);
    maintenance_at_200(web);
    timeouts(web);
}

fn server_errors(web: &mut Scene) {
    web.serve(
        "error-500",
        "https://ironbridge.test/aids/scoliosis",
        &SCOLIOSIS,
        down("server-error"),
        "Every attempt ends in a 500.",
        |_, _| Reply::status(500, "<html><head><title>Server Error</title></head><body><h1>Internal Server Error</h1></body></html>"),
    );
    web.serve(
        "error-502-bare",
        "https://ironbridge.test/aids/knee",
        &KNEE,
        down("server-error"),
        "The proxy in front of the site answers 502 without a body.",
        |_, _| Reply::empty(502),
    );
    web.serve(
        "error-503-maintenance",
        "https://ironbridge.test/aids/acne",
        &ACNE,
        down("server-error"),
        "The site is in maintenance and says 503 to everybody, all the time.",
        |_, _| {
            Reply::status(
                503,
                Page::text(
                    "en",
                    "Ironbridge",
                    "Down for maintenance",
                    &["We will be back soon. Thank you for your patience."],
                ),
            )
        },
    );
    web.serve(
        "error-504",
        "https://ironbridge.test/aids/mri",
        &MRI,
        down("server-error"),
        "The gateway waited too long for the site behind it.",
        |_, _| Reply::status(504, "<html><head><title>504 Gateway Time-out</title></head><body><h1>504 Gateway Time-out</h1></body></html>"),
    );
    web.serve(
        "error-500-not-found-words",
        "https://ironbridge.test/aids/apnea",
        &APNEA,
        down("server-error"),
        "The page says not found, but the status is 500: the server is broken, and the aid may be there.",
        |_, _| Reply::status(500, crate::page::not_found("en", "Ironbridge")),
    );
    web.serve(
        "error-500-after-move",
        "https://ironbridge.test/old/colitis",
        &COLITIS,
        down("server-error"),
        "A permanent redirect leads to a page that answers 500, so nothing is known of the new address.",
        sends(301, "/aids/colitis"),
    );
    web.page("https://ironbridge.test/aids/colitis", |_, _| Reply::empty(500));
}

/// A 503 speaks for its own address, however long it asks to wait.
fn unavailable_for_long(web: &mut Scene) {
    web.serve(
        "error-503-for-a-day",
        "https://one-room-closed.test/aids/scoliosis",
        &SCOLIOSIS,
        down("server-error"),
        "This address is in maintenance for a day and says so in Retry-After.",
        |_, _| Reply::empty(503).header("Retry-After", "86400"),
    );
    web.serve(
        "error-503-beside-it",
        "https://one-room-closed.test/aids/knee",
        &KNEE,
        OK,
        "Another address of the same host shows its aid: the maintenance is not the host's.",
        shows(&KNEE, "One Room Closed"),
    );
    web.serve(
        "error-500-until-a-date-dutch",
        "https://een-kamer-dicht.test/keuzehulpen/hernia",
        &HERNIA,
        down("server-error"),
        "A fault with a date hours away in Retry-After.",
        |_, _| {
            let later = std::time::SystemTime::now() + Duration::from_secs(4 * 3600);
            Reply::empty(500).header("Retry-After", crate::date::http_date(later))
        },
    );
    web.serve(
        "error-500-beside-it-dutch",
        "https://een-kamer-dicht.test/keuzehulpen/knie",
        &KNIE,
        OK,
        "The same host shows this aid all the while.",
        shows(&KNIE, "Een kamer dicht"),
    );
}

fn maintenance_at_200(web: &mut Scene) {
    web.host("werkplaats.test").named("De Werkplaats", "nl").otherwise(|_, _| {
        Reply::html(Page::text("nl", "De Werkplaats", "Onderhoud", &["Wegens onderhoud is deze website tijdelijk niet bereikbaar. Probeer het later opnieuw."]))
    });
    web.link(
        "error-maintenance-at-200",
        "https://werkplaats.test/keuzehulpen/knie",
        &KNIE,
        down("server-error"),
        "Every address answers 200 with a notice of maintenance: the aid is away for now, not gone.",
    );
    web.host("mill-lane.test").named("Mill Lane", "en").otherwise(|_, _| {
        Reply::html("<html><head><title>Database Error</title></head><body><h1>Error establishing a database connection</h1></body></html>")
    });
    web.link(
        "error-database-at-200",
        "https://mill-lane.test/aids/tonsils",
        &CHILD_TONSILS,
        down("server-error"),
        "Every address answers 200 with the error of a site that has lost its database.",
    );
}

fn timeouts(web: &mut Scene) {
    web.serve(
        "timeout-no-answer",
        "https://slowwater.test/aids/scoliosis",
        &SCOLIOSIS,
        down("timeout"),
        "The request is taken and never answered; other pages of the host are well.",
        |_, _| Reply::hang(),
    );
    web.serve(
        "timeout-endless-headers",
        "https://endless-headers.test/aids/stenosis",
        &STENOSIS,
        down("timeout"),
        "Header lines arrive one by one and never end.",
        |_, _| {
            Reply::drip(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
                "X-Wait: a little longer\r\n",
                Duration::from_millis(200),
            )
        },
    );
    web.serve(
        "timeout-head-only",
        "https://head-only.test/aids/knee",
        &KNEE,
        down("timeout"),
        "The headers arrive and then not one byte of the page.",
        |_, _| {
            Reply::drip(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n",
                "",
                Duration::from_secs(1),
            )
        },
    );
    web.host("single-silent.test").reach = Reach::Silent;
    web.link(
        "timeout-silent-host",
        "https://single-silent.test/aids/acne",
        &ACNE,
        down("timeout"),
        "The host takes the connection and says nothing; it is the only link there.",
    );
    web.host("single-unaccepted.test").reach = Reach::NeverAccepts;
    web.link(
        "timeout-connecting",
        "http://single-unaccepted.test/aids/mri",
        &MRI,
        down("timeout"),
        "The connection is never made; it is the only link to that host.",
    );
}
