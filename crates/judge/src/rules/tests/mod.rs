//! A verdict for each rule, and the traps around it. What is seen is made up here; the simulated
//! web tries the same over sockets.

mod bounds;
mod built;
mod changed;
mod fine;
mod gone;
mod listed;
mod little;
mod mere_names;
mod monotone;
mod moves;
mod names;
mod one_page;
mod providers;
mod remembered;
mod together;
mod walls;

use std::time::Duration;

use signpost_core::model::Access;
use signpost_core::report::RedirectKind;
use signpost_core::{Expectation, Link};

use crate::conclude::Memory;
use url::Url;

use super::{Judgement, judge};
use crate::observation::{Answer, Cut, Failure, FailureKind, Hop, Observation, Outcome};

/// The address of [`scoliosis`].
pub(super) const ADDRESS: &str = "https://aids.example.org/aids/scoliosis-surgery";

/// A link to an aid in English.
pub(super) fn scoliosis() -> Link {
    link(ADDRESS, "Scoliosis: Should I (or My Child) Have Surgery?", "Scoliosis", "en")
}

/// A link to an aid in Dutch.
pub(super) fn hernia() -> Link {
    link("https://www.keuzehulp.example/hernia", "Hernia: opereren of afwachten?", "Hernia", "nl")
}

/// A link to an aid in German.
pub(super) fn bandscheibe() -> Link {
    link(
        "https://www.hilfe.example/bandscheibe",
        "Bandscheibenvorfall: operieren oder abwarten?",
        "Bandscheibenvorfall",
        "de",
    )
}

/// A link to an aid in French.
pub(super) fn hernie() -> Link {
    link(
        "https://www.aide.example/hernie",
        "Hernie discale : opération ou attente ?",
        "Hernie discale",
        "fr",
    )
}

/// A link in each of the languages.
pub(super) fn all() -> [Link; 4] {
    [scoliosis(), hernia(), bandscheibe(), hernie()]
}

pub(super) fn link(url: &str, title: &str, subject: &str, language: &str) -> Link {
    Link {
        url: Some(url.to_owned()),
        expectation: Expectation {
            titles: vec![title.to_owned()],
            subjects: vec![subject.to_owned()],
            languages: vec![language.into()],
            ..Expectation::default()
        },
        look: None,
        sources: Vec::new(),
    }
}

/// The same link, recognised by words.
pub(super) fn by_words(mut link: Link, words: &[&str]) -> Link {
    link.expectation.words = words.iter().map(|&word| word.to_owned()).collect();
    link
}

pub(super) fn with_access(mut link: Link, access: Access) -> Link {
    link.expectation.access = access;
    link
}

/// The text of an aid.
pub(super) fn text_of(link: &Link) -> &'static str {
    match link.expectation.languages[0].as_str() {
        "nl" => {
            "<p>Bij een hernia drukt een tussenwervelschijf op een zenuw. Vaak gaat dat vanzelf over. U kunt zich laten opereren of afwachten.</p><p>Afwachten betekent dat u rustig blijft bewegen en pijnstillers neemt. Een operatie helpt soms sneller.</p><p>Bespreek met uw arts wat bij u past.</p>"
        }
        "de" => {
            "<p>Bei einem Bandscheibenvorfall drückt die Bandscheibe auf einen Nerv. Das bessert sich oft von selbst. Sie können sich operieren lassen oder abwarten.</p><p>Abwarten heißt, dass Sie sich bewegen und Schmerzmittel nehmen. Eine Operation hilft manchmal schneller.</p><p>Sprechen Sie mit Ihrem Arzt darüber.</p>"
        }
        "fr" => {
            "<p>Dans une hernie discale, le disque appuie sur un nerf. Cela passe souvent tout seul. Vous pouvez choisir une opération ou l'attente.</p><p>L'attente veut dire que vous continuez à bouger et prenez des antidouleurs. Une opération aide parfois plus vite.</p><p>Parlez-en avec votre médecin.</p>"
        }
        _ => {
            "<p>Scoliosis is a sideways curve of the spine. In mild cases you can wait and see. Surgery can straighten the spine of a child or an adult, and it has risks.</p><p>A brace may keep the curve from getting worse. If no cause is found, that changes nothing about the options.</p><p>Talk to your doctor about what matters most to you.</p>"
        }
    }
}

/// The page of an aid, as it should be.
pub(super) fn aid_page(link: &Link) -> String {
    page(link, &link.expectation.titles[0], text_of(link))
}

