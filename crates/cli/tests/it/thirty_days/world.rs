//! A web of 500 links on 40 hosts with a clock, in which things happen on certain days.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use signpost_core::report::LinkSource;
use signpost_core::{Expectation, Link};
use signpost_testweb::{Reply, TestWeb};

/// So many hosts there are. The last has one link alone: its name will cease to exist.
const HOSTS: usize = 40;

/// So many links there are.
const LINKS: usize = 500;

/// The days are numbered from 1, a Monday.
pub(super) const DAYS: u32 = 30;

/// What happens to a link, from which day on or on which days.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    NotFound { from: u32 },
    Gone { from: u32 },
    EmptyTemplate { from: u32 },
    SentHome { from: u32 },
    NameLost { from: u32 },
    Moved { from: u32, status: u16 },
    Revised { from: u32 },
    Replaced { from: u32 },
    OneDayNotFound { on: u32 },
    Flaps { from: u32, to: u32 },
}

/// What happens to whole hosts.
pub(super) const HOST_DOWN: (usize, std::ops::RangeInclusive<u32>) = (7, 12..=15);
pub(super) const NO_NETWORK: u32 = 10;
pub(super) const WEB_FILTER: u32 = 18;
pub(super) const MOST_SILENT: u32 = 24;

/// The links to which something happens, by their numbers.
pub(super) fn events() -> BTreeMap<usize, Event> {
    BTreeMap::from([
        (11, Event::NotFound { from: 3 }),
        (52, Event::Gone { from: 6 }),
        (93, Event::EmptyTemplate { from: 8 }),
        (134, Event::SentHome { from: 11 }),
        (LINKS - 1, Event::NameLost { from: 16 }),
        (175, Event::Moved { from: 5, status: 301 }),
        (216, Event::Moved { from: 13, status: 308 }),
        (257, Event::Revised { from: 20 }),
        (298, Event::Replaced { from: 21 }),
        (339, Event::OneDayNotFound { on: 9 }),
        (380, Event::Flaps { from: 19, to: 28 }),
    ])
}

/// The web, and the day that it is there.
pub(super) struct World {
    pub(super) web: Arc<TestWeb>,
    day: Arc<AtomicU32>,
}

impl World {
    pub(super) async fn start() -> Self {
        let day = Arc::new(AtomicU32::new(1));
        let mut web = TestWeb::start().await.expect("a free port");
        for host in 0..HOSTS {
            let day = Arc::clone(&day);
            web = web.with_site(&name(host), move |request, _| {
                answer(host, request.path(), day.load(Ordering::Relaxed))
            });
        }
        web = web.with_site("reached.test", |_, _| Reply::html("<title>Here</title>"));
        Self { web: Arc::new(web), day }
    }

    pub(super) fn set_day(&self, day: u32) {
        self.day.store(day, Ordering::Relaxed);
    }

    /// Where a host lives today.
    pub(super) fn names(&self) -> signpost_checker::options::NameService {
        let (web, day) = (Arc::clone(&self.web), Arc::clone(&self.day));
        let lost = name(HOSTS - 1);
        Arc::new(move |host| match day.load(Ordering::Relaxed) {
            NO_NETWORK => None,
            16.. if host == lost => None,
            _ => web.resolve(host),
        })
    }
}

/// The content's links.
pub(super) fn links() -> Vec<Link> {
    let link = |number| Link {
        url: Some(url(number)),
        expectation: Expectation {
            titles: vec![title(number)],
            subjects: vec![subject(number).to_owned()],
            languages: vec!["en".into()],
            ..Expectation::default()
        },
        look: None,
        sources: vec![LinkSource {
            file: format!("content/aids/aid-{number}.yaml"),
            line: 8,
            column: 10,
            kind: signpost_core::report::SourceKind::Aid,
            aid: Some(format!("aid-{number}").as_str().into()),
            title: None,
            pages: vec!["en/aids".to_owned()],
        }],
    };
    let mut links: Vec<Link> = (0..LINKS).map(link).collect();
    links.sort_by(|a, b| a.url.cmp(&b.url));
    links
}

pub(super) fn url(number: usize) -> String {
    format!("http://{}/aids/{number}", name(host_of(number)))
}

fn host_of(number: usize) -> usize {
    if number == LINKS - 1 { HOSTS - 1 } else { number % (HOSTS - 1) }
}

fn name(host: usize) -> String {
    // Each is a registrable domain of its own.
    format!("clinic{host:02}.test")
}

const SUBJECTS: [&str; 25] = [
    "Scoliosis",
    "Knee osteoarthritis",
    "Asthma",
    "Depression",
    "Migraine",
    "Cataract",
    "Gallstones",
    "Tonsillitis",
    "Endometriosis",
    "Glaucoma",
    "Epilepsy",
    "Gout",
    "Psoriasis",
    "Tinnitus",
    "Hernia",
    "Bunions",
    "Sciatica",
    "Angina",
    "Eczema",
    "Insomnia",
    "Osteoporosis",
    "Varicose veins",
    "Menopause",
    "Kidney stones",
    "Carpal tunnel syndrome",
];

const QUESTIONS: [&str; 20] = [
    "should I have surgery?",
    "should I take medicine?",
    "should I have a test?",
    "should I wait and see?",
    "should I try physiotherapy?",
    "which treatment suits me?",
    "should I see a specialist?",
    "should I stop my treatment?",
    "is an injection right for me?",
    "is a diet right for me?",
    "should my child be treated?",
    "should I join a trial?",
    "how long should I rest?",
    "should I wear a brace?",
    "which exercise helps?",
    "should I have a scan?",
    "should I change my work?",
    "is counselling right for me?",
    "should I treat both sides?",
    "should I have it done again?",
];

