//! Connections that come to nothing: swallowed, refused, reset, without a name, or answered with
//! something that is not HTTP.

use super::{sends, shows};
use crate::aids::*;
use crate::link::down;
use crate::reach::Reach;
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    swallowed(web);
    connections(web);
    nonsense(web);
}

fn swallowed(web: &mut Scene) {
    web.host("swallow.test").reach = Reach::Silent;
    let silent = "Every connection to this host is taken and never answered, so its many links are unresponsive together.";
    let links = [
        ("swallowed-1", "https://swallow.test/aids/scoliosis", &SCOLIOSIS),
        ("swallowed-2", "https://swallow.test/aids/mri", &MRI),
        ("swallowed-3", "https://swallow.test/aids/manipulation", &MANIPULATION),
        ("swallowed-4", "https://swallow.test/aids/epidural", &EPIDURAL),
        ("swallowed-5", "https://swallow.test/aids/herniated-disk", &HERNIATED_DISK),
        ("swallowed-6", "https://swallow.test/aids/stenosis", &STENOSIS),
        ("swallowed-7", "https://swallow.test/aids/knee", &KNEE),
        ("swallowed-8", "https://swallow.test/aids/acne", &ACNE),
    ];
    for (name, url, aid) in links {
        web.link(name, url, aid, down("host-unresponsive"), silent);
    }
    web.host("full-queue.test").reach = Reach::NeverAccepts;
    let full =
        "No connection to this host is ever made, so its many links are unresponsive together.";
    let links = [
        ("unaccepted-1", "http://full-queue.test/keuzehulp/hernia", &HERNIA),
        ("unaccepted-2", "http://full-queue.test/keuzehulp/rugpijn", &RUGPIJN),
        ("unaccepted-3", "http://full-queue.test/keuzehulp/stenose", &STENOSE),
        ("unaccepted-4", "http://full-queue.test/keuzehulp/knie", &KNIE),
        ("unaccepted-5", "http://full-queue.test/keuzehulp/staar", &STAAR),
        ("unaccepted-6", "http://full-queue.test/keuzehulp/scoliose", &SCOLIOSE),
    ];
    for (name, url, aid) in links {
        web.link(name, url, aid, down("host-unresponsive"), full);
    }
}

fn connections(web: &mut Scene) {
    web.host("refused.test").reach = Reach::Refuses;
    let refused = "Nobody listens at the host's address.";
    web.link(
        "refused-https",
        "https://refused.test/aids/scoliosis",
        &SCOLIOSIS,
        down("connection-refused"),
        refused,
    );
    web.link(
        "refused-http",
        "http://refused.test/aids/knee",
        &KNEE,
        down("connection-refused"),
        refused,
    );

    web.serve(
        "reset-at-once",
        "https://reset.test/aids/mri",
        &MRI,
        down("reset"),
        "The connection is reset where the answer was due.",
        |_, _| Reply::reset(),
    );
    web.serve(
        "reset-http",
        "http://reset.test/aids/stenosis",
        &STENOSIS,
        down("reset"),
        "The connection is reset where the answer was due, without TLS.",
        |_, _| Reply::reset(),
    );
    web.serve(
        "closed-without-answer",
        "https://reset.test/aids/acne",
        &ACNE,
        down("reset"),
        "The connection is closed before a single byte of an answer: broken off, if politely.",
        |_, _| Reply::close(),
    );

    web.host("no-such-name.test").reach = Reach::Nowhere;
    web.link(
        "dns-no-such-name",
        "https://no-such-name.test/aids/scoliosis",
        &SCOLIOSIS,
        down("dns"),
        "The name does not exist.",
    );
    web.host("www.vanished-partner.test").reach = Reach::Nowhere;
    web.serve(
        "dns-after-redirect",
        "https://careful-host.test/partners/knee",
        &KNEE,
        down("dns"),
        "A live host redirects to a name that does not exist.",
        sends(302, "https://www.vanished-partner.test/knee"),
    );
}

fn nonsense(web: &mut Scene) {
    web.serve(
        "malformed-garbage",
        "https://garbled.test/aids/scoliosis",
        &SCOLIOSIS,
        down("malformed-response"),
        "The answer is not HTTP.",
        |_, _| Reply::raw("\u{1}\u{2}SMTP?\r\n220 mail.garbled.test ready\r\n\r\n"),
    );
    web.serve(
        "malformed-status-line",
        "http://garbled.test/aids/knee",
        &KNEE,
        down("malformed-response"),
        "The status is a word where a number belongs.",
        |_, _| {
            Reply::raw("HTTP/1.1 OKAY Fine\r\nContent-Type: text/html\r\n\r\n<title>Knee</title>")
        },
    );
    web.serve(
        "malformed-gzip",
        "https://garbled.test/aids/acne",
        &ACNE,
        down("malformed-response"),
        "The body claims to be gzip and is not, so no browser can show it either.",
        |request, attempt| {
            shows(&ACNE, "Garbled")(request, attempt).header("Content-Encoding", "gzip")
        },
    );
    web.serve(
        "malformed-giant-headers",
        "https://garbled.test/aids/mri",
        &MRI,
        down("malformed-response"),
        "The headers are two megabytes long, which every browser refuses as well.",
        |request, attempt| {
            shows(&MRI, "Garbled")(request, attempt).header("X-Padding", vec![b'x'; 2 << 20])
        },
    );
}
