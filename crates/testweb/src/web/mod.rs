//! The scenarios, one file for each family.

mod apps;
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
mod notices;
mod ohri;
mod outages;
mod pdf;
mod refusals;
mod retries;
mod shared;
mod sizes;
mod soft_404;
mod takeovers;
mod tls;
mod walls;
mod words;

use crate::aids::Aid;
use crate::page::Page;
use crate::reply::Reply;
use crate::request::Request;
use crate::scene::Scene;

/// Every host and every labelled link, made afresh: what a host remembers belongs to one web.
pub(crate) fn scene() -> Scene {
    let mut scene = Scene::default();
    for add in [
        apps::add,
        connections::add,
        empties::add,
        encodings::add,
        gates::add,
        gone::add,
        homes::add,
        languages::add,
        logins::add,
        loops::add,
        moves::add,
        notices::add,
        ohri::add,
        outages::add,
        pdf::add,
        refusals::add,
        retries::add,
        shared::add,
        sizes::add,
        soft_404::add,
        takeovers::add,
        tls::add,
        walls::add,
        words::add,
    ] {
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
