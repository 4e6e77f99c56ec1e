//! Aids that are well, at a passing address, or on pages that are huge, endless or slow.

use std::time::Duration;

use super::{sends, shows};
use crate::aids::*;
use crate::link::{OK, OK_TEMPORARY};
use crate::page::Page;
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    temporary(web);
    size_and_speed(web);
}

fn temporary(web: &mut Scene) {
    let rows: [(_, _, &'static Aid, _, _, _, _); 5] = [
        (
            "temporary-session",
            "https://sessions.test/aid/scoliosis",
            &SCOLIOSIS,
            302,
            "/s/4d5e6f/aid/scoliosis",
            "https://sessions.test/s/4d5e6f/aid/scoliosis",
            "The address opens a session with an address of its own.",
        ),
        (
            "temporary-307",
            "https://sessions.test/aid/knee",
            &KNEE,
            307,
            "https://eu.sessions.test/aid/knee",
            "https://eu.sessions.test/aid/knee",
            "A 307 leads to the nearest server.",
        ),
        (
            "temporary-303",
            "https://sessions.test/aid/mri",
            &MRI,
            303,
            "/aid/mri/view",
            "https://sessions.test/aid/mri/view",
            "A 303 leads to the page to look at.",
        ),
        (
            "temporary-deeper",
            "https://sessions.test/aid/acne",
            &ACNE,
            302,
            "/aid/acne/start/1",
            "https://sessions.test/aid/acne/start/1",
            "The address leads to the first of the aid's own pages.",
        ),
        (
            "temporary-relative",
            "https://sessions.test/aid/old/colitis",
            &COLITIS,
            302,
            "../colitis?step=1",
            "https://sessions.test/aid/colitis?step=1",
            "The Location is relative to the address.",
        ),
    ];
    for (name, url, aid, status, to, target, story) in rows {
        web.serve(name, url, aid, OK_TEMPORARY, story, sends(status, to));
        web.page(target, shows(aid, "Sessions"));
    }
}

fn size_and_speed(web: &mut Scene) {
    web.serve(
        "huge-page",
        "https://volumes.test/aids/scoliosis",
        &SCOLIOSIS,
        OK,
        "The aid stands at the front of a page of five megabytes.",
        |_, _| {
            let filler = "<p>Reference: a study of treatment for curves of the spine, with many authors.</p>\n";
            let appendix = format!("<h2>References</h2>{}", filler.repeat((5 << 20) / filler.len()));
            let main = format!("{}{appendix}", crate::page::paragraphs(SCOLIOSIS.text));
            Reply::html(Page::aid(&SCOLIOSIS, "Volumes").main(main))
        },
    );
    web.serve(
        "endless-page",
        "https://volumes.test/aids/knee",
        &KNEE,
        OK,
        "The aid arrives at once, and after it the page goes on for ever.",
        |_, _| {
            let page = Page::aid(&KNEE, "Volumes").html();
            let start = page.split("</main>").next().unwrap_or_default();
            let first = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n{start}");
            Reply::drip(first, "<p>A visitor joined the live chat.</p>\n", Duration::from_millis(50))
        },
    );
    web.serve(
        "slow-but-there",
        "https://volumes.test/aids/epidural",
        &EPIDURAL,
        OK,
        "The answer takes a third of a second.",
        |request, attempt| {
            shows(&EPIDURAL, "Volumes")(request, attempt).after(Duration::from_millis(333))
        },
    );
}
