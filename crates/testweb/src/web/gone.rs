//! Gone, and honest about it: 404 and 410.

use super::sends;
use crate::aids::*;
use crate::link::dead;
use crate::page::{self, Page};
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    web.serve(
        "gone-404-plain",
        "https://kestrel-hospital.test/decision-aids/scoliosis",
        &SCOLIOSIS,
        dead("http-404"),
        "The server answers 404 with the bare page of its software.",
        |_, _| {
            Reply::status(404, "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>")
        },
    );
    web.host("duinrand-ziekenhuis.test").named("Ziekenhuis Duinrand", "nl");
    web.link(
        "gone-404-dutch",
        "https://duinrand-ziekenhuis.test/keuzehulp/staar",
        &STAAR,
        dead("http-404"),
        "The hospital answers 404 with a friendly page of its own, in Dutch.",
    );
    web.serve(
        "gone-404-after-move",
        "https://kestrel-hospital.test/aids/knee.html",
        &KNEE,
        dead("http-404"),
        "A permanent redirect leads to an address that answers 404.",
        sends(301, "/decision-aids/knee-replacement"),
    );
    web.serve(
        "gone-404-looks-like-home",
        "https://harbour-clinic.test/patients/mri-or-not",
        &MRI,
        dead("http-404"),
        "The body is the home page, but the status is an honest 404.",
        |_, _| Reply::status(404, page::home("en", "Harbour Clinic")),
    );
    web.serve(
        "gone-404-no-body",
        "http://plain-old-site.test/aids/manipulation.htm",
        &MANIPULATION,
        dead("http-404"),
        "A 404 over plain HTTP with no body at all.",
        |_, _| Reply::empty(404),
    );
    web.serve(
        "gone-404-behind-a-login",
        "https://members.kestrel-hospital.test/aids/tonsils",
        &CHILD_TONSILS,
        dead("http-404"),
        "The aid asks for a login, but the address is not there at all.",
        |_, _| Reply::status(404, page::not_found("en", "Kestrel members")),
    )
    .access = "login";
    web.serve(
        "gone-404-pdf",
        "https://kestrel-hospital.test/files/stenosis.pdf",
        &STENOSIS,
        dead("http-404"),
        "The PDF is gone and the server says so.",
        |_, _| Reply::status(404, page::not_found("en", "Kestrel Hospital")),
    );
    web.serve(
        "gone-410",
        "https://harbour-clinic.test/patients/epidural",
        &EPIDURAL,
        dead("http-410"),
        "The server answers 410: permanently gone.",
        |_, _| Reply::status(410, "<html><head><title>Gone</title></head><body><h1>Gone</h1><p>This resource is no longer available.</p></body></html>"),
    );
    web.serve(
        "gone-410-german",
        "https://rueckenzentrum.test/hilfe/bandscheibe",
        &BANDSCHEIBE,
        dead("http-410"),
        "A German page under status 410 says that the offer was discontinued.",
        |_, _| {
            Reply::status(
                410,
                Page::text(
                    "de",
                    "Rückenzentrum",
                    "Nicht mehr verfügbar",
                    &["Dieses Angebot wurde eingestellt."],
                ),
            )
        },
    );
}
