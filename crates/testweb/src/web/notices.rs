//! The page is there and the aid is not, or no longer to be used: notices and other topics.

use super::{sends, shows};
use crate::aids::*;
use crate::link::{OK, Truth, changed};
use crate::page::{Page, organisation};
use crate::reply::Reply;
use crate::scene::Scene;

const WITHDRAWN: Truth = changed("withdrawn-notice");
const ARCHIVED: Truth = changed("archived-notice");
const OTHER: Truth = changed("other-topic");

pub(super) fn add(web: &mut Scene) {
    notices(web);
    other_topics(web);
    only_sounds_like_it(web);
}

fn notices(web: &mut Scene) {
    let withdrawn = "The aid's own page says that it was withdrawn.";
    let archived = "The aid's own page says that it is kept as an archive only.";
    let rows: [(_, _, &'static Aid, _, _, _); 8] = [
        (
            "withdrawn-english",
            "https://millbrook.test/aids/fibroids",
            &FIBROIDS,
            WITHDRAWN,
            withdrawn,
            "This decision aid has been withdrawn. Please do not use it to make decisions.",
        ),
        (
            "withdrawn-dutch",
            "https://lentehof.test/keuzehulpen/knie",
            &KNIE,
            WITHDRAWN,
            withdrawn,
            "Deze keuzehulp is ingetrokken en wordt niet meer gebruikt.",
        ),
        (
            "withdrawn-german",
            "https://talklinik.test/hilfen/bandscheibe",
            &BANDSCHEIBE,
            WITHDRAWN,
            withdrawn,
            "Diese Entscheidungshilfe wurde zurückgezogen und sollte nicht mehr verwendet werden.",
        ),
        (
            "withdrawn-french",
            "https://hopital-du-lac.test/aides/scoliose",
            &SCOLIOSE_FR,
            WITHDRAWN,
            withdrawn,
            "Cette aide à la décision a été retirée et ne doit plus être utilisée.",
        ),
        (
            "archived-english",
            "https://millbrook.test/aids/apnea",
            &APNEA,
            ARCHIVED,
            archived,
            "This page has been archived and is no longer updated. The information may be out of date.",
        ),
        (
            "archived-dutch",
            "https://lentehof.test/keuzehulpen/staar",
            &STAAR,
            ARCHIVED,
            archived,
            "Deze keuzehulp is gearchiveerd en wordt niet meer bijgewerkt.",
        ),
        (
            "archived-german",
            "https://talklinik.test/hilfen/skoliose",
            &SKOLIOSE,
            ARCHIVED,
            archived,
            "Diese Entscheidungshilfe ist archiviert und wird nicht mehr aktualisiert.",
        ),
        (
            "archived-french",
            "https://hopital-du-lac.test/aides/depistage",
            &DEPISTAGE,
            ARCHIVED,
            archived,
            "Cette page est archivée et n'est plus mise à jour.",
        ),
    ];
    for (name, url, aid, truth, story, notice) in rows {
        web.serve(name, url, aid, truth, story, move |_, _| {
            Reply::html(Page::aid(aid, organisation(aid.language)).lead(banner(notice)))
        });
    }
    web.serve(
        "withdrawn-tombstone",
        "https://lentehof.test/keuzehulpen/hernia",
        &HERNIA,
        WITHDRAWN,
        "Only the title is left, with a notice that the keuzehulp was withdrawn.",
        |_, _| {
            Reply::html(Page::text("nl", "Lentehof", HERNIA.title, &["Deze keuzehulp is op 1 maart 2024 ingetrokken, omdat de richtlijn is veranderd.", "Vraag uw arts naar de nieuwe informatie."]))
        },
    );
}

fn banner(notice: &str) -> String {
    format!("<div class=\"alert\" role=\"alert\"><p><strong>{notice}</strong></p></div>")
}

fn other_topics(web: &mut Scene) {
    web.serve(
        "other-topic-at-the-address",
        "https://pinewood.test/aids/featured",
        &SCOLIOSIS,
        OTHER,
        "The address now shows an aid about something else.",
        shows(&ACNE, "Pinewood"),
    );
    web.serve(
        "other-topic-dutch",
        "https://dennenhof.test/keuzehulp/12",
        &HERNIA,
        OTHER,
        "The number now belongs to a Dutch aid about cataract.",
        shows(&STAAR, "Dennenhof"),
    );
    web.serve(
        "other-topic-after-move",
        "https://pinewood.test/aids/knee",
        &KNEE,
        OTHER,
        "A permanent redirect leads to an aid about something else, so there is no new address to write down.",
        sends(301, "/aids/ulcerative-colitis"),
    );
    web.page("https://pinewood.test/aids/ulcerative-colitis", shows(&COLITIS, "Pinewood"));
    web.serve(
        "other-topic-after-temporary-redirect",
        "https://pinewood.test/go?aid=mri",
        &MRI,
        OTHER,
        "A temporary redirect leads to an aid about something else.",
        sends(302, "/aids/birth-control"),
    );
    web.page("https://pinewood.test/aids/birth-control", shows(&BIRTH_CONTROL, "Pinewood"));
    web.serve(
        "other-topic-groin-hernia",
        "https://pinewood.test/aids/hernia",
        &HERNIATED_DISK,
        OTHER,
        "The page is about hernia in the English sense, of the groin, and not about a herniated disk.",
        |_, _| {
            Reply::html(Page::text("en", "Pinewood", "Inguinal hernia: repair now or wait?", &["An inguinal hernia is a bulge in the groin where bowel pushes through the wall of the belly.", "Repair with a mesh is safe. Men with few complaints may just as well wait."]))
        },
    )
    .expect = &["herniated", "disk"];
}

/// Words of this family in pages that are well.
fn only_sounds_like_it(web: &mut Scene) {
    web.serve(
        "withdrawn-in-a-medical-sentence",
        "https://millbrook.test/aids/breast-cancer",
        &TRIAL,
        OK,
        "Women had withdrawn from a trial and a drug was withdrawn from the market; the aid was not.",
        shows(&TRIAL, "Millbrook"),
    );
    web.serve(
        "archived-predecessor",
        "https://millbrook.test/aids/tonsils",
        &CHILD_TONSILS,
        OK,
        "This is the current version; the footer links to older, archived ones.",
        |_, _| {
            let page = Page::aid(&CHILD_TONSILS, "Millbrook");
            let versions = "<section><h3>Versions</h3><ul><li>2024 (this page)</li><li><a href=\"/archive/tonsils-2019\">2019 (archived)</a></li><li><a href=\"/archive/tonsils-2014\">2014 (archived)</a></li></ul></section>";
            let main = format!("{}{versions}", crate::page::paragraphs(CHILD_TONSILS.text));
            Reply::html(page.main(main))
        },
    );
    web.serve(
        "revised-title",
        "https://millbrook.test/aids/manipulation",
        &MANIPULATION,
        OK,
        "The title was revised a little; it is the same aid.",
        |_, _| {
            let title = "Low back pain: should I try spinal manipulation?";
            Reply::html(
                Page::aid(&MANIPULATION, "Millbrook")
                    .titled(format!("{title} - Millbrook"))
                    .headed(title),
            )
        },
    );
}
