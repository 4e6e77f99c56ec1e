//! Aids that are well, at a passing address, or on pages that are huge, endless or slow.

use std::time::Duration;

use super::{sends, shows};
use crate::aids::*;
use crate::link::{OK, OK_TEMPORARY, blocked, down};
use crate::page::Page;
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    temporary(web);
    size_and_speed(web);
    cut_short(web);
}

/// A page's head as it goes over the wire, before a body of no stated length.
const HEAD: &str =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n";

/// Pages that a client with bounds on time and size sees a part of: what it did not see, it cannot
/// know to be missing.
fn cut_short(web: &mut Scene) {
    web.serve(
        "halts-before-the-text",
        "https://volumes.test/aids/acne",
        &ACNE,
        OK,
        "The server thinks for more than a second after the head of the page, and then sends the aid.",
        |_, _| halting(&ACNE, "<main"),
    );
    web.serve(
        "halts-at-once-dutch",
        "https://banden.test/keuzehulpen/knie",
        &KNIE,
        OK,
        "The server sends nothing but its header fields at first, and then the aid.",
        |_, _| halting(&KNIE, "<!doctype"),
    );
    web.serve(
        "cut-before-the-text",
        "https://trickles.test/aids/mri",
        &MRI,
        down("timeout"),
        "The head of a page and then a space every so often: nobody sees whether the aid would come.",
        |_, _| Reply::drip(HEAD, " ", Duration::from_millis(100)),
    );
    web.host("tropft.test").named("Der Tropfen", "de").otherwise(|_, _| {
        let start = "<!doctype html><html lang=de><title>Der Tropfen</title><h1>Willkommen</h1><p>Einen Moment, bitte.</p>";
        Reply::drip(format!("{HEAD}{start}"), " ", Duration::from_millis(100))
    });
    web.link(
        "cut-while-all-pages-are-alike",
        "https://tropft.test/hilfen/bandscheibe",
        &BANDSCHEIBE,
        down("timeout"),
        "Every address begins with the same few words and is never done, so they are no error page.",
    );
    web.serve(
        "cut-before-the-aid-french",
        "https://gros-volumes.test/aides/lombalgie",
        &LOMBALGIE,
        blocked("no-evidence"),
        "Three megabytes on other things come before the aid, which stands beyond what is read.",
        |_, _| {
            let filler =
                "<p>Rapport annuel : les comptes de l’exercice et la liste des donateurs.</p>\n";
            let report = filler.repeat((3 << 20) / filler.len());
            let aid = crate::page::paragraphs(LOMBALGIE.text);
            let main = format!("{report}<h2>{}</h2>{aid}", LOMBALGIE.title);
            Reply::html(Page::new("fr", "Gros volumes", "Rapport annuel").main(main))
        },
    );
    web.serve(
        "cut-after-a-notice",
        "https://long-notices.test/aids/apnea",
        &APNEA,
        blocked("no-evidence"),
        "A notice that the aid was withdrawn, below it three megabytes, and beyond what is read what the notice is about.",
        |_, _| {
            let filler = "<p>Reference: a study of treatment, with many authors.</p>\n";
            let main = format!(
                "<p>This decision aid has been withdrawn.</p>{}",
                filler.repeat((3 << 20) / filler.len())
            );
            Reply::html(Page::new("en", "Long Notices", APNEA.title).main(main))
        },
    );
}

/// The page of an aid in two parts, with a pause before `mark`.
fn halting(aid: &'static Aid, mark: &str) -> Reply {
    let page = Page::aid(aid, "Volumes").html();
    let at = page.find(mark).unwrap_or_default();
    let (start, rest) = page.split_at(at);
    Reply::halting(format!("{HEAD}{start}"), Duration::from_millis(1_200), rest)
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
        "The aid arrives at once, and after it the page goes on forever.",
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
