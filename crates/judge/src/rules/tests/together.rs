//! Links that end on one page.

use super::*;
use crate::conclude::{Member, Standing, groups};

fn together(cases: &[(Link, Observation)]) -> Vec<String> {
    let links: Vec<&Link> = cases.iter().map(|(link, _)| link).collect();
    let judgements: Vec<Judgement> =
        cases.iter().map(|(link, seen)| judge(link, seen, None, Memory::Nothing)).collect();
    let members: Vec<Member<'_>> = links
        .iter()
        .zip(&judgements)
        .map(|(link, judgement)| Member { link, standing: Standing::Asked(judgement) })
        .collect();
    let shared = groups(&members).into_iter().map(|group| group.shared.is_some());
    shared
        .zip(&judgements)
        .map(
            |(shared, found)| {
                if shared { "shared-target".into() } else { found.reason.to_string() }
            },
        )
        .collect()
}

fn acne() -> Link {
    link("https://aids.example.org/aids/acne", "Acne: Which Treatment Should I Use?", "Acne", "en")
}

#[test]
fn one_page_for_several_aids() {
    let html = page(
        &scoliosis(),
        "Your treatment",
        "<p>Read how to prepare for a talk with your doctor, and bring somebody along.</p>",
    );
    let list = page(
        &scoliosis(),
        "Leaflets",
        "<p>Ask at the desk.</p><ul><li>Scoliosis: Should I (or My Child) Have Surgery? (paper)<li>Acne: Which Treatment Should I Use? (paper)</ul>",
    );
    for html in [html, list] {
        let cases = [scoliosis(), acne()].map(|link| {
            let seen = via(&link, &[(301, "/overview/treatment")], 200, &html);
            (link, seen)
        });
        assert_eq!(together(&cases), ["shared-target", "shared-target"]);
    }
}

#[test]
fn one_page_that_shows_each() {
    let both = page(
        &scoliosis(),
        "Decision aids",
        &format!(
            "<h2>Scoliosis: Should I (or My Child) Have Surgery?</h2>{}<h2>Acne: Which Treatment Should I Use?</h2><p>Creams or pills for acne: both work, and both have side effects.</p>",
            text_of(&scoliosis())
        ),
    );
    let cases = [scoliosis(), acne()].map(|link| {
        let seen = via(&link, &[(301, "/overview/all")], 200, &both);
        (link, seen)
    });
    assert_eq!(together(&cases), ["moved-permanently", "moved-permanently"]);
}

#[test]
fn two_addresses_of_one_aid() {
    let mut old = scoliosis();
    old.url = Some("https://aids.example.org/old/17".into());
    let cases = [scoliosis(), old].map(|link| {
        let seen = via(&link, &[(301, "/aids/scoliosis-new")], 200, &aid_page(&link));
        (link, seen)
    });
    assert_eq!(together(&cases), ["moved-permanently", "moved-permanently"]);
}

#[test]
fn a_login_may_be_shared() {
    let html = page(&scoliosis(), "Sign in", "<form><input name=u><input type=password></form>");
    let cases = [scoliosis(), acne()].map(|link| {
        let link = with_access(link, Access::Login);
        let seen = via(&link, &[(302, "/login")], 200, &html);
        (link, seen)
    });
    assert_eq!(together(&cases), ["ok-temporary-redirect", "ok-temporary-redirect"]);
}
