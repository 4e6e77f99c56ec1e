//! Gone, and not honest about it: `200 OK` for addresses that do not exist.

use super::{sends, shows};
use crate::aids::*;
use crate::link::dead;
use crate::page::{self, Page, escape, organisation};
use crate::reply::Reply;
use crate::request::Request;
use crate::scene::Scene;

const SOFT: &str = "soft-404";

pub(super) fn add(web: &mut Scene) {
    says_so(web);
    shows_home(web);
    echoes(web);
    by_query(web);
    never_twice_the_same(web);
    says_nothing(web);
}

/// The words are plain; only the status is wrong.
fn says_so(web: &mut Scene) {
    let story = "The page says in plain words that it was not found, under status 200, and so does every other unknown address.";
    for (name, host, url, aid) in [
        (
            "soft-404-english",
            "fernhill.test",
            "https://fernhill.test/decision-aids/scoliosis",
            &SCOLIOSIS,
        ),
        ("soft-404-dutch", "zonnehoek.test", "https://zonnehoek.test/keuzehulpen/hernia", &HERNIA),
        (
            "soft-404-german",
            "waldklinik.test",
            "https://waldklinik.test/entscheidungshilfen/skoliose",
            &SKOLIOSE,
        ),
        (
            "soft-404-french",
            "clinique-du-parc.test",
            "https://clinique-du-parc.test/aides/hernie-discale",
            &HERNIE,
        ),
    ] {
        let language = aid.language;
        web.host(host).otherwise(move |request, _| match request.path() {
            "/" => Reply::html(page::home(language, organisation(language))),
            _ => Reply::html(page::not_found(language, organisation(language))),
        });
        web.link(name, url, aid, dead(SOFT), story);
    }
    let also = web.host("fernhill.test");
    also.at("/decision-aids/sore-throat", shows(&ANTIBIOTICS, "Fernhill"));
    web.link(
        "soft-404-host-live-aid",
        "https://fernhill.test/decision-aids/sore-throat",
        &ANTIBIOTICS,
        crate::link::OK,
        "The host answers 200 for what it does not have, but this aid is there.",
    );
    web.host("error-404-title.test").otherwise(|_, _| {
        Reply::html("<html><head><title>Error 404</title></head><body><h1>Error 404</h1><p>Sorry about that. <a href=\"/\">Start again</a></p></body></html>")
    });
    web.link(
        "soft-404-error-404-title",
        "https://error-404-title.test/aids/knee.html",
        &KNEE,
        dead(SOFT),
        "Title and heading say Error 404; the status says 200.",
    );
    web.serve(
        "soft-404-after-move",
        "https://fernhill.test/aids/old-apnea",
        &APNEA,
        dead(SOFT),
        "A permanent redirect leads to an address that is not there either, and answers 200.",
        sends(301, "/decision-aids/apnea"),
    );
}

/// The home page stands in for whatever is missing, at the missing page's own address.
fn shows_home(web: &mut Scene) {
    web.host("rosewood.test")
        .named("Rosewood Clinic", "en")
        .otherwise(|_, _| Reply::html(page::home("en", "Rosewood Clinic")));
    web.link(
        "soft-404-home-page-everywhere",
        "https://rosewood.test/patients/knee-decision-aid",
        &KNEE,
        dead(SOFT),
        "Every address shows the home page; the aid is not on it.",
    );
    web.host("keuzehulpenhuis.test").named("Keuzehulpenhuis", "nl").otherwise(|_, _| {
        let list: String = [&HERNIA, &RUGPIJN, &KNIE, &STAAR]
            .iter()
            .map(|aid| format!("<li>{}</li>", escape(aid.title)))
            .collect();
        let page = Page::new("nl", "Keuzehulpenhuis", "Alle keuzehulpen op een rij");
        Reply::html(
            page.titled("Keuzehulpenhuis")
                .main(format!("<p>Kies een onderwerp.</p><ul>{list}</ul>")),
        )
    });
    web.link(
        "soft-404-home-names-the-aid",
        "https://keuzehulpenhuis.test/keuzehulp/staar",
        &STAAR,
        dead(SOFT),
        "Every address shows the home page, whose list still names the aid; the aid itself is gone.",
    );
}

