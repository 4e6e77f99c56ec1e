//! The scenarios, one file for each family.

mod apps;
mod builds;
mod connections;
mod empties;
mod encodings;
mod gates;
mod gone;
mod homes;
mod languages;
mod logins;
mod loops;
mod moves;
mod names;
mod notices;
mod ohri;
mod outages;
mod pdf;
pub(crate) mod providers;
mod refusals;
mod retries;
mod shared;
mod sizes;
mod soft_404;
mod takeovers;
mod tls;
mod topics;
mod walls;
mod words;

use crate::aids::Aid;
use crate::page::Page;
use crate::reply::Reply;
use crate::request::Request;
use crate::scene::Scene;

/// A family's name and what adds its hosts and links.
type Family = (&'static str, fn(&mut Scene));

/// Every family by the name of its file.
const FAMILIES: &[Family] = &[
    ("apps", apps::add),
    ("builds", builds::add),
    ("connections", connections::add),
    ("empties", empties::add),
    ("encodings", encodings::add),
    ("gates", gates::add),
    ("gone", gone::add),
    ("homes", homes::add),
    ("languages", languages::add),
    ("logins", logins::add),
    ("loops", loops::add),
    ("moves", moves::add),
    ("names", names::add),
    ("notices", notices::add),
    ("ohri", ohri::add),
    ("outages", outages::add),
    ("pdf", pdf::add),
    ("refusals", refusals::add),
    ("retries", retries::add),
    ("shared", shared::add),
    ("sizes", sizes::add),
    ("soft_404", soft_404::add),
    ("takeovers", takeovers::add),
    ("tls", tls::add),
    ("topics", topics::add),
    ("walls", walls::add),
    ("words", words::add),
];

/// Every host and every labelled link, made afresh: what a host remembers belongs to one web.
pub(crate) fn scene() -> Scene {
    let mut scene = Scene::default();
    for (family, add) in FAMILIES {
        scene.family = family;
        add(&mut scene);
    }
    scene
}

/// Answers with the page of an aid.
fn shows(aid: &'static Aid, site: &'static str) -> impl Fn(&Request, u32) -> Reply {
    move |_, _| Reply::html(Page::aid(aid, site))
}

/// Answers with a redirect.
fn sends(status: u16, to: &'static str) -> impl Fn(&Request, u32) -> Reply {
    move |_, _| Reply::redirect(status, to)
}

/// Answers with any other page that has no fault of its own.
fn tells(
    language: &'static str,
    site: &'static str,
    title: &'static str,
    text: &'static [&'static str],
) -> impl Fn(&Request, u32) -> Reply {
    move |_, _| Reply::html(Page::text(language, site, title, text))
}
