//! The two real sites that this repository's content links to, as they may be some day: OHRI has
//! lost one record and given the number of another away, and Thuisarts has moved a page.
//!
//! These hosts have real names, so they belong to no family of labelled links. The demo asks them.

use crate::aids::{ACNE, HERNIA};
use crate::host::Host;
use crate::page::Page;
use crate::reply::Reply;
use crate::request::Request;

const THUISARTS: &str = "Thuisarts.nl";

/// Each host by its name, as they were when every link was fine, or as they are since.
pub(crate) fn hosts(changed: bool) -> Vec<(&'static str, Host)> {
    let mut ohri = Host::default();
    ohri.named(super::ohri::SITE, "en").otherwise(if changed {
        ottawa
    } else {
        super::ohri::answer
    });
    let thuisarts = || {
        let mut host = Host::default();
        host.named(THUISARTS, "nl").otherwise(if changed { utrecht } else { utrecht_before });
        host
    };
    vec![
        ("decisionaid.ohri.ca", ohri),
        ("www.thuisarts.nl", thuisarts()),
        ("thuisarts.nl", thuisarts()),
    ]
}

fn ottawa(request: &Request, attempt: u32) -> Reply {
    match request.query("ID").as_deref() {
        Some("1037") => super::ohri::record_page(None),
        Some("1543") => super::ohri::record_page(Some(&ACNE)),
        _ => super::ohri::answer(request, attempt),
    }
}

fn utrecht(request: &Request, _: u32) -> Reply {
    match request.path() {
        "/" => Reply::html(crate::page::home("nl", THUISARTS)),
        "/hernia" => Reply::redirect(301, "/hernia/keuzehulp-hernia"),
        "/hernia/keuzehulp-hernia" => Reply::html(Page::aid(&HERNIA, THUISARTS)),
        _ => Reply::status(404, crate::page::not_found("nl", THUISARTS)),
    }
}

fn utrecht_before(request: &Request, attempt: u32) -> Reply {
    match request.path() {
        "/hernia" => Reply::html(Page::aid(&HERNIA, THUISARTS)),
        "/hernia/keuzehulp-hernia" => Reply::status(404, crate::page::not_found("nl", THUISARTS)),
        _ => utrecht(request, attempt),
    }
}
