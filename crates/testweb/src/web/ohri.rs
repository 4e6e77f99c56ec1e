//! A database of decision aids that looks like the one in Ottawa: one address with the record's
//! number in the query, one `<title>` for every record, and an empty form for a record that is gone.

use crate::aids::*;
use crate::link::{OK, changed, dead};
use crate::page::{Page, escape};
use crate::reply::Reply;
use crate::request::Request;
use crate::scene::Scene;

pub(super) const SITE: &str = "Patient Decision Aids";

/// What the database holds. Numbers next to each other belong to unrelated aids, so a neighbour
/// of a live record is as likely to be alive as not.
fn record(id: &str) -> Option<&'static Aid> {
    Some(match id {
        "1036" => &COLITIS,
        "1037" => &SCOLIOSIS,
        "1038" => &ACNE,
        "1045" => &MANIPULATION,
        "1046" => &BIRTH_CONTROL,
        "1092" => &STENOSIS,
        "1123" => &FIBROIDS,
        "1124" => &MRI,
        "1125" => &APNEA,
        "1420" => &EPIDURAL,
        "1543" => &HERNIATED_DISK,
        "1650" => &CHILD_TONSILS,
        "1651" => &ANTIBIOTICS,
        "1878" => &STENOSIS_SHORT,
        _ => return None,
    })
}

pub(super) fn add(web: &mut Scene) {
    web.host("ohri.test").named(SITE, "en").otherwise(answer);

    let live = "The record is there under its number, and unrelated records surround it.";
    web.link("ohri-live-mri", "https://ohri.test/AZsumm.php?ID=1124", &MRI, OK, live);
    web.link(
        "ohri-live-manipulation",
        "https://ohri.test/AZsumm.php?ID=1045",
        &MANIPULATION,
        OK,
        live,
    );
    web.link("ohri-live-epidural", "https://ohri.test/AZsumm.php?ID=1420", &EPIDURAL, OK, live);
    web.link(
        "ohri-live-herniated-disk",
        "https://ohri.test/AZsumm.php?ID=1543",
        &HERNIATED_DISK,
        OK,
        live,
    );
    web.link("ohri-live-stenosis", "https://ohri.test/AZsumm.php?ID=1092", &STENOSIS, OK, live);
    web.link("ohri-live-scoliosis", "https://ohri.test/AZsumm.php?ID=1037", &SCOLIOSIS, OK, live);
    web.link(
        "ohri-live-short-title",
        "https://ohri.test/AZsumm.php?ID=1878",
        &STENOSIS_SHORT,
        OK,
        "The record is there; its title is only the name of the condition.",
    )
    .access = "contact";

    let empty =
        "The record was removed: the database answers 200 with every field of its form empty.";
    web.link(
        "ohri-empty-below",
        "https://ohri.test/AZsumm.php?ID=1542",
        &HERNIATED_DISK,
        dead("empty-record"),
        empty,
    );
    web.link(
        "ohri-empty-above",
        "https://ohri.test/AZsumm.php?ID=1879",
        &STENOSIS_SHORT,
        dead("empty-record"),
        empty,
    );
    web.link(
        "ohri-empty-far",
        "https://ohri.test/AZsumm.php?ID=9731",
        &KNEE,
        dead("empty-record"),
        empty,
    );

    web.link(
        "ohri-id-given-to-another-aid",
        "https://ohri.test/AZsumm.php?ID=1038",
        &KNEE,
        changed("other-topic"),
        "The number now belongs to a record about acne, not about the knee.",
    );
    web.link(
        "ohri-archived",
        "https://ohri.test/AZsumm.php?ID=1650",
        &CHILD_TONSILS,
        changed("archived-notice"),
        "The record is still shown, under a notice that it was archived for being too old.",
    );
    web.link(
        "ohri-withdrawn",
        "https://ohri.test/AZsumm.php?ID=1651",
        &ANTIBIOTICS,
        changed("withdrawn-notice"),
        "The record is still shown, under a notice that its developer has withdrawn the aid.",
    );
}

/// What the database answers to a request.
pub(super) fn answer(request: &Request, _: u32) -> Reply {
    match request.path() {
        "/" | "/index.html" => Reply::html(
            Page::text("en", SITE, SITE, &["Search the inventory of decision aids by health topic, or browse it from A to Z."])
                .titled(SITE),
        ),
        "/AZsumm.php" => {
            let id = request.query("ID").unwrap_or_default();
            let notice = match id.as_str() {
                "1650" => "This decision aid has been archived. It was last updated more than five years ago and is no longer maintained.",
                "1651" => "This decision aid has been withdrawn by its developer and should no longer be used.",
                _ => "",
            };
            Reply::html(summary(record(&id), notice))
        }
        _ => Reply::status(404, crate::page::not_found("en", SITE)),
    }
}

/// A record, or the empty form of one that is not there.
pub(super) fn record_page(aid: Option<&Aid>) -> Reply {
    Reply::html(summary(aid, ""))
}

fn summary(aid: Option<&Aid>, notice: &str) -> Page {
    let known = |value: &'static str| if aid.is_some() { value } else { "" };
    let title = aid.map_or("", |aid| aid.title);
    let options = aid.map_or("", |aid| aid.text[0]);
    let rows = [
        ("Title", title),
        ("Health condition", aid.map_or("", |aid| aid.subject)),
        ("Options included", options),
        ("Audience", known("People who are facing this decision")),
        ("Type of decision aid", known("Treatment or test")),
        ("Developer", known("Healthwise")),
        ("Where was it developed?", known("Boise, Idaho, US")),
        ("Year of last update", known("2020")),
        ("Format", known("Web, paper")),
        ("Language(s)", known("English")),
        ("Meets criteria", known("7 out of 7")),
    ];
    let rows: String = rows
        .iter()
        .map(|(label, value)| format!("<tr><th>{label}</th><td>{}</td></tr>\n", escape(value)))
        .collect();
    let lead = if notice.is_empty() {
        String::new()
    } else {
        format!("<p class=\"notice\"><strong>{notice}</strong></p>")
    };
    // Every record has this same title and heading, as is so in Ottawa.
    Page::new("en", SITE, "Decision Aid Summary")
        .lead(lead)
        .main(format!("<table>\n{rows}</table>"))
}
