//! Pages for maintainers that must name everything there is.

use std::collections::BTreeSet;
use std::fs;

use signpost_core::{Reason, Verdict};

/// Each reason has a row in docs/audit.md, below the heading of its verdict, and no other row has.
#[test]
fn every_reason_is_explained() {
    let page =
        fs::read_to_string(crate::common::repository().join("docs/audit.md")).expect("the page");
    let (_, reasons) = page.split_once("## Verdicts and reasons").expect("the reasons");
    let (reasons, _) = reasons.split_once("\n## ").expect("what comes after them");
    let mut explained = BTreeSet::new();
    for section in reasons.split("\n### ").skip(1) {
        let (verdict, _) = section.split_once(':').expect("a verdict and its meaning");
        for row in section.lines().filter_map(|line| line.strip_prefix("| `")) {
            let (reason, _) = row.split_once('`').expect("a reason");
            assert!(explained.insert(format!("{verdict}/{reason}")), "{reason} is explained twice");
        }
    }
    let known: BTreeSet<String> =
        Reason::ALL.iter().map(|reason| format!("{}/{reason}", reason.verdict())).collect();
    assert_eq!(explained, known);
    for verdict in Verdict::ALL {
        assert!(reasons.contains(&format!("\n### {verdict}: ")), "{verdict} has no heading");
    }
}
