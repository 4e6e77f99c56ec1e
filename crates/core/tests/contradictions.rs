//! What content alone shows to be wrong, exactly as a person is told.

mod common;

use common::{AID, Content, PAGE, said};
use insta::assert_snapshot;

#[test]
fn a_phrase_for_missing_records_that_titles_have() {
    let phrase = |it: &str| {
        let text = Content::real().read("providers/ohri.yaml");
        let lines = text.lines().filter(|line| !line.starts_with("not_found_texts"));
        let text: String = lines.map(|line| format!("{line}\n")).collect();
        let text = format!("{text}not_found_texts: [\"{it}\"]\n");
        Content::real().write("providers/ohri.yaml", text).faults()
    };
    assert_snapshot!(phrase("Surgery"), @r#"
    providers/ohri.yaml:10:19 warning[too-broad] pages that are there have `Surgery` as well
      at: "Surgery"
      also: aids/scoliosis-ohri.yaml:12:12
      help: write the whole phrase that only a missing record shows, word for word
    "#);
    assert_eq!(phrase("This surgery record was removed"), "");
}

#[test]
fn an_address_without_its_number() {
    for id in ["ID=XXXX", "ID", "ID=???"] {
        let told = said(AID, "ID=1037", id);
        assert!(told.contains("warning[unspecific-link]"), "{id}: {told}");
    }
    assert_snapshot!(said(AID, "ID=1037", "ID=XXXX"), @"
    aids/scoliosis-ohri.yaml:11:10 warning[unspecific-link] `XXXX` behind `ID=` in this address is no number of an aid
      at: https://decisionaid.ohri.ca/AZsumm.php?ID=XXXX
      help: copy the whole address from the browser while the aid is open
    ");
    for id in ["covid", "ID=X7", "ID=x"] {
        let told = said(AID, "ID=1037", id);
        assert!(!told.contains("unspecific-link"), "{id}: {told}");
    }
}

#[test]
fn an_address_that_was_to_be_filled_in() {
    assert_snapshot!(said(AID, "AZsumm.php?ID=1037", "aids/{id}"), @"
    aids/scoliosis-ohri.yaml:11:10 warning[unspecific-link] `{id}` in this address is still to be filled in
      at: https://decisionaid.ohri.ca/aids/{id}
      help: copy the whole address from the browser while the aid is open
    ");
    assert_snapshot!(said(AID, "ID=1037", "ID=undefined"), @"
    aids/scoliosis-ohri.yaml:11:10 warning[unspecific-link] a program had nothing to write into this address: `ID=undefined`
      at: https://decisionaid.ohri.ca/AZsumm.php?ID=undefined
      help: copy the whole address from the browser while the aid is open
    ");
    assert_snapshot!(said(AID, "ID=1037", "ID=[object Object]"), @"
    aids/scoliosis-ohri.yaml:11:10 warning[unspecific-link] a program had nothing to write into this address: `ID=[object Object]`
      at: https://decisionaid.ohri.ca/AZsumm.php?ID=[object Object]
      help: copy the whole address from the browser while the aid is open
    ");
    assert_snapshot!(said(AID, "decisionaid.ohri.ca/AZsumm.php?ID=1037", "www.example.org/aid"), @"
    aids/scoliosis-ohri.yaml:11:10 error[foreign-host] `www.example.org` is not one of the hosts of OHRI
      at: https://www.example.org/aid
      also: providers/ohri.yaml:6:8
      help: correct the address or the provider; if `www.example.org` is OHRI's, add it to `hosts` in providers/ohri.yaml
    aids/scoliosis-ohri.yaml:11:10 warning[unspecific-link] `www.example.org` is a name that is kept for examples
      at: https://www.example.org/aid
      help: copy the whole address from the browser while the aid is open
    ");
    let linked = |id: &str| {
        let link = format!("[Painkillers](https://decisionaid.ohri.ca/AZsumm.php?ID={id})");
        said(PAGE, "Painkillers", &link)
    };
    assert_snapshot!(linked("undefined"), @"
    pages/back-pain/en.yaml:30:7 warning[unspecific-link] a program had nothing to write into this address: `ID=undefined`
      at: [Painkillers](https://decisionaid.ohri.ca/AZsumm.php?ID=undefined)
      help: copy the whole address from the browser while the page is open
    ");
    assert_snapshot!(linked("${id}"), @"
    pages/back-pain/en.yaml:30:64 error[unfinished-text] this text is still to be written
      at: {id}
      help: write it, and take `{id}` out
    ");
    for fine in ["#/aids/:id", "null-hypothesis", "undefined-pain", "aids/null-hypothesis.html"] {
        let told = said(AID, "AZsumm.php?ID=1037", fine);
        assert!(!told.contains("unspecific-link"), "{told}");
    }
}

#[test]
fn one_title_for_two_links() {
    let aid = "aids/low-back-pain-ohri.yaml";
    let text = Content::real().read(aid);
    let titles: Vec<&str> = text.lines().filter(|line| line.trim().starts_with("title:")).collect();
    assert_snapshot!(said(aid, titles[1], titles[0]), @r#"
    aids/low-back-pain-ohri.yaml:16:12 warning[contradiction] another link of this aid has the same title
      at: "Low Back Pain: Should I Have an MRI?"
      also: aids/low-back-pain-ohri.yaml:14:12
      help: open both links, and write the title that each page shows
    "#);
}

#[test]
fn one_name_for_two_sections() {
    let text = Content::real().read(PAGE).replace("also_called: []", "also_called: [HNP]");
    assert_snapshot!(Content::real().write(PAGE, text).faults(), @"
    pages/back-pain/en.yaml:56:19 warning[contradiction] this other name is that of another section too
      at: HNP
      also: pages/back-pain/en.yaml:33:18
      help: keep it in the section that readers look for under this name
    ");
}

#[test]
fn a_suppression_of_all_that_a_provider_has() {
    let suppression = |prefix: &str, verdict: &str| {
        let text = format!(
            "- prefix: {prefix}\n  verdict: {verdict}\n  reason: looked at by hand\n  until: 2026-12-01\n"
        );
        Content::real().write("suppressions.yaml", text).faults()
    };
    let all = "https://decisionaid.ohri.ca/AZsumm.php";
    assert_snapshot!(suppression(all, "changed"), @"
    suppressions.yaml:1:11 warning[too-broad] this accepts `changed` for every link to `ohri`, whatever becomes of it
      at: https://decisionaid.ohri.ca/AZsumm.php
      help: name the one address with url: …, or the part of the website that is meant
    ");
    assert_eq!(suppression(all, "blocked"), "");
    assert_eq!(suppression("https://decisionaid.ohri.ca/AZsumm.php?ID=1037", "changed"), "");
}

#[test]
fn a_section_whose_aids_are_withdrawn() {
    let content =
        Content::real().edit(AID, "status: active", "status: withdrawn\nwithdrawn_on: 2026-01-01");
    let (_, diagnostics) = content.check();
    let told: Vec<&str> = diagnostics
        .iter()
        .filter(|fault| fault.code.as_str() == "section-without-aid")
        .map(|fault| fault.message.as_str())
        .collect();
    assert_eq!(told, ["every aid about `scoliosis` that the page lists is withdrawn"; 2]);
}

#[test]
fn one_title_in_other_letters() {
    let title = |to: &str| said(AID, "\"Scoliosis: Should I (or My Child) Have Surgery?\"", to);
    assert_snapshot!(title("\"Herniated Disk in Lower Back: treatment options\""), @r#"
    aids/scoliosis-ohri.yaml:12:12 warning[contradiction] another aid of this provider has the same title
      at: "Herniated Disk in Lower Back: treatment options"
      also: aids/herniated-disc-ohri.yaml:12:12
      help: open both links, and write the title that each page shows
    "#);
    assert!(!title("\"Herniated disk in the neck: Treatment options.\"").contains("same title"));
}

#[test]
fn one_name_twice_in_other_letters() {
    let names = |to: &str| said(PAGE, "also_called: [", &format!("also_called: [{to}, "));
    assert_snapshot!(names("A sore back, a Sore Back"), @"
    pages/back-pain/en.yaml:17:32 warning[contradiction] this other name stands there twice
      at: a Sore Back
      also: pages/back-pain/en.yaml:17:19
      help: keep one of the two
    ");
    assert_eq!(names("A sore back, sore backs"), "");
}
