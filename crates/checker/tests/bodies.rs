//! What the client makes of the ways in which a body is packed and a head is filled.

mod common;

use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use common::{aid, check, finding, options, report_on};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use signpost_testweb::{Reply, Request, TestWeb};

/// What the audit says of `https://aid.test/aid`, where the site answers all else with a 404.
async fn finding_on(answer: impl Fn() -> Reply + Send + Sync + 'static) -> String {
    let answer = move |request: &Request, _: u32| match request.path() {
        "/aid" | "/aid.pdf" => answer(),
        _ => Reply::empty(404),
    };
    let web = TestWeb::start().await.expect("a port to spare").with_site("aid.test", answer);
    let options = options(&Arc::new(web));
    let page = check("https://aid.test/aid", &options).await;
    let pdf = check("https://aid.test/aid.pdf", &options).await;
    match finding(&pdf) {
        // That a page is no PDF is another matter.
        same if same == finding(&page) || same == "changed/not-a-pdf" => finding(&page),
        other => format!("{}, and {other} as a PDF", finding(&page)),
    }
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body).expect("memory");
    encoder.finish().expect("memory")
}

/// Deflate as RFC 1951 has it, without the wrapper of RFC 1950.
fn bare_deflate(body: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body).expect("memory");
    encoder.finish().expect("memory")
}

fn packed(encoding: &'static str, body: Vec<u8>) -> impl Fn() -> Reply + Send + Sync {
    move || Reply::bytes("text/html", body.clone()).header("Content-Encoding", encoding)
}

#[tokio::test]
async fn whatever_browsers_unpack_is_unpacked() {
    let page = aid().into_bytes();
    let twice = gzip(&gzip(&page));
    assert_eq!(finding_on(packed("gzip, gzip", twice.clone())).await, "ok/ok");
    assert_eq!(finding_on(packed("gzip, identity, x-gzip", twice)).await, "ok/ok");
    assert_eq!(finding_on(packed("deflate", bare_deflate(&page))).await, "ok/ok");
    assert_eq!(finding_on(packed("deflate, gzip", gzip(&bare_deflate(&page)))).await, "ok/ok");
}

#[tokio::test]
async fn an_encoding_that_is_none_leaves_the_page_as_it_is() {
    assert_eq!(finding_on(packed("utf-8", aid().into_bytes())).await, "ok/ok");
    assert_eq!(finding_on(packed("identity", aid().into_bytes())).await, "ok/ok");
}

#[tokio::test]
async fn of_what_cannot_be_unpacked_nothing_is_said() {
    let zstd = b"\x28\xb5\x2f\xfd\x24\x05\x29\x00\x00hello\xf2\xb2\x4d\x69".to_vec();
    assert_eq!(finding_on(packed("zstd", zstd)).await, "blocked/no-evidence");
    let six_times = "gzip, gzip, gzip, gzip, gzip, gzip";
    assert_eq!(finding_on(packed(six_times, gzip(b"x"))).await, "blocked/no-evidence");
    // A browser shows an error page of its own for these.
    for encoding in ["gzip", "deflate", "br"] {
        let plain = packed(encoding, aid().into_bytes());
        assert_eq!(finding_on(plain).await, "down/malformed-response", "{encoding}");
    }
    let cut = gzip(b"<title>Something else");
    let cut = cut[..cut.len() - 9].to_vec();
    assert_eq!(finding_on(packed("gzip", cut)).await, "down/malformed-response");
}

#[tokio::test]
async fn the_status_of_an_error_page_is_clear_whatever_its_body_is() {
    let broken = || Reply::status(404, "no gzip").header("Content-Encoding", "gzip");
    assert_eq!(finding_on(broken).await, "dead/http-404");
}

#[tokio::test]
async fn a_head_of_many_fields_is_read() {
    let crumbs = || {
        (0..105).fold(Reply::html(aid()), |reply, number| {
            reply.header("Set-Cookie", format!("crumb{number}=1; Path=/"))
        })
    };
    assert_eq!(finding_on(crumbs).await, "ok/ok");
}

/// Lines of a field that begin with a blank (RFC 9112, section 5.2) are one field, as browsers read them.
#[tokio::test]
async fn a_folded_field_is_unfolded() {
    let folded = |fold: String, body: String| {
        let length = body.len();
        move || {
            Reply::raw(format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=utf-8\r\nX-Note: a{fold}\r\n\
                 Content-Length:\r\n\t{length}\r\nConnection: close\r\n\r\n{body}"
            ))
        }
    };
    assert_eq!(finding_on(folded("\r\n b\r\n\tc".to_owned(), aid())).await, "ok/ok");
    let many = "\r\n fold".repeat(20_000);
    assert_eq!(finding_on(folded(many.clone(), aid())).await, "ok/ok");
    // Readers see an empty page.
    assert_eq!(finding_on(folded(many, String::new())).await, "changed/empty-body");
    // More than a browser reads of a head.
    assert_eq!(
        finding_on(folded("\r\n fold".repeat(200_000), aid())).await,
        "down/malformed-response"
    );
}

/// With no room for any body but the one that may go beyond it, each page still waits for its control page, for the
/// page that it leads to, or to be asked again; and none for one that waits for it.
#[tokio::test]
async fn where_there_is_room_for_one_body_alone_all_are_judged_in_turn() {
    let long = |page: String| format!("{page}<!--{}-->", "x".repeat(60_000));
    let mut web = TestWeb::start().await.expect("a port to spare");
    for number in 0..12 {
        let next = format!("https://aid{}.test/led", (number + 1) % 12);
        web = web.with_site(&format!("aid{number}.test"), move |request: &Request, attempt| {
            match request.path() {
                "/led" | "/aid/other" => Reply::html(long(aid())),
                "/aid" if number % 3 == 0 => {
                    Reply::html(long(format!("<meta http-equiv=refresh content='0;url={next}'>")))
                }
                "/aid" if number % 3 == 1 && attempt == 1 => {
                    Reply::status(503, long(String::new()))
                }
                "/aid" => Reply::html(long(aid())),
                _ => Reply::status(404, long("<title>Not found</title>".to_owned())),
            }
        });
    }
    let mut options = options(&Arc::new(web));
    options.bounds.all_bodies = 0;
    options.bounds.waiting_pages = 0;
    // Two of a host, so that one of them has its turn while the other one's control page waits for it.
    let paths = ["aid", "aid/other"];
    let urls = (0..24).map(|at| format!("https://aid{}.test/{}", at / 2, paths[at % 2]));
    let urls: Vec<String> = urls.collect();
    let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
    let report = tokio::time::timeout(Duration::from_secs(120), report_on(&urls, &options)).await;
    let links = report.expect("nobody waits forever").links;
    assert_eq!(links.len(), 24);
    for link in &links {
        let fine = ["ok/ok", "moved/moved-by-meta-refresh"];
        assert!(fine.contains(&finding(link).as_str()), "{}", finding(link));
    }
}
