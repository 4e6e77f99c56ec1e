//! Files that should be PDFs, and pages with nothing in them.

use super::sends;
use crate::aids::*;
use crate::link::{OK, OK_TEMPORARY, Truth, blocked, changed};
use crate::page::Page;
use crate::reply::Reply;
use crate::scene::Scene;

const NOT_A_PDF: Truth = changed("not-a-pdf");
const EMPTY: Truth = changed("empty-body");

pub(super) fn add(web: &mut Scene) {
    real(web);
    not_one(web);
    empty(web);
}

fn real(web: &mut Scene) {
    web.serve(
        "pdf",
        "https://paperwork.test/files/scoliosis.pdf",
        &SCOLIOSIS,
        OK,
        "The PDF is there and is one.",
        |_, _| Reply::bytes("application/pdf", pdf(&SCOLIOSIS)),
    );
    web.serve(
        "pdf-as-octet-stream",
        "https://paperwork.test/files/knieartrose.pdf",
        &KNIE,
        OK,
        "The PDF is called mere bytes by its server, and begins as a PDF does.",
        |_, _| {
            Reply::bytes("application/octet-stream", pdf(&KNIE))
                .header("Content-Disposition", "attachment; filename=\"knieartrose.pdf\"")
        },
    );
    web.serve(
        "pdf-behind-a-query",
        "https://paperwork.test/download.php?file=hernie.pdf",
        &HERNIE,
        OK,
        "The PDF comes from a script; the address only ends in .pdf within its query.",
        |_, _| Reply::bytes("application/pdf; charset=binary", pdf(&HERNIE)),
    );
    web.serve(
        "pdf-of-some-size",
        "https://paperwork.test/files/depression.pdf",
        &DEPRESSION,
        OK,
        "The PDF is larger than anybody needs to read in order to know that it is one.",
        |_, _| {
            let mut file = pdf(&DEPRESSION);
            file.resize(8 << 20, b' ');
            Reply::bytes("application/pdf", file)
        },
    );
    web.serve(
        "pdf-temporary-redirect",
        "https://paperwork.test/files/apnea.pdf",
        &APNEA,
        OK_TEMPORARY,
        "A temporary redirect leads to the store where the PDF lies today.",
        sends(307, "https://store.paperwork.test/9f2b/apnea.pdf?expires=600"),
    );
    web.page("https://store.paperwork.test/9f2b/apnea.pdf?expires=600", |_, _| {
        Reply::bytes("application/pdf", pdf(&APNEA))
    });
}

fn not_one(web: &mut Scene) {
    web.serve(
        "not-a-pdf-but-html",
        "https://paperwork.test/files/mri.pdf",
        &MRI,
        NOT_A_PDF,
        "The address of the PDF shows a page about the publisher's leaflets.",
        |_, _| {
            Reply::html(Page::text(
                "en",
                "Paperwork",
                "Our leaflets",
                &["Order printed leaflets for your waiting room here."],
            ))
        },
    );
    web.serve(
        "not-a-pdf-despite-its-type",
        "https://paperwork.test/files/stenosis.pdf",
        &STENOSIS,
        NOT_A_PDF,
        "The type says PDF and the content is a page of HTML, which no reader can open as either.",
        |_, _| {
            Reply::html(Page::text(
                "en",
                "Paperwork",
                "Viewer",
                &["Your browser cannot show this document."],
            ))
            .header("Content-Type", "application/pdf")
        },
    );
    web.serve(
        "not-a-pdf-but-json",
        "https://paperwork.test/files/staar.pdf",
        &STAAR,
        NOT_A_PDF,
        "The file store answers with a bit of JSON.",
        |_, _| Reply::bytes("application/json", "{\"document\": null, \"state\": \"detached\"}"),
    );
}

fn empty(web: &mut Scene) {
    web.serve(
        "empty-no-bytes",
        "https://hollow.test/aids/knee",
        &KNEE,
        EMPTY,
        "Status 200 and not one byte.",
        |_, _| Reply::bytes("text/html; charset=utf-8", ""),
    );
    web.serve(
        "empty-white-space",
        "https://hollow.test/aids/acne",
        &ACNE,
        EMPTY,
        "Status 200 and a few blank lines.",
        |_, _| Reply::bytes("text/html; charset=utf-8", "\r\n\r\n   \r\n"),
    );
    web.serve(
        "empty-skeleton",
        "https://hollow.test/aids/colitis",
        &COLITIS,
        EMPTY,
        "A page of HTML with neither a title nor a word in it.",
        |_, _| Reply::html("<!DOCTYPE html><html><head><title></title></head><body></body></html>"),
    );
    web.serve(
        "empty-204",
        "https://hollow.test/aids/fibroids",
        &FIBROIDS,
        blocked("no-evidence"),
        "Status 204 tells a browser to stay where it is, and nothing of the page.",
        |_, _| Reply::empty(204),
    );
}

/// A small PDF. Readers would complain of its missing table of contents; its beginning is right.
fn pdf(aid: &Aid) -> Vec<u8> {
    let title = aid.title.replace(['(', ')'], "");
    format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n4 0 obj\n<< /Title ({title}) >>\nendobj\ntrailer\n<< /Root 1 0 R /Info 4 0 R >>\n%%EOF\n"
    )
    .into_bytes()
}
