//! Aids that are not what they say, and addresses that no reader should be sent to.

use crate::case::Case;
use crate::common::AID;

const COLLECTION: &str = "aids/low-back-pain-ohri.yaml";
const URL: &str = "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n";

pub(crate) const CASES: &[Case] = &[
    Case::new("missing-provider", "an aid without its provider", AID, "", "provider: ohri\n"),
    Case::new(
        "foreign-host",
        "a misspelt host",
        AID,
        "  - url: https://decisionaids.ohri.ca/AZsumm.php?ID=1037\n",
        URL,
    ),
    Case::new(
        "foreign-host",
        "a misspelt host in a provider's file",
        "providers/ohri.yaml",
        "hosts: [decisionaids.ohri.ca]\n",
        "hosts: [decisionaid.ohri.ca]\n",
    ),
    Case::new(
        "foreign-host",
        "a host of somebody else",
        AID,
        "  - url: https://www.healthwise.net/ohridecisionaid/aa6052\n",
        URL,
    ),
    Case::new(
        "insecure-url",
        "an address with http",
        AID,
        "  - url: http://decisionaid.ohri.ca/AZsumm.php?ID=1037\n",
        URL,
    ),
    Case::new(
        "url-space",
        "a space at the end of an address",
        AID,
        "  - url: \"https://decisionaid.ohri.ca/AZsumm.php?ID=1037 \"\n",
        URL,
    ),
    Case::new(
        "url-space",
        "an invisible character in an address",
        AID,
        "ID=\u{200b}1037\n",
        "ID=1037\n",
    ),
    Case::new(
        "url-credentials",
        "a password in an address",
        AID,
        "  - url: https://anna:secret@decisionaid.ohri.ca/AZsumm.php?ID=1037\n",
        URL,
    ),
    Case::new(
        "tracking-parameter",
        "an address copied from a newsletter",
        AID,
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?utm_source=newsletter&ID=1037&fbclid=abc\n",
        URL,
    ),
    Case::new(
        "staging-host",
        "an address for trying things out",
        "providers/ohri.yaml",
        "home: https://staging.ohri.ca/\n",
        "home: https://decisionaid.ohri.ca/\n",
    ),
    Case::new(
        "staging-host",
        "an address on one's own machine",
        "providers/ohri.yaml",
        "home: https://localhost:8080/\n",
        "home: https://decisionaid.ohri.ca/\n",
    ),
    Case::new(
        "staging-host",
        "a number in place of a host's name",
        "providers/ohri.yaml",
        "home: https://192.168.1.20/\n",
        "home: https://decisionaid.ohri.ca/\n",
    ),
    Case::new(
        "collection-too-small",
        "a collection with fewer links than it promises",
        COLLECTION,
        "expect_min: 4\n",
        "expect_min: 3\n",
    ),
    Case::new(
        "collection-too-small",
        "a collection of one",
        AID,
        "collection: true\nlanguages:",
        "languages:",
    ),
    Case::new(
        "not-a-collection",
        "several links without `collection`",
        COLLECTION,
        "decision: treatment-methods\n",
        "decision: treatment-methods\ncollection: true\nexpect_min: 3\n",
    ),
    Case::new(
        "status-contradicted",
        "a title that says that the aid is archived",
        AID,
        "    title: \"ARCHIVED – Scoliosis: Should I (or My Child) Have Surgery?\"\n",
        "    title: \"Scoliosis: Should I (or My Child) Have Surgery?\"\n",
    ),
    Case::new(
        "status-contradicted",
        "an aid without a known address that has one",
        AID,
        "status: unresolved\n",
        "status: active\n",
    ),
    Case::new(
        "unfit-successor",
        "an aid that succeeds itself",
        AID,
        "status: archived\nsuccessor: scoliosis-ohri\n",
        "status: active\n",
    ),
    Case::new(
        "unfit-successor",
        "a successor that is withdrawn",
        AID,
        "status: archived\nsuccessor: old-ohri\n",
        "status: active\n",
    )
    .with(|content| {
        let old = "id: old-ohri\nsubject: {en: Scoliosis, nl: Scoliose}\ncondition: scoliosis\ndecision: surgery-or-not\nlanguages: [en]\nstatus: withdrawn\nwithdrawn_on: 2026-03-01\nlinks: []\n";
        content.write("aids/old-ohri.yaml", old)
    }),
    Case::new(
        "withdrawn-listed",
        "a withdrawn aid in place of its successor",
        "pages/back-pain/en.yaml",
        "herniated-disc-ohri, old-ohri, scoliosis-ohri]\n",
        "herniated-disc-ohri, spinal-stenosis-ohri, scoliosis-ohri]\n",
    )
    .with(|content| {
        let old = "id: old-ohri\nsubject: {en: Stenosis, nl: Stenose}\ncondition: spinal-stenosis\ndecision: surgery-or-not\nlanguages: [en]\nstatus: withdrawn\nwithdrawn_on: 2026-03-01\nsuccessor: spinal-stenosis-ohri\nlinks: []\n";
        content.write("aids/old-ohri.yaml", old)
    })
    .by(|content| content.edit("pages/back-pain/en.yaml", "spinal-stenosis-ohri, ", "spinal-stenosis-ohri, old-ohri, ")
        .edit("pages/back-pain/nl.yaml", "spinal-stenosis-ohri, ", "spinal-stenosis-ohri, old-ohri, ")),
    Case::new(
        "stale-aid",
        "an aid that its provider has not updated for long",
        AID,
        "updated: 2017 \n",
        "updated: 2022 \n",
    ).with(|content| content.edit(AID, "updated: 2020 ", "updated: 2022 "))
    .by(|content| content.edit(AID, "updated: 2022 ", "updated: 2017 ")),
    Case::new(
        "future-date",
        "a year that is in the future",
        AID,
        "updated: 2062 ",
        "updated: 2020 ",
    ).with(|content| content.edit(AID, "updated: 2020 ", "updated: 2022 "))
    .by(|content| content.edit(AID, "updated: 2022 ", "updated: 2062 ")),
    Case::new(
        "unverified-link",
        "a link that nobody has opened",
        AID,
        "",
        "    verified: {on: 2026-11-20, by: Signpost maintainers}\n",
    )
    .with(|content| content.edit(AID, "    expect: [scoliosis, surgery]\n", "    expect: [scoliosis, surgery]\n    verified: {on: 2026-11-20, by: Signpost maintainers}\n")),
    Case::new(
        "unspecific-link",
        "a record without its number",
        AID,
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=\n",
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n",
    ),
    Case::new(
        "unspecific-link",
        "an address that a program was to fill in",
        AID,
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=undefined\n",
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n",
    ),
    Case::new(
        "unspecific-link",
        "a provider's home page in the place of an aid",
        AID,
        "  - url: https://decisionaid.ohri.ca/\n",
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n",
    ),
    Case::new(
        "site-name",
        "the provider's name at the end of a title",
        AID,
        "    title: \"Scoliosis: Should I (or My Child) Have Surgery? | Ottawa Hospital Research Institute\"\n",
        "    title: \"Scoliosis: Should I (or My Child) Have Surgery?\"\n",
    ),
    Case::new(
        "contradiction",
        "an aid that was withdrawn before it was last updated",
        AID,
        "status: withdrawn\nwithdrawn_on: 2019-03-01\n",
        "status: active\n",
    ),
    Case::new(
        "contradiction",
        "a link that was opened before the aid was last updated",
        AID,
        "    expect: [scoliosis, surgery]\n    verified: {on: 2019-06-01, by: the editors}\n",
        "    expect: [scoliosis, surgery]\n",
    ),
    Case::new(
        "contradiction",
        "a decision that the title does not speak of",
        AID,
        "decision: test-or-not\n",
        "decision: surgery-or-not\n",
    ),
    Case::new(
        "too-broad",
        "words to be expected that every page has",
        AID,
        "    expect: [the, scoliosis]\n",
        "    expect: [scoliosis, surgery]\n",
    ),
    Case::new(
        "too-broad",
        "words to be expected that do not name the aid",
        AID,
        "    expect: [hospital, research]\n",
        "    expect: [scoliosis, surgery]\n",
    ),
    Case::new(
        "too-broad",
        "a host that is everybody's",
        "providers/ohri.yaml",
        "hosts: [decisionaid.ohri.ca, \"*.co.uk\"]\n",
        "hosts: [decisionaid.ohri.ca]\n",
    ),
    Case::new(
        "too-broad",
        "a phrase that every page has",
        "providers/ohri.yaml",
        "not_found_texts: [a]\n",
        "not_found_texts: []\n",
    ),
    Case::new(
        "invalid-value",
        "a look of which nobody says whose it was",
        AID,
        "    expect: [scoliosis, surgery]\n    verified: {on: 2026-06-01, by: \"?\"}\n",
        "    expect: [scoliosis, surgery]\n",
    ),
    Case::new(
        "invalid-value",
        "a word to be expected without a letter",
        AID,
        "    expect: [scoliosis, \".\"]\n",
        "    expect: [scoliosis, surgery]\n",
    ),
];
