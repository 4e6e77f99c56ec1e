//! Aids that are well behind a small hurdle: bring a cookie, or say who you are.

use super::shows;
use crate::aids::*;
use crate::link::OK;
use crate::page::Page;
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    cookies(web);
    manners(web);
}

fn cookies(web: &mut Scene) {
    web.serve(
        "cookie-gate",
        "https://biscuit.test/aids/scoliosis",
        &SCOLIOSIS,
        OK,
        "The address sets a cookie and redirects to itself; with the cookie it shows the aid.",
        |request, attempt| {
            if request.has_cookie("seen") {
                shows(&SCOLIOSIS, "Biscuit")(request, attempt)
            } else {
                Reply::redirect(302, "/aids/scoliosis")
                    .header("Set-Cookie", "seen=1; Path=/; HttpOnly")
            }
        },
    );
    web.serve(
        "cookie-gate-by-way-of-another-page",
        "https://biscuit.test/aids/knee",
        &KNEE,
        OK,
        "The address redirects to a page that sets a cookie and redirects back.",
        |request, attempt| {
            if request.has_cookie("consent") {
                shows(&KNEE, "Biscuit")(request, attempt)
            } else {
                Reply::redirect(302, "/set-cookie?back=/aids/knee")
            }
        },
    );
    web.page("https://biscuit.test/set-cookie?back=/aids/knee", |_, _| {
        Reply::redirect(302, "/aids/knee").header("Set-Cookie", "consent=yes; Path=/; Secure")
    });
    web.serve(
        "cookie-banner",
        "https://biscuit.test/aids/mri",
        &MRI,
        OK,
        "A banner about cookies lies over the aid, which is there.",
        |_, _| {
            Reply::html(Page::aid(&MRI, "Biscuit").lead("<div role=\"dialog\"><h2>We value your privacy</h2><p>We use cookies to improve this site. Accept or refuse.</p><button>Accept all</button></div>"))
        },
    );
}

fn manners(web: &mut Scene) {
    web.serve(
        "wants-accept-html",
        "https://picky.test/aids/scoliosis",
        &SCOLIOSIS,
        OK,
        "The server answers 403 to clients that do not say that they read HTML.",
        |request, attempt| match request.header("accept") {
            Some(accepted) if accepted.contains("text/html") => {
                shows(&SCOLIOSIS, "Picky")(request, attempt)
            }
            _ => Reply::empty(403),
        },
    );
    web.serve(
        "wants-a-sane-user-agent",
        "https://picky.test/aids/knee",
        &KNEE,
        OK,
        "The server answers 403 to link checkers, to libraries by name, and to clients that give no name.",
        |request, attempt| {
            let agent = request.header("user-agent").unwrap_or_default().to_ascii_lowercase();
            let unwanted = ["link", "curl", "python", "reqwest", "wget", "java/"];
            if agent.is_empty() || unwanted.iter().any(|word| agent.contains(word)) {
                Reply::empty(403)
            } else {
                shows(&KNEE, "Picky")(request, attempt)
            }
        },
    );
    web.serve(
        "head-is-405",
        "https://picky.test/aids/mri",
        &MRI,
        OK,
        "HEAD is answered with a 405, GET with the aid.",
        |request, attempt| match request.method.as_str() {
            "GET" => shows(&MRI, "Picky")(request, attempt),
            _ => Reply::empty(405).header("Allow", "GET"),
        },
    );
    web.serve(
        "head-is-404",
        "https://picky.test/aids/acne",
        &ACNE,
        OK,
        "HEAD is answered with a 404, although GET shows the aid.",
        |request, attempt| match request.method.as_str() {
            "GET" => shows(&ACNE, "Picky")(request, attempt),
            _ => Reply::empty(404),
        },
    );
}
