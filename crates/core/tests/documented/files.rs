//! Files that cannot be read, or not as what they should be.

use crate::case::Case;
use crate::common::{AID, PAGE};

pub(crate) const CASES: &[Case] = &[
    Case::new(
        "unreadable",
        "a link in place of a file",
        "aids/knee.yaml",
        "# aids/knee.yaml is a link to a file in another place",
        "# aids/knee.yaml is the file itself",
    )
    .by(|content| content.dangling("aids/knee.yaml")),
    Case::new(
        "not-utf8",
        "a file in the encoding of an old Windows",
        AID,
        "subject: {en: Scoliosis, nl: Scoli�se}",
        "subject: {en: Scoliosis, nl: Scoliose}",
    )
    .by(|content| content.write(AID, b"id: scoliosis-ohri\nsubject: {nl: Scoli\xf6se}\n")),
    Case::new(
        "not-utf8",
        "a file that an editor saved as “Unicode”",
        AID,
        "# the file as UTF-16",
        "# the file as UTF-8",
    )
    .by(|content| content.write(AID, b"\xff\xfei\0d\0:\0 \0s\0")),
    Case::new(
        "missing-file",
        "a site without `site.yaml`",
        "site.yaml",
        "# there is no site.yaml",
        "name: {en: Decision aids, nl: Keuzehulpen}\n# and the rest of site.yaml",
    )
    .by(|content| content.remove("site.yaml")),
    Case::new(
        "unexpected-file",
        "a file that ends in `.yml`",
        "providers/ohri.yml",
        "# providers/ohri.yml",
        "# providers/ohri.yaml",
    )
    .by(|content| {
        let text = content.read("providers/ohri.yaml");
        content.remove("providers/ohri.yaml").write("providers/ohri.yml", text)
    }),
    Case::new(
        "unexpected-file",
        "a file without the end of its name",
        "aids/knee",
        "# aids/knee",
        "# aids/knee.yaml",
    )
    .by(|content| content.write("aids/knee", "id: knee\n")),
    Case::new(
        "unexpected-file",
        "a file in a folder that is not there",
        "aid/knee.yaml",
        "# aid/knee.yaml",
        "# aids/knee.yaml",
    )
    .by(|content| content.write("aid/knee.yaml", "id: knee\n")),
    Case::new("empty-file", "an empty file", AID, "", "id: scoliosis-ohri\n# and the rest")
        .by(|content| content.write(AID, "")),
    Case::new(
        "yaml-syntax",
        "a text with a colon and no quotes",
        AID,
        "    title: Scoliosis: Should I (or My Child) Have Surgery?",
        "    title: \"Scoliosis: Should I (or My Child) Have Surgery?\"",
    ),
    Case::new(
        "yaml-syntax",
        "a quote that is not closed",
        AID,
        "Have Surgery?\n",
        "Have Surgery?\"\n",
    ),
    Case::new(
        "yaml-syntax",
        "a bracket that is not closed",
        AID,
        "expect: [scoliosis, surgery",
        "expect: [scoliosis, surgery]",
    ),
    Case::new(
        "yaml-syntax",
        "a key that is indented too far",
        AID,
        "   status: active",
        "status: active",
    ),
    Case::new("yaml-syntax", "a colon without a space", AID, "status:active", "status: active"),
    Case::new("yaml-syntax", "a key without its colon", AID, "status active", "status: active"),
    Case::new(
        "yaml-syntax",
        "a space that a word processor made",
        AID,
        "status:\u{a0}active",
        "status: active",
    ),
    Case::new(
        "yaml-syntax",
        "the marks of a conflict in git",
        AID,
        "<<<<<<< HEAD\nstatus: active\n=======\nstatus: archived\n>>>>>>> other\n",
        "status: active\n",
    ),
    Case::new(
        "yaml-syntax",
        "a text that is indented too little",
        PAGE,
        "    With scoliosis, the spine",
        "      With scoliosis, the spine",
    ),
    Case::new(
        "yaml-syntax",
        "a backslash in double quotes",
        AID,
        "\"C:\\q: Should I",
        "\"Scoliosis: Should I",
    ),
    Case::new("yaml-syntax", "two commas in a list", AID, "languages: [en,,]", "languages: [en]"),
    Case::new(
        "control-character",
        "a character that turns the text around",
        PAGE,
        "title: \"Back pain \\u202Etreatment options\"",
        "title: Back pain treatment options",
    ),
    Case::new(
        "tab-indentation",
        "a tab for indentation",
        AID,
        "\ttitle: \"Scoliosis",
        "    title: \"Scoliosis",
    ),
    Case::new(
        "yaml-feature",
        "an anchor",
        AID,
        "condition: &name scoliosis",
        "condition: scoliosis",
    ),
    Case::new("yaml-feature", "an alias", AID, "provider: *ohri", "provider: ohri"),
    Case::new(
        "yaml-feature",
        "a second document",
        AID,
        "status: active\n---\n",
        "status: active\n",
    ),
    Case::new(
        "duplicate-key",
        "a key that stands there twice",
        AID,
        "provider: ohri\nprovider: ohri",
        "provider: ohri",
    ),
    Case::new(
        "duplicate-key",
        "an item of a list that lost its first line",
        "aids/low-back-pain-ohri.yaml",
        "MRI?\"\n    title",
        "MRI?\"\n  - url: https://decisionaid.ohri.ca/AZsumm.php?ID=1045\n    title",
    ),
    Case::new(
        "duplicate-key",
        "a section that lost its first line",
        PAGE,
        "considered.\n    heading: Spinal stenosis\n",
        "considered.\n  - condition: spinal-stenosis\n    heading: Spinal stenosis\n",
    ),
    Case::new(
        "hidden-text",
        "a number sign in a title without quotes",
        PAGE,
        "title: Back pain #1 treatment options",
        "title: Back pain treatment options",
    ),
    Case::new(
        "ambiguous-scalar",
        "a word that some YAML readers take for a truth value",
        PAGE,
        "    also_called: [no]",
        "    also_called: []",
    ),
    Case::new(
        "ambiguous-scalar",
        "a number with a zero in front",
        PAGE,
        "title: 012",
        "title: Back pain treatment options",
    ),
];