/// The error page repeats what was asked for, so its words look like the aid's.
fn echoes(web: &mut Scene) {
    web.host("echo-slug.test").otherwise(|request, _| {
        let words = request.path().rsplit('/').next().unwrap_or_default().replace('-', " ");
        let title = format!("Nothing here about {words}");
        Reply::html(Page::text(
            "en",
            "Echo Health",
            &title,
            &[&format!(
                "We could not find “{words}” in our library. Perhaps you followed an old link?"
            )],
        ))
    });
    web.link(
        "soft-404-echoes-the-slug",
        "https://echo-slug.test/library/scoliosis-should-i-or-my-child-have-surgery",
        &SCOLIOSIS,
        dead(SOFT),
        "The error page repeats the address in its title, so every word of the aid's title is there; it does so for any address.",
    );
    web.host("echo-url.test").otherwise(|request, _| {
        let asked = escape(&request.url());
        let page = Page::new("de", "Rückenportal", "Hoppla!");
        Reply::html(
            page.main(format!("<p>Unter <code>{asked}</code> gibt es leider nichts zu sehen.</p>")),
        )
    });
    web.link(
        "soft-404-echoes-the-address",
        "https://echo-url.test/hilfe/kreuzschmerzen",
        &KREUZSCHMERZ,
        dead(SOFT),
        "The page repeats the address that was asked, differs in nothing else, and uses no phrase of the trade.",
    );
}

/// The query names the thing.
fn by_query(web: &mut Scene) {
    web.host("tool-server.test").otherwise(|request, _| match request.query("tool").as_deref() {
        Some("310") => shows(&EPIDURAL, "Tool Server")(request, 1),
        _ => Reply::html(Page::text(
            "en",
            "Tool Server",
            "Unknown tool",
            &["This tool is unknown or was switched off."],
        )),
    });
    web.link(
        "soft-404-query-id",
        "https://tool-server.test/show.aspx?tool=311",
        &STENOSIS,
        dead(SOFT),
        "The tool's number in the query is unknown, and the server says so under status 200.",
    );
    web.link(
        "soft-404-host-live-query-id",
        "https://tool-server.test/show.aspx?tool=310",
        &EPIDURAL,
        crate::link::OK,
        "On the same server this number is known and shows the aid.",
    );
    web.host("doc-server.test").otherwise(|request, _| {
        match (request.query("DOCHWID").as_deref(), request.query("lang").as_deref()) {
            (Some("aa115911"), _) => shows(&SCOLIOSIS, "Doc Server")(request, 1),
            _ => Reply::html(Page::text(
                "en",
                "Doc Server",
                "Health library",
                &[
                    "Choose a letter to browse the library.",
                    "The content of this library is checked every year.",
                ],
            )),
        }
    });
    web.link(
        "soft-404-query-among-others",
        "https://doc-server.test/Content/StdDocument.aspx?lang=en&DOCHWID=zz999&print=0",
        &FIBROIDS,
        dead(SOFT),
        "One of three parameters names the document; an unknown one shows the library's front page.",
    );
    web.link(
        "live-query-among-others",
        "https://doc-server.test/Content/StdDocument.aspx?lang=en&DOCHWID=aa115911&print=0",
        &SCOLIOSIS,
        crate::link::OK,
        "The same address with a known document shows the aid.",
    );
}

/// No two answers are alike, although both say the same.
fn never_twice_the_same(web: &mut Scene) {
    let noise = |request: &Request, attempt: u32| {
        let token = request.target.bytes().fold(u64::from(attempt) + 17, |sum, byte| {
            sum.wrapping_mul(1_099_511_628_211).wrapping_add(u64::from(byte))
        });
        let page = Page::text(
            "en",
            "Willow Health",
            "This is not the page you were hoping for",
            &["Let us help you on your way: try the search, or phone the help desk."],
        );
        Reply::html(page.head(format!("<meta name=\"csrf-token\" content=\"{token:016x}\">")).lead(
            format!("<p class=\"tip\">Tip {} of the day. Incident number {token}.</p>", token % 31),
        ))
    };
    web.host("willow.test").otherwise(noise);
    web.link(
        "soft-404-with-changing-tokens",
        "https://willow.test/aids/fibroids",
        &FIBROIDS,
        dead(SOFT),
        "The error page holds tokens and numbers that differ each time, and no phrase of the trade.",
    );
}

/// Nothing on the page says that anything is wrong.
fn says_nothing(web: &mut Scene) {
    web.host("quiet.test").otherwise(|_, _| {
        Reply::html(Page::text(
            "nl",
            "De Stille Hoek",
            "Zorg dichtbij",
            &[
                "Onze medewerkers staan elke werkdag voor u klaar.",
                "Bel voor een afspraak of kom langs op het spreekuur.",
            ],
        ))
    });
    web.link(
        "soft-404-without-a-word",
        "https://quiet.test/patienten/keuzehulp-borstkanker",
        &BORSTKANKER,
        dead(SOFT),
        "Every address shows one general page; only asking for an address that cannot exist tells.",
    );
    web.host("lost-and-found.test").otherwise(|_, _| {
        Reply::html(Page::text("en", "Lost and Found", "We're sorry", &["We looked everywhere, but the page you requested may have been removed, had its name changed, or is temporarily unavailable.", "Popular pages: opening hours, parking, appointments."]))
    });
    web.link(
        "soft-404-sorry",
        "https://lost-and-found.test/health/colitis-aid.php",
        &COLITIS,
        dead(SOFT),
        "Sorry, says the page, at this address and at any other.",
    );
}
