//! Suppressions that hide nothing, or no longer.

use crate::case::Case;
use crate::common::Content;

const FILE: &str = "suppressions.yaml";

pub(crate) const CASES: &[Case] = &[
    Case::new(
        "suppression-expired",
        "a suppression past its date",
        FILE,
        "  until: 2026-11-21\n",
        "  until: 2027-05-01\n",
    )
    .with(one),
    Case::new(
        "suppression-without-link",
        "a suppression of a link that is not there",
        FILE,
        "- url: https://www.thuisarts.nl/hernias\n",
        "- url: https://www.thuisarts.nl/hernia\n",
    )
    .with(one),
    Case::new(
        "suppression-without-link",
        "a prefix that no link begins with",
        FILE,
        "- prefix: https://www.example.org/\n",
        "- url: https://www.thuisarts.nl/hernia\n",
    )
    .with(one),
    Case::new(
        "suppression-unneeded",
        "a suppression of a link that works again",
        FILE,
        "- url: https://www.thuisarts.nl/hernia\n  verdict: blocked\n  reason: answers 403 to robots; opened by hand on 2026-11-20\n  until: 2027-05-01\n",
        "[]\n",
    )
    .by(one),
    Case::new(
        "misplaced-key",
        "a suppression of one address and of many",
        FILE,
        "- url: https://www.thuisarts.nl/hernia\n  prefix: https://www.thuisarts.nl/\n",
        "- url: https://www.thuisarts.nl/hernia\n",
    )
    .with(one),
    Case::new(
        "unknown-key",
        "a misspelt key that decides which others are needed",
        FILE,
        "- ulr: https://www.thuisarts.nl/hernia\n",
        "- url: https://www.thuisarts.nl/hernia\n",
    )
    .with(one),
    Case::new(
        "too-broad",
        "a suppression of years",
        FILE,
        "  until: 2036-05-01\n",
        "  until: 2027-05-01\n",
    )
    .with(one),
    Case::new(
        "too-broad",
        "a suppression of whatever becomes of a website",
        FILE,
        "- prefix: https://www.thuisarts.nl/\n  verdict: changed\n",
        "- url: https://www.thuisarts.nl/hernia\n  verdict: blocked\n",
    )
    .with(one),
];

/// A suppression with nothing wrong with it.
fn one(content: Content) -> Content {
    content.write(
        FILE,
        "- url: https://www.thuisarts.nl/hernia\n  verdict: blocked\n  reason: answers 403 to robots; opened by hand on 2026-11-20\n  until: 2027-05-01\n",
    )
}
