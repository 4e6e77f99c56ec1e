//! Aids that are well, in every way of writing and packing a page. All of these are `ok`.

use super::shows;
use crate::aids::*;
use crate::link::OK;
use crate::page::Page;
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    charsets(web);
    packing(web);
    plumbing(web);
}

fn charsets(web: &mut Scene) {
    web.serve(
        "charset-windows-1252-in-header",
        "https://typeset.test/keuzehulp/staar-en-patienten",
        &STAAR,
        OK,
        "Dutch in windows-1252, said in the header only.",
        |_, _| {
            let lead = "<p>Voor patiënten: één keuze, “weloverwogen” – geen haast.</p>";
            let page = undeclared(&Page::aid(&STAAR, "Oogkliniek België").lead(lead));
            Reply::bytes("text/html; charset=windows-1252", single_byte(&page))
        },
    );
    web.serve(
        "charset-latin-1-in-header",
        "https://typeset.test/aides/depistage",
        &DEPISTAGE,
        OK,
        "French in ISO-8859-1, said in the header only.",
        |_, _| {
            let page = undeclared(&Page::aid(&DEPISTAGE, "Hôpital Général"));
            Reply::bytes("text/html; charset=ISO-8859-1", single_byte(&page))
        },
    );
    web.serve(
        "charset-in-meta-only",
        "https://typeset.test/hilfen/kreuzschmerzen",
        &KREUZSCHMERZ,
        OK,
        "German in ISO-8859-15, said in a meta element and not in the header.",
        |_, _| {
            let meta =
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-15\">";
            let page = Page::aid(&KREUZSCHMERZ, "Rückenzentrum").html();
            let page = page.replace("<meta charset=\"utf-8\">", meta);
            Reply::bytes("text/html", single_byte(&page))
        },
    );
    web.serve(
        "charset-said-nowhere",
        "https://typeset.test/aides/lombalgie",
        &LOMBALGIE,
        OK,
        "French in windows-1252, said nowhere; browsers guess it, and most words are plain anyway.",
        |_, _| {
            let page = undeclared(&Page::aid(&LOMBALGIE, "Centre médical"));
            Reply::bytes("text/html", single_byte(&page))
        },
    );
    web.serve(
        "charset-utf-16",
        "https://typeset.test/hilfen/skoliose",
        &SKOLIOSE,
        OK,
        "German in UTF-16 with its mark in front.",
        |_, _| {
            let page = undeclared(&Page::aid(&SKOLIOSE, "Rückenzentrum"));
            let mut bytes = vec![0xFF, 0xFE];
            bytes.extend(page.encode_utf16().flat_map(u16::to_le_bytes));
            Reply::bytes("text/html", bytes)
        },
    );
    web.serve(
        "title-in-character-references",
        "https://typeset.test/aides/scoliose",
        &SCOLIOSE_FR,
        OK,
        "Every accent of the French page is written as a character reference.",
        |_, _| {
            let page = Page::aid(&SCOLIOSE_FR, "Hôpital").html();
            let coded: String = page
                .chars()
                .map(|c| if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) })
                .collect();
            Reply::bytes("text/html", coded)
        },
    );
}

fn packing(web: &mut Scene) {
    web.serve(
        "packed-gzip",
        "https://packers.test/aids/scoliosis",
        &SCOLIOSIS,
        OK,
        "The page is packed with gzip, asked for or not.",
        |request, attempt| shows(&SCOLIOSIS, "Packers")(request, attempt).gzip(),
    );
    web.serve(
        "packed-deflate-chunked",
        "https://packers.test/aids/knee",
        &KNEE,
        OK,
        "The page is packed with deflate if the client can read that, and sent in chunks.",
        |request, attempt| {
            let reply = shows(&KNEE, "Packers")(request, attempt).chunked();
            match request.header("accept-encoding") {
                Some(accepted) if accepted.contains("deflate") => reply.deflate(),
                _ => reply,
            }
        },
    );
    web.serve(
        "packed-bomb",
        "https://packers.test/aids/mri",
        &MRI,
        OK,
        "The aid is at the front of a page that unpacks to sixteen megabytes of blanks.",
        |_, _| {
            let mut page = Page::aid(&MRI, "Packers").html().into_bytes();
            page.resize(16 << 20, b' ');
            Reply::bytes("text/html; charset=utf-8", page).gzip()
        },
    );
}

fn plumbing(web: &mut Scene) {
    web.serve(
        "http-1-0-without-length",
        "http://veteran.test/aids/stenosis.html",
        &STENOSIS,
        OK,
        "An old server speaks HTTP/1.0 and ends the page by closing.",
        |_, _| {
            let page = Page::aid(&STENOSIS, "Veteran").html();
            Reply::raw(format!(
                "HTTP/1.0 200 OK\r\nContent-type: text/html; charset=utf-8\r\n\r\n{page}"
            ))
        },
    );
    web.serve(
        "bare-line-feeds",
        "http://veteran.test/aids/acne.html",
        &ACNE,
        OK,
        "The lines of the head end in a bare line feed, which RFC 9112 lets a reader accept.",
        |_, _| {
            let page = Page::aid(&ACNE, "Veteran").html();
            Reply::raw(format!("HTTP/1.1 200 OK\ncontent-type: text/html; charset=utf-8\nconnection: close\n\n{page}"))
        },
    );
    web.serve(
        "early-hints",
        "https://veteran.test/aids/colitis",
        &COLITIS,
        OK,
        "An interim answer (103) comes before the real one.",
        |_, _| {
            let page = Page::aid(&COLITIS, "Veteran").html();
            Reply::raw(format!(
                "HTTP/1.1 103 Early Hints\r\nLink: </assets/site.css>; rel=preload; as=style\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
                page.len()
            ))
        },
    );
    web.serve(
        "no-content-type",
        "https://veteran.test/aids/apnea",
        &APNEA,
        OK,
        "The answer does not say what it is; it plainly is a page.",
        |request, attempt| shows(&APNEA, "Veteran")(request, attempt).without("Content-Type"),
    );
    web.serve(
        "xhtml",
        "https://veteran.test/aids/tonsils.xhtml",
        &CHILD_TONSILS,
        OK,
        "The page calls itself XHTML.",
        |_, _| {
            Reply::bytes(
                "application/xhtml+xml; charset=utf-8",
                Page::aid(&CHILD_TONSILS, "Veteran").html(),
            )
        },
    );
}

/// The page without the element that says its charset.
fn undeclared(page: &Page) -> String {
    page.html().replace("<meta charset=\"utf-8\">\n", "")
}

/// Text in windows-1252, of which ISO-8859-1 and -15 are the same for the letters used here.
fn single_byte(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '–' => 0x96,
            '’' => 0x92,
            '“' => 0x93,
            '”' => 0x94,
            'œ' => 0x9C,
            _ => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        })
        .collect()
}
