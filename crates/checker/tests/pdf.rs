//! Links to PDFs: whether the document is the one that is expected.

mod common;

use std::io::Write as _;
use std::sync::Arc;

use common::{check, finding, options};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use signpost_testweb::{Reply, TestWeb};

/// A PDF whose pages show these lines, packed as most programs do it.
fn pdf(lines: &[String]) -> Vec<u8> {
    let shown: String = lines.iter().map(|line| format!("0 -14 Td ({line}) Tj\n")).collect();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(format!("BT /F1 11 Tf 72 720 Td {shown} ET").as_bytes()).expect("memory");
    let packed = packed.finish().expect("memory");
    let head = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n4 0 obj\n<< /Length {} /Filter /FlateDecode >>\nstream\n",
        packed.len()
    );
    [head.as_bytes(), &packed, b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"].concat()
}

/// A good page of text about something.
fn text(topic: &str) -> Vec<String> {
    (1..=14)
        .map(|number| {
            format!("{number}. This is what you should know of {topic} and how it is for you and your family.")
        })
        .collect()
}

async fn finding_on(document: Vec<u8>) -> String {
    let web = TestWeb::start().await.expect("a port to spare");
    let web = web.with_site("aid.test", move |request, _| match request.path() {
        "/aid.pdf" => Reply::bytes("application/pdf", document.clone()),
        _ => Reply::empty(404),
    });
    finding(&check("https://aid.test/aid.pdf", &options(&Arc::new(web))).await)
}

#[tokio::test]
async fn a_document_on_something_else_is_another_one() {
    assert_eq!(finding_on(pdf(&text("scoliosis"))).await, "ok/ok");
    assert_eq!(finding_on(pdf(&text("parking at our hospital"))).await, "changed/other-topic");
}

#[tokio::test]
async fn a_document_that_cannot_be_read_well_is_neither_the_aid_nor_another_one() {
    let parking = text("parking at our hospital");
    let unclear = "blocked/no-evidence";
    assert_eq!(finding_on(pdf(&parking[..3])).await, unclear, "a few words");
    let shifted = |line: &String| line.bytes().map(|b| char::from((b + 3).min(126))).collect();
    let shifted: Vec<String> = parking.iter().map(shifted).collect();
    assert_eq!(finding_on(pdf(&shifted)).await, unclear, "a font with codes of its own");
    let cut = pdf(&parking);
    assert_eq!(finding_on(cut[..cut.len() / 2].to_vec()).await, unclear, "half a file");
}

/// A leaflet from a scanner: a picture, and noise in it that looks like a document's title.
fn scanned() -> Vec<u8> {
    let noise: Vec<u8> = (0..100_000_u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
        .chain(*b" /Title (Annual report of the car park) 9 0 obj (Parking) Tj ")
        .collect();
    let head = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj 3 0 obj << /Type /Page >> endobj\n4 0 obj << /Subtype /Image /Filter /DCTDecode >> stream\n";
    [head.as_slice(), &noise, b"\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"].concat()
}

fn titled(title: &str) -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n9 0 obj << /Title {title} >> endobj\ntrailer << /Root 1 0 R /Info 9 0 R >>\n%%EOF\n").into_bytes()
}

#[tokio::test]
async fn another_document_at_the_address_is_never_the_aid() {
    for other in [
        "(Parking and bus routes)",
        "<FEFF0050006100720065006E>",
        "(Jaarverslag 2023)",
        "(Rechnung)",
    ] {
        assert_eq!(finding_on(titled(other)).await, "blocked/no-evidence", "{other}");
    }
    assert_eq!(finding_on(scanned()).await, "blocked/no-evidence");
}

#[tokio::test]
async fn the_aid_is_known_by_a_title_of_any_spelling() {
    for own in ["(Scoliosis)", "<FEFF00530063006F006C0069006F007300690073>", "<53636F6C696F736973>"]
    {
        assert_eq!(finding_on(titled(own)).await, "ok/ok", "{own}");
    }
}