/// A page of the site that a link leads to, with that title and heading.
pub(super) fn page(link: &Link, title: &str, body: &str) -> String {
    let language = link.expectation.languages[0].as_str();
    let menu = match language {
        "nl" => "<a href=/>Home</a><a href=/archief>Archief</a><a href=/inloggen>Inloggen</a>",
        "de" => "<a href=/>Startseite</a><a href=/archiv>Archiv</a><a href=/anmelden>Anmelden</a>",
        "fr" => {
            "<a href=/>Accueil</a><a href=/archives>Archives</a><a href=/connexion>Connexion</a>"
        }
        _ => "<a href=/>Home</a><a href=/archive>Archive</a><a href=/login>Log in</a>",
    };
    format!(
        "<!doctype html><html lang={language}><head><meta charset=utf-8><title>{title} | Site</title></head><body>\
         <header><a href=/>Site</a><nav>{menu}<form><input name=q></form></nav></header>\
         <main><h1>{title}</h1>{body}</main><footer><p>Contact</p></footer><script src=/site.js></script></body></html>"
    )
}

/// What was seen when an address answered.
pub(super) fn seen(url: &str, status: u16, html: &str) -> Observation {
    let url = Url::parse(url).unwrap();
    Observation {
        asked: url.clone(),
        hops: Vec::new(),
        outcome: Outcome::Answer(Answer {
            url,
            status,
            headers: vec![("content-type".into(), "text/html; charset=utf-8".into())],
            body: html.as_bytes().to_vec(),
            cut: None,
        }),
        attempts: 1,
        setbacks: Vec::new(),
        elapsed: Duration::from_millis(20),
        certificate_expires: None,
    }
}

/// What was seen at a link's own address.
pub(super) fn at(link: &Link, html: &str) -> Observation {
    seen(link.url.as_deref().unwrap(), 200, html)
}

/// What was seen after redirects with these statuses; 200 is a meta refresh.
pub(super) fn via(link: &Link, hops: &[(u16, &str)], status: u16, html: &str) -> Observation {
    let asked = Url::parse(link.url.as_deref().unwrap()).unwrap();
    sent(asked, hops, status, html)
}

pub(super) fn sent(asked: Url, hops: &[(u16, &str)], status: u16, html: &str) -> Observation {
    let mut observation = seen(asked.as_str(), status, html);
    let mut from = asked;
    for (status, to) in hops {
        let to = from.join(to).unwrap();
        let kind = if *status == 200 { RedirectKind::MetaRefresh } else { RedirectKind::Http };
        observation.hops.push(Hop { from, to: to.clone(), status: *status, kind });
        from = to;
    }
    if let Outcome::Answer(answer) = &mut observation.outcome {
        answer.url = from;
    }
    observation
}

pub(super) fn with_header(mut observation: Observation, name: &str, value: &str) -> Observation {
    if let Outcome::Answer(answer) = &mut observation.outcome {
        answer.headers.retain(|(known, _)| known != name);
        answer.headers.push((name.to_owned(), value.to_owned()));
    }
    observation
}

pub(super) fn failed(link: &Link, kind: FailureKind) -> Observation {
    let mut observation = at(link, "");
    let url = observation.asked.clone();
    observation.outcome = Outcome::Failure(Failure { url, kind, detail: "it failed".into() });
    observation
}

/// The address that cannot exist beside a link.
pub(super) fn control_address(link: &Link) -> String {
    let url = Url::parse(link.url.as_deref().unwrap()).unwrap();
    crate::control::of(&url).unwrap().url.into()
}

/// An honest host's answer to an address that cannot exist.
pub(super) fn honest(link: &Link) -> Observation {
    seen(&control_address(link), 404, "<title>Not found</title>")
}

/// A host's answer to an address that cannot exist.
pub(super) fn seen_at_control(link: &Link, status: u16, html: &str) -> Observation {
    seen(&control_address(link), status, html)
}

/// A host's answer to an address that cannot exist, under status 200.
pub(super) fn same(link: &Link, html: &str) -> Observation {
    seen_at_control(link, 200, html)
}

pub(super) fn reason(link: &Link, seen: &Observation, control: Option<&Observation>) -> String {
    let judgement = judged(link, seen, control);
    judgement.reason.to_string()
}

pub(super) fn judged(link: &Link, seen: &Observation, control: Option<&Observation>) -> Judgement {
    judge(link, seen, control, Memory::Nothing)
}

/// Checks a page at the link's own address on an honest host.
#[track_caller]
pub(super) fn check(link: &Link, html: &str, expected: &str) {
    let judgement = judge(link, &at(link, html), Some(&honest(link)), Memory::Nothing);
    assert_eq!(judgement.reason.as_str(), expected, "{html}\n{:#?}", judgement.evidence.steps);
}

/// Checks a page that the host shows for every address.
#[track_caller]
pub(super) fn check_everywhere(link: &Link, html: &str, expected: &str) {
    let judgement = judge(link, &at(link, html), Some(&same(link, html)), Memory::Nothing);
    assert_eq!(judgement.reason.as_str(), expected, "{html}\n{:#?}", judgement.evidence.steps);
}
