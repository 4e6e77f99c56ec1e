//! Pages that ask who one is: a finding where the content says that the aid is open, and what is
//! to be expected where it says otherwise.

use super::sends;
use crate::aids::*;
use crate::link::{OK, Truth, blocked};
use crate::page::{self, Page, escape};
use crate::reply::Reply;
use crate::scene::Scene;

const LOGIN: Truth = blocked("login-required");

pub(super) fn add(web: &mut Scene) {
    unexpected(web);
    expected(web);
}

fn unexpected(web: &mut Scene) {
    web.serve(
        "login-at-200",
        "https://portal-one.test/aids/scoliosis",
        &SCOLIOSIS,
        LOGIN,
        "The address shows a login page under status 200; what is behind it nobody can tell.",
        |_, _| Reply::html(sign_in("en", "Portal One", "Sign in")),
    );
    web.serve(
        "login-at-401",
        "https://portal-one.test/aids/knee",
        &KNEE,
        LOGIN,
        "The server answers 401 and asks for a password.",
        |_, _| Reply::empty(401).header("WWW-Authenticate", "Basic realm=\"Staff only\""),
    );
    web.serve(
        "login-by-redirect",
        "https://portal-one.test/aids/mri",
        &MRI,
        LOGIN,
        "A redirect leads to the login page, which is to return here afterwards.",
        sends(302, "/login?returnUrl=%2Faids%2Fmri"),
    );
    web.page("https://portal-one.test/login?returnUrl=%2Faids%2Fmri", |_, _| {
        Reply::html(sign_in("en", "Portal One", "Sign in"))
    });
    web.host("zorgportaal.test")
        .named("Zorgportaal", "nl")
        .otherwise(|_, _| Reply::html(sign_in("nl", "Zorgportaal", "Inloggen")));
    web.link(
        "login-everywhere-dutch",
        "https://zorgportaal.test/keuzehulp/hernia",
        &HERNIA,
        LOGIN,
        "The whole portal is behind a login, so every address looks alike; that is no soft 404.",
    );
    web.serve(
        "login-at-another-host",
        "https://intranet.kustziekenhuis.test/keuzehulp/knie",
        &KNIE,
        LOGIN,
        "A redirect leads to a service where all staff log in.",
        sends(302, "https://sso.kustziekenhuis.test/adfs/ls/?wa=wsignin1.0"),
    );
    web.page("https://sso.kustziekenhuis.test/adfs/ls/?wa=wsignin1.0", |_, _| {
        Reply::html(sign_in("nl", "Kustziekenhuis", "Aanmelden met uw account"))
    });
    web.serve(
        "login-german",
        "https://patientenportal.test/hilfe/skoliose",
        &SKOLIOSE,
        LOGIN,
        "A German login page at the aid's address.",
        |_, _| Reply::html(sign_in("de", "Patientenportal", "Anmelden")),
    );
    web.serve(
        "code-asked-where-open-is-expected",
        "https://codeslot.test/keuzehulp/staar",
        &STAAR,
        LOGIN,
        "The page asks for a code from one's hospital, and the content says that the aid is open.",
        |_, _| Reply::html(code_page("Uw keuzehulp openen")),
    );
    web.serve(
        "login-for-a-pdf",
        "https://portal-one.test/files/stenosis.pdf",
        &STENOSIS,
        LOGIN,
        "The PDF is behind a login page.",
        sends(302, "/login?returnUrl=%2Ffiles%2Fstenosis.pdf"),
    );
    web.page("https://portal-one.test/login?returnUrl=%2Ffiles%2Fstenosis.pdf", |_, _| {
        Reply::html(sign_in("en", "Portal One", "Sign in"))
    });
}

fn expected(web: &mut Scene) {
    let expected = "The content says that one logs in here, and one does.";
    web.serve(
        "login-expected-at-200",
        "https://portal-two.test/aids/scoliosis",
        &SCOLIOSIS,
        OK,
        expected,
        |_, _| Reply::html(sign_in("en", "Portal Two", "Sign in")),
    )
    .access = "login";
    web.serve(
        "login-expected-at-401",
        "https://portal-two.test/aids/knee",
        &KNEE,
        OK,
        expected,
        |_, _| Reply::empty(401).header("WWW-Authenticate", "Basic realm=\"Members\""),
    )
    .access = "login";
    web.serve(
        "code-expected",
        "https://keuzecode.test/keuzehulp/borstkanker",
        &BORSTKANKER,
        OK,
        "The content says that one needs a code, and the page asks for it.",
        |_, _| Reply::html(code_page("Keuzehulp borstkanker openen")),
    )
    .access = "code";
    web.serve(
        "contact-expected",
        "https://developer.test/aids/apnea",
        &APNEA,
        OK,
        "The page describes the aid and says whom to ask for it, as the content does.",
        |_, _| {
            let text = ["Sleep apnea: mask, mouthpiece or operation. This decision aid is available by arrangement with its developer.", "Write to us and we will send it to you."];
            Reply::html(Page::text("en", "Developer", APNEA.title, &text))
        },
    )
    .access = "contact";
    web.serve(
        "paid-expected",
        "https://bookshop.test/decision-aids/fibroids",
        &FIBROIDS,
        OK,
        "The page describes the aid and sells it, as the content says.",
        |_, _| {
            let page = Page::aid(&FIBROIDS, "Bookshop");
            Reply::html(page.main(format!(
                "{}<p>Price: 12 euro. <button>Add to basket</button></p>",
                page::paragraphs(FIBROIDS.text)
            )))
        },
    )
    .access = "paid";
    web.serve(
        "login-form-beside-the-aid",
        "https://open-house.test/aids/stenosis",
        &STENOSIS,
        OK,
        "Members can log in beside the aid, which anybody can read.",
        |_, _| {
            let aside = format!("<aside><h3>Members</h3>{}</aside>", page::login_form("en"));
            let main = format!("{}{aside}", page::paragraphs(STENOSIS.text));
            Reply::html(Page::aid(&STENOSIS, "Open House").main(main))
        },
    );
}

fn sign_in(language: &'static str, site: &str, title: &str) -> Page {
    Page::new(language, site, title).main(page::login_form(language))
}

fn code_page(title: &str) -> Page {
    let main = format!(
        "<p>{}</p><form><label>Toegangscode <input name=\"code\"></label><button>Verder</button></form>",
        escape("Vul de code in die u van uw zorgverlener heeft gekregen.")
    );
    Page::new("nl", "Keuzecode", title).main(main)
}
