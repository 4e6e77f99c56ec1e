//! The days that feed and sitemap say: those on which what readers see changed, and never an earlier
//! one than yesterday.

use serde_json::{Value, json};
use signpost_core::Site;
use signpost_renderer::{Options, render};

use crate::site::{audit_on, between, change_aid, file, site};

const KNIE: &str = "https://thuisarts.example/knie";
const GUIDE: &str = "https://guide.example/a?b=1&c=2";

fn reviewed_long_ago() -> Site {
    let mut site = site();
    for page in &mut site.pages {
        page.value.review.on = "2026-10-01".parse().unwrap();
    }
    site
}

/// The last day of a change after each of these audits: a day in November, what is found of an
/// address, and since when.
fn days(site: &Site, url: &str, audits: &[(i32, &str, &str, i32, Value)]) -> Vec<String> {
    let days: Vec<String> = audits
        .iter()
        .map(|(on, verdict, reason, since, more)| {
            let mut link = json!({
                "url": url, "verdict": verdict, "reason": reason,
                "since": format!("2026-11-{since:02}T23:00:00Z"),
            });
            for (name, value) in more.as_object().unwrap() {
                link[name] = value.clone();
            }
            let audit = audit_on(&format!("2026-11-{on:02}"), &json!([link]));
            let rendered = render(site, Some(&audit), &Options::default()).unwrap();
            let sitemap = between(file(&rendered, "sitemap.xml"), "nl/kniepijn/</loc>", "</lastm");
            let day = sitemap.rsplit("<lastmod>").next().unwrap().to_owned();
            let feed = file(&rendered, "nl/feed.xml");
            assert_eq!(feed.matches(&format!("<updated>{day}T00:00:00Z")).count(), 2, "{feed}");
            day
        })
        .collect();
    assert!(days.is_sorted(), "{days:?}");
    days.iter().map(|day| day.trim_start_matches("2026-").to_owned()).collect()
}

fn first() -> Value {
    json!({"last_ok": "2026-11-02T04:00:00Z", "confirmed": false})
}

fn again() -> Value {
    json!({"last_ok": "2026-11-02T04:00:00Z"})
}

#[test]
fn a_link_goes_on_the_day_of_its_confirmation() {
    let site = reviewed_long_ago();
    let audits = [
        (2, "ok", "ok", 2, json!({})),
        (3, "dead", "http-404", 3, first()),
        (4, "dead", "http-404", 3, again()),
        (9, "dead", "soft-404", 3, again()),
        (10, "ok", "ok", 10, json!({})),
        (20, "ok", "ok", 10, json!({})),
    ];
    let told = ["11-02", "11-03", "11-04", "11-04", "11-10", "11-10"];
    assert_eq!(days(&site, KNIE, &audits), told);
    // A link in a text goes and comes back on the same days.
    assert_eq!(days(&site, GUIDE, &audits), told);
    // What was never fine is believed at once, and what is down counts from the day it is given up.
    let never = json!({});
    let audits = [
        (3, "dead", "http-410", 3, never.clone()),
        (4, "dead", "http-410", 3, never),
        (5, "down", "dns", 5, again()),
        (10, "dead", "down-for-days", 10, again()),
        (11, "dead", "down-for-days", 10, again()),
    ];
    assert_eq!(days(&site, KNIE, &audits), ["11-03", "11-03", "11-05", "11-10", "11-10"]);
}

#[test]
fn audits_that_come_once_a_week_confirm_after_a_week() {
    let mut site = reviewed_long_ago();
    site.config.audit = serde_json::from_value(json!({"every": "1 week"})).unwrap();
    let audits = [
        (2, "changed", "replaced", 2, first()),
        (9, "changed", "replaced", 2, again()),
        (16, "changed", "replaced", 2, again()),
    ];
    assert_eq!(days(&site, KNIE, &audits), ["11-02", "11-09", "11-09"]);
}

#[test]
fn a_person_s_look_counts_where_it_changes_what_readers_see() {
    let mut site = reviewed_long_ago();
    let verified = json!({"on": "2026-11-06", "by": "A. Editor"});
    let link = json!({"url": KNIE, "verified": verified});
    change_aid(&mut site, "arthrosis-nl", json!({"links": [link]}));
    let audits = [
        (5, "dead", "http-404", 3, again()),
        (6, "dead", "http-404", 3, again()),
        // The audit after the look finds it dead all the same.
        (7, "dead", "http-404", 3, again()),
        (8, "dead", "http-404", 3, again()),
    ];
    assert_eq!(days(&site, KNIE, &audits), ["11-06", "11-06", "11-07", "11-07"]);
    // Readers had this link all the time.
    let audits = [
        (5, "blocked", "bot-wall", 3, json!({})),
        (6, "blocked", "bot-wall", 3, json!({})),
        (7, "blocked", "bot-wall", 3, json!({})),
    ];
    assert_eq!(days(&site, KNIE, &audits), ["11-03", "11-03", "11-03"]);
}

#[test]
fn a_withdrawal_changes_the_pages_whose_texts_link_the_aid() {
    let mut site = reviewed_long_ago();
    for page in &mut site.pages {
        page.value.intro = format!("Read [this]({KNIE}).");
        page.value.aids.list.retain(|id| id.as_str() != "arthrosis-nl");
    }
    let withdrawn = json!({"status": "withdrawn", "withdrawn_on": "2026-11-12"});
    change_aid(&mut site, "arthrosis-nl", withdrawn);
    let audits = [(13, "ok", "ok", 3, json!({}))];
    assert_eq!(days(&site, KNIE, &audits), ["11-12"]);
}
