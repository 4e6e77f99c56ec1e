//! Names that lead nowhere, or to two things.

use crate::case::Case;
use crate::common::{AID, Content, PAGE};

const SITE: &str = "site.yaml";

pub(crate) const CASES: &[Case] = &[
    Case::new(
        "id-mismatch",
        "an id that is not the file's name",
        AID,
        "id: scoliosis\n",
        "id: scoliosis-ohri\n",
    ),
    Case::new(
        "id-mismatch",
        "a page's language that is not the file's name",
        PAGE,
        "language: fr\n",
        "language: en\n",
    ),
    Case::new(
        "duplicate-id",
        "an aid copied without a new id",
        "aids/scoliosis-ohri.yaml",
        "id: herniated-disc-ohri\n",
        "id: scoliosis-ohri\n",
    ),
    Case::new(
        "duplicate-id",
        "a translation with the language of the original",
        "pages/back-pain/nl.yaml",
        "language: en\n",
        "language: nl\n",
    ),
    Case::new(
        "duplicate-slug",
        "a page copied without a new slug",
        "pages/neck-pain/en.yaml",
        "slug: back-pain\n",
        "slug: neck-pain\n",
    )
    .with(second_page),
    Case::new(
        "duplicate-slug",
        "a former slug that the page still has",
        PAGE,
        "former_slugs: [back-pain]\n",
        "former_slugs: [backache]\n",
    )
    .with(|content| {
        content.edit(PAGE, "slug: back-pain\n", "slug: back-pain\nformer_slugs: [backache]\n")
    }),
    Case::new(
        "duplicate-section",
        "two sections about one condition",
        PAGE,
        "  - condition: herniated-disc\n    heading: Spinal stenosis\n",
        "  - condition: spinal-stenosis\n    heading: Spinal stenosis\n",
    ),
    Case::new(
        "duplicate-section",
        "two sections with one heading",
        PAGE,
        "heading: Herniated disc\n",
        "heading: Spinal stenosis\n",
    )
    .by(|content| content.edit(PAGE, "heading: Spinal stenosis\n", "heading: Herniated disc\n")),
    Case::new(
        "duplicate-link",
        "an address copied to another aid",
        AID,
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1543\n",
        "  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1037\n",
    ),
    Case::new(
        "duplicate-link",
        "an address twice in one collection",
        "aids/low-back-pain-ohri.yaml",
        "AZsumm.php?ID=1124\n    title: \"Low Back Pain: Should I Have Spinal",
        "AZsumm.php?ID=1045\n    title: \"Low Back Pain: Should I Have Spinal",
    ),
    Case::new(
        "duplicate-host",
        "a host that two providers have",
        "providers/thuisarts.yaml",
        "hosts: [www.thuisarts.nl, decisionaid.ohri.ca]\n",
        "hosts: [www.thuisarts.nl]\n",
    ),
    Case::new(
        "unknown-provider",
        "a misspelt provider",
        AID,
        "provider: ohir\n",
        "provider: ohri\n",
    ),
    Case::new(
        "unknown-provider",
        "a provider without a file",
        AID,
        "provider: healthwise\n",
        "provider: ohri\n",
    ),
    Case::new(
        "unknown-aid",
        "a misspelt aid",
        PAGE,
        "spinal-stenosis-ohri, scoliosis-orhi]\n",
        "spinal-stenosis-ohri, scoliosis-ohri]\n",
    ),
    Case::new(
        "unknown-aid",
        "an aid without a file",
        PAGE,
        "scoliosis-ohri, scoliosis-nl-brace]",
        "scoliosis-ohri]",
    ),
    Case::new(
        "unknown-aid",
        "a successor without a file",
        AID,
        "status: archived\nsuccessor: scoliosis-2027\n",
        "status: active\n",
    ),
    Case::new(
        "unknown-condition",
        "a misspelt condition in an aid",
        AID,
        "condition: scolosis\n",
        "condition: scoliosis\n",
    ),
    Case::new(
        "unknown-condition",
        "a misspelt condition in a section",
        PAGE,
        "  - condition: scolosis\n",
        "  - condition: scoliosis\n",
    ),
    Case::new(
        "unknown-condition",
        "a condition that no section is about",
        AID,
        "condition: kyphosis-of-youth\n",
        "condition: scoliosis\n",
    ),
    Case::new(
        "uncovered-condition",
        "a section that lost its condition",
        PAGE,
        "  - heading: Scoliosis\n",
        "  - condition: scoliosis\n    heading: Scoliosis\n",
    ),
    Case::new(
        "unknown-language",
        "a misspelt language of the site",
        SITE,
        "languages: [en, ln]\n",
        "languages: [en, nl]\n",
    ),
    Case::new(
        "unknown-language",
        "a default language that the site has not",
        SITE,
        "default_language: fr\n",
        "default_language: en\n",
    ),
    Case::new(
        "unknown-language",
        "a misspelt language of a subject",
        AID,
        "subject: {en: Scoliosis, ln: Scoliose}\n",
        "subject: {en: Scoliosis, nl: Scoliose}\n",
    ),
    Case::new(
        "unlisted-aid",
        "an aid that no page lists",
        "aids/brace-ohri.yaml",
        "# no page lists brace-ohri",
        "  list: [low-back-pain-ohri, brace-ohri, …]",
    )
    .by(|content| content.write("aids/brace-ohri.yaml", "id: brace-ohri\nsubject: {en: Brace, nl: Brace}\ncondition: scoliosis\ndecision: treatment-methods\nlanguages: [en]\nstatus: unresolved\nlinks: []\n")),
];

/// A second page, in both languages, with the first one's aids.
fn second_page(content: Content) -> Content {
    ["en", "nl"].iter().fold(content, |content, language| {
        let original = content.read(&format!("pages/back-pain/{language}.yaml"));
        let text = original
            .replace("id: back-pain", "id: neck-pain")
            .replace("slug: back-pain", "slug: neck-pain")
            .replace("slug: rugpijn", "slug: nekpijn");
        content.write(&format!("pages/neck-pain/{language}.yaml"), text)
    })
}
