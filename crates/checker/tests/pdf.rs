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
async fn a_document_that_cannot_be_read_well_is_given_the_benefit_of_the_doubt() {
    let parking = text("parking at our hospital");
    assert_eq!(finding_on(pdf(&parking[..3])).await, "ok/ok", "a few words");
    let shifted = |line: &String| line.bytes().map(|b| char::from((b + 3).min(126))).collect();
    let shifted: Vec<String> = parking.iter().map(shifted).collect();
    assert_eq!(finding_on(pdf(&shifted)).await, "ok/ok", "a font with codes of its own");
    let cut = pdf(&parking);
    assert_eq!(finding_on(cut[..cut.len() / 2].to_vec()).await, "ok/ok", "half a file");
    let named = pdf(&[parking, vec!["See also: scoliosis".to_owned()]].concat());
    assert_eq!(finding_on(named).await, "ok/ok", "it speaks of the subject");
}
