//! `Retry-After`: how long a host asks to be left alone (RFC 9110, section 10.2.3).

use std::time::Duration;

use jiff::fmt::{rfc2822, strtime};
use jiff::tz::Offset;
use jiff::{Timestamp, civil};

/// Anyone who asks for more than this means forever, and more of it is not kept: a year.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// How long from now the field asks to wait: a number of seconds, or a date in any of the three
/// forms that a recipient must read (section 5.6.7). `None` for anything else, and for no wait.
///
/// ```
/// use std::time::Duration;
/// use signpost_judge::retry_after::parse;
///
/// let now = "2026-11-22T12:00:00Z".parse().unwrap();
/// assert_eq!(parse("120", now), Some(Duration::from_secs(120)));
/// assert_eq!(parse("Sun, 22 Nov 2026 12:01:00 GMT", now), Some(Duration::from_secs(60)));
/// assert_eq!(parse("soon", now), None);
/// ```
pub fn parse(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    let wait = if value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than a number can hold are a very long time, not none.
        Duration::from_secs(if value.is_empty() { 0 } else { value.parse().unwrap_or(u64::MAX) })
    } else {
        Duration::try_from(date(value)?.duration_since(now)).ok()?
    };
    (!wait.is_zero()).then_some(wait.min(LONGEST))
}

/// A wait in whole seconds, as a sentence says it.
pub fn in_words(seconds: u64) -> String {
    match exact(seconds) {
        Some(1) => "1 second".to_owned(),
        Some(seconds) => format!("{seconds} seconds"),
        None => "a year or more".to_owned(),
    }
}

/// A wait in whole seconds, if that is what was asked for and not the most that is kept of it.
pub fn exact(seconds: u64) -> Option<u64> {
    (seconds < LONGEST.as_secs()).then_some(seconds)
}

fn date(value: &str) -> Option<Timestamp> {
    if let Ok(date) = rfc2822::DateTimeParser::new().parse_timestamp(value) {
        return Some(date);
    }
    // RFC 850's form and that of C's `asctime`, both obsolete, both in UTC.
    let parsed: civil::DateTime = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"]
        .iter()
        .find_map(|form| strtime::parse(form, value).ok()?.to_datetime().ok())?;
    Offset::UTC.to_timestamp(parsed).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(value: &str) -> Option<u64> {
        let now: Timestamp = "1994-11-06T08:49:00Z".parse().unwrap();
        parse(value, now).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds_and_all_forms_of_a_date_are_read() {
        assert_eq!(seconds("120"), Some(120));
        assert_eq!(seconds(" 7 "), Some(7));
        assert_eq!(seconds("99999999999999999999"), Some(LONGEST.as_secs()));
        assert_eq!(seconds("Sun, 06 Nov 1994 08:49:37 GMT"), Some(37));
        assert_eq!(seconds("Sunday, 06-Nov-94 08:49:37 GMT"), Some(37));
        assert_eq!(seconds("Sun Nov  6 08:49:37 1994"), Some(37));
    }

    #[test]
    fn a_wait_is_told_as_it_was_asked_for() {
        let told = |value| seconds(value).map(in_words).unwrap();
        assert_eq!(told("1"), "1 second");
        assert_eq!(told("3600"), "3600 seconds");
        assert_eq!(told("99999999999999999999"), "a year or more");
    }

    #[test]
    fn what_asks_for_no_wait_is_none() {
        for value in ["0", "", "soon", "-5", "1.5", "Sun, 06 Nov 1994 08:48:00 GMT"] {
            assert_eq!(seconds(value), None, "{value}");
        }
    }
}
