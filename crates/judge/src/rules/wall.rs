//! Walls that are put up against robots. Behind one there may be anything, so a person must look.

use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::expectation::Extent;
use crate::address;
use crate::lexicon::{self, GATES, Line, WALL_SIGNS, WALLS, WALLS_EXACT};
use crate::observation::Answer;

/// Recognises a wall, whatever status it has.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    if let Some(header) = by_header(case.answer) {
        return Finding::new(Reason::BotWall, format!("The answer's header says so: {header}."));
    }
    let status = case.answer.status;
    // A 404 with a captcha in its search form is a 404.
    let success = case.answer.shows_page();
    if !success && !matches!(status, 401 | 403 | 405 | 406 | 418 | 429 | 503 | 520..=530) {
        return None;
    }
    // An aid with a contact form has a captcha too, and Cloudflare puts its scripts into ordinary
    // pages.
    if success
        && (case.shown.extent == Extent::Named && case.length() >= 30 || case.met_at_length())
    {
        return None;
    }
    let length = case.length();
    if length < 150
        && let Some(sign) = case.sign(WALL_SIGNS)
    {
        return Finding::new(
            Reason::BotWall,
            format!(
                "The page's code has “{sign}” in it, a sign of a page that keeps programs out."
            ),
        );
    }
    let headlines = case.headlines();
    if length < 200
        && let Some(phrase) = headlines.iter().find_map(|line| WALLS.within(line))
    {
        return Finding::new(Reason::BotWall, format!("The page says “{phrase}”."));
    }
    let exact = case.names.iter().find(|line| WALLS_EXACT.is(line)).filter(|_| length < 80);
    if let Some(line) = exact
        // A bare 403 says "access denied" as well, and means no more than 403.
        && (success || !denies(line) && status != 429 || has_reference(&case.page.text()))
    {
        return Finding::new(
            Reason::BotWall,
            format!("The page says no more than “{}”.", line.trim()),
        );
    }
    // What has the aid's name on it is an aid with a form to comment on it.
    if case.page.form.captcha && length < 60 && case.shown.extent < Extent::Named {
        return Finding::new(Reason::BotWall, "The page is a captcha and hardly anything else.");
    }
    if status == 202 && !case.shown.met() && case.is_shell() {
        return Finding::new(
            Reason::BotWall,
            "The status 202 with a script in place of a page is how AWS WAF challenges robots.",
        );
    }
    None
}

/// Whether a wall says that nobody may come in and bears no mark of the service that put it up, so that it may
/// as well be that of a network between the host and us.
pub(super) fn is_nobodys(case: &Case<'_>) -> bool {
    let is_marked = by_header(case.answer).is_some()
        || case.sign(WALL_SIGNS).is_some()
        || case.page.form.captcha
        || has_reference(&case.page.text());
    let headlines = case.headlines();
    !is_marked
        && !headlines.iter().any(|line| WALLS.within(line).is_some())
        && case.names.iter().any(|line| WALLS_EXACT.is(line) && denies(line))
}

/// Recognises a gate that every reader has to pass first, so that what lies behind was not seen.
pub(super) fn gate(case: &Case<'_>) -> Option<Finding> {
    if case.shown.met() || case.length() > 150 || !case.is_page() {
        return None;
    }
    let host = case.landed().host_str().unwrap_or_default();
    let by_address = case.moved_away()
        && (host.starts_with("consent.")
            || host.starts_with("cookie")
            || case.landed().path().to_ascii_lowercase().contains("consent")
            || carries_asked(case));
    let lines = case.headlines();
    // A banner in the chrome counts only if there is nothing else.
    let bare = case.length() < 5;
    let said = lines
        .iter()
        .find_map(|line| GATES.within(line))
        .or_else(|| GATES.within(case.page.all()).filter(|_| bare));
    if !by_address && said.is_none() {
        return None;
    }
    Finding::new(
        Reason::NoEvidence,
        format!(
            "The page asks something of every reader before it shows anything (“{}”).",
            said.unwrap_or("consent")
        ),
    )
}

/// Whether the address that a reader was sent on to has the one asked for in it, to lead back there:
/// `/queue?next=/aids/one`. Error and home pages are told what was asked for too.
fn carries_asked(case: &Case<'_>) -> bool {
    let asked = case.observation.asked.path();
    let landed = case.landed();
    asked.len() > 4
        && !address::is_home(landed)
        && !address::is_error(landed)
        && landed.query_pairs().any(|(_, value)| value.contains(asked))
        && !case.headlines().iter().any(lexicon::is_error_name)
}

/// Headers by which firewalls say outright what they did.
fn by_header(answer: &Answer) -> Option<&'static str> {
    let is = |name: &str, values: &[&str]| {
        answer.header(name).is_some_and(|value| {
            values.iter().any(|known| value.trim().eq_ignore_ascii_case(known))
        })
    };
    let refused = !answer.shows_page();
    let server = answer.header("server").unwrap_or_default().to_ascii_lowercase();
    if is("cf-mitigated", &["challenge", "block"]) {
        // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
        Some("cf-mitigated")
    } else if is("x-amzn-waf-action", &["challenge", "captcha"]) {
        // https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html
        Some("x-amzn-waf-action")
    } else if is("x-vercel-mitigated", &["challenge", "deny"]) {
        Some("x-vercel-mitigated")
    } else if answer.header("sg-captcha").is_some() {
        Some("sg-captcha")
    } else if answer.header("x-sucuri-block").is_some() {
        Some("x-sucuri-block")
    } else if matches!(answer.status, 401 | 403 | 405 | 429)
        && (answer.header("x-datadome").is_some() || server == "datadome")
    {
        Some("x-datadome")
    } else if refused && !matches!(answer.status, 404 | 410) && server == "ddos-guard" {
        Some("server: ddos-guard")
    } else {
        None
    }
}

/// Whether a line says that somebody may not come in, which a server may have many reasons for.
fn denies(line: &str) -> bool {
    ["denied", "geweigerd", "verweigert", "refuse", "blocked"]
        .iter()
        .any(|word| line.contains(&format!(" {word} ")))
}

/// Akamai and others number their refusals: `Reference #18.2f…`, `Incident ID: …`, `Ray ID: …`.
fn has_reference(text: &str) -> bool {
    let line = Line::of(text);
    [
        "reference 18",
        "reference id",
        "incident id",
        "ray id",
        "support id",
        "request id",
        "event id",
        "block id",
    ]
    .iter()
    .any(|phrase| line.contains(&format!(" {phrase} ")))
        || text.contains("Reference #")
}
