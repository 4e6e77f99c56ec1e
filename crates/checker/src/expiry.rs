//! Certificates that will expire soon: no finding yet, and worth telling the host's owner.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use signpost_core::report::Evidence;

/// So many days before its end a certificate should have been renewed. Let's Encrypt renews at a
/// third of the validity, so that 14 days are past the point where a machine forgot.
const SOON: i32 = 14;

/// Adds what is known of the certificate to the evidence.
pub(crate) fn note(evidence: &mut Evidence, expires: Option<Timestamp>, today: Date) {
    let Some(expires) = expires else { return };
    evidence.tls.get_or_insert_default().not_after.get_or_insert(expires);
    let day = expires.to_zoned(TimeZone::UTC).date();
    let Ok(left) = today.until(day) else { return };
    if (0..=SOON).contains(&left.get_days()) {
        evidence
            .steps
            .push(format!("Its certificate expires soon, on {day} ({} days).", left.get_days()));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn two_weeks_before_its_end_a_certificate_is_noted() {
        let steps = |expires: &str| {
            let mut evidence = Evidence::default();
            note(&mut evidence, expires.parse().ok(), date(2026, 11, 22));
            assert!(evidence.tls.unwrap().not_after.is_some());
            evidence.steps
        };
        assert_eq!(
            steps("2026-11-29T12:00:00Z"),
            ["Its certificate expires soon, on 2026-11-29 (7 days)."]
        );
        assert_eq!(steps("2026-12-06T23:59:59Z").len(), 1);
        assert!(steps("2026-12-07T00:00:00Z").is_empty());
    }
}
