//! Keys and values that a schema rejects.

use crate::case::Case;
use crate::common::{AID, PAGE};

const COLLECTION: &str = "aids/low-back-pain-ohri.yaml";
const PROVIDER: &str = "providers/ohri.yaml";
const SITE: &str = "site.yaml";

pub(crate) const CASES: &[Case] = &[
    Case::new(
        "unknown-key",
        "a misspelt key",
        AID,
        "subjct: {en: Scoliosis, nl: Scoliose}",
        "subject: {en: Scoliosis, nl: Scoliose}",
    ),
    Case::new("unknown-key", "a misspelt key with much below it", PAGE, "sectons:\n", "sections:\n"),
    Case::new(
        "unknown-key",
        "a key that is like no other",
        AID,
        "colour: blue\nstatus: active",
        "status: active",
    ),
    Case::new(
        "unknown-key",
        "a key one level too high",
        AID,
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\ntitle: \"Scoliosis: Should I (or My Child) Have Surgery?\"\n",
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n    title: \"Scoliosis: Should I (or My Child) Have Surgery?\"\n    expect: [scoliosis, surgery]\n",
    ),
    Case::new(
        "missing-key",
        "a required key taken out",
        AID,
        "provider: ohri\n",
        "provider: ohri\ndecision: surgery-or-not\n",
    ),
    Case::new(
        "missing-key",
        "a section without its heading",
        PAGE,
        "  - condition: scoliosis\n",
        "  - condition: scoliosis\n    heading: Scoliosis\n",
    ),
    Case::new(
        "missing-key",
        "a line that begins an item, once too often",
        PAGE,
        "  - condition: scoliosis\n  - condition: scoliosis\n",
        "  - condition: scoliosis\n",
    ),
    Case::new(
        "missing-key",
        "a withdrawn aid without its date",
        AID,
        "status: withdrawn\n",
        "status: active\n",
    ),
    Case::new(
        "misplaced-key",
        "the date of a withdrawal in an aid that is in use",
        AID,
        "status: active\nwithdrawn_on: 2026-03-01",
        "status: active",
    ),
    Case::new("misplaced-key", "`expect_min` in a single aid", AID, "expect_min: 2\nstatus", "status"),
    Case::new(
        "wrong-type",
        "a text where true or false is wanted",
        COLLECTION,
        "collection: several",
        "collection: true",
    ),
    Case::new(
        "wrong-type",
        "one word where a list is wanted",
        AID,
        "languages: en",
        "languages: [en]",
    ),
    Case::new(
        "wrong-type",
        "an address where a link is wanted",
        AID,
        "  - https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n",
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n    title: \"Scoliosis: Should I (or My Child) Have Surgery?\"\n    expect: [scoliosis, surgery]\n",
    ),
    Case::new(
        "invalid-value",
        "a misspelt choice",
        AID,
        "decision: surgery-or-no",
        "decision: surgery-or-not",
    ),
    Case::new(
        "invalid-value",
        "an id with a capital and a space",
        AID,
        "condition: Scoliosis (spine)",
        "condition: scoliosis",
    ),
    Case::new(
        "invalid-value",
        "a period in other words",
        SITE,
        "review_every: two years ",
        "review_every: 24 months ",
    ),
    Case::new(
        "invalid-value",
        "an address in place of a host",
        PROVIDER,
        "hosts: [https://decisionaid.ohri.ca/]",
        "hosts: [decisionaid.ohri.ca]",
    ),
    Case::new("invalid-value", "a year before there were websites", AID, "updated: 202 ", "updated: 2020 "),
    Case::new(
        "invalid-date",
        "a day that is not in the calendar",
        PAGE,
        "review: {on: 2026-02-30, by: Signpost maintainers}",
        "review: {on: 2026-11-22, by: Signpost maintainers}",
    ),
    Case::new(
        "invalid-date",
        "a date in the order of another country",
        PAGE,
        "review: {on: 22-11-2026,",
        "review: {on: 2026-11-22,",
    ),
    Case::new(
        "invalid-url",
        "an address without https://",
        PROVIDER,
        "home: decisionaid.ohri.ca",
        "home: https://decisionaid.ohri.ca/",
    ),
    Case::new(
        "invalid-url",
        "an address that runs a script",
        AID,
        "url: javascript:alert(1)",
        "url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037",
    ),
    Case::new("empty-value", "a key without a value", AID, "condition:\n", "condition: scoliosis\n"),
    Case::new(
        "empty-value",
        "a section without a text",
        PAGE,
        "    also_called: []\n    body: \" \"\n    # |\n",
        "    also_called: []\n    body: |\n",
    )
    .by(|content| {
        let text = "      With scoliosis, the spine curves sideways. Surgery can correct this, but it is\n      not always needed. In mild cases, you can choose only to have the curve\n      monitored, and decide on surgery if it gets worse.\n\n      A brace sometimes stops scoliosis from getting worse.\n";
        content.edit(PAGE, text, "")
    }),
    Case::new("too-few", "an empty list of links", AID, "links: []\n", "links:\n").by(|content| {
        let link = "links:\n  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n    title: \"Scoliosis: Should I (or My Child) Have Surgery?\"\n    expect: [scoliosis, surgery]\n";
        content.edit(AID, link, "links: []\n")
    }),
    Case::new(
        "duplicate-item",
        "an aid listed twice",
        PAGE,
        "  list: [low-back-pain-ohri, low-back-pain-ohri,",
        "  list: [low-back-pain-ohri,",
    ),
];
