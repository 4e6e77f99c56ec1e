//! What an author is told: one fault at a time in a copy of the real content.

mod common;

use common::{AID, Content, PAGE};
use insta::assert_snapshot;

#[test]
fn the_real_content_has_no_faults() {
    assert_snapshot!(Content::real().faults(), @"");
}

#[test]
fn a_misspelt_key() {
    assert_snapshot!(Content::real().edit(AID, "subject:", "subjct:").faults(), @"
    aids/scoliosis-ohri.yaml:3:1 error[unknown-key] the key `subjct` does not belong here
      at: subjct
      help: did you mean `subject`?
    ");
}

#[test]
fn a_key_that_is_like_no_other() {
    assert_snapshot!(Content::real().edit(AID, "status:", "colour: blue\nstatus:").faults(), @"
    aids/scoliosis-ohri.yaml:9:1 error[unknown-key] the key `colour` does not belong here
      at: colour
      help: the keys that may stand here are: id, subject, condition, provider, decision, collection, expect_min, languages, updated, status, archived_on, withdrawn_on, successor, links
    ");
}

#[test]
fn a_missing_key() {
    assert_snapshot!(Content::real().edit(AID, "decision: surgery-or-not\n", "").faults(), @"
    aids/scoliosis-ohri.yaml:2:1 error[missing-key] the key `decision` is missing
      at: id
      help: add `decision: …`. The choice that the aid helps with. It decides the words in the aid's line.
    ");
}

#[test]
fn a_missing_key_in_a_list() {
    assert_snapshot!(Content::real().edit(PAGE, "    heading: Scoliosis\n", "").faults(), @"
    pages/back-pain/en.yaml:54:5 error[missing-key] the key `heading` is missing in entry 4 of `sections`
      at: condition
      help: add `heading: …`. The heading of the section, for a condition its usual name.
    ");
}

#[test]
fn a_date_that_does_not_exist() {
    assert_snapshot!(Content::real().edit(PAGE, "2026-11-22", "2026-02-30").faults(), @"
    pages/back-pain/en.yaml:72:14 error[invalid-date] `2026-02-30` is not a date that exists
      at: 2026-02-30
      help: write a date that exists, as year-month-day, for example 2026-11-22
    ");
}

#[test]
fn an_unknown_provider() {
    assert_snapshot!(Content::real().edit(AID, "provider: ohri", "provider: ohir").faults(), @"
    aids/scoliosis-ohri.yaml:5:11 error[unknown-provider] there is no provider `ohir`
      at: ohir
      help: did you mean `ohri`?
    ");
}

#[test]
fn an_unknown_aid() {
    assert_snapshot!(Content::real().edit(PAGE, "scoliosis-ohri]", "scoliosis-orhi]").faults(), @"
    pages/back-pain/en.yaml:71:92 error[unknown-aid] there is no aid `scoliosis-orhi`
      at: scoliosis-orhi
      help: did you mean `scoliosis-ohri`?
    ");
}

#[test]
fn an_aid_that_no_file_resembles() {
    assert_snapshot!(Content::real().edit(PAGE, "scoliosis-ohri]", "knee-nice]").faults(), @"
    pages/back-pain/en.yaml:71:92 error[unknown-aid] there is no aid `knee-nice`
      at: knee-nice
      help: create aids/knee-nice.yaml with `signpost new aid knee-nice`, or take `knee-nice` out of the list
    ");
}

#[test]
fn two_equal_keys() {
    let content = Content::real().edit(AID, "status: active", "status: active\nprovider: ohri");
    assert_snapshot!(content.faults(), @"
    aids/scoliosis-ohri.yaml:10:1 error[duplicate-key] the key `provider` stands here twice
      at: provider
      also: aids/scoliosis-ohri.yaml:5:1
      help: keep one of the two, with the value that is right
    ");
}

#[test]
fn a_javascript_address() {
    let content = Content::real().edit(
        AID,
        "https://decisionaid.ohri.ca/AZsumm.php?ID=1037",
        "javascript:alert(1)",
    );
    assert_snapshot!(content.faults(), @"
    aids/scoliosis-ohri.yaml:11:10 error[invalid-url] `javascript:alert(1)` is not a web address
      at: javascript:alert(1)
      help: write a full web address that starts with https://, for example https://decisionaid.ohri.ca/AZsumm.php?ID=1037
    ");
}

#[test]
fn a_tab_for_indentation() {
    let content = Content::real().edit(AID, "    title:", "\ttitle:");
    assert_snapshot!(content.faults(), @"
    aids/scoliosis-ohri.yaml:12:1 error[tab-indentation] the line is indented with a tab, which YAML does not allow
      at: 	
      help: use spaces: two for each level; most editors can be told to type spaces for the tab key
    ");
}

#[test]
fn an_empty_file() {
    assert_snapshot!(Content::real().write(AID, "").faults(), @"
    aids/scoliosis-ohri.yaml:1:1 error[empty-file] the file is empty
      at: 
      help: write the file's content, or delete the file; `signpost new` makes one that is valid
    ");
}

#[test]
fn a_file_whose_last_suppression_was_taken_out() {
    assert_snapshot!(Content::real().write("suppressions.yaml", "# none\n").faults(), @"
    suppressions.yaml:1:1 error[empty-file] the file is empty
      at: 
      help: where nothing is suppressed, write []
    ");
    assert_snapshot!(Content::real().write("suppressions.yaml", "[]\n").faults(), @"");
}

#[test]
fn a_file_of_comments_only() {
    assert_snapshot!(Content::real().write(AID, "# nothing yet\n---\n").faults(), @"
    aids/scoliosis-ohri.yaml:1:1 error[empty-file] the file is empty
      at: 
      help: write the file's content, or delete the file; `signpost new` makes one that is valid
    ");
}

#[test]
fn a_file_that_is_not_utf8() {
    assert_snapshot!(Content::real().write(AID, b"id: scoliosis-ohri\nsubject: {nl: Scoli\xf6se}\n").faults(), @"
    aids/scoliosis-ohri.yaml:2:20 error[not-utf8] the file is not UTF-8 text: byte 39 begins no character
      at: �
      help: save the file as UTF-8; editors offer it as “Save with encoding”
    ");
}

#[test]
fn a_colon_in_a_text_without_quotes() {
    let content = Content::real().edit(
        AID,
        "\"Scoliosis: Should I (or My Child) Have Surgery?\"",
        "Scoliosis: Should I have surgery?",
    );
    assert_snapshot!(content.faults(), @r#"
    aids/scoliosis-ohri.yaml:12:21 error[yaml-syntax] a colon with a space after it ends a key, and this is none
      at: : Should I have surgery?
      help: put the text in quotes: title: "Scoliosis: Should I have surgery?"
    "#);
}

#[test]
fn a_quote_that_is_not_closed() {
    let content = Content::real().edit(AID, "Have Surgery?\"", "Have Surgery?");
    assert_snapshot!(content.faults(), @r#"
    aids/scoliosis-ohri.yaml:12:12 error[yaml-syntax] this quote is not closed
      at: "Scoliosis: Should I (or My Child) Have Surgery?
      help: a quote that opens a text must also close it
    "#);
}

#[test]
fn an_alias_an_anchor_and_a_tag() {
    let content = Content::real()
        .edit(AID, "condition: scoliosis", "condition: &c scoliosis")
        .edit(AID, "provider: ohri", "provider: !text ohri");
    assert_snapshot!(content.faults(), @"
    aids/scoliosis-ohri.yaml:4:12 error[yaml-feature] content does not use an anchor (`&…`)
      at: &c scoliosis
      help: leave out the word that begins with `&`; if the text itself begins with `&`, put it in quotes
    aids/scoliosis-ohri.yaml:5:11 error[yaml-feature] content does not use a tag (`!…`)
      at: !text ohri
      help: leave out the word that begins with `!`; if the text itself begins with `!`, put it in quotes
    ");
}

#[test]
fn a_word_that_yaml_readers_disagree_on() {
    let content = Content::real().edit(PAGE, "title: Back pain treatment options", "title: no");
    assert_snapshot!(content.faults(), @r#"
    pages/back-pain/en.yaml:5:8 warning[ambiguous-scalar] other YAML readers take a plain `no` for something other than text
      at: no
      help: if it is text, put it in quotes: "no"; if yes or no is meant, write true or false
    "#);
}

#[test]
fn a_value_of_the_wrong_kind() {
    assert_snapshot!(Content::real().edit(AID, "status: active", "status: active\ncollection: maybe").faults(), @"
    aids/scoliosis-ohri.yaml:10:13 error[wrong-type] `collection` must be true or false, not text
      at: maybe
      help: write true or false
    ");
}

#[test]
fn a_value_that_is_not_allowed() {
    assert_snapshot!(Content::real().edit(AID, "surgery-or-not", "surgery-or-no").faults(), @"
    aids/scoliosis-ohri.yaml:6:11 error[invalid-value] `decision` cannot be `surgery-or-no`
      at: surgery-or-no
      help: did you mean `surgery-or-not`?
    ");
}

#[test]
fn a_key_that_is_left_empty() {
    assert_snapshot!(Content::real().edit(AID, "condition: scoliosis", "condition:").faults(), @"
    aids/scoliosis-ohri.yaml:4:1 error[empty-value] `condition` is left empty
      at: condition
      help: write a value after the colon: use small letters without accents, digits, and single hyphens between words, for example scoliosis-ohri
    ");
}

#[test]
fn an_id_that_is_not_the_name_of_its_file() {
    assert_snapshot!(Content::real().edit(AID, "id: scoliosis-ohri", "id: scoliosis").faults(), @"
    aids/scoliosis-ohri.yaml:2:5 error[id-mismatch] `id` is `scoliosis`, but the file is called `scoliosis-ohri`
      at: scoliosis
      help: write `id: scoliosis-ohri`, or rename the file to `scoliosis`
    ");
}

#[test]
fn a_suppression_past_its_date() {
    let content = Content::real().write(
        "suppressions.yaml",
        "- {url: \"https://www.thuisarts.nl/hernia\", verdict: blocked, reason: answers 403 to robots, until: 2026-11-21}\n",
    );
    assert_snapshot!(content.faults(), @"
    suppressions.yaml:1:100 error[suppression-expired] this suppression ended on 2026-11-21
      at: 2026-11-21
      help: look at the link again: then remove the suppression, or give it a new date and reason
    ");
}

#[test]
fn a_file_in_the_wrong_place() {
    let content =
        Content::real().write("aids/knee.yml", "id: knee\n").write("notes.yaml", "a: b\n");
    assert_snapshot!(content.faults(), @"
    aids/knee.yaml:1:1 error[missing-key] the keys `subject`, `condition`, `decision`, `languages`, `status` and `links` are missing
      at: id
      help: add `subject: …`, `condition: …`, `decision: …`, `languages: …`, `status: …` and `links: …`
    aids/knee.yaml:1:5 warning[unlisted-aid] no page lists this aid
      at: knee
      help: add `knee` to `list` under `aids` of the pages that it belongs to
    aids/knee.yml:1:1 error[unexpected-file] nothing reads this file
      at: 
      help: rename it to aids/knee.yaml
    notes.yaml:1:1 warning[unexpected-file] nothing reads this file
      at: 
      help: content is site.yaml, suppressions.yaml, providers/<id>.yaml, aids/<id>.yaml and pages/<id>/<language>.yaml
    ");
}

#[test]
fn a_site_without_site_yaml() {
    assert_snapshot!(Content::real().remove("site.yaml").faults(), @"
    site.yaml:1:1 error[missing-file] there is no site.yaml in the content folder
      at: 
      help: create it, or name the right folder with --content DIR
    ");
}

#[test]
fn all_faults_of_all_files_at_once() {
    let content = Content::real()
        .edit(AID, "status: active", "status: actve\ncolour: blue")
        .edit("aids/herniated-disc-nl.yaml", "status: active", "status: active: yes")
        .edit(PAGE, "scoliosis-ohri]", "scoliosis-orhi]")
        .edit("providers/ohri.yaml", "https://decisionaid.ohri.ca/", "decisionaid.ohri.ca");
    assert_snapshot!(content.faults(), @r#"
    aids/herniated-disc-nl.yaml:9:15 error[yaml-syntax] a colon with a space after it ends a key, and this is none
      at: : yes
      help: put the text in quotes: status: "active: yes"
    aids/scoliosis-ohri.yaml:9:9 error[invalid-value] `status` cannot be `actve`
      at: actve
      help: did you mean `active`?
    aids/scoliosis-ohri.yaml:10:1 error[unknown-key] the key `colour` does not belong here
      at: colour
      help: the keys that may stand here are: id, subject, condition, provider, decision, collection, expect_min, languages, updated, status, archived_on, withdrawn_on, successor, links
    pages/back-pain/en.yaml:71:92 error[unknown-aid] there is no aid `scoliosis-orhi`
      at: scoliosis-orhi
      help: did you mean `scoliosis-ohri`?
    providers/ohri.yaml:5:7 error[invalid-url] `decisionaid.ohri.ca` is not a web address
      at: decisionaid.ohri.ca
      help: write a full web address that starts with https://, for example https://decisionaid.ohri.ca/
    "#);
}

#[test]
fn a_file_with_one_bad_value_still_gets_its_other_faults() {
    // Of an aid: a choice that there is not, and besides it a host, a date and a provider's name.
    let content = Content::real()
        .edit(AID, "surgery-or-not", "surgery-or-no")
        .edit(AID, "updated: 2020", "updated: 2062")
        .edit(AID, "https://decisionaid.ohri.ca/", "https://decisionaid.ohri.example/");
    assert_snapshot!(content.faults(), @"
    aids/scoliosis-ohri.yaml:6:11 error[invalid-value] `decision` cannot be `surgery-or-no`
      at: surgery-or-no
      help: did you mean `surgery-or-not`?
    aids/scoliosis-ohri.yaml:8:10 error[future-date] the year of the update is in the future
      at: 2062
      help: write a date up to today, 2026-11-22
    aids/scoliosis-ohri.yaml:11:10 error[foreign-host] `decisionaid.ohri.example` is not one of the hosts of OHRI
      at: https://decisionaid.ohri.example/AZsumm.php?ID=1037
      also: providers/ohri.yaml:6:8
      help: did you mean `decisionaid.ohri.ca`? If `decisionaid.ohri.example` is OHRI's as well, add it to `hosts` in providers/ohri.yaml
    ");
}

#[test]
fn a_page_with_one_bad_value_is_still_a_page() {
    // Its aids are listed, its sections are there and its translation is one of it.
    let content = Content::real()
        .edit(PAGE, "2026-11-22", "2026-02-30")
        .edit(PAGE, "  heading: Back pain decision aids\n", "")
        .edit(PAGE, "    heading: Scoliosis\n", "    heading: [Scoliosis]\n");
    assert_snapshot!(content.faults(), @r#"
    pages/back-pain/en.yaml:55:14 error[wrong-type] `heading` must be text, not a list
      at: [Scoliosis]
      help: if it is text, put it in quotes: "[Scoliosis]"
    pages/back-pain/en.yaml:64:3 error[missing-key] the key `heading` is missing in `aids`
      at: intro
      help: add `heading: …`. The heading above the decision aids.
    pages/back-pain/en.yaml:71:14 error[invalid-date] `2026-02-30` is not a date that exists
      at: 2026-02-30
      help: write a date that exists, as year-month-day, for example 2026-11-22
    "#);
}

#[test]
fn what_stands_below_a_misspelt_key_is_looked_at() {
    let content = Content::real()
        .edit(PAGE, "sections:", "sectons:")
        .edit(PAGE, "    heading: Scoliosis\n", "    headng: Scoliosis\n")
        .edit(PAGE, "going to hospital", "going to <b>hospital</b>");
    assert_snapshot!(content.faults(), @"
    pages/back-pain/en.yaml:14:1 error[unknown-key] the key `sectons` does not belong here
      at: sectons
      help: did you mean `sections`?
    pages/back-pain/en.yaml:21:22 error[raw-html] texts are written without HTML
      at: <b>
      help: write **bold** for bold text
    pages/back-pain/en.yaml:55:5 error[unknown-key] the key `headng` does not belong here
      at: headng
      help: did you mean `heading`?
    ");
}

#[test]
fn a_file_that_cannot_be_read_is_not_missed_elsewhere() {
    let content = Content::real()
        .edit(PAGE, "title: Back", "title: \"Back")
        .edit("providers/ohri.yaml", "name: Ottawa", "name: \"Ottawa")
        .edit("aids/herniated-disc-nl.yaml", "subject: {", "subject: {{");
    assert_snapshot!(content.faults(), @r#"
    aids/herniated-disc-nl.yaml:3:10 error[yaml-syntax] this bracket is not closed
      at: {
      help: write } where the list ends
    pages/back-pain/en.yaml:5:8 error[yaml-syntax] this quote is not closed
      at: "Back pain treatment options
      help: a quote that opens a text must also close it
    providers/ohri.yaml:3:7 error[yaml-syntax] this quote is not closed
      at: "Ottawa Hospital Research Institute
      help: a quote that opens a text must also close it
    "#);
}

#[test]
fn a_year_only_is_given_the_benefit_of_the_doubt() {
    let faults = |updated: &str| {
        let content = Content::real().edit(AID, "updated: 2020", &format!("updated: {updated}"));
        let (_, diagnostics) = content.check();
        diagnostics
            .iter()
            .filter(|it| it.place().file.as_str() == AID)
            .map(|it| it.code.as_str())
            .collect::<Vec<_>>()
    };
    // The tests take place on 2026-11-22, and aids are stale after 5 years.
    assert_eq!(faults("2021"), ["unverified-link"], "it may be of 2021-12-31");
    assert_eq!(faults("2020"), ["stale-aid", "unverified-link"]);
    assert_eq!(faults("2021-11-22"), ["unverified-link"]);
    assert_eq!(faults("2021-11-21"), ["stale-aid", "unverified-link"]);
    assert_eq!(faults("2026"), ["unverified-link"], "this year has begun");
}

#[test]
fn an_archived_aid_may_be_listed_or_not() {
    let archived = Content::real().edit(AID, "status: active", "status: archived");
    assert_snapshot!(archived.faults(), @"");
    let unlisted = [PAGE, "pages/back-pain/nl.yaml"]
        .into_iter()
        .fold(archived, |content, page| content.edit(page, ", scoliosis-ohri]", "]"));
    assert_snapshot!(unlisted.faults(), @"");
}

#[test]
fn an_http_address_is_a_note_unless_its_host_is_known_to_do_better() {
    let content = Content::real().edit("aids/herniated-disc-nl.yaml", "https:", "http:").edit(
        "providers/thuisarts.yaml",
        "home: https:",
        "home: http:",
    );
    assert_snapshot!(content.faults(), @"");
    assert_snapshot!(Content::real().edit("aids/herniated-disc-nl.yaml", "https:", "http:").faults(), @"
    aids/herniated-disc-nl.yaml:14:10 warning[insecure-url] the address begins with http, not https
      at: http://www.thuisarts.nl/hernia
      help: write https://www.thuisarts.nl/hernia as other addresses of this host have it
    ");
}
