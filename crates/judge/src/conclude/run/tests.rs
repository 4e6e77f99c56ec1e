use jiff::civil::date;
use signpost_core::Expectation;
use signpost_core::report::Evidence;

use super::*;
use crate::conclude::PicturedPage;

const TODAY: Date = date(2026, 11, 20);

fn link(url: &str) -> Link {
    Link {
        url: Some(url.to_owned()),
        expectation: Expectation::default(),
        look: None,
        sources: Vec::new(),
    }
}

fn fine() -> History {
    serde_json::from_str(r#"{"verdict":"ok","reason":"ok","since":"2026-11-01T00:00:00Z"}"#)
        .unwrap()
}

fn run(found: &[(&str, Reason, Option<u64>)], known: bool, before: Option<&Picture>) -> Run {
    let links: Vec<Link> = found.iter().map(|(url, ..)| link(url)).collect();
    let evidence = || Evidence { attempts: 1, ..Evidence::default() };
    let judgements: Vec<Judgement> = found
        .iter()
        .map(|(_, reason, page)| Judgement { page: *page, ..Judgement::new(*reason, evidence()) })
        .collect();
    let history = known.then(fine);
    let asked: Vec<Asked<'_>> = links
        .iter()
        .zip(&judgements)
        .map(|(link, judgement)| Asked { link, judgement, history: history.as_ref() })
        .collect();
    judge_run(&asked, before, TODAY)
}

#[test]
fn one_page_on_three_domains_is_somebody_elses() {
    let page = |reason, third| {
        [
            ("https://www.a.org/1", reason, Some(7)),
            ("https://b.org/1", reason, Some(7)),
            (third, reason, Some(7)),
        ]
    };
    let interposed = |run| matches!(run, Run::Interposed { domains, .. } if domains == ["a.org", "b.org", "c.nl"]);
    assert!(interposed(run(&page(Reason::OtherTopic, "https://x.c.nl/1"), false, None)));
    assert_eq!(run(&page(Reason::OtherTopic, "https://x.b.org/1"), false, None), Run::Sound);
    // Hosts of numbers have nothing to do with each other, however the numbers end.
    let numeric = [
        ("http://10.1.2.3/1", Reason::OtherTopic, Some(7)),
        ("http://99.9.2.3/1", Reason::OtherTopic, Some(7)),
        ("http://[2001:db8::1]/1", Reason::OtherTopic, Some(7)),
    ];
    assert!(
        matches!(run(&numeric, false, None), Run::Interposed { domains, .. } if domains == ["10.1.2.3", "99.9.2.3", "[2001:db8::1]"])
    );
    // A dot behind the host makes it no other.
    let dotted = page(Reason::OtherTopic, "https://www.b.org./1");
    assert_eq!(run(&dotted, false, None), Run::Sound);
    // It was so on an audit that was believed: three sites behind one sign-in, say.
    let known = |reason| {
        let text = format!(
            r#"{{"verdict":"blocked","reason":"{reason}","since":"2026-11-01T00:00:00Z"}}"#
        );
        serde_json::from_str::<History>(&text).unwrap()
    };
    let links = ["https://a.org/1", "https://b.org/1", "https://c.nl/1"].map(link);
    let evidence = Evidence { title: Some("Sign in".to_owned()), ..Evidence::default() };
    let judgement = Judgement { page: Some(7), ..Judgement::new(Reason::LoginRequired, evidence) };
    for (before, is_sound) in [("login-required", true), ("forbidden", false)] {
        let history = known(before);
        let asked = links.each_ref().map(|link| Asked {
            link,
            judgement: &judgement,
            history: Some(&history),
        });
        assert_eq!(judge_run(&asked, None, TODAY) == Run::Sound, is_sound, "{before}");
    }
    // A refusal that web servers come with, and one that somebody wrote.
    for (title, is_sound) in [
        ("403 Forbidden", true),
        ("403 - Forbidden: Access is denied.", true),
        ("Error 403", true),
        ("HTTP 401 Unauthorized", true),
        ("Access denied", false),
        ("403 Forbidden | Riverside Hospital network", false),
        ("Toegang geweigerd", false),
    ] {
        let evidence = Evidence { title: Some(title.to_owned()), ..Evidence::default() };
        let judgement = Judgement { page: Some(7), ..Judgement::new(Reason::Forbidden, evidence) };
        let asked =
            links.each_ref().map(|link| Asked { link, judgement: &judgement, history: None });
        assert_eq!(judge_run(&asked, None, TODAY) == Run::Sound, is_sound, "{title}");
    }
    // Walls and parked domains look alike everywhere.
    for reason in [Reason::Parked, Reason::TakenOver, Reason::ServerError] {
        assert_eq!(run(&page(reason, "https://c.nl/1"), false, None), Run::Sound);
    }
}

#[test]
fn half_of_the_web_does_not_turn_in_a_night() {
    let found = |turned: usize| -> Vec<(&str, Reason, Option<u64>)> {
        ["https://a.org/", "https://b.org/", "https://c.org/", "https://d.org/", "https://e.org/"]
            .into_iter()
            .enumerate()
            .map(|(index, url)| {
                (url, if index < turned { Reason::Timeout } else { Reason::Ok }, None)
            })
            .collect()
    };
    assert_eq!(run(&found(2), true, None), Run::Sound);
    let upheaval = run(&found(3), true, None);
    let Run::Upheaval { domains, of, picture: Some(mut picture) } = upheaval else {
        panic!("{upheaval:?}")
    };
    assert_eq!((domains.len(), picture.domains.len(), of), (3, 3, 5));
    assert!(matches!(run(&found(3), true, Some(&picture)), Run::Upheaval { .. }), "same day");
    picture.day = date(2026, 11, 19);
    assert_eq!(run(&found(3), true, Some(&picture)), Run::Sound, "seen on two days");
    assert_eq!(run(&found(5), false, None), Run::Sound, "none of them was ever fine");
}

/// What one link of each domain answered: the verdict's reason, the page, and the redirects on the way.
struct Seen {
    reason: Reason,
    page: u64,
    redirects: Vec<(u16, &'static str)>,
}

fn seen(reason: Reason, page: u64) -> Seen {
    Seen { reason, page, redirects: Vec::new() }
}

fn moved(reason: Reason, redirects: &[(u16, &'static str)]) -> Seen {
    Seen { redirects: redirects.to_vec(), ..seen(reason, 7) }
}

/// Judges a run over these links, of which each is on a domain of its own, among others that are fine.
fn among(fine: usize, found: &[Seen], before: Option<&Picture>, today: Date) -> Run {
    let all: Vec<&Seen> = found.iter().collect();
    let good = seen(Reason::Ok, 1);
    let all: Vec<&Seen> = all.into_iter().chain(std::iter::repeat_n(&good, fine)).collect();
    let links: Vec<Link> =
        (0..all.len()).map(|at| link(&format!("https://www.d{at}.org/aid"))).collect();
    let judgements: Vec<Judgement> = all
        .iter()
        .map(|seen| {
            let redirects = seen.redirects.iter().map(|(status, to)| Redirect {
                from: "https://from.test/".to_owned(),
                to: (*to).to_owned(),
                status: *status,
                kind: RedirectKind::Http,
            });
            let redirects = redirects.collect();
            let evidence =
                Evidence { attempts: 1, status: Some(200), redirects, ..Evidence::default() };
            Judgement { page: Some(seen.page), ..Judgement::new(seen.reason, evidence) }
        })
        .collect();
    let history = self::fine();
    let asked: Vec<Asked<'_>> = links
        .iter()
        .zip(&judgements)
        .map(|(link, judgement)| Asked { link, judgement, history: Some(&history) })
        .collect();
    judge_run(&asked, before, today)
}

fn several(count: usize, seen: impl Fn() -> Seen) -> Vec<Seen> {
    (0..count).map(|_| seen()).collect()
}

const TOMORROW: Date = date(2026, 11, 21);
const LATER: Date = date(2026, 11, 22);

#[test]
fn a_page_on_a_few_domains_is_believed_on_another_day() {
    let found = several(3, || seen(Reason::OtherTopic, 7));
    let Run::Interposed { domains, picture: Some(picture), .. } = among(4, &found, None, TODAY)
    else {
        panic!("believed at once")
    };
    assert_eq!(domains, ["d0.org", "d1.org", "d2.org"]);
    let kept = serde_json::to_string(&picture).unwrap();
    insta::assert_snapshot!(kept, @r#"{"day":"2026-11-20","domains":[],"pages":[{"day":"2026-11-20","page":"0000000000000007","domains":["d0.org","d1.org","d2.org"]}]}"#);
    let again = |found: &[Seen], fine, today| among(fine, found, Some(&picture), today);
    assert!(again(&found, 4, TODAY).picture() == Some(&picture), "the same day");
    assert_eq!(again(&found, 4, TOMORROW), Run::Sound);
    assert_eq!(again(&several(2, || seen(Reason::OtherTopic, 7)), 4, TOMORROW), Run::Sound);
    let more = several(4, || seen(Reason::OtherTopic, 7));
    assert_eq!(again(&more, 4, TOMORROW), Run::Sound, "one more than on the day before");
    let other = several(3, || seen(Reason::OtherTopic, 8));
    assert!(again(&other, 4, TOMORROW).picture().is_some(), "another page");
    // Other domains than those that were kept: the first of them is now fine.
    let mut elsewhere = several(2, || seen(Reason::Ok, 1));
    elsewhere.extend(several(3, || seen(Reason::OtherTopic, 7)));
    assert!(matches!(again(&elsewhere, 4, TOMORROW), Run::Interposed { .. }));
    // It has spread to most domains by now.
    let most = again(&several(5, || seen(Reason::OtherTopic, 7)), 4, TOMORROW);
    assert!(matches!(most, Run::Interposed { picture: None, .. }), "{most:?}");
    // By a clock that was wrong.
    let future = Picture {
        pages: vec![PicturedPage { day: LATER, ..picture.pages[0].clone() }],
        ..picture.clone()
    };
    assert!(among(4, &found, Some(&future), TOMORROW).picture().is_some());
}

#[test]
fn a_page_that_only_a_person_can_look_past_counts_on_most_domains() {
    for reason in [Reason::LoginRequired, Reason::NoEvidence, Reason::Forbidden] {
        let found = several(4, || seen(reason, 7));
        assert_eq!(among(4, &found, None, TODAY), Run::Sound, "{reason}");
        let most = among(3, &found, None, TODAY);
        assert!(matches!(most, Run::Interposed { picture: None, .. }), "{reason}: {most:?}");
        assert!(most == among(3, &found, None, TOMORROW), "never by itself");
    }
    // It harms one link, so it is no mere login.
    let mut found = several(3, || seen(Reason::LoginRequired, 7));
    found.push(seen(Reason::OtherTopic, 7));
    assert!(among(9, &found, None, TODAY).picture().is_some());
}

/// Hosts with one consent wall have it from the first audit on; a wall before what was fine is a filter's.
#[test]
fn a_wall_that_was_there_from_the_first_is_believed_on_another_day() {
    let never = || {
        serde_json::from_str::<History>(
            r#"{"verdict":"down","reason":"timeout","since":"2026-11-01T00:00:00Z"}"#,
        )
    };
    let was = || {
        serde_json::from_str::<History>(
            r#"{"verdict":"down","reason":"timeout","since":"2026-11-09T00:00:00Z","last_ok":"2026-11-08T00:00:00Z"}"#,
        )
    };
    let links =
        ["https://a.org/1", "https://b.org/1", "https://c.nl/1", "https://d.de/1"].map(link);
    let judged = |reason, history: [Option<History>; 4], before: Option<&Picture>, today| {
        let evidence = Evidence { status: Some(200), ..Evidence::default() };
        let judgement = Judgement { page: Some(7), ..Judgement::new(reason, evidence) };
        let asked: Vec<Asked<'_>> = links
            .iter()
            .zip(&history)
            .map(|(link, history)| Asked { link, judgement: &judgement, history: history.as_ref() })
            .collect();
        judge_run(&asked, before, today)
    };
    let none = [None, None, None, None];
    let reason = Reason::NoEvidence;
    let first = judged(reason, none.clone(), None, TODAY);
    let picture = first.picture();
    assert!(matches!(first, Run::Interposed { .. }) && picture.is_some(), "{first:?}");
    assert!(judged(reason, none.clone(), picture, TODAY) != Run::Sound, "the same day");
    assert_eq!(judged(reason, none.clone(), picture, TOMORROW), Run::Sound);
    let never = [never().ok(), None, None, None];
    assert_eq!(judged(reason, never, picture, TOMORROW), Run::Sound);
    // It says something of them, or one was fine once.
    for (reason, history) in [
        (Reason::OtherTopic, none),
        (reason, [was().ok(), None, None, None]),
        (reason, [Some(fine()), None, None, None]),
    ] {
        let run = judged(reason, history, picture, TOMORROW);
        assert!(matches!(run, Run::Interposed { picture: None, .. }), "{reason}: {run:?}");
    }
}

#[test]
fn only_a_reorganisation_is_believed_of_most_domains() {
    let home = |redirects: &'static [(u16, &'static str)]| {
        several(6, || moved(Reason::RedirectToHome, redirects))
    };
    let one = home(&[(301, "https://d0.test/"), (308, "https://merged.test/#top")]);
    let Run::Interposed { picture: Some(picture), .. } = among(1, &one, None, TODAY) else {
        panic!("believed at once")
    };
    // Both rules see the first day on the same one.
    assert_eq!((picture.domains.len(), picture.pages.len()), (6, 1));
    assert_eq!(among(1, &one, Some(&picture), TOMORROW), Run::Sound);
    for redirects in [
        &[][..],
        &[(302, "https://merged.test/")],
        &[(301, "https://d0.test/"), (302, "https://merged.test/")],
    ] {
        let found = several(6, || moved(Reason::RedirectToHome, redirects));
        for before in [None, Some(&picture)] {
            let run = among(1, &found, before, TOMORROW);
            assert!(matches!(run, Run::Interposed { picture: None, .. }), "{redirects:?} {run:?}");
        }
    }
    let mut apart = home(&[(301, "https://merged.test/")]);
    apart.push(moved(Reason::RedirectToHome, &[(301, "https://merged.test/?from=d6.org")]));
    assert!(among(1, &apart, None, TODAY).picture().is_none(), "not one address");
}

/// Seven charities become one on one day, and the day after most of the others do not answer.
#[test]
fn a_first_day_of_one_rule_is_no_first_day_of_the_other() {
    let page = || several(3, || seen(Reason::Replaced, 7));
    let first = among(6, &page(), None, TODAY);
    let mut more = page();
    more.extend((0..3).map(|page| seen(Reason::Timeout, 100 + page)));
    let second = among(3, &more, first.picture(), TOMORROW);
    let Run::Upheaval { domains, of, picture: Some(picture) } = &second else {
        panic!("{second:?}")
    };
    assert_eq!((domains.len(), *of), (6, 9));
    assert_eq!((picture.day, picture.pages[0].day), (TOMORROW, TODAY));
    assert_eq!(among(3, &more, Some(picture), LATER), Run::Sound);
    // What no day makes believable keeps no picture, and takes none away.
    let filter = among(0, &several(9, || seen(Reason::OtherTopic, 9)), Some(picture), LATER);
    assert!(filter.picture().is_none());
}

/// It is known what failed, and that says nothing of the hosts.
#[test]
fn a_proxy_that_fails_is_no_upheaval() {
    let found: Vec<Seen> = (10..19).map(|page| seen(Reason::Proxy, page)).collect();
    assert_eq!(among(1, &found, None, TODAY), Run::Sound);
}

#[test]
fn what_older_programs_kept_is_read() {
    let kept = r#"{"day":"2026-11-19","domains":["d0.org","d1.org","d2.org"]}"#;
    let picture: Picture = serde_json::from_str(kept).unwrap();
    assert_eq!(serde_json::to_string(&picture).unwrap(), kept);
    let found: Vec<Seen> = (0..3).map(|page| seen(Reason::Http404, page)).collect();
    assert!(matches!(among(2, &found, None, TODAY), Run::Upheaval { .. }));
    assert_eq!(among(2, &found, Some(&picture), TODAY), Run::Sound);
}

/// The parts of an audit that was divided have in common what the whole has.
#[test]
fn parts_have_in_common_what_the_whole_has() {
    let sight = |at: usize, reason| {
        let evidence = Evidence {
            attempts: 1,
            status: Some(200),
            title: (at == 2).then(|| "Blocked".to_owned()),
            ..Evidence::default()
        };
        let judgement = Judgement { page: Some(7), ..Judgement::new(reason, evidence) };
        (link(&format!("https://www.d{at}.org/aid")), judgement)
    };
    let reasons = [Reason::OtherTopic, Reason::LoginRequired, Reason::OtherTopic, Reason::Ok];
    let all: Vec<_> =
        (0..8).zip(reasons.into_iter().cycle()).map(|(at, it)| sight(at, it)).collect();
    let common = |some: &[(Link, Judgement)]| {
        let asked: Vec<Asked<'_>> =
            some.iter().map(|(link, judgement)| Asked { link, judgement, history: None }).collect();
        answers(&asked)
    };
    let whole = common(&all);
    for parts in [[&all[..3], &all[3..]], [&all[3..], &all[..3]]] {
        let together = parts.map(common).into_iter().fold(Answers::default(), Answers::and);
        assert_eq!(together, whole);
        let run = judge_ledgers(std::iter::empty(), together, None, TODAY);
        assert!(matches!(run, Run::Interposed { picture: None, .. }), "{run:?}");
    }
    insta::assert_snapshot!(serde_json::to_string(&common(&all[..3])).unwrap(), @r#"{"domains":3,"pages":[{"page":"0000000000000007","title":"Blocked","domains":["d0.org","d1.org","d2.org"],"harms":true}]}"#);
}