fn subject(number: usize) -> &'static str {
    SUBJECTS[number % SUBJECTS.len()]
}

fn title(number: usize) -> String {
    format!("{}: {}", subject(number), QUESTIONS[number / SUBJECTS.len() % QUESTIONS.len()])
}

fn answer(host: usize, path: &str, day: u32) -> Reply {
    if day == WEB_FILTER {
        return Reply::html(
            "<!doctype html><html lang=en><title>Access denied by policy</title><h1>This site is not allowed</h1>\
             <p>Your organisation's web filter does not let you open this category of sites. Ask the service desk.",
        );
    }
    let silent = day == MOST_SILENT && host < HOSTS * 8 / 10;
    if silent || HOST_DOWN.0 == host && HOST_DOWN.1.contains(&day) {
        return Reply::close();
    }
    if path == "/" {
        return Reply::html(page(
            host,
            &format!("Clinic {host}"),
            "Welcome to our clinic",
            "home",
            day,
        ));
    }
    let not_found =
        || Reply::status(404, page(host, "Page not found", "Page not found", "nothing", day));
    let Some(number) = path.strip_prefix("/aids/").and_then(|it| it.parse::<usize>().ok()) else {
        return match path.strip_prefix("/new/").and_then(|it| it.parse().ok()) {
            Some(number) => aid(number, host, day, ""),
            None => not_found(),
        };
    };
    if number >= LINKS || host_of(number) != host {
        return match host {
            // A content manager that answers 200 for records that it does not have.
            h if h == host_of(93) => {
                Reply::html(page(host, "Decision aids", "Decision aids", "empty", day))
            }
            _ => not_found(),
        };
    }
    if passing_fault(number, day) {
        return Reply::empty(503);
    }
    match events().get(&number) {
        Some(Event::NotFound { from }) if day >= *from => not_found(),
        Some(Event::OneDayNotFound { on }) if day == *on => not_found(),
        Some(Event::Gone { from }) if day >= *from => Reply::status(410, "<title>Gone</title>"),
        Some(Event::EmptyTemplate { from }) if day >= *from => {
            Reply::html(page(host, "Decision aids", "Decision aids", "empty", day))
        }
        Some(Event::SentHome { from }) if day >= *from => Reply::redirect(302, "/"),
        Some(Event::Moved { from, status }) if day >= *from => {
            Reply::redirect(*status, format!("/new/{number}"))
        }
        Some(Event::Revised { from }) if day >= *from => aid(number, host, day, "second edition"),
        // Another aid of the same clinic has come to stand at this address.
        Some(Event::Replaced { from }) if day >= *from => aid(number + 13, host, day, ""),
        Some(Event::Flaps { from, to }) if (*from..=*to).contains(&day) && day % 2 == 1 => {
            Reply::empty(503)
        }
        _ => aid(number, host, day, ""),
    }
}

/// One in a hundred answers is a fault that passes. The links of this story have enough to suffer.
fn passing_fault(number: usize, day: u32) -> bool {
    !events().contains_key(&number)
        && mixed(number as u64 * 31 + u64::from(day)).is_multiple_of(100)
}

fn aid(number: usize, host: usize, day: u32, edition: &str) -> Reply {
    let title = title(number);
    Reply::html(page(host, &title, &title, &format!("{} {number} {edition}", subject(number)), day))
}

/// A page in its host's template, with text of its own and the day's date.
fn page(host: usize, title: &str, heading: &str, about: &str, day: u32) -> String {
    const WORDS: [&str; 48] = [
        "option",
        "benefit",
        "harm",
        "doctor",
        "pain",
        "month",
        "walk",
        "sleep",
        "study",
        "people",
        "treatment",
        "risk",
        "operation",
        "hospital",
        "nurse",
        "medicine",
        "dose",
        "side",
        "effect",
        "choice",
        "value",
        "question",
        "family",
        "work",
        "exercise",
        "recovery",
        "scar",
        "infection",
        "result",
        "chance",
        "number",
        "symptom",
        "relief",
        "week",
        "clinic",
        "visit",
        "cost",
        "travel",
        "child",
        "age",
        "health",
        "history",
        "allergy",
        "test",
        "answer",
        "plan",
        "follow",
        "check",
    ];
    let mut seed = about.bytes().fold(host as u64, |seed, byte| mixed(seed ^ u64::from(byte)));
    let mut text = String::new();
    let words = if about == "empty" || about == "nothing" { 12 } else { 60 };
    for index in 0..words {
        seed = mixed(seed);
        text += WORDS[(seed % WORDS.len() as u64) as usize];
        text += if index % 11 == 10 { ". " } else { " " };
    }
    let first = about.split(' ').next().unwrap_or_default();
    format!(
        "<!doctype html><html lang=en><head><title>{title} | Clinic {host}</title></head><body>\
         <nav><a href=/>Home</a> <a href=/aids>Aids</a> <a href=/contact>Contact</a></nav><main><h1>{heading}</h1>\
         <p>{first}: the options, with their benefits and their harms, and what matters to you. {text}</p></main>\
         <footer>Clinic {host}. Day {day}.</footer></body></html>"
    )
}

/// SplitMix64's last steps: the same on every machine.
fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
