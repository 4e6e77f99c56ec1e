//! Redirects that give up all alike: several links of one host that end at one page.

use super::{sends, shows, tells};
use crate::aids::*;
use crate::link::{OK, Truth, dead};
use crate::page::{Page, escape};
use crate::reply::Reply;
use crate::scene::Scene;

const SHARED: Truth = dead("shared-target");

pub(super) fn add(web: &mut Scene) {
    let one = "Several aids of this host all lead to one overview, which is not the home page and not any of them.";
    let rows: [(_, _, &'static Aid); 4] = [
        ("shared-overview-1", "https://wegwijzer.test/hulp/hernia", &HERNIA),
        ("shared-overview-2", "https://wegwijzer.test/hulp/stenose", &STENOSE),
        ("shared-overview-3", "https://wegwijzer.test/hulp/borstkanker", &BORSTKANKER),
        ("shared-overview-4", "https://wegwijzer.test/hulp/scoliose", &SCOLIOSE),
    ];
    web.host("wegwijzer.test").named("Wegwijzer", "nl");
    for (name, url, aid) in rows {
        web.serve(name, url, aid, SHARED, one, sends(301, "/patienten/behandeling/"));
    }
    web.page(
        "https://wegwijzer.test/patienten/behandeling/",
        tells(
            "nl",
            "Wegwijzer",
            "Uw behandeling",
            &[
                "Lees hoe u zich voorbereidt op een gesprek met uw arts.",
                "Neem gerust iemand mee naar het ziekenhuis.",
            ],
        ),
    );

    let two =
        "Several aids of this host all lead to one list, which names them all and shows none.";
    let rows: [(_, _, &'static Aid); 4] = [
        ("shared-list-1", "https://stonebridge.test/tools/manipulation", &MANIPULATION),
        ("shared-list-2", "https://stonebridge.test/tools/epidural", &EPIDURAL),
        ("shared-list-3", "https://stonebridge.test/tools/herniated-disk", &HERNIATED_DISK),
        ("shared-list-4", "https://stonebridge.test/tools/stenosis", &STENOSIS),
    ];
    let mut list = String::new();
    for (name, url, aid) in rows {
        web.serve(name, url, aid, SHARED, two, sends(302, "/for-patients/all-tools"));
        list.push_str(&format!("<li>{} (on paper, at the desk)</li>", escape(aid.title)));
    }
    let list = format!("<p>Ask for these leaflets at the desk.</p><ul>{list}</ul>");
    web.page("https://stonebridge.test/for-patients/all-tools", move |_, _| {
        Reply::html(Page::new("en", "Stonebridge", "Leaflets for patients").main(list.clone()))
    });
    web.serve(
        "shared-host-live-aid",
        "https://stonebridge.test/tools/colitis",
        &COLITIS,
        OK,
        "One aid of that host stayed where it was.",
        shows(&COLITIS, "Stonebridge"),
    );
    web.serve(
        "shared-host-honest-404",
        "https://stonebridge.test/tools/acne",
        &ACNE,
        dead("http-404"),
        "Another aid of that host is gone, and says so.",
        |_, _| Reply::status(404, crate::page::not_found("en", "Stonebridge")),
    );
}
