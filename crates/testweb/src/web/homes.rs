//! Redirects that give up: to the home page, or to an error page.

use super::{sends, shows};
use crate::aids::*;
use crate::link::{OK, OK_TEMPORARY, Truth, dead};
use crate::reply::Reply;
use crate::scene::Scene;

const HOME: Truth = dead("redirect-to-home");
const ERROR: Truth = dead("redirect-to-error-page");

pub(super) fn add(web: &mut Scene) {
    home(web);
    home_of_the_parent(web);
    home_and_alive(web);
    error_pages(web);
}

fn home(web: &mut Scene) {
    let rows: [(_, _, &'static Aid, _, _, _); 5] = [
        (
            "home-by-301",
            "https://ashdown.test/aids/scoliosis",
            &SCOLIOSIS,
            301,
            "/",
            "A 301 leads to the root of the host.",
        ),
        (
            "home-by-302",
            "https://birchwood.test/aids/knee",
            &KNEE,
            302,
            "https://birchwood.test/",
            "A 302 leads to the root of the host.",
        ),
        (
            "home-by-index-page",
            "https://cedarview.test/aids/mri",
            &MRI,
            301,
            "/index.html",
            "The home page has a file name here.",
        ),
        (
            "home-with-a-tracking-query",
            "https://elmtree.test/aids/acne",
            &ACNE,
            302,
            "/?utm_source=404",
            "The root carries a query that says why.",
        ),
        (
            "home-of-the-language",
            "https://lindehof.test/keuzehulp/scoliose",
            &SCOLIOSE,
            301,
            "/nl/",
            "The home page in the aid's language.",
        ),
    ];
    for (name, url, aid, status, to, story) in rows {
        web.serve(name, url, aid, HOME, story, sends(status, to));
    }
    web.page("https://cedarview.test/index.html", |_, _| {
        Reply::html(crate::page::home("en", "Cedar View"))
    });
    web.page("https://elmtree.test/?utm_source=404", |_, _| {
        Reply::html(crate::page::home("en", "Elm Tree"))
    });
    let lindehof = web.host("lindehof.test").named("Lindehof", "nl");
    lindehof.at("/nl/", |_, _| Reply::html(crate::page::home("nl", "Lindehof")));

    web.serve(
        "home-on-www",
        "http://hazelgrove.test/aids/tonsils",
        &CHILD_TONSILS,
        HOME,
        "Plain HTTP, deep in the site, leads to the root of www with https.",
        sends(301, "https://www.hazelgrove.test/"),
    );
    web.host("www.hazelgrove.test").named("Hazel Grove", "en");
    web.host("jardin.test").named("Clinique du Jardin", "fr");
    web.serve(
        "home-by-meta-refresh",
        "https://jardin.test/aides/lombalgie.html",
        &LOMBALGIE,
        HOME,
        "The page refreshes at once to the home page.",
        |_, _| Reply::html("<html><head><title>Redirection</title><meta http-equiv=\"refresh\" content=\"0;url=/\"></head><body></body></html>"),
    );
}

/// Here the registrable domain decides, and that takes the public suffix list: `org.uk` is one.
fn home_of_the_parent(web: &mut Scene) {
    web.serve(
        "home-of-the-parent-domain",
        "https://aids.northmoor-simulated-trust.org.uk/back/stenosis",
        &STENOSIS,
        HOME,
        "A deep address of a subdomain leads to the home page of the whole trust.",
        sends(301, "https://www.northmoor-simulated-trust.org.uk/"),
    );
    web.host("www.northmoor-simulated-trust.org.uk").named("Northmoor Trust", "en");
    web.serve(
        "home-of-the-parent-hospital",
        "https://keuzehulp.rivierenziekenhuis.test/hernia",
        &HERNIA,
        HOME,
        "The tools' subdomain was closed and sends everybody to the hospital's home page.",
        sends(302, "https://rivierenziekenhuis.test/"),
    );
    web.host("rivierenziekenhuis.test").named("Rivierenziekenhuis", "nl");
}

fn home_and_alive(web: &mut Scene) {
    let host = web.host("thornfield.test");
    host.otherwise(|request, _| match request.path() {
        "/" => Reply::html(crate::page::home("en", "Thornfield")),
        _ => Reply::redirect(302, "/"),
    });
    web.serve(
        "unknown-paths-go-home-aid-alive",
        "https://thornfield.test/aids/epidural",
        &EPIDURAL,
        OK,
        "The host sends unknown addresses to its home page, but this one shows the aid.",
        shows(&EPIDURAL, "Thornfield"),
    );
    web.link(
        "unknown-paths-go-home-aid-gone",
        "https://thornfield.test/aids/apnea",
        &APNEA,
        HOME,
        "On the same host this aid is gone.",
    );
    web.serve(
        "root-to-language",
        "https://staarkeuze.test/",
        &STAAR,
        OK_TEMPORARY,
        "The site is the aid; its root leads to the Dutch start page, which shows the aid.",
        sends(302, "/nl/"),
    );
    web.page("https://staarkeuze.test/nl/", shows(&STAAR, "Staarkeuze"));
    web.serve(
        "root-is-the-aid",
        "https://depressionshilfe-wahl.test/",
        &DEPRESSION,
        OK,
        "The link is to a root that is the aid itself; the host shows it at every address.",
        shows(&DEPRESSION, "Behandlungswahl"),
    );
    web.host("depressionshilfe-wahl.test").otherwise(shows(&DEPRESSION, "Behandlungswahl"));
}

fn error_pages(web: &mut Scene) {
    let rows: [(_, _, &'static Aid, _, _, _); 5] = [
        ("error-page-404", "https://quarrybank.test/aids/scoliosis", &SCOLIOSIS, 302, "/404", "en"),
        (
            "error-page-html",
            "https://quarrybank.test/aids/knee",
            &KNEE,
            301,
            "/errors/not-found.html",
            "en",
        ),
        (
            "error-page-aspx",
            "https://quarrybank.test/aids/mri.aspx",
            &MRI,
            302,
            "/Error.aspx?aspxerrorpath=/aids/mri.aspx",
            "en",
        ),
        (
            "error-page-dutch",
            "https://beukenlaan.test/keuzehulp/knie",
            &KNIE,
            302,
            "/pagina-niet-gevonden",
            "nl",
        ),
        (
            "error-page-german",
            "https://bergklinik.test/hilfe/depression",
            &DEPRESSION,
            302,
            "/fehler?code=404",
            "de",
        ),
    ];
    for (name, url, aid, status, to, language) in rows {
        web.serve(
            name,
            url,
            aid,
            ERROR,
            "A redirect leads to the host's error page, which answers 200.",
            sends(status, to),
        );
        let target = url::Url::parse(url).and_then(|url| url.join(to));
        let target = target.expect("scenarios are written with addresses that join");
        web.page(target.as_str(), move |_, _| {
            Reply::html(crate::page::not_found(language, crate::page::organisation(language)))
        });
    }
}
