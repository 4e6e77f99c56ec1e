//! Files that are not read say so, and why: because of their names, or of how they were saved.

mod common;

use common::{AID, Content, said};
use insta::assert_snapshot;

fn with(name: &str) -> String {
    Content::real().write(name, "id: foo\n").faults()
}

#[test]
fn names_that_are_almost_right() {
    assert_snapshot!(with("aids/foo.YAML"), @"
    aids/foo.YAML:1:1 error[unexpected-file] nothing reads this file
      at: 
      help: rename it to aids/foo.yaml
    aids/foo.yaml:1:1 error[missing-key] the keys `subject`, `condition`, `decision`, `languages`, `status` and `links` are missing
      at: id
      help: add `subject: …`, `condition: …`, `decision: …`, `languages: …`, `status: …` and `links: …`
    aids/foo.yaml:1:5 warning[unlisted-aid] no page lists this aid
      at: foo
      help: add `foo` to `list` under `aids` of the pages that it belongs to
    ");
    assert_snapshot!(with("aids/foo.yml"), @"
    aids/foo.yaml:1:1 error[missing-key] the keys `subject`, `condition`, `decision`, `languages`, `status` and `links` are missing
      at: id
      help: add `subject: …`, `condition: …`, `decision: …`, `languages: …`, `status: …` and `links: …`
    aids/foo.yaml:1:5 warning[unlisted-aid] no page lists this aid
      at: foo
      help: add `foo` to `list` under `aids` of the pages that it belongs to
    aids/foo.yml:1:1 error[unexpected-file] nothing reads this file
      at: 
      help: rename it to aids/foo.yaml
    ");
    assert_snapshot!(with("aids/Foo bar.yaml.txt"), @"
    aids/Foo bar.yaml.txt:1:1 error[unexpected-file] nothing reads this file
      at: 
      help: rename it to aids/foo-bar.yaml
    aids/foo-bar.yaml:1:1 error[missing-key] the keys `subject`, `condition`, `decision`, `languages`, `status` and `links` are missing
      at: id
      help: add `subject: …`, `condition: …`, `decision: …`, `languages: …`, `status: …` and `links: …`
    aids/foo-bar.yaml:1:5 error[id-mismatch] `id` is `foo`, but the file is called `foo-bar`
      at: foo
      help: write `id: foo-bar`, or rename the file to `foo`
    aids/foo-bar.yaml:1:5 warning[unlisted-aid] no page lists this aid
      at: foo
      help: add `foo-bar` to `list` under `aids` of the pages that it belongs to
    ");
    assert_snapshot!(with("aids/foo"), @"
    aids/foo:1:1 warning[unexpected-file] nothing reads this file
      at: 
      help: if it is content, rename it to aids/foo.yaml; else move it out of this folder
    ");
    assert_snapshot!(with("Aids/foo.yaml"), @"
    Aids:1:1 error[unexpected-file] nothing reads a folder of the name `Aids`
      at: 
      help: move what is in it to aids/
    ");
    assert_snapshot!(with("pages/knee/draft/en.yaml"), @"
    pages/foo/en.yaml:1:1 error[missing-key] the keys `sections` and `aids` are missing
      at: id
      help: add `sections: …` and `aids: …`
    pages/foo/en.yaml:1:1 error[missing-key] the keys `language`, `slug`, `title`, `description`, `intro` and `review` are missing
      at: id
      help: add `language: …`, `slug: …`, `title: …`, `description: …`, `intro: …` and `review: …`
    pages/knee/draft/en.yaml:1:1 error[unexpected-file] nothing reads this file
      at: 
      help: move it to pages/foo/en.yaml
    ");
    assert_snapshot!(with("pages/back-pain/plan.docx"), @"
    pages/back-pain/plan.docx:1:1 warning[unexpected-file] nothing reads this file
      at: 
      help: move it out of this folder; content is written in files that end in .yaml
    ");
}

#[test]
fn a_folder_with_the_name_of_a_file() {
    assert_snapshot!(with("aids/x.yaml/foo.yaml"), @"
    aids/x.yaml:1:1 warning[unexpected-file] nothing reads this folder
      at: 
      help: rename the folder; content is in files whose names end in .yaml
    ");
}

#[test]
fn a_site_under_another_name() {
    let content = Content::real();
    let site = content.read("site.yaml");
    assert_snapshot!(content.remove("site.yaml").write("site.yml", site).faults(), @"
    site.yaml:1:1 error[missing-file] there is no site.yaml in the content folder
      at: 
      help: rename site.yml to site.yaml
    ");
}

#[test]
fn what_editors_keep_beside_a_file_is_no_matter() {
    for name in ["aids/foo.yaml.orig", "aids/.foo.yaml.swp", "aids/foo.yaml~", "aids/README.md"] {
        assert_eq!(with(name), "", "{name}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text() {
    use std::os::unix::ffi::OsStrExt as _;
    let content = Content::real();
    let name = std::ffi::OsStr::from_bytes(b"aids/x\xff.yaml");
    std::fs::write(content.path("").join(name), "id: x\n").expect("the file");
    assert_snapshot!(content.faults(), @"
    aids/x�.yaml:1:1 error[unreadable] this name has a character in it that no name should have, so nothing reads it
      at: 
      help: rename it: small letters, digits and hyphens, and .yaml at the end of a file's name
    ");
}

#[test]
fn a_copy_of_a_file() {
    let content = Content::real();
    let text = content.read(AID);
    assert_snapshot!(content.write("aids/scoliosis-ohri copy.yaml", text).faults(), @"
    aids/scoliosis-ohri copy.yaml:2:5 error[duplicate-id] another file has the id `scoliosis-ohri` already
      at: scoliosis-ohri
      also: aids/scoliosis-ohri.yaml:2:5
      help: delete the file if it is a copy; else rename it to aids/scoliosis-ohri-copy.yaml and write `id: scoliosis-ohri-copy`
    ");
}

#[test]
fn a_file_in_another_encoding() {
    let text = Content::real().read(AID);
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&b"\xff\xfe"[..], &bytes].concat();
    let said = Content::real().write(AID, bytes).faults();
    assert_eq!(Content::real().write(AID, marked).faults(), said);
    assert_snapshot!(said, @"
    aids/scoliosis-ohri.yaml:1:1 error[not-utf8] the file is UTF-16 text, which some editors call “Unicode”, not UTF-8
      at: 
      help: save the file as UTF-8; editors offer it as “Save with encoding”
    ");
}

#[test]
fn the_line_ends_of_an_old_mac_are_line_ends() {
    let text = Content::real().read(AID).replace('\n', "\r");
    assert_eq!(Content::real().write(AID, &text).faults(), "");
    let broken = text.replace("status: active", "status: activ");
    assert_snapshot!(Content::real().write(AID, broken).faults(), @"
    aids/scoliosis-ohri.yaml:9:9 error[invalid-value] `status` cannot be `activ`
      at: activ
      help: did you mean `active`?
    ");
}

#[test]
fn a_copy_of_a_page_and_of_a_provider() {
    let content = Content::real();
    let page = content.read("pages/back-pain/en.yaml");
    assert_snapshot!(content.write("pages/knee/en.yaml", page).faults(), @"
    pages/knee/en.yaml:2:5 error[duplicate-id] another page has the id `back-pain` and the language `en` already
      at: back-pain
      also: pages/back-pain/en.yaml:2:5
      help: write `id: knee`, or give the file a name and an id of its own
    pages/knee/en.yaml:3:11 warning[missing-translation] this page is not there in `nl`
      at: en
      help: translate it into pages/knee/nl.yaml; `signpost new page knee --language nl` begins the file
    ");
    let content = Content::real();
    let provider = content.read("providers/ohri.yaml");
    assert_snapshot!(content.write("providers/ohri2.yaml", provider).faults(), @"
    providers/ohri2.yaml:2:5 error[duplicate-id] another file has the id `ohri` already
      at: ohri
      also: providers/ohri.yaml:2:5
      help: write `id: ohri2`, or give the file a name and an id of its own
    ");
}

#[test]
fn a_file_among_those_of_another_kind() {
    let content = Content::real();
    let text = content.read(AID);
    assert_snapshot!(content.write("pages/back-pain/x.yaml", text).faults(), @"
    pages/back-pain/x.yaml:1:1 error[unexpected-file] this file says what a file of the kind “aid” says
      at: 
      help: move it to aids/<id>.yaml
    ");
}

#[test]
fn two_files_in_one() {
    let content = Content::real();
    let both = content.read(AID) + &content.read("aids/low-back-pain-ohri.yaml");
    assert_snapshot!(content.write(AID, both).faults(), @"
    aids/scoliosis-ohri.yaml:15:1 error[duplicate-key] the keys `id`, `subject`, `condition`, `provider`, `decision`, `languages`, `updated`, `status`, `links` stand here twice
      at: id
      also: aids/scoliosis-ohri.yaml:2:1
      help: if another file's content begins here, move it to a file of its own; else keep one of each two
    ");
}

#[test]
fn a_file_that_was_renamed() {
    let content = Content::real();
    let text = content.read(AID);
    assert_snapshot!(content.remove(AID).write("aids/scoliosis.yaml", text).faults(), @"
    aids/scoliosis.yaml:2:5 error[id-mismatch] `id` is `scoliosis-ohri`, but the file is called `scoliosis`
      at: scoliosis-ohri
      help: write `id: scoliosis`, or rename the file to `scoliosis-ohri`
    ");
}

/// The aid could say which of the two versions has the slip, and its file still does.
#[test]
fn an_aid_that_cannot_be_read_still_says_its_condition() {
    let content = Content::real().edit(AID, "status: active", "status:active").edit(
        "pages/back-pain/en.yaml",
        "- condition: scoliosis",
        "- condition: scoliosys",
    );
    assert_snapshot!(content.faults(), @"
    aids/scoliosis-ohri.yaml:9:1 error[yaml-syntax] there is no space after the colon
      at: status:active
      help: write status: active
    pages/back-pain/en.yaml:54:16 error[unknown-condition] no aid and no translation of this page knows the condition `scoliosys`
      at: scoliosys
      help: did you mean `scoliosis`?
    ");
}

#[test]
fn names_that_windows_keeps_for_devices() {
    let text = Content::real().read(AID);
    let aid = Content::real().write("aids/aux.yaml", text.replace("id: scoliosis-ohri", "id: aux"));
    let aid = aid.faults();
    let aid = aid.split_inclusive('\n').take(3).collect::<String>();
    assert_snapshot!(aid, @"
    aids/aux.yaml:1:1 error[unexpected-file] Windows keeps the name `aux` for a device, so no file can have it there
      at: 
      help: give it another name and id, with one more word, for example aux-2
    ");
    assert_snapshot!(with("static/CON"), @"
    static/CON:1:1 error[unexpected-file] Windows keeps this name for a device, so no file can have it there
      at: 
      help: put a file of another name or in another folder there, such as static/files/leaflet.pdf
    ");
    assert_snapshot!(with("static/files/con.leaflet.pdf"), @"
    static/files/con.leaflet.pdf:1:1 error[unexpected-file] Windows keeps this name for a device, so no file can have it there
      at: 
      help: put a file of another name or in another folder there, such as static/files/leaflet.pdf
    ");
    assert_snapshot!(with("static/LPT1/leaflet.pdf"), @"
    static/LPT1:1:1 error[unexpected-file] Windows keeps this name for a device, so no file can have it there
      at: 
      help: put a file of another name or in another folder there, such as static/files/leaflet.pdf
    ");
    for fine in ["console.txt", "com.txt", "com10.pdf", "auxiliary/a.pdf", "a/contact.con", "nulls"]
    {
        assert_eq!(with(&format!("static/{fine}")), "", "{fine}");
    }
    let slug =
        |slug: &str| said("pages/back-pain/nl.yaml", "slug: rugpijn", &format!("slug: {slug}"));
    assert_snapshot!(slug("prn"), @"
    pages/back-pain/nl.yaml:4:7 error[invalid-value] Windows keeps the name `prn` for a device, so the page can have no folder of this name there
      at: prn
      help: add a word, for example prn-2
    ");
    assert_snapshot!(slug("rugpijn\nformer_slugs: [rug, nul]"), @"
    pages/back-pain/nl.yaml:5:21 error[invalid-value] Windows keeps the name `nul` for a device, so the page can have no folder of this name there
      at: nul
      help: take it out
    ");
    let text = Content::real().read("pages/back-pain/en.yaml");
    let page = text.replace("id: back-pain", "id: com2").replace("slug: back-pain", "slug: back");
    let page = Content::real().write("pages/com2/en.yaml", page).faults();
    assert!(
        page.contains("pages/com2:1:1 error[unexpected-file] Windows keeps the name `com2`"),
        "{page}"
    );
}

#[test]
fn a_file_of_another_name_or_in_another_folder_is_told_once() {
    let moved = |from: &str, to: &str| {
        let content = Content::real();
        let text = content.read(from);
        content.remove(from).write(to, text).faults()
    };
    let page = "pages/back-pain/en.yaml";
    for to in [
        "pages/back-pain/en.yml",
        "pages/en.yaml",
        "pages/back-pain/old/en.yaml",
        "pages/back-pain.yaml",
    ] {
        let said = moved(page, to);
        assert!(said.starts_with(&format!("{to}:1:1 error[unexpected-file]")), "{said}");
        let verb = if to.ends_with("yml") { "rename" } else { "move" };
        assert_eq!(said.lines().last(), Some(&*format!("  help: {verb} it to {page}")), "{said}");
        assert_eq!(said.matches("help:").count(), 1, "{said}");
    }
    for (from, to) in [
        ("providers/ohri.yaml", "providers/ohri.yml"),
        (AID, "aids/scoliosis-ohri.YAML"),
        (AID, "aids/Scoliosis OHRI.yml"),
        ("suppressions.yaml", "suppressions.yml"),
    ] {
        let said = moved(from, to);
        let expected = format!(
            "{to}:1:1 error[unexpected-file] nothing reads this file\n  at: \n  help: rename it to {from}\n"
        );
        assert_eq!(said, expected);
    }
    // What nobody can tell the page of.
    assert_snapshot!(with("pages/nl.yaml").replace("id: foo", ""), @"
    pages/foo/nl.yaml:1:1 error[missing-key] the keys `sections` and `aids` are missing
      at: id
      help: add `sections: …` and `aids: …`
    pages/foo/nl.yaml:1:1 error[missing-key] the keys `language`, `slug`, `title`, `description`, `intro` and `review` are missing
      at: id
      help: add `language: …`, `slug: …`, `title: …`, `description: …`, `intro: …` and `review: …`
    pages/nl.yaml:1:1 error[unexpected-file] nothing reads this file
      at: 
      help: move it to pages/foo/nl.yaml
    ");
    assert_snapshot!(Content::real().write("pages/nl.yaml", "# a note\n").faults(), @"
    pages/nl.yaml:1:1 warning[unexpected-file] nothing reads this file
      at: 
      help: a page is in a folder of its own, named as its id: pages/<id>/nl.yaml
    ");
}

#[test]
fn a_copy_of_a_page_whose_name_looks_like_a_language() {
    for name in ["en-copy", "en-Copy", "en-kopi", "en-old"] {
        let content = Content::real();
        let text = content.read("pages/back-pain/en.yaml");
        let said = content.write(&format!("pages/back-pain/{name}.yaml"), text).faults();
        let own =
            said.lines().filter(|line| line.starts_with(&format!("pages/back-pain/{name}.yaml")));
        assert_eq!(own.count(), 1, "{said}");
        assert!(said.contains("help: delete the file if it is a copy"), "{said}");
    }
}
