//! Whether readers of an aid that cannot be reached are sent to its provider's home page.

use serde_json::{Value, json};
use signpost_core::model::Provider;
use signpost_renderer::{Options, render};

use crate::site::{audit, change_aid, file, site};

/// The page of a provider with this home, whose aid is dead, when this is found of another address.
fn home_is_shown(home: &str, other: &str, found: &Value) -> bool {
    let mut site = site();
    let provider: &mut Provider = &mut site.providers.get_mut("thuisarts").unwrap().value;
    provider.home = home.to_owned();
    let other_aid = json!({"links": [{"url": other}]});
    change_aid(&mut site, "meniscus-ohri", other_aid);
    let mut other = json!({"url": other});
    for (name, value) in found.as_object().unwrap() {
        other[name] = value.clone();
    }
    let dead =
        json!({"url": "https://thuisarts.example/knie", "verdict": "dead", "reason": "http-404"});
    let audit = audit(json!([dead, other]));
    let rendered = render(&site, Some(&audit), &Options::default()).unwrap();
    let html = file(&rendered, "nl/kniepijn/index.html").contains(&format!("href=\"{home}\""));
    let text = file(&rendered, "nl/kniepijn/index.txt").contains(home);
    let page: Value = serde_json::from_str(file(&rendered, "nl/kniepijn/index.json")).unwrap();
    let aids = page["aids"].as_array().unwrap();
    let json = aids.iter().any(|aid| aid["home"] == home);
    assert!(html == text && text == json, "{html} {text} {json}");
    html
}

#[test]
fn nobody_is_sent_to_a_domain_that_is_lost() {
    let home = "https://www.aids.co.uk/";
    for (other, found) in [
        ("https://aids.co.uk/knie", json!({"verdict": "changed", "reason": "taken-over"})),
        (
            "https://old.aids.co.uk./menisque",
            json!({"verdict": "changed", "reason": "parked", "confirmed": false}),
        ),
        ("https://aids.co.uk/膝", json!({"verdict": "dead", "reason": "down-for-days"})),
        (
            "https://moved.example/",
            json!({
                "verdict": "changed", "reason": "parked",
                "evidence": {"attempts": 1, "elapsed_ms": 5, "final_url": "https://aids.co.uk/"},
            }),
        ),
    ] {
        assert!(!home_is_shown(home, other, &found), "{other}: {found}");
    }
}

#[test]
fn what_says_nothing_of_the_domain_keeps_the_way_to_it() {
    let accepted = json!({"reason": "we know", "until": "2027-01-01"});
    let answered = json!({"attempts": 1, "elapsed_ms": 5, "status": 500});
    for (other, found) in [
        // Of a domain of its own below a public suffix.
        ("https://other.co.uk/", json!({"verdict": "changed", "reason": "taken-over"})),
        ("https://aids.co.uk/", json!({"verdict": "dead", "reason": "http-410"})),
        (
            "https://aids.co.uk/",
            json!({"verdict": "changed", "reason": "parked", "confidence": "low"}),
        ),
        (
            "https://aids.co.uk/",
            json!({"verdict": "changed", "reason": "taken-over", "accepted": accepted}),
        ),
        (
            "https://aids.co.uk/",
            json!({"verdict": "dead", "reason": "down-for-days", "evidence": answered}),
        ),
        // It was for sale, and is sent on to somebody who has nothing to do with it.
        (
            "https://moved.example/",
            json!({
                "verdict": "blocked", "reason": "forbidden", "confirmed": false,
                "known": {"verdict": "changed", "reason": "parked", "since": "2026-11-03T04:00:00Z"},
                "evidence": {
                    "attempts": 1, "elapsed_ms": 5, "status": 403,
                    "final_url": "https://aids.co.uk/",
                },
            }),
        ),
    ] {
        assert!(home_is_shown("https://www.aids.co.uk/", other, &found), "{other}: {found}");
    }
    // One address that is silent, where another one on the domain answers.
    let silent = json!({"verdict": "dead", "reason": "down-for-days"});
    let mut site = site();
    change_aid(&mut site, "arthrosis-nl", json!({"links": [{"url": "https://a.example.org/"}]}));
    site.providers.get_mut("thuisarts").unwrap().value.home = "https://www.example.org/".to_owned();
    let audit = |verdict: &str, reason: &str| {
        let mut links = json!([silent, {"verdict": verdict, "reason": reason}]);
        links[0]["url"] = json!("https://a.example.org/");
        links[1]["url"] = json!("https://b.example.org/");
        let audit = audit(links);
        let rendered = render(&site, Some(&audit), &Options::default()).unwrap();
        file(&rendered, "nl/kniepijn/index.html").contains("href=\"https://www.example.org/\"")
    };
    assert!(audit("ok", "ok"));
    assert!(!audit("down", "dns"));
}

/// A server that fails for a day, or refuses, gives nobody the domain back.
#[test]
fn a_domain_that_was_lost_stays_lost_while_nothing_says_otherwise() {
    let known = |verdict: &str, reason: &str| json!({"verdict": verdict, "reason": reason, "since": "2026-11-03T04:00:00Z"});
    let answered = json!({"attempts": 1, "elapsed_ms": 5, "status": 503});
    for (verdict, reason) in
        [("down", "server-error"), ("down", "timeout"), ("blocked", "forbidden")]
    {
        let mut found = json!({"verdict": verdict, "reason": reason, "confirmed": false});
        if reason != "timeout" {
            found["evidence"] = answered.clone();
        }
        let home = "https://www.aids.co.uk/";
        let aid = "https://aids.co.uk/knie";
        assert!(home_is_shown(home, aid, &found), "{found}");
        found["known"] = known("dead", "http-410");
        assert!(home_is_shown(home, aid, &found), "{found}");
        for known_as in ["taken-over", "parked"] {
            found["known"] = known("changed", known_as);
            assert!(!home_is_shown(home, aid, &found), "{found}");
        }
    }
}
