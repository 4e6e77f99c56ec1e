//! Several reports made into one.

use std::collections::BTreeMap;

use super::{AuditReport, Scope};

/// Why reports cannot be merged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// There is none.
    #[error("there is no report to merge")]
    Nothing,
    /// They are parts of differently divided audits.
    #[error(
        "one report is part {0} of {1}, another is a part of {2}; merge the parts of one audit"
    )]
    OtherParts(usize, usize, usize),
}

impl AuditReport {
    /// One report of several: for each link what the newest report says of it. The parts of a
    /// divided audit make a whole if they are all there; otherwise the result is a selection.
    ///
    /// # Errors
    ///
    /// When there is no report, or the parts are not of one audit.
    pub fn merge(reports: Vec<Self>) -> Result<Self, MergeError> {
        if reports.len() == 1 {
            return reports.into_iter().next().ok_or(MergeError::Nothing);
        }
        let scope = scope(&reports)?;
        let mut sorted = reports;
        sorted.sort_by_key(|report| report.started);
        let whole = sorted.iter().rfind(|report| report.scope.is_whole());
        let started = match scope {
            // A divided audit began when its first part did.
            Scope::Whole => whole.or(sorted.first()),
            _ => sorted.last(),
        };
        let started = started.ok_or(MergeError::Nothing)?.started;
        let mut links = BTreeMap::new();
        let mut faults = Vec::new();
        for report in sorted {
            for link in report.links {
                let key = match &link.url {
                    Some(url) => (Some(url.clone()), Vec::new()),
                    None => (None, link.sources.clone()),
                };
                links.insert(key, link);
            }
            faults.extend(report.faults);
        }
        faults.sort();
        faults.dedup();
        let mut merged = Self::of(scope, started, links.into_values().collect());
        merged.faults = faults;
        Ok(merged)
    }
}

fn scope(reports: &[AuditReport]) -> Result<Scope, MergeError> {
    if reports.is_empty() {
        return Err(MergeError::Nothing);
    }
    if reports.iter().any(|report| report.scope.is_whole()) {
        return Ok(Scope::Whole);
    }
    let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
    for report in reports {
        if let Scope::Shard { number, of } = report.scope {
            if let Some((first, other)) = parts.iter().next().filter(|(_, known)| **known != of) {
                return Err(MergeError::OtherParts(*first, *other, of));
            }
            parts.insert(number, of);
        }
    }
    let of = parts.values().next().copied();
    Ok(if of.is_some_and(|of| (1..=of).all(|number| parts.contains_key(&number))) {
        Scope::Whole
    } else {
        let parts: Vec<String> =
            parts.iter().map(|(number, of)| format!("{number}/{of}")).collect();
        let chosen_by = if parts.is_empty() {
            "several selections".to_owned()
        } else {
            format!("--shard {}", parts.join(", "))
        };
        Scope::Selection { chosen_by }
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::report::{Evidence, LinkReport};
    use crate::verdict::Reason;

    fn part(hour: i64, scope: Scope, links: &[(&str, Reason)]) -> AuditReport {
        let link = |(url, reason): &(&str, Reason)| {
            LinkReport::new(Some((*url).to_owned()), *reason, Evidence::default())
        };
        let started = Timestamp::from_second(hour * 3600).unwrap();
        AuditReport::of(scope, started, links.iter().map(link).collect())
    }

    fn shard(number: usize, of: usize) -> Scope {
        Scope::Shard { number, of }
    }

    #[test]
    fn all_parts_make_a_whole_and_some_do_not() {
        let one = part(2, shard(1, 2), &[("https://a.test/", Reason::Ok)]);
        let two = part(1, shard(2, 2), &[("https://b.test/", Reason::Http404)]);
        let whole = AuditReport::merge(vec![one.clone(), two]).unwrap();
        assert_eq!((whole.scope, whole.links.len()), (Scope::Whole, 2));
        assert_eq!(whole.started.as_second(), 3600);
        let again = AuditReport::merge(vec![one.clone(), one.clone()]).unwrap();
        assert_eq!(again.scope, Scope::Selection { chosen_by: "--shard 1/2".to_owned() });
        let other = part(1, shard(1, 3), &[]);
        assert!(AuditReport::merge(vec![one, other]).is_err());
        assert_eq!(AuditReport::merge(Vec::new()), Err(MergeError::Nothing));
    }

    #[test]
    fn the_newest_word_on_a_link_counts() {
        let old = part(
            1,
            Scope::Whole,
            &[("https://a.test/", Reason::Http404), ("https://b.test/", Reason::Ok)],
        );
        let new = part(
            9,
            Scope::Selection { chosen_by: "--only a".to_owned() },
            &[("https://a.test/", Reason::Ok)],
        );
        let merged = AuditReport::merge(vec![new, old]).unwrap();
        assert_eq!(merged.scope, Scope::Whole);
        assert_eq!(merged.link("https://a.test/").unwrap().reason, Reason::Ok);
        assert_eq!(merged.summary.ok, 2);
    }
}
